"""One part of a document, and what can be read at each of its tokens.

What a number or a date is, is read in :mod:`checker.prose` alone.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Final, final

from checker.extract.naming import NO_SUBJECTS, ONLY, SAID, Around, NamedEntity, latest, namings
from checker.extract.slot_value import SlotValue
from checker.mentions.types import is_of
from checker.model.pattern import Raw, Slot
from checker.prose import lists
from checker.prose.literals import Refused, as_said, counts
from checker.prose.names import NameInText, Names
from checker.prose.reader import Setting, read_tokens, setting, split
from checker.prose.readings import Amount, Moment
from checker.prose.spans import Span, is_long
from checker.prose.tokens import Tokens
from checker.values.dates import Date

LONGEST_UNREAD: Final = 8
"""How many tokens that look like a value may be complained of together."""

_WHAT: Final = {
    "entity": "is no known entity",
    "entities": "is no known entity",
    "numbers": "cannot be read as a list of numbers",
}


@final
class SlotReader:
    """Reads slots. What was read at a place is remembered for the other patterns. ``events``: those
    that the document names, by their types; its only one may be named behind what is said of it."""

    def __init__(
        self, names: Names, units: Collection[str], published: Date | None, language: str = ""
    ) -> None:
        """For one document; ``units`` are those of the attributes. Raises
        :class:`checker.prose.reader.NoTable` for a language that is not read."""
        self.names = names
        self.known: Setting = setting(language, published, units)
        self.tokens = Tokens("", [], [], [], [], [])
        self.mentions: dict[int, NameInText] = {}
        self._part = 0
        self._named: list[NamedEntity] = []
        self._covered: set[int] = set()
        self._latest: dict[tuple[str, ...], list[NamedEntity | None]] = {}
        self._before: dict[str, NamedEntity] = {}
        self.events: Mapping[str, str] = {}
        self._earlier: dict[tuple[str, ...], NamedEntity | None] = {}
        self._within = Around.PROSE
        self._last: Span | None = None
        self._amounts: dict[int, Amount] = {}
        self._moments: dict[int, Moment] = {}
        self._read: dict[tuple[str, tuple[str, ...], int], SlotValue | None] = {}
        self._kinds: dict[str, Callable[[int], SlotValue | None]] = {
            "entity": self._entity,
            "entities": self._entities,
            "date": self._date,
            "quantity": lambda index: self._amount("quantity", index),
            "count": lambda index: self._amount("count", index),
            "duration": lambda index: self._amount("duration", index),
            "numbers": self._numbers,
        }

    def split(self, text: str, start: int, end: int) -> Tokens:
        """A part of a text as tokens, with sentences as its language ends them."""
        return split(text, self.known, start, end)

    def begin(self, tokens: Tokens, within: Around = Around.PROSE) -> None:
        """Turn to the next part of the document, which is in prose or in a table."""
        if self._within is Around.PROSE:
            here: dict[str, NamedEntity] = {}
            for one in self._named:
                if one.entity and (one.type not in here or here[one.type].aside or not one.aside):
                    here[one.type] = one
            self._before.update(here)
        self._part += 1
        self.tokens, self._within, self._latest, self._earlier = tokens, within, {}, {}
        found = list(self.names.mentions(tokens))
        self.mentions = {mention.start: mention for mention in found}
        known = {} if within is Around.ROW else self._before
        self._named = list(namings(tokens, found, self.names, known, self.events, self._part))
        self._covered = {at for one in self._named for at in range(one.start + 1, one.end + 1)}
        for mention in found:
            if tokens.folded[mention.start] in ("the", "a", "an"):
                self.mentions.setdefault(
                    mention.start + 1, mention._replace(start=mention.start + 1)
                )
        prose = read_tokens(tokens, self.known, self._last)
        # a bare year is not the year of what another paragraph tells
        self._last = None if prose.last is not None and is_long(prose.last) else prose.last
        self._amounts, self._moments = {}, {}
        for amount in prose.amounts:
            self._amounts |= {end.core: end for end in amount.ends if end.core > amount.first}
            for index in range(amount.first, amount.core + 1):
                self._amounts.setdefault(index, amount)
        for moment in prose.moments:
            self._moments |= {end.core: end for end in moment.ends if end.core > moment.first}
            for index in range(moment.first, max(moment.at, moment.core) + 1):
                self._moments.setdefault(index, moment)
        self._read.clear()

    def read(self, slot: Slot, index: int) -> SlotValue | None:
        """The value of a slot that begins at a token; ``wrong`` where it looks like one only."""
        if slot.kind == "last":
            return self._first_named(slot, index)
        key = (slot.kind, slot.types, index)
        if key not in self._read:
            reading = self._kinds[slot.kind](index)
            if reading is not None and not reading.wrong and not self._fits(slot, reading):
                reading = None
            self._read[key] = reading or self._unread(slot, index)
        return self._read[key]

    def _first_named(self, slot: Slot, index: int) -> SlotValue | None:
        """The entity that is named last before a token: of the first types, else of the next."""
        if "," not in slot.types:
            return self._last_named(slot.types, index)
        comma = slot.types.index(",")
        found = self._last_named(slot.types[:comma], index)
        return found or self._last_named(slot.types[comma + 1 :], index)

    def _last_named(self, types: tuple[str, ...], index: int) -> SlotValue | None:
        """The entity of one of some types, or of any, that is named last before a token.

        Where a type is not asked for, a noun right before the place is what is spoken of.
        """
        if (not types or types[0].startswith("!")) and self._has_subject(index):
            return None
        if types not in self._latest:
            fitting = [one for one in self._named if is_of(one.type, types)]
            self._latest[types] = latest(self.tokens, fitting, row=self._within is Around.ROW)
        one = self._latest[types][index] if self._within is not Around.PAIR else None
        if one is None and self._within is not Around.ROW:
            if types not in self._earlier:
                before = (one for kind, one in self._before.items() if is_of(kind, types))
                last = max(before, key=lambda one: (not one.aside, one.at), default=None)
                self._earlier[types] = last
            one = self._earlier[types]
        if one is None and self._within is Around.PROSE:
            only = [entity for kind, entity in self.events.items() if is_of(kind, types)]
            if len(only) == 1 and types and not types[0].startswith("!"):
                return SlotValue(index, only[0], begin=index, named=ONLY)
        if one is None or not one.entity:
            return None
        row = self._within is Around.ROW
        here = one.part == self._part and (row or one.end == index)
        begin = one.start if here and (row or not one.aside) else index
        said = here and not one.meant and (row or not one.aside)
        return SlotValue(index, one.entity, begin=begin, named=SAID if said else one.at)

    def _has_subject(self, index: int) -> bool:
        """Whether a word stands right before a verb that is no name, but may be its subject."""
        if not 0 < index < len(self.tokens) or self._within is not Around.PROSE:
            return False
        word, verb = self.tokens.folded[index - 1], self.tokens.words[index]
        if index in self._covered:
            return False
        if not (word.isalpha() and verb.isalpha() and verb.islower()) or index in self._amounts:
            return False
        return word not in NO_SUBJECTS and not word.endswith("ly")

    def _fits(self, slot: Slot, reading: SlotValue) -> bool:
        """Whether entities are of the types that the slot is for."""
        if not slot.types:
            return True
        found = reading.raw if isinstance(reading.raw, tuple) else (reading.raw,)
        return all(is_of(self.names.types[str(entity)], slot.types) for entity in found)

    def _entity(self, index: int) -> SlotValue | None:
        mention = self.mentions.get(index)
        return None if mention is None else SlotValue(mention.end, mention.entity)

    def _entities(self, index: int) -> SlotValue | None:
        listed = lists.read_entities(self.tokens, index, self.mentions, self.names)
        return _listed(listed)

    def _numbers(self, index: int) -> SlotValue | None:
        return _listed(lists.read_numbers(self.tokens, index))

    def _date(self, index: int) -> SlotValue | None:
        moment = self._moments.get(index)
        if moment is None:
            return None
        bare = moment.first < moment.core <= index and bool(moment.plain)
        literal = as_said("date", moment, bare=bare)
        if isinstance(literal, Refused):
            return SlotValue(moment.end, moment.said, wrong=literal.why, refused=True)
        return SlotValue(moment.end, literal, moment.inferred, of=moment, bare=bare)

    def _amount(self, kind: str, index: int) -> SlotValue | None:
        amount = self._amounts.get(index)
        if amount is None or (kind == "duration" and not amount.wrong and amount.unit is None):
            return None
        counted = counts(amount) if kind == "count" else None
        if counted is not None:
            return self._measured(counted, amount)
        literal = as_said(kind, amount)
        if isinstance(literal, Refused):
            return SlotValue(amount.stop, amount.said, wrong=literal.why, refused=True)
        raw: Raw = int(literal) if literal.isdecimal() and literal.isascii() else literal
        return SlotValue(amount.stop, raw, of=amount)

    def _measured(self, counted: Amount, amount: Amount) -> SlotValue:
        """The number of an amount whose unit the pattern has to name: `{n:count} days later`."""
        literal = as_said("count", counted)
        if isinstance(literal, Refused):
            return SlotValue(amount.stop, amount.said, wrong=literal.why, refused=True)
        raw: Raw = int(literal) if literal.isdecimal() and literal.isascii() else literal
        return SlotValue(counted.stop, raw, of=amount, rest=amount.stop)

    def _unread(self, slot: Slot, index: int) -> SlotValue | None:
        """The words that look like a list or a name, and cannot be read as one."""
        tokens, end = self.tokens, index
        most = min(index + LONGEST_UNREAD, len(tokens))
        if slot.kind in ("entity", "entities"):
            if index in self.mentions:
                return None
            while end < most and tokens.words[end][0].isupper() and end not in self.mentions:
                end += 1
        elif slot.kind == "numbers":
            while end < most and (
                tokens.words[end][0].isdigit() or (end > index and tokens.words[end] in ",-/.")
            ):
                end += 1
        if end == index or (slot.kind == "numbers" and end - index < 3):
            return None
        said = tokens.between(index, end)
        near = self.names.suggestion(said) if "entit" in slot.kind else ""
        return SlotValue(end, said, wrong=f"'{said}' {_WHAT[slot.kind]}{near}")


def _listed(found: lists.Listed | None) -> SlotValue | None:
    if found is None:
        return None
    if found.wrong:
        return SlotValue(found.end, found.said, wrong=found.wrong)
    return SlotValue(found.end, found.members)
