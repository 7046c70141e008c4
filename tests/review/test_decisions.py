"""What decisions make of the text of a file: nothing else of it changes."""

from collections.abc import Callable

import pytest

from checker.editing.editor import NoPlace
from checker.model.place import Place
from checker.review.decisions import accepted, added, literal, mended, rejected, value_at

Change = Callable[[str], str]


def at(line: int, column: int = 5) -> Place:
    return Place("facts/a.yaml", line, column)


ALONE = """\
source: {id: a, title: A}
facts:
  # the first
  - subject: hall
    attribute: cost
    value: 12 EUR   # as written
    status: draft
  - {subject: hall, attribute: size, value: 3 m, status: draft}  # behind
"""
BLOCK = """\
facts:
  - said_by: mayor
    status: draft
    claims:
      - {subject: hall, attribute: cost, value: 12 EUR, quote: twelve}
      - {subject: hall, attribute: size, value: 3 m}
    quote: three
"""


def accept(*places: Place, by: str = "") -> Change:
    return lambda text: accepted(text, places, {places[0]: by} if by else {})


@pytest.mark.parametrize(
    ("before", "change", "old", "new"),
    [
        (ALONE, accept(at(4)), "    status: draft\n", "    status: reviewed\n"),
        (ALONE, accept(at(8)), "3 m, status: draft}", "3 m, status: reviewed}"),
        (ALONE, accept(at(4), by="A. B"), "status: draft\n  - {", None),
        (BLOCK, accept(at(5, 9)), "quote: twelve}", "quote: twelve, status: reviewed}"),
        (ALONE, lambda t: mended(t, at(4), {"value": "13 EUR"}), "12 EUR ", "13 EUR "),
        (ALONE, lambda t: mended(t, at(8), {"at": 7}), "status: draft}", "status: draft, at: 7}"),
        (BLOCK, lambda t: mended(t, at(6, 9), {"subject": "attic"}), "hall, attribute: size",
         "attic, attribute: size"),
        (ALONE, lambda t: rejected(t, at(8)), ALONE.splitlines(keepends=True)[-1], "  # behind\n"),
    ],
)  # fmt: skip
def test_one_place_changes(before: str, change: Change, old: str, new: str | None) -> None:
    after = change(before)
    if new is not None:
        assert after in (before.replace(old, new), before.replace(old, ""))
    else:
        assert "    status: reviewed\n    read_by: A. B\n" in after


def test_a_block_whose_claims_are_all_reviewed_says_nothing_of_drafts() -> None:
    after = accepted(BLOCK, [at(5, 9), at(6, 9)], {})
    assert after.count("status: reviewed") == 2
    assert "status: draft" not in after
    again = accepted(accepted(BLOCK, [at(5, 9)], {}), [at(6, 9)], {})
    assert again == after


def test_a_block_goes_with_its_last_claim() -> None:
    first = rejected(BLOCK, at(6, 9))
    assert "size" not in first
    assert "quote: three" not in first  # the other has one of its own
    assert rejected(first, at(5, 9)) in ("facts: []\n", "facts:\n  []\n")


def test_a_list_with_lines_of_its_own_is_written_anew() -> None:
    text = "facts:\n  - subject: hall\n    value:\n      - oak\n      - iron\n    status: draft\n"
    assert value_at(text, at(2)) == ["oak", "iron"]
    after = mended(text, at(2), {"value": literal(["oak", "tin"], many=True)})
    assert "value: [oak, tin]" in after
    assert "iron" not in after
    assert "status: draft" in after


def test_a_key_is_taken_away() -> None:
    text = "facts:\n  - {subject: hall, at: 3, value: 4}\n"
    assert mended(text, at(2), {"at": None}) == "facts:\n  - {subject: hall, value: 4}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "facts:\n  - {subject: a}\n",
            "facts:\n  - {subject: a}\n  - subject: hall\n    value: 4\n",
        ),
        ("source: {id: a}\n", "source: {id: a}\nfacts:\n  - subject: hall\n    value: 4\n"),
        ("facts: []\n", "facts:\n  - subject: hall\n    value: 4\n"),
    ],
)
def test_a_claim_is_added_as_the_last(before: str, after: str) -> None:
    assert added(before, {"subject": "hall", "value": literal(["4"], many=False)}) == after


def test_line_ends_and_marks_of_order_stay() -> None:
    text = "\ufeff" + ALONE.replace("\n", "\r\n")
    after = accepted(text, [at(4)], {})
    assert after == text.replace("    status: draft\r\n", "    status: reviewed\r\n")


@pytest.mark.parametrize(
    "text", ["facts: *x\n", "facts:\n  - &a {subject: hall}\n", "facts: 7\n", "a: [\n"]
)
def test_what_cannot_be_changed_here_is_refused(text: str) -> None:
    with pytest.raises(NoPlace):
        accepted(text, [at(2)], {})
    assert value_at(text, at(2)) == []


def test_a_place_without_a_claim_is_refused() -> None:
    with pytest.raises(NoPlace, match="no claim begins here"):
        rejected(ALONE, at(5))
