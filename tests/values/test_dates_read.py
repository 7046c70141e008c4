"""Every construct of EDTF, with the exact days or milliseconds that it allows."""

from fractions import Fraction

import pytest

from checker.values.dates import Choice, Date, Instants, compare_dates, read_date, span_of
from checker.values.dates.calendar import DAY, GREGORIAN
from checker.values.dates.telling import tell_date
from checker.values.interval import INFINITY, Interval
from checker.values.unreadable import Unreadable
from checker.values.verdict import Relation

HOUR = 3_600_000


def first(text: str) -> int:
    """The first millisecond of `year-month-day`."""
    year, month, day = text.rsplit("-", 2)
    return GREGORIAN.day_number(int(year), int(month), int(day)) * DAY


def days(begin: str, end: str) -> Interval:
    """From the first moment of one day to the last of another; `..` is open."""
    lo = -INFINITY if begin == ".." else first(begin)
    hi = INFINITY if end == ".." else first(end) + DAY
    return Interval(lo, hi, begin == "..", True)


# literal, first possible day, last possible day, type, level
SPANS = """
1994                       1994-01-01     1994-12-31     Date      0
1994-05                    1994-05-01     1994-05-31     Date      0
1994-05-13                 1994-05-13     1994-05-13     Date      0
2000-02                    2000-02-01     2000-02-29     Date      0
1900-02                    1900-02-01     1900-02-28     Date      0
0000                       0-01-01        0-12-31        Date      0
-0044-03-15                -44-03-15      -44-03-15      Date      1
20                         2000-01-01     2099-12-31     Century   0
-01                        -100-01-01     -1-12-31       Century   0
201                        2010-01-01     2019-12-31     Decade    2
-201                       -2010-01-01    -2001-12-31    Decade    2
19~                        1800-01-01     2099-12-31     Century   1
201?                       2000-01-01     2029-12-31     Decade    2
2016~                      2015-01-01     2017-12-31     Date      1
2016?                      2015-01-01     2017-12-31     Date      1
2016%                      2015-01-01     2017-12-31     Date      1
1992-05~                   1992-04-01     1992-06-30     Date      1
1992-01~                   1991-12-01     1992-02-29     Date      1
1993-04-02?                1993-04-01     1993-04-03     Date      1
1993-01-01?                1992-12-31     1993-01-02     Date      1
199X                       1990-01-01     1999-12-31     Date      1
19XX                       1900-01-01     1999-12-31     Date      1
1XXX                       1000-01-01     1999-12-31     Date      2
-199X                      -1999-01-01    -1990-12-31    Date      1
-00XX                      -99-01-01      -1-12-31       Date      1
199X~                      1980-01-01     2009-12-31     Date      1
20XX~                      1900-01-01     2199-12-31     Date      1
1993-XX                    1993-01-01     1993-12-31     Date      1
1993-XX-XX                 1993-01-01     1993-12-31     Date      1
1993-04-XX                 1993-04-01     1993-04-30     Date      1
1993-XX~                   1992-01-01     1994-12-31     Date      1
1993-04-XX?                1993-03-01     1993-05-31     Date      1
1984-1X                    1984-10-01     1984-12-31     Date      2
1984-0X                    1984-01-01     1984-09-30     Date      2
1984-05-1X                 1984-05-10     1984-05-19     Date      2
1984-02-2X                 1984-02-20     1984-02-29     Date      2
1984-05-0X                 1984-05-01     1984-05-09     Date      2
XXXX                       0-01-01        9999-12-31     Date      2
2004-06-~11                2004-06-10     2004-06-12     Date      2
2004-06-11~                2004-06-10     2004-06-12     Date      1
2004~-02-29                2004-02-29     2004-02-29     Date      2
2001-06-~30                2001-06-29     2001-06-30     Date      2
~2004                      2003-01-01     2005-12-31     Date      2
2004-~06~                  2004-05-01     2004-07-31     Date      2
2001-25                    2001-03-01     2001-06-30     Season    2
2001-26                    2001-06-01     2001-09-30     Season    2
2001-27                    2001-09-01     2001-12-31     Season    2
2001-29                    2001-09-01     2001-12-31     Season    2
2001-31                    2001-03-01     2001-06-30     Season    2
2001-32                    2001-06-01     2001-09-30     Season    2
2001-33                    2001-01-01     2001-03-31     Season    2
2001-34                    2001-04-01     2001-06-30     Season    2
2001-35                    2001-07-01     2001-09-30     Season    2
2001-36                    2001-10-01     2001-12-31     Season    2
2001-37                    2001-01-01     2001-04-30     Season    2
2001-38                    2001-05-01     2001-08-31     Season    2
2001-39                    2001-09-01     2001-12-31     Season    2
2001-40                    2001-01-01     2001-06-30     Season    2
2001-41                    2001-07-01     2001-12-31     Season    2
2001-34~                   2001-01-01     2001-09-30     Season    2
Y10000                     10000-01-01    10000-12-31    Year      1
Y-10000                    -10000-01-01   -10000-12-31   Year      1
Y170000002                 170000002-01-01 170000002-12-31 Year    1
Y170000002~                170000001-01-01 170000003-12-31 Year    1
Y17E7                      170000000-01-01 170000000-12-31 Year    2
Y-17E7                     -170000000-01-01 -170000000-12-31 Year  2
Y17E7~                     160000000-01-01 180000000-12-31 Year    2
1950S2                     1900-01-01     1999-12-31     Year      2
1950S4                     1950-01-01     1950-12-31     Year      2
0950S1                     900-01-01      999-12-31      Year      2
-1950S2                    -1999-01-01    -1900-12-31    Year      2
1950S2~                    1800-01-01     2099-12-31     Year      2
Y171010000S3               171000000-01-01 171999999-12-31 Year    2
Y3388E2S3                  338000-01-01   338999-12-31   Year      2
Y10000-02                  10000-02-01    10000-02-29    Date      2
Y-10000-02-29              -10000-02-29   -10000-02-29   Date      2
9999-12~                   9999-11-01     10000-01-31    Date      1
1990/1993                  1990-01-01     1993-12-31     Interval  0
2004-02-01/2005            2004-02-01     2005-12-31     Interval  0
2004-06/2004               2004-06-01     2004-12-31     Interval  0
1990~/1993                 1989-01-01     1993-12-31     Interval  1
1990/1993?                 1990-01-01     1994-12-31     Interval  1
1984-06-02?/2004-08-08~    1984-06-01     2004-08-09     Interval  1
1985/..                    1985-01-01     ..             Interval  1
../1985                    ..             1985-12-31     Interval  1
1985/                      1985-01-01     ..             Interval  1
/1985                      ..             1985-12-31     Interval  1
../..                      ..             ..             Interval  1
../                        ..             ..             Interval  1
2004-06-~01/2004-06-~20    2004-06-01     2004-06-21     Interval  2
2004-06-XX/2004-07-03      2004-06-01     2004-07-03     Interval  1
199X/2000                  1990-01-01     2000-12-31     Interval  1
2001-34/2001-35            2001-04-01     2001-09-30     Interval  2
2001-22/2001-21            2000-12-01     2001-12-31     Interval  1
[..1760-12-03]             ..             1760-12-03     Set       2
[1760-12..]                1760-12-01     ..             Set       2
[1670..1672]               1670-01-01     1672-12-31     Set       2
[1670,1671]                1670-01-01     1671-12-31     Set       2
[1670]                     1670-01-01     1670-12-31     Set       2
[1670,1668..1671]          1668-01-01     1671-12-31     Set       2
{..1984}                   ..             1984-12-31     List      2
julian:1917-10-25          1917-11-07     1917-11-07     Date      0
julian:1917-10             1917-10-14     1917-11-13     Date      0
julian:1900                1900-01-13     1901-01-13     Date      0
julian:1900-02-29          1900-03-13     1900-03-13     Date      0
julian:1917-10-25~         1917-11-06     1917-11-08     Date      1
julian:1900-03-01~         1900-03-13     1900-03-15     Date      1
julian:1917-10-25/..       1917-11-07     ..             Interval  1
early_1990s                1990-01-01     1993-12-31     Interval  0
mid_1990s                  1994-01-01     1996-12-31     Interval  0
mid-1990s                  1994-01-01     1996-12-31     Interval  0
late_1990s                 1997-01-01     1999-12-31     Interval  0
the_early_1990s            1990-01-01     1993-12-31     Interval  0
Late_1980s                 1987-01-01     1989-12-31     Interval  0
early_2000s                2000-01-01     2003-12-31     Interval  0
1990s                      1990-01-01     1999-12-31     Date      1
the_1990s                  1990-01-01     1999-12-31     Date      1
early_1992                 1992-01-01     1992-04-30     Interval  0
mid-1992                   1992-05-01     1992-08-31     Interval  0
late_1992                  1992-09-01     1992-12-31     Interval  0
"""


