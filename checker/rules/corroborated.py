"""``corroborated``: do at least so many independent origins say so?

    check: {corroborated: {attribute: killed, origins: 2}}

Documents that copied one text are one origin; works of reference are none. Too few origins, or
documents that contradict each other, are ``undetermined``, at the rule's severity.
"""

from collections.abc import Iterator, Sequence
from typing import final

from checker.model.fact import ACROSS, Fact, Facts, by_qualifiers
from checker.model.judgement import answer_of
from checker.model.question import Answer, Position, Question
from checker.model.ranked import FromOrigins
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
from checker.model.timed import answer_by_time, is_timed
from checker.values.compare import Comparison
from checker.values.named import NamedTuple
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


def ranked(rule: Corroborated, _: object) -> FromOrigins:
    """Claims that have something in common agree; how many origins they have is counted."""
    return FromOrigins(rule.attribute, rule.origins)


def answer(rule: Corroborated, question: Question) -> Answer:
    """Count the origins of the claims that can be true together."""
    compared = _compared(question)
    counts = [len(position.origins) for position in compared.positions]
    fewest = counts.index(min(counts))
    if compared.verdict is Verdict.AGREEMENT and counts[fewest] >= rule.origins:
        number = counted(counts[fewest], "independent origin")
        return Answer(
            compared.relation, f"{number}{_at(compared.positions[fewest])}", compared.positions
        )
    if compared.verdict is Verdict.UNDETERMINED:
        return compared
    if compared.verdict is Verdict.CONTRADICTION:
        reason = f"the documents contradict each other in {len(counts)} positions"
        if len(counts) == 2:
            reason = (
                "the documents contradict each other: "
                f"{counted(counts[0], 'origin')} against {counts[1]}"
            )
    else:
        number = f"{counted(counts[fewest], 'origin')}{_at(compared.positions[fewest])}"
        reason = f"{number}, where the rule asks for {rule.origins}"
    return Answer(Relation.UNKNOWN, reason, compared.positions, compared.either, reason=reason)


def _compared(question: Question) -> Answer:
    """What the claims say together; those of one time, where they have times."""
    facts = question.facts

    def compare(some: Sequence[Fact]) -> Comparison:
        return question.attribute.compare([fact.value.possible for fact in some])

    if is_timed(facts):
        return answer_by_time(question, compare)
    return answer_of(question, compare(facts), facts)


def _at(position: Position) -> str:
    return f" {position.time}" if position.time else ""


KIND = CheckKind(
    schema,
    read,
    its_attribute,
    questions,
    answer,
    held_against=no_cells,
    finds_missing=True,
    ranked=ranked,
    words=(("sources", "origins"),),
)
