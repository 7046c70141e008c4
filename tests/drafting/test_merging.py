"""Drafts among the claims of a file: their ids, and how the work grows."""

from growth import Work, grows_linearly

from checker.drafting.merging import Merged, merge
from checker.extract.draft import Draft
from checker.values.value import Value


def merged(number: int) -> Merged:
    """So many drafts of one claim in a file that has none."""
    drafts = [
        Draft(
            "high", "mill", "height", f"{n} m", Value(f"{n} m", f"{n}"), (f"is {n} m",), n, n, 1, ""
        )
        for n in range(number)
    ]
    return merge((), drafts, "walk", "  ", ())


def test_ids_are_counted_where_the_default_one_is_taken() -> None:
    found = merged(3)
    assert list(found.made) == ["walk.mill.height", "walk.mill.height.2", "walk.mill.height.3"]
    assert [fact.get("id") for fact in found.new] == [None, *list(found.made)[1:]]
    texts = [text.splitlines()[0] for _, text in found.made.values()]
    assert texts[:2] == ["  - subject: mill", "  - id: walk.mill.height.2"]


def test_many_drafts_of_one_claim_take_no_longer_each() -> None:
    def work(number: int) -> Work:
        return lambda: merged(number)

    grows_linearly(work, 150, 3000)
