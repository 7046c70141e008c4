"""The kinds of rule: what exists can be read off one table.

A kind is one file: its documentation, its parameters, its two functions, and what else the house
asks of it (:mod:`checker.model.rule`). A check has ``questions``, which selects groups of claims,
and ``answer``, which judges one group, from what it is handed and nothing else. A derivation has
``inputs``, which selects the claims to conclude from, and ``conclude``.

A new kind is a new file here, which ends in its ``KIND``, and its entry in the table. Then write
the published schema anew (``WRITE_SCHEMA=1 pytest tests/rules/test_schema.py``), give it a row in
``rules/README.md``, and tests in ``tests/rules/test_<kind>.py``.
"""

from checker.model.rule import CheckKind, DerivationKind
from checker.rules import (
    agree,
    corroborated,
    count,
    disjoint_times,
    distribute,
    earliest,
    formula,
    jointly,
    latest,
    order,
    present,
    range,
    subset,
    sum,
    trend,
    unique,
    within,
)

KINDS: dict[str, CheckKind | DerivationKind] = {
    "distribute": distribute.KIND,
    "sum": sum.KIND,
    "earliest": earliest.KIND,
    "latest": latest.KIND,
    "count": count.KIND,
    "formula": formula.KIND,
    "agree": agree.KIND,
    "order": order.KIND,
    "range": range.KIND,
    "within": within.KIND,
    "subset": subset.KIND,
    "trend": trend.KIND,
    "disjoint_times": disjoint_times.KIND,
    "present": present.KIND,
    "corroborated": corroborated.KIND,
    "unique": unique.KIND,
    "jointly": jointly.KIND,
}
"""Each kind by the key that a rule has under ``derive`` or ``check``."""
