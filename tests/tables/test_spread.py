"""What is said of wholes and holds for their parts, in an engine: `distribute`."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from checker.model.corpus import Corpus
from checker.values.verdict import Verdict

from .conftest import Files, mapping, written
from .test_engines import either_way, picked, same

SPREAD = "derive: {distribute: {attribute: taken}}"
AGREE = "check: {agree: {}}"
Row = tuple[str, ...]
"""Source, subject, day; by whom, how many houses there are, and as of when, where that is said."""

WORDS = """\
attributes:
  taken: {kind: date, qualifiers: {by: text, as_of: date}}
  houses: {kind: count, qualifiers: {by: text, as_of: date}}
entities:
  isle: {label: The isle, type: town}
  north: {label: North, type: town, part_of: isle}
"""
PARTS = """\
  - {id: h, from: h.csv, row: {key: [part]}, subject: {column: part, type: town},
     part_of: {column: whole, type: town}, attributes: {}}
"""
TABLE = """\
row: {key: [nr]}
source: {column: who}
subject: {column: town, type: town}
attributes: {taken: taken, houses: houses}
qualifiers: {by: {column: by}, as_of: {column: year}}
"""


def corpus(
    tmp_path: Path,
    rows: Sequence[Row],
    parts: dict[str, str],
    rules: Sequence[str] = (SPREAD, AGREE),
    more: str = "",
) -> Path:
    """What documents say of towns, and of which others these are part."""
    declared = "".join(
        f"  - {{id: r{n}, title: A rule, may_match_nothing: true, {one}}}\n"
        for n, one in enumerate(rules)
    )
    lines = [",".join((f"k{n}", *row, *[""] * (6 - len(row)))) for n, row in enumerate(rows)]
    files: Files = {
        "words.yaml": f"{WORDS}rules:\n{declared}",
        "atlas.yaml": "source: {id: atlas, reference: true}\n",
        "t.yaml": mapping(TABLE, "towns.csv") + PARTS,
        "towns.csv": "\n".join(["nr,who,town,taken,by,houses,year", *lines, ""]),
        "h.csv": "\n".join(["part,whole", *(f"{a},{b}" for a, b in parts.items()), ""]),
        **({"more.yaml": more} if more else {}),
    }
    return written(tmp_path, files)


def built(of: Corpus) -> set[str]:
    """The last words of the ids of all subjects whose claims are made."""
    return {fact.subject.rpartition(":")[2] for fact in of.facts}


def told(of: Corpus) -> tuple[int, int, int, int]:
    """How many contradictions, agreements, lone claims and derived claims are counted."""
    untold = of.untold
    numbers = (untold.number(one) for one in (Verdict.CONTRADICTION, Verdict.AGREEMENT))
    wrong, fits = numbers
    return wrong, fits, untold.alone, dict(untold.derived).get("r0", 0)


def looked_at(top: Path, most: int = 0) -> Corpus:
    """The corpus that is picked, where the reports are the same."""
    same(top, most)
    return picked(top, most)


# Nasty corpora

towns = ["a", "b", "c", "d", "e e", "é", "The isle", "North", "north"]
field = st.sampled_from
row = st.tuples(
    field(["ann", "bob", "cid", "atlas"]),
    field(towns),
    field(["1987-11-03", "1987-11-03", "1987-11", "1987", "1988", "1987-11-03T07:08", "1987~", ""]),
    field(["", "", "", "sea"]),
    field(["", "", "3", "4"]),
    field(["2001", "2001", "2002", "2002", "2001-05"]),
)
RULES = [
    "check: {agree: {attributes: [taken]}}, severity: note",
    "check: {agree: {attributes: [taken], tolerance: 1 month}}",
    "derive: {distribute: {attribute: houses}}",
    "check: {present: {type: town, attribute: houses}}",
    "check: {present: {type: town, attribute: taken}}",
    "check: {unique: {attribute: houses}}",
    "check: {within: {attribute: houses}}",
    "check: {agree: {against: reference}}",
    "check: {range: {attribute: taken, to: 1987}}",
    "derive: {earliest: {attribute: taken, parts_of: isle}}",
]
FACT = "{subject: north, attribute: taken, value: 1987-11-03"
STATED = [
    *[""] * 3,
    f"source: {{id: own}}\nfacts:\n  - {FACT}}}\n",
    f"source: {{id: ann}}\nfacts:\n  - {FACT}, distributes: false}}\n"
    "  - {subject: isle, attribute: houses, value: 4, qualifiers: {by: sea}}\n",
    f"source: {{id: own}}\nfacts:\n  - {FACT}, said_by: the mayor}}\n",
]


@settings(
    max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    rows=st.lists(row, min_size=2, max_size=16),
    places=st.lists(st.integers(-2, 6), min_size=6, max_size=6),
    rules=st.lists(st.sampled_from(RULES), max_size=2, unique=True),
    dated=st.booleans(),
    stated=st.sampled_from(STATED),
    most=st.integers(0, 3),
    every=st.booleans(),
)
def test_both_engines_give_the_same_reports(
    rows: list[Row],
    places: list[int],
    rules: list[str],
    dated: bool,
    stated: str,
    most: int,
    every: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    parts = {"f": "a"} | {
        towns[n]: towns[place] for n, place in enumerate(places) if n > place >= 0
    }
    parts |= {towns[n]: towns[-place + 5] for n, place in enumerate(places) if place < 0}
    if not dated:
        rows = [one[:5] for one in rows]
    top = corpus(tmp_path_factory.mktemp("spread"), rows, parts, [SPREAD, AGREE, *rules], stated)
    event(either_way(top, most, [every]))


# What is built


def isles(many: int) -> tuple[list[Row], dict[str, str]]:
    """So many towns of which one document speaks, in wholes of ten each of which another does; all
    in one, of which nobody speaks."""
    rows = [("ann", f"p{n}", "1987-11-03") for n in range(many)]
    rows += [("bob", f"w{n}", "1987-11") for n in range(many // 10)]
    parts = {f"p{n}": f"w{n // 10}" for n in range(many)}
    return rows, parts | {f"w{n}": "all" for n in range(many // 10)}


def test_nothing_is_concluded_that_ranks_decide(tmp_path: Path) -> None:
    rows, parts = isles(40)
    rows[7] = ("ann", "p7", "1988")
    of = looked_at(corpus(tmp_path, rows, parts))
    assert told(of) == (1, 39, 0, 40)
    assert not of.facts


def test_what_is_told_is_built_with_all_above_it(tmp_path: Path) -> None:
    rows, parts = isles(40)
    rows[27] = ("ann", "p27", "1988")
    rows += [("cid", "all", "1987")]
    of = looked_at(corpus(tmp_path, rows, parts), 1)
    # the first of each: `p27`, and `p0`; and of each whole a part of which several things are said
    assert built(of) == {"p27", "w2", "all", "p0", "w0", "p20"}
    assert told(of) == (0, 44 - 5, 0, 2 * 40 + 4 - 3 * 2 - 2)


def test_of_parts_that_nobody_speaks_of_something_follows(tmp_path: Path) -> None:
    """At any depth, in a table of parts or in a file: questions of derived claims alone."""
    parts = (
        {f"p{n}": "w" for n in range(20)} | {f"q{n}": "p0" for n in range(20)} | {"w": "The isle"}
    )
    rows = [("ann", "w", "1987"), ("bob", "The isle", "1987-11"), ("cid", "The isle", "1986")]
    of = looked_at(corpus(tmp_path, rows, parts))
    # of the isle, of its north and of all in it
    assert told(of) == (1 + 1 + 41, 0, 0, 2 + 3 * 40 + 2)
    of = looked_at(corpus(tmp_path / "2", rows[:2], parts))
    assert told(of) == (0, 41, 0, 1 + 2 * 40 + 1)


def test_what_a_source_says_again_of_a_part_goes_no_further(tmp_path: Path) -> None:
    """Then that claim holds for what the part consists of: it is said twice of the part alone."""
    parts = {"a": "b", "b": "c", "x": "a"}
    rows = [("ann", "c", "1987"), ("ann", "b", "1987")]
    of = looked_at(corpus(tmp_path, rows, parts))
    assert told(of) == (0, 1, 0, 1 + 2)
    rows = [("ann", "c", "1987"), ("ann", "b", "1986"), ("bob", "a", "1987"), ("ann", "a", "1987")]
    of = looked_at(corpus(tmp_path / "2", rows, parts))
    assert told(of) == (3, 0, 0, 1 + 2 + 3)


def test_the_same_is_said_in_two_tables_that_write_numbers_otherwise(tmp_path: Path) -> None:
    parts = {"a": "b", "b": "c", "x": "a"}
    rules = ["derive: {distribute: {attribute: houses}}", AGREE]
    top = corpus(tmp_path, [("ann", "c", "", "", "5"), ("ann", "e e", "", "", "4")], parts, rules)
    with (top / "t.yaml").open("a") as file:
        file.write(
            "  - {id: other, from: o.csv, subject: {column: town, type: town}, source: ann,\n"
            "     row: {key: [town]}, attributes: {houses: houses}, decimal: ','}\n"
        )
    (top / "o.csv").write_text("town,houses\nb,5\nf,7\n")
    assert told(looked_at(top)) == (0, 1, 2, 1 + 2)


def test_works_of_reference_are_spread_and_asked_of_nobody(tmp_path: Path) -> None:
    rows, parts = isles(20)
    rows = [("atlas", *one[1:]) if one[0] == "bob" else one for one in rows]
    assert told(looked_at(corpus(tmp_path, rows, parts))) == (0, 0, 20, 20)


def test_who_is_alone_is_counted(tmp_path: Path) -> None:
    """Nothing is held against what is said of a whole of which no part has anything else."""
    parts = {"a": "b", "c": "d"}
    rows = [
        ("ann", "b", "1987"),
        ("ann", "d", "1987"),
        ("bob", "c", "1987"),
        ("bob", "e e", "1987"),
    ]
    of = looked_at(corpus(tmp_path, rows, parts))
    assert told(of) == (0, 1, 2, 2)
    assert built(picked(tmp_path / "facts", 1)) == {"b", "c", "d"}


def test_what_a_file_says_of_a_whole_is_built_of_all_its_parts(tmp_path: Path) -> None:
    rows, parts = isles(30)
    parts |= {"w1": "North"}
    rows += [("cid", "The isle", "1987-11-03")]
    of = looked_at(
        corpus(tmp_path, rows, parts, more=f"source: {{id: own}}\nfacts:\n  - {FACT}}}\n")
    )
    assert built(of) == {"north", "isle", "w1", *(f"p{n}" for n in range(10, 20))}
    assert told(of) == (0, 20, 0, 20)


@pytest.mark.parametrize(
    "rule",
    [
        "check: {range: {attribute: taken, to: 1987}}",
        "derive: {earliest: {attribute: taken, parts_of: isle}}",
        "derive: {distribute: {attribute: taken}}",
        "check: {agree: {against: reference}}",
    ],
)
def test_what_more_is_asked_is_asked_of_all_wholes_and_parts(rule: str, tmp_path: Path) -> None:
    rows, parts = isles(10)
    lone = [(who, f"l{n}", "1987") for n in range(5) for who in ("ann", "bob")]
    of = looked_at(corpus(tmp_path, [*rows, *lone], parts, [SPREAD, AGREE, rule]))
    assert built(of) == {"w0", *(f"p{n}" for n in range(10))}


def test_of_several_years_one_question_is_asked(tmp_path: Path) -> None:
    """As far as times are the same; where a year may meet one of its months, all claims are."""
    rows, parts = isles(20)
    said = [(*one, "", "", year) for one in rows for year in ("2001", "2002")]
    said[14] = ("ann", "p7", "1988", "", "", "2001")
    said += [("cid", "all", "1988", "", "", "2003"), ("cid", "p3", "1987", "", "", "2003")]
    of = looked_at(corpus(tmp_path, said, parts))
    assert told(of) == (2, 18, 0, 2 * 20 + 22)
    assert not of.facts
    same(corpus(tmp_path / "2", said, parts), 1)
    said += [("cid", "all", "1988", "", "", "2002-05")]
    assert len(looked_at(corpus(tmp_path / "3", said, parts)).facts) == len(said)


def test_claims_that_are_kept_apart_are_all_built(tmp_path: Path) -> None:
    """That somebody says by whom, and others do not, is told, of a part and its whole."""
    rows, parts = isles(10)
    of = looked_at(corpus(tmp_path, [*rows, ("ann", "w0", "1987", "sea")], parts))
    assert len(of.facts) == 12


def test_a_cluster_knows_wholes_and_parts_alike(sail: str, tmp_path: Path) -> None:
    """With houses that are within those of their wholes, of each year, too."""
    rows, parts = isles(30)
    rows[7] = ("ann", "p7", "1988")
    rows += [("cid", "all", "1987"), ("atlas", "w1", "1988"), ("bob", "all", "1987-11")]
    many = {"p7": "9", "p8": "2..9", "w0": "7", "w1": "8", "all": "99"}
    years = ("2001", "2002")
    rows += [("cid", one, "", "", number, year) for one, number in many.items() for year in years]
    rows += [("cid", f"p{n}", "", "", "3", "2001") for n in range(10, 20)]
    more = "source: {id: own}\nfacts:\n  - {subject: north, attribute: houses, value: 9}\n"
    rules = [SPREAD, AGREE, "check: {within: {attribute: houses}}"]
    of = same(corpus(tmp_path, rows, parts | {"all": "North"}, rules, more), 1, remote=sail)
    assert of.untold.number(Verdict.AGREEMENT, "r1") > 20
    assert of.untold.number(rule="r2") > 5
