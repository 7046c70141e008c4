"""Does a sentence assert what stands in it: not denied, asked or supposed?

Numbers and dates have their denials from :mod:`checker.prose.denials`. A word or a name stands in
more ways in a sentence, so that of what denies in front of it only that counts which bears on it:
`did not burst but was closed` closes, and so does `nobody doubted that it is closed`.
"""

from collections.abc import Collection
from dataclasses import fields
from enum import Enum
from typing import Final, final

from checker.model.vocabulary import Attribute
from checker.prose.denied import (
    FARTHEST_BEHIND,
    denied,
    denied_behind,
    is_asking_verb,
    sentence_around,
    speaks,
)
from checker.prose.language import Assertion
from checker.prose.languages import LANGUAGES
from checker.prose.reader import Setting
from checker.prose.scan import FENCES, Scan
from checker.prose.supposed import (
    governs,
    is_clause,
    is_condition,
    is_done,
    is_expected,
    is_feared_behind,
    is_hearsay,
    is_past,
    is_proviso,
    is_said,
    reaches,
    verbs,
)
from checker.prose.tokens import Tokens, tokens

_FARTHEST: Final = 14
"""How many tokens behind a value it may be said that it only may be so."""

_AROUND: Final = 150
"""How many tokens on either side of a value are looked at."""


_FARTHEST_SUBJECT: Final = 2
"""How many tokens of what is counted may stand between a number and `could`."""

_SMALL: Final = frozenset({"of", "the", "and", "day", "name", "for"})
"""Words of labels that speak of nothing."""


@final
class Sort(Enum):
    """What stands in a sentence: what of it is asserted is told by other words for each."""

    AMOUNT = "amount"
    DATE = "date"
    NAME = "name"
    WORDS = "words"


_EITHER: Final = Assertion(
    **{
        each.name: frozenset().union(
            *(getattr(language.assertion, each.name) for language in LANGUAGES.values())
        )
        - {"falls"}
        for each in fields(Assertion)
    }
)
"""For a text of which nobody says in what language it is."""


def _words_of(scan: Scan) -> Assertion:
    return scan.language.assertion if scan.declared else _EITHER


def unasserted(
    said: Tokens,
    setting: Setting,
    first: int,
    end: int,
    sort: Sort,
    about: Collection[str] = (),
) -> str:
    """Why a sentence does not assert what stands from one token up to another; nothing where it
    does. ``about``: the words by which prose speaks of what that is the value of.

    What denies a number or a date right before it is read with it, and not told here.
    """
    low, high = max(0, first - _AROUND), end + _AROUND
    part = Tokens(
        said.text, said.words[low:high], said.folded[low:high], said.starts[low:high],
        said.ends[low:high], said.stops[low:high],
    )  # fmt: skip
    scan = Scan(part, setting.language, setting.declared)
    first, end = first - low, end - low
    if sort in (Sort.NAME, Sort.WORDS):
        word = denied(scan, _words_of(scan), first, end, about, name=sort is Sort.NAME)
    else:
        word = denied_behind(scan, _words_of(scan), first, end, about) if about else ""
    return f"`{word}` denies it" if word else _supposed(scan, first, end, sort, about)


def speaking_of(attribute: Attribute) -> frozenset[str]:
    """The words by which prose speaks of an attribute."""
    return frozenset(
        word
        for cue in (attribute.label, *attribute.cues)
        for word in tokens(cue).folded
        if len(word) > 2 and word not in _SMALL
    )


def sort_of(attribute: Attribute) -> Sort:
    """As what the value of an attribute that is no number and no date stands in a sentence."""
    kind = attribute.kind
    return Sort.NAME if kind.names or (kind.many and attribute.members == "entity") else Sort.WORDS


