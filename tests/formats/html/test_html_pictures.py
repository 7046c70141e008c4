"""Claims as bars on one line, in a page."""

import re
from fractions import Fraction

import pytest

from checker.formats.html.axis import MOST_LETTERS, Axis, axis
from checker.formats.html.page import assembled
from checker.formats.html.pen import HtmlPen
from checker.telling.picture import Band, Bar, Picture
from checker.values.dates import read_date
from checker.values.dates.possibilities import civil_spans
from checker.values.interval import INFINITY, Exact, Interval, interval

from .webpage import Webpage

TIMES = "\N{MULTIPLICATION SIGN}"


def dates(*texts: str) -> Picture:
    spans = (civil_spans(read_date(text).possible) for text in texts)
    bars = [
        Bar(f"s{n}", text, span, n)
        for n, (text, span) in enumerate(zip(texts, spans, strict=True), 1)
    ]
    return Picture("When", True, "", tuple(bars))


def numbers(*spans: Interval) -> Picture:
    bars = [Bar(f"s{n}", str(span), (span,), n) for n, span in enumerate(spans, 1)]
    return Picture("How many", False, "km2", tuple(bars))


def exactly(number: Exact) -> Interval:
    return interval(number, number, hi_open=False)


def drawn(picture: Picture) -> str:
    return "\n".join(HtmlPen("").picture(picture))


def labels(picture: Picture) -> list[str]:
    line = axis(picture)
    assert line is not None
    return [label for _, label in line.marks]


@pytest.mark.parametrize(
    ("texts", "marks"),
    [
        (["1992", "2024"], ["1990", "2000", "2010", "2020"]),
        (["1992", "1993-04-02"], ["Jan 1992", "Jul 1992", "Jan 1993"]),
        (["1993-04-02", "1993-05-13"], ["Apr 1993", "May 1993"]),
        (["1993-04-30", "1993-05-03"], ["30 Apr 1993", "2 May 1993", "4 May 1993"]),
        (["1992-01-02T08:30:00", "1992-01-02T21"], ["2 Jan 12:00", "2 Jan 18:00"]),
        (["-0100", "0100"], ["100 BC", "50 BC", "1", "50", "100"]),
        (["Y-170000000", "2000"], ["100000000 BC", "1"]),
        (["../1993-05-31", "1993-05-30/.."], ["30 May 1993", "31 May 1993", "1 Jun 1993"]),
    ],
)
def test_marks_of_dates(texts: list[str], marks: list[str]) -> None:
    assert labels(dates(*texts)) == marks


@pytest.mark.parametrize(
    ("spans", "marks"),
    [
        ([interval(0, 10)], ["0", "2", "4", "6", "8", "10"]),
        ([interval(4350, 4450), interval(5000, INFINITY)], ["4400", "4600", "4800", "5000"]),
        ([interval(Fraction(-1, 4), Fraction(1, 4))], ["-0.2", "-0.1", "0", "0.1", "0.2"]),
        ([exactly(7)], ["6.6", "6.8", "7", "7.2", "7.4"]),
        ([exactly(0)], ["-0.05", "0", "0.05"]),
        ([exactly(10**400), exactly(0)], ["0", f"5 {TIMES} 10³⁹⁹", f"1 {TIMES} 10⁴⁰⁰"]),
    ],
)
def test_marks_of_numbers(spans: list[Interval], marks: list[str]) -> None:
    assert labels(numbers(*spans)) == marks


@pytest.mark.parametrize("width", [1, 3, 9, 10, 99, 10**5, Fraction(1, 10**9)])
@pytest.mark.parametrize("start", [0, -7, 12345, Fraction(1, 3)])
def test_labels_fit_and_lie_on_the_line(start: Exact, width: Exact) -> None:
    line = axis(numbers(interval(start, start + width)))
    assert line is not None
    assert sum(len(label) for _, label in line.marks) < MOST_LETTERS
    assert all(line.lo <= at <= line.hi for at, _ in line.marks)
    assert line.marks


def test_positions_are_in_per_cent_of_the_width() -> None:
    line = Axis(0, 3, ())
    assert [line.at(at) for at in (0, 1, 3)] == [0, Fraction(3333, 100), 100]
    assert [line.at(at) for at in (-INFINITY, INFINITY, -5, 9)] == [0, 100, 0, 100]


