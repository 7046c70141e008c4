"""Draft facts: what a pattern makes of a passage, and what one document gives."""

from collections.abc import Mapping
from typing import final

from checker.model.lock import Proposer
from checker.model.pattern import Raw
from checker.model.place import Problem
from checker.values.named import NamedTuple
from checker.values.value import Value


@final
class Draft(NamedTuple):
    """A claim that a pattern made. ``offset`` counts characters of the document from 0, ``line``
    lines from 1; ``end`` is where the passage ends. ``passage`` is a sketch of the sentence around
    it, by which copies are known."""

    pattern: str
    subject: str
    attribute: str
    raw: Raw
    value: Value
    quote: tuple[str, ...]
    offset: int
    end: int
    line: int
    passage: str
    qualifiers: tuple[tuple[str, str], ...] = ()
    options: tuple[tuple[str, Raw], ...] = ()
    held: tuple[tuple[str, str], ...] = ()
    """The qualifiers as they are read, so that what means the same is the same."""
    proposer: Proposer | None = None
    """What proposed it, where no pattern made it; then ``pattern`` is empty."""

    @property
    def says(self) -> tuple[object, ...]:
        """What is claimed, for telling whether another claim says the same."""
        voice = dict(self.options).get("said_by", "")
        return (self.subject, self.attribute, self.held, voice, self.value.possible)


@final
class Drafted(NamedTuple):
    """All that one document gives. ``about``: what it says of itself; ``matched``: the patterns
    that matched something in it; ``asked``: who proposed all that they had to say of it."""

    drafts: tuple[Draft, ...]
    about: Mapping[str, str]
    notes: tuple[Problem, ...]
    matched: frozenset[str]
    asked: frozenset[Proposer] = frozenset()
