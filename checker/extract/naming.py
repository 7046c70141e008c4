"""Which entity a place in a document speaks of: the one that is named last before it.

A name that stands behind a preposition counts only where there is no other: in
`the mill at Easton was built` nothing is said of Easton. `The bridge` is the entity of the type
`bridge` that was named last.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Final, NamedTuple, final

from checker.prose.names import NameInText
from checker.prose.tokens import Tokens

_PREPOSITIONS: Final = frozenset({
    "in", "at", "near", "of", "from", "on", "by", "for", "with", "to", "outside", "into", "onto",
    "between", "and", "through", "via", "across", "against", "over", "under", "behind", "around",
    "than", "like", "as",
})  # fmt: skip
_DEFINITE: Final = frozenset({"the", "this", "that"})
_LINES: Final = frozenset({"-", ":", "(", ","})


SAID: Final = -1
ONLY: Final = -2
"""Where an entity is named: right there; nowhere, but it is the only one of its type."""


class Around(Enum):
    """What a part of a document is in, and so which name is the last before a place in it.

    A ``ROW`` of a table speaks of what it names itself, a ``PAIR`` of a key and its value of what
    is named before its table. Nothing behind a ``TABLE`` speaks of what that names.
    """

    PROSE = "prose"
    TABLE = "table"
    ROW = "row"
    PAIR = "pair"


@final
class NamedEntity(NamedTuple):
    """An entity that is named in a part of a document, from one token up to another; ``at``: where
    in the text its name stands, in characters from 0.

    ``behind``: it stands behind a preposition. ``meant``: its type stands for it, and ``at`` is
    where it was named before, or ``ONLY``; ``entity`` is empty where it may be one of several.
    """

    at: int
    part: int
    start: int
    end: int
    entity: str
    type: str
    behind: bool
    meant: bool = False


def namings(
    tokens: Tokens,
    mentions: Sequence[NameInText],
    types: Mapping[str, str],
    before: Mapping[str, NamedEntity],
    part: int,
) -> Iterator[NamedEntity]:
    """All of one part, in order; ``types``: those of the entities, ``before``: the last one of each
    type in the parts before."""
    last = dict(before)
    known = Counter(types.values())
    only = {kind: entity for entity, kind in types.items() if kind and known[kind] == 1}
    taken = {at: mention for mention in mentions for at in range(mention.start, mention.end)}
    at = 0
    while at < len(tokens):
        mention = taken.get(at)
        if mention is not None and at == 0 and _leads(tokens, mention.end):
            at = mention.end
            continue
        if mention is not None:
            kind = types[mention.entity]
            behind = _is_behind(tokens, at)
            place = tokens.starts[at], part, at, mention.end
            one = NamedEntity(*place, mention.entity, kind, behind)
            last[kind] = one
            yield one
            at = mention.end
            continue
        noun = tokens.folded[at + 1] if at + 1 < len(tokens) else ""
        if tokens.folded[at] in _DEFINITE and noun and noun in known and at + 1 not in taken:
            meant = last.get(noun)
            where, entity = (meant.at, meant.entity) if meant else (ONLY, only.get(noun, ""))
            behind = _is_behind(tokens, at)
            yield NamedEntity(where, part, at, at + 2, entity, noun, behind, meant=True)
        at += 1


def _is_behind(tokens: Tokens, start: int) -> bool:
    """Whether a name stands behind a preposition."""
    before = start - 1
    while before >= 0 and tokens.folded[before] in ("the", "a", "an"):
        before -= 1
    return before >= 0 and tokens.folded[before] in _PREPOSITIONS


def _leads(tokens: Tokens, end: int) -> bool:
    """Whether a name at the beginning of a text is the place that it was written at."""
    return tokens.words[0].isupper() and end < len(tokens) and tokens.words[end] in _LINES


def latest(
    tokens: Tokens, namings: Sequence[NamedEntity], *, row: bool = False
) -> list[NamedEntity | None]:
    """For each token, and the end, which of the entities is named last before it.

    The last that does not stand behind a preposition, else the last. In a ``row`` of a table simply
    the last.
    """
    ending = {one.end: one for one in namings}
    found: list[NamedEntity | None] = []
    best: NamedEntity | None = None
    for index in range(len(tokens) + 1):
        one = ending.get(index)
        if one is not None and (row or best is None or best.behind or not one.behind):
            best = one
        found.append(best)
    return found
