"""Unspecified digits: which days ``199X``, ``1984-1X`` or ``2004-XX-15`` may be."""

from collections.abc import Iterator, Sequence
from itertools import islice

from checker.values.dates.calendar import Calendar
from checker.values.dates.possibilities import MOST_SPANS
from checker.values.unreadable import Unreadable

Days = tuple[int, int]
"""Day numbers: the first, and the one after the last."""


def place_value(digits: str) -> int:
    """What one unit of the last written digit counts: 10 for ``199X``, 1 for ``19X9``."""
    digits = digits.lstrip("-")
    return int("1" + "0" * (len(digits) - len(digits.rstrip("X"))))


def years(digits: str) -> Sequence[int]:
    """The years that a mask of four digits allows, in order; of ``Y12345`` the year alone."""
    if digits[0] == "Y":
        year = int(digits[1:])
        return range(year, year + 1)
    sign, digits = digits[0] == "-", digits.lstrip("-")
    magnitudes = _numbers(digits)
    if not sign:
        return magnitudes
    if isinstance(magnitudes, range):
        return range(-magnitudes[-1], min(1 - magnitudes[0], 0))
    return [-year for year in reversed(magnitudes)]


def days(calendar: Calendar, digits: tuple[str, str, str]) -> list[Days]:
    """The days that a mask allows, in order and merged where they touch.

    An absent month or day is ``XX``. A mask that allows nothing gives an empty list. Raises
    :class:`Unreadable` for more than 30 000 spans (``XXXX-XX-25``).
    """
    year, month, day = digits
    choice = years(year)
    if month == day == "XX" and isinstance(choice, range):
        return [(calendar.year_start(choice[0]), calendar.year_start(choice[-1] + 1))]
    found = list(islice(_merged(_days(calendar, choice, month, day)), MOST_SPANS + 1))
    if len(found) > MOST_SPANS:
        raise Unreadable(
            f"{'-'.join(digits)} may be more than {MOST_SPANS} days apart from each other: "
            "write fewer X, or an interval, a/b"
        )
    return found


def numbers(digits: str, most: int) -> list[int]:
    """The months (of at most 12) or days (31) that a mask of two digits allows, in order."""
    return [number for number in _numbers(digits) if 1 <= number <= most]


def _numbers(digits: str) -> Sequence[int]:
    """The numbers that a mask allows, in order; a ``range`` where they have no gaps."""
    unit = place_value(digits)
    head = digits.rstrip("X")
    if "X" not in head:
        low = int(head or "0") * unit
        return range(low, low + unit)
    found = [0]
    for digit in digits:
        choice = range(10) if digit == "X" else (int(digit),)
        found = [10 * number + last for number in found for last in choice]
    return found


def _days(calendar: Calendar, years: Sequence[int], month: str, day: str) -> Iterator[Days]:
    months, dates = numbers(month, 12), numbers(day, 31)
    for year in years:
        if month == day == "XX":
            yield calendar.year_start(year), calendar.year_start(year + 1)
            continue
        for index in (12 * year + n - 1 for n in months):
            start, end = calendar.month_start(index), calendar.month_start(index + 1)
            if day == "XX":
                yield start, end
                continue
            for number in dates:
                if start + number <= end:
                    yield start + number - 1, start + number


def _merged(spans: Iterator[Days]) -> Iterator[Days]:
    first, after = next(spans, (0, 0))
    for start, end in spans:
        if start == after:
            after = end
        else:
            yield first, after
            first, after = start, end
    if first < after:
        yield first, after
