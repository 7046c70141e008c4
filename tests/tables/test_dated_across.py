"""`unique` and `subset` of claims that say of which time they speak, and what holds since its
source was published: what an engine makes no claims of."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from checker.model.corpus import Corpus
from checker.values.verdict import Verdict

from .conftest import mapping, written
from .test_engines import same

WORDS = """\
attributes:
  plate: {kind: text, qualifiers: {as_of: date, line: text}}
  crew: {kind: set, members: text, qualifiers: {as_of: date, line: text}}
  staff: {kind: set, members: text, qualifiers: {as_of: date, line: text}}
  mass: {kind: quantity, unit: t, qualifiers: {as_of: date}, holds_at: published}
entities:
  firm: {label: The firm, type: firm}
"""
TABLE = """\
row: {key: [source, subject, attribute, value, as_of]}
subject: {column: subject, type: tram}
qualifiers: {as_of: {column: as_of}}
lists: {crew: ";", staff: ";"}
"""
UNIQUE = "unique: {attribute: plate}"
CREW = "subset: {attribute: crew, of: staff}"
OF_FIRM = "subset: {attribute: crew, of: staff(firm)}"
AGREE = "agree: {}"
Row = tuple[str, str, str, str, str]
"""Source, subject, attribute, value, time."""


def corpus(folder: Path, rows: Sequence[Row], rules: Sequence[str], **more: str) -> Path:
    """A table of what is said of trams; ``more`` files by their names."""
    declared = "".join(
        f"  - {{id: r{number}, title: A rule, may_match_nothing: true, check: {{{one}}}}}\n"
        for number, one in enumerate(rules)
    )
    files = {
        "words.yaml": f"{WORDS}rules:\n{declared}",
        "t.yaml": mapping(TABLE),
        "peaks.csv": "source,subject,attribute,value,as_of\n"
        + "".join(f'{",".join(row[:4])},"{row[4]}"\n' for row in rows),
        **{f"{name}.yaml": text for name, text in more.items()},
    }
    return written(folder, files)


def picked(top: Path) -> Corpus:
    """The corpus that is picked where nothing is told, and the reports are the same."""
    same(top, 0, [True])
    return same(top, 0, [False])


def built(of: Corpus) -> set[str]:
    """The subjects whose claims are made."""
    return {fact.subject.rpartition(":")[2] for fact in of.facts}


def plates(**odd: tuple[str, str]) -> list[Row]:
    """Trams of which each has a plate of its own, and the year after that of its neighbour; of some
    another is said, and when."""
    rows = [
        (who, f"T{n}", "plate", f"P {n ^ turn}", f"{2001 + turn}")
        for n in range(10)
        for turn in (0, 1)
        for who in ("ann", "bob")
    ]
    return [*rows, *(("cid", tram, "plate", *said) for tram, said in odd.items())]


@pytest.mark.parametrize(
    ("said", "shared"),
    [
        (("P 7", "2001"), {"T3", "T7"}),
        (("P 7", "2001-05"), {"T3", "T7"}),
        (("P 7", "2002"), {"T3", "T6"}),
        (("P 7", "2001/2002"), {"T3", "T6", "T7"}),
        (("P 7", "2004"), set()),
        (("P 77", "2001"), set()),
        (("P 7", ""), {"T3"}),  # of no time, which is told
    ],
)
def test_what_passes_from_one_to_the_next_is_shared_by_nobody(
    said: tuple[str, str], shared: set[str], tmp_path: Path
) -> None:
    of = picked(corpus(tmp_path, plates(T3=said), [UNIQUE, AGREE]))
    assert built(of) >= shared
    assert len(built(of)) <= max(1, len(shared))  # a value that does not fit is of its own subject
    assert of.untold.number(Verdict.AGREEMENT, "r0") == 10 - len(built(of))


def test_what_a_file_says_is_shared_whenever(tmp_path: Path) -> None:
    own = "source: {id: own}\nfacts:\n  - {subject: firm, attribute: plate, value: P 4, "
    own += "qualifiers: {as_of: 1990}}\n"
    of = picked(corpus(tmp_path, plates(), [UNIQUE, AGREE], own=own))
    assert built(of) == {"firm", "T4", "T5"}


def crews(*more: Row) -> list[Row]:
    """What is said of ten crews in two years, and some more."""
    return [
        *(
            (who, f"T{n}", name, f"{said};{n + year}", f"{year}")
            for n in range(10)
            for year in (2001, 2002)
            for name, said in (("crew", "Ann"), ("staff", "Cy;Ann"))
            for who in ("ann", "bob")
        ),
        *more,
    ]


@pytest.mark.parametrize(
    ("time", "wrong", "made"),
    [
        ("2001", 1, set()),
        ("2001-05", 0, {"T3"}),  # perhaps of another day
        ("2001/2002", 0, {"T3"}),
        ("2003", 0, set()),  # held against nothing
    ],
)
def test_lists_are_held_against_those_of_their_time(
    time: str, wrong: int, made: set[str], tmp_path: Path
) -> None:
    of = picked(corpus(tmp_path, crews(("cid", "T3", "crew", "Em", time)), [CREW]))
    assert built(of) == made
    assert of.untold.number(Verdict.CONTRADICTION, "r0") == wrong
    assert of.untold.number(Verdict.AGREEMENT, "r0") == 10 - wrong - len(made)


def firm(*said: tuple[str, str]) -> str:
    """What a file says of the firm's staff, and when."""
    return "source: {id: own}\nfacts:\n" + "".join(
        f"  - {{id: f{n}, subject: firm, attribute: staff, value: [{some}], "
        f"qualifiers: {{as_of: {when}}}}}\n"
        for n, (some, when) in enumerate(said)
    )


