"""Does a sentence assert what stands in it: not denied, asked or supposed?

Numbers and dates have their denials from :mod:`checker.prose.denials`. A word or a name stands in
more ways in a sentence, so that of what denies in front of it only that counts which bears on it:
`did not burst but was closed` closes, and so does `nobody doubted that it is closed`.
"""

from collections.abc import Collection
from dataclasses import fields
from enum import Enum
from itertools import pairwise
from typing import Final, final

from checker.model.vocabulary import Attribute
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
_FARTHEST_BEHIND: Final = 8
_LONGEST: Final = 120
"""How many tokens on either side of a value its sentence may have."""

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
_EITHER_DENIES: Final = frozenset().union(*(each.denial.denials for each in LANGUAGES.values())) - {
    "noch", "ohne"
}  # fmt: skip


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
        word = _denied(scan, first, end, about, name=sort is Sort.NAME)
    else:
        word = _behind(scan, _words_of(scan), first, end, about) if about else ""
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
        known.feared,
        known.hearsay,
    )
    return any(not table.isdisjoint(words) for table in tables)


def _supposed(scan: Scan, first: int, end: int, sort: Sort, about: Collection[str]) -> str:
    """Why a sentence only asks or supposes what stands from one token up to another."""
    known = _words_of(scan)
    low, high = _sentence(scan, first, end)
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
            or (sort is Sort.AMOUNT and is_expected(scan, known, at, first, about))
            or (first - at <= 3 and word in known.nearly and is_done(scan, at + 1))
        ):
            return word
        capital = scan.raw(at)[:1].isupper()
        if word in known.modals and not capital and reaches(scan, known, at, around):
            if is_past(scan, known, at):
                return scan.said(at, at + 2)
            if word != "would" or _would(scan, known, at, low, high, sort):
                return word
    for at in range(end, min(end + _FARTHEST_BEHIND, high + 1)):
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
            and any(_speaks(scan.word(n), about) for n in range(at + 1, min(at + 6, high)))
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
    if scan.word(at) not in known.modals or at - end > _FARTHEST_SUBJECT:
        return False
    if scan.word(first - 1) in scan.language.numbers.the | known.own | {"s"}:
        return False
    if scan.word(at) == "would" and not _would(scan, known, at, low, high, Sort.AMOUNT):
        return False
    small = scan.language.text.function_words - known.passive
    if any(scan.word(n) in small or not scan.is_word(n) for n in range(end, at)):
        return False
    verb = at + 1
    while scan.word(verb) in known.passive | known.adverbs - {"not"}:
        verb += 1
    made = scan.word(verb) in known.made and scan.word(verb - 1) in known.passive
    return made or _speaks(scan.word(verb), about)


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
    asking = [at for at in begins if scan.word(at) in known.wh or _is_verb(scan, known, at)]
    before = [at for at in asking if at <= first]
    if before:
        return scan.word(before[-1]) not in known.wh
    return not asking


def _is_verb(scan: Scan, known: Assertion, at: int) -> bool:
    """Whether a token is a verb that may ask: `is`, and `isn't`."""
    word = scan.word(at)
    return word in known.asking or (word[:-1] in known.asking and scan.word(at + 1) == "'")


def _sentence(scan: Scan, first: int, end: int) -> tuple[int, int]:
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


def _denied(scan: Scan, first: int, end: int, about: Collection[str], *, name: bool) -> str:
    """What denies the words from one token up to another; nothing where nothing does.

    ``about``: the words by which prose speaks of what they are the value of. ``name``: whether they
    name somebody, and are not words of which something is said.
    """
    known = _words_of(scan)
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
    behind = _behind(scan, known, first, end, about if name else ())
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


def _behind(scan: Scan, known: Assertion, first: int, end: int, about: Collection[str]) -> str:
    """What denies behind a value: `is no longer`, `is not her home port`, `that ... is false`."""
    if f"{scan.word(end)} {scan.word(end + 1)}" in ("no longer", "no more", "nicht mehr") and (
        end + 2 >= len(scan)
        or scan.fence(end + 2)
        or scan.word(end + 2) in scan.language.denial.clause
    ):
        return scan.said(end, end + 2)
    low, high = _sentence(scan, first, end)
    told = any(scan.word(at) in known.that for at in range(max(low, first - _FARTHEST), first))
    if scan.word(end) == "," and scan.word(end + 1) in ("which", "who"):
        end += 2
    for at in range(end, min(end + _FARTHEST_BEHIND, high + 1)):
        word = scan.word(at)
        if word in scan.language.denial.clause or scan.fence(at):
            break
        if told and word in known.untrue and scan.word(at - 1) in known.finite:
            return word
        if not about or word in known.joints:
            continue
        near = at - end <= 3 and any(_is_verb(scan, known, n) for n in range(end, at + 1))
        if near and (found := _denying(scan, known, at)):
            if scan.word(at + 1) in known.not_behind:
                break
            rest = [scan.word(n) for n in range(at + 1, min(at + 7, high + 1))]
            stop = next(
                (n for n, w in enumerate(rest) if w in scan.language.denial.clause | FENCES), 7
            )
            return found if any(_speaks(w, about) for w in rest[:stop]) else ""
    return ""


def _speaks(word: str, about: Collection[str]) -> bool:
    return len(word) > 2 and any(each.startswith(word) for each in about)
