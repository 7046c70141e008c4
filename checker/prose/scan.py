"""Looking around in the tokens of a text, with the tables of its language."""

from collections.abc import Callable, Container
from typing import Final, final

from checker.prose.language import Language
from checker.prose.tokens import Tokens

FENCES: Final = frozenset({";", "|", "(", ")", "[", "]", "{", "}", "!", "?", "\u2026"})


PADDED: Final = 64
"""How far beyond either end of the tokens one may look: nothing stands there."""

_QUOTES: Final = frozenset('"\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb')


@final
class Scan:
    """Tokens and the language that they are in. ``declared``: whether the source says which.

    ``word`` gives the token at an index without case, ``raw`` with case; nothing beyond the ends.
    ``known`` keeps what was read at a token for those who ask again.
    """

    __slots__ = (
        "_ahead",
        "_back",
        "_ends",
        "_many",
        "_starts",
        "declared",
        "known",
        "language",
        "raw",
        "tokens",
        "word",
    )

    def __init__(self, tokens: Tokens, language: Language, declared: bool) -> None:
        """Ready to look around."""
        self.tokens = tokens
        self.language = language
        self.declared = declared
        # Padded lists: an index below 0 counts from the end, where nothing stands either.
        nothing = [""] * PADDED
        self.word: Callable[[int], str] = [*tokens.folded, *nothing].__getitem__
        self.raw: Callable[[int], str] = [*tokens.words, *nothing].__getitem__
        self._starts = [*tokens.starts, *[-1] * PADDED]
        self._ends = [*tokens.ends, *[-2] * PADDED]
        self._many = len(tokens.words)
        self.known: dict[object, object] = {}
        self._ahead = language.by_first
        self._back = language.by_last

    def __len__(self) -> int:
        return self._many

    def adjoins(self, index: int) -> bool:
        """Whether nothing stands between the token and the one before it."""
        return self._starts[index] == self._ends[index - 1]

    def is_digits(self, index: int) -> bool:
        """Whether the token is a run of plain digits."""
        word = self.word(index)
        return word.isdecimal() and word.isascii()

    def is_word(self, index: int) -> bool:
        """Whether the token is made of letters."""
        return self.word(index)[:1].isalpha()

    def fence(self, index: int) -> bool:
        """Whether nothing before the token bears on what stands behind it: a sentence ends."""
        if not 0 <= index < self._many:
            return True
        return self.tokens.stops[index] or self.tokens.words[index] in FENCES

    def hyphen(self, index: int) -> bool:
        """Whether the token is a dash that joins the tokens on both its sides."""
        return self.word(index) == "-" and self.adjoins(index) and self.adjoins(index + 1)

    def dotted(self, index: int) -> int:
        """The token behind one at ``index``, and behind the stop of its abbreviation."""
        after = index + 1
        if self.word(after) == "." and self.adjoins(after) and not self.tokens.stops[after]:
            return after + 1
        return after

    def behind(self, index: int, words: Container[str]) -> int:
        """The first token from one on that is none of these words."""
        while self.word(index) in words:
            index += 1
        return index

    def ahead(self, table: str, index: int) -> tuple[object, int] | None:
        """The longest phrase of a table that begins at a token: its value, and the token after."""
        phrases = self._ahead[table].get(self.word(index))
        if phrases is None:
            return None
        for phrase, value in phrases:
            at = index + 1
            for part in phrase[1:]:
                between = self.word(at)
                if part != between and (
                    (between == "-" and self.hyphen(at))
                    or (between == "." and self.adjoins(at) and not self.tokens.stops[at])
                ):
                    at += 1
                if self.word(at) != part:
                    break
                at += 1
            else:
                return value, at
        return None

    def back(self, table: str, index: int) -> tuple[object, int] | None:
        """The longest phrase of a table that ends before a token: its value, and where it begins.

        The stop of an abbreviation may stand between.
        """
        at = index - 1
        word = self.word(at)
        if word == "." and self.adjoins(at) and not self.tokens.stops[at]:
            at -= 1
            word = self.word(at)
        ends = self._back[table].get(word)
        if ends is None or at < 0 or self.tokens.stops[at]:
            return None
        phrases = ends.get(self.word(at - 1)) or ends[""]
        for phrase, value in phrases:
            start = at - len(phrase) + 1
            if start >= 0 and all(
                self.word(start + n) == part for n, part in enumerate(phrase[:-2])
            ):
                return value, start
        return None

    def is_quoted(self, first: int, end: int) -> bool:
        """Whether quotation marks stand right before a token and right behind others: `"300"`."""
        text = self.tokens.text
        begin, finish = self.tokens.starts[first], self.tokens.ends[end - 1]
        return begin > 0 and finish < len(text) and (
            text[begin - 1] in _QUOTES and text[finish] in _QUOTES
        )  # fmt: skip

    def said(self, first: int, end: int) -> str:
        """The original from one token up to another that is not included."""
        return self.tokens.between(first, end)
