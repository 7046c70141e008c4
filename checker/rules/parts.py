"""Claims about the parts of a whole: what is alike in ``sum``, ``earliest`` and ``latest``.

The outermost parts that a source reports are taken, so that a part inside another part is counted
once. A part that the source says nothing of is taken from a work of reference. Where they do not
cover the whole, the result is a bound: a sum is at least what was listed.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import Literal, final

from checker.model.constraint import Constraint, Scope
from checker.model.fact import Assumption, Fact, Facts, Qualifiers
from checker.model.inputs import Conclusion, Inputs, NoValue, Operand
from checker.model.ranked import Added, How, OfNamed
from checker.model.rule import (
    Cell,
    DerivationKind,
    Parameters,
    Schema,
    an_id,
    its_attribute,
    mapping,
)
from checker.model.vocabulary import Entities, Kind
from checker.values.constraints.condition import NOTHING_BUT_ZERO, Condition, Extreme, Linear
from checker.values.dates import DateSet, Instants
from checker.values.dates.possibilities import on_one_line
from checker.values.interval import INFINITY, Bound, Interval, interval
from checker.values.named import NamedTuple
from checker.values.value import Value

Reported = dict[str, list[Fact]]


@final
class OfParts(NamedTuple):
    """What is claimed of the outermost parts of a whole, taken together, is claimed of it."""

    attribute: str
    whole: str


def schema_of(description: str) -> Schema:
    """The parameters, as YAML has them, of a kind that does so."""
    properties = {
        "attribute": an_id("What is claimed of the parts."),
        "parts_of": an_id("The whole that they are parts of."),
    }
    parameters = mapping("", properties, ["attribute", "parts_of"])
    del parameters["description"]  # an editor is shown that of the kind
    return {"description": description, "allOf": [parameters]}


def read_of(given: Parameters, kinds: Iterable[Kind]) -> OfParts:
    """The parameters, of which the attribute must be of one of ``kinds`` of value."""
    return OfParts(given.attribute("attribute", kinds), given.whole("parts_of"))


def gives(rule: OfParts) -> str:
    """The same attribute."""
    return rule.attribute


def whole(rule: OfParts) -> str:
    """The whole."""
    return rule.whole


def names(rule: OfParts) -> tuple[str, ...]:
    """The whole."""
    return (rule.whole,)


def bears_on(rule: OfParts, entities: Entities) -> Iterator[str]:
    """The whole and all its parts."""
    yield rule.whole
    yield from entities.below(rule.whole)


def binds(_: OfParts, __: object) -> OfNamed:
    """Nothing but the whole and its parts."""
    return OfNamed()


def concluded_from(rule: OfParts, facts: Facts, cell: Cell) -> Iterator[Cell]:
    """The whole, of a part."""
    attribute, subject = cell
    if rule.whole in facts.entities.above(subject):
        yield attribute, rule.whole


def concluded_to(rule: OfParts, facts: Facts, cell: Cell) -> Iterator[Cell]:
    """All parts, of the whole."""
    attribute, subject = cell
    if rule.whole == subject:
        for part in facts.entities.below(rule.whole):
            yield attribute, part


def inputs(rule: OfParts, facts: Facts) -> Iterator[Inputs]:
    """The outermost reported parts, for each source and set of qualifiers.

    A part of which a source says nothing, nor of its parts, is taken from a work of reference.
    """
    entities, attribute = facts.entities, facts.attributes[rule.attribute]
    groups: dict[tuple[str, Qualifiers], Reported] = {}
    referred: dict[Qualifiers, Reported] = {}
    for part in entities.below(rule.whole):
        for fact in facts.about(rule.attribute, part):
            groups.setdefault((fact.source, fact.qualifiers), {}).setdefault(part, []).append(fact)
            if facts.is_reference(fact) and not fact.partial:
                referred.setdefault(fact.qualifiers, {}).setdefault(part, []).append(fact)
    for (source, qualifiers), reported in groups.items():
        within = entities.all_above(reported)
        same = referred.get(qualifiers, {})
        any_ = referred.get((), {})
        known = dict(reported)
        for part in (*same, *any_):
            if part not in known and part not in within:
                known[part] = same.get(part) or any_[part]
        cover = _cover(rule.whole, entities, known)
        yield Inputs(
            source,
            rule.whole,
            attribute,
            qualifiers,
            tuple(
                Operand.of(entities.label(part), attribute, known[part]) for part in cover.outermost
            ),
            missing="; ".join(cover.missing),
            note=_left_out(entities, reported, cover.outermost),
            assumes=tuple(cover.assumes),
        )


@final
class _Cover(NamedTuple):
    """The outermost reported parts, what they leave uncovered, and what that assumes."""

    outermost: list[str]
    missing: list[str]
    assumes: list[Assumption]


def _cover(whole: str, entities: Entities, reported: Container[str]) -> _Cover:
    """Walk down from ``whole`` to the first reported parts, and note what they leave uncovered."""
    cover = _Cover([], [], [])
    stack = [whole]
    while stack:
        part = stack.pop()
        if part in reported:
            cover.outermost.append(part)
            continue
        if part != whole and part not in entities.parts:
            cover.missing.append(f"{entities.label(part)} is not reported")
            continue
        entity = entities.by_id[part]
        if entity.complete:
            assumed = f"the parts of {entity.label} are all listed"
            cover.assumes.append(Assumption(assumed, entity.place))
        else:
            cover.missing.append(f"{entity.label} may have further parts")
        stack += reversed(entities.parts.get(part, ()))
    return cover


def _left_out(entities: Entities, reported: Reported, outermost: list[str]) -> str:
    taken = set(outermost)
    sentences = []
    for part in reported:
        if part not in taken:
            whole = next(name for name in entities.above(part) if name in taken)
            sentences.append(
                f"{entities.label(part)} is declared a part of {entities.label(whole)} "
                "and not added again"
            )
    return "; ".join(sentences)


def is_partial(given: Inputs) -> bool:
    """Whether only a bound follows: from parts that are not all, or are bounds themselves."""
    return bool(given.missing) or any(fact.partial for fact in given.facts)


def wholes(rule: OfParts, entities: Entities) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The whole and all in it that has parts, each with these."""
    for name in (rule.whole, *entities.below(rule.whole)):
        if name in entities.parts:
            yield name, entities.parts[name]


