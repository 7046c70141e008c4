"""Small corpora in a few lines of YAML, and the parts of a report that tests ask for."""

from collections import Counter
from collections.abc import Callable, Iterable

from checker.kinds import KINDS
from checker.model.fact import Fact
from checker.model.finding import Finding
from checker.model.report import Report
from checker.model.rule import Rule
from checker.model.vocabulary import Kind
from checker.values.gap import gap_text

Judge = Callable[..., Report]
Read = Callable[[str], Rule]


def kind_named(name: str) -> Kind:
    """A kind of value, for what a file makes before its tests run.

    In a house without it, it is one that can do nothing: the tests that need it fail, not the file.
    """
    return KINDS.get(name, Kind())


def source(name: str, *claims: str, **keys: object) -> str:
    """The file of a source.

    A claim is ``subject attribute: value`` and whatever other keys it has, as in a YAML mapping:
    ``bridge opened_on: 1994, said_by: mayor``. A claim that says a thing again gets an id with a
    number: ``daily.bridge.opened_on.2``, unless it has one.
    """
    lines = ["source:", f"  id: {name}", *(f"  {key}: {value}" for key, value in keys.items())]
    if claims:
        lines.append("facts:")
    times: Counter[str] = Counter()
    for claim in claims:
        about, _, value = claim.partition(": ")
        subject, attribute = about.split()
        identity = f"{name}.{subject}.{attribute}"
        times[identity] += 1
        number = (
            f", id: {identity}.{times[identity]}"
            if times[identity] > 1 and " id: " not in claim
            else ""
        )
        entry = f"subject: {subject}, attribute: {attribute}, value: {value}{number}"
        lines.append(f"  - {{{entry}}}")
    return "\n".join(lines) + "\n"


def one_each(about: str, values: Iterable[str]) -> list[str]:
    """Sources ``s0``, ``s1``, ..., each with one claim ``about`` the same thing."""
    return [source(f"s{number}", f"{about}: {value}") for number, value in enumerate(values)]


def rules(*texts: str) -> str:
    """The file of rules, each as in a YAML mapping: ``id: r, check: {agree: {}}``."""
    return "\n".join(["rules:", *(f"  - {{{text}}}" for text in texts)]) + "\n"


def found(report: Report, rule: str | None = None, subject: str | None = None) -> Finding:
    """The one finding of a rule, about a subject."""
    (finding,) = (
        finding
        for finding in report.findings
        if rule in (None, finding.rule.id) and subject in (None, finding.question.subject)
    )
    return finding


def told(finding: Finding) -> tuple[str, str]:
    """Verdict and relation."""
    return finding.verdict.value, finding.answer.relation.value


def gap(finding: Finding) -> str:
    """How far apart, in words; empty where there is no distance."""
    return gap_text(finding.answer.gap) if finding.answer.gap else ""


def ids(facts: Iterable[Fact]) -> set[str]:
    return {fact.id for fact in facts}


def sides(finding: Finding) -> list[set[str]]:
    """The sources of each position."""
    return [set(position.sources) for position in finding.answer.positions]


def derived(report: Report, rule: str | None = None, subject: str | None = None) -> list[Fact]:
    """What a rule concluded, about a subject."""
    return [
        fact
        for fact in report.derived
        if fact.derivation is not None
        and rule in (None, fact.derivation.rule)
        and subject in (None, fact.subject)
    ]


def values(facts: Iterable[Fact]) -> dict[tuple[str, str], str]:
    """The text of each fact's value, by source and subject."""
    return {(fact.source, fact.subject): fact.value.text for fact in facts}


def reasons(report: Report, rule: str | None = None) -> list[str]:
    """Why rules were not applied."""
    return [row.reason for row in report.not_applied if rule in (None, row.rule.id)]
