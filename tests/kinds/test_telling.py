"""What literals say in words, and what they are read as."""

import re
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checker.kinds import KINDS
from checker.model.place import Place
from checker.model.vocabulary import Attribute
from checker.values.dates import read_date, telling
from checker.values.dates.telling import plain_date
from checker.values.digits import grouped
from checker.values.durations import read_duration
from checker.values.interval import Interval
from checker.values.numbers import Measure, read_count, read_quantity, write_number
from checker.values.numbers.telling import tell_amount
from checker.values.unreadable import Unreadable
from checker.values.value import Possible, Value


def tell(kind: str, text: str, unit: str = "") -> str:
    """What a literal of a kind says, told from its text."""
    place = Place("rules.yaml", 1, 1)
    return Attribute("told", "told", KINDS[kind], place, Measure(unit)).tell_text(text)


def tell_possible(
    kind: str, text: str, possible: Possible, unit: str = "", *, always: bool = False
) -> str:
    """What a literal of a kind is read as."""
    return KINDS[kind].tell_possible(Value(text, possible), unit, always=always)


def thin(text: str) -> str:
    """Narrow spaces for `_`, so that expectations can be read."""
    return text.replace("_", "\u202f")


DATES = [
    # text, in words, as read
    ("1994-05-13", "13 May 1994", ""),
    ("1994-05-03", "3 May 1994", ""),
    ("1994-05", "May 1994", ""),
    ("1994", "1994", ""),
    ("0476", "AD 476", ""),
    ("0476-09-04", "4 September AD 476", ""),
    ("0000", "1 BC", ""),
    ("-0043", "44 BC", ""),
    ("-0043-03-15", "15 March 44 BC", ""),
    ("Y12345", "the year 12_345", ""),
    ("Y12345-02", "February 12_345", ""),
    ("Y17E7", "the year 170_000_000", ""),
    ("Y-17E7", "170_000_001 BC", ""),
    ("1950S2", "1950 (to 2 significant digits)", "1900 to 1999"),
    ("Y171010000S3", "the year 171_010_000 (to 3 significant digits)",
     "the year 171_000_000 to 171_999_999"),
    # unspecified digits
    ("199X", "the 1990s", ""),
    ("199", "the 1990s", ""),
    ("200X", "the 2000s", ""),
    ("190X", "1900 to 1909", ""),
    ("19XX", "1900 to 1999", ""),
    ("19", "1900 to 1999", ""),
    ("XXXX", "some year", ""),
    ("-199X", "2000 to 1991 BC", ""),
    ("047X", "AD 470 to 479", ""),
    ("19X9", "1909, 1919, 1929, 1939, 1949, 1959, 1969, 1979, 1989 or 1999", ""),
    ("1X9X", "a year 1X9X, whatever X is", ""),
    ("2004-XX", "some month of 2004", ""),
    ("2004-XX-XX", "some day of 2004", ""),
    ("2004-05-XX", "some day of May 2004", ""),
    ("2004-XX-15", "day 15 of some month of 2004", ""),
    ("2004-1X", "October to December 2004", ""),
    ("2004-X1", "January or November 2004", ""),
    ("2004-05-1X", "10 to 19 May 2004", ""),
    ("2004-05-3X", "30 or 31 May 2004", ""),
    ("2005-02-2X", "20 to 28 February 2005", ""),
    ("156X-12-25", "25 December in some year of the 1560s", ""),
    ("199X-05", "May in some year of the 1990s", ""),
    ("XXXX-12", "December in some year", ""),
    ("199X-XX", "some month of some year of the 1990s", ""),
    # marks
    ("1994~", "about 1994", "1993 to 1995"),
    ("1994?", "1994 (uncertain)", "1993 to 1995"),
    ("1994%", "about 1994 (uncertain)", "1993 to 1995"),
    ("1994-05~", "about May 1994", "April to June 1994"),
    ("1994-05-13?", "13 May 1994 (uncertain)", "12 to 14 May 1994"),
    ("199X~", "about the 1990s", "1980 to 2009"),
    ("~1994-05", "May 1994 (year approximate)", "May 1993, May 1994 or May 1995"),
    ("2004-06~-11", "11 June 2004 (year and month approximate)", "11 May, 11 June or 11 July 2004"),
    ("2004-06-~11", "11 June 2004 (day approximate)", "10 to 12 June 2004"),
    ("?2004-06-~11", "11 June 2004 (year uncertain; day approximate)",
     "10 to 12 June 2003, 10 to 12 June 2004 or 10 to 12 June 2005"),
    # seasons
    ("1993-25", "spring 1993 (northern hemisphere)", "March to June 1993"),
    ("1993-29", "spring 1993 (southern hemisphere)", "September to December 1993"),
    ("1993-21", "spring 1993", "March to June 1993 or September to December 1993"),
    ("1993-33", "first quarter of 1993", "January to March 1993"),
    ("1993-38", "middle four months of 1993", "May to August 1993"),
    ("1993-41", "second half of 1993", "July to December 1993"),
    # intervals and lists
    ("1990/1993", "1990 to 1993", ""),
    ("1993-04-02/1993-04-04", "2 to 4 April 1993", ""),
    ("1993-04-02/1993-05-01", "2 April to 1 May 1993", ""),
    ("1993-04/1993-05", "April to May 1993", ""),
    ("1992-12/1993-01", "December 1992 to January 1993", ""),
    ("1993-04/1993", "April 1993 to 1993", "April to December 1993"),
    ("1993/..", "1993 or later", ""),
    ("1993/", "1993 or later", ""),
    ("../1993-05", "May 1993 or earlier", ""),
    ("1990~/1993", "about 1990 to 1993", "1989 to 1993"),
    ("-0100/0100", "101 BC to AD 100", ""),
    ("[1992,1993]", "1992 or 1993", ""),
    ("[1992]", "1992", ""),
    ("{1990,1992}", "1990 and 1992", ""),
    ("[1994-05-08,1994-05-12]", "8 or 12 May 1994", ""),
    ("[1667,1668,1670..1672]", "1667, 1668 or 1670 to 1672", ""),
    ("[1667,1670..]", "1667 or 1670 or later", ""),
    ("[..1993]", "1993 or earlier", ""),
    ("[1992~,1999]", "about 1992 or 1999", "1991 to 1993 or 1999"),
    ("[1901,1903,1905,1907,1909,1911,1913,1915,1917,1919]",
     "1901, 1903, 1905, 1907, 1909, 1911, 1913, 1915 or one of 2 more", ""),
    # times
    ("1994-05-13T12:30", "12:30 on 13 May 1994", ""),
    ("1994-05-13T12", "between 12:00 and 13:00 on 13 May 1994", ""),
    ("1994-05-13T12:30:05.25Z", "12:30:05.25 UTC on 13 May 1994", ""),
    ("1994-05-13T12:30+05:30", "12:30 UTC+5:30 on 13 May 1994", "07:00 UTC on 13 May 1994"),
    # another calendar, and words
    ("julian:1917-10-25 (1917-11-07)", "25 October 1917 in the Julian calendar (7 November 1917)",
     "7 November 1917"),
    ("early 1990s", "early 1990s", "1990 to 1993"),
    ("the 1990s", "the 1990s", ""),
    ("late 1993", "late 1993", "September to December 1993"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "read"), DATES)
