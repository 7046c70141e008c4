"""Does anything say that a value is this attribute's, and this subject's?

A claim that a person wrote is doubted where something speaks against it. What was only proposed has
nobody behind it: a word that speaks of its attribute has to go with its value, and the name of its
subject has to stand in the sentence, with none beside the value that it could be said of as well.

An attribute without ``cues`` is spoken of by the words of its label and its id, in whatever form
they stand in the document, as far as no other attribute is called by them, too.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, final

from checker.model.fact import Fact
from checker.model.vocabulary import Attribute, Entities, Entity
from checker.prose.language import words
from checker.prose.names import NameInText
from checker.prose.reader import Prose
from checker.prose.tokens import tokens
from checker.verify.admitted import Admitted
from checker.verify.doubts import (
    Cue,
    Doubts,
    assigned,
    pieces_of,
    read_as,
    sentence_around,
    token_of,
)
from checker.verify.names import related

_SHORTEST: Final = 4
"""How many letters two forms of one word begin with in common, at least."""

_ENDINGS: Final = words(
    "s es d ed ing ings er ers or ors e y ies ied ion ions ation ations n en t te ten ung ungen"
) | {""}
"""What may follow these: `occupied` and `occupation` are forms of one word, and no others."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_NO_CUES: Final = words(
    "number numbers count amount date dates time times day days value name names list kind type "
    "total first last present previous year years month months zahl anzahl datum tag jahr the and "
    "for from with into onto over under between about after before since until during through "
    "that this these those what when where which who whom whose was were are has have had been "
    "being its his her their way der die das des dem den und von vom zum zur mit bei seit bis"
)
"""Words of labels that say of what kind a value is, and not of what it is."""


@final
class WordsBeside:
    """Looks beside values for what they are of, in one document."""

    def __init__(
        self,
        attributes: Mapping[str, Attribute],
        entities: Entities,
        text: str,
        types: Mapping[str, frozenset[str]],
    ) -> None:
        """``types``: of what types the subjects are that an attribute is claimed of already, by
        attribute."""
        self._attributes = with_cues(attributes, text)
        self._allowed = Counter(word for one in attributes.values() for word in one.values)
        self._entities = entities
        self._types = types
        self._doubts = Doubts(self._attributes, entities)

    def lacking(self, fact: Fact, value: Admitted) -> str:
        """What a claim whose value was read lacks beside it, or has too much; else nothing."""
        attribute, prose = self._attributes[fact.attribute], value.prose
        assert prose is not None
        word = str(value.raw)  # it speaks for itself where it is one of this attribute's alone
        speaks = word in attribute.values and self._allowed[word] == 1
        if not attribute.cues and not speaks:
            return (
                f"nothing says by which words prose speaks of {attribute.label}: declare `cues` "
                f"of '{attribute.id}'"
            )
        doubts = self._doubts
        if value.reading is not None:
            sentence, token = sentence_around(prose.tokens, value.reading), token_of(value.reading)
        else:
            sentence, token = _sentence(prose, value), value.first
        pieces = list(pieces_of(prose, *sentence))
        own = next(((a, b) for a, b in pieces if a <= token < b), sentence)
        named = doubts.named(prose.tokens, *sentence)
        inside = {at for one in named for at in range(one.start, one.end)}
        cues = [
            cue
            for cue in doubts.cues_in(attribute, prose.tokens, *sentence)
            if inside.isdisjoint(range(cue.at, cue.end))  # what is part of a name says nothing
        ]
        why = "" if speaks else _unspoken(attribute, value, prose, pieces, cues)
        return why or self._unnamed(fact, value, named, own, _clause(prose, sentence, token))

    def _unnamed(
        self,
        fact: Fact,
        value: Admitted,
        named: Sequence[NameInText],
        own: tuple[int, int],
        clause: tuple[int, int],
    ) -> str:
        """Why no name says that a value is the subject's: it has to stand in the clause, if any
        does, and alone in it or in the ``own`` piece of the value where others may be meant."""
        subject = self._entities.by_id[fact.subject]
        usual = self._types.get(fact.attribute, frozenset())
        if usual and subject.type not in usual:
            label = self._attributes[fact.attribute].label
            return f"no claim has {label} of a {subject.type or 'subject without a type'} yet"
        there = [one for one in named if one.entity not in value.entities]
        mine = [one.start for one in there if one.entity == subject.id]
        if not mine:
            return f"the sentence does not name {subject.label}"
        inside = [one for one in there if clause[0] <= one.start < clause[1]]
        if inside and not any(one.entity == subject.id for one in inside):
            label = self._entities.label(inside[0].entity)
            return f"{label} stands beside it, and {subject.label} does not"
        rivals = [one for one in there if self._is_rival(subject, one.entity, usual)]
        if not rivals:
            return ""
        alone = any(
            any(a <= at < b for at in mine) and not any(a <= one.start < b for one in rivals)
            for a, b in (own, clause)
        )
        label = self._entities.label(rivals[0].entity)
        return "" if alone else f"the sentence names {label}, too, of which it may be said"

    def _is_rival(self, subject: Entity, name: str, usual: frozenset[str]) -> bool:
        """Whether what a value is said of may be this one as well: of the subject's type, or of
        one that the attribute is claimed of already."""
        if name == subject.id or related(self._entities, name, subject.id):
            return False
        return self._entities.by_id[name].type in usual | {subject.type}


