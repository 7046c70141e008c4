#!/usr/bin/env python3
"""Call: ``python tests/deletion.py rules|kinds KIND|all [ARGUMENTS OF PYTEST ...]``.

Is a kind, of rule or of value (``kinds``), one file? Deletes it, and its entry in the table, from a
copy of the project, and runs there what must stay green: lint, types, import contracts and the
tests. Tests are the kind's own where they are in the file of its name, or fail since something
names the kind: their rules use it, or they hold what is written of it (the published schema, the
table in ``rules/README.md``); of a kind of value, their attributes have it. Any other failure is
told, and makes the exit code 1.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = (
    ("ruff", "check", "--no-cache", "checker"),
    ("mypy", f"--cache-dir={os.devnull}"),
    ("lint-imports", "--no-cache"),
)


def house_without(kind: str, folder: Path, room: str = "rules") -> Path:
    """A copy of the checker, in a folder, in which a room has not that kind."""
    shutil.copytree(ROOT / "checker", folder / "checker", ignore=_no_caches)
    shutil.copy(ROOT / "pyproject.toml", folder)
    where = folder / "checker" / room
    shutil.rmtree(where / kind) if (where / kind).is_dir() else (where / f"{kind}.py").unlink()
    table = where / "__init__.py"
    text = table.read_text()
    for line in _ENTRIES[room](kind):
        assert line in text
        text = text.replace(line, "")
    table.write_text(text)
    return folder


_ENTRIES: dict[str, Callable[[str], tuple[str, str]]] = {
    "rules": lambda kind: (f"    {kind},\n", f'    "{kind}": {kind}.KIND,\n'),
    "kinds": lambda kind: (
        f"from checker.kinds.{kind} import {kind.title()}\n",
        f"        {kind.title()}(),\n",
    ),
}
"""The lines of the table of each room that name a kind."""


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
    if len(arguments) < 2 or arguments[1] not in ("all", *rooms.get(arguments[0], ())):
        print(__doc__)
        return 2
    room, which, *rest = arguments
    some = rooms[room] if which == "all" else [which]
    wrong = [line for kind in some for line in _told(kind, room, rest)]
    print("\n".join(wrong))
    return bool(wrong)


def _told(kind: str, room: str, arguments: Sequence[str]) -> Iterator[str]:
    """What is wrong in the house without a kind."""
    with tempfile.TemporaryDirectory() as name:
        house = house_without(kind, Path(name), room)
        for tool in TOOLS:
            done = run(house, *tool)
            if done.returncode:
                yield f"{kind}: {tool[0]}: {done.stdout}{done.stderr}"
        for part in ("tests", "facts", "rules", "reports", ".ci", ".github"):
            shutil.copytree(ROOT / part, house / part, ignore=_no_caches)
        for part in ("README.md", ".gitignore", ".pre-commit-hooks.yaml"):
            shutil.copy(ROOT / part, house)
        given = ("-q", "-p", "no:cacheprovider", "--junitxml=told.xml", *arguments)
        run(house, "pytest", *given)
        suite = ElementTree.parse(house / "told.xml").getroot()[0]
        own = 0
        for case in suite:
            text = "".join(
                f"{one.get('message')}{one.text}" for one in case if one.tag != "skipped"
            )
            place = f"{case.get('classname')}.{case.get('name')}"
            if not text:
                continue
            if _names(kind, room, place + text):
                own += 1
            else:
                yield f"{kind}: {place}: {text[-300:]}"
        print(f"{kind}: {suite.get('tests')} tests, {own} of its own fail", flush=True)


def _names(kind: str, room: str, text: str) -> bool:
    """Whether the place or the text of a failure names a kind."""
    named = rf"test_{kind}\b|{room}[./]{kind}\b|['\"`]{kind}['\"`]|\b{kind}: (?:\{{|\"|$)"
    if room == "kinds":
        named += rf"|kind: {kind}\b|\ba {kind}\b"
    return re.search(named, text) is not None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
