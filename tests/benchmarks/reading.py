"""How much of sentences with known readings the reader of prose reads, and how long it takes.

    python tests/benchmarks/reading.py TSV [--list KIND] [--cost [TEXT ...]]

A row of the table has a kind; whether it is relative, that is needs the day of writing; that day;
the text before a form, the form, the text behind it; what stands there (ISO days with an exclusive
end for ranges, several where `or` stands between them, a number, an interval, an ISO duration); its
unit. The attribute has the benchmark's unit, so that a bare `$` is decided.

For each kind is told how many are right, coarser (a set that has the right value and others),
wrong or without their unit, refused with a note, and not read. A range that includes the last unit
that it names is right.
"""

import argparse
import csv
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from checker.prose import currencies
from checker.prose.literals import Refused, as_date, as_duration, as_quantity
from checker.prose.reader import Prose, read, setting
from checker.prose.readings import MONEY, Amount
from checker.prose.scan import Scan
from checker.prose.units import money_behind, unit_behind
from checker.values.dates import read_date
from checker.values.dates.calendar import DAY
from checker.values.dates.possibilities import civil_spans
from checker.values.durations import Duration, read_duration
from checker.values.interval import INFINITY
from checker.values.numbers import Measure, read_quantity
from checker.values.unreadable import Unreadable

RIGHT, COARSER, WRONG, REFUSED, UNREAD = "right", "coarser", "wrong", "refused", "unread"
OUTCOMES = (RIGHT, COARSER, WRONG, REFUSED, UNREAD)
DATES = ("date", "daterange", "time")


class Row(NamedTuple):
    """One sentence, and what stands in it."""

    kind: str
    relative: bool
    reference: str
    before: str
    text: str
    after: str
    expected: str
    unit: str

    @property
    def sentence(self) -> str:
        """The whole of it."""
        return self.before + self.text + self.after


class Outcome(NamedTuple):
    """How a row was read, and what was read in it."""

    row: Row
    outcome: str
    told: str


