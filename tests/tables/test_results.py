"""What formulas, and numbers of members, come to: an engine tells how these stand to what rules
ask, as the plain one does, and little is built."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from checker.tables import distinct
from checker.values.verdict import Relation, Verdict

from .conftest import mapping, written
from .test_engines import either_way, picked, same

DENSE = "derive: {formula: dense(X) = people(X) / room(X)}"
TWICE = "derive: {formula: twice(X) = dense(X) * 2 + 1}"
NUMBER = "derive: {count: {attribute: names, gives: number}}"
AGREE = "check: {agree: {}}"
Row = tuple[str, str, str, str, str]
"""Source, subject, attribute, value, year."""


def corpus(
    tmp_path: Path,
    rows: Sequence[Row],
    rules: Sequence[str],
    *,
    signed: bool = False,
    more: str = "",
) -> Path:
    """Inns, with people and their room."""
    sign = ", signed: true" if signed else ""
    words = "attributes:\n" + "".join(
        f"  {name}: {{kind: {kind}, qualifiers: {{as_of: date, by: text}}}}\n"
        for name, kind in (
            ("people", "quantity, unit: people"),
            ("room", "quantity, unit: m2"),
            *((one, f"quantity, unit: people/m2{sign}") for one in ("dense", "twice", "most")),
            ("names", "set, members: text"),
            ("number", "count"),
            ("beds", "count"),
        )
    )
    declared = "".join(
        f"  - {{id: r{n}, title: A rule, may_match_nothing: true, {one}}}\n"
        for n, one in enumerate(rules)
    )
    said = "".join(f'{",".join(row[:4])},"{row[4]}"\n' for row in rows)
    files = {
        "words.yaml": words + f"entities:\n  own: {{label: Own, type: inn}}\nrules:\n{declared}",
        "more.yaml": more or "entities: {}\n",
        "t.yaml": mapping("subject: {column: subject, type: inn}\nlists: {names: ';'}\n"),
        "peaks.csv": "source,subject,attribute,value,as_of\n" + said,
    }
    return written(tmp_path, files)


def inn(source: str, name: str, year: str, **said: str) -> list[Row]:
    """What one source says of an inn."""
    return [(source, name, attribute, value, year) for attribute, value in said.items()]


def inns(**last: str) -> list[Row]:
    """Twelve inns in two years, by two sources that agree; what the second says of the last."""
    some = [
        row
        for n in range(12)
        for year in ("2001", "2002")
        for who in ("ann", "bob")
        for row in inn(
            who, f"i{n:02}", year, people=str(100 + n), room="10", dense=f"{10 + n / 10}"
        )
    ]
    odd = ("bob", "i11", "2002")
    return [
        (who, name, attribute, last.get(attribute, value), year)
        if (who, name, year) == odd
        else (who, name, attribute, value, year)
        for who, name, attribute, value, year in some
    ]


def test_a_formula_of_each_year_is_reckoned_and_not_built(tmp_path: Path) -> None:
    top = corpus(tmp_path, inns(dense="14"), [DENSE, AGREE])
    built = same(top, 1)
    assert {fact.subject for fact in built.facts} == {"inn:i00", "inn:i11"}
    assert dict(built.untold.derived) == {"r0": 10 * 4}
    assert picked(top, 0).untold.number(Verdict.CONTRADICTION) == 1


@pytest.mark.parametrize(
    ("check", "wrong"),
    [
        ("range: {attribute: dense, to: 10.3}", {"i09", "i10", "i11"}),
        ("range: {attribute: dense, from: 0, to: 14}", set()),
        ("order: {first: dense, then: most}", {"i11"}),
        ("order: {first: most, then: dense, strict: true}", set()),
    ],
)
def test_results_within_limits_and_in_order(check: str, wrong: set[str], tmp_path: Path) -> None:
    rows = [row for row in inns() if row[2] != "dense"]
    for n in range(12):
        most = "8" if "most, then" in check else "9" if n == 11 else "15"
        rows += inn("cid", f"i{n:02}", "2001", most=most)
    top = corpus(tmp_path, rows, [DENSE, f"check: {{{check}}}", AGREE])
    same(top, 0)
    found = picked(top, 0).untold.findings
    never = [number for one, number, _ in found if one.relation is Relation.DISJOINT]
    assert sum(never) == len(wrong)
    assert picked(top, 0, every=True).untold.number() > len(wrong)
    assert picked(top, 0).untold.number(Verdict.CONTRADICTION, "r1") == len(wrong)


def test_a_formula_that_reads_what_another_gives(tmp_path: Path) -> None:
    rows = inns() + inn("cid", "i03", "2001", twice="21.6") + inn("cid", "i04", "2001", twice="99")
    top = corpus(tmp_path, rows, [TWICE, DENSE, AGREE])
    built = same(top, 0)
    assert not picked(top, 0).untold.number(Verdict.UNDETERMINED)
    assert {fact.subject for fact in built.facts} <= {"inn:i03", "inn:i04"}
    assert picked(top, 0).untold.number(Verdict.CONTRADICTION) == 1


def test_a_cluster_tells_the_same_of_results(tmp_path: Path, sail: str) -> None:
    """Of a chain, in two years, within limits and in order; and of numbers of members."""
    rows = inns(dense="14") + inn("cid", "i03", "2001", twice="21", most="9", names="a;b")
    rows += inn("cid", "i04", "2001", twice="99", most="12", number="2", names="a;b")
    checks = ["range: {attribute: twice, to: 22}", "order: {first: dense, then: most}"]
    rules = [NUMBER, DENSE, TWICE, AGREE, *(f"check: {{{one}}}" for one in checks)]
    top = corpus(tmp_path, rows, rules)
    table = (top / "t.yaml").read_text()
    key = "row: {key: [source, subject, attribute, as_of]}"
    (top / "t.yaml").write_text(table.replace("    subject:", f"    {key}\n    subject:", 1))
    same(top, 1, remote=sail)


def test_what_of_a_chain_is_out_of_the_ordinary_is_asked(tmp_path: Path) -> None:
    """One source contradicts what follows from its own claims, and one says too little."""
    rows = [row for row in inns() if row[2] != "dense"]
    rows += inn("ann", "i07", "2002", dense="44") + inn("ann", "i07", "2001", dense="11")
    rows += inn("cid", "i08", "2002", people="5")
    built = same(corpus(tmp_path, rows, [DENSE, TWICE, AGREE]), 0)
    assert {fact.subject for fact in built.facts} == {"inn:i07", "inn:i08"}


@pytest.mark.parametrize("year", ["2002-05", "2001/2003", "[2002, 2004]", ""])
def test_results_whose_times_may_meet_others_are_asked(year: str, tmp_path: Path) -> None:
    rows = inns() + inn("cid", "i09", year, people="109", room="10", dense="10.9")
    built = same(corpus(tmp_path, rows, [DENSE, AGREE]), 0)
    assert {fact.subject for fact in built.facts} == {"inn:i09"}


def test_a_work_of_reference_bears_on_those_it_speaks_of(tmp_path: Path) -> None:
    atlas = "source: {id: atlas, reference: true}\n"
    rows = inns() + inn("atlas", "i05", "2001", room="11")
    built = same(corpus(tmp_path, rows, [DENSE, AGREE], more=atlas), 0)
    assert {fact.subject for fact in built.facts} == {"inn:i05"}


def test_rules_that_name_whom_they_are_about_leave_the_others(tmp_path: Path) -> None:
    """Here of each inn, and of one that somebody adds up."""
    rules = [DENSE, "derive: {formula: people(own) = most(own) * room(own)}", AGREE]
    rows = inns() + inn("cid", "own", "2001", most="4", room="8")
    built = same(corpus(tmp_path, rows, rules), 0)
    assert {fact.subject for fact in built.facts} == {"own"}


def test_numbers_of_members_are_exact(tmp_path: Path) -> None:
    rows = []
    for n in range(20):
        for who in ("ann", "bob"):
            rows += inn(who, f"i{n:02}", "2001", names="a;b;c", number="2..3" if n == 4 else "3")
    rows[-1] = (*rows[-1][:3], "4", "2001")
    checks = ["range: {attribute: number, to: 3}", "order: {first: number, then: beds}"]
    rows += inn("cid", "i07", "2001", beds="3") + inn("cid", "i08", "2001", beds="2")
    rules = [NUMBER, AGREE, *(f"check: {{{one}}}" for one in checks)]
    top = corpus(tmp_path, rows, rules)
    same(top, 0)
    some = picked(top, 0).untold
    assert [some.number(Verdict.CONTRADICTION, f"r{n}") for n in (1, 2, 3)] == [1, 1, 1]
    assert not picked(top, 0).facts
    top = corpus(tmp_path, [*rows, *inn("dan", "i09", "2001", names="")], rules)
    same(top, 2)


def test_numbers_of_lists_that_may_have_more_members(tmp_path: Path) -> None:
    rows = [row for who in ("ann", "bob") for row in inn(who, "i1", "", names="a;b", number="2")]
    own = "source: {id: x}\nfacts:\n  - {subject: own, attribute: names, value: [a], "
    own += "complete: false}\n"
    assert either_way(corpus(tmp_path, rows, [NUMBER, AGREE], more=own), 1) == "picked"


years = st.sampled_from(["2001", "2001", "2001", "2002", "2002-05", ""])
values = {
    "people": ("100", "100", "100", "101", "0", "90..110", "> 90", "about 100"),
    "room": ("10", "10", "10", "11", "0", "5..20"),
    "dense": ("10", "10", "9", "10.05", "20", "8..12", "-3"),
    "twice": ("21", "21", "20", "41", "19..23"),
    "most": ("10", "12", "9", "10..11"),
    "names": ("a;b", "a;b", "b", "c;d;e"),
    "number": ("2", "2", "1", "3", "1..2", "at least 2"),
    "beds": ("2", "3", "1"),
}
claims = st.tuples(
    st.sampled_from(["ann", "bob", "cid", "atlas"]),
    st.sampled_from(["i1", "i2", "Own"]),
    st.sampled_from(list(values)),
    st.integers(0, 9),
    years,
)
rules = st.lists(
    st.sampled_from(
        [
            "derive: {formula: dense(X) = people(X) / room(X)}",
            "derive: {formula: dense(X) = people(X) / room(X) - 1}, sources: mixed",
            "derive: {formula: twice(X) = dense(X) * 2 + 1}",
            "derive: {formula: twice(X) = dense(X) - most(X)}",
            "derive: {formula: most(own) = dense(own) / 2}",
            NUMBER,
            AGREE,
            "check: {agree: {attributes: [dense], tolerance: 1}}",
            "check: {range: {attribute: dense, from: 0, to: 10}}",
            "check: {range: {attribute: twice, from: 1, to: 40}}, severity: warning",
            "check: {range: {attribute: number, from: 2}}",
            "check: {order: {first: dense, then: most}}",
            "check: {order: {first: most, then: dense, strict: true}}",
            "check: {order: {first: twice, then: most}}",
            "check: {order: {first: number, then: beds, strict: true}}",
            "check: {corroborated: {attribute: dense, origins: 2}}",
            "check: {trend: {attribute: dense, along: as_of, never: falls}}",
        ]
    ),
    min_size=1,
    max_size=3,
)


@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(
    dense=st.lists(st.tuples(st.sampled_from(["ann", "bob", "cid"]), years), max_size=4),
    more=st.lists(claims, min_size=1, max_size=8),
    chosen=rules,
    signed=st.booleans(),
    atlas=st.booleans(),
    told=st.integers(0, 3),
    every=st.booleans(),
    most=st.sampled_from([1_000_000, 1_000_000, 6]),
)
def test_results_give_the_same_reports(
    dense: list[tuple[str, str]],
    more: list[tuple[str, str, str, int, str]],
    chosen: list[str],
    signed: bool,
    atlas: bool,
    told: int,
    every: bool,
    most: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    rows = [
        (who, name, attribute, values[attribute][number % 3], year)
        for number, (who, year) in enumerate(dense)
        for name in ("i1", "i2")
        for attribute in ("people", "room", "most", "names")
    ]
    for who, name, attribute, number, year in more:
        some = values[attribute] if signed else values[attribute][:-1]
        rows.append((who, name, attribute, some[number % len(some)], year))
    reference = "source: {id: atlas, reference: true}\n" if atlas else ""
    top = corpus(
        tmp_path_factory.mktemp("results"),
        rows,
        [DENSE, AGREE, *chosen][1 if chosen and "dense(X) =" in "".join(chosen) else 0 :],
        signed=signed,
        more=reference,
    )
    before = distinct.MOST_LITERALS
    distinct.MOST_LITERALS = most  # type: ignore[misc]
    try:
        event(either_way(top, told, [every]))
    finally:
        distinct.MOST_LITERALS = before  # type: ignore[misc]
