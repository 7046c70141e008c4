"""The readings of a quote that may be a claim's value."""

from collections.abc import Iterator, Sequence
from typing import final

from checker.model.fact import Fact
from checker.model.vocabulary import Attribute
from checker.prose.literals import Refused, literal
from checker.prose.reader import Prose, Setting, read
from checker.prose.readings import Amount, Moment
from checker.prose.spans import span
from checker.values.named import NamedTuple
from checker.values.unreadable import Unreadable
from checker.verify.places import InPlace


@final
class View(NamedTuple):
    """A fragment of a quote in the text that it is read in, from ``begin`` to ``end``."""

    prose: Prose
    begin: int
    end: int


@final
class Candidate(NamedTuple):
    """A reading with its core in a fragment, and the literal that it gives, or why it gives none.

    ``end_of``: the range that it is one end of.
    """

    view: View
    reading: Amount | Moment
    literal: str | Refused
    end_of: Amount | Moment | None = None


def views_of(fact: Fact, known: Setting, place: InPlace | None) -> Iterator[View]:
    """The fragments of a claim's quote, in their document where their place in it is known."""
    if place is None:
        for fragment in fact.quote:
            yield View(read(fragment, known), 0, len(fragment))
        return
    for begin, end in place.fragments:
        prose = place.readings.at(begin)
        if prose is not None:
            yield View(prose, begin, end)


def candidates_in(view: View, attribute: Attribute, currency: str) -> Iterator[Candidate]:
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
        yield Candidate(view, reading, _literal(attribute, reading, currency))
        for one in reading.ends:
            begin, end = _core(one, view.prose)
            if end > view.begin and begin < view.end:
                yield Candidate(view, one, _literal(attribute, one, currency), reading)


def _core(reading: Amount | Moment, prose: Prose) -> tuple[int, int]:
    """Where the number or the date itself stands, without what bears on it."""
    said = prose.tokens
    if isinstance(reading, Amount):
        return said.starts[reading.core], said.ends[max(reading.parts[0].number.end, 1) - 1]
    at = reading.at if reading.at >= 0 else reading.core
    return said.starts[at], reading.finish


def _literal(attribute: Attribute, reading: Amount | Moment, currency: str) -> str | Refused:
    return literal(attribute.kind, reading, attribute.measure.unit, currency=currency)


def completed(
    fact: Fact, attribute: Attribute, views: Sequence[View], known: Setting
) -> Iterator[Candidate]:
    """Dates whose year stands in another fragment of the quote."""
    years = [
        moment
        for view in views
        for moment in view.prose.moments
        if not moment.wrong and moment.plain and moment.grain in ("year", "number")
    ]
    for moment in years[:3]:
        try:
            year = span(moment.plain[0])
        except Unreadable:
            continue
        for fragment in fact.quote:
            alone = Setting(known.language, known.declared, None, known.units)
            prose = read(fragment, alone, carried=year)
            yield from candidates_in(View(prose, 0, len(fragment)), attribute, "")
