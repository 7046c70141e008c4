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
from checker.prose.attitudes import above, conjoined, denied_subject
from checker.prose.brackets import bracketed
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
from checker.prose.prospects import is_owned, prospect
from checker.prose.reader import Setting
from checker.prose.scan import FENCES, Scan
from checker.prose.supposed import (
    governs,
    is_clause,
    is_condition,
    is_done,
    is_expected,
    is_feared_behind,
    is_finite,
    is_hearsay,
    is_past,
    is_proviso,
    is_said,
    leaves,
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
        - {"falls", "fast"}
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
    low, first, end, _ = around
    plain = sort in (Sort.AMOUNT, Sort.DATE)
    hanging = above(scan, first, end) if plain else None
    if hanging is not None and hanging.why:
        return hanging.why
    least = low if hanging is None or not hanging.so else hanging.begin
    begin = first
    while begin > least and not _ends(scan, known, begin - 1, around, plain=plain):
        begin -= 1
    if begin > least and scan.word(begin - 1) in (
        FENCES | scan.language.denial.clause | scan.language.tense.reporting
    ):
        for told in range(begin - 2, max(begin - 4, low - 1), -1):
            if is_hearsay(scan, known, told, first):  # `the legend says`
                return scan.word(told)
    word = _before(scan, known, around, begin, sort, about)
    if plain and not word:
        amount = sort is Sort.AMOUNT
        word = (
            denied_subject(scan, begin, first)
            or prospect(scan, around, begin, amount=amount, about=about)
            or bracketed(scan, around, amount=amount, about=about)
        )
    return word or _behind(scan, known, around, sort, about) or _set_beside(scan, known, around)


def _ends(
    scan: Scan, known: Assertion, at: int, around: tuple[int, int, int, int], *, plain: bool
) -> bool:
    """Whether the clause around a value begins behind a token before it."""
    _, first, end, high = around
    word, after = scan.word(at), scan.word(at + 1)
    if word in FENCES | known.wh | scan.language.denial.clause:
        return True
    if word in scan.language.tense.reporting and after != "to":
        return True
    if word in known.joints and (
        after in known.subjects or (plain and conjoined(scan, at, first, end) == "clause")
    ):
        return True
    return is_clause(scan, known, at, first, end, high)


def _before(
    scan: Scan,
    known: Assertion,
    around: tuple[int, int, int, int],
    begin: int,
    sort: Sort,
    about: Collection[str],
) -> str:
    """The word before a value, in its clause, by which that only might be."""
    low, first, end, high = around
    owned = sort is Sort.AMOUNT and is_owned(scan, first, end, about)
    for at in range(first - 1, begin - 1, -1):
        word = scan.word(at)
        if (
            (word in known.unreal and not owned)
            or (_is_unsure(scan, known, at) and not leaves(scan, at, first))
            or is_hearsay(scan, known, at, first)
            or (word in known.wished and word not in about and governs(scan, at, first))
            or (sort is Sort.AMOUNT and is_expected(scan, known, at, first, end, about))
            or (first - at <= 3 and word in known.nearly and is_done(scan, at + 1))
        ):
            return word
        capital = scan.raw(at)[:1].isupper()
        modal = word in known.modals and not capital and not owned
        if modal and reaches(scan, known, at, around):
            if is_past(scan, known, at):
                return scan.said(at, at + 2)
            if word != "would" or _would(scan, known, at, low, high, sort):
                return word
    return ""


def _behind(
    scan: Scan,
    known: Assertion,
    around: tuple[int, int, int, int],
    sort: Sort,
    about: Collection[str],
) -> str:
    """The word behind a value, in its clause, by which that only might be."""
    _, first, end, high = around
    owned = sort is Sort.AMOUNT and is_owned(scan, first, end, about)
    told = False
    for at in range(end, min(end + FARTHEST_BEHIND, high + 1)):
        word = scan.word(at)
        if word in scan.language.denial.clause or scan.fence(at) or word in known.joints:
            break
        if word in known.unreal and not owned:
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
        verb = scan.word(at - 1) in known.finite | scan.language.tense.was
        adverb = word in known.adverbs or word.endswith("ly") or is_done(scan, at + 1)
        beside = scan.word(at + 1) in scan.language.dates.date_prepositions | known.wh
        unsure = (verb or (adverb and not told)) and not (beside and told)
        if (
            (unsure and _is_unsure(scan, known, at))
            or is_feared_behind(scan, known, at)
            or (at - end < 3 and word in known.nearly and is_done(scan, at + 1))
        ):
            return word
        told = told or is_finite(scan, known, at)
    return ""


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