@pytest.mark.parametrize("row", SPANS.strip().splitlines(), ids=lambda row: row.split()[0])
def test_one_span(row: str) -> None:
    text, begin, end, name, level = row.split()
    date = read_date(text.replace("_", " "))
    assert date.possible == days(begin, end)
    assert (date.type, date.level) == (name, int(level))


IN_WORDS = """
753 BC                              -0752
753 B.C.                            -0752
10,000 BCE                          -9999
AD 79                               0079
1215 CE                             1215
15 March 44 BC                      -0043-03-15
14 July 1789                        1789-07-14
July 14, 1789                       1789-07-14
july 14th 1789                      1789-07-14
Tuesday, 14 July 1789               1789-07-14
the 14th of July 1789               1789-07-14
14-Jul-1789                         1789-07-14
Sept. 1789                          1789-09
14.7.1789                           1789-07-14
7/14/1789                           1789-07-14
7/7/1789                            1789-07-07
17th century                        1600/1700
the 2nd century BC                  -0199/-0099
1st century BC                      -0099/0000
early 17th century                  1600/1639
mid-17th century                    1630/1669
late 17th century                   1660/1700
the second half of the 17th century 1650/1700
early April 2019                    2019-04-01/2019-04-10
mid-April 2019                      2019-04-10/2019-04-20
late February 2019                  2019-02-20/2019-02-28
Q4 2019                             2019-36
2019 Q4                             2019-36
the fourth quarter of 2019          2019-36
2nd quarter 2019                    2019-34
first half of 2019                  2019-40
H2 2019                             2019-41
summer 2019                         2019-22
winter 2019/20                      2019-12/2020-03
between 1960 and 1963               1960/1963
1960 to 1963                        1960/1963
3 to 9 June 1967                    1967-06-03/1967-06-09
the seventeenth century             1600/1700
first half of the Seventeenth century  1600/1650
from 1960 to 1963                   1960/1963
between 3 and 9 June 1967           1967-06-03/1967-06-09
between June 3 and June 9, 1967     1967-06-03/1967-06-09
between May and July 1967           1967-05/1967-07
between 48 BC and 44 BC             -0047/-0043
9 a.m. EDT on 6 June 2018           2018-06-06T09-04:00
6 June 2018, 9:15 pm CEST           2018-06-06T21:15+02:00
6 June 2018 at 21:15 GMT            2018-06-06T21:15Z
21:15 UTC+5:45, June 6, 2018        2018-06-06T21:15+05:45
2018-06-06 21:15                    2018-06-06T21:15
12:20 am on 6 June 2018             2018-06-06T00:20
noon on 6 June 2018                 2018-06-06T12:00
9 am 6 June 2018                    2018-06-06T09
9:40 6 June 2018                    2018-06-06T09:40
Wed, 6 Jun 2018                     2018-06-06
Weds 6 June 2018                    2018-06-06
Wed, 06 Jun 2018 09:40:12 GMT       2018-06-06T09:40:12Z
18th c.                             1700/1800
late 3rd c. BC                      -0239/-0199
julian:1917-10-25/1917-11-02        1917-11-07/1917-11-15
julian:1917-10-25/..                1917-11-07/..
julian:[1917-10-25,1917-11-02..1917-11-05]  [1917-11-07,1917-11-15..1917-11-18]
[julian:1917-10-25,julian:1917-11-02]       [1917-11-07,1917-11-15]
"""


