"""All claims as a table, stated and derived: a long one, which a mapping can read again."""

from collections.abc import Iterator
from typing import Final

from checker.model.report import Report
from checker.tables.export import Cell, as_csv, as_parquet

COLUMNS: Final = dict.fromkeys((
    "id", "source", "subject", "label", "type", "attribute", "value", "qualifiers", "said_by",
    "said_on", "quote", "inferred", "note", "derived_by", "not_checked", "file",
), "VARCHAR") | {"line": "BIGINT"}  # fmt: skip
"""The columns; ``not_checked`` says why a claim takes no part, or stands alone."""


def render(report: Report, link_base: str = "") -> str:
    """As CSV; ``link_base`` is not used, places are relative to the root."""
    return as_csv(COLUMNS, _rows(report))


def packed(report: Report) -> bytes:
    """The same as Parquet; raises ``NotReadable`` where that needs what is not installed."""
    return as_parquet(COLUMNS, _rows(report))


def _rows(report: Report) -> Iterator[list[Cell]]:
    by_id = report.entities.by_id
    reasons = {row.fact.id: row.reason for row in report.unchecked}
    for fact in (*report.facts, *report.derived):
        yield [
            fact.id,
            fact.source,
            fact.subject,
            by_id[fact.subject].label,
            by_id[fact.subject].type,
            fact.attribute,
            fact.value.text,
            "; ".join(f"{name}={word}" for name, word in fact.qualifiers),
            fact.said_by,
            fact.said_on,
            " … ".join(fact.quote),
            fact.inferred,
            fact.note,
            "" if fact.derivation is None else fact.derivation.rule,
            reasons.get(fact.id, ""),
            fact.place.file,
            fact.place.line,
        ]
