"""Dates, numbers and lengths in quotes, as :mod:`checker.prose` reads them.

A claim is seen where a reading that has its core in the quote gives the claim's value; what a
person has to look at says why.
"""

from collections.abc import Mapping, Sequence
from typing import final

from checker.model.fact import Fact, Source
from checker.model.vocabulary import Attribute, Entities
from checker.prose.reader import NoTable, Setting, setting
from checker.values.dates import read_date
from checker.values.unreadable import Unreadable
from checker.verify.absence import absence
from checker.verify.candidates import Candidate, candidates_in, completed, views_of
from checker.verify.doubts import Doubts
from checker.verify.evidence import Evidence, Sighting
from checker.verify.objections import objection
from checker.verify.places import InPlace
from checker.verify.same_value import holds_both_ends, matches


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

    def read(self, fact: Fact, attribute: Attribute, place: InPlace | None) -> Evidence:
        """Whether the quote of a claim says its value."""
        known = self.setting(fact.source)
        if isinstance(known, str):
            return Evidence(Sighting.UNKNOWN, known)
        views = list(views_of(fact, known, place))
        source = self._sources.get(fact.source)
        currency = source.currency if source is not None else ""
        seen = [one for view in views for one in candidates_in(view, attribute, currency)]
        matching = [one for one in seen if matches(fact, attribute, one)]
        if not matching and attribute.kind.dated and place is None:
            dates = completed(fact, attribute, views, known)
            matching = [one for one in dates if matches(fact, attribute, one)]
        if matching or (attribute.kind.dated and holds_both_ends(fact.value.text, seen)):
            return self._checked(fact, attribute, matching, place)
        return absence(fact, attribute, seen, views)

    def _checked(
        self,
        fact: Fact,
        attribute: Attribute,
        matching: Sequence[Candidate],
        place: InPlace | None,
    ) -> Evidence:
        """The value is read: what speaks against it, of the reading that least does."""
        reasons = []
        for one in matching:
            why = objection(fact, one, place) or self._doubts.of(
                fact, attribute, one.reading, one.view.prose
            )
            if not why:
                return Evidence(Sighting.YES)
            reasons.append(why)
        return (
            Evidence(Sighting.DOUBT, reasons[0], firm=True) if reasons else Evidence(Sighting.YES)
        )