@pytest.mark.parametrize(
    "row", [row for row in IN_WORDS.strip().splitlines() if "  " in row], ids=str.strip
)
def test_dates_as_people_write_them(row: str) -> None:
    words, _, edtf = row.partition("  ")
    assert read_date(words).possible == read_date(edtf.strip()).possible
    assert "  " not in tell_date(words)


def test_a_letter_that_folds_to_an_ascii_one_is_none() -> None:
    texts = ("\u017fpring 1990", "Apr\u0131l 1990", "m\u0130d 1990", "\u212apring 1990")
    for text in (*texts, "3 p.m. \u0130ST on 3 May 1993", "early 1990\u017f"):
        with pytest.raises(Unreadable, match="is no date"):
            read_date(text)


def test_a_year_beyond_millions_is_read_in_no_time() -> None:
    assert read_date("julian:Y98765432109876~").gregorian.startswith("Y98767")


APART = """
XXXX-12-25                 0-12-25        9999-12-25     Date      2
XXXX-02-29                 0-02-29        9996-02-29     Date      2
-XXXX-12-25                -9999-12-25    -1-12-25       Date      2
{1960,1961-12}             1960-01-01     1961-12-31     List      2
{1667,1668,1670..1672}     1667-01-01     1672-12-31     List      2
"""


