"""Rules: what they name must exist, and be of a kind that the rule can work on."""

import re
from collections.abc import Callable, Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any, final

from checker.load.formula import constant, parse_formula
from checker.load.literals import LeftOut, Literals, UnreadableMembers
from checker.load.nodes import Mapping as Node
from checker.load.nodes import place_of, text_of
from checker.load.schema import Path_, listed
from checker.load.undeclared import Undeclared
from checker.load.units import factor_of
from checker.load.vocabulary import told_circle
from checker.model.place import Place, Problem
from checker.model.rule import (
    Agree,
    Check,
    Corroborated,
    CountMembers,
    CountParts,
    Derive,
    Distribute,
    Expression,
    Formula,
    Operation,
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
from checker.spelling.nearest import Nearest, suggestion
from checker.values.interval import Empty
from checker.values.kinds import ON_A_LINE, Value
from checker.values.unreadable import Unreadable

if TYPE_CHECKING:
    from checker.values.tolerance import Tolerance

_TERM = re.compile(r"\s*+([a-z][a-z0-9_]*+)\s*+(?:\(\s*+([A-Za-z][A-Za-z0-9_]*+)\s*+\))?\s*+\Z")

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
        undeclared: Undeclared,
        problems: list[Problem],
    ) -> None:
        """Ready to read."""
        self.literals = literals
        self.attributes = attributes
        self.undeclared = undeclared
        self.problems = problems
        self.rules: dict[str, Rule] = {}
        self.nearest = Nearest(attributes)
        self._ids: dict[str, Place] = {}

    def read_all(self, file: str, data: Node, broken: set[Path_]) -> None:
        """Add the rules of one file."""
        for node, place, whole in listed(data, "rules", file, broken):
            self._read(file, node, place, whole=whole)

    def _read(self, file: str, node: Node, place: Place, *, whole: bool) -> None:
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
        does: Any = None
        for verb in ("derive", "check"):
            for kind in node.get(verb, ()):
                parameters = _Parameters(self, file, node[verb], kind)
                does = _KINDS[kind](parameters)
                whole = whole and not parameters.failed
        if does is None or not whole or first is not place:
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
    """The parameters of one rule, each with its place; a mistake makes it ``failed``.

    What is not there is empty, and was complained of by the schema.
    """

    def __init__(self, reader: RuleReader, file: str, node: Node, kind: str) -> None:
        """Of the rule whose kind is ``kind``, which is a key of ``node``."""
        self.reader = reader
        self.file = file
        self.outer = node
        self.kind = kind
        self.node: Node = node[kind] if isinstance(node[kind], Node) else Node()
        self.failed = False

    def wrong(self, key: str | None, message: str, index: int | None = None) -> None:
        """A problem with a parameter, with one item of it, or with the whole rule."""
        node, step = (self.outer, self.kind) if key is None else (self.node, key)
        place = place_of(self.file, node, step)
        if index is not None and key is not None:
            place = place_of(self.file, node[key], index)
        self.failed = True
        self.reader.problems.append(Problem(place, message))

    def text(self, key: str) -> str:
        """What a parameter says, empty where it was left out."""
        text: str = self.node.get(key, "")
        self.failed = self.failed or not text
        return text

    def attribute(self, key: str, kinds: Iterable[str] = ()) -> str:
        """The id of the attribute under ``key``, which must be of one of ``kinds``."""
        name = self.text(key)
        self.known_attribute(key, name, kinds)
        return name

    def known_attribute(
        self, key: str | None, name: str, kinds: Iterable[str] = (), index: int | None = None
    ) -> Attribute | None:
        """The attribute of that name, if it is known and of one of ``kinds``."""
        attribute = self.reader.attributes.get(name)
        if attribute is None:
            if not name or name in self.reader.undeclared:
                self.failed = True
            else:
                near = self.reader.nearest.suggestion(name)
                message = f"unknown attribute '{name[:80]}'{near}; declare it under `attributes:`"
                self.wrong(key, message, index)
        elif kinds and attribute.kind not in kinds:
            *others, last = sorted(kinds)
            wanted = f"{', '.join(others)} or {last}" if others else last
            message = f"'{name}' is a {attribute.kind}, but `{self.kind}` needs a {wanted}"
            self.wrong(key, message, index)
            return None
        return attribute

    def entity(self, key: str | None, name: str) -> str:
        """The id of an entity; the name itself where it is none."""
        if not name:
            self.failed = True
            return name
        try:
            return self.reader.literals.entity(name)
        except Unreadable as error:
            message = str(error)
            if self.kind == "formula" and len(name) == 1:
                message += f"; a variable is a capital letter: write {name.upper()}"
            self.wrong(key, message)
        except LeftOut:
            self.failed = True
        return name

    def whole(self) -> str:
        """The entity under ``parts_of``, which must have parts."""
        name = self.text("parts_of")
        known = self.reader.literals.entities.names.get(name)
        whole = self.entity("parts_of", name)
        if (
            known is not None
            and whole not in self.reader.literals.entities.parts
            and not self.reader.undeclared.may_have_parts(whole)
        ):
            message = f"'{whole}' has no parts: give entities `part_of: {whole}`"
            self.wrong("parts_of", message)
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
        known = self.reader.attributes
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
        if key not in self.node:
            return None
        try:
            return self.reader.literals.value(self.node[key], attribute)
        except Unreadable as error:
            self.wrong(key, str(error))
        except UnreadableMembers as error:
            for index, message in error.members:
                self.wrong(key, message, index)
        except LeftOut:
            self.failed = True
        return None


def _distribute(said: _Parameters) -> Derive:
    return Distribute(said.attribute("attribute"))


