"""Rules: what they name must exist, and be of a kind that the rule can work on."""

import re
from collections.abc import Callable, Container, Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any, final

from checker.load.formula import constant, parse_formula
from checker.load.literals import Literals
from checker.load.nearest import suggestion
from checker.load.nodes import Mapping as Node
from checker.load.nodes import place_of, text_of
from checker.load.units import factor_of
from checker.model.place import Place, Problem
from checker.model.rule import (
    Agree,
    Check,
    Corroborated,
    CountMembers,
    CountParts,
    Derive,
    Distribute,
    Formula,
    Order,
    Present,
    Range,
    Rule,
    Subset,
    Term,
    Total,
    Within,
    terms,
)
from checker.model.vocabulary import Attribute
from checker.values.interval import Exact
from checker.values.kinds import ON_A_LINE, Value
from checker.values.numbers import read_quantity
from checker.values.unreadable import Unreadable

_TERM = re.compile(r"\s*([a-z][a-z0-9_]*)\s*(?:\(\s*([a-z][a-z0-9_]*|[A-Z])\s*\))?\s*\Z")

NUMBERS = frozenset({"quantity", "count"})
DATES = frozenset({"date"})
LISTS = frozenset({"set"})


@final
class RuleReader:
    """Reads rules one by one; ``problems`` get whatever cannot be used."""

    def __init__(
        self,
        literals: Literals,
        attributes: Mapping[str, Attribute],
        undeclared: Container[str],
        problems: list[Problem],
    ) -> None:
        self.literals = literals
        self.attributes = attributes
        self.undeclared = undeclared
        self.problems = problems
        self.rules: dict[str, Rule] = {}

    def read(self, file: str, node: Node, place: Place) -> None:
        """Add one rule, or the problems with it."""
        name = node["id"]
        if name in self.rules:
            self.problems.append(
                Problem(
                    place_of(file, node, "id"),
                    f"a second rule '{name}' (first at {self.rules[name].place}): give it another id",
                )
            )
            return
        if ("derive" in node) == ("check" in node):
            wrong = "both" if "derive" in node else "neither"
            self.problems.append(
                Problem(place, f"rule '{name}' has {wrong} 'derive' and 'check': give it one of them")
            )
            return
        verb = "derive" if "derive" in node else "check"
        kind = next(iter(node[verb]))
        parameters = _Parameters(self, file, node[verb], kind)
        does = _KINDS[kind](parameters)
        if does is None or parameters.failed:
            return
        severity = node.get("severity", "error")
        undetermined = "note"
        if isinstance(does, Present | Corroborated) and "severity" in node:
            undetermined = severity  # what these two miss is never a contradiction
        self.rules[name] = Rule(
            id=name,
            title=node.get("title", name.replace("_", " ")),
            does=does,
            place=place,
            why=node.get("why", ""),
            severity=severity,
            undetermined=node.get("undetermined", undetermined),
            may_match_nothing=node.get("may_match_nothing", False),
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
                circle = list(reversed(error.args[1]))
                start = circle.index(min(circle[1:]))
                circle = [*circle[start:-1], *circle[:start], circle[start]]
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
                        f"derivations go round in a circle: {' -> '.join(circle)}; "
                        f"remove or change '{closing[0].id}' or another of them",
                    )
                )
            else:
                return


@final
class _Parameters:
    """The parameters of one rule, each with its place; a mistake makes it ``failed``."""

    def __init__(self, reader: RuleReader, file: str, node: Node, kind: str) -> None:
        self.reader = reader
        self.file = file
        self.outer = node
        self.kind = kind
        self.node: Node = node[kind]
        self.failed = False

    def wrong(self, key: str | None, message: str) -> None:
        node, step = (self.outer, self.kind) if key is None else (self.node, key)
        self.failed = True
        self.reader.problems.append(Problem(place_of(self.file, node, step), message))

    def attribute(self, key: str, kinds: Iterable[str] = ()) -> str:
        """The id of the attribute under ``key``, which must be of one of ``kinds``."""
        name: str = self.node[key]
        self.known_attribute(key, name, kinds)
        return name

    def known_attribute(self, key: str | None, name: str, kinds: Iterable[str] = ()) -> Attribute | None:
        attribute = self.reader.attributes.get(name)
        if attribute is None:
            if name in self.reader.undeclared:
                self.failed = True
            else:
                near = suggestion(name, self.reader.attributes)
                self.wrong(key, f"unknown attribute '{name}'{near}; declare it under `attributes:`")
        elif kinds and attribute.kind not in kinds:
            wanted = " or ".join(sorted(kinds))
            self.wrong(key, f"'{name}' is a {attribute.kind}, but `{self.kind}` needs a {wanted}")
            return None
        return attribute

    def entity(self, key: str | None, name: str) -> str:
        try:
            return self.reader.literals.entity(name)
        except Unreadable as error:
            if name in self.reader.undeclared:
                self.failed = True
            else:
                self.wrong(key, str(error))
            return name

    def term(self, key: str) -> Term:
        """``attribute``, ``attribute(subject)`` or ``published``."""
        text = self.node[key]
        match = _TERM.match(text)
        if match is None:
            self.wrong(key, f"'{text[:60]}' should be an attribute, attribute(subject) or published")
            return Term("")
        attribute, subject = match.groups()
        if subject is not None and len(subject) > 1:
            subject = self.entity(key, subject)
        elif subject is not None and subject.isupper():
            self.wrong(key, f"a variable means nothing here: write '{attribute}', for the same subject")
        return Term(attribute, subject)

    def value(self, key: str, attribute: Attribute) -> Value | None:
        if key not in self.node:
            return None
        try:
            return self.reader.literals.value(self.node[key], attribute)
        except Unreadable as error:
            self.wrong(key, str(error))
            return None