@pytest.mark.parametrize("row", APART.strip().splitlines(), ids=lambda row: row.split()[0])
def test_several_spans_from_one_day_to_another(row: str) -> None:
    text, begin, end, name, level = row.split()
    date = read_date(text)
    assert isinstance(date.possible, Choice)
    assert span_of(date.possible) == days(begin, end)
    assert (date.type, date.level) == (name, int(level))


NORTH_AND_SOUTH = [("2001-03-01", "2001-06-30"), ("2001-09-01", "2001-12-31")]
TURNS_OF_THE_YEAR = [("2000-12-01", "2001-03-31"), ("2001-12-01", "2002-03-31")]
SUMMERS_AND_WINTERS = [
    TURNS_OF_THE_YEAR[0],
    ("2001-06-01", "2001-09-30"),
    TURNS_OF_THE_YEAR[1],
]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("2001-21", NORTH_AND_SOUTH),
        ("2001-22", SUMMERS_AND_WINTERS),
        ("2001-23", NORTH_AND_SOUTH),
        ("2001-24", SUMMERS_AND_WINTERS),
        ("2001-28", TURNS_OF_THE_YEAR),
        ("2001-30", TURNS_OF_THE_YEAR),
        ("[1667,1760-12]", [("1667-01-01", "1667-12-31"), ("1760-12-01", "1760-12-31")]),
        ("[1760-12, 1667]", [("1667-01-01", "1667-12-31"), ("1760-12-01", "1760-12-31")]),
        (
            "[1667,1668, 1670..1672]",
            [("1667-01-01", "1668-12-31"), ("1670-01-01", "1672-12-31")],
        ),
        ("[..1667,1760~]", [("..", "1667-12-31"), ("1759-01-01", "1761-12-31")]),
        ("2004-0X-31", [(f"2004-{m:02d}-31", f"2004-{m:02d}-31") for m in (1, 3, 5, 7, 8)]),
        ("2004-XX-30", [(f"2004-{m:02d}-30", f"2004-{m:02d}-30") for m in range(1, 13) if m != 2]),
        ("2004-X1", [("2004-01-01", "2004-01-31"), ("2004-11-01", "2004-11-30")]),
        ("2004-X1-3X", [("2004-01-30", "2004-01-31"), ("2004-11-30", "2004-11-30")]),
        ("2004-02-X9", [(f"2004-02-{d}", f"2004-02-{d}") for d in ("09", "19", "29")]),
        ("198X-02-29", [("1980-02-29", "1980-02-29"), ("1984-02-29", "1984-02-29"),
                        ("1988-02-29", "1988-02-29")]),
        ("199X-12-25", [(f"199{n}-12-25", f"199{n}-12-25") for n in range(10)]),
        ("199X-12", [(f"199{n}-12-01", f"199{n}-12-31") for n in range(10)]),
        ("19X9", [(f"19{n}9-01-01", f"19{n}9-12-31") for n in range(10)]),
        ("-000X-12", [(f"-{n}-12-01", f"-{n}-12-31") for n in range(9, 0, -1)]),
        ("2004?-06-11", [(f"{y}-06-11",) * 2 for y in (2003, 2004, 2005)]),
        ("2004-06?-11", [(f"2004-{m}-11",) * 2 for m in ("05", "06", "07")]),
        ("2004-12~-11", [("2004-11-11",) * 2, ("2004-12-11",) * 2, ("2005-01-11",) * 2]),
        ("2004-~12-11", [("2004-11-11",) * 2, ("2004-12-11",) * 2]),
        ("2004-~02-29", [(f"2004-{m}-29",) * 2 for m in ("01", "02", "03")]),
        ("?1931-06-04~", [(f"{y}-06-03", f"{y}-06-05") for y in (1930, 1931, 1932)]),
        ("1931?-06-~04", [(f"{y}-06-03", f"{y}-06-05") for y in (1930, 1931, 1932)]),
        ("?1931-06", [(f"{y}-06-01", f"{y}-06-30") for y in (1930, 1931, 1932)]),
        ("193X%-06-04", [(f"{y}-06-04",) * 2 for y in range(1920, 1950)]),
        ("2001~-34", [(f"{y}-04-01", f"{y}-06-30") for y in (2000, 2001, 2002)]),
        ("julian:1917?-10-25", [(f"{y}-11-07",) * 2 for y in (1916, 1917, 1918)]),
        ("2004-X1-15~", [("2004-01-14", "2004-01-16"), ("2004-11-14", "2004-11-16")]),
    ],
)  # fmt: skip
def test_one_of_several_spans(text: str, spans: list[tuple[str, str]]) -> None:
    assert read_date(text).possible == Choice(tuple(days(*span) for span in spans))


