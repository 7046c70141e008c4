"""Whether a sentence tells of what has been, or announces what will be."""

from typing import Final

from checker.prose.scan import Scan

PAST: Final = -1
FUTURE: Final = 1
OPEN: Final = 0

FARTHEST: Final = 24
FARTHEST_BEHIND: Final = 10


def tense(scan: Scan, first: int, end: int) -> int:
    """The tense that bears on the tokens from ``first`` to ``end``: the nearest verb decides that
    tells it, before them, else behind; where none does, that somebody said it makes it past."""
    language = scan.language
    reported = False
    before = range(first - 1, max(first - 1 - FARTHEST, -1), -1)
    behind = range(end, min(end + FARTHEST_BEHIND, len(scan)))
    for way in (before, behind):
        for at in way:
            if scan.tokens.stops[at]:
                break
            found = _verb(scan, at)
            if found:
                return found
            if scan.word(at) in language.tense.is_:
                return OPEN
            reported = reported or scan.word(at) in language.tense.reporting
    return PAST if reported else OPEN


def _verb(scan: Scan, at: int) -> int:
    language = scan.language
    word = scan.word(at)
    if word in language.tense.reporting:
        return OPEN
    before = scan.word(at - 1)
    if word in language.tense.future_words:
        if word in language.tense.planned:
            bare = word in language.tense.past_words and before not in language.tense.is_
            return OPEN if bare or before in language.tense.was else FUTURE
        return FUTURE if scan.raw(at).islower() else OPEN
    ended = (
        len(word) > 4
        and word.endswith(language.tense.past_endings)
        and word not in language.tense.planned
    )
    if word in language.tense.past_words or ended:
        back = at - 1
        for _ in range(3):
            if scan.word(back) in language.tense.future_words:
                return FUTURE
            if scan.word(back) not in language.tense.auxiliaries:
                break
            back -= 1
        if before in language.tense.auxiliaries:
            return OPEN
        if ended and (before in language.tense.is_ or before in language.numbers.article):
            return OPEN
        if (
            word in language.tense.was
            and scan.word(at + 1) in language.tense.planned | language.tense.auxiliaries
        ):
            return OPEN
        return PAST
    return OPEN
