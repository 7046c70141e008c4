"""What a verb says with another at the end of its clause, as in German: `neun sollen gestorben
sein`, `wird 300 Stellen schaffen`; and what is planned, aimed at, reported or tried there.

In a language whose verbs stand together (`ProspectWords.infinitives` is empty) nothing is read.
"""

from collections.abc import Collection
from typing import Final

from checker.prose.attitudes import is_denied, is_that
from checker.prose.prospects import is_owned
from checker.prose.scan import Scan
from checker.prose.supposed import is_finite

_LONGEST: Final = 24
"""How many tokens on either side of a value its clause may have."""

_FARTHEST: Final = 8
"""How many tokens before a clause the word may stand that it hangs on."""


def bracketed(
    scan: Scan, around: tuple[int, int, int, int], *, amount: bool, about: Collection[str]
) -> str:
    """The word by which a value is only said, to come, planned or tried; nothing where none says
    so. ``around``: the sentence and the value in it; ``amount``: it is no date."""
    if not scan.language.prospects.infinitives:
        return ""
    low, first, end, high = around
    begin, last = _clause(scan, around)
    owned = amount and is_owned(scan, first, end, about)
    words = scan.language.prospects
    announced = scan.word(end) in words.sizes or scan.word(last) in words.reckoned
    return (
        _with_infinitive(scan, begin, last, amount=amount, owned=owned, announced=announced)
        or (_planned(scan, begin, first, end, last) if amount and not owned else "")
        or _reported(scan, begin, last, low, high)
        or _held(scan, begin, last)
        or _hanging(scan, begin)
    )


def _clause(scan: Scan, around: tuple[int, int, int, int]) -> tuple[int, int]:
    """The first token of the clause around a value, and its last word."""
    low, first, end, high = around
    known, stops = scan.language.assertion, scan.language.denial.clause
    begin = first
    while begin > max(low, first - _LONGEST) and not scan.fence(begin - 1):
        word = scan.word(begin - 1)
        if word in stops or (
            word in known.joints and any(is_finite(scan, known, n) for n in range(begin, first))
        ):
            break
        begin -= 1
    last = end - 1
    while last < min(high, end + _LONGEST) and not scan.fence(last):
        word, after = scan.word(last + 1), scan.word(last + 2)
        verb = after in scan.language.prospects.brackets | known.finite
        if word in stops or (word in known.joints and (verb or is_finite(scan, known, last + 2))):
            break
        last += 1
    while last > begin and not scan.is_word(last):
        last -= 1
    return begin, last


def _is_infinitive(scan: Scan, at: int) -> bool:
    words, known, word = scan.language.prospects, scan.language.assertion, scan.word(at)
    return (
        scan.raw(at).islower()
        and word.endswith(words.infinitives)
        and (not word.startswith(words.participles) or word in words.unlike)
        and word not in scan.language.text.function_words - words.perfect - known.passive
    )


def _with_infinitive(
    scan: Scan, begin: int, last: int, *, amount: bool, owned: bool, announced: bool
) -> str:
    words = scan.language.prospects
    verb = last
    brackets = [
        n for n in range(begin, last + 1)
        if scan.word(n) in words.brackets and (scan.raw(n).islower() or n == begin)
    ]  # fmt: skip
    passive = scan.word(last) in scan.language.assertion.passive and len(brackets) > 1
    if brackets and brackets[-1] == last and not passive:  # `dass neun gestorben sein sollen`
        verb = last - 1
    if scan.word(verb - 1) == "zu" or (scan.word(verb).find("zu") > 0 and not brackets):
        return _with_to(scan, begin, verb, owned=owned) if _is_infinitive(scan, verb) else ""
    if not brackets or not (_is_infinitive(scan, verb) or scan.word(verb) in words.perfect):
        return ""
    said = scan.word(brackets[0])
    if scan.word(verb) in words.perfect and _is_participle(scan, verb - 1):
        return said
    if said in words.past_brackets and not owned:
        return said
    held = said in words.able and scan.word(verb) in words.holding
    return said if amount and not (owned or announced or held) else ""


def _is_participle(scan: Scan, at: int) -> bool:
    word = scan.word(at)
    return scan.raw(at).islower() and word.endswith(("t", "en")) and len(word) > 4


