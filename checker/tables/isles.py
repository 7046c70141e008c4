"""Claims in isles, in SQL: of one question, those of which the times may meet, or meet others that
do.

Rows have the columns ``cell``, ``since`` and ``till`` (:mod:`checker.tables.times`). One begins an
isle if all before it end before it begins.
"""

from collections.abc import Sequence


def isles(rows: str, question: Sequence[str]) -> str:
    """Rows with the place ``before`` which all that begin sooner end, and that of ``isle``, where
    theirs begins; those of one ``question`` are the same in these columns."""
    within = f"PARTITION BY {', '.join(question)} ORDER BY since, cell ROWS BETWEEN UNBOUNDED"
    return (
        "SELECT *, max(CASE WHEN before IS NULL OR before <= since THEN since END) OVER "
        f"({within} PRECEDING AND CURRENT ROW) AS isle FROM (SELECT *, max(till) OVER "
        f"({within} PRECEDING AND 1 PRECEDING) AS before FROM ({rows}) r) r"
    )


def same(one: str, other: str, columns: Sequence[str]) -> str:
    """That two rows are the same in some columns."""
    return " AND ".join(f"{one}.{name} = {other}.{name}" for name in columns)