def _distribute(said: _Parameters) -> Derive:
    return Distribute(said.attribute("attribute"))


def _total(said: _Parameters) -> Derive | None:
    kinds = NUMBERS if said.kind == "sum" else DATES
    attribute, whole = said.attribute("attribute", kinds), said.node["parts_of"]
    whole = said.entity("parts_of", whole)
    if not said.failed and whole not in said.reader.literals.entities.parts:
        said.wrong("parts_of", f"'{whole}' has no parts: give entities `part_of: {whole}`")
    match said.kind:
        case "sum":
            return Total("sum", attribute, whole)
        case "earliest":
            return Total("earliest", attribute, whole)
        case _:
            return Total("latest", attribute, whole)


def _count(said: _Parameters) -> Derive | None:
    gives = said.attribute("gives", ("count",))
    if "attribute" in said.node:
        return CountMembers(said.attribute("attribute", ("set",)), gives)
    whole = said.entity("parts_of", said.node["parts_of"])
    if not said.failed and whole not in said.reader.literals.entities.parts:
        said.wrong("parts_of", f"'{whole}' has no parts: give entities `part_of: {whole}`")
    return CountParts(whole, said.attribute("having"), gives)


def _formula(said: _Parameters) -> Derive | None:
    text: str = said.outer[said.kind]
    try:
        gives, expression = parse_formula(text)
        constant(expression)
    except Unreadable as error:
        said.wrong(None, str(error))
        return None
    used = list(terms(expression))
    if not used:
        said.wrong(None, "the formula names no attribute(subject): there is nothing to derive from")
    resolved: dict[Term, Term] = {}
    for term in (gives, *used):
        said.known_attribute(None, term.attribute, ON_A_LINE)
        subject = term.subject or ""
        if term.variable is None:
            resolved[term] = Term(term.attribute, said.entity(None, subject))
        elif {term.variable} != {each.variable for each in (gives, *used)} - {None}:
            said.wrong(None, "a variable must stand on both sides of a formula, and only one may")
            return None
        elif not any(each.variable for each in used) or gives.variable is None:
            said.wrong(None, f"the variable {term.variable} must stand on both sides of the formula")
            return None
    if said.failed:
        return None
    try:
        factor = factor_of(gives, expression, said.reader.attributes)
    except Unreadable as error:
        said.wrong(None, str(error))
        return None
    return Formula(gives, expression, text, factor)


def _agree(said: _Parameters) -> Check:
    node: Node = said.node or Node()
    names = tuple(node.get("attributes", ()))
    attributes = [said.known_attribute("attributes", name) for name in names]
    tolerance: Exact = 0
    if "tolerance" in node:
        if not names:
            said.wrong("tolerance", "a tolerance needs `attributes`: say of which it is")
        for attribute in attributes:
            if attribute is not None:
                tolerance = _tolerance(said, attribute)
    return Agree(names, tolerance, node.get("against") == "reference")


def _tolerance(said: _Parameters, attribute: Attribute) -> Exact:
    """In the attribute's unit; for dates in days."""
    from checker.values.numbers import Measure

    if attribute.kind not in ON_A_LINE:
        said.wrong("tolerance", f"'{attribute.id}' is a {attribute.kind}: it has no distances")
        return 0
    measure = Measure(unit="days") if attribute.kind == "date" else attribute.measure
    try:
        amount = read_quantity(text_of(said.node["tolerance"]), measure).nominal
    except Unreadable as error:
        said.wrong("tolerance", str(error))
        return 0
    if amount is None or amount < 0:
        said.wrong("tolerance", "a tolerance is one number: write it without a hedge")
        return 0
    return amount


def _order(said: _Parameters) -> Check:
    first, then = said.term("first"), said.term("then")
    kinds = set()
    for key, term in (("first", first), ("then", then)):
        if term.attribute == "published" and term.subject is None:
            kinds.add("date")
        elif term.attribute:
            attribute = said.known_attribute(key, term.attribute, ON_A_LINE)
            kinds.add(attribute.kind if attribute else "date")
    if first.attribute == then.attribute == "published":
        said.wrong("then", "one of the two must be an attribute")
    elif len(kinds) > 1 and not said.failed:
        said.wrong("then", "a date cannot be ordered with a number: name two attributes of one kind")
    return Order(first, then)


def _range(said: _Parameters) -> Check | None:
    attribute = said.known_attribute("attribute", said.node["attribute"], ON_A_LINE)
    if attribute is None:
        return None
    return Range(attribute.id, said.value("from", attribute), said.value("to", attribute))


def _within(said: _Parameters) -> Check:
    return Within(said.attribute("attribute", NUMBERS))


def _subset(said: _Parameters) -> Check:
    attribute, of = said.attribute("attribute", LISTS), said.term("of")
    if of.attribute:
        said.known_attribute("of", of.attribute, LISTS)
    return Subset(attribute, of)


def _present(said: _Parameters) -> Check:
    wanted = said.node["type"]
    types = {entity.type for entity in said.reader.literals.entities.by_id.values()} - {""}
    if wanted not in types:
        said.wrong("type", f"no entity is of type '{wanted[:60]}'{suggestion(wanted, sorted(types))}")
    return Present(wanted, said.attribute("attribute"))


def _corroborated(said: _Parameters) -> Check:
    return Corroborated(said.attribute("attribute"), said.node["origins"])


_KINDS: dict[str, Callable[[_Parameters], Any]] = {
    "distribute": _distribute,
    "sum": _total,
    "earliest": _total,
    "latest": _total,
    "count": _count,
    "formula": _formula,
    "agree": _agree,
    "order": _order,
    "range": _range,
    "within": _within,
    "subset": _subset,
    "present": _present,
    "corroborated": _corroborated,
}
