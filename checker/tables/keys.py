"""What names the rows of tables: no two of a table may be called alike."""

from typing import Final

from checker.model.untold import NotPicked
from checker.tables.duck import quoted, text
from checker.tables.maker import plain_text
from checker.tables.views import Views

MOST_ODD_KEYS: Final = 1_000_000
"""How many keys are looked at whose texts may not be as they stand."""

_AS_IT_STANDS = "([!-~]+( [!-~]+)*)?"
"""Texts that are normal already."""


def refuse_keys(views: Views) -> None:
    """Raise ``NotPicked`` of rows without a key, or with that of another row; also in tables that
    make no claims."""
    for number, table in enumerate(views.tables):
        if not table.key:
            continue
        keys = list(map(quoted, table.key))
        rows = views.all(number)
        odd = " OR ".join(
            f"NOT regexp_full_match(coalesce({key}, ''), '{_AS_IT_STANDS}')"
            + "".join(f" OR {key} = {text(word)}" for word in sorted(table.empty))
            for key in keys
        )
        listed = ", ".join(keys)
        asked = f"SELECT DISTINCT {listed} FROM ({rows}) x WHERE {odd}"
        looked_at = list(views.base.rows(f"{asked} LIMIT {MOST_ODD_KEYS + 1}"))
        cells = {cell for some in looked_at for cell in some if cell}
        plain = all(plain_text(cell, table) == cell for cell in cells)
        if len(looked_at) > MOST_ODD_KEYS or not plain:
            raise NotPicked("keys that are looked at one by one")
        none = " AND ".join(f"coalesce({key}, '') = ''" for key in keys)
        if any(views.base.rows(f"SELECT 1 FROM ({rows}) x WHERE {none} LIMIT 1")):
            raise NotPicked(f"a row without {' and '.join(table.key)}, which names it")
        grouped = f"SELECT 1 FROM ({rows}) x GROUP BY {listed} HAVING count(*) > 1"
        if any(views.base.rows(f"{grouped} LIMIT 1")):
            raise NotPicked(f"two rows with the same {', '.join(table.key)}")
