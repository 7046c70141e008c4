"""The remainder of a question: what its check says if only some of the claims are there."""

from collections.abc import Callable, Iterator

from checker.model.fact import Fact
from checker.model.finding import Finding
from checker.model.question import Answer, Question
from checker.model.rule import CheckKind


def only(question: Question, keep: Callable[[Fact], bool]) -> Question:
    """The question about the claims that are kept."""
    kept = [place for place, fact in enumerate(question.facts) if keep(fact)]
    return question.about(kept)._replace(
        others=tuple(filter(keep, question.others)),
        undated=tuple(filter(keep, question.undated)),
    )


def one_by_one(question: Question) -> Iterator[Question]:
    """The question about each of the claims in question, alone."""
    return (question.about([place]) for place in range(len(question.facts)))


def lacks_a_side(question: Question, part: Question) -> bool:
    """Whether nothing is left of a side that the question has."""
    return bool((question.facts and not part.facts) or (question.others and not part.others))


def answer_to(finding: Finding, question: Question) -> Answer:
    """What the finding's own check says of a part of its claims."""
    kind = finding.rule.kind
    assert isinstance(kind, CheckKind)
    return kind.answer(finding.rule.does, question)
