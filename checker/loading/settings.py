"""What a project writes down so that nobody has to type it: ``checker.toml``, or ``[tool.checker]``
in ``pyproject.toml``, of the folder that the command, or the plugin, runs in, or of one around it.

Without such a file nothing is parsed, and the parser is not even imported.
"""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from os import PathLike
from typing import Any, final

from checker.loading.files import NO_FOLDER, read_bytes
from checker.model.line import shortened
from checker.model.place import Place, Problem
from checker.spelling.nearest import suggestion
from checker.values.digits import MARKS, NONE
from checker.values.named import NamedTuple

OWN = "checker.toml"
SHARED = "pyproject.toml"
FAIL_ON = ("error", "warning", "note", "never")

LARGEST = 2**20
"""The most bytes that a file with settings may have."""

_TABLE = (
    r"(?m)^[ \t\[]*+[\"']?tool[\"']?[ \t]*+\.[ \t]*+[\"']?checker(?![\w-])"
    r"|^[ \t]*+(?:\[[ \t]*+[\"']?tool[\"']?[ \t]*+\]|[\"']?tool[\"']?[ \t]*+=)"
)
"""Where a file may speak of ``tool.checker``: in a header or a key, or below ``[tool]``. A command
that is called `checker` (``[project.scripts]``) is none."""
_WHERE = r"\(at line ([0-9]+), column ([0-9]+)\)"
_MOST_WRONG = 20
_MOST_TRIED, _LONGEST_TRIED = 100, 2**16
"""On how many lines a key is looked for, and in how long a text."""

_IN_SHARED = ("tool", "checker")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]").search


@final
class Settings(NamedTuple):
    """The settings of a project; what it does not say is empty.

    ``facts`` and ``rules`` are paths, ``out`` words as ``--out`` takes them, ``thousands`` what
    stands between groups of digits. ``file`` is where they
    stand, ``text`` what that holds, ``table`` the keys that lead to them in it.
    """

    facts: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    out: tuple[str, ...] = ()
    fail_on: str = ""
    link_base: str = ""
    thousands: str = ""
    file: str = ""
    text: str = ""
    table: tuple[str, ...] = ()

    def place_of(self, key: str) -> Place:
        """Where a setting stands; it is looked for only when somebody asks."""
        names = (key, key.replace("_", "-"))
        lines = (_line(self.text, (*self.table, name)) for name in names)
        return Place(self.file, max(lines), 1)

    def place(self, key: str) -> str:
        """Where a setting stands, and its name, to begin a message with; empty without it."""
        return f"{self.place_of(key)}: {key}" if getattr(self, key) else ""


KEYS = ("facts", "rules", "out", "fail_on", "link_base", "thousands")
"""The settings; a hyphen does for the underscore, as in the options of the command."""

_LISTS = ("facts", "rules", "out")


def home_of(folder: str | PathLike[str]) -> str:
    """What leads from a folder to the nearest one, it or one around it, that has settings.

    Empty where that is the folder itself or there is none, else with a slash at its end (``../``).
    One with ``facts/`` or ``rules/`` needs none: it is the home of what stands in it.
    """
    for here, way in _upwards(folder):
        if _has_settings(here):
            return way
        if any(os.path.isdir(os.path.join(here, name)) for name in ("facts", "rules")):
            break
    return ""


def upwards_to(name: str, folder: str | PathLike[str]) -> str:
    """What leads from a folder to the nearest one around it that has a folder of that name."""
    around = _upwards(folder)
    return next((way for here, way in around if os.path.isdir(os.path.join(here, name))), "")


def _upwards(folder: str | PathLike[str]) -> Iterator[tuple[str, str]]:
    """A folder and those around it, each with what leads there.

    Nobody looks beyond the repository, or the home folder: what lies there is somebody else's.
    """
    here, way = os.path.abspath(folder), ""
    own = os.path.abspath(os.path.expanduser("~"))
    while True:
        yield here, way
        above = os.path.dirname(here)
        if here in (above, own) or os.path.lexists(os.path.join(here, ".git")):
            return
        here, way = above, f"../{way}"


