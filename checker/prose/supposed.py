"""What of a sentence only might be, is feared or is told: how far the words that say so reach.

`The owner could face charges after nine people died` tells of nine dead; `the hall could seat 300`
tells how many it seats; `the golf legend won in 1986` is no legend. A word doubts a value
only where it surely does.
"""

from collections.abc import Collection
from typing import Final

from checker.prose.language import Assertion
from checker.prose.scan import Scan

_FARTHEST_VERB: Final = 6
"""How many tokens behind a value the verb of its clause may stand."""

_FARTHEST_TOLD: Final = 3
_FARTHEST_EXPECTED: Final = 8
"""How many tokens before a number that is what it is the number of may begin."""


def governs(scan: Scan, at: int, first: int) -> bool:
    """Whether a verb stands right before a value: `wanted 40`, `hoped for 40`."""
    small = (
        scan.language.relative.for_ | scan.language.numbers.article | scan.language.hedging.fillers
    )
    return first - at == 1 or (first - at == 2 and scan.word(at + 1) in small)


def verbs(scan: Scan, first: int, end: int) -> int:
    """How many verbs of the past stand from one token up to another."""
    return sum(is_done(scan, at) for at in range(first, end))


def is_done(scan: Scan, at: int) -> bool:
    """Whether a word is a verb of the past."""
    word = scan.word(at)
    return word in scan.language.tense.past_words or word.endswith(scan.language.tense.past_endings)


def is_past(scan: Scan, known: Assertion, at: int) -> bool:
    """Whether a verb such as `might` speaks of the past: `might well have`."""
    between = scan.word(at + 1)
    if between in known.adverbs or between.endswith("ly"):
        at += 1
    return scan.word(at + 1) in known.perfect


def is_hearsay(scan: Scan, known: Assertion, at: int, first: int) -> bool:
    """Whether a word says that what begins at a token is feared or told: `according to legend`,
    `rumours that`, `it is feared`, and not `the golf legend`, `despite fears of rain`."""
    word, after = scan.word(at), scan.word(at + 1)
    told = word in known.hearsay
    if not told and word not in known.feared:
        return False
    if _is_that(scan, known, at + 1):
        return True
    if _is_that(scan, known, at + 2) and (
        is_done(scan, at + 1) or after in known.finite | known.hearsay_says | known.bare
    ):  # `rumours spread that`
        return True
    if told and (_is_source(scan, known, at) or is_said(scan, known, at)):
        return True
    if word not in known.feared or scan.word(at - 1) in known.as_said:
        return False
    if scan.word(at - 1) in known.passive and scan.word(at - 2) in known.it:
        return True
    return after in known.of_held | scan.language.numbers.states or governs(scan, at, first)


def is_feared_behind(scan: Scan, known: Assertion, at: int) -> bool:
    """Whether a word behind a value says that it is feared: `nine are feared dead`."""
    if scan.word(at) not in known.feared or scan.word(at - 1) not in known.passive:
        return False
    after = scan.word(at + 1)
    ahead = known.of_held | scan.language.numbers.states | scan.language.dates.date_prepositions
    return after in ahead or not after.isalpha() or scan.fence(at)


def _is_that(scan: Scan, known: Assertion, at: int) -> bool:
    """Whether `that` begins at a token what somebody says: no `that` of `the fire that killed`."""
    at += scan.word(at) == ","
    return scan.word(at) in known.that and not is_relative(scan, known, at)


def is_relative(scan: Scan, known: Assertion, at: int) -> bool:
    """Whether `that` stands for what is before it: a verb follows it."""
    if scan.word(at) not in known.that - known.supposing or scan.language.text.capital_nouns:
        return False
    to_be = scan.language.tense.was | scan.language.tense.is_
    return is_done(scan, at + 1) or scan.word(at + 1) in to_be


def _is_source(scan: Scan, known: Assertion, at: int) -> bool:
    """Whether a word is that by which something is told: `according to an old legend`, `in
    legend`; behind other words it may be somebody, `according to golf legend Ann Moss`."""
    named = scan.raw(at + 1)[:1].isupper() and not scan.language.text.capital_nouns
    if scan.word(at - 1) in scan.language.relative.in_:
        return not named
    small = scan.language.numbers.article | scan.language.numbers.the
    for back in range(at - 1, max(at - 5, -1), -1):
        word = scan.word(back)
        if word in known.by_hearsay:
            between = {scan.word(n) for n in range(back + 1, at)} - small - {"to"}
            return not (named and between and word not in known.feared)
        if scan.fence(back) or not scan.raw(back).islower() or word in scan.language.numbers.of:
            return False
    return False


