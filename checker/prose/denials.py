"""What denies a number or a date: `not`, `never`, `no longer`, `it is untrue that`."""

from typing import Final

from checker.prose.grammar import is_verb
from checker.prose.scan import FENCES, Scan

FARTHEST_DENIAL: Final = 8
"""How many tokens before a reading a word that denies it may stand."""

_FARTHEST_NUMBER: Final = 1
_FARTHEST_VERB: Final = 4
"""How many tokens behind a number the verb that tells of it may stand."""


def denial(scan: Scan, first: int, *, of_number: bool = False) -> str:
    """The word before a reading, in its clause, that denies it; nothing where none does.

    What has not yet been done with four of them leaves them four (``of_number``).
    """
    language = scan.language
    word, stops = scan.word, scan.tokens.stops
    denials, clause = language.denial.denials, language.denial.clause
    for at in range(first - 1, max(first - 1 - FARTHEST_DENIAL, -1), -1):
        here = word(at)
        if here in clause or stops[at] or here in FENCES:
            return ""
        if of_number and here in language.denial.told and begins_story(scan, at + 1, first):
            return ""
        if here in denials or (here == "t" and word(at - 1) == "'"):
            after = word(at + 1)
            if after in language.denial.not_denials or (of_number and after in language.denial.yet):
                return ""
            return here if here != "t" else "not"
        if here in language.denying_ends and (phrase := scan.back("denying", at + 1)):
            return scan.said(phrase[1], at + 1)
    return ""


def begins_story(scan: Scan, begin: int, first: int) -> bool:
    """Whether a clause that begins at a token, up to a number in it or right behind, tells what
    was: `a fire killed nine`, `nine people died`, and not `the war nine people died`."""
    if any(_tells(scan, at) for at in range(begin, first)):
        return True
    if first - begin > _FARTHEST_NUMBER:
        return False
    for at in range(first + 1, first + 1 + _FARTHEST_VERB):
        if scan.fence(at - 1):
            return False
        if _tells(scan, at):
            return True
    return False


def _tells(scan: Scan, at: int) -> bool:
    return is_verb(scan, at) or scan.word(at) in scan.language.tense.was
