"""The names in documents: words with a capital in a row, inside sentences, or repeatedly."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, final

from checker.mentions.words import STOPPED
from checker.prose.currencies import CODES
from checker.prose.reader import Prose
from checker.prose.readings import LABEL
from checker.prose.tokens import Tokens
from checker.values.named import NamedTuple

HEADING: Final = 14
"""A paragraph of at most so many words that ends in no stop is a heading of what follows."""
_WITHIN: Final = frozenset({"of", "de", "du", "la", "van", "von", "der", "al", "-", "'", "&"})
"""What may stand between two words of a name."""
_LONGEST: Final = 6
"""The most words of a name."""
_MOST: Final = 20_000
"""How many different names are remembered; a long list of words is no text."""
_NO_NAMES: Final = STOPPED | {
    "he", "she", "we", "my", "your", "let", "see", "no", "yes", "mr", "mrs", "ms", "dr", "der",
    "die", "das", "ein", "eine", "und", "im", "am", "table", "figure", "page", "one", "only",
    # what sentences begin with
    "again", "almost", "along", "already", "although", "always", "among", "around", "because",
    "besides", "beyond", "despite", "earlier", "eventually", "every", "few", "finally", "first",
    "following", "formerly", "generally", "given", "hence", "here", "indeed", "instead", "last",
    "lastly", "lately", "many", "maybe", "meantime", "moreover", "nearby", "neither", "never",
    "nevertheless", "next", "none", "nor", "often", "once", "originally", "perhaps", "previously",
    "rather", "recall", "recently", "second", "several", "soon", "sometimes", "still", "therefore",
    "third", "though", "thus", "today", "together", "tomorrow", "tonight", "towards", "unless",
    "unlike", "usually", "whatever", "whenever", "whereas", "wherever", "whether", "why", "without",
    "yesterday", "yet",
}  # fmt: skip


@final
class NamePlace(NamedTuple):
    """Where a name stands: in a document, in a line from 1, and from offset to offset."""

    document: str
    line: int
    start: int
    end: int


@final
@dataclass(frozen=True, slots=True)
class FoundName:
    """A name, how often it stands in the documents, in which of them, and where first."""

    said: str
    count: int
    documents: tuple[str, ...]
    places: tuple[NamePlace, ...]


@final
class NamesFound:
    """The names of documents that are read one after the other."""

    def __init__(self, places: int = 8) -> None:
        """With nothing yet; of each name the first ``places`` are remembered."""
        self._most = places
        self._counts: Counter[str] = Counter()
        self._outside: Counter[str] = Counter()
        self._inside: set[str] = set()
        self._places: dict[str, list[NamePlace]] = {}
        self._documents: dict[str, dict[str, None]] = {}
        self._small: set[str] = set()

    def add(
        self,
        document: str,
        prose: Prose,
        lines: Sequence[int],
        *,
        heading: bool,
    ) -> None:
        """Those of a part of a document; ``lines``: the offsets at which its lines begin.

        Numbers with their units and dates are no names, and what stands only in a ``heading`` may
        be none.
        """
        tokens = prose.tokens
        headed = len(tokens) if heading else _first_line(tokens)
        titled = _is_title(tokens, 0, headed)
        measured = {at for one in prose.amounts for at in range(one.core, one.stop)}
        measured.update(at for one in prose.moments for at in range(one.first, one.end))
        counting = {
            one.core: one.stop
            for one in prose.amounts
            if one.noun and not one.wrong and one.role != LABEL and tokens.words[one.core].isalpha()
        }
        if len(self._small) < _MOST:
            self._small.update(word for word in tokens.words if word.isalpha() and word.islower())
        for first, end in _within_lines(runs(tokens), headed):
            if measured.issuperset(range(first, end)):
                continue
            if counting.get(first) == end - 1:  # `Six Danes drowned`
                first = end - 1
            said = tokens.between(first, end)
            if said not in self._counts and len(self._counts) >= _MOST:
                continue
            self._counts[said] += 1
            if first >= headed or not titled:
                self._outside[said] += 1
                if (first > headed and not tokens.stops[first - 1]) or end - first > 1:
                    self._inside.add(said)
            self._documents.setdefault(said, {})[document] = None
            places = self._places.setdefault(said, [])
            if len(places) < self._most:
                start, stop = tokens.starts[first], tokens.ends[end - 1]
                places.append(NamePlace(document, bisect_right(lines, start), start, stop))

    def names(self, sure: Collection[str] = ()) -> list[FoundName]:
        """The names, what stands most often first; ``sure`` are some that are known to be names, in
        small letters."""
        found = [
            FoundName(said, count, tuple(self._documents[said]), tuple(self._places[said]))
            for said, count in self._counts.items()
            if self._is_name(said) or said.casefold() in sure
        ]
        return sorted(found, key=lambda name: (-len(name.documents), -name.count, name.said))

    def _is_name(self, said: str) -> bool:
        """Whether it stands within a sentence, is more than a word, or stands twice where sentences
        begin or in headings.

        A word that stands in small letters elsewhere is none, unless others are with it; and words
        of a title in which all have a capital say nothing.
        """
        if " " not in said and said.casefold() in self._small:
            return False
        return said in self._inside or self._outside[said] > 1


def runs(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Where words with a capital stand in a row: from one token up to another, not included."""
    at = 0
    while at < len(tokens):
        if not _named(tokens, at):
            at += 1
            continue
        first = at
        end = at = at + 1
        while at < len(tokens) and end - first < _LONGEST and not _ends(tokens, at):
            if _named(tokens, at):
                end = at + 1
            elif tokens.words[at] not in _WITHIN or at > end:  # one small word at a time
                break
            at += 1
        at = end
        yield first, end


def _ends(tokens: Tokens, at: int) -> bool:
    """Whether a sentence, or a cell of a table, ends before a token."""
    return tokens.stops[at - 1] or "\t" in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]


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


def is_heading(tokens: Tokens) -> bool:
    """Whether a part of a text is a heading of what follows: short, with no stop at its end."""
    if not len(tokens) or tokens.stops[-1]:
        return False
    return len(tokens) <= HEADING or _is_title(tokens, 0, len(tokens))


def _is_title(tokens: Tokens, first: int, end: int) -> bool:
    """Whether all words that are no small ones have a capital."""
    words = [word for word in tokens.words[first:end] if len(word) > 3 and word.isalpha()]
    return 1 < len(words) <= 2 * HEADING and all(word[0].isupper() for word in words)


def _first_line(tokens: Tokens) -> int:
    """How many tokens at the beginning of a part are a title in a line of its own; 0: there is
    none. A name may go on in the next line, a title ends in no small word."""
    most = min(len(tokens) - 1, 2 * HEADING)
    for at in range(most):
        if "\n" in tokens.text[tokens.ends[at] : tokens.starts[at + 1]]:
            closed = tokens.words[at].islower() or tokens.stops[at]
            return 0 if closed or not _is_title(tokens, 0, at + 1) else at + 1
    return 0


def _within_lines(found: Iterable[tuple[int, int]], end: int) -> Iterator[tuple[int, int]]:
    """Runs of words, cut where the title of a part ends."""
    for first, last in found:
        if first < end < last:
            yield first, end
            yield end, last
        else:
            yield first, last
