"""Numbers that are pieces of a score: `3:2`, `drei zu eins`, `forty-love`."""

from typing import Final

from checker.prose.grammar import is_verb
from checker.prose.numerals import Numeral
from checker.prose.scan import Scan
from checker.prose.units import unit_behind

_PARTED: Final = frozenset({":", "/"})
_POINTS: Final = frozenset({15, 30, 40})
_MOST_DIGITS: Final = 2


def in_score(scan: Scan, number: Numeral) -> bool:
    """A piece of `3:2`, `24/7`, `9/11`: digits that a colon or stroke joins to others."""
    first, end = number.first, number.end
    if not number.digits:
        return False
    ahead = scan.word(end) in _PARTED and scan.adjoins(end) and scan.adjoins(end + 1)
    back = scan.word(first - 1) in _PARTED and scan.adjoins(first) and scan.adjoins(first - 1)
    return (ahead and scan.is_digits(end + 1)) or (back and scan.is_digits(first - 2))


def is_against(scan: Scan, number: Numeral) -> bool:
    """A piece of a score in words: `drei zu eins`; both small, and nothing behind that the second
    counts: not `40 zu 3 Konzerten`."""
    if number.end != number.first + 1:
        return False
    for left, right in ((number.first, number.end + 1), (number.first - 2, number.first)):
        if scan.word(right - 1) in scan.language.numbered.against and right == left + 2 and (
            _is_small(scan, left) and _is_small(scan, right) and _is_bare(scan, right + 1)
        ):  # fmt: skip
            return True
    return False


def _is_small(scan: Scan, at: int) -> bool:
    """Whether a number of few digits, or a number word, stands alone at a token."""
    word = scan.word(at)
    if scan.is_digits(at):
        return len(word) <= _MOST_DIGITS and not (scan.adjoins(at) and scan.word(at - 1) in ".,")
    return word in scan.language.numbers.ones or word in scan.language.numbers.none


def _is_bare(scan: Scan, at: int) -> bool:
    """Whether what stands at a token is nothing that the number before it counts or measures."""
    if unit_behind(scan, at) is not None or (scan.word(at) in ".," and scan.adjoins(at + 1)):
        return False
    if not scan.is_word(at) or scan.word(at) in scan.language.text.function_words:
        return True
    lower = scan.raw(at).islower()
    return lower and (is_verb(scan, at) or not scan.is_word(at + 1))  # `drei zu eins geschlagen`


def is_love(scan: Scan, number: Numeral) -> bool:
    """`forty-love`, `30 love`: points of tennis, and not `40 love letters`."""
    at = number.end + scan.hyphen(number.end)
    if number.value not in _POINTS or scan.word(at) not in scan.language.numbered.love:
        return False
    return not scan.is_word(at + 1) and not scan.hyphen(at + 1)
