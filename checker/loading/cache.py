"""What files were parsed to, kept from one run to the next, in a file that is never trusted.

A line for each portion of files: a seal, a tab, and what :mod:`checker.loading.packed` makes of
them. The seal is a hash of that and of the checker's version, with a key that only this user has:
who does not know the key, such as somebody who commits a cache, can write no line that counts; nor
does a line that is damaged, or of another version. What does not count is parsed anew.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, final

from checker.loading.aside import AT_ONCE, BulkFile, pack_all
from checker.loading.files import read_bytes
from checker.loading.packed import PackedFile, Portion, portion_of
from checker.model.release import __version__
from checker.values.hashes import blake2b

FORM: Final = 3
"""Raised when what is packed, or how, changes within a version."""

_SEAL: Final = 32
"""How many digits a seal has."""

_LARGER: Final = 16
"""How many times as long as a file what is kept of it can be: of a short word all places are
told."""

_BESIDE: Final = 1000
"""How many bytes more there can be for a file: what is no part of what was parsed."""

_FEW: Final = 8
"""So many portions may be smaller than they need be; more are put together."""


@final
class ParsedCache:
    """The cache in one file. It holds next what it was asked for last.

    ``key`` is that of the seals; without one, nothing that is there counts. ``changed``: whether
    the file should be written anew.
    """

    def __init__(self, path: str, key: bytes) -> None:
        """Not read yet."""
        self.key = key
        self.changed = False
        self._path = path
        self._portions: list[Portion] = []

    def pack_all(self, files: Sequence[BulkFile]) -> list[Portion]:
        """As :func:`checker.loading.aside.pack_all`; only what is not known is parsed."""
        most = sum(_LARGER * len(one.data) + _BESIDE for one in files)
        wanted = {one.digest for one in files}
        portions: list[Portion] = []
        for portion in self._kept(most) if self.key else ():
            gone = set(portion.keys) - wanted
            self.changed = self.changed or bool(gone)
            if not gone:
                portions.append(portion)
            elif left := [one for one in portion.packed() if one[0] not in gone]:
                portions.append(Portion(portion_of(left)))
            wanted.difference_update(portion.keys)
        parsed = pack_all([one for one in files if one.digest in wanted])
        self.changed = self.changed or bool(parsed)
        self._portions = portions + parsed
        return self._portions

    def text(self) -> bytes:
        """What the file should be."""
        texts = sorted(portion.text for portion in _together(self._portions))
        return b"".join(b"%s\t%s\n" % (self._seal(text), text) for text in texts)

    def _kept(self, most: int) -> Iterator[Portion]:
        """The portions in the file; none where it has more bytes than ``most``: it is not of the
        files that are asked for."""
        data = read_bytes((self._path, self._path), most)
        if not isinstance(data, bytes):
            return
        whole = memoryview(data)  # of some megabytes, which are not copied line by line
        begin = 0
        while begin < len(data):
            end = data.find(b"\n", begin)
            end = len(data) if end < 0 else end
            text = begin + _SEAL + 1
            if data[begin : begin + _SEAL] == self._seal(whole[text:end]):
                yield Portion(data, text, end)
            begin = end + 1

    def _seal(self, text: bytes | memoryview) -> bytes:
        hashed = blake2b(f"{__version__} {FORM}\n".encode(), key=self.key, digest_size=_SEAL // 2)
        hashed.update(text)
        return hashed.hexdigest().encode()


def _together(portions: Iterable[Portion]) -> Iterator[Portion]:
    """The portions, the small ones put together where they are more than a few."""
    small: list[Portion] = []
    for portion in portions:
        if 4 * len(portion.text) > AT_ONCE:
            yield portion
        else:
            small.append(portion)
    if len(small) <= _FEW:
        yield from small
        return
    some: list[tuple[str, PackedFile]] = []
    size = 0
    for portion in small:
        some += portion.packed()
        size += len(portion.text)
        if 2 * size > AT_ONCE:
            yield Portion(portion_of(some))
            some, size = [], 0
    if some:
        yield Portion(portion_of(some))