@pytest.mark.parametrize(("text", "number"), [("1XXX-12-25", 1000), ("XXXX-12-25", 10_000)])
def test_thousands_of_spans_stay_apart(text: str, number: int) -> None:
    choice = read_date(text).possible
    assert isinstance(choice, Choice)
    assert len(choice.spans) == number
    assert compare_dates([choice, read_date("1994-07-01").possible]).relation is Relation.DISJOINT
    assert compare_dates([choice, read_date("1994-12-25").possible]).relation is Relation.REFINES


def test_too_many_spans_are_a_problem() -> None:
    with pytest.raises(Unreadable, match="write fewer X"):
        read_date("XXXX-XX-25")


def test_all_of_several_years_is_none_between_them() -> None:
    both = read_date("{1990, 1992}").possible
    assert compare_dates([both, read_date("1991").possible]).relation is Relation.DISJOINT
    assert compare_dates([both, read_date("1992").possible]).relation is Relation.REFINES


CIVIL_TIMES = [
    ("1985-04-12T23:20:30", "1985-04-12", 23 * HOUR + 20 * 60_000 + 30_000, 1000),
    ("1985-04-12T23:20", "1985-04-12", 23 * HOUR + 20 * 60_000, 60_000),
    ("1985-04-12T23", "1985-04-12", 23 * HOUR, HOUR),
    ("1985-04-12T23:20:30.5", "1985-04-12", 23 * HOUR + 20 * 60_000 + 30_500, 100),
    ("1985-04-12T23:20:30.123", "1985-04-12", 23 * HOUR + 20 * 60_000 + 30_123, 1),
    ("1985-04-12T24:00:00", "1985-04-13", 0, 1000),
    ("1985-04-12T24:00", "1985-04-13", 0, 60_000),
]


@pytest.mark.parametrize(("text", "day", "within", "unit"), CIVIL_TIMES)
def test_time_without_offset_is_civil(text: str, day: str, within: int, unit: int) -> None:
    start = first(day) + within
    date = read_date(text)
    assert date.written == (start, start)
    assert date.possible == Interval(start, start + unit)


