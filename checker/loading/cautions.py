"""What guards the vocabulary: claims that never meet never contradict."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from checker.model.corpus import Caution
from checker.model.fact import Fact
from checker.model.rule import Rule
from checker.model.vocabulary import Attribute, Entities, Entity
from checker.spelling.alike import LONGEST, SHORTEST, SHORTEST_SOUND, folded, marks, sound_of

MOST_ALIKE = 100
"""How many names of which the same is left are held against each other."""


def cautions(
    near: Iterable[Caution],
    attributes: Mapping[str, Attribute],
    facts: Iterable[Fact],
    rules: Iterable[Rule],
) -> Iterator[Caution]:
    """Near-duplicate names (see :func:`near_names`), and attributes that one claim alone uses.

    An attribute that a derivation reads or gives is used by more than is stated.
    """
    yield from near
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
                kind="used once",
                about=attribute,
            )


def near_names(entities: Entities) -> Iterator[Caution]:
    """Names of two entities of one type that one edit turns into each other.

    Found in time linear in the names, by what is left of a name without one letter: the whole of
    one is left of the other; or the same is left at the same place (another letter), or of the same
    letter one place on (two that changed places). Names that differ in a number (`round 1`,
    `round 2`), or in a single letter at the end, are meant to: one that shares these with no other
    is not looked at.
    """
    names = [
        (entity, name, word, marks(word))
        for entity in entities.by_id.values()
        for name in dict.fromkeys((entity.label, *entity.aliases))
        if SHORTEST <= len(name) <= LONGEST
        for word in (folded(name),)
    ]
    like = Counter((entity.type, digits) for entity, _, _, digits in names)
    whole: dict[tuple[str, str, str], str] = {}
    left_of: dict[tuple[str, str, str], list[tuple[int, str, str]]] = {}
    heard: dict[tuple[str, str, str], str] = {}
    told: set[tuple[str, str]] = set()
    for entity, name, word, digits in names:
        if like[entity.type, digits] == 1:
            continue
        near = [whole.setdefault((entity.type, digits, word), entity.id)]
        near += [other for _, _, other in left_of.get((entity.type, digits, word), ())]
        for place, letter in enumerate(word):
            left = (entity.type, digits, word[:place] + word[place + 1 :])
            near.append(whole.get(left, entity.id))
            alike = left_of.setdefault(left, [])
            near += [
                other
                for at, taken, other in alike
                if at == place or (taken == letter and abs(at - place) == 1)
            ]
            if len(alike) < MOST_ALIKE:
                alike.append((place, letter, entity.id))
        sound = sound_of(word)
        if len(sound) >= SHORTEST_SOUND:
            near.append(heard.setdefault((entity.type, digits, sound), entity.id))
        for other in near:
            if other != entity.id and (other, entity.id) not in told:
                told.add((other, entity.id))
                yield _nearly(entity, name, entities.by_id[other])


def _nearly(entity: Entity, name: str, other: Entity) -> Caution:
    return Caution(
        entity.place,
        f"'{name}' is nearly a name of '{other.id}': if they are one, make it an alias",
        other.place,
        kind="near names",
        about=f"{name} / {other.label}",
    )
