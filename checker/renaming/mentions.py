"""Where a corpus names an entity, an attribute, a rule or a source, and what stands there then."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final, Literal, final

from checker.editing.nodes import Node, items_of, pairs_of, text_of
from checker.model.corpus import Corpus
from checker.model.place import Place, Problem
from checker.model.vocabulary import Attribute
from checker.values.named import NamedTuple
from checker.values.texts import label_of, normal_text

RenamedThing = Literal["entity", "attribute", "rule", "source"]

_PARTS: Final = ("source", "entity", "attribute")
"""What the parts of a fact's id name."""


@final
class Renaming(NamedTuple):
    """What is renamed."""

    kind: RenamedThing
    old: str
    new: str

    def words(self, *, labelled: bool) -> dict[str, str]:
        """Each text that means an entity by its id, and what means it then.

        One without a label goes by the words of its id, too.
        """
        words = {self.old: self.new}
        if not labelled:
            words[label_of(self.old)] = label_of(self.new)
        return words


@final
class Naming(NamedTuple):
    """A value or key that names it, and the text to stand there.

    ``unsure``: it may be something else of the same name; whoever reads the result knows.
    ``within`` renames it in a longer text.
    """

    file: str
    node: Node
    text: str
    unsure: bool = False
    within: Callable[[str], str] | None = None


