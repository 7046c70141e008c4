"""Names that seem to be spellings of one: a surname alone, initials, one sound spelled twice.

They are shown beside each other, and nothing is merged: `Lund` may be another Lund.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from checker.mentions.names import FoundName
from checker.spelling.alike import SHORTEST_SOUND, folded, sound_of, spelled_alike, stems
from checker.values.groups import Groups

_LARGEST: Final = 20
"""How many names of one sound are held against each other."""
_LONGEST: Final = 40
"""Names of more letters are spelled in one way only."""


def variants(names: Sequence[FoundName]) -> list[tuple[FoundName, ...]]:
    """The names in groups, in each what is said most often first; the groups in the order in which
    the first name of each stands."""
    at = {name.said: number for number, name in enumerate(names)}
    together = Groups(len(names))
    for short, long in (*_short(names), *_alike(names)):
        together.join(at[short], at[long])
    groups = ([names[number] for number in group] for group in together.all())
    return [tuple(sorted(group, key=lambda name: -name.count)) for group in groups]


def _short(names: Sequence[FoundName]) -> Iterator[tuple[str, str]]:
    """Names that end one longer name only, or are the initials of one only: each with it."""
    longer: dict[str, list[str]] = defaultdict(list)
    for name in names:
        words = name.said.split()
        for first in range(1, len(words)):
            longer[" ".join(words[first:])].append(name.said)
        initials = "".join(word[0] for word in words if word[0].isupper())
        if len(initials) > 1:
            longer[initials].append(name.said)
    for name in names:
        found = longer.get(name.said, [])[:_LARGEST]
        shortest = min(found, key=len, default="")
        if found and all(one == shortest or one.endswith(f" {shortest}") for one in found):
            yield name.said, shortest


def _alike(names: Sequence[FoundName]) -> Iterator[tuple[str, str]]:
    """Names of one sound, or that differ by an edit: each with the one that is said more often."""
    near: dict[str, list[FoundName]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (-name.count, name.said)):
        if len(name.said) > _LONGEST:
            continue
        plain = folded(name.said)
        sound = sound_of(plain)
        keys = {f"~{sound}"} if len(sound) >= SHORTEST_SOUND else set()
        keys.update(stems(plain))
        seen: set[str] = set()
        for key in sorted(keys):
            for other in near[key][:_LARGEST]:
                if other.said not in seen and spelled_alike(name.said, other.said):
                    yield name.said, other.said
                seen.add(other.said)
            if len(near[key]) < _LARGEST:
                near[key].append(name)
