#!/usr/bin/env python3
"""Call: ``python tests/deletion.py rules|kinds KIND,KIND,...|all [ARGUMENTS OF PYTEST ...]``.

Is a kind, of rule or of value (``kinds``), one file? Deletes each, and its entry in the table, from
a copy of the project, and runs there what must stay green: lint, types, import contracts and every
test but its own. Its own are those of the file of its name, those in which a rule or an attribute
of the kind is read (a run beforehand, in the whole project, writes down which), and those that
fail since they list the kinds by name (the published schema, the table in ``rules/README.md``,
"known: ..." in a message). Any other failure that the whole project has not is told, and makes the
exit code 1.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

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


ENTRIES: dict[str, Callable[[str], tuple[str, str]]] = {
    "rules": lambda kind: (f"    {kind},\n", f'    "{kind}": {kind}.KIND,\n'),
    "kinds": lambda kind: (
        f"from checker.kinds.{kind} import {kind.title()}Kind\n",
        f"        {kind.title()}Kind(),\n",
    ),
}
"""The lines of the table of each room that name a kind."""


def house_without(kind: str, folder: Path, room: str = "rules") -> Path:
    """A copy of the checker, in a folder, in which a room has not that kind."""
    shutil.copytree(ROOT / "checker", folder / "checker", ignore=_no_caches)
    shutil.copy(ROOT / "pyproject.toml", folder)
    where = folder / "checker" / room
    shutil.rmtree(where / kind) if (where / kind).is_dir() else (where / f"{kind}.py").unlink()
    table = where / "__init__.py"
    text = table.read_text()
    for line in ENTRIES[room](kind):
        assert line in text
        text = text.replace(line, "")
    table.write_text(text)
    return folder


def run(house: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A program of the environment, which sees the copy."""
    program = Path(sys.executable).parent / command[0]
    return subprocess.run(
        [program, *command[1:]],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def _no_caches(_: str, names: Sequence[str]) -> list[str]:
    return [name for name in names if name == "__pycache__" or name.startswith(".")]


def main(arguments: Sequence[str]) -> int:
    """Delete, and run everything."""
    from checker import kinds, rules

    rooms = {"rules": rules.KINDS, "kinds": kinds.KINDS}
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
        wrong += _wrong(kind, room, rest, whole)
        print("\n".join(wrong[-5:]), flush=True)
    return bool(wrong)


def _whole(room: str, arguments: Iterable[str]) -> Whole:
    """Run the tests with nothing deleted."""
    with tempfile.TemporaryDirectory() as name:
        house, record = Path(name), Path(name) / "record"
        record.touch()
        shutil.copytree(ROOT / "checker", house / "checker", ignore=_no_caches)
        shutil.copy(ROOT / "pyproject.toml", house)
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
                yield f"{kind}: {test}: {text[-300:]}"
    print(f"{kind}: {own} tests of its own fail, and {others} others", flush=True)


def _names(kind: str, room: str, text: str) -> bool:
    """Whether a failure is in the tests of a kind, or since its name is listed."""
    named = (
        rf"\.test_{kind}\b|\[{kind}\]|{room}[./]{kind}\b|['\"]{kind}['\"]|known: [\w, ]*\b{kind}\b"
    )
    return re.search(named, text) is not None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
