"""The examples that rules carry, run: does each rule find what it must, and nothing else?

In an example only the rule itself takes part, and the derivations that it names under ``with``. A
check is judged by the worst verdict that it gives. Of a derivation each claim that is expected must
be among what it concludes: with the same possibilities, with the same number however it is rounded
(the sum of `3 km` and `4 km` is `7 km`), or in the words in which the report writes it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, final

from checker.engine import check, derive
from checker.model.example import NOTHING, Example, fires
from checker.model.fact import Fact
from checker.model.line import and_more
from checker.model.rule import Rule
from checker.values.named import NamedTuple
from checker.values.value import Value

ExampleState = Literal["as expected", "noisy", "missing", "another"]
"""``noisy``: the rule finds something where it must be silent. ``missing``: it is silent where it
must find something. ``another``: neither, and yet not what is expected."""


MOST: Final = 3
"""How many claims are told of one example."""


@final
class Outcome(NamedTuple):
    """What came of an example: ``expected`` and ``got`` in words, and ``why`` the rule says so."""

    example: Example
    state: ExampleState
    expected: str
    got: str
    why: str = ""


@final
class Lack(NamedTuple):
    """A rule without an example that ``fires``, without one that is ``silent``, or without any."""

    rule: Rule
    fires: bool
    silent: bool


@final
class Rehearsal(NamedTuple):
    """The outcomes of all examples, in order, and what is lacking of them."""

    rules: int
    outcomes: tuple[Outcome, ...]
    lacks: tuple[Lack, ...]

    @property
    def passed(self) -> bool:
        """Whether all is as expected, and nothing lacking."""
        return not self.lacks and all(one.state == "as expected" for one in self.outcomes)


def rehearse(rules: Sequence[Rule], examples: Iterable[Example]) -> Rehearsal:
    """Run all examples."""
    outcomes = tuple(_concluded(one) if one.rule.derives else _judged(one) for one in examples)
    shown = {(outcome.example.rule.id, outcome.example.fires) for outcome in outcomes}
    lacks = (Lack(r, (r.id, True) not in shown, (r.id, False) not in shown) for r in rules)
    return Rehearsal(len(rules), outcomes, tuple(lack for lack in lacks if any(lack[1:])))


def _judged(example: Example) -> Outcome:
    """The worst verdict of a check; ``nothing`` where it asks nothing."""
    facts, _, _ = derive(example.corpus)
    findings, _ = check([example.rule], facts)
    got, why = NOTHING, ""
    if findings:
        got, why = findings[0].verdict.value, findings[0].answer.message
    state: ExampleState = "another"
    if got == example.expect:
        state = "as expected"
    elif fires(example.rule, got) is not example.fires:
        state = "missing" if example.fires else "noisy"
    return Outcome(example, state, example.expect, got, why)


def _concluded(example: Example) -> Outcome:
    """What a derivation concludes, held against the claims that are expected."""
    _, derived, not_derived = derive(example.corpus)
    name, claims = example.rule.id, example.claims
    given = [fact for fact in derived if fact.derivation and fact.derivation.rule == name]
    if not given or not claims:
        state: ExampleState = "noisy" if given else "missing" if claims else "as expected"
        why = "; ".join(row.reason for row in not_derived if row.rule.id == name)
        return Outcome(
            example, state, _first_claims(claims) or NOTHING, _first_claims(given) or NOTHING, why
        )
    for claim in claims:
        if not any(_same(claim, fact) for fact in given):
            near = [fact for fact in given if fact.subject == claim.subject] or given
            why = "; ".join(filter(None, map(_arithmetic, near[:MOST])))
            got = _first_claims(near, sources=bool(claim.source))
            return Outcome(example, "another", _first_claims([claim], sources=True), got, why)
    return Outcome(example, "as expected", _first_claims(claims), _first_claims(given))


def _arithmetic(fact: Fact) -> str:
    return fact.derivation.arithmetic if fact.derivation else ""


def _same(claim: Fact, fact: Fact) -> bool:
    """Whether a conclusion is the expected one."""
    return (
        claim.subject == fact.subject
        and claim.source in ("", fact.source)
        and claim.qualifiers == fact.qualifiers
        and _means(claim.value, fact.value)
    )


def _means(expected: Value, value: Value) -> bool:
    """Whether the possibilities are the same, or the number, or at least the words for it."""
    if expected.nominal is not None and expected.nominal == value.nominal:
        return True
    return expected.possible == value.possible or expected.text == value.text


def _first_claims(facts: Sequence[Fact], *, sources: bool = False) -> str:
    return and_more(list(_in_words(facts, sources=sources)), MOST)


def _in_words(facts: Iterable[Fact], *, sources: bool) -> Iterator[str]:
    for fact in facts:
        pairs = "".join(f" ({key}: {word})" for key, word in fact.qualifiers)
        source = f" for {fact.source}" if sources and fact.source else ""
        yield f"{fact.value.text} of {fact.subject}{pairs}{source}"
