"""What a passage that is gone may have become: a suggestion, and never more than that.

RapidFuzz measures how alike two texts are, when a quote is missing: 874 is 97 % like 875, so that
likeness decides nothing.
"""

import re
from bisect import bisect_left
from typing import Final, final

LEAST: Final = 62
"""How alike, in per cent, a passage must be to be suggested."""

WORDS, PLACES = 4, 12
"""How many words of a quote are looked up, the rarest first, and how many places of each."""

_LONGEST = 400
_WORD = re.compile(r"\w+")


@final
class Suggestions:
    """Finds likely passages of one folded text; the index of its words is made when first asked."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        self._places: dict[str, list[int]] | None = None

    def __call__(self, quote: str, text: str) -> str:
        """The passage of ``text`` that is most like ``quote``, or nothing; both are folded.

        The time grows with the text once, and not with the number of quotes that are missing.
        """
        if self._places is None:
            self._places = _index(text)
        places, quote = self._places, quote[:_LONGEST]
        words = {
            word[0].casefold(): word.start()
            for word in _WORD.finditer(quote)
            if word[0].casefold() in places
        }
        rarest = sorted(words, key=lambda word: (len(places[word]), words[word]))[:WORDS]
        windows = sorted(
            {
                max(0, place - words[word] - len(quote) // 2)
                for word in rarest
                for place in places[word][:PLACES]
            }
        )
        return self._best(quote, text, windows)

    def _best(self, quote: str, text: str, windows: list[int]) -> str:
        if not windows:
            return ""
        from rapidfuzz.fuzz import partial_ratio_alignment

        best, span = 0.0, (0, 0)
        for window in windows:
            near = text[window : window + 2 * len(quote)]
            match = partial_ratio_alignment(quote, near, score_cutoff=max(LEAST, best))
            if match is not None and match.score > best:
                best = match.score
                span = (window + match.dest_start, window + match.dest_end)
        return _whole_words(text, *span) if best else ""


def _index(text: str) -> dict[str, list[int]]:
    """Where each word stands."""
    places: dict[str, list[int]] = {}
    for found in _WORD.finditer(text):
        places.setdefault(found[0].casefold(), []).append(found.start())
    return places


def _whole_words(text: str, start: int, end: int) -> str:
    """A span, out to the ends of the words that it begins and ends in."""
    floor, ceiling = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
    stops = [found.start() for found in re.finditer(r"\s", text[floor:ceiling])]
    first = bisect_left(stops, start - floor)
    begin = floor + stops[first - 1] + 1 if first else floor
    if text[start : start + 1].isspace():
        begin = start + 1
    last = bisect_left(stops, end - floor)
    close = floor + stops[last] if last < len(stops) else ceiling
    if text[end - 1 : end].isspace():
        close = end - 1
    return text[begin:close].strip(" \"'.,;:")
