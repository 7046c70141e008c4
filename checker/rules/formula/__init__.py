"""``formula``: arithmetic over claims.

    derive: {formula: "occupied_share(azerbaijan) = area(occupied_territory) / area(azerbaijan)"}

An operand that a source does not state itself is taken from a work of reference; at least one is
the source's own. A date and a count of days make a date, two dates make a count of days.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final, final

from checker.kinds import ON_A_LINE
from checker.model.constraint import UNDER_SEVERAL_CLOCKS, Constraint, Scope
from checker.model.fact import Fact, Facts, Qualifiers
from checker.model.inputs import Conclusion, Inputs, NoValue, Operand
from checker.model.ranked import Binding, OfEachSubject, OfNamed, Reckoned, Reckoning
from checker.model.rule import Cell, DerivationKind, Parameters, Schema, Term, entities_of
from checker.model.vocabulary import Attribute, Entities
from checker.rules.formula.arithmetic import Result, computed, value_of, written_with
from checker.rules.formula.expression import Expression, Number, Operation, terms
from checker.rules.formula.parsing import constant, parse_formula
from checker.rules.formula.units import factor_of
from checker.values.constraints.condition import (
    NOTHING_BUT_ZERO,
    Condition,
    Constant,
    Node,
    Product,
    Quotient,
    added,
)
from checker.values.interval import (
    INFINITY,
    DivisionByZero,
    Empty,
    Exact,
    Interval,
    normal_exact,
)
from checker.values.named import NamedTuple
from checker.values.unreadable import Unreadable
from checker.values.value import Value, on_a_line


@final
class Formula(NamedTuple):
    """Arithmetic over claims. ``factor`` turns the result into the unit of ``gives``."""

    gives: Term
    expression: Expression
    text: str
    factor: Fraction = Fraction(1)


def schema() -> Schema:
    """Its parameters, as YAML has them."""
    return {"type": "string", "description": "attribute(subject) = arithmetic; quote it."}


def read(given: Parameters) -> Formula | None:
    """The formula, with the ids of what it names, and the factor to the unit of what it gives."""
    text = given.itself()
    try:
        gives, expression = parse_formula(text)
        constant(expression)
    except Unreadable as error:
        given.wrong(None, str(error))
        return None
    used = list(terms(expression))
    if not used:
        given.wrong(
            None, "the formula names no attribute(subject): there is nothing to derive from"
        )
        return None
    resolved: dict[Term, Term] = {}
    for term in (gives, *used):
        given.known_attribute(None, term.attribute, ON_A_LINE)
        if term.variable is None:
            subject = given.entity(None, term.subject or "", _a_variable(term.subject or ""))
            resolved[term] = Term(term.attribute, subject)
    left, right = {gives.variable} - {None}, {term.variable for term in used} - {None}
    if left != right or len(right) > 1:
        variables = " and ".join(sorted(name for name in left | right if name))
        allowed = "one variable, on" if len(left | right) > 1 else "it on"
        given.wrong(None, f"variable {variables}: a formula may have {allowed} both sides of `=`")
    if given.failed:
        return None
    try:
        factor = factor_of(gives, expression, given.attributes)
    except Unreadable as error:
        given.wrong(None, str(error))
        return None
    return Formula(resolved.get(gives, gives), _with_ids(expression, resolved), text, factor)


def _a_variable(name: str) -> str:
    """What to say where no entity has a name of one letter."""
    return f"; a variable is a capital letter: write {name.upper()}" if len(name) == 1 else ""


def _with_ids(expression: Expression, resolved: Mapping[Term, Term]) -> Expression:
    """The expression with ids for other names of entities."""
    if isinstance(expression, Operation):
        left, right = (_with_ids(side, resolved) for side in (expression.left, expression.right))
        return Operation(expression.operator, left, right)
    return resolved.get(expression, expression) if isinstance(expression, Term) else expression


def reads(rule: Formula) -> tuple[str, ...]:
    """The attributes of its terms."""
    return tuple(dict.fromkeys(term.attribute for term in terms(rule.expression)))


def gives(rule: Formula) -> str:
    """The attribute on its left side."""
    return rule.gives.attribute


def names(rule: Formula) -> Iterator[str]:
    """The subjects of its terms that are no variables."""
    return entities_of((rule.gives, *terms(rule.expression)))


def inputs(rule: Formula, facts: Facts) -> Iterator[Inputs]:
    """The operands, for each subject, source and set of qualifiers that some claim has."""
    used = tuple(dict.fromkeys(terms(rule.expression)))
    attribute = facts.attributes[rule.gives.attribute]
    for bound in _bindings(used, facts):
        subject = bound or rule.gives.subject or ""
        claims = [
            facts.about(term.attribute, bound if term.variable else term.subject or "")
            for term in used
        ]
        keys: dict[tuple[str, Qualifiers], None] = {}
        for some in claims:
            for fact in some:
                keys[fact.source, fact.qualifiers] = None
        for source, qualifiers in keys:
            operands: list[Operand] = []
            unstated = ""
            for term, some in zip(used, claims, strict=True):
                own = _chosen(some, facts, source, qualifiers)
                if not own:
                    unstated = _unstated(_name(term, bound, facts), some, facts, source, qualifiers)
                    break
                operands.append(
                    Operand.of(_name(term, bound, facts), facts.attributes[term.attribute], own)
                )
            if unstated and facts.sources[source].reference:
                continue  # a reference need not state what a formula of documents needs
            yield Inputs(source, subject, attribute, qualifiers, tuple(operands), unstated=unstated)


def _bindings(used: tuple[Term, ...], facts: Facts) -> list[str]:
    """The subjects that the variable may stand for; one empty name where there is none."""
    if not any(term.variable for term in used):
        return [""]
    bound: dict[str, None] = {}
    for term in used:
        if term.variable:
            bound.update(dict.fromkeys(facts.subjects(term.attribute)))
    return list(bound)


def _chosen(
    claims: list[Fact], facts: Facts, source: str, qualifiers: Qualifiers
) -> tuple[Fact, ...]:
    """The source's own claims; else those of references, with these qualifiers or with none.

    An incomplete sum is no statement of the whole, and only a bound: it is used where there is
    nothing else, and what follows from it is a bound, too.
    """
    own = tuple(f for f in claims if f.source == source and f.qualifiers == qualifiers)
    references = [fact for fact in claims if facts.is_reference(fact) and not fact.partial]
    same = tuple(fact for fact in references if fact.qualifiers == qualifiers)
    whole = tuple(fact for fact in own if not fact.partial)
    return whole or same or tuple(fact for fact in references if not fact.qualifiers) or own


def _unstated(
    name: str, claims: list[Fact], facts: Facts, source: str, qualifiers: Qualifiers
) -> str:
    """Why there is nothing to reckon with: nobody says it, or only with other qualifiers."""
    stated_for = [fact.qualifiers for fact in claims if fact.source == source]
    who = f"{source} says"
    if not stated_for:
        stated_for = [f.qualifiers for f in claims if facts.is_reference(f) and not f.partial]
        who = f"{source} does not say, and a reference says"
    if stated_for:
        others = "; ".join(map(_pairs, sorted(set(stated_for))))
        return (
            f"{who} {name} only with other qualifiers ({others}) than the rest of the formula "
            f"({_pairs(qualifiers)})"
        )
    holds_for = f" ({_pairs(qualifiers)})" if qualifiers else ""
    return f"{source} does not say, nor does a reference: {name}{holds_for}"


def _pairs(qualifiers: Qualifiers) -> str:
    return ", ".join(f"{key}: {word}" for key, word in qualifiers) or "no qualifier"


def _name(term: Term, bound: str, facts: Facts) -> str:
    subject = bound if term.variable else term.subject or ""
    return f"{facts.attributes[term.attribute].label} of {facts.entities.label(subject)}"


def conclude(rule: Formula, given: Inputs) -> Conclusion | NoValue:
    """The result in the unit of what it gives, or why there is none."""
    if given.unstated:
        return NoValue(given.unstated)
    operands: dict[Term, Result] = {}
    texts: dict[Term, str] = {}
    for term, operand in zip(dict.fromkeys(terms(rule.expression)), given.operands, strict=True):
        value = operand.value()
        if value is None:
            return NoValue(given.torn(operand))
        dated = operand.attribute.kind.dated
        operands[term] = Result(value.possible, value.nominal, dated)  # type: ignore[arg-type]
        texts[term] = operand.attribute.told(value)
    by_clock = not given.attribute.kind.whole
    try:
        result = computed(rule.expression, operands, by_clock)
        value = value_of(given.attribute, result, rule.factor)
    except DivisionByZero:
        return NoValue(f"{given.source}: the divisor of `{rule.text}` may be zero")
    except Empty:
        return NoValue(f"{given.source}: `{rule.text}` gives no {given.attribute.kind}")
    except OverflowError:
        return NoValue(f"{given.source}: `{rule.text}` gives a number of thousands of digits")
    partial = any(fact.partial for fact in given.facts)
    if partial and _says_nothing(given.attribute, value):
        return NoValue(f"{given.source}: `{rule.text}` is left open by {_bounds(given)}")
    equation = f"{written_with(rule.expression, texts)} = {given.attribute.told(value)}"
    return Conclusion(value, arithmetic=equation, partial=partial)


def _says_nothing(attribute: Attribute, value: Value) -> bool:
    """Whether it allows all that a value of its attribute can be."""
    span = on_a_line(value.possible)
    least = -INFINITY if attribute.kind.below_zero(attribute) else 0
    return span.hi == INFINITY and span.lo <= least


def _bounds(given: Inputs) -> str:
    """The operands that are incomplete sums."""
    names = [
        operand.name for operand in given.operands if any(fact.partial for fact in operand.facts)
    ]
    return f"{' and '.join(names)}, of which there is only a bound"


def bears_on(rule: Formula, _: Entities) -> list[str] | None:
    """The subjects of its terms, where no variable stands for some."""
    used = (rule.gives, *terms(rule.expression))
    return None if any(term.variable for term in used) else list(entities_of(used))


def ranked(rule: Formula, attributes: Mapping[str, Attribute]) -> Reckoned | None:
    """Arithmetic over measured numbers of one subject, whichever it is."""
    used = tuple(dict.fromkeys(terms(rule.expression)))
    operands = tuple(dict.fromkeys(term.attribute for term in used))
    gives = attributes[rule.gives.attribute]
    kinds = [attributes[name].kind for name in operands]
    if gives.kind.whole or not all(kind.numeric for kind in (gives.kind, *kinds)):
        return None
    if gives.id in operands or not all(term.variable for term in (rule.gives, *used)):
        return None
    signed = gives.kind.below_zero(gives)
    return Reckoned(gives.id, operands, _reckoning(rule.expression), rule.factor, signed)


def _reckoning(expression: Expression) -> Reckoning | str | Exact:
    if isinstance(expression, Number):
        return expression.value
    if isinstance(expression, Term):
        return expression.attribute
    left, right = (_reckoning(side) for side in (expression.left, expression.right))
    return Reckoning(expression.operator, left, right)


def binds(rule: Formula, attributes: Mapping[str, Attribute]) -> Binding | None:
    """The equation, of numbers of which each stands in it once; where something is counted that
    comes of parts, somebody may have rounded."""
    used = [rule.gives, *terms(rule.expression)]
    if not all(term.variable for term in used):
        return None if any(term.variable for term in used) else OfNamed()
    gives, *operands = (attributes[term.attribute] for term in used)
    once = len({term.attribute for term in used}) == len(used)
    numeric = all(one.kind.numeric for one in (gives, *operands))
    if gives.kind.whole or not once or not numeric:
        return OfEachSubject()
    signed = gives.kind.below_zero(gives)
    names = tuple(one.id for one in operands)
    return Reckoned(gives.id, names, _reckoning(rule.expression), rule.factor, signed)


def concluded_from(rule: Formula, facts: Facts, cell: Cell) -> Iterator[Cell]:
    """What it gives where one of its terms is about the subject."""
    attribute, subject = cell
    used = list(terms(rule.expression))
    for term in used:
        if term.attribute == attribute:
            yield from _given(rule.gives, used, term, facts, subject)


def _given(
    gives: Term, used: Iterable[Term], term: Term, facts: Facts, subject: str
) -> Iterator[Cell]:
    if gives.variable is None:
        yield gives.attribute, gives.subject or ""
    elif term.variable:
        yield gives.attribute, subject
    else:
        for other in used:
            if other.variable:
                for bound in facts.subjects(other.attribute):
                    yield gives.attribute, bound


def concluded_to(rule: Formula, _: Facts, cell: Cell) -> Iterator[Cell]:
    """The cells of its terms."""
    subject = cell[1]
    if rule.gives.variable or rule.gives.subject == subject:
        for term in terms(rule.expression):
            yield term.attribute, subject if term.variable else term.subject or ""


def constrain(rule: Formula, scope: Scope) -> Iterator[Constraint]:
    """That both sides come to the same, for each subject of which something is said."""
    used = tuple(dict.fromkeys((rule.gives, *terms(rule.expression))))
    places = {term: place for place, term in enumerate(used)}
    formula = _node(rule.expression, places)
    equation = added([(1, 0), (-normal_exact(rule.factor), formula)])
    gives = scope.attributes[rule.gives.attribute]
    kinds = [scope.attributes[term.attribute].kind for term in used]
    parts = any(not kind.whole for kind in kinds)
    divides = not all(isinstance(node, int | Constant) for _, node in equation.terms)
    # where parts of a day, or of a thing, come to whole ones, somebody may have rounded
    roughly = (gives.kind.counts and (divides or parts)) or (
        parts and any(kind.in_formula for kind in kinds)
    )
    dated = any(kind.dated for kind in kinds)

    def words(texts: Sequence[str], target: int, result: str) -> str:
        right = written_with(rule.expression, dict(zip(used, texts, strict=True)))
        if target:
            return f"{texts[0]} = {right}, so {texts[target]} = {result}"
        return f"{right} = {result}"

    exactly = Condition(equation, NOTHING_BUT_ZERO)
    nearly = Condition(equation, ROUNDED_TO_ONE)
    apart = Condition(equation, UNDER_SEVERAL_CLOCKS)
    for bound in scope.subjects if any(term.variable for term in used) else ("",):
        cells = [(t.attribute, bound if t.variable else t.subject or "") for t in used]
        for things in scope.alike(cells):
            condition = nearly if roughly else exactly
            if dated and any(map(scope.is_timed, things)):
                condition = apart
            yield Constraint(things, condition, words, 0)


ROUNDED_TO_ONE: Final = Interval(-1, 1, True, True)
"""By how much what is counted in whole numbers may differ from what comes to it in parts."""


def _node(expression: Expression, places: Mapping[Term, int]) -> Node:
    """The expression with places for its terms."""
    if isinstance(expression, Number):
        return Constant(expression.value)
    if isinstance(expression, Term):
        return places[expression]
    left, right = _node(expression.left, places), _node(expression.right, places)
    match expression.operator:
        case "+":
            return added([(1, left), (1, right)])
        case "-":
            return added([(1, left), (-1, right)])
        case "*":
            return Product(left, right)
        case _:
            return Quotient(left, right)


KIND = DerivationKind(
    schema,
    read,
    reads,
    gives,
    inputs,
    conclude,
    names=names,
    concluded_from=concluded_from,
    concluded_to=concluded_to,
    bears_on=bears_on,
    ranked=ranked,
    constrain=constrain,
    binds=binds,
)
