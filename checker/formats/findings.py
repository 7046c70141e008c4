"""The findings as a table: a row for each claim of each, in the order of the report."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from checker.model.finding import Finding
from checker.model.ordered import told_qualifiers
from checker.model.report import Report
from checker.model.vocabulary import Entities
from checker.tables.export import Cell, as_parquet, csv_pieces
from checker.values.gap import gap_text

_NUMBERS: Final = ("side", "line")
COLUMNS: Final = {
    name: "BIGINT" if name in _NUMBERS else "VARCHAR"
    for name in (
        "finding", "rule", "severity", "verdict", "relation", "subject", "label", "attribute",
        "qualifiers", "message", "reason", "gap", "waived_by", "hint", "side", "fact", "source",
        "said_by", "value", "quote", "derived_by", "file", "line",
    )
}  # fmt: skip
"""The columns. ``side`` numbers the positions of a finding from 1; a claim that fits several of
them, or that a check was not decided by, has none."""


def render(report: Report, link_base: str = "") -> str:
    """As CSV; ``link_base`` is not used, places are relative to the root."""
    return "".join(pieces(report, link_base))


def pieces(report: Report, link_base: str = "") -> Iterator[str]:
    """The same, piece by piece; what an engine lists is not let go of before."""
    told = report.entities, report.findings
    if report.listed is not None:
        return csv_pieces(COLUMNS, report.listed.rows(tuple(COLUMNS), *told, _rows))
    return csv_pieces(COLUMNS, _rows(*told))


def packed(report: Report) -> bytes:
    """The same as Parquet; raises ``NotReadable`` where that needs what is not installed."""
    told = report.entities, report.findings
    if report.listed is not None:
        return report.listed.packed(tuple(COLUMNS), *told, _rows)
    return as_parquet(COLUMNS, _rows(*told))


def _rows(entities: Entities, findings: Iterable[Finding]) -> Iterator[Sequence[Cell]]:
    for finding in findings:
        about = _about(entities, finding)
        sides = finding.answer.sides
        for fact in finding.question.claims:
            derivation = fact.derivation
            yield [
                *about,
                sides.get(fact.id),
                fact.id,
                fact.source,
                fact.said_by,
                fact.value.text,
                " … ".join(fact.quote),
                "" if derivation is None else derivation.rule,
                fact.place.file,
                fact.place.line,
            ]


def _about(entities: Entities, finding: Finding) -> list[Cell]:
    """What all rows of a finding have in common."""
    question, answer = finding.question, finding.answer
    return [
        finding.id,
        finding.rule.id,
        finding.severity,
        finding.verdict.value,
        answer.relation.value,
        question.subject,
        entities.label(question.subject),
        question.attribute.id,
        told_qualifiers(question.qualifiers),
        answer.message,
        answer.reason,
        gap_text(answer.gap) if answer.gap else "",
        finding.waiver.owner if finding.waiver else "",
        finding.hint,
    ]
