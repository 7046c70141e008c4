"""Dates, numbers and lengths in quotes, as :mod:`checker.prose` reads them.

A claim is seen where a reading that has its core in the quote gives the claim's value; what a
person has to look at says why.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import final

from checker.model.fact import Fact, Source
from checker.model.vocabulary import Attribute, Entities
from checker.prose import asserted
from checker.prose.dates.years import ASSUMED
from checker.prose.reader import NoTable, Setting, setting
from checker.prose.readings import Amount, Moment
from checker.prose.tokens import tokens
from checker.values.dates import read_date
from checker.values.unreadable import Unreadable
from checker.verify.absence import absence
from checker.verify.candidates import Candidate, View, candidates_in, completed, views_of
from checker.verify.doubts import Doubts, one_end
from checker.verify.evidence import Evidence, Sighting
from checker.verify.objections import objection
from checker.verify.places import InPlace
from checker.verify.same_value import holds_both_ends, is_one_of, matches


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
    ) -> Evidence:
        """Whether the quote of a claim says its value; ``doubts``: what speaks against it, too."""
        known = self.setting(fact.source)
        if isinstance(known, str):
            return Evidence(Sighting.UNKNOWN, known)
        if not attribute.kind.dated and place is None:  # numbers do not hang on the day of writing
            known = replace(known, written=None)
        source = self._sources.get(fact.source)
        currency = source.currency if source is not None else ""
        views: list[View] = []
        seen: list[Candidate] = []
        reasons: list[str] = []
        assumed = ""
        for view in views_of(fact, known, place):  # none is read behind one that surely says it
            views.append(view)
            for one in candidates_in(view, attribute, currency):
                seen.append(one)
                if matches(fact, attribute, one):
                    why = self._against(fact, attribute, one, place) if doubts else ""
                    if not why and doubts and (year := _assumed(one.reading)):
                        assumed = f"it is not said, but assumed: {year}"
                    elif not why:
                        return Evidence(Sighting.YES)
                    else:
                        reasons.append(why)
        if assumed:  # a claim that says so itself is inferred
            return Evidence(Sighting.DOUBT, assumed)
        if not reasons and attribute.kind.dated and place is None:
            dates = completed(fact, attribute, views, known)
            reasons = [
                self._against(fact, attribute, one, place) if doubts else ""
                for one in dates
                if matches(fact, attribute, one)
            ]
        if reasons and all(reasons):
            return Evidence(Sighting.DOUBT, reasons[0], firm=True)
        if reasons or (attribute.kind.dated and holds_both_ends(fact.value.text, seen)):
            return Evidence(Sighting.YES)
        return absence(fact, attribute, seen, views)

    def _against(
        self, fact: Fact, attribute: Attribute, one: Candidate, place: InPlace | None
    ) -> str:
        """What speaks against a reading that gives the value; nothing where nothing does."""
        said, reading = one.view.prose.tokens, one.reading
        why = objection(fact, one, place)
        known = self.setting(fact.source)
        assert not isinstance(known, str)
        if not why and isinstance(one.end_of, Amount):
            why = one_end(attribute, one.end_of, said, known)
        if not why and isinstance(reading, Moment) and one.end_of is None:
            either = known.language.hedging.either.intersection(
                said.folded[reading.core : reading.end]
            )
            if either and is_one_of(fact.value, reading):
                why = f"it is one of several: `{reading.said[:60]}`"
        why = why or self._doubts.of(fact, attribute, reading, one.view.prose, known)
        sort = asserted.Sort.AMOUNT if isinstance(reading, Amount) else asserted.Sort.DATE
        about = frozenset(word for cue in attribute.cues for word in tokens(cue).folded)
        return why or asserted.unasserted(said, known, reading.first, reading.end, sort, about)


def _assumed(reading: Amount | Moment) -> str:
    """What is said of a day whose year nothing but the date before it decides."""
    inferred = reading.inferred if isinstance(reading, Moment) else ""
    return inferred if inferred.startswith(ASSUMED) else ""
