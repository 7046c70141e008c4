#!/usr/bin/env python3
"""Call: ``python tests/deletion.py rules|kinds|formats KIND,...|all [ARGUMENTS OF PYTEST ...]``.

Is a kind, of rule, of value (``kinds``) or of format, one file? Deletes each, and its entry in the
table, from a copy of the project, and runs there what must stay green: lint, types, import
contracts and every test but its own. Its own are those of the file of its name, those in which a
rule or an attribute of the kind is read (a run beforehand, in the whole project, writes down
which), those that are marked as a format's (``of_format``), and those that fail since they list the
kinds by name (the published schema, the table in ``rules/README.md``, "known: ..." in a message).
Any other failure that the whole project has not is told, and makes the exit code 1.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

from checker.formats import FORMATS, FormatName

ROOT = Path(__file__).resolve().parent.parent
TOOLS = (
    ("ruff", "check", "--no-cache", "checker"),
    ("mypy", f"--cache-dir={os.devnull}"),
    ("lint-imports", "--no-cache"),
)
FOLDERS = ("tests", "facts", "rules", "reports", ".ci", ".github")
FILES = ("README.md", ".gitignore", ".pre-commit-hooks.yaml", "LICENSE")

RECORDER = """

def _recorded(name, kind):
    import os

    def recording(method):
        def read(*given, **more):
            with open({record!r}, "a", encoding="utf-8") as file:
                print(name, os.environ.get("PYTEST_CURRENT_TEST", ""), sep="\\t", file=file)
            return method(*given, **more)

        return read

    if hasattr(kind, "_replace"):
        return kind._replace(read=recording(kind.read))
    kind.check = recording(kind.check)
    return kind


