"""Numbers that count nothing: they name a flight, a room, a law, a film, or are a piece of a
telephone number, a score, an address."""

from typing import Final, final

from checker.prose.capitals import capital, is_name_of_many, is_shouted
from checker.prose.currencies import CODES
from checker.prose.grammar import is_many, is_plural, is_verb, singular, tells
from checker.prose.numbered import (
    ages_of_many,
    in_address,
    in_citation,
    is_determined,
    is_mark,
    numbers_many,
)
from checker.prose.numerals import Numeral
from checker.prose.scan import Scan
from checker.prose.scores import in_score, is_against, is_love
from checker.prose.units import money_before, unit_behind
from checker.values.named import NamedTuple

MOST_GROUPS: Final = 8
"""How many groups of digits around a number are looked at."""

_FARTHEST_VERB: Final = 5
_VERBS_TOO: Final = frozenset({"record", "hit", "show", "play"})
"""What may be a work, and stands before numbers that count: `a record 12 Danes`."""

_OLDEST: Final = 110


@final
class Named(NamedTuple):
    """A number with what is known of its place: from ``start`` to ``end``, its noun, whether it is
    hedged or the first of a range."""

    start: int
    number: Numeral
    end: int
    noun: tuple[str, ...] = ()
    hedged: bool = False
    ranged: bool = False


def in_word(scan: Scan, number: Numeral) -> bool:
    """Whether digits are a piece of a name: `A380`, `Su-27`, `file.7`."""
    first = number.first
    language = scan.language
    if not scan.word(first)[:1].isdigit():
        return scan.adjoins(number.end) and scan.is_digits(number.end)  # `Twenty20`
    if scan.adjoins(first):
        before = scan.raw(first - 1)
        if before[-1:].isalnum() and before not in ("US", "Rs") and not (
            money_before(scan, first)
        ):  # fmt: skip
            return True
        if before in "-/._" and scan.adjoins(first - 1) and scan.raw(first - 2)[-1:].isalpha():
            word = scan.word(first - 2)
            return word not in language.dates.parts and word not in language.hedging.either
    after = number.end
    if (
        scan.word(after) == "."
        and scan.adjoins(after)
        and scan.adjoins(after + 1)
        and (scan.raw(after + 1).islower())
    ):  # `40.jpg`
        return True
    if scan.adjoins(after) and scan.is_word(after):
        joined = scan.word(after)
        known = (
            unit_behind(scan, after) is not None
            or joined in language.numbers.short_scales
            or joined in language.numbers.scales
        )
        return not known
    return False


def is_label(scan: Scan, candidate: Named) -> bool:
    """Whether a number without a unit surely names something and counts nothing."""
    return (
        scan.ahead("noon", candidate.number.end) is not None
        or _behind_label(scan, candidate)
        or _in_clause(scan, candidate.start)
        or in_score(scan, candidate.number)
        or is_against(scan, candidate.number)
        or is_love(scan, candidate.number)
        or (not candidate.noun and numbers_many(scan, candidate.start))
        or _in_telephone(scan, candidate)
        or in_address(scan, candidate.start, candidate.number.end)
        or in_citation(scan, candidate.number)
        or is_mark(scan, candidate.number)
    )


def unclear(scan: Scan, candidate: Named) -> str:
    """Why a number without a unit may be something else than a count; else nothing."""
    if _in_name(scan, candidate):
        return "it may be a part of the name before it"
    if _is_share(scan, candidate):
        return "it is a share of so many"
    if _is_pronoun(scan, candidate):
        return "it may be no number, but somebody"
    if _is_age(scan, candidate):
        return "it may be an age"
    if candidate.number.value == 0 and scan.hyphen(candidate.number.end):
        if not candidate.ranged:
            return "what has a dash behind nought is a word of its own"
        if not (candidate.noun or _is_listed(scan, candidate)):
            return "it may be a score"
    if _is_twice(scan, candidate):
        return "it goes with the same number beside it"
    if _is_hour(scan, candidate):
        return "it may be a time of day"
    if _is_title(scan, candidate):
        return "it may be a title"
    if _is_thing(scan, candidate):
        return "what it counts is not said"
    return ""


# --- labels


