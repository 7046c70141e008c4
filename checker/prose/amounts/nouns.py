"""What a number counts: the words behind it, up to the head noun."""

from typing import Final

from checker.prose.grammar import is_plural, is_verb
from checker.prose.readings import Unit
from checker.prose.scan import Scan

LONGEST_NOUN: Final = 4


def noun(scan: Scan, at: int, unit: Unit | None) -> tuple[tuple[str, ...], str, int]:
    """What is counted, as its words; what may be a unit that is not known; where they end."""
    language = scan.language
    if unit is not None:
        return (), "", at
    words: list[str] = []
    joined = scan.hyphen(at)
    at += joined
    start = at
    while len(words) < LONGEST_NOUN and scan.is_word(at):
        word = scan.word(at)
        state = word in language.numbers.states and _is_head(scan, at + 1)  # `12 dead soldiers`
        if not state and (word in language.text.function_words or word in language.dates.months):
            break
        if _is_verb(scan, at):
            break
        words.append(word)
        at += 1
        if joined:
            break
        if _is_head(scan, at - 1) and not _is_head(scan, at):
            break
    if not words:
        raw = scan.raw(start)
        if raw and scan.adjoins(start) and not raw[0].isalnum() and raw not in ".,;:!?)]}'-/+":
            return (), raw, start
        return (), "", at
    return tuple(words), scan.said(start, start + len(words)), at


def _is_head(scan: Scan, at: int) -> bool:
    """Whether a word may be the head noun of what is counted: a plural."""
    language = scan.language
    word = scan.word(at)
    if language.text.capital_nouns and not scan.raw(at)[:1].isupper():
        return False
    if word in language.text.plurals:
        return True
    if word in language.text.function_words:
        return False
    return is_plural(language, word)


def _is_verb(scan: Scan, at: int) -> bool:
    """Whether a word behind a number tells what was done, and no noun follows it that it may
    go with: `60 wounded were` and not `60 wounded men`."""
    language = scan.language
    if not is_verb(scan, at):
        return False
    if language.text.capital_nouns:
        return not (scan.raw(at)[:1].isupper() or scan.raw(at + 1)[:1].isupper())
    return not any(
        scan.word(at + n) in language.text.plurals
        or (scan.is_word(at + n) and scan.word(at + n).endswith(language.text.plural))
        for n in (1, 2)
    )
