"""A text as it is compared, with a map that leads back to the text as it is.

Two texts that differ only in how they are set are one: Unicode's compatibility forms (NFKC), the
shapes of quotation marks and dashes, soft hyphens and other unseen characters, line ends and
spaces. What says something stays apart: case, digits, signs, and a digit that is raised behind
another (`10²` is not `102`).
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from typing import final

from checker.values.named import NamedTuple
from checker.values.texts import in_form

_MARKS = {
    **dict.fromkeys(map(ord, "“”„‟«»″‶〝〞＂"), '"'),  # noqa: RUF001
    **dict.fromkeys(map(ord, "‘’‚‛′‵ʼ`´＇‹›"), "'"),  # noqa: RUF001
    **dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-"),  # noqa: RUF001
    ord("\N{FRACTION SLASH}"): "/",
}
_UNSEEN = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f"
"""Characters that nobody sees, as a pattern has them."""

_ODD = re.compile(
    r"[-\u2010\u00ad][ \t]*[\r\n]\s*"  # a word that goes on in the next line
    rf"|[\s{_UNSEEN}]{{2,}}|[^\S ]|[{_UNSEEN}]"
    rf"|[!-~]?[^\x00-\x7f\s{_UNSEEN}]+"
    r"|`"
)
_BLANK = re.compile(rf"[\s{_UNSEEN}]+").fullmatch
_RAISED = ("<super>", "<sub>")
_MOST_MARKS = 64
"""How many characters are one letter with its marks; more are stacked by nobody who writes."""
_JAMO = range(0x1160, 0x1200)
"""Letters of Korean that join the one before them."""

_WITHOUT_SPACES = (
    range(0x0E00, 0x0F00),
    range(0x1000, 0x10A0),
    range(0x1780, 0x1800),
    range(0x2E80, 0xA4D0),
    range(0xF900, 0xFB00),
    range(0x20000, 0x40000),
)
"""Scripts that set no space between words."""


@final
class Folded(NamedTuple):
    """``text`` as it is compared; ``starts`` and ``origins`` pair places in it and in the original.

    Between two pairs both run on in step, as far as the original goes to the next pair. ``length``
    is that of the original; all offsets count characters from 0.
    """

    text: str
    starts: "array[int]"
    origins: "array[int]"
    length: int

    def start(self, offset: int) -> int:
        """Where in the original the character at ``offset`` begins."""
        piece = bisect_right(self.starts, offset) - 1
        begin = self.origins[piece]
        end = self.origins[piece + 1] if piece + 1 < len(self.origins) else self.length
        return min(begin + offset - self.starts[piece], max(begin, end - 1))

    def end(self, offset: int) -> int:
        """Where in the original that ends which stands before ``offset``; it is above 0."""
        piece = bisect_right(self.starts, offset - 1)
        last = piece == len(self.starts)
        if offset == (len(self.text) if last else self.starts[piece]):
            return self.length if last else self.origins[piece]
        return self.start(offset - 1) + 1

    def offset(self, original: int) -> int:
        """The place in ``text`` of a place in the original."""
        piece = bisect_right(self.origins, original) - 1
        last = piece + 1 == len(self.starts)
        end = len(self.text) if last else self.starts[piece + 1]
        return min(self.starts[piece] + original - self.origins[piece], end)


def fold(text: str, *, joined: bool = False) -> Folded:
    """The text as it is compared, in a time linear in its length; ``joined``: a hyphen at a line's
    end stands for nothing where small letters follow."""
    parts: list[str] = []
    starts, origins = array("q", [0]), array("q", [0])
    length = 0
    for part, begin in _pieces(text, joined=joined):
        starts.append(length)
        origins.append(begin)
        parts.append(part)
        length += len(part)
    return Folded("".join(parts), starts, origins, len(text))


def folded(text: str) -> str:
    """A quote as it is compared."""
    return "".join(part for part, _ in _pieces(text)).strip()


def _pieces(text: str, *, joined: bool = False) -> Iterator[tuple[str, int]]:
    """The text in pieces, each with its place in the original."""
    place = 0
    for odd in _ODD.finditer(text):
        begin, end = odd.span()
        if begin > place:
            yield text[place:begin], place
        place = end
        found = odd[0]
        if found[0] in "-\u2010\u00ad" and ("\n" in found or "\r" in found):
            before, after = text[begin - 1 : begin], text[end : end + 1]
            one = joined and before.isalpha() and after.islower()
            yield "" if one else _line_end(found[0], before, after), begin
        elif found == "`":
            yield "'", begin
        elif _BLANK(found):
            yield " " if any(map(str.isspace, found)) else "", begin
        else:
            yield from _beyond_ascii(found, begin, text[begin - 1 : begin], text[end : end + 1])
    if place < len(text):
        yield text[place:], place


def _line_end(hyphen: str, before: str, after: str) -> str:
    """What a hyphen at the end of a line stands for: a soft one for nothing."""
    if hyphen == "\u00ad":
        return ""
    return "-" if before.isalnum() and after.isalnum() else "- "


def _beyond_ascii(run: str, begin: int, before: str, after: str) -> Iterator[tuple[str, int]]:
    """Pieces of a run of letters and marks, of which the first at most is ASCII."""
    plain = run.translate(_MARKS)
    if plain.isascii() or in_form("NFKC", plain) == plain:
        yield plain, begin
        return
    raised = False
    place = 0
    while place < len(run):
        end = place + 1
        last = min(place + _MOST_MARKS, len(run))
        while end < last and (unicodedata.combining(run[end]) or ord(run[end]) in _JAMO):
            end += 1
        cluster = run[place:end]
        part = unicodedata.normalize("NFKC", cluster.translate(_MARKS)).translate(_MARKS)
        if not cluster[0].isdecimal() and part != cluster:
            up = unicodedata.decomposition(cluster[0]).startswith(_RAISED)
            if before.isdigit() and not raised and part[:1].isdigit() | (up and part[:1] == "-"):
                part = ("^" if up else " ") + part
            following = run[end : end + 1] or after
            if part[-1:].isdigit() and following.isdecimal():
                part += " "
            raised = up
        else:
            raised = False
        yield part, begin + place
        before = part[-1:]
        place = end


def places(text: str, quote: str, most: int) -> list[int]:
    """Where ``quote`` stands in ``text``, both folded, as words of their own; ``most`` at most.

    A word or number does not stand in a longer one: `1992` not in `11992`, nor in `1992.5`.
    """
    found: list[int] = []
    start = text.find(quote)
    tries = max(_TRIES, _STEPS // len(quote))
    while start >= 0 and len(found) < most and tries:
        tries -= 1
        end = start + len(quote)
        if not (_goes_on(text, start) or _goes_on(text, end)):
            found.append(start)
        start = text.find(quote, start + 1)
    return found


_TRIES = 10_000
_STEPS = 10**8
"""How often a quote is looked for: no text of one letter repeated makes that take long."""


def _goes_on(text: str, place: int) -> bool:
    """Whether a word or a number goes on over ``place``."""
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if before.isalnum() and after.isalnum():
        return not (_without_spaces(before) or _without_spaces(after))
    if after in ".," and before.isdigit():
        return text[place + 1 : place + 2].isdigit()
    return before in ".,^" and after.isdigit() and text[max(0, place - 2) : place - 1].isdigit()


def _without_spaces(letter: str) -> bool:
    return letter > "\u0dff" and any(ord(letter) in script for script in _WITHOUT_SPACES)
