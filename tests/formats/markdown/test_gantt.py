"""Claims about dates as Mermaid: the text of the diagram."""

import re

import pytest

from checker.formats.markdown.gantt import MOST_CHARACTERS, gantt
from checker.formats.markdown.gantt import text as safe
from checker.telling.picture import Bar, Picture
from checker.values.dates import read_date
from checker.values.dates.possibilities import civil_spans

HOSTILE = [
    "gantt",
    "title x",
    "section 5",
    "click here",
    'href "x"',
    "call back()",
    "dateFormat YYYY",
    "todayMarker off",
    "accTitle: x",
    "1994-05-01",
    "5% of it",
    "%% gone",
    '%%{init: {"theme": "dark"}}%%',
    "```",
    "~~~",
    "a\n```\n# b",
    "<br>a<br/>",
    "</details>",
    "<script>alert(1)</script>",
    "a:b :crit, 1994-01-01, 1d",
    ";",
    "a; b # c",
    "#lt;b&gt;",
    "$$x$$ `y` {z}",
    "\\n \\",
    "\N{HEBREW LETTER ALEF}\u202eabc\u2066\u200f\u200b",
    "after x, until y",
    "",
    "\n",
    "long " * 100,
]
"""Words that mean something to Mermaid, Markdown or HTML."""


COLOURS = (
    '"themeVariables": {"taskBkgColor": "#86b9f6", "taskBorderColor": "#1c5a9c", '
    '"critBkgColor": "#f0a95f", "critBorderColor": "#9a4b00", "doneTaskBkgColor": "#eef0ec", '
    '"doneTaskBorderColor": "#6e7681", "taskTextColor": "#1d2129", "taskTextDarkColor": "#656c76"}'
)


def bar(by: str, value: str, date: str, side: int = 1) -> Bar:
    return Bar(by, value, civil_spans(read_date(date).possible), side)


def lines(*bars: Bar) -> list[str]:
    drawn = gantt(Picture("title", True, "days", bars))
    assert drawn is not None
    assert drawn[1] == len(bars)
    return drawn[0]


def tasks(*bars: Bar) -> list[str]:
    return [line for line in lines(*bars) if " :" in line]


def test_a_whole_diagram() -> None:
    assert lines(
        bar("daily", "the bridge: 1992", "1992"),
        bar("weekly", "the bridge: 1993-04-02", "1993-04-02", 2),
        bar("the mayor, in weekly", "the bridge: early 1990s", "1990/1993", 0),
        bar("daily", "the tower: 1990-03", "1990-03", 2),
    ) == [
        f'%%{{init: {{"gantt": {{"leftPadding": 80}}, {COLOURS}}}}}%%',
        "gantt",
        "dateFormat YYYY-MM-DD",
        "inclusiveEndDates",
        "axisFormat %Y",
        "tickInterval 12month",
        "todayMarker off",
        "section daily",
        "2 · the tower\N{RATIO} 1990-03 :crit, 1990-03-01, 1990-03-31",
        "1 · the bridge\N{RATIO} 1992 :1992-01-01, 1992-12-31",
        "section weekly",
        "2 · the bridge\N{RATIO} 1993-04-02 :crit, milestone, 1993-04-02, 1993-04-02",
        "section the mayor,<br>in weekly",
        "\N{EN DASH} the bridge\N{RATIO} early 1990s :done, 1990-01-01, 1993-12-31",
    ]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_other_people_mean_nothing(words: str) -> None:
    drawn = lines(bar(words, words, "1992"), bar("daily", words, "1993", 0))
    assert all(line.isprintable() for line in drawn)
    body = drawn[7:]
    assert len(body) == 4
    for section, task in (body[:2], body[2:]):
        assert re.fullmatch("section (%?[^%:;#<>{}`])+%?", section.replace("<br>", " ", 1))
        name, colon, data = task.partition(":")
        assert re.match("1 \N{MIDDLE DOT} .|\N{EN DASH} .", name)
        assert not re.search("[;#<>{}`$]|%%", name)
        assert re.fullmatch(r"(done, )?199.-01-01, 199.-12-31", data), (name, colon)


