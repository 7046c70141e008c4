"""Claims of several documents put together, for a derivation that says `sources: mixed`.

A derivation combines what one source says. One that mixes sources concludes, beside that, once from
what all documents say in their own voice, wherever that is more than one of them says.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from checker.model.fact import ACROSS, Assumption, Fact, Facts, Source
from checker.model.inputs import Inputs
from checker.model.rule import DerivationKind, Rule

MOST_NAMED: Final = 6
"""So many documents are named in what is assumed."""


def mixed_inputs(rule: Rule, kind: DerivationKind, facts: Facts) -> Iterator[Inputs]:
    """What a derivation concludes from if all documents were one, called ``ACROSS``.

    Its operands have the claims as their documents state them.
    """
    originals: dict[str, Fact] = {}
    references = facts.references
    mixed: dict[str, dict[str, list[Fact]]] = {}
    for attribute in rule.reads:
        for subject, claims in facts.subjects(attribute).items():
            for fact in claims:
                document = fact.source not in references
                if document and fact.said_by not in ("", ACROSS):
                    continue
                originals[fact.id] = fact
                one = fact._replace(source=ACROSS) if document else fact
                mixed.setdefault(attribute, {}).setdefault(subject, []).append(one)
    sources = {**facts.sources, ACROSS: Source(ACROSS, ACROSS, rule.place)}
    for given in kind.inputs(rule.does, facts._replace(claims=mixed, sources=sources)):
        if given.source != ACROSS or given.unstated:
            continue
        operands = tuple(
            operand._replace(facts=tuple(originals[fact.id] for fact in operand.facts))
            for operand in given.operands
        )
        said_by = _documents((fact for operand in operands for fact in operand.facts), references)
        if len(said_by) > 1:
            assumed = Assumption(_together(list(said_by)), rule.place)
            yield given._replace(operands=operands, assumes=(*given.assumes, assumed))


def _documents(facts: Iterable[Fact], references: frozenset[str]) -> dict[str, None]:
    roots = (root for fact in facts for root in fact.roots())
    return dict.fromkeys(root.source for root in roots if root.source not in references)


def _together(sources: list[str]) -> str:
    """What is assumed where claims of several documents are put together."""
    more = [f"{len(sources) - MOST_NAMED} more"] if sources[MOST_NAMED:] else []
    named = ", ".join([*sources[:MOST_NAMED], *more])
    return f"what several documents say can be put together: {named}"