def test_dates(text: str, words: str, read: str) -> None:
    assert tell("date", text) == thin(words)
    possible = read_date(text.partition(" (")[0]).possible
    assert tell_possible("date", text, possible) == thin(read)


NUMBERS = [
    # kind, unit, text, in words, as read
    ("quantity", "km2", "14393 km2", "14_393 km²", ""),
    ("quantity", "km2", "14393", "14_393 km²", ""),
    ("quantity", "km2", "4400 km2", "4400 km²", ""),
    ("quantity", "km2", "14393.25 km^2", "14_393.25 km²", ""),
    ("quantity", "km2", "1,000,000 km2", "1_000_000 km²", ""),
    ("quantity", "km2", "1 234 567 km²", "1_234_567 km²", ""),
    ("quantity", "km2", "4400 +- 50 km2", "4400 ± 50 km²", ""),
    ("quantity", "km2", "4400 +/- 50", "4400 ± 50 km²", ""),
    ("quantity", "km2", "44e2 km2", "4400 km² (to the nearest 100)", "4350 to 4450 km²"),
    ("quantity", "km2", "12e3", "12 thousand km²", "11_500 to 12_500 km²"),
    ("quantity", "km2", "44.00e2 km2", "4400 km²", ""),
    ("quantity", "km2", "4.4 x 10^3 km2", "4.4 × 10³ km²", "4350 to 4450 km²"),
    ("quantity", "km2", "5e-3", "0.005 km²", "0.0045 to 0.0055 km²"),
    ("quantity", "km2", "3..5 km2", "3 to 5 km²", "2.5 to 5.5 km²"),
    ("quantity", "km2", "3–5 km2", "3 to 5 km²", "2.5 to 5.5 km²"),
    ("quantity", "km2", "3-5 km2", "3 to 5 km²", "2.5 to 5.5 km²"),
    ("quantity", "km2", "between 3 and 5", "between 3 and 5 km²", "2.5 to 5.5 km²"),
    ("quantity", "km2", "20 ha", "20 ha", "0.195 to 0.205 km²"),
    ("quantity", "km2", "5 sq mi", "5 sq mi", "11.65 to 14.24 km²"),
    ("quantity", "km2", "half a million km2", "half a million km²", "450_000 to 550_000 km²"),
    ("quantity", "km2", "[5/2, 7) km2", "2.5 to less than 7 km²", ""),
    ("quantity", "km2", "(1/3, inf) km2", "more than 0.333333 km²", ""),
    ("quantity", "km2", "5e30", "5 × 10³⁰ km²", "45 × 10²⁹ to 55 × 10²⁹ km²"),
    ("quantity", "%", "20%", "20 %", "19.5 to 20.5 %"),
    ("quantity", "%", "20", "20 %", "19.5 to 20.5 %"),
    ("quantity", "%", "16.62 %", "16.62 %", ""),
    ("quantity", "%", "half", "half", "45 to 55 %"),
    ("quantity", "%", "almost 100 %", "almost 100 %", "90 to 100 %"),
    ("quantity", "m/s2", "9.81", "9.81 m/s²", ""),
    ("quantity", "t CO2", "14393 t CO2", "14_393 t CO2", ""),
    ("quantity", "USD", "USD 12000", "USD 12_000", ""),
    ("quantity", "person/km2", "1", "1 person/km²", "0.5 to 1.5 people/km²"),
    ("quantity", "person/km2", "134.5", "134.5 people/km²", ""),
    ("quantity", "°C", "-5.5", "-5.5 °C", "-5.55 to -5.45 °C"),
    ("count", "people", "about 1000000", "about 1_000_000 people", "900_000 to 1_100_000 people"),
    ("count", "people", "more than 20000", "more than 20_000 people", ""),
    ("count", "people", ">= 20000", "at least 20_000 people", ""),
    ("count", "people", "~25000", "about 25_000 people", "22_500 to 27_500 people"),
    ("count", "people", "200+", "at least 200 people", ""),
    ("count", "people", "200 people or more", "200 people or more", ""),
    ("count", "people", "several", "several", "3 people or more"),
    ("count", "people", "tens of thousands", "tens of thousands", "20_000 people or more"),
    ("count", "people", "12 thousand", "12 thousand people", "11_500 to 12_499 people"),
    ("count", "people", "twelve people", "twelve people", ""),
    ("count", "people", "1", "1 person", ""),
    ("count", "people", "4", "4 people", ""),
    ("count", "", "several", "several", "3 or more"),
    ("count", "", "14393", "14_393", ""),
    ("count", "days", "1", "1 day", ""),
    ("count", "day", "4", "4 days", ""),
    ("count", "days", "1 days", "1 day", ""),
    ("count", "days", "2 weeks", "2 weeks", "14 days"),
]


