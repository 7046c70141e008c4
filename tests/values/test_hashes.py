"""Hashes are those of ``hashlib``, whoever reckons them."""

import hashlib

import pytest

from checker.values.hashes import blake2b, sha256_of


@pytest.mark.parametrize("size", [0, 9, 2**20, 2**24])
def test_sha256_is_the_same_for_few_bytes_and_for_many(size: int) -> None:
    data = b"a ferry sank"
    assert sha256_of(size)(data) == hashlib.sha256(data).hexdigest()


def test_blake2b_is_the_same() -> None:
    told = blake2b(b"a ferry sank", key=b"of one user", digest_size=9).digest()
    assert told == hashlib.blake2b(b"a ferry sank", key=b"of one user", digest_size=9).digest()
