"""The examples that rules carry: each a small corpus, and what its rule must find in it.

Whenever rules are loaded, the shape of examples is looked at, and whether their names are known;
what they say is read here, for those who run them, and beside other mistakes, so that an ordinary
check does not pay for it.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any, final

from checker.loading.facts import FactReader
from checker.loading.files import find, read_bytes
from checker.loading.literals import Literals
from checker.loading.nodes import MappingNode, SequenceNode, place_of
from checker.loading.shape import listed
from checker.loading.shape_errors import Path_
from checker.loading.sources import File, read_sources
from checker.loading.text import read_yaml
from checker.loading.vocabulary import read_entities
from checker.model.corpus import Corpus
from checker.model.example import NOTHING, Example
from checker.model.fact import Fact, Source
from checker.model.place import Place, Problem, Unknown
from checker.model.rule import DerivationKind, Rule
from checker.model.vocabulary import Entities
from checker.spelling.nearest import Nearest

GIVEN = "given"
"""The source of claims that name none: of a check each has its own, with a number."""


def load_examples(
    paths: Sequence[Path], root: str, corpus: Corpus
) -> tuple[list[Example], list[Problem]]:
    """The examples of all rules of a corpus that was loaded from ``paths``, and their problems.

    Both are in the order of the files.
    """
    reader = ExampleReader(corpus)
    ruled = {rule.place.file for rule in corpus.rules}
    for found in find(paths, root)[0]:
        name, data = found[0], read_bytes(found)
        node = read_yaml(data, name).root if name in ruled and isinstance(data, bytes) else None
        if node is not None:
            reader.read_all(name, node)
    return reader.examples, sorted(set(reader.problems))


def mistakes_in_examples(
    files: Iterable[File], corpus: Corpus, broken: Container[str]
) -> list[Problem]:
    """What is wrong with the examples in files of which not all can be used.

    ``corpus`` has the names and the rules, ``broken`` are the ids of rules that are there, too.
    """
    reader = ExampleReader(corpus, broken)
    for file in files:
        reader.read_all(*file)
    return reader.problems


@final
class ExampleReader:
    """Reads the examples of one file after the other; ``problems`` get whatever cannot be used."""

    def __init__(self, corpus: Corpus, broken: Container[str] = ()) -> None:
        """Ready to read; names are those of ``corpus``, unless an example has its own. ``broken``
        rules have had a problem: of their examples the claims are looked at."""
        self.corpus = corpus
        self.broken = broken
        self.rules = {rule.id: rule for rule in corpus.rules}
        self.examples: list[Example] = []
        self.problems: list[Problem] = []
        self._literals = Literals(corpus.entities)
        self._nearest = Nearest(self.rules)

    def read_all(self, file: str, data: MappingNode, broken: Set[Path_] = frozenset()) -> None:
        """Add the examples of the rules in one file."""
        for node, _, whole in listed(data, "rules", file, broken):
            rule = self.rules.get(node.get("id", ""))
            for example, place, _ in listed(node, "examples", file, set()) if whole else ():
                if rule is None:
                    self._look_at(file, example, shared="derive" in node)
                else:
                    self._read(file, example, rule, place)

    def _look_at(self, file: str, node: MappingNode, *, shared: bool) -> None:
        """Add the problems with the claims of an example whose rule cannot be used."""
        literals = self._literals
        if "entities" in node:
            literals = Literals(self._entities(file, node, ()))
        self._given(file, node, literals, shared=shared)

    def _read(self, file: str, node: MappingNode, rule: Rule, place: Place) -> None:
        """Add one example, or the problems with it."""
        before = len(self.problems)
        rules = self._taking_part(file, node, rule)
        literals = self._literals
        if "entities" in node:
            literals = Literals(self._entities(file, node, rules))
        expected, word = self._expected(file, node, rule)
        given, sources = self._given(file, node, literals, shared=rule.derives)
        wanted = FactReader(literals, self.corpus.attributes, sources, self.problems)
        for number, claim in enumerate(expected, 1):
            said = {**claim, "attribute": rule.gives, "id": f"{NOTHING}_{number}"}
            wanted.read(*_alone(file, node, said, claim, ""))
        if len(self.problems) > before:
            return
        facts: Sequence[Fact] = given.facts
        if given.traced:
            from checker.model.origins import with_origins

            facts = with_origins(list(facts), sources, given.declared)
        corpus = self.corpus._replace(
            entities=literals.entities,
            sources=sources,
            facts=tuple(facts),
            set_aside=(),
            rules=rules,
            cautions=(),
            waivers=(),
        )
        claimed = tuple(
            fact._replace(source=claim.get("source", ""))
            for fact, claim in zip(wanted.facts, expected, strict=True)
        )
        self.examples.append(Example(rule, place, corpus, word, claimed, node.get("title", "")))

    def _given(
        self, file: str, node: MappingNode, literals: Literals, *, shared: bool
    ) -> tuple[FactReader, Mapping[str, Source]]:
        """The claims of an example, and their sources; ``shared``: those without share one."""
        claims = node["given"]
        names: list[str] = [
            claim.get("source", GIVEN if shared else f"{GIVEN}_{number}")
            for number, claim in enumerate(claims, 1)
        ]
        sources = read_sources(_sources(file, node, names), self.problems)
        given = FactReader(literals, self.corpus.attributes, sources, self.problems)
        for number, (claim, name) in enumerate(zip(claims, names, strict=True), 1):
            given.read(*_alone(file, node, {**claim, "id": f"{GIVEN}_{number}"}, claim, name))
        return given, sources

    def _taking_part(self, file: str, node: MappingNode, rule: Rule) -> tuple[Rule, ...]:
        """The rules under ``with``, and the rule itself; each once."""
        found: dict[str, Rule] = {}
        for index, name in enumerate(node.get("with", ())):
            other = self.rules.get(name)
            if other is not None and other.derives:
                found[name] = other
                continue
            if other is None and name in self.broken:
                continue
            wrong = f"unknown rule '{name[:80]}'{self._nearest.suggestion(name)}; name a derivation"
            if other is not None:
                wrong = f"'{name}' is a check, which bears on no other rule: remove it"
            else:
                wrong = Unknown(wrong, name)
            self._wrong(place_of(file, node["with"], index), wrong)
        return tuple({**found, rule.id: rule}.values())

    def _entities(self, file: str, node: MappingNode, rules: Iterable[Rule]) -> Entities:
        """The example's own entities, among which must be those that the rules name."""
        said = node["entities"]
        declared = [(file, said, key, True) for key in said]
        entities = read_entities(declared, self.problems)
        place = place_of(file, node, "entities", key=True)
        for rule in rules:
            for name in dict.fromkeys(rule.kind.names(rule.does)):
                if name not in entities.by_id:
                    self._wrong(place, f"rule '{rule.id}' names '{name}': add it to the entities")
            whole = rule.kind.whole(rule.does) if isinstance(rule.kind, DerivationKind) else None
            if whole is not None and whole in entities.by_id and whole not in entities.parts:
                wrong = f"rule '{rule.id}' needs parts of '{whole}': give some `part_of: {whole}`"
                self._wrong(place, wrong)
        return entities

    def _expected(
        self, file: str, node: MappingNode, rule: Rule
    ) -> tuple[Sequence[MappingNode], str]:
        """The claims or the word that is expected, of which the other is empty."""
        said = node["expect"]
        place = place_of(file, node, "expect")
        if isinstance(said, str):
            if rule.derives and said != NOTHING:
                wrong = (
                    f"'{rule.id}' is a derivation, which has no verdict: expect what it concludes"
                )
                self._wrong(place, f"{wrong}, {{subject, value}}, or {NOTHING}")
            return (), said
        if not rule.derives:
            wrong = f"'{rule.id}' is a check, which concludes no claim: expect contradiction,"
            self._wrong(place, f"{wrong} agreement, undetermined or {NOTHING}")
            return (), ""
        claims = said if isinstance(said, SequenceNode) else [said]
        for claim in claims:
            if claim.get("attribute", rule.gives) != rule.gives:
                wrong = (
                    f"'{rule.id}' gives '{rule.gives}' and no other attribute: name that, or none"
                )
                self._wrong(place_of(file, claim, "attribute"), wrong)
        return claims, ""

    def _wrong(self, place: Place, message: str) -> None:
        self.problems.append(Problem(place, message))


def _sources(file: str, node: MappingNode, names: Iterable[str]) -> Iterator[File]:
    """A file for each source, as sources stand in files of facts; each is told of once."""
    said: Mapping[str, Any] = node.get("sources") or {}
    for name in dict.fromkeys((*said, *names)):
        own = said.get(name) or MappingNode()
        source = MappingNode({**own, "id": name})
        source.at = getattr(own, "at", {})
        data = MappingNode({"source": source})
        data.at = {"source": node["sources"].at[name] if name in said else node.at["given"]}
        yield file, data, set()


def _alone(
    file: str, node: MappingNode, said: Mapping[str, Any], claim: MappingNode, source: str
) -> File:
    """A file with one claim; what is said of it stands where ``claim`` does."""
    one = MappingNode({key: value for key, value in said.items() if key != "source"})
    one.at = claim.at
    facts = SequenceNode([one])
    facts.at = [next(iter(claim.at.values()))[0] if claim.at else node.at["given"][1]]
    return file, MappingNode({"source": MappingNode({"id": source}), "facts": facts}), set()
