"""How far apart claims may be before they contradict each other: a distance, or a share.

A share is one of the greater of two values, in magnitude. A tolerance widens what each claim allows
just so far that two claims meet if they are near enough: by half of a distance on both sides; of a
share, at the lesser end alone, by that share of it. So all that is known of a group of claims holds
within a tolerance, too: it fits if every two of it do, agreements stay agreements, and a greater
tolerance never makes a contradiction that a lesser one did not.
"""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Final, final

from checker.values.dates import Choice, DateSet, Instants
from checker.values.dates.calendar import DAY
from checker.values.dates.possibilities import one_of
from checker.values.durations import read_duration
from checker.values.interval import INFINITY, Bound, Exact, Interval, normal_exact
from checker.values.named import NamedTuple
from checker.values.numbers import Measure, unit
from checker.values.numbers.form import Bracket, Literal
from checker.values.numbers.literal import read_literal
from checker.values.numbers.quantity import quantity_conversion
from checker.values.numbers.units import Conversion
from checker.values.unreadable import Unreadable

SHARES: Final = {"%": Fraction(1, 100), "‰": Fraction(1, 1000)}

_RELATIVE = re.compile(r"relative ?:? ?(.+)", re.IGNORECASE).fullmatch
_POINTS = frozenset({"pp", "point"})


@final
class Tolerance(NamedTuple):
    """So much in the attribute's unit (of dates and durations, in days), or a share of a value."""

    amount: Exact = 0
    share: Fraction = Fraction(0)


def read_share(text: str) -> Tolerance:
    """`5 %`: how great a share of the greater value two claims may differ by."""
    words = " ".join(text.split())
    number, of = _one_number(words)
    share = SHARES.get(str(unit(of)) if of else "")
    if share is None:
        raise Unreadable(f"`{words[:40]}` is no share: write it in per cent, such as `5 %`")
    if number * share >= 1:
        raise Unreadable(f"`{words[:40]}` of a value is all of it: write less than 100 %")
    return Tolerance(share=Fraction(number * share))


def read_time(text: str, share: Callable[[str], Tolerance] = read_share) -> Tolerance:
    """`3 days`, `relative 5 %`: by how much times may differ; ``share`` reads a share of them.

    Raises :class:`Unreadable`, as all readers here do.
    """
    words = " ".join(text.split())
    relative = _RELATIVE(words)
    if relative:
        return share(relative[1])
    return share(words) if words[-1:] in SHARES else Tolerance(_days(words))


def read_amount(
    text: str, measure: Measure, convert: Callable[[str, str], Conversion]
) -> Tolerance:
    """`2 km`, `5 %`, `5 points`, `relative 5 %`: by how much numbers may differ.

    A percentage is a share of the greater value, but where the unit is itself a share, which makes
    two readings of it. ``convert`` turns a unit as written into the attribute's.
    """
    words = " ".join(text.split())
    relative = _RELATIVE(words)
    if relative:
        return read_share(relative[1])
    number, of = _one_number(words)
    named = str(unit(of)) if of else ""
    own = str(unit(measure.unit)) if measure.unit else ""
    points = own in SHARES
    if named in SHARES and (points or own == "pp"):
        raise Unreadable(
            f"`{words[:40]}` can be read in two ways where the unit is {own}: "
            f"write `{_amount(words)} points`, or `{{relative: {words[:40]}}}` of the greater value"
        )
    if named in SHARES:
        return read_share(words)
    if points and named in _POINTS:
        return Tolerance(number)
    if points and not of and 0 < number < 1:
        raise Unreadable(
            f"`{words[:40]}` can be read in two ways where the unit is {own}: "
            f"write `{words[:40]} points`, or `{{relative: {_percent(number)} %}}` of the greater "
            "value"
        )
    return Tolerance(normal_exact(number * convert(of, measure.unit).factor))


def _days(words: str) -> Exact:
    """A time in days; of months and years the longest that they can be."""
    try:
        number, of = _one_number(words)
        return normal_exact(number * quantity_conversion(of, "days").factor)
    except Unreadable as error:
        try:
            days = read_duration(words).span.hi
        except Unreadable:
            raise error from None
    if isinstance(days, float):
        raise Unreadable("a tolerance has an end: write one time, such as `3 days`")
    return days


def _one_number(words: str) -> tuple[Exact, str]:
    """The number of a literal without a hedge, and its unit."""
    literal = read_literal(words)
    plain = isinstance(literal, Literal) and not (literal.second or literal.bound or literal.about)
    if not plain or isinstance(literal, Bracket) or literal.first.number.value < 0:
        raise Unreadable("a tolerance is one number: write it without a hedge, and not below 0")
    return literal.first.number.value, literal.first.unit


def _amount(words: str) -> str:
    """A share without its unit: `5` of `5 %`."""
    return words.rstrip("%‰ ")[:40] if words[-1:] in SHARES else "5"


def _percent(number: Exact) -> str:
    hundredfold = normal_exact(Fraction(number) * 100)
    return str(hundredfold) if isinstance(hundredfold, int) else str(float(hundredfold))


def reaching(possible: Interval, tolerance: Tolerance) -> Interval:
    """The interval of a number, widened: two that are so far apart just meet."""
    if tolerance.amount:
        return possible.widened(Fraction(tolerance.amount) / 2)
    lo = _lowered(possible.lo, 1 - tolerance.share)
    return Interval(lo, possible.hi, isinstance(lo, float), possible.hi == INFINITY)


def _lowered(bound: Bound, kept: Fraction) -> Bound:
    """The least number that lies within a share of this one, if it is the greater of the two.

    Of numbers below zero the lesser is the greater in magnitude.
    """
    if isinstance(bound, float):
        return bound
    return normal_exact(bound * kept if bound >= 0 else bound / kept)


def reaching_dates(possible: DateSet, tolerance: Tolerance) -> DateSet:
    """A set of dates, widened part by part: what lies between two parts is not near to either.

    Days are half-open, so that two days that lie next to each other are one day apart.
    """
    reach = Fraction(tolerance.amount) * DAY / 2
    if isinstance(possible, Instants):
        return Instants(_around(possible.utc, reach))
    spans = possible.spans if isinstance(possible, Choice) else (possible,)
    return one_of(_around(span, reach) for span in spans)


def _around(span: Interval, reach: Fraction) -> Interval:
    around = span.widened(normal_exact(reach))
    return Interval(around.lo, around.hi, around.lo_open, True)
