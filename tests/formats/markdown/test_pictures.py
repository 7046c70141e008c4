"""From stories to pictures: which claims are drawn, beside which, and what is said of it."""

from collections.abc import Callable, Sequence

import pytest
from model.corpora import Judge, rules, source

from checker.formats import FORMATS, markdown
from checker.formats.markdown.pen import MarkdownPen
from checker.model.report import Report
from checker.telling.phrases import Phrases
from checker.telling.picture import Picture
from checker.telling.pictures import MOST_BARS, MOST_PICTURES, picture_of

WORDS = """
attributes:
  opened_on: {kind: date, label: opening}
  closed_on: {kind: date, label: closing}
  length: {kind: quantity, unit: km}
  share: {kind: quantity, unit: "%", signed: true}
  lasted: {kind: duration}
  name: {kind: text, exact: true}
entities:
  bridges: {label: the bridges}
""" + "".join(f"  b{n}: {{label: bridge {n}, part_of: bridges}}\n" for n in range(40))
AGREE = rules("id: agree, check: {agree: {}}")
HANDED_ON = rules(
    "id: agree, check: {agree: {}}", "id: on, derive: {distribute: {attribute: ATTRIBUTE}}"
)


def drawn(report: Report) -> list[Picture]:
    """The picture of each story."""
    say = Phrases(report, MarkdownPen(report, ""))
    return [picture_of(say, story.findings) for story in report.stories]


def bars(picture: Picture) -> list[tuple[str, str, int]]:
    return sorted((bar.by, bar.value, bar.side) for bar in picture.bars)


def test_a_group_and_its_parts_are_one_time_line_with_one_bar_a_claim(judge: Judge) -> None:
    parts = [f"b{n} opened_on: 1993-04-0{n + 1}" for n in range(6)]
    report = judge(
        WORDS,
        HANDED_ON.replace("ATTRIBUTE", "opened_on"),
        source("daily", "bridges opened_on: 1992", *parts),
        source("weekly", "bridges opened_on: 1990/1993"),
    )
    (picture,) = drawn(report)
    assert picture.dates
    assert (picture.title, picture.left) == ("Opening, 6 cases", 0)
    assert bars(picture) == [
        ("daily", "Bridge 0: 1 April 1993", 2),
        *[("daily", f"Bridge {n}: {n + 1} April 1993", 2) for n in range(1, 6)],
        ("daily", "The bridges: 1992", 1),
        ("weekly", "The bridges: 1990 to 1993", 0),
    ]
    page = FORMATS["md"](report, "")
    assert page.count("```mermaid") == page.count("dateFormat") == 1
    assert "<details open><summary>Time line of 8 claims (" in page


def test_each_question_about_quantities_is_a_strip_up_to_a_number(judge: Judge) -> None:
    parts = [f"b{n} length: {n + 20} km" for n in range(MOST_PICTURES + 2)]
    report = judge(
        WORDS,
        HANDED_ON.replace("ATTRIBUTE", "length"),
        source("daily", *parts),
        source("weekly", "bridges length: 3 km"),
    )
    assert len(report.stories) == 1
    page = FORMATS["md"](report, "")
    assert page.count("```text") == MOST_PICTURES
    assert "\nLength of bridge 0, in km (a bar is all that a claim allows):\n" in page
    assert "There is no picture of 2 more cases." in page


def test_a_voice_is_named_and_a_claim_stands_once(judge: Judge) -> None:
    said = "b1 opened_on: 1990, said_by: the mayor"
    (picture,) = drawn(
        judge(WORDS, AGREE, source("daily", said, said), source("weekly", "b1 opened_on: 1991"))
    )
    assert sorted(bars(picture)) == [("the mayor, in daily", "1990", 2), ("weekly", "1991", 1)]


def test_of_many_claims_both_sides_are_drawn_and_the_rest_is_counted(judge: Judge) -> None:
    many = [source(f"daily_{n}", "b1 length: 3 km") for n in range(30)]
    report = judge(WORDS, AGREE, *many, source("weekly", "b1 length: 5 km"))
    (picture,) = drawn(report)
    assert len(picture.bars) == MOST_BARS
    assert picture.left == 31 - MOST_BARS
    assert {bar.side for bar in picture.bars} == {1, 2}
    assert (
        f"in km (a bar is all that a claim allows); {31 - MOST_BARS} more left out here:"
        in FORMATS["md"](report, "")
    )


