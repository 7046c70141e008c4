"""Each hint, where it is told and where it is not."""

import json

import pytest
from model.corpora import Judge, found, one_each, rules, source

from checker.formats import FORMATS
from checker.hints import HINTS
from checker.spelling.alike import spelled_alike
from checker.telling.explain import explain
from checker.values.verdict import Verdict

WORDS = """
attributes:
  held_on: {kind: date}
  area: {kind: quantity, unit: km2}
  density: {kind: quantity, unit: people/km2}
  length: {kind: quantity, unit: km}
  field: {kind: quantity, unit: ha}
  warmth: {kind: quantity, unit: °C, signed: true}
  share: {kind: quantity, unit: "%"}
  before: {kind: quantity, unit: "%"}
  after: {kind: quantity, unit: "%"}
  victims: {kind: count}
  place: {kind: entity}
  motto: {kind: text, exact: true}
  weather: {kind: text, values: [cloudy, cloudly]}
  bands: {kind: set}
  guests: {kind: set}
  towns: {kind: set, members: entity}
  over: {kind: truth}
entities:
  fair: {label: the fair}
  fizuli: {label: Fizuli, type: town}
  fuzuli: {label: Fuzuli, type: town}
  fizuli_street: {label: Fizulli, type: street}
  salem: {label: Salem, type: town}
  round_1: {label: round 1, type: town}
  round_2: {label: round 2, type: town}
  valley: {label: the valley, parts: complete}
  mill: {label: Mill, part_of: valley}
  ford: {label: Ford, part_of: valley}
  weir: {label: Weir, part_of: ford}
"""
AGREE = "id: agree, check: {agree: {}}"


def hint(judge: Judge, attribute: str, *values: str) -> str:
    """What is told of a contradiction between sources that say this."""
    finding = found(judge(WORDS, rules(AGREE), *one_each(f"fair {attribute}", values)))
    assert finding.verdict is Verdict.CONTRADICTION
    return finding.hint


TOLD = [
    ("held_on", "1994-05-04", "1994-04-05", "5 April 1994 and 4 May 1994: day and month may be"),
    ("held_on", "1994-05-13", "1993-05-13", "the year may be off by one"),
    ("held_on", "1993-05-13", "1939-05-13", "two digits of the year may be swapped"),
    ("held_on", "1994-05-13", "1984-05-13", "the year may be mistyped, or an anniversary's"),
    ("held_on", "1917-10-25", "1917-11-07", "one day, by the Julian and by the Gregorian calendar"),
    ("held_on", "1812-08-26", "1812-09-07", "by the Julian"),
    ("held_on", "1725-01-28", "1725-02-08", "by the Julian"),
    ("held_on", "1957", "1975", "1957 and 1975: two digits may be swapped"),
    ("area", "4400", "44000", "4400 km² and 44\u202f000 km²: one is 10 times the other"),
    ("area", "14393", "143.9", "one is 100 times the other"),
    ("area", "3e3", "3e6", "one is 1000 times the other"),
    ("area", "12 million km2", "12 km2", "one is a million times the other"),
    ("share", "0.166 %", "16.6 %", "0.166 % and 16.6 %: one is 100 times the other"),
    ("victims", "1243", "1234", "1234 and 1243: two digits may be swapped"),
    ("area", "12.43", "12.34", "two digits may be swapped"),
    ("area", "1700", "4400", "one number may be in mi2, not in km2 (1 mi2 is 2.59 km2)"),
    ("area", "4403", "1.7e3", "mi2"),
    ("density", "100", "259", "person/mi2"),
    ("length", "250", "402", "in mi, not in km (1 mi is 1.61 km)"),
    ("length", "250", "463", "in nmi"),
    ("field", "500", "1236", "in acre, not in ha"),
    ("warmth", "31.5", "88.7", "in °F, not in °C"),
    ("place", "fizuli", "fuzuli", "Fizuli and Fuzuli may be one name spelled two ways"),
    ("motto", "Peace and bread", "Peace and braed", "may be one name spelled two ways"),
    ("bands", "[Anchors, Bellows]", "[Anchors, Belows]", "Bellows and Belows may be one member"),
    ("towns", "[salem, fizuli]", "[salem, fuzuli]", "Fizuli and Fuzuli may be one member"),
]