def added_of(rule: OfParts, entities: Entities, how: How) -> Added:
    """The innermost parts, and what is between them and the whole."""
    inside = tuple(entities.below(rule.whole))
    between = tuple(name for name in inside if name in entities.parts)
    complete = all(entities.by_id[name].complete for name in (rule.whole, *between))
    parts = tuple(name for name in inside if name not in entities.parts)
    return Added(rule.attribute, rule.whole, parts, between, not complete, how)


Choose = Callable[[Iterable[Bound]], Bound]


def extreme(
    given: Inputs, function: str, choose: Choose, *, bound_below: bool
) -> Conclusion | NoValue:
    """The least or the greatest of the parts' dates, as ``choose`` has it.

    Where parts are missing it may lie anywhere up to there, or with ``bound_below`` from there on.
    """
    values: list[Value] = []
    for operand in given.operands:
        value = operand.value()
        if value is None:
            return NoValue(given.torn(operand))
        values.append(value)
    tell = given.attribute.told
    spans, utc = on_one_line([value.possible for value in values])  # type: ignore[misc]
    lo, hi = choose(span.lo for span in spans), choose(span.hi for span in spans)
    if given.missing:
        lo, hi = (lo, INFINITY) if bound_below else (-INFINITY, hi)
    found: DateSet = Instants(interval(lo, hi)) if utc else interval(lo, hi)
    exact = next((value for value in values if value.possible == found), None)
    value = exact or given.attribute.value(found)
    listed = ", ".join(
        f"{operand.name} {tell(v)}" for operand, v in zip(given.operands, values, strict=True)
    )
    return Conclusion(
        value, arithmetic=f"{function} of {listed}: {tell(value)}", partial=is_partial(given)
    )


def in_order(
    rule: OfParts, scope: Scope, *, first: Literal["whole", "part"]
) -> Iterator[Constraint]:
    """That the date of a whole is not after that of any part, or (``part``) not before; and where
    all parts are listed, that it is that of the first of them, or the last."""
    sign = 1 if first == "whole" else -1
    condition = Condition(Linear(((sign, 0), (-sign, 1))), Interval(-INFINITY, 0, True, False))
    not_after, not_before = ("not after", "not before")[::sign]

    def words(texts: Sequence[str], target: int, _: str) -> str:
        return f"{texts[target]} {not_before if target else not_after} {texts[1 - target]}"

    for whole_, parts in wholes(rule, scope.entities):
        for part in parts:
            for things in scope.alike([(rule.attribute, whole_), (rule.attribute, part)]):
                yield Constraint(things, condition, words, 0)
        if scope.entities.by_id[whole_].complete:
            yield from _one_of_them(rule, scope, whole_, parts, first=first)


def _one_of_them(
    rule: OfParts, scope: Scope, whole_: str, parts: Sequence[str], *, first: str
) -> Iterator[Constraint]:
    """That the date of a whole is that of its first part, or its last."""
    sign = 1 if first == "whole" else -1
    extreme_of = Extreme(tuple(range(1, len(parts) + 1)), sign)
    condition = Condition(Linear(((1, 0), (-1, extreme_of))), NOTHING_BUT_ZERO)
    function = "earliest" if sign > 0 else "latest"

    def words(texts: Sequence[str], target: int, result: str) -> str:
        listed = ", ".join(texts[1:])
        if not target:
            return f"{function} of {listed}: {result}"
        return f"{texts[0]} is the {function} of {listed}, so {texts[target]} is {result}"

    for things in scope.alike([(rule.attribute, name) for name in (whole_, *parts)]):
        yield Constraint(things, condition, words, 0)


def derivation(
    schema: Callable[[], Schema],
    read: Callable[[Parameters], OfParts],
    conclude: Callable[[OfParts, Inputs], Conclusion | NoValue],
    constrain: Callable[[OfParts, Scope], Iterator[Constraint]],
    words: tuple[tuple[str, str], ...] = (),
) -> DerivationKind:
    """A kind of derivation, of what differs between those that take parts together."""
    return DerivationKind(
        schema,
        read,
        its_attribute,
        gives,
        inputs,
        conclude,
        names=names,
        words=(("whole", "parts_of"), *words),
        whole=whole,
        concluded_from=concluded_from,
        concluded_to=concluded_to,
        bears_on=bears_on,
        constrain=constrain,
        binds=binds,
    )
