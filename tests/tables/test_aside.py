"""Claims of tables that take no part, and days on which claims were made, as engines see them."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from checker.model.untold import NotPicked
from checker.tables import aside

from .conftest import Problems, mapping, written
from .test_engines import either_way, picked, same
from .test_voices import WORDS

OLD = {
    "old.yaml": "source: {id: ann}\nfacts: []\n",
    "new.yaml": "source: {id: dan, supersedes: ann}\nfacts: []\n",
}
RULES = """\
rules:
  - {id: a, title: A, check: {agree: {}}}
  - {id: o, title: O, check: {order: {first: height, then: roof}}}
  - {id: f, title: F, derive: {formula: 'roof(X) = height(X) - 1'}}
"""
cells = {
    "source": st.sampled_from(["ann", "bob", "bob", "cid", "dan"]),
    "subject": st.sampled_from(["P1", "P2", "P3", "P4", "Rigi"]),
    "type": st.just("mountain"),
    "attribute": st.sampled_from(["height", "height", "roof", "huts"]),
    "value": st.sampled_from(["5", "5", "6", "7", ""]),
    "status": st.sampled_from(["", "", "", "reviewed", "draft"]),
    "retracted": st.sampled_from(["", "", "", "no", "yes", "a slip"]),
    "said_on": st.sampled_from(["", "", "2001-02-03", "May 2001"]),
    "inferred": st.sampled_from(["", "", "from a map"]),
}


@settings(
    max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    table=st.lists(st.fixed_dictionaries(cells), min_size=2, max_size=30),
    replaced=st.booleans(),
    told=st.integers(0, 3),
    every=st.booleans(),
)
def test_both_engines_leave_the_same_claims_out(
    table: list[dict[str, str]],
    replaced: bool,
    told: int,
    every: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    files = {"words.yaml": WORDS, "rules.yaml": RULES, "t.yaml": mapping("empty: [n/a]\n")}
    lines = "".join(",".join(row[name] for name in cells) + "\n" for row in table)
    files |= {"peaks.csv": ",".join(cells) + "\n" + lines, **(OLD if replaced else {})}
    event(either_way(written(tmp_path_factory.mktemp("aside"), files), told, [every]))


LONG = "source,subject,type,attribute,value,status,retracted,said_on,inferred\n"


def rows(*odd: str) -> str:
    plain = (
        f"{who},P{n},mountain,height,{5 + (n == 3 and who == 'bob')},,,,\n"
        for n in range(20)
        for who in ("ann", "bob", "cid")
    )
    return LONG + "".join((*plain, *odd))


def test_drafts_and_what_was_retracted_are_told_and_no_more(tmp_path: Path) -> None:
    odd = ("eve,P3,mountain,height,9,draft,,,\n", "eve,P4,mountain,height,9,,a slip,,\n")
    top = written(tmp_path, {"t.yaml": mapping(""), "peaks.csv": rows(*odd)})
    corpus = same(top, 0)
    assert len(corpus.set_aside) == 2
    assert corpus.untold.number() == 20
    assert "eve" in corpus.sources


@pytest.mark.parametrize("wide", [False, True])
def test_what_a_source_says_that_is_superseded(wide: bool, tmp_path: Path) -> None:
    files = {"t.yaml": mapping(""), "peaks.csv": rows(), **OLD}
    if wide:
        more = "source: {column: who}\nsubject: {column: p, type: mountain}\n"
        more += "attributes: {metres: height}\n"
        files["t.yaml"] = mapping(more)
        files["peaks.csv"] = "who,p,metres\n" + "".join(
            f"{who},P{n},{5 + (n == 3 and who == 'bob')}\n"
            for n in range(20)
            for who in ("ann", "bob", "cid")
        )
    corpus = same(written(tmp_path, files), 0)
    assert len(corpus.set_aside) == 20
    assert {row.reason for row in corpus.set_aside} == {"its source is superseded by dan"}
    assert corpus.untold.number() == 20


def test_a_whole_table_of_one_that_is_superseded(tmp_path: Path) -> None:
    one = "  - {id: one, from: one.csv, source: ann, subject: {column: p, type: mountain}, "
    one += "attributes: {m: height}}\n"
    files = {"t.yaml": mapping("") + one, "peaks.csv": rows(), "one.csv": "p,m\nP1,9\n", **OLD}
    assert len(same(written(tmp_path, files), 1).set_aside) == 21


def test_a_day_is_told_where_it_matters(tmp_path: Path, wrong: Problems) -> None:
    odd = ("eve,P3,mountain,height,9,,,2001-05-06,from a map\n",)
    top = written(tmp_path, {"t.yaml": mapping(""), "peaks.csv": rows(*odd)})
    assert {fact.said_on for fact in same(top, 1).facts} == {"", "2001-05-06"}
    bad = rows("eve,P9,mountain,height,5,,,someday,\n")
    with pytest.raises(NotPicked, match="said_on"):
        picked(written(tmp_path / "b", {"t.yaml": mapping(""), "peaks.csv": bad}), 1)
    assert "said_on: " in wrong({"t.yaml": mapping(""), "peaks.csv": bad})[0]


def test_very_many_that_take_no_part_are_read_row_by_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aside, "MOST_ASIDE", 19)
    files = {"t.yaml": mapping(""), "peaks.csv": rows(), **OLD}
    with pytest.raises(NotPicked, match="more claims that take no part"):
        picked(written(tmp_path, files), 1)


def test_a_cluster_leaves_the_same_out(sail: str, tmp_path: Path) -> None:
    odd = ("eve,P3,mountain,height,9,draft,,,\n", "eve,P4,mountain,height,9,,,2001,\n")
    key = mapping("row: {key: [source, subject]}\n")
    top = written(tmp_path, {"t.yaml": key, "peaks.csv": rows(*odd), **OLD})
    assert len(same(top, 1, remote=sail).set_aside) == 21
