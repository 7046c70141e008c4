"""Patterns: what they name must exist, and what they read must fit what they claim."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, final

from checker.loading.literals import Literals
from checker.loading.nodes import MappingNode, SequenceNode, place_of, text_of
from checker.loading.notation import Misworded, read_wording
from checker.loading.shape import listed
from checker.loading.shape_errors import Path_
from checker.mentions.types import FAMILIES
from checker.model.pattern import (
    LISTS,
    LONGEST_TEXT,
    MOST_STATES,
    NAMING,
    SLOTS,
    ClaimTemplate,
    Either,
    Element,
    Match,
    Maybe,
    Pattern,
    Phrase,
    Raw,
    Skip,
    Slot,
    elements,
    slots_in,
)
from checker.model.place import Place, Problem
from checker.model.qualifiers import QualifierReader
from checker.model.vocabulary import Attribute
from checker.spelling.nearest import Nearest, listing, suggestion
from checker.values.unreadable import Unreadable

_OPTIONS = ("said_by", "said_on", "complete", "distributes", "inferred", "note")


@final
class PatternReader:
    """Reads patterns one by one; ``problems`` get whatever cannot be used, ``cautions`` what can
    be used and may not be meant. ``wanted``: the types of entities that slots are for."""

    def __init__(
        self,
        literals: Literals,
        attributes: Mapping[str, Attribute],
        problems: list[Problem],
    ) -> None:
        """Ready to read."""
        self._literals = literals
        self._attributes = attributes
        self._problems = problems
        self._nearest = Nearest(attributes)
        self._qualified = QualifierReader(literals)
        self._ids: dict[str, Place] = {}
        self.wanted: dict[str, Place] = {}
        self.patterns: list[Pattern] = []
        self.cautions: list[Problem] = []

    def read_all(self, file: str, data: MappingNode, broken: set[Path_]) -> None:
        """Add the patterns of one file."""
        for node, place, whole in listed(data, "patterns", file, broken):
            self._read(file, node, place, whole=whole)

    def _read(self, file: str, node: MappingNode, place: Place, *, whole: bool) -> None:
        before = len(self._problems)
        name = node.get("id", "")
        first = self._ids.setdefault(name, place)
        if name and first is not place:
            wrong = f"a second pattern '{name[:80]}' (first at {first}): give it another id"
            self._problems.append(Problem(place_of(file, node, "id"), wrong))
        if whole and "facts" not in node and "source" not in node:
            wrong = f"pattern '{name[:80]}' claims nothing: give it `facts:` or `source:`"
            self._problems.append(Problem(place, wrong))
        matches = list(self._matches(file, node))
        slots: dict[str, Slot] = {}
        for match in matches:
            for slot in elements(match):
                if isinstance(slot, Slot):
                    slots.setdefault(slot.name, slot)
        known = bool(matches) and len(matches) == len(list(_places(file, node)))
        claims: list[ClaimTemplate] = []
        for claim in node.get("facts", ()):
            read = self._claim(file, claim, slots if known else None)
            if read is not None:
                claims.append(read)
        about = {key: text_of(word) for key, word in (node.get("source") or {}).items()}
        for key, word in about.items():
            self._slots(file, node["source"], key, word, slots if known else None)
        if known:
            self._unused(file, node, slots, claims, about, whole and len(self._problems) == before)
        if whole and first is place and len(self._problems) == before:
            self.patterns.append(Pattern(name, tuple(matches), tuple(claims), about, place))

    def _wrong(self, place: Place, wrong: str | Unreadable) -> None:
        self._problems.append(Problem.of(place, wrong))

    def _matches(self, file: str, node: MappingNode) -> Iterator[Match]:
        """The wordings that can be used."""
        for text, place in _places(file, node):
            try:
                match = read_wording(text)
            except Misworded as error:
                self._wrong(place, f"character {error.at + 1} of the wording: {error}")
                continue
            wrong = _too_large(match) or _too_wide(match) or _misused(match)
            if wrong:
                self._wrong(place, wrong)
                continue
            for slot in elements(match):
                types = slot.types if isinstance(slot, Slot) else ()
                for wanted in (one for one in types if one != ","):
                    self.wanted.setdefault(wanted.removeprefix("!"), place)
            yield match

    def _claim(
        self, file: str, node: MappingNode, slots: Mapping[str, Slot] | None
    ) -> ClaimTemplate | None:
        """A claim; ``slots`` is ``None`` where they are not known."""
        before = len(self._problems)
        if not all(key in node for key in ("subject", "attribute", "value")):
            return None
        subject = self._entity(file, node, "subject", node["subject"], slots)
        attribute = self._attributes.get(node["attribute"])
        if attribute is None:
            name = node["attribute"]
            near = self._nearest.suggestion(name)
            wrong = f"unknown attribute '{name[:80]}'{near}; declare it under `attributes:`"
            self._wrong(place_of(file, node, "attribute"), Unreadable(wrong, unknown=name))
        options: list[tuple[str, Raw]] = []
        for key in _OPTIONS:
            if key in node:
                word = node[key] if isinstance(node[key], bool) else text_of(node[key])
                options.append((key, word))
                self._slots(file, node, key, word, slots)
        qualifiers: list[tuple[str, str]] = []
        for key, said in (node.get("qualifiers") or {}).items():
            word = text_of(said)
            self._slots(file, node["qualifiers"], key, word, slots)
            qualifiers.append((key, self._literals.entities.names.get(word, word)))
            if attribute is not None:
                self._qualifier(file, node["qualifiers"], key, word, attribute, slots)
        raw = _raw(node["value"])
        if attribute is not None:
            if "complete" in node and not attribute.kind.many:
                kind = f"'{attribute.id}' is {attribute.kind.called}"
                self._wrong(
                    place_of(file, node, "complete"),
                    f"'complete' is for sets, {kind}: remove it",
                )
            self._value(file, node, raw, attribute, slots)
        if attribute is None or subject is None or len(self._problems) > before:
            return None
        return ClaimTemplate(subject, attribute.id, raw, tuple(sorted(qualifiers)), tuple(options))

    def _entity(
        self, file: str, node: MappingNode, key: str, text: str, slots: Mapping[str, Slot] | None
    ) -> str | None:
        """A slot for entities, or an entity's id."""
        names = list(slots_in(text))
        if not names:
            try:
                return self._literals.entity(text)
            except Unreadable as error:
                self._wrong(place_of(file, node, key), error)
            return None
        if not self._slots(file, node, key, text, slots) or slots is None:
            return None
        slot = slots[names[0]]
        if text != f"{{{names[0]}}}" or slot.kind not in NAMING:
            fitting = "entity, entities or last"
            self._wrong(
                place_of(file, node, key),
                f"'{text[:60]}' is no entity: write one, or a slot of kind {fitting}",
            )
            return None
        return text

    def _value(
        self,
        file: str,
        node: MappingNode,
        raw: Raw,
        attribute: Attribute,
        slots: Mapping[str, Slot] | None,
    ) -> None:
        """Look whether a value can be one of the attribute, as far as that is known here."""
        place = place_of(file, node, "value")
        texts = [one for one in (raw if isinstance(raw, tuple) else (raw,)) if isinstance(one, str)]
        names = [name for text in texts for name in slots_in(text)]
        if names:
            if not self._slots(file, node, "value", texts, slots) or slots is None:
                return
            for text in texts:
                one = next((slots[name] for name in slots_in(text) if text == f"{{{name}}}"), None)
                kind = attribute.kind
                if isinstance(raw, tuple) and one is not None and one.kind not in LISTS:
                    continue
                if one is not None and one.kind not in kind.slots:
                    fitting = " or ".join(slot for slot in SLOTS if slot in kind.slots)
                    self._wrong(
                        place,
                        f"slot '{one.name}' reads {_a(one.kind)}, "
                        f"but '{attribute.id}' is {kind.called}"
                        + (f": it needs {_a(fitting)}" if fitting else ""),
                    )
            return
        complete = node.get("complete") is not False
        try:
            self._literals.value(node["value"], attribute, complete=complete)
        except Unreadable as error:
            for index, wrong in error.each:
                at = place if index is None else place_of(file, node["value"], index)
                self._wrong(at, wrong)

    def _qualifier(
        self,
        file: str,
        node: MappingNode,
        key: str,
        word: str,
        attribute: Attribute,
        slots: Mapping[str, Slot] | None,
    ) -> None:
        """Look whether a qualifier can be one of the attribute, as far as that is known here."""
        if wrong := self._qualified.unknown(key, attribute):
            self._wrong(place_of(file, node, key, key=True), wrong)
            return
        names = list(slots_in(word))
        if not names:
            try:
                self._qualified.read(key, word, attribute)
            except Unreadable as error:
                self._wrong(place_of(file, node, key), error)
            return
        wanted = "date" if key in attribute.times else "entity" if key in attribute.named else ""
        slot = (slots or {}).get(names[0])
        if wanted and slot is not None and word == f"{{{names[0]}}}" and slot.kind != wanted:
            self._wrong(
                place_of(file, node, key),
                f"slot '{slot.name}' reads {_a(slot.kind)}, but qualifier '{key}' is {_a(wanted)}",
            )

    def _slots(
        self, file: str, node: MappingNode, key: str, said: object, slots: Mapping[str, Slot] | None
    ) -> bool:
        """Whether the slots that a template names are there; a problem where one is not."""
        texts = said if isinstance(said, list) else [said]
        if slots is None:
            return True
        good = True
        for name in (name for text in texts if isinstance(text, str) for name in slots_in(text)):
            if name not in slots:
                near = suggestion(name, slots)
                known = listing(slots) or "none"
                place = place_of(file, node, key)
                self._wrong(place, f"unknown slot '{name[:60]}'{near}; `match` has {known}")
                good = False
        return good

    def _unused(
        self,
        file: str,
        node: MappingNode,
        slots: Mapping[str, Slot],
        claims: list[ClaimTemplate],
        about: Mapping[str, str],
        whole: bool,
    ) -> None:
        """A caution for slots that nothing uses: a claim was forgotten, or `...` is meant."""
        used = {name for claim in claims for name in claim.slots()}
        used |= {name for word in about.values() for name in slots_in(word)}
        for name in slots:
            if whole and name not in used and not name.startswith("any"):
                said = f"slot '{name}' is used in no fact: use it, write `...`, or call it 'any'"
                self.cautions.append(Problem(place_of(file, node, "match"), said))


