"""What of a sentence is only to come, is aimed at, or was tried: `profit will reach 3 million`, `a
target of 300 jobs`, `was to open in 1931`, `tried to kill nine`.

What somebody has already is told with what is to come of it: `may sell its 12 per cent stake`.
"""

from collections.abc import Collection
from typing import Final

from checker.prose.scan import Scan
from checker.prose.supposed import is_done, is_finite, is_kept, verb_behind

_FARTHEST: Final = 12
"""How many tokens before a value what says that it is to come may stand."""

_FARTHEST_BEHIND: Final = 8
"""How many tokens behind a value the verb may stand that says so."""

_LONGEST_PHRASE: Final = 3
"""How many words a noun has beside it, its article left out: `a record net profit`."""


def is_owned(scan: Scan, first: int, end: int, about: Collection[str]) -> bool:
    """Whether a number is told of what is there already: `its 12 per cent stake`, `the nine dead`,
    `its remaining 300 staff`, `Ostmill's staff of 300`; not `its 3 million target`."""
    language, words = scan.language, scan.language.prospects
    owner = language.assertion.own | language.numbers.the | {"s"}
    if any(scan.word(n) in words.goals for n in range(end, end + 2)):
        return False
    at = first - 1
    while scan.word(at) in words.still:
        at -= 1
    if scan.word(at) in owner:
        return not (scan.word(at) == "s" and scan.word(at - 1) != "'")
    if scan.word(first - 1) not in language.numbers.of or scan.word(first - 2) in words.goals:
        return False
    at = first - 3
    while scan.word(at) in words.still | frozenset(about) and at > first - 6:
        at -= 1
    german = language.text.capital_nouns and scan.raw(first - 2)[:1].isupper()
    named = scan.word(first - 2) in about or not about or german
    return named and scan.word(at) in owner and scan.word(at - 1) not in words.unmet


def prospect(
    scan: Scan, around: tuple[int, int, int, int], begin: int, *, amount: bool,
    about: Collection[str],
) -> str:  # fmt: skip
    """The word by which a value is only to come, aimed at or tried; nothing where none says so.

    ``around``: the sentence and the value in it; its clause begins at ``begin``. What is announced
    for a day (``amount`` is false) is told so, and only what was once announced is not.
    """
    _, first, end, high = around
    owned = amount and is_owned(scan, first, end, about)
    found = _before(scan, around, begin, about, amount=amount, owned=owned)
    if not found and amount and begin == first and scan.word(first - 1) == ",":
        found = _planned_thing(scan, first - 1)
    if found or not amount:
        return found
    return _behind(scan, end, high, about, owned=owned)


def _before(
    scan: Scan, around: tuple[int, int, int, int], begin: int, about: Collection[str],
    *, amount: bool, owned: bool,
) -> str:  # fmt: skip
    _, first, end, _ = around
    language, words = scan.language, scan.language.prospects
    known = language.assertion
    for at in range(first - 1, max(first - 1 - _FARTHEST, begin - 1), -1):
        word, before = scan.word(at), scan.word(at - 1)
        spared = before in known.as_said - language.numbers.the
        if word == "to" and _is_infinitive(scan, at, first):
            found = _to(scan, at, begin, (first, end), about, amount=amount, owned=owned)
            if found:
                return "" if found == "-" else found
            continue
        if word in language.attitudes.bare and before in known.passive and is_done(scan, at + 1):
            return word  # `was likely founded`
        if word in words.from_ and scan.word(at + 1).endswith(words.gerund) and words.gerund:
            kept = next((n for n in range(at - 1, max(at - 5, begin - 1), -1)
                         if scan.word(n) in words.kept), -1)  # fmt: skip
            if kept >= 0 and not owned:
                return scan.word(kept)
        if word in words.charge and before in words.charged and (
            scan.word(at + 1).endswith(words.gerund)
        ):  # fmt: skip
            return before
        old = not amount and before in language.tense.was and word not in about
        if old and word in words.planned:
            return word  # `was planned for 1931`
        if spared or not amount or owned:
            if is_finite(scan, known, at) and not _helps(scan, at) and not spared:
                return ""
            continue
        if _is_aimed(scan, at, first, end):
            return word
        if is_finite(scan, known, at) and not _helps(scan, at):
            return ""
    return ""


def _is_aimed(scan: Scan, at: int, first: int, end: int) -> bool:
    """Whether a word says that a number behind it is planned, expected, aimed at or to come."""
    language, words = scan.language, scan.language.prospects
    word = scan.word(at)
    if word in words.estimating and _is_inside(scan, at + 1, first):
        near = {scan.word(n) for n in range(at + 1, end + _LONGEST_PHRASE)}
        if not language.relative.coming.isdisjoint(near):
            return True  # `estimates sales of 7 million next year`
    lost = scan.word(end) in language.assertion.lost | language.numbers.states
    if word in words.planned | words.planning and _is_inside(scan, at + 1, first) and not lost:
        return True
    if word in words.goals and _is_goal(scan, at, first):
        return True
    return word in words.will and scan.raw(at).islower() and _will(scan, at, end)


