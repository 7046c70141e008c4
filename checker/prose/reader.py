"""All that stands in one part of a text: one pass over its tokens, with a bounded look around."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import final

from checker.prose.amounts import Amounts
from checker.prose.dates import NUMBER, Dates
from checker.prose.language import Language
from checker.prose.languages import language_of
from checker.prose.readings import Amount, Measured, Moment
from checker.prose.scan import Scan
from checker.prose.spans import Span
from checker.prose.tokens import Tokens, tokens
from checker.values.dates import Date


@final
@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a text beside itself: its language, the day on which it was written, units
    that attributes have although no table does."""

    language: Language
    declared: bool = False
    written: Date | None = None
    units: tuple[str, ...] = ()


class NoTable(ValueError):
    """A language that has no table, so that nothing is read in it."""


def setting(language: str = "", written: Date | None = None, units: Iterable[str] = ()) -> Setting:
    """What is known of a text. Raises :class:`NoTable` for a language that is not read."""
    known = language_of(language)
    if known is None:
        raise NoTable(f"`{language}` is no language whose numbers and dates are read")
    return Setting(known, bool(language), written, tuple(dict.fromkeys(units)))


@final
@dataclass(frozen=True, slots=True)
class Prose:
    """A part of a text, its tokens, and the readings in it, in order. None stands within another of
    its kind; a year may stand in both lists, since it may be a number."""

    tokens: Tokens
    amounts: tuple[Amount, ...]
    moments: tuple[Moment, ...]
    last: Span | None = None
    """The last date in it, which the next part may count from."""


def split(text: str, known: Setting, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of a text, with the abbreviations of its language."""
    language = known.language
    return tokens(
        text, start, end,
        abbreviations=language.text.abbreviations, before_number=language.text.before_number,
    )  # fmt: skip


def read(
    text: str,
    known: Setting,
    start: int = 0,
    end: int | None = None,
    *,
    carried: Span | None = None,
) -> Prose:
    """What stands in a text between two offsets; ``carried`` is the last date before it."""
    return read_tokens(split(text, known, start, end), known, carried)


def read_tokens(parts: Tokens, known: Setting, carried: Span | None = None) -> Prose:
    """What stands in a text that has been split; ``carried`` is the last date before it."""
    scan = Scan(parts, known.language, known.declared)
    amounts = Amounts(scan, known.units)
    dates = Dates.of(scan, known.written, carried)
    starts, leads = known.language.starts, known.language.leads
    begins = known.language.begins
    folded = parts.folded
    found = [at for at, word in enumerate(folded) if word in starts or word[0].isnumeric()]
    if begins:
        compound = (at for at, word in enumerate(folded) if word[:3] in begins)
        found = sorted({*found, *compound})
    numbers: list[Amount] = []
    moments: list[Moment] = []
    done = 0
    for index in found:
        word = folded[index]
        if index < done or (word in leads and scan.word(index + 1) not in leads[word]):
            continue
        moment = dates.read(index)
        if moment is not None:
            moments.append(moment)
            done = moment.end
        if moment is None or moment.grain == NUMBER or moment.inferred.startswith("counted"):
            amount = amounts.read(index)
            if amount is not None:
                numbers.append(amount)
                done = max(amount.end, done)
    return Prose(parts, tuple(_wholes(numbers, parts)), tuple(moments), dates.relative.narrated)


def _wholes(numbers: list[Amount], parts: Tokens) -> Iterable[Amount]:
    """The amounts; one of which another is a part is told as such."""
    for amount in numbers:
        yield amount
        if amount.whole is not None:
            number = amount.whole
            first, end = number.first, number.end
            yield Amount(
                first, end, parts.starts[first], parts.ends[end - 1], first, end,
                parts.between(first, end), (Measured(number),), role="whole",
            )  # fmt: skip