@pytest.mark.parametrize("time", CIVIL_TIMES)
@pytest.mark.parametrize(
    ("zone", "minutes"),
    [("Z", 0), ("+00:00", 0), ("+04:30", 270), ("-05", -300), ("+14:00", 840), ("-11:30", -690)],
)
def test_time_with_offset_is_an_instant(
    time: tuple[str, str, int, int], zone: str, minutes: int
) -> None:
    text, day, within, unit = time
    start = first(day) + within - minutes * 60_000
    date = read_date(text + zone)
    assert date.written == (start, start)
    assert date.possible == Instants(Interval(start, start + unit))


def test_fraction_finer_than_a_millisecond() -> None:
    start = first("2020-05-01") + Fraction(1, 4)
    date = read_date("2020-05-01T00:00:00.00025")
    assert date.possible == Interval(start, start + Fraction(1, 100))
    assert date.written == (start, start)


def test_intervals_of_times() -> None:
    start = first("2020-05-01")
    minutes = Interval(start + 10 * HOUR, start + 11 * HOUR + 60_000)
    assert read_date("2020-05-01T10:00/2020-05-01T11:00").possible == minutes
    assert read_date("2020-05-01T10:00Z/2020-05-01T11:00Z").possible == Instants(minutes)
    assert read_date("2020-05-01T10:00Z/..").possible == Instants(
        Interval(start + 10 * HOUR, INFINITY)
    )
    assert read_date("[2020-05-01T10:00Z,2020-05-01T11:00Z]").possible == Instants(minutes)


def test_an_offset_at_one_end_only_counts_as_any_clock_on_earth() -> None:
    start = first("2020-05-01")
    assert read_date("2020-05-01T00Z/2020-06").possible == Interval(
        start - 12 * HOUR, first("2020-07-01")
    )
    assert read_date("[2020-05-01T00Z,2020-06]").possible == Choice(
        (Interval(start - 12 * HOUR, start + 15 * HOUR), days("2020-06-01", "2020-06-30"))
    )


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("2016~", "2016-01-01", "2016-12-31"),
        ("199X~", "1990-01-01", "1999-12-31"),
        ("1950S2", "1900-01-01", "1999-12-31"),
        ("2001-21", "2001-01-01", "2001-03-31"),
        ("2001-24", "2001-10-01", "2001-12-31"),
        ("2001-25", "2001-03-01", "2001-05-31"),
        ("2001-28", "2001-12-01", "2002-02-28"),
        ("2001-30", "2001-12-01", "2002-02-28"),
        ("2001-33", "2001-01-01", "2001-03-31"),
        ("156X-12-25", "1560-12-25", "1569-12-25"),
        ("2016~/2018~", "2016-01-01", "2018-12-31"),
        ("[1667,1760-12?]", "1667-01-01", "1760-12-31"),
        ("julian:1917-10-25~", "1917-11-07", "1917-11-07"),
        ("early 1990s", "1990-01-01", "1993-12-31"),
    ],
)
def test_written_bounds_are_without_marks(text: str, begin: str, end: str) -> None:
    assert read_date(text).written == (first(begin), first(end) + DAY - 1)


def test_ends_as_written() -> None:
    assert read_date("1985/").written == (first("1985-01-01"), None)
    assert read_date("/..").written == (None, INFINITY)
    assert read_date("[1985..]").written == (first("1985-01-01"), INFINITY)


def test_a_julian_date_has_both_texts() -> None:
    date = read_date("julian:1917-10-25")
    assert (date.text, date.gregorian) == ("julian:1917-10-25", "1917-11-07")
    assert read_date("julian:1917-10").gregorian == "1917-10-14/1917-11-13"
    assert read_date("1917-11-07").gregorian == ""


def test_the_text_stays_as_written() -> None:
    assert read_date(" Early 1990s ").text == " Early 1990s "
    assert read_date(" 1993 ").possible == days("1993-01-01", "1993-12-31")


def test_a_date_is_frozen() -> None:
    with pytest.raises(AttributeError):
        read_date("1993").level = 2  # type: ignore[misc]
    assert isinstance(read_date("1993"), Date)


