"""Kinds of fault that sentences of an outside examiner showed: a few of each, in other words."""

import pytest

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
    assert dates("Es brannte um 14.20 Uhr am 2. Juni 1911.", "de") == ["1911-06-02"]
    assert dates("Die 1911 Siedler zogen fort.", "de") == []
    assert dates("Der 1911 gebaute Turm", "de") == ["1911"]
