"""The names in documents: words with a capital in a row, inside sentences, or repeatedly."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, final

from checker.prose.currencies import CODES
from checker.prose.tokens import Tokens
from checker.survey.words import STOPPED

_WITHIN: Final = frozenset({"of", "de", "du", "la", "van", "von", "der", "al", "-", "'", "&"})
"""What may stand between two words of a name."""
_LONGEST: Final = 6
"""The most words of a name."""
_PLACES: Final = 8
"""How many places of a name are remembered."""
_MOST: Final = 20_000
"""How many different names are remembered; a long list of words is no text."""
_NO_NAMES: Final = STOPPED | {
    "he", "she", "we", "my", "your", "let", "see", "no", "yes", "mr", "mrs", "ms", "dr", "der",
    "die", "das", "ein", "eine", "und", "im", "am", "table", "figure", "page", "one", "only",
}  # fmt: skip


@final
@dataclass(frozen=True, slots=True)
class FoundName:
    """A name, how often it stands in the documents, in which of them, and where first: documents
    with lines from 1."""

    said: str
    count: int
    documents: tuple[str, ...]
    places: tuple[tuple[str, int], ...]


@final
class NamesFound:
    """The names of documents that are read one after the other."""

    def __init__(self) -> None:
        """With nothing yet."""
        self._counts: Counter[str] = Counter()
        self._inside: set[str] = set()
        self._places: dict[str, list[tuple[str, int]]] = {}
        self._documents: dict[str, dict[str, None]] = {}
        self._small: set[str] = set()

    def add(
        self,
        document: str,
        tokens: Tokens,
        lines: Sequence[int],
        measured: set[int],
        *,
        heading: bool,
    ) -> None:
        """Those of a part of a document.

        ``lines``: the offsets at which its lines begin; ``measured``: the tokens of numbers with
        their units, which are no names.
        """
        if len(self._small) < _MOST:
            self._small.update(word for word in tokens.words if word.isalpha() and word.islower())
        for first, end in runs(tokens):
            if measured.issuperset(range(first, end)):
                continue
            said = tokens.between(first, end)
            if said not in self._counts and len(self._counts) >= _MOST:
                continue
            self._counts[said] += 1
            if first and not heading and not tokens.stops[first - 1]:
                self._inside.add(said)
            self._documents.setdefault(said, {})[document] = None
            places = self._places.setdefault(said, [])
            if len(places) < _PLACES:
                places.append((document, bisect_right(lines, tokens.starts[first])))

    def names(self) -> list[FoundName]:
        """The names, what stands most often first."""
        found = [
            FoundName(said, count, tuple(self._documents[said]), tuple(self._places[said]))
            for said, count in self._counts.items()
            if self._is_name(said, count)
        ]
        return sorted(found, key=lambda name: (-len(name.documents), -name.count, name.said))

    def _is_name(self, said: str, count: int) -> bool:
        """A word that stands in small letters elsewhere is none, unless others are with it."""
        if " " not in said and said.casefold() in self._small:
            return False
        return said in self._inside or count > 1


def runs(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Where words with a capital stand in a row: from one token up to another, not included."""
    at = 0
    while at < len(tokens):
        if not _named(tokens, at):
            at += 1
            continue
        first = at
        end = at = at + 1
        while at < len(tokens) and end - first < _LONGEST and not tokens.stops[at - 1]:
            if _named(tokens, at):
                end = at + 1
            elif tokens.words[at] not in _WITHIN or at > end:  # one small word at a time
                break
            at += 1
        at = end
        yield first, end


def _named(tokens: Tokens, at: int) -> bool:
    """Whether a token may be a word of a name: it has a capital, and is more than a letter.

    The code of a currency is none.
    """
    word = tokens.words[at]
    if word in CODES:
        return False
    if not (len(word) > 1 and word[0].isupper() and word[0].isalpha()):
        return False
    return tokens.folded[at] not in _NO_NAMES
