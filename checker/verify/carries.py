"""Does a quote carry its claim's value? Read from the quote alone, without the document.

What can be written in one way or a few is read: dates, numbers with their hedges, durations, the
members and the length of lists, entities by label and alias. Of the rest (a truth, words) only
what stands there literally is; else the answer is that it cannot be read, which a person may do.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, final

from checker.model.fact import Fact
from checker.model.line import latin
from checker.model.vocabulary import Attribute, Entities
from checker.values.compare import Members
from checker.verify.plain import stands_plainly
from checker.verify.reading import Reading, Seen

if TYPE_CHECKING:
    from checker.verify.names import Names

BREAK = " ;; "
"""What stands between two fragments, so that nothing is read across."""

LONGEST = 2000
"""How many characters of a quote are read; a dozen words are meant."""


class Carried(Enum):
    """Whether a quote carries a value.

    ``YES``: it is read there. ``NO``: something else is, or nothing: an error of extraction.
    ``INFERRED``: not, and the claim says what the value rests on. ``UNREADABLE``: no tool can say.
    ``ACCEPTED``: none can, and a person has read it.
    """

    YES = "carried"
    NO = "not carried"
    INFERRED = "inferred"
    UNREADABLE = "not readable"
    ACCEPTED = "read by a person"


@final
class Judged(NamedTuple):
    """The answer, and why."""

    carried: Carried
    why: str = ""


@final
class ValueReader:
    """Judges claims; the names of entities are indexed when the first list or entity is read."""

    def __init__(self, attributes: Mapping[str, Attribute], entities: Entities) -> None:
        """Ready to read values of these attributes."""
        self.attributes = attributes
        self.entities = entities
        self._names: Names | None = None
        self._known: dict[tuple[str, str, str, tuple[str, ...], str], Reading] = {}

    def judge(self, fact: Fact) -> Judged:
        """Whether the quote of a stated claim carries its value."""
        if not fact.quote:
            return Judged(Carried.UNREADABLE, "there is no quote")
        attribute = self.attributes[fact.attribute]
        if stands_plainly(attribute.kind.name, fact.value.text, fact.quote):
            return Judged(Carried.YES)
        key = (fact.attribute, fact.value.text, fact.subject, fact.quote, fact.inferred)
        reading = self._known.get(key)
        if reading is None:
            reading = self._known[key] = self._read(fact)
        if reading.seen is Seen.YES:
            return Judged(Carried.YES)
        if fact.inferred and not reading.firm:
            return Judged(Carried.INFERRED, fact.inferred)
        if reading.seen is Seen.NO:
            return Judged(Carried.NO, reading.why)
        if fact.read_by:
            return Judged(Carried.ACCEPTED, fact.read_by)
        return Judged(Carried.UNREADABLE, reading.why)

    def _read(self, fact: Fact) -> Reading:
        attribute = self.attributes[fact.attribute]
        quote = BREAK.join(fact.quote)
        if len(quote) > LONGEST:
            return Reading(Seen.UNKNOWN, f"a quote of more than {LONGEST} characters is not read")
        if not quote.isascii() or not quote.isprintable() or "  " in quote or "`" in quote:
            from checker.verify.text import folded

            quote = BREAK.join(map(folded, fact.quote))
        return _KINDS[attribute.kind.name](self, fact, attribute, quote)

    # The readers of each kind are imported when the first value of it is read: `check` reads few.

    @property
    def names(self) -> "Names":
        """Finds entities."""
        if self._names is None:
            from checker.verify.names import Names

            self._names = Names(self.entities)
        return self._names

    def _date(self, fact: Fact, _: Attribute, quote: str) -> Reading:
        from checker.verify import dates

        return dates.read(fact.value, latin(quote), fact.inferred)

    def _quantity(self, fact: Fact, attribute: Attribute, quote: str) -> Reading:
        from checker.verify import numbers

        return numbers.read(fact.value, latin(quote), attribute.measure, exact=False)

    def _count(self, fact: Fact, attribute: Attribute, quote: str) -> Reading:
        from checker.verify import numbers

        reading = numbers.read(fact.value, latin(quote), attribute.measure, exact=True)
        if reading.seen is not Seen.YES:
            many = fact.value.nominal
            if many is not None and many in self.names.lengths(quote):
                return Reading(Seen.YES)
        return reading

    def _duration(self, fact: Fact, _: Attribute, quote: str) -> Reading:
        from checker.verify import numbers

        return numbers.read_length(fact.value, latin(quote))

    def _entity(self, fact: Fact, _: Attribute, quote: str) -> Reading:
        return self.names.read(fact.value, fact.subject, quote)

    def _set(self, fact: Fact, attribute: Attribute, quote: str) -> Reading:
        members = fact.value.possible
        assert isinstance(members, Members)
        if attribute.members == "entity":
            return self.names.read_all(members, fact.subject, quote)
        from checker.verify import words

        return words.read_all(fact.value, members, quote)

    def _text(self, fact: Fact, attribute: Attribute, quote: str) -> Reading:
        from checker.verify import words

        return words.read(fact.value, attribute.values, quote)


_KINDS: dict[str, Callable[[ValueReader, Fact, Attribute, str], Reading]] = {
    "date": ValueReader._date,
    "quantity": ValueReader._quantity,
    "count": ValueReader._count,
    "duration": ValueReader._duration,
    "entity": ValueReader._entity,
    "set": ValueReader._set,
    "text": ValueReader._text,
    "truth": lambda *_: Reading(Seen.UNKNOWN, "what is true cannot be read from prose"),
}
