"""Entities by label and alias, longest match first, and names that are nearly one."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final, final

from checker.model.vocabulary import Entities
from checker.prose.tokens import Tokens, tokens
from checker.spelling.alike import stems
from checker.values.named import NamedTuple

_SHORTEST_NEAR: Final = 5
"""Names of fewer letters often differ in one and are meant to."""

_LONGEST_NEAR: Final = 4
"""How many words of a text are taken for one unknown name."""

_ARTICLES = frozenset({"the", "a", "an"})
_END: Final = "\0"


@final
class NameInText(NamedTuple):
    """An entity's name in a text, from one token up to another that is not included.

    ``also`` are others that go by the same words: nothing in them says which is meant.
    """

    start: int
    end: int
    entity: str
    also: frozenset[str] = frozenset()

    def names(self, entity: str) -> bool:
        """Whether it may be that entity which is named."""
        return entity == self.entity or entity in self.also


@final
class Near(NamedTuple):
    """A name in a text that is nearly one of an entity's."""

    start: int
    end: int
    said: str
    name: str
    entity: str


@final
class Names:
    """All names, for looking up. ``types`` has the type of each entity, ``only`` the entity of each
    type that has one, and nothing for the others.

    Articles before a name do not count. A word in small letters matches any case; a capital must be
    one, since `turkey` is no country; a word of capitals matches itself alone, since `us` is not
    the `US`.
    """

    def __init__(self, entities: Entities) -> None:
        """Index labels and aliases; an id is a name only where it has no label of its own."""
        self._trie: dict[str, Any] = {}
        self._stems: dict[str, tuple[str, str]] = {}
        self._known: set[str] = set()
        self.types: Mapping[str, str] = {e.id: e.type for e in entities.by_id.values()}
        many = Counter(self.types.values())
        self.only: Mapping[str, str] = {
            kind: entity if many[kind] == 1 else "" for entity, kind in self.types.items() if kind
        }
        for name, entity in entities.names.items():
            known = entities.by_id[entity]
            if name == entity and name not in (known.label, *known.aliases):
                continue
            self._add(name, entity)
        for known in entities.by_id.values():
            for name in (known.label, *known.aliases):
                if entities.names.get(name, known.id) != known.id:  # it goes by another's name
                    self._add(name, known.id)

    def _add(self, name: str, entity: str) -> None:
        text = tokens(name)
        words = list(zip(text.words, text.folded, strict=True))
        while len(words) > 1 and words[0][1] in _ARTICLES:
            words = words[1:]
        if not words:
            return
        node = self._trie
        for _, folded in words:
            node = node.setdefault(folded, {})
        node.setdefault(_END, []).append((tuple(word for word, _ in words), entity))
        joined = " ".join(folded for _, folded in words)
        self._known.add(joined)
        if len(joined) >= _SHORTEST_NEAR and words[0][0][0].isupper():
            for stem in stems(joined):
                self._stems.setdefault(stem, (name, entity))

    def mentions(self, text: Tokens) -> Iterator[NameInText]:
        """The names in a text from left to right, none within another."""
        index = 0
        while index < len(text):
            found = self._longest(text, index)
            if found is None:
                index += 1
            else:
                yield found
                index = found.end

    def _longest(self, text: Tokens, start: int) -> NameInText | None:
        first = start
        if text.folded[start] in _ARTICLES and start + 1 < len(text):
            first = start + 1
        if _in_word(text, first):
            return None
        node = self._trie
        best: NameInText | None = None
        for at in range(first, len(text)):
            node = node.get(text.folded[at], {})
            if not node:
                break
            words = text.words[first : at + 1]
            named = [(name, entity) for name, entity in node.get(_END, ()) if _same(name, words)]
            if named and not _in_word(text, at + 1):
                # names that differ in capital letters alone are told apart by these
                exact = [entity for name, entity in named if name == tuple(words)]
                entity, *others = exact or [entity for _, entity in named]
                best = NameInText(start, at + 1, entity, frozenset(others) - {entity})
        return best

    def near(self, text: Tokens, mentions: list[NameInText]) -> Iterator[Near]:
        """Runs of capitalised words, outside all names, that one edit makes a name of.

        `Austrian` is no misspelling of `Austria`: letters may not only be added at the end.
        """
        taken = {at for mention in mentions for at in range(mention.start, mention.end)}
        at = 0
        while at < len(text):
            if at in taken or not text.words[at][0].isupper():
                at += 1
                continue
            for end in range(min(at + _LONGEST_NEAR, len(text)), at, -1):
                near = None if taken & set(range(at, end)) else self._near(text, at, end)
                if near is not None:
                    yield near
                    at = end - 1
                    break
            at += 1

    def _near(self, text: Tokens, start: int, end: int) -> Near | None:
        words = " ".join(text.folded[start:end])
        if len(words) < _SHORTEST_NEAR or words in self._known:
            return None
        for stem in stems(words):
            if stem in self._stems:
                name, entity = self._stems[stem]
                bare = name.casefold().removeprefix("the ")
                if (
                    bare.startswith(words)
                    or words.startswith(bare)
                    or _digits(words) != _digits(bare)
                ):
                    continue
                return Near(start, end, text.between(start, end), name, entity)
        return None

    def suggestion(self, name: str) -> str:
        """``; did you mean 'x'?``, or nothing where no name is one edit away."""
        words = tokens(name)
        near = self._near(words, 0, len(words)) if len(words) else None
        return f"; did you mean '{near.name}'?" if near else ""


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def stands_in(name: str, text: Tokens) -> bool:
    """Whether a name stands in a text, be it within another one."""
    wanted = tokens(name)
    first = 1 if len(wanted) > 1 and wanted.folded[0] in _ARTICLES else 0
    size = len(wanted) - first
    return size > 0 and any(
        text.folded[at : at + size] == wanted.folded[first:]
        and _same(tuple(wanted.words[first:]), text.words[at : at + size])
        for at in range(len(text) - size + 1)
    )


def _same(name: tuple[str, ...], words: list[str]) -> bool:
    """Whether words of a text may be a name; only its first word must have its capital."""
    for number, (ours, theirs) in enumerate(zip(name, words, strict=True)):
        if ours == theirs:
            continue
        if len(ours) > 1 and ours.isupper():
            return False
        if number == 0 and ours[0].isupper() and not theirs[0].isupper():
            return False
    return True


def _in_word(text: Tokens, index: int) -> bool:
    """Whether a token is the rest of a word: `Town` of `Mill-Town`, `s` of `US`."""
    if not text.adjoins(index):
        return False
    before, here = text.words[index - 1], text.words[index]
    return before[-1].isalnum() and here[0].isalnum()
