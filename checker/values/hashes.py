"""Hashes as ``hashlib`` has them, without OpenSSL, which that loads first: 2.5 ms of each run."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b as blake2b
else:
    try:
        from _blake2 import blake2b as blake2b
    except ImportError:  # a Python without hashes of its own
        from hashlib import blake2b as blake2b

_MANY = 2**20
"""From so many bytes on the hash of OpenSSL, several times as fast, makes up for loading it."""


def sha256_of(size: int) -> Callable[[bytes], str]:
    """What gives the SHA-256 of bytes, in hexadecimal digits, where there are so many together."""
    if size < _MANY and not TYPE_CHECKING:
        try:
            from _sha2 import sha256
        except ImportError:  # before Python 3.12
            try:
                from _sha256 import sha256
            except ImportError:  # a Python without hashes of its own
                from hashlib import sha256
    else:
        from hashlib import sha256  # 2.5 ms
    return lambda data: sha256(data).hexdigest()