@pytest.mark.parametrize(
    ("when", "wrong", "made"),
    [
        ("2001", 1, {"T0"}),  # that the firm's is held against any is seen of the first
        ("2001-05", 0, {"T0", "T3"}),
        ("1990", 0, set()),
    ],
)
def test_lists_are_held_against_those_of_one_subject_at_their_time(
    when: str, wrong: int, made: set[str], tmp_path: Path
) -> None:
    rows: list[Row] = [("ann", f"T{n}", "crew", "Ann", "2001") for n in range(10)]
    rows += [("bob", "T3", "crew", "Em", "2001"), ("bob", "T4", "crew", "Em", "2005")]
    of = picked(corpus(tmp_path, rows, [OF_FIRM], own=firm(("Ann", when))))
    assert built(of) == made | {"firm"}
    assert of.untold.number(Verdict.CONTRADICTION, "r0") == wrong


@pytest.mark.parametrize(("day", "wrong"), [("2001", 1), ("2002", 0)])
def test_what_holds_since_its_source_was_published(day: str, wrong: int, tmp_path: Path) -> None:
    rows: list[Row] = [("ann", f"T{n}", "mass", "9", "") for n in range(10)]
    rows += [("bob", f"T{n}", "mass", "9" if n else "7", "2001") for n in range(10)]
    ann = f"source: {{id: ann, published: {day}}}\n"
    of = picked(corpus(tmp_path, rows, [AGREE, "range: {attribute: mass, to: 20}"], ann=ann))
    assert not of.facts
    assert of.untold.number(Verdict.CONTRADICTION) == wrong


def test_whole_tables_hold_since_their_source_was_published(tmp_path: Path) -> None:
    rows: list[Row] = [("x", f"T{n}", "mass", f"{n}.5", "") for n in range(10)]
    top = corpus(tmp_path, rows, [AGREE], ann="source: {id: ann, published: 2001}\n")
    more = "  - {id: b, from: b.csv, source: ann, subject: {column: subject, type: tram}}\n"
    (top / "t.yaml").write_text(mapping(f"{TABLE}source: bob\n") + more)
    (top / "b.csv").write_text("subject,attribute,value\nT1,mass,2.5\nT2,mass,2.5\n")
    of = picked(top)
    assert built(of) == {"T1", "T2"}  # of which others say of no time
    assert of.untold.alone == 8


def test_a_cluster_selects_by_times_alike(sail: str, tmp_path: Path) -> None:
    rows = [*plates(T3=("P 7", "2001-05")), *crews(("cid", "T3", "crew", "Em", "2001"))]
    rows += [("ann", f"T{n}", "mass", "9", "") for n in range(3)]
    top = corpus(
        tmp_path,
        rows,
        [UNIQUE, CREW, OF_FIRM, AGREE],
        ann="source: {id: ann, published: 2001}\n",
        own=firm(("Ann;2001", "2001"), ("Cy", "2002-05")),
    )
    same(top, 0, remote=sail)
