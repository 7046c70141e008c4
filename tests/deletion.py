#!/usr/bin/env python3
"""Call: ``python tests/deletion.py rules|kinds|formats KIND,...|all [ARGUMENTS OF PYTEST ...]``.

Is a kind, of rule, of value (``kinds``) or of format, one file? Deletes each, and its entry in the
table, from a copy of the project, and runs there what must stay green: lint, types, import
contracts and every test but its own that could come out otherwise. Any failure that the whole
project has not is told, and makes the exit code 1. Arguments of pytest, such as ``tests/rules``,
run less of it.

A test is the kind's own that is marked so (``of_rule``, ``of_kind``, ``of_format``) or has its
name, that asks for it (its rules or attributes are of that kind, or it looks it up itself), or
that fails since it lists the kinds by name (the published schema, the table in
``rules/README.md``, "known: ..." in a message).

Which tests could come out otherwise is recorded first, in one run of the whole suite (kept in
``build/deletion``: remove that after changes of the tests) in a copy of the project in which each
room has a toy more, and every function of a kind's file and every look into a table says for which
test it is called, or for which file while that is imported (``tests/touched.py``). Then, without a
kind, of the tests that are not its own those run that

- run a function of its file, or in which the house looks it up, in a process that they start, too;
- stand in a file that imports its file;
- fail where the tables have an entry more: what they say depends on what is listed;
- are about the house as a whole (``ALWAYS``), or were not there when it was recorded;

and all files are imported that touch the kind when they are.

That is as strong as to run all. Whatever becomes of its own says nothing; and what is left calls
nothing of the kind's file, and neither it nor the house on its behalf looks the kind up: it can
meet the kind only by going through a whole table. If it goes wrong by what is listed there, it
does so by an entry more, too, unless it seeks this one name, and then it lists the kind by its
name. What the house makes of tables with an entry less at import, and in each verb, the
``test_deletion.py`` of the room asks for every kind. What a cache gives counts as what filled it;
what a process does to which its test gave no environment is not seen.
"""

import ast
import os
import re
import shutil
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import concerned
import touched
from houses import ROOT, add_toy, copy_of, delete, module_of, run

from checker.formats import FORMATS
from checker.kinds import KINDS as KINDS_OF_VALUE
from checker.rules import KINDS as KINDS_OF_RULE

ROOMS = {"rules": KINDS_OF_RULE, "kinds": KINDS_OF_VALUE, "formats": FORMATS}
TABLES = {"rules": "KINDS", "kinds": "KINDS", "formats": "FORMATS"}
TOOLS = (("ruff", "check", "checker"), ("mypy",), ("lint-imports",))
PARTS = (
    *("tests", "facts", "rules", "reports", ".ci", ".github"),
    *("README.md", "CHANGELOG.md", ".gitignore", ".pre-commit-hooks.yaml", "LICENSE"),
)
ALWAYS = (  # about the house as a whole, its schemas and its documents
    *("tests/test_house.py", "tests/test_corpus.py", "tests/test_pages.py"),
    *("tests/rules/test_schema.py", "tests/rules/test_readme.py"),
    *("tests/kinds/test_schema.py", "tests/kinds/test_readme.py"),
)
APART = re.compile(
    r"tests/(\w+/test_(deletion\.py|table\.py::test_without_a_format)|test_house\.py::test_tools)"
)
"""Tests that delete each kind in turn from a copy of their own, of which nothing is learnt where
two are missing, and those that run the tools."""
LISTED = "schema"
"""The function that is called of every kind in turn, so that to run it is to list them."""
KEPT = ROOT / "build" / "deletion"


class Record(NamedTuple):
    """What tests do in the whole house, all by their ids.

    ``ran``, ``asked``: the tests that run or ask for something, by the kind (``rules.agree``); ends
    of an id stand for all that begin so. ``failed``: with toys.
    """

    tests: frozenset[str]
    ran: dict[str, set[str]]
    asked: dict[str, set[str]]
    failed: frozenset[str]


class Failure(NamedTuple):
    """A test that fails, and what it says."""

    test: str
    text: str


