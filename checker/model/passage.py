"""The passage around a quote, in a few letters, so that copies of it are known without the text.

A passage is the sentence, or the sentences, that a quote stands in. Its words are taken without
case, articles and marks, numbers in digits, `%` as `percent`; of every three that follow each
other a hash is taken, and the twelve least hashes are kept (A. Broder, "On the resemblance and
containment of documents", 1997: the share of hashes that two such sketches have in common tells
how much of their passages is common). A hash is four letters.

Behind a hyphen stand hashes of the names and numbers of the passage, since two sentences that are
alike but for these say different things, and are no copies. Earlier versions recorded none.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from checker.values.digits import NUMBER_WORDS
from checker.values.hashes import blake2b
from checker.values.texts import in_form

FEWEST_WORDS: Final = 8
"""Two sentences of fewer words may be the same by chance."""

MOST_WORDS: Final = 60
"""How many words of a sentence on either side of the quote count, since a table has no stop."""

HASHES: Final = 12
LETTERS: Final = 4
"""How many hashes a sketch has, and how many letters (of 26) a hash has."""

MOST_MARKS: Final = 24
"""How many names and numbers of a passage are kept."""

_SHINGLE = 3
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_FARTHEST = 2000
"""How many characters on either side of a quote are looked at."""

_PIECE = 480
"""How many are looked through first, since words are seldom longer than eight letters."""

# Strings, which are compiled where a document is read: `check` reads none.
_WORD = r"[^\W_]+(?:['’.,][^\W_]+)*|%"  # noqa: RUF001
_SPACE = r"\s"
_STOP = (
    r"(?<![.!?。！？])[.!?。！？]++[\"'”’»)\]]*+"  # noqa: RUF001
    r"(?=\s+[\"'“‘«(\[]*[^\W\d_a-zß-ÿ]|\s*\Z)"  # noqa: RUF001
    r"|\n[ \t\r]*\n\s*"
)
"""Where a sentence ends: at a stop before a capital letter, and at an empty line."""

# fmt: off
_OPENERS = frozenset({
    "the", "a", "an", "in", "on", "at", "by", "from", "for", "to", "of", "with", "after", "before",
    "when", "while", "since", "as", "if", "but", "and", "or", "so", "yet", "however", "meanwhile",
    "yesterday", "today", "later", "last", "this", "that", "these", "those", "it", "he", "she",
    "they", "we", "i", "you", "there", "here", "his", "her", "their", "its", "our", "some", "many",
    "most", "all", "both", "about", "around", "more", "no", "not", "during", "under", "over",
    "according", "also", "now", "then", "once", "although", "though", "because", "another",
    "other", "such", "each", "every", "what", "who", "which", "where", "why", "how", "was", "is",
    "were", "are", "did", "said", "until", "between", "among", "within", "without", "instead",
})
"""Words that begin sentences, and name nothing there."""
# fmt: on

_LEFT_OUT = frozenset({"the", "a", "an"})
_SAME = {"%": "percent", "pct": "percent"}
_NUMBERS = {word: str(number) for word, number in NUMBER_WORDS.items() if number <= 20}
_FEWEST_HASHES = 4


def fingerprint(text: str, start: int, end: int) -> str:
    """A sketch of the passage in ``text`` around the characters from ``start`` to ``end``.

    Offsets count characters from 0. The sketch is 48 letters, fewer where the passage is short,
    and empty where it is too short to say anything; behind a hyphen it has what the passage names
    and counts. The time does not depend on the text's length.
    """
    floor = max(0, start - _FARTHEST)
    near = text[floor : end + _FARTHEST]
    stops = [stop.end() for stop in re.finditer(_STOP, near)]
    first = bisect_right(stops, start - floor)
    last = bisect_left(stops, end - floor)
    begin = stops[first - 1] if first else 0
    close = stops[last] if last < len(stops) else len(near)
    before, words_before = _last(near[begin : start - floor])
    behind, words_behind = _first(near[end - floor : close])
    words = (*words_before[-MOST_WORDS:], *_words(text[start:end]), *words_behind[:MOST_WORDS])
    said = sketch(words)
    marks = _marks(before, text[start:end], behind)
    return f"{said}-{marks}" if said and marks else said


def _first(text: str) -> tuple[str, list[str]]:
    """The beginning of a text with all words that count, and its words; few texts have more."""
    size = _PIECE
    while size < len(text):
        space = re.search(_SPACE, text[size:])
        piece = text[: size + space.start()] if space else text
        words = _words(piece)
        if len(words) > MOST_WORDS + 1:  # one more, which may end in `per` of `per cent`
            return piece, words
        size *= 2
    return text, _words(text)


def _last(text: str) -> tuple[str, list[str]]:
    """The end of a text with all words that count, and its words."""
    size = _PIECE
    while size < len(text):
        space = re.search(_SPACE, text[-size:])
        piece = text[space.start() - size :] if space else text
        words = _words(piece)
        if len(words) > MOST_WORDS + 1:
            return piece, words
        size *= 2
    return text, _words(text)


def sketch(words: Sequence[str]) -> str:
    """The least hashes of every three words that follow each other, in order."""
    if len(words) < FEWEST_WORDS:
        return ""
    shingles = {" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    hashes = sorted({_hash(shingle) for shingle in shingles})[:HASHES]
    return "" if len(hashes) < _FEWEST_HASHES else "".join(hashes)


def hashes_of(sketch: str) -> tuple[str, ...]:
    """The hashes that a sketch is made of, in order; those of names and numbers left out."""
    return _cut(sketch.partition("-")[0])


def marks_of(sketch: str) -> frozenset[str]:
    """The hashes of names and numbers in a sketch; none where none are on record."""
    return frozenset(_cut(sketch.partition("-")[2]))


def other_marks(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each of two passages names or counts something that the other does not.

    One that only leaves something out may be a copy that was cut.
    """
    return not (one <= other or other <= one)