def _behind_label(scan: Scan, candidate: Named) -> bool:
    """`flight 311`, `No. 10`, `pp. 88-90`, `ICE 571`, `Chapter Eleven`, `1200 block`."""
    language = scan.language
    number, start, noun = candidate.number, candidate.start, candidate.noun
    before = scan.word(start - 1)
    if before == "." and scan.word(start - 2) in language.text.before_number:
        return True
    if before in language.numbers.of and scan.word(start - 2) in language.numbered.measured_by:
        return True
    plural = bool(noun) and noun[-1] in language.text.plurals
    plain = bool(number.digits) or (
        before in language.numbered.number_words
        or (
            (scan.raw(start - 1)[:1].isupper() and number.first == start)
            and (scan.raw(start)[:1].isupper() or not noun)
        )
    )
    named = before in language.numbered.labels and not number.scaled and plain
    apart = scan.is_word(start - 2) and scan.word(start - 2) not in language.text.function_words
    if before in language.numbered.bare_labels and (apart or is_determined(scan, start - 1)):
        named = False
    if before in language.numbered.small_words and not scan.raw(start - 1).isupper():
        named = False
    if candidate.ranged and noun:
        named = False
    letters = scan.raw(start - 1)
    acronym = (
        len(letters) > 1 and letters.isupper() and letters.isalpha() and not noun
        and letters not in CODES and not number.scaled and bool(number.digits)
        and not is_shouted(scan, start)
    )  # fmt: skip
    several = (
        candidate.ranged and not noun and singular(before) in language.numbered.labels
        and not is_determined(scan, start - 1)
        and (scan.fence(start - 2) or not tells(scan, candidate.end))
    )  # fmt: skip
    if (named or several or acronym or before in ("#", "\u2116")) and not plural:
        return True
    return (
        bool(noun) and noun[0] in language.numbered.singular_labels and number.value > 1
        and not scan.hyphen(number.end)
    )  # fmt: skip


def _in_clause(scan: Scan, start: int) -> bool:
    """A piece of `4(2)(b)`, `8 (3)`: in brackets behind another number."""
    before = start - 1
    if scan.word(before) == "(" and scan.is_digits(before - 1) and scan.word(start + 1) == ")":
        return True
    if scan.word(start + 1) == "(" and scan.adjoins(start + 1) and scan.word(start + 3) == ")":
        return len(scan.word(start + 2)) == 1 and scan.is_word(start + 2)  # `401(k)`
    return scan.word(before) == "(" and scan.adjoins(before) and (
        scan.raw(before - 1)[-1:].isalnum() or scan.word(before - 1) == ")"
    )  # fmt: skip


def _in_telephone(scan: Scan, candidate: Named) -> bool:
    """A piece of a telephone number or a code: groups of digits that are no thousands."""
    if not scan.is_digits(candidate.number.first):
        return False
    first, end = candidate.number.first, candidate.number.end
    if candidate.ranged and not candidate.noun and scan.hyphen(end) and (
        len(scan.word(first)) == 3 and len(scan.word(end + 1)) == 4  # `555-0134`
    ):  # fmt: skip
        return True
    if scan.word(first - 1) == "(" and scan.word(end) == ")" and scan.is_digits(end + 1):
        return True
    if not (scan.is_digits(end) or scan.hyphen(end) or scan.is_digits(first - 1) or (
        scan.hyphen(first - 1)
    )):  # fmt: skip
        return False
    groups = [scan.word(first)]
    at = end
    while len(groups) < MOST_GROUPS and (step := _group_step(scan, at)):
        groups.append(scan.word(at + step - 1))
        at += step
    at = first
    while len(groups) < MOST_GROUPS and scan.is_digits(at - 1 - scan.hyphen(at - 1)) and (
        _group_step(scan, at - scan.hyphen(at - 1))
    ):  # fmt: skip
        at -= 1 + scan.hyphen(at - 1)
        groups.append(scan.word(at))
    if len(groups) == 1:
        return False
    plus = scan.word(at - 1) == "+" and scan.adjoins(at)
    zero = any(len(group) > 1 and group[0] == "0" for group in groups)
    return plus or zero or len(groups) > 2


def _group_step(scan: Scan, at: int) -> int:
    """How many tokens further the next group of digits ends, where one follows at a token."""
    if scan.hyphen(at) and scan.is_digits(at + 1):
        return 2
    if not scan.is_digits(at) or scan.adjoins(at) or scan.tokens.stops[at - 1]:
        return 0
    gap = scan.tokens.text[scan.tokens.ends[at - 1] : scan.tokens.starts[at]]
    return 1 if gap in (" ", "\u00a0", "\u2009", "\u202f") else 0


# --- what may be something else


