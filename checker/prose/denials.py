"""What denies a number or a date: `not`, `never`, `no longer`, `it is untrue that`."""

from typing import Final

from checker.prose.attitudes import above, conjoined, is_that
from checker.prose.grammar import is_verb
from checker.prose.scan import FENCES, Scan
from checker.prose.supposed import is_finite

FARTHEST_DENIAL: Final = 8
"""How many tokens before a reading a word that denies it may stand."""

_FARTHEST_NUMBER: Final = 1
_FARTHEST_VERB: Final = 4
"""How many tokens behind a number the verb that tells of it may stand."""


def denial(scan: Scan, first: int, end: int, *, of_number: bool = False) -> str:
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
            if _leaves(scan, at, first, end):
                return ""
            return here if here != "t" else "not"
        if here in language.denying_ends and (phrase := scan.back("denying", at + 1)):
            return "" if _leaves(scan, at, first, end) else scan.said(phrase[1], at + 1)
    return ""


def _leaves(scan: Scan, at: int, first: int, end: int) -> bool:
    """Whether what denies at a token does not bear on a reading behind it: another verb tells that
    (`did not stop and killed nine`, `without a licence killed nine`), or it is known though the
    knowing is denied (`did not know that nine died`), or denied twice (`nobody denies that`)."""
    known, language = scan.language.assertion, scan.language
    governor = above(scan, first, end)
    if governor is not None and at <= governor.begin and (governor.so or governor.why):
        return governor.so
    begins = [n for n in range(at + 1, first) if is_that(scan, n)]
    joints = [n for n in range(at + 1, first) if scan.word(n) in known.joints]
    if joints and not begins and scan.word(joints[-1]) not in language.hedging.either:
        told = conjoined(scan, joints[-1], first, end)
        if told == "clause" or (told and not _is_told_of_both(scan, at)):
            return True
    if not begins and any(_is_beside(scan, n, first) for n in range(at + 1, first)):
        return True
    verb = any(_governs(scan, n, first) for n in range(first - 1, at + 1, -1))
    if scan.word(at) in known.without:
        return verb
    tells = is_verb(scan, at + 1) or scan.word(at + 1) in language.attitudes.facts
    plain = scan.word(at - 1).isalpha() and not _helped(scan, at) and tells
    return verb and plain and not joints and scan.word(at - 1) not in known.subjects


def _is_beside(scan: Scan, at: int, first: int) -> bool:
    """Whether a clause beside another begins at a token: `did not speak as he was jailed for`."""
    known = scan.language.assertion
    if scan.word(at) not in known.subordinate or scan.word(at + 1) not in known.subjects:
        return False
    return any(is_finite(scan, known, n) for n in range(at + 2, first))


def _helped(scan: Scan, at: int) -> str:
    """The verb before what denies, that helps another behind it: `did not stop`, `didn't stop`."""
    before = at - 2 if scan.word(at) == "t" else at - 1
    word = scan.word(before).removesuffix("n") if before < at - 1 else scan.word(before)
    return word if word in scan.language.assertion.asking else ""


def _is_told_of_both(scan: Scan, at: int) -> bool:
    """Whether what denies bears on all participles or verbs behind it: `has not killed and injured
    nine`, `never stopped and killed nine`; and not `did not stop and killed nine`."""
    if scan.language.text.capital_nouns or is_verb(scan, at):
        return False
    helped = _helped(scan, at)
    return helped in scan.language.attitudes.had if helped else is_verb(scan, at + 1)


def _governs(scan: Scan, at: int, first: int) -> bool:
    """Whether a verb of the past stands before a reading, with nothing but small words between."""
    language, known = scan.language, scan.language.assertion
    small = language.numbers.article | language.numbers.the | language.hedging.fillers | known.own
    before = scan.word(at - 1) in small
    return (
        is_verb(scan, at)
        and not before
        and all(scan.word(n) in small for n in range(at + 1, first))
    )


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