def test_text_is_shortened_and_never_empty() -> None:
    assert safe("x" * 99, 10) == "x" * 9 + "…"
    assert safe("", 10) == safe(" \n ", 10) == "\N{EN DASH}"
    assert safe("%%%%{a}", 10) == "%(a)"


def test_an_open_end_reaches_the_edge_of_the_picture_and_has_an_arrow() -> None:
    first, second = tasks(bar("a", "before", "../1992-03-04"), bar("b", "after", "1993-01-01/.."))
    assert first == "1 · \N{LEFTWARDS ARROW} before :1992-01-28, 1992-03-04"
    assert second == "1 · after \N{RIGHTWARDS ARROW} :1993-01-01, 1993-02-06"


def test_a_choice_has_a_row_for_each_span() -> None:
    drawn = tasks(bar("a", "one of", "[1990-01-01,1990-03]"), bar("b", "x", "1990-02"))
    assert [line.split(":")[1] for line in drawn[:2]] == [
        "milestone, 1990-01-01, 1990-01-01",
        "1990-03-01, 1990-03-31",
    ]


def test_what_is_too_narrow_for_a_bar_is_a_milestone() -> None:
    assert "milestone" in tasks(bar("a", "x", "1990-02"), bar("b", "y", "1950"))[0]
    assert "milestone" not in tasks(bar("a", "x", "1990-02"), bar("b", "y", "1991"))[0]


@pytest.mark.parametrize(
    ("first", "last", "ticks", "words"),
    [
        ("1994-05-12", "1994-05-13", "1day", "%e %b %Y"),
        ("1994-05-12", "1994-05-20", "1week", "%e %b %Y"),
        ("1994-05", "1994-09", "1month", "%b %Y"),
        ("1994", "1995", "3month", "%b %Y"),
        ("1990", "1997", "12month", "%Y"),
        ("1900", "1997", "", "%Y"),
        ("0120", "9980", "", "%Y"),
    ],
)
def test_ticks_suit_the_span_and_are_few(first: str, last: str, ticks: str, words: str) -> None:
    drawn = lines(bar("a", "x", first), bar("b", "y", last))
    assert f"axisFormat {words}" in drawn
    assert [line for line in drawn if line.startswith("tick")] == (
        [f"tickInterval {ticks}"] if ticks else []
    )


def test_times_of_a_day() -> None:
    drawn = lines(bar("a", "x", "2017-07-04T20:30"), bar("b", "y", "2017-07-05"))
    assert "dateFormat YYYY-MM-DD HH:mm:ss" in drawn
    assert "inclusiveEndDates" not in drawn
    assert drawn[-3].endswith(":milestone, 2017-07-04 20:30:00, 2017-07-04 20:31:00")
    assert drawn[-1].endswith(":2017-07-05 00:00:00, 2017-07-06 00:00:00")


@pytest.mark.parametrize(
    "date", ["-0043", "0099", "Y12345", "9995", "2017-07-04T20:30:01.5", "1994-XX-13", "../.."]
)
def test_what_mermaid_cannot_show_is_left_to_another_drawing(date: str) -> None:
    others = [] if date == "../.." else [bar("b", "y", "1990")]
    assert gantt(Picture("", True, "", (bar("a", "x", date), *others))) is None


def test_a_long_diagram_has_fewer_bars_which_it_counts() -> None:
    bars = tuple(bar(f"source_{n}", f"{'long' * 12} {n}", str(1950 + n)) for n in range(40))
    drawn = gantt(Picture("", True, "", bars))
    assert drawn is not None
    text, shown = drawn
    assert MOST_CHARACTERS - 120 < len("\n".join(text)) <= MOST_CHARACTERS
    assert sum(line.startswith("section") for line in text) == shown < 40
    assert f"{'long' * 12} 0" in "\n".join(text)