def _planned_thing(scan: Scan, comma: int) -> str:
    """What says that a thing is planned of which a number is told behind a comma: `the planned
    tower, 62 metres high`."""
    numbers = scan.language.numbers
    for at in range(comma - 2, comma - 2 - _LONGEST_PHRASE, -1):
        article = scan.word(at - 1) in numbers.the | numbers.article | scan.language.assertion.own
        if scan.word(at) in scan.language.prospects.planned:
            return scan.word(at) if article else ""
        if not scan.is_word(at):
            return ""
    return ""


def _helps(scan: Scan, at: int) -> bool:
    """Whether a word that tells what was may still belong to what is to come: `will have fallen`,
    and a participle before a noun."""
    known = scan.language.assertion
    word, before = scan.word(at), scan.word(at - 1)
    helping = known.passive | known.perfect
    if before in scan.language.attitudes.bare and scan.word(at - 2) in known.passive:
        return True  # `was likely founded`
    return word in helping or before in helping | scan.language.prospects.will | {"to"}


def _is_infinitive(scan: Scan, at: int, first: int) -> bool:
    """Whether `to` stands before a verb, and not before a noun or the value."""
    numbers, known = scan.language.numbers, scan.language.assertion
    after = scan.word(at + 1)
    small = numbers.article | numbers.the | known.own | scan.language.hedging.fillers
    if at + 1 >= first or after in small or not scan.raw(at + 1).islower():
        return False
    return not scan.word(at + 1).endswith(("s", "ing")) or after in known.passive


def _to(
    scan: Scan, at: int, begin: int, value: tuple[int, int], about: Collection[str],
    *, amount: bool, owned: bool,
) -> str:  # fmt: skip
    """What an infinitive hangs on that has a value in it; a dash where that says nothing."""
    words, known = scan.language.prospects, scan.language.assertion
    first, end = value
    verb = verb_behind(scan, known, at)
    if any(
        is_finite(scan, known, n) or scan.word(n) in known.subordinate
        for n in range(verb + 1, first)
    ):
        return "-"  # `a fire thought to be arson killed nine`
    on = at - 1
    while scan.word(on) in known.adverbs or scan.word(on).endswith("ly"):
        on -= 1
    word, before = scan.word(on), scan.word(on - 1)
    told = scan.language.attitudes.told_to
    if word in told and scan.word(at + 1) in known.perfect and before not in known.as_said:
        return word
    past = scan.language.tense.was
    if owned or (scan.word(verb) in words.reckoned and past.isdisjoint((word, before))):
        return "-"
    if word in known.passive and (amount or word in scan.language.tense.was):
        return scan.said(on, at + 1)
    if word in words.set_ and before in known.passive and (
        amount or before in scan.language.tense.was or word in words.unmet
    ):  # fmt: skip
        return word
    if word in words.tried and (amount or not _is_present(scan, on)):
        denied = word in words.refused and any(
            scan.word(n) in scan.language.attitudes.deniers for n in range(max(on - 3, begin), on)
        )
        kept = amount and is_kept(scan, known, verb, end, about)
        return "-" if denied or kept else word
    if amount and word in words.planning and scan.word(verb) in words.making:
        return word if _is_inside(scan, verb + 1, first) else "-"
    return "-" if is_done(scan, on) or word in words.planning else ""


def _is_present(scan: Scan, at: int) -> bool:
    """Whether a plan is told as of now: `plans to open in 2031`."""
    return not is_done(scan, at) and scan.word(at) in scan.language.tense.future_words


def _will(scan: Scan, at: int, end: int) -> bool:
    """Whether `will` tells what is to come, and not what is announced: `will have 300 seats`."""
    words, known, numbers = scan.language.prospects, scan.language.assertion, scan.language.numbers
    if scan.word(at - 1) in numbers.article | numbers.the | known.own | {"at"}:
        return False
    verb = at + 1
    while scan.word(verb) in known.adverbs or scan.word(verb).endswith("ly"):
        verb += 1
    if scan.word(end) in words.sizes:
        return False
    return scan.word(verb) not in words.announced or scan.word(verb + 1) in known.passive


