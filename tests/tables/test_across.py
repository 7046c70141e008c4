"""Rules that hold claims about one subject against those about others, or lists against lists, in
an engine: `unique` and `subset`."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from checker.engine import run
from checker.formats import FORMATS
from checker.model.corpus import Corpus
from checker.model.untold import NotPicked
from checker.tables import distinct
from checker.values.verdict import Relation, Verdict

from .conftest import Files, mapping, written
from .test_engines import either_way, picked, same

WORDS = """\
attributes:
  number: {kind: count, qualifiers: [line]}
  plate: {kind: text, ignore_case: true, qualifiers: [line]}
  home: {kind: entity, qualifiers: [line]}
  built: {kind: date, qualifiers: [line]}
  mass: {kind: quantity, unit: kg, qualifiers: [line]}
  crew: {kind: set, members: text, qualifiers: [line]}
  staff: {kind: set, members: text, qualifiers: [line]}
  stops: {kind: set, members: entity, qualifiers: [line]}
  served: {kind: set, members: entity, qualifiers: [line]}
entities:
  shire: {label: The shire, type: place}
  dale: {label: Dale, type: place, part_of: shire}
  hill: {label: Hill, type: place, part_of: shire}
  old: {label: Old tram, type: tram}
  firm: {label: The firm, type: firm}
  depot: {label: The depot, type: tram}
