"""What a search through many odd corpora found, in which engines told otherwise, or gave up."""

from pathlib import Path
from unittest.mock import patch

import pytest

from checker.loading.corpus import load
from checker.model.place import Place
from checker.model.untold import NotPicked
from checker.tables.declaration import Table
from checker.tables.engines import File
from checker.tables.engines.duck import Duck
from checker.tables.maker import Maker
from checker.tables.rows import NotReadable

from .conftest import WIDE, mapping, written
from .test_engines import picked, same
from .test_selecting import corpus, listed


def test_a_long_table_about_one_thing_beside_another(tmp_path: Path) -> None:
    """It has types of subjects, as long tables do, and looks at none."""
    two = "  - {id: one, from: one.csv, subject: rigi}\n"
    top = written(tmp_path, {"t.yaml": mapping(WIDE) + two})
    (top / "peaks.csv").write_text("who,peak,metres\nann,Rigi,5\nbob,P,5\n")
    (top / "one.csv").write_text("source,type,attribute,value\nbob,hill,height,9\n")
    assert {fact.subject for fact in same(top, 3).facts} == {"rigi", "mountain:P"}


def test_each_subject_of_a_type_that_rows_name(tmp_path: Path) -> None:
    present = "rules:\n  - {id: p, title: P, check: {present: {type: hill, attribute: height}}}\n"
    top = written(tmp_path, {"t.yaml": mapping(""), "more.yaml": present})
    head = "source,subject,type,attribute,value\n"
    (top / "peaks.csv").write_text(f"{head}ann,P,hill,height,5\nann,Q 1,hill,huts,4\n")
    same(top, 3)


def test_who_two_tables_name_is_what_the_first_says_of_it(tmp_path: Path) -> None:
    """A work of reference or not, whatever signs are in its name."""
    for who in ("Cid", "Cid D."):
        one = f"reference: true\nsource: {who}\nsubject: {{column: peak}}\n"
        other = f"  - {{id: b, from: b.csv, source: {who}, subject: {{column: peak}}, "
        other += "attributes: {metres: height}}\n"
        table = mapping(f"{one}attributes: {{metres: height}}\n") + other
        top = written(tmp_path / who[:4].strip(), {"t.yaml": table})
        for name, metres in (("peaks", 5), ("b", 9)):
            (top / f"{name}.csv").write_text(f"peak,metres\nP,{metres}\n")
        corpus, _ = load([top], str(top.parent))
        assert corpus is not None
        assert [source.reference for source in corpus.sources.values()] == [True]
        same(top, 3)


def test_what_many_say_hides_no_slip_behind_what_others_say(tmp_path: Path) -> None:
    """As often as it is said, it is looked at once."""
    said = [("ann", "h1", "height", 1234), ("dan", "h1", "height", 1)]
    said += [(f"s{n}", "h1", "height", 1300 + n % 2 * 10) for n in range(8)]
    top = corpus(tmp_path, "", [*said, ("bob", "h1", "height", 1324)])
    by_plain, by_engine = listed(top, 0)
    assert by_engine == by_plain
    assert {row["hint"] for row in by_plain} == {"1234 m and 1324 m: two digits may be swapped"}


def test_of_claims_that_only_touch_the_first_are_told(tmp_path: Path) -> None:
    values = (1796, 1797, "1797..1802", 1797)
    said = [(f"s{n}", "h1", "height", value) for n, value in enumerate(values)]
    by_plain, by_engine = listed(corpus(tmp_path, "", said), 0)
    assert by_engine == by_plain
    assert by_plain[0]["message"] == "1796 m against 1797 m, whose ranges only touch"


def test_units_by_attribute(tmp_path: Path) -> None:
    """A bare number of a long table is in them, whatever the row's own column says."""
    top = written(tmp_path, {"t.yaml": mapping("units: {height: km}\n")})
    rows = "ann,P,height,5,\nbob,P,height,5000,m\ncid,P,height,5000 m,\nann,P,huts,4,\n"
    (top / "peaks.csv").write_text(f"source,subject,attribute,value,unit\n{rows}")
    assert {fact.value.text for fact in same(top, 3).facts} == {"5 km", "5000 km", "5000 m", "4"}


