"""From a sentence to a draft, and back: what is drafted is carried, what is not understood is told.

Each case is a document of one sentence, a pattern, and an attribute.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from checker import command

WORDS = """\
entities:
  hall: {{label: the hall}}
attributes:
  it: {{label: it, kind: {kind}{unit}}}
patterns:
  - id: say
    match: "{match}"
    facts: [{{subject: hall, attribute: it, value: "{{n}}"}}]
rules:
  - {{id: agree, title: Documents agree, check: {{agree: {{}}}}}}
"""

Draft = Callable[..., tuple[list[str], str]]


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> (
    Draft
):  # fmt: skip
    """Drafts of one sentence: their values as they are written, and what was told."""
    monkeypatch.chdir(tmp_path)

    def drafted(
        text: str, match: str, kind: str, unit: str = "", *, head: str = "", name: str = "d.txt"
    ) -> tuple[list[str], str]:
        for folder in ("facts", "rules", "documents"):
            (tmp_path / folder).mkdir(exist_ok=True)
        words = WORDS.format(kind=kind, unit=f", unit: '{unit}'" if unit else "", match=match)
        (tmp_path / "rules" / "words.yaml").write_text(words, encoding="utf-8")
        (tmp_path / "documents" / name).write_text(text, encoding="utf-8")
        head = f", {head}" if head else ""
        (tmp_path / "facts" / "d.yaml").write_text(
            f"source: {{id: d, document: {{file: {name}}}{head}}}\nfacts: []\n", encoding="utf-8"
        )
        code = command.main(["extract", "documents"])
        told = capsys.readouterr().err
        assert code == 0, told
        facts = yaml.safe_load((tmp_path / "facts" / "d.yaml").read_text(encoding="utf-8"))
        if facts["facts"]:
            assert command.main(["verify", "--documents", "documents"]) == 0, capsys.readouterr()
            assert f"{len(facts['facts'])} carried" in capsys.readouterr().out
        return [str(fact["value"]) for fact in facts["facts"]], told

    return drafted


@pytest.mark.parametrize(
    ("text", "match", "kind", "unit", "expected"),
    [
        ("The roof cost 30 million dollars.", "cost {n:quantity}", "quantity", "GBP", []),
        ("The roof cost 30 million dollars.", "cost {n:quantity}", "quantity", "USD",
         ["30 million USD"]),
        ("The roof cost 30 million pounds.", "cost {n:quantity}", "quantity", "GBP",
         ["30 million GBP"]),
        ("The roof cost £4.5m.", "cost {n:quantity}", "quantity", "GBP", ["4.5 million GBP"]),
        ("Its load is 20 tons.", "load is {n:quantity}", "quantity", "t", []),
        ("Its load is 40 sacks.", "load is {n:quantity}", "quantity", "t", []),
        ("It reached 90 degrees Fahrenheit.", "reached {n:quantity}", "quantity", "°C", ["90 °F"]),
        ("It rose 25 basis points.", "rose {n:quantity}", "quantity", "%", []),
        ("At least 74 people drowned.", "{n:count} people drowned", "count", "", ["at least 74"]),
        ("At least 74 people drowned.", "at least {n:count} people", "count", "", ["at least 74"]),
        ("It was not 74 people who came.", "{n:count} people", "count", "", []),
        ("three hundred and nine people came", "{n:count} people", "count", "", ["309"]),
        ('It claims that "more than 90" people died.', "claims that {n:count} people", "count", "",
         ["more than 90"]),
        ("It killed 31-year-old Ann Lee.", "killed {n:count}", "count", "", []),
        ("the 900 block of Elm Road", "the {n:count} block", "count", "", []),
        ("how many people came", "how {n:count} people", "count", "", []),
        ("two thirds of members left", "{n:quantity} of members", "quantity", "%", ["2/3"]),
        ("It took 8 1/2 hours.", "took {n:quantity}", "quantity", "h", ["8.5 h"]),
        ("It sold 3 million and a half.", "sold {n:count}", "count", "", ["3.5 million"]),
        ("It was founded in 410 BC.", "founded in {n:date}", "date", "", ["-0409"]),
        ("It was never opened in 1961.", "opened in {n:date}", "date", "", []),
        ("It came June 9 in 1987.", "came {n:date}", "date", "", ["1987-06-09"]),
        ("It came May 4 '81.", "came {n:date}", "date", "", ["1981-05-04"]),
        ("It began since 1990.", "began since {n:date}", "date", "", ["1990"]),
        ("It lasted from May 1990 to June 1991.", "lasted {n:date}", "date", "",
         ["1990-05/1991-06"]),
        ("It lasted a year and a half.", "lasted {n:duration}", "duration", "", ["18 months"]),
        ("12.500 Menschen kamen", "{n:count} Menschen", "count", "", []),
        ("12\u00a0500 people came", "{n:count} people", "count", "", ["12500"]),
        ("It came three days later.", "{n:count} days later", "count", "days", ["3 day"]),
        ("It came three km later.", "{n:count} later", "count", "", []),
    ],
)  # fmt: skip
def test_what_is_drafted_of_a_sentence(
    draft: Draft, text: str, match: str, kind: str, unit: str, expected: list[str]
) -> None:
    found, told = draft(text, match, kind, unit)
    assert found == expected
    if not expected and "how many" not in text and "km later" not in text:
        assert "d.txt:1:" in told, "what is not understood is told"


def test_days_of_a_dated_document(draft: Draft) -> None:
    head = "published: 1989-11-02"
    rule = "The rule takes effect Nov. 20."
    assert draft(rule, "effect {n:date}", "date", head=head)[0] == ["1989-11-20"]


def test_the_language_of_a_source(draft: Draft) -> None:
    text = "12.500 Menschen kamen"
    assert draft(text, "{n:count} Menschen", "count", head="language: de")[0] == ["12500"]


def test_a_language_without_a_table_is_told(draft: Draft) -> None:
    found, told = draft("12.500 ember", "{n:count} ember", "count", head="language: hu")
    assert found == []
    assert "`hu` is no language whose numbers and dates are read: nothing is drafted" in told


def test_a_quote_reaches_over_all_that_bears_on_the_value(draft: Draft, tmp_path: Path) -> None:
    draft("In all, at least 74 people drowned.", "{n:count} people drowned", "count")
    facts = yaml.safe_load((tmp_path / "facts" / "d.yaml").read_text(encoding="utf-8"))
    assert facts["facts"][0]["quote"] == "at least 74 people drowned"


def test_a_word_that_a_line_end_cuts_is_one(draft: Draft, tmp_path: Path) -> None:
    found, _ = draft(
        "In all 12 people were kil-\nled there.", "{n:count} people were killed", "count"
    )
    assert found == ["12"]
    facts = yaml.safe_load((tmp_path / "facts" / "d.yaml").read_text(encoding="utf-8"))
    assert facts["facts"][0]["quote"] == "12 people were killed"


def test_marks_of_notes_and_what_is_hidden_or_taken_back_are_no_text(draft: Draft) -> None:
    page = (
        "<html><body><p>There were 15<sup>2</sup> people, <del>5</del><ins>6</ins> towns "
        "and <span hidden>7</span>8 km<sup>2</sup>.</p></body></html>"
    )
    assert draft(page, "were {n:count} people", "count", name="d.html")[0] == ["15"]
    assert draft(page, "people, {n:count} towns", "count", name="d.html")[0] == ["6"]
    assert draft(page, "and {n:quantity}", "quantity", "km2", name="d.html")[0] == ["8 km2"]
