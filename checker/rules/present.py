"""``present``: does every subject of a type have this attribute?

    check: {present: {type: district, attribute: occupied_on}}

Only what documents state counts. What is missing is ``undetermined``, at the rule's severity.
"""

from collections.abc import Iterator
from typing import final

from checker.model.fact import Facts
from checker.model.question import Answer, Position, Question
from checker.model.ranked import OfEach
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
from checker.values.named import NamedTuple
from checker.values.verdict import Relation


@final
class Present(NamedTuple):
    """Every entity of a type has the attribute stated."""

    type: str
    attribute: str


def schema() -> Schema:
    """Its parameters, as YAML has them."""
    properties = {
        "type": {"description": "The type of the entities.", "type": "string"},
        "attribute": an_id("What must be claimed of each."),
    }
    return mapping("Each entity of a type has a claim.", properties, ["type", "attribute"])


def read(given: Parameters) -> Present:
    """Its parameters."""
    return Present(given.entity_type("type"), given.attribute("attribute"))


def questions(rule: Present, facts: Facts) -> Iterator[Question]:
    """One question for each entity of the type, with what is stated of it, if anything."""
    attribute = facts.attributes[rule.attribute]
    for entity in facts.entities.by_id.values():
        if entity.type == rule.type:
            stated = tuple(
                fact
                for fact in facts.about(rule.attribute, entity.id)
                if fact.stated and not facts.is_reference(fact)
            )
            yield Question(entity.id, attribute, (), stated)


def ranked(rule: Present, _: object) -> OfEach:
    """It asks of each subject of a type whether there is a claim, whatever that says."""
    return OfEach(rule.type, rule.attribute)


def answer(rule: Present, question: Question) -> Answer:
    """Stated, or missing."""
    if not question.facts:
        reason = "no document states it"
        return Answer(Relation.UNKNOWN, reason, (), reason=reason)
    text = f"stated by {counted(len({fact.source for fact in question.facts}), 'document')}"
    return Answer(Relation.EQUAL, text, (Position(text, question.facts),))


KIND = CheckKind(
    schema,
    read,
    its_attribute,
    questions,
    answer,
    held_against=no_cells,
    finds_missing=True,
    judges_values=False,
    ranked=ranked,
)
