"""Numbers where lines break and begin: quoted lines, lists, what goes on in the next line."""

import pytest

from checker.prose.literals import Refused, as_count
from checker.prose.reader import read, setting


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("> 40 people died.\n> 12 were hurt.", []),
        (">40 people died.", ["more than 40"]),
        ("It said > 40 people died.", ["more than 40"]),
        ("1. Roof\n2. Walls", []),
        ("2) 14 barns burned\n3) 9 barns were saved", ["14", "9"]),
        ("The toll rose to 12.\nIt was cold.", ["12"]),
        ("It has 12,\n408 of them old.", []),
        ("It has 12,\nand 408 of them", ["12", "408"]),
        ("Deaths: 9\n2. Roof", ["9"]),
        ("Sales: EUR 3,500,000\n3. The roof", []),
    ],
)
def test_counts_at_the_ends_of_lines(text: str, values: list[str]) -> None:
    made = [as_count(amount) for amount in read(text, setting("en")).amounts]
    assert [one for one in made if not isinstance(one, Refused)] == values
