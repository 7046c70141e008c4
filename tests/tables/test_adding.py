"""Sums in an engine: what comes of them is what the plain engine concludes, and little is built."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from checker.values.verdict import Verdict

from .conftest import mapping, written
from .test_engines import either_way, picked, same

SUM = "derive: {sum: {attribute: guests, parts_of: valley}}"
OF_SIDE = "derive: {sum: {attribute: guests, parts_of: side}}"
AGREE = "check: {agree: {}}"
Row = tuple[str, str, str, str]
"""Source, subject, value, year."""


def corpus(
    tmp_path: Path,
    rows: Sequence[Row],
    rules: Sequence[str] = (SUM, AGREE),
    *,
    complete: bool = True,
    attribute: str = "kind: quantity, unit: people",
    more: str = "entities: {}\n",
    keyed: str = "",
    huts: int = 3,
    qualifiers: str = "[as_of]",
) -> Path:
    """A valley of so many huts, of which two are on its far side; and others."""
    parts = "parts: complete, " if complete else ""
    entities = f"""\
attributes:
  guests: {{{attribute}, qualifiers: {qualifiers}}}
entities:
  valley: {{label: The valley, {parts}type: hut}}
  side: {{label: The side, parts: complete, type: hut, part_of: valley}}
  far1: {{label: Far 1, type: hut, part_of: side}}
  far2: {{label: Far 2, type: hut, part_of: side}}
