"""Other readings of a written precision, and the smallest that would end a contradiction.

A number is read as written: `20 %` is what rounds to it. Whoever wrote it may have rounded to the
nearest ten, or cut off what followed. Such readings change no verdict; a report says where one
would.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from math import ceil, inf
from typing import Final, NamedTuple, final

from checker.values.interval import (
    Exact,
    Interval,
    fits,
    intersection,
    interval,
    normal_exact,
)
from checker.values.numbers.count import count_conversion
from checker.values.numbers.hedges import Hedge
from checker.values.numbers.literal import Bracket, Joint, Literal, Part, read_literal
from checker.values.numbers.measure import Measure
from checker.values.numbers.quantity import PLAIN, quantity_conversion, shares
from checker.values.numbers.reading import Reader
from checker.values.numbers.telling import tell_amount, tell_number
from checker.values.numbers.written import Written, power
from checker.values.unreadable import Unreadable

WIDTHS: Final = (15, 20, 25, 30, 40, 50)
"""How far `about` may be stretched, in per cent of the value."""

NARROWER: Final = (5, 2, 1)
"""How little `about` may be taken to mean, in per cent of the value."""

Spread = Callable[[Written], Interval]
Claim = tuple[str | tuple[str, ...], Interval]
"""What was written, empty where it was not written but computed, the texts of all parts where it is
their sum; and its possibilities."""


@final
class Rereading(NamedTuple):
    """Another reading of a literal, in the attribute's unit, and how it differs."""

    possible: Interval
    words: Callable[[], str]


def rereadings(
    text: str, measure: Measure, *, whole: bool, widths: tuple[int, ...] = WIDTHS
) -> Iterator[Rereading]:
    """The other readings of a quantity's or count's literal; none where its ends are written."""
    try:
        literal = _plain(text, measure) or read_literal(text)
        if not whole:
            literal = shares(literal, text, measure)
        if isinstance(literal, Bracket) or literal.joint is Joint.TOLERANCE:
            return
        for spread, share, words in _readings(literal, whole, measure, widths):
            reader = _reader(measure, spread, share, whole=whole)
            yield Rereading(reader.number(literal).possible, words)
    except Unreadable:
        return


def _plain(text: str, measure: Measure) -> Literal | None:
    """A bare number, or one in the attribute's unit, without the whole grammar."""
    plain = PLAIN(text)
    if plain is None or plain[3] not in (None, measure.unit):
        return None
    whole, decimals, _ = plain.groups(default="")
    step = power(-len(decimals))
    return Literal(Part(Written(normal_exact(int(whole + decimals) * step), step), ""))


def _readings(
    literal: Literal, whole: bool, measure: Measure, widths: tuple[int, ...]
) -> Iterator[tuple[Spread, int | None, Callable[[], str]]]:
    """How else a written number may be spread, or how far `about` may reach, in words."""
    if literal.about:
        for share in widths:
            yield Written.rounded, share, partial(_reaching, share)
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


def _cut_off(number: Written) -> Interval:
    """What is left of is nearer to zero."""
    return _below(number) if number.value < 0 else _above(number)


def _rounded_out(number: Written) -> Interval:
    return _above(number) if number.value < 0 else _below(number)


def _above(number: Written) -> Interval:
    return interval(number.value, number.value + number.step)


def _below(number: Written) -> Interval:
    return interval(number.value - number.step, number.value, lo_open=True, hi_open=False)


def _coarser(step: Exact) -> Spread:
    def spread(number: Written) -> Interval:
        return Written(number.value, max(step, number.step)).rounded()

    return spread


def _reader(measure: Measure, spread: Spread, share: int | None, *, whole: bool) -> Reader:
    convert = count_conversion if whole else quantity_conversion

    def allowance(value: Exact) -> Exact:
        if share is None:
            return measure.allowance(value)
        amount = abs(Fraction(value)) * Fraction(share, 100)
        return ceil(amount) if whole else amount

    return Reader(measure, spread, lambda unit: convert(unit, measure.unit), allowance)