def main(arguments: Sequence[str]) -> int:
    """Record, if nothing is on record; delete, and run what is concerned."""
    if len(arguments) < 2 or arguments[0] not in ROOMS:
        print(__doc__)
        return 2
    room, which, *rest = arguments
    some = list(ROOMS[room]) if which == "all" else which.split(",")
    if not ROOMS[room].keys() >= set(some):
        print(__doc__)
        return 2
    if not KEPT.exists():
        _record_all()
    record = _read_record()
    with tempfile.TemporaryDirectory() as name:
        os.environ["PYTHONPYCACHEPREFIX"] = f"{name}/compiled"
        house = copy_of(Path(name) / "house", *PARTS)
        foreign = [_without(kind, room, house, record, rest) for kind in some]
    return any(foreign)


def _without(
    kind: str, room: str, house: Path, record: Record, arguments: Sequence[str]
) -> list[str]:
    """What is wrong in a house without a kind, which is told as it is found."""
    delete(kind, house / "checker" / room)
    wrong = []
    for tool in TOOLS:
        done = run(house, *tool)
        if done.returncode:
            wrong.append(f"{tool[0]}: {done.stdout}{done.stderr}")
    needed, files = _needed(kind, room, record)
    failures = _failures(house, record.tests - needed, arguments or files)
    others = [one for one in failures if not _is_own(kind, room, one, record)]
    shutil.rmtree(house / "checker")
    shutil.copytree(ROOT / "checker", house / "checker")
    if others:  # what fails in a copy in any case is nothing
        there = {one.test for one in others}
        again = {test.partition("::")[0] for test in there}
        usual = {one.test for one in _failures(house, record.tests - there, sorted(again))}
        others = [one for one in others if one.test not in usual]
    wrong += [f"{test}: {_last_line(text)}" for test, text in others]
    print("".join(f"{kind}: {one}\n" for one in wrong), end="")
    own = len(failures) - len(others)
    print(f"{kind}: {len(needed)} tests, {own} of its own fail, {len(wrong)} others", flush=True)
    return wrong


def _last_line(text: str) -> str:
    return text.strip().splitlines()[-1][:200]


def _needed(kind: str, room: str, record: Record) -> tuple[frozenset[str], list[str]]:
    """The tests that are not a kind's own, and may come out otherwise without it; the files that
    they are in, and those that touch the kind when they are imported."""
    module = FORMATS[kind].module if room == "formats" else kind
    texts = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in (ROOT / "tests").rglob("*.py")
    }
    imports = rf"\bchecker[./]{room}[./]{module}\b|from checker\.{room} import .*\b{module}\b"
    importing = {path for path, text in texts.items() if re.search(imports, text)}
    running = record.ran.get(f"{room}.{kind}", set())
    tests = frozenset(
        test
        for test in record.tests
        if not _asks(test, kind, room, record)
        and not APART.match(test)
        and (
            test in record.failed
            or not running.isdisjoint(_places(test))
            or test.partition("::")[0] in (importing | {*ALWAYS})
        )
    )
    touching = running | record.asked.get(f"{room}.{kind}", set()) | importing
    files = {test.partition("::")[0] for test in tests}
    files |= {one for one in touching if one.endswith(".py")}
    known = {test.partition("::")[0] for test in record.tests}
    files |= {path for path in texts if re.search(r"/test_\w+\.py$", path) and path not in known}
    return tests, sorted(files)


def _asks(test: str, kind: str, room: str, record: Record) -> bool:
    """Whether a test has the name of a kind, or asks for it."""
    module = FORMATS[kind].module if room == "formats" else kind
    if re.search(rf"\b(test_|{room}/)({kind}|{module})\b|[\[-]{kind}[\]-]", test):
        return True
    asking = record.asked.get(f"{room}.{kind}", set())
    if test in record.tests or "[" not in test:
        return not asking.isdisjoint(_places(test))
    alike = test.partition("[")[0] + "["  # it had another name with toys
    return any(one.startswith(alike) for one in asking)


def _places(test: str) -> Iterator[str]:
    """The id of a test, the file and the folders that it is in."""
    yield test
    path = Path(test.partition("::")[0])
    yield from map(str, (path, *path.parents))


def _is_own(kind: str, room: str, failure: Failure, record: Record) -> bool:
    """Whether a test fails since it is about the kind, or lists it.

    Code of the house that looks the kind up by its name, and falls over it, lists nothing; nor does
    a file of tests that cannot be imported.
    """
    test, text = failure
    if _asks(test, kind, room, record):
        return True
    if "::" not in test or re.search(
        r"^checker/\S+: KeyError$|a bug in the checker", text, flags=re.M
    ):
        return False
    listing = "known:|kinds|one of:|needs an?"
    named = rf"{room}[./]{kind}\b|['\"]{kind}['\"]|({listing}) [\w, ]*\b{kind}\b"
    return re.search(named, text) is not None


