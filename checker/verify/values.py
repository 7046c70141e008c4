"""Dates, numbers and lengths in quotes, as :mod:`checker.prose` reads them.

A claim is seen where a reading that has its core in the quote gives the claim's value; what a
person has to look at says why. The gate (:mod:`checker.verify.gate`) holds each reading against
the text once more.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple, final

from checker.model.fact import Fact, Source
from checker.model.vocabulary import Attribute, Entities
from checker.prose.literals import Refused, literal
from checker.prose.reader import NoTable, Prose, Setting, read, setting
from checker.prose.readings import Amount, Moment
from checker.prose.spans import span
from checker.prose.tokens import tokens
from checker.values.dates import read_date, span_of
from checker.values.dates.calendar import DAY
from checker.values.durations import Duration, read_duration
from checker.values.interval import Exact, Interval
from checker.values.numbers import Measure, read_count, read_quantity
from checker.values.numbers.count import count_conversion
from checker.values.numbers.form import Bracket, Joint
from checker.values.numbers.hedges import Hedge
from checker.values.numbers.literal import read_literal
from checker.values.numbers.quantity import quantity_conversion
from checker.values.unreadable import Unreadable
from checker.values.value import Value
from checker.verify import gate
from checker.verify.doubts import Doubts
from checker.verify.evidence import Reading, Seen
from checker.verify.places import InPlace

MOST_TOLD: Final = 4
_YEAR_MILLISECONDS: Final = 365 * DAY


@final
class View(NamedTuple):
    """A fragment of a quote in the text that it is read in, from ``begin`` to ``end``."""

    prose: Prose
    begin: int
    end: int


@final
class Found(NamedTuple):
    """A reading with its core in a fragment, and the literal that it gives, or why it gives none.

    ``end_of``: the range that it is one end of.
    """

    view: View
    reading: Amount | Moment
    literal: str | Refused
    end_of: Amount | Moment | None = None


@final
class Said(NamedTuple):
    """A number as it is said, in the unit of the attribute: values, and what a hedge makes of
    them. How precisely it is written plays no part."""

    values: tuple[Exact, ...]
    joint: Joint | None
    bound: Hedge | None
    about: bool


@final
class Values:
    """Looks for values in quotes."""

    def __init__(
        self,
        attributes: Mapping[str, Attribute],
        entities: Entities,
        sources: Mapping[str, Source],
    ) -> None:
        """Ready to read quotes of these sources."""
        self._attributes = attributes
        self._sources = sources
        self._doubts = Doubts(attributes, entities)
        self._units = tuple(
            dict.fromkeys(a.measure.unit for a in attributes.values() if a.measure.unit)
        )
        self._settings: dict[str, Setting | str] = {}

    def setting(self, source: str) -> Setting | str:
        """What is known of a source's text, or why it is not read."""
        if source not in self._settings:
            known = self._sources.get(source)
            written = None
            if known is not None and known.published is not None:
                try:
                    written = read_date(known.published.text)
                except Unreadable:
                    written = None
            try:
                self._settings[source] = setting(
                    known.language if known else "", written, self._units
                )
            except NoTable as error:
                self._settings[source] = str(error)
        return self._settings[source]

    def read(
        self, fact: Fact, attribute: Attribute, place: InPlace | None, *, doubts: bool = True
    ) -> Reading:
        """Whether the quote of a claim says its value; ``doubts``: what speaks against it, too."""
        known = self.setting(fact.source)
        if isinstance(known, str):
            return Reading(Seen.UNKNOWN, known)
        if not attribute.kind.dated and place is None:  # numbers do not hang on the day of writing
            known = replace(known, written=None)
        source = self._sources.get(fact.source)
        currency = source.currency if source is not None else ""
        views: list[View] = []
        seen: list[Found] = []
        reasons: list[str] = []
        for view in _views(fact, known, place):  # none is read behind one that surely says it
            views.append(view)
            for one in _all(view, attribute, currency):
                seen.append(one)
                if _matches(fact, attribute, one):
                    why = self._against(fact, attribute, one, place) if doubts else ""
                    if not why:
                        return Reading(Seen.YES)
                    reasons.append(why)
        if not reasons and attribute.kind.dated and place is None:
            completed = _completed(fact, attribute, views, known)
            reasons = [
                self._against(fact, attribute, one, place) if doubts else "" for one in completed
            ]
        if reasons and all(reasons):
            return Reading(Seen.DOUBT, reasons[0], firm=True)
        if reasons or (attribute.kind.dated and _among(fact.value.text, seen)):
            return Reading(Seen.YES)
        return _absent(fact, attribute, seen, views)

    def _against(self, fact: Fact, attribute: Attribute, one: Found, place: InPlace | None) -> str:
        """What speaks against a reading that gives the value; nothing where nothing does."""
        why = _gate(fact, one)
        why = why or _left_out(one, place)
        why = why or _otherwise(one)
        return why or self._doubts.of(fact, attribute, one.reading, one.view.prose)


