"""What claims are about, and what is claimed of it: entities and attributes."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, final

from checker.model.place import Place
from checker.values.dates import FiscalYear
from checker.values.interval import Interval, interval
from checker.values.kinds import Value
from checker.values.numbers import Measure
from checker.values.wording import tell, tell_possible


@final
class Entity(NamedTuple):
    """A place, a person, a body, an event. ``complete``: all its parts are entities here."""

    id: str
    label: str
    place: Place
    type: str = ""
    aliases: tuple[str, ...] = ()
    part_of: str | None = None
    complete: bool = False


@final
class Attribute(NamedTuple):
    """What is claimed: the kind of its values and how they are read.

    ``members``: of a set, ``entity`` or ``text``. ``values``: the only texts allowed; two of them
    that differ contradict each other, as with ``exact``. ``ignore_case``: texts, of a set too, that
    differ only in case are the same. ``fiscal_year``: of a date, what `FY2023` is in it.
    ``cues``: words by which prose speaks of it; ``not_cues``: of what it may be taken for.
    """

    id: str
    label: str
    kind: str
    place: Place
    measure: Measure = Measure()
    members: str = "text"
    values: tuple[str, ...] = ()
    exact: bool = False
    ignore_case: bool = False
    qualifiers: tuple[str, ...] = ()
    fiscal_year: FiscalYear | None = None
    cues: tuple[str, ...] = ()
    not_cues: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """The unit of its numbers; of a date's distances, days."""
        return "days" if self.kind in ("date", "duration") else self.measure.unit

    def told(self, value: Value) -> str:
        """What a claim says, as people write it: `13 May 1994`, `14\u202f393 km²`."""
        return tell(self.kind, value.text, self.measure.unit)

    def as_read(self, value: Value, *, always: bool = False) -> str:
        """The possibilities of a claim in words, where what it says leaves them open.

        ``always`` words them for every date and number, and nothing else.
        """
        unit = self.measure.unit
        return tell_possible(self.kind, value.text, value.possible, unit, always=always)


@final
class Entities(NamedTuple):
    """All entities by id: a forest under ``part_of``.

    ``spans`` numbers each tree so that a part's interval lies within its whole's: an entity as a
    value is the interval of itself and of all that is part of it.
    """

    by_id: Mapping[str, Entity]
    names: Mapping[str, str]
    parts: Mapping[str, tuple[str, ...]]
    spans: Mapping[str, Interval]

    @classmethod
    def of(cls, by_id: Mapping[str, Entity], names: Mapping[str, str]) -> "Entities":
        """Number a forest. ``names`` maps every id, label and alias to an id."""
        parts: dict[str, list[str]] = {}
        for entity in by_id.values():
            if entity.part_of is not None:
                parts.setdefault(entity.part_of, []).append(entity.id)
        spans: dict[str, Interval] = {}
        roots = [entity.id for entity in by_id.values() if entity.part_of is None]
        stack = [(root, False) for root in reversed(roots)]
        entered: dict[str, int] = {}
        number = 0
        while stack:
            name, done = stack.pop()
            if done:
                spans[name] = interval(entered[name], number, hi_open=False)
                continue
            number += 1
            entered[name] = number
            stack.append((name, True))
            stack += [(part, False) for part in reversed(parts.get(name, ()))]
        return cls(by_id, names, {whole: tuple(some) for whole, some in parts.items()}, spans)

    def below(self, whole: str) -> Iterator[str]:
        """All that is part of ``whole``, at any depth, each whole before its parts."""
        stack = list(reversed(self.parts.get(whole, ())))
        while stack:
            part = stack.pop()
            yield part
            stack += reversed(self.parts.get(part, ()))

    def above(self, part: str) -> Iterator[str]:
        """What ``part`` is part of, nearest first."""
        whole = self.by_id[part].part_of
        while whole is not None:
            yield whole
            whole = self.by_id[whole].part_of

    def label(self, name: str) -> str:
        """The label of an entity."""
        return self.by_id[name].label
