"""Does anything say that a value is this attribute's, and this subject's?

A claim that a person wrote is doubted where something speaks against it. What was only proposed has
nobody behind it: a word that speaks of its attribute has to go with its value, and the name of its
subject has to stand in the sentence, with none beside the value that it could be said of as well.

An attribute without ``cues`` is spoken of by the words of its label and its id, in whatever form
they stand in the document, as far as no other attribute is called by them, too.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, final

from checker.model.fact import Fact
from checker.model.vocabulary import Attribute, Entities, Entity
from checker.prose.language import words
from checker.prose.reader import Prose
from checker.prose.tokens import tokens
from checker.verify.admitted import Admitted
from checker.verify.doubts import Doubts, assigned, pieces_of, sentence_around, token_of
from checker.verify.names import related

_SHORTEST: Final = 4
"""How many letters two forms of one word begin with in common, at least."""

_ENDING: Final = 5
"""How many letters may follow these, at most."""

_NO_CUES: Final = words(
    "number numbers count amount date dates time times day days value name names list kind type "
    "total first last present previous year years month months zahl anzahl datum tag jahr the and "
    "for from with into onto over under between about after before since until during through "
    "that this these those what when where which who whom whose was were are has have had been "
    "being its his her their way der die das des dem den und von vom zum zur mit bei seit bis"
)
"""Words of labels that say of what kind a value is, and not of what it is."""


@final
class Beside:
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
        self._doubts: dict[str, Doubts] = {}

    def lacking(self, fact: Fact, value: Admitted) -> str:
        """What a claim whose value was read lacks beside it, or has too much; else nothing."""
        attribute, prose = self._attributes[fact.attribute], value.prose
        assert prose is not None
        speaks = self._allowed[str(value.raw)] == 1  # the word itself is this attribute's
        if not attribute.cues and not speaks:
            return (
                f"nothing says by which words prose speaks of {attribute.label}: declare `cues` "
                f"of '{attribute.id}'"
            )
        doubts = self._about(attribute)
        if value.reading is not None:
            first, last = sentence_around(prose.tokens, value.reading)
            token = token_of(value.reading)
        else:
            first, last = _sentence(prose, value)
            token = value.first
        pieces = list(pieces_of(prose, first, last))
        own = next(((a, b) for a, b in pieces if a <= token < b), (first, last))
        if value.reading is not None:
            why = doubts.of(fact, attribute, value.reading, prose) or self._unspoken(
                doubts, attribute, value.reading, prose, pieces, (first, last)
            )
        elif speaks:
            why = ""
        else:
            why = self._unsaid(doubts, attribute, value, prose, pieces, (first, last))
        return why or self._unnamed(fact, doubts, value, prose, own, (first, last))

    def _about(self, attribute: Attribute) -> Doubts:
        """What speaks of attributes whose values are read as this one's."""
        kind = attribute.kind.in_prose
        if kind not in self._doubts:
            some = {
                name: one for name, one in self._attributes.items() if one.kind.in_prose == kind
            }
            self._doubts[kind] = Doubts(some, self._entities)
        return self._doubts[kind]

    def _unspoken(
        self,
        doubts: Doubts,
        attribute: Attribute,
        reading: object,
        prose: Prose,
        pieces: Sequence[tuple[int, int]],
        sentence: tuple[int, int],
    ) -> str:
        """Why no word says that a number or a date is the attribute's."""
        cues = doubts.cues_in(attribute, prose.tokens, *sentence)
        taken = assigned(prose, pieces, cues, type(reading))
        mine = taken.get(token_of(reading))  # type: ignore[arg-type]
        if mine is None:
            return f"no word beside it says that it is {attribute.label}"
        if len(mine.attributes) > 1:
            others = sorted(mine.attributes - {attribute.id})
            return f"`{mine.word}` may speak of '{others[0]}' as well"
        return ""

    def _unsaid(
        self,
        doubts: Doubts,
        attribute: Attribute,
        value: Admitted,
        prose: Prose,
        pieces: Sequence[tuple[int, int]],
        sentence: tuple[int, int],
    ) -> str:
        """Why no word says that a name, or words, are the attribute's."""
        cues = doubts.cues_in(attribute, prose.tokens, *sentence)
        cues = [cue for cue in cues if cue.attributes]
        outside = [cue for cue in cues if cue.end <= value.first or cue.at >= value.end]
        if not outside:
            return f"no word beside it says that it is {attribute.label}"
        near = min(
            outside,
            key=lambda cue: (
                cue.at - value.end if cue.at >= value.end else value.first - cue.end,
                cue.at,
            ),
        )
        if near.attributes != {attribute.id}:
            others = sorted(near.attributes - {attribute.id})
            return f"`{near.word}` goes with it, which may be said of '{others[0]}'"
        between = range(min(near.end, value.end), max(near.at, value.first))
        if sum(a in between for a, _ in pieces) > 1:
            return f"`{near.word}` stands too far from it to say that it is {attribute.label}"
        return ""

    def _unnamed(
        self,
        fact: Fact,
        doubts: Doubts,
        value: Admitted,
        prose: Prose,
        own: tuple[int, int],
        sentence: tuple[int, int],
    ) -> str:
        """Why no name says that a value is the subject's."""
        subject = self._entities.by_id[fact.subject]
        there = [
            (at, name)
            for at, name in doubts.named(prose.tokens, *sentence)
            if name not in value.entities
        ]
        mine = [at for at, name in there if name == subject.id]
        if not mine:
            return f"the sentence does not name {subject.label}"
        rivals = [(at, name) for at, name in there if self._rivals(fact, subject, name)]
        if not rivals:
            return ""
        label = self._entities.label(rivals[0][1])
        a, b = own
        if not any(a <= at < b for at in mine) or any(a <= at < b for at, _ in rivals):
            return f"the sentence names {label}, too, of which it may be said"
        return ""

    def _rivals(self, fact: Fact, subject: Entity, name: str) -> bool:
        """Whether what a value is said of may be this one as well: of the subject's type, or of
        one that the attribute is claimed of already, where the subject's is none."""
        if name == subject.id:
            return False
        other = self._entities.by_id[name].type
        usual = self._types.get(fact.attribute, frozenset())
        if other in usual and subject.type not in usual:
            return True
        return other == subject.type and not related(self._entities, name, subject.id)


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
    called: dict[str, set[str]] = {}
    for attribute in attributes.values():
        if attribute.cues:
            continue
        for word in {*tokens(attribute.label).folded, *attribute.id.split("_")}:
            if len(word) >= _SHORTEST - 1 and word.isalpha() and word not in _NO_CUES:
                called.setdefault(word, set()).add(attribute.id)
    own = {word: min(names) for word, names in called.items() if len(names) == 1}
    declared = {
        word for one in attributes.values() for cue in one.cues for word in tokens(cue).folded
    }
    begins: dict[str, list[str]] = {}
    for word in own:
        if word not in declared:
            begins.setdefault(word[:_SHORTEST], []).append(word)
    cues: dict[str, dict[str, None]] = {}
    for said in dict.fromkeys(tokens(text).folded):
        if said.isalpha() and said not in _NO_CUES and said not in declared:
            for word in begins.get(said[:_SHORTEST], ()):
                if one_word(word, said):
                    cues.setdefault(own[word], {})[said] = None
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
    rest = max(len(one), len(other)) - shared
    return shared >= _SHORTEST and rest <= _ENDING and 2 * shared >= max(len(one), len(other))
