"""Judging again on a change: the same as a run from the beginning, with less work."""

import datetime
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from test_cli import BAD, Printed, run, write

from checker.command import corpus as of_command
from checker.command import project, watch
from checker.command.arguments import parsed
from checker.command.outputs import named_outputs
from checker.engine import KnownAnswers
from checker.loading import corpus as loading
from checker.loading.corpus import load_contents
from checker.model.fact import Fact
from checker.model.finding import Finding
from checker.model.question import Answer, Question
from checker.model.rule import Rule
from checker.rules import agree
from checker.values.verdict import Relation
from checker.verify.evidence import Evidence

from .test_part import HARBOUR, RULES, WORDS, source

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(HARBOUR)
    return tmp_path


EDITS: list[tuple[str, str | None]] = [
    ("facts/c.yaml", source("tour", mast__height="30 m")),
    ("facts/c.yaml", source("tour", mast__height="30 m").replace("30 m", "30 m, quote: 25 m")),
    ("facts/b.yaml", "# a line more\n" + source("map", pier__height="9 m", pier__built_on="1880")),
    ("facts/words.yaml", WORDS.replace("year of building", "date of building")),
    ("facts/words.yaml", WORDS + "  tide: {label: tide, kind: quantity, unit: m}\n"),
    ("facts/d.yaml", source("guide", pier__height="70 cm", mast__built_on="1900")),
    ("facts/d.yaml", source("map2", pier__height="7 m").replace("m}", "m, id: log.pier.height}")),
    ("facts/d.yaml", source("map2", pier__height="7 m").replace("m}", "m, origin: log}")),
    ("facts/d.yaml", source("map2", pier__height="7 m").replace("m}", "m, status: draft}")),
    ("facts/d.yaml", None),
    ("rules/rules.yaml", RULES.replace("severity: warning", "severity: error")),
    ("rules/rules.yaml", RULES.replace("[height]", "[height], tolerance: 3 m")),
    ("facts/words.yaml", WORDS.replace("unit: m", "unit: km")),
    ("facts/words.yaml", WORDS.replace("mast: {", "masst: {label: the masts}, mast: {")),
    ("facts/b.yaml", source("map", pier__height="9 m").replace("map}", "map, published: 1999}")),
    ("rules/waivers.yaml", "waivers:\n  - {fact: log.pier.height, values: {log.pier.height: 7 m}, "
     "reason: r, owner: o, expires: 2999-01-01}\n"),
    ("facts/b.yaml", source("map", pier__height="9 m").replace("\n", "\r\n")),
]  # fmt: skip


def watched(changes: Iterator[Sequence[str]], *arguments: str) -> int:
    options = parsed(["check", "--watch", *arguments])
    project.configure(options)
    return watch.watch(options, named_outputs(options), changes).code


@pytest.mark.of_format("json", "md")
def test_it_is_what_a_run_from_the_beginning_finds(capsys: Printed) -> None:
    seen: list[tuple[str, bytes, bytes]] = []

    def reports() -> tuple[bytes, bytes]:
        return Path("reports/report.md").read_bytes(), Path("reports/report.json").read_bytes()

    def edits() -> Iterator[Sequence[str]]:
        for name, text in EDITS:
            Path(name).unlink(missing_ok=True)
            if text is not None:
                write({name: text})
            capsys.readouterr()
            yield [name]
            out = capsys.readouterr().out
            seen.append((out.split("\n", 2)[2] if out else "", *reports()))

    watched(edits())
    write(HARBOUR)
    Path("rules/waivers.yaml").unlink()
    for (name, text), (out, *files) in zip(EDITS, seen, strict=True):
        Path(name).unlink(missing_ok=True)
        if text is not None:
            write({name: text})
        if run("check") == 2:  # what cannot be judged leaves the last report, and is no output
            assert (out, capsys.readouterr().out) == ("", "")
            continue
        assert reports() == tuple(files)
        assert capsys.readouterr().out == out


@pytest.mark.of_format("json")
def test_mistakes_are_told_and_it_goes_on(capsys: Printed) -> None:
    def edits() -> Iterator[Sequence[str]]:
        capsys.readouterr()
        write({"facts/c.yaml": "source: {id: tour\n"})
        before = Path("reports/report.json").read_bytes()
        yield ["facts/c.yaml"]
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith("facts/c.yaml:")
        assert err.endswith("1 problem: nothing was judged\n")
        assert Path("reports/report.json").read_bytes() == before
        write({"facts/c.yaml": HARBOUR["facts/c.yaml"]})
        yield ["facts/c.yaml"]
        out, err = capsys.readouterr()
        assert out.startswith("\nChanged: facts/c.yaml\n3 documents (3 origins) make 6 claims: ")
        assert err == ""

    assert watched(edits()) == 1