def _has_settings(folder: str) -> bool:
    if os.path.lexists(os.path.join(folder, OWN)):
        return True
    if not os.path.lexists(os.path.join(folder, SHARED)):
        return False
    shared = _text(folder, SHARED)
    if isinstance(shared, Problem):
        return True  # one that cannot be read may have some
    if not _speaks_of_us(shared):
        return False
    found = _parsed(SHARED, shared)
    return isinstance(found, Problem) or "checker" in found.get("tool", {})


def _speaks_of_us(shared: str) -> bool:
    """Whether a file may have settings; one that says so of a script of that name has none."""
    return "checker" in shared and re.search(_TABLE, shared) is not None


def read_settings(folder: str = "", leads: str = "") -> tuple[Settings, list[Problem]]:
    """The settings of a folder, by default this one, and all that is wrong with them.

    ``leads`` leads to it from where the places of problems are read, with a slash at its end.
    """
    own, shared = _text(folder, OWN, leads), _text(folder, SHARED, leads)
    problems = [one for one in (own, shared) if isinstance(one, Problem)]
    if problems:
        return Settings(), problems
    assert isinstance(own, str)
    assert isinstance(shared, str)
    if not _speaks_of_us(shared):
        return _read(leads + OWN, own, ()) if own else (Settings(), [])
    if own:
        place = Place(leads + SHARED, _line(shared, _IN_SHARED), 1)
        return Settings(), [Problem(place, f"settings stand in {OWN} too: keep one of the two")]
    return _read(leads + SHARED, shared, _IN_SHARED)


def misplaced(settings: Settings, key: str, folder: str = "") -> list[Problem]:
    """The paths of ``facts`` or ``rules`` where nothing is, or that lead out of the folder of the
    settings, each told where the setting stands. Other places are named on the command line alone.
    """
    problems: list[Problem] = []
    for path in getattr(settings, key):
        wrong = f": {NO_FOLDER}"
        if _leads_out(folder, path):
            wrong = ", out of this folder: another place is named on the command line alone"
        elif os.path.exists(os.path.join(folder, path)):
            continue
        said = f"'{key}' names '{shortened(path)}'{wrong}"
        problems.append(Problem(settings.place_of(key), said))
    return problems


def _leads_out(folder: str, path: str) -> bool:
    """Whether a path leads out of a folder, by its words or by a link."""
    home = os.path.realpath(folder or os.curdir)
    try:
        return os.path.commonpath([home, os.path.realpath(os.path.join(home, path))]) != home
    except ValueError:  # another drive
        return True


def _text(folder: str, file: str, leads: str = "") -> str | Problem:
    """What a file holds; nothing where there is none."""
    path, file = os.path.join(folder, file), leads + file
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