SILENT = [
    ("held_on", "1994-05-13", "1994-05-05"),
    ("held_on", "1994-05-04", "1993-04-05"),  # swapped, and another year
    ("held_on", "1994-05", "1993-05"),  # months of two years are too often so
    ("held_on", "1993", "1994"),
    ("held_on", "1989", "1998"),  # neighbouring decades
    ("held_on", "1992", "1993-07-23"),
    ("held_on", "1994-05-04~", "1994-04-05"),
    ("held_on", "1994-05-04/1994-05-05", "1994-04-05"),
    ("held_on", "1994-05-01", "1994-05-14"),  # 13 days, when nobody counted so
    ("held_on", "1917-10-25", "1917-11-06"),
    ("held_on", "1812-08-26", "1812-09-08"),  # 13 days, where the calendars differed by 12
    ("held_on", "1994-05-13T10:00", "1993-05-13T10:00"),
    ("area", "4400", "45000"),
    ("area", "5", "50"),  # one digit
    ("area", "about 4400", "at least 44000"),  # no number of its own
    ("victims", "13", "31"),  # too few digits
    ("victims", "1234", "12340000"),  # 10 000
    ("victims", "1234", "1342"),
    ("area", "1700", "4600"),
    ("area", "2", "5"),
    ("field", "1700", "4403"),  # hectares are not taken for square miles
    ("victims", "1700", "4403"),  # nor things
    ("warmth", "-12.5", "12.5"),
    ("place", "fizuli", "salem"),
    ("place", "fizuli", "fizuli_street"),  # of another type
    ("place", "round_1", "round_2"),
    ("motto", "Peace and bread", "Bread and circuses"),
    ("weather", "cloudy", "cloudly"),  # declared as two
    ("bands", "[Anchors, Bellows]", "[Anchors, Candles]"),
    ("bands", "[Anchors, Bellows, Candles, Dynamos]", "[Anchors, Bellows, Candles]"),
    ("over", "true", "false"),
]


@pytest.mark.parametrize(("attribute", "one", "other", "words"), TOLD)
def test_a_slip_is_told(judge: Judge, attribute: str, one: str, other: str, words: str) -> None:
    """Whichever source is read first."""
    assert words in hint(judge, attribute, one, other)
    assert words in hint(judge, attribute, other, one)


@pytest.mark.parametrize(("attribute", "one", "other"), SILENT)
def test_other_differences_have_no_hint(judge: Judge, attribute: str, one: str, other: str) -> None:
    assert hint(judge, attribute, one, other) == ""


def test_the_same_day_by_both_calendars_may_be_written_as_such(judge: Judge) -> None:
    assert hint(judge, "held_on", "julian:1917-10-25", "1917-10-25").startswith("25 October 1917")


PUBLISHED = {"published": "2016-04-20"}


@pytest.mark.parametrize(
    ("claim", "keys", "told"),
    [
        ("2016-04-20", PUBLISHED, "20 April 2016 is the day on which late was published"),
        ("2016-04-20, quote: it was today", PUBLISHED, "on which late was published"),
        ("2016-04-20, quote: on April 20th", PUBLISHED, ""),
        ("2016-04-20", {"published": "{value: 2016-04-20, inferred: it says today}"}, ""),
        ("2016-04-20", {"published": "2016-04"}, ""),
        ("2016-04-19", PUBLISHED, ""),
        ("2016-04-20, said_by: mayor, said_on: 2016-04-20", {}, "the day on which it was said"),
        ("2016-04-20, said_by: mayor, said_on: 2016-04", {}, ""),
    ],
)
def test_the_day_of_a_report(judge: Judge, claim: str, keys: dict[str, object], told: str) -> None:
    late = source("late", f"fair held_on: {claim}", **keys)
    report = judge(WORDS, rules(AGREE), late, source("s", "fair held_on: 2016-04-17"))
    hint = found(report).hint
    assert told in hint
    assert bool(told) is bool(hint)


def test_the_day_of_a_report_is_not_told_of_a_later_event(judge: Judge) -> None:
    late = source("late", "fair held_on: 2016-04-20", **PUBLISHED)
    report = judge(WORDS, rules(AGREE), late, source("s", "fair held_on: 2016-04-22"))
    assert found(report).hint == ""


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("since Thursday", "the quote of s says Thursday: 12 May 1994 is one, 13 May 1994 is a"),
        ("since Friday", ""),
        ("since Monday", ""),
        ("from Thursday to Friday", ""),
        ("since Maundy", ""),
    ],
)
def test_a_day_of_the_week(judge: Judge, quote: str, told: str) -> None:
    one = source("s", f"fair held_on: 1994-05-13, quote: {quote}")
    report = judge(WORDS, rules(AGREE), one, source("t", "fair held_on: 1994-05-12"))
    hint = found(report).hint
    assert hint.startswith(told)
    assert bool(told) is bool(hint)


SUM = "id: areas, why: Nothing overlaps, derive: {sum: {attribute: area, parts_of: valley}}"
PARTS = source(
    "s", "mill area: 12345.6", "ford area: 20731.2", "weir area: 3217.9"
)  # 33076.8 together


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("12345.6", "the difference is the area of Ford, which may be left out, or counted twice"),
        ("45422.4", "the difference is the area of Mill, which may be counted twice, or left out"),
        ("36294.7", "the difference is the area of Weir, which may be added twice, or counted ap"),
        ("36000", ""),
        ("31000.5", ""),
    ],
)
def test_a_part_of_a_sum(judge: Judge, stated: str, told: str) -> None:
    report = judge(WORDS, rules(AGREE, SUM), PARTS, source("t", f"valley area: {stated}"))
    hint = found(report, "agree", "valley").hint
    assert told in hint
    assert bool(told) is bool(hint)


