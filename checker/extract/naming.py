"""Which entity a place in a document speaks of: the one that is named last before it.

In `the mill at Easton was built in 1931, Ann Lee said` nothing is said of Easton or of Ann Lee.
`The bridge` is the entity of the type `bridge` that was named last, and `a bridge` is nothing that
has a name.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from enum import Enum
from typing import Final, final

from checker.mentions.types import BODIES, EVENTS, KINDS
from checker.prose.names import NameInText, Names
from checker.prose.tokens import Tokens
from checker.values.named import NamedTuple

_PREPOSITIONS: Final = frozenset({
    "in", "at", "near", "of", "from", "on", "by", "for", "with", "to", "outside", "into", "onto",
    "between", "and", "through", "via", "across", "against", "over", "under", "behind", "around",
    "than", "like", "as",
})  # fmt: skip
_DEFINITE: Final = frozenset({"the", "this", "that"})
_BEFORE_NOUN: Final = _DEFINITE | {
    "a", "an", "our", "his", "her", "its", "their", "my", "new", "old", "other", "another", "first",
    "second", "third",
}  # fmt: skip
_WORDS: Final = 2
_EXPLAINED: Final = 5
"""How many words there are at most from the comma behind a name to what explains it."""
NO_SUBJECTS: Final = frozenset({
    # what may stand between a verb and what it is said of, or for that
    "it", "he", "she", "they", "this", "that", "these", "those", "which", "who", "what", "there",
    "and", "or", "but", "then", "also", "once", "first", "later", "since", "ever", "never", "not",
    "still", "now", "both", "all", "soon", "again", "when", "where", "while", "after", "before",
    "as", "if", "so", "yet", "just", "thus", "only", "even", "out", "up", "down",
    "is", "was", "are", "were", "be", "been", "being", "has", "had", "have", "having", "will",
    "would", "can", "could", "may", "might", "must", "should", "shall", "did", "does", "do",
    "the", "a", "an", "its", "his", "her", "their", "our", "my", "your", "of", "in", "on", "at",
    "by", "for", "with", "from", "to", "near", "into", "over", "under", "about", "than", "via",
    "per", "across", "during", "through", "s", "t", "saying", "said", "says", "total", "official",
})  # fmt: skip
"""Words that, right before a verb, are not what it is said of; every other one may be."""
_LINES: Final = frozenset({"-", ":", "(", ","})
_SAYING: Final = frozenset({
    "said", "says", "told", "tells", "reported", "reports", "added", "announced", "estimated",
    "estimates", "expects", "wrote", "writes", "claimed", "claims", "confirmed", "believes",
})  # fmt: skip


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

    ``aside``: its sentence speaks of something else. ``meant``: its type stands for it, and ``at``
    is where it was named before, or ``ONLY``; ``entity`` is empty where nobody named it.
    """

    at: int
    part: int
    start: int
    end: int
    entity: str
    type: str
    aside: bool
    meant: bool = False


