"""Other readings of a written precision, and the smallest that would end a contradiction.

A number is read as written: `20 %` is what rounds to it. Whoever wrote it may have rounded to the
nearest ten, or cut off what followed. Such readings change no verdict; a report says where one
would.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from math import ceil, inf
from typing import Final, NamedTuple, final

from checker.values.interval import Exact, Interval, fits, interval
from checker.values.numbers.count import count_conversion
from checker.values.numbers.hedges import Hedge
from checker.values.numbers.literal import Bracket, Joint, Literal, read_literal
from checker.values.numbers.measure import Measure
from checker.values.numbers.quantity import quantity_conversion
from checker.values.numbers.reading import Reader
from checker.values.numbers.writing import write_number
from checker.values.numbers.written import Written
from checker.values.unreadable import Unreadable

WIDTHS: Final = (15, 20, 25, 30, 40, 50)
"""How far `about` may be stretched, in per cent of the value."""

Spread = Callable[[Written], Interval]
Claim = tuple[str, Interval]
"""What was written, empty where it was not written but computed; and its possibilities."""


@final
class Rereading(NamedTuple):
    """Another reading of a literal, in the attribute's unit, and the words for it."""

    possible: Interval
    words: str


def rereadings(text: str, kind: str, measure: Measure) -> Iterator[Rereading]:
    """The other readings of a quantity's or count's literal; none where its ends are written."""
    try:
        literal = read_literal(text)
        if isinstance(literal, Bracket) or literal.joint is Joint.TOLERANCE:
            return
        for spread, share, words in _readings(literal, kind, measure):
            reader = _reader(kind, measure, spread, share)
            yield Rereading(reader.number(literal).possible, f"{text} {words}")
    except Unreadable:
        return


def _readings(
    literal: Literal, kind: str, measure: Measure
) -> Iterator[tuple[Spread, int | None, str]]:
    """How else a written number may be spread, or how far `about` may reach, in words."""
    if literal.about:
        for share in WIDTHS:
            yield Written.rounded, share, f"with `about` reaching {share} % to either side"
        return
    if literal.bound is Hedge.EXACTLY:
        return
    number = literal.first.number
    if kind == "quantity":
        yield _cut_off, None, "cut off rather than rounded"
        yield _rounded_up, None, "rounded up"
    step = number.step
    while number.value and number.value % (step * 10) == 0:
        step *= 10
        nearest = write_number(_alone(step), literal.first.unit or measure.unit, step)
        yield _coarser(step), None, f"rounded to the nearest {nearest}"


def _alone(number: Exact) -> Interval:
    return Interval(number, number, False, False)


def _cut_off(number: Written) -> Interval:
    return interval(number.value, number.value + number.step)


def _rounded_up(number: Written) -> Interval:
    return interval(number.value - number.step, number.value, lo_open=True, hi_open=False)


def _coarser(step: Exact) -> Spread:
    def spread(number: Written) -> Interval:
        return Written(number.value, max(step, number.step)).rounded()

    return spread


def _reader(kind: str, measure: Measure, spread: Spread, share: int | None) -> Reader:
    convert = count_conversion if kind == "count" else quantity_conversion

    def allowance(value: Exact) -> Exact:
        if share is None:
            return measure.allowance(value)
        amount = abs(Fraction(value)) * Fraction(share, 100)
        return ceil(amount) if kind == "count" else amount

    return Reader(measure, spread, lambda unit: convert(unit, measure.unit), allowance)


def reconcile(claims: Sequence[Claim], kind: str, measure: Measure) -> str:
    """The smallest change of one written precision that lets all claims be true together.

    ``claims`` contradict each other. What was written alike is read alike. The result is words,
    empty where no other reading of one of them is enough.
    """
    best: tuple[Exact | float, str] = (inf, "")
    for text in dict.fromkeys(text for text, _ in claims if text):
        others = [possible for other, possible in claims if other != text]
        if not others or not _fit(others):
            continue
        for reading in rereadings(text, kind, measure):
            width = reading.possible.hi - reading.possible.lo
            if width < best[0] and _fit([*others, reading.possible]):
                best = width, reading.words
    return best[1]


def _fit(group: Sequence[Interval]) -> bool:
    lo, lo_open = max((one.lo, one.lo_open) for one in group)
    hi, hi_closed = min((one.hi, not one.hi_open) for one in group)
    return fits(lo, lo_open, hi, not hi_closed)
