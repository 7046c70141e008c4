"""What the readers say of a literal that they cannot read: what is wrong, and how to mend it."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from growth import Work, grows_linearly

from checker.values.interval import INFINITY
from checker.values.numbers import Measure, PossibleNumber, read_count, read_quantity
from checker.values.numbers.literal import LONGEST, LONGEST_BRACKET
from checker.values.unreadable import Unreadable

KM2 = Measure("km2")

MESSAGES = [
    ("", "nothing is written; write a number"),
    ("   ", "nothing is written; write a number"),
    ("many-sided", "does not begin with a number; write it in digits"),
    ("about", "does not begin with a number"),
    ("km2 5", "does not begin with a number"),
    ("nan", "does not begin with a number"),
    ("٣", "has digits other than 0 to 9; write `3`"),
    (".5", "`.5` has no digit before its point; write 0.5"),
    ("more than .75 km2", "write 0.75"),
    ("7.", "`.` behind the number says nothing; remove it"),
    ("7?", "`?` behind the number says nothing"),
    ("6 or 7", "`or` between two numbers; write a range, such as `3..4`"),
    ("2 in 2003", "may be a share, or have a year in it"),
    ("8,000", "`8,000` can be read in two ways; write 8000 or 8"),
    ("1,234", "can be read in two ways; write 1234 or 1.234"),
    ("about 20,000 km2", "can be read in two ways; write 20000 or 20"),
    ("12,34,567", "groups of three digits; write it without separators"),
    ("1 2 3", "groups of three digits"),
    ("1.2.3", "groups of three digits"),
    ("1e999", "the exponent 999 is out of bounds; write one from -300 to 300"),
    ("1e-999999999999", "out of bounds"),
    ("1x10^9999", "out of bounds"),
    ("9" * 250, "more than 200 digits; write fewer"),
    ("9" * 500, "more than 400 characters are no number"),
    ("[" + "9" * 5000 + ", inf)", "more than 400 characters are no number"),
    ("-5 km2", "below 0, where the attribute's values never are"),
    ("-5..3 km2", "say `signed: true`"),
    ("less than 0 km2", "nothing is below 0, unless `signed: true`"),
    ("5..3 km2", "ends before it begins; write its lesser end first"),
    ("between 3 km2", "without its other end; write `3..5`"),
    ("from 3 km2", "without its other end"),
    ("3..", "a range without its last end; write both, or `at least`"),
    ("..3", "a range without its first end; write `at most 100`"),
    ("at least 3..5", "`at least` before a range"),
    ("nearly 3 to 5", "`almost` before a range"),
    ("exactly about 3", "`exactly` goes with one plain number"),
    ("almost 3 +- 1", "`almost` goes with one plain number"),
    ("5 +- -1", "a tolerance below 0"),
    ("at least more than 3", "several hedges"),
    ("about at least 3", "several hedges"),
    ("more than several", "several hedges"),
    ("at least 3 or more", "hedges before and behind"),
    ("[3, 5", "write it as `[2.5, 7/2) km`"),
    ("[5, 3]", "an interval that holds nothing"),
    ("(3, 3)", "an interval that holds nothing"),
    ("[inf, inf]", "an interval that holds nothing"),
    ("[1/0, 3]", "is not a number"),
    ("[1e9999, inf)", "is not a number"),
    ("[-3, 5]", "say `signed: true`"),
    ("two hundred and five", "goes on in number words; write the number in digits"),
    ("one million five hundred thousand km2", "goes on in number words"),
    ("twenty five to thirty", "goes on in number words"),
    ("4 km2 300", "has a number behind a unit; write one number, such as 3.4 km"),
    ("12 EUR 50", "has a number behind a unit"),
    ("8x0 km2", "mixes letters and digits"),
    ("2l5 km2", "mixes letters and digits"),
    ("6O", "mixes letters and digits"),
    ("l5 km2", "mixes letters and digits"),
    ("2h45", "a unit missing behind the last digits"),
    ("7 km0", "a unit to the power of 0"),
    ("7 km km", "names one unit twice"),
    ("7 % %", "names one unit twice"),
    ("7 e3", "write an exponent right behind the digits, such as 5e3"),
    ("10^6", "a power of ten as 1e6"),
    ("7e km2", "write an exponent right behind the digits"),
    ("€7 people", "`EUR` stands before the number and `people` behind it; write one of them"),
    ("7 week 20 kg", "do not make one number; write it in one unit"),
    ("7.5 week 2 day", "do not make one number"),
    ("7 week 9 day", "of which one has 7; write the number in one unit"),
    ("5 km2)", "is not a unit; write one such as km2"),
    ("5 per 0 km", "a unit with a zero"),
    ("5 km^999", "the unit has the exponent"),
]

OF_QUANTITIES = [
    ("5 m", "`m` is a length, the attribute's unit `km2` is an area: neither converts"),
    ("5 kmm2", "`kmm` is not a known unit; is it `km`?"),
    ("5 tons", "`ton` has several meanings; write t (1000 kg)"),
    ("5 pp", "`pp` is a difference of shares"),
    ("5 people", "`people` is a number of things (`person`)"),
    ("8.000", "`8.000` can be read in two ways; write 8000 or 8.000e0"),
    ("5 kdegC", "neither converts to the other"),
    ("5 kdB", "neither converts to the other"),
]

OF_MONEY = [
    ("$6", "EUR", "`$` may be USD, CAD, AUD, NZD, HKD or another"),
    ("6 million dollars", "GBP", "write the currency that is meant by its three letters"),
    ("6 pounds", "EUR", "`pound` may be GBP, EGP"),
    ("¥6", "USD", "`¥` may be JPY or CNY"),
    ("6 Mio EUR", "USD", "EUR and USD are two currencies, which do not convert"),
    ("6.250 EUR", "EUR", "can be read in two ways; write 6250 or 6.250e0"),
    ("$6.250", "USD", "`6.250` can be read in two ways; write 6250 or 6.250e0"),
    ("£12.345", "GBP", "write 12345 or"),
    ("€.75", "EUR", "write 0.75"),
    ("CA$7", "USD", "CAD and USD are two currencies"),
    ("CA $7", "USD", "does not begin with a number"),
    ("2.5m", "people", "`2.5m` is no number with a unit; write 2500000 or 2.5e6"),
    ("62.500", "people", "can be read in two ways; write 62500 or 62.500e0"),
]

OF_COUNTS = [
    ("2.5", "a count is a whole number; write one, or make the attribute a quantity"),
    ("about 2.5", "a count is a whole number"),
    ("[0.2, 0.8]", "no whole number is meant by this"),
    ("5 %", "is a share, and no count"),
    ("20 percent of the people", "is a share, and no count"),
    ("21st", "`st` makes a number a place in an order; write the number alone"),
    ("5 tanks", "`tanks` are counted, where the attribute counts `km2`"),
]


def says(
    read: Callable[[str, Measure], PossibleNumber], literal: str, words: str, measure: Measure = KM2
) -> None:
    with pytest.raises(Unreadable) as error:
        read(literal, measure)
    assert words in str(error.value)
    assert len(str(error.value)) < 300


@pytest.mark.parametrize("read", [read_quantity, read_count])
@pytest.mark.parametrize(("literal", "words"), MESSAGES)
def test_message(read: Callable[[str, Measure], PossibleNumber], literal: str, words: str) -> None:
    says(read, literal, words)


@pytest.mark.parametrize(("literal", "words"), OF_QUANTITIES)
def test_message_of_quantities(literal: str, words: str) -> None:
    pytest.importorskip("pint")
    says(read_quantity, literal, words)


@pytest.mark.parametrize(("literal", "unit", "words"), OF_MONEY)
def test_message_of_money(literal: str, unit: str, words: str) -> None:
    says(read_quantity, literal, words, Measure(unit))


@pytest.mark.parametrize(
    "literal", ["8.125 km2", "8.0000", "0.500 km2", "1.250e0", "1.250 million"]
)
def test_a_point_that_can_only_begin_decimals(literal: str) -> None:
    read_quantity(literal, KM2)


@pytest.mark.parametrize("literal", ["1½", "one and a half", "3 1/2"])
def test_more_than_a_whole_is_no_share(literal: str) -> None:
    says(read_quantity, literal, "can be read in two ways: write", Measure("%"))


def test_m_behind_a_count_is_no_unit_of_it() -> None:
    says(read_count, "7m", "`m` may be millions or metres; write the number in digits", Measure())


def test_what_is_wrong_with_a_unit_is_said_once() -> None:
    with pytest.raises(Unreadable, match=r"^`cwt` has several meanings"):
        read_quantity("7 cwt", Measure("kg"))


def test_metres_before_a_number_are_no_million() -> None:
    says(read_quantity, "4 m 30", "has a number behind a unit", Measure("m"))


@pytest.mark.parametrize("literal", ["\u017fix", "\u0130 5", "5 million\u0131", "\u212a5"])
@pytest.mark.parametrize("read", [read_quantity, read_count])
def test_letters_that_fold_to_others(
    read: Callable[[str, Measure], PossibleNumber], literal: str
) -> None:
    with pytest.raises(Unreadable):
        read(literal, Measure())


@pytest.mark.parametrize(("literal", "words"), OF_COUNTS)
def test_message_of_counts(literal: str, words: str) -> None:
    says(read_count, literal, words)


@pytest.mark.parametrize("label", ["dead", "injured", "people"])
def test_a_count_without_unit_takes_no_label(label: str) -> None:
    """`4 dead` and `4 injured` would be the same."""
    words = f"give the attribute `unit: {label}`, or write the number alone"
    says(read_count, f"4 {label}", words, Measure())


@pytest.mark.parametrize("read", [read_quantity, read_count])
@pytest.mark.parametrize("unit", ["", "people"])
def test_a_thousand_is_no_kelvin(read: Callable[[str, Measure], PossibleNumber], unit: str) -> None:
    pytest.importorskip("pint")
    for literal in ("12k people", "12k", "12K"):
        says(read, literal, "write 12000 or 12e3", Measure(unit))
    says(read, "3m people", "write 3000000 or 3e6", Measure(unit))


@pytest.mark.parametrize("literal", ["0.23", "about 0.23", "0.20..0.23", "0.23 +- 0.1"])
def test_a_bare_number_below_one_is_no_percentage(literal: str) -> None:
    says(read_quantity, literal, "write 23 % or 0.23 %", Measure("%"))


@pytest.mark.parametrize("literal", ["0", "0.0", "0.5..3", "20 +- 0.5", "0.23 %", "1.5"])
def test_a_clear_percentage_is_read(literal: str) -> None:
    read_quantity(literal, Measure("%"))


@pytest.mark.parametrize("unit", ["", "%", "km2"])
def test_a_fraction_is_no_ratio(unit: str) -> None:
    for ratio in ("3/2", "24/7", "1/2000", "4/0", "9/11/2001"):
        says(read_quantity, ratio, "is a fraction; write it in decimals", Measure(unit))


@pytest.mark.parametrize(
    ("literal", "lo", "hi"),
    [("half", 45, 55), ("at most half", 0, 55), ("more than half", 50, INFINITY)],
)
def test_half_is_fifty_per_cent_to_a_tenth_of_the_whole(literal: str, lo: int, hi: float) -> None:
    possible = read_quantity(literal, Measure("%")).possible
    assert (possible.lo, possible.hi) == (lo, hi)


@pytest.mark.parametrize(
    ("unit", "approximately", "words"),
    [
        ("km2", "much", "approximately: `much` cannot be read"),
        ("km2", "", "approximately: `` cannot be read"),
        ("km2", "-10 %", "it is below 0"),
        ("km", "5 EUR", "write a percentage of the value (`10 %`) or an amount (`5 km`)"),
        ("km2)", "10 %", "is not a unit"),
    ],
)
def test_a_measure_that_says_nothing(unit: str, approximately: str, words: str) -> None:
    with pytest.raises(Unreadable) as error:
        Measure(unit, approximately=approximately)
    assert words in str(error.value)


@pytest.mark.parametrize(
    ("unit", "approximately", "at_20"),
    [
        ("", "10 %", 2),
        ("km", "50 %", 10),
        ("km", "5 km", 5),
        ("km", "5", 5),
        ("%", "10 %", 2),
        ("%", "3 pp", 3),
        ("days", "1 week", 7),
    ],
)
def test_how_far_about_reaches(unit: str, approximately: str, at_20: int) -> None:
    measure = Measure(unit, approximately=approximately)
    assert measure.allowance(20) == at_20
    assert measure == Measure(unit, approximately=approximately)


@pytest.mark.parametrize(
    ("head", "piece", "tail", "most"),
    [
        ("", "1 ", "", LONGEST),
        ("", "1.", "", LONGEST),
        ("", "1,1", "", LONGEST),
        ("", "a ", "", LONGEST),
        ("", "about ", "", LONGEST),
        ("", "more than ", "", LONGEST),
        ("5 ", "km ", "", LONGEST),
        ("5 ", "per ", "", LONGEST),
        ("5 ", "to ", "", LONGEST),
        ("5 ", "or ", "", LONGEST),
        ("5", "+", "", LONGEST),
        ("5", "-", "", LONGEST),
        ("5 a", "-a", "", LONGEST),
        ("", "hundred ", "", LONGEST),
        ("", "1 m ", "", LONGEST),
        ("5 a1", "a1", "", LONGEST),
        ("", "1/", "", LONGEST),
        ("", "two and a half ", "", LONGEST),
        ("", "minus ", "", LONGEST),
        ("", "$", "", LONGEST),
        ("", "6' ", "", LONGEST),
        ("", "\u00bd", "", LONGEST),
        ("", "5 hundred", "", LONGEST),
        ("", " ", "", 1_000_000),
        ("", "1", "", 1_000_000),
        ("[", "1", ", inf)", LONGEST_BRACKET),
        ("", "[", "", LONGEST_BRACKET),
        ("[1", " ", "", LONGEST_BRACKET),
    ],
)
def test_no_text_takes_long(head: str, piece: str, tail: str, most: int) -> None:
    def make(letters: int) -> Work:
        text = head + piece * ((letters - len(head + tail)) // len(piece)) + tail

        def tried() -> None:
            for read in (read_quantity, read_count):
                with suppress(Unreadable):
                    read(text, Measure())

        return tried

    grows_linearly(make, most // 16, most)
