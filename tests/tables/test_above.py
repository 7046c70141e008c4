"""Parts that are held against their nearest wholes, in an engine: `within`."""

from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from checker.loading.corpus import load
from checker.model.corpus import Corpus
from checker.tables import above
from checker.values.verdict import Verdict

from .conftest import Files, mapping, written
from .test_engines import either_way, picked, same

WITHIN = "check: {within: {attribute: area}}"
AGREE = "check: {agree: {}}"
Row = tuple[str, ...]
"""Source, subject, area; the year, the use, and how many beds there are, where they are said."""

ATTRIBUTES = """\
attributes:
  area: {kind: quantity, unit: km2, qualifiers: {as_of: date, use: text}}
  beds: {kind: count, qualifiers: {as_of: date, use: text}}
"""
ENTITIES = """\
entities:
  isle: {label: The isle, type: land}
  north: {label: North, type: land, part_of: isle}
"""
PARTS = """\
  - {id: h, from: h.csv, row: {key: [part]}, subject: {column: part, type: land},
     part_of: {column: whole, type: land}, attributes: {}}
"""
TABLE = """\
row: {key: [nr]}
source: {column: who}
subject: {column: place, type: land}
attributes: {area: area, beds: beds}
qualifiers: {as_of: {column: year}, use: {column: use}}
"""
FIELDS = ("who", "place", "area", "year", "use", "beds")


def corpus(
    tmp_path: Path,
    rows: Sequence[Row],
    parts: dict[str, str],
    rules: Sequence[str] = (WITHIN,),
    more: str = "",
) -> Path:
    """What documents say of lands, and of which others these are part."""
    declared = "".join(
        f"  - {{id: r{n}, title: A rule, may_match_nothing: true, {one}}}\n"
        for n, one in enumerate(rules)
    )
    table = TABLE
    lines = [
        ",".join((f"k{n}", *row, *[""] * (len(FIELDS) - len(row)))) for n, row in enumerate(rows)
    ]
    if not any(row[5:] for row in rows):
        table = table.replace(", beds: beds", "")
    files: Files = {
        "words.yaml": f"{ATTRIBUTES}{ENTITIES}rules:\n{declared}",
        "atlas.yaml": "source: {id: atlas, reference: true}\n",
        "t.yaml": mapping(table, "lands.csv") + PARTS,
        "lands.csv": "\n".join([f"nr,{','.join(FIELDS)}", *lines, ""]),
        "h.csv": "\n".join(["part,whole", *(f"{a},{b}" for a, b in parts.items()), ""]),
        **({"more.yaml": more} if more else {}),
    }
    return written(tmp_path, files)


def built(of: Corpus) -> set[str]:
    """The last words of the ids of all subjects whose claims are made."""
    return {fact.subject.rpartition(":")[2] for fact in of.facts}


def told(of: Corpus) -> tuple[int, int, int]:
    """How many contradictions and agreements of the first rule are counted, and lone claims."""
    untold = of.untold
    wrong, fits = untold.number(Verdict.CONTRADICTION, "r0"), untold.number(Verdict.AGREEMENT, "r0")
    return wrong, fits, untold.alone


def looked_at(top: Path, most: int = 0) -> Corpus:
    """The corpus that is picked, where the reports are the same."""
    same(top, most)
    return picked(top, most)


# Nasty corpora

lands = ["a", "b", "c", "d", "e e", "é", "The isle", "North", "north"]
field = st.sampled_from
row = st.tuples(
    field(["ann", "bob", "cid", "atlas"]),
    field(lands),
    field(
        ["9", "10", "11", "12", "9..11", "about 10", "> 9", "at most 12", "1100 ha", "4 sq mi", ""]
    ),
    field(["", "2001", "2002", "2002", "2001-05"]),
    field(["", "", "", "wood"]),
    field(["", "3", "4"]),
)
CHECKS = [
    AGREE,
    "check: {within: {attribute: area}}, severity: note",
    "check: {within: {attribute: beds}}",
    "check: {agree: {against: reference}}",
    "check: {range: {attribute: area, to: 11}}",
    "check: {present: {type: land, attribute: area}}",
    "check: {trend: {attribute: area, along: as_of, never: falls}}",
    "derive: {sum: {attribute: area, parts_of: isle}}",
    "derive: {distribute: {attribute: area}}",
    "derive: {formula: area(X) = area(X) * 1}",
    "check: {corroborated: {attribute: area, origins: 2}}",
]
STATED = [
    "",
    "",
    "source: {id: own}\nfacts:\n  - {subject: north, attribute: area, value: 10}\n",
    "source: {id: ann}\nfacts:\n  - {subject: isle, attribute: area, value: 9, "
    "qualifiers: {as_of: 2002}}\n  - {subject: north, attribute: beds, value: 4}\n",
    "source: {id: own, derived_from: ann}\nfacts:\n"
    "  - {subject: isle, attribute: area, value: 11, qualifiers: {use: wood}}\n",
]


