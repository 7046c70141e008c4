"""What denies a number or a date: `not`, `never`, `no longer`, `it is untrue that`."""

from typing import Final

from checker.prose.scan import FENCES, Scan

FARTHEST_DENIAL: Final = 8
"""How many tokens before a reading a word that denies it may stand."""


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
        if here in denials or (here == "t" and word(at - 1) == "'"):
            after = word(at + 1)
            if after in language.denial.not_denials or (of_number and after in language.denial.yet):
                return ""
            return here if here != "t" else "not"
        if here in language.denying_ends and (phrase := scan.back("denying", at + 1)):
            return scan.said(phrase[1], at + 1)
    return ""
