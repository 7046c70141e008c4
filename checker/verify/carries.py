"""Does a quote carry its claim's value?

Dates, numbers and lengths are read in :mod:`checker.prose`: in their place in the document where
there is one, with as many words on both sides as bear on them, else from the quote alone. What a
quote says of entities and lists is read by their names. Of the rest (a truth, words) only what
stands there literally is; else the answer is that it cannot be read, which a person may do. What
its sentence denies, asks or only supposes is doubted.
"""

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, final

from checker.model.fact import Fact, Source
from checker.model.place import Place
from checker.model.vocabulary import Attribute, Entities
from checker.values.compare import Members
from checker.values.named import NamedTuple
from checker.verify.evidence import Evidence, Sighting

if TYPE_CHECKING:
    from checker.verify.names import NamesInQuotes
    from checker.verify.places import InPlace
    from checker.verify.values import Values

BREAK = " ;; "
"""What stands between two fragments, so that nothing is read across."""

SUBJECT = "the subject"
"""How that begins which is inferred of a claim's subject: it explains no value away."""

LONGEST = 2000
"""How many characters of a quote are read; a dozen words are meant."""


class Carried(Enum):
    """Whether a quote carries a value.

    ``YES``: it is read there. ``NO``: something else is, or nothing: an error of extraction.
    ``DOUBTFUL``: it is read there, and something speaks against it. ``INFERRED``: not, and the
    claim says what the value rests on. ``UNREADABLE``: no tool can say. ``ACCEPTED``: a person has
    read it.
    """

    YES = "carried"
    NO = "not carried"
    DOUBTFUL = "doubtful"
    INFERRED = "inferred"
    UNREADABLE = "not readable"
    ACCEPTED = "read by a person"


@final
class JudgedValue(NamedTuple):
    """The answer, and why; ``alone``: the quote was read without what stands around it."""

    carried: Carried
    why: str = ""
    alone: bool = False


