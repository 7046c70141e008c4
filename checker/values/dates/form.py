"""What a date literal was parsed to: the parts of its text, from which it is told and written.

A form says nothing of when that was, as possibilities do, and nothing of how it reads in words:
:mod:`~checker.values.dates.telling` does. A computed set of dates has the form of the literal that
means it.
"""

from typing import final

from checker.values.named import NamedTuple


@final
class Day(NamedTuple):
    """A year, month, season or day, each as its digits with ``X`` for those that are left out.

    ``marks`` are those before and behind year, month and day, in this order, or nothing at all.
    """

    year: str
    month: str = ""
    day: str = ""
    marks: tuple[str, ...] = ()


@final
class ClockTime(NamedTuple):
    """A time of day; what was not written is empty."""

    year: str
    month: str
    day: str
    hour: str
    minute: str
    second: str
    fraction: str
    offset: str


@final
class LongYear(NamedTuple):
    """A year with an exponent, or a number of significant digits."""

    sign: str
    digits: str
    exponent: str
    significant: str
    mark: str


Single = Day | ClockTime | LongYear


@final
class FromTo(NamedTuple):
    """Some time within; an end that is open or unknown is ``None``. ``joint``: ``/`` or ``..``."""

    begin: Single | None
    end: Single | None
    joint: str


@final
class Several(NamedTuple):
    """One of these (``or``), or all of them (``and``)."""

    items: tuple[Single | FromTo, ...]
    joint: str


@final
class Julian(NamedTuple):
    """A date by the Julian calendar, and the same by the Gregorian one."""

    of: "Single | FromTo | Several"
    gregorian: "Single | FromTo | Several"


@final
class InWords(NamedTuple):
    """What was written in words, which are told as they are."""

    text: str


Plain = Single | FromTo | Several
Form = Plain | Julian | InWords


def edtf(form: Plain) -> str:
    """A form in the words of EDTF."""
    if isinstance(form, Day):
        marks = form.marks or ("",) * 6
        parts = (form.year, form.month, form.day)
        written = (
            f"{marks[2 * n]}{part}{marks[2 * n + 1]}" for n, part in enumerate(parts) if part
        )
        return "-".join(written)
    if isinstance(form, ClockTime):
        clock = ":".join(part for part in form[3:6] if part)
        fraction = f".{form.fraction}" if form.fraction else ""
        return f"{'-'.join(form[:3])}T{clock}{fraction}{form.offset}"
    if isinstance(form, LongYear):
        exponent = f"E{form.exponent}" if form.exponent else ""
        significant = f"S{form.significant}" if form.significant else ""
        return f"Y{form.sign}{form.digits}{exponent}{significant}{form.mark}"
    if isinstance(form, FromTo):
        open_ = ".." if form.joint == "/" else ""
        begin, end = (open_ if part is None else edtf(part) for part in (form.begin, form.end))
        return f"{begin}{form.joint}{end}"
    opening, closing = "[]" if form.joint == "or" else "{}"
    return f"{opening}{','.join(map(edtf, form.items))}{closing}"
