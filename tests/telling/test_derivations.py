"""What is computed, as a tree."""

import re

import pytest
from model.corpora import Judge, rules, source

from checker.formats import FORMATS
from checker.telling.derivations import MOST_BELOW, MOST_BRANCHES

WORDS = """
attributes:
  area: {kind: quantity, unit: km2}
  share: {kind: quantity, unit: "%"}
entities:
  land: {label: the land}
  valley: {label: the valley, parts: complete}
  east: {label: the east, part_of: valley}
  west: {label: the west, part_of: valley}
"""
DERIVED = rules(
    "id: agree, check: {agree: {}}",
    "id: areas, derive: {sum: {attribute: area, parts_of: valley}}",
    'id: shares, derive: {formula: "share(valley) = area(valley) / area(land)"}',
)


@pytest.mark.of_format("md", "html")
def test_each_value_stands_with_all_that_it_may_be_and_alike_trees_are_one(judge: Judge) -> None:
    areas = ("east area: 3 km2", "west area: 7 km2", "land area: 40 km2")
    report = judge(
        WORDS,
        DERIVED,
        source("daily", *areas),
        source("weekly", *areas),
        source("monthly", "valley share: 40 %"),
    )
    text = FORMATS["md"](report)
    assert re.findall("```text\n(🟦 1 share.*?)```", text, re.DOTALL) == [
        "🟦 1 share of the valley: 22.2 to 27.9 %\n"
        "     │  in daily and weekly\n"
        "     │  10 km² / 40 km² = 22.2 to 27.9 %\n"
        "     ├─ area of the valley: 10 km² (9 to 11 km²)\n"
        "     │  │  3 km² + 7 km² = 10 km²\n"
        "     │  ├─ area of the east: 3 km² (2.5 to 3.5 km²)\n"
        "     │  └─ area of the west: 7 km² (6.5 to 7.5 km²)\n"
        "     └─ area of the land: 40 km² (39.5 to 40.5 km²)\n"
        "🟧 2 share of the valley: 40 % (39.5 to 40.5 %)\n"
        "        in monthly\n"
    ]
    html = FORMATS["html"](report)
    assert html.count('<figure class="tree"') == 1
    assert "<b>area of the east: 3\u00a0km² (2.5 to 3.5\u00a0km²)</b>" in html


@pytest.mark.of_format("md")
def test_a_tree_of_many_parts_is_cut_and_says_so(judge: Judge) -> None:
    many = 5 * MOST_BRANCHES
    parts = "".join(f"  p{n}: {{label: part {n}, part_of: valley}}\n" for n in range(many))
    report = judge(
        WORDS + parts,
        DERIVED,
        source(
            "daily",
            "east area: 1 km2",
            "west area: 1 km2",
            *(f"p{n} area: 1 km2" for n in range(many)),
            "valley area: 9 km2",
        ),
    )
    text = FORMATS["md"](report)
    assert text.count("├─ area of") == MOST_BELOW
    assert f"└─ {many + 2 - MOST_BELOW} more" in text