"""
TABLE = """\
row: {key: [who, tram, way]}
source: {column: who}
subject: {column: tram, type: tram}
attributes: {number: number, plate: plate, home: home, built: built, mass: mass, crew: crew, staff: staff, stops: stops, served: served}
qualifiers: {line: {column: way}}
lists: {crew: ";", staff: ";", stops: ";", served: ";"}
"""  # noqa: E501
ATTRIBUTES = ("number", "plate", "home", "built", "mass", "crew", "staff", "stops", "served")
COLUMNS = ("who", "tram", "way", *ATTRIBUTES)
AGREE = "check: {agree: {}}"


def corpus(tmp_path: Path, rows: list[dict[str, str]], rules: list[str], more: str = "") -> Path:
    """Trams of which documents say this and that; a row may leave out what it says nothing of."""
    declared = "".join(
        f"  - {{id: r{number}, title: A rule, may_match_nothing: true, {one}}}\n"
        for number, one in enumerate(rules)
    )
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({(row["who"], row["tram"], row.get("way", "")): row for row in rows}.values())
    files: Files = {
        "words.yaml": f"{WORDS}rules:\n{declared}",
        "atlas.yaml": "source: {id: atlas, reference: true}\n",
        "t.yaml": mapping(TABLE, "trams.csv"),
        "trams.csv": text.getvalue(),
        **({"more.yaml": more} if more else {}),
    }
    return written(tmp_path, files)


def wrong(of: Corpus) -> int:
    """How many contradictions of the first rule are counted and not made."""
    return of.untold.number(Verdict.CONTRADICTION, "r0")


def fits(of: Corpus) -> int:
    """How many agreements of it are."""
    return of.untold.number(Verdict.AGREEMENT, "r0")


cells = {
    "who": st.sampled_from(["ann", "bob", "Cid D.", "atlas"]),
    "tram": st.sampled_from(["T1", "T2", "Tram 3", "Té", "Old tram", "The depot", "T4", "T5"]),
    "way": st.sampled_from(["", "", "", "2001", "2001-05"]),
    "number": st.sampled_from(["", "7", "8", "9", "11", "12", "13", "at least 7", "7..8"]),
    "plate": st.sampled_from(["", "AB 1", "ab 1", "AB  1", "AB 2", "AB 3", "AB 4"]),
    "home": st.sampled_from(["", "", "Dale", "dale", "Hill", "The shire"]),
    "built": st.sampled_from(["", "1903-05-01", "1903-05-01", "1903-05", "1904-02-02", "1905"]),
    "mass": st.sampled_from(
        ["", "12000", "12 t", "12000.0", "exactly 9 t", "exactly 9000 kg", "9 t"]
    ),
    "crew": st.sampled_from(["", "Ann;Bo", "Bo;Ann", "Cy", "Bo", "ann"]),
    "staff": st.sampled_from(["", "Ann;Bo;Cy", "Cy;Bo", "Ann;Bo", "Cy"]),
    "stops": st.sampled_from(["", "Dale", "Dale;Hill", "The shire", "Hill"]),
    "served": st.sampled_from(["", "The shire", "Dale", "Hill;Dale"]),
}
table = st.lists(st.fixed_dictionaries(cells), min_size=2, max_size=24)
CHECKS = [
    *(f"check: {{unique: {{attribute: {name}}}}}" for name in ("number", "plate", "home", "built")),
    *(f"check: {{unique: {{attribute: {name}}}}}" for name in ("mass", "crew", "stops")),
    "check: {unique: {attribute: number}}, severity: warning",
    "check: {subset: {attribute: crew, of: staff}}",
    "check: {subset: {attribute: staff, of: crew}}, severity: note",
    "check: {subset: {attribute: stops, of: served}}",
    "check: {subset: {attribute: crew, of: staff(firm)}}",
    "check: {subset: {attribute: stops, of: served(old)}}",
    "check: {subset: {attribute: stops, of: served(depot)}}",
    "check: {subset: {attribute: crew, of: crew(old)}}",
    "check: {subset: {attribute: crew, of: crew}}",
    AGREE,
    "check: {agree: {attributes: [number, crew, plate]}}",
    "check: {range: {attribute: number, to: 11}}",
    "check: {present: {type: tram, attribute: number}}",
    "derive: {formula: number(X) = number(X) * 1}",
    "derive: {sum: {attribute: mass, parts_of: shire}}",
    "derive: {distribute: {attribute: served}}",
    "check: {corroborated: {attribute: crew, origins: 2}}",
]
STATED = [
    "",
    "source: {id: own}\nfacts:\n  - {subject: firm, attribute: staff, value: [Ann, Bo]}\n",
    "source: {id: own}\nfacts:\n  - {subject: firm, attribute: number, value: 7}\n",
    "source: {id: bob}\nfacts:\n"
    "  - {subject: old, attribute: served, value: [Hill], complete: false}\n"
    "  - {subject: firm, attribute: staff, value: [Cy], qualifiers: {line: 2001}}\n"
    "  - {subject: hill, attribute: plate, value: ab 2, qualifiers: {line: 2001-05}}\n",
    "source: {id: atlas, reference: true}\nfacts:\n"
    "  - {subject: firm, attribute: staff, value: [Cy, Bo]}\n"
    "  - {subject: depot, attribute: served, value: [The shire], qualifiers: {line: 2001}}\n"
    "  - {subject: dale, attribute: mass, value: 9 t}\n",
]


@settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    rows=table,
    rules=st.lists(st.sampled_from(CHECKS), min_size=1, max_size=4, unique=True),
    stated=st.sampled_from(STATED),
    timed=st.sets(st.sampled_from(["number", "plate", "crew", "staff", "served"]), max_size=3),
    told=st.integers(0, 3),
    every=st.booleans(),
)
def test_both_engines_give_the_same_reports(
    rows: list[dict[str, str]],
    rules: list[str],
    stated: str,
    timed: set[str],
    told: int,
    every: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    top = corpus(tmp_path_factory.mktemp("across"), rows, rules, stated)
    if "id: atlas" in stated:
        (top / "atlas.yaml").unlink()
    for name in timed:  # what it is called so for is a time
        words = (top / "words.yaml").read_text().splitlines(keepends=True)
        of_time = [
            line.replace("[line]", "{line: date}") if line.startswith(f"  {name}:") else line
            for line in words
        ]
        (top / "words.yaml").write_text("".join(of_time))
    event(either_way(top, told, [every]))


def built(of: Corpus) -> set[str]:
    """The last words of the ids of all subjects whose claims are made."""
    return {fact.subject.rpartition(":")[2] for fact in of.facts}


def fleet(**odd: dict[str, str]) -> list[dict[str, str]]:
    """What two documents say of twenty trams, each of which has a number of its own, and one crew
    and staff; of some of them they say something else."""
    own = {"crew": "Ann;Bo", "staff": "Bo;Ann;Cy"}
    return [
        {"who": who, "tram": f"T{n}", "number": f"{100 + n}", **own, **odd.get(f"T{n}", {})}
        for n in range(20)
        for who in ("ann", "bob")
    ]


def looked_at(top: Path, told: int) -> Corpus:
    """The corpus that is picked, where the reports are the same."""
    same(top, told)
    return picked(top, told)


UNIQUE = "check: {unique: {attribute: number}}"
CREW = "check: {subset: {attribute: crew, of: staff}}"
OF_FIRM = "check: {subset: {attribute: crew, of: staff(firm)}}"
OF_OLD = "check: {subset: {attribute: crew, of: staff(old)}}"
NINE = "source: {id: x}\nfacts:\n  - {subject: firm, attribute: number, value: 9}\n"


def test_only_subjects_that_share_something_are_built(tmp_path: Path) -> None:
    """All that are linked, however many steps lie between."""
    rows = fleet(T7={"number": "9"}, T8={"number": "9"}, T13={"number": "11"})
    more = [("T8", "11"), ("T13", "12"), ("T14", "12")]
    rows += [{"who": "cid", "tram": tram, "number": number} for tram, number in more]
    of = looked_at(corpus(tmp_path, rows, [UNIQUE, AGREE]), 0)
    assert built(of) == {"T7", "T8", "T13", "T14"}
    assert fits(of) == 20 - 4


def test_what_may_be_the_same_is_shared_by_nobody(tmp_path: Path) -> None:
    rows = [{"who": "ann", "tram": f"T{n}", "mass": "about 9 t"} for n in range(9)]
    rows += [{"who": "ann", "tram": f"U{n}", "mass": f"exactly {n + 1} t"} for n in range(9)]
    rules = ["check: {unique: {attribute: mass}}", AGREE]
    of = looked_at(corpus(tmp_path, rows, rules), 0)
    assert not of.facts
    assert (fits(of), of.untold.alone) == (18, 18)
    rows += [{"who": "ann", "tram": "V", "mass": "exactly 4000 kg"}]  # as U3, in other words
    assert built(looked_at(corpus(tmp_path, rows, rules), 0)) == {"U3", "V"}


@pytest.mark.parametrize(("other", "shared"), [("red", True), ("blue", False), ("", False)])
def test_each_line_has_its_own_numbers(other: str, shared: bool, tmp_path: Path) -> None:
    rows = fleet(T1={"number": "5", "way": "red"}, T2={"number": "5", "way": other})
    of = looked_at(corpus(tmp_path, rows, [UNIQUE, AGREE]), 0)
    assert built(of) == ({"T1", "T2"} if shared else set())


def test_works_of_reference_among_themselves(tmp_path: Path) -> None:
    """Who is spoken of by none but them is asked of nothing where they share something."""
    rows = [*fleet(), *({"who": "atlas", "tram": name, "number": "5"} for name in "XYZ")]
    rows.append({"who": "atlas", "tram": "W", "number": "6"})
    top = corpus(tmp_path, rows, [UNIQUE, AGREE])
    of = looked_at(top, 0)
    assert built(of) == {"X", "Y", "Z"}
    assert fits(of) == 20 + 1
    (top / "more.yaml").write_text(NINE.replace("9", "5"))
    assert {"X", "Y", "Z", "firm"} <= built(looked_at(top, 1))


def test_what_files_claim_is_held_against_tables(tmp_path: Path) -> None:
    more = f"{NINE}  - {{subject: old, attribute: number, value: 8}}\n"
    top = corpus(tmp_path, fleet(T7={"number": "9"}), [UNIQUE, AGREE], more)
    of = looked_at(top, 0)
    assert built(of) == {"T7", "old", "firm"}
    assert fits(of) == 19
    (top / "more.yaml").write_text(NINE.replace("9", "some"))
    with pytest.raises(NotPicked, match="does not begin with a number"):
        picked(top, 0)


def test_numbers_that_an_engine_reads_are_shared_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In whatever words others say the same, in tables or in files; of dates all rows are read."""
    monkeypatch.setattr(distinct, "MOST_LITERALS", 12)
    rows = fleet(T2={"number": "exactly 104"}, T7={"number": "9"}, T8={"number": "at least 5"})
    more = f"{NINE}  - {{subject: old, attribute: number, value: 8}}\n"
    of = looked_at(corpus(tmp_path, rows, [UNIQUE, AGREE], more), 0)
    assert built(of) == {"T2", "T4", "T7", "old", "firm"}
    assert fits(of) == 17
    days = [{"who": "ann", "tram": f"T{n}", "built": f"1903-05-{n}"} for n in range(10, 30)]
    with pytest.raises(NotPicked, match="may be shared"):
        picked(corpus(tmp_path, days, ["check: {unique: {attribute: built}}", AGREE]), 0)


