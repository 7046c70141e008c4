"""Where a quote stands in its document: once, more than once, elsewhere than on record, or not."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from enum import Enum
from typing import Final, final

from checker.model.fact import Verified
from checker.model.line import shortened
from checker.model.origins import resemblance
from checker.model.passage import fingerprint, hashes_of
from checker.model.place import line_starts, place_in
from checker.values.named import NamedTuple
from checker.verify.text import Folded, fold, folded, places

NEAR: Final = 1000
"""How many characters may lie between two fragments of one passage."""

MOST: Final = 1000
"""How many places of one fragment are told apart."""

LONGEST_SHOWN: Final = 80
"""How many characters of a fragment are shown."""

EVERY: Final = 10**6
"""How many places of a fragment are looked at where another one decides which is meant."""


class QuoteState(Enum):
    """How a quote stands in its document.

    ``FOUND``: once, or several times and what is on record tells which. ``AMBIGUOUS``: more than
    once, and nothing tells which. ``MOVED``: elsewhere than on record. ``MISSING``: not word for
    word. ``NO_DOCUMENT``: there is nothing to hold it against. ``NO_QUOTE``: there is none.
    """

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    MOVED = "moved"
    MISSING = "missing"
    NO_DOCUMENT = "no document"
    NO_QUOTE = "no quote"


LOST: Final = (QuoteState.MISSING, QuoteState.AMBIGUOUS, QuoteState.MOVED)
"""Where there is a document, and the quote does not stand in it, or not in one place."""


@final
class Standing(NamedTuple):
    """The state of one quote; ``start`` and ``end`` are offsets in the document as it is.

    ``detail`` says what a person needs to know beside the state: other places, or what may have
    become of the text. ``several``: it stands elsewhere, too, and what is on record tells which.
    """

    state: QuoteState
    start: int = -1
    end: int = -1
    passage: str = ""
    detail: str = ""
    several: bool = False


Suggest = Callable[[str, str], str]
"""The passage of a folded text that is most like a folded quote, or nothing."""


@final
class SearchedText:
    """A text that quotes are looked up in. Offsets count characters of it, from 0."""

    def __init__(self, text: str, suggest: Suggest) -> None:
        """Fold ``text``, once."""
        self.text = text
        self.folded: Folded = fold(text)
        self._suggest = suggest
        self._joined: Folded | None = None
        self._lines: list[int] = []
        self._known: dict[tuple[str, ...], list[tuple[int, int]] | str] = {}
        self._sketches: dict[tuple[int, int], str] = {}

    def standing(
        self, quote: tuple[str, ...], at: int = -1, record: Verified | None = None
    ) -> Standing:
        """How a quote stands here; ``at`` is the offset that somebody gave it, from 0, and
        ``record`` what is on record of it."""
        if not quote:
            return Standing(QuoteState.NO_QUOTE)
        found = self._known.get(quote)
        if found is None:
            found = self._known[quote] = self._spans(quote)
        if isinstance(found, str):
            return Standing(QuoteState.MISSING, detail=found)
        recorded = at if at >= 0 or record is None else record.offset
        several = len(found) > 1
        span = next((span for span in found if span[0] == recorded), None)
        if span is not None:
            return self._at(span, QuoteState.FOUND)._replace(several=several)
        if several:
            span = self._by_passage(found, record.passage if record is not None else "")
            if span is None:
                return Standing(QuoteState.AMBIGUOUS, detail=self._choices(found, at))
        else:
            span = found[0]
        standing = self._at(span, QuoteState.FOUND if recorded < 0 else QuoteState.MOVED, recorded)
        if at >= 0:
            mend = f": write `at: {span[0]}`{'' if several else ', or nothing'}"
            standing = standing._replace(detail=standing.detail + mend)
        return standing._replace(several=several)

    def _at(self, span: tuple[int, int], state: QuoteState, recorded: int = -1) -> Standing:
        detail = f"from offset {recorded} to {span[0]}, {self.place(span[0])}"
        return Standing(
            state,
            *span,
            self._sketch(span),
            detail if state is QuoteState.MOVED else "",
        )

    def _sketch(self, span: tuple[int, int]) -> str:
        """The passage around a place, which several claims may have."""
        if span not in self._sketches:
            self._sketches[span] = fingerprint(self.text, *span)
        return self._sketches[span]

    def _by_passage(self, spans: Sequence[tuple[int, int]], passage: str) -> tuple[int, int] | None:
        """The one place of which the text around is that on record."""
        if not passage:
            return None
        known = hashes_of(passage)
        likeness = [resemblance(hashes_of(self._sketch(span)), known) for span in spans]
        best = max(likeness)
        if best < _SAME_AROUND or likeness.count(best) > 1:
            return None
        return spans[likeness.index(best)]

    def fragments(self, quote: Sequence[str], start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Where each fragment of a quote stands that has been found from ``start`` to ``end``."""
        if len(quote) == 1:
            return ((start, end),)
        text = self.folded.text
        at, last = self.folded.offset(start), self.folded.offset(end)
        found = []
        for fragment in map(folded, quote):
            begin = text.find(fragment, at, last + len(fragment))
            if begin < 0:
                return ((start, end),)
            at = begin + len(fragment)
            found.append((self.folded.start(begin), self.folded.end(at)))
        return tuple(found)

    def place(self, offset: int) -> str:
        """``line:column`` of an offset, both from 1."""
        if not self._lines:
            self._lines = line_starts(self.text)
        line, column = place_in(self._lines, offset)
        return f"{line}:{column}"

    def _choices(self, spans: Sequence[tuple[int, int]], at: int) -> str:
        shown = ", ".join(f"{self.place(start)} (offset {start})" for start, _ in spans[:4])
        more = f" and {len(spans) - 4} more" if len(spans) > 4 else ""
        many = f"{MOST} times or more" if len(spans) >= MOST else f"{len(spans)} times"
        none = f", and nowhere at offset {at}" if at >= 0 else ""
        return f"it stands there {many}, at {shown}{more}{none}: say which with `at: OFFSET`"

    def _spans(self, quote: Sequence[str]) -> list[tuple[int, int]] | str:
        """Where all fragments stand together, in the original; else why they do not."""
        fragments = [folded(fragment) for fragment in quote]
        if not all(fragments):
            return "the quote is empty"
        whole = self.folded
        text = whole.text
        at = [places(text, fragment, MOST) for fragment in fragments]
        if not all(at) and "\n" in self.text:  # a word that a hyphen cuts at a line's end is one
            if self._joined is None:
                self._joined = fold(self.text, joined=True)
            again = [places(self._joined.text, fragment, MOST) for fragment in fragments]
            if all(again):
                whole, at = self._joined, again
        for fragment, found in zip(fragments, at, strict=True):
            if not found:
                near = self._suggest(fragment, text)
                did = f'; did the text change to "{near}"?' if near else ""
                which = (
                    f'"{shortened(fragment, LONGEST_SHOWN)}" does not stand there'
                    if len(quote) > 1
                    else ""
                )
                return which + did if which else did.removeprefix("; ")
        lengths = [len(fragment) for fragment in fragments]
        together = _together(at, lengths)
        if not together and any(len(found) >= MOST for found in at):
            at = [places(whole.text, fragment, EVERY) for fragment in fragments]
            together = _together(at, lengths)
        if not together:
            return (
                "its fragments stand there, but not in this order within one passage "
                f"(at most {NEAR} characters apart)"
            )
        return [(whole.start(start), whole.end(end)) for start, end in together]


_SAME_AROUND = 0.5
"""The share of a passage that must be left of it where the passage tells which place is meant."""


def _together(at: Sequence[Sequence[int]], lengths: Sequence[int]) -> list[tuple[int, int]]:
    """Start and end of every shortest run of the fragments in order, each near the one before."""
    ends = {start: start + lengths[-1] for start in at[-1]}
    for starts, length in zip(reversed(at[:-1]), reversed(lengths[:-1]), strict=True):
        following = sorted(ends)
        before: dict[int, int] = {}
        for start in starts:
            next_ = bisect_left(following, start + length)
            if next_ < len(following) and following[next_] - start - length <= NEAR:
                before[start] = ends[following[next_]]
        ends = before
    latest: dict[int, int] = {}
    for start in sorted(ends):
        latest[ends[start]] = start
    return sorted((start, end) for end, start in latest.items())
