"""When a claim holds: at some moment of a time (*as of*), or throughout one (*during*).

Of a time three things are known. Its ``spans`` are all that it may be about. Its ``cores`` are what
it surely covers: of ``during: 2012`` the whole unit; of ``2010/2015``, which begins some time in
2010 and ends some time in 2015, what lies between the two units. In each of its ``moments`` it
surely holds at some moment: *as of 2016* is some moment of 2016, and a range holds just behind the
moment at which it begins, and just before that at which it ends.

Two times **surely meet** if their cores share a moment, if a moment of one lies wholly in a core of
the other, or if they are the same time, in which case one moment of it has to be assumed. They
**may meet** if their spans share a moment otherwise.

A time of which every possibility is one of another's is narrower: the wider one has the greater
spans, the lesser cores, the wider moments, and surely meets no time that the narrower does not,
but for the same one.

Stretches are counted in nanoseconds, the finest that a literal has, from the first to the last, on
the civil line or on that of UTC (:mod:`~checker.values.dates.possibilities`).
"""

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import Final, final

from checker.values.dates.form import Day, Form, FromTo, InWords, LongYear
from checker.values.dates.literal import read_literal
from checker.values.dates.parts import DatePart
from checker.values.dates.possibilities import (
    HOUR,
    DateSet,
    Instants,
    own_span,
    own_spans,
    span_of,
)
from checker.values.dates.read import IntervalEnds, ends_of
from checker.values.dates.telling import tell_form
from checker.values.dates.write import write_date
from checker.values.interval import INFINITY, Bound, Interval
from checker.values.named import NamedTuple

NANOSECONDS: Final = 10**6
"""In a millisecond."""

_BEHIND, _AHEAD = 12 * HOUR * NANOSECONDS, 14 * HOUR * NANOSECONDS
_VAGUE_SEASONS: Final = range(21, 33)
_OF_A_YEAR: Final = ("first ", "second ", "third ", "fourth ", "middle ", "last ")
"""How a quarter, or another part of a year, is told."""


