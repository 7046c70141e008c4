"""The findings as a table: a row for each claim of each, in the order of the report."""

from collections.abc import Iterator
from typing import Final

from checker.model.fact import Qualifiers
from checker.model.finding import Finding
from checker.model.report import Report
from checker.tables.export import Cell, as_csv, as_parquet
from checker.values.gap import gap_text

COLUMNS: Final = {
    "finding": "VARCHAR",
    "rule": "VARCHAR",
    "severity": "VARCHAR",
    "verdict": "VARCHAR",
    "relation": "VARCHAR",
    "subject": "VARCHAR",
    "label": "VARCHAR",
    "attribute": "VARCHAR",
    "qualifiers": "VARCHAR",
    "message": "VARCHAR",
    "reason": "VARCHAR",
    "gap": "VARCHAR",
    "waived_by": "VARCHAR",
    "hint": "VARCHAR",
    "side": "BIGINT",
    "fact": "VARCHAR",
    "source": "VARCHAR",
    "said_by": "VARCHAR",
    "value": "VARCHAR",
    "quote": "VARCHAR",
    "derived_by": "VARCHAR",
    "file": "VARCHAR",
    "line": "BIGINT",
}
"""The columns. ``side`` numbers the positions of a finding from 1; a claim that fits several of
them, or that a check was not decided by, has none."""


def render(report: Report, link_base: str = "") -> str:
    """As CSV; ``link_base`` is not used, places are relative to the root."""
    return as_csv(COLUMNS, _rows(report))


def packed(report: Report) -> bytes:
    """The same as Parquet; raises ``NotReadable`` where that needs what is not installed."""
    return as_parquet(COLUMNS, _rows(report))


def _rows(report: Report) -> Iterator[list[Cell]]:
    for finding in report.findings:
        about = _about(report, finding)
        sides = {
            fact.id: number
            for number, position in enumerate(finding.answer.positions, 1)
            for fact in position.facts
        }
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


def _about(report: Report, finding: Finding) -> list[Cell]:
    """What all rows of a finding have in common."""
    question, answer = finding.question, finding.answer
    return [
        finding.id,
        finding.rule.id,
        finding.severity,
        finding.verdict.value,
        answer.relation.value,
        question.subject,
        report.entities.label(question.subject),
        question.attribute.id,
        _told(question.qualifiers),
        answer.message,
        answer.reason,
        gap_text(answer.gap) if answer.gap else "",
        finding.waiver.owner if finding.waiver else "",
        finding.hint,
    ]


def _told(qualifiers: Qualifiers) -> str:
    """``as_of=2016; by=france``."""
    return "; ".join(f"{name}={word}" for name, word in qualifiers)