def untyped(wanted: Mapping[str, Place], types: Collection[str]) -> list[Problem]:
    """What is said of types that slots are for, where no entity is of them and some are of nearly
    that; of another there may be none yet."""
    known = sorted(types)
    return [
        Problem(place, f"no entity is of type '{one[:60]}'{near}")
        for one, place in wanted.items()
        if one not in types and one not in FAMILIES and (near := suggestion(one, known))
    ]


def _places(file: str, node: MappingNode) -> Iterator[tuple[str, Place]]:
    """Each wording and its place."""
    match = node.get("match")
    if isinstance(match, SequenceNode):
        for index, text in enumerate(match):
            yield text_of(text), place_of(file, match, index)
    elif match is not None:
        yield text_of(match), place_of(file, node, "match")


def _raw(value: Any) -> Raw:
    if isinstance(value, SequenceNode):
        return tuple(text_of(member) for member in value)
    if isinstance(value, bool | int):
        return value
    return text_of(value)


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _misused(match: Match) -> str:
    """What is wrong with the slots of a wording, or nothing."""
    kinds: dict[str, Slot] = {}
    for slot in elements(match):
        if not isinstance(slot, Slot):
            continue
        other = kinds.setdefault(slot.name, slot)
        if other != slot and not {other.kind, slot.kind} <= {"entity", "last"}:
            return f"slot '{slot.name}' has two kinds: give one of them another name"
    return _twice(match)


