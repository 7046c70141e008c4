"""The bytes of a file to its data, and all that is wrong with them.

A mistake that YAML cannot read past is cut out, with the entry that it stands in, and the rest is
read again: one run shows the mistakes of the whole file.
"""

import re

from yaml import MarkedYAMLError
from yaml.reader import ReaderError

from checker.loading.characters import decoded, problem_at, seen, without_odd
from checker.loading.nodes import Builder, MappingNode, TooDeep, no_space
from checker.loading.slips import mended, merged, undrawn
from checker.model.place import Place, Problem
from checker.values.named import NamedTuple

MOST_CUTS = 20
"""How many mistakes in one file are cut out before the file is given up."""

# Patterns are compiled when something is wrong: a run without mistakes need not pay for them.
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
    text, problems = decoded(data, file)
    if text is not None and not text.isascii():
        text, odd = seen(text, file)
        problems += odd
    if text is None:
        return Read(None, problems, set(), "")
    try:
        read = _read(text, file)
    except ReaderError as error:
        text, odd = without_odd(text, file)
        problems += odd or [problem_at(file, text or "", 0, f"not YAML: {error.reason}")]
        if text is None or not odd:
            return Read(None, problems, set(), text or "")
        read = _read(text, file)
    return read._replace(problems=problems + read.problems) if problems else read


def _read(text: str, file: str) -> Read:
    """What a text holds; raises ``ReaderError`` where characters cannot stand in it."""
    builder = Builder(text, file)
    try:
        root = builder.build()
        if builder.goes_on and (drawn := undrawn(lines := text.split("\n"), file)):
            builder = Builder("\n".join(lines), file)
            root = builder.build()
            builder.problems += drawn
    except (MarkedYAMLError, TooDeep):
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


def _without_mistakes(found: Builder, text: str) -> object:
    """What is left when each entry that YAML cannot read past is cut out.

    ``found`` gets the problems and the lost lines.
    """
    lines = text.split("\n")
    problems, cut = merged(lines, found.file)
    problems += mended(lines, found.file)
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
