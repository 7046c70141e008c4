"""Rules: what they name must exist, and be of a kind that the rule can work on."""

import re
from collections.abc import Container, Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any, final

from checker.loading.literals import Literals
from checker.loading.nodes import MappingNode, place_of, text_of
from checker.loading.shape import listed
from checker.loading.shape_errors import Path_
from checker.loading.sources import File
from checker.loading.undeclared import a_part_of
from checker.model.circles import told_circle
from checker.model.place import Place, Problem
from checker.model.rule import CheckKind, DerivationKind, Rule, Term
from checker.model.vocabulary import Attribute, Kind
from checker.rules import KINDS
from checker.spelling.nearest import Nearest, suggestion
from checker.values.texts import joined, label_of
from checker.values.unreadable import Unreadable
from checker.values.value import Value

_TERM = re.compile(r"\s*+([a-z][a-z0-9_]*+)\s*+(?:\(\s*+([A-Za-z][A-Za-z0-9_]*+)\s*+\))?\s*+\Z")


@final
class RuleReader:
    """Reads rules one by one; ``problems`` get whatever cannot be used."""

    def __init__(
        self,
        literals: Literals,
        attributes: Mapping[str, Attribute],
        problems: list[Problem],
        *,
        any_type: bool = False,
    ) -> None:
        """Ready to read. ``any_type``: which types of entities there are, is not known yet."""
        self.any_type = any_type
        self.literals = literals
        self.attributes = attributes
        self.problems = problems
        self.rules: dict[str, Rule] = {}
        self.nearest = Nearest(attributes)
        self._ids: dict[str, Place] = {}
        self._naming: list[tuple[str, _Parameters]] = []

    def read_all(self, file: str, data: MappingNode, broken: set[Path_]) -> None:
        """Add the rules of one file."""
        for node, place, whole in listed(data, "rules", file, broken):
            self._read(file, node, place, whole=whole)

    def _read(self, file: str, node: MappingNode, place: Place, *, whole: bool) -> None:
        """Add one rule, or the problems with it; one that is not ``whole`` has had one."""
        name = node.get("id", "")
        first = self._ids.setdefault(name, place)
        if name and first is not place:
            wrong = f"a second rule '{name[:80]}' (first at {first}): give it another id"
            self.problems.append(Problem(place_of(file, node, "id"), wrong))
        if whole and ("derive" in node) == ("check" in node):
            both = "both 'derive' and" if "derive" in node else "neither 'derive' nor"
            wrong = f"rule '{name[:80]}' has {both} 'check': give it one of them"
            self.problems.append(Problem(place, wrong))
            whole = False
        rule: Rule | None = None
        for verb in ("derive", "check"):
            for kind in node.get(verb, ()):
                parameters = _Parameters(self, file, node[verb], kind)
                does = KINDS[kind].read(parameters)
                whole = whole and not parameters.failed and does is not None
                rule = Rule(
                    id=name,
                    title=node.get("title", label_of(name)),
                    kind=KINDS[kind],
                    does=does,
                    place=place,
                    why=node.get("why", ""),
                    severity=node.get("severity", "error"),
                    may_match_nothing=node.get("may_match_nothing", False),
                    mixes_sources="sources" in node,
                )
                if "sources" in node:
                    whole = self._mixes(file, node, rule.kind, kind) and whole
        if rule is None or not whole or first is not place:
            return
        undetermined = "note"
        if rule.finds_missing and "severity" in node:
            undetermined = rule.severity  # what it misses is never a contradiction
        undetermined = node.get("undetermined", undetermined)
        self.rules[name] = rule._replace(undetermined=undetermined)
        if isinstance(rule.kind, CheckKind) and rule.kind.bound is not None:
            self._naming.append((name, parameters))

    def _mixes(
        self, file: str, node: MappingNode, said: CheckKind | DerivationKind, kind: str
    ) -> bool:
        """Whether a rule can conclude from what several documents say, as it wants to."""
        if isinstance(said, DerivationKind) and said.combines:
            return True
        wrong = f"`{kind}` concludes from one claim at a time: leave `sources` out"
        if isinstance(said, CheckKind):
            wrong = f"`{kind}` is a check, which looks at all documents anyhow: leave `sources` out"
        self.problems.append(Problem(place_of(file, node, "sources", key=True), wrong))
        return False

    def bind(self) -> None:
        """Hand the rules that are about others these, when all have been read."""
        known = Nearest(self.rules)
        for name, parameters in self._naming:
            rule = self.rules[name]
            assert isinstance(rule.kind, CheckKind)
            assert rule.kind.bound is not None
            of: dict[str, Rule] = {}
            for index, other in enumerate(rule.kind.rules(rule.does)):
                wrong = self._unfit(name, other, of, known)
                if wrong:
                    parameters.wrong("rules", wrong, index)
                elif other in self.rules:
                    of[other] = self.rules[other]
            if parameters.failed:
                del self.rules[name]
            else:
                does = rule.kind.bound(rule.does, tuple(of.values()))
                self.rules[name] = rule._replace(does=does)

    def _unfit(
        self, name: str, other: str, seen: Container[str], known: Nearest
    ) -> str | Unreadable:
        """Why a rule that another names is none that it can be about, if it is not."""
        if other == name:
            return f"'{name}' cannot name itself: name formulas, sums, orders and the like"
        if other in seen:
            return f"'{other}' stands in the list twice: name each rule once"
        if other not in self.rules:
            if other in self._ids:
                return ""  # it has a problem of its own
            message = f"unknown rule '{other[:80]}'{known.suggestion(other)}; name the id of a rule"
            return Unreadable(message, unknown=other)
        rule = self.rules[other]
        unfit = rule.kind.unfit(rule.does)
        if unfit:
            kinds = [kind for kind, said in KINDS.items() if said.constrain is not None]
            wanted = joined(kinds, "or")
            return f"'{other}' {unfit}: name rules of the kinds {wanted}"
        return ""

    @property
    def ids(self) -> Container[str]:
        """Those of all rules, usable or not."""
        return self._ids

    def may_misname(self, files: Iterable[File]) -> bool:
        """Whether the examples of some rule may name what nobody declares."""
        return any(
            self._misnames(example)
            for file, data, broken in files
            for node, _, whole in listed(data, "rules", file, broken)
            if whole
            for example in node.get("examples", ())
        )

    def _misnames(self, example: MappingNode) -> bool:
        """Whether a name of an example is not plainly known."""
        expected = example["expect"]
        claims = [*example["given"], *(expected if isinstance(expected, list) else ())]
        if isinstance(expected, MappingNode):
            claims.append(expected)
        entities = example.get("entities", self.literals.entities.names)
        sources = example.get("sources") or {}
        speaking = {*sources, *(claim.get("source") for claim in example["given"])}
        return not (
            all(
                one[key] in speaking
                for one in sources.values()
                if one
                for key in ("derived_from", "supersedes")
                if key in one
            )
            and all(claim["subject"] in entities for claim in claims)
            and all(
                claim["attribute"] in self.attributes for claim in claims if "attribute" in claim
            )
            and all(name in self._ids for name in example.get("with", ()))
        )

    def check_circles(self) -> None:
        """Find derivations that need, through others, what they give; one problem for each."""
        left = {rule.id: rule for rule in self.rules.values() if rule.derives}
        while True:
            needs: dict[str, set[str]] = {}
            for rule in left.values():
                needs.setdefault(rule.gives, set()).update(set(rule.reads) - {rule.gives})
            try:
                TopologicalSorter(needs).prepare()
            except CycleError as error:
                circle = error.args[1][1:]  # each is read for the next one
                start = circle.index(min(circle))
                circle = [*circle[start:], *circle[:start], circle[start]]
                closing = [
                    rule
                    for rule in left.values()
                    if rule.gives == circle[0] and circle[-2] in rule.reads
                ]
                for rule in closing:
                    del left[rule.id]
                self.problems.append(
                    Problem(
                        closing[0].place,
                        f"derivations go round in a circle: {told_circle(circle)}; "
                        f"remove or change '{closing[0].id}' or another of them",
                    )
                )
            else:
                return