# literal | what the message must say
REFUSED = """
1993-04-31             | April has 30 days
1993-04-00             | April has 30 days
2019-02-29             | 2019 is no leap year, February has 28 days
1900-02-29             | 1900 is no leap year, February has 28 days
2019-02-30             | February has 28 days
2020-02-30             | February has 29 days
julian:1901-02-29      | 1901 is no leap year
Y10001-02-29           | 10001 is no leap year
1993-13                | there is no month 13
1993-00                | there is no month 00
1993-13-01             | there is no month 13
1993-42                | there is no month 42
199X-13                | there is no month 13
1993-2X                | no day that exists
2019-02-3X             | no day that exists
2019-XX-32             | no day that exists
2001-21-05             | 21 is a season
-0000                  | write 0000
-0000-01               | write 0000
-00                    | there is no century -00
-000                   | there is no decade -000
02.04.1993             | may be 2 April or 4 February 1993: write 1993-04-02 or 1993-02-04
7/11/1993              | may be 7 November or 11 July 1993: write 1993-11-07 or 1993-07-11
7-11-1993              | write 1993-11-07 or 1993-07-11
13/14/1993             | there is no month 13
7/11/93                | two digits of a year
28.02.93               | two digits of a year
3 May 93               | write the year with four digits, as 1993 or 2093
3 May '93              | write the year with four digits, as 1993 or 2093
May 3, 93              | write the year with four digits
May 193                | write the year with four digits, as 0193, or AD 193
31 April 1993          | April has 30 days
Sunday 3 May 1993      | 1993-05-03 was a Monday
3 May                  | has no year
May 3rd                | has no year
05/1993                | write 1993-05
5.1993                 | write 1993-05
1993-W18               | write 1993-05-03/1993-05-09
1993-W18-2             | write 1993-05-04
1993-123               | write 1993-05-03
0 BC                   | there is no year 0
AD 5 BC                | both AD and BC
0th century            | counted from the 1st
c. 753 BC              | write -0752~
before 3 May 1993      | write ../1993-05-02
after May 1993         | write 1993-06/..
before 0001            | write ../0000
since 753 BC           | write -0752/..
between 1990 and 92    | is no date
winter 1993/95         | ends in the next, 1994
midnight on 3 May 1993 | write 1993-05-03T00:00 or 1993-05-03T24:00
12 a.m. on 3 May 1993  | write 1993-05-03T00:00 or 1993-05-03T24:00
13 p.m. on 3 May 1993  | run from 1 to 12
25:00 on 3 May 1993    | hours run from 00 to 23
9 a.m. IST, 3 May 1993 | +05:30 (India), +02:00 (Israel) or +01:00 (Ireland)
9 a.m. CST, 3 May 1993 | -06:00 (North America), +08:00 (China)
9 a.m. PT, 3 May 1993  | in winter
9 a.m. QQT, 3 May 1993 | write its offset
3 May 1993 9           | is no date
FY1993                 | is no date
[julian:1917-10-25,1917-11-07] | before the bracket
julian:1993 to 1994    | julian:1917-10-25
1993/04/02             | write 1993-04-02
1993.04.02             | write 1993-04-02
1993-4-2               | write 1993-04-02
1993-4                 | write 1993-04
19930402               | write 1993-04-02
aprilish 1993          | year-month-day
199x                   | a capital X
199u                   | a capital X
1990-1993              | write 1990/1993
3-5 May 1994           | write 1994-05-03/1994-05-05
May - July 1994        | write 1994-05/1994-07
1994/5                 | write 1994-05 or 1994/1995
1994/9                 | write 1994-09
1990-92                | write 1990/1992
1994/05/06             | write 1994-05-06
1990/93                | 93 may be a year or a century
[1990,93]              | 93 may be a year or a century
1990/199               | 199 may be a year or a decade
unknown                | leave the claim out
n/a                    | leave the claim out
1994/n.d.              | write nothing for an unknown end
1994 or later          | write 1994/..
May 1994 onwards       | write 1994-05/..
1994 or earlier        | write ../1994
1994 or 1997           | write [1994,1997]
end of May 1994        | write `late May 1994`
the beginning of 1994  | write `early 1994`
'80s                   | as 1980s or 1880s
BC 48                  | write 48 BC
O.S. 6 June 1718       | write julian:1718-06-06
6 June 1718 (old style) | write julian:1718-06-06
June 3-9, 1967         | write 1967-06-03/1967-06-09
June 3 to 9, 1967      | write 1967-06-03/1967-06-09
1994 / 1997            | a space beside `/`
May 1994/July 1994     | write 1994-05 there
Tue, 6 Jun 2018        | was a Wednesday
open                   | `..` for an open end
today                  | write the day that is meant
before 1994            | write ../1993
before 1994-03-01      | write ../1994-02-28
after 1994             | write 1995/..
after 1994-12          | write 1995-01/..
until 1994             | write ../1994
since 1994-05          | write 1994-05/..
circa 1994             | write 1994~
about 1994             | write 1994~
c. 1994                | write 1994~
1993/1992              | the end lies before the beginning
1993-05/1993-04-30     | the end lies before the beginning
2005/2004~             | the end lies before the beginning
[1993..1992]           | the end lies before the beginning
2020-01-02/2019-12-31T01:00Z | the end lies before the beginning
/                      | leave the claim out
1990/1991/1992         | year-month-day
[1990                  | no `]`
[                      | no `]`
{1990]                 | no `}`
[]                     | a date between commas
[1990,,1991]           | a date between commas
[..]                   | a date between commas
[1990/1991]            | year-month-day
Y1993                  | write 1993
Y-44                   | write -0044
Y012345                | without leading zeros
12345                  | write Y before
Y1E999999999           | more than 18 digits
Y1E99                  | more than 18 digits
Y1234567890123456789   | more than 18 digits
1950S5                 | 1950 has 4 digits
1950S0                 | 1950 has 4 digits
0000S1                 | 0 has 1 digits
1950E2                 | write Y before
1985-04-12T25:00Z      | hours run from 00 to 23
1985-04-12T24:01Z      | hours run from 00 to 23
1985-04-12T23:60Z      | minutes and seconds run
1985-04-12T23:59:60Z   | leap second
1985-04-31T10:00Z      | April has 30 days
1985-13-01T10:00Z      | there is no month 13
1985-04-12T10:00+24:00 | no offset +24:00
1985-04-12T10:00-00:00 | write Z
1985-04-12T10:00Z~     | a time has no mark
julian:soon            | julian:1917-10-25
1900s                  | 190X or 19XX
the early 1800s        | 180X or 18XX
                       | is no date
٢٠٢٠                   | digits other than 0 to 9: write 2020
1993-04-02T            | is no date
soon                   | is no date
"""


