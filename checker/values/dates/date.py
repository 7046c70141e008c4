"""What a date literal says."""

from typing import final

from checker.values.dates.form import Form
from checker.values.dates.possibilities import DateSet
from checker.values.interval import Bound
from checker.values.named import NamedTuple

WrittenEnds = tuple[Bound | None, Bound | None]


@final
class Date(NamedTuple):
    """A date as it was written, and as it is compared.

    ``written``: the first and the last millisecond since 1970-01-01T00:00:00, of UTC where the
    text has an offset and of civil time where it has none; infinite at an open end, ``None`` at an
    unknown one; a time of day is one instant, the first. ``possible``: when it may have been.
    ``type``: ``Date``, ``Year``, ``Decade``, ``Century``, ``Season``, ``Interval``, ``Set`` (one
    of) or ``List`` (all of). ``level``: the least level of EDTF that has such a date.
    ``gregorian``: of a date in another calendar, its possibilities in EDTF, else empty. ``form``:
    what the text was parsed to.
    """

    text: str
    written: WrittenEnds
    possible: DateSet
    type: str
    level: int
    form: Form
    gregorian: str = ""
