"""The bytes of a file to its data, and all that is wrong with them.

A mistake that YAML cannot read past is cut out, with the entry that it stands in, and the rest is
read again: one run shows the mistakes of the whole file.
"""

import re

from yaml import MarkedYAMLError
from yaml.reader import ReaderError

from checker.loading.nodes import Builder, MappingNode, TooDeep, no_space
from checker.model.place import Place, Problem
from checker.values.named import NamedTuple

MOST_CUTS = 20
"""How many mistakes in one file are cut out before the file is given up."""

MOST_CHARACTERS = 20
"""How many characters that cannot stand in a file are named one by one."""

_BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# Patterns are compiled when something is wrong: a run without mistakes need not pay for them.
_ALLOWED = "\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
_UNSEEN = "\x85\u2028\u2029\ufeff"
"""Characters that begin a line for YAML and for nobody else, and one that hides in words."""
_CONFLICT = r"(?m)^<{7}(?: [^\n]*)?\r?$"
"""Where a merge begins that nobody finished."""
_NO_SPACE = r"\s*(-[A-Za-z_]\w*) *:(?:\s|$)"
_ENTRY = r"-(?:\s|$)|[^\s:#{\[][^:]*:(?:\s|$)"


class Read(NamedTuple):
    """What a file holds. ``lost`` has the lines, counted from 0, of what is left out of it.

    ``text`` is empty where not even that could be read.
    """

    root: MappingNode | None
    problems: list[Problem]
    lost: set[int]
    text: str


def read_yaml(data: bytes, file: str) -> Read:
    """The mapping that a file holds, ``None`` where nothing of it can be used."""
    data = data.removeprefix(_BOM)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        good = data[: error.start].decode()
        message = f"not UTF-8: byte 0x{data[error.start]:02x}; save the file as UTF-8"
        if data.startswith(_UTF_16) or b"\0" in data[:4]:
            message = "UTF-16, not UTF-8: save the file as UTF-8"
        return Read(None, [_problem(file, good, len(good), message)], set(), "")
    if "\0" in text[:4]:
        message = "not text, or not UTF-8: save the file as UTF-8"
        return Read(None, [Problem(Place(file, 1, 1), message)], set(), "")
    if not text.isascii() and any(map(text.__contains__, _UNSEEN)):
        return Read(None, _characters(file, text), set(), text)
    builder = Builder(text, file)
    try:
        root = builder.build()
    except ReaderError as error:
        wrong = _characters(file, text) or [_problem(file, text, 0, f"not YAML: {error.reason}")]
        return Read(None, wrong, set(), text)
    except (MarkedYAMLError, TooDeep):
        if conflicts := list(re.finditer(_CONFLICT, text)):
            merge = (
                "a merge that nobody finished: keep one side, and remove the lines of <, = and >"
            )
            unmerged = [_problem(file, text, each.start(), merge) for each in conflicts[:MOST_CUTS]]
            return Read(None, unmerged, set(), text)
        root = _without_mistakes(builder, text)
    if not isinstance(root, MappingNode) and not builder.problems:
        builder.problems.append(_nothing(file, root))
    return Read(
        root if isinstance(root, MappingNode) else None, builder.problems, builder.lost, text
    )


def _nothing(file: str, root: object) -> Problem:
    message = (
        "nothing in the file: write `facts:` or the like, or remove it"
        if root is None
        else "the file must be a mapping, such as `facts:` and a list"
    )
    return Problem(Place(file, 1, 1), message)


def _characters(file: str, text: str) -> list[Problem]:
    """The characters that cannot stand in a file, the first ones one by one."""
    problems: list[Problem] = []
    at = [found.start() for found in re.finditer(f"[^{_ALLOWED}]", text)]
    for index in at[:MOST_CHARACTERS]:
        message = f"character U+{ord(text[index]):04X} is not allowed: remove it"
        problems.append(_problem(file, text, index, message))
    if more := at[MOST_CHARACTERS:]:
        message = f"{len(more)} more characters from here on are not allowed: is this a text file?"
        problems.append(_problem(file, text, more[0], message))
    return problems


def _problem(file: str, text: str, index: int, message: str) -> Problem:
    line, column = text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
    return Problem(Place(file, line, column), message)


def _without_mistakes(found: Builder, text: str) -> object:
    """What is left when each entry that YAML cannot read past is cut out.

    ``found`` gets the problems and the lost lines.
    """
    problems: list[Problem] = []
    cut: set[int] = set()
    lines = text.split("\n")
    for number, line in enumerate(lines):
        dashed = re.match(_NO_SPACE, line)
        if dashed and number not in cut and len(problems) < MOST_CUTS:
            place = Place(found.file, number + 1, dashed.start(1) + 1)
            problems.append(Problem(place, no_space(dashed[1])))
            _cut(lines, number, cut)
    root: object = None
    for left in reversed(range(MOST_CUTS + 1)):
        builder = Builder("\n".join(lines), found.file)
        try:
            root = builder.build()
        except (MarkedYAMLError, TooDeep) as error:
            at, column, message = _said(error, "\n".join(lines))
            if left:
                problems.append(Problem(Place(found.file, at + 1, column + 1), message))
            if not left or at in cut or at >= len(lines):
                break
            _cut(lines, at, cut)
        else:
            problems += builder.problems
            cut |= builder.lost
            break
    found.problems, found.lost = problems, cut
    return root


def _cut(lines: list[str], line: int, cut: set[int]) -> None:
    """Empty the lines of the entry that ``line`` belongs to."""
    for each in _entry(lines, line):
        lines[each] = ""
        cut.add(each)


def _said(error: MarkedYAMLError | TooDeep, text: str) -> tuple[int, int, str]:
    """Line and column, counted from 0, and a sentence."""
    if isinstance(error, MarkedYAMLError):
        from checker.loading.yaml_errors import wording

        return wording(error, text)
    from checker.loading.yaml_errors import TOO_DEEP

    return error.mark.line, error.mark.column, TOO_DEEP


def _entry(lines: list[str], line: int) -> range:
    """The lines of the innermost list item, or key and value, that ``line`` belongs to."""
    while True:
        begin = line
        while begin and not re.match(_ENTRY, lines[begin].lstrip()):
            begin = _above(lines, begin)
        indent = _indent(lines[begin])
        end = max(begin, line) + 1
        while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > indent):
            end += 1
        text = "".join(lines[begin:end])
        opened = sum(map(text.count, "[{")) - sum(map(text.count, "]}"))
        if opened >= 0 or not begin:
            return range(begin, end)
        line = _above(lines, begin)


def _above(lines: list[str], line: int) -> int:
    """The nearest line above that is indented less; else the first."""
    indent = _indent(lines[line])
    for above in range(line - 1, 0, -1):
        if lines[above].strip() and _indent(lines[above]) < indent:
            return above
    return 0


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
