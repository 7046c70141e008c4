"""What stands in sentences: a table of texts, each with the literals that are read in it."""

import pytest
from growth import Work, grows_linearly

from checker.prose.literals import Refused, as_count, as_date, as_duration, as_quantity
from checker.prose.reader import NoTable, read, setting
from checker.values.dates import read_date

WRITTEN = read_date("1989-11-02")


def counts(text: str, language: str = "") -> list[str]:
    found = (as_count(amount) for amount in read(text, setting(language)).amounts)
    return [one for one in found if not isinstance(one, Refused)]


def quantities(text: str, unit: str, language: str = "", currency: str = "") -> list[str]:
    found = (
        as_quantity(amount, unit, currency=currency)
        for amount in read(text, setting(language, None, [unit])).amounts
    )
    return [one for one in found if not isinstance(one, Refused)]


def dates(text: str, language: str = "") -> list[str]:
    found = map(as_date, read(text, setting(language, WRITTEN)).moments)
    return [one for one in found if not isinstance(one, Refused)]


def durations(text: str) -> list[str]:
    found = map(as_duration, read(text, setting()).amounts)
    return [one for one in found if not isinstance(one, Refused)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 72 were hurt.", ["at least 72"]),
        ("It was not 72 people who came.", []),
        ("They did not count 72 people.", []),
        ("No fewer than nine villages were lost.", ["at least 9"]),
        ("three hundred and nine people were hurt", ["309"]),
        ("seven or eight people came", ["7 to 8"]),
        ("about 40 of the 300 guests left", ["about 40"]),
        ("40 guests or more", ["at least 40"]),
        ('witnesses spoke of "more than 90" people', ["more than 90"]),
        ("Dozens of people waited.", ["at least 24"]),
        ("a few hundred people", ["at least 2 hundred"]),
        ("No deaths were reported.", ["0"]),
        ("how many people came", []),
        ("killed 23-year-old Ann Lee", []),
        ("the 900 block of Elm Road", []),
        ("flight 717 and page 12, Resolution 88", []),
        ("the A380, an F-16 and 3D films", []),
        ("It rose 5 percent to 12 points.", ["12"]),
        ("up from 30 to 45 people", ["30", "45"]),
        ("a score of 20", ["20"]),
        ("it took over 20 companies", ["20"]),
        ("several thousand people", ["at least 3 thousand"]),
        ("few thousand people", []),
        ("12\u00a0500 people", ["12500"]),
        ("1 250 000 people", ["1250000"]),
        ("It may be 12 500.", []),
        ("5.000 people", []),
        ("1,5 people", []),
        ("15² people", []),
        ("\u0665\u0668 people", []),
        ("300 of the 12 000 members", ["300"]),
        ("one in five people", []),
    ],
)  # fmt: skip
def test_counts(text: str, expected: list[str]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("The roof cost 30 million dollars.", "GBP", []),
        ("The roof cost 30 million dollars.", "USD", ["30 million USD"]),
        ("The roof cost 30 million dollars.", "CAD", ["30 million CAD"]),
        ("The roof cost US$30 million.", "CAD", []),
        ("The roof cost HK$30 million.", "HKD", ["30 million HKD"]),
        ("It costs 45 pence.", "GBP", ["0.45 GBP"]),
        ("It costs €2.5bn.", "EUR", ["2.5 billion EUR"]),
        ("It costs 3 pounds.", "lb", ["3 lb"]),
        ("It costs 3 pounds.", "EUR", []),
        ("They paid 20 dollars a barrel.", "USD", []),
        ("They paid 20 dollars a barrel.", "USD/barrel", ["20 USD/barrel"]),
        ("Its load is 20 tons.", "t", []),
        ("Its load is 20 tonnes.", "t", ["20 t"]),
        ("Its load is 40 quintals.", "t", []),
        ("Its load is 40 sacks.", "kg", []),
        ("It rose 25 basis points.", "%", []),
        ("It rose 2 percentage points.", "%", []),
        ("It rose 2 percentage points.", "pp", ["2 pp"]),
        ("It reached 90 degrees Fahrenheit.", "°C", ["90 °F"]),
        ("It reached 90 degrees.", "°C", []),
        ("It fell to 5 degrees below zero.", "degree", ["-5 degree"]),
        ("two thirds of members", "%", ["2/3"]),
        ("three quarters of members", "%", ["3/4"]),
        ("from 40 % in 2001 to 45 % in 2002", "%", ["40 %", "45 %"]),
        ("between 3 and 5 km", "km", ["3 to 5 km"]),
        ("8 1/2 hours", "h", ["8.5 h"]),
        ("an hour and a half", "h", ["1.5 h"]),
        ("6'2\" tall", "ft", ["6 ft 2 inch"]),
        ("120 km per hour", "km/h", ["120 km/h"]),
        ("the 60-mile road", "mi", ["60 mi"]),
        ("the 60-mile road", "%", []),
        ("30 people per km2", "km2", []),
        ("the hall, opened in 1990", "km", []),
    ],
)  # fmt: skip
def test_quantities(text: str, unit: str, expected: list[str]) -> None:
    assert quantities(text, unit) == expected


