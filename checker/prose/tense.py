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
            if scan.word(at) in language.is_:
                return OPEN
            reported = reported or scan.word(at) in language.reporting
    return PAST if reported else OPEN


def _verb(scan: Scan, at: int) -> int:
    language = scan.language
    word = scan.word(at)
    if word in language.reporting:
        return OPEN
    before = scan.word(at - 1)
    if word in language.future_words:
        if word in language.planned:
            bare = word in language.past_words and before not in language.is_
            return OPEN if bare or before in language.was else FUTURE
        return FUTURE if scan.raw(at).islower() else OPEN
    ended = len(word) > 4 and word.endswith(language.past_endings) and word not in language.planned
    if word in language.past_words or ended:
        back = at - 1
        for _ in range(3):
            if scan.word(back) in language.future_words:
                return FUTURE
            if scan.word(back) not in language.auxiliaries:
                break
            back -= 1
        if before in language.auxiliaries:
            return OPEN
        if ended and (before in language.is_ or before in language.article):
            return OPEN
        if word in language.was and scan.word(at + 1) in language.planned | language.auxiliaries:
            return OPEN
        return PAST
    return OPEN
