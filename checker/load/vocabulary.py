"""Entities and attributes, and what guards them: claims that never meet never contradict."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from checker.load.literals import normal_text
from checker.load.nearest import suggestion
from checker.load.nodes import Mapping, place_of, text_of
from checker.model.corpus import Caution
from checker.model.fact import Fact
from checker.model.place import Place, Problem
from checker.model.vocabulary import Attribute, Entities, Entity
from checker.values.numbers import Measure, read_quantity
from checker.values.unreadable import Unreadable

Declared = tuple[str, Mapping, str]
"""A file's name, the mapping that an entry stands in, and the entry's key."""


def read_entities(declared: Iterable[Declared], problems: list[Problem]) -> Entities:
    """All entities; a ``part_of`` that is unknown or goes round in a circle is a problem."""
    by_id: dict[str, Entity] = {}
    nodes: dict[str, tuple[str, Mapping]] = {}
    for file, node, key in declared:
        place = place_of(file, node, key, key=True)
        if key in by_id:
            first = by_id[key].place
            problems.append(Problem(place, f"entity '{key}' is declared twice (first at {first}): remove one"))
            continue
        said: Mapping | dict[str, Any] = node[key] or {}
        if isinstance(said, Mapping):
            nodes[key] = (file, said)
        by_id[key] = Entity(
            id=key,
            label=normal_text(text_of(said.get("label", key.replace("_", " ")))),
            place=place,
            type=said.get("type", ""),
            aliases=tuple(normal_text(text_of(alias)) for alias in said.get("aliases", ())),
            part_of=said.get("part_of"),
            complete=said.get("parts") == "complete",
        )
    _check_wholes(by_id, nodes, problems)
    return Entities.of(by_id, _names(by_id, problems))


def _check_wholes(
    by_id: dict[str, Entity], nodes: dict[str, tuple[str, Mapping]], problems: list[Problem]
) -> None:
    """Cut every ``part_of`` that cannot stand, so that the rest is a forest."""
    for entity in list(by_id.values()):
        if entity.part_of is not None and entity.part_of not in by_id:
            file, node = nodes[entity.id]
            problems.append(
                Problem(
                    place_of(file, node, "part_of"),
                    f"unknown entity '{entity.part_of[:80]}'{suggestion(entity.part_of, by_id)}"
                    "; declare it under `entities:`",
                )
            )
            by_id[entity.id] = _without_whole(entity)
    settled: set[str] = set()
    for start in list(by_id):
        path: dict[str, None] = {}
        name: str | None = start
        while name is not None and name not in settled:
            if name in path:
                circle = [*list(path)[list(path).index(name) :], name]
                file, node = nodes[name]
                problems.append(
                    Problem(
                        place_of(file, node, "part_of"),
                        f"part_of goes round in a circle: {' -> '.join(circle)}: remove one",
                    )
                )
                by_id[name] = _without_whole(by_id[name])
                break
            path[name] = None
            name = by_id[name].part_of
        settled.update(path)


def _without_whole(entity: Entity) -> Entity:
    return Entity(
        entity.id, entity.label, entity.place, entity.type, entity.aliases, None, entity.complete
    )


def _names(by_id: dict[str, Entity], problems: list[Problem]) -> dict[str, str]:
    """Every id, label and alias; a label of two entities names neither, an alias is a problem."""
    names = {key: key for key in by_id}
    shared: set[str] = set()
    for entity in by_id.values():
        if names.setdefault(entity.label, entity.id) != entity.id:
            shared.add(entity.label)
    for label in shared - by_id.keys():
        del names[label]
    for entity in by_id.values():
        for alias in entity.aliases:
            other = names.setdefault(alias, entity.id)
            if other != entity.id:
                problems.append(
                    Problem(
                        entity.place,
                        f"alias '{alias}' of '{entity.id}' also names '{other}': keep it on one",
                    )
                )
    return names


def read_attributes(declared: Iterable[Declared], problems: list[Problem]) -> dict[str, Attribute]:
    """All attributes."""
    attributes: dict[str, Attribute] = {}
    for file, node, key in declared:
        place = place_of(file, node, key, key=True)
        if key in attributes:
            first = attributes[key].place
            problems.append(
                Problem(place, f"attribute '{key}' is declared twice (first at {first}): remove one")
            )
            continue
        said: Mapping = node[key]
        attributes[key] = Attribute(
            id=key,
            label=said.get("label", key.replace("_", " ")),
            kind=said["kind"],
            place=place,
            measure=_measure(file, said, problems),
            members=said.get("members", "text"),
            values=tuple(normal_text(text_of(value)) for value in said.get("values", ())),
            exact=said.get("exact", False),
            qualifiers=tuple(said.get("qualifiers", ())),
        )
    return attributes


_ONLY_FOR = {
    "unit": ("quantity", "count"),
    "signed": ("quantity", "count"),
    "approximately": ("quantity", "count"),
    "members": ("set",),
    "values": ("text",),
    "exact": ("text",),
}


def _measure(file: str, said: Mapping, problems: list[Problem]) -> Measure:
    kind = said["kind"]
    for key, kinds in _ONLY_FOR.items():
        if key in said and kind not in kinds:
            place = place_of(file, said, key, key=True)
            problems.append(
                Problem(place, f"'{key}' is for a {' or '.join(kinds)}, this is a {kind}: remove it")
            )
    width = text_of(said.get("approximately", "10 %"))
    measure = Measure(unit=said.get("unit", ""), signed=said.get("signed", False), approximately=width)
    if "approximately" in said or "unit" in said:
        try:
            read_quantity("about 1", measure)
        except Unreadable as error:
            key = "approximately" if "approximately" in said else "unit"
            problems.append(Problem(place_of(file, said, key), str(error)))
            return Measure()
    return measure


def cautions(
    entities: Entities, attributes: dict[str, Attribute], facts: Iterable[Fact]
) -> Iterator[Caution]:
    """Near-duplicate names among entities of one type, and attributes that one claim uses."""
    yield from _near_names(entities)
    uses: dict[str, int] = dict.fromkeys(attributes, 0)
    last: dict[str, Place] = {}
    for fact in facts:
        uses[fact.attribute] += 1
        last[fact.attribute] = fact.place
    for attribute, times in uses.items():
        if times == 1:
            yield Caution(
                last[attribute],
                f"attribute '{attribute}' is used by this claim alone: nothing can agree with it "
                "or contradict it",
            )


def _near_names(entities: Entities) -> Iterator[Caution]:
    """Names of two entities of one type that one edit turns into each other.

    Two words are one edit apart only if they share a word that is left when one letter is taken
    from either, so that all pairs are found in time linear in the names.
    """
    seen: dict[tuple[str, str], str] = {}
    told: set[tuple[str, str]] = set()
    for entity in entities.by_id.values():
        for name in dict.fromkeys((entity.label, *entity.aliases)):
            folded = _folded(name)
            if len(folded) < 5:
                continue
            shorter = {folded[:i] + folded[i + 1 :] for i in range(len(folded))}
            for stem in sorted({folded} | shorter):
                other = seen.setdefault((entity.type, stem), entity.id)
                pair = (other, entity.id)
                if other != entity.id and pair not in told and _one_edit(entities, *pair):
                    told.add(pair)
                    yield Caution(
                        entity.place,
                        f"'{name}' is nearly a name of '{other}' ({entities.by_id[other].place}): "
                        "if they are one, make it an alias",
                    )


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _one_edit(entities: Entities, a: str, b: str) -> bool:
    """Whether two entities' names differ by more than a number (`round 1`, `round 2`)."""
    digits = [
        {"".join(filter(str.isdigit, name)) for name in (entity.label, *entity.aliases)}
        for entity in (entities.by_id[a], entities.by_id[b])
    ]
    return not digits[0].isdisjoint(digits[1])