""" + "".join(f"  hut{n}: {{label: Hut {n}, type: hut, part_of: valley}}\n" for n in range(huts))
    declared = "".join(
        f"  - {{id: r{n}, title: A rule, may_match_nothing: true, {one}}}\n"
        for n, one in enumerate(rules)
    )
    said = "".join(f"{source},{subject},guests,{v},{year}\n" for source, subject, v, year in rows)
    files = {
        "words.yaml": entities + f"rules:\n{declared}",
        "more.yaml": more,
        "t.yaml": mapping(keyed + "subject: {column: subject, type: hut}\n"),
        "peaks.csv": "source,subject,attribute,value,as_of\n" + said,
    }
    return written(tmp_path, files)


NAMES = ("Far 1", "Far 2", "Hut 0", "Hut 1", "Hut 2")


def reported(source: str, values: Sequence[str], year: str = "") -> list[Row]:
    """What one source says of each part."""
    return [(source, name, value, year) for name, value in zip(NAMES, values, strict=True)]


ANN = reported("ann", ["10", "20", "30", "40", "50"])


def test_a_sum_is_added_up_and_not_built(tmp_path: Path) -> None:
    others = [(who, f"h{n}", str(n), "") for n in range(30) for who in ("ann", "bob")]
    rows = [*ANN, ("bob", "The valley", "150", ""), *others]
    built = same(corpus(tmp_path, rows), 1)
    assert {fact.subject for fact in built.facts} == {"hut:h0"}
    assert dict(built.untold.derived) == {"r0": 1}
    assert built.untold.number(rule="r1") == 30
    assert built.untold.number(Verdict.CONTRADICTION) == 0


@pytest.mark.parametrize(
    ("total", "wrong"),
    [("150", 0), ("147.5..148", 0), ("153", 1), ("152.5", 0), ("< 147.5", 1), ("> 152", 0)],
)
def test_sums_are_exact_to_their_open_ends(total: str, wrong: int, tmp_path: Path) -> None:
    """Five numbers that are rounded to ones come to 147.5 at least, and to less than 152.5."""
    top = corpus(tmp_path, [*ANN, ("bob", "The valley", total, "")])
    same(top, 0)
    built = picked(top, 0)
    assert not built.facts
    assert built.untold.number(Verdict.CONTRADICTION) == wrong
    assert {fact.subject for fact in picked(top, 0, every=True).facts} == (
        {"valley", "far1", "far2", "hut0", "hut1", "hut2"} if wrong else set()
    )


def test_what_several_sources_add_up_to_is_held_together(tmp_path: Path) -> None:
    rows = [*ANN, *reported("bob", ["10", "20", "30", "40", "70"])]
    same(corpus(tmp_path, rows), 0)
    built = picked(tmp_path / "facts", 0)
    assert not built.facts
    assert built.untold.number(Verdict.CONTRADICTION) == 2  # of the last part, and of the whole


def test_each_year_is_added_up_on_its_own(tmp_path: Path) -> None:
    rows = [row for year in ("2001", "2002", "2003") for row in reported("ann", "12345", year)]
    rows += [("bob", "The valley", "15", "2001"), ("bob", "The valley", "19", "2002")]
    rows += [("bob", "The valley", "15", "2003")]
    top = corpus(tmp_path, rows)
    assert picked(top, 0).untold.number(Verdict.CONTRADICTION) == 1
    built = same(top, 1)
    years = {fact.qualifiers[0][1] for fact in built.facts if fact.subject == "valley"}
    assert years == {"2001", "2002", "2003"}  # what follows of them is named apart
    assert not built.untold.left


TIMED = "{as_of: date}"


def test_sums_are_held_against_what_is_said_of_their_time(tmp_path: Path) -> None:
    rows = [row for year in ("2001", "2002") for row in reported("ann", "12345", year)]
    for day, total, wrong, agree, doubt in (
        ("2002", "15", 0, 1, 0),
        ("2002", "19", 1, 0, 0),
        ("2002-05", "15", 0, 1, 0),
        ("2002-05", "19", 0, 0, 1),  # of another day perhaps
        ("2003", "19", 0, 0, 0),
    ):
        said = [*rows, ("bob", "The valley", total, day)]
        built = same(corpus(tmp_path / f"{day}-{total}", said, qualifiers=TIMED), 0, [False])
        assert bool(built.facts) is bool(doubt)
        if not doubt:
            assert dict(built.untold.derived) == {"r0": 2}
            assert built.untold.number(Verdict.CONTRADICTION) == wrong
            assert built.untold.number(Verdict.AGREEMENT) == agree


def test_claims_of_other_times_are_not_held_against_a_sum(tmp_path: Path) -> None:
    """Nor are its parts, where nobody says anything of the whole at that time."""
    rows = [row for year in ("2001", "2002") for row in reported("ann", "12345", year)]
    rows += [("bob", "The valley", "15", "2002"), ("cid", "The valley", "1", "1999")]
    built = same(corpus(tmp_path, rows, qualifiers=TIMED), 0, [False])
    assert not built.facts
    assert built.untold.alone == 5 + 1


@pytest.mark.parametrize(
    "odd",
    [
        ("bob", "The valley", "15", ""),  # and others say of some time
        ("bob", "The valley", "15", "2002~"),
        ("bob", "Hut 1", "4", "2002"),
    ],
)
def test_what_is_odd_about_times_of_a_sum_is_judged_alike(odd: Row, tmp_path: Path) -> None:
    same(corpus(tmp_path, [odd, *reported("ann", "12345", "2002")], qualifiers=TIMED), 0, [False])


@pytest.mark.parametrize(("most", "wrong"), [("15", 0), ("14", 1)])
@pytest.mark.parametrize("qualifiers", ["[as_of]", TIMED])
def test_sums_are_held_against_limits(
    most: str, wrong: int, qualifiers: str, tmp_path: Path
) -> None:
    limits = f"check: {{range: {{attribute: guests, to: {most}}}}}"
    rows = [*reported("ann", "12345", "2002"), *reported("ann", "11111", "2003")]
    count = "kind: count, unit: people"
    rules = [SUM, AGREE, limits]
    built = same(corpus(tmp_path, rows, rules, attribute=count, qualifiers=qualifiers), 0, [False])
    assert not built.facts
    assert built.untold.number(Verdict.CONTRADICTION, "r2") == wrong


def test_a_cluster_adds_up_at_times_alike(sail: str, tmp_path: Path) -> None:
    rows = [row for year in ("2001", "2002") for row in reported("ann", "12345", year)]
    rows += [("bob", "The valley", "15", "2002"), ("bob", "The valley", "19", "2001-05")]
    rules = [SUM, AGREE, "check: {range: {attribute: guests, to: 9}}"]
    keyed = "row: {key: [source, subject, as_of]}\nqualifiers: {as_of: {column: as_of}}\n"
    same(corpus(tmp_path, rows, rules, qualifiers=TIMED, keyed=keyed), 1, remote=sail)


def test_a_sum_within_a_sum(tmp_path: Path) -> None:
    rows = [*ANN, ("bob", "The valley", "190", ""), ("cid", "The side", "31", "")]
    built = same(corpus(tmp_path, rows, [SUM, OF_SIDE, AGREE]), 0)
    assert "valley" in {fact.subject for fact in built.facts}  # one source says of what is between
    rows = [*ANN, ("bob", "The valley", "190", "")]
    top = corpus(tmp_path / "2", rows, [SUM, OF_SIDE, AGREE])
    same(top, 0)
    assert not picked(top, 0).facts


@pytest.mark.parametrize(
    "odd",
    [
        ("ann", "Hut 1", "41", ""),  # twice
        ("cid", "Hut 1", "41", ""),  # alone
        ("cid", "The side", "30", ""),
        ("bob", "The valley", "150", "2001"),  # and others say of no year
    ],
)
def test_what_is_odd_about_a_sum_is_judged_one_by_one(odd: Row, tmp_path: Path) -> None:
    built = same(corpus(tmp_path, [*ANN, ("bob", "The valley", "160", ""), odd]), 0)
    assert {"valley", "far1", "hut2"} <= {fact.subject for fact in built.facts}


@pytest.mark.parametrize("odd", ["> 30", "30 to 40 dozen", "several", "about 4e18"])
def test_what_cannot_be_added_is_judged_one_by_one(odd: str, tmp_path: Path) -> None:
    rows = [*reported("ann", ["10", "20", odd, "40", "50"]), ("bob", "The valley", "150", "")]
    assert either_way(corpus(tmp_path, rows), 0)


def test_parts_that_a_table_names_are_added_up(tmp_path: Path) -> None:
    rows = [
        f"{who},{year},{place},{of},{value}"
        for who in ("ann", "bob")
        for year in (2001, 2002)
        for place, of, value in (
            *((f"town {n}", "The county", n) for n in range(20)),
            ("The county", "", 190 + 20 * (who == "bob") * (year == 2002)),
        )
    ]
    files = {
        "words.yaml": """\