@final
class ValueReader:
    """Judges claims; the names of entities are indexed when the first list or entity is read."""

    def __init__(
        self,
        attributes: Mapping[str, Attribute],
        entities: Entities,
        sources: Mapping[str, Source] | None = None,
    ) -> None:
        """Ready to read values of these attributes, from these sources."""
        self.attributes = attributes
        self.entities = entities
        self.sources = sources or {}
        self._names: NamesInQuotes | None = None
        self._values: Values | None = None
        self._known: dict[object, Evidence] = {}

    def reads_by(
        self,
        attributes: Mapping[str, Attribute],
        entities: Entities,
        sources: Mapping[str, Source],
    ) -> bool:
        """Whether these are what it reads by, wherever they stand by now."""
        return (
            self.entities == entities
            and self.attributes == attributes
            and _elsewhere(self.sources) == _elsewhere(sources)
        )

    def judge(
        self, fact: Fact, place: "InPlace | None" = None, *, doubts: bool = True
    ) -> JudgedValue:
        """Whether the quote of a stated claim carries its value; ``place``: where it stands in its
        document. What a person has read is accepted, unless the quote surely carries it.

        Without ``doubts`` a value that is read is carried, whatever speaks against it: to find
        those that are not carried takes half the time.
        """
        if not fact.quote:
            return JudgedValue(Carried.UNREADABLE, "there is no quote")
        numeric = bool(self.attributes[fact.attribute].kind.in_prose)
        if place is not None and numeric:
            reading = self._read(fact, place, doubts=doubts)
        else:
            key = self._key(fact, doubts=doubts)
            known = self._known.get(key)
            reading = known or self._known.setdefault(key, self._read(fact, None, doubts=doubts))
            if doubts and not numeric and reading.seen is Sighting.YES:
                reading = self._asserted(fact, place) or reading
        return _judged(fact, reading, alone=numeric and place is None)

    def _key(self, fact: Fact, *, doubts: bool) -> object:
        """What the reading of a quote alone hangs on: what several sources say in the same words
        is read once, but for dates, which count from the day of writing."""
        kind, source = self.attributes[fact.attribute].kind, self.sources.get(fact.source)
        where: object = (
            fact.source if kind.dated else (source and (source.language, source.currency))
        )
        about = fact.subject if doubts or not kind.in_prose else ""
        value = fact.attribute, fact.value.text, fact.inferred
        return value, about, where, fact.quote, doubts

    def _read(self, fact: Fact, place: "InPlace | None", *, doubts: bool) -> Evidence:
        attribute = self.attributes[fact.attribute]
        quote = BREAK.join(fact.quote)
        if len(quote) > LONGEST:
            return Evidence(
                Sighting.UNKNOWN, f"a quote of more than {LONGEST} characters is not read"
            )
        if attribute.kind.in_prose:
            reading = self.values.read(fact, attribute, place, doubts=doubts)
            if reading.seen is not Sighting.YES and attribute.kind.counts:
                return self._listed(fact, quote) or reading
            return reading
        if not quote.isascii() or not quote.isprintable() or "  " in quote or "`" in quote:
            from checker.verify.text import folded

            quote = BREAK.join(map(folded, fact.quote))
        return self._by_words(fact, attribute, quote)

    # The readers of each kind are imported when the first value of it is read: `check` reads few.

    @property
    def names(self) -> "NamesInQuotes":
        """Finds entities."""
        if self._names is None:
            from checker.verify.names import NamesInQuotes

            self._names = NamesInQuotes(self.entities)
        return self._names

    @property
    def values(self) -> "Values":
        """Reads dates and numbers."""
        if self._values is None:
            from checker.verify.values import Values

            self._values = Values(self.attributes, self.entities, self.sources)
        return self._values

    def _asserted(self, fact: Fact, place: "InPlace | None") -> Evidence | None:
        """What a sentence denies, asks or supposes is in doubt, though its words stand there."""
        from checker.verify.unasserted import unasserted

        known = self.values.setting(fact.source)
        if isinstance(known, str):
            return None
        why = unasserted(fact, self.attributes[fact.attribute], self.entities, known, place)
        return Evidence(Sighting.DOUBT, why, firm=True) if why else None

    def _listed(self, fact: Fact, quote: str) -> Evidence | None:
        """Whether a count is the length of a list in the quote."""
        from checker.verify.text import folded

        many = fact.value.nominal
        if many is not None and many in self.names.lengths(folded(quote)):
            return Evidence(Sighting.YES)
        return None

    def _by_words(self, fact: Fact, attribute: Attribute, quote: str) -> Evidence:
        """Whether the words of a value stand in a quote, names by any alias of theirs."""
        kind, value = attribute.kind, fact.value
        if kind.unquotable:
            return Evidence(Sighting.UNKNOWN, kind.unquotable)
        if kind.names:
            return self.names.read(value, fact.subject, quote)
        from checker.verify import terms

        if not kind.many:
            return terms.read(value, attribute.values, quote)
        members = value.possible
        assert isinstance(members, Members)
        if attribute.members == "entity":
            return self.names.read_all(members, fact.subject, quote)
        return terms.read_all(value, members, quote)


def _judged(fact: Fact, reading: Evidence, *, alone: bool) -> JudgedValue:
    """What a reading comes to, with what the claim says of itself."""
    parts = [part.strip().casefold() for part in fact.inferred.split(";") if part.strip()]
    of_subject = [part.startswith(SUBJECT) for part in parts]
    if reading.seen is Sighting.YES and not any(of_subject):
        return JudgedValue(Carried.YES, alone=alone)
    if fact.read_by:
        return JudgedValue(Carried.ACCEPTED, fact.read_by, alone)
    if reading.seen is Sighting.YES:
        return JudgedValue(Carried.INFERRED, fact.inferred, alone)
    if parts and not reading.firm and not all(of_subject):
        return JudgedValue(Carried.INFERRED, fact.inferred, alone)
    if reading.seen is Sighting.DOUBT:
        return JudgedValue(Carried.DOUBTFUL, reading.why, alone)
    if reading.seen is Sighting.NO:
        return JudgedValue(Carried.NO, reading.why, alone)
    return JudgedValue(Carried.UNREADABLE, reading.why, alone)


def _elsewhere(sources: Mapping[str, Source]) -> list[Source]:
    """Sources without where they stand."""
    nowhere = Place("", 1, 1)
    return [source._replace(place=nowhere) for source in sources.values()]
