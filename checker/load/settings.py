"""What a project writes down so that nobody has to type it: ``checker.toml``, or ``[tool.checker]``
in ``pyproject.toml``, of the folder that the command, or the plugin, runs in.

Without such a file nothing is parsed, and the parser is not even imported.
"""

import os
import re
from collections.abc import Mapping
from typing import Any, NamedTuple, final

from checker.load.nearest import suggestion
from checker.model.place import Place, Problem

OWN = "checker.toml"
SHARED = "pyproject.toml"
FAIL_ON = ("error", "warning", "note", "never")

_HEADER = "[tool.checker"
_WHERE = r"\(at line ([0-9]+), column ([0-9]+)\)"
_SHOWN = 60


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
    if _HEADER not in shared:
        return _read(OWN, own, "") if own else (Settings(), [])
    if own:
        place = Place(SHARED, _line(shared, "tool.checker", ""), 1)
        return Settings(), [Problem(place, f"settings stand in {OWN} too: keep one of the two")]
    return _read(SHARED, shared, "tool.checker")


def _text(folder: str, file: str) -> str | Problem:
    """What a file holds; nothing where there is none."""
    try:
        with open(os.path.join(folder, file), encoding="utf-8") as opened:
            return opened.read()
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        return Problem(Place(file, 1, 1), "not UTF-8: save the file as UTF-8")
    except OSError as error:
        return Problem(Place(file, 1, 1), f"cannot be read: {error.strerror}")


def _read(file: str, text: str, table: str) -> tuple[Settings, list[Problem]]:
    import tomllib

    try:
        found: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(_WHERE, str(error))
        line, column = (int(at[1]), int(at[2])) if at else (text.count("\n") + 1, 1)
        said = re.sub(_WHERE, "", str(error)).replace("(at end of document)", "").strip()
        return Settings(), [Problem(Place(file, line, column), f"not TOML: {said}")]
    for name in table.split(".") if table else ():
        found = found.get(name, {})
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    places: dict[str, Place] = {}
    for key, value in found.items():
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


def _wrong(key: str, name: str, value: object) -> str:
    """What is wrong with one setting, and how to mend it; nothing where nothing is."""
    if key == "tool":
        return f"'tool' is no setting: in {OWN} settings stand without [tool.checker]"
    if name not in KEYS:
        shown = key if len(key) <= _SHOWN else key[: _SHOWN - 1] + "…"
        return f"'{shown}' is no setting{suggestion(name, KEYS)} (there are {', '.join(KEYS)})"
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