def test_sides_differ_by_number_and_pattern() -> None:
    text = drawn(numbers(*(interval(n, n + 1) for n in range(6))))
    assert re.findall(r'class="side side-[0-9]">([^<]+)<', text) == list("123456")
    assert re.findall(r"url\(#(side-[0-9])\)", text) == [f"side-{n}" for n in (1, 2, 3, 4, 1, 2)]
    either = numbers(interval(0, 1))
    either = either._replace(bars=(either.bars[0]._replace(side=0),))
    assert '<span class="side side-0">\N{EN DASH}</span>' in drawn(either)


def test_a_point_is_seen_and_an_open_end_has_an_arrow() -> None:
    point, above, below, any_ = (
        exactly(5),
        interval(6, INFINITY),
        interval(-INFINITY, 4),
        interval(-INFINITY, INFINITY),
    )
    _, one, two, three, four = drawn(numbers(point, above, below, any_)).split('<svg class="bar"')
    assert re.findall(r'width="([0-9.]+)%" height', one) == ["0.4"]
    assert [text.count('class="arrow') for text in (one, two, three, four)] == [0, 1, 1, 2]
    assert ('<svg x="100%"' in two, '<svg x="0"' in three) == (True, True)


def test_what_nobody_could_tell_apart_is_one_bar() -> None:
    spans = tuple(interval(3 * n, 3 * n + 1) for n in range(20_000))
    picture = numbers(interval(0, 60_000))
    picture = picture._replace(
        bars=(picture.bars[0]._replace(spans=(*spans, interval(70_000, 70_001))),)
    )
    assert drawn(picture).count("<rect") == 2


def test_a_picture_of_nothing_known_is_text() -> None:
    text = drawn(numbers(interval(-INFINITY, INFINITY)))
    assert "<svg" not in text
    assert "<b>" in text


def test_everything_is_said_in_words_too() -> None:
    text = Webpage(drawn(dates("1993-04", "[1995,1997]")).replace("\n", " ")).text
    for words in ("When", "s1", "1993-04", "[1995,1997]", "s2: 1995 or 1997"):
        assert words in text
    assert "s1: 0.5 to 3.5 km²" in drawn(numbers(interval(Fraction(1, 2), Fraction(7, 2))))


def test_hostile_text_in_a_picture() -> None:
    bad = "</title></svg><script>alert(1)</script>\" onload='x' \u202e\x00 שלום"
    span = (interval(0, 1),)
    picture = Picture(bad, False, bad, (Bar(bad, bad, span, 1), Bar(bad, bad, span, 0)))
    pen = HtmlPen("")
    lines = [*pen.title(1, "T"), *pen.title(2, "P"), *pen.picture(picture), *pen.picture(picture)]
    read = Webpage(assembled(lines))
    assert "script" not in read.names
    assert len(read.all("figure")) == 2
    assert not any(name.startswith("on") for e in read.elements for name in e.attributes)
    ids = [e.attributes["id"] for e in read.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    fills = {e.attributes["fill"] for e in read.all("rect") if "fill" in e.attributes}
    assert {f"url(#{e.attributes['id']})" for e in read.all("pattern")} >= fills


def test_a_band_is_where_all_meet_or_what_keeps_two_sides_apart() -> None:
    bars = (Bar("a", "1 to 5", (interval(1, 5),), 1), Bar("b", "4 to 9", (interval(4, 9),), 1))
    band = Band(interval(4, 5), "where all meet: 4 <to> 5", True)
    text = drawn(Picture("", False, "km", bars, band=band))
    assert text.count('<rect class="all"') == 1
    assert '<li class="meets"><div class="says">where all meet: 4 &lt;to&gt; 5</div>' in text
    assert 'class="side ' not in text
    sides = (Bar("a", "1 to 2", (interval(1, 2),), 1), Bar("b", "4 to 9", (interval(4, 9),), 2))
    apart = Band(Interval(2, 4, False, True), "2 km apart", False)
    text = drawn(Picture("", False, "km", sides, band=apart))
    assert text.count('<line class="end"') == 3
    assert '<li class="apart">' in text
    assert text.count('class="side side-') == 2
