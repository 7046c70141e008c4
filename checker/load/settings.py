"""What a project writes down so that nobody has to type it: ``checker.toml``, or ``[tool.checker]``
in ``pyproject.toml``, of the folder that the command, or the plugin, runs in.

Without such a file nothing is parsed, and the parser is not even imported.
"""

import os
import re
from collections.abc import Mapping
from typing import Any, NamedTuple, final

from checker.load.files import NO_FOLDER, read_bytes
from checker.model.place import Place, Problem
from checker.spelling.nearest import suggestion

OWN = "checker.toml"
SHARED = "pyproject.toml"
FAIL_ON = ("error", "warning", "note", "never")

LARGEST = 2**20
"""The most bytes that a file with settings may have."""

_TABLE = (
    r"(?m)^[ \t\[]*+[\"']?tool[\"']?[ \t]*+\.[ \t]*+[\"']?checker(?![\w-])"
    r"|^[ \t]*+[\"']?checker[\"']?[ \t]*+[.=]"
)
"""Where a file speaks of ``tool.checker``: in a header, or in a key."""
_WHERE = r"\(at line ([0-9]+), column ([0-9]+)\)"
_SHOWN = 60
_MOST_WRONG = 20
_CONTROL = re.compile(r"[\x00-\x1f\x7f]").search


@final
class Settings(NamedTuple):
    """The settings of a project; what it does not say is empty. ``places`` has where each stands.

    ``facts`` and ``rules`` are paths, ``out`` words as ``--out`` takes them.
    """

    facts: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    out: tuple[str, ...] = ()
    fail_on: str = ""
    link_base: str = ""
    places: Mapping[str, Place] = {}

    def place(self, key: str) -> str:
        """Where a setting stands, and its name, to begin a message with; empty without it."""
        return f"{self.places[key]}: {key}" if key in self.places else ""


KEYS = ("facts", "rules", "out", "fail_on", "link_base")
"""The settings; a hyphen does for the underscore, as in the options of the command."""

_LISTS = ("facts", "rules", "out")


def read_settings(folder: str = "") -> tuple[Settings, list[Problem]]:
    """The settings that hold in a folder, by default here, and all that is wrong with them."""
    own, shared = _text(folder, OWN), _text(folder, SHARED)
    problems = [one for one in (own, shared) if isinstance(one, Problem)]
    if problems:
        return Settings(), problems
    assert isinstance(own, str)
    assert isinstance(shared, str)
    if "checker" not in shared or not re.search(_TABLE, shared):
        return _read(OWN, own, "") if own else (Settings(), [])
    if own:
        place = Place(SHARED, _line(shared, "tool.checker", ""), 1)
        return Settings(), [Problem(place, f"settings stand in {OWN} too: keep one of the two")]
    return _read(SHARED, shared, "tool.checker")


def missing(settings: Settings, key: str, folder: str = "") -> list[Problem]:
    """The paths of ``facts`` or ``rules`` where nothing is, each told where the setting stands."""
    return [
        Problem(settings.places[key], f"'{key}' names '{_short(path)}': {NO_FOLDER}")
        for path in getattr(settings, key)
        if not os.path.exists(os.path.join(folder, path))
    ]


def _text(folder: str, file: str) -> str | Problem:
    """What a file holds; nothing where there is none."""
    path = os.path.join(folder, file)
    if not os.path.lexists(path):  # a link that leads nowhere holds settings that nobody sees
        return ""
    data = read_bytes((file, path), LARGEST)
    if isinstance(data, Problem):
        return data
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Problem(Place(file, line, 1), "not UTF-8: save the file as UTF-8")


