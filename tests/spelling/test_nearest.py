"""Suggestions: near enough to help, and quick with any number of names."""

import pytest
from growth import Work, grows_linearly

from checker.spelling import nearest
from checker.spelling.nearest import Nearest, listing, suggestion


def test_what_is_suggested_and_listed_is_bounded() -> None:
    assert len(Nearest(["w" * 5000]).suggestion("w" * 5000)) < 150
    assert listing(["a", "b"]) == "a, b"
    assert listing(f"n{number}" for number in range(99)).endswith(", n19 and 79 more")
    assert len(listing(["w" * 5000] * 99)) < 3000


def test_the_nearest_is_suggested() -> None:
    known = ["kalbajar", "khojaly", "lachin"]
    assert suggestion("kelbajar", known) == "; did you mean 'kalbajar'?"
    assert suggestion("LACHIN", known) == "; did you mean 'lachin'?"
    assert suggestion("zzz", known) == ""
    assert suggestion("zzz", []) == ""


def test_a_very_long_name_is_cut() -> None:
    assert suggestion("x" * 10**6, ["y" * 10**6]) == ""


def test_names_that_one_edit_apart_are_found_when_there_are_too_many_to_compare() -> None:
    known = [f"place_{number:05d}" for number in range(5000)]
    nearest = Nearest(known)
    for number in range(10_000):
        nearest.suggestion(f"plaze_{number:05d}")
    assert nearest.name("plac_00007") == "place_00007"
    assert nearest.name("pplace_00008") == "place_00008"
    assert nearest.name("place_0000x") is not None
    assert nearest.name("palce_00009") == "place_00009"
    assert nearest.name("qqqqqqqqqq") is None


def test_time_does_not_grow_with_the_pairs_of_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearest, "MOST_COMPARISONS", 0)

    def make(names: int) -> Work:
        near = Nearest([f"place_{number:05d}" for number in range(names)])
        return lambda: [near.suggestion(f"plaze_{number:05d}") for number in range(2 * names)]

    grows_linearly(make, 250, 10_000)