@pytest.mark.parametrize(
    ("rule", "claims", "expected"),
    [
        (
            "id: share, check: {range: {attribute: share, from: 0 %, to: 100 %}}",
            ["b1 share: 110 %"],
            [("daily", "110 %", 1), ("the rule", "from 0 to 100 %", 0)],
        ),
        (
            "id: order, check: {order: {first: opened_on, then: published}}",
            ["b1 opened_on: 2003"],
            [("daily", "2003", 1), ("daily", "published 2001", 0)],
        ),
        (
            "id: order, check: {order: {first: opened_on, then: closed_on}}",
            ["b1 opened_on: 2003", "b1 closed_on: 2001"],
            [
                ("daily", "closing of bridge 1: 2001", 1),
                ("daily", "opening of bridge 1: 2003", 2),
            ],
        ),
        (
            "id: within, check: {within: {attribute: length}}",
            ["b1 length: 9 km", "bridges length: 3 km"],
            [("daily", "Bridge 1: 9 km", 2), ("daily", "The bridges: 3 km", 1)],
        ),
        (
            "id: agree, check: {agree: {}}",
            ["b1 lasted: 3 years", "b1 lasted: 2 weeks"],
            [("daily", "2 weeks", 1), ("daily", "3 years", 2)],
        ),
    ],
)
def test_every_rule_whose_values_lie_on_a_line_has_a_picture(
    judge: Judge, rule: str, claims: Sequence[str], expected: list[tuple[str, str, int]]
) -> None:
    report = judge(WORDS, rules(rule), source("daily", *claims, published=2001))
    (picture,) = drawn(report)
    assert bars(picture) == expected
    assert "```" in FORMATS["md"](report, "")


def test_values_on_no_line_have_no_picture(judge: Judge) -> None:
    report = judge(WORDS, AGREE, source("daily", "b1 name: a"), source("weekly", "b1 name: b"))
    assert len(report.stories) == 1
    assert "```" not in FORMATS["md"](report, "")


def test_instants_alone_are_drawn_by_utc_and_beside_civil_times_by_the_clock(judge: Judge) -> None:
    a, b, c = "2017-07-04T20:30Z", "2017-07-04T20:45Z", "2019"

    def one(*texts: str) -> Picture:
        daily = [f'b1 opened_on: "{text}"' for text in texts]
        return drawn(judge(WORDS, AGREE, source("daily", *daily)))[0]

    assert one(a, b).title == "Opening of bridge 1 (UTC)"
    assert max(bar.spans[0].hi - bar.spans[0].lo for bar in one(a, b).bars) == 60_000
    assert one(a, c).title == "Opening of bridge 1"
    assert one(a, c).bars[0].spans[0].hi - one(a, c).bars[0].spans[0].lo == 26 * 3_600_000 + 60_000


def test_dates_that_mermaid_cannot_show_are_a_strip(judge: Judge) -> None:
    report = judge(
        WORDS,
        AGREE,
        source("daily", "b1 opened_on: -0043"),
        source("weekly", "b1 opened_on: -0042"),
    )
    page = FORMATS["md"](report, "")
    assert "mermaid" not in page
    assert "Jan 43 BC" in page


def test_notes_of_a_strip(judge: Judge) -> None:
    report = judge(
        WORDS,
        AGREE,
        source("daily", "b1 length: exactly 1 km", "b1 length: exactly 1.0001 km"),
        source("weekly", "b1 length: exactly 5000 km", "b1 length: 1..6000 km"),
    )
    page = FORMATS["md"](report, "")
    assert (
        "Length of bridge 1, in km (a bar is all that a claim allows; ░ contradicts nothing; "
        "the scale is logarithmic; "
        "what lies close together is drawn wider than it is):\n" in page
    )


def test_a_page_keeps_its_budget_with_pictures(judge: Judge) -> None:
    claims: Callable[[int], list[str]] = lambda year: [  # noqa: E731
        f"b{n} opened_on: {year + n}" for n in range(40)
    ]
    report = judge(WORDS, AGREE, source("daily", *claims(1900)), source("weekly", *claims(1950)))
    for most in (60_000, 20_000, 9_000):
        page = markdown.render(report, "", most)
        assert 0 < len(page.encode()) <= most
        assert page.count("```") % 2 == 0


def test_units_are_told_and_counts_are_whole(judge: Judge) -> None:
    words = WORDS.replace("unit: km}", "unit: km2}").replace(
        "lasted: {kind: duration}", "size: {kind: count}"
    )
    (area,) = drawn(
        judge(words, AGREE, source("daily", "b1 length: 3"), source("weekly", "b1 length: 5"))
    )
    assert (area.unit, area.whole) == ("km²", False)
    (count,) = drawn(
        judge(words, AGREE, source("daily", "b1 size: 3"), source("weekly", "b1 size: 5"))
    )
    assert (count.unit, count.whole) == ("", True)


def test_a_long_voice_leaves_room_for_its_source(judge: Judge) -> None:
    said = f"b1 length: 3 km, said_by: {'the speaker of ' * 9}"
    (picture,) = drawn(
        judge(WORDS, AGREE, source("daily", said), source("weekly", "b1 length: 5 km"))
    )
    assert picture.bars[1].by == f"{'the speaker of ' * 2}t…, in daily"
