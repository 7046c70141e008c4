"""What each version of LibYAML says, given here as data, and the words that it is told in.

No version needs to be installed: PyYAML 6.0.1 to 6.0.3 bring LibYAML 0.2.5, 6.0.4 brings 0.2.6.
"""

from typing import NamedTuple

import pytest

from checker.loading.nodes import DEEPEST
from checker.loading.text import read_yaml
from checker.loading.yaml_errors import said_of


class At(NamedTuple):
    """A place, as PyYAML's own marks give it."""

    index: int
    line: int
    column: int


def at(text: str, index: int) -> At:
    return At(index, text.count("\n", 0, index), index - text.rfind("\n", 0, index) - 1)


DEEP = f"nested more than {DEEPEST} deep: make it flatter"
NODE, FLOW = "while parsing a flow node", "while parsing a flow mapping"
QUOTED, BLOCK = "while scanning a quoted scalar", "while scanning a block scalar"

BOTH = [
    (NODE, "did not find expected node content", "a: {b: c,,}", 9, 9,
     "1:10: not YAML: a value is missing before `,}`"),
    (FLOW, "did not find expected ',' or '}'", "a: {b: c", 3, 8,
     "1:4: not YAML: `{` is opened here and not closed with `}`"),
    (FLOW, "did not find expected ',' or '}'", 'a: {b: "c" d: 1}', 3, 11,
     "1:12: not YAML: a comma is missing before `d: 1`"),
    (QUOTED, "found unexpected end of stream", "a: 'b\n", 3, 6,
     "1:4: not YAML: the quotation mark ' is opened here and never closed"),
    (QUOTED, "found unexpected document indicator", "'a\n---\n", 0, 3,
     "1:1: not YAML: the quotation mark ' is opened here and never closed"),
    ("while parsing a quoted scalar", "did not find expected hexdecimal number", 'a: "\\xq"', 3, 6,
     "1:7: not YAML: a backslash in double quotes: write it twice, or use single quotes"),
    ("while parsing a quoted scalar", "found unknown escape character", 'a: "\\q"', 3, 5,
     "1:6: not YAML: a backslash in double quotes: write it twice, or use single quotes"),
    ("while scanning a plain scalar", "found a tab character that violates indentation",
     "a: b\n\tc: d", 3, 5, "2:1: not YAML: a tab: indent with spaces"),
    (BLOCK, "found a tab character where an indentation space is expected", "a: |\n \tx", 3, 6,
     "2:2: not YAML: a tab: indent with spaces"),
    (BLOCK, "did not find expected comment or line break", "a: >5 km", 3, 5,
     "1:4: not YAML: a value cannot begin with '>': quote it, as in \">5 km\""),
    ("while scanning for the next token", "found character that cannot start any token",
     "a: @b", 3, 3, "1:4: not YAML: a value cannot begin with '@': quote it, as in \"@b\""),
    ("while scanning a directive", "found unknown directive name", "a:\n%b", 3, 5,
     "2:1: not YAML: a line cannot begin with '%': quote the value"),
    ("", "mapping values are not allowed in this context", "a: b: c", 4, 4,
     "1:4: not YAML: a second key on the line: put `b: c` on the next one, indented"),
    ("", "block sequence entries are not allowed in this context", "a: - b", 3, 3,
     "1:4: not YAML: a list cannot begin on this line: put it on the next, or quote the value"),
    ("while scanning a simple key", "could not find expected ':'", "a: 1\nb\nc: 2", 5, 8,
     "2:1: not YAML: `b` is no `key: value`: add the colon, or indent it deeper to go on"),
    ("while parsing a block mapping", "did not find expected key", "a:\n  - b\n - c", 0, 10,
     "3:2: not YAML: `- c`: its indentation fits nothing above: align it with the keys or items "
     "it belongs to"),
    ("", "did not find expected <document start>", "a: 1\n...\nb: 2", 9, 9,
     "3:1: a second YAML document: put it into a file of its own"),
    ("while doing what nobody knows yet", "something was new", "a: b", 3, 3,
     "1:4: not YAML: something was new"),
]  # fmt: skip
EXCEEDED = "exceeded maximum nesting depth"
ONLY_0_2_6 = [
    ("while increasing flow level", EXCEEDED, "a: [[[[", 6, 6, f"1:7: {DEEP}"),
    ("while increasing flow level", EXCEEDED, "a: {b: {", 7, 7, f"1:8: {DEEP}"),
    ("while increasing block level", EXCEEDED, "- - - -", 6, 6, f"1:7: {DEEP}"),
]


def told(context: str, problem: str, text: str, opened: int, index: int) -> str:
    said = said_of(context, problem, at(text, opened), at(text, index), text)
    return f"{said.line + 1}:{said.column + 1}: {said.message}"


@pytest.mark.parametrize("case", BOTH, ids=lambda case: f"{case[1]} {case[2]!r}")
def test_the_words_of_libyaml_0_2_5(case: tuple[str, str, str, int, int, str]) -> None:
    assert told(*case[:5]) == case[5]


@pytest.mark.parametrize("case", ONLY_0_2_6, ids=lambda case: case[2])
def test_the_words_that_libyaml_0_2_6_adds(case: tuple[str, str, str, int, int, str]) -> None:
    assert told(*case[:5]) == case[5]


@pytest.mark.parametrize("case", [one for one in BOTH if "new" not in one[1]], ids=lambda c: c[2])
def test_the_libyaml_that_is_installed_says_the_same(
    case: tuple[str, str, str, int, int, str],
) -> None:
    problems = read_yaml(case[2].encode(), "x").problems
    assert case[5].split(": ", 1)[1] in [one.message for one in problems]


@pytest.mark.parametrize("deep", [40, 900, 1100, 5000])
@pytest.mark.parametrize("sign", ["[", "{a: ", "- "])
def test_too_deep_is_told_alike_however_deep(sign: str, deep: int) -> None:
    problems = read_yaml(f"a: 1\nb:\n  {sign * deep}".encode(), "x").problems
    assert DEEP in [one.message for one in problems]
