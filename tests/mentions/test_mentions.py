"""What of a text is a mention: figures, and names."""

import pytest

from checker.mentions.figures import figures, texts_read
from checker.mentions.names import NamesFound, is_heading
from checker.prose.reader import setting

ENGLISH = setting("en")


def figures_of(text: str) -> list[tuple[str, str]]:
    found = (one for prose in texts_read(text, ENGLISH) for one in figures(prose))
    return [(one.kind, text[one.start : one.end]) for one in found]


def names_of(text: str) -> list[str]:
    names = NamesFound()
    for prose in texts_read(text, ENGLISH):
        names.add("", prose, (), heading=is_heading(prose.tokens))
    return sorted(one.said for one in names.names())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened on 3 May 1904.", [("date", "3 May 1904")]),
        ("The inn has 1904 rooms.", [("number", "1904")]),
        ("In 1904 it had 12 rooms.", [("date", "1904"), ("number", "12")]),
        ("It costs about 30 euros a week.", [("amount", "30 euros a week")]),
        ("Decrees 822, 853 and 874", [("number", "822"), ("number", "853"), ("number", "874")]),
        ("One of them had no roof.", []),
        ("A share of 20 % is more than 12 km2.", [("amount", "20 %"), ("amount", "12 km2")]),
    ],
)
def test_each_figure_is_told_once(text: str, expected: list[tuple[str, str]]) -> None:
    found = figures_of(text)
    assert [kind for kind, _ in found] == [kind for kind, _ in expected]
    assert all(said in whole for (_, said), (_, whole) in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met Anna Lund. Sometimes they met in Oslo.", ["Anna Lund", "Oslo"]),
        ("Because it rained, all left.", []),
        ("Lund said no. Later Lund said yes.", ["Lund"]),
        ("The Siege in Pictures\nOslo: four days in May. They ate in Oslo.", ["Oslo"]),
        ("A Way to Resolve the Quarrel of the Fishermen with Their Neighbours\n\nIt rained.", []),
        ("The inn is kept by Anna\nLund of Oslo.", ["Anna Lund of Oslo"]),
        ("In the table: Anna Lund\tOslo\t12.", ["Anna Lund", "Oslo"]),
        ("Dam bursts above Ruhla\n\nThe dam above Ruhla burst.", ["Ruhla"]),
        ("Six Danes drowned. Six Danes were found.", ["Danes"]),
        (
            "They met in Seven Oaks. Later Seven Oaks School met.",
            ["Seven Oaks", "Seven Oaks School"],
        ),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names_of(text) == expected