def test_what_is_as_it_was_is_not_told_again(capsys: Printed) -> None:
    def edits() -> Iterator[Sequence[str]]:
        capsys.readouterr()
        write({"facts/c.yaml": HARBOUR["facts/c.yaml"]})
        yield ["facts/c.yaml"]
        assert capsys.readouterr() == ("", "")

    watched(edits(), "-q")


def test_a_waiver_expires_while_it_watches(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock(datetime.date):
        day = "2030-01-01"

        @classmethod
        def today(cls) -> "Clock":
            return cls.fromisoformat(cls.day)

    for module in (watch, of_command):
        monkeypatch.setattr(module, "date", Clock)
    write(
        {
            "rules/waivers.yaml": "waivers:\n  - {fact: log.pier.height, reason: r, owner: o, "
            "expires: 2030-01-01}\n"
        }
    )

    def edits() -> Iterator[Sequence[str]]:
        capsys.readouterr()
        yield []  # the same day
        assert capsys.readouterr() == ("", "")
        Clock.day = "2030-01-02"
        yield []
        out = capsys.readouterr().out
        assert out.startswith("\nToday is 2 January 2030\n")
        assert "its last day was 1 January 2030" in out
        yield []
        yield ["facts/a.yaml"]  # as it was
        assert capsys.readouterr() == ("", "")
        Clock.day = "2030-01-03"
        write({"facts/c.yaml": source("tour", mast__height="26 m")})
        yield ["facts/c.yaml"]
        assert capsys.readouterr().out.startswith("\nChanged: facts/c.yaml\n")
        Path("rules/waivers.yaml").unlink()
        yield ["rules/waivers.yaml"]
        capsys.readouterr()
        Clock.day = "2030-01-04"
        yield []  # nothing expires any more
        assert capsys.readouterr() == ("", "")

    watched(edits())


def test_a_day_that_is_given_stays(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    class NoClock(datetime.date):
        @classmethod
        def today(cls) -> "NoClock":
            raise AssertionError("the clock was read")

    for module in (watch, of_command):
        monkeypatch.setattr(module, "date", NoClock)
    waiver = "{fact: log.pier.height, reason: r, owner: o, expires: 2030-01-01}"
    write({"rules/waivers.yaml": f"waivers:\n  - {waiver}\n"})

    def edits() -> Iterator[Sequence[str]]:
        capsys.readouterr()
        yield []
        assert capsys.readouterr() == ("", "")

    watched(edits(), "--today", "2029-12-24")


def test_a_table_is_watched(capsys: Printed) -> None:
    table = "source,subject,attribute,value\nlog,pier,height,12 m\n"
    mapped = "tables:\n  - {id: heights, from: heights.csv}\n"
    write({"facts/heights.csv": table, "facts/t.yaml": mapped})

    def edits() -> Iterator[Sequence[str]]:
        capsys.readouterr()
        write({"facts/heights.csv": table.replace("12", "13")})
        yield ["facts/heights.csv"]
        out = capsys.readouterr().out
        assert out.startswith("\nChanged: facts/heights.csv\n")
        assert "13 m" in out
        yield ["facts/heights.csv"]  # as it was
        yield ["facts/notes.txt"]  # no table
        assert capsys.readouterr() == ("", "")

    watched(edits())


def test_only_what_changed_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    parsing: list[str] = []
    really = loading.read_yaml

    def read_yaml(data: bytes, name: str) -> object:
        parsing.append(name)
        return really(data, name)

    monkeypatch.setattr(loading, "read_yaml", read_yaml)

    def edits() -> Iterator[Sequence[str]]:
        assert sorted(parsing) == sorted(HARBOUR)
        parsing.clear()
        write({"facts/c.yaml": source("tour", mast__height="26 m")})
        yield ["facts/c.yaml"]
        assert parsing == ["facts/c.yaml"]

    watched(edits())


def test_quotes_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.verify.carries import ValueReader

    reading: list[str] = []
    really = ValueReader._read

    def read(self: ValueReader, fact: Fact, place: None, *, doubts: bool) -> Evidence:
        reading.append(fact.id)
        return really(self, fact, place, doubts=doubts)

    monkeypatch.setattr(ValueReader, "_read", read)
    quoted = {
        name: text.replace(" m}", " m, quote: so many metres}") if "source" in text else text
        for name, text in HARBOUR.items()
    }
    write(quoted)

    def edits() -> Iterator[Sequence[str]]:
        assert len(reading) == len(set(reading)) >= 4
        reading.clear()
        write({"facts/c.yaml": quoted["facts/c.yaml"].replace("25 m", "26 m")})
        yield ["facts/c.yaml"]
        assert reading == ["tour.mast.height"]

    watched(edits())


def test_only_what_changed_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    answered: list[str] = []
    really = agree.answer_of

    def answer_of(question: Question, *rest: Any) -> Answer:
        answered.append(str(question))
        return really(question, *rest)

    monkeypatch.setattr(agree, "answer_of", answer_of)

    def edits() -> Iterator[Sequence[str]]:
        assert answered == ["height(pier)", "height(mast)", "built_on(pier)"]
        answered.clear()
        write({"facts/c.yaml": source("tour", mast__height="26 m")})
        yield ["facts/c.yaml"]
        assert answered == ["height(mast)"]
        answered.clear()
        write({"rules/rules.yaml": RULES.replace("[height]", "[height], tolerance: 1 m")})
        yield ["rules/rules.yaml"]
        assert answered == ["height(pier)", "height(mast)"]

    watched(edits())


def test_another_kind_with_the_same_parameters_is_another_rule() -> None:
    def ruled(kind: str) -> tuple[Rule, Question]:
        rule = f"rules:\n  - {{id: odd, title: t, check: {{{kind}: {{attribute: height}}}}}}\n"
        texts = {**HARBOUR, "rules/rules.yaml": rule}
        corpus, _ = load_contents([(name, text.encode()) for name, text in sorted(texts.items())])
        assert corpus is not None
        return corpus.rules[0], Question("pier", corpus.attributes["height"], (), ())

    within, question = ruled("within")
    unique, _ = ruled("unique")
    assert within.does == unique.does
    found = Finding("f", within, "none", question, Answer(Relation.EQUAL, "", ()))
    known = KnownAnswers()
    known.end([within], [found])
    assert known.of(within) == {"f": found}
    assert known.of(unique) == {}


def test_what_is_part_of_what_bears_on_answers(capsys: Printed) -> None:
    """The claims say the same; what they allow is another."""
    words = """\
entities: {harbour: {label: the harbour}, pier: {label: the pier, part_of: harbour}}
attributes: {works: {label: works, kind: set, members: entity}}
"""
    write({"facts/words.yaml": words, "facts/a.yaml": source("log", harbour__works="[pier]")})
    write({"facts/b.yaml": source("map", harbour__works="[harbour]")})
    Path("facts/c.yaml").unlink()
    write({"rules/rules.yaml": "rules:\n  - {id: agree, title: t, check: {agree: {}}}\n"})

    def edits() -> Iterator[Sequence[str]]:
        assert ": 0 contradictions" in capsys.readouterr().out
        write({"facts/words.yaml": words.replace(", part_of: harbour", "")})
        yield ["facts/words.yaml"]
        assert ": 1 contradiction," in capsys.readouterr().out

    watched(edits())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--frozen"], "--watch and --frozen: the one writes, the other must not: give one\n"),
        (
            ["--out", "md=-"],
            "--watch: standard output is for people: name files with --out\n",
        ),
    ],
)
def test_what_cannot_be_meant(capsys: Printed, arguments: list[str], said: str) -> None:
    assert run("check", "--watch", *arguments) == 2
    assert capsys.readouterr() == ("", said)


def test_without_what_it_needs(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    assert run("check", "--watch") == 2
    err = capsys.readouterr().err
    assert err == "--watch: needs watchfiles: pip install 'fact-consistency-checker[watch]'\n"


def test_a_program_that_watches(here: Path) -> None:
    pytest.importorskip("watchfiles")
    write(BAD, here / "team")
    program = subprocess.Popen(
        [sys.executable, "-m", "checker", "check", "--watch", "-q"],
        cwd=here / "team",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert program.stdout is not None
    said: queue.Queue[str] = queue.Queue()
    stream = program.stdout

    def listen() -> None:
        for line in stream:
            said.put(line)

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    try:
        assert ": error: " in said.get(timeout=60)
        assert said.get(timeout=60) == "Watching facts, rules; Ctrl-C ends it\n"
        two = here / "team/facts/two.yaml"
        for number in range(30):  # until the system tells of changes here, some are not seen
            two.write_text(BAD["facts/two.yaml"].replace("1910", str(1920 + number)))
            try:
                line = said.get(timeout=2)
            except queue.Empty:
                continue
            break
        assert "1900 against 192" in line
    finally:
        program.terminate()
        program.wait()
        listener.join()
        stream.close()
