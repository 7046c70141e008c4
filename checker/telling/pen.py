"""What a format must be able to mark up, for the report to be told in it; and how long lists grow.

What is told knows no format, and a format does not know what is told: they meet here. ``plain`` is
text as it is, anybody's; ``marked`` is what a pen has marked up, or words of the program's own
without a mark in them. Pieces of marked text may be joined.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Protocol, TypeVar, final

from checker.model.place import Place
from checker.model.report import counted
from checker.values.texts import joined

if TYPE_CHECKING:  # few runs have something to draw
    from checker.model.fact import Fact
    from checker.telling.picture import Picture
    from checker.telling.tree import Branch

Thing = TypeVar("Thing")

MOST_ROWS = 100
"""The most rows of one table; what is left out is counted, and stands in the JSON report."""

MOST_NAMED = 8
"""The most things that one line lists."""


class Pen(Protocol):
    """Marks up what is told in one format. Blocks come as lines, which are joined by line ends."""

    def text(self, plain: str) -> str:
        """Text that shows as it is written."""

    def strong(self, marked: str) -> str:
        """What is read first."""

    def emphasis(self, marked: str) -> str:
        """What is said of the words, and not by them."""

    def code(self, plain: str) -> str:
        """An id, or a command."""

    def quote(self, plain: str) -> str:
        """Words of a document, in quotation marks."""

    def in_document(self, fact: "Fact", marked: str) -> str:
        """The quote of a claim, as a link to where it stands, if that is shown somewhere."""

    def side(self, name: str) -> str:
        """The side that a claim takes: a number, several, or ``either``."""

    def lines(self, marked: Iterable[str]) -> str:
        """Each on a line of its own, in one cell or paragraph."""

    def link(self, place: Place, marked: str = "") -> str:
        """A link to the line of a file that shows as the file's name, or as ``marked``."""

    def anchor(self, finding: str) -> str:
        """What a link to a finding leads to."""

    def to(self, finding: str, marked: str) -> str:
        """A link to where a finding is told."""

    def at(self, title: str, marked: str) -> str:
        """A link to the section of that title, which is words of the program's own."""

    def title(self, level: int, marked: str, findings: Iterable[str] = ()) -> Iterator[str]:
        """A heading, to which the links to ``findings`` lead; 1 is the title of the whole."""

    def paragraph(self, sentences: Iterable[str]) -> Iterator[str]:
        """Sentences that belong together."""

    def points(self, marked: Iterable[str]) -> Iterator[str]:
        """A list."""

    def numbered(self, marked: Iterable[str]) -> Iterator[str]:
        """A list of which each has a number, from 1."""

    def table(
        self, headers: Sequence[str], rows: Iterable[Sequence[str]], total: int | None = None
    ) -> Iterator[str]:
        """A table; ``total`` is how many rows there would be, where not all are made."""

    def folded(self, summary: str, lines: Iterable[str], *, opened: bool = False) -> Iterator[str]:
        """Lines behind a summary that opens and closes them."""

    def picture(self, picture: "Picture") -> Iterator[str]:
        """The claims of a question as bars."""

    def tree(self, title: str, branches: "Sequence[tuple[int, Branch]]") -> Iterator[str]:
        """What rests on what, of plain text, each with its side, under a title."""


@final
class Rows(str):
    """A table or a list, as text, which may be made shorter row by row."""

    __slots__ = ("left", "rows", "written")

    rows: Sequence[str]
    left: int
    written: "Written"

    @classmethod
    def of(cls, rows: Sequence[str], left: int, written: "Written") -> "Rows":
        """Rows, of which ``left`` more are left out already; ``written`` puts them together."""
        text = cls(written(rows, left))
        text.rows, text.left, text.written = rows, left, written
        return text

    def within(self, most: int) -> "Rows":
        """The first rows, of at most ``most`` bytes together."""
        bytes_left = most
        for number, row in enumerate(self.rows):
            bytes_left -= len(row.encode()) + 1
            if bytes_left < 0:
                left = self.left + len(self.rows) - number
                return Rows.of(self.rows[:number], left, self.written)
        return self


Written = Callable[[Sequence[str], int], str]
"""Puts rows together, and says how many are left out."""


def cut(rows: Iterable[Sequence[str]], total: int | None) -> tuple[list[Sequence[str]], int]:
    """The rows of a table that are shown, and how many are not, of ``total`` where it is known."""
    rows = iter(rows)
    shown = list(islice(rows, MOST_ROWS))
    return shown, sum(1 for _ in rows) if total is None else total - len(shown)


def left_out(rows: int) -> str:
    """What stands in the place of rows that are left out."""
    return f"{counted(rows, 'row')} left out here; the JSON report has all that --told lists."


def few(texts: Sequence[str]) -> list[str]:
    """The first of them, and how many more there are."""
    return few_of(texts, str)


def few_of(things: Sequence[Thing], tell: Callable[[Thing], str]) -> list[str]:
    """The same of things, of which only these are told."""
    shown = len(things) if len(things) <= MOST_NAMED else MOST_NAMED - 1
    left = len(things) - shown
    return [*map(tell, things[:shown]), *([f"{left} more"] if left else [])]


def listed(texts: Sequence[str]) -> str:
    """The first of them, as a sentence lists them: `a`, `a and b`, `a, b and c`."""
    return joined(few(texts))