def _cut(hashes: str) -> tuple[str, ...]:
    return tuple(hashes[i : i + LETTERS] for i in range(0, len(hashes), LETTERS))


def _marks(before: str, said: str, behind: str) -> str:
    """Hashes of names and numbers, in order: words with a digit or a capital letter.

    Where most words have capitals, as in a headline, these tell no names. The first word of a
    sentence is a name unless it is one that begins many.
    """
    parts = [list(_tokens(part)) for part in (before, said, behind)]
    tokens = [*parts[0][-MOST_WORDS:], *parts[1], *parts[2][:MOST_WORDS]]
    capitals = sum(word[:1].isupper() for word, _ in tokens)
    shouted = capitals * 2 > len(tokens)
    found = set()
    for word, begins in tokens:
        plain = word.casefold().replace("’", "'").removesuffix("'s").replace(",", "")  # noqa: RUF001
        plain = _NUMBERS.get(plain, plain)
        if any(map(str.isdigit, plain)) or (
            word[:1].isupper()
            and not shouted
            and plain not in _OPENERS
            and not (begins and plain.endswith("ly"))
        ):
            found.add(_hash(plain))
    return "".join(sorted(found)[:MOST_MARKS])


def _tokens(text: str) -> Iterator[tuple[str, bool]]:
    """The words of a text as they are written, each with whether a sentence begins with it."""
    text = in_form("NFKC", text)
    end = 0
    begins = False
    for found in re.finditer(_WORD, text):
        begins = any(mark in text[end : found.start()] for mark in ".!?:;\n")
        yield found[0], begins
        end = found.end()


def _words(text: str) -> list[str]:
    words = []
    for found in re.findall(_WORD, in_form("NFKC", text).casefold()):
        word = found.replace("’", "'")  # noqa: RUF001
        word = word.removesuffix("'s").replace(",", "")
        if word not in _LEFT_OUT:
            words.append(_SAME.get(word) or _NUMBERS.get(word, word))
    return _one_percent(words)


def _one_percent(words: list[str]) -> list[str]:
    """`per cent` as one word."""
    if "cent" not in words:
        return words
    joined: list[str] = []
    for word in words:
        if word == "cent" and joined and joined[-1] == "per":
            joined[-1] = "percent"
        else:
            joined.append(word)
    return joined


def _hash(shingle: str) -> str:
    number = int.from_bytes(blake2b(shingle.encode(), digest_size=8).digest())
    letters = []
    for _ in range(LETTERS):
        number, letter = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[letter])
    return "".join(letters)
