"""How much of a document facts carry: its dates, numbers, amounts and names, and by what."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, final

from checker.values.named import NamedTuple

DATE: Final = "date"
NUMBER: Final = "number"
AMOUNT: Final = "amount"
NAME: Final = "name"
KINDS: Final = (DATE, NUMBER, AMOUNT, NAME)
"""What a mention is: a date or time; a number, counted or bare; a number with a unit, such as
money, a share, a length of time; a name."""


@final
class TextMention(NamedTuple):
    """A figure at its place in a document, or a name at its first one.

    ``line`` and ``column`` begin at 1; ``start`` and ``end`` are offsets in characters from 0. Of
    what is no plain text all of them are those of the text that was read of it. ``facts``: ids of
    claims in whose quotes it stands, the first few; ``otherwise``: what carries it where no quote
    does, in words; ``drafts``: ids of drafts in whose quotes it stands, which carry nothing yet.
    """

    kind: str
    said: str
    line: int
    column: int
    start: int
    end: int
    facts: tuple[str, ...] = ()
    otherwise: str = ""
    drafts: tuple[str, ...] = ()

    @property
    def carried(self) -> bool:
        """Whether something carries it."""
        return bool(self.facts or self.otherwise)


@final
class DocumentCoverage(NamedTuple):
    """The mentions of one document, in their order.

    ``source``: the id of its source, empty where none names the document. ``why``: why none of it
    could be read, such as its language. ``plain``: its lines are those of its file.
    """

    source: str
    document: str
    mentions: tuple[TextMention, ...] = ()
    why: str = ""
    plain: bool = True

    def total(self, kind: str = "") -> int:
        """How many mentions of one kind there are, or of all."""
        return sum(kind in ("", one.kind) for one in self.mentions)

    def carried(self, kind: str = "") -> int:
        """How many of these something carries."""
        return sum(one.carried and kind in ("", one.kind) for one in self.mentions)

    @property
    def left(self) -> tuple[TextMention, ...]:
        """Those that nothing carries."""
        return tuple(one for one in self.mentions if not one.carried)


def carried_share(documents: Sequence[DocumentCoverage], kind: str = "") -> Fraction:
    """The share of mentions that something carries, from 0 to 1; 1 where there are none."""
    total = sum(one.total(kind) for one in documents)
    return Fraction(sum(one.carried(kind) for one in documents), total) if total else Fraction(1)


def is_below(found: Sequence[DocumentCoverage], least: Fraction) -> bool:
    """Whether less of some document than ``least`` is carried, or nobody can say."""
    return any(one.why or carried_share([one]) < least for one in found)


def kinds_told(documents: Sequence[DocumentCoverage]) -> str:
    """``41 of 43 carried (95 %): dates 9 of 9, numbers 12 of 14, names 20 of 20``."""
    pairs = {
        kind: (sum(one.carried(kind) for one in documents), total)
        for kind in KINDS
        if (total := sum(one.total(kind) for one in documents))
    }
    if not pairs:
        return "no date, number, amount or name"
    carried, all_ = (sum(pair[at] for pair in pairs.values()) for at in (0, 1))
    kinds = ", ".join(f"{kind}s {some} of {of}" for kind, (some, of) in pairs.items())
    return f"{carried} of {all_} carried ({percent(carried_share(documents))}): {kinds}"


def percent(share: Fraction) -> str:
    """A share in percents, with one decimal, never rounded up: ``100 %`` is all of it."""
    tenths = int(share * 1000)
    return f"{tenths // 10}{f'.{tenths % 10}' if tenths % 10 else ''} %"
