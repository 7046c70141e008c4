"""How claims fit each other whose numbers are put together, in SQL.

``of`` stands before the names of their numbers.
"""

from checker.tables.distinct import Distinct
from checker.tables.grouping import WIDTH, Stats


def alike(known: Distinct, of: str = "") -> str:
    """Whether claims say the same."""
    if known.is_crowded:
        ends = f"{of}least = {of}lo AND {of}most = {of}hi"
        if known.ranked:
            return ends
        many = f"{of}n" if of else "docs"
        unranked = f"{of}ranked = 0 AND {of}t1 = {of}t2"
        return f"({of}ranked = {many} AND {ends} OR {unranked})"
    return f"{of}narrow = {of}wide" if known.ranked else f"{of}t1 = {of}t2"


def common(known: Distinct, of: str = "") -> str:
    """Whether claims have something in common.

    Of ``narrow``, the lower rank is what the width goes into, rounded up; the rest is the upper.
    """
    if known.is_crowded:
        return f"{of}lo <= {of}hi"
    return f"{of}narrow <= {of}hi * {WIDTH} - {of}hi"


def how(known: Distinct, of: str = "") -> str:
    """How claims fit that have something in common: whether one of them allows no more than all of
    them do."""
    inside = f"({of}narrow + {of}hi) % {WIDTH} = 0"
    if known.is_crowded:
        inside = f"{of}thin = {of}hi - {of}lo"
    return f"CASE WHEN {inside} THEN 1 ELSE 2 END"


def put_together(stats: list[Stats], of: str) -> str:
    """The numbers of claims from those of parts of them."""
    return ", ".join(f"{one.of_parts}({of}{one.name}) AS {of}{one.name}" for one in stats)