# --- what is read


def _views(fact: Fact, known: Setting, place: InPlace | None) -> Iterator[View]:
    if place is None:
        for fragment in fact.quote:
            yield View(read(fragment, known), 0, len(fragment))
        return
    for begin, end in place.fragments:
        prose = place.readings.at(begin)
        if prose is not None:
            yield View(prose, begin, end)


def _all(view: View, attribute: Attribute, currency: str) -> Iterator[Found]:
    """The readings of a kind that have their core in the fragment, and the ends of ranges."""
    readings: Sequence[Amount | Moment] = (
        view.prose.moments if attribute.kind.in_prose == "moments" else view.prose.amounts
    )
    for reading in readings:
        if reading.finish <= view.begin or reading.begin >= view.end:
            continue
        begin, end = _core(reading, view.prose)
        if end <= view.begin or begin >= view.end:
            continue
        yield Found(view, reading, _literal(attribute, reading, currency))
        for one in reading.ends:
            begin, end = _core(one, view.prose)
            if end > view.begin and begin < view.end:
                yield Found(view, one, _literal(attribute, one, currency), reading)


def _core(reading: Amount | Moment, prose: Prose) -> tuple[int, int]:
    """Where the number or the date itself stands, without what bears on it."""
    said = prose.tokens
    if isinstance(reading, Amount):
        return said.starts[reading.core], said.ends[max(reading.parts[0].number.end, 1) - 1]
    at = reading.at if reading.at >= 0 else reading.core
    return said.starts[at], reading.finish


def _literal(attribute: Attribute, reading: Amount | Moment, currency: str) -> str | Refused:
    return literal(attribute.kind.name, reading, attribute.measure.unit, currency=currency)


# --- whether it is the value


def _matches(fact: Fact, attribute: Attribute, one: Found) -> bool:
    if isinstance(one.literal, Refused):
        return False
    if isinstance(one.reading, Moment):
        return _same_date(fact.value, one.literal) or _is_date(fact.value, one.reading)
    if isinstance(fact.value.possible, Duration):
        return _is_length(fact.value, one.literal)
    return _is_number(fact.value, one.literal, attribute)


def _is_number(value: Value, text: str, attribute: Attribute) -> bool:
    exact, measure = attribute.kind.counts, attribute.measure
    try:
        found = read_count(text, measure) if exact else read_quantity(text, measure)
    except Unreadable:
        try:
            signed = Measure(measure.unit, True, measure.approximately)
            found = read_count(text, signed) if exact else read_quantity(text, signed)
        except Unreadable:
            return False
    if found.possible == value.possible:
        return True
    said = _said(text, measure, exact)
    return said is not None and said == _said(value.text, measure, exact)