KINDS = {{name: _recorded(name, kind) for name, kind in KINDS.items()}}
"""
"""Added to a table of kinds: which test, or what a test runs, reads a rule of which kind, or an
attribute."""


class Whole(NamedTuple):
    """What the tests of the whole project do: those that fail, and those that read each kind."""

    failing: frozenset[str]
    reading: dict[str, set[str]]


def _without_rule(table: str, name: str) -> str:
    return _without(table, f"    {name},\n", f'    "{name}": {name}.KIND,\n')


def _without_kind(table: str, name: str) -> str:
    kind = f"{name.title()}Kind"
    return _without(table, f"from checker.kinds.{name} import {kind}\n", f"        {kind}(),\n")


def _without(table: str, *lines: str) -> str:
    for line in lines:
        assert line in table
        table = table.replace(line, "")
    return table


def _without_format(table: str, name: str) -> str:
    """Without its entry, and without its names in the type."""
    lines = table.splitlines(keepends=True)
    for node in ast.walk(ast.parse(table)):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and key.value == name:
                    lines[key.lineno - 1 : value.end_lineno] = []
    left = [word for word in get_args(FormatName) if word not in (name, FORMATS[name].module)]
    names = "Literal[\n" + "".join(f'    "{word}",\n' for word in left) + "]\n"
    return re.sub(
        r"(?<=^FormatName = )Literal\[.*?\]\n", lambda _: names, "".join(lines), flags=re.S | re.M
    )


ENTRIES: dict[str, Callable[[str, str], str]] = {
    "rules": _without_rule,
    "kinds": _without_kind,
    "formats": _without_format,
}
"""The text of the table of each room without what names a kind."""


def house_without(kind: str, folder: Path, room: str = "rules") -> Path:
    """A copy of the checker, in a folder, in which a room has not that kind."""
    shutil.copytree(ROOT / "checker", folder / "checker", ignore=_no_caches)
    shutil.copy(ROOT / "pyproject.toml", folder)
    delete(kind, folder / "checker" / room)
    return folder


def delete(kind: str, room: Path) -> None:
    """Take a kind, and its entry, out of a room of a copy."""
    module = room / (FORMATS[kind].module if room.name == "formats" else kind)
    shutil.rmtree(module) if module.is_dir() else module.with_suffix(".py").unlink()
    table = room / "__init__.py"
    table.write_text(ENTRIES[room.name](table.read_text(), kind))


def run(house: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A program of the environment, which sees the copy; nothing that is compiled stays in it."""
    program = Path(sys.executable).parent / command[0]
    environment = {**os.environ, "PYTHONPATH": str(house)}
    if "PYTHONPYCACHEPREFIX" not in environment:
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
    return subprocess.run(
        [program, *command[1:]],
        cwd=house,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def _no_caches(_: str, names: Sequence[str]) -> list[str]:
    return [name for name in names if name == "__pycache__" or name.startswith(".")]


def main(arguments: Sequence[str]) -> int:
    """Delete, and run everything."""
    from checker import kinds, rules

    rooms = {"rules": rules.KINDS, "kinds": kinds.KINDS, "formats": FORMATS}
    if len(arguments) < 2 or arguments[0] not in rooms:
        print(__doc__)
        return 2
    room, which, *rest = arguments
    some = list(rooms[room]) if which == "all" else which.split(",")
    if not rooms[room].keys() >= set(some):
        print(__doc__)
        return 2
    whole = _whole(room, rest)
    wrong = []
    for kind in some:
        found = list(_wrong(kind, room, rest, whole))
        print("\n".join(found), flush=True)
        wrong += found
    return bool(wrong)


def _whole(room: str, arguments: Iterable[str]) -> Whole:
    """Run the tests with nothing deleted."""
    with tempfile.TemporaryDirectory() as name:
        house, record = Path(name), Path(name) / "record"
        record.touch()
        shutil.copytree(ROOT / "checker", house / "checker", ignore=_no_caches)
        shutil.copy(ROOT / "pyproject.toml", house)
        if room != "formats":
            with (house / "checker" / room / "__init__.py").open("a") as table:
                table.write(RECORDER.format(record=str(record)))
        failing = frozenset(name for name, _ in _failures(house, arguments))
        reading: dict[str, set[str]] = {}
        for line in record.read_text().splitlines():
            kind, _, test = line.partition("\t")
            path, _, rest = test.rpartition(" ")[0].partition("::")
            place = path.removesuffix(".py").replace("/", ".")
            reading.setdefault(kind, set()).add(f"{place}.{rest.replace('::', '.')}")
    return Whole(failing, reading)


def _failures(house: Path, arguments: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Run the tests in a copy of the checker: those that fail, and how."""
    for part in FOLDERS:
        shutil.copytree(ROOT / part, house / part, ignore=_no_caches)
    for part in FILES:
        shutil.copy(ROOT / part, house)
    run(house, "pytest", "-q", "--continue-on-collection-errors", "--junitxml=told.xml", *arguments)
    for case in ElementTree.parse(house / "told.xml").getroot().iter("testcase"):
        failures = [one for one in case if one.tag in ("failure", "error")]
        if failures:
            text = "".join(f"{one.get('message')}\n{one.text}" for one in failures)
            yield ".".join(filter(None, (case.get("classname"), case.get("name")))), text


def _wrong(kind: str, room: str, arguments: Iterable[str], whole: Whole) -> Iterator[str]:
    """What is wrong in the house without a kind."""
    with tempfile.TemporaryDirectory() as name:
        house = house_without(kind, Path(name), room)
        for tool in TOOLS:
            done = run(house, *tool)
            if done.returncode:
                yield f"{kind}: {tool[0]}: {done.stdout}{done.stderr}"
        own, others = 0, 0
        for test, text in _failures(house, arguments):
            if test in whole.failing:
                continue
            if test in whole.reading.get(kind, ()) or _names(kind, room, test + text):
                own += 1
            else:
                others += 1
                yield f"{kind}: {test}: {text.strip().splitlines()[-1][:200]}"
    print(f"{kind}: {own} tests of its own fail, and {others} others", flush=True)


def _names(kind: str, room: str, text: str) -> bool:
    """Whether a failure is in the tests of a kind, or since its name is listed."""
    named = (
        rf"\.test_{kind}\b|\[{kind}\]|{room}[./]{kind}\b|['\"]{kind}['\"]|known: [\w, ]*\b{kind}\b"
    )
    return re.search(named, text) is not None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
