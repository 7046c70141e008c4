"""What LibYAML says is wrong, in words that tell how to mend it, at the most useful place."""

import re

from yaml import MarkedYAMLError

from checker.loading.nodes import DEEPEST, Mark
from checker.model.line import shortened
from checker.values.named import NamedTuple

_LONGEST_KEY = 1024  # of YAML itself, for a key with its value on one line
_ENTRY = r"(\s*+(?:- ++)*+[^\s:][^:]*+:\s++)\S"
_GLUED = r"(?:- +)?([A-Za-z_]\w*):[^\s:]"
_SURPLUS = (";", ",", ".", "}", "]")
_STRAY = "its indentation fits nothing above: align it with the keys or items it belongs to"


class YamlMistake(NamedTuple):
    """Line and column, counted from 0, and a sentence."""

    line: int
    column: int
    message: str


def wording(error: MarkedYAMLError, text: str) -> YamlMistake:
    """Where to look and what to do about an error in ``text``."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return YamlMistake(0, 0, f"not YAML: {error}")
    return said_of(error.context or "", error.problem or "", error.context_mark or mark, mark, text)


def said_of(context: str, problem: str, opened: Mark, mark: Mark, text: str) -> YamlMistake:
    """What LibYAML's words mean: what it was doing, what went wrong, and where both stand.

    Words that are not known here are told as they are.
    """
    line = _line_before(mark, text) + _line_from(mark, text)
    equals = re.match(r"\s*+(?:- ++)?(\w++) ?= ?", line)
    if equals and ":" not in _line_before(mark, text)[: equals.end()]:
        start = equals.start(1)
        wrong = f"not YAML: a key ends in a colon, not in `=`: write `{equals[1]}:`"
        return YamlMistake(mark.line, start, wrong)
    meaning = next((m for part, other, m in _MEANINGS if part in context and other in problem), "")
    match meaning:
        case "deep":
            return YamlMistake(mark.line, mark.column, TOO_DEEP)
        case "escape":
            start = max(mark.index - 2, 0)
            half = re.match(r"\\ud[89a-f][0-9a-f]{2}", text[start : start + 6], re.I)
            if half:
                wrong = f"`{half[0]}` is half of a character, as JSON has it"
                return _at(mark, f"{wrong}: write the character, or \\U and its eight digits")
            return _at(mark, "a backslash in double quotes: write it twice, or use single quotes")
        case "quote":
            sign = text[opened.index]
            return _at(opened, f"the quotation mark {sign} is opened here and never closed")
        case "tab":
            return _tab(mark, text)
        case "value":
            rest = _line_from(mark, text)
            if not rest and (cut := _cut_short(opened, mark, text)):
                return cut
            before = f"`{shortened(rest)}`" if rest else "the end: close the brackets"
            return _at(mark, f"a value is missing before {before}")
        case "bracket":
            return _bracket(opened, mark, text)
        case "begin there":
            return _cannot_begin(opened, text)
        case "begin":
            return _cannot_begin(mark, text)
        case "directive":
            return YamlMistake(
                opened.line, 0, "not YAML: a line cannot begin with '%': quote the value"
            )
        case "colon":
            return _colon(mark, text)
        case "list":
            wrong = "a list cannot begin on this line: put it on the next, or quote the value"
            return _at(mark, wrong)
        case "no colon":
            return _no_colon(opened, text)
        case "place":
            return _stray(problem, mark, text)
    return _at(mark, problem or context)


TOO_DEEP = f"nested more than {DEEPEST} deep: make it flatter"

_MEANINGS = (
    ("", "nesting depth", "deep"),  # LibYAML 0.2.6: beyond 1 000 levels
    ("quoted scalar", "escape", "escape"),
    ("quoted scalar", "decimal number", "escape"),
    ("quoted scalar", "", "quote"),
    ("", "tab character", "tab"),
    ("flow node", "node content", "value"),
    ("flow mapping", "expected ','", "bracket"),
    ("flow sequence", "expected ','", "bracket"),
    ("block scalar", "", "begin there"),
    ("an anchor", "", "begin there"),
    ("an alias", "", "begin there"),
    ("directive", "", "directive"),
    ("", "directive", "directive"),
    ("", "incompatible YAML", "directive"),
    (" a tag", "", "begin there"),
    ("", "tag handle", "begin"),
    ("", "cannot start any token", "begin"),
    ("", "mapping keys are not allowed", "begin"),
    ("", "mapping values are not allowed", "colon"),
    ("", "block sequence entries", "list"),
    ("", "could not find expected ':'", "no colon"),
    ("", "did not find expected", "place"),
)
"""Parts of what LibYAML says it was doing, and of what went wrong, and what they mean; the first
that fits holds."""


def _at(mark: Mark, message: str) -> YamlMistake:
    return YamlMistake(mark.line, mark.column, f"not YAML: {message}")


def _tab(mark: Mark, text: str) -> YamlMistake:
    """A tab in or before what stands at ``mark``."""
    line = _line_before(mark, text) + _line_from(mark, text)
    tab = line.find("\t")
    return YamlMistake(mark.line, tab if tab >= 0 else mark.column, f"not YAML: {_TAB}")


_TAB = "a tab: indent with spaces"


def _bracket(opened: Mark, mark: Mark, text: str) -> YamlMistake:
    sign = text[opened.index]
    closing = {"[": "]", "{": "}"}.get(sign, sign)
    before, rest = _line_before(mark, text).rstrip(), _line_from(mark, text)
    if mark.line != opened.line or not rest or rest[0] in "]}":
        if mark.line != opened.line and (cut := _cut_short(opened, mark, text)):
            return cut
        return _at(opened, f"`{sign}` is opened here and not closed with `{closing}`")
    if sign == "{" and rest[0] in "[{":
        start = max(before.rfind(","), before.rfind("{")) + 1
        key = before[start:].strip()
        if re.fullmatch(r"\w[\w.-]*", key):
            held = "{...}" if rest[0] == "{" else "[...]"
            wrong = f"no colon behind '{shortened(key)}': write `{shortened(key)}: {held}`"
            return YamlMistake(mark.line, before.rindex(key), f"not YAML: {wrong}")
    rest = _to_comma(rest)
    if before.endswith(("'", '"', "]", "}")) and re.match(r"\w+ *+:", rest):
        return _at(mark, f"a comma is missing before `{shortened(rest)}`")
    if apostrophe := _apostrophe(before, rest):
        return _at(mark, apostrophe)
    if before.endswith(("'", '"')):
        return _at(
            mark, f"`{shortened(rest)}` after a closing quotation mark: quote the whole value"
        )
    if rest[0] == ":" and ": " in before:
        start = before.rindex(": ") + 2
        if re.match(r": *[\[{]", rest):
            held = f"{{{before[start:]}: ...}}"
            wrong = f"a mapping within another needs braces: write `{held}`"
            return YamlMistake(mark.line, start, f"not YAML: {wrong}")
        value = _quote((before[start:] + rest).strip())
        return YamlMistake(
            mark.line,
            start,
            f"not YAML: a colon and a space in a value: quote it, as in {value}, "
            "or write the comma that is missing",
        )
    return _at(mark, f"a comma or `{closing}` is missing before `{shortened(rest)}`")


def _cut_short(opened: Mark, mark: Mark, text: str) -> YamlMistake | None:
    """What keeps a bracket from closing on the line above ``mark``: a ``#``, or a lone mark."""
    above = text[: mark.index - mark.column].rstrip()
    number = opened.line if opened.line < mark.line else above.count("\n")
    start = opened.index - opened.column if opened.line < mark.line else above.rfind("\n") + 1
    line = text[start:].partition("\n")[0]
    if line.count('"') % 2:
        column = line.rindex('"')
        wrong = 'the quotation mark " is opened or closed here without another on this line'
        return YamlMistake(number, column, f"not YAML: {wrong}")
    comment = line.find(" #", opened.column if opened.line == number else 0)
    if comment >= 0 and '"' not in line[comment:] and "'" not in line[comment:]:
        wrong = "`#` begins a comment here, up to the end of the line: quote the value"
        return YamlMistake(number, comment + 1, f"not YAML: {wrong}")
    return None


