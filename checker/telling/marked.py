"""The text of a document with what is marked in it: the quotes of claims, and figures without one.

Nothing of it is markup: who shows it makes text of the text.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, final

from checker.model.fact import Fact, Source
from checker.model.line import plain
from checker.values.named import NamedTuple

FIGURE: Final = "figure"
"""A figure that no claim carries."""

KINDS: Final = ("contradict", "doubtful", "draft", "open", "agree", "alone")
"""How a quote is marked: by how its claim stands. What is doubtful or a draft is so whatever else
it is; ``open``: undetermined, not compared, or of several positions. The first of them is told
where quotes overlap."""

_BY_STANDING: Final = {
    "contradicts": "contradict",
    "indirectly": "contradict",
    "agrees": "agree",
    "alone": "alone",
}
"""The kinds of standings (``checker.telling.standing``); of all others it is ``open``."""


def kind_of(standing: str, *, fails: bool, draft: bool) -> str:
    """How the quote of a claim is marked, of that standing; ``fails``: the quote is not there, or
    nobody can say that it carries the value."""
    if fails:
        return "doubtful"
    return "draft" if draft else _BY_STANDING.get(standing, "open")


MOST_CLAIMS: Final = 20
"""The most claims that are told of one stretch."""


@final
class TextMark(NamedTuple):
    """A stretch of a text that is marked, in characters from 0; ``claim`` is the id of what is
    quoted there, and nothing for a figure."""

    start: int
    end: int
    kind: str
    claim: str = ""


@final
class TextRun(NamedTuple):
    """A piece of a text in which one thing is marked throughout, or nothing.

    ``kind`` is one of :data:`KINDS` or empty; ``figure``: no claim carries it; ``claims``: the
    first that are quoted there.
    """

    start: int
    text: str
    kind: str = ""
    figure: bool = False
    claims: tuple[str, ...] = ()


@final
class MarkedClaim(NamedTuple):
    """A claim of a document, how it is marked, and why it is ``doubtful``, or nothing.

    ``placed``: its quote stands in the text.
    """

    fact: Fact
    kind: str
    draft: bool
    doubt: str
    placed: bool


@final
class MarkedDocument(NamedTuple):
    """A document as it is shown: its text, and its claims in the order of their quotes. ``note``
    says what is not marked in it, and why."""

    source: Source
    runs: tuple[TextRun, ...]
    claims: tuple[MarkedClaim, ...]
    note: str = ""


def runs(text: str, marks: Iterable[TextMark]) -> Iterator[TextRun]:
    """The whole text in pieces, in order; each character of it stands for one of the document.

    What cannot be seen, or would turn other words round, is shown as a sign of its own.
    """
    shown = "\n".join(map(plain, text.split("\n")))
    ends: list[tuple[int, bool, int]] = []
    there = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    for number, mark in enumerate(there):
        ends += (mark.start, True, number), (mark.end, False, number)
    ends.sort()
    here: dict[int, TextMark] = {}
    kinds: Counter[str] = Counter()
    begin = 0
    for at, opens, number in ends:
        if at > begin:
            yield _run(begin, shown[begin:at], here, kinds)
            begin = at
        mark = there[number]
        if opens:
            here[number] = mark
            kinds[mark.kind] += 1
        else:
            del here[number]
            kinds[mark.kind] -= 1
    if begin < len(text):
        yield _run(begin, shown[begin:], here, kinds)


def _run(begin: int, text: str, here: dict[int, TextMark], kinds: Counter[str]) -> TextRun:
    kind = next((one for one in KINDS if kinds[one]), "")
    claims = (mark.claim for mark in here.values() if mark.claim)
    return TextRun(begin, text, kind, kinds[FIGURE] > 0, tuple(islice(claims, MOST_CLAIMS)))