def rows(path: Path) -> list[Row]:
    """The rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(table)
        return [Row(line[0], line[1] == "1", *line[2:8]) for line in table]


def outcome(row: Row) -> Outcome:
    """How the form of a row is read in its sentence."""
    written = read_date(row.reference) if row.reference else None
    found = read(row.sentence, setting("en", written, [own_unit(row)[0]] if row.unit else ()))
    begin, end = len(row.before), len(row.before) + len(row.text)
    told = list(_all(row, found, begin, end))  # fmt: skip
    for kind in (WRONG, RIGHT, COARSER, REFUSED):
        for one in told:
            if one[0] == kind:
                return Outcome(row, kind, "; ".join(text for _, text in told))
    return Outcome(row, UNREAD, "")


def _all(row: Row, found: Prose, begin: int, end: int) -> Iterator[tuple[str, str]]:
    readings = found.moments if row.kind in DATES else found.amounts
    for reading in readings:
        if reading.finish <= begin or reading.begin >= end:
            continue
        outside = (
            reading.begin < begin
        )  # a hedge before the form, which is no part of what is asked
        if isinstance(reading, Amount):
            if outside and row.kind != "number_range":
                reading = replace(reading, bound=None, about=False)
            literal = _literal(row, reading)
        else:
            literal = as_date(reading, bare=outside)
        if isinstance(literal, Refused):
            yield REFUSED, literal.why
            continue
        try:
            judged = _judged(row, literal)
        except Unreadable as error:
            yield REFUSED, str(error)
            continue
        yield judged, literal


def _literal(row: Row, amount: Amount) -> "str | Refused":
    if row.kind == "duration" and "T" not in row.expected:
        return as_duration(amount)
    return as_quantity(amount, _attribute(row)[0])


def _judged(row: Row, literal: str) -> str:
    if row.kind in DATES:
        return _judged_date(row, literal)
    if row.kind == "duration":
        return _judged_duration(row, literal)
    unit, factor = _attribute(row)
    number = read_quantity(literal, Measure(unit, signed=True))
    if row.kind == "number_range":
        return _judged_range(row.expected, number.possible)
    expected = Fraction(row.expected) * factor
    lo, hi = number.possible.lo, number.possible.hi
    nominal = number.nominal
    if nominal is None:
        if INFINITY in (-lo, hi):
            return COARSER if lo <= expected <= hi else WRONG
        nominal = (Fraction(lo) + Fraction(hi)) / 2
    if abs(nominal - expected) <= abs(expected) / 10**9:
        return RIGHT
    return COARSER if lo <= expected <= hi and number.nominal is None else WRONG


def _judged_range(expected: str, possible: "object") -> str:
    low, high = expected[1:-1].split(",")
    for text, mine in ((low, possible.lo), (high, possible.hi)):  # type: ignore[attr-defined]
        if not text:
            if mine not in (INFINITY, -INFINITY):
                return WRONG
        elif mine in (INFINITY, -INFINITY) or abs(mine - Fraction(text)) > max(
            Fraction(1, 2), abs(Fraction(text)) / 2
        ):
            return WRONG
    return RIGHT


def _judged_duration(row: Row, literal: str) -> str:
    if "T" in row.expected:
        return _judged(row._replace(kind="dimension", **_hours(row.expected)), literal)
    mine, wanted = read_duration(literal), _iso(row.expected)
    if mine == wanted:
        return RIGHT
    return COARSER if mine.span.lo <= wanted.span.lo and wanted.span.hi <= mine.span.hi else WRONG


def _iso(text: str) -> Duration:
    parts = re.findall(r"([0-9.]+)([YMWD])", text)
    months = sum(int(Fraction(n) * {"Y": 12, "M": 1}[u]) for n, u in parts if u in "YM")
    days = sum(int(n) * {"W": 7, "D": 1}[u] for n, u in parts if u in "WD")
    return read_duration(f"P{months}M{days}D" if months and days else f"P{months}M" if months else
                         f"P{days}D")  # fmt: skip


def _hours(text: str) -> dict[str, str]:
    number, unit = text[2:-1], text[-1]
    return {"expected": number, "unit": {"H": "hour", "M": "minute", "S": "second"}[unit]}


def _judged_date(row: Row, literal: str) -> str:
    if row.kind == "time":
        return RIGHT if literal == row.expected else WRONG
    wanted = [_days(text) for text in row.expected.split(" or ")]
    mine = [
        (
            one.lo if isinstance(one.lo, float) else Fraction(one.lo, DAY),
            one.hi if isinstance(one.hi, float) else Fraction(one.hi, DAY),
        )
        for one in civil_spans(read_date(literal).possible)
    ]
    if all(any(_alike(one, other) for other in wanted) for one in mine):
        return RIGHT
    for lo, hi in wanted:
        if any(a <= lo and hi <= b for a, b in mine):
            return COARSER
    return WRONG


Days = tuple[Fraction | float, Fraction | float]


def _days(text: str) -> Days:
    begin, slash, end = text.partition("/")
    lo = -INFINITY if begin == ".." else _day(begin)
    if not slash:
        return lo, lo + 1
    return lo, INFINITY if end == ".." else _day(end)


def _day(text: str) -> Fraction:
    first = read_date(text).written[0]
    assert first is not None
    return Fraction(int(first), DAY)


def _alike(mine: Days, wanted: Days) -> bool:
    """Whether they are the same, or mine has the last unit that is named as well."""
    if mine[0] != wanted[0]:
        return False
    if mine[1] == wanted[1]:
        return True
    extra = mine[1] - wanted[1]
    return extra in (1, 28, 29, 30, 31, 90, 91, 92, 365, 366)


# --- units


def own_unit(row: Row) -> tuple[str, Fraction]:
    """The unit of the attribute, and how many of it the benchmark's unit is."""
    return _attribute(row)


