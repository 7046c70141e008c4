"""What leads round in a circle: sources that derive from each other, wholes that are parts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

_LONGEST: Final = 12
"""How many names of a circle are written out."""


def circles(starts: Iterable[str], leads: Callable[[str], str | None]) -> Iterator[list[str]]:
    """Each circle that is reached, once: its names in their order, the first again at its end.

    ``leads``: the name that one leads to, if it leads to any.
    """
    settled: set[str] = set()
    for start in starts:
        path: dict[str, None] = {}
        name: str | None = start
        while name is not None and name not in settled:
            if name in path:
                names = list(path)
                yield [*names[names.index(name) :], name]
                break
            path[name] = None
            name = leads(name)
        settled.update(path)


def told_circle(names: Sequence[str]) -> str:
    """The names in their order; of a great circle, the first ones and the last."""
    if len(names) > _LONGEST:
        names = [*names[: _LONGEST - 2], "...", names[-1]]
    return " -> ".join(names)
