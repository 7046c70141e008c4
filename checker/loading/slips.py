"""What people type for signs of YAML, and what merges leave, in a file that YAML cannot read.

Each such line is told and read as what it is meant as, so that nothing else is said of it.
"""

import re
from itertools import takewhile

from checker.loading.characters import in_blocks
from checker.model.line import shortened
from checker.model.place import Place, Problem

MOST = 20
"""How many slips of one file are told."""

_MARK = r"( *)([\u2013\u2014\u2212\u2022\u2023\u00b7\u25cf\u25aa\u25e6+]|[0-9]{1,3}[.)])(\s+)(\S.*)"


_DRAWN = r" *(?:-{3,}|={3,}|\*{3,}|_{3,}|~{3,})\s*"
"""A line that somebody drew between others."""

_PARTS = r"(?:---|\.\.\.)(?:\s|$)"
"""What ends or begins a document of YAML."""

_KEY = r"[\"']?([A-Za-z_][\w-]*)[\"']?\s*:(?:\s|$)"

_MERGE = r"(?:<{7}|\|{7}|={7}|>{7})(?: .*)?\r?"
"""A line that a merge leaves. One side stands above the `=`, the other one below; `|` begins what
both have changed."""

SECOND_DOCUMENT = "a second YAML document: put it into a file of its own"


def merged(lines: list[str], file: str) -> tuple[list[Problem], set[int]]:
    """The merges that nobody finished; of each, ``lines`` keep the first side alone.

    And the numbers of the lines that are gone, of merges within an item: it may lack something.
    """
    problems: list[Problem] = []
    lost: set[int] = set()
    marks = [number for number, line in enumerate(lines) if re.fullmatch(_MERGE, line)]
    at = 0
    while at < len(marks):
        signs = "".join(lines[number][0] for number in marks[at : at + 4])
        form = next((form for form in ("<=>", "<|=>") if signs.startswith(form)), signs[0])
        these = marks[at : at + len(form)]
        at += len(form)
        wrong = "a line that a merge left: remove it"
        if form.startswith("<"):
            wrong = (
                "a merge that nobody finished: keep one side, and remove the lines of <, = and >"
            )
        problems.append(Problem(Place(file, these[0] + 1, 1), wrong))
        gone = {these[0], *range(these[1], these[-1] + 1)} if len(these) > 1 else {these[0]}
        if any(_goes_on(lines[_content(lines, number)]) for number in these[:-1]):
            lost |= gone
        for number in gone:
            lines[number] = ""
    return problems, lost


def _goes_on(line: str) -> bool:
    """Whether a line belongs to an item that began above it."""
    return line.startswith(" ") and not line.lstrip().startswith("- ")


def undrawn(lines: list[str], file: str) -> list[Problem]:
    """The lines that somebody drew, or that make two documents of YAML of what can be one.

    ``lines`` have them no more.
    """
    problems: list[Problem] = []
    inside = in_blocks(lines)
    keys: set[str] = set()
    begun = False
    for number, line in enumerate(lines):
        parts = re.match(_PARTS, line)
        if number in inside or not (parts or re.fullmatch(_DRAWN, line)):
            begun = begun or _says(line)
            keys |= _keys(line)
            continue
        at, wrong = number, f"not YAML: `{shortened(line.strip())}` has no place here: remove it"
        if parts and not begun:
            continue
        if parts and (more := _keys_below(lines, number)):
            if more & keys:
                break  # see ``after_first``
            at, wrong = number if line[0] == "-" else _content(lines, number), SECOND_DOCUMENT
        indent = len(line) - len(line.lstrip(" "))
        problems.append(Problem(Place(file, at + 1, indent + 1), wrong))
        lines[number] = ""
    return problems[:MOST]


def after_first(text: str, file: str) -> str:
    """What stands behind the first document of a text, on its lines, where both have a key and
    cannot be read as one; else nothing."""
    lines = text.split("\n")
    undrawn(lines, file)
    begun = False
    for number, line in enumerate(lines):
        if begun and re.match(_PARTS, line):
            return "\n".join([""] * (number + 1) + lines[number + 1 :])
        begun = begun or _says(line)
    return ""


def _keys_below(lines: list[str], number: int) -> set[str]:
    """The keys of the document that a line begins; none where what follows goes on with what
    stands above it."""
    below = range(_content(lines, number), len(lines))
    if not below or lines[below[0]].startswith((" ", "- ")):
        return set()
    document = takewhile(lambda line: not re.match(_PARTS, line), (lines[n] for n in below))
    return set().union(*map(_keys, document))


def _keys(line: str) -> set[str]:
    """The key at the beginning of a line, if there is one."""
    key = re.match(_KEY, line)
    return {key[1]} if key else set()


def _content(lines: list[str], above: int) -> int:
    """The number of the next line that says anything; that of the last one where none does."""
    number = above + 1
    while number < len(lines) - 1 and not _says(lines[number]):
        number += 1
    return min(number, len(lines) - 1)


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def mended(lines: list[str], file: str) -> list[Problem]:
    """The slips; ``lines`` have them no more."""
    problems = undrawn(lines, file)
    inside = in_blocks(lines)
    before, of_list = "", -1
    for number, line in enumerate(lines):
        if not line.strip() or number in inside or line.lstrip().startswith("#"):
            continue
        indent = len(line) - len(line.lstrip(" "))
        if (at := _comment(line)) >= 0:
            wrong = f"`{shortened(line[at:].rstrip())}`: a comment begins with #"
            problems.append(Problem(Place(file, number + 1, at + 1), f"not YAML: {wrong}"))
            lines[number] = f"{line[:at]}# {line[at + 2 :]}"
            continue
        item = re.match(_MARK, line)
        if item and (before.rstrip().endswith(":") or indent == of_list):
            of_list = indent
            lines[number] = f"{item[1]}-{' ' * (len(item[2]) - 1)}{item[3]}{item[4]}"
            wrong = f"an item of a list begins with a dash: write `- {shortened(item[4])}`"
            problems.append(Problem(Place(file, number + 1, indent + 1), f"not YAML: {wrong}"))
        elif indent <= of_list:
            of_list = -1
        before = line
    return problems[:MOST]


def _comment(line: str) -> int:
    """Where a comment of another language begins, `// ...` or `/* ...`; -1 where none does.

    It stands at the beginning of its line, or behind what ends in a sign of YAML: `http://` is
    none.
    """
    at, counted, marks = -1, 0, 0
    while (at := line.find("/", at + 1)) >= 0:
        if line[at + 1 : at + 2] not in ("/", "*"):
            continue
        marks += line.count('"', counted, at)
        counted = at
        before = line[max(at - _NEAR, 0) : at]
        if not before.strip(" ") and at <= _NEAR:
            return at
        signs = before.rstrip(" ")[-1:]
        if before.endswith(" ") and signs and signs in ",{}[]\"'" and marks % 2 == 0:
            return at
        at += 1
    return -1


_NEAR = 200
"""How far before a comment is looked for what it stands behind."""
