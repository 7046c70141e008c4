"""Does the sentence of a quote assert the value that stands in it?

What is denied, asked or supposed is doubted, wherever all that names the value in the quote is.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from checker.model.fact import Fact
from checker.model.vocabulary import Attribute, Entities
from checker.prose.asserted import denied, supposed
from checker.prose.reader import Setting, split
from checker.prose.scan import Scan
from checker.prose.tokens import Tokens, tokens
from checker.values.compare import Members
from checker.verify.places import InPlace

_AROUND: Final = 150
"""How many tokens on either side of a value are looked at."""

_ARTICLES: Final = frozenset({"the", "a", "an"})
_SMALL: Final = frozenset({"of", "the", "and", "day", "name", "for"})
"""Words of labels that speak of nothing."""


def only_supposed(said: Tokens, known: Setting, first: int, end: int) -> str:
    """Why a sentence only asks or supposes what stands from one token up to another."""
    scan, start = _around(said, known, first, end)
    return supposed(scan, first - start, end - start)


def unasserted(
    fact: Fact,
    attribute: Attribute,
    entities: Entities,
    known: Setting,
    place: InPlace | None,
) -> str:
    """Why the quote of a claim of words or names does not assert them; nothing where it does."""
    name = attribute.kind.names or (attribute.kind.many and attribute.members == "entity")
    views = list(_views(fact, known, place))
    about = frozenset(
        word
        for cue in (attribute.label, *attribute.cues)
        for word in tokens(cue).folded
        if len(word) > 2 and word not in _SMALL
    )
    for each in _wanted(fact, attribute, entities, name=name):
        found = [
            (said, first, end)
            for said, low, high in views
            for first, end in _standing(each, said, low, high)
        ]
        reasons = [_why(*one, known, about, name=name) for one in found]
        if reasons and all(reasons):
            return reasons[0]
    return ""


def _why(
    said: Tokens, first: int, end: int, known: Setting, about: frozenset[str], *, name: bool
) -> str:
    scan, start = _around(said, known, first, end)
    word = denied(scan, first - start, end - start, about, name=name)
    return f"`{word}` denies it" if word else supposed(scan, first - start, end - start)


def _views(fact: Fact, known: Setting, place: InPlace | None) -> Iterator[tuple[Tokens, int, int]]:
    """The fragments of a quote, as tokens of a text from one up to another."""
    if place is None:
        for fragment in fact.quote:
            said = split(fragment, known)
            yield said, 0, len(said)
        return
    for begin, end in place.fragments:
        prose = place.readings.at(begin)
        if prose is not None:
            said = prose.tokens
            yield said, bisect_left(said.starts, begin), bisect_left(said.starts, end)


def _wanted(
    fact: Fact, attribute: Attribute, entities: Entities, *, name: bool
) -> Iterator[Sequence[str]]:
    """The wordings of the value, or of each member of it."""
    possible = fact.value.possible
    if attribute.kind.many:
        assert isinstance(possible, Members)
        members = sorted(possible.members)
    elif name:
        spans = entities.spans.items()
        members = [each for each, span in spans if span == possible][:1]
    else:
        members = [fact.value.text]
    for each in members:
        one = entities.by_id[each] if name else None
        yield (each,) if one is None else (one.label, *one.aliases)


def _standing(
    wordings: Sequence[str], said: Tokens, low: int, high: int
) -> Iterator[tuple[int, int]]:
    """Where one of the wordings stands in a part of a text."""
    for wording in wordings:
        named = tokens(wording)
        skip = 1 if len(named) > 1 and named.folded[0] in _ARTICLES else 0
        folded, raw = named.folded[skip:], named.words[skip:]
        size = len(folded)
        for at in range(low, min(high, len(said)) - size + 1 if size else low):
            if said.folded[at] == folded[0] and said.folded[at : at + size] == folded:
                there = said.words[at : at + size]
                pairs = zip(raw, there, strict=True)
                if all(a == b or not (len(a) > 1 and a.isupper()) for a, b in pairs):
                    yield at, at + size


def _around(said: Tokens, known: Setting, first: int, end: int) -> tuple[Scan, int]:
    """The tokens around some, ready to look around in, and the number of their first."""
    low, high = max(0, first - _AROUND), end + _AROUND
    part = Tokens(
        said.text, said.words[low:high], said.folded[low:high], said.starts[low:high],
        said.ends[low:high], said.stops[low:high],
    )  # fmt: skip
    return Scan(part, known.language, known.declared), low
