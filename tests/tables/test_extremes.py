"""The first and the last of parts' dates, and how many parts there are: an engine tells what
follows of the whole, as the plain one does, and no part is built."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from checker.values.verdict import Verdict

from .conftest import mapping, written
from .test_engines import either_way, picked, same

FIRST = "derive: {earliest: {attribute: opened, parts_of: valley}}"
LAST = "derive: {latest: {attribute: shut, parts_of: valley}}"
OF_SIDE = "derive: {earliest: {attribute: opened, parts_of: side}}"
NUMBER = "derive: {count: {parts_of: valley, having: beds, gives: huts}}"
AGREE = "check: {agree: {}}"
NAMES = ("Hut 0", "Hut 1", "Far 0", "Far 1")
Row = tuple[str, str, str, str]
"""Source, subject, attribute, value."""


def corpus(
    tmp_path: Path,
    rows: Sequence[Row],
    rules: Sequence[str] = (FIRST, LAST, NUMBER, AGREE),
    *,
    complete: bool = True,
    more: str = "entities: {}\n",
) -> Path:
    """A valley of two huts and a side with two more; and others."""
    parts = "parts: complete, " if complete else ""
    words = f"""\
attributes:
  opened: {{kind: date, qualifiers: {{by: text}}}}
  shut: {{kind: date}}
  beds: {{kind: count}}
  huts: {{kind: count}}
entities:
  valley: {{label: The valley, {parts}type: hut}}
  side: {{label: The side, parts: complete, type: hut, part_of: valley}}
""" + "".join(
        f"  {kind}{n}: {{label: {kind.title()} {n}, type: hut, part_of: {of}}}\n"
        for kind, of in (("hut", "valley"), ("far", "side"))
        for n in range(2)
    )
    declared = "".join(
        f"  - {{id: r{n}, title: A rule, may_match_nothing: true, {one}}}\n"
        for n, one in enumerate(rules)
    )
    files = {
        "words.yaml": words + f"rules:\n{declared}",
        "more.yaml": more,
        "t.yaml": mapping("subject: {column: subject, type: hut}\n"),
        "peaks.csv": "source,subject,attribute,value\n"
        + "".join(f'{source},{about},{name},"{value}"\n' for source, about, name, value in rows),
    }
    return written(tmp_path, files)


def huts(source: str, *days: str) -> list[Row]:
    """On which days in May huts opened, as one source has it, and shut a year later."""
    return [
        row
        for name, day in zip(NAMES, days, strict=False)
        if day
        for row in (
            (source, name, "opened", f"1987-05-{day}"),
            (source, name, "shut", f"1988-05-{day}"),
            (source, name, "beds", day),
        )
    ]


OTHERS = [(who, f"h{n}", "opened", "1990") for n in range(9) for who in ("ann", "bob")]
ANN = huts("ann", "11", "12", "10", "13")


@pytest.mark.parametrize(
    ("rules", "whole", "wrong"),
    [
        ([FIRST, AGREE], ("opened", "1987-05-10"), (0, 0)),
        ([FIRST, AGREE], ("opened", "1987-05"), (0, 0)),
        ([FIRST, AGREE], ("opened", "1987-05-11"), (1, 1)),
        ([FIRST, AGREE], ("opened", "1987-05-09"), (1, 0)),
        ([LAST, AGREE], ("shut", "1988-05-13"), (0, 0)),
        ([LAST, AGREE], ("shut", "1988-05-14"), (1, 0)),
        ([NUMBER, AGREE], ("huts", "2"), (1, 1)),
        ([NUMBER, AGREE], ("huts", "4"), (1, 0)),
    ],
)
@pytest.mark.parametrize("complete", [True, False])
def test_what_follows_of_a_whole_is_told_and_not_built(
    rules: list[str],
    whole: tuple[str, str],
    wrong: tuple[int, int],
    complete: bool,
    tmp_path: Path,
) -> None:
    """Three parts of the valley have beds: one of them is the side."""
    rows = [*ANN, ("ann", "The side", "beds", "23"), *OTHERS, ("bob", "The valley", *whole)]
    rows += [("bob", f"h{n}", "huts", "4") for n in range(2)]
    top = corpus(tmp_path, rows, rules, complete=complete)
    same(top, 0)
    built = picked(top, 0)
    assert not built.facts
    assert dict(built.untold.derived) == {"r0": 1}
    assert built.untold.number(Verdict.CONTRADICTION) == wrong[not complete]


def test_a_source_that_says_less_says_by_when(tmp_path: Path) -> None:
    rows = [*ANN, *huts("bob", "11", "09"), *OTHERS, ("cid", "The valley", "opened", "1987-05-10")]
    top = corpus(tmp_path, rows, [FIRST, AGREE])
    same(top, 0)
    built = picked(top, 0)
    assert not built.facts
    assert built.untold.number(Verdict.CONTRADICTION) == 4  # of a part, and of the whole
    told = same(top, 99).facts
    assert {fact.subject for fact in told} >= {"valley", "far1", "hut:h1"}


def test_the_whole_within_limits(tmp_path: Path) -> None:
    for day, wrong in (("10", 0), ("11", 1)):
        limits = f"check: {{range: {{attribute: opened, from: 1987-05-{day}, to: 1999}}}}"
        top = corpus(tmp_path / day, [*ANN, *huts("bob", "11", "12", "10", "13")], [FIRST, limits])
        same(top, 0)
        assert picked(top, 0).untold.number(Verdict.CONTRADICTION) == 2 * wrong  # and of the side's


@pytest.mark.parametrize(
    ("odd", "built"),
    [
        (("bob", "Far 1", "opened", "1987-05-10T07:00Z"), False),
        (("bob", "Far 1", "opened", "[1986, 1988]"), False),
        (("bob", "Far 1", "opened", "../1987"), False),
        (("ann", "Far 1", "opened", "1987-05-13T10:00"), True),  # twice
        (("cid", "The side", "opened", "1987"), True),
    ],
)
def test_dates_of_other_kinds(odd: Row, built: bool, tmp_path: Path) -> None:
    rows = [*ANN, *huts("bob", "11", "12", "10"), *OTHERS]
    rows += [odd, ("cid", "The valley", "opened", "1987-05-10")]
    top = corpus(tmp_path, rows, [FIRST, OF_SIDE, AGREE])
    same(top, 0)
    assert ("hut1" in {fact.subject for fact in picked(top, 0).facts}) is built


def test_instants_alone_lie_on_a_line_of_their_own(tmp_path: Path) -> None:
    rows = [("ann", name, "opened", f"1987-05-1{n}T07:00Z") for n, name in enumerate(NAMES)]
    top = corpus(tmp_path, [*rows, *OTHERS, ("bob", "The valley", "opened", "1987-05-10")])
    assert "hut1" in {fact.subject for fact in same(top, 0).facts}


def test_a_part_that_is_a_whole_is_counted_and_taken_together(tmp_path: Path) -> None:
    """The side is a part that has beds, and whose own parts' beds are added up."""
    rules = [NUMBER, "derive: {sum: {attribute: beds, parts_of: side}}", AGREE]
    rows = [(who, name, "beds", "5") for who in ("ann", "bob") for name in NAMES]
    rows += [("ann", "The side", "beds", "10"), ("bob", "The valley", "huts", "2")]
    rows += [("cid", "The valley", "huts", "3"), *OTHERS]
    for told in (0, 1, 9):
        same(corpus(tmp_path / str(told), rows, rules), told)
    top = corpus(tmp_path / "10", rows, rules)
    assert not picked(top, 0).facts
    assert {fact.subject for fact in picked(top, 0, every=True).facts} >= {"valley", "side", "far1"}