def _attribute(row: Row) -> tuple[str, Fraction]:
    if row.kind == "duration":
        return _hours(row.expected)["unit"], Fraction(1)
    name = row.unit
    if not name or row.kind == "number_range":
        return "", Fraction(1)
    if name == "Age":
        return "year", Fraction(1)
    if name == "Ton":
        return "t" if "tonne" in row.text else "short_ton", Fraction(1)
    if name in ("%", "pp", "bp"):
        return name, Fraction(1)
    if row.kind == "temperature":
        return {"C": "°C", "F": "°F", "K": "K", "Degree": "degree"}[name], Fraction(1)
    known = setting("en")
    said = read(name.lower(), known).tokens
    scan = Scan(said, known.language, True)
    unit = money_behind(scan, 0) if row.kind == "currency" else unit_behind(scan, 0)
    if unit is None:
        return name.lower(), Fraction(1)
    if unit.kind == MONEY and row.kind != "currency":
        unit = unit_behind(scan, 0)
        assert unit is not None
    named = [s for s in unit.symbols if s in currencies.CODES] or [
        s for s in unit.symbols if s not in ("ton", "gallon", "pint", "barrel", "ounce")
    ]
    if row.kind != "currency":
        named = [s for s in unit.symbols if s not in currencies.CODES and s not in (
            "ton", "gallon", "pint", "barrel", "ounce", "pound", "dollar"
        )] or named  # fmt: skip
    if unit.kind == MONEY and unit.said in ("dollar", "cent"):
        return "USD", unit.factor
    if unit.kind == MONEY and unit.said in ("pound", "pence", "penny"):
        return "GBP", unit.factor
    return named[0], unit.factor


# --- telling


def told(results: list[Outcome]) -> str:
    """The figures, a line a kind, absolute and relative apart."""
    lines = [f"{'':24}" + "".join(f"{name:>9}" for name in OUTCOMES)]
    for relative in (False, True):
        some = [r for r in results if r.row.relative is relative]
        for kind in dict.fromkeys(r.row.kind for r in some):
            counts = Counter(r.outcome for r in some if r.row.kind == kind)
            name = f"{kind}{' (relative)' if relative else ''}"
            lines.append(f"{name:24}" + "".join(f"{counts[o]:9}" for o in OUTCOMES))
        counts = Counter(r.outcome for r in some)
        name = f"all {'relative' if relative else 'absolute'}, {len(some)}"
        lines.append(
            f"{name:24}" + "".join(f"{100 * counts[o] / max(len(some), 1):8.1f}%" for o in OUTCOMES)
        )
    return "\n".join(lines)


def cost(text: str) -> tuple[float, float]:
    """Seconds of a bare tokenisation of a text, and of reading it."""
    known = setting("en", read_date("2019-05-15"))
    bare = min(_timed(lambda: re.findall(r"\w+|\S", text)) for _ in range(5))
    reading = min(_timed(lambda: read(text, known)) for _ in range(3))
    return bare, reading


def _timed(run: "object") -> float:
    start = time.process_time()
    run()  # type: ignore[operator]
    return time.process_time() - start


def main() -> None:
    """Tell the figures of a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tsv", type=Path)
    parser.add_argument("--list", action="append", default=[], help="outcomes to list")
    parser.add_argument(
        "--cost", nargs="*", type=Path, help="how long reading takes these texts, or the sentences"
    )
    given = parser.parse_args()
    table = rows(given.tsv)
    results = [outcome(row) for row in table]
    print(told(results))
    for result in results:
        if result.outcome in given.list:
            row = result.row
            print(f"{result.outcome} {row.kind} {int(row.relative)} {row.reference}: "
                  f"{row.before[-30:]}[{row.text}]{row.after[:20]} = {row.expected} {row.unit}"
                  f" <- {result.told}")  # fmt: skip
    if given.cost is not None:
        some = [path.read_text(encoding="utf-8") for path in given.cost]
        text = "\n".join(some or (row.sentence for row in table)) * 20
        bare, reading = cost(text)
        print(f"{len(text)} characters: bare {bare:.3f} s, read {reading:.3f} s, "
              f"{reading / bare:.1f} times")  # fmt: skip


if __name__ == "__main__":
    main()
