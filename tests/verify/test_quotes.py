"""Where quotes stand in documents."""

import pytest

from checker.model.fact import Verified
from checker.spelling.passages import Suggestions
from checker.verify.quotes import NEAR, QuoteState, SearchedText, Standing

TEXT = (
    "The mill opened on 2 May 1924. It “cost” 20 000 crowns, and did not pay.\n\n"
    "In 1930 the mill burnt down: nobody was hurt, for nobody worked there on that Sunday.\n\n"
    "In 1931 the mill was built anew with 20 rooms. The mill opened on 3 June 1931 with a feast.\n"
)


def standing(
    *quote: str, text: str = TEXT, offset: int = -1, passage: str = "", at: int = -1
) -> Standing:
    record = Verified("found", offset, "", passage) if offset >= 0 or passage else None
    return SearchedText(text, Suggestions()).standing(quote, at, record)


@pytest.mark.parametrize(
    "quote",
    ["2 May 1924", 'It "cost" 20 000 crowns', "It “cost”  20\n000", "burnt down: nobody was hurt"],
)
def test_found_with_the_offset_of_the_original(quote: str) -> None:
    found = standing(quote)
    assert found.state is QuoteState.FOUND
    first = quote.split()[0]
    assert TEXT[found.start :].startswith(first)
    assert TEXT[found.start : found.end].split()[-1].strip("“”") == quote.split()[-1].strip('"“”')


@pytest.mark.parametrize(
    "quote",
    [
        "3 May 1924",
        "2 May 1925",
        "did pay",
        "20 00",
        "the mill burnt",  # stands there
        "somebody was hurt",
        "In 1932 the mill was built anew",
        "it cost",
        "2 may 1924",
    ],
)
def test_numbers_negations_and_names_match_exactly_or_not_at_all(quote: str) -> None:
    wanted = QuoteState.FOUND if quote == "the mill burnt" else QuoteState.MISSING
    assert standing(quote).state is wanted


@pytest.mark.parametrize(
    ("quote", "suggested"),
    [
        ("mill opened on 2 May 1925", "mill opened on 2 May 1924"),
        ("cost 30 000 crowns", "000 crowns"),
        ("In 1930 the mill burned down", "In 1930 the mill burnt down"),
    ],
)
def test_a_similar_passage_is_suggested_and_never_taken(quote: str, suggested: str) -> None:
    found = standing(quote)
    assert found.state is QuoteState.MISSING
    assert "did the text change to" in found.detail
    assert suggested in found.detail


def test_nothing_is_suggested_for_what_is_like_nothing() -> None:
    assert standing("an elephant in Rome").detail == ""


def test_ambiguous_with_its_places() -> None:
    found = standing("The mill opened on")
    assert found.state is QuoteState.AMBIGUOUS
    told = "it stands there 2 times, at 1:1 (offset 0), 5:48 (offset 208)"
    assert found.detail == f"{told}: say which with `at: OFFSET`"
    assert found.start == -1


def test_the_recorded_offset_decides() -> None:
    for offset in (0, 208):
        found = standing("The mill opened on", offset=offset)
        assert (found.state, found.start) == (QuoteState.FOUND, offset)
    assert standing("The mill opened on", offset=5).state is QuoteState.AMBIGUOUS


def test_what_a_person_says_decides_and_is_held_to() -> None:
    for at in (0, 208):
        for offset in (-1, 0, 208):
            found = standing("The mill opened on", offset=offset, at=at)
            assert (found.state, found.start, found.several) == (QuoteState.FOUND, at, True)
    astray = standing("The mill opened on", offset=208, at=5)
    assert astray.state is QuoteState.AMBIGUOUS
    assert ", and nowhere at offset 5: say which" in astray.detail
    passage = standing("The mill opened on", offset=208).passage
    moved = standing("The mill opened on", passage=passage, at=200)
    assert (moved.state, moved.start) == (QuoteState.MOVED, 208)
    assert moved.detail == "from offset 200 to 208, 5:48: write `at: 208`"
    once = standing("burnt down", at=5)
    assert once.state is QuoteState.MOVED
    assert once.detail.endswith(": write `at: 91`, or nothing")
    assert not once.several


def test_the_text_around_decides() -> None:
    passage = standing("The mill opened on", offset=208).passage
    assert passage
    longer = "A new beginning of the text. " + TEXT
    found = standing("The mill opened on", text=longer, offset=208, passage=passage)
    assert (found.state, found.start) == (QuoteState.MOVED, 208 + 29)
    assert found.detail == "from offset 208 to 237, 5:48"


def test_moved() -> None:
    found = standing("burnt down", offset=3)
    assert found.state is QuoteState.MOVED
    assert TEXT[found.start :].startswith("burnt down")


def test_fragments_of_one_passage_in_order() -> None:
    found = standing("opened on", "1924", "did not pay")
    assert found.state is QuoteState.FOUND
    assert TEXT[found.start : found.end].startswith("opened on 2 May")
    assert TEXT[found.start : found.end].endswith("did not pay")
    other_order = standing("did not pay", "1924")
    assert other_order.state is QuoteState.MISSING
    assert "in this order" in other_order.detail
    gone = standing("opened on", "1925")
    assert gone.state is QuoteState.MISSING
    assert gone.detail.startswith('"1925" does not stand there')


def test_fragments_far_apart_are_no_passage() -> None:
    near = "one " + "x" * (NEAR - 2) + " two"
    assert standing("one", "two", text=near).state is QuoteState.FOUND
    far = "one " + "x" * NEAR + " two"
    assert standing("one", "two", text=far).state is QuoteState.MISSING


def test_the_shortest_run_of_fragments_is_meant() -> None:
    found = standing("a", "b", text="a a b")
    assert (found.state, found.start) == (QuoteState.FOUND, 2)
    assert standing("a", "b", text="a b a b").state is QuoteState.AMBIGUOUS
    assert standing("a", "b", text="a b b").state is QuoteState.FOUND


def test_a_farther_fragment_is_taken_where_only_that_goes_on() -> None:
    gap = "x" * NEAR
    text = f"one two {'y' * 900} two {gap[:-50]} three"
    assert standing("one", "two", "three", text=text).state is QuoteState.FOUND


@pytest.mark.parametrize("quote", [(), ("",), ("\u00ad",), ("  ",)])
def test_no_words_no_quote(quote: tuple[str, ...]) -> None:
    wanted = QuoteState.MISSING if quote else QuoteState.NO_QUOTE
    assert standing(*quote).state is wanted


def test_a_quote_that_stands_everywhere_is_told_shortly() -> None:
    found = standing("x", text="x " * 5000)
    assert found.state is QuoteState.AMBIGUOUS
    assert found.detail.startswith("it stands there 1000 times or more, at 1:1 (offset 0), ")
    assert len(found.detail) < 200


def test_a_fragment_that_stands_everywhere_is_found_beside_one_that_does_not() -> None:
    text = "the gate, " * 3000 + "the mill, the gate. "
    found = standing("the mill", "the gate", text=text)
    assert found.state is QuoteState.FOUND
    assert text[found.start : found.end] == "the mill, the gate"


def test_a_word_cut_at_a_line_end_is_one() -> None:
    text = "It was bro-\nken then, in the long-\nterm view."
    assert standing("was broken then", text=text).state is QuoteState.FOUND
    assert standing("the long-term view", text=text).state is QuoteState.FOUND
