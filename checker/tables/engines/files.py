"""What an engine must know of a file before it reads it."""

import csv
import re
from codecs import BOM_UTF8
from hashlib import sha256
from typing import Final

from checker.model.untold import NotPicked
from checker.tables.declaration import Table
from checker.tables.engines import File
from checker.tables.readers import ending_of, separated

LONGEST: Final = 131_072
"""How many bytes a line may have: of longer ones some may have a field that the reader here
refuses."""

_AT_ONCE: Final = 2**20
_LONG: Final = f"a line of more than {LONGEST} bytes"
_BLANKS: Final = (b" ", b"\t", b"\v", b"\f")


def plain_names(file: File, table: Table) -> list[str]:
    """The columns of a CSV, packed or not; raises ``NotPicked`` where it is out of the ordinary."""
    if ending_of(file.path) not in (".csv", ".tsv") or table.encoding != "utf-8":
        raise NotPicked("a file that is read line by line")
    names = separated.read(file.path, table).names
    if len({*map(str.casefold, names)}) < len(names) or not all(names):
        raise NotPicked("columns that are called alike")
    return names


def lines_of(path: str, delimiter: str, width: int) -> tuple[int, str]:
    """How many lines a file has, whose rows have ``width`` fields; and its digest, as
    :func:`~checker.tables.digests.digest_of_file` has it, since it is read for them.

    Raises ``NotPicked`` where it is not plainly UTF-8, where a line is longer than
    :data:`LONGEST`, where a blank stands between a quotation mark and the end of its field (engines
    take it away, or take the mark for none), and where a row ends in an empty field too many.
    """
    doubtful, plain = _marks(delimiter)
    empty = re.compile(re.escape(delimiter.encode()) + rb'(?:"")?\r?(?:\n|\Z)')
    number, rest, digest = 0, b"", sha256()
    try:
        with open(path, "rb") as file:
            if file.read(3) == BOM_UTF8:
                raise NotPicked("a file that begins with a mark")
            file.seek(0)
            while some := file.read(_AT_ONCE):
                whole, end, begun = (rest + some).rpartition(b"\n")
                whole += end
                _look_at(whole, doubtful, plain)
                _count_fields(whole, empty, delimiter, width)
                number += whole.count(b"\n")
                digest.update(whole.replace(b"\r\n", b"\n"))
                rest = begun
                if len(rest) > LONGEST:
                    raise NotPicked(_LONG)
            _look_at(rest, doubtful, plain)
            _count_fields(rest, empty, delimiter, width)
    except UnicodeDecodeError:
        raise NotPicked("bytes that are no UTF-8") from None
    digest.update(rest)
    return number + bool(rest), digest.hexdigest()


def plainly_marked(line: str, delimiter: str) -> bool:
    """Whether no blank stands between a quotation mark and the end of its field in one line."""
    return bool(_marks(delimiter)[1].fullmatch(line.encode()))


def _look_at(lines: bytes, doubtful: re.Pattern[bytes], plain: re.Pattern[bytes]) -> None:
    """Whether some whole lines are what every engine reads alike."""
    lines.decode()
    if b"\0" in lines:
        raise NotPicked("a byte of zero")
    at = 0
    while len(lines) - at > LONGEST:
        end = lines.rfind(b"\n", at, at + LONGEST + 1) + 1
        if not end:
            raise NotPicked(_LONG)
        at = end
    at = 0
    while found := doubtful.search(lines, at):
        begin = lines.rfind(b"\n", 0, found.end()) + 1
        at = lines.find(b"\n", found.end()) + 1 or len(lines)
        if not plain.fullmatch(lines, begin, at):
            raise NotPicked("a blank beside a quotation mark")


def _count_fields(lines: bytes, empty: re.Pattern[bytes], delimiter: str, width: int) -> None:
    """Whether lines that end in an empty field have as many as all: engines drop one too many."""
    for found in empty.finditer(lines):
        begin = lines.rfind(b"\n", 0, found.start()) + 1
        line = lines[begin : found.end()].rstrip(b"\r\n")
        fields = line.count(delimiter.encode()) + 1
        if b'"' in line:
            fields = len(next(csv.reader([line.decode()], delimiter=delimiter)))
        if fields != width:
            raise NotPicked("a row with a field too many")


def _marks(delimiter: str) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    """What finds marks that may have a blank between them and the end of their field, and what a
    line is in which none has."""
    sign = re.escape(delimiter.encode())
    blank = b"[" + b"".join(re.escape(one) for one in _BLANKS if one != delimiter.encode()) + b"]"
    doubtful = b'%b"|"%b' % (blank, blank)
    bare = b'(?:(?!%b)[^"\r\n])*+' % sign
    marked = b'"[^"\r\n]*+(?:""[^"\r\n]*+)*+"'
    field = b"(?:%b|%b)" % (marked, bare)
    return re.compile(doubtful), re.compile(b"%b(?:%b%b)*+\r?\n?" % (field, sign, field))
