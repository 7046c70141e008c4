"""Claims that say of which time they speak: what an engine decides of them, and that it does so as
the plain one."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from .conftest import mapping, written
from .test_engines import either_way

WORDS = """\
attributes:
  guests: {kind: quantity, unit: m, qualifiers: {as_of: date, during: date, by: text}}
  beds: {kind: quantity, unit: m, qualifiers: {as_of: date, during: date, by: text}}
  head: {kind: entity, qualifiers: {as_of: date, during: date, by: text}}
  motto: {kind: text, qualifiers: {as_of: date, during: date, by: text}}
entities:
  north: {label: North}
  yard: {label: Yard, part_of: north}
  south: {label: South}
"""
HEAD = "source,subject,attribute,value,as_of,during,by\n"
CHECKS = (
    "agree: {}",
    "agree: {attributes: [guests], tolerance: 3 m}",
    "agree: {against: reference}",
    "agree: {against: reference, attributes: [guests], tolerance: 2 m}",
    "range: {attribute: guests, to: 12 m}",
    "corroborated: {attribute: guests, origins: 2}",
    "corroborated: {attribute: beds, origins: 3}",
    "order: {first: guests, then: beds}",
    "order: {first: beds, then: guests, strict: true}",
    "trend: {attribute: guests, along: as_of, never: falls}",
    "trend: {attribute: guests, along: during, never: rises}",
    "disjoint_times: {attribute: head, along: during}",
    "disjoint_times: {attribute: head, along: as_of, gaps: refused}",
    "disjoint_times: {attribute: guests, along: during, gaps: refused}",
    "disjoint_times: {attribute: motto, along: during}",
)
TIMES = (
    ["2001", "2002", "2003", "2004"],
    ["2001-03-01", "2001-03-02", "2001-03-03", "2001-03"],
    ["2001", "2001-05", "2001-05-04", "2002"],
    ["2001/2003", "2003/2005", "2004", "2006/.."],
    ["2001/2002", "2002/2003", "2003/2004", "2001/2004"],
    ["../2002", "2002/", "2001~", "2003"],
    ["[2001, 2003]", "2002", "2001-07", "200X"],
    ["2001-05-04T10:00Z", "2001-05-04", "2001-05", "2001-05-04T10:00"],
    ["2001-05-04T10:00Z", "2001-05-04T11:00Z", "2001-05-04T10:30:00Z", "2001-05-04T09Z"],
    ["{2001, 2003}", "2002/2003", "2003", "2001-21"],
    ["2001", "", "2002", "2001-08"],
)
VALUES = {
    "guests": ("9", "10", "10", "11", "9..11", "about 10", "33 ft"),
    "beds": ("10", "11", "12", "8..10"),
    "head": ("North", "South", "Yard"),
    "motto": ("onwards", "stay"),
}


def corpus(folder: Path, checks: Sequence[str], rows: Sequence[str], more: str = "") -> Path:
    rules = "".join(
        f"  - {{id: r{n}, title: A rule, may_match_nothing: true, check: {{{one}}}}}\n"
        for n, one in enumerate(checks)
    )
    files = {
        "words.yaml": WORDS,
        "rules.yaml": f"rules:\n{rules}",
        "atlas.yaml": f"source: {{id: atlas, reference: true{more}}}\n",
        "t.yaml": mapping("subject: {column: subject, type: inn}\n"),
        "peaks.csv": HEAD + "".join(f"{row}\n" for row in rows),
    }
    return written(folder, files)


numbers = st.integers(0, 3)
claims = st.tuples(
    st.sampled_from(["ann", "bob", "cid", "atlas"]),
    st.sampled_from(["a", "a", "b"]),
    st.sampled_from(list(VALUES)),
    st.integers(0, 99),
    numbers,
    numbers,
    st.integers(0, 9),
)


def rows_of(
    some: Sequence[tuple[str, str, str, int, int, int, int]],
    names: Sequence[str],
    times: tuple[list[str], list[str]],
    only: int,
) -> list[str]:
    """Rows about some attributes; most say of one time, by the one qualifier or by the other."""
    rows = []
    for who, inn, name, value, one, other, how in some:
        attribute = name if name in names else names[value % len(names)]
        values = VALUES[attribute][: 2 + only] if only else VALUES[attribute]
        as_of = times[0][one] if how < 6 or how == 9 else ""
        during = times[1][other] if how >= 6 else ""
        by = "x" if how == 5 else ""
        said = values[value % len(values)]
        cells = [f'"{as_of}"', f'"{during}"', by]
        rows.append(",".join([who, inn, attribute, said, *cells]))
    return rows


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    checks=st.lists(st.sampled_from(CHECKS), min_size=1, max_size=3, unique=True),
    some=st.lists(claims, min_size=2, max_size=14),
    names=st.lists(st.sampled_from(list(VALUES)), min_size=1, max_size=2, unique=True),
    times=st.tuples(st.sampled_from(TIMES), st.sampled_from(TIMES)),
    only=st.integers(0, 2),
    told=st.integers(0, 2),
    every=st.booleans(),
    published=st.booleans(),
)
def test_times_are_judged_alike(
    checks: list[str],
    some: list[tuple[str, str, str, int, int, int, int]],
    names: list[str],
    times: tuple[list[str], list[str]],
    only: int,
    told: int,
    every: bool,
    published: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    rows = rows_of(some, names, times, only)
    more = ", published: 2003-06-01" if published else ""
    top = corpus(tmp_path_factory.mktemp("times"), checks, rows, more)
    event(either_way(top, told, [every]))