def speaks_so(words: Collection[str], setting: Setting) -> bool:
    """Whether one of some words, in small letters, denies or supposes, so that whoever looks for
    them means just that."""
    language, known = setting.language, setting.language.assertion if setting.declared else _EITHER
    tables = (
        language.denial.denials,
        known.nobody,
        known.supposing,
        known.untrue,
        known.hardly,
        known.doubts,
        known.modals,
        known.unreal,
        known.unsure,
        known.held,
        known.nearly,
        known.wished,
        known.expected,
        known.feared,
        known.hearsay,
    )
    return any(not table.isdisjoint(words) for table in tables)


def _supposed(scan: Scan, first: int, end: int, sort: Sort, about: Collection[str]) -> str:
    """Why a sentence only asks or supposes what stands from one token up to another."""
    known = _words_of(scan)
    low, high = sentence_around(scan, first, end)
    if scan.word(high) == "?" and _asked(scan, known, low, high, first):
        return "it is asked, and not said"
    if word := _thought(scan, known, (low, first, end, high), sort, about):
        return f"`{word}` only supposes it"
    named = sort in (Sort.NAME, Sort.WORDS)
    if named and not scan.language.hedging.either.isdisjoint(
        (scan.word(first - 1), scan.word(end))
    ):
        return "it is one of several that it may be"
    for at in range(first - 1, low - 1, -1):
        word = scan.word(at)
        if word in FENCES or word in (",", ":") or word in scan.language.tense.reporting:
            return ""
        if (
            word in known.supposing
            or is_condition(scan, known, at, low)
            or is_proviso(scan, known, at, first, end, about)
        ):
            spared = scan.word(at + 1) in known.not_supposed or (
                scan.word(at - 1) in known.granting and at > low
            )
            return "" if spared else f"`{word}` only supposes it"
    if low < first and scan.word(low) in known.inverted:
        return f"`{scan.word(low)}` only supposes it"
    return ""


def _thought(
    scan: Scan,
    known: Assertion,
    around: tuple[int, int, int, int],
    sort: Sort,
    about: Collection[str],
) -> str:
    """The word of the clause around a value by which something only might be, or might have been,
    or is thought or expected to be: none of which says that it is."""
    low, first, end, high = around
    for at in range(first - 1, low - 1, -1):
        word, after = scan.word(at), scan.word(at + 1)
        if (
            word in FENCES
            or word in scan.language.denial.clause
            or word in scan.language.tense.reporting
        ):
            for told in range(at - 1, max(at - 3, low - 1), -1):
                if is_hearsay(scan, known, told, first):  # `the legend says`
                    return scan.word(told)
            break
        if (word in known.joints and after in known.subjects) or word in known.wh:
            break
        if is_clause(scan, known, at, first, end, high):
            break
        if (
            word in known.unreal
            or _is_unsure(scan, known, at)
            or is_hearsay(scan, known, at, first)
            or (word in known.wished and word not in about and governs(scan, at, first))
            or (sort is Sort.AMOUNT and is_expected(scan, known, at, first, end, about))
            or (first - at <= 3 and word in known.nearly and is_done(scan, at + 1))
        ):
            return word
        capital = scan.raw(at)[:1].isupper()
        if word in known.modals and not capital and reaches(scan, known, at, around):
            if is_past(scan, known, at):
                return scan.said(at, at + 2)
            if word != "would" or _would(scan, known, at, low, high, sort):
                return word
    for at in range(end, min(end + FARTHEST_BEHIND, high + 1)):
        word = scan.word(at)
        if word in scan.language.denial.clause or scan.fence(at) or word in known.joints:
            break
        if word in known.unreal:
            return word
        if word in known.modals and is_past(scan, known, at):
            return scan.said(at, at + 2)
        if (
            word in known.modals
            and sort is Sort.NAME
            and any(speaks(scan.word(n), about) for n in range(at + 1, min(at + 6, high)))
        ):  # `Hull might become her home port`
            return word
        if sort is Sort.AMOUNT and _may_be(scan, known, at, around, about):
            return word
        verb = scan.word(at - 1) in known.finite | scan.language.tense.was or word.endswith("ly")
        if (
            (verb and _is_unsure(scan, known, at))
            or is_feared_behind(scan, known, at)
            or (at - end < 3 and word in known.nearly and is_done(scan, at + 1))
        ):
            return word
    return _set_beside(scan, known, around)