@lru_cache(maxsize=4096)
def _said(text: str, measure: Measure, exact: bool) -> Said | None:
    """What a literal says, or ``None`` where it is none."""
    try:
        found = read_literal(text)
        if isinstance(found, Bracket):
            return None
        values: list[Exact] = []
        parts = [found.first] if found.second is None else [found.first, found.second]
        units = [part.unit for part in parts if part.unit]
        for part in parts:
            label = part.unit or (units[0] if units else "")
            convert = count_conversion if exact else quantity_conversion
            values.append(Fraction(convert(label, measure.unit).of(part.number.value)))
    except Unreadable:
        return None
    return Said(tuple(values), found.joint, found.bound, found.about)


def _is_length(value: Value, text: str) -> bool:
    try:
        return read_duration(text) == value.possible
    except Unreadable:
        return False


def _is_date(value: Value, moment: Moment) -> bool:
    """Whether a date is the claim's, or one that it includes as a plain month or year."""
    for text in (*moment.edtf, *moment.plain):
        if _same_date(value, text):
            return True
        if moment.grain == "century" and _same_date(value, f"{text[:2]}XX"):
            return True
    if len(moment.edtf) > 1 and _same_date(value, f"[{','.join(moment.edtf)}]"):
        return not any("/" in text or "T" in text for text in moment.edtf)
    if moment.hedge not in ("", "since", "until"):
        return False
    for text in moment.plain:
        day = text.partition("T")[0]
        coarser = [day[:length] for length in (10, 7, 4) if length <= len(day)]
        begin, slash, end = text.partition("/")
        if any(_same_date(value, one) for one in coarser if "/" not in day):
            return True
        if slash and any(_same_date(value, one) for one in (begin, end)):
            return True
    return False


@lru_cache(maxsize=4096)
def _possible(text: str) -> object:
    try:
        return read_date(text).possible
    except Unreadable:
        return None


def _same_date(value: Value, text: str) -> bool:
    return _possible(text) == value.possible or _possible(text) == _possible(value.text)


def _among(text: str, seen: Sequence[Found]) -> bool:
    """Whether both ends of an interval are dates in the quote, whatever words are between them."""
    begin, slash, end = text.partition("/")
    if not slash or not begin or not end or ".." in (begin, end):
        return False
    there = [
        _possible(plain)
        for one in seen
        if isinstance(one.reading, Moment) and not one.reading.denied
        for plain in one.reading.plain
    ]
    return all(_possible(each) in there for each in (begin, end))


def _completed(
    fact: Fact, attribute: Attribute, views: Sequence[View], known: Setting
) -> list[Found]:
    """Dates whose year stands in another fragment of the quote."""
    years = [
        moment
        for view in views
        for moment in view.prose.moments
        if not moment.wrong and moment.plain and moment.grain in ("year", "number")
    ]
    found = []
    for moment in years[:3]:
        try:
            year = span(moment.plain[0])
        except Unreadable:
            continue
        for fragment in fact.quote:
            alone = Setting(known.language, known.declared, None, known.units)
            prose = read(fragment, alone, carried=year)
            view = View(prose, 0, len(fragment))
            found += [one for one in _all(view, attribute, "") if _matches(fact, attribute, one)]
    return found


# --- what speaks against it


def _gate(fact: Fact, one: Found) -> str:
    """What the check that is not the reader finds left out."""
    prose, reading = one.view.prose, one.end_of or one.reading
    text = prose.tokens.text
    readings: Sequence[Amount | Moment] = (*prose.amounts, *prose.moments)
    others = [
        gate.Stretch(other.begin, other.finish)
        for other in readings
        if other is not reading and not (
            other.begin < reading.finish and reading.begin < other.finish
        )
    ]  # fmt: skip
    if isinstance(reading, Moment):
        lo = span_of(fact.value.possible).lo  # type: ignore[arg-type]
        year = None if isinstance(lo, float) else Fraction(lo) / _YEAR_MILLISECONDS + 1970
        return gate.unread_date(
            text, gate.Stretch(reading.begin, reading.finish), others, year,
            bool(reading.hedge), bool(reading.denied),
        )  # fmt: skip
    ends = fact.value.possible
    low, high = (ends.lo, ends.hi) if isinstance(ends, Interval) else (None, None)
    hedged = reading.bound is not None or reading.about or reading.upper is not None
    finish = prose.tokens.ends[reading.stop - 1]
    return gate.unread_number(
        text,
        gate.Stretch(reading.begin, max(finish, reading.begin + 1), reading.unit is not None),
        others, low, high, hedged or reading.to is not None,
    )  # fmt: skip


