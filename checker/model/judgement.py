"""From a comparison of values to the answer of a question: positions, gap, and a sentence."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from checker.model.fact import Fact
from checker.model.finding import Answer, Gap, Position, Question
from checker.model.vocabulary import Attribute
from checker.values.compare import Comparison, Members
from checker.values.dates import Choice, Instants, write_date
from checker.values.durations import Duration, write_duration
from checker.values.interval import Exact, Interval
from checker.values.kinds import Value, compare, on_a_line
from checker.values.numbers import write_number
from checker.values.verdict import Relation


def written(attribute: Attribute, possible: object) -> str:
    """A set of possibilities as a person would write it."""
    if isinstance(possible, Members):
        names = ", ".join(sorted(possible.members)) or "none"
        return names if possible.complete else f"{names}, ..."
    if attribute.kind == "date" and isinstance(possible, Interval | Instants | Choice):
        return write_date(possible)
    if isinstance(possible, Duration):
        return write_duration(possible)
    if isinstance(possible, Interval):
        return write_number(possible, attribute.unit, None)
    return str(possible)


def common_text(attribute: Attribute, facts: Sequence[Fact]) -> str:
    """What claims that can be true together say: in the words of the narrowest, if one is it."""
    first = facts[0].value
    if all(fact.value.possible == first.possible for fact in facts):
        return first.text
    common = compare(kind_of(attribute), [fact.value.possible for fact in facts]).common
    if common is None:  # a tolerance lets them pass
        return " … ".join(dict.fromkeys(fact.value.text for fact in facts))
    for fact in facts:
        if fact.value.possible == common:
            return fact.value.text
    return written(attribute, common)


def kind_of(attribute: Attribute) -> str:
    """The kind by which its claims are compared."""
    exact = attribute.kind == "text" and (attribute.exact or attribute.values)
    return "exact text" if exact else attribute.kind


def gap_of(attribute: Attribute, amount: Exact | None) -> Gap | None:
    """A distance, in the words for it."""
    if amount is None:
        return None
    unit = {"%": "percentage points", "‰": "per mille points"}.get(attribute.unit, attribute.unit)
    return Gap(amount, "members" if attribute.kind == "set" else unit)


def gap_text(gap: Gap) -> str:
    """``204 days``, ``2.9 percentage points``: two significant digits of what is not whole."""
    amount = gap.amount
    whole = isinstance(amount, int) or amount.denominator == 1
    number = str(amount) if whole else _rounded(Fraction(amount))
    unit = gap.unit
    if number == "1":
        unit = {"days": "day", "members": "member", "percentage points": "percentage point"}.get(
            unit, unit
        )
    return f"{number} {unit}".rstrip()


def _rounded(amount: Fraction) -> str:
    """Two significant digits, whole numbers in full; never a power of ten."""
    if amount >= 10:
        return str(round(amount))
    places = 1
    while amount * 10 ** (places - 1) < 1 and places < 30:
        places += 1
    text = f"{round(amount * 10**places):0{places + 1}d}"
    return f"{text[:-places]}.{text[-places:]}"


def answer_of(question: Question, comparison: Comparison, facts: Sequence[Fact]) -> Answer:
    """The answer that a comparison of ``facts`` gives."""
    attribute = question.attribute
    relation = comparison.relation
    if relation is Relation.DISJOINT:
        positions = tuple(
            Position(common_text(attribute, members), members)
            for members in (tuple(facts[i] for i in group) for group in comparison.positions)
        )
        gap = gap_of(attribute, comparison.gap)
        assert comparison.witness is not None
        a, b = (facts[i] for i in comparison.witness)
        return Answer(
            relation,
            f"{a.value.text} against {b.value.text}" + (f", {apart(gap)}" if gap else ""),
            positions,
            tuple(facts[i] for i in comparison.either),
            (a, b),
            gap,
            reconcile=_reread(attribute, facts, settled=False),
        )
    if relation is Relation.UNKNOWN:
        positions = tuple(
            Position(common_text(attribute, members), members)
            for members in (tuple(facts[i] for i in group) for group in comparison.positions)
            if members
        )
        return Answer(relation, comparison.reason, positions, reason=comparison.reason)
    if relation is Relation.EQUAL:
        text = facts[0].value.text
        return Answer(relation, f"all say {text}", (Position(text, tuple(facts)),))
    common = comparison.common
    if common is None:
        text = common_text(attribute, facts)
        return Answer(
            relation, f"{text} agree within the tolerance", (Position(text, tuple(facts)),)
        )
    for fact in facts:
        if fact.value.possible == common:
            text = fact.value.text
            break
    else:
        text = written(attribute, common)
    unsettled = _reread(attribute, facts, settled=True)
    others = list(dict.fromkeys(fact.value.text for fact in facts if fact.value.text != text))
    if relation is Relation.REFINES:
        message = f"{text} refines {others[0] if len(others) == 1 else 'the others'}"
    else:
        message = f"{text} is common to all"
    return Answer(relation, message, (Position(text, tuple(facts)),), unsettle=unsettled)


def _reread(attribute: Attribute, facts: Sequence[Fact], *, settled: bool) -> str:
    """The other reading of a written number that would change the verdict, if one would."""
    if attribute.kind not in ("quantity", "count"):
        return ""
    # its grammar takes 10 ms to import, which most runs need not pay
    from checker.values.numbers.rereading import reconcile, unsettle

    claims = [
        (fact.value.text if fact.as_written else "", on_a_line(fact.value.possible))
        for fact in facts
    ]
    change = unsettle if settled else reconcile
    return change(claims, attribute.kind, attribute.measure)


def positions_of(
    attribute: Attribute, facts: tuple[Fact, ...]
) -> tuple[tuple[Position, ...], tuple[Fact, ...]]:
    """Claims by what can be true together, and those that fit more than one position."""
    comparison = compare(kind_of(attribute), [fact.value.possible for fact in facts])
    groups = (tuple(facts[i] for i in group) for group in comparison.positions)
    positions = tuple(Position(common_text(attribute, group), group) for group in groups)
    return positions, tuple(facts[i] for i in comparison.either)


def apart(gap: Gap) -> str:
    """How far apart, as a phrase; values that only touch have no distance."""
    return f"{gap_text(gap)} apart" if gap.amount else "which only touch"


Held = Callable[[Any, Any], tuple[Relation, Exact | None]]
"""How a claim's possibilities stand to those that a rule allows, and by how much they fail."""


