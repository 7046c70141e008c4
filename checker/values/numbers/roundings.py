"""Other readings of a written precision, and the smallest that would end a contradiction.

A number is read as written: `20 %` is what rounds to it. Whoever wrote it may have rounded to the
nearest ten, or cut off what followed. Such readings change no verdict; a report says where one
would.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from fractions import Fraction
from functools import lru_cache, partial
from math import ceil, inf
from typing import Final, final

from checker.values.interval import (
    Exact,
    Interval,
    fits,
    intersection,
    interval,
)
from checker.values.named import NamedTuple
from checker.values.numbers.count import count_conversion
from checker.values.numbers.form import AsWritten, Bracket, Joint, Literal, WrittenNumber
from checker.values.numbers.hedges import Hedge
from checker.values.numbers.measure import Measure
from checker.values.numbers.parse import NumberReader
from checker.values.numbers.quantity import quantity_conversion, shares
from checker.values.numbers.telling import parsed, tell_amount, tell_number
from checker.values.unreadable import Unreadable

WIDTHS: Final = (15, 20, 25, 30, 40, 50)
"""How far `about` may be stretched, in per cent of the value."""

NARROWER: Final = (5, 2, 1)
"""How little `about` may be taken to mean, in per cent of the value."""

Spread = Callable[[WrittenNumber], Interval]
WrittenSource = AsWritten | tuple[AsWritten, ...] | None
"""A value as it was written, or the parts of a sum, each as written; ``None`` of what was computed
else."""
NumberClaim = tuple[WrittenSource, Interval]
"""What was written, and the possibilities."""


@final
class Rereading(NamedTuple):
    """Another reading of a literal, in the attribute's unit, and how it differs."""

    possible: Interval
    words: Callable[[], str]


def rereadings(
    value: AsWritten, measure: Measure, *, whole: bool, widths: tuple[int, ...] = WIDTHS
) -> tuple[Rereading, ...]:
    """The other readings of a quantity or a count as written; none where its ends are written."""
    literal = parsed(value)
    return () if literal is None else _rereadings(literal, value.text, measure, whole, widths)


@lru_cache(maxsize=4096)
def _rereadings(
    literal: Literal | Bracket, text: str, measure: Measure, whole: bool, widths: tuple[int, ...]
) -> tuple[Rereading, ...]:
    """:func:`rereadings` of a literal, which many claims share."""
    readings: list[Rereading] = []
    with suppress(Unreadable):
        if not whole:
            literal = shares(literal, text, measure)
        if isinstance(literal, Bracket) or literal.joint is Joint.TOLERANCE:
            return ()
        for spread, share, words in _readings(literal, whole, measure, widths):
            reader = _reader(measure, spread, share, whole=whole)
            readings.append(Rereading(reader.number(literal).possible, words))
    return tuple(readings)


def _readings(
    literal: Literal, whole: bool, measure: Measure, widths: tuple[int, ...]
) -> Iterator[tuple[Spread, int | None, Callable[[], str]]]:
    """How else a written number may be spread, or how far `about` may reach, in words."""
    if literal.about:
        for share in widths:
            yield WrittenNumber.rounded, share, partial(_reaching, share)
        return
    if literal.bound is Hedge.EXACTLY:
        return
    number = literal.first.number
    if not whole:
        yield _cut_off, None, "cut off rather than rounded".format
        yield _rounded_out, None, ("rounded down" if number.value < 0 else "rounded up").format
    step = number.step
    while number.value and number.value % (step * 10) == 0:
        step *= 10
        yield _coarser(step), None, partial(_nearest, step, literal.first.unit or measure.unit)


def _reaching(share: int) -> str:
    return f"with “about” reaching {share} % to either side"


def _nearest(step: Exact, unit: str) -> str:
    return f"rounded to the nearest {tell_amount(step, unit)}"


def _cut_off(number: WrittenNumber) -> Interval:
    """What is left of is nearer to zero."""
    return _below(number) if number.value < 0 else _above(number)


def _rounded_out(number: WrittenNumber) -> Interval:
    return _above(number) if number.value < 0 else _below(number)


def _above(number: WrittenNumber) -> Interval:
    return interval(number.value, number.value + number.step)


def _below(number: WrittenNumber) -> Interval:
    return interval(number.value - number.step, number.value, lo_open=True, hi_open=False)


def _coarser(step: Exact) -> Spread:
    def spread(number: WrittenNumber) -> Interval:
        return WrittenNumber(number.value, max(step, number.step)).rounded()

    return spread


