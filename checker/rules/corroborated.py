"""``corroborated``: do at least so many independent origins say so?

    check: {corroborated: {attribute: killed, origins: 2}}

Documents that copied one text are one origin; works of reference are none. Too few origins, or
documents that contradict each other, are ``undetermined``, at the rule's severity.
"""

from collections.abc import Iterator
from typing import NamedTuple, final

from checker.model.fact import ACROSS, Facts, by_qualifiers
from checker.model.judgement import answer_of
from checker.model.question import Answer, Question
from checker.model.report import counted
from checker.model.rule import (
    CheckKind,
    Parameters,
    Schema,
    an_id,
    its_attribute,
    mapping,
    no_cells,
)
from checker.values.verdict import Relation, Verdict


@final
class Corroborated(NamedTuple):
    """At least ``origins`` independent origins say so."""

    attribute: str
    origins: int


def schema() -> Schema:
    """Its parameters, as YAML has them."""
    origins = {"description": "How many origins at least.", "type": "integer", "minimum": 2}
    return mapping(
        "Claims come from more than one origin.",
        {"attribute": an_id("Whose claims."), "origins": origins},
        ["attribute", "origins"],
    )


def read(given: Parameters) -> Corroborated:
    """Its parameters."""
    return Corroborated(given.attribute("attribute"), given.number("origins", 1))


def questions(rule: Corroborated, facts: Facts) -> Iterator[Question]:
    """The documents' claims of each subject, by qualifiers; one alone is asked too."""
    attribute = facts.attributes[rule.attribute]
    for subject, claims in facts.subjects(rule.attribute).items():
        documents = [
            fact for fact in claims if not facts.is_reference(fact) and fact.said_by != ACROSS
        ]
        for qualifiers, group in by_qualifiers(documents):
            yield Question(subject, attribute, qualifiers, tuple(group))


def answer(rule: Corroborated, question: Question) -> Answer:
    """Count the origins of the claims that can be true together."""
    facts = question.facts
    possible = [fact.value.possible for fact in facts]
    told = answer_of(question, question.attribute.compare(possible), facts)
    counts = [len(position.origins) for position in told.positions]
    if told.verdict is Verdict.AGREEMENT and counts[0] >= rule.origins:
        return Answer(told.relation, counted(counts[0], "independent origin"), told.positions)
    if told.verdict is Verdict.UNDETERMINED:
        return told
    if told.verdict is Verdict.CONTRADICTION:
        reason = f"the documents contradict each other in {len(counts)} positions"
        if len(counts) == 2:
            reason = (
                "the documents contradict each other: "
                f"{counted(counts[0], 'origin')} against {counts[1]}"
            )
    else:
        verb = "is" if rule.origins == 1 else "are"
        reason = f"{counted(counts[0], 'origin')}, but {rule.origins} {verb} asked for"
    return Answer(Relation.UNKNOWN, reason, told.positions, told.either, reason=reason)


KIND = CheckKind(
    schema,
    read,
    its_attribute,
    questions,
    answer,
    held_against=no_cells,
    finds_missing=True,
    words=(("sources", "origins"),),
)
