"""Claims that say of which time they speak: what an engine decides of them, and that it does so as
the plain one."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from checker.tables import distinct

from .conftest import mapping, written
from .test_engines import either_way, same

WORDS = """\
attributes:
  guests: {kind: quantity, unit: m, qualifiers: {as_of: date, during: date, by: text}}
  beds: {kind: quantity, unit: m, qualifiers: {as_of: date, during: date, by: text}}
  head: {kind: entity, qualifiers: {as_of: date, during: date, by: text}}
  motto: {kind: text, qualifiers: {as_of: date, during: date, by: text}}
  most: {kind: quantity, unit: m, qualifiers: {by: text}}
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
    "order: {first: guests, then: most}",
    "order: {first: most, then: beds}",
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
    "most": ("10", "11", "12"),
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
        timed = attribute != "most"
        as_of = times[0][one] if timed and (how < 6 or how == 9) else ""
        during = times[1][other] if timed and how >= 6 else ""
        by = "x" if how == 5 else ""
        said = values[value % len(values)]
        cells = [f'"{as_of}"', f'"{during}"', by]
        rows.append(",".join([who, inn, attribute, said, *cells]))
    return rows


@settings(
    max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
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


# What is built, and what is counted


def inns(**said: str) -> list[str]:
    """Rows of claims about guests, head or other things of some inns: ``who value time``, each with
    a comma behind it; an inn is called as its attribute, and a number."""
    rows = []
    for inn, told in said.items():
        for one in told.split(", "):
            who, value, time, *by = one.split(" ")
            attribute = inn.split("_")[0]
            if "__" in inn:  # of two attributes
                attribute, value = value.split("=")
            times = f",{time}" if attribute in ("head", "motto") else f"{time},"
            rows.append(f"{who},{inn},{attribute},{value},{times},{' '.join(by)}")
    return rows


def judged(top: Path) -> tuple[dict[str, int], set[str]]:
    """By relation how many findings are counted and not told, and of which inns claims are built,
    where nothing that is certain is told."""
    corpus = same(top, 0, [False])
    found = {group.relation.value: many for group, many, _ in corpus.untold.findings}
    return found, {fact.subject.removeprefix("inn:") for fact in corpus.facts}


AGREEING = inns(
    guests_1="ann 10 2001-05-01, bob 10 2001-05",
    guests_2="ann 10 2001-05-01, bob 9..11 2001, cid 10 2001-06",
    guests_3="ann 10 2001-05-01, bob 10 2001-05-01, cid 12 2001-05-02",
    guests_4="ann 10 2001-05-01, bob 12 2001-05-01, cid 12 2001-05-02",
    guests_5="ann 10 2001-05-01, bob 12 2001-05",  # may speak of different times
    guests_6="ann 10 2001-05-01, bob 10 2002",  # stand alone
    guests_7="ann 10 2001-05-01, bob 9..10 2001-05, cid 10..11 2001-05-02, dan 11 2001-06-01",
    guests_8="ann 10 2001/2003, bob 10 2002, cid 12 2005/2006, dan 12 2005",
)


def test_claims_of_times_that_may_meet_are_put_together(tmp_path: Path) -> None:
    counted, built = judged(corpus(tmp_path, ["agree: {}"], AGREEING))
    assert counted == {"equal": 3, "refines": 2, "disjoint": 1}
    assert built == {"guests_5"}


def test_what_may_be_of_one_time_is_asked_of_nobody_else(tmp_path: Path) -> None:
    """Times that are several stretches, or lie on another line than others."""
    rows = [
        *AGREEING,
        *inns(
            guests_9="ann 10 2001-05-01, bob 10 2001-05-01T10:00Z",
            guests_10='ann 10 2001, bob 10 "[2001,2003]"',
            guests_11="ann 10 2001, bob 10 2001",
        ),
    ]
    counted, built = judged(corpus(tmp_path, ["agree: {}"], rows))
    assert counted == {"equal": 4, "refines": 2, "disjoint": 1}
    assert built == {"guests_5", "guests_9", "guests_10"}


def test_works_of_reference_are_met_at_their_times(tmp_path: Path) -> None:
    rows = inns(
        guests_1="ann 10 2001-05-01, bob 12 2001-05-02, atlas 9..13 2001",
        guests_2="ann 10 2001-05-01, bob 12 2001-06-02, atlas 10 2001-05, atlas 12 2001-06",
        guests_3="ann 10 2001, atlas 12 2001",
        guests_4="ann 10 2001-05-01, atlas 12 2001",  # may speak of different times
        guests_5="ann 10 2001, bob 12 2002, atlas 12 2003",  # nobody is held against it
        guests_6="ann 10 2001, bob 10 2001, bob 17 2002, atlas 10 2001",
    )
    counted, built = judged(corpus(tmp_path, ["agree: {against: reference}"], rows))
    assert counted == {"overlaps": 2, "disjoint": 1, "equal": 1}
    assert built == {"guests_4"}


def test_origins_are_counted_at_each_time(tmp_path: Path) -> None:
    rows = inns(
        guests_1="ann 10 2001-05-01, bob 10 2001-05, ann 12 2002, cid 12 2002",
        guests_2="ann 10 2001-05-01, bob 10 2001-05, ann 12 2002",
        guests_3="ann 10 2001-05-01, bob 10 2001-05, cid 10 2001",
        guests_4="ann 10 2001-05-01, bob 11 2001-05",
    )
    for origins, enough in ((2, {"guests_1", "guests_3"}), (3, {"guests_3"})):
        check = f"corroborated: {{attribute: guests, origins: {origins}}}"
        counted, built = judged(corpus(tmp_path / str(origins), [check], rows))
        assert counted == {"equal": len(enough)}
        assert built == {row.split(",")[1] for row in rows} - enough


def test_two_things_are_in_order_at_their_times(tmp_path: Path) -> None:
    rows = inns(
        x__1="ann guests=10 2001-05-01, bob beds=12 2001-05-01, bob beds=9 2001-05-02",
        x__2="ann guests=10 2001-05-01, bob beds=12 2001-05",
        x__3="ann guests=10 2001-05-01, bob beds=9 2001-05-01, bob beds=12 2001-05-02",
        x__4="ann guests=10 2001-05-01, bob beds=9 2001-05",  # may speak of different times
        x__5="ann guests=10 2001-05-01, bob beds=9 2001-06",  # nothing is held against another
        x__6="ann guests=9..11 2001-05-01, bob beds=10 2001-05-01, bob beds=14 2001-06",
        x__7="ann guests=9..11 2001-05-01, bob beds=10 2001-05",  # how it fits hangs on pairs
    )
    counted, built = judged(corpus(tmp_path, ["order: {first: guests, then: beds}"], rows))
    assert counted == {"refines": 2, "disjoint": 1, "overlaps": 1}
    assert built == {"x__4", "x__7"}


def test_what_holds_whenever_is_held_against_all_times(tmp_path: Path) -> None:
    rows = inns(
        x__1="ann guests=10 2001-05-01, bob guests=11 2002, cid most=12 ",
        x__2="ann guests=10 2001-05-01, bob guests=14 2002, cid most=12 ",
        x__3="ann guests=10 2001-05-01, bob most=12  x",  # of something else
    )
    counted, built = judged(corpus(tmp_path, ["order: {first: guests, then: most}"], rows))
    assert counted == {"refines": 1, "disjoint": 1}
    assert built == {"x__3"}


@pytest.mark.of_rule("trend")
def test_a_course_is_followed_without_a_claim_of_it(tmp_path: Path) -> None:
    rows = inns(
        guests_1="ann 10 2001, bob 12 2002, ann 14 2003-05",
        guests_2="ann 10 2001, bob 12 2002, ann 11 2003-05",
        guests_3="ann 9..11 2001, bob 10 2002",
        guests_4="ann 10 2001, bob 9 2001-05",  # of one time, perhaps: nobody asks
        guests_5="ann 12 2001, bob 10 2001-05, cid 14 2003",
        guests_6="ann 10 2001, bob 12 2002, cid 9..13 2003",
    )
    for never, found in (
        ("falls", {"refines": 2, "disjoint": 1, "overlaps": 2}),
        ("rises", {"refines": 0, "disjoint": 4, "overlaps": 1}),
    ):
        check = f"trend: {{attribute: guests, along: as_of, never: {never}}}"
        counted, built = judged(corpus(tmp_path / never, [check], rows))
        assert counted == {name: many for name, many in found.items() if many}
        assert not built


@pytest.mark.of_rule("disjoint_times")
def test_holders_follow_each_other_without_a_claim_of_them(tmp_path: Path) -> None:
    rows = inns(
        head_1="ann North 2001/2003, bob South 2004/2006",
        head_2="ann North 2001/2003, bob South 2003/2006, cid North 2001/2003",
        head_3="ann North 2001/2003, bob South 2002/2006",
        head_4="ann North 2001/2005, bob South 2001/2004",  # 2002 is surely both
        head_5="ann North 2001, bob South 2003",
        head_6="ann North 2001/2002, bob South 2000/2005",  # turns within another's
        head_7="ann North 2001/.., bob South 1990/2001",
        head_8="ann North 2001/2003, bob North 2002/2006",
    )
    free = "disjoint_times: {attribute: head, along: during}"
    counted, built = judged(corpus(tmp_path / "a", [free], rows))
    assert counted == {"refines": 3, "overlaps": 3, "disjoint": 2}
    assert not built
    refused = "disjoint_times: {attribute: head, along: during, gaps: refused}"
    counted, built = judged(corpus(tmp_path / "b", [refused], rows))
    assert counted == {"refines": 2, "overlaps": 3, "disjoint": 3}
    assert not built
    # what goes on does so until somebody wrote, which is not the same for everybody
    top = corpus(tmp_path / "c", [free], rows)
    (top / "ann.yaml").write_text("source: {id: ann, published: 2003-06-01}\n")
    counted, built = judged(top)
    assert counted == {"refines": 3, "overlaps": 2, "disjoint": 2}
    assert built == {"head_7"}


@pytest.mark.of_rule("disjoint_times")
def test_holders_that_are_texts_or_parts_are_asked_where_they_meet(tmp_path: Path) -> None:
    rows = inns(
        motto_1="ann onwards 2001/2003, bob stay 2004/2006",
        motto_2="ann onwards 2001/2003, bob stay 2003/2006",
        motto_3="ann onwards 2001/2005, bob stay 2001/2004",  # the wording differs
    )
    check = "disjoint_times: {{attribute: {}, along: during}}"
    counted, built = judged(corpus(tmp_path / "a", [check.format("motto")], rows))
    assert counted == {"refines": 1, "overlaps": 1}
    assert built == {"motto_3"}
    rows = inns(
        head_1="ann North 2001/2003, bob Yard 2002/2006",
        head_2="ann North 2001/2003, bob South 2003/2006",
    )
    counted, built = judged(corpus(tmp_path / "b", [check.format("head")], rows))
    assert counted == {"refines": 1}
    assert built == {"head_2"}


def test_times_are_looked_at_where_an_engine_reads_literals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distinct, "MOST_LITERALS", 20)
    rows = [
        row
        for n in range(20)
        for row in inns(
            **{f"guests_{n}": f"ann {n}0 2001-05, bob {n}{n % 7 // 6} 2001, ann {n}5 2002-05"}
        )
    ]
    checks = ["agree: {}", "trend: {attribute: guests, along: as_of, never: falls}"]
    counted, built = judged(corpus(tmp_path, checks, rows))
    assert counted == {"equal": 18, "refines": 18}
    assert built == {"guests_6", "guests_13"}


