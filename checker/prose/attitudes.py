"""What the clause above says of a clause: `nobody denies that nine died` says that they did, and
`nobody said that nine died`, `he doubted that nine died`, `it seems nine died` do not.

A verb, noun or adjective with a clause under it is of one of few classes (`AttitudeWords`); which
of them, and whether it is denied itself, tells whether the clause is asserted.
"""

from typing import Final, final

from checker.prose.scan import Scan
from checker.prose.supposed import is_clause, is_finite, is_relative
from checker.values.named import NamedTuple

_FARTHEST_CLAUSE: Final = 16
"""How many tokens before a value its clause may begin."""

_FARTHEST_WORD: Final = 8
"""How many tokens before `that` the word may stand that it hangs on, and before that what denies
it."""

_FARTHEST_AGAINST: Final = 5
"""How many tokens before `reports that` it may be said that they are wrong."""

_FARTHEST_VERB: Final = 6
"""How many tokens behind a value the verb of its clause may stand."""


@final
class Above(NamedTuple):
    """What a clause hangs on: the word at a token, and the token at which the clause begins;
    ``so``: whether what the clause says is so, ``why`` what speaks against it."""

    at: int
    begin: int
    so: bool = False
    why: str = ""


def above(scan: Scan, first: int, end: int) -> Above | None:
    """What the clause hangs on in which a value stands; nothing where it hangs on no such word."""
    known, words = scan.language.assertion, scan.language.attitudes
    joined = False
    for at in range(first - 1, max(first - 1 - _FARTHEST_CLAUSE, -1), -1):
        word = scan.word(at)
        if is_that(scan, at):
            governor = _governor(scan, at)
            return None if governor < 0 else _judged(scan, governor, at)
        if scan.fence(at) or word in known.wh or word in scan.language.denial.clause:
            return None
        joined = joined or (word in known.joints and conjoined(scan, at, first, end) == "clause")
        if is_clause(scan, known, at, first, end, len(scan) - 1):
            return None
        if not joined and _is_governing(scan, at) and _has_clause(scan, at, first, end):
            small = scan.word(at - 1) in words.others | known.as_said
            return None if small else _judged(scan, at, at + 1)
    return None


def is_that(scan: Scan, at: int) -> bool:
    """Whether `that` begins what somebody says, thinks or knows."""
    known = scan.language.assertion
    return scan.word(at) in known.that - known.supposing and not is_relative(scan, known, at)


def conjoined(scan: Scan, joint: int, first: int, end: int) -> str:
    """Whether a word such as `and` before a value begins a `clause` with a subject of its own, or
    a `verb` that tells what was done: `and nine died`, `and killed nine`; else nothing."""
    known = scan.language.assertion
    begin = joint + 1
    while scan.word(begin).endswith("ly") or scan.word(begin) in known.afterwards:
        begin += 1
    for at in range(begin, first):
        if is_finite(scan, known, at) or scan.word(at) in scan.language.tense.reporting:
            return "verb" if at == begin else "clause"
    return "clause" if _verb_behind(scan, end) else ""


def _verb_behind(scan: Scan, end: int) -> bool:
    """Whether a verb of its clause stands behind a value."""
    known, language = scan.language.assertion, scan.language
    for at in range(end, end + _FARTHEST_VERB):
        word = scan.word(at)
        if scan.fence(at) and not is_finite(scan, known, at):
            return False
        if word in language.denial.clause | known.joints | known.that:
            return False
        if is_finite(scan, known, at) or word in known.finite | known.modals:
            return True
        if scan.fence(at):
            return False
    return False


def _is_governing(scan: Scan, at: int) -> bool:
    """Whether a word may have a clause under it; of nouns with capitals that is never sure."""
    words = scan.language.attitudes
    word = scan.word(at)
    if scan.language.text.capital_nouns:
        return False  # a clause stands behind a comma there
    return word in words.facts | words.against | words.sayings | words.thoughts


def _has_clause(scan: Scan, at: int, first: int, end: int) -> bool:
    """Whether a clause stands right behind a word: `said nine died`, `said the fire killed nine`,
    and not `found nine dead`."""
    known, numbers = scan.language.assertion, scan.language.numbers
    if scan.word(at + 1) in numbers.of | scan.language.relative.for_ | {"to", "by", "in", "-"}:
        return False
    if any(is_finite(scan, known, n) for n in range(at + 2, first)):
        return True
    small = numbers.article | numbers.the | known.own | scan.language.hedging.fillers
    near = all(scan.word(n) in small for n in range(at + 1, first))
    return near and _verb_behind(scan, end)