@final
class Mentions:
    """All mentions in files of facts, rules and patterns; waivers name findings and facts.

    ``ids`` has the facts' ids that change, ``problems`` what keeps the new id from being free.
    """

    def __init__(self, renaming: Renaming, corpus: Corpus, *, labelled: bool) -> None:
        """Nothing is found yet; ``labelled``: it is an entity that has a label written down."""
        self.found: list[Naming] = []
        self.ids: dict[str, str] = {}
        self.problems: list[Problem] = []
        self._what = renaming
        self._known: Mapping[str, str] = corpus.entities.names
        self._words = renaming.words(labelled=labelled)
        self._attributes = corpus.attributes
        self._facts = corpus.facts
        self._gives = {rule.id: rule.gives for rule in corpus.rules}
        old = re.escape(renaming.old)
        self._in_term = {
            "attribute": re.compile(rf"(?<![A-Za-z0-9_]){old}(?=\s*\()"),
            "entity": re.compile(rf"(?<=[(\s]){old}(?=\s*\))"),
        }.get(renaming.kind)

    def add_file(self, file: str, root: Node) -> None:
        """Find what one file mentions."""
        self._declarations(file, root)
        source = text_of(root.get("source", "id"))
        self._claims(file, items_of(root.get("facts")), source)
        for rule in items_of(root.get("rules")):
            self._named("rule", file, rule.get("id"))
            for verb in ("derive", "check"):
                for _, given in pairs_of(rule.get(verb)):
                    others = list(_leaves(given.get("rules")))
                    for leaf in others:
                        self._named("rule", file, leaf)
                    for leaf in _leaves(given):
                        if leaf not in others:
                            self._parameter(file, leaf)
            for example in items_of(rule.get("examples")):
                self._example(file, example, self._gives.get(text_of(rule.get("id")), ""))
        for table in items_of(root.get("tables")):
            self._table(file, table)
        for pattern in items_of(root.get("patterns")):
            for claim in items_of(pattern.get("facts")):
                self._keys(file, claim, text_of(claim.get("attribute")))

    def _table(self, file: str, table: Node) -> None:
        """The mapping of a table; what stands in its rows is not YAML's to change."""
        for _, named in pairs_of(table.get("attributes")):
            self._named("attribute", file, named)
        if table.get("attributes") is None:
            for key in ("formats", "units", "decimal", "lists"):
                for named, _ in pairs_of(table.get(key)):
                    self._named("attribute", file, named)
        self._named("source", file, table.get("source"))
        self._entity(file, table.get("subject"))
        for _, said in pairs_of(table.get("qualifiers")):
            self._voice(file, said)
        if self._what.kind == "attribute":
            old, new = f".{self._what.old}", f".{self._what.new}"
            begins = f"{text_of(table.get('id'))}."
            for fact in self._facts:
                if fact.attribute == self._what.old and fact.id.startswith(begins):
                    self.ids[fact.id] = fact.id.removesuffix(old) + new

    def _declarations(self, file: str, root: Node) -> None:
        self._entities(file, root.get("entities"))
        for key, _ in pairs_of(root.get("attributes")):
            self._named("attribute", file, key)
        for step in ("id", "derived_from", "supersedes"):
            self._named("source", file, root.get("source", step))

    def _entities(self, file: str, declared: Node | None) -> None:
        for key, said in pairs_of(declared):
            self._named("entity", file, key)
            self._named("entity", file, said.get("part_of"))

    def _named(self, kind: RenamedThing, file: str, node: Node | None) -> None:
        """A place that holds an id of one kind."""
        if node is not None and kind == self._what.kind and node.text == self._what.old:
            self.found.append(Naming(file, node, self._what.new))

    def _claims(self, file: str, items: list[Node], source: str) -> None:
        for item in items:
            claims = items_of(item.get("claims"))
            first = next((one for one in claims if one.get("attribute")), item)
            self._keys(file, item, text_of(item.get("attribute") or first.get("attribute")))
            for claim in claims or [item]:
                attribute = text_of(claim.get("attribute") or item.get("attribute"))
                if claim is not item:
                    self._keys(file, claim, attribute)
                subject = text_of(claim.get("subject") or item.get("subject"))
                about = (source, self._id_of(subject), attribute)
                self._fact_id(file, claim.get("id"), about)

    def _keys(self, file: str, claim: Node, attribute: str) -> None:
        """The keys of a claim, or of a block of them."""
        self._named("attribute", file, claim.get("attribute"))
        self._entity(file, claim.get("subject"))
        if _holds_entities(self._attributes.get(attribute)):
            for leaf in _leaves(claim.get("value")):
                self._entity(file, leaf)
        self._voice(file, claim.get("said_by"))
        for leaf in _leaves(claim.get("qualifiers")):
            self._voice(file, leaf)
        origin = claim.get("origin")
        self._named("source", file, origin)
        if self._what.kind == "source" and text_of(origin) == self._what.new:
            self._taken(file, origin, "is an origin here")

    def _id_of(self, name: str) -> str:
        return self._known.get(name) or self._known.get(normal_text(name), name)

    def _entity(self, file: str, node: Node | None) -> None:
        """A place that holds a name of an entity."""
        if node is None or self._what.kind != "entity":
            return
        if self._id_of(node.text) == self._what.old:
            word = self._words.get(normal_text(node.text))
            if word is not None:
                self.found.append(Naming(file, node, word))

    def _voice(self, file: str, node: Node | None) -> None:
        """A place that holds a name of an entity, or words."""
        self._entity(file, node)
        if node is None or self._what.kind != "entity":
            return
        word = normal_text(node.text)
        if word in self._words.values() and word not in self._known:
            self._taken(file, node, "stands here in words, which would mean the entity then")

    def _taken(self, file: str, node: Node | None, why: str) -> None:
        assert node is not None
        wrong = f"'{node.text[:60]}' {why}: choose another id, or change that first"
        self.problems.append(Problem(Place(file, node.line, node.column), wrong))

    def _fact_id(self, file: str, written: Node | None, about: tuple[str, str, str]) -> None:
        """The id of a claim; one that is written out follows where it is made of the same parts."""
        then = tuple(
            self._what.new if kind == self._what.kind and part == self._what.old else part
            for kind, part in zip(_PARTS, about, strict=True)
        )
        before, after = ".".join(about), ".".join(then)
        if written is not None:
            before = written.text
            parts = before.split(".")
            if parts[0] == about[0]:
                for index, part in enumerate(parts[: len(about)]):
                    parts[index] = then[index] if part == about[index] else part
            after = ".".join(parts)
            if before != after:
                self.found.append(Naming(file, written, after))
        if before != after:
            self.ids[before] = after

    def _parameter(self, file: str, leaf: Node) -> None:
        """A parameter of a rule: an id, or text with ``attribute(subject)`` in it."""
        if self._in_term is None:
            return
        if leaf.text == self._what.old:
            self.found.append(Naming(file, leaf, self._what.new, unsure=True))
            return
        within = partial(self._in_term.sub, self._what.new)
        if within(leaf.text) != leaf.text:
            self.found.append(Naming(file, leaf, within(leaf.text), within=within))

    def _example(self, file: str, example: Node, gives: str) -> None:
        for name in items_of(example.get("with")):
            self._named("rule", file, name)
        outside = self._known, self._words
        own = example.get("entities")
        if own is not None:
            self._known = _names_in(own)
            declared = own.get(self._what.old)
            labelled = declared is None or declared.get("label") is not None
            self._words = self._what.words(labelled=labelled)
            self._entities(file, own)
            other = self._known.get(self._what.new, self._what.old)
            if declared is not None and self._what.kind == "entity" and other != self._what.old:
                self._taken(file, own.keys[other][0], "is another entity of this example")
        expected = example.get("expect")
        claims = items_of(example.get("given")) + (items_of(expected) or _mapping(expected))
        for claim in claims:
            self._keys(file, claim, text_of(claim.get("attribute")) or gives)
        self._known, self._words = outside


def _holds_entities(attribute: Attribute | None) -> bool:
    """Whether the values of an attribute are entities, or lists of such."""
    if attribute is None:
        return False
    return attribute.kind.names or attribute.members == "entity"


def _names_in(declared: Node) -> dict[str, str]:
    """Each id, label and alias of an example's own entities, and the id that it stands for."""
    names = {key.text: key.text for key, _ in pairs_of(declared)}
    for key, said in pairs_of(declared):
        label = said.get("label")
        words = [label_of(key.text) if label is None else label.text]
        for word in [*words, *(alias.text for alias in items_of(said.get("aliases")))]:
            names.setdefault(normal_text(word), key.text)
    return names


def _mapping(node: Node | None) -> list[Node]:
    return [node] if node is not None and node.keys else []


def _leaves(node: Node | None) -> Iterator[Node]:
    """All scalars in a value, at any depth; no keys."""
    if node is None:
        return
    inside = [*node.items, *(value for _, value in node.keys.values())]
    if not inside:
        yield node
    for one in inside:
        yield from _leaves(one)