@settings(
    max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    rows=st.lists(row, min_size=2, max_size=24),
    places=st.lists(st.integers(-2, 6), min_size=6, max_size=6),
    rules=st.lists(st.sampled_from(CHECKS), max_size=3, unique=True),
    plain=st.booleans(),
    stated=st.sampled_from(STATED),
    most=st.integers(0, 3),
    every=st.booleans(),
)
def test_both_engines_give_the_same_reports(
    rows: list[Row],
    places: list[int],
    rules: list[str],
    plain: bool,
    stated: str,
    most: int,
    every: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    parts = {"f": "a"} | {
        lands[n]: lands[place] for n, place in enumerate(places) if n > place >= 0
    }
    parts |= {lands[n]: lands[-place + 5] for n, place in enumerate(places) if place < 0}
    if plain:
        rows = [(*one[:3], "", "", one[5]) for one in rows]
    top = corpus(tmp_path_factory.mktemp("above"), rows, parts, [WITHIN, *rules], stated)
    if "derived_from" in stated:
        (top / "ann.yaml").write_text("source: {id: ann}\n")
    event(either_way(top, most, [every]))


# What is built


def isles(many: int, odd: dict[str, str] | None = None) -> tuple[list[Row], dict[str, str]]:
    """So many lands of 5 to 9 km2, in wholes of ten each of 20, in one of 9 999; some are odd."""
    areas = {f"p{n}": str(5 + n % 5) for n in range(many)}
    areas |= {f"w{n}": "20" for n in range(many // 10)} | {"all": "9999"}
    parts = {f"p{n}": f"w{n // 10}" for n in range(many)}
    parts |= {f"w{n}": "all" for n in range(many // 10)}
    return [("ann", name, area) for name, area in (areas | (odd or {})).items()], parts


def test_nothing_is_built_that_ranks_decide(tmp_path: Path) -> None:
    rows, parts = isles(40, {"p7": "21", "p12": "20", "p13": "15..25", "p14": "at most 20"})
    of = looked_at(corpus(tmp_path, rows, parts))
    assert told(of) == (1, 43, 0)
    assert built(of) == set()


def test_what_is_told_is_built_with_its_wholes(tmp_path: Path) -> None:
    """And these with their own: a whole that nobody is held against would stand alone."""
    rows, parts = isles(40, {"p27": "21"})
    of = looked_at(corpus(tmp_path, rows, parts), 1)
    assert built(of) == {"p27", "w2", "all", "p0", "w0", "p20"}
    assert told(of) == (0, 44 - 5, 0)  # nobody is the whole of all


def test_a_whole_is_looked_for_upwards_until_one_says_the_same_thing(tmp_path: Path) -> None:
    """A whole of which nothing is claimed, or nothing of this year or use, is passed by."""
    parts = {"a": "b", "b": "c", "c": "d", "x": "b"}
    rows: list[Row] = [
        ("ann", "a", "7", "2001"),
        ("ann", "b", "6", "2002"),
        ("ann", "c", "5", "2001", "wood"),
        ("ann", "d", "6", "2001"),
        ("ann", "d", "9", "2002"),
        ("bob", "x", "6", "2002"),
        ("bob", "x", "7", "2001"),
    ]
    of = looked_at(corpus(tmp_path, rows, parts))
    # a against d; b against d; x against b, since one of its years is said of that
    assert told(of)[0] == 1
    assert told(of)[1] == 2


@pytest.mark.parametrize("year", ["2001-05", "2001/2003", "2001~"])
def test_where_times_may_meet_others_all_rows_of_the_attribute_are_read(
    year: str, tmp_path: Path
) -> None:
    rows, parts = isles(20)
    rows = [(*one, year if one[1] == "w1" else "2001") for one in rows]
    of = looked_at(corpus(tmp_path, rows, parts))
    assert built(of) == {one[1] for one in rows}


def test_what_works_of_reference_alone_say_is_asked_of_nobody(tmp_path: Path) -> None:
    parts = {"a": "b", "b": "c"}
    rows = [("atlas", "a", "9"), ("atlas", "b", "7"), ("ann", "c", "5")]
    of = looked_at(corpus(tmp_path, rows, parts))
    assert told(of) == (1, 0, 0)  # of the whole; of its part only atlas speaks


def test_what_files_say_of_a_whole_is_nearer(tmp_path: Path) -> None:
    """Those that may be held against it are built, and whom it is held against."""
    rows, parts = isles(30)
    parts |= {"all": "North"}
    rows += [("bob", "The isle", "3"), ("bob", "lone", "3")]
    more = "source: {id: own}\nfacts:\n  - {subject: north, attribute: area, value: 9000}\n"
    of = looked_at(corpus(tmp_path, rows, parts, more=more))
    assert built(of) == {"north", "all", "isle", "w0", "p0"}
    assert told(of) == (0, 33 - 2, 1)


def test_a_claim_in_a_file_of_other_qualifiers_is_nothing_to_parts(tmp_path: Path) -> None:
    rows, parts = isles(30)
    parts |= {"all": "North"}
    fact = "{subject: north, attribute: area, value: 9000, qualifiers: {use: wood}}"
    of = looked_at(corpus(tmp_path, rows, parts, more=f"source: {{id: own}}\nfacts:\n  - {fact}\n"))
    assert built(of) == {"north"}


def test_who_is_alone_is_counted(tmp_path: Path) -> None:
    """A part without a whole of which anything is claimed, and a whole without such parts."""
    parts = {"a": "b", "c": "d"}
    rows = [("ann", "a", "9"), ("ann", "d", "9"), ("bob", "e e", "4")]
    assert told(looked_at(corpus(tmp_path, rows, parts, [WITHIN, AGREE]))) == (0, 0, 3)
    assert built(picked(tmp_path / "facts", 1)) == {"a"}


def test_what_follows_of_some_is_asked_of_all_around_them(tmp_path: Path) -> None:
    """A sum is a claim about a whole, against which all in it may be held; others are counted."""
    rows, parts = isles(30)
    parts |= {"s": "The isle", "t": "s"}
    rows += [("ann", "s", "4"), ("ann", "t", "3")]
    rules = [WITHIN, "derive: {sum: {attribute: area, parts_of: isle}}", AGREE]
    of = looked_at(corpus(tmp_path, rows, parts, rules))
    assert {"s", "t"} <= built(of) <= {"s", "t", "isle", "north"}
    assert told(of) == (0, 33, 0)


def test_with_what_is_asked_of_each_subject_of_a_type(tmp_path: Path) -> None:
    """All that is known of whom a part is held against is built, then, and whom that needs."""
    rows, parts = isles(30, {"p27": "21"})
    rows = [(*one, "", "", "3" if one[1] != "all" else "") for one in rows]
    rows += [("ann", "w1", "", "", "", "4")]
    present = "check: {present: {type: land, attribute: beds}}"
    of = looked_at(corpus(tmp_path, rows, parts, [WITHIN, present, AGREE]), 1)
    assert "all" in built(of)
    of = looked_at(corpus(tmp_path, rows, parts, [WITHIN, present, AGREE]), 0)
    assert told(of)[0] == 1


def test_two_attributes_each_with_wholes_of_its_own(tmp_path: Path) -> None:
    parts = {"a": "b", "b": "c"}
    rows = [
        ("ann", "a", "9", "", "", "3"),
        ("ann", "b", "", "", "", "2"),
        ("ann", "c", "8", "", "", "4"),
    ]
    rules = [
        WITHIN,
        "check: {within: {attribute: beds}}",
        "check: {order: {first: beds, then: beds}}",
    ]
    of = looked_at(corpus(tmp_path, rows, parts, rules[:2]))
    assert told(of)[0] == 1
    assert of.untold.number(rule="r1") == 2
    same(corpus(tmp_path / "2", rows, parts, rules[:2]), 1)


def test_wholes_within_wholes_that_are_too_deep_are_read_row_by_row(tmp_path: Path) -> None:
    """What is above each whole is written down: of very many, one within the other, too much."""
    parts = {f"p{n}": f"p{n + 1}" for n in range(30)}
    rows = [("ann", f"p{n}", str(n + 1)) for n in range(31)]
    top = corpus(tmp_path, rows, parts)
    assert told(looked_at(top)) == (0, 30, 0)
    with patch.object(above, "MOST_LITERALS", 200):
        assert either_way(top, 1) == ("read row by row: more wholes within wholes than are kept")


def test_what_is_part_of_what_is_read_once(tmp_path: Path) -> None:
    """Rows that say so are not looked at again when claims are made."""
    rows, parts = isles(30)
    top = corpus(tmp_path, rows, parts)
    of = picked(top, 1)
    plain, _ = load([top], str(top.parent))
    assert plain is not None
    assert of.entities == plain.entities
