"""A date as far as it is said, before it is known which days it is."""

from typing import Final, final

from checker.prose.spans import Span
from checker.values.named import NamedTuple

COUNTED: Final = "counted from the document's date"


@final
class Period(NamedTuple):
    """A period that is told from the day of writing, from the token ``first`` up to ``end``."""

    first: int
    end: int
    unit: str
    spans: tuple[Span, ...]
    wrong: str = ""


@final
class RelativeDate(NamedTuple):
    """A date that is told from the day of writing. ``modified``: words such as `last` say so."""

    first: int
    end: int
    spans: tuple[Span, ...]
    unit: str
    inferred: str = COUNTED
    wrong: str = ""
    modified: bool = True


@final
class Point(NamedTuple):
    """A date as far as it is said, up to the token ``end``.

    ``code``: the season, quarter or half year in place of a month. ``text``: EDTF of what has no
    year, month and day of its own, such as a decade. ``short``: the year has two digits.
    ``bare``: it is a day of a month that is not said. ``sure``: no number could look so.
    """

    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    code: int = 0
    weekday: int | None = None
    text: str = ""
    unit: str = ""
    inferred: str = ""
    sure: bool = True
    within: Period | None = None
    fixed: tuple[Span, ...] = ()
    wrong: str = ""
