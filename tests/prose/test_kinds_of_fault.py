"""Kinds of fault that sentences of an outside examiner showed: a few of each, in other words."""

import pytest

from checker.prose.literals import as_said
from checker.prose.reader import read, setting
from prose.test_room import counts, dates, quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # said twice, or beside itself
        ("Forty-five (45) goats were sold.", ["45"]),
        ("at least ten (10) goats", ["at least 10"]),
        ("They left four by four.", []),
        ("ten goats, ten sheep", ["10", "10"]),
        # names of many, titles, what is numbered
        ("Seven Oaks District was rebuilt.", []),
        ("Six Danes drowned.", ["6"]),
        ("Nine Elms is a station.", []),
        ("Cline's 14 was praised.", []),
        ('"48" was praised.', []),
        ("Bed 14 is free. Scene four, line 12", []),
        ("the 501(c) rule and a.7 and 14.png", []),
        # headlines
        ("STORM KILLS 14 ON COAST", ["14"]),
        # ages, hours, scores
        ("aged 4, 9 and 13", []),
        ("At three, the bell rang.", []),
        ("At three farms the bell rang.", ["3"]),
        ("It ended thirty-love.", []),
        ("They won two to one.", []),
        ("Pages 5, 6 and 7; gates 5, 6 and 7", []),
        ("The toll is 45. It was 46 and is 47.", ["45", "46", "47"]),
        ("The 7-Eleven shut. It grew by a factor of 9.", []),
        ("between 30 and several hundred men", ["at least 3 hundred"]),
        # other hedges, ranges and scales
        ("At most, 14 came.", ["at most 14"]),
        ("six to a dozen eggs", ["6 to 12"]),
        ("2 to 9,000 eggs", []),
        ("a couple of thousand eggs", ["at least 2 thousand"]),
        ("Four million, three hundred thousand eggs", ["4300000"]),
        ("nine per thousand eggs", []),
        ("six times as many eggs", []),
        # a comma inside a number, and between two
        ("one million, three hundred thousand, four hundred and six men", ["1300406"]),
        ("A total of two thousand, three hundred came.", ["2.3 thousand"]),
        ("Of two thousand, three hundred fled.", ["2 thousand", "3 hundred"]),
        ("Of the nearly six thousand, four hundred fled.", ["almost 6 thousand", "4 hundred"]),
        ("Out of two thousand, three hundred fled.", ["2 thousand", "3 hundred"]),
        ("In the five thousand, two hundred were new.", ["5 thousand", "2 hundred"]),
        ("Six thousand, nine hundred of them new", ["6 thousand", "9 hundred"]),
        ("a crowd of two thousand, three hundred fled", []),
        ("Among two thousand, three hundred fled.", ["2 thousand", "3 hundred"]),
        ("There, among two thousand, three hundred fled.", []),
        ("The toll was two thousand, three hundred.", ["2.3 thousand"]),
        ("two thousand, two thousand, forty", ["2 thousand", "2 thousand", "40"]),
        ("They shot two thousand, forty fled.", ["2 thousand", "40"]),
        # what leads to a number, and what does not
        ("At a minimum, 23 came. At least, 23 came.", ["at least 23", "at least 23"]),
        ("Give or take, 23 came.", ["about 23"]),
        ("Plus, 23 came. And over, 23 came. Or less, 23 came.", ["23"] * 3),
        ("Odd, 23 came. And above, 23 came. Tops, 23 came.", ["23"] * 3),
        # a scale behind the brackets
        ("six (6) million goats", []),
        ("seven hundred (700) thousand goats", []),
        ("seven hundred (700) goats", ["7 hundred"]),
        # multiplied, and how often
        ("eight times the size, eight times as long, eight times more than that", []),
        ("He lost 23 times as a trainer.", ["23"]),
        ("She sailed 23 times the summer before.", ["23"]),
        ("It rang 23 times a day and more often.", ["23"]),
        # a unit in the brackets of a heading, and other brackets
        ("Goats (in thousands): 23", []),
        ("Weight (kg): 23; Length (in feet): 23; Turnout (per cent): 23", []),
        ("Rain (mm): 23; Cost (US$ million): 23; Cost (€bn): 23; Pay (EUR): 23", []),
        ("Area (sq km): 23", []),
        ("Goats (ALL): 23", ["23"]),
        ("The flood (the worst in decades) 23 goats drowned", ["23"]),
        ("Goats (last year): 23; Goats (over two years): 23", ["23", "23"]),
        # a year that counts, and one that does not
        ("the 1931 census", []),
        ("1931 sailors were counted", ["1931"]),
    ],
)
def test_counts(text: str, expected: list[str]) -> None:
    made = [one.replace("4.3 million", "4300000") for one in counts(text, "en")]
    assert made == expected


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("It cost £7 12s.", "GBP", []),
        ("It cost seven pounds twelve.", "GBP", []),
        ("She weighs nine stone four.", "kg", []),
        ("It is 7 m\n12 goats drowned", "m", ["7 m"]),
        ("$14 million Canadian was paid", "USD", []),
        ("a $14 million Canadian film", "USD", ["14 million USD"]),
        ("Width (ft): 14", "m", []),
        ("Sales (in thousands): 14", "EUR", []),
        ("2·5 m", "m", []),
        ("six metres by four", "m", []),
        ("2.5 m", "m", ["2.5 m"]),
    ],
)
def test_quantities(text: str, unit: str, expected: list[str]) -> None:
    assert quantities(text, unit, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 2 or 3 June 1911", ["[1911-06-02,1911-06-03]"]),
        ("in the summer or autumn of 1911", ["[1911-22,1911-23]"]),
        ("AD 41-54", ["0041/0054"]),
        ("41-54 AD", ["0041/0054"]),
        ("It has rained since last August.", ["1989-08/.."]),
        ("on 2 June 1911 at about 14:20", ["1911-06-02"]),
        ("on 2 June 1911 at 14:20", ["1911-06-02T14:20"]),
        ("Tue, 4 Apr 1989 10:20:30 +0100", ["1989-04-04T10:20:30+01:00"]),
        ("It burned the Monday before last.", []),
        ("FY 1986", []),
        ("in May and June 1911", ["1911-05", "1911-06"]),
        ("on 3 May and 4 June 1911", ["1911-05-03", "1911-06-04"]),
        ("in April, May and again in June 1911", ["1911-04", "1911-05", "1911-06"]),
        ("in December and January 1911", ["1910-12", "1911-01"]),
        ("in November, December and February 1911", ["1910-11", "1910-12", "1911-02"]),
        ("in August, June and May 1911", ["1911-08", "1911-06", "1911-05"]),
        ("on 9 June and 8 June 1911", ["1911-06-09", "1911-06-08"]),
        ("in October and March 1911", ["1911-03"]),
        ("in the winter and summer of 1911", ["1911-22"]),
        ("It closed in April, and in March 1911 it burned.", ["1989-04", "1911-03"]),
        ("It closed in April and in March 1911 it burned.", ["1911-03"]),
        ("spring or winter of 1911", ["[1911-21,1911-24]"]),
        ("Jnue 2, 1911", []),
        ("In May forty died.", ["1989-05"]),
        ("Huxley's 1911 sold well", []),
        ("Huxley's 1911 novel sold well", ["1911"]),
        ("The 1911 settlers left.", []),
        ("The 1911 floods came.", ["1911"]),
    ],
)
def test_dates(text: str, expected: list[str]) -> None:
    assert dates(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eine Million dreihunderttausend Zettel", ["1.300 million"]),
        ("Sie siegten vier zu zwei.", []),
        ("Im Raum 7 brannte es.", []),
        ("Dort waren 7 verletzte Männer.", ["7"]),
    ],
)
def test_counts_in_german(text: str, expected: list[str]) -> None:
    assert counts(text, "de") == expected


def test_days_in_german() -> None:
    assert dates("am 9. Juni und 4. April 1911", "de") == ["1911-06-09", "1911-04-04"]
    assert dates("Es brannte um 14.20 Uhr am 2. Juni 1911.", "de") == ["1911-06-02"]
    assert dates("Die 1911 Siedler zogen fort.", "de") == []
    assert dates("Der 1911 gebaute Turm", "de") == ["1911"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The gate cost $7 and 20 cents.", "7.20 USD"),
        ("The gate cost £7 and 20 pence.", "7.20 GBP"),
        ("The gate cost 7 euros and 20 cents.", "7.20 EUR"),
        ("Das Tor kostete 7 Euro und 20 Cent.", "7.20 EUR"),
        ("The gate cost 7 rupees and 20 paise.", "7.20 INR"),
        ("Es dauerte 7 Stunden 20 Minuten.", "7 h 20 min"),
    ],
)
def test_what_is_said_in_two_units(text: str, expected: str) -> None:
    language = "en" if text.startswith("The") else "de"
    (amount,) = read(text, setting(language)).amounts
    assert as_said("quantity", amount) == expected
