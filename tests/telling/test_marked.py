"""A text with its marks, in pieces that hold all of it."""

import pytest

from checker.telling.marked import FIGURE, MOST_CLAIMS, TextMark, TextRun, kind_of, runs


def test_a_text_without_marks_is_one_piece() -> None:
    assert list(runs("a\nb", [])) == [TextRun(0, "a\nb")]
    assert list(runs("", [TextMark(0, 4, "agree", "x")])) == []


def test_marks_cut_the_text() -> None:
    found = list(runs("one two three", [TextMark(4, 7, "agree", "x"), TextMark(8, 13, FIGURE)]))
    assert found == [
        TextRun(0, "one "),
        TextRun(4, "two", "agree", False, ("x",)),
        TextRun(7, " "),
        TextRun(8, "three", "", True),
    ]


def test_where_marks_overlap_the_worst_is_told_with_all_claims() -> None:
    marks = [
        TextMark(0, 5, "agree", "x"),
        TextMark(2, 8, "contradict", "y"),
        TextMark(3, 4, FIGURE),
    ]
    found = [(run.text, run.kind, run.figure, run.claims) for run in runs("abcdefgh", marks)]
    assert found == [
        ("ab", "agree", False, ("x",)),
        ("c", "contradict", False, ("x", "y")),
        ("d", "contradict", True, ("x", "y")),
        ("e", "contradict", False, ("x", "y")),
        ("fgh", "contradict", False, ("y",)),
    ]


def test_marks_outside_of_the_text_are_left_out() -> None:
    marks = [
        TextMark(-1, 2, "agree", "x"),
        TextMark(1, 1, "agree", "y"),
        TextMark(2, 9, "agree", "z"),
    ]
    assert list(runs("abc", marks)) == [TextRun(0, "abc")]


def test_each_character_stands_for_one_and_none_turns_others_round() -> None:
    text = "a\u202eb\u2066c\x07d\u00a0e\tf\r\n\u05d0\U0001f309"
    (run,) = runs(text, [])
    assert len(run.text) == len(text)
    assert run.text == "a\ufffdb\ufffdc\ufffdd e f \n\u05d0\U0001f309"


def test_of_very_many_claims_in_one_place_the_first_are_named() -> None:
    marks = [TextMark(0, 3, "alone", str(number)) for number in range(500)]
    (run,) = runs("abc", marks)
    assert run.claims == tuple(map(str, range(MOST_CLAIMS)))


@pytest.mark.parametrize(
    ("standing", "fails", "draft", "kind"),
    [
        ("contradicts", True, True, "doubtful"),
        ("contradicts", False, True, "draft"),
        ("indirectly", False, False, "contradict"),
        ("agrees", False, False, "agree"),
        ("alone", False, False, "alone"),
        ("fits either", False, False, "open"),
        ("undetermined", False, False, "open"),
    ],
)
def test_kinds_of_marks(standing: str, fails: bool, draft: bool, kind: str) -> None:
    assert kind_of(standing, fails=fails, draft=draft) == kind
