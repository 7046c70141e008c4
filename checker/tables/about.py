"""The attributes that claims must be about to be looked at."""

from collections.abc import Iterable

from checker.model.ranked import (
    AgainstReference,
    AllAtOnce,
    Among,
    AmongThose,
    InOrder,
    OfNearestWhole,
    OneEach,
    Ranked,
    Together,
)


def of(ranked: Ranked, attributes: Iterable[str]) -> tuple[str, ...]:
    """The attributes whose claims are looked at."""
    if isinstance(ranked, Together | AgainstReference):
        return ranked.attributes or tuple(attributes)
    if isinstance(ranked, InOrder | Among):
        return ranked.first, ranked.then
    if isinstance(ranked, AmongThose):
        return ranked.attribute, ranked.then
    if isinstance(ranked, AllAtOnce):
        return tuple(dict.fromkeys(name for one in ranked.bound for name in one.attributes))
    return (ranked.attribute,)


def across(ranked: Ranked) -> str:
    """The attribute of which claims about one subject are held against those about others; empty
    where they are not."""
    if isinstance(ranked, OneEach | OfNearestWhole):
        return ranked.attribute
    return ranked.then if isinstance(ranked, AmongThose) else ""