def is_said(scan: Scan, known: Assertion, at: int) -> bool:
    """Whether what is told says something: `the legend says`, `legend has it`."""
    before = scan.word(at - 1)
    small = scan.language.numbers.article | scan.language.numbers.the | known.as_said
    first = before in small or not before.isalnum()
    after = scan.word(at + 1)
    return first and (
        after in known.hearsay_says or f"{after} {scan.word(at + 2)}" in known.hearsay_says
    )


def is_condition(scan: Scan, known: Assertion, at: int, low: int) -> bool:
    """Whether `provided` makes a condition: before `that`, or where a sentence begins."""
    after = scan.word(at + 1)
    if scan.word(at) not in known.granted:
        return False
    if after in known.that:
        return scan.word(at + 2) not in scan.language.relative.periods
    return at == low and after not in known.not_granted


def is_proviso(
    scan: Scan, known: Assertion, at: int, first: int, end: int, about: Collection[str]
) -> bool:
    """Whether `provided` makes a condition of the number right behind it, of which something is
    told: `holds provided nine people died`, and not `provided nine people with shelter`."""
    two = f"{scan.word(at - 1)} {scan.word(at)}"
    if not (scan.word(at) in known.granted or two in known.provisos):
        return False
    if not governs(scan, at, first):
        return False
    told = scan.language.tense.was | known.finite
    for n in range(end, end + _FARTHEST_TOLD):
        word = scan.word(n)
        if word in told or (word in about and is_done(scan, n)):
            return True
        if scan.fence(n) or word in scan.language.text.function_words:
            return False
    return False


def is_expected(
    scan: Scan, known: Assertion, at: int, first: int, end: int, about: Collection[str]
) -> bool:
    """Whether a word says that a number is only expected, of what stands between: `expects a record
    profit of 5 million`, `plans to employ 300`, `hopes to lift profit to 5 million`, and not
    `expects an inquiry after nine died`, `plans to keep all 300`, `despite plans it employs 300`.
    """
    numbers = scan.language.numbers
    if scan.word(at) not in known.expected or first - at > _FARTHEST_EXPECTED:
        return False
    if scan.word(first - 1) in numbers.the | known.own | known.given:
        return False  # a number that is known already
    if scan.word(at - 1) in known.as_said:
        return False
    begin = at + 1
    to = scan.word(begin) == "to" and scan.word(begin + 1) not in numbers.article | known.own
    if to:
        begin = verb_behind(scan, known, begin)
        if is_kept(scan, known, begin, end, about):
            return False
        begin += begin < first and scan.word(begin) not in scan.language.text.function_words
    elif scan.word(begin) in scan.language.relative.for_:
        begin += 1
    free = numbers.article | known.own | scan.language.hedging.fillers
    of = scan.word(first - 1) in numbers.of
    others = [n for n in range(begin, first) if scan.word(n) not in free or (of and n == first - 1)]
    for n in others:
        word, before = scan.word(n), scan.word(n - 1)
        if of and n == first - 1:
            given = scan.word(n - 2) in numbers.the | known.own
            return not about or (before in about and not given)
        if word == "to" and (n == first - 1 or scan.word(n + 1) in known.reaching):
            return before in about and n + 2 >= first
        if (
            not scan.raw(n).isalpha()
            or is_done(scan, n)
            or word in scan.language.text.function_words | known.given | known.beside_that
        ):
            return False
    return to or len(others) <= 1  # more are words of another clause: `hopes it employs`


def is_kept(scan: Scan, known: Assertion, verb: int, end: int, about: Collection[str]) -> bool:
    """Whether a verb is done to what is there already: `to keep 300 staff`, `to find 9 missing`."""
    word = scan.word(verb)
    if word in known.finding:
        return scan.word(end) in scan.language.numbers.states | known.lost
    return word in known.keeping and word not in about


