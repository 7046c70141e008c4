"""The passages of a document that patterns are held against: its paragraphs, and its tables' rows.

A row is read as words, with the headings of its columns; what is told of it is where its cells
stand in the document.
"""

from bisect import bisect_right
from typing import Final, final

from checker.extract.automaton import Run
from checker.extract.reader import SlotReader
from checker.prose.readings import Amount
from checker.prose.rows import Segment, TableRow, segments
from checker.prose.tokens import Tokens

LONGEST_QUOTE: Final = 14
"""The most words of a quote that is not cut at the gaps of its pattern, or into cells."""


@final
class Paragraph:
    """A part of a text, as it stands there."""

    def __init__(self, tokens: Tokens) -> None:
        """Of these tokens."""
        self.tokens = tokens

    def offset(self, token: int) -> int:
        """Where in the text a token begins, in characters from 0."""
        return self.tokens.starts[token]

    def span(self, run: Run) -> tuple[int, int]:
        """From where to where in the text a match goes."""
        return self.tokens.starts[run.start], self.tokens.ends[run.end - 1]

    def quote(self, run: Run) -> tuple[str, ...]:
        """The passage, word for word, with all that bears on its values; one that is long is cut
        at the gaps of its pattern."""
        first, last = run.start, run.end
        for capture in run.captures:
            read = None if capture.reading is None else capture.reading.of
            if read is not None:
                first = min(first, read.first)
                last = max(last, read.stop if isinstance(read, Amount) else read.end)
        if last - first <= LONGEST_QUOTE:
            return (self.tokens.between(first, last),)
        fragments: list[str] = []
        start = first
        for capture in run.captures:
            if capture.reading is None and not capture.name and capture.end - capture.start > 2:
                if capture.start > start:
                    fragments.append(self.tokens.between(start, capture.start))
                start = capture.end
        fragments.append(self.tokens.between(start, last))
        return tuple(fragments)

    def added(self, _: Run) -> str:
        """What headings add to a value that was read; nothing here."""
        return ""


@final
class RowPassage:
    """A row of a table, as words."""

    def __init__(self, text: str, row: TableRow, reader: SlotReader) -> None:
        """Of a row of this text."""
        self._text = text
        self._row = row
        self._segments = segments(text, row)
        self._begins: list[int] = []
        length = 0
        for segment in self._segments:
            self._begins.append(length)
            length += len(segment.said)
        said = "".join(segment.said for segment in self._segments)
        self.tokens = reader.split(said, 0, len(said))

    def _segment(self, token: int) -> tuple[int, Segment]:
        """The stretch that a token stands in, and where that begins in the row."""
        at = bisect_right(self._begins, self.tokens.starts[token]) - 1
        return self._begins[at], self._segments[at]

    def _place(self, token: int) -> int:
        """Where in the text a token begins; -1 for one of a heading, and behind the last."""
        if token == len(self.tokens):
            return -1
        begin, segment = self._segment(token)
        return segment.at + self.tokens.starts[token] - begin if segment.at >= 0 else -1

    def offset(self, token: int) -> int:
        """Where in the text a token begins, or the row, for one of a heading."""
        place = self._place(token)
        return place if place >= 0 else self._row.start

    def _cells(self, run: Run) -> list[tuple[int, int]]:
        """From where to where go the cells that a match has words of."""
        named = (capture.start for capture in run.captures if capture.name)
        places = {self._place(token) for token in (*range(run.start, run.end), *named)}
        return [
            (cell.start, cell.end)
            for cell in self._row.cells
            if any(cell.start <= place < cell.end for place in places)
        ]

    def span(self, run: Run) -> tuple[int, int]:
        """From where to where in the text its cells go."""
        cells = self._cells(run) or [(self._row.start, self._row.cells[-1].end)]
        return self._row.start if self._row.pair else cells[0][0], cells[-1][1]

    def quote(self, run: Run) -> tuple[str, ...]:
        """Its cells, as they stand in the text; of many the first and the last."""
        start, end = self.span(run)
        whole = " ".join(self._text[start:end].split())
        if len(whole.split()) <= LONGEST_QUOTE:
            return (whole,)
        cells = self._cells(run)
        read = [
            cell
            for cell in cells
            if any(self._is_in(capture.start, cell) for capture in run.captures if capture.name)
        ]
        return tuple(" ".join(self._text[a:b].split()) for a, b in read or cells[-1:])

    def _is_in(self, token: int, cell: tuple[int, int]) -> bool:
        return cell[0] <= self._place(token) < cell[1]

    def added(self, run: Run) -> str:
        """What the headings of its columns add to the values that were read, as words."""
        for capture in run.captures:
            read = None if capture.reading is None else capture.reading.of
            if not isinstance(read, Amount):
                continue
            words = range(read.first, min(read.end, len(self.tokens)))
            said = [self.tokens.words[token] for token in words if self._place(token) < 0]
            if said:
                return f"`{' '.join(said)}`, which the heading of the column says"
        return ""


Passage = Paragraph | RowPassage
