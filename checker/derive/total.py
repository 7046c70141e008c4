"""``sum``, ``earliest``, ``latest``: claims about parts, to the whole.

    derive: {sum: {attribute: area, parts_of: occupied_territory}}

The outermost parts that a source reports are taken, so that a part inside another part is counted
once. Where they do not cover the whole, the result is a bound: a sum is at least what was listed.
"""

from collections.abc import Iterator, Mapping
from functools import reduce

from checker.model.fact import Assumption, Fact, Facts, Qualifiers
from checker.model.inputs import Conclusion, Inputs, NoValue, Operand
from checker.model.rule import Total
from checker.model.vocabulary import Entities
from checker.values.dates import DateSet, Instants, span_of, write_date
from checker.values.interval import INFINITY, Interval, interval
from checker.values.kinds import Value
from checker.values.numbers import write_number

Reported = dict[str, list[Fact]]


def inputs(rule: Total, facts: Facts) -> Iterator[Inputs]:
    """The outermost reported parts, for each source and set of qualifiers."""
    entities, attribute = facts.entities, facts.attributes[rule.attribute]
    groups: dict[tuple[str, Qualifiers], Reported] = {}
    for part in entities.below(rule.whole):
        for fact in facts.about(rule.attribute, part):
            groups.setdefault((fact.source, fact.qualifiers), {}).setdefault(part, []).append(fact)
    for (source, qualifiers), reported in groups.items():
        outermost: list[str] = []
        missing: list[str] = []
        assumes: list[Assumption] = []
        _cover(rule.whole, entities, reported, outermost, missing, assumes)
        yield Inputs(
            source,
            rule.whole,
            attribute,
            qualifiers,
            tuple(
                Operand(entities.label(part), attribute, tuple(reported[part]))
                for part in outermost
            ),
            missing="; ".join(missing),
            note=_left_out(entities, reported, outermost),
            assumes=tuple(assumes),
        )


def _cover(
    whole: str,
    entities: Entities,
    reported: Mapping[str, object],
    outermost: list[str],
    missing: list[str],
    assumes: list[Assumption],
) -> None:
    """Walk down from ``whole`` to the first reported parts, and note what they leave uncovered."""
    entity = entities.by_id[whole]
    if entity.complete:
        assumes.append(Assumption(f"the parts of {entity.label} are all listed", entity.place))
    else:
        missing.append(f"{entity.label} may have further parts")
    for part in entities.parts.get(whole, ()):
        if part in reported:
            outermost.append(part)
        elif part in entities.parts:
            _cover(part, entities, reported, outermost, missing, assumes)
        else:
            missing.append(f"{entities.label(part)} is not reported")


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
        value, arithmetic=f"{rule.function} of {listed}: {told(value)}", partial=bool(given.missing)
    )


def _sum(given: Inputs, values: list[Value]) -> Conclusion | NoValue:
    measure = given.attribute.measure
    parts: list[Interval] = [value.possible for value in values]  # type: ignore[misc]
    whole = reduce(Interval.__add__, parts)
    nominals = [value.nominal for value in values]
    nominal = None if None in nominals else sum(n for n in nominals if n is not None)
    if given.missing:
        if measure.signed:
            return NoValue(f"{given.source}: {given.missing}, and it may be below zero")
        whole, nominal = Interval(whole.lo, INFINITY, whole.lo_open, True), None
    value = Value(write_number(whole, measure.unit, nominal), whole, nominal)
    told = given.attribute.told
    arithmetic = f"{' + '.join(map(told, values))} = {told(value)}"
    if given.missing:
        arithmetic += f" ({given.missing})"
    return Conclusion(value, arithmetic=arithmetic, partial=bool(given.missing))
