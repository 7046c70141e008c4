"""What denies a word or a name, before it and behind it: `did not burst but was closed` closes, and
so does `nobody doubted that it is closed`."""

from collections.abc import Collection
from itertools import pairwise
from typing import Final

from checker.prose.language import Assertion
from checker.prose.languages import LANGUAGES
from checker.prose.scan import FENCES, Scan
from checker.prose.supposed import is_done

_FARTHEST: Final = 14
FARTHEST_BEHIND: Final = 8
"""How many tokens before and behind a value what bears on it may stand."""

_LONGEST: Final = 120
"""How many tokens on either side of a value its sentence may have."""

_EITHER_DENIES: Final = frozenset().union(*(each.denial.denials for each in LANGUAGES.values())) - {
    "noch", "ohne"
}  # fmt: skip
"""What denies in a text of which nobody says in what language it is."""


def sentence_around(scan: Scan, first: int, end: int) -> tuple[int, int]:
    """The first token of the sentence around some tokens, and its last."""
    low = first
    while low > 0 and first - low < _LONGEST and not _ends(scan, low - 1):
        low -= 1
    high = max(end - 1, first)
    while high + 1 < len(scan) and high - end < _LONGEST and not _ends(scan, high):
        high += 1
    return low, high


def _ends(scan: Scan, at: int) -> bool:
    return scan.tokens.stops[at] or scan.word(at) in ("?", "!")


def is_asking_verb(scan: Scan, known: Assertion, at: int) -> bool:
    """Whether a token is a verb that may ask: `is`, and `isn't`."""
    word = scan.word(at)
    return word in known.asking or (word[:-1] in known.asking and scan.word(at + 1) == "'")


def denied(
    scan: Scan, known: Assertion, first: int, end: int, about: Collection[str], *, name: bool
) -> str:
    """What denies the words from one token up to another; nothing where nothing does.

    ``about``: the words by which prose speaks of what they are the value of. ``name``: whether they
    name somebody, and are not words of which something is said.
    """
    if name:
        told = _is_of_another(scan, known, end)
    else:
        before = scan.word(first - 1)
        told = before in known.own and scan.word(end) not in about
        if end - first > 2:  # `has not carried out a resolution on the closing of the lock`
            verbs = known.finite | scan.language.tense.was | scan.language.tense.is_
            states = any(scan.word(n) in verbs or is_done(scan, n) for n in range(first, end))
            told = told or not states or before in scan.language.dates.date_prepositions
    if scan.word(end) in known.until:  # `was not closed until May`
        return ""
    behind = denied_behind(scan, known, first, end, about if name else ())
    if scan.word(end) == "," and scan.word(end + 1) in known.own and scan.word(end + 2) in about:
        return behind  # `never left Hull, her home port`
    return _before(scan, known, first, about, told=told) or behind


def _before(scan: Scan, known: Assertion, first: int, about: Collection[str], *, told: bool) -> str:
    language = scan.language
    for at in range(first - 1, max(first - 1 - _FARTHEST, -1), -1):
        here = scan.word(at)
        if here == "but" and at == first - 1 and scan.word(at - 1) in known.but:
            return scan.said(at - 1, at + 1)
        if here in known.hardly and at == first - 1:
            return here
        if scan.said(at, first).casefold() in _CEASED:
            return here
        if here == "," and at == first - 1 and (found := _set_apart(scan, known, at)):
            return found
        if here == "," and scan.word(at + 1) in ("dass", "daß", "ob", "whether"):
            continue
        if here in language.denial.clause or scan.fence(at):
            return ""
        if here in known.joints and scan.word(at + 1) in known.finite:
            return ""
        found = _denying(scan, known, at)
        if not found:
            continue
        between = [scan.word(n) for n in range(at + 1, first)]
        spared = _spares(scan, known, at, found, between)
        return "" if spared or _is_given(known, between, about, told=told) else found
    return ""


_CEASED: Final = frozenset({"ceased to be", "ceased being", "stopped being"})


def _set_apart(scan: Scan, known: Assertion, comma: int) -> str:
    """What denies before words between two commas: `is not, as they say, closed`."""
    for at in range(comma - 2, max(comma - 9, 0), -1):
        if scan.fence(at):
            return ""
        if scan.word(at) == ",":
            return _denying(scan, known, at - 1)
    return ""


def _denying(scan: Scan, known: Assertion, at: int) -> str:
    """The word or phrase that denies and ends at a token."""
    language, here = scan.language, scan.word(at)
    denies = here in language.denial.denials or (here == "t" and scan.word(at - 1) == "'")
    if not denies and not scan.declared:
        denies = here in _EITHER_DENIES
    doubts = here in known.doubts and scan.word(at + 1) in known.that | {","}
    if doubts and scan.word(at - 1) not in ("few", "little", "kaum"):
        return here
    if denies or here in known.nobody:
        return "not" if here == "t" else here
    if here in language.denying_ends and (phrase := scan.back("denying", at + 1)):
        return scan.said(phrase[1], at + 1)
    return ""


