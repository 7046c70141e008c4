"""``sum``, ``earliest``, ``latest``: claims about parts, to the whole.

    derive: {sum: {attribute: area, parts_of: occupied_territory}}

The outermost parts that a source reports are taken, so that a part inside another part is counted
once. A part that the source says nothing of is taken from a work of reference. Where they do not
cover the whole, the result is a bound: a sum is at least what was listed.
"""

from collections.abc import Container, Iterable, Iterator
from functools import reduce
from typing import NamedTuple, final

from checker.model.fact import Assumption, Fact, Facts, Qualifiers
from checker.model.inputs import Conclusion, Inputs, NoValue, Operand
from checker.model.rule import Total
from checker.model.vocabulary import Attribute, Entities
from checker.values.dates import DateSet, Instants, span_of, write_date
from checker.values.durations import Duration, at_least, write_duration
from checker.values.interval import INFINITY, Interval, interval
from checker.values.kinds import Value
from checker.values.numbers import write_number

Reported = dict[str, list[Fact]]


def inputs(rule: Total, facts: Facts) -> Iterator[Inputs]:
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
        within = _wholes(reported, entities)
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
                Operand(entities.label(part), attribute, tuple(known[part]))
                for part in cover.outermost
            ),
            missing="; ".join(cover.missing),
            note=_left_out(entities, reported, cover.outermost),
            assumes=tuple(cover.assumes),
        )


def _wholes(parts: Iterable[str], entities: Entities) -> set[str]:
    """All that these are parts of."""
    wholes: set[str] = set()
    for part in parts:
        for whole in entities.above(part):
            if whole in wholes:
                break
            wholes.add(whole)
    return wholes


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
            said = f"the parts of {entity.label} are all listed"
            cover.assumes.append(Assumption(said, entity.place))
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


def conclude(rule: Total, given: Inputs) -> Conclusion | NoValue:
    """The total, or why there is none."""
    values: list[Value] = []
    for operand in given.operands:
        value = operand.value()
        if value is None:
            return NoValue(given.torn(operand))
        values.append(value)
    if rule.function == "sum":
        return _sum(given, values)
    told = given.attribute.told
    instants = [v.possible.utc for v in values if isinstance(v.possible, Instants)]
    timed = len(instants) == len(values)  # what has an offset is compared by the instant
    spans = instants if timed else [span_of(v.possible) for v in values]  # type: ignore[arg-type]
    earliest = rule.function == "earliest"
    choose = min if earliest else max
    lo, hi = choose(span.lo for span in spans), choose(span.hi for span in spans)
    if given.missing:
        lo, hi = (-INFINITY, hi) if earliest else (lo, INFINITY)
    extreme: DateSet = Instants(interval(lo, hi)) if timed else interval(lo, hi)
    exact = next((value for value in values if value.possible == extreme), None)
    value = exact or Value(write_date(extreme), extreme)
    listed = ", ".join(
        f"{operand.name} {told(v)}" for operand, v in zip(given.operands, values, strict=True)
    )
    return Conclusion(
        value, arithmetic=f"{rule.function} of {listed}: {told(value)}", partial=_partial(given)
    )


def _partial(given: Inputs) -> bool:
    """Whether only a bound follows: from parts that are not all, or are bounds themselves."""
    return bool(given.missing) or any(fact.partial for fact in given.facts)


def _sum(given: Inputs, values: list[Value]) -> Conclusion | NoValue:
    total = _durations(values) if given.attribute.kind == "duration" else _numbers(given, values)
    if given.missing:
        if given.attribute.measure.signed:
            return NoValue(f"{given.source}: {given.missing}, and it may be below zero")
        total = _at_least(given.attribute, total)
    told = given.attribute.told
    arithmetic = f"{' + '.join(map(told, values))} = {told(total)}"
    if given.missing:
        arithmetic += f" ({given.missing})"
    return Conclusion(total, arithmetic=arithmetic, partial=_partial(given))


def _numbers(given: Inputs, values: list[Value]) -> Value:
    parts: list[Interval] = [value.possible for value in values]  # type: ignore[misc]
    whole = reduce(Interval.__add__, parts)
    nominals = [value.nominal for value in values]
    nominal = None if None in nominals else sum(n for n in nominals if n is not None)
    return Value(write_number(whole, given.attribute.unit, nominal), whole, nominal)


def _durations(values: list[Value]) -> Value:
    parts: list[Duration] = [value.possible for value in values]  # type: ignore[misc]
    whole = reduce(Duration.__add__, parts)
    return Value(write_duration(whole), whole)


def _at_least(attribute: Attribute, total: Value) -> Value:
    """What an incomplete sum says of the whole."""
    if isinstance(total.possible, Duration):
        longer = at_least(total.possible)
        return Value(write_duration(longer), longer)
    assert isinstance(total.possible, Interval)
    whole = Interval(total.possible.lo, INFINITY, total.possible.lo_open, True)
    return Value(write_number(whole, attribute.unit, None), whole)
