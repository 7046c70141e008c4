"""A text as tokens: words, runs of digits, single signs. Quotation marks, and the stars and strokes
that Markdown emphasises with, are none.

Tokens are compared in one spelling (NFKC, one kind of dash and apostrophe, no soft hyphens), and
know where they stand in the original.
"""

import re
from collections.abc import Collection, Iterator
from typing import Final, final

from checker.values.texts import in_form

LONGEST_PART: Final = 64 * 1024
"""How many characters are matched at a time, where no empty line ends a part before."""

FRACTIONS: Final = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_APART = FRACTIONS + RAISED
_LINE_END = r"[-\u2010][ \t]{0,8}\r?\n[ \t]{0,40}(?=[a-zß-ÿ]{2})"
_LETTERS = rf"[^\W\d_{FRACTIONS}]*+"
_TOKEN = re.compile(
    r"[A-Za-z]++(?=[ ,.\n])"  # most words: a third less time
    rf"|[^\W\d_{_APART}]{_LETTERS}"
    rf"(?:(?:[\u00ad\u0300-\u036f]|(?<=[^\W\d_]){_LINE_END}){_LETTERS})*+|\d+|\S"
)
_CUT = re.compile(_LINE_END)
"""A word that goes on in the next line; what begins with a capital there is another word."""
DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SIGNS = str.maketrans({**dict.fromkeys(DASHES, "-"), "\u2019": "'", "\u2018": "'", "\u02bc": "'"})
_QUOTES = frozenset('"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a`*_')
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_ENDS = frozenset(".!?")
_ALONE = frozenset(_APART)
_ODD = _QUOTES | _INVISIBLE | {"'"}


@final
class Tokens:
    """The tokens of one part of a text, as parallel lists.

    ``words``: the token as it is compared with case; ``folded``: without. ``starts`` and ``ends``:
    offsets in the whole text, in characters. ``stops``: whether a sentence ends with the token.
    """

    __slots__ = ("ends", "folded", "starts", "stops", "text", "words")

    def __init__(
        self,
        text: str,
        words: list[str],
        folded: list[str],
        starts: list[int],
        ends: list[int],
        stops: list[bool],
    ) -> None:
        """With as many in each list."""
        self.text: Final = text
        self.words: Final = words
        self.folded: Final = folded
        self.starts: Final = starts
        self.ends: Final = ends
        self.stops: Final = stops

    def __len__(self) -> int:
        return len(self.words)

    def adjoins(self, index: int) -> bool:
        """Whether nothing stands between the token and the one before it."""
        return 0 < index < len(self.words) and self.starts[index] == self.ends[index - 1]

    def between(self, first: int, end: int) -> str:
        """The original from one token up to another that is not included, on one line; a word that
        a hyphen cuts at a line's end is one."""
        original = self.text[self.starts[first] : self.ends[end - 1]]
        if "\n" in original:
            original = _CUT.sub("", original)
        elif original.isprintable() and "  " not in original:
            return original
        return " ".join(original.split())


def normal(text: str) -> str:
    """The one spelling of a text that is compared."""
    if text.isascii():
        return text
    text = "".join(letter for letter in text if letter not in _INVISIBLE)
    return in_form("NFKC", text).translate(_SIGNS)


def tokens(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    abbreviations: Collection[str] = (),
    before_number: Collection[str] = (),
) -> Tokens:
    """The tokens of a text between two offsets.

    No sentence ends with a stop behind ``abbreviations``, nor behind those that stand
    ``before_number`` where a number follows, nor behind a single letter.
    """
    end = len(text) if end is None else end
    spans = [found.span() for found in _TOKEN.finditer(text, start, end)]
    words = [text[first:last] for first, last in spans]
    odd = [at for at, word in enumerate(words) if word in _ODD or not word.isascii()]
    if _CUT.search(text, start, end):
        words = [_CUT.sub("", word) if "\n" in word else word for word in words]
    if odd:
        gone = set()
        for at in odd:
            word = words[at]
            if word in _QUOTES or word in _INVISIBLE:
                gone.add(at)
                continue
            if word not in _ALONE:
                word = words[at] = normal(word)
            if not word or (word == "'" and not _within_word(text, spans[at][0], end)):
                gone.add(at)
        if gone:
            words = [word for at, word in enumerate(words) if at not in gone]
            spans = [span for at, span in enumerate(spans) if at not in gone]
    starts = [first for first, _ in spans]
    ends = [last for _, last in spans]
    folded = [word.casefold() for word in words]
    stops = [False] * len(words)
    for at in [at for at, word in enumerate(words) if word in _ENDS]:
        stops[at] = _ends_sentence(folded, words, at, starts, ends, abbreviations, before_number)
    return Tokens(text, words, folded, starts, ends, stops)


def _within_word(text: str, at: int, end: int) -> bool:
    """Whether an apostrophe stands in a word, or before the digits of a year or behind those of
    feet."""
    before, after = text[at - 1 : at], text[at + 1 : min(at + 2, end)]
    if before.isdigit():
        return True
    return (before.isalpha() and after.isalpha()) or after.isdigit()


def _ends_sentence(
    folded: list[str],
    words: list[str],
    index: int,
    starts: list[int],
    ends: list[int],
    abbreviations: Collection[str],
    before_number: Collection[str],
) -> bool:
    """A full stop with space behind it and a capital, a digit or nothing after that."""
    if index + 1 == len(words):
        return True
    if starts[index + 1] == ends[index]:
        return False
    after = words[index + 1]
    if not (after[0].isupper() or after[0].isdigit() or not after[0].isalnum()):
        return False
    if words[index] != ".":
        return True
    before = folded[index - 1] if index else ""
    if starts[index] != ends[index - 1]:
        return True
    if before in before_number:
        return not after[0].isdigit()
    return not (before in abbreviations or (len(before) == 1 and before.isalpha()))


def words_of(text: str) -> Tokens:
    """The tokens of words in a pattern, where `'s` may go on with what stands before it."""
    if text[:1] in ("'", "\u2019") and text[1:2].isalpha():
        behind_letter = tokens(f"x{text}")
        return Tokens(
            text,
            behind_letter.words[1:],
            behind_letter.folded[1:],
            behind_letter.starts[1:],
            behind_letter.ends[1:],
            behind_letter.stops[1:],
        )
    return tokens(text)


def parts(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of the parts of a text that empty lines, or ``LONGEST_PART``, set apart."""
    start = at = 0
    blank = True
    while at < len(text):
        line_end = text.find("\n", at)
        line_end = len(text) if line_end < 0 else line_end + 1
        if line_end - at > LONGEST_PART:
            line_end = _cut(text, at)
        empty = not text[at:line_end].strip()
        if (empty and not blank) or line_end - start > LONGEST_PART:
            if not blank:
                yield start, at
            start, blank = at, True
        blank = blank and empty
        at = line_end
    if not blank:
        yield start, at


def _cut(text: str, at: int) -> int:
    """A place for a cut in a line that is too long: after a space, if there is one."""
    space = text.rfind(" ", at, at + LONGEST_PART)
    return at + LONGEST_PART if space <= at else space + 1