def _in_name(scan: Scan, candidate: Named) -> bool:
    """`Revolution 9`, `World War Two`, `Group of 20`: behind a capital, with nothing that it
    counts; `the Big Five firms`: a number word with a capital beside another."""
    number, start = candidate.number, candidate.start
    if candidate.hedged or candidate.ranged or start != number.first:
        return False
    if scan.language.text.capital_nouns:
        return _is_place(scan, candidate)
    if is_shouted(scan, start):
        return False
    if not number.digits and scan.raw(start)[:1].isupper() and start and not scan.fence(start - 1):
        behind = scan.raw(number.end)[:1].isupper()
        named = capital(scan, _name_before(scan, start))
        return named or (behind and scan.raw(start - 1).isalpha())
    if (
        scan.is_word(start)
        and candidate.noun
        and scan.raw(number.end)[:1].isupper()
        and number.value > 1
    ):
        return is_name_of_many(scan, candidate.number.end, candidate.noun)
    if number.digits and _is_brand(scan.raw(start - 1)):
        return True
    if candidate.noun or not number.digits:
        return False
    language = scan.language
    place = scan.word(start - 2) in language.relative.in_ and is_verb(scan, candidate.end)
    # `in Halvik 40 died`, `300 of the 900`
    if place or scan.word(candidate.end) in language.numbers.of:
        return False
    name = _name_before(scan, start)
    if name < start - 1 and scan.word(start - 1) == "s" and (
        scan.word(candidate.end) not in language.numbered.singular_verbs  # `Selm's 40 died`
    ):  # fmt: skip
        return False
    return capital(scan, name)


def _is_place(scan: Scan, candidate: Named) -> bool:
    """`im Saal 3 brannte es`, in a language whose nouns have capitals: behind a noun within a
    sentence, before a verb that is told of one; not `In Berlin 300 wurden verletzt`."""
    number, start, language = candidate.number, candidate.start, scan.language
    place, verb = scan.word(start - 1), scan.word(candidate.end)
    return (
        0 < len(number.digits) < 4 and number.value > 1 and not candidate.noun
        and scan.is_word(start - 1) and scan.raw(start - 1)[:1].isupper()
        and place not in language.text.function_words | language.tense.past_words
        and place not in language.dates.months and place not in language.dates.weekdays
        and not scan.fence(start - 2)
        and scan.word(start - 2) not in language.relative.in_ | {":", "-"}
        and tells(scan, candidate.end) and not verb.endswith(("en", "sind"))
    )  # fmt: skip


def _is_listed(scan: Scan, candidate: Named) -> bool:
    """Whether a colon before a number, or what stands behind it, says that it counts something."""
    language, before, behind = scan.language, scan.word(candidate.start - 1), candidate.end
    return (
        before == ":" or scan.word(behind) in language.numbers.of | language.text.plurals
        or tells(scan, behind)
    )  # fmt: skip


def _name_before(scan: Scan, start: int) -> int:
    """The token before a number, or that before `of` or `'s`."""
    at = start - 1
    if scan.word(at) == "s" and scan.word(at - 1) == "'":
        return at - 2
    return at - (scan.word(at) in scan.language.numbers.of)


def _is_twice(scan: Scan, candidate: Named) -> bool:
    """`two by two`, `one on one`: the same number word on both sides of a small word."""
    number, small = candidate.number, scan.language.text.function_words
    word = scan.word(number.first)
    return scan.is_word(number.first) and number.end == number.first + 1 and (
        (scan.word(number.end) in small and scan.word(number.end + 1) == word)
        or (scan.word(number.first - 1) in small and scan.word(number.first - 2) == word)
    )  # fmt: skip


def _is_hour(scan: Scan, candidate: Named) -> bool:
    """`At one it rained`: a number word behind `at` that begins a clause, with nothing that it
    counts; not `At nine, the toll is the highest`, nor `The toll, at 12, was`."""
    start, end, language = candidate.start, candidate.end, scan.language
    if scan.word(start - 1) not in language.numbered.clock_at or candidate.noun or candidate.hedged:
        return False
    if candidate.number.digits or candidate.number.value > 12:
        return False
    before = scan.word(start - 2)
    clause = before in language.denial.clause and scan.is_word(start - 2)
    if not (start == 1 or before == ";" or scan.tokens.stops[start - 2] or clause):
        return False
    told = (scan.word(at) for at in range(end + 1, end + 1 + _FARTHEST_VERB))
    return scan.word(end) != "," or (language.tense.is_ | language.tense.was).isdisjoint(told)


def _is_title(scan: Scan, candidate: Named) -> bool:
    """`the film "300"`, `"48" was praised`: in quotes, behind a work or before what one does; not
    `He said "40"`; `saw The 39 Steps`, `the film 12 Angry Men`, and not `the 12 Danes`."""
    number, start, language = candidate.number, candidate.start, scan.language
    if candidate.noun and scan.raw(number.end)[:1].isupper() and not language.text.capital_nouns:
        within = scan.raw(start - 2).islower() and not scan.fence(start - 2)
        work = language.numbered.works - _VERBS_TOO
        return (within and scan.raw(start - 1) == "The") or scan.word(start - 1) in work
    if not number.digits or candidate.noun or not scan.is_quoted(start, number.end):
        return False
    owned = scan.word(start - 1) == "s" and scan.word(start - 2) == "'"
    return (
        owned or scan.word(start - 1) in language.numbered.works
        or scan.word(number.end) in language.numbered.singular_verbs
    )  # fmt: skip