@pytest.mark.parametrize(
    "rule", ["formula: number(X) = number(X) * 1", "distribute: {attribute: number}"]
)
def test_where_something_is_concluded_all_claims_are_looked_at(rule: str, tmp_path: Path) -> None:
    top = corpus(tmp_path, fleet(), [UNIQUE, AGREE, f"derive: {{{rule}}}"])
    assert len(built(looked_at(top, 0))) == 20


def test_lists_that_do_not_fit_are_counted_and_listed(tmp_path: Path) -> None:
    odd = {f"T{n}": {"crew": "Ann;Di"} for n in (3, 4, 5)}
    rows = [*fleet(**odd), {"who": "cid", "tram": "T9", "crew": "Bo", "staff": "Al"}]
    of = looked_at(top := corpus(tmp_path, rows, [CREW, AGREE]), 1)
    assert built(of) == {"T0", "T3", "T9"}  # the last contradicts itself by the other rule, too
    assert (wrong(of), fits(of)) == (2, 20 - 5)
    listed = picked(top, 1, every=True)
    assert built(listed) == built(of)
    assert listed.listed is not None


def test_members_within_members(tmp_path: Path) -> None:
    """A part is among what its whole is among; a whole perhaps among its parts."""
    said = [("Dale;Hill", "The shire"), ("The shire", "Dale"), ("Hill", "Dale")]
    rows = [
        {"who": "ann", "tram": f"T{n}", "stops": stops, "served": served}
        for n, (stops, served) in enumerate(said)
    ]
    rules = ["check: {subset: {attribute: stops, of: served}}", AGREE]
    untold = looked_at(corpus(tmp_path, rows, rules), 0).untold
    assert [(group.relation, number) for group, number, _ in untold.findings] == [
        (Relation.REFINES, 1), (Relation.OVERLAPS, 1), (Relation.DISJOINT, 1),
    ]  # fmt: skip