@final
class Stretch(NamedTuple):
    """From one nanosecond to another, both of them in it; an end may be infinite."""

    first: Bound
    last: Bound

    @classmethod
    def of(cls, span: Interval) -> "Stretch":
        """A half-open span of milliseconds."""
        return cls(_scaled(span.lo), _last(span))

    def covers(self, other: "Stretch") -> bool:
        """Whether all of the other lies in it."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: "Stretch") -> bool:
        """Whether they share a moment."""
        return self.first <= other.last and other.first <= self.last


def _scaled(bound: Bound) -> Bound:
    return bound if isinstance(bound, float) else int(bound * NANOSECONDS)


def _last(span: Interval) -> Bound:
    return span.hi if isinstance(span.hi, float) else _scaled(span.hi) - span.hi_open


@final
class When(NamedTuple):
    """A time at which something holds.

    ``word`` is the EDTF that means it: two times with one word are the same. ``form`` is what was
    written. ``goes_on``: it has no end, by its words (``2010/..``).
    """

    word: str
    possible: DateSet
    spans: tuple[Stretch, ...]
    cores: tuple[Stretch, ...]
    moments: tuple[Stretch, ...]
    form: Form
    goes_on: bool = False

    @property
    def by_instants(self) -> bool:
        """Whether it lies on the line of UTC."""
        return isinstance(self.possible, Instants)

    @property
    def begun_by(self) -> Bound:
        """At this moment or before, it surely holds at some moment."""
        return min([core.first for core in self.cores] + [moment.last for moment in self.moments])

    @property
    def not_over_before(self) -> Bound:
        """At this moment or later, it surely holds at some moment."""
        return max([core.last for core in self.cores] + [moment.first for moment in self.moments])

    def known_until(self, day: DateSet) -> "When":
        """What goes on, as somebody knows who writes on that day: it lasts up to there."""
        last = _scaled((own_span(day) if self.by_instants else span_of(day)).lo)
        cores = (
            core._replace(last=last) if core.last == INFINITY else core
            for core in self.cores
            if core.last != INFINITY or core.first <= last
        )
        return self._replace(cores=tuple(cores))


@lru_cache(maxsize=65536)
def read_when(text: str, *, throughout: bool) -> When:
    """The time that a literal stands for, some moment of it or all of it.

    Raises :class:`~checker.values.unreadable.Unreadable`.
    """
    date = read_literal(text)
    joint, items = ends_of(text)
    if joint == "or" or _on_two_lines(date.possible, items):
        return at(date.possible, date.form)
    stretches = tuple(map(Stretch.of, own_spans(date.possible)))
    if not throughout:
        moments = tuple(_hull(item) for item in items)
        word = write_date(date.possible) if len(items) == 1 else _all_of(items)
        return When(word, date.possible, stretches, (), moments, date.form)
    cores = tuple(core for item in items for core in _cores(item, of_all=joint == "and"))
    moments = tuple(moment for item in items for moment in _moments(item))
    word = _word(items[0]) if len(items) == 1 else _all_of(items)
    goes_on = any(item.goes_on for item in items)
    return When(word, date.possible, stretches, cores, moments, date.form, goes_on)


def at(day: DateSet, form: Form) -> When:
    """Some moment of a date."""
    stretches = tuple(map(Stretch.of, own_spans(day)))
    whole = Stretch(stretches[0].first, stretches[-1].last)
    return When(write_date(day), day, stretches, (), (whole,), form)


def _on_two_lines(possible: DateSet, items: Sequence[IntervalEnds]) -> bool:
    """Whether some ends have an offset and others none: where they lie is known less well."""
    parts = [part for item in items for part in (item.begin, item.end) if part is not None]
    return any(
        isinstance(part.possible, Instants) is not isinstance(possible, Instants) for part in parts
    )


def _hull(item: IntervalEnds) -> Stretch:
    first = _scaled(own_span(item.begin.possible).lo) if item.begin else -INFINITY
    return Stretch(first, _last(own_span(item.end.possible)) if item.end else INFINITY)


def _is_a_unit(part: DatePart) -> bool:
    """Whether it is one stretch of the calendar and nothing else, so that all of it can be meant.

    A mark makes it one of several; digits left out make it one year of ten; where a season begins
    is not said.
    """
    form = part.form
    if isinstance(form, LongYear):
        return not form.significant and not form.mark
    if not isinstance(form, Day):
        return True
    if form.marks or "X" in form.year + form.month + form.day:
        return False
    return not form.month or int(form.month) not in _VAGUE_SEASONS


def _cores(item: IntervalEnds, *, of_all: bool) -> Iterator[Stretch]:
    """What a date or interval surely covers, if anything; ``of_all``: ``{2012..2014}`` is each of
    these years."""
    ends = [part for part in (item.begin, item.end) if part is not None]
    if item.single or (of_all and len(ends) > 1):
        if all(map(_is_a_unit, ends)):
            yield _hull(item)
        return
    if item.begin is None or (item.end is None and not item.goes_on):
        return
    core = Stretch(
        _last(own_span(item.begin.possible)) + 1,
        _scaled(own_span(item.end.possible).lo) - 1 if item.end else INFINITY,
    )
    if core.first <= core.last:
        yield core


def _moments(item: IntervalEnds) -> Iterator[Stretch]:
    """Where there surely is a moment of it: behind where it begins, and before where it ends."""
    if item.single:
        yield _hull(item)
        return
    if item.begin is not None:
        begin = Stretch.of(own_span(item.begin.possible))
        yield begin._replace(last=begin.last + 1)
    if item.end is not None:
        end = Stretch.of(own_span(item.end.possible))
        yield end._replace(first=end.first - 1)


def _word(item: IntervalEnds) -> str:
    """The EDTF of a time that is lasted through, by what it means."""
    ends = [write_date(p.possible) if p else "" for p in (item.begin, item.end)]
    if not item.single:
        return f"{ends[0]}/{'..' if item.goes_on else ends[1]}"
    assert item.begin is not None
    if _is_a_unit(item.begin):
        return ends[0] if "/" not in ends[0] else f"{{{ends[0].replace('/', '..')}}}"
    if ends[0].startswith("["):
        return ends[0]
    return f"[{ends[0].replace('/', '..')}]"  # one of these, and not all of it


def _all_of(items: Sequence[IntervalEnds]) -> str:
    """EDTF of several times, of which each is meant."""
    words = [_word(item).replace("/", "..") for item in items]
    return f"{{{','.join(word.strip('{}') for word in words)}}}"


def tell_time(when: When) -> str:
    """``April 2016``, ``the first quarter of 2016``."""
    phrase = tell_form(when.form)
    return f"the {phrase}" if phrase.startswith(_OF_A_YEAR) else phrase


def tell_when(name: str, when: When) -> str:
    """``as of April 2016``, ``from 2010 to 2015``, ``throughout 2012``; ``name`` says how."""
    form = when.form
    phrase = tell_time(when)
    if name != "during":
        words = name.replace("_", " ")
        if words.endswith(" on") and isinstance(form, Day) and not form.day:
            words = f"{words.removesuffix(' on')} in"
        return f"{words} {phrase}"
    if not isinstance(form, FromTo):
        return f"{'during' if isinstance(form, InWords) else 'throughout'} {phrase}"
    if form.end is None:
        how = " on" if when.goes_on else ", until when is not said"
        return f"from {phrase.removesuffix(' or later')}{how}"
    return f"until {phrase.removesuffix(' or earlier')}" if form.begin is None else f"from {phrase}"


class Meeting(Enum):
    """Whether two times share a moment."""

    SURELY = "surely"
    ASSUMED = "if one moment of both is meant"
    PERHAPS = "perhaps"
    NEVER = "never"


def meeting_of(a: When | None, b: When | None) -> Meeting:
    """How two times meet; without a time there is just one, which is no other."""
    if a is None or b is None:
        return Meeting.SURELY if a is b else Meeting.NEVER
    spans, others = a.spans, b.spans
    cores, other_cores, moments, other_moments = a.cores, b.cores, a.moments, b.moments
    if a.by_instants is not b.by_instants:
        civil, instants = (b, a) if a.by_instants else (a, b)
        spans, cores, moments = on_utc(civil)
        others, other_cores, other_moments = instants.spans, instants.cores, instants.moments
    if (
        _any_meet(cores, other_cores)
        or _any_covers(cores, other_moments)
        or _any_covers(other_cores, moments)
    ):
        return Meeting.SURELY
    if a.possible == b.possible:
        return Meeting.ASSUMED
    return Meeting.PERHAPS if _any_meet(spans, others) else Meeting.NEVER


def on_utc(
    civil: When,
) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...], tuple[Stretch, ...]]:
    """The spans, cores and moments of a civil time as instants, wherever on Earth it is meant."""
    cores = (Stretch(core.first + _BEHIND, core.last - _AHEAD) for core in civil.cores)
    return (
        tuple(map(_anywhere, civil.spans)),
        tuple(core for core in cores if core.first <= core.last),
        tuple(map(_anywhere, civil.moments)),
    )


def by_one_clock(times: Sequence[When]) -> list[When]:
    """Times on one line: where only some have an offset, civil ones by UTC, wherever on Earth they
    are meant."""
    if len({time.by_instants for time in times}) <= 1:
        return list(times)
    return [time if time.by_instants else _by_utc(time) for time in times]


def _by_utc(civil: When) -> When:
    spans, cores, moments = on_utc(civil)
    return civil._replace(spans=spans, cores=cores, moments=moments)


def _anywhere(stretch: Stretch) -> Stretch:
    return Stretch(stretch.first - _AHEAD, stretch.last + _BEHIND)


def _any_meet(some: Sequence[Stretch], others: Sequence[Stretch]) -> bool:
    return any(time.meets(other) for time in some for other in others)


def _any_covers(some: Sequence[Stretch], others: Sequence[Stretch]) -> bool:
    return any(time.covers(other) for time in some for other in others)