def _apostrophe(before: str, rest: str) -> str:
    """What to say of ``'it's'``."""
    if before.endswith("'") and rest[:1].isalpha() and "'" in rest:
        return "an apostrophe within '...' ends it: write it twice, or use double quotes"
    return ""


def _cannot_begin(mark: Mark, text: str) -> YamlMistake:
    before = _line_before(mark, text)
    value = _line_from(mark, text)
    if ("\t" in before.replace("-", " ") and not before.strip(" \t-")) or value.startswith("\t"):
        return _tab(mark, text)
    if value.startswith("```"):
        return _at(mark, "a line of Markdown: remove it")
    if value.startswith("| ") and value.endswith("|") and not before.strip():
        return _at(mark, "a row of a Markdown table: write it as an item, `- {key: value, ...}`")
    if value.startswith("* ") and not before.strip():
        return _at(mark, f"an item of a list begins with a dash: write `- {shortened(value[2:])}`")
    if "{" in before or "[" in before:
        value = _to_comma(value)
    return _at(mark, f"a value cannot begin with '{value[:1]}': quote it, as in {_quote(value)}")


def _colon(mark: Mark, text: str) -> YamlMistake:
    line = _line_before(mark, text) + _line_from(mark, text)
    if dash := re.match(r" *-(?=[\[{])", line):
        return YamlMistake(
            mark.line, dash.end() - 1, f"no space behind the dash: write `- {line[dash.end()]}`"
        )
    entry = re.match(_ENTRY, line)
    if entry is not None and entry.end() - 1 <= mark.column:
        start = len(entry[1])
        value = line[start:].strip()
        wrong = f"a colon and a space in a value: quote it, as in {_quote(value)}"
        if re.match(r"\w+:\s+\w+: ", line):
            wrong = f"a second key on the line: put `{shortened(value)}` on the next one, indented"
        return YamlMistake(mark.line, start, f"not YAML: {wrong}")
    key = len(line) - len(line.lstrip(" -"))
    if mark.column - key > _LONGEST_KEY:
        wrong = f"a key of more than {_LONGEST_KEY} characters: quote the value, or write `: ` less"
        return YamlMistake(mark.line, key, f"not YAML: {wrong}")
    above = text[: mark.index - mark.column].rstrip()
    begin = above.rfind("\n") + 1
    first = above[begin:]
    before = above[:begin].rstrip()
    item = first.lstrip().startswith("- ")
    if first and ": " not in first and (item or not before or before.endswith(":")):
        number, indent = above.count("\n"), len(first) - len(first.lstrip(" -"))
        return YamlMistake(number, indent, f"not YAML: {_lacks_colon(first)}")
    return YamlMistake(
        mark.line,
        min(key, mark.column),
        "not YAML: no key can stand here: align it with the keys above, or mend the line above",
    )


