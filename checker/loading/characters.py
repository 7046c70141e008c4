"""The bytes of a file to its characters, and what is wrong with those.

What cannot stand in a file is told, and made harmless where it stands, so that the rest of the file
is read and one run shows all that is wrong with it. No column moves by that.
"""

import re
from typing import Final, final
from unicodedata import name

from checker.model.place import Place, Problem
from checker.values.named import NamedTuple

MOST_CHARACTERS: Final = 20
"""How many characters that cannot stand in a file are named one by one."""

_BOM: Final = b"\xef\xbb\xbf"
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_MOST_ODD_BYTES: Final = 10
"""One byte of so many may be none of UTF-8, where a file is a text of another encoding."""

# Patterns are compiled when something is wrong: a run without mistakes need not pay for them.
_ALLOWED: Final = "\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
UNSEEN: Final = "\x85\u2028\u2029\ufeff"
"""Characters that begin a line for YAML and for nobody else, and one that hides in words."""

NO_SPACES: Final = "\xa0\u202f\u2009\u2007\u3000"
"""What looks like a space, and is none to YAML: those that keyboards and programs write."""

_FORMATS: Final = {
    b"\x1f\x8b": "a packed file (gzip)",
    b"PK\x03\x04": "a packed file (ZIP), as .xlsx and .docx are",
    b"%PDF": "a PDF",
    b"SQLite format 3": "a database of SQLite",
    b"PAR1": "a Parquet file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\xd0\xcf\x11\xe0": "a file of an office program",
}
"""How files of other formats begin."""


@final
class Characters(NamedTuple):
    """The text of a file, as far as it can be used, and what is wrong with it."""

    text: str | None
    problems: list[Problem]


def decoded(data: bytes, file: str) -> Characters:
    """The text that the bytes of a file are."""
    data = data.removeprefix(_BOM)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _of_other_bytes(data, file, error.start)
    if "\0" in text[:4]:
        return _unfit(file, "not text, or not UTF-8: save the file as UTF-8")
    if text.startswith(("%PDF", "SQLite format 3\0", "PAR1")):
        return _of_other_bytes(data, file, 0)
    return Characters(text, [])


def _of_other_bytes(data: bytes, file: str, start: int) -> Characters:
    """What is no UTF-8 from ``start`` on."""
    good = data[:start].decode()
    for begins, called in _FORMATS.items():
        if data.startswith(begins):
            return _unfit(file, f"{called}, not YAML: keep it elsewhere, or under another ending")
    if data.startswith(_UTF_16) or b"\0" in data[:4]:
        wrong = "UTF-16, not UTF-8: save the file as UTF-8"
        return Characters(None, [problem_at(file, good, len(good), wrong)])
    wrong = f"not UTF-8: byte 0x{data[start]:02x}; save the file as UTF-8"
    told = [problem_at(file, good, len(good), wrong)]
    text = data.decode("utf-8", "surrogateescape")
    odd = sum("\udc80" <= sign <= "\udcff" for sign in text)
    if b"\0" in data or odd * _MOST_ODD_BYTES > len(text):
        return Characters(None, told)
    # read on as what most such files are
    western = {0xDC00 + byte: _western(byte) for byte in range(0x80, 0x100)}
    return Characters(text.translate(western), told)


def _western(byte: int) -> str:
    return bytes([byte]).decode("windows-1252", "replace")


def _unfit(file: str, wrong: str) -> Characters:
    return Characters(None, [Problem(Place(file, 1, 1), wrong)])


def seen(text: str, file: str) -> Characters:
    """The text without what nobody sees, or takes for a space; only what is not ASCII is looked
    at."""
    problems: list[Problem] = []
    if any(map(text.__contains__, UNSEEN)):
        kept, problems = without_odd(text, file)
        if kept is None:
            return Characters(None, problems)
        text = kept
    if any(map(text.__contains__, NO_SPACES)):
        text, more = _with_spaces(text, file)
        problems += more
    return Characters(text, problems)


def without_odd(text: str, file: str) -> Characters:
    """The text without the characters that cannot stand in a file, each of which is told; no text
    where these are more than anybody mends by hand."""
    problems: list[Problem] = []
    at = [found.start() for found in re.finditer(f"[^{_ALLOWED}]", text)]
    for index in at[:MOST_CHARACTERS]:
        message = f"character U+{ord(text[index]):04X} is not allowed: remove it"
        problems.append(problem_at(file, text, index, message))
    if more := at[MOST_CHARACTERS:]:
        message = f"{len(more)} more characters from here on are not allowed: is this a text file?"
        problems.append(problem_at(file, text, more[0], message))
        return Characters(None, problems)
    signs = list(text)
    for index in at:
        signs[index] = " "
        if text[index] == "\ufeff":  # it parts no word, and what follows on its line stays there
            signs[index] = ""
            end = re.compile(r"[,}\]\r\n]|$").search(text, index)
            signs[end.start() - 1 if end else -1] += " "
    return Characters("".join(signs), problems)


_ENTRY: Final = rf"(?:- |[\w.-]+:(?:[\s{NO_SPACES}]|$)|[\[{{])"


def _with_spaces(text: str, file: str) -> tuple[str, list[Problem]]:
    """The text with spaces where YAML needs one and something else stands that looks like it: at
    the beginning of a line, behind a dash and behind a key."""
    problems: list[Problem] = []
    lines = text.split("\n")
    begins = re.compile(rf"[ {NO_SPACES}]*+(?:-[ {NO_SPACES}]++)*+(?={_ENTRY})")
    keyed = re.compile(rf"(?:[{{,]\s*+|^[ -]*+)[\w.-]++:([{NO_SPACES}]++)")
    inside = in_blocks(lines)
    for number, line in enumerate(lines):
        if number in inside or not any(map(line.__contains__, NO_SPACES)):
            continue
        begin = begins.match(line)
        spans = [begin.span()] if begin and any(map(begin[0].__contains__, NO_SPACES)) else []
        plain = "".join(_plain(line[:end]) + line[end:] for _, end in spans) or line
        spans += [found.span(1) for found in keyed.finditer(plain)]
        if not spans:
            continue
        first = min(at for start, end in spans for at in range(start, end) if line[at] in NO_SPACES)
        told = name(line[first]).lower()
        wrong = f"a {told} stands where YAML needs a plain space: write one"
        problems.append(Problem(Place(file, number + 1, first + 1), wrong))
        for start, end in spans:
            line = line[:start] + _plain(line[start:end]) + line[end:]
        lines[number] = line
    return "\n".join(lines), problems


def _plain(part: str) -> str:
    return "".join(" " if sign in NO_SPACES else sign for sign in part)


def in_blocks(lines: list[str]) -> set[int]:
    """The numbers, counted from 0, of the lines of texts that begin with `|` or `>`."""
    found: set[int] = set()
    begins = re.compile(r"(?:^|[:-] )\s*[|>][0-9+-]{0,2}\s*(?:#.*)?$")
    deeper = -1
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip(" "))
        if deeper >= 0 and indent > deeper:
            found.add(number)
            continue
        deeper = indent if begins.search(line) else -1
    return found


def problem_at(file: str, text: str, index: int, message: str) -> Problem:
    """A problem with the character of a text at ``index``."""
    line, column = text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
    return Problem(Place(file, line, column), message)
