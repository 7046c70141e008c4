"""The one total order of findings, and what names each of them."""

from collections.abc import Callable
from itertools import chain
from typing import Final

from checker.model.fact import Qualifiers
from checker.model.finding import Finding
from checker.model.report import SEVERITIES
from checker.values.hashes import blake2b
from checker.values.verdict import Verdict

WORST_FIRST: Final = {Verdict.CONTRADICTION: 0, Verdict.UNDETERMINED: 1, Verdict.AGREEMENT: 2}
_RANK: Final = {severity: rank for rank, severity in enumerate((*SEVERITIES, "none"))}


def rank_of(severity: str) -> int:
    """The place of a severity, the most severe first."""
    return _RANK[severity]


def order_of(finding: Finding) -> tuple[int, int, str, str, Qualifiers, str]:
    """What findings are ordered by, the worst first."""
    question = finding.question
    return (
        WORST_FIRST[finding.answer.relation.verdict],
        _RANK[finding.severity],
        question.attribute.id,
        question.subject,
        question.qualifiers,
        finding.rule.id,
    )


def identity_of(rule: str, subject: str, attribute: str, qualifiers: Qualifiers) -> str:
    """A finding's id: twelve hexadecimal digits that name the question, whatever the answer."""
    return identities(rule, attribute, qualifiers)(subject)


def identities(rule: str, attribute: str, qualifiers: Qualifiers) -> Callable[[str], str]:
    """What gives the ids of a rule's findings about an attribute, by subject."""
    before = f"{rule}\0"
    after = "\0".join(["", attribute, *chain.from_iterable(qualifiers)])

    def name(subject: str) -> str:
        return blake2b(f"{before}{subject}{after}".encode(), digest_size=6).hexdigest()

    return name


def told_qualifiers(qualifiers: Qualifiers) -> str:
    """``as_of=2016; by=france``."""
    return "; ".join(f"{name}={word}" for name, word in qualifiers)