def _no_colon(opened: Mark, text: str) -> YamlMistake:
    return _at(opened, _lacks_colon(_line_from(opened, text)))


def _lacks_colon(line: str) -> str:
    """What to say of a line that should be a key and its value."""
    if line.lstrip().startswith("//"):
        return f"`{shortened(line.lstrip())}`: a comment begins with #"
    bare = line.lstrip(" -")
    if not bare:
        return f"`{line.strip()}` has no place here: remove it"
    if bare[0] in "{[":
        return f"an item of a list begins with a dash: write `- {shortened(bare)}`"
    line = bare
    glued = re.match(_GLUED, line)
    if glued:
        rest = line[len(glued[1]) + 1 :]
        wrong = f"no space behind the colon in `{shortened(line)}`: write"
        return f"{wrong} `{glued[1]}: {shortened(rest)}`"
    return f"`{shortened(line)}` is no `key: value`: add the colon, or indent it deeper to go on"


def _stray(problem: str, mark: Mark, text: str) -> YamlMistake:
    before, rest = _line_before(mark, text).rstrip(), _line_from(mark, text)
    above = text[: mark.index - mark.column].rstrip()
    if above.endswith("\n...") or before == "...":
        return YamlMistake(
            mark.line, mark.column, "a second YAML document: put it into a file of its own"
        )
    if before and before[-1] in "\"']}" and rest.rstrip(" ") in _SURPLUS:
        return _at(mark, f"`{rest.strip()}` has no place here: remove it")
    if apostrophe := _apostrophe(before, rest):
        return _at(mark, apostrophe)
    if before and before[-1] in "\"'":
        return _at(
            mark, f"`{shortened(rest)}` after a closing quotation mark: quote the whole value"
        )
    if before and before[-1] in "]}":
        return _at(
            mark, f"`{shortened(rest)}` after a closing `{before[-1]}`: quote the whole value"
        )
    if "node content" in problem:
        return _cannot_begin(mark, text)
    if "did not find expected" in problem and rest:
        return _at(mark, f"`{shortened(rest)}`: {_STRAY}")
    return _at(mark, problem)


def _line_before(mark: Mark, text: str) -> str:
    return text[mark.index - mark.column : mark.index]


def _line_from(mark: Mark, text: str) -> str:
    return text[mark.index :].partition("\n")[0].rstrip()


def _to_comma(text: str) -> str:
    """A value in brackets up to the comma or bracket that may end it."""
    return re.split(r"[,\]}]", text, maxsplit=1)[0].strip() or text


def _quote(value: str) -> str:
    """The value in the quotation marks that it needs."""
    value = shortened(value)
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'