@final
class _Parameters:
    """The parameters of one rule in YAML; see :class:`checker.model.rule.Parameters`."""

    def __init__(self, reader: RuleReader, file: str, node: MappingNode, kind: str) -> None:
        """Of the rule whose kind is ``kind``, which is a key of ``node``."""
        self.reader = reader
        self.file = file
        self.outer = node
        self.kind = kind
        self.node: MappingNode = (
            node[kind] if isinstance(node[kind], MappingNode) else MappingNode()
        )
        self.attributes = reader.attributes
        self.failed = False

    def __contains__(self, key: object) -> bool:
        """Whether a parameter is there."""
        return key in self.node

    def wrong(self, key: str | None, message: str | Unreadable, index: int | None = None) -> None:
        """A problem with a parameter, with one item of it, or with the whole rule.

        One that is not there was complained of by the schema.
        """
        self.failed = True
        if key is not None and key not in self.node:
            return
        node, step = (self.outer, self.kind) if key is None else (self.node, key)
        place = place_of(self.file, node, step)
        if index is not None and key is not None:
            place = place_of(self.file, node[key], index)
        self.reader.problems.append(Problem.of(place, message))

    def itself(self) -> str:
        """What stands in the place of the parameters, where that is one text."""
        text: str = self.outer[self.kind]
        return text

    def text(self, key: str) -> str:
        """What a parameter says, empty where it was left out."""
        text: str = self.node.get(key, "")
        self.failed = self.failed or not text
        return text

    def written(self, *keys: str) -> str | None:
        """The text of a scalar under a parameter, under a key within it and so on, if any."""
        node: Any = self.node
        for key in keys:
            if not isinstance(node, MappingNode) or key not in node:
                return None
            node = node[key]
        return None if isinstance(node, MappingNode) else text_of(node)

    def number(self, key: str, default: int) -> int:
        """A whole number."""
        number: int = self.node.get(key, default)
        return number

    def names(self, key: str) -> tuple[str, ...]:
        """A list of ids."""
        return tuple(self.node.get(key, ()))

    def attribute(self, key: str, kinds: Iterable[Kind] = ()) -> str:
        """The id of the attribute under ``key``, which must be of one of ``kinds``."""
        name = self.text(key)
        self.known_attribute(key, name, kinds)
        return name

    def known_attribute(
        self, key: str | None, name: str, kinds: Iterable[Kind] = (), index: int | None = None
    ) -> Attribute | None:
        """The attribute of that name, if it is known and of one of ``kinds``."""
        attribute = self.attributes.get(name)
        if attribute is None:
            self.failed = True
            if name:
                near = self.reader.nearest.suggestion(name)
                message = f"unknown attribute '{name[:80]}'{near}; declare it under `attributes:`"
                self.wrong(key, Unreadable(message, unknown=name), index)
        elif kinds and attribute.kind not in kinds:
            wanted = joined(sorted(map(str, kinds)), "or")
            message = f"'{name}' is {attribute.kind.called}, but `{self.kind}` needs a {wanted}"
            self.wrong(key, message, index)
            return None
        return attribute

    def entity(self, key: str | None, name: str, hint: str = "") -> str:
        """The id of an entity; the name itself where it is none, and ``hint`` is said."""
        if not name:
            self.failed = True
            return name
        try:
            return self.reader.literals.entity(name)
        except Unreadable as error:
            self.wrong(key, Unreadable(f"{error}{hint}", error.unknown))
        return name

    def entity_type(self, key: str) -> str:
        """A type that some entity is of."""
        wanted = self.text(key)
        entities = self.reader.literals.entities.by_id.values()
        types = {entity.type for entity in entities} - {""}
        if wanted and wanted not in types and not self.reader.any_type:
            near = suggestion(wanted, sorted(types))
            self.wrong(key, Unreadable(f"no entity is of type '{wanted[:60]}'{near}", wanted))
        return wanted

    def whole(self, key: str) -> str:
        """The id of an entity, which must have parts."""
        name = self.text(key)
        known = self.reader.literals.entities.names.get(name)
        whole = self.entity(key, name)
        if known is not None and whole not in self.reader.literals.entities.parts:
            message = f"'{whole}' has no parts: give entities `part_of: {whole}`"
            self.wrong(key, Unreadable(message, unknown=a_part_of(whole)))
        return whole

    def term(self, key: str) -> Term:
        """``attribute``, ``attribute(subject)`` or ``published``."""
        text = self.text(key)
        match = _TERM.match(text)
        if match is None:
            if key in self.node:
                self.wrong(
                    key, f"'{text[:60]}' should be an attribute, attribute(subject) or published"
                )
            return Term("")
        attribute, subject = match.groups()
        known = self.attributes
        if attribute not in known and subject in known:
            message = f"'{subject}' is an attribute: write {subject}({attribute})"
            self.wrong(key, message)
            return Term("")
        if subject is not None and len(subject) > 1:
            subject = self.entity(key, subject)
        elif subject is not None and subject.isupper():
            self.wrong(
                key, f"a variable means nothing here: write '{attribute}', for the same subject"
            )
        return Term(attribute, subject)

    def value(self, key: str, attribute: Attribute) -> Value | None:
        """A literal of an attribute, if it is there."""
        if key not in self.node:
            return None
        try:
            return self.reader.literals.value(self.node[key], attribute)
        except Unreadable as error:
            for index, wrong in error.each:
                self.wrong(key, wrong, index)
        return None
