"""What people type for signs of YAML, in a file that YAML cannot read.

Each such line is told and read as what it is meant as, so that nothing else is said of it.
"""

import re

from checker.loading.characters import in_blocks
from checker.model.line import shortened
from checker.model.place import Place, Problem

MOST = 20
"""How many slips of one file are told."""

_MARK = r"( *)([\u2013\u2014\u2212\u2022\u2023\u00b7\u25cf\u25aa\u25e6+]|[0-9]{1,3}[.)])(\s+)(\S.*)"


def mended(lines: list[str], file: str) -> list[Problem]:
    """The slips; ``lines`` have them no more."""
    problems: list[Problem] = []
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
