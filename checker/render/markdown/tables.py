"""What tables, folded parts and lists look like, and how long they may grow."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

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


def table(
    headers: Sequence[str], rows: Iterable[Sequence[str]], total: int | None = None
) -> Iterator[str]:
    """A table without padding, so that a new row changes one line; cells are escaped already.

    ``total`` is how many rows there would be, where it is known without making them all.
    """
    rows = iter(rows)
    shown = list(islice(rows, MOST_ROWS))
    yield tabulate(
        shown,
        headers=headers,
        tablefmt=_PIPES,
        disable_numparse=True,
        stralign=None,
        numalign=None,
    )
    yield ""
    left = sum(1 for _ in rows) if total is None else total - len(shown)
    if left:
        left_out = counted(left, "row")
        yield f"*{left_out} left out here; all stand in the JSON report.*"
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