def held(
    question: Question,
    pairs: Sequence[tuple[Fact, Fact | Value]],
    judge: Held,
    sentence: str,
) -> Answer:
    """The answer where claims are held against other claims, or against a rule's limits.

    Each pair is a claim and what it is held against. One pair that cannot be makes it a
    contradiction, and the widest gap is shown. ``sentence`` has the places ``{a}`` and ``{b}``.
    """
    worst: tuple[Exact, Fact, Fact | Value] | None = None
    failing: dict[str, Fact] = {}
    relation = Relation.REFINES
    gap: Exact | None = None
    for fact, other in pairs:
        value = other.value if isinstance(other, Fact) else other
        found, distance = judge(fact.value.possible, value.possible)
        if found is Relation.DISJOINT:
            failing[fact.id] = fact
            if worst is None or (distance or 0) > worst[0]:
                worst, gap = (distance or 0, fact, other), distance
        elif found is not Relation.REFINES and relation is Relation.REFINES:
            relation = found
    first, against = pairs[0] if worst is None else worst[1:]
    value = against.value if isinstance(against, Fact) else against
    message = sentence.format(a=first.value.text, b=value.text)
    fitting = tuple(fact for fact in question.facts if fact.id not in failing) + question.others
    if worst is None:
        return Answer(relation, message, (Position(message, fitting),) if fitting else ())
    measured = gap_of(question.attribute, gap)
    together, either = positions_of(question.attribute, tuple(failing.values()))
    positions = [Position(value.text, fitting), *together]
    return Answer(
        Relation.DISJOINT,
        f"not possible: {message}" + (f", {apart(measured)}" if measured else ""),
        tuple(positions),
        either,
        witness=(first, against) if isinstance(against, Fact) else None,
        gap=measured,
    )
