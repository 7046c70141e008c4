"""Many rules of one kind: what is asked of groups does not grow with each of them."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from checker.tables import duck

from .conftest import written
from .test_engines import same

TIMED = "{kind: quantity, unit: m, qualifiers: {as_of: date}}"
KINDS = {
    "order": ("{kind: quantity, unit: m}", "order: {{first: {0}, then: {1}}}"),
    "dated": (TIMED, "order: {{first: {0}, then: {1}}}"),
    "subset": ("{kind: set, members: text}", "subset: {{attribute: {0}, of: {1}}}"),
    "among": ("{kind: set, members: text}", "subset: {{attribute: {0}, of: all(home)}}"),
    "trend": (TIMED, "trend: {{attribute: {0}, along: as_of, never: falls}}"),
    "holders": (TIMED, "disjoint_times: {{attribute: {0}, along: as_of}}"),
    "against": ("{kind: quantity, unit: m}", "agree: {{attributes: [{0}], against: reference}}"),
    "at a time": (TIMED, "agree: {{attributes: [{0}], against: reference}}"),
}


def corpus(folder: Path, kind: str, rules: Iterable[str]) -> Path:
    names = [*(f"a{n}" for n in range(6)), "all"]
    declared = "".join(f"  {name}: {kind}\n" for name in names)
    home = "entities:\n  home: {label: Home, type: hut}\n"
    checks = "".join(
        f"  - {{id: r{n}, title: R, check: {{{one}}}}}\n" for n, one in enumerate(rules)
    )
    claims = [
        f"{source},{subject},hut,{name},{(row * 7 + len(source) * 3) % 5 + 1},{2001 + row % 3}\n"
        for subject in ("rigi", "home")
        for row, name in enumerate(names)
        for source in ("s", "t1", "book")
    ]
    dated = "as_of" in kind
    rows = [one if dated else one.rpartition(",")[0] + "\n" for one in claims]
    header = "source,subject,type,attribute,value" + (",as_of" if dated else "") + "\n"
    files = {
        "words.yaml": f"attributes:\n{declared}{home}rules:\n{checks}",
        "book.yaml": "source: {id: book, title: Book, reference: true}\n",
        "t.csv": header + "".join(rows),
        "t.yaml": "tables:\n  - {id: t, from: t.csv}\n",
    }
    return written(folder, files)


@pytest.mark.parametrize("name", KINDS)
def test_what_stands_alone_is_asked_of_all_rules_together(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    rows = duck.Connection.rows

    def told(self: duck.Connection, statement: str, given: Sequence[Any] = ()) -> Any:
        if statement.startswith("SELECT coalesce(sum(docs), 0) FROM groups"):
            asked.append(statement)
        return rows(self, statement, given)

    monkeypatch.setattr(duck.Connection, "rows", told)
    kind, rule = KINDS[name]
    rules = dict.fromkeys(rule.format(*two) for two in combinations([f"a{n}" for n in range(6)], 2))
    conditions = []
    for some in ([*rules][:1], [*rules]):
        asked.clear()
        same(corpus(tmp_path / str(len(some)), kind, some), 3, [False])
        conditions.append(asked[0].count(" AND NOT "))
    assert conditions[1] <= conditions[0]
