"""Declared patterns: the words of a document that make a claim, and the claim that they make."""

from collections.abc import Iterator, Mapping
from typing import Final, final

from checker.model.place import Place
from checker.values.named import NamedTuple

MOST_STATES: Final = 400
"""The most words, slots and words of gaps that a wording may have."""

LONGEST_TEXT: Final = 40
"""The most words that a slot of text may have."""

LONGEST_GAP: Final = 40
"""The most words that a gap may skip."""

USUAL_GAP: Final = 12
"""How many words ``...`` skips at most."""

SLOTS: Final = (
    "entity",
    "entities",
    "last",
    "date",
    "quantity",
    "count",
    "duration",
    "text",
    "texts",
    "numbers",
)
"""The kinds of slot; which of them a kind of value takes is said by :class:`Kind`."""

NAMING: Final = ("entity", "entities", "last")
"""The kinds of slot that read entities; ``last`` takes no words: it is the one last named."""

LISTS: Final = frozenset({"entities", "texts", "numbers"})
"""The kinds of slot that read several things."""


@final
class Phrase(NamedTuple):
    """Words and signs that stand one after the other; small letters match any case."""

    text: str


@final
class Slot(NamedTuple):
    """A place for a value. ``types``: of entities, the only types allowed, or, each with a `!`
    before it, those that are not; empty for all. Behind a `,` stand types for where there is none
    of those before it."""

    name: str
    kind: str
    types: tuple[str, ...] = ()


@final
class Skip(NamedTuple):
    """Up to ``most`` words of one sentence that may be anything."""

    most: int = USUAL_GAP


@final
class Maybe(NamedTuple):
    """What may be absent."""

    of: "Match"


@final
class Either(NamedTuple):
    """One of several."""

    of: tuple["Match", ...]


Element = Phrase | Slot | Skip | Maybe | Either
Match = tuple[Element, ...]

Raw = str | int | bool | tuple[str, ...]
"""A value as it is written in a file; in a text, ``{slot}`` stands for what was read there."""


@final
class ClaimTemplate(NamedTuple):
    """A fact to be drafted. ``options`` are its other keys, as a file of facts has them."""

    subject: str
    attribute: str
    value: Raw
    qualifiers: tuple[tuple[str, str], ...] = ()
    options: tuple[tuple[str, Raw], ...] = ()

    def slots(self) -> Iterator[str]:
        """The names of the slots that it uses; may repeat."""
        values = self.value if isinstance(self.value, tuple) else (self.value,)
        words = [self.subject, *values, *(word for _, word in self.qualifiers)]
        words += [word for _, word in self.options if isinstance(word, str)]
        for word in words:
            if isinstance(word, str):
                yield from slots_in(word)


@final
class Pattern(NamedTuple):
    """``matches`` are wordings of one statement; ``about`` is what it says of the document itself,
    by key of a source (``published``, ``author``, ``publisher``)."""

    id: str
    matches: tuple[Match, ...]
    claims: tuple[ClaimTemplate, ...]
    about: Mapping[str, str]
    place: Place


def slots_in(text: str) -> Iterator[str]:
    """The names in braces in a text: ``{place}``."""
    for part in text.split("{")[1:]:
        name, closed, _ = part.partition("}")
        if closed:
            yield name


def elements(match: Match) -> Iterator[Element]:
    """All elements of a match, at any depth, each before what it holds."""
    for element in match:
        yield element
        if isinstance(element, Maybe):
            yield from elements(element.of)
        elif isinstance(element, Either):
            for one in element.of:
                yield from elements(one)
