"""Does the sentence of a quote assert the value that stands in it?

What is denied, asked or supposed is doubted, wherever all that names the value in the quote is.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from checker.model.fact import Fact
from checker.model.vocabulary import Attribute, Entities
from checker.prose import asserted
from checker.prose.reader import Setting, split
from checker.prose.tokens import Tokens, tokens
from checker.values.compare import Members
from checker.verify.places import InPlace

_ARTICLES: Final = frozenset({"the", "a", "an"})


def unasserted(
    fact: Fact,
    attribute: Attribute,
    entities: Entities,
    known: Setting,
    place: InPlace | None,
) -> str:
    """Why the quote of a claim of words or names does not assert them; nothing where it does."""
    sort = asserted.sort_of(attribute)
    name = sort is asserted.Sort.NAME
    views = list(_views(fact, known, place))
    about = asserted.speaking_of(attribute)
    for each in _wanted(fact, attribute, entities, name=name):
        found = [
            (said, first, end)
            for said, low, high in views
            for first, end in _standing(each, said, low, high)
        ]
        reasons = [
            asserted.unasserted(said, known, first, end, sort, about) for said, first, end in found
        ]
        if reasons and all(reasons):
            return reasons[0]
    return ""


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