attributes:
  people: {kind: count, qualifiers: [as_of]}
entities:
  county: {label: The county, type: place, parts: complete}
rules:
  - {id: s, title: Sum, derive: {sum: {attribute: people, parts_of: county}}}
  - {id: a, title: Agree, check: {agree: {}}}
""",
        "t.yaml": mapping(
            "source: {column: who}\nsubject: {column: place, type: place}\n"
            "part_of: {column: of, type: place}\nattributes: {people: people}\n"
            "qualifiers: {as_of: {column: year}}\n"
        ),
        "peaks.csv": "who,year,place,of,people\n" + "\n".join(rows) + "\n",
    }
    top = written(tmp_path, files)
    same(top, 0)
    built = picked(top, 0)
    assert not built.facts
    assert dict(built.untold.derived) == {"s": 4}
    assert built.untold.number(Verdict.CONTRADICTION) == 1


def test_a_part_that_is_told_is_not_added_up_without_the_others(tmp_path: Path) -> None:
    rows = [*ANN, *reported("bob", ["17", "20", "30", "40", "50"])]
    rows += [(who, f"Hut {n}", "9", "") for n in range(30, 40) for who in ("ann", "bob")]
    top = corpus(tmp_path, rows)
    same(top, 1)
    built = picked(top, 1)
    assert "valley" not in {fact.subject for fact in built.facts}
    assert "far1" in {fact.subject for fact in built.facts}
    assert dict(built.untold.derived) == {"r0": 2}


REFERENCE = "source: {id: atlas, title: Atlas, reference: true}\n"


@pytest.mark.parametrize(
    ("row", "added"),
    [
        (("atlas", "h3", "3", ""), True),  # it speaks of others
        (("atlas", "h3", "5", "2001"), True),
        (("atlas", "Hut 1", "40", ""), False),
        (("atlas", "The side", "30", ""), False),
        (("atlas", "The valley", "150", ""), False),
    ],
)
@pytest.mark.parametrize("gap", [False, True])
def test_a_work_of_reference_bears_on_the_sums_of_what_it_speaks_of(
    row: Row, added: bool, gap: bool, tmp_path: Path
) -> None:
    """A part that a source leaves out is taken from it."""
    others = [(who, f"h{n}", str(n), "") for n in range(30) for who in ("ann", "bob")]
    rows = [*ANN, *others, ("bob", "The valley", "150", ""), row]
    if gap:
        rows.remove(("ann", "Hut 1", "40", ""))
    top = corpus(tmp_path, rows, more=REFERENCE)
    same(top, 0)
    about = {fact.subject for fact in picked(top, 0).facts}
    assert ("valley" not in about) is (added and not gap)


numbers = st.sampled_from(["1", "1", "1", "2", "2.5", "2..3", "about 9", "> 1", "1 dozen"])
plain = st.lists(st.sampled_from(["1", "1", "1", "2"]), min_size=5, max_size=5)
years = st.sampled_from(["", "", "", "2001"])
wholes = st.tuples(
    st.sampled_from(["ann", "bob", "cid"]),
    st.sampled_from(["The valley", "The valley", "The side"]),
    st.sampled_from(["2", "3", "5", "5", "5", "6", "> 5", "< 5", "4..6", "7.5", "7.6", "about 5"]),
    years,
)
singles = st.tuples(
    st.sampled_from(["ann", "bob", "cid", "atlas"]),
    st.sampled_from([*NAMES, "The side", "h1", "h2"]),
    numbers,
    years,
)
STATED = (
    "source: {id: own}\nfacts:\n  - {subject: hut1, attribute: guests, value: 4}\n",
    "source: {id: own}\nfacts:\n  - {subject: valley, attribute: guests, value: 5}\n",
    "source: {id: atlas, title: Atlas, reference: true}\n",
    "source: {id: atlas, title: Atlas, reference: true}\n",
    "source: {id: atlas, reference: true}\n"
    "facts:\n  - {subject: hut2, attribute: guests, value: 4}\n",
)


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(
    some=st.lists(st.tuples(st.sampled_from(["ann", "bob", "cid"]), plain, years), max_size=4),
    whole=st.lists(wholes, max_size=4),
    more=st.lists(singles, max_size=2),
    rules=st.lists(
        st.sampled_from(
            [
                SUM,
                SUM,
                OF_SIDE,
                AGREE,
                "check: {agree: {attributes: [guests], tolerance: 1 people}}, severity: warning",
                "check: {range: {attribute: guests, to: 40}}",
                "check: {corroborated: {attribute: guests, origins: 2}}",
            ]
        ),
        max_size=2,
    ),
    attribute=st.sampled_from(
        [
            "kind: quantity, unit: people",
            "kind: quantity, unit: people",
            "kind: quantity, unit: people, signed: true",
            "kind: count, unit: people",
        ]
    ),
    complete=st.booleans(),
    qualifiers=st.sampled_from(["[as_of]", TIMED]),
    stated=st.sampled_from(("entities: {}\n", "entities: {}\n", "entities: {}\n", *STATED)),
    told=st.integers(0, 3),
    every=st.booleans(),
)
def test_sums_give_the_same_reports(
    some: list[tuple[str, list[str], str]],
    whole: list[Row],
    more: list[Row],
    rules: list[str],
    attribute: str,
    complete: bool,
    qualifiers: str,
    stated: str,
    told: int,
    every: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    rows = [row for source, values, year in some for row in reported(source, values, year)]
    if "count" in attribute:
        whole, more = ([row for row in one if row[2].isdigit()] for one in (whole, more))
    top = corpus(
        tmp_path_factory.mktemp("sums"),
        [*rows, *whole, *more, ("dan", "h9", "1", "")],
        [SUM, AGREE, *rules],
        complete=complete,
        attribute=attribute,
        more=stated,
        qualifiers=qualifiers,
    )
    event(either_way(top, told, [every]))