def _failures(house: Path, not_needed: Iterable[str], arguments: Iterable[str]) -> list[Failure]:
    """Run the tests that are needed in a copy: those that fail, and how."""
    skipped = house / "not_needed.txt"
    skipped.write_text("".join(f"{test}\n" for test in not_needed))
    return _run_tests(house, arguments, **{concerned.NOT_NEEDED: str(skipped)})


def _run_tests(house: Path, arguments: Iterable[str], **environment: str) -> list[Failure]:
    usual = ("-q", "-p", "concerned", "--continue-on-collection-errors")
    path = os.pathsep.join((str(house), str(house / "tests")))
    told = ("--junitxml=told.xml", "-o", "junit_family=xunit1")
    done = run(house, "pytest", *usual, *told, *arguments, PYTHONPATH=path, **environment)
    if not (house / "told.xml").exists():
        sys.exit(done.stdout + done.stderr)
    found = []
    for case in ElementTree.parse(house / "told.xml").getroot().iter("testcase"):
        failures = [one for one in case if one.tag in ("failure", "error")]
        if failures:
            text = "".join(f"{one.get('message')}\n{one.text}" for one in failures)
            file, name = case.get("file", ""), case.get("name", "")
            imported = f"{name.replace('.', '/')}.py"
            found.append(Failure(f"{file}::{name}" if file else imported, text))
    (house / "told.xml").unlink()
    return found


def _record_all() -> None:
    """Run the whole suite with a toy in each room, and keep which test touches which kind."""
    print("recording which test touches which kind ...", flush=True)
    with tempfile.TemporaryDirectory() as name:
        house = copy_of(Path(name), *PARTS)
        for room, kinds in ROOMS.items():
            folder = house / "checker" / room
            for kind in kinds:
                module = module_of(kind, folder)
                for file in module.rglob("*.py") if module.is_dir() else (module,):
                    file.write_text(_touching(file.read_text(), f"{room}.{kind}"))
            add_toy(folder)
            with (folder / "__init__.py").open("a") as table:
                entries = TABLES[room]
                table.write("\n\nfrom checker.touched import Table\n\n")
                table.write(f'{entries} = Table("{room}", {entries})\n')
        recorder, top = (ROOT / "tests" / "touched.py").read_text(), house / "checker"
        given = f"RECORD = Path({str(house / touched.RECORD)!r})\n"
        (top / "touched.py").write_text(re.sub("^RECORD = .*\n", given, recorder, flags=re.M))
        text = (top / "__init__.py").read_text()
        (top / "__init__.py").write_text(f"import checker.touched\n\n{text}")
        failures = _run_tests(house, ("-n", "2"))
        KEPT.mkdir(parents=True)
        for kept in (touched.RECORD.name, concerned.COLLECTED):
            shutil.copy(house / kept, KEPT)
        told = "".join(f"{one.test}\t{_last_line(one.text)}\n" for one in failures)
        (KEPT / "failed.txt").write_text(told)


def _touching(code: str, kind: str) -> str:
    """The text of a module whose functions all say that they run."""

    class Touching(ast.NodeTransformer):
        def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
            self.generic_visit(node)
            if node.name != LISTED:
                node.body.insert(1 if ast.get_docstring(node) else 0, ast.Expr(saying()))
            return node

        def visit_Lambda(self, node: ast.Lambda) -> ast.Lambda:
            self.generic_visit(node)
            node.body = ast.BoolOp(ast.Or(), [saying(), node.body])
            return node

    def saying() -> ast.expr:
        return ast.parse(f'_touch("{kind}")', mode="eval").body

    tree = Touching().visit(ast.parse(code))
    first = ast.parse("from checker.touched import touch as _touch").body
    tree.body[1:1] = first
    return ast.unparse(ast.fix_missing_locations(tree))


def _read_record() -> Record:
    ran: dict[str, set[str]] = {}
    asked: dict[str, set[str]] = {}
    for line in (KEPT / touched.RECORD.name).read_text().splitlines():
        who, how, kind = line.split("\t")
        (asked if how == "asks" else ran).setdefault(kind, set()).add(who)
    tests = (KEPT / concerned.COLLECTED).read_text().splitlines()
    failed = (line.partition("\t")[0] for line in (KEPT / "failed.txt").read_text().splitlines())
    return Record(frozenset(tests), ran, asked, frozenset(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
