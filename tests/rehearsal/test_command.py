"""The command: what it prints, and what it exits with."""

from pathlib import Path

import pytest
import yaml

from checker import command

ROOT = Path(__file__).parent.parent.parent

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> Path:
    """A folder as `checker init` leaves it."""
    monkeypatch.chdir(tmp_path)
    assert command.main(["init"]) == 0
    capsys.readouterr()
    return tmp_path / "rules" / "rules.yaml"


@pytest.mark.parametrize("elsewhere", [False, True])
def test_the_rules_of_the_project(
    elsewhere: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.chdir(tmp_path if elsewhere else ROOT)
    where = [f"--{name}={ROOT / name}" for name in ("facts", "rules")] if elsewhere else []
    assert command.main(["test", *where]) == 0
    rules = [
        rule
        for path in (ROOT / "rules").glob("*.yaml")
        for rule in yaml.safe_load(path.read_text()).get("rules", [])
    ]
    examples = sum(len(rule["examples"]) for rule in rules)
    assert capsys.readouterr().out == (
        f"{len(rules)} rules, {examples} examples: all as expected.\n"
    )


@pytest.mark.usefixtures("start")
def test_a_new_start_passes(capsys: Printed) -> None:
    assert command.main(["test"]) == 0
    assert capsys.readouterr().out == "2 rules, 4 examples: all as expected.\n"


def test_a_rule_that_no_longer_finds_what_it_should(start: Path, capsys: Printed) -> None:
    text = start.read_text()
    start.write_text(
        text.replace("first: opened_on, then: published", "first: published, then: opened_on")
    )
    assert command.main(["test"]) == 1
    place = text[: text.index("given: [{source: daily")].count("\n")
    assert capsys.readouterr().out.splitlines() == [
        f"rules/rules.yaml:{place}:9: noisy: rule 'reported_after_opening': expected agreement, "
        "got contradiction: the date of opening (2 May 2024) is 1 day before its publication "
        "(3 May 2024)",
        f"rules/rules.yaml:{place + 4}:9: missing: rule 'reported_after_opening': expected "
        "contradiction, got agreement: the date of opening (2 May 2024) is after its publication "
        "(April 2024)",
        "2 rules, 4 examples: 2 as expected, 1 noisy, 1 missing.",
    ]


def test_mistakes_in_examples(start: Path, capsys: Printed) -> None:
    """Those of shape and names at every verb; what an example says is read where it is run."""
    text = start.read_text()
    claim = "subject: old_bridge, attribute: opened_on, value: 2024-06"
    start.write_text(text.replace(claim, "subject: bridge, attribute: cost, value: 2 km"))
    for verb in ("check", "test"):
        assert command.main([verb]) == 2
        assert [line.partition(";")[0] for line in capsys.readouterr().err.splitlines()] == [
            "rules/rules.yaml:15:23: unknown entity 'bridge'",
            "rules/rules.yaml:15:55: `km` is a length, the attribute's unit `EUR` is money in EUR: "
            "neither converts to the other",
            "2 problems: nothing was judged",
        ]
    start.write_text(text.replace(claim, claim.replace("2024-06", "2 km")))
    assert command.main(["check", "--fail-on", "never"]) == 0
    capsys.readouterr()
    assert command.main(["test", "--mutate"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.split(": ", 1)[1] for line in err.splitlines()] == [
        "'2 km' is no date: write 1993-04-02, 1993-04 or 1993 (year-month-day), or EDTF",
        "nothing was tested",
    ]
    start.write_text(text.replace("expect: agreement", "expects: agreement"))
    assert command.main(["check"]) == command.main(["test"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert "unknown key 'expects'; did you mean 'expect'?" in lines[0]
    assert lines[:2] == lines[3:5]


def test_a_check_tells_of_sources_of_examples_that_nobody_names(
    start: Path, capsys: Printed
) -> None:
    text = start.read_text()
    known = "sources: {daily: {published: 2024-04}"
    assert known in text
    for whom, code in (("monthly", 2), ("daily", 0)):
        start.write_text(text.replace(known, f"{known}, weekly: {{derived_from: {whom}}}"))
        assert command.main(["check", "--fail-on", "never"]) == code
        assert ("unknown source 'monthly'" in capsys.readouterr().err) == (code == 2)


def test_mutate_is_told_before_the_summary_and_changes_no_exit_code(
    start: Path, capsys: Printed
) -> None:
    assert command.main(["test", "--mutate"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == (
        "facts/gazette.yaml:9:9: unnoticed: date of opening of the old bridge could be "
        "'3 May 2024' or '1 May 2024' instead of '2 May 2024' [gazette.old_bridge.opened_on]"
    )
    assert lines[-2] == (
        "Coverage: a change of 3 of 5 (60 %) claims would be noticed, and 6 of 10 (60 %) changes "
        "were."
    )
    assert lines[-1] == "2 rules, 4 examples: all as expected."
    start.write_text(start.read_text().replace("expect: agreement", "expect: nothing"))
    assert command.main(["test", "--mutate", "--all"]) == 1
    assert "2 otherwise." in capsys.readouterr().out.splitlines()[-1]


def test_claims_of_the_project_that_no_rule_guards(
    monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.chdir(ROOT)
    assert command.main(["test", "--mutate", "--all"]) == 0
    lines = capsys.readouterr().out.splitlines()
    unnoticed = [line for line in lines if ": unnoticed: " in line]
    covered, of = lines[-2].split()[4], lines[-2].split()[6]
    assert len(unnoticed) == int(of) - int(covered)
    assert all(line.startswith("facts/") for line in unnoticed)
