"""``import checker``: what a notebook, a service or a test would do with it."""

import os
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest

import checker
from checker.formats import FORMATS
from checker.loading.files import find

ROOT = Path(__file__).parent.parent
FACTS = """\
entities: {bridge: {label: the bridge}}
attributes: {opened_on: {label: opening, kind: date}}
source: {id: gazette}
facts: [{subject: bridge, attribute: opened_on, value: 2024-05-02, quote: on 2 May}]
"""
MORE = """\
source: {id: herald}
facts: [{subject: bridge, attribute: opened_on, value: 2024-06-01}]
"""
RULES = "rules: [{id: agree, title: Documents agree, check: {agree: {}}}]\n"
TEXTS = {"facts/a.yaml": FACTS, "facts/b.yaml": MORE, "rules/c.yaml": RULES}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the corpus."""
    for name, text in TEXTS.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return tmp_path


def example() -> str:
    """The example of the README."""
    return re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)[0]


def python(code: str, folder: Path, *, of: Path = ROOT) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(of), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.of_format("md")
def test_the_example_of_the_readme_runs(folder: Path) -> None:
    done = python(example(), folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "error opened_on(bridge) 2 May 2024 against 1 June 2024, 30 days apart",
        "  apart by 30 days",
        "   2 May 2024",
        "     gazette 2024-05-02 ('on 2 May',) facts/a.yaml:4:9",
        "   1 June 2024",
        "     herald 2024-06-01 () facts/b.yaml:2:9",
    ]
    assert (folder / "report.md").read_text("utf-8") == checker.render(
        checker.check(checker.load(folder / "facts", folder / "rules"))
    )


def test_the_example_of_the_readme_tells_of_problems(folder: Path) -> None:
    (folder / "facts/b.yaml").write_text(MORE.replace("herald", ""))
    done = python(example(), folder)
    assert done.returncode == 2
    assert done.stdout.startswith("facts/b.yaml 1 ")


@pytest.fixture(scope="session")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has the package installed as others have it, without what else is here."""
    folder = tmp_path_factory.mktemp("outside")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    packages = next((folder / "venv").glob("lib*/python*/site-packages"), None)
    if packages is None:
        packages = folder / "venv" / "Lib" / "site-packages"
    (packages / "checker").symlink_to(ROOT / "checker", target_is_directory=True)
    return folder


def typed(outside: Path, code: str) -> Iterator[str]:
    """What mypy says of a program that uses the package, and of nothing else."""
    (outside / "program.py").write_text(code, encoding="utf-8")
    program = next((outside / "venv").glob("[bS]*/python*"))
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--python-executable", program, "program.py"],
        cwd=outside,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return (line for line in done.stdout.splitlines() if line.startswith("program.py"))


@pytest.mark.of_format("md")
def test_types_are_seen_from_outside(outside: Path) -> None:
    uses = """
a: checker.Corpus = checker.load("facts", Path("rules"), texts={"a.yaml": b""})
b: checker.Report = report
c: checker.Gap | None = finding.answer.gap
d: str = checker.render(report, "text", link_base="../")
e: int = finding.answer.message
checker.render(report, "pdf")
checker.load(3)
checker.nothing
"""
    told = list(typed(outside, example() + uses))
    lines = example().count("\n")
    assert [int(line.split(":")[1]) - lines for line in told if ": error:" in line] == [6, 7, 8, 9]
    assert '"str"' in told[0]  # and not Any: the types are really seen


def test_every_name_is_there_and_documented() -> None:
    assert set(checker.__all__) <= set(dir(checker))
    for name in checker.__all__:
        given = getattr(checker, name)
        assert name == "FormatName" or given.__doc__
        assert name in ("FormatName", "__version__") or given.__name__ == name
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        checker.nothing  # type: ignore[attr-defined] # noqa: B018


def test_a_room_does_not_take_the_name_of_a_function() -> None:
    for first in ("checker.loading.files", "checker.formats", "checker.command", "checker.api"):
        code = f"import {first}, checker; print(type(checker.load), type(checker.render))"
        done = python(code, ROOT)
        assert done.stdout == "<class 'function'> <class 'function'>\n", done.stderr
    assert callable(find)


@pytest.mark.of_format("md")
def test_importing_is_cheap_and_leaves_the_process_alone(folder: Path) -> None:
    code = """
import gc, sys
import checker
print([name for name in sys.modules if name.startswith("checker.")])
checker.render(checker.check(checker.load("facts", "rules")), "markdown")
print(gc.isenabled(), "checker.command" in sys.modules)
"""
    assert python(code, folder).stdout == "[]\nTrue False\n"


@pytest.mark.of_format("json")
def test_the_command_imports_nothing_of_the_library(folder: Path) -> None:
    code = """
import sys
from checker import command
command.main(["check", "--out", "json=out.json"])
print("checker.api" in sys.modules)
"""
    assert python(code, folder).stdout.endswith("\nFalse\n")


