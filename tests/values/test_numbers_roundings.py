"""Other readings of a written precision: which would end a contradiction, which an agreement."""

import pytest

from checker.values.interval import Interval
from checker.values.numbers import Measure, PossibleNumber, read_count, read_quantity
from checker.values.numbers.form import AsWritten
from checker.values.numbers.roundings import reconcile, rereadings, unsettle

KM2 = Measure("km2")


def value(text: str, number: PossibleNumber) -> AsWritten:
    return AsWritten(text, number.literal, number.possible)


def claims(*texts: str, kind: str = "quantity") -> list[tuple[AsWritten, Interval]]:
    read = read_count if kind == "count" else read_quantity
    numbers = {text: read(text, KM2) for text in texts}
    return [(value(text, numbers[text]), numbers[text].possible) for text in texts]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("20 km2", ["[20, 21)", "(19, 20]", "[15, 25)"]),
        ("4400 km2", ["[4400, 4401)", "(4399, 4400]", "[4395, 4405)", "[4350, 4450)"]),
        ("4.10 km2", ["[4.1, 4.11)", "(4.09, 4.1]", "[4.05, 4.15)"]),
        ("44e2 km2", ["[4400, 4500)", "(4300, 4400]"]),
        ("at least 20 km2", ["[20, inf)", "(19, inf)", "[15, inf)"]),
        ("exactly 20 km2", []),
        ("20 +- 3 km2", []),
        ("[19, 21] km2", []),
        ("more than 20 km2", ["(20, inf)"] * 3),
    ],
)
def test_the_readings_of_a_quantity(text: str, others: list[str]) -> None:
    expected = [read_quantity(f"{other} km2", KM2).possible for other in others]
    assert [
        reading.possible
        for reading in rereadings(value(text, read_quantity(text, KM2)), KM2, whole=False)
    ] == expected


def test_a_count_is_only_ever_coarser() -> None:
    readings = [
        (one.possible.lo, one.possible.hi, one.words())
        for one in rereadings(value("1200", read_count("1200", Measure())), Measure(), whole=True)
    ]
    assert readings == [
        (1195, 1205, "rounded to the nearest 10"),
        (1150, 1250, "rounded to the nearest 100"),
    ]


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["20 km2", "16.6 km2"], "20 km² rounded to the nearest 10 km²"),
        (["3054 km2", "3054.7 km2"], "3054 km² cut off rather than rounded"),
        (["3055 km2", "3054.3 km2"], "3055 km² rounded up"),
        (["about 20 km2", "24.2 km2"], "about 20 km² with “about” reaching 20 % to either side"),
        (["3054 km2", "4000.5 km2"], ""),
        (["20 km2", "20 km2", "16.6 km2"], "20 km² rounded to the nearest 10 km²"),
        (["4400 km2", "4395.7 km2"], "4400 km² rounded to the nearest 10 km²"),
        (["20 km2", "16.6 km2", "31.4 km2"], ""),
    ],
)
def test_the_smallest_change_that_ends_a_contradiction(texts: list[str], words: str) -> None:
    assert reconcile(claims(*texts), KM2, whole=False) == words


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["20 km2", "19.7 km2"], "20 km² cut off rather than rounded"),
        (["20 km2", "20.3 km2"], "20 km² rounded up"),
        (["about 20 km2", "21.8 km2"], "about 20 km² with “about” reaching 5 % to either side"),
        (["at least 3 km2", "20 km2"], ""),
        (["exactly 20 km2", "20 km2"], ""),
    ],
)
def test_what_an_agreement_hangs_on(texts: list[str], words: str) -> None:
    assert unsettle(claims(*texts), KM2, whole=False) == words


def test_what_was_computed_is_not_read_again() -> None:
    (computed,) = claims("16.6 km2")
    (written,) = claims("16.9 km2")
    assert reconcile([(None, computed[1]), (None, written[1])], KM2, whole=False) == ""


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["-7 °C", "-7.8 °C"], "-7 °C cut off rather than rounded"),
        (["-8 °C", "-7.1 °C"], "-8 °C rounded down"),
        (["7 °C", "7.8 °C"], "7 °C cut off rather than rounded"),
    ],
)
def test_what_is_cut_off_below_zero_was_farther_from_it(texts: list[str], words: str) -> None:
    celsius = Measure("°C", signed=True)
    numbers = {text: read_quantity(text, celsius) for text in texts}
    values = [(value(text, numbers[text]), numbers[text].possible) for text in texts]
    assert reconcile(values, celsius, whole=False) == words
