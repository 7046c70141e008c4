"""One name that is spelled in two ways."""

from collections.abc import Iterable
from typing import Final

from checker.hints.pair import Pair, brief
from checker.load.cautions import LONGEST, SHORTEST, SHORTEST_SOUND, folded, sound_of
from checker.values.compare import Members

MOST_MEMBERS: Final = 50
"""So many members that only one of two lists has are held against those of the other."""


def spelled_alike(one: str, other: str) -> bool:
    """Whether two names differ by one edit, or only by how their sounds are written.

    Names that differ in a number, in a single letter at the end or in their first letter are meant
    to (`round 1`, `glacier A`, `Gambia` and `Zambia`).
    """
    if not (SHORTEST <= len(one) <= LONGEST and SHORTEST <= len(other) <= LONGEST):
        return False
    a, b = folded(one), folded(other)
    if _marks(a) != _marks(b):
        return False
    heard = sound_of(a)
    return one_edit(a, b) or (len(heard) >= SHORTEST_SOUND and heard == sound_of(b))


def _marks(word: str) -> str:
    """What tells names of one series apart: their digits, and a single letter at the end."""
    *_, last = word.split() or [""]
    return "".join(filter(str.isdigit, word)) + (last if len(last) == 1 else "")


def one_edit(a: str, b: str) -> bool:
    """Whether one letter more, another letter behind the first, or two that change places, turn one
    word into the other."""
    if a == b:
        return True
    if len(a) > len(b):
        a, b = b, a
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return a[start:] == b[start + 1 :]
    if a[start + 1 :] == b[start + 1 :]:
        return start > 0
    return (a[start : start + 2], a[start + 2 :]) == (b[start : start + 2][::-1], b[start + 2 :])


def two_spellings(pair: Pair) -> str:
    """Two texts that are nearly one; those that an attribute declares are meant to differ."""
    if pair.attribute.values:
        return ""
    return _told([pair.a.value.text], [pair.b.value.text])


def two_names(pair: Pair) -> str:
    """Two entities of one type, with names that are nearly one."""
    a, b = pair.a.value.text, pair.b.value.text
    by_id, names = pair.facts.entities.by_id, pair.facts.entities.names
    one, other = by_id.get(names.get(a, "")), by_id.get(names.get(b, ""))
    if one is None or other is None or one.type != other.type:
        return ""
    return _told((one.label, *one.aliases), (other.label, *other.aliases))


def _told(ours: Iterable[str], theirs: Iterable[str], what: str = "name") -> str:
    others = list(theirs)
    for a in ours:
        for b in others:
            if spelled_alike(a, b):
                return f"{brief(a)} and {brief(b)} may be one {what} spelled two ways"
    return ""


def two_spellings_of_a_member(pair: Pair) -> str:
    """A member of one list with a name that is nearly that of a member of the other alone."""
    ours, theirs = only(pair)
    return _told(ours[:MOST_MEMBERS], theirs[:MOST_MEMBERS], "member")


def only(pair: Pair) -> tuple[list[str], list[str]]:
    """The members that one list has alone, and those of the other, as they are written."""
    a, b = pair.a.value.possible, pair.b.value.possible
    assert isinstance(a, Members)
    assert isinstance(b, Members)
    by_id = pair.facts.entities.by_id
    return tuple(  # type: ignore[return-value]  # two
        [by_id[name].label if pair.attribute.members == "entity" else name for name in sorted(some)]
        for some in (a.members - b.members, b.members - a.members)
    )
