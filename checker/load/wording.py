"""What LibYAML says is wrong, in words that tell how to mend it, at the most useful place."""

import re
from typing import NamedTuple

from yaml import Mark, MarkedYAMLError

_LONGEST_EXAMPLE = 40
_ENTRY = r"(\s*(?:- +)*[^\s:][^:]*:\s+)\S"
_STRAY = "its indentation fits nothing above: align it with the keys or items it belongs to"


class Said(NamedTuple):
    """Line and column, counted from 0, and a sentence."""

    line: int
    column: int
    message: str


def wording(error: MarkedYAMLError, text: str) -> Said:
    """Where to look and what to do about an error in ``text``."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Said(0, 0, f"not YAML: {error}")
    problem, context = error.problem or "", error.context or ""
    opened = error.context_mark or mark
    if "quoted scalar" in context:
        return _quoted(problem, opened, mark, text)
    if "flow node" in context:
        rest = _line_from(mark, text)
        before = f"`{_short(rest)}`" if rest else "the end: close the brackets"
        return _at(mark, f"a value is missing before {before}")
    if "flow" in context:
        return _bracket(opened, mark, text)
    for part, place in (
        ("block scalar", opened),
        ("scanning an anchor", opened),
        ("scanning an alias", opened),
        (" a tag", opened),
    ):
        if part in context:
            return _cannot_begin(place, text)
    if "directive" in context or "directive" in problem:
        return Said(opened.line, 0, "not YAML: a line cannot begin with '%': quote the value")
    if "cannot start any token" in problem or "mapping keys are not allowed" in problem:
        return _cannot_begin(mark, text)
    if "mapping values are not allowed" in problem:
        return _colon(mark, text)
    if "block sequence entries" in problem:
        return _at(mark, "a list cannot begin on this line: put it on the next, or quote the value")
    if "could not find expected ':'" in problem:
        wrong = "this line is no `key: value`: add the colon, or indent it deeper to go on"
        return _at(opened, wrong)
    return _stray(problem, mark, text)


def _at(mark: Mark, message: str) -> Said:
    return Said(mark.line, mark.column, f"not YAML: {message}")


def _quoted(problem: str, opened: Mark, mark: Mark, text: str) -> Said:
    if "escape" in problem or "hexdecimal" in problem:
        return _at(mark, "a backslash in double quotes: write it twice, or use single quotes")
    return _at(opened, f"the quotation mark {text[opened.index]} is opened here and never closed")


def _bracket(opened: Mark, mark: Mark, text: str) -> Said:
    sign = text[opened.index]
    closing = {"[": "]", "{": "}"}.get(sign, sign)
    before, rest = _line_before(mark, text).rstrip(), _line_from(mark, text)
    if mark.line != opened.line or not rest or rest[0] in "]}":
        return _at(opened, f"`{sign}` is opened here and not closed with `{closing}`")
    rest = _to_comma(rest)
    if before.endswith(("'", '"')):
        return _at(mark, f"`{_short(rest)}` after a closing quotation mark: quote the whole value")
    if rest[0] == ":" and ": " in before:
        start = before.rindex(": ") + 2
        value = _quote((before[start:] + rest).strip())
        return Said(
            mark.line,
            start,
            f"not YAML: a colon and a space in a value: quote it, as in {value}, "
            "or write the comma that is missing",
        )
    return _at(mark, f"a comma or `{closing}` is missing before `{_short(rest)}`")


def _cannot_begin(mark: Mark, text: str) -> Said:
    before = _line_before(mark, text)
    tab = before.find("\t")
    if tab >= 0 and not before.strip():
        return Said(mark.line, tab, "not YAML: a tab: indent with spaces")
    value = _line_from(mark, text)
    if value.startswith("\t"):
        return _at(mark, "a tab: indent with spaces")
    if "{" in before or "[" in before:
        value = _to_comma(value)
    return _at(mark, f"a value cannot begin with '{value[:1]}': quote it, as in {_quote(value)}")


def _colon(mark: Mark, text: str) -> Said:
    line = _line_before(mark, text) + _line_from(mark, text)
    entry = re.match(_ENTRY, line)
    if entry is not None and entry.end() - 1 <= mark.column:
        start = len(entry[1])
        value = _quote(line[start:].strip())
        return Said(
            mark.line, start, f"not YAML: a colon and a space in a value: quote it, as in {value}"
        )
    key = len(line) - len(line.lstrip(" -"))
    return Said(
        mark.line,
        min(key, mark.column),
        "not YAML: no key can stand here: align it with the keys above, or mend the line above",
    )


def _stray(problem: str, mark: Mark, text: str) -> Said:
    before, rest = _line_before(mark, text).rstrip(), _line_from(mark, text)
    above = text[: mark.index - mark.column].rstrip()
    if above.endswith("\n...") or before == "...":
        return Said(mark.line, mark.column, "a second YAML document: put it into a file of its own")
    if before and before[-1] in "\"'":
        return _at(mark, f"`{_short(rest)}` after a closing quotation mark: quote the whole value")
    if before and before[-1] in "]}":
        return _at(mark, f"`{_short(rest)}` after a closing `{before[-1]}`: quote the whole value")
    if "node content" in problem:
        return _cannot_begin(mark, text)
    if "did not find expected" in problem and rest:
        return _at(mark, f"`{_short(rest)}`: {_STRAY}")
    return _at(mark, problem)


def _line_before(mark: Mark, text: str) -> str:
    return text[mark.index - mark.column : mark.index]


def _line_from(mark: Mark, text: str) -> str:
    return text[mark.index :].partition("\n")[0].rstrip()


def _to_comma(text: str) -> str:
    """A value in brackets up to the comma or bracket that may end it."""
    return re.split(r"[,\]}]", text)[0].strip() or text


def _quote(value: str) -> str:
    """The value in the quotation marks that it needs."""
    value = _short(value)
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_EXAMPLE else text[: _LONGEST_EXAMPLE - 1] + "…"