def _too_large(match: Match) -> str:
    """Why a wording has too many places where a text may stand in it, or nothing."""
    if _places_in(match, len) <= MOST_STATES:  # no word has less than one letter
        return ""
    from checker.prose.tokens import words_of  # 7 ms with others that few runs need

    if _places_in(match, lambda text: len(words_of(text))) <= MOST_STATES:
        return ""
    return "the wording is too large: split it, or make its gaps shorter"


def _places_in(match: Match, words: Callable[[str], int]) -> int:
    """How many places there are where a text may stand, if phrases have so many ``words``."""
    places = 0
    for one in elements(match):
        if isinstance(one, Phrase):
            places += words(one.text)
        elif isinstance(one, Skip):
            places += one.most
        elif isinstance(one, Slot):
            places += LONGEST_TEXT if one.kind in ("text", "texts") else 1
    return places


def _too_wide(match: Match) -> str:
    """Why a wording would match anything, or nothing."""
    if not match or _may_be_empty(match):
        return "the wording may match nothing at all: write a word that must be there"
    if isinstance(match[0], Skip) or isinstance(match[-1], Skip):
        return "a gap at an end of a wording skips nothing that matters: remove it"
    if not any(isinstance(one, Phrase) for one in _needed(match)):
        return "the wording has no word that must be there, so that it would match anywhere"
    for end in (match[0], match[-1]):
        if isinstance(end, Slot) and end.kind in ("text", "texts"):
            return f"slot '{end.name}' at an end of the wording has no bound: write the word there"
    return ""


def _may_be_empty(match: Match) -> bool:
    return all(
        isinstance(one, Maybe | Skip)
        or (isinstance(one, Either) and any(_may_be_empty(each) for each in one.of))
        for one in match
    )


def _needed(match: Match) -> Iterator[Element]:
    """The elements without which there is no match; an alternative counts if all its ways do."""
    for one in match:
        if isinstance(one, Either):
            ways = [list(_needed(each)) for each in one.of]
            if all(any(isinstance(each, Phrase) for each in way) for way in ways):
                yield from ways[0]
        elif not isinstance(one, Maybe | Skip):
            yield one


def _twice(match: Match) -> str:
    """A slot that would be read twice in one match, or nothing."""
    seen: set[str] = set()

    def walk(part: Match, before: set[str]) -> tuple[set[str], str]:
        names = set(before)
        for one in part:
            if isinstance(one, Slot):
                if one.name in names:
                    return names, f"slot '{one.name}' stands here twice: give one another name"
                names.add(one.name)
            elif isinstance(one, Maybe):
                names, wrong = walk(one.of, names)
                if wrong:
                    return names, wrong
            elif isinstance(one, Either):
                after: set[str] = set()
                for each in one.of:
                    found, wrong = walk(each, names)
                    if wrong:
                        return found, wrong
                    after |= found
                names = after
        return names, ""

    return walk(match, seen)[1]
