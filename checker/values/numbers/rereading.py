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

from checker.values.interval import Exact, Interval, intersection, interval, normal_exact
from checker.values.numbers.count import count_conversion
from checker.values.numbers.hedges import Hedge
from checker.values.numbers.literal import Bracket, Joint, Literal, Part, read_literal
from checker.values.numbers.measure import Measure
from checker.values.numbers.quantity import PLAIN, quantity_conversion, shares
from checker.values.numbers.reading import Reader
from checker.values.numbers.wording import tell_amount, tell_number
from checker.values.numbers.written import Written, power
from checker.values.unreadable import Unreadable

WIDTHS: Final = (15, 20, 25, 30, 40, 50)
"""How far `about` may be stretched, in per cent of the value."""

NARROWER: Final = (5, 2, 1)
"""How little `about` may be taken to mean, in per cent of the value."""

Spread = Callable[[Written], Interval]
Claim = tuple[str, Interval]
"""What was written, empty where it was not written but computed; and its possibilities."""


@final
class Rereading(NamedTuple):
    """Another reading of a literal, in the attribute's unit, and how it differs."""

    possible: Interval
    words: Callable[[], str]


def rereadings(
    text: str, kind: str, measure: Measure, widths: tuple[int, ...] = WIDTHS
) -> Iterator[Rereading]:
    """The other readings of a quantity's or count's literal; none where its ends are written."""
    try:
        literal = _plain(text, measure) or read_literal(text)
        if kind == "quantity":
            literal = shares(literal, text, measure)
        if isinstance(literal, Bracket) or literal.joint is Joint.TOLERANCE:
            return
        for spread, share, words in _readings(literal, kind, measure, widths):
            reader = _reader(kind, measure, spread, share)
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
    literal: Literal, kind: str, measure: Measure, widths: tuple[int, ...]
) -> Iterator[tuple[Spread, int | None, Callable[[], str]]]:
    """How else a written number may be spread, or how far `about` may reach, in words."""
    if literal.about:
        for share in widths:
            yield Written.rounded, share, partial(_reaching, share)
        return
    if literal.bound is Hedge.EXACTLY:
        return
    number = literal.first.number
    if kind == "quantity":
        yield _cut_off, None, "cut off rather than rounded".format
        yield _rounded_up, None, "rounded up".format
    step = number.step
    while number.value and number.value % (step * 10) == 0:
        step *= 10
        yield _coarser(step), None, partial(_nearest, step, literal.first.unit or measure.unit)


def _reaching(share: int) -> str:
    return f"with “about” reaching {share} % to either side"


def _nearest(step: Exact, unit: str) -> str:
    return f"rounded to the nearest {tell_amount(step, unit)}"


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
    least: Exact | float = inf
    words = ""
    for text in dict.fromkeys(text for text, _ in claims if text):
        others = _common([possible for other, possible in claims if other != text])
        if others is None:
            continue
        for reading in rereadings(text, kind, measure):
            if reading.possible.meets(others):
                width = reading.possible.hi - reading.possible.lo
                if width < least:
                    least, words = width, f"{tell_number(text, measure.unit)} {reading.words()}"
    return words


def unsettle(claims: Sequence[Claim], kind: str, measure: Measure) -> str:
    """A change of one written precision that would set claims against each other.

    ``claims`` can all be true. Only readings that a writer may have meant are tried: cut off or
    rounded up instead of rounded, and a narrower `about`. The result is words, empty where the
    agreement hangs on no such reading.
    """
    for text in dict.fromkeys(text for text, _ in claims if text):
        others = _common([possible for other, possible in claims if other != text])
        if others is None:
            continue
        for reading in rereadings(text, kind, measure, NARROWER):
            if not reading.possible.meets(others):
                return f"{tell_number(text, measure.unit)} {reading.words()}"
    return ""


def _common(group: Sequence[Interval]) -> Interval | None:
    """What is common to all, if there are any, and anything is."""
    common: Interval | None = group[0] if group else None
    for one in group[1:]:
        common = common and intersection(common, one)
    return common