def _spares(scan: Scan, known: Assertion, at: int, found: str, between: list[str]) -> bool:
    """Whether what denies does not bear on a value behind the words ``between``."""
    after, here = scan.word(at + 1), scan.word(at)
    if after in known.not_behind or (after in scan.language.denial.not_denials and here != "no"):
        return True
    name = between and scan.raw(at)[:1].isupper() and scan.raw(at + 1)[:1].isupper()
    if name and here not in known.nobody - {"no"}:  # `No Name Lock`: part of a name
        return True
    if not known.doubting.isdisjoint(between):
        return True
    if any(a in known.knowing and b in ("that", "dass", "daß", ",") for a, b in pairwise(between)):
        return True
    if here in known.doubting and _is_denied(scan, known, at):
        return True
    if found.casefold() in known.wrongly and scan.language.tense.reporting.isdisjoint(between):
        return True
    if here in known.without:
        return bool(between) and between[0] not in known.beside
    inner = known.that.isdisjoint(between) and not known.finite.isdisjoint(between)
    if inner and here not in known.doubting:
        before = scan.word(at - 1)
        joined = before in known.wh | known.that or before == "as"
        if here in known.nobody and (
            joined or (before in scan.language.denial.clause and before > "a")
        ):
            return True
        return not (here in known.nobody or after in known.finite or after in ("one", "a", "all"))
    return False


def _is_denied(scan: Scan, known: Assertion, at: int) -> bool:
    """Whether what denies is itself denied: `did not deny that`."""
    for back in range(at - 1, max(at - 4, -1), -1):
        if scan.fence(back) or scan.word(back) in scan.language.denial.clause:
            return False
        if _denying(scan, known, back):
            return True
    return False


def _is_given(known: Assertion, between: list[str], about: Collection[str], *, told: bool) -> bool:
    """Whether a value is only told with something of which another thing is denied: `did not pass
    the closed lock`, `never saw her home port of Hull again`."""
    if not between or between[0] in known.own | known.beside:
        return False
    if told:
        return True
    rest = between[:-1] if between[-1] in ("of", "von") else between
    at = len(rest)
    while at and rest[at - 1] in about:
        at -= 1
    return 0 < at < len(rest) and rest[at - 1] in known.own


def _is_of_another(scan: Scan, known: Assertion, end: int) -> bool:
    """Whether a name that ends before a token is told of a thing: `the Lloyd's list`, `four Council
    resolutions`."""
    word = scan.word(end)
    if word == "'" and scan.word(end + 1) == "s":
        return True
    german = scan.declared and scan.language.text.capital_nouns
    return not german and word.isalpha() and word not in known.small and scan.raw(end).islower()


def denied_behind(
    scan: Scan, known: Assertion, first: int, end: int, about: Collection[str]
) -> str:
    """What denies behind a value: `is no longer`, `is not her home port`, `that ... is false`."""
    if f"{scan.word(end)} {scan.word(end + 1)}" in ("no longer", "no more", "nicht mehr") and (
        end + 2 >= len(scan)
        or scan.fence(end + 2)
        or scan.word(end + 2) in scan.language.denial.clause
    ):
        return scan.said(end, end + 2)
    low, high = sentence_around(scan, first, end)
    told = any(scan.word(at) in known.that for at in range(max(low, first - _FARTHEST), first))
    if scan.word(end) == "," and scan.word(end + 1) in ("which", "who"):
        end += 2
    for at in range(end, min(end + FARTHEST_BEHIND, high + 1)):
        word = scan.word(at)
        if word in scan.language.denial.clause or scan.fence(at):
            break
        proved = scan.word(at - 1) in known.finite or is_done(scan, at - 1)
        if told and word in known.untrue and proved:
            return word
        if not about or word in known.joints:
            continue
        near = at - end <= 3 and any(is_asking_verb(scan, known, n) for n in range(end, at + 1))
        if near and (found := _denying(scan, known, at)):
            if scan.word(at + 1) in known.not_behind:
                break
            rest = [scan.word(n) for n in range(at + 1, min(at + 7, high + 1))]
            stop = next(
                (n for n, w in enumerate(rest) if w in scan.language.denial.clause | FENCES), 7
            )
            return found if any(speaks(w, about) for w in rest[:stop]) else ""
    return ""


def speaks(word: str, about: Collection[str]) -> bool:
    """Whether a word is one of some by which prose speaks of an attribute, or how one begins."""
    return len(word) > 2 and any(each.startswith(word) for each in about)
