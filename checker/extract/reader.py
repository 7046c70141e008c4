"""One part of a document, and what can be read at each of its tokens."""

from collections.abc import Callable, Collection
from typing import Final, final

from checker.extract.forms import durations, lists
from checker.extract.forms.dates import DateReader, may_be_date, may_join_date
from checker.extract.forms.names import Mention, Names
from checker.extract.forms.numbers import NumberReader
from checker.extract.reading import Reading
from checker.extract.tokens import Tokens
from checker.model.pattern import Slot
from checker.values.dates import Date
from checker.values.numbers.written import NUMERALS

LONGEST_UNREAD: Final = 8
"""How many tokens that look like a value may be complained of together."""

_WHAT: Final = {
    "entity": "is no known entity",
    "entities": "is no known entity",
    "date": "cannot be read as a date",
    "quantity": "cannot be read as a quantity",
    "count": "cannot be read as a number",
    "duration": "cannot be read as a duration",
    "numbers": "cannot be read as a list of numbers",
}


@final
class Reader:
    """Reads slots. What was read at a place is remembered for the other patterns."""

    def __init__(self, names: Names, units: Collection[str], published: Date | None) -> None:
        """For one document; ``units`` are those of the attributes."""
        self.names = names
        self._numbers = NumberReader(units)
        self._dates = DateReader(published, self._numbers)
        self.tokens = Tokens("", [], [], [], [], [])
        self.mentions: dict[int, Mention] = {}
        self._read: dict[tuple[str, tuple[str, ...], int], Reading | None] = {}
        self._kinds: dict[str, Callable[[int], Reading | None]] = {
            "entity": self._entity,
            "entities": self._entities,
            "date": self._date,
            "quantity": self._quantity,
            "count": self._count,
            "duration": lambda index: durations.read(self.tokens, index),
            "numbers": lambda index: lists.read_numbers(self.tokens, index),
        }

    def begin(self, tokens: Tokens) -> None:
        """Turn to the next part of the document."""
        self.tokens = tokens
        self.mentions = {mention.start: mention for mention in self.names.mentions(tokens)}
        for mention in list(self.mentions.values()):
            if tokens.folded[mention.start] in ("the", "a", "an"):
                self.mentions.setdefault(
                    mention.start + 1, mention._replace(start=mention.start + 1)
                )
        self._dates.begin(tokens)
        self._read.clear()

    def read(self, slot: Slot, index: int) -> Reading | None:
        """The value of a slot that begins at a token; ``wrong`` where it looks like one only."""
        key = (slot.kind, slot.types, index)
        if key not in self._read:
            reading = self._kinds[slot.kind](index)
            if reading is not None and not reading.wrong and not self._fits(slot, reading):
                reading = None
            self._read[key] = reading or self._unread(slot, index)
        return self._read[key]

    def _fits(self, slot: Slot, reading: Reading) -> bool:
        """Whether entities are of the types that the slot is for."""
        if not slot.types:
            return True
        found = reading.raw if isinstance(reading.raw, tuple) else (reading.raw,)
        return all(self.names.types[str(entity)] in slot.types for entity in found)

    def _entity(self, index: int) -> Reading | None:
        mention = self.mentions.get(index)
        return None if mention is None else Reading(mention.end, mention.entity)

    def _entities(self, index: int) -> Reading | None:
        return lists.read_entities(self.tokens, index, self.mentions, self.names)

    def _date(self, index: int) -> Reading | None:
        return self._dates.read(index)

    def _quantity(self, index: int) -> Reading | None:
        return None if self._dates.covers(index) else self._numbers.quantity(self.tokens, index)

    def _count(self, index: int) -> Reading | None:
        return None if self._dates.covers(index) else self._numbers.count(self.tokens, index)

    def _unread(self, slot: Slot, index: int) -> Reading | None:
        """The words that look like a value of the kind, and cannot be read as one."""
        tokens, end = self.tokens, index
        most = min(index + LONGEST_UNREAD, len(tokens))
        if slot.kind in ("entity", "entities"):
            if index in self.mentions:
                return None
            while end < most and tokens.words[end][0].isupper() and end not in self.mentions:
                end += 1
        else:
            may_be = may_be_date if slot.kind == "date" else _may_be_number
            last = index
            while end < most and (may_be(tokens.folded[end]) or may_join_date(tokens.folded[end])):
                end += 1
                last = end if may_be(tokens.folded[end - 1]) else last
            end = last
            if end > index and not may_be(tokens.folded[index]):
                end = index
        if end == index or (slot.kind == "numbers" and end - index < 3):
            return None
        said = tokens.between(index, end)
        near = self.names.suggestion(said) if "entit" in slot.kind else ""
        return Reading(end, said, wrong=f"'{said}' {_WHAT[slot.kind]}{near}")


def _may_be_number(word: str) -> bool:
    return word[0].isdigit() or word in NUMERALS