def _reader(measure: Measure, spread: Spread, share: int | None, *, whole: bool) -> NumberReader:
    convert = count_conversion if whole else quantity_conversion

    def allowance(value: Exact) -> Exact:
        if share is None:
            return measure.allowance(value)
        amount = abs(Fraction(value)) * Fraction(share, 100)
        return ceil(amount) if whole else amount

    return NumberReader(measure, spread, lambda unit: convert(unit, measure.unit), allowance)


def reconcile(claims: Sequence[NumberClaim], measure: Measure, *, whole: bool) -> str:
    """The smallest change of one written precision that lets all claims be true together.

    ``claims`` contradict each other. What was written alike is read alike, and so are all parts of
    a sum. The result is words, empty where no other reading of one of them is enough.
    """
    least: Exact | float = inf
    words = ""
    for source, others in _with_others(claims):
        for reading in _rereadings_of(source, measure, whole=whole):
            if reading.possible.meets(others):
                width = reading.possible.hi - reading.possible.lo
                if width < least:
                    least, words = width, _in_words(source, measure, reading)
    return words


def unsettle(claims: Sequence[NumberClaim], measure: Measure, *, whole: bool) -> str:
    """A change of one written precision that would set claims against each other.

    ``claims`` can all be true. Only readings that a writer may have meant are tried: cut off or
    rounded up instead of rounded, and a narrower `about`. The result is words, empty where the
    agreement hangs on no such reading.
    """
    for value, others in _with_others(claims):
        if not isinstance(value, AsWritten):
            continue
        for reading in rereadings(value, measure, whole=whole, widths=NARROWER):
            if not reading.possible.meets(others):
                return _in_words(value, measure, reading)
    return ""


def _rereadings_of(
    source: AsWritten | tuple[AsWritten, ...], measure: Measure, *, whole: bool
) -> Iterator[Rereading]:
    """The other readings of a literal, or of all parts of a sum."""
    if isinstance(source, AsWritten):
        yield from rereadings(source, measure, whole=whole)
    elif not whole:
        yield from _sums(source, measure)


def _sums(parts: Sequence[AsWritten], measure: Measure) -> Iterator[Rereading]:
    """A sum whose parts were all cut off, or all rounded up; what is exact stays so."""
    for place, how in enumerate(("cut off rather than rounded", "rounded up")):
        total, changed = Interval(0, 0, False, False), False
        for part in parts:
            readings = rereadings(part, measure, whole=False) if _is_rounded(part) else ()
            changed = changed or bool(readings)
            possible = readings[place].possible if readings else part.possible
            total += possible
        if changed:
            yield Rereading(total, f"each {how}".format)


def _is_rounded(value: AsWritten) -> bool:
    """Whether a literal is a number that was rounded: neither exact nor `about`, nor a range."""
    literal = parsed(value)
    return isinstance(literal, Literal) and not (literal.about or literal.bound or literal.second)


def _in_words(
    source: AsWritten | tuple[AsWritten, ...], measure: Measure, reading: Rereading
) -> str:
    if isinstance(source, AsWritten):
        return f"{tell_number(source.text, measure.unit)} {reading.words()}"
    return f"the {len(source)} parts of the sum, {reading.words()}"


def _with_others(
    claims: Sequence[NumberClaim],
) -> Iterator[tuple[AsWritten | tuple[AsWritten, ...], Interval]]:
    """Each source, and what the claims that were written otherwise have in common, if they have.

    The most demanding end of all is that of others, too, unless it is one's own: then it is the
    second one.
    """
    groups: dict[object, Interval | None] = {}
    written: dict[object, AsWritten | tuple[AsWritten, ...]] = {}
    for source, possible in claims:
        key = _texts(source)
        if key not in groups:
            groups[key] = possible
            if source is not None:
                written[key] = source
        else:
            common = groups[key]
            groups[key] = common and intersection(common, possible)
    spans = [(key, span) for key, span in groups.items() if span is not None]
    if len(spans) < max(2, len(groups)):
        return  # what was computed contradicts itself, or there is nothing else
    starts = ends = spans
    if len(spans) > 2:  # of two, the other one is meant
        starts = sorted(spans, key=lambda keyed: (keyed[1].lo, keyed[1].lo_open), reverse=True)[:2]
        ends = sorted(spans, key=lambda keyed: (keyed[1].hi, not keyed[1].hi_open))[:2]
    for own, source in written.items():
        start = next(span for key, span in starts if key != own)
        end = next(span for key, span in ends if key != own)
        if fits(start.lo, start.lo_open, end.hi, end.hi_open):
            yield source, Interval(start.lo, end.hi, start.lo_open, end.hi_open)


def _texts(source: WrittenSource) -> object:
    """What was written alike is read alike."""
    if isinstance(source, AsWritten):
        return source.text
    return tuple(part.text for part in source or ())