def test_slips_behind_what_is_listed_are_told(tmp_path: Path) -> None:
    """Two names that are nearly one, of places or of members of lists."""
    more = "entities:\n  moor: {label: Blackmoor, type: place}\n"
    more += "  more: {label: Blakmoor, type: place}\n"
    rows = [
        {
            "who": who,
            "tram": f"T{n}",
            "home": home,
            "stops": f"Dale;{home}",
            "served": "Dale;Blackmoor",
        }
        for n in range(3)
        for who, home in (("ann", "Blackmoor"), ("bob", "Blakmoor"))
    ]
    rules = ["check: {subset: {attribute: stops, of: served}}", AGREE]
    same(top := corpus(tmp_path, rows, rules, more), 0)
    found = FORMATS["findings"](run(picked(top, 0, every=True), told=0, every=True), "")
    assert found.count("may be one name spelled two ways") == 3 * 2
    assert found.count("may be one member spelled two ways") == 3 * (2 + 4)


@pytest.mark.parametrize("reference", ["", ", reference: true"])
def test_all_are_held_against_what_a_file_says_of_one(reference: str, tmp_path: Path) -> None:
    more = f"source: {{id: x{reference}}}\nfacts:\n"
    more += "  - {subject: firm, attribute: staff, value: [Ann, Bo, Di]}\n"
    rows = fleet(T3={"crew": "Ann;Em"}, T4={"crew": "Al"}, T5={"crew": "Di"})
    of = looked_at(corpus(tmp_path, rows, [OF_FIRM, AGREE], more), 0)
    assert built(of) == {"T0", "firm"}  # that the firm's is held against any is seen of the first
    assert (wrong(of), fits(of)) == (2, 20 - 3)