EACH = (
    "agree: {}",
    "agree: {against: reference}",
    "corroborated: {attribute: beds, origins: 3}",
    "order: {first: guests, then: beds}",
    "order: {first: guests, then: most}",
    "trend: {attribute: guests, along: as_of, never: falls}",
    "trend: {attribute: guests, along: as_of, never: rises}",
    "disjoint_times: {attribute: head, along: during, gaps: refused}",
    "disjoint_times: {attribute: motto, along: during}",
)
"""A rule of each kind that looks at times."""


def test_a_cluster_judges_times_alike(sail: str, tmp_path: Path) -> None:
    rows = [
        *AGREEING,
        *inns(
            x__1="ann guests=10 2001-05-01, ann beds=12 2001-05, bob beds=12 2001-05-01, "
            "cid beds=12 2001, cid most=12 ",
            x__2="ann guests=13 2001-05-01, bob beds=12 2001-05-01, cid most=12 ",
            guests_20="ann 10 2001, bob 12 2002, atlas 9..13 2001/2002",
            head_1="ann North 2001/2003, bob South 2003/2006",
            head_2="ann North 2001/2002, bob South 2000/2005, bob South 2009",
            motto_1="ann onwards 2001/2003, bob stay 2003/2006",
        ),
    ]
    top = corpus(tmp_path, EACH, rows)
    keyed = "row: {key: [nr]}\nsubject: {column: subject, type: inn}\n"
    (top / "t.yaml").write_text(mapping(keyed))
    numbered = [f"k{n},{row}" for n, row in enumerate(rows)]
    (top / "peaks.csv").write_text("\n".join([f"nr,{HEAD.strip()}", *numbered, ""]))
    built = same(top, 0, remote=sail)
    relations = {group.relation.value for group, _, _ in built.untold.findings}
    assert relations == {"equal", "refines", "overlaps", "disjoint"}
    assert len(built.facts) < len(rows) / 2
