"""The times of claims as whole numbers, by which an engine knows which of them may meet.

What is known of the time of each cell (:mod:`checker.values.dates.when`) has places on one line:
those of all its ends, in order. A stretch of time begins at one of them and ends before another.
What does not lie on that line as one stretch is odd, and asked for.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Final, final

from checker.model.fact import Qualifiers
from checker.model.times import Time
from checker.values.dates.when import Stretch, When
from checker.values.interval import Bound
from checker.values.named import NamedTuple

UNDATED: Final = -1
"""Where claims stand that say of no time: before all others, and apart from them."""

MOST_MOMENTS: Final = 2
"""A time has so many moments, of where it begins and ends; one with more is several times."""

Cell = tuple[str, Qualifiers]
"""An attribute, and what claims about it hold for."""

SPANS: Final = {"cell": "INT", "since": "BIGINT", "till": "BIGINT", "same": "INT", "broad": "BOOL"}
"""The columns of :class:`CellSpan`, behind the number of a cell."""

ALONG: Final = {
    "cell": "INT", "qual": "INT", "since": "BIGINT", "till": "BIGINT", "same": "INT", "odd": "BOOL",
    "begun": "BIGINT", "lasting": "BIGINT", "core_since": "BIGINT", "core_till": "BIGINT",
}  # fmt: skip
"""The columns of :class:`CellAlong`, where a missing core has none of its two."""

MOMENTS: Final = {"cell": "INT", "since": "BIGINT", "till": "BIGINT"}
"""The columns of its moments."""


@final
class CellSpan(NamedTuple):
    """All that the time of a cell may be about: ``since`` a place, and up to before ``till``.

    ``same``: times with one number are the same. ``broad``: of cells without these no two may meet
    whose claims are held against each other, unless they are of two attributes and one stretch.
    ``odd``: it is no single stretch, or lies on another line than others.
    """

    since: int
    till: int
    same: int
    broad: bool = False
    odd: bool = False


@final
class CellAlong(NamedTuple):
    """What is known of a time by one qualifier: ``qualifiers`` are all others of the cell.

    Its span; by when it has surely ``begun``, and when it is surely still ``lasting``, or yet to
    come; its core, if it has one, and its moments.
    """

    cell: int
    qualifiers: Qualifiers
    since: int
    till: int
    same: int
    odd: bool
    begun: int
    lasting: int
    core: tuple[int | None, int | None]
    moments: tuple[tuple[int, int], ...]


def spans_of(
    cells: Sequence[Cell], times: Mapping[Cell, tuple[Time, ...]], linked: Mapping[str, int]
) -> list[CellSpan]:
    """The spans of the times by which claims are compared, by the numbers of cells.

    ``linked``: the number that an attribute shares with those that its claims are held against.
    """
    whens = [times[cell][0].when if times.get(cell) else None for cell in cells]
    place = _places(end for when in whens if when is not None for end in _ends(when.spans))
    same: dict[Hashable, int] = {None: 0}
    by_line: dict[int, list[int]] = {}
    found: list[CellSpan] = []
    for number, ((attribute, _), when) in enumerate(zip(cells, whens, strict=True)):
        by_line.setdefault(linked[attribute], []).append(number)
        if when is None:
            found.append(CellSpan(UNDATED, 0, 0))
            continue
        since, till = place[when.spans[0].first], place[when.spans[-1].last + 1]
        its_own = same.setdefault(when.possible, len(same))
        found.append(CellSpan(since, till, its_own, odd=len(when.spans) > 1))
    for numbers in by_line.values():
        some = [whens[number] for number in numbers]
        asked = [(cells[n][0], without_time(cells[n], times.get(cells[n]))) for n in numbers]
        broad = _broad(asked, [found[number][:2] for number in numbers])
        for number, odd in zip(numbers, _on_another_line(some), strict=True):
            one = found[number]
            found[number] = one._replace(broad=one[:2] in broad, odd=one.odd or odd)
    return found


def without_time(cell: Cell, times: Sequence[Time] | None) -> Qualifiers:
    """The qualifiers of a cell but the time by which claims are compared."""
    name = times[0].name if times else None
    return tuple(pair for pair in cell[1] if pair[0] != name)


def along(
    cells: Sequence[Cell],
    times: Mapping[Cell, tuple[Time, ...]],
    attribute: str,
    name: str,
    *,
    published: bool,
) -> list[CellAlong]:
    """The times of an attribute by one of its qualifiers, of cells that have it.

    ``published``: of some source it is known when it was, so that what goes on does so until then.
    """
    whens: dict[int, When] = {}
    for number, cell in enumerate(cells):
        if cell[0] == attribute:
            for time in times.get(cell, ()):
                if time.name == name:
                    whens[number] = time.when
    place = _places(end for when in whens.values() for end in _all_ends(when))
    same: dict[Hashable, int] = {}
    odd_ones = _on_another_line(list(whens.values()))
    found: list[CellAlong] = []
    for (number, when), odd in zip(whens.items(), odd_ones, strict=True):
        several = len(when.spans) > 1 or len(when.cores) > 1 or len(when.moments) > MOST_MOMENTS
        core = when.cores[0] if when.cores else None
        found.append(
            CellAlong(
                number,
                tuple(pair for pair in cells[number][1] if pair[0] != name),
                place[when.spans[0].first],
                place[when.spans[-1].last + 1],
                same.setdefault(when.possible, len(same)),
                odd or several or (when.goes_on and published),
                place[when.begun_by],
                place[when.not_over_before],
                (place[core.first], place[core.last + 1]) if core else (None, None),
                tuple((place[one.first], place[one.last + 1]) for one in when.moments),
            )
        )
    return found


def _places(ends: Iterable[Bound]) -> dict[Bound, int]:
    """The places of ends in their order, from 0."""
    return {end: place for place, end in enumerate(sorted(set(ends)))}


def _ends(stretches: Iterable[Stretch]) -> Iterable[Bound]:
    """Where stretches begin, and the first moments behind them."""
    for one in stretches:
        yield one.first
        yield one.last + 1


def _all_ends(when: When) -> Iterable[Bound]:
    yield from _ends((*when.spans, *when.cores, *when.moments))
    yield when.begun_by
    yield when.not_over_before


def _on_another_line(whens: Sequence[When | None]) -> list[bool]:
    """Of each time whether it is by UTC, where others are civil."""
    by_utc = [when is not None and when.by_instants for when in whens]
    civil = any(when is not None and not when.by_instants for when in whens)
    return [civil and one for one in by_utc]


def _broad(asked: Sequence[Hashable], spans: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """The fewest spans without which no two have anything in common; and those that two cells have
    of which one question is ``asked``."""
    broad = {
        span for (_, span), many in Counter(zip(asked, spans, strict=True)).items() if many > 1
    }
    last = UNDATED
    for since, till in sorted({*spans} - broad, key=lambda one: (one[1], -one[0])):
        if since < last:
            broad.add((since, till))
        else:
            last = till
    return broad