def _read(file: str, text: str, table: tuple[str, ...]) -> tuple[Settings, list[Problem]]:
    found = _parsed(file, text)
    if isinstance(found, Problem):
        return Settings(), [found]
    for name in table:
        found = found.get(name, {})
        if not isinstance(found, dict):
            place = Place(file, _line(text, table), 1)
            wrong = "'tool.checker' must be one table: begin it with [tool.checker]"
            return Settings(), [Problem(place, wrong)]
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    for key, value in found.items():
        if len(problems) == _MOST_WRONG:
            wrong = f"{len(found)} settings stand here: there are {', '.join(KEYS)}"
            problems.append(Problem(Place(file, 1, 1), wrong))
            break
        name = key.replace("-", "_")
        wrong = _wrong(key, name, value)
        if name in values and not wrong:
            wrong = f"'{key}' stands here a second time, as '{name}': remove one"
        if wrong:
            place = Place(file, _line(text, (*table, key)), 1)
            problems.append(Problem(place, wrong))
            continue
        many = (value,) if isinstance(value, str) else tuple(value)
        values[name] = many if name in _LISTS else value
    return Settings(**values, file=file, text=text, table=table), sorted(problems)


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
        if rest.startswith("<<<<<<<"):
            said = "a merge that nobody finished: keep one side, and remove the lines of <, = and >"
        elif rest[:1] == ":":
            said = "TOML parts a key from its value by `=`, not by `:`"
        elif _is_unquoted(rest[:1]):
            said = (
                f"`{shortened(rest.rstrip())}` is no value: put texts into straight quotation marks"
            )
            said += ', as in out = ["md=reports/report.md"]'
        said = next((ours for theirs, ours in _MEANT if said.startswith(theirs)), said)
        return Problem(Place(file, line, column), f"not TOML: {said}")
    except RecursionError:
        return Problem(
            Place(file, _first(r"[\[{]{9}", text), 1), "nested too deep: make it flatter"
        )
    except ValueError:  # of int(): more digits than Python reads
        wrong = "a number of that many digits is not read: remove it"
        return Problem(Place(file, _first(r"(?<![0-9_])[0-9_]{4000}", text), 1), wrong)


def _is_unquoted(first: str) -> bool:
    """Whether a value that begins so is a text without quotation marks, or with curved ones."""
    return (first.isascii() and first.isalpha()) or first in {*"./~\u201c\u201d\u201e\u2018\u2019"}


_MEANT = (
    ("Cannot overwrite", "a key stands here a second time: remove one"),
    ("Cannot declare", "a table begins here a second time: put both into one"),
    ("Cannot mutate", "a table is written into here that stands elsewhere: put both into one"),
    ("Expected '=' after a key", "no `=` behind a key: write key = value"),
    ("Invalid value", "a value is missing, or one that is none; texts stand in quotation marks"),
    ("Expected newline", "one value stands behind a key: write several as a list, in `[...]`"),
    ("Unclosed array", "a list is opened and not closed with `]`"),
    ("Unterminated string", "a text is opened and not closed by a quotation mark"),
    ("Illegal character", "a text ends with its line: close its quotation mark"),
)
"""What Python's reader of TOML says, and what to do about it; the rest is told as it says it."""


def _first(pattern: str, text: str) -> int:
    """The line, from 1, of the first match; 1 where there is none."""
    found = re.search(pattern, text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _wrong(key: str, name: str, value: object) -> str:
    """What is wrong with one setting, and how to mend it; nothing where nothing is."""
    if key == "tool":
        return f"'tool' is no setting: in {OWN} settings stand without [tool.checker]"
    if name not in KEYS:
        near = suggestion(name, KEYS)
        return f"'{shortened(key)}' is no setting{near} (there are {', '.join(KEYS)})"
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
    if name == "thousands" and value not in MARKS:
        return f"'{key}' is what parts groups of digits: write a comma, a space, ' or {NONE}"
    return ""


def _line(text: str, path: Sequence[str]) -> int:
    """The line, from 1, at which the last of the keys ``path`` is written; 1 where nobody knows.

    TOML's own reader says so: with the key called otherwise on just that line, its value is another
    one, or gone.
    """
    import tomllib

    def value(lines: Sequence[str]) -> object:
        found: Any = tomllib.loads("\n".join(lines))
        for name in path:
            found = found.get(name) if isinstance(found, dict) else None
        return found

    lines, key = text.split("\n"), path[-1]
    there = value(lines)
    likely = [number for number, line in enumerate(lines) if key in line]
    for number in likely[:_MOST_TRIED] if len(text) <= _LONGEST_TRIED else ():
        called_otherwise = lines[number].replace(key, f"{key}---", 1)
        with suppress(ValueError):
            if value([*lines[:number], called_otherwise, *lines[number + 1 :]]) != there:
                return number + 1
    return 1
