"""The table of ``facts/README.md`` names every kind of value."""

from pathlib import Path

from checker.kinds import KINDS

README = (Path(__file__).parent.parent.parent / "facts" / "README.md").read_text()


def test_every_kind_has_its_row() -> None:
    table = README.partition("\n| kind | examples |\n")[2].partition("\n\n")[0]
    rows = [line.split(" | ")[0].strip("| ") for line in table.splitlines()[1:]]
    assert sorted(rows) == sorted(KINDS)