def _left_out(one: Found, place: InPlace | None) -> str:
    """What stands outside of the quote and bears on the value."""
    if place is None:
        return ""
    view, reading, said = one.view, one.reading, one.view.prose.tokens
    begin = reading.begin
    finish = said.ends[reading.stop - 1] if isinstance(reading, Amount) else reading.finish
    if isinstance(reading, Moment) and not reading.hedge:
        begin = said.starts[reading.at] if reading.at >= 0 else begin
    text = said.text
    before, behind = text[begin : view.begin].strip(), text[view.end : finish].strip()
    if begin < view.begin and before.strip(".,;:"):
        return f"`{_short(before)}` stands before the quote and bears on the value: quote it"
    if finish > view.end and behind.strip(".,;:"):
        return f"`{_short(behind)}` stands behind the quote and bears on the value: quote it"
    return ""


def _otherwise(one: Found) -> str:
    """The same number with another hedge in the same sentence: which is meant is not clear."""
    reading, said = one.end_of or one.reading, one.view.prose.tokens
    if not isinstance(reading, Amount) or reading.to is not None:
        return ""
    number = reading.parts[0].number.value
    for other in one.view.prose.amounts:
        if other is reading or other.wrong or other.parts[0].number.value != number:
            continue
        low, high = sorted((other.first, reading.first))
        if any(said.stops[low:high]):
            continue
        same = (other.bound, other.about) == (reading.bound, reading.about)
        unit, mine = other.unit, reading.unit
        if not same and (unit and unit.symbols) == (mine and mine.symbols):
            return f"`{_short(other.said)}` stands in the same sentence"
    return ""


def _short(text: str) -> str:
    return " ".join(text.split())[:40]


# --- what it means that it is not there


def _absent(
    fact: Fact, attribute: Attribute, seen: Sequence[Found], views: Sequence[View]
) -> Reading:
    """Something else is read there, or nobody can say."""
    alone = [one for one in seen if one.end_of is None]
    unclear = [
        one.literal.why
        for one in alone
        if isinstance(one.literal, Refused) and not one.literal.sure
    ]
    said = [one.reading.said for one in alone]
    if attribute.kind.dated:
        moments = [one.reading for one in alone if isinstance(one.reading, Moment)]
        yearless = _yearless(fact, moments)
        if yearless is not None:
            return yearless
        if unclear:
            firm = bool(fact.inferred.casefold().startswith("the year"))
            day = fact.value.text[5:]
            told = all("without a year" in why for why in unclear) and firm and len(day) == 5
            if told and not any(_says_day(view, day) for view in views):
                return Reading(Seen.NO, _says(said), firm=True)
    if unclear:
        return Reading(Seen.UNKNOWN, unclear[0])
    if any(_says_less(fact, one) for one in alone):
        return Reading(Seen.UNKNOWN, f"{_says(said)}, which is less than the value")
    if any(map(_has_letters, views)):
        return Reading(Seen.UNKNOWN, "the quote has words with letters that are not read")
    if said:
        sure = [one.literal.why for one in alone if isinstance(one.literal, Refused)]
        why = sure[0] if len(sure) == len(alone) else _says(said)
        return Reading(Seen.NO, why)
    if any(map(_has_unread, views)):
        return Reading(Seen.UNKNOWN, "the value is put in words that are not read")
    if attribute.kind.dated and any(_has_digits(view) for view in views):
        years = [w for w in _digits(fact.value.text) if len(w) == 4]
        there = {w for view in views for w in view.prose.tokens.words}
        if years and all(year in there for year in years):
            return Reading(Seen.UNKNOWN, "such a date is not read from prose")
    unit = f" in {attribute.measure.unit}" if attribute.measure.unit else ""
    what = f"number{unit}" if attribute.kind.numeric else str(attribute.kind)
    return Reading(Seen.NO, f"no {what} is in the quote")


