"""Times of day, as a survey compares them."""

import pytest

from checker.prose.reader import setting
from checker.prose.tokens import tokens
from checker.survey.clock import time_of_day

ONES = setting("en").language.numbers.ones


@pytest.mark.parametrize(
    ("text", "minutes", "said"),
    [
        ("8.30 in the morning", 510, "8.30 in the morning"),
        ("at 9.00 a.m. on", 540, "9.00 a.m."),
        ("9 pm", 1260, "9 pm"),
        ("04:17 local time", 257, "04:17"),
        ("from 10.30 on", 630, "10.30"),
        ("3 o'clock in the afternoon", 900, "3 o'clock in the afternoon"),
        ("half past eight in the evening", 1230, "half past eight in the evening"),
        ("a quarter to nine", 525, "quarter to nine"),
        ("11 at night", 1380, "11 at night"),
        ("2 at night", 120, "2 at night"),
        ("12 am", 0, "12 am"),
        ("17 Uhr", 1020, "17 Uhr"),
        ("noon", 720, "noon"),
    ],
)
def test_times(text: str, minutes: int, said: str) -> None:
    known = tokens(text)
    found = [one for at in range(len(known)) if (one := time_of_day(known, at, ONES))]
    assert [(one.minutes, known.between(one.first, one.end)) for one in found[:1]] == [
        (minutes, said)
    ]


@pytest.mark.parametrize(
    "text",
    ["12.5 percent", "it rose to 10.50", "24.10", "at 25.10", "9.75", "5 men", "eight men", "half"],
)
def test_what_is_no_time(text: str) -> None:
    known = tokens(text)
    assert not [at for at in range(len(known)) if time_of_day(known, at, ONES)]