@pytest.mark.parametrize(("kind", "unit", "text", "words", "read"), NUMBERS)
def test_numbers(kind: str, unit: str, text: str, words: str, read: str) -> None:
    assert tell(kind, text, unit) == thin(words)
    reader = read_quantity if kind == "quantity" else read_count
    possible = reader(text, Measure(unit, signed=unit == "°C")).possible
    assert tell_possible(kind, text, possible, unit) == thin(read)


DURATIONS = [
    ("P4D", "4 days", ""),
    ("P1D", "1 day", ""),
    ("P1Y6M", "1 year and 6 months", ""),
    ("4 days", "4 days", ""),
    ("three weeks", "three weeks", ""),
    ("1..2 months", "1 to 2 months", ""),
    ("2 weeks to 1 month", "2 weeks to 1 month", ""),
    ("10000 days", "10_000 days", ""),
    ("about 3 weeks", "about 3 weeks", "18 to 24 days"),
    ("several days", "several days", "at least 3 days"),
]


@pytest.mark.parametrize(("text", "words", "read"), DURATIONS)
def test_durations(text: str, words: str, read: str) -> None:
    assert tell("duration", text) == thin(words)
    assert tell_possible("duration", text, read_duration(text)) == read


@pytest.mark.parametrize(("kind", "text"), [("truth", "true"), ("text", "14393 km2"), ("set", "a")])
def test_other_kinds_stay_as_they_are(kind: str, text: str) -> None:
    assert tell(kind, text) == text
    assert tell_possible(kind, text, text, always=True) == ""


