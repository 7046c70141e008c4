"""How rules and questions are named to who reports an error of the checker."""

from checker.model.question import Question
from checker.model.rule import Rule


def named(rule: Rule) -> str:
    """A rule and its place, for who reports an error of the checker."""
    return f"rule '{rule.id}' ({rule.place})"


def asked_of(question: Question | None) -> str:
    """A question and the place of its first claim, behind the rule that asks it."""
    if question is None:
        return ""
    at = f" ({question.claims[0].place})" if question.claims else ""
    return f" on {question}{at}"
