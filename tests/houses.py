"""Copies of the house in which a kind, of rule, of value or of format, is missing or is new."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, get_args
from zlib import crc32

from checker.formats import FORMATS, FormatName

ROOT = Path(__file__).resolve().parent.parent


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


class Toy(NamedTuple):
    """A kind that says no more of itself than one must: its file, and its entry in the table.

    ``entries``: what stands behind each line of the table.
    """

    name: str
    file: str
    entries: Mapping[str, str]


TOYS = {
    "rules": Toy(
        "distinct",
        "tests/rules/distinct.py.txt",
        {
            "from checker.rules import (\n": "    distinct,\n",
            " = {\n": '    "distinct": distinct.KIND,\n',
        },
    ),
    "kinds": Toy(
        "grade",
        "tests/kinds/grade.py.txt",
        {
            "from typing import Final\n\n": "from checker.kinds.grade import GradeKind\n",
            "    for kind in (\n": "        GradeKind(),\n",
        },
    ),
    "formats": Toy(
        "toy",
        "tests/formats/toy.py.txt",
        {
            "FormatName = Literal[\n": '    "toy",\n',
            "Format]] = {\n": '    "toy": Format("toy", "toy", "how many there are"),\n',
        },
    ),
}
"""By the room that it is added to."""


def copy_of(folder: Path, *parts: str) -> Path:
    """A copy of the checker, and of other parts of the project."""
    for part in ("checker", "pyproject.toml", *parts):
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=_no_caches)
        else:
            shutil.copy(ROOT / part, folder / part)
    return folder


def house_without(kind: str, folder: Path, room: str = "rules") -> Path:
    """A copy of the checker, in a folder, in which a room has not that kind."""
    delete(kind, copy_of(folder) / "checker" / room)
    return folder


def house_with_toy(folder: Path, room: str) -> Path:
    """A copy of the checker, in a folder, in which a room has one kind more."""
    add_toy(copy_of(folder) / "checker" / room)
    return folder


def delete(kind: str, room: Path) -> None:
    """Take a kind, and its entry, out of a room of a copy."""
    module = module_of(kind, room)
    shutil.rmtree(module) if module.is_dir() else module.unlink()
    _write_table(room, ENTRIES[room.name]((room / "__init__.py").read_text(), kind))


def add_toy(room: Path) -> None:
    """Put a new kind, and its entry, into a room of a copy."""
    toy = TOYS[room.name]
    shutil.copy(ROOT / toy.file, room / f"{toy.name}.py")
    text = (room / "__init__.py").read_text()
    for line, entry in toy.entries.items():
        assert text.count(line) == 1, line
        text = text.replace(line, line + entry)
    _write_table(room, text)
    sort = ("ruff", "check", "--no-cache", "--quiet", "--select", "I", "--fix", room)
    assert run(room.parent.parent, *map(str, sort)).returncode == 0


def module_of(kind: str, room: Path) -> Path:
    """The file of a kind, or its folder."""
    module = room / (FORMATS[kind].module if room.name == "formats" else kind)
    return module if module.is_dir() else module.with_suffix(".py")


def _write_table(room: Path, text: str) -> None:
    table = room / "__init__.py"
    table.write_text(text)
    # What was compiled in this second of a table as long as this one is known by its time alone.
    os.utime(table, (crc32(text.encode()),) * 2)


def run(house: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """A program of the environment, which sees the copy; nothing that is compiled stays in it."""
    program = Path(sys.executable).parent / command[0]
    environment = {**os.environ, "PYTHONPATH": str(house), **more}
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


def completed(house: Path, line: str) -> set[str]:
    """The words that a shell may put at the end of a line, asked in a copy."""
    answer = house / "answer"
    asked = {"COMP_LINE": line, "COMP_POINT": str(len(line)), "_ARGCOMPLETE": "1"}
    asked |= {"_ARGCOMPLETE_IFS": "\n", "_ARGCOMPLETE_STDOUT_FILENAME": str(answer)}
    done = run(house, "python", "-m", "checker", **asked)
    assert done.returncode == 0, done.stderr
    return {word.strip() for word in answer.read_text().split("\n")}


def _no_caches(_: str, names: Sequence[str]) -> list[str]:
    return [name for name in names if name == "__pycache__" or name.startswith(".")]
