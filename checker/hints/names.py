"""One name that is spelled in two ways."""

from collections.abc import Iterable
from typing import Final

from checker.hints.pair import TwoClaims, brief
from checker.spelling.alike import spelled_alike
from checker.values.compare import Members

MOST_MEMBERS: Final = 50
"""So many members that only one of two lists has are held against those of the other."""


def two_spellings(pair: TwoClaims) -> str:
    """Two texts that are nearly one; those that an attribute declares are meant to differ."""
    if pair.attribute.values:
        return ""
    return _spelled_two_ways([pair.a.value.text], [pair.b.value.text])


def two_names(pair: TwoClaims) -> str:
    """Two entities of one type, with names that are nearly one."""
    a, b = pair.a.value.text, pair.b.value.text
    by_id, names = pair.facts.entities.by_id, pair.facts.entities.names
    ours, theirs = by_id.get(names.get(a, "")), by_id.get(names.get(b, ""))
    if ours is None or theirs is None or ours.type != theirs.type:
        return ""
    return _spelled_two_ways((ours.label, *ours.aliases), (theirs.label, *theirs.aliases))


def _spelled_two_ways(ours: Iterable[str], theirs: Iterable[str], what: str = "name") -> str:
    others = list(theirs)
    for a in ours:
        for b in others:
            if spelled_alike(a, b):
                return f"{brief(a)} and {brief(b)} may be one {what} spelled two ways"
    return ""


def two_spellings_of_a_member(pair: TwoClaims) -> str:
    """A member of one list with a name that is nearly that of a member of the other alone."""
    ours, theirs = only(pair)
    return _spelled_two_ways(ours[:MOST_MEMBERS], theirs[:MOST_MEMBERS], "member")


def only(pair: TwoClaims) -> tuple[list[str], list[str]]:
    """The members that one list has alone, and those of the other, as they are written."""
    a, b = pair.a.value.possible, pair.b.value.possible
    assert isinstance(a, Members)
    assert isinstance(b, Members)
    by_id = pair.facts.entities.by_id
    return tuple(  # type: ignore[return-value]  # two
        [by_id[name].label if pair.attribute.members == "entity" else name for name in sorted(some)]
        for some in (a.members - b.members, b.members - a.members)
    )
