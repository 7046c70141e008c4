"""How claims fit each other whose numbers are put together, in SQL."""

from checker.tables.grouping import WIDTH


def common(of: str = "") -> str:
    """Whether claims have something in common, in SQL; ``of``: before the names of their numbers.

    Of ``narrow``, the lower rank is what the width goes into, rounded up; the rest is the upper.
    """
    return f"{of}narrow <= {of}hi * {WIDTH} - {of}hi"


def how(of: str = "") -> str:
    """How claims fit that have something in common, in SQL."""
    return f"CASE WHEN ({of}narrow + {of}hi) % {WIDTH} = 0 THEN 1 ELSE 2 END"