CHANGE = 'id: change, why: It is, derive: {formula: "share(X) = after(X) - before(X)"}'
RELATIVE = (
    'id: change, why: It is, derive: {formula: "share(X) = (after(X) - before(X)) / before(X)"}'
)


@pytest.mark.parametrize(
    ("rule", "stated", "told"),
    [
        (CHANGE, "25 %", "in percentage points (from 20 % to 25 %)"),
        (CHANGE, "7 %", ""),
        (RELATIVE, "5 %", "in percentage points (from 20 % to 25 %)"),
        (RELATIVE, "6 %", ""),
    ],
)
def test_per_cent_and_percentage_points(judge: Judge, rule: str, stated: str, told: str) -> None:
    shares = source("s", "fair before: 20 %", "fair after: 25 %")
    report = judge(WORDS, rules(AGREE, rule), shares, source("t", f"fair share: {stated}"))
    finding = found(report, "agree", "fair")
    assert finding.verdict is Verdict.CONTRADICTION
    assert told in finding.hint
    assert bool(told) is bool(finding.hint)


def test_a_member_that_is_not_among_those_of_another_list(judge: Judge) -> None:
    subset = "id: among, check: {subset: {attribute: bands, of: guests}}"
    said = source("s", "fair bands: [Bellows]"), source("t", "fair guests: [Belows, Anchors]")
    assert "one member spelled two ways" in found(judge(WORDS, rules(subset), *said)).hint


def test_a_day_before_another_says_nothing_of_how_they_are_written(judge: Judge) -> None:
    order = "id: order, check: {order: {first: held_on, then: published}}"
    said = source("s", "fair held_on: 1995-05-13", published="1994-05-13")
    assert found(judge(WORDS, rules(order), said)).hint == ""


def test_of_many_claims_some_pairs_are_looked_at(judge: Judge) -> None:
    """The two that are farthest apart have no hint, another pair has."""
    assert "swapped" in hint(judge, "victims", "1000", "1243", "1234", "9000")
    many = [str(10_000 * number**2 + 7) for number in range(1, 16)]  # 15 pairs before them
    assert hint(judge, "victims", *many, "712349", "712394") == ""


def test_agreements_have_none(judge: Judge) -> None:
    report = judge(WORDS, rules(AGREE), *one_each("fair held_on", ["1994", "1994-05-13"]))
    assert found(report).hint == ""


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Aghdam", "Agdam", True),
        ("Khankendi", "Hankendi", True),
        ("Guterres", "Gutteres", True),
        ("Müller", "Muller", True),
        ("Stephane", "Stephen", True),
        ("Austria", "Australia", False),
        ("Gambia", "Zambia", False),
        ("Iran", "Iraq", False),
        ("Glacier A", "Glacier B", False),
        ("Resolution 822", "Resolution 853", False),
        ("", " ", False),
    ],
)
def test_names_that_are_spelled_alike(one: str, other: str, alike: bool) -> None:
    assert spelled_alike(one, other) is alike
    assert spelled_alike(other, one) is alike


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "facts"])
def test_every_form_that_tells_findings_tells_it(judge: Judge, form: str) -> None:
    report = judge(WORDS, rules(AGREE), *one_each("fair victims", ["1234", "1243"]))
    text = FORMATS[form](report, "")
    assert "1234 and 1243: two digits may be swapped" in text
    if FORMATS[form].notation == "json":
        json.loads(text)


def test_it_is_explained(judge: Judge) -> None:
    report = judge(WORDS, rules(AGREE), *one_each("fair victims", ["1234", "1243"]))
    lines = explain(report, found(report).id)
    assert lines is not None
    assert "  hint: 1234 and 1243: two digits may be swapped" in lines


def test_somebodys_long_or_hostile_text_stays_on_its_line(judge: Judge) -> None:
    long = "a \\u2028 b\\e[31m " + "word " * 100
    report = judge(WORDS, rules(AGREE), *one_each("fair bands", [f'["{long}x"]', f'["{long}y"]']))
    assert len(found(report).hint) < 200
    for form, entry in FORMATS.items():
        if not entry.packed:  # a table has literals as they are, for programs
            assert "\x1b" not in FORMATS[form](report, "")


def test_every_hint_says_what_it_is() -> None:
    for hints in HINTS.values():
        assert len(set(hints)) == len(hints)
        assert all(each.__doc__ for each in hints)
