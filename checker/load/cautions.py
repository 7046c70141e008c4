"""What guards the vocabulary: claims that never meet never contradict."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from checker.model.corpus import Caution
from checker.model.fact import Fact
from checker.model.rule import Rule
from checker.model.vocabulary import Attribute, Entities, Entity

SHORTEST, LONGEST = 5, 60
"""How many letters a name has that is held against others."""


def cautions(
    entities: Entities,
    attributes: Mapping[str, Attribute],
    facts: Iterable[Fact],
    rules: Iterable[Rule],
) -> Iterator[Caution]:
    """Near-duplicate names among entities of one type, and attributes that one claim alone uses.

    An attribute that a derivation reads or gives is used by more than is stated.
    """
    yield from _near_names(entities)
    derived = {name for rule in rules if rule.derives for name in (rule.gives, *rule.reads)}
    used: dict[str, list[Fact]] = {name: [] for name in attributes if name not in derived}
    for fact in facts:
        if fact.attribute in used:
            used[fact.attribute].append(fact)
    for attribute, claims in used.items():
        if len(claims) == 1:
            yield Caution(
                claims[0].place,
                f"attribute '{attribute}' is used by this claim alone: nothing can agree with it "
                "or contradict it",
            )


def _near_names(entities: Entities) -> Iterator[Caution]:
    """Names of two entities of one type that one edit turns into each other.

    Found in time linear in the names, by what is left of a name without one letter. Names that
    differ in a number (`round 1`, `round 2`) are meant to.
    """
    seen: dict[tuple[str, ...], str] = {}
    told: set[tuple[str, str]] = set()
    for entity in entities.by_id.values():
        for name in dict.fromkeys((entity.label, *entity.aliases)):
            if not SHORTEST <= len(name) <= LONGEST:
                continue
            folded = _folded(name)
            kind = (entity.type, "".join(filter(str.isdigit, folded)))
            written, looked_up = _keys(folded)
            for key in looked_up:
                other = seen.get((*kind, *key), entity.id)
                if other != entity.id and (other, entity.id) not in told:
                    told.add((other, entity.id))
                    yield _nearly(entity, name, entities.by_id[other])
            for key in written:
                seen.setdefault((*kind, *key), entity.id)


def _keys(word: str) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The keys that a word is kept under, and those under which a word one edit away is kept.

    A letter more or less: the whole of one is left of the other. Another letter: the same is left
    at the same place. Two letters that changed places: the same is left without the same letter,
    one place on.
    """
    kept: list[tuple[str, ...]] = [("whole", word)]
    sought: list[tuple[str, ...]] = [("whole", word), ("left", word)]
    for place, letter in enumerate(word):
        left = word[:place] + word[place + 1 :]
        kept += [("left", left), ("at", left, str(place)), ("moved", left, letter, str(place))]
        sought += [("whole", left), ("at", left, str(place))]
        sought += [("moved", left, letter, str(place + step)) for step in (-1, 1)]
    return kept, sought


def _nearly(entity: Entity, name: str, other: Entity) -> Caution:
    return Caution(
        entity.place,
        f"'{name}' is nearly a name of '{other.id}' ({other.place}): if they are one, make it an "
        "alias",
    )


def _folded(name: str) -> str:
    if name.isascii():
        return name.casefold()
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
