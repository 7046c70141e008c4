"""Sums that differ by one of their parts."""

from collections.abc import Iterator
from typing import Final

from checker.hints.numbers import last_place, number_of, rounds_to
from checker.hints.pair import TwoClaims, brief
from checker.model.fact import Fact

RESOLUTION: Final = 100
"""So many times finer than the whole, for each part that is tried, the other value is written: one
of many parts fits any coarse gap."""


def left_out_or_twice(pair: TwoClaims) -> str:
    """A sum and a value that differ by just one part of the sum, or by what lies inside a part."""
    for added, other in pair.both_ways():
        if not _is_sum(added):
            continue
        total, claimed = number_of(added), number_of(other)
        if total is None or claimed is None:
            continue
        step = last_place(claimed)
        inner = list(_inner_parts(added, pair))
        parts = added.derivation.rests_on if added.derivation else ()
        tried = 2 * len(parts) + len(inner)
        if step is None or abs(claimed) < RESOLUTION * tried * step:
            continue
        for fact in (*parts, *inner):
            part = number_of(fact) or 0
            label = brief(pair.facts.entities.label(fact.subject))
            attribute = pair.facts.attributes[fact.attribute].label
            differ = f"the difference is the {attribute} of {label}"
            if part and rounds_to(total + part, claimed):
                how = (
                    "added twice, or counted apart"
                    if fact in inner
                    else "counted twice, or left out"
                )
                return f"{pair.told}: {differ}, which may be {how}"
            if part and fact not in inner and rounds_to(total - part, claimed):
                return f"{pair.told}: {differ}, which may be left out, or counted twice"
    return ""


def _is_sum(fact: Fact) -> bool:
    """Whether a claim is what its inputs make when they are added."""
    if fact.derivation is None or len(fact.derivation.rests_on) < 2:
        return False
    parts = [part.value.nominal for part in fact.derivation.rests_on]
    return None not in parts and sum(part or 0 for part in parts) == fact.value.nominal


def _inner_parts(fact: Fact, pair: TwoClaims) -> Iterator[Fact]:
    """What the source reports of parts inside the parts: a sum does not add it again."""
    if fact.derivation is None:
        return
    claims = pair.facts.subjects(fact.attribute)
    for part in fact.derivation.rests_on:
        for inside in pair.facts.entities.below(part.subject):
            for claim in claims.get(inside, ()):
                if (claim.source, claim.qualifiers) == (fact.source, fact.qualifiers):
                    yield claim
