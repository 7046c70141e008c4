"""Values as people write them: `13 May 1994` for `1994-05-13`, `14 393 km²` for `14393 km2`.

A literal is what an author wrote for the program; its telling says the same for a reader. What was
written in words stays in these words, and a telling that is told again stays as it is. The forms
that most literals have are told here; for all others, the grammars of dates and numbers are asked.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from checker.values.dates.calendar import MONTHS

if TYPE_CHECKING:
    from checker.values.kinds import Possible

NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
"""Between groups of three digits: ISO 80000-1 has a thin space there, and no line ends at it."""

COARSE = 100
"""A number that is rounded to more than one part in so many of itself is told with its range."""

UNITS = {"%": "%", "km2": "km²", "m2": "m²", "m3": "m³", "km": "km", "m": "m", "kg": "kg"}
UNITS |= {"delta_degC": "°C", "delta_degF": "°F"}  # a difference of temperatures
"""Units that are written so behind every number: they need no grammar, which takes 10 ms."""

_MONTHS = {f"-{number:02d}": name for number, name in enumerate(MONTHS, 1)}
_DAYS = {f"-{day:02d}": f"{day} " for day in range(1, 32)}


@lru_cache(maxsize=65536)
def tell(kind: str, text: str, unit: str = "") -> str:
    """What a literal of this ``kind`` says, as people write it.

    A bare number is told with ``unit``, that of its attribute. What is no literal of the kind, and
    names, texts and truths, are told as they are: nothing is raised.
    """
    if kind == "date":
        return plain_date(text) or _date(text)
    if kind in ("quantity", "count"):
        return _plain_number(text, unit) or _number(text, unit)
    return _duration(text) if kind == "duration" else text


def tell_possible(
    kind: str, text: str, possible: "Possible", unit: str = "", *, always: bool = False
) -> str:
    """What a literal is read as, in words: `19.5 to 20.5 %` for `20 %`.

    Empty where its telling says that already: of a plain date, of an exact number, and of one
    that is rounded to a hundredth of itself or less. ``always`` words every date and number.
    """
    if not always and _is_plain(kind, text, possible, unit):
        return ""
    if kind == "date":
        from checker.values.dates.wording import tell_dates

        return tell_dates(text, possible, always=always)  # type: ignore[arg-type]
    if kind in ("quantity", "count"):
        from checker.values.numbers.wording import tell_numbers

        return tell_numbers(text, possible, unit, always=always)  # type: ignore[arg-type]
    if kind == "duration":
        from checker.values.numbers.wording import tell_lengths

        return tell_lengths(text, possible, always=always)  # type: ignore[arg-type]
    return ""


def _is_plain(kind: str, text: str, possible: "Possible", unit: str) -> bool:
    """Whether a literal surely says what it is read as; most do, and the grammars take 10 ms."""
    if kind == "date":
        return bool(plain_date(text))
    if kind not in ("quantity", "count"):
        return False
    digits, _, word = text.partition(" ")
    if not (digits.isdecimal() and digits.isascii()) or word not in ("", unit):
        return False
    lo, hi = possible.lo, possible.hi  # type: ignore[union-attr]
    return bool((hi - lo) * COARSE <= hi)


def grouped(digits: str) -> str:
    """Digits in groups of three, from five digits on: `4400`, `14 393`."""
    if len(digits) < 5:
        return digits
    head = len(digits) % 3
    groups = [digits[at : at + 3] for at in range(head, len(digits), 3)]
    return NARROW_SPACE.join([digits[:head], *groups] if head else groups)


def plain_date(text: str) -> str:
    """The words for a day, month or year, `1994-05-13`, from the year 1000 on; else nothing."""
    year = text[:4]
    if not (year.isdecimal() and year.isascii()) or len(year) < 4 or year[0] == "0":
        return ""
    if len(text) == 4:
        return year
    month = _MONTHS.get(text[4:7])
    if month is None:
        return ""
    day = "" if len(text) == 7 else _DAYS.get(text[7:])
    return "" if day is None else f"{day}{month} {year}"


def _plain_number(text: str, unit: str) -> str:
    """A number in digits, alone or before a word; else nothing."""
    digits, _, word = text.partition(" ")
    whole, point, decimals = digits.partition(".")
    if not (whole.isdecimal() and digits.isascii()) or (point and not decimals.isdecimal()):
        return ""
    if not (word or unit):
        return grouped(whole) + point + decimals
    if word and not (word[0].isalpha() or word[0] in "%‰°"):
        return ""
    return f"{grouped(whole)}{point}{decimals} {_behind(word, unit, digits == '1')}"


@lru_cache(maxsize=4096)
def _behind(word: str, unit: str, one: bool) -> str:
    """What stands behind a number, as people write it behind one, or behind several."""
    behind = word or unit
    return UNITS.get(behind) or _number(f"{'1' if one else '2'} {word}", unit)[2:]


def _date(text: str) -> str:
    from checker.values.dates.wording import tell_date

    return tell_date(text)


def _number(text: str, unit: str) -> str:
    from checker.values.numbers.wording import tell_number

    return tell_number(text, unit)


def _duration(text: str) -> str:
    from checker.values.numbers.wording import tell_length

    return tell_length(text)