def _says_less(fact: Fact, one: Found) -> bool:
    """Whether a date in the quote has the claim's within it: it says less, and nothing else."""
    if not isinstance(one.reading, Moment) or isinstance(one.literal, Refused):
        return False
    try:
        theirs, mine = span_of(read_date(one.literal).possible), span_of(fact.value.possible)  # type: ignore[arg-type]
    except Unreadable:
        return False
    return theirs.lo <= mine.lo and mine.hi <= theirs.hi and not one.reading.hedge


def _has_letters(view: View) -> bool:
    """Whether a word has letters that look like those of a number word, and are others."""
    said = view.prose.tokens
    return any(
        not word.isascii() and not word.isnumeric() and set(word) & _LIKE_ASCII
        for word, start in zip(said.words, said.starts, strict=True)
        if view.begin <= start < view.end
    )


_LIKE_ASCII: Final = frozenset("\u0130\u0131\u017f\u212a\u0307")


def _says(said: Sequence[str]) -> str:
    shown = ", ".join(f'"{each}"' for each in dict.fromkeys(said[:MOST_TOLD]))
    return f"the quote says {shown}"


def _yearless(fact: Fact, moments: Sequence[Moment]) -> Reading | None:
    """A day of another year than the tense and the day of writing give, which a claim may know."""
    for moment in moments:
        if "the year" in moment.inferred and any(
            len(text) == len(fact.value.text) == 10 and text[4:] == fact.value.text[4:]
            for text in moment.edtf
        ):
            return Reading(
                Seen.UNKNOWN, "the year is not in it: say where it is from, as `inferred`"
            )
    return None


def _says_day(view: View, day: str) -> bool:
    """Whether a month and day, `05-06`, stand in a fragment whose year is not known."""
    text = view.prose.tokens.text[view.begin : view.end]
    found = read(text, setting(), carried=span("2000"))
    return any(plain[5:] == day for moment in found.moments for plain in moment.plain)


_UNREAD: Final = frozenset(
    [
        "half",
        "halves",
        "third",
        "thirds",
        "quarter",
        "quarters",
        "twice",
        "thrice",
        "double",
        "doubles",
        "doubled",
        "triple",
        "triples",
        "tripled",
        "pair",
        "pairs",
        "both",
        "decade",
        "decades",
        "century",
        "centuries",
        "score",
        "scores",
        "first",
        "second",
        "fourth",
        "majority",
        "most",
        "all",
        "every",
        "each",
        "few",
        "couple",
        "yesterday",
        "today",
        "tomorrow",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "week",
        "month",
        "year",
        "later",
        "earlier",
        "ago",
        "then",
    ]
)


def _has_unread(view: View) -> bool:
    """Whether the fragment has words that may say a value and are no reading."""
    said = view.prose.tokens
    for word, start in zip(said.folded, said.starts, strict=True):
        if view.begin <= start < view.end and (
            word in _UNREAD or (word[0].isnumeric() and not word.isascii())
        ):
            return True
    return False


def _has_digits(view: View) -> bool:
    text = view.prose.tokens.text[view.begin : view.end]
    return any(map(str.isdigit, text))


def _digits(text: str) -> list[str]:
    return [word for word in tokens(text).words if word.isdigit()]