def _is_inside(scan: Scan, begin: int, first: int) -> bool:
    """Whether only one noun, with what belongs to it, stands from a token up to a value: `sales
    of`, `a plant with`, `a rise to`; not `show Ostmill employs`, `the inquiry into the`."""
    language, words = scan.language, scan.language.prospects
    known, numbers = language.assertion, language.numbers
    article = numbers.article | known.own | numbers.the | {"s", "'"}
    many, opened = 0, False
    for at in range(begin, first):
        word = scan.word(at)
        if word in words.inside:
            many, opened = 0, False
        elif word in article or word in language.hedging.fillers:
            opened = True
        elif word in known.given and not opened:
            return False
        elif word == "," and at == first - 1:
            return True
        elif (
            not (scan.is_word(at) or word == "-")
            or is_done(scan, at)
            or word in language.text.function_words | known.beside_that
        ):
            return False
        else:
            many += 1
            bare = scan.word(at + 1) in words.inside and many == at - begin + 1 < _LONGEST_PHRASE
            if many > (_LONGEST_PHRASE if opened or scan.word(at + 1) in words.inside else 1) or (
                many > 1 and not opened and not bare
            ):
                return False
    return True


def _is_goal(scan: Scan, at: int, first: int) -> bool:
    """Whether what a goal is stands behind the word for it: `a target of 300`, `the aim is 300`;
    not where it was met, `hit a target of 300`."""
    language, words = scan.language, scan.language.prospects
    small = language.numbers.article | language.numbers.the | language.assertion.own
    on = at - 1
    while scan.word(on) in small:
        on -= 1
    if scan.word(on) in words.met:
        return False
    after = scan.word(at + 1)
    links = language.numbers.of | language.relative.for_
    if after in links:
        return _is_inside(scan, at + 2, first)
    be = language.tense.is_ | language.tense.was
    if after not in be or after == "being":
        return False
    begin = at + 2 + (scan.word(at + 2) in links)
    return _is_inside(scan, begin, first)


def _behind(scan: Scan, end: int, high: int, about: Collection[str], *, owned: bool) -> str:
    """The verb behind a number by which that is only to come: `is forecast`, `are to be created`,
    `are going to die`, `are said to have died`."""
    language, words = scan.language, scan.language.prospects
    known = language.assertion
    be = language.tense.is_ | language.tense.was
    for at in range(end, min(end + _FARTHEST_BEHIND, high)):
        word, after = scan.word(at), scan.word(at + 1)
        if scan.fence(at) or word in language.denial.clause | known.joints | known.wh | known.that:
            return ""
        told = language.attitudes.told_to
        if word in told and after == "to" and scan.word(at + 2) in known.perfect and (
            scan.word(at - 1) in be or not is_done(scan, at)
        ):  # fmt: skip
            return word
        if word in be:
            verb = at + 1
            while scan.word(verb) in known.adverbs - {"to"} or scan.word(verb) in be:
                verb += 1
            perfect = scan.word(verb + 1) == "to" and scan.word(verb + 2) in known.perfect
            if scan.word(verb) in told and perfect:
                return scan.word(verb)
            if scan.word(verb) in language.attitudes.bare and is_state(scan, verb + 1, about):
                return scan.word(verb)
            return _is_announced(scan, verb, about, owned=owned)
        if word in words.will and scan.raw(at).islower() and not owned:
            return word if _is_told(scan, at + 1, about) else ""
        if is_done(scan, at):
            return ""
    return ""


def is_state(scan: Scan, at: int, about: Collection[str]) -> bool:
    """Whether a word tells of a state: `presumed dead`, `believed killed`."""
    return scan.word(at) in scan.language.numbers.states or scan.word(at) in about or (
        is_done(scan, at)
    )  # fmt: skip


def _is_announced(scan: Scan, at: int, about: Collection[str], *, owned: bool) -> str:
    """The word behind `is` that says a number is only announced."""
    words = scan.language.prospects
    word = scan.word(at)
    if word == "to":
        return word if not owned and _is_told(scan, at + 1, about) else ""
    to = scan.word(at + 1) == "to"
    if to and word in words.set_ and _is_told(scan, at + 2, about) and not owned:
        return word
    if not to and word in words.planned and scan.word(at + 1) not in ("dead", "home", "back"):
        return word
    seen = word == "seen" and scan.word(at + 1) == "at"
    return word if seen else ""


def _is_told(scan: Scan, at: int, about: Collection[str]) -> bool:
    """Whether an infinitive is done to what a number counts, or makes it: `be created`, `die`."""
    known = scan.language.assertion
    while scan.word(at) in known.passive | known.adverbs | known.perfect:
        at += 1
    word = scan.word(at)
    return word in known.made or (
        len(word) > 2 and any(each.startswith(word) or word.startswith(each) for each in about)
    ) or (word in known.reaching)  # fmt: skip