days = st.sampled_from(["", "10", "10", "11", "12"])
dates = ("1987-05-10", "1987-05-11", "1987", "1988-05-10", "1987-05-10T10:00Z", "[1986, 1988]")
singles = st.tuples(
    st.sampled_from(["ann", "bob", "cid", "atlas"]),
    st.sampled_from([*NAMES, "The valley", "The valley", "The side", "h1"]),
    st.sampled_from(["opened", "shut", "beds", "huts"]),
    st.integers(0, 5),
)


@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(
    some=st.lists(
        st.tuples(st.sampled_from(["ann", "bob", "cid"]), days, days, days, days), max_size=3
    ),
    more=st.lists(singles, max_size=6),
    rules=st.lists(
        st.sampled_from(
            [
                FIRST,
                LAST,
                OF_SIDE,
                NUMBER,
                "derive: {latest: {attribute: opened, parts_of: valley}}",
                "derive: {count: {parts_of: side, having: opened, gives: beds}}",
                "derive: {sum: {attribute: beds, parts_of: side}}",
                "derive: {formula: huts(X) = beds(X) * 2}",
                "check: {range: {attribute: opened, from: 1987-05-10, to: 1987-05-11}}",
                "check: {range: {attribute: huts, to: 2}}",
                "check: {order: {first: opened, then: shut}}",
                "check: {agree: {attributes: [opened], tolerance: 1 day}}",
                "check: {corroborated: {attribute: opened, origins: 2}}",
                "derive: {earliest: {attribute: opened, parts_of: valley}}, sources: mixed",
            ]
        ),
        min_size=1,
        max_size=3,
    ),
    complete=st.booleans(),
    atlas=st.booleans(),
    told=st.integers(0, 3),
    every=st.booleans(),
)
def test_wholes_give_the_same_reports(
    some: list[tuple[str, ...]],
    more: list[tuple[str, str, str, int]],
    rules: list[str],
    complete: bool,
    atlas: bool,
    told: int,
    every: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    rows = [row for source, *reported in some for row in huts(source, *reported)]
    for who, about, name, number in more:
        value = str(number) if name in ("beds", "huts") else dates[number]
        rows.append((who, about, name, value))
    top = corpus(
        tmp_path_factory.mktemp("wholes"),
        [*rows, ("dan", "h9", "beds", "1")],
        [AGREE, *rules],
        complete=complete,
        more="source: {id: atlas, reference: true}\n" if atlas else "entities: {}\n",
    )
    event(either_way(top, told, [every]))