def test_every_date_and_number_is_worded_where_that_is_asked_for() -> None:
    day = read_date("1994-05-13").possible
    assert tell_possible("date", "1994-05-13", day, always=True) == "13 May 1994"
    area = read_quantity("14393 km2", Measure("km2")).possible
    words = tell_possible("quantity", "14393 km2", area, "km2", always=True)
    assert words == thin("14_392.5 to 14_393.5 km²")
    length = read_duration("P4D")
    assert tell_possible("duration", "P4D", length, always=True) == "4 days"


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        (204, "days", "204 days"),
        (1, "days", "1 day"),
        (1, "people/km2", "1 person/km²"),
        (Fraction(29, 10), "percentage points", "2.9 percentage points"),
        (1, "percentage points", "1 percentage point"),
        (86600, "km2", "86_600 km²"),
        (Fraction(123457, 10), "m", "12_346 m"),
        (3, "", "3"),
    ],
)
def test_amounts(amount: int | Fraction, unit: str, words: str) -> None:
    assert tell_amount(amount, unit) == thin(words)


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("", ""),
        ("4400", "4400"),
        ("14393", "14_393"),
        ("123456", "123_456"),
        ("1234567", "1_234_567"),
    ],
)
def test_digits_in_groups(digits: str, words: str) -> None:
    assert grouped(digits) == thin(words)


@pytest.mark.parametrize("text", ["2016", "1994-05", "1994-05-13"])
def test_a_plain_date_is_one(text: str) -> None:
    assert plain_date(text) == tell("date", text)


@pytest.mark.parametrize(
    "text",
    ["", "19", "0999", "1994-13", "1994-05-32", "1994-05-1", "19945", "1994-05-13T12", "١٩٩٤"],
)
def test_what_is_no_plain_date(text: str) -> None:
    assert plain_date(text) == ""


MARKS = re.compile(r"[~%?\[\]{}/]|\.\.|[0-9]-[0-9]")