@pytest.mark.parametrize(
    "row", REFUSED.strip("\n").splitlines(), ids=lambda row: row.split("|")[0].strip()
)
def test_refused_with_what_to_do(row: str) -> None:
    text, _, message = (part.strip() for part in row.partition("|"))
    with pytest.raises(Unreadable) as caught:
        read_date(text)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "text",
    ["9" * 100_000, "Y" + "9" * 100_000, "[" * 100_000, "X" * 100_000, "T" * 100_000, "-" * 100_000,
     "[" + "1990," * 20_000, "Y1E" + "9" * 100_000, "1" + "0" * 100_000 + "S2", "/" * 100_000,
     "early " * 20_000, "1985-04-12T23:20:30." + "1" * 100_000, "?" * 100_000,
     "1990" + " " * 100_000 + "x"],
    ids=lambda text: text[:12],
)  # fmt: skip
def test_huge_texts_are_refused_in_few_words(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_date(text)
    assert len(str(caught.value)) < 300


def test_dashes_of_other_kinds_are_named() -> None:
    with pytest.raises(Unreadable, match="write 1990/1993"):
        read_date("1990\u20131993")


def test_wide_digits_are_refused() -> None:
    with pytest.raises(Unreadable, match="digits other than 0 to 9"):
        read_date("\uff12\uff10\uff12\uff10")


def test_a_long_list_is_read() -> None:
    many = ",".join(f"{year:04d}" for year in range(0, 9999, 2))
    possible = read_date(f"[{many}]").possible
    assert isinstance(possible, Choice)
    assert len(possible.spans) == 5000
