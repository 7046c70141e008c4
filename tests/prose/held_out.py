"""Sentences with what stands in them (`heldout/*.txt`), and how the reader reads each.

A row has a kind and a unit; a sentence in which what is asked stands in braces; the literal that
stands there, behind `;` the head noun that is counted; or `-` where nothing of this kind does. Of
`a or b` each reading is one.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from checker.kinds import KINDS
from checker.prose.literals import Refused, literal
from checker.prose.reader import read, setting
from checker.prose.readings import Amount
from checker.values.dates import read_date
from checker.values.dates.possibilities import span_of
from checker.values.durations import read_duration
from checker.values.numbers import Measure, read_quantity
from checker.values.unreadable import Unreadable

HERE = Path(__file__).parent / "heldout"
WRITTEN = "2021-06-16"
RIGHT, COARSER, WRONG, REFUSED = "right", "coarser", "wrong", "refused"
LANGUAGES = {"english": "en", "german": "de"}


class Held(NamedTuple):
    """One row, at its line."""

    file: str
    line: int
    kind: str
    unit: str
    before: str
    form: str
    after: str
    expected: str

    @property
    def sentence(self) -> str:
        """The whole of it."""
        return self.before + self.form + self.after


def rows(name: str) -> Iterator[Held]:
    """The rows of one language."""
    for number, line in enumerate((HERE / f"{name}.txt").read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            what, sentence, expected = line.split(" | ")
            kind, _, unit = what.partition(" ")
            before, _, rest = sentence.partition("{")
            form, _, after = rest.partition("}")
            yield Held(name, number, kind, unit, before, form, after, expected)


def outcome(row: Held) -> tuple[str, str]:
    """How a row is read, and what was read or why nothing was."""
    known = setting(LANGUAGES[row.file], read_date(WRITTEN), [row.unit] if row.unit else ())
    found = read(row.sentence, known)
    begin, end = len(row.before), len(row.before) + len(row.form)
    told: list[tuple[str, str]] = []
    for reading in found.moments if row.kind == "date" else found.amounts:
        core = reading.core if isinstance(reading, Amount) or reading.at < 0 else reading.at
        if not begin <= found.tokens.starts[core] < end:
            continue
        text = literal(KINDS[row.kind], reading, row.unit)
        if isinstance(text, Refused):
            told.append((REFUSED, text.why))
            continue
        try:
            how = _held(row, text)
        except Unreadable as error:
            told.append((REFUSED, str(error)))
            continue
        noun = row.expected.partition(" ; ")[2]
        if noun and isinstance(reading, Amount) and reading.noun[-1:] != (noun,):
            how, text = WRONG, f"{text} {' '.join(reading.noun)}"
        told.append((how, text))
    said = "; ".join(text for _, text in told)
    for one in (WRONG, COARSER, RIGHT):
        if any(how == one for how, _ in told):
            return one, said
    return (RIGHT if row.expected == "-" else REFUSED), said


def _held(row: Held, text: str) -> str:
    """How a literal stands to what is expected: of plain numbers, as precise as their scale."""
    if row.expected == "-":
        return WRONG
    coarser = False
    for expected in row.expected.partition(" ; ")[0].split(" or "):
        if row.kind == "duration":
            if read_duration(text) == read_duration(expected):
                return RIGHT
            continue
        if row.kind == "date":
            dates, stands = read_date(text).possible, read_date(expected).possible
            if dates == stands:
                return RIGHT
            mine, wanted = span_of(dates), span_of(stands)
        else:
            measure = Measure(row.unit, signed=True)
            number, known = read_quantity(text, measure), read_quantity(expected, measure)
            if number.nominal is not None and number.nominal == known.nominal:
                return RIGHT
            mine, wanted = number.possible, known.possible
        if mine == wanted:
            return RIGHT
        coarser = coarser or mine.covers(wanted)
    return COARSER if coarser else WRONG
