"""What tables are about: (type, text), which is a declared entity only by its exact name."""

from copy import copy
from typing import final

from checker.model.circles import circles, told_circle
from checker.model.place import Place, Problem
from checker.model.vocabulary import Entities, Entity
from checker.tables.names import named
from checker.values.texts import normal_text
from checker.values.unreadable import Unreadable


@final
class Subjects:
    """The entities that tables name, beside those that are declared."""

    def __init__(self, declared: Entities, problems: list[Problem]) -> None:
        """Nothing but what is declared."""
        self._declared = declared
        self._problems = problems
        self._new: dict[str, Entity] = {}
        self._found: dict[tuple[str, str], str | Unreadable] = {}
        self._wholes: dict[str, tuple[str, Place]] = {}
        self._known: Entities | None = None
        """All of them, until something is added."""
        self._called: dict[str, dict[str, None]] = {}
        for entity in declared.by_id.values():
            for name in (entity.id, entity.label, *entity.aliases):
                self._called.setdefault(normal_text(name), {})[entity.id] = None

    def beside(self, problems: list[Problem]) -> "Subjects":
        """The same, to which others are added on their own, with problems of their own."""
        copied = copy(self)
        copied._problems = problems
        copied._new, copied._found = dict(self._new), dict(self._found)
        copied._wholes = dict(self._wholes)
        return copied

    def add(self, type_: str, text: str, place: Place) -> str:
        """The id of what a text of a type names; a new entity where nothing is called so.

        ``place`` is that of the first row that names it.
        """
        found = self._found.get((type_, text))
        if found is None:
            found = self._found[type_, text] = self._of(type_, text)
            if isinstance(found, str) and found not in self._declared.by_id:
                self._new[found] = Entity(found, text, place, type_)
                self._known = None
        return found if isinstance(found, str) else ""

    def find(self, type_: str, text: str) -> str | Unreadable:
        """The id of what was added, or why it has none."""
        return self._found[type_, text]

    def _of(self, type_: str, text: str) -> str | Unreadable:
        """Of entities called so, the one of this type; else the text is a name of its own."""
        by_id = self._declared.by_id
        fitting = [
            name
            for name in self._called.get(text, ())
            if not type_ or by_id[name].type in ("", type_)
        ]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            told = " and ".join(f"'{name}'" for name in fitting[:4])
            return Unreadable(f"'{text[:80]}' names {told}: give one of them another label")
        return f"{named(type_)}:{named(text)}"

    def join(self, part: str, whole: str, place: Place) -> None:
        """Say what a subject is part of."""
        if not part or not whole:
            return
        entity = self._declared.by_id.get(part)
        declared = entity.part_of if entity is not None else None
        known, first = self._wholes.get(part, (declared, entity.place if entity else place))
        if known is not None and known != whole:
            wrong = f"'{part[:80]}' is part of '{known[:80]}' already ({first})"
            self._problems.append(Problem(place, f"{wrong}: keep one of the two"))
        elif part == whole:
            wrong = f"'{part[:80]}' cannot be part of itself: leave the cell empty"
            self._problems.append(Problem(place, wrong))
        elif part not in self._wholes:
            self._wholes[part] = whole, place
            self._known = None

    def entities(self) -> Entities:
        """All entities: those that are declared, and then the others by their ids."""
        if self._known is None:
            self._known = self._all() if self._new or self._wholes else self._declared
        return self._known

    def _all(self) -> Entities:
        by_id: dict[str, Entity] = {**self._declared.by_id, **dict(sorted(self._new.items()))}
        for part, (whole, _) in self._wholes.items():
            by_id[part] = by_id[part]._replace(part_of=whole)
        self._cut_circles(by_id)
        names = dict(self._declared.names)
        shared: set[str] = set()
        for entity in self._new.values():
            names[entity.id] = entity.id
            if names.setdefault(entity.label, entity.id) != entity.id:
                shared.add(entity.label)
        for label in shared:
            if names[label] in self._new:
                del names[label]
        return Entities.of(by_id, names)

    def _cut_circles(self, by_id: dict[str, Entity]) -> None:
        """Cut every whole that goes round in a circle, so that the rest is a forest."""
        for circle in circles(self._wholes, lambda name: by_id[name].part_of):
            place = next(self._wholes[name][1] for name in circle if name in self._wholes)
            wrong = f"part of goes round in a circle: {told_circle(circle)}: remove one"
            self._problems.append(Problem(place, wrong))
            by_id[circle[-1]] = by_id[circle[-1]]._replace(part_of=None)