def test_all_are_held_against_what_tables_say_of_one(tmp_path: Path) -> None:
    rows = fleet(T3={"crew": "Em"})
    top = corpus(tmp_path, rows, [OF_OLD, AGREE])
    assert not looked_at(top, 0).untold.number(rule="r0")
    rows += [
        {"who": who, "tram": "Old tram", "staff": some}
        for who, some in (("ann", "Ann;Bo"), ("bob", "Ann;Bo;Em"))
    ]
    of = looked_at(corpus(tmp_path, rows, [OF_OLD, AGREE]), 0)
    assert built(of) == {"T0", "old"}
    assert (wrong(of), fits(of)) == (1, 18)


@pytest.mark.parametrize(
    ("held", "told"), [("", {"T0"}), (", qualifiers: {line: red}", {f"T{n}" for n in range(20)})]
)
def test_lists_that_qualifiers_keep_apart_are_told(
    held: str, told: set[str], tmp_path: Path
) -> None:
    """With all that holds under other qualifiers, be it held against something or not."""
    more = f"  - {{subject: firm, attribute: staff, value: [Ann]{held}}}\n"
    more = f"source: {{id: x}}\nfacts:\n{more}"
    rows = [{"who": "ann", "tram": "T4", "way": way, "crew": "Al"} for way in ("red", "blue")]
    of = looked_at(corpus(tmp_path, [*fleet(), *rows], [OF_FIRM, AGREE], more), 0)
    assert built(of) == told | {"firm", "T4"}


@pytest.mark.parametrize("rule", [CREW, OF_OLD])
def test_of_more_pairs_than_are_looked_at_all_claims_are(
    rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.tables.among.MOST_PAIRS", 1)
    rows = [*fleet(T3={"crew": "Em"}), {"who": "ann", "tram": "Old tram", "staff": "Ann;Bo"}]
    assert len(built(looked_at(corpus(tmp_path, rows, [rule, AGREE]), 0))) >= 20


def test_a_cluster_asks_alike(sail: str, tmp_path: Path) -> None:
    rows = fleet(T3={"crew": "Ann;Em"}, T7={"number": "9"}, T8={"number": "9"})
    rows.append({"who": "atlas", "tram": "Té", "number": "9", "crew": "Cy;Al"})
    rows.append({"who": "ann", "tram": "T9", "way": "red", "crew": "Em", "staff": "Di"})
    top = corpus(tmp_path, rows, [UNIQUE, CREW, OF_FIRM, AGREE], STATED[4])
    (top / "atlas.yaml").unlink()
    of = same(top, 0, remote=sail)
    assert built(of) >= {"T7", "T8", "Té", "firm"}
    assert len(built(of)) < 10
