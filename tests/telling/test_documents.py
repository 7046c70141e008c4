"""What documents are called."""

import pytest

from checker.model.fact import Source
from checker.model.place import Place
from checker.telling.documents import LONGEST, cut, names_of
from checker.values.value import Value


def source(name: str, title: str = "", publisher: str = "", published: str = "") -> Source:
    date = Value(published, published) if published else None
    place = Place("facts/x.yaml", 1, 1)
    return Source(name, title, place, publisher=publisher, published=date)


def test_the_publisher_comes_first_then_its_day_then_the_title_then_the_id() -> None:
    named = names_of(
        [
            source("a", "The storm", "Harbour Herald"),
            source("b", "Calm", "Morning Post", "2001-02-03"),
            source("c", "After", "Morning Post", "2001-02-09"),
            source("d", "After all", "unknown"),
            source("e", "After all"),
            source("f", "f"),
            source("g"),
        ]
    )
    assert {name: str(words) for name, words in named.items()} == {
        "a": "Harbour Herald",
        "b": "Morning Post, 3 February 2001",
        "c": "Morning Post, 9 February 2001",
        "d": "d",
        "e": "e",
        "f": "f",
        "g": "g",
    }


def test_no_two_documents_have_one_name() -> None:
    long = "A long title that goes on and on, and ends in "
    sources = [source(f"s{n}", f"{long}{n % 7}", "Post" if n % 2 else "") for n in range(20)]
    named = names_of([*sources, source("other", "Post")])
    assert len({str(name) for name in named.values()}) == len(named) == 21


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Short", "Short"),
        ("A  title\nin two lines", "A title in two lines"),
        ("The quick brown fox jumps over the lazy dog", "The quick brown fox jumps over the…"),
        ("x" * 99, "x" * (LONGEST - 1) + "…"),
        ("Prices, prices, prices and prices, - and more", "Prices, prices, prices and prices…"),
    ],
)
def test_a_long_title_ends_with_a_word(title: str, short: str) -> None:
    assert cut(title) == short
    assert len(cut(title)) <= LONGEST