def test_a_bare_sign_is_the_currency_of_the_source() -> None:
    assert quantities("It costs $5.", "EUR", currency="USD") == []  # it does not convert
    assert quantities("It costs 5 dollars.", "USD", currency="CAD") == ["5 USD"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was founded in 300 BC.", ["-0299"]),
        ("It was never opened in 1950.", []),
        ("It was not opened until 1950.", ["1950"]),
        ("June 9 in 1987", ["1987-06-09"]),
        ("May 4 '81", ["1981-05-04"]),
        ("The rule takes effect Nov. 20.", ["1989-11-20"]),
        ("The mayor resigned Nov. 20.", ["1988-11-20"]),
        ("Nov. 20", ["[1988-11-20,1989-11-20]"]),
        ("On Monday the mayor resigned.", ["1989-10-30"]),
        ("The council will meet on Monday.", ["1989-11-06"]),
        ("Friday, 3 May 1987", []),
        ("at 22:40 GMT on 3 May 1987", ["1987-05-03T22:40Z"]),
        ("at 22:40 CST on 3 May 1987", []),
        ("by 1987; before 1987; after 1987", ["../1987", "../1986", "1988/.."]),
        ("about 1987", ["1987~"]),
        ("1987-88", ["1987/1988"]),
        ("1987-89", ["1987/1989"]),
        ("2007-08", []),
        ("03/04/1987", []),
        ("1,987 people", []),
        ("1987 people", []),
        ("Theresa May said", []),
        ("they may 5 times", []),
        ("the 1900s", []),
        ("two days after May 3, 1987", ["1987-05-05"]),
        ("a few days after May 3, 1987", []),
        ("the weekend of May 3, 1987", []),
        ("the week of May 4, 1987", ["1987-05-04/1987-05-10"]),
    ],
)  # fmt: skip
def test_dates(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It lasted four days.", ["4 days"]),
        ("It lasted more than two weeks.", ["more than 2 weeks"]),
        ("two years and six months", ["2 years and 6 months"]),
        ("a year and a half", ["18 months"]),
        ("half a year", ["6 months"]),
        ("three to four weeks", ["3 weeks to 4 weeks"]),
        ("twice a year", []),
        ("4 km", []),
    ],
)
def test_durations(text: str, expected: list[str]) -> None:
    assert durations(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mindestens 12.000 Menschen starben.", ["at least 12000"]),
        ("zweihundertsechs Menschen", ["206"]),
        ("einundzwanzig oder mehr", ["at least 21"]),
        ("anderthalb Millionen", ["1.5 million"]),
        ("zweieinhalb Milliarden", ["2.5 billion"]),
    ],
)
def test_german_counts(text: str, expected: list[str]) -> None:
    assert counts(text, "de") == expected


def test_german_amounts_and_dates() -> None:
    assert quantities("Das kostet 3,5 Millionen Euro.", "EUR", "de") == ["3.5 million EUR"]
    assert dates("am 3. Mai 1987", "de") == ["1987-05-03"]
    assert dates("am 3.5.1987", "de") == ["1987-05-03"]
    assert dates("Anfang der 1970er Jahre; im 19. Jahrhundert", "de") == ["1970/1973", "1800/1900"]


def test_a_language_without_a_table_is_refused() -> None:
    with pytest.raises(NoTable, match="`hu`"):
        setting("hu")
    assert setting("en-GB").language.code == "en"


def test_digits_that_two_languages_read_apart_need_one() -> None:
    assert counts("12.000 Menschen") == []
    assert counts("12.000 Menschen", "de") == ["12000"]
    assert quantities("1.250 km", "km", "en") == ["1.250 km"]


@pytest.mark.parametrize(
    "text",
    [
        "He met Gov. Smith of Acme Inc. Oct. 3 with Sgt. Lee, Jr. Ames.",
        "See No. 5, Fig. 3 and Art. 7 e.g. of J. B. Lee.",
    ],
)
def test_abbreviations_end_no_sentence(text: str) -> None:
    stops = read(text, setting()).tokens.stops
    assert stops.count(True) == 1
    assert stops[-1]


def test_a_sentence_ends_behind_a_word() -> None:
    assert read("The answer was no. Twelve came.", setting()).tokens.stops.count(True) == 2


@pytest.mark.parametrize(
    "piece",
    ["one ", "1 ", "1,", "$", "at least ", "more than 5 and ", "5-", "'", "not ", "5 ft ",
     "last ", "May ", "1990-", "between ", "two hundred and ", "half a ", "1/", "²", "5.",
     "of the ", "555 ", "1 U.S. ", "3(2)", "no longer ", "to 5-", "12 and ", "X 9 ",
     "one thousand, ", "spring or ", "five (5 (", "May, "],
)  # fmt: skip
def test_time_grows_with_the_text(piece: str) -> None:
    known = setting("", WRITTEN)

    def make(times: int) -> Work:
        text = piece * times
        return lambda: read(text, known)

    grows_linearly(make, 250, 4000)


@pytest.mark.parametrize("text", ["so\uff11me people", "\uff11\uff12 people died", "x\uff11"])
def test_digits_of_full_width_are_refused(text: str) -> None:
    """They fold to those of ASCII, which a body of digits is looked for by."""
    (number, *_) = read(text, setting("en")).amounts
    assert number.wrong.endswith("digits of another script are not read")
