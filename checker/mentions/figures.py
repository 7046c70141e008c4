"""The figures of a text: which of its readings are dates, numbers and amounts that it gives."""

from collections.abc import Collection, Iterator
from typing import Final, final

from checker.model.coverage import AMOUNT, DATE, NUMBER
from checker.prose.reader import Prose, Setting, read
from checker.prose.readings import LABEL, Amount, Moment, Reading
from checker.prose.spans import Span
from checker.prose.tokens import Tokens, parts
from checker.values.dates.calendar import MONTHS
from checker.values.named import NamedTuple

_BEFORE_YEARS: Final = frozenset({
    "in", "of", "since", "by", "from", "until", "till", "during", "the", "early", "late", "mid",
    "and", "to", "through", "after", "before", "im", "seit", "von", "bis", "jahr", "year",
    *map(str.lower, MONTHS),
})  # fmt: skip
_ORDERS: Final = frozenset({"first", "second", "third", "fourth", "last", "other", "one"})
"""Before a half, they say which of the two it is."""


@final
class Figure(NamedTuple):
    """A figure, its kind, and where the words of its value stand: offsets in the text."""

    reading: Reading
    kind: str
    start: int
    end: int


def texts_read(text: str, known: Setting) -> Iterator[Prose]:
    """The parts of a text from its beginning to its end, each with what stands in it."""
    carried: Span | None = None
    for start, end in parts(text):
        prose = read(text, known, start, end, carried=carried)
        carried = prose.last or carried
        yield prose


def figures(prose: Prose) -> list[Figure]:
    """The figures of a part of a text, in order; none stands within another.

    A year that counts what stands behind it is a number, and one number is told once. `A week`,
    `one` and `no` are none.
    """
    tokens = prose.tokens
    nouns = {one.core for one in prose.amounts if one.noun and not one.role}
    moments = [one for one in prose.moments if not _counts(one, tokens, nouns)]
    dated = {at for one in moments for at in range(one.first, one.end)}
    found: list[Reading] = [*moments]
    found += [
        one
        for one in prose.amounts
        if one.role != "article"
        and not _is_small_word(one)
        and not _is_no_share(one, tokens)
        and not set(range(one.core, one.stop)) & dated
    ]
    return [_figure(one, tokens) for one in sorted(found, key=lambda one: one.begin)]


def _figure(reading: Reading, tokens: Tokens) -> Figure:
    stop = reading.stop if isinstance(reading, Amount) else reading.end
    kind = DATE
    if isinstance(reading, Amount):
        unit = reading.unit
        bare = (unit is None or unit.kind == LABEL) and not is_fraction(reading)
        kind = NUMBER if bare else AMOUNT
    return Figure(reading, kind, tokens.starts[reading.core], tokens.ends[stop - 1])


def _is_no_share(reading: Amount, tokens: Tokens) -> bool:
    """Whether a fraction is a part of a name or a time: `in the second half`, `half past`."""
    if not is_fraction(reading):
        return False
    before = tokens.folded[reading.core - 1] if reading.core else ""
    after = tokens.folded[reading.stop] if reading.stop < len(tokens) else ""
    joined = after == "-" and tokens.adjoins(reading.stop)
    return joined or before in _ORDERS or after in ("past", "time")


def is_fraction(reading: Amount) -> bool:
    """Whether it is a share in words, or as a fraction: `two thirds`, `one in five`."""
    number = reading.parts[0].number
    plain = reading.unit is None and len(reading.parts) == 1 and reading.to is None
    return plain and number.step == 0 and 0 < number.value < 1


def _counts(moment: Moment, tokens: Tokens, counted: Collection[int]) -> bool:
    """Whether a bare year is a number of what stands behind it: `has 1904 rooms`."""
    if moment.grain != "number" or moment.hedge or moment.core not in counted:
        return False
    before = tokens.folded[moment.first - 1] if moment.first else ""
    return moment.first == moment.core and before.isalpha() and before not in _BEFORE_YEARS


def _is_small_word(reading: Amount) -> bool:
    """Whether it says `one` or `no`, which count nothing in most texts; a `third` is a share."""
    number = reading.parts[0].number
    return reading.unit is None and number.value in (0, 1) and not reading.said[:1].isdigit()