def namings(
    tokens: Tokens,
    mentions: Sequence[NameInText],
    names: Names,
    before: Mapping[str, NamedEntity],
    events: Mapping[str, str],
    part: int,
) -> Iterator[NamedEntity]:
    """All of one part, in order; ``before``: the last one of each type in the parts before,
    ``events``: as :func:`single_events` of the document. An event is often told of before it has
    its name: `a fire` is the only one of the document until that is named."""
    last = dict(before)
    taken = {at: mention for mention in mentions for at in range(mention.start, mention.end)}
    ends = {mention.end for mention in mentions}
    at = 0
    while at < len(tokens):
        mention = taken.get(at)
        if mention is not None:
            if at or not _leads(tokens, mention.end):
                kind = names.types[mention.entity]
                aside = _is_aside(tokens, at, mention.end, kind)
                place = tokens.starts[at], part, at, mention.end
                one = last[kind] = NamedEntity(*place, mention.entity, kind, aside)
                yield one
            at = mention.end
            continue
        noun = tokens.folded[at]
        named = (
            tokens.words[at].islower() and at + 1 not in taken and not _explains(tokens, at, ends)
        )
        if noun in KINDS and named:
            kind = noun if noun in names.only else KINDS[noun]
            start = at
            while start and at - start < _WORDS and tokens.folded[start - 1] in _BEFORE_NOUN:
                start -= 1
            whose = taken.get(at + 2) if tokens.folded[at + 1 : at + 2] == ["of"] else None
            if whose is not None and names.types[whose.entity] in (noun, KINDS[noun]):
                # `the town of Marl` is Marl, whatever `of` says elsewhere
                of = names.types[whose.entity]
                aside = _is_aside(tokens, start, whose.end, of)
                place = tokens.starts[at + 2], part, start, whose.end
                one = last[of] = NamedEntity(*place, whose.entity, of, aside)
                yield one
                at = whose.end
                continue
            definite = tokens.folded[start] in _DEFINITE and start == at - 1
            meant = last.get(kind) if definite else None
            where = meant.at if meant else ONLY
            entity = meant.entity if meant else names.only.get(kind, "") if definite else ""
            if kind not in last:
                entity = entity or events.get(kind, "")
            aside = _is_aside(tokens, start, at + 1, kind)
            if entity or (not aside and (definite or kind not in BODIES)):
                yield NamedEntity(where, part, start, at + 1, entity, kind, aside, meant=True)
        at += 1


def single_events(entities: Iterable[str], types: Mapping[str, str]) -> dict[str, str]:
    """Of all that a document names the events, by their types, but for those of which there are
    several of one."""
    events = [entity for entity in entities if types[entity] in EVENTS]
    many = Counter(types[entity] for entity in events)
    return {types[entity]: entity for entity in events if many[types[entity]] == 1}


def _explains(tokens: Tokens, at: int, ends: Set[int]) -> bool:
    """Whether a noun says what is named right before it: `Marlow, the largest town there`."""
    for comma in range(at - 1, max(at - _EXPLAINED, -1), -1):
        if tokens.words[comma] == ",":
            return comma in ends
    return False


def _is_aside(tokens: Tokens, start: int, end: int, kind: str) -> bool:
    """Whether a sentence speaks of something else than what is named in it: what stands behind a
    preposition, but for events, and who says what it says."""
    if tokens.folded[end : end + 1] and tokens.folded[end] in _SAYING:
        return True
    if tokens.folded[end : end + 2] in ([",", "which"], [",", "who"], [",", "whose"]):
        return False
    before = start - 1
    while before >= 0 and tokens.folded[before] in (*_DEFINITE, "a", "an", kind):
        before -= 1
    if before < 0:
        return False
    word = tokens.folded[before]
    if word in _SAYING or tokens.folded[before - 1 : before + 1] == ["according", "to"]:
        return True
    return kind not in EVENTS and word in _PREPOSITIONS


def _leads(tokens: Tokens, end: int) -> bool:
    """Whether a name at the beginning of a text is the place that it was written at."""
    return tokens.words[0].isupper() and end < len(tokens) and tokens.words[end] in _LINES


def latest(
    tokens: Tokens, namings: Sequence[NamedEntity], *, row: bool = False
) -> list[NamedEntity | None]:
    """For each token, and the end, which of the entities is named last before it.

    In its sentence the last that is not aside; else what the sentence before speaks of; else the
    last. In a ``row`` of a table simply the last.
    """
    ending = {one.end: one for one in namings}
    found: list[NamedEntity | None] = []
    earlier: NamedEntity | None = None
    best: NamedEntity | None = None
    for index in range(len(tokens) + 1):
        if index and tokens.stops[index - 1]:
            earlier, best = best or earlier, None
        one = ending.get(index)
        if one is not None and (row or best is None or best.aside or not one.aside):
            best = one
        found.append(earlier if earlier and (best is None or best.aside) else best)
    return found
