"""What the endings of words and the tables of a language tell: a verb, a plural."""

from checker.prose.language import Language
from checker.prose.scan import Scan


def is_verb(scan: Scan, at: int) -> bool:
    """Whether a word tells what was done."""
    language, word = scan.language, scan.word(at)
    ended = len(word) > 4 and word.endswith(language.tense.past_endings)
    return ended or word in language.tense.past_words


def tells(scan: Scan, at: int) -> bool:
    """Whether a word tells what was done, or what is."""
    return is_verb(scan, at) or scan.word(at) in scan.language.tense.is_


def is_plural(language: Language, word: str) -> bool:
    """Whether a word has the ending of a plural."""
    return len(word) > 3 and word.endswith(language.text.plural) and not word.endswith(("ss", "us"))


def is_many(language: Language, word: str) -> bool:
    """Whether a word is a plural, by its ending or as the language knows it."""
    return word in language.text.plurals or is_plural(language, word)


def singular(word: str) -> str:
    """A word without the ending of an English plural."""
    return word.removesuffix("s") if len(word) > 3 else word
