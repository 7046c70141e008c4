"""What files were parsed to, kept from one run to the next, in a file that is never trusted.

A line for each file: the hash of its bytes, a seal, and what :mod:`checker.loading.packed` makes
of them, with tabs between. The seal is a hash of the line and of the checker's version, with a key
that only this user has: who does not know the key, such as somebody who commits a cache, can write
no line that counts; nor does a line that is damaged, or of another version. What does not count is
parsed anew.
"""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Final, final

from checker.loading.aside import File, pack_all
from checker.loading.files import Digest, read_bytes
from checker.model.release import __version__

FORM: Final = 2
"""Raised when what is packed, or how, changes within a version."""

_HASH: Final = 64
"""How many digits a hash has; a seal has half of that."""

_BEGIN: Final = _HASH + 1 + _HASH // 2 + 1
"""Where in a line begins what was parsed."""

_LARGER: Final = 16
"""How many times as long as a file its line can be: of a short word all places are told."""

_BESIDE: Final = 1000
"""How many bytes more there can be for a file: what is no part of what was parsed."""


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
        self._texts: dict[str, bytes] = {}

    def pack_all(self, files: Sequence[File], digests: Mapping[str, Digest]) -> Mapping[str, bytes]:
        """As :func:`checker.loading.aside.pack_all`; only what is not known is parsed."""
        most = sum(_LARGER * len(data) + _BESIDE for _, data in files)
        lines = self._lines(most) if self.key else {}
        found: dict[str, bytes] = {}
        for name, _ in files:
            digest = digests[name].as_it_is
            line = lines.get(digest.encode(), b"")
            text = line[_BEGIN:]
            if line[_HASH + 1 : _BEGIN - 1] == self._seal(digest, text):
                found[name] = text
        parsed = pack_all([one for one in files if one[0] not in found])
        self.changed = bool(parsed)
        found.update(parsed)
        self._texts = {digests[name].as_it_is: text for name, text in found.items()}
        return found

    def text(self) -> bytes:
        """What the file should be."""
        return b"".join(
            b"%s\t%s\t%s\n" % (digest.encode(), self._seal(digest, text), text)
            for digest, text in sorted(self._texts.items())
        )

    def _lines(self, most: int) -> dict[bytes, bytes]:
        """The lines of the file, by the hashes that they begin with; none where it has more bytes
        than ``most``: it is not of the files that are asked for."""
        data = read_bytes((self._path, self._path), most)
        lines = data.split(b"\n") if isinstance(data, bytes) else ()
        return {line[:_HASH]: line for line in lines}

    def _seal(self, digest: str, text: bytes) -> bytes:
        hashed = blake2b(f"{__version__} {FORM} {digest}\n".encode(), key=self.key, digest_size=16)
        hashed.update(text)
        return hashed.hexdigest().encode()