def reconcile(claims: Sequence[Claim], measure: Measure, *, whole: bool) -> str:
    """The smallest change of one written precision that lets all claims be true together.

    ``claims`` contradict each other. What was written alike is read alike, and so are all parts of
    a sum. The result is words, empty where no other reading of one of them is enough.
    """
    least: Exact | float = inf
    words = ""
    for text, others in _with_others(claims):
        for reading in _rereadings_of(text, measure, whole=whole):
            if reading.possible.meets(others):
                width = reading.possible.hi - reading.possible.lo
                if width < least:
                    least, words = width, _told(text, measure, reading)
    return words


def unsettle(claims: Sequence[Claim], measure: Measure, *, whole: bool) -> str:
    """A change of one written precision that would set claims against each other.

    ``claims`` can all be true. Only readings that a writer may have meant are tried: cut off or
    rounded up instead of rounded, and a narrower `about`. The result is words, empty where the
    agreement hangs on no such reading.
    """
    for text, others in _with_others(claims):
        if isinstance(text, tuple):
            continue
        for reading in rereadings(text, measure, whole=whole, widths=NARROWER):
            if not reading.possible.meets(others):
                return _told(text, measure, reading)
    return ""


def _rereadings_of(
    text: str | tuple[str, ...], measure: Measure, *, whole: bool
) -> Iterator[Rereading]:
    """The other readings of a literal, or of all parts of a sum."""
    if isinstance(text, str):
        yield from rereadings(text, measure, whole=whole)
    elif not whole:
        yield from _sums(text, measure)


def _sums(texts: Sequence[str], measure: Measure) -> Iterator[Rereading]:
    """A sum whose parts were all cut off, or all rounded up; what is exact stays so."""
    read = _reader(measure, Written.rounded, None, whole=False)
    for place, how in enumerate(("cut off rather than rounded", "rounded up")):
        total, changed = Interval(0, 0, False, False), False
        try:
            for text in texts:
                plain = _is_rounded(text, measure)
                readings = list(rereadings(text, measure, whole=False)) if plain else []
                changed = changed or bool(readings)
                total += (
                    readings[place].possible
                    if readings
                    else read.number(shares(read_literal(text), text, measure)).possible
                )
        except Unreadable:
            return
        if changed:
            yield Rereading(total, f"each {how}".format)


def _is_rounded(text: str, measure: Measure) -> bool:
    """Whether a literal is a number that was rounded: neither exact nor `about`, nor a range."""
    literal = _plain(text, measure) or read_literal(text)
    return isinstance(literal, Literal) and not (literal.about or literal.bound or literal.second)


def _told(text: str | tuple[str, ...], measure: Measure, reading: Rereading) -> str:
    if isinstance(text, tuple):
        return f"the {len(text)} parts of the sum, {reading.words()}"
    return f"{tell_number(text, measure.unit)} {reading.words()}"


def _with_others(claims: Sequence[Claim]) -> Iterator[tuple[str | tuple[str, ...], Interval]]:
    """Each text, and what the claims that were written otherwise have in common, if they have.

    The most demanding end of all is that of others, too, unless it is one's own: then it is the
    second one.
    """
    groups: dict[object, Interval | None] = {}
    written: list[str | tuple[str, ...]] = []
    for text, possible in claims:
        key: object = text or ("",)
        if key not in groups:
            groups[key] = possible
            if text:
                written.append(text)
        else:
            common = groups[key]
            groups[key] = common and intersection(common, possible)
    spans = [(key, span) for key, span in groups.items() if span is not None]
    if len(spans) < max(2, len(groups)):
        return  # what was computed contradicts itself, or there is nothing else
    starts = sorted(spans, key=lambda one: (one[1].lo, one[1].lo_open), reverse=True)[:2]
    ends = sorted(spans, key=lambda one: (one[1].hi, not one[1].hi_open))[:2]
    for text in written:
        start = next(span for key, span in starts if key != text)
        end = next(span for key, span in ends if key != text)
        if fits(start.lo, start.lo_open, end.hi, end.hi_open):
            yield text, Interval(start.lo, end.hi, start.lo_open, end.hi_open)