def test_a_long_table_of_parts_that_another_names(tmp_path: Path) -> None:
    """They are called alike, and are one thing where they are of one type, be it by the row."""
    parts = "  - {id: parts, from: h.csv, subject: {column: p, type: hill}, attributes: {}, "
    parts += "part_of: {column: w, type: range}}\n"
    for type_, picks in (("hill", True), ("hut", False)):
        top = written(tmp_path / type_, {"t.yaml": mapping("") + parts, "h.csv": "p,w\nP,W\n"})
        (top / "peaks.csv").write_text(
            f"source,subject,type,attribute,value\nann,P,{type_},height,5\nbob,Q,hut,height,9\n"
        )
        if picks:
            same(top, 3)
            continue
        with pytest.raises(NotPicked, match="called alike"):
            picked(top, 3)


@pytest.mark.parametrize("odd", ["ann,P,5,x", "ann,P,5,x,y,z", 'ann,P,5,"x"y,z', "ann,P,5,x,\xff"])
def test_columns_that_nobody_asks_for_are_looked_at_and_not_kept(odd: str, tmp_path: Path) -> None:
    top = written(tmp_path, {"t.yaml": mapping(WIDE)})
    path = top / "peaks.csv"
    for lines, fine in ((["ann,P,5,x,y"] * 3, True), (["bob,P,5,x,y", odd], False)):
        path.write_bytes("\n".join(["who,peak,metres,note,more", *lines, ""]).encode("latin-1"))
        file = File(0, 0, "peaks.csv", str(path), [])
        place = Place("t.yaml", 1, 1)
        table = Table("peaks", place, "t.yaml", (("peaks.csv", place),), {})
        engine = Duck([file])
        if fine:
            engine.open(file, table, ["who", "metres"])
            assert [name for name, *_ in engine.rows("DESCRIBE text0")] == ["c0", "c2"]
        else:
            with pytest.raises((NotPicked, NotReadable)):
                engine.open(file, table, ["who", "metres"])
        engine.close()


def test_of_a_wide_row_only_what_is_told_is_made(tmp_path: Path) -> None:
    """One of forty attributes contradicts; of the others no claim of the row is made."""
    names = [f"a{n}" for n in range(40)]
    kinds = "".join(f"  {name}: {{kind: quantity, unit: m}}\n" for name in names)
    columns = f"attributes: {{{', '.join(f'{name}: {name}' for name in names)}}}\n"
    more = "source: {column: who}\nsubject: {column: peak, type: hill}\n"
    top = written(
        tmp_path, {"t.yaml": mapping(more + columns), "more.yaml": f"attributes:\n{kinds}"}
    )
    lines = [
        f"{who},P{n}," + ",".join([str(5 + (who == "b"))] + ["7"] * 39)
        for n in range(9)
        for who in "ab"
    ]
    (top / "peaks.csv").write_text("\n".join([f"who,peak,{','.join(names)}", *lines, ""]))
    with patch.object(Maker, "value", autospec=True, side_effect=Maker.value) as made:
        assert len(picked(top, 0).facts) == 0
        literals = made.call_count
        assert len(picked(top, 2).facts) == 2 * 2 + 2 * 2
        assert made.call_count == 2 * literals + 8
    same(top, 2)


PARTS = """\
  - {id: parts, from: h.csv, row: {key: [p]}, source: zed, reference: true, attributes: {},
     subject: {column: p, type: mountain}, part_of: {column: w, type: range}}
"""


def test_a_table_without_claims_names_no_source_and_its_rows_are_looked_at(tmp_path: Path) -> None:
    top = written(tmp_path, {"t.yaml": mapping(WIDE) + PARTS, "h.csv": "p,w\nP,W\nQ,W\n"})
    (top / "peaks.csv").write_text("who,peak,metres\nann,P,5\nzed,P,9\n")
    sources = same(top, 3).sources
    assert {name: source.reference for name, source in sources.items()} == {
        "ann": False,
        "zed": False,
    }
    (top / "h.csv").write_text("p,w\nP,W\nP,W\n")
    with pytest.raises(NotPicked, match="two rows with the same p"):
        picked(top, 3)


def test_a_list_that_is_held_against_itself(tmp_path: Path) -> None:
    rules = "attributes:\n  ways: {kind: set, members: text}\n"
    rules += "rules:\n  - {id: x, title: X, check: {subset: {attribute: ways, of: ways}}}\n"
    table = WIDE.replace("metres: height", "ways: ways") + 'lists: {ways: ";"}\n'
    top = written(tmp_path, {"t.yaml": mapping(table), "more.yaml": rules})
    (top / "peaks.csv").write_text("who,peak,ways\nann,P,a;b\nbob,P,c\nbob,Q,c\n")
    same(top, 0)