def _governor(scan: Scan, that: int) -> int:
    """The token of the word on which a clause hangs that begins with `that`; below 0 for none."""
    language, words = scan.language, scan.language.attitudes
    classes = words.facts | words.against | words.sayings | words.thoughts
    begin = that - 1 - (scan.word(that - 1) == ",")
    for at in range(begin, max(begin - _FARTHEST_WORD, -1), -1):
        word = scan.word(at)
        if scan.fence(at) or word in language.denial.clause or is_that(scan, at):
            return -1
        if word in classes or f"{scan.word(at - 1)} {word}" in words.against:
            return at
    return -1


def _judged(scan: Scan, at: int, begin: int) -> Above:
    """What a word says of the clause under it, which begins at a token."""
    words = scan.language.attitudes
    word, two = scan.word(at), f"{scan.word(at - 1)} {scan.word(at)}"
    denier = _denier(scan, at, begin)
    if word in words.facts:
        it = not scan.language.assertion.it.isdisjoint(
            scan.word(n) for n in range(max(at - 4, 0), at) if scan.word(at - 1) == denier
        )
        told = denier and it and word in words.impersonal  # `it is not known that`
        return Above(at, begin, why=denier) if told else Above(at, begin, so=True)
    if word in words.informing and denier:
        helping = scan.language.assertion.passive
        passive = any(scan.word(n) in helping for n in range(max(at - 3, 0), at))
        if passive or scan.word(at + 1) in words.informed:
            return Above(at, begin, so=True)
    if word in words.against or two in words.against:
        few = not words.few.isdisjoint(scan.word(n) for n in range(max(at - 3, 0), at))
        return Above(at, begin, so=True) if denier or few else Above(at, begin, why=word)
    if denier and (word in words.sayings or word in words.thoughts):
        return Above(at, begin, why=denier)
    if word in words.thoughts:
        return Above(at, begin, why=word)
    against = _against(scan, at)
    return Above(at, begin, why=against) if against else Above(at, begin)


def _against(scan: Scan, at: int) -> str:
    """What is said against a saying: `cast doubt on reports`, `rejected the allegation`."""
    words = scan.language.attitudes
    for n in range(at - 1, max(at - 1 - _FARTHEST_AGAINST, -1), -1):
        word = scan.word(n)
        if scan.fence(n) or word in scan.language.denial.clause | scan.language.assertion.joints:
            return ""
        if word in words.against:
            return "" if _denier(scan, n, n + 1) else word
    return ""


def _denier(scan: Scan, at: int, begin: int) -> str:
    """The word that denies a verb, noun or adjective in its clause, which ends before ``begin``."""
    language, words = scan.language, scan.language.attitudes
    small = language.denial.not_denials | language.assertion.not_behind
    behind = [n for n in range(at + 1, begin) if scan.word(n) in words.deniers]
    before = []
    for n in range(at - 1, max(at - 1 - _FARTHEST_WORD, -1), -1):
        word = scan.word(n)
        if scan.fence(n) or word in language.denial.clause or is_that(scan, n):
            break
        if word in language.assertion.joints or word in language.assertion.wh:
            break
        before.append(n)
    for n in (*before, *behind):
        word = scan.word(n)
        if word == "t" and scan.word(n - 1) == "'":
            return "not"
        spared = scan.word(n + 1) in small and n + 1 != at
        if word in words.outside or (word in words.deniers and not spared):
            return word
    return ""


def is_denied(scan: Scan, at: int) -> bool:
    """Whether a verb that says something is denied in its clause: `nobody said`."""
    return bool(_denier(scan, at, at + 1))


def denied_subject(scan: Scan, begin: int, first: int) -> str:
    """What denies the clause that begins at a token, as its subject or before it: `no nine died`,
    `no storm killed nine`, `at no time did nine die`; not `no other storm killed nine`."""
    language, words = scan.language, scan.language.attitudes
    known, no = language.assertion, language.numbers.no
    if scan.word(first - 1) in no:
        return scan.word(first - 1)
    helped = scan.word(first - 1) in known.asking
    if helped and any(scan.word(n) in no for n in range(max(first - 5, begin), first)):
        return scan.word(first - 1)
    here, after = scan.word(begin), scan.word(begin + 1)
    if here not in known.nobody or after in words.others | known.not_behind:
        return ""
    denied = scan.raw(begin + 1).islower() or here not in no
    done = [n for n in range(begin + 1, first) if is_finite(scan, known, n)]
    return here if denied and len(done) == 1 else ""
