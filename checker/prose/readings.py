"""What stands in a text: readings, each with its place and all that bears on it."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, final

from checker.prose.numerals import Numeral
from checker.values.numbers.hedges import Hedge

MONEY: Final = "money"
MEASURE: Final = "measure"
SHARE: Final = "share"
TIME: Final = "time"
LABEL: Final = "label"
"""What is counted, where an attribute has it as its unit; for others it is a noun."""


@final
@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of a number, as it is said.

    ``symbols`` are those that it may mean: one that is certain, or several among which an
    attribute's unit or the source's currency decides. A minor unit of money is ``factor`` of it.
    """

    said: str
    kind: str
    symbols: tuple[str, ...]
    end: int
    factor: Fraction = Fraction(1)


@final
@dataclass(frozen=True, slots=True)
class Measured:
    """One number with its unit; several parts are one amount: `5 ft 2 in`."""

    number: Numeral
    unit: Unit | None = None


@final
@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it is said, from the token ``first`` up to ``end``, with what bears on it.

    ``begin`` and ``finish``: offsets in the text, in characters. ``core``: the token at which the
    number, or the money before it, begins; ``stop``: the token behind the number, its unit and the
    hedge right behind them, while ``end`` may lie behind what is counted. ``parts``: the number, or
    those that it is the sum of;
    ``to``: the other end of a range. ``bound``, ``about``: its hedges; ``upper`` is a second bound
    (`more than 10 and less than 20`). ``negative``: a sign stands before it. ``denied``: the word
    that denies it. ``whole``: of how many it is a part. ``noun``: the words that say what is
    counted, in small letters. ``beside``: words behind it that may be a unit which is not known.
    ``role``: `age`; `label` (of flight 311); `date`, of a
    year; `year` where it may be one; `article` (a week);
    `whole`, of a part that stands before it; `raw` where it stands in no phrase of its own.
    ``wrong``: why these words cannot be read. ``ends``: of a range that words open (`from`,
    `between`), each end alone.
    """

    first: int
    end: int
    begin: int
    finish: int
    core: int
    stop: int
    said: str
    parts: tuple[Measured, ...]
    to: Measured | None = None
    bound: Hedge | None = None
    upper: tuple[Hedge, Measured] | None = None
    about: bool = False
    negative: bool = False
    denied: str = ""
    whole: Numeral | None = None
    noun: tuple[str, ...] = ()
    beside: str = ""
    role: str = ""
    wrong: str = ""
    ends: "tuple[Amount, ...]" = ()

    @property
    def unit(self) -> Unit | None:
        """The unit of its first part that has one."""
        ends = (*self.parts, *((self.to,) if self.to else ()))
        return next((part.unit for part in ends if part.unit is not None), None)


@final
@dataclass(frozen=True, slots=True)
class Moment:
    """A date, a time, or a span of dates, from the token ``first`` up to ``end``.

    ``begin`` and ``finish``: offsets in the text, in characters. ``core``: the token at which the
    date without its hedge begins; ``at``: its first number or name, behind articles. ``edtf``: what
    it may be in EDTF; of several, one is meant.
    ``plain``: the same without `since`, `from` or `until`, for an attribute that says when
    something began or ended. ``hedge``: `before`, `after`, `since`, `by`, `about` or nothing.
    ``inferred``: which part of it the words do not say. ``denied``: the word that denies it.
    ``grain``: day, month, year, time and so on. ``wrong``: why these words cannot be read.
    ``ends``: of a range that words open (`from`, `between`), each end alone.
    """

    first: int
    end: int
    begin: int
    finish: int
    core: int
    said: str
    edtf: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    hedge: str = ""
    inferred: str = ""
    denied: str = ""
    grain: str = ""
    wrong: str = ""
    ends: "tuple[Moment, ...]" = ()
    at: int = -1


Reading = Amount | Moment