def _is_brand(raw: str) -> bool:
    """Whether a word has a capital within: `iPhone`, `PlayStation`."""
    return raw.isalpha() and not raw.isupper() and raw[1:] != raw[1:].lower()


def in_title(scan: Scan, index: int) -> bool:
    """Whether a year stands right behind a name: `Blade Runner 2049`, `Expo 1967`."""
    return not scan.language.text.capital_nouns and capital(scan, index - 1)


def _is_pronoun(scan: Scan, candidate: Named) -> bool:
    """`One hopes`, `one should`, `this one`."""
    language = scan.language
    word = scan.word(candidate.number.first)
    alone = candidate.number.end == candidate.number.first + 1 and not (
        candidate.hedged or candidate.ranged
    )
    if word not in language.persons.pronouns or not alone:
        return False
    if scan.word(candidate.start - 1) in language.persons.before_pronoun:
        return True
    after = scan.word(candidate.number.end)
    if after in language.tense.future_words or after == "'":
        return True
    end = candidate.number.end
    behind = [" ".join(map(scan.word, range(end, end + many))) for many in (1, 2, 3)]
    if not language.persons.after_pronoun.isdisjoint(behind):
        return True
    if scan.hyphen(candidate.number.end):  # `one-way`
        return True
    last = candidate.noun[-1] if candidate.noun else ""
    return is_plural(language, last) and last not in language.text.plurals


def _is_share(scan: Scan, candidate: Named) -> bool:
    """`one pupil in ten`: a number, what it counts, and of how many."""
    language = scan.language
    if candidate.ranged or candidate.hedged:
        return False
    end = candidate.number.end
    if (
        len(candidate.noun) == 1
        and scan.word(end + 1) in language.relative.in_
        and candidate.number.value < 10
    ):
        return scan.word(end + 2) in language.numbers.ones and not scan.is_word(end + 3)
    back = candidate.start - 3
    return (
        not candidate.noun and scan.word(candidate.start - 1) in language.relative.in_
        and scan.word(candidate.number.first) in language.numbers.ones
        and (scan.word(back) in language.numbers.ones and scan.is_word(back + 1))
    )  # fmt: skip


def _is_age(scan: Scan, candidate: Named) -> bool:
    """`the driver, 19, fled`, `Ann Lee (19)`, `children under five`."""
    number, start, end = candidate.number, candidate.start, candidate.end
    language = scan.language
    if candidate.ranged or not 0 < number.value <= _OLDEST or number.scaled:
        return False
    before, behind = scan.word(start - 1), scan.word(end)
    if candidate.hedged:
        people, noun = scan.word(start - 2), candidate.noun[-1:]
        return before in language.persons.of_age and is_many(language, people) and not (
            noun and is_many(language, noun[0])
        )  # fmt: skip
    if candidate.noun:
        return False
    if _of_somebody(scan, start) or ages_of_many(scan, start):
        return True
    who = scan.raw(start - 2)
    if before == "," and behind in (",", ")") and number.digits:
        return who[:1].isalpha() and not _has_number(scan, end + 1)
    return before in ("(", ";") and behind == ")" and bool(number.digits) and who[:1].isupper()


def _of_somebody(scan: Scan, start: int) -> bool:
    """`she is 52`, `he turned 40`, `a boy of 12`."""
    language = scan.language
    before, who = scan.word(start - 1), scan.word(start - 2)
    if before in language.persons.birthdays:
        return True
    if before == "s" and who == "'":
        who = scan.word(start - 3)
    elif before in language.numbers.of:
        return who in language.persons.persons
    elif before not in language.tense.is_ | language.tense.was:
        return False
    return who in language.persons.somebody


def _has_number(scan: Scan, at: int) -> bool:
    """Whether a list of numbers goes on at a token."""
    joined = scan.word(at) in scan.language.numbers.joint and scan.is_digits(at + 1)
    return joined or scan.is_digits(at)


def _is_thing(scan: Scan, candidate: Named) -> bool:
    """`The 747 took off`: behind an article, before a word that is nothing counted."""
    language = scan.language
    if (
        scan.word(candidate.start - 1) not in language.numbers.the
        or len(candidate.number.digits) < 3
        or candidate.hedged
    ):
        return False
    if language.text.capital_nouns:
        return False
    if not candidate.noun:
        behind = scan.word(candidate.end)
        return is_verb(scan, candidate.end) and behind not in language.tense.was
    return not is_many(language, candidate.noun[-1])
