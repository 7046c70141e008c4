"""Texts as they are compared, and the way back to the text as it is."""

import unicodedata

import pytest
from growth import Work, grows_linearly
from hypothesis import given
from hypothesis import strategies as st

from checker.prose.tokens import tokens
from checker.values.texts import normal_text
from checker.verify.terms import spans, stands
from checker.verify.text import fold, folded, places

SAME = [
    ("“a” „b‟ «c»", '"a" "b" "c"'),
    ("it’s ‘so’ `now´", "it's 'so' 'now'"),
    ("1988–1992 — a‑b −5", "1988-1992 - a-b -5"),
    ("co\u00adoper\u00adate", "cooperate"),
    ("co\u00ad\r\n  operate", "cooperate"),
    ("well-\n  known", "well-known"),
    ("it said -\nthen", "it said - then"),
    ("a \u00a0\t b\r\n\r\nc", "a b c"),
    ("ze\u200bro\ufeff wi\u2060dth", "zero width"),
    ("a\u200b \u200b b", "a b"),
    ("caf\u0065\u0301", "caf\u00e9"),
    ("ﬁne ｗｉｄｅ ２０ …", "fine wide 20 ..."),
    ("4400 km²", "4400 km2"),
    ("10² 10³¹ 10⁻³ x²", "10^2 10^31 10^-3 x2"),
    ("1½ ½", "1 1/2 1/2"),
    ("1⒈2", "1 1.2"),
    ("\u202eabc\u202c", "abc"),
    ("plain", "plain"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "plain"), SAME)
def test_what_is_only_set_otherwise_is_the_same(text: str, plain: str) -> None:
    assert fold(text).text == plain
    assert folded(plain) == plain.strip()
    assert folded(f" {text}\n") == plain


@pytest.mark.parametrize(
    ("a", "b"),
    [("10²", "102"), ("1½", "11/2"), ("Us", "us"), ("20", "2 0"), ("-5", "5"), ("'a'", '"a"')],
)
def test_what_says_something_else_stays_apart(a: str, b: str) -> None:
    assert folded(a) != folded(b)


@pytest.mark.parametrize(("text", "plain"), [pair for pair in SAME if pair[1].strip()])
def test_offsets_lead_back_to_the_original(text: str, plain: str) -> None:
    before = "“ä” \r\n — "
    whole = fold(f"{before}{text} ende")
    start = whole.text.index(f"{plain} ende")
    unseen = text[0] == "\u202e"
    assert whole.start(start) == len(before) + unseen
    end = whole.end(start + len(plain))
    assert folded(f"{before}{text} ende"[len(before) : end]) == plain
    assert whole.offset(len(before)) == start


@given(st.text(alphabet="ab1 \n\r\u00a0\u00ad\u200b-–“²½é\u0301ﬁ１", max_size=40))
def test_every_stretch_leads_back_to_what_it_was_made_of(text: str) -> None:
    made = fold(text)
    assert made.text.strip() == folded(text)
    last = 0
    for place in range(len(made.text)):
        start, end = made.start(place), made.end(place + 1)
        assert last <= start < end <= len(text)
        last = start
    if text and unicodedata.is_normalized("NFKC", text) and text.isascii() and text.isprintable():
        assert made.text.replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("quote", "text", "found"),
    [
        ("1992", "in 1992, and", [3]),
        ("1992", "11992 19921 1992.5 1.1992 1,992", []),
        ("1992", "1992. 1992", [0, 6]),
        ("20", "20,5 20.5 120 20", [14]),
        ("20", "20%, 20 %", [0, 5]),
        ("10", "10^2", [0]),
        ("2", "10^2", []),
        ("US", "USA, the US", [9]),
        ("armed", "unarmed", []),
        ("recognised", "unrecognised recognised", [13]),
        ("Karabakh", "Nagorno-Karabakh", [8]),
        ("東京", "私は東京です", [2]),
        ("aa", "aaaa", []),
    ],
)
def test_a_word_or_number_never_stands_in_a_longer_one(
    quote: str, text: str, found: list[int]
) -> None:
    assert places(text, quote, 100) == found


HOSTILE = ["-\n", "- ", "\u00ad", "½²", "e\u0301", "\u0301", "“", "\r", " \u200b", "."]


@pytest.mark.parametrize("piece", HOSTILE)
def test_folding_takes_a_time_linear_in_the_text(piece: str) -> None:
    def make(times: int) -> Work:
        text = piece * times
        return lambda: fold(text)

    grows_linearly(make, 10_000, 200_000)


def test_looking_up_a_long_quote_in_its_own_letter_ends() -> None:
    def make(times: int) -> Work:
        text, quote = "a" * (times * 60), "a" * times
        return lambda: places(text, quote, 10)

    assert places("a" * 300_000, "a" * 5000, 10) == []
    grows_linearly(make, 250, 5000)


@pytest.mark.parametrize("stacked", ["\u0301", "\u0301\u0316", "\u1161\u0301", "2\u0301\u0316"])
def test_marks_that_are_stacked_by_the_thousand(stacked: str) -> None:
    def make(size: int) -> Work:
        text = "a" + stacked * size
        return lambda: (fold(text), tokens(text), normal_text(text))

    grows_linearly(make, 500, 20_000)
    assert folded("ve\u0301lo") == "v\u00e9lo"
    assert normal_text("x" * 255 + "e\u0301") == "x" * 255 + "\u00e9"


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("the straße", "Zur STRASSE, zur Stra\u00adße", ["STRASSE", "Stra\u00adße"]),
        ("half open", "A half\n  open door, half-open", ["half\n  open"]),
        ("shut", "It shuts.", []),
        (" ", "the", []),
    ],
)
def test_words_are_found_where_they_stand_in_the_original(
    word: str, text: str, found: list[str]
) -> None:
    assert [text[begin:end] for begin, end in spans(word, fold(text))] == found
    assert stands(word, folded(text)) is bool(found)