def _total(said: _Parameters) -> Derive | None:
    kinds = NUMBERS | {"duration"} if said.kind == "sum" else DATES
    attribute, whole = said.attribute("attribute", kinds), said.whole()
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
    return CountParts(said.whole(), said.attribute("having"), gives)


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
        return None
    resolved: dict[Term, Term] = {}
    for term in (gives, *used):
        said.known_attribute(None, term.attribute, ON_A_LINE)
        if term.variable is None:
            resolved[term] = Term(term.attribute, said.entity(None, term.subject or ""))
    left, right = {gives.variable} - {None}, {term.variable for term in used} - {None}
    if left != right or len(right) > 1:
        names = " and ".join(sorted(name for name in left | right if name))
        one = "one variable, on" if len(left | right) > 1 else "it on"
        said.wrong(None, f"variable {names}: a formula may have {one} both sides of `=`")
    if said.failed:
        return None
    try:
        factor = factor_of(gives, expression, said.reader.attributes)
    except Unreadable as error:
        said.wrong(None, str(error))
        return None
    return Formula(resolved.get(gives, gives), _with_ids(expression, resolved), text, factor)


def _with_ids(expression: Expression, resolved: Mapping[Term, Term]) -> Expression:
    """The expression with ids for other names of entities."""
    if isinstance(expression, Operation):
        left, right = (_with_ids(side, resolved) for side in (expression.left, expression.right))
        return Operation(expression.operator, left, right)
    return resolved.get(expression, expression) if isinstance(expression, Term) else expression


def _agree(said: _Parameters) -> Check:
    node: Node = said.node
    names = tuple(node.get("attributes", ()))
    attributes = [
        said.known_attribute("attributes", name, (), index) for index, name in enumerate(names)
    ]
    tolerances: tuple[Tolerance, ...] = ()
    if "tolerance" in node:
        if not names:
            said.wrong("tolerance", "a tolerance needs `attributes`: say of which it is")
        if not isinstance(node["tolerance"], Node) or "relative" in node["tolerance"]:
            tolerances = tuple(_tolerance(said, one) for one in attributes if one is not None)
    return Agree(names, tolerances, node.get("against") == "reference")


def _tolerance(said: _Parameters, attribute: Attribute) -> "Tolerance":
    """How far apart the claims of an attribute may be."""
    # most rules have none, and the grammar of numbers takes 10 ms
    from checker.values.tolerance import Tolerance, read_share, read_tolerance

    written = said.node["tolerance"]
    if attribute.kind not in ON_A_LINE:
        said.wrong("tolerance", f"'{attribute.id}' is a {attribute.kind}: it has no distances")
        return Tolerance()
    try:
        if isinstance(written, Node):
            return read_share(text_of(written["relative"]), attribute.kind)
        return read_tolerance(text_of(written), attribute.kind, attribute.measure)
    except Unreadable as error:
        said.wrong("tolerance", str(error))
    return Tolerance()


def _order(said: _Parameters) -> Check:
    first, then = said.term("first"), said.term("then")
    kinds: dict[str, str] = {}
    for key, term in (("first", first), ("then", then)):
        if term.attribute == "published" and term.subject is None:
            kinds[key] = "a date"
        elif term.attribute:
            attribute = said.known_attribute(key, term.attribute, ON_A_LINE)
            if attribute is not None:
                unit = (
                    f" in {attribute.unit}" if attribute.kind in NUMBERS and attribute.unit else ""
                )
                kinds[key] = f"a {attribute.kind}{unit}"
    if first.attribute == then.attribute == "published":
        said.wrong("then", "one of the two must be an attribute")
    elif first == then and first.attribute:
        said.wrong("then", f"'{first}' cannot come before itself: name two things")
    elif len(set(kinds.values())) > 1 and not said.failed:
        said.wrong(
            "then",
            f"{kinds['first']} and {kinds['then']} have no order: name two attributes of one kind "
            "and unit",
        )
    return Order(first, then)


def _range(said: _Parameters) -> Check | None:
    attribute = said.known_attribute("attribute", said.text("attribute"), ON_A_LINE)
    if attribute is None:
        return None
    start, end = said.value("from", attribute), said.value("to", attribute)
    allowed = Range(attribute.id, start, end)
    try:
        allowed.span  # noqa: B018  # it raises where the limits leave nothing between them
    except Empty:
        assert start is not None
        said.wrong("to", f"the range ends before it begins, at {start.text}: turn the two round")
    return allowed


def _within(said: _Parameters) -> Check:
    return Within(said.attribute("attribute", NUMBERS))


def _subset(said: _Parameters) -> Check:
    attribute, of = said.attribute("attribute", LISTS), said.term("of")
    some = said.reader.attributes.get(attribute)
    those = said.known_attribute("of", of.attribute, LISTS) if of.attribute else None
    if some and those and (some.members, some.ignore_case) != (those.members, those.ignore_case):
        said.wrong(
            "of",
            f"'{of.attribute}' and '{attribute}' are not made of the same: give both the same "
            "`members` and `ignore_case`",
        )
    return Subset(attribute, of)


def _present(said: _Parameters) -> Check:
    wanted = said.text("type")
    types = {entity.type for entity in said.reader.literals.entities.by_id.values()} - {""}
    if wanted and wanted not in types and wanted not in said.reader.undeclared:
        near = suggestion(wanted, sorted(types))
        said.wrong("type", f"no entity is of type '{wanted[:60]}'{near}")
    return Present(wanted, said.attribute("attribute"))


def _corroborated(said: _Parameters) -> Check:
    return Corroborated(said.attribute("attribute"), said.node.get("origins", 1))


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