parts = st.one_of(
    st.dates().map(lambda day: day.isoformat()),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.integers(0, 9999).map("{:04d}".format),
    st.from_regex(
        r"M-?[0-9X]{4}M(-M[0-3X][0-9X]M(-M[0-3X][0-9X]M)?)?".replace("M", "[~?%]?"), fullmatch=True
    ),
    st.from_regex(r"Y-?[1-9][0-9]{0,9}(E[0-9])?(S[0-9])?[~?%]?", fullmatch=True),
    st.from_regex(r"[12][0-9]{3}-(2[1-9]|3[0-9]|4[01])[~?%]?", fullmatch=True),
    st.from_regex(r"-?[0-9]{2,3}[~?%]?", fullmatch=True),
    st.from_regex(
        r"19[0-9]{2}-0[1-9]-[0-2][1-8]T[01][0-9](:[0-5][0-9]){0,2}(Z|[+-]0[1-9])?", fullmatch=True
    ),
)
literals = st.one_of(
    parts,
    st.tuples(parts | st.just("..") | st.just(""), parts).map("/".join),
    st.tuples(parts, st.just("..") | st.just("")).map("/".join),
    st.lists(parts, min_size=1, max_size=12).map(lambda some: f"[{','.join(some)}]"),
    st.lists(parts, min_size=1, max_size=3).map(lambda some: f"{{{','.join(some)}}}"),
)


@given(literals)
def test_every_date_has_words_without_marks(text: str) -> None:
    try:
        possible = read_date(text).possible
    except Unreadable:
        assume(False)
    for told in (tell("date", text), tell_possible("date", text, possible, always=True)):
        assert told
        assert not MARKS.search(told)
        assert tell("date", told) == told


bounds = st.fractions(min_value=-(10**9), max_value=10**9) | st.integers(-(10**30), 10**30)
ends = st.tuples(bounds | st.just(float("-inf")), bounds | st.just(float("inf")))
units = st.sampled_from(["", "km2", "%", "days", "people", "person/km2", "t CO2", "USD"])


@given(ends, st.booleans(), st.booleans(), units)
def test_every_number_that_is_computed_has_words(
    pair: tuple[Fraction, Fraction], first: bool, last: bool, unit: str
) -> None:
    assume(pair[0] < pair[1])
    values = Interval(
        pair[0], pair[1], first or isinstance(pair[0], float), last or isinstance(pair[1], float)
    )
    text = write_number(values, unit)
    told = tell("quantity", text, unit)
    assert told
    assert not re.search(
        r"\.\.|\+-|[0-9]e[0-9]|[\[(][0-9]|[0-9]{5}(?![0-9]*$)", told.partition(".")[0]
    )
    assert tell("quantity", told, unit) == told
    assert tell_possible("quantity", text, values, unit, always=True)


@given(st.sampled_from(["date", "quantity", "count", "duration", "text"]), st.text(), units)
def test_nothing_that_is_written_makes_it_fail(kind: str, text: str, unit: str) -> None:
    assert isinstance(tell(kind, text, unit), str)


@given(
    st.sampled_from(["", "about ", "more than ", "at least ", "between 3 and ", "1..", "~"]),
    st.integers(0, 10**12) | st.decimals(0, 10**6, places=2),
    st.sampled_from(["", " km2", " people", "e3", " thousand", " +- 5", " or more"]),
    units,
)
def test_what_has_words_keeps_them(before: str, number: object, behind: str, unit: str) -> None:
    told = tell("quantity", f"{before}{number}{behind}", unit)
    assert tell("quantity", told, unit) == told


def test_amounts_of_many_digits_are_told() -> None:
    """Python writes no number of more than 4300 digits."""
    assert tell_amount(7 * 10**5000, "km") == "7 \N{MULTIPLICATION SIGN} 10⁵⁰⁰⁰ km"
    assert tell_amount(-4 * 10**30, "m") == "-4 \N{MULTIPLICATION SIGN} 10³⁰ m"
    assert tell_amount(Fraction(7 * 10**9000, 3), "").endswith("10⁸⁹⁹⁵")


def test_a_marked_mask_is_not_written_out_part_by_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand parts, of which a report would show none."""
    date = read_date("~XXXX-12")
    monkeypatch.setattr("checker.values.dates.telling.form_of", lambda _: pytest.fail("written"))
    assert telling.tell_possible(date.form, date.possible) == ""
