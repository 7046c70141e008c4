"""Bytes and lines of files that may be packed. Nothing is read whole."""

import gzip
import os
import stat
import zlib
from collections.abc import Iterator
from io import BufferedReader, TextIOWrapper
from typing import IO, cast

from checker.tables.rows import INSTALL, NotReadable

LONGEST = 16 * 2**20
"""The most bytes that one line may have."""

_BOM = "\ufeff"
_ENDLESS = f"a line of more than {LONGEST // 2**20} MiB: no table"


def regular(path: str) -> None:
    """Raise ``NotReadable`` of a path at which there is no file."""
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        raise NotReadable(f"cannot be read: {error.strerror}") from None
    if not stat.S_ISREG(mode):
        raise NotReadable("not a regular file: put a file here")


def opened(path: str) -> IO[bytes]:
    """A file, unpacked on the way; raises ``NotReadable``."""
    regular(path)
    try:
        if path.lower().endswith(".gz"):
            return cast("IO[bytes]", gzip.open(path, "rb"))
        if path.lower().endswith(".zst"):
            return _zst(path)
        return open(path, "rb")
    except OSError as error:
        raise NotReadable(f"cannot be read: {error.strerror}") from None


def _zst(path: str) -> IO[bytes]:
    try:
        import zstandard
    except ImportError:
        raise NotReadable(f"packed with zstandard, which is not installed: {INSTALL}") from None
    unpacked = zstandard.ZstdDecompressor().stream_reader(
        open(path, "rb"),  # noqa: SIM115 -- closed with what unpacks it
        read_across_frames=True,
        closefd=True,
    )
    return cast("IO[bytes]", BufferedReader(unpacked))


def lines(path: str, encoding: str) -> Iterator[str]:
    """The lines of a file, with their ends; raises ``NotReadable``, in the middle too."""
    number = 0
    try:
        with opened(path) as file:
            for number, line in enumerate(_decoded(file, encoding), 1):
                yield line.removeprefix(_BOM) if number == 1 else line
    except (OSError, EOFError, zlib.error) as error:
        why = "it is damaged, or not packed as its name says"
        told = error.strerror if isinstance(error, OSError) and error.strerror else why
        raise NotReadable(f"cannot be read: {told}", number + 1) from None
    except Exception as error:
        if type(error).__name__ != "ZstdError":
            raise
        why = "cannot be read: it is damaged, or not packed as its name says"
        raise NotReadable(why, number + 1) from None


def _decoded(file: IO[bytes], encoding: str) -> Iterator[str]:
    if encoding == "utf-16":
        with TextIOWrapper(file, encoding="utf-16", newline="") as text:
            try:
                while wide := text.readline(LONGEST):
                    if len(wide) == LONGEST:
                        raise NotReadable(_ENDLESS)
                    yield wide
            except UnicodeError:
                raise NotReadable("not UTF-16: name another `encoding`") from None
        return
    number = 0
    while line := file.readline(LONGEST + 1):
        number += 1
        if len(line) > LONGEST:
            raise NotReadable(_ENDLESS, number)
        try:
            yield line.decode(encoding)
        except UnicodeDecodeError as error:
            raise NotReadable(_not_text(line, error, encoding), number) from None


def _not_text(line: bytes, error: UnicodeDecodeError, encoding: str) -> str:
    if line.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16: write `encoding: utf-16` in its mapping"
    called = encoding.upper() if encoding == "utf-8" else encoding
    return (
        f"not {called}: byte 0x{line[error.start]:02x}, character {error.start + 1} of the line; "
        "save the file as UTF-8, or name its `encoding`"
    )
