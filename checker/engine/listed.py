"""Contradictions that an engine lists: how those are judged that stand for others."""

from collections.abc import Callable, Sequence

from checker.hints import hint_of
from checker.model.corpus import Corpus
from checker.model.fact import Fact, Facts
from checker.model.finding import Finding
from checker.model.place import Place
from checker.model.rule import CheckKind, Rule
from checker.model.vocabulary import Entities, Entity


def answering(corpus: Corpus) -> Callable[[Rule, Sequence[Fact]], Finding]:
    """What a rule finds of some claims about one subject, whom nobody need know."""
    known: dict[str, Entities] = {}
    attributes, sources = corpus.attributes, corpus.sources

    def answer(rule: Rule, claims: Sequence[Fact]) -> Finding:
        subject = claims[0].subject
        if subject not in known:
            by_id = {subject: Entity(subject, subject, Place("", 1, 1)), **corpus.entities.by_id}
            known[subject] = corpus.entities._replace(by_id=by_id)
        facts = Facts.of(
            known[subject],
            {claim.attribute: attributes[claim.attribute] for claim in claims},  # and no other
            {claim.source: sources[claim.source] for claim in claims},
            claims,
        )
        assert isinstance(rule.kind, CheckKind)
        question = next(rule.kind.questions(rule.does, facts))._replace(brief=True)
        given = rule.kind.answer(rule.does, question)
        finding = Finding("", rule, rule.severity, question, given)  # nobody asks for its id
        hint = hint_of(finding, facts)
        return finding._replace(hint=hint) if hint else finding

    return answer
