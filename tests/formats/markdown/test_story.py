"""Stories and the overview where there is much: many sides, many documents, long words."""

import re

from model.corpora import Judge, rules, source

from checker.formats import FORMATS
from checker.formats.markdown.sides import NUMBERS, SQUARES, side_mark
from checker.telling.derivations import MOST_TREES
from checker.telling.first import MOST_REASONS
from checker.telling.matrix import LONGEST, MOST_DOCUMENTS
from checker.telling.pen import MOST_NAMED, MOST_ROWS, listed
from checker.telling.sides import MOST_SIDES

WORDS = """
attributes:
  opened_on: {kind: date, label: opening}
  length: {kind: quantity, unit: km}
  members: {kind: set, members: text}
  name: {kind: text, exact: true}
entities:
  valley: {label: the valley}
  bridge: {label: the bridge, part_of: valley}
"""
AGREED = "id: agree, check: {agree: {}}"
AGREE = rules(AGREED)
MANY = 12


def page(judge: Judge, *texts: str) -> str:
    return FORMATS["md"](judge(WORDS, *texts), "")


def lengths(*numbers: int) -> list[str]:
    return [source(f"d{n}", f"bridge length: exactly {n} km") for n in numbers]


def row(text: str, name: str) -> str:
    """The row of the overview that begins with a link of this name."""
    (found,) = re.findall(rf"^\| \[{name}\].*", text, re.MULTILINE)
    return str(found)


def test_sides_stand_in_the_order_of_their_numbers(judge: Judge) -> None:
    text = page(judge, AGREE, *lengths(*range(1, MANY + 1)))
    sides = re.findall(r"^\| [🟦🟧🟪🟩](\S) \*\*exactly", text, re.MULTILINE)
    assert sides == list(NUMBERS[:MANY])


def test_few_sides_are_all_named_and_of_many_the_ends(judge: Judge) -> None:
    assert ", **1 km** apart." in page(judge, AGREE, *lengths(1, 2))
    few = page(judge, AGREE, *lengths(*range(1, MOST_SIDES + 1)))
    assert few.count("** (1 document) against ") == MOST_SIDES - 1
    assert ", the farthest **3 km** apart." in few
    many = page(judge, AGREE, *lengths(*range(1, MANY + 1)))
    assert (
        f"\n12 positions, from {side_mark('1')} **exactly 1 km** (1 document) to "
        f"{side_mark('12')} **exactly 12 km** (1 document), the farthest **11 km** apart.\n"
    ) in many


def test_many_sides_are_one_short_line_at_the_beginning(judge: Judge) -> None:
    text = page(judge, AGREE, *lengths(*range(1, MANY + 1)))
    (line,) = re.findall(r"^1\. \[\*\*Length of the bridge\*\*\].*", text, re.MULTILINE)
    first, then = side_mark("1"), side_mark("12")
    assert f": 12 positions, from {first} **exactly 1 km** to {then} **exactly 12 km**," in line
    assert re.findall(r"[①-⑳] (d[0-9]+)", line) == [f"d{n}" for n in range(1, MOST_SIDES + 1)]
    assert f"; {MANY - MOST_SIDES} more." in line


def test_many_sides_against_a_reference(judge: Judge) -> None:
    text = page(
        judge,
        rules("id: agree, check: {agree: {against: reference}}"),
        source("atlas", "bridge length: exactly 6 km", reference="true"),
        *lengths(1, 2, 3, 4, 5),
    )
    assert (
        f"{side_mark('1')} **exactly 6 km** (a work of reference) against 5 positions, from "
        f"{side_mark('2')} **exactly 1 km** (1 document) to {side_mark('6')} **exactly 5 km** (1 "
        "document)"
    ) in text


def test_many_sides_that_lie_on_no_line(judge: Judge) -> None:
    text = page(judge, AGREE, *(source(f"d{n}", f"bridge name: name {n}") for n in range(9)))
    assert (
        f"\n9 positions: {side_mark('1')} **name 0** (1 document) against {side_mark('2')} "
        "**name 1** (1 document) against 7 more.\n"
    ) in text