def _with_to(scan: Scan, begin: int, verb: int, *, owned: bool) -> str:
    """An infinitive with `zu` tells what was only tried or wanted, but behind `es gelang`, and
    what was done (`getötet zu haben`) is so behind what admits it."""
    language = scan.language
    words = [scan.word(n) for n in range(max(begin - _FARTHEST, 0), begin)]
    words += [scan.word(n) for n in range(begin, verb)]
    if not language.prospects.done.isdisjoint(words) or owned:
        return ""
    if scan.word(verb) in language.prospects.perfect and not (
        language.attitudes.against.union(language.attitudes.sayings, language.attitudes.thoughts)
    ).intersection(words):
        return ""
    return scan.said(verb - 1, verb + 1)


def _planned(scan: Scan, begin: int, first: int, end: int, last: int) -> str:
    """The word by which a number is planned or aimed at in its clause."""
    words, known, tense = scan.language.prospects, scan.language.assertion, scan.language.tense
    for at in range(begin, last + 1):
        word, before = scan.word(at), scan.word(at - 1)
        if first <= at < end or before in known.as_said:
            continue
        between = range(at + 1, first) if at < first else range(end, at)
        beside = not known.beside_that.isdisjoint(scan.word(n) for n in between)
        lower = scan.raw(at).islower() or at == begin
        finite = any(is_finite(scan, known, n) for n in between)
        to_be = any(scan.word(n) in tense.is_ | tense.was | known.passive for n in between)
        planning = word in words.planning and (at < first or at == last)
        if planning and lower and not beside and (word not in words.planned or at <= begin + 4):
            return word
        if word in words.planned and lower and not beside:
            if at < first and (not finite or (at == begin and to_be)):
                return word
            if at > first and (to_be or any(scan.word(n) in known.passive | tense.is_ | tense.was
                                            for n in range(begin, first))):  # fmt: skip
                return word
        if word in words.goals and words.met.isdisjoint(
            scan.word(n) for n in range(begin, last + 1)
        ):
            after = scan.word(at + 1)
            if at > first and to_be:
                return word
            if at < first and (after in tense.is_ | tense.was | {"von"}):
                return word
    return ""


def _reported(scan: Scan, begin: int, last: int, low: int, high: int) -> str:
    """The verb of a clause that tells what another says, where it is not said who does, or denied
    that somebody does."""
    language = scan.language
    words = [n for n in range(begin, last + 1) if scan.word(n) in language.prospects.reported]
    if not words:
        return ""
    tellers = language.attitudes.sayings | language.tense.reporting | language.assertion.by_hearsay
    sayers = [n for n in range(low, high + 1) if scan.word(n) in tellers]
    if any(is_denied(scan, n) for n in sayers):
        return scan.word(words[0])
    return "" if sayers else scan.word(words[0])


def _held(scan: Scan, begin: int, last: int) -> str:
    """The verb by which something is only held to be so: `neun gelten als tot`."""
    words, known = scan.language.attitudes, scan.language.assertion
    for at in range(begin, last + 1):
        state = scan.word(at - 1) in known.as_said and scan.word(at) in words.bare
        if state:
            held = (scan.word(n) for n in range(begin, at))
            return next((word for word in held if word in words.told_to), "")
    return ""


def _hanging(scan: Scan, begin: int) -> str:
    """The verb before a comma by which a clause is only thought: `er glaubt, neun starben`."""
    words, before = scan.language.attitudes, scan.word(begin - 2)
    if scan.word(begin - 1) != "," or is_that(scan, begin) or not scan.raw(begin - 2).islower():
        return ""
    known = scan.language.assertion
    if scan.word(begin) in known.wh or is_finite(scan, known, begin):
        return ""  # another clause: `er will nicht sagen, warum`
    for at in range(begin - 3, max(begin - 3 - _FARTHEST, -1), -1):
        if scan.word(at) in scan.language.denial.clause | known.subordinate:
            if scan.is_word(at):
                return ""  # `obwohl er es glaubt, ...`
            break
        if scan.fence(at):
            break
    if before in words.thoughts | words.against:
        return before
    return before if before in words.sayings and is_denied(scan, begin - 2) else ""
