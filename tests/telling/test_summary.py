"""What a terminal shows of a run."""

import re

import pytest
from formats.conftest import WIDE, Judge

from checker.model.line import plain
from checker.model.report import Report
from checker.telling.explain import explain
from checker.telling.summary import LONGEST, MOST, summary
from checker.values.verdict import Verdict


def test_counts_then_one_line_for_each_contradiction(wide: Report) -> None:
    lines = summary(wide, "../x/").splitlines()
    assert lines[0] == wide.headline()
    assert lines[1] == (
        "31 claims: 27 compared with another, 4 stand alone, 0 not looked at; 3 more set aside."
    )
    assert lines[2] == "../x/rules/rules.yaml:11: rule 'renamed': it matches nothing"
    told = wide.of(Verdict.CONTRADICTION)
    assert lines[-1].startswith("By rule: ")
    for line, finding in zip(lines[3:-1], told, strict=True):
        found = re.fullmatch(r"\.\./x/(\S+):([0-9]+): (error|warning): (.+) \[(.+)\]", line)
        assert found is not None
        file, number, severity, _, identity = found.groups()
        assert identity == finding.id
        assert severity == finding.severity
        assert finding.primary.quote[0] in WIDE[file].splitlines()[int(number) - 1]


def test_a_long_list_says_how_many_it_leaves_out(judge_files: Judge) -> None:
    names = [f"e{number}" for number in range(MOST + 3)]
    facts = [f"  - {{subject: {name}, attribute: b, value: VALUE}}\n" for name in names]
    report = judge_files(
        {
            "facts/w.yaml": "attributes: {b: {label: B, kind: truth}}\nentities:\n"
            + "".join(f"  {name}: {{label: {name}}}\n" for name in names),
            "facts/a.yaml": "source: {id: a}\nfacts:\n" + "".join(facts).replace("VALUE", "true"),
            "facts/b.yaml": "source: {id: b}\nfacts:\n" + "".join(facts).replace("VALUE", "false"),
            "rules/r.yaml": "rules: [{id: r, title: R, check: {agree: {}}}]\n",
        }
    )
    lines = summary(report, "").splitlines()
    assert len(lines) == 2 + MOST + 1
    assert lines[-1] == "... and 3 findings more in the report; -v shows all"


WORDS = "entities: {e: {label: E, type: town}, f: {label: F, type: town}}\n"


def test_what_makes_a_run_fail_has_a_line(judge_files: Judge) -> None:
    report = judge_files(
        {
            "facts/w.yaml": WORDS + "attributes: {b: {label: B, kind: truth}}\n",
            "facts/a.yaml": "source: {id: a}\nfacts: [{subject: e, attribute: b, value: true}]\n",
            "rules/r.yaml": "rules:\n  - {id: r, title: R, severity: error, "
            "check: {present: {type: town, attribute: b}}}\n",
        }
    )
    assert report.fails("error")
    lines = summary(report, "").splitlines()
    assert re.fullmatch(
        r"rules/r\.yaml:2: error: undetermined: B of F: no document states it \[[0-9a-f]{12}\]",
        lines[-1],
    )
    assert len(summary(report._replace(fail_on="never"), "").splitlines()) == len(lines) - 1


def test_what_is_milder_than_what_fails_has_none(wide: Report) -> None:
    told = summary(wide, "")
    assert ": undetermined: " not in told
    assert ": note: undetermined: " in summary(wide._replace(fail_on="note"), "")


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Straße 5 km² “x”", "Straße 5 km² “x”"),
        ("a\x1b[31mb", "a�[31mb"),
        ("a\nb\tc\xa0d", "a b c d"),
        ("\x9b1m\u202eabc", "�1m�abc"),
    ],
)
def test_nothing_moves_the_cursor_or_turns_text_round(line: str, shown: str) -> None:
    assert plain(line) == shown


def test_long_words_are_cut_and_places_and_ids_are_not(judge_files: Judge) -> None:
    long = "very long words " * 1000
    claim = "source: {{id: {}}}\nfacts:\n  - {{subject: e, attribute: b, value: {}}}\n"
    report = judge_files(
        {
            "facts/w.yaml": "attributes: {b: {label: B, kind: text, exact: true}}\n"
            "entities: {e: {label: E}}\n",
            "facts/one.yaml": claim.format("one", long),
            "facts/two.yaml": claim.format("two", "short"),
            "rules/r.yaml": "rules:\n  - {id: agree, check: {agree: {}}}\n",
        }
    )
    (story,) = report.stories
    line = summary(report, "").splitlines()[-1]
    assert line.startswith("facts/one.yaml:3: error: B of E: very long words ")
    assert line.endswith(f"… [{story.findings[0].id}]")
    assert len(line) < LONGEST + 100
    for name in ("one", "e"):
        told = explain(report, name) or []
        assert max(map(len, told)) < LONGEST + 100
    assert any(long.strip() in line for line in explain(report, "one.e.b") or [])