def test_who_contradicts_themselves_is_listed(judge: Judge) -> None:
    torn = [source(f"d{n}", "bridge name: a", "bridge name: b, id: d{n}.b") for n in range(3)]
    text = page(judge, AGREE, *(one.replace("{n}", str(n)) for n, one in enumerate(torn)))
    assert "**d0, d1 and d2 each contradict themselves.**" in text


def test_lists() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a and b"
    assert listed(list("abc")) == "a, b and c"
    assert listed(["x"] * (MOST_NAMED + 2)).endswith(", x and 3 more")


def test_the_overview_says_by_what_rule_and_whose_a_value_is(judge: Judge) -> None:
    text = page(
        judge,
        rules("id: part, title: A part is no longer, check: {within: {attribute: length}}"),
        source("daily", "bridge length: 9 km", "valley length: 5 km"),
    )
    assert row(text, "Length of the bridge").endswith(
        "<br>asked by “A part is no longer” | "
        f"{side_mark('1')}\N{NO-BREAK SPACE}The valley: 5 km; "
        f"{side_mark('2')}\N{NO-BREAK SPACE}9 km |"
    )


def test_a_reference_keeps_its_column_among_many_documents(judge: Judge) -> None:
    text = page(
        judge,
        rules("id: agree, check: {agree: {against: reference}}"),
        *lengths(*range(1, MOST_DOCUMENTS + 3)),
        source("zz", "bridge length: exactly 50 km", reference="true"),
    )
    assert row(text, "Length of the bridge").endswith(
        f"{side_mark('1')}\N{NO-BREAK SPACE}exactly 50 km | 3 |"
    )


def test_long_words_are_short_in_the_overview(judge: Judge) -> None:
    long = "word " * 50
    text = page(judge, AGREE, source("a", f"bridge name: {long}"), source("b", "bridge name: c"))
    cell = row(text, "Name of the bridge").split(" | ")[1]
    assert len(cell) == len("≠① ") + LONGEST
    assert cell.endswith("…")


def test_many_trees_are_bounded(judge: Judge) -> None:
    most = MOST_ROWS + 5
    towers = "".join(f"  t{n}: {{label: tower {n}}}\n" for n in range(most))
    report = judge(
        WORDS.replace("entities:", "  reach: {kind: quantity, unit: km}\nentities:") + towers,
        rules(AGREED, 'id: reach, derive: {formula: "reach(X) = length(X) + length(bridge)"}'),
        source("daily", "bridge length: 1 km", *(f"t{n} length: {n + 1} km" for n in range(most))),
        source("weekly", *(f"t{n} reach: {n + 500} km" for n in range(most))),
    )
    assert len(report.stories) == 1
    for page in (one for one in FORMATS.values() if one.to_site and not one.at_site):
        text = page(report).replace("\N{NO-BREAK SPACE}", " ")
        assert MOST_TREES <= text.count(" km + 1 km = ") <= MOST_TREES + MOST_REASONS
        assert f"{2 * most - MOST_TREES} more values, as the table below says" in text
        assert f"{most - MOST_ROWS} rows left out here" in text


def test_every_side_has_a_number_of_its_own_in_the_overview(judge: Judge) -> None:
    text = page(judge, AGREE, *(source(f"d{n}", f"bridge name: name {n}") for n in range(25)))
    numbers = re.findall(r"([①-⑳]|\([0-9]+\))\xa0name [0-9]+ ", row(text, "Name of the bridge"))
    assert len(set(numbers)) == len(numbers) == MOST_DOCUMENTS
    assert side_mark("2") == f"{SQUARES[1]}②"
    assert side_mark("6") == f"{SQUARES[1]}⑥"
    assert side_mark("21") == f"{SQUARES[0]}(21)"
    assert side_mark("both") == "\N{WHITE LARGE SQUARE}\N{NO-BREAK SPACE}both"