def test_texts_stand_for_files(folder: Path) -> None:
    of_files = checker.check(checker.load(folder / "facts", str(folder / "rules")))
    assert checker.check(checker.load(texts=TEXTS)) == of_files
    some = {"facts/b.yaml": MORE.replace("06-01", "05-02").encode()}
    replaced = checker.check(checker.load(folder / "facts", folder / "rules", texts=some))
    assert not replaced.of(checker.Verdict.CONTRADICTION)
    added = checker.load(folder / "rules", texts={"x.yaml": FACTS, "y.yaml": MORE})
    assert checker.check(added).findings[0].question.facts[0].place.file == "x.yaml"


def test_all_problems_are_raised_at_once(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "facts/a.yaml").write_text(FACTS.replace("2024-05-02", "a\u202eb"))
    texts = {"z.yaml": "facts: 3", "lone.yaml": "a: \ud800"}
    with pytest.raises(checker.InputError) as raised:
        checker.load(folder / "facts", folder / "rules", folder / "nowhere", texts=texts)
    error = raised.value
    files = {problem.place.file for problem in error.problems}
    assert files >= {"facts/a.yaml", "nowhere", "z.yaml", "lone.yaml"}
    assert all(p.place.line >= 1 and p.place.column >= 1 and p.message for p in error.problems)
    assert list(error.problems) == sorted(error.problems)
    assert len(str(error).splitlines()) == len(error.problems)
    assert "\u202e" not in str(error)
    assert pickle.loads(pickle.dumps(error)).problems == error.problems
    assert isinstance(error, ValueError)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("error", [ZeroDivisionError, RecursionError, MemoryError, KeyError])
def test_a_bug_is_raised_as_it_is_with_what_was_being_judged(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def broken(*_: object) -> None:
        raise error("a gap")

    corpus = checker.load(folder / "facts", folder / "rules")
    report = checker.check(corpus)
    monkeypatch.setattr("checker.engine.checks.identity", broken)
    with pytest.raises(error) as raised:
        checker.check(corpus)
    assert [re.sub(r" \(.*", "", note) for note in raised.value.__notes__] == [
        f"judging by rule '{corpus.rules[0].id}'"
    ]
    home = next(iter(FORMATS.values())).module
    monkeypatch.setattr(import_module(f"checker.formats.{home}"), "render", broken)
    with pytest.raises(error) as raised:
        checker.render(report)
    assert raised.value.__notes__ == [f"writing the report as {home}"]


def test_nothing_to_load_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError, match="needs a path or a text"):
        checker.load()


WAIVERS = """\
waivers: [{fact: herald.bridge.opened_on, reason: Known, owner: desk, expires: 2025-03-01}]
"""


@pytest.mark.parametrize(
    ("today", "fails"),
    [
        ("2025-03-01", False),
        (date(2025, 3, 1), False),
        (datetime(2025, 3, 1, 23, 59), False),
        ("2025-03-02", True),
        (date(999, 1, 1), False),
        (None, True),
    ],
)
def test_the_day_by_which_waivers_expire(today: date | str | None, fails: bool) -> None:
    corpus = checker.load(texts={**TEXTS, "w.yaml": WAIVERS})
    assert checker.check(corpus, today).fails("error") is fails
    with pytest.raises(ValueError, match="soon"):
        checker.check(corpus, "soon")


@pytest.mark.parametrize("name", get_args(checker.FormatName))
def test_every_format_is_what_the_command_writes(name: checker.FormatName) -> None:
    report = checker.check(checker.load(texts=TEXTS))
    (of,) = [one for key, one in FORMATS.items() if name in (key, one.module)]
    assert checker.render(report, name, "../") == of(report, "../")


def test_formats_are_those_of_the_command() -> None:
    report = checker.check(checker.load(texts=TEXTS))
    names = [word for name, one in FORMATS.items() for word in (one.module, name)]
    assert set(get_args(checker.FormatName)) == set(names)
    said = f"no format 'pdf': there are {', '.join(dict.fromkeys(names))}"
    with pytest.raises(ValueError, match=said):
        checker.render(report, "pdf")  # type: ignore[arg-type]


def test_what_is_shown_of_them_fits_a_line() -> None:
    corpus = checker.load(texts=TEXTS)
    report = checker.check(corpus)
    assert repr(corpus) == "<Corpus: sources=2, facts=2, rules=1>"
    assert repr(report).startswith("<Report: 2 documents (2 origins) make 2 claims: 1 contradict")
    finding = report.findings[0]
    told = "contradiction, agree, opened_on(bridge): 2 May 2024 against 1 June 2024, 30 days apart"
    assert repr(finding) == f"<Finding {finding.id}: {told}>"


def test_reports_can_be_sent_to_another_process() -> None:
    report = checker.check(checker.load(ROOT / "facts", ROOT / "rules"))
    assert pickle.loads(pickle.dumps(report)) == report


def test_threads_do_not_disturb_each_other() -> None:
    """In a new process, so that several threads fill every cache at once."""
    code = """
import sys
from concurrent.futures import ThreadPoolExecutor
import checker
sys.setswitchinterval(1e-5)
def judged(_):
    return checker.render(checker.check(checker.load("facts", "rules")))
with ThreadPoolExecutor(6) as pool:
    texts = set(pool.map(judged, range(12)))
print(len(texts))
print(texts.pop() == judged(0))
"""
    done = python(code, ROOT)
    assert done.stdout == "1\nTrue\n", done.stderr