def _clause(prose: Prose, sentence: tuple[int, int], token: int) -> tuple[int, int]:
    """The stretch of a sentence between semicolons that has a token: a row of a list."""
    ends = [at for at in range(*sentence) if prose.tokens.words[at] == ";"]
    first = max((at + 1 for at in ends if at < token), default=sentence[0])
    return first, min((at for at in ends if at > token), default=sentence[1])


def _unspoken(
    attribute: Attribute,
    value: Admitted,
    prose: Prose,
    pieces: Sequence[tuple[int, int]],
    cues: Sequence[Cue],
) -> str:
    """Why no word says that a value is the attribute's."""
    nearer = False
    if value.reading is not None:
        taken = assigned(prose, pieces, cues, type(value.reading))
        token = token_of(value.reading)
        mine = taken.get(token)
        nearer = mine is not None and any(
            cue == mine and abs(at - cue.at) < abs(token - cue.at) for at, cue in taken.items()
        )
    else:
        mine = _nearest(value, cues)
    if mine is None or not mine.attributes:
        return f"no word beside it says that it is {attribute.label}"
    others = sorted(mine.attributes - {attribute.id})
    if others:
        return f"`{mine.word}` goes with it, which may be said of '{others[0]}'"
    if nearer:
        return f"`{mine.word}` stands nearer to another one"
    between = range(min(mine.end, value.end), max(mine.at, value.first))
    if value.reading is None and sum(a in between for a, _ in pieces) > 1:
        return f"`{mine.word}` stands too far from it to say that it is {attribute.label}"
    return ""


def _nearest(value: Admitted, cues: Sequence[Cue]) -> Cue | None:
    """The cue that stands nearest to words, outside of them; of two, the one before them."""
    outside = [cue for cue in cues if cue.end <= value.first or cue.at >= value.end]
    return min(
        outside, key=lambda cue: max(cue.at - value.end, value.first - cue.end), default=None
    )


def _sentence(prose: Prose, value: Admitted) -> tuple[int, int]:
    """The tokens of the sentence around words."""
    said = prose.tokens
    first, last = value.first, value.end
    while first > 0 and not said.stops[first - 1]:
        first -= 1
    while last < len(said) and not said.stops[last - 1]:
        last += 1
    return first, last


def with_cues(attributes: Mapping[str, Attribute], text: str) -> dict[str, Attribute]:
    """Attributes with the words of a text that speak of them, where they declare none."""
    declared: set[tuple[str, str]] = set()
    called: dict[tuple[str, str], set[str]] = {}
    for attribute in attributes.values():
        kind = read_as(attribute)
        declared.update((kind, word) for cue in attribute.cues for word in tokens(cue).folded)
        if not attribute.cues:
            for word in {*tokens(attribute.label).folded, *attribute.id.split("_")}:
                if len(word) >= _SHORTEST - 1 and word.isalpha() and word not in _NO_CUES:
                    called.setdefault((kind, word), set()).add(attribute.id)
    own = {key: min(names) for key, names in called.items() if len(names) == 1}
    begins: dict[str, list[tuple[str, str]]] = {}
    for key in own.keys() - declared:
        begins.setdefault(key[1][:_SHORTEST], []).append(key)
    cues: dict[str, dict[str, None]] = {}
    for said in dict.fromkeys(found[0].casefold() for found in _WORD.finditer(text)):
        if said not in _NO_CUES:
            for kind, word in begins.get(said[:_SHORTEST], ()):
                if one_word(word, said) and (kind, said) not in declared:
                    cues.setdefault(own[kind, word], {})[said] = None
    return {
        name: one if one.cues else one._replace(cues=tuple(sorted(cues.get(name, ()))))
        for name, one in attributes.items()
    }


def one_word(one: str, other: str) -> bool:
    """Whether two words are forms of one, by how they begin: `occupied` and `occupation`."""
    if one == other:
        return True
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= _SHORTEST and {one[shared:], other[shared:]} <= _ENDINGS