def is_clause(scan: Scan, known: Assertion, at: int, first: int, end: int, high: int) -> bool:
    """Whether a word before a value begins a clause of its own around it, that tells what was:
    `after nine people died`, `that killed nine`; so that nothing before that bears on it. What
    is told as of now may be to come, `once 300 are hired`, save behind `now that`."""
    word = scan.word(at)
    if is_relative(scan, known, at):
        return scan.word(at + 1) not in known.present
    now = f"{word} {scan.word(at + 1)}" in known.subordinate
    if not now and word not in known.subordinate:
        return False
    later = frozenset() if now else known.present
    if any(_tells(scan, known, n, first) and scan.word(n) not in later for n in range(at + 1, end)):
        return True
    for n in range(end, min(end + _FARTHEST_VERB, high + 1)):
        if scan.fence(n) or scan.word(n) in scan.language.denial.clause:
            return False
        if is_finite(scan, known, n):
            return scan.word(n) not in later
    return False


def is_finite(scan: Scan, known: Assertion, at: int) -> bool:
    """Whether a word is the verb of a clause that tells what was, or is."""
    word, language = scan.word(at), scan.language
    if word in language.tense.was | language.tense.is_ | known.finite:
        return word not in known.modals | language.tense.future_words
    return is_done(scan, at) and word not in language.tense.planned


def _tells(scan: Scan, known: Assertion, at: int, first: int) -> bool:
    """Whether a word before a value is the verb of a clause: `a fire destroyed the homes`, `it
    opened in`, and no participle as in `works finished in`."""
    if not is_finite(scan, known, at):
        return False
    if not scan.word(at).endswith(scan.language.tense.past_endings) or first - at == 1:
        return True
    subject = scan.word(at - 1) in known.subjects or scan.raw(at - 1)[:1].isupper()
    return (
        subject
        or scan.word(at + 1)
        in scan.language.numbers.article | scan.language.numbers.the | known.own
    )


def reaches(scan: Scan, known: Assertion, at: int, around: tuple[int, int, int, int]) -> bool:
    """Whether a verb such as `could` bears on a value behind it."""
    low, first, end, high = around
    before, after, language = scan.word(at - 1), scan.word(at + 1), scan.language
    if (
        before in language.numbers.article | language.numbers.the
        or after in language.numbers.of
        or after == "-"
    ):
        return False  # `the might of`, `a must-see`
    verb = verb_behind(scan, known, at)
    relative = before in known.that | known.wh
    if relative and any(_governing(scan, known, n, first) for n in range(verb + 1, first)):
        return False  # `the blast that could have been avoided killed 40`
    holds = scan.word(at) in known.able and after in known.holding
    if holds and known.supposing.isdisjoint(scan.word(n) for n in range(low, high + 1)):
        return False  # `the hall could seat 300`
    joint = next((n for n in range(verb + 1, first) if scan.word(n) in known.joints), first)
    bare = not is_past(scan, known, at) and scan.word(verb - 1) not in known.passive
    if bare and joint < first and _governing(scan, known, joint + 1, first):
        return False  # `he could not stop and killed nine`
    return not _is_given_number(scan, known, first, end)


def verb_behind(scan: Scan, known: Assertion, at: int) -> int:
    """The verb that a verb such as `could` helps: `have been quickly avoided`."""
    at += 1
    helping = known.perfect | known.passive | known.adverbs
    while scan.word(at) in helping or scan.word(at).endswith("ly"):
        at += 1
    return at


def _governing(scan: Scan, known: Assertion, at: int, first: int) -> bool:
    """Whether a verb that tells what was, and is no participle, stands before a value."""
    word, language = scan.word(at), scan.language
    if word in known.passive | known.finite | language.tense.was | language.tense.is_:
        return is_finite(scan, known, at)
    small = language.numbers.article | language.numbers.the | language.hedging.fillers | known.own
    near = first - at == 1 or (first - at == 2 and scan.word(at + 1) in small)
    return near and is_done(scan, at) and word not in known.bare


def _is_given_number(scan: Scan, known: Assertion, first: int, end: int) -> bool:
    """Whether a number is known already: `the nine people who died`, `her nine dead`."""
    if scan.word(first - 1) not in scan.language.numbers.the | known.own:
        return False
    for at in range(end, end + 3):
        if scan.word(at) in known.wh or is_relative(scan, known, at):
            after = scan.word(at + 1)
            return is_done(scan, at + 1) or after in scan.language.tense.was | known.perfect
        if scan.fence(at):
            break
    return False


def leaves(scan: Scan, at: int, first: int) -> bool:
    """Whether what only thinks something at a token does not bear on a value: another verb tells
    that (`a fire believed to be arson killed nine`)."""
    known = scan.language.assertion
    if scan.word(at + 1) not in known.of_held - known.that:
        return False
    verb = verb_behind(scan, known, at + 1)
    return any(_governing(scan, known, n, first) for n in range(verb + 1, first))