def _read(file: str, text: str, table: str) -> tuple[Settings, list[Problem]]:
    found = _parsed(file, text)
    if isinstance(found, Problem):
        return Settings(), [found]
    for name in table.split(".") if table else ():
        found = found.get(name, {})
        if not isinstance(found, dict):
            place = Place(file, _line(text, table, ""), 1)
            wrong = f"'{table}' must be one table: begin it with [{table}]"
            return Settings(), [Problem(place, wrong)]
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    places: dict[str, Place] = {}
    for key, value in found.items():
        if len(problems) == _MOST_WRONG:
            wrong = f"{len(found)} settings stand here: there are {', '.join(KEYS)}"
            problems.append(Problem(Place(file, 1, 1), wrong))
            break
        place = Place(file, _line(text, table, key), 1)
        name = key.replace("-", "_")
        wrong = _wrong(key, name, value)
        if name in places and not wrong:
            wrong = f"'{key}' stands here a second time, as '{name}': remove one"
        if wrong:
            problems.append(Problem(place, wrong))
            continue
        places[name] = place
        many = (value,) if isinstance(value, str) else tuple(value)
        values[name] = many if name in _LISTS else value
    return Settings(**values, places=places), sorted(problems)


def _parsed(file: str, text: str) -> Any:
    """The tables of a file, or the problem that keeps them from being read."""
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(_WHERE, str(error))
        line, column = (int(at[1]), int(at[2])) if at else (text.count("\n") + 1, 1)
        said = re.sub(_WHERE, "", str(error)).replace("(at end of document)", "").strip()
        rest = text.split("\n")[line - 1][column - 1 :] if at else ""
        if rest[:1] == ":":
            said = "TOML parts a key from its value by `=`, not by `:`"
        elif _UNQUOTED(rest):
            said = f"`{_short(rest.rstrip())}` is no value: put texts into straight quotation marks"
            said += ', as in out = ["md=reports/report.md"]'
        return Problem(Place(file, line, column), f"not TOML: {said}")
    except RecursionError:
        return Problem(
            Place(file, _first(r"[\[{]{9}", text), 1), "nested too deep: make it flatter"
        )
    except ValueError:  # of int(): more digits than Python reads
        wrong = "a number of that many digits is not read: remove it"
        return Problem(Place(file, _first(r"(?<![0-9_])[0-9_]{4000}", text), 1), wrong)


_UNQUOTED = re.compile("[A-Za-z./~\u201c\u201d\u201e\u2018\u2019]").match


def _first(pattern: str, text: str) -> int:
    """The line, from 1, of the first match; 1 where there is none."""
    found = re.search(pattern, text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _wrong(key: str, name: str, value: object) -> str:
    """What is wrong with one setting, and how to mend it; nothing where nothing is."""
    if key == "tool":
        return f"'tool' is no setting: in {OWN} settings stand without [tool.checker]"
    if name not in KEYS:
        return (
            f"'{_short(key)}' is no setting{suggestion(name, KEYS)} (there are {', '.join(KEYS)})"
        )
    some: list[object] = value if isinstance(value, list) else [value]
    if any(isinstance(one, str) and _CONTROL(one) for one in some):
        return f"'{key}' has a control character, which no path can have: remove it"
    if name in _LISTS:
        many = [value] if isinstance(value, str) else value
        if isinstance(many, list) and many and all(isinstance(x, str) and x for x in many):
            return ""
        example = '["md=reports/report.md"]' if name == "out" else f'["{name}"]'
        return f"'{key}' must be a text or a list of texts: write {name} = {example}"
    if not isinstance(value, str) or not value:
        return f"'{key}' must be a text: write {name} = \"...\""
    if name == "fail_on" and value not in FAIL_ON:
        near = suggestion(value, FAIL_ON)
        return f"'{key}' must be one of {', '.join(FAIL_ON)}{near}"
    return ""


def _line(text: str, table: str, key: str) -> int:
    """The line, from 1, at which a key of a table stands; else that of the table's header."""
    header = 1
    inside = not table
    word = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]") if key else None
    for number, line in enumerate(text.split("\n"), 1):
        if found := re.match(r"\s*\[+([^\[\]]*)\]", line):
            name = found[1].replace(" ", "").replace('"', "")
            inside = name == table
            if inside:
                header = number
            if key and f"{name}.".startswith(f"{table}.{key}.".removeprefix(".")):
                return number
        elif inside and word is not None and word.match(line):
            return number
    return header
