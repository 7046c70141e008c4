"""A part of the findings: what is shown, what counts, and what is written."""

import json
import re
from pathlib import Path

import pytest
from test_cli import Printed, files_of, run, write

from checker.formats import FORMATS

WORDS = """\
entities: {pier: {label: the pier, aliases: [the jetty]}, mast: {label: the mast}}
attributes:
  built_on: {label: year of building, kind: date}
  height: {label: height, kind: quantity, unit: m}
"""


def source(name: str, **claims: str) -> str:
    lines = [f"source: {{id: {name}}}", "facts:"]
    for about, value in claims.items():
        subject, attribute = about.split("__")
        lines.append(f"  - {{subject: {subject}, attribute: {attribute}, value: {value}}}")
    return "\n".join(lines) + "\n"


RULES = """\
rules:
  - {id: agree, title: Documents agree, check: {agree: {attributes: [height]}}}
  - {id: same_year, title: Years agree, severity: warning, check: {agree: {attributes: [built_on]}}}
"""
HARBOUR = {
    "facts/words.yaml": WORDS,
    "facts/a.yaml": source("log", pier__height="7 m", mast__height="30 m", pier__built_on="1871"),
    "facts/b.yaml": source("map", pier__height="9 m", pier__built_on="1880"),
    "facts/c.yaml": source("tour", mast__height="25 m"),
    "rules/rules.yaml": RULES,
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(HARBOUR)
    return tmp_path


def found(capsys: Printed) -> list[str]:
    """What has a line: the attribute and the subject."""
    return re.findall(
        r"^\S+:[0-9]+: \w+: (?:(?:new|changed|known): )?(\w[\w ]* of [\w ]+):",
        capsys.readouterr().out,
        re.M,
    )


PIER, MAST, YEAR = "height of the pier", "height of the mast", "year of building of the pier"


@pytest.mark.parametrize(
    ("asked", "shown", "code"),
    [
        ("", [MAST, PIER, YEAR], 1),
        ("--rule agree", [MAST, PIER], 1),
        ("--rule same_year", [YEAR], 0),
        ("--rule same_year --fail-on warning", [YEAR], 1),
        ("--rule same_year --rule agree", [MAST, PIER, YEAR], 1),
        ("--source map", [PIER, YEAR], 1),
        ("--source tour", [MAST], 1),
        ("--source tour --source map", [MAST, PIER, YEAR], 1),
        ("--source tour --rule same_year", [], 0),
        ("--subject mast", [MAST], 1),
        ("--subject the\xa0jetty", [PIER, YEAR], 1),
        ("--severity error", [MAST, PIER], 1),
        ("--severity warning", [MAST, PIER, YEAR], 1),
        ("--subject pier --severity error", [PIER], 1),
    ],
)
def test_what_is_shown_is_what_counts(
    capsys: Printed, asked: str, shown: list[str], code: int
) -> None:
    assert run("check", *(word.replace("\xa0", " ") for word in asked.split(" ") if word)) == code
    assert sorted(found(capsys)) == sorted(shown)


def test_a_rule_that_matches_nothing_is_about_no_subject() -> None:
    odd = "  - {id: odd, title: Odd, check: {range: {attribute: tide, to: 3 m}}}\n"
    write({"facts/words.yaml": WORDS + "  tide: {label: tide, kind: quantity, unit: m}\n"})
    write({"rules/rules.yaml": RULES + odd, "facts/c.yaml": source("tour", mast__height="30 m")})
    assert [run("check", *asked.split()) for asked in (
        "--rule odd", "--severity error --rule odd", "--rule same_year", "--subject mast",
    )] == [1, 1, 0, 0]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("--rule agre", "--rule agre: there is no such rule; did you mean 'agree'?\n"),
        ("--source amp", "--source amp: there is no such source; did you mean 'map'?\n"),
        ("--subject zebra", "--subject zebra: there is no such subject; there are: pier, mast\n"),
        ("--rule agree --frozen", "--frozen: compares whole reports, and a part is asked for: "
         "give one\n"),
        ("--count-upgrade", "--count-upgrade: does nothing without --only-new: add that\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant(capsys: Printed, asked: str, said: str) -> None:
    assert run("check", *asked.split()) == 2
    assert capsys.readouterr() == ("", said)


def test_all_that_is_not_there_is_told_at_once(capsys: Printed) -> None:
    assert run("check", "--rule", "x", "--source", "y", "--subject", "z") == 2
    assert capsys.readouterr().err.count("there is no such") == 3


def test_a_part_is_written_only_where_it_is_named(here: Path, capsys: Printed) -> None:
    write({"checker.toml": 'out = ["md=r.md"]\n'})
    before = files_of(here)
    assert run("check", "--rule", "agree") == 1
    assert files_of(here) == before
    assert "Written: nothing, since only a part is shown; --out names a file to have it in" in (
        capsys.readouterr().out
    )


@pytest.mark.of_format("json")
def test_what_is_written_says_that_it_is_a_part(capsys: Printed) -> None:
    assert run("check", "--subject", "the mast", "--out", "json=part.json") == 1
    told = json.loads(Path("part.json").read_text())
    assert told["part"] == "--subject mast"
    assert [one["subject"] for one in told["findings"]] == ["mast"]
    assert told["summary"]["contradiction"] == 1
    assert len(told["stories"]) == 1
    assert "Only a part is shown and counts: --subject mast." in capsys.readouterr().out
    assert run("check", "--against", "part.json") == 2
    said = "--against part.json: a part of a report, --subject mast: name one that has all of it\n"
    assert capsys.readouterr().err == said


def test_every_page_for_people_says_that_it_is_a_part() -> None:
    pages = [name for name in ("md", "html", "text", "github") if name in FORMATS]
    outs = [word for name in pages for word in ("--out", f"{name}=r.{name}")]
    assert run("check", "--subject", "mast", *outs) == 1
    for name in pages:
        assert "--subject mast" in Path(f"r.{name}").read_text()


@pytest.mark.of_format("json")
def test_a_part_of_what_is_new(capsys: Printed) -> None:
    assert run("check", "--out", "json=old.json") == 1
    write({"facts/c.yaml": source("tour", mast__height="30 m", pier__height="11 m")})
    capsys.readouterr()
    asked = ["check", "--against", "old.json", "--only-new"]
    assert run(*asked, "--subject", "mast") == 0
    out = capsys.readouterr().out
    assert "Since old.json: 0 new, 0 changed, 0 known, 1 resolved." in out
    assert re.search(r"^resolved: height of the mast: .*: its claims agree now \[", out, re.M)
    assert run(*asked, "--source", "tour") == 1
    assert found(capsys) == [PIER]
    assert run(*asked, "--rule", "same_year") == 0
    out = capsys.readouterr().out
    assert "Not shown, and not counted: 1 finding known." in out
    assert "resolved:" not in out


@pytest.mark.of_format("sarif")
@pytest.mark.parametrize("option", [[], ["--waived"]])
def test_what_is_waived(option: list[str]) -> None:
    accepted = ["--reason", "r", "--owner", "o", "--expires", "2999-01-01"]
    assert run("waive", "log.pier.height", *accepted) == 0
    assert run("check", *option, "--subject", "pier", "--out", "sarif=r.sarif") == 0
    (told,) = json.loads(Path("r.sarif").read_text())["runs"]
    assert any("suppressions" in one for one in told["results"]) is bool(option)
