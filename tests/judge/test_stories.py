"""Stories: which contradictions are told together, and the worst first."""

import pytest
from model.corpora import Judge, found, gap, one_each, rules, told

from checker.formats import FORMATS

WORDS = """
attributes:
  built_on: {kind: date}
  rooms: {kind: count}
  height: {kind: quantity, unit: m}
  depth: {kind: quantity, unit: m, signed: true}
  lasted: {kind: duration}
entities: {hall: {label: the hall}, tower: {label: the tower}}
"""
AGREE = rules("id: agree, check: {agree: {}}")


@pytest.mark.parametrize(
    ("attribute", "values", "apart"),
    [
        ("built_on", ["../1971", "1974-03/.."], "791 days"),
        ("built_on", ["../1971-01-01T10:00Z", "1974-03-01T10:00Z/.."], "1155 days"),
        ("rooms", ["at most 3", "at least 5"], "2"),
        ("height", ["less than 20 m", "more than 25 m"], "5 m"),
        ("depth", ["at most 20 m", "25..30 m", "at least 40 m"], "19 m"),
        ("lasted", ["at least 2 weeks", "at most 3 days"], "11 days"),
    ],
)
def test_ranges_that_are_open_in_opposite_directions(
    judge: Judge, attribute: str, values: list[str], apart: str
) -> None:
    report = judge(WORDS, AGREE, *one_each(f"hall {attribute}", values))
    assert told(found(report)) == ("contradiction", "disjoint")
    assert gap(found(report)) == apart
    for name in FORMATS:
        assert FORMATS[name](report)


def test_what_rests_on_an_inferred_reading_comes_after_what_is_said(judge: Judge) -> None:
    def document(name: str, tower: str, hall: str) -> str:
        return (
            f"source: {{id: {name}, title: {name}}}\nfacts:\n"
            f"  - {{subject: tower, attribute: rooms, value: {tower}}}\n"
            f"  - {{subject: hall, attribute: rooms, value: {hall}}}\n"
        )

    texts = [
        document("a", "3", "3, inferred: from a drawing"),
        document("b", "4", "900"),
    ]
    report = judge(WORDS, AGREE, *texts)
    assert [story.findings[0].question.subject for story in report.stories] == ["tower", "hall"]
    said = [texts[0].replace(", inferred: from a drawing", ""), texts[1]]
    report = judge(WORDS, AGREE, *said)
    assert [story.findings[0].question.subject for story in report.stories] == ["hall", "tower"]
