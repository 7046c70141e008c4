"""Bytes and lines of files that may be packed. Nothing is read whole."""

import gzip
import os
import stat
import zlib
from collections.abc import Iterator
from io import BufferedReader, RawIOBase, TextIOWrapper
from pathlib import Path
from shutil import copyfileobj
from typing import IO, cast, final

from checker.tables.begins import MOST, other_kind
from checker.tables.rows import INSTALL, NotReadable

LONGEST = 16 * 2**20
"""The most bytes that one line may have."""

MOST_UNPACKED = 64 * 2**30
"""The most bytes that a file may unpack to."""

_AT_ONCE = 2**20
_BOM = "\ufeff"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF_8 = "its letters are UTF-8: take `encoding` out of the mapping"
_ENDLESS = f"a line of more than {LONGEST // 2**20} MiB: no table"


def regular(path: str) -> None:
    """Raise ``NotReadable`` of a path at which there is no file."""
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        raise NotReadable(f"cannot be read: {error.strerror}") from None
    if not stat.S_ISREG(mode):
        raise NotReadable("not a regular file: put a file here")


@final
class _Unpacked(RawIOBase):
    """What a file unpacks to; raises ``NotReadable`` where that is more than anybody means."""

    def __init__(self, unpacked: BufferedReader) -> None:
        self._unpacked = unpacked
        self._left = MOST_UNPACKED

    def readable(self) -> bool:
        return True

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]
        some = self._unpacked.read1(len(into))  # no more: behind it the file may be damaged
        into[: len(some)] = some
        self._left -= len(some)
        if self._left < 0:
            most = f"more than {MOST_UNPACKED >> 30} GiB"
            raise NotReadable(f"it unpacks to {most}: unpack it, and part it into several files")
        return len(some)

    def close(self) -> None:
        self._unpacked.close()
        super().close()


def opened(path: str) -> IO[bytes]:
    """A file, unpacked on the way; raises ``NotReadable``, in the middle too."""
    regular(path)
    try:
        if path.lower().endswith(".gz"):
            unpacked = cast("BufferedReader", gzip.open(path, "rb"))  # noqa: SIM115 -- as below
            return cast("IO[bytes]", BufferedReader(_Unpacked(unpacked), _AT_ONCE))
        if path.lower().endswith(".zst"):
            return cast("IO[bytes]", BufferedReader(_Unpacked(_zst(path)), _AT_ONCE))
        return open(path, "rb")
    except OSError as error:
        raise NotReadable(f"cannot be read: {error.strerror}") from None


def _zst(path: str) -> BufferedReader:
    try:
        import zstandard
    except ImportError:
        raise NotReadable(f"packed with zstandard, which is not installed: {INSTALL}") from None
    unpacked = zstandard.ZstdDecompressor().stream_reader(
        open(path, "rb"),  # noqa: SIM115 -- closed with what unpacks it
        read_across_frames=True,
        closefd=True,
    )
    return BufferedReader(cast("RawIOBase", unpacked))


def unpack(path: str, into: Path) -> None:
    """Write what a packed file holds into another one; raises ``NotReadable``."""
    try:
        with into.open("wb") as file, opened(path) as packed:
            copyfileobj(packed, file, _AT_ONCE)
    except Exception as error:
        raise _refusal(error, 1) from None


def lines(path: str, encoding: str, *, json: bool = False) -> Iterator[str]:
    """The lines of a file, with their ends; raises ``NotReadable``, in the middle too. ``json``:
    each is an object."""
    number = 0
    try:
        with opened(path) as file:
            _refuse_others(cast("BufferedReader", file).peek(MOST)[:MOST], encoding, json=json)
            for number, line in enumerate(_decoded(file, encoding), 1):
                yield line.removeprefix(_BOM) if number == 1 else line
    except Exception as error:
        raise _refusal(error, number + 1) from None


def _refusal(error: Exception, row: int) -> Exception:
    """What is raised of a file that cannot be read on: what packed files raise is told."""
    if isinstance(error, OSError | EOFError | zlib.error) or type(error).__name__ == "ZstdError":
        why = "it is damaged, or not packed as its name says"
        told = error.strerror if isinstance(error, OSError) and error.strerror else why
        return NotReadable(f"cannot be read: {told}", row)
    return error


def _refuse_others(begins: bytes, encoding: str, *, json: bool) -> None:
    """Raise ``NotReadable`` of what begins as a file of another kind."""
    wide = begins.startswith(_WIDE_MARKS) and not begins.startswith(b"\xff\xfe\0\0")
    if encoding == "utf-16" and not wide and begins:
        if b"\0" in begins:
            raise NotReadable("UTF-16 without a mark (BOM) at its beginning: save it as UTF-8")
        raise NotReadable("not UTF-16: name another `encoding`, or none, which means UTF-8")
    if encoding != "utf-16" and (found := other_kind(begins, json=json)):
        raise NotReadable(found)


def _decoded(file: IO[bytes], encoding: str) -> Iterator[str]:
    number = 0
    if encoding == "utf-16":
        with TextIOWrapper(file, encoding="utf-16", newline="") as text:
            try:
                while wide := text.readline(LONGEST):
                    number += 1
                    if len(wide) == LONGEST:
                        raise NotReadable(_ENDLESS, number)
                    yield wide
            except UnicodeError:
                wrong = "not UTF-16, here or a few lines on: the file is damaged, or cut off"
                raise NotReadable(wrong, number + 1) from None
        return
    while line := file.readline(LONGEST + 1):
        number += 1
        if len(line) > LONGEST:
            raise NotReadable(_ENDLESS, number)
        if b"\0" in line:
            raise NotReadable(_nothing_in(line), number)
        if encoding != "utf-8" and _is_utf_8(line):
            raise NotReadable(_UTF_8, number)
        try:
            yield line.decode(encoding)
        except UnicodeDecodeError as error:
            raise NotReadable(_not_text(line, error, encoding), number) from None


def _nothing_in(line: bytes) -> str:
    """What is said of a line with a byte that is no letter of any text."""
    if 1 < 3 * line.count(b"\0") / len(line) < 2:
        return "UTF-16 without a mark (BOM) at its beginning, or no text at all: save it as UTF-8"
    at = line.index(b"\0") + 1
    return f"a byte of zero, character {at} of the line: the file is damaged, or no text"


def _is_utf_8(line: bytes) -> bool:
    """Whether a line has letters beyond ASCII, and they are UTF-8: what is written otherwise is
    not, but by a freak."""
    try:
        return not line.isascii() and bool(line.decode())
    except UnicodeDecodeError:
        return False


def _not_text(line: bytes, error: UnicodeDecodeError, encoding: str) -> str:
    called = encoding.upper() if encoding == "utf-8" else encoding
    return (
        f"not {called}: byte 0x{line[error.start]:02x}, character {error.start + 1} of the line; "
        "save the file as UTF-8, or name its `encoding`"
    )
