"""What a word with a capital is: a name, a word of a headline, or one that begins a sentence."""

from typing import Final

from checker.prose.grammar import is_many, is_verb, tells
from checker.prose.scan import Scan

_FARTHEST_VERB: Final = 5
_LONGEST_ACRONYM: Final = 5
_LONGEST_NAME: Final = 4
"""How many words a name has."""


def capital(scan: Scan, at: int) -> bool:
    """Whether a word is a name, or begins a sentence and is no word of grammar."""
    language = scan.language
    raw, word = scan.raw(at), scan.word(at)
    return (
        raw != raw.lower() and raw.isalpha() and word not in language.text.function_words
        and word not in language.dates.months and word not in language.dates.weekdays
        and word not in language.hedging.fillers and word not in language.denial.denials
        and not is_verb(scan, at) and word not in language.change.changes
        and word not in language.numbers.no | language.numbers.article
        and not scan.fence(at)
    )  # fmt: skip


def is_name_of_many(scan: Scan, number_end: int, noun: tuple[str, ...]) -> bool:
    """Whether a number word in capitals and what it counts are a name: `Five Star Movement`, `Three
    Rivers District`, `Seven Sisters school`, `Five Points was rebuilt`; not `Two Danes drowned`."""
    language, at = scan.language, number_end + len(noun)
    if not is_many(language, noun[-1]):
        return True
    word = scan.word(at)
    if word in language.numbered.bodies:
        return True
    goes_on = capital(scan, at) and not (
        is_many(language, word) or word.endswith("ly") or _is_headline(scan, at)
        or _is_told_of(scan, at)
    )  # fmt: skip
    return goes_on or word in language.numbered.singular_verbs


def _is_headline(scan: Scan, at: int) -> bool:
    """Whether the words behind a token have capitals, as those of a headline: `Two Danes Drown Off
    the Coast`."""
    capitals = 0
    for behind in range(at + 1, at + 1 + _FARTHEST_VERB):
        if not scan.is_word(behind):
            break
        if scan.raw(behind)[:1].isupper():
            capitals += 1
        elif scan.word(behind) not in scan.language.text.function_words:
            return False
    return capitals > 0


def is_shouted(scan: Scan, at: int) -> bool:
    """Whether a number stands in a headline that is all capitals, which name nothing."""
    around = [scan.raw(n) for n in range(max(0, at - 4), at + 5) if scan.is_word(n)]
    return len(around) > 2 and all(raw.isupper() for raw in around) and (
        not scan.language.text.function_words.isdisjoint(raw.lower() for raw in around)
        or any(len(raw) > _LONGEST_ACRONYM for raw in around)
    )  # fmt: skip


def _is_told_of(scan: Scan, at: int) -> bool:
    """Whether a name begins at a token that a clause without `who` is told of, since another verb
    follows: `Two Danes Ann Lee knew drowned`; not `Three Rivers District had met`."""
    verb = at
    while capital(scan, verb) and verb < at + _LONGEST_NAME:
        verb += 1
    language = scan.language
    helping = language.tense.was | language.attitudes.had
    while scan.word(verb) in helping and is_verb(scan, verb + 1):
        verb += 1
    if not tells(scan, verb):
        return False
    behind = verb + 1
    if scan.word(behind) in language.dates.date_prepositions:  # `Ann Lee met in Rome drowned`
        behind += 2
    return tells(scan, behind) and scan.word(verb) not in helping | language.tense.is_
