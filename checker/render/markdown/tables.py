"""What tables, folded parts and lists look like, and how long they may grow."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import final

from tabulate import DataRow, TableFormat, tabulate

from checker.model.report import counted

MOST_ROWS = 100
"""The most rows of one table; what is left out is counted, and stands in the JSON report."""

MOST_NAMED = 8
"""The most things that one line lists."""

_PIPES = TableFormat(
    lineabove=None,
    linebelowheader=lambda widths, aligns: "|" + " --- |" * len(widths),
    linebetweenrows=None,
    linebelow=None,
    headerrow=DataRow("| ", " | ", " |"),
    datarow=DataRow("| ", " | ", " |"),
    padding=0,
    with_header_hide=None,
)


@final
class Rows(str):
    """The lines of a table or of a list, as text, which may be made shorter row by row."""

    __slots__ = ("head", "left", "rows")

    head: str
    rows: Sequence[str]
    left: int

    @classmethod
    def of(cls, head: str, rows: Sequence[str], left: int = 0) -> "Rows":
        """Rows under a ``head`` that may be empty; ``left`` of them are left out already."""
        lines = [head, *rows] if head and (rows or not left) else list(rows)
        if left:
            lines += [""] if lines else []
            lines.append(f"*{counted(left, 'row')} left out here; all stand in the JSON report.*")
        text = cls("\n".join(lines))
        text.head, text.rows, text.left = head, rows, left
        return text

    def within(self, most: int) -> "Rows":
        """The first rows, of at most ``most`` bytes together."""
        bytes_left = most
        for number, row in enumerate(self.rows):
            bytes_left -= len(row.encode()) + 1
            if bytes_left < 0:
                return Rows.of(self.head, self.rows[:number], self.left + len(self.rows) - number)
        return self


def table(
    headers: Sequence[str], rows: Iterable[Sequence[str]], total: int | None = None
) -> Iterator[str]:
    """A table without padding, so that a new row changes one line; cells are escaped already.

    ``total`` is how many rows there would be, where it is known without making them all.
    """
    rows = iter(rows)
    shown = list(islice(rows, MOST_ROWS))
    text = tabulate(
        shown,
        headers=headers,
        tablefmt=_PIPES,
        disable_numparse=True,
        stralign=None,
        numalign=None,
    )
    names, dashes, *lines = text.split("\n")
    left = sum(1 for _ in rows) if total is None else total - len(shown)
    yield Rows.of(f"{names}\n{dashes}", lines, left)
    yield ""


def points(lines: Iterable[str]) -> Iterator[str]:
    """A list."""
    yield Rows.of("", [f"- {line}" for line in lines])
    yield ""


def folded(summary: str, lines: Iterable[str]) -> Iterator[str]:
    """Lines behind a summary that opens them."""
    yield f"<details><summary>{summary}</summary>"
    yield ""
    yield from lines
    yield "</details>"
    yield ""


def few(texts: list[str]) -> list[str]:
    """The first of them, and how many more there are."""
    if len(texts) <= MOST_NAMED:
        return texts
    shown = MOST_NAMED - 1
    return [*texts[:shown], f"{len(texts) - shown} more"]