def _may_be(
    scan: Scan, known: Assertion, at: int, around: tuple[int, int, int, int], about: Collection[str]
) -> bool:
    """Whether a verb such as `could` behind a number has what it counts only done, perhaps: `nine
    people could die`, and not `the nine people could leave`, `nine dead could be seen`."""
    low, first, end, high = around
    expected = scan.word(at) in known.expected and scan.word(at + 1) in known.of_held
    if not (scan.word(at) in known.modals or expected) or at - end > _FARTHEST_SUBJECT:
        return False
    if scan.word(first - 1) in scan.language.numbers.the | known.own | {"s"}:
        return False
    if scan.word(at) == "would" and not _would(scan, known, at, low, high, Sort.AMOUNT):
        return False
    small = scan.language.text.function_words - known.passive
    if any(scan.word(n) in small or not scan.is_word(n) for n in range(end, at)):
        return False
    verb = at + 1 + expected
    while scan.word(verb) in known.passive | known.adverbs - {"not"}:
        verb += 1
    made = scan.word(verb) in known.made and scan.word(verb - 1) in known.passive
    return made or speaks(scan.word(verb), about)


def _set_beside(scan: Scan, known: Assertion, around: tuple[int, int, int, int]) -> str:
    """What a few words before or behind the clause say of all of it: `According to legend, ...`,
    `..., it is believed`, `..., or perhaps ten`."""
    low, first, end, high = around
    for at in range(end, min(end + _FARTHEST, high)):
        if scan.word(at) in scan.language.hedging.either and scan.word(at + 1) in known.or_else:
            return scan.said(at, at + 2)
    for at in range(low, min(first, low + 4)):
        unsure = scan.word(at) in known.unsure or is_hearsay(scan, known, at, first)
        if scan.word(at + 1) == "," and unsure and not verbs(scan, low, at):
            return scan.word(at)
    for at in range(max(end, high - 4), high):  # `..., so the legend goes`
        if scan.word(at) in known.hearsay and is_said(scan, known, at):
            return scan.word(at)
    last = scan.word(high - 1) if scan.word(high) == "." else scan.word(high)
    at = high - 3 - (scan.word(high) == ".")
    thought = last in known.held | known.unsure | known.feared
    if thought and at >= end and scan.word(at) == "," and scan.word(at + 1) in known.subjects:
        return last
    return ""


def _is_unsure(scan: Scan, known: Assertion, at: int) -> bool:
    """Whether a word only has something thought. What is expected is announced, and told so."""
    word = scan.word(at)
    if scan.word(at - 1) in known.as_said:
        return False
    return word in known.unsure or (word in known.held and scan.word(at + 1) in known.of_held)


def _would(scan: Scan, known: Assertion, at: int, low: int, high: int, sort: Sort) -> bool:
    """Whether `would` supposes: it does not where it tells what came later, or what somebody said
    will be."""
    sentence = [scan.word(n) for n in range(low, high + 1)]
    if not known.supposing.isdisjoint(sentence):
        return True
    later = scan.word(at + 1) in known.afterwards
    return (
        sort is not Sort.DATE and not later and scan.language.tense.reporting.isdisjoint(sentence)
    )


def _asked(scan: Scan, known: Assertion, low: int, high: int, first: int) -> bool:
    """Whether a question asks for what stands at a token, and is no tail to it (`, is it not?`)."""
    begins = [low]
    for at in range(low, high):
        word = scan.word(at)
        if word in (",", ";", ":") or (word == "-" and not scan.hyphen(at)):
            begins.append(at + 2 if scan.word(at + 1) in known.joints else at + 1)
    asking = [at for at in begins if scan.word(at) in known.wh or is_asking_verb(scan, known, at)]
    before = [at for at in asking if at <= first]
    if before:
        return scan.word(before[-1]) not in known.wh
    return not asking
