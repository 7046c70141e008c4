"""Who is quoted in a claim: an entity, or somebody who is named in words."""

import re
from functools import cached_property
from typing import final

from checker.loading.literals import Literals
from checker.spelling.nearest import likeness
from checker.values.texts import normal_text
from checker.values.unreadable import Unreadable

_IS_ID = re.compile("[a-z][a-z0-9]*_[a-z0-9_]*").fullmatch
"""An id of several words. A single word may be one of a language: `mayor`."""

_IS_WORD = re.compile("[a-z]+").fullmatch
_SHORTEST_NEAR = 4
_ALIKE = 80
"""How alike, in per cent, a voice of one word is to the entity that it is a slip for."""


@final
class Voices:
    """The voices of all claims; each name is looked up once."""

    def __init__(self, literals: Literals) -> None:
        """Ready to look up names among the entities that ``literals`` knows."""
        self._literals = literals
        self._named: dict[str, str] = {}
        self._said_by: dict[str, str] = {}

    def named(self, name: str) -> str:
        """The id of an entity of that name; else the name itself."""
        known = self._named.get(name)
        if known is None:
            word = normal_text(name)
            known = self._named[name] = self._literals.entities.names.get(word, word)
        return known

    def said_by(self, name: str) -> str:
        """As :meth:`named`; raises ``Unreadable`` where the name is all but an entity's."""
        known = self._said_by.get(name)
        if known is None:
            known = self._said_by[name] = self._checked(self.named(name))
        return known

    def _checked(self, voice: str) -> str:
        known = self._literals.entities.by_id
        if voice in known:
            return voice
        if meant := self._folded.get(_fold(voice)):
            why = f"'{voice[:80]}' is entity '{meant}' but for capital letters and signs"
            raise Unreadable(f"{why}: write {meant}")
        if _IS_ID(voice) or (_IS_WORD(voice) and self._misspelt(voice)):
            try:
                return self._literals.entity(voice)
            except Unreadable as error:
                wrong = f"{error}, or name the voice in words, with spaces"
                raise Unreadable(wrong, error.unknown) from None
        return voice

    @cached_property
    def _folded(self) -> dict[str, str]:
        """The ids of entities by their names without capital letters and signs."""
        return {_fold(name): id_ for name, id_ in self._literals.entities.names.items()}

    def _misspelt(self, voice: str) -> bool:
        """Whether a single word is all but the id of an entity."""
        near = self._literals.near(voice) if len(voice) >= _SHORTEST_NEAR else None
        return near is not None and likeness(voice, near) >= _ALIKE


def _fold(name: str) -> str:
    """A name without what people vary: capital letters, `the`, and signs between its words."""
    words = re.sub("[-_. ]+", " ", name).casefold()
    return words.removeprefix("the ").replace(" ", "")
