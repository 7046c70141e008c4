"""Tables in texts: which lines are rows, and how a row is read."""

import pytest

from checker.prose.rows import rows, segments


def said(text: str) -> list[str]:
    return ["".join(one.said for one in segments(text, row)) for row in rows(text)]


BARS = """\
The farms:

| Farm | Cows | Land (ha) |
|------|-----:|:---------:|
| **Upper** Hill | 31 | 12.5 |
| Low Hill | n/a | about 7 |
"""
ALIGNED = """\
Ship        Crew   Load (thousands)   Built
Albatross   14     1.2                1931
Cormorant   22     3                  1940
"""


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            BARS,
            [
                "Farm: **Upper** Hill; Cows: 31; Land: 12.5 ha",
                "Farm: Low Hill; Land: about 7 ha",
            ],
        ),
        (
            ALIGNED,
            [
                "Ship: Albatross; Crew: 14; Load: 1.2 thousand; Built: 1931",
                "Ship: Cormorant; Crew: 22; Load: 3 thousand; Built: 1940",
            ],
        ),
        ("Mine\tPaid ($m)\nDeep Pit\t4.5\n", ["Mine: Deep Pit; Paid: $4.5 million"]),
        ("Mine\tPaid (EUR bn)\nDeep Pit\t4.5\n", ["Mine: Deep Pit; Paid: 4.5 billion EUR"]),
        ("Mine\tDepth (m)\n\nDeep Pit\t412\n\nOld Pit\t80 m\n", [
            "Mine: Deep Pit; Depth: 412 m", "Mine: Old Pit; Depth: 80 m"]),
        ("Mine\tDepth (m)\nDeep Pit\t1,300 ft\n", ["Mine: Deep Pit; Depth (m): 1,300 ft"]),
        ("Town\t2010\t2020\nEaston\t512\t498\n", ["Town: Easton; 2010: 512; 2020: 498"]),
        ("Seat\tEaston\nOwner\tNobody\n", ["Seat: Easton", "Owner: Nobody"]),
        ("Height:\t12 m\nOpened\t1931\n", ["Height: 12 m", "Opened: 1931"]),
        ("Easton\t512\t7\nWeston\t498\t9\n", []),
        ("Town\tHouses\nEaston\t512\t9\nWeston\t498\n", ["Town: Weston; Houses: 498"]),
        ("Two spaces  stand here by accident.\nAnd not  there.\n", []),
        ("\tIndented lines\n\tare no table.\n", []),
    ],
)  # fmt: skip
def test_rows_are_read_with_their_headings(text: str, read: list[str]) -> None:
    assert said(text) == read


def test_tables_with_an_empty_line_between_them_are_two() -> None:
    two = "Town\tHouses\nEaston\t512\n\nTown\tSheep\nEaston\t90\n"
    assert said(two) == ["Town: Easton; Houses: 512", "Town: Easton; Sheep: 90"]
    pages = "Town\tHouses\n\nEaston\t512\n\n\nTown\tSheep\n\nEaston\t90\n"
    assert said(pages) == said(two)


def test_a_cell_knows_where_it_stands() -> None:
    (row,) = rows("Mine\tPaid ($m)\nDeep Pit\t4.5\n")
    assert [(cell.heading, cell.start, cell.end) for cell in row.cells] == [
        ("Mine", 15, 23),
        ("Paid ($m)", 24, 27),
    ]


@pytest.mark.parametrize(
    ("heading", "read"),
    [
        ("Sales (in millions of euros)", "Sales: 350 million euros"),
        ("Sales (thousands of tonnes)", "Sales: 350 thousand tonnes"),
        ("Width (in km)", "Width: 350 km"),
    ],
)
def test_what_a_heading_says_in_words(heading: str, read: str) -> None:
    assert said(f"| Firm | {heading} |\n|---|---|\n| Acme | 350 |\n") == [f"Firm: Acme; {read}"]
