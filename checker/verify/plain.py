"""Values that stand in their quotes as they are written in the facts: most of them, told quickly.

It is a shortcut to a yes, and never says no: whatever is not quite plain is read with care.
"""

from collections.abc import Iterable

_NUMBERS = frozenset({"quantity", "count", "duration", "date"})
# fmt: off
_BEFORE = frozenset({
    "than", "least", "most", "about", "around", "approximately", "approx", "approx.", "roughly",
    "some", "to", "circa", "ca.", "ca", "c.", "~", "almost", "nearly", "over", "above", "under",
    "below", "up", "of", "fewer", "less", "more", "exactly", "<", ">", "=", ">=", "<=", "≥", "≤",
    "≈", "before", "after", "since", "until", "till", "by", "from", "between", "and", "or", "not",
    "no", "minus", "-", "a", "half", "early", "mid", "late",
})
_BEHIND = frozenset({
    "to", "or", "and", "and/or", "plus", "minus", "-", "%", "percent", "per", "dozen", "hundred",
    "thousand", "million", "mln", "billion", "bn", "trillion", "hundreds", "thousands", "millions",
    "half", "e", "x", "+-", "s", "bc", "ad", "bce", "ce",
})
# fmt: on
_ENDS = frozenset(".,;:!?)\"'")


def stands_plainly(kind: str, text: str, quote: Iterable[str]) -> bool:
    """Whether a value of a kind stands in a fragment, and no word beside it could change it."""
    if kind not in _NUMBERS:
        return kind == "text" and any(_words(text, fragment) for fragment in quote)
    if kind == "quantity" and " " not in text:
        return False
    return any(_number(text, fragment) for fragment in quote)


def _words(text: str, fragment: str) -> bool:
    start = fragment.find(text)
    end = start + len(text)
    return (
        start >= 0
        and not fragment[max(0, start - 1) : start].isalnum()
        and not fragment[end : end + 1].isalnum()
    )


def _number(text: str, fragment: str) -> bool:
    start = fragment.find(text)
    if start < 0 or (start and fragment[start - 1] != " "):
        return False
    after = fragment[start + len(text) :]
    if after:
        if after[0] in _ENDS:
            return (len(after) == 1 or after[1] == " ") and _may_precede(fragment, start)
        words = after.split(None, 1)  # none where a blank ends the quote
        if after[0] != " " or (words and words[0].lower() in _BEHIND):
            return False
    return _may_precede(fragment, start)


def _may_precede(fragment: str, start: int) -> bool:
    before = fragment[:start].rsplit(None, 1)
    return not before or before[-1].lower() not in _BEFORE
