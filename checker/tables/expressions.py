"""Plain numbers and dates as exact ranks, in SQL: what an engine reads of more literals than are
read here.

A rank is a whole number of 64 bits: ``factor`` times the end of what a literal allows, 1 more where
the end lies just behind it, and 1 less where it lies just before it. So ranks compare as values do,
and a literal that is read here lands among them (:meth:`RankScale.ranks`). Nothing is cast before a
pattern has seen it, and no number is so long that it could overflow.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import Final, final

from checker.model.vocabulary import Attribute
from checker.tables.declaration import Notation
from checker.tables.duck import text
from checker.tables.ranks import Ranks
from checker.values.interval import Bound, Interval
from checker.values.named import NamedTuple

MOST_DIGITS: Final = 17
"""So many digits a number may have, with all decimals of its line."""

FARTHEST: Final = 2**61
"""The rank of an end without a bound, and more than any other; the difference of two fits, too."""

_DAY: Final = 24 * 60 * 60 * 1000
_FIRST_DAY: Final = 719_162
"""How many days lie between the first of the year 1 and that of 1970."""
_MONTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_YEAR, _MONTH, _SIZES = 1, 2, {3: _DAY, 4: _DAY // 24, 5: 60_000, 6: 1000}
"""How precise a date is, and how many milliseconds it takes where that is always as many."""


class OffScaleError(Exception):
    """An end that has no rank: it lies between two, or beyond all."""


@final
class RankScale(NamedTuple):
    """The scale of a line: a rank is ``factor`` times an end; numbers have so many ``decimals``."""

    factor: int
    decimals: int = 0

    @classmethod
    def of_numbers(cls, decimals: int) -> "RankScale":
        """That of numbers with up to so many decimals, whose ends lie halfway between two."""
        return cls(8 * 10**decimals, decimals)

    def ranks(self, span: Interval) -> Ranks:
        """Those of an interval; raises ``OffScaleError``."""
        return Ranks(0, self._rank(span.lo, span.lo_open), self._rank(span.hi, -span.hi_open))

    def limits(self, span: Interval) -> Ranks:
        """The same of what others are held against: an end between two ranks has one between."""
        lower, upper = self._between(span.lo, span.lo_open), self._between(span.hi, -span.hi_open)
        return Ranks(0, lower, upper)

    def _rank(self, bound: Bound, side: int) -> int:
        if isinstance(bound, float):
            return FARTHEST if bound > 0 else -FARTHEST
        rank = bound * self.factor
        if rank.denominator != 1 or rank % 4 or not -FARTHEST < rank < FARTHEST:
            raise OffScaleError
        return int(rank) + side

    def _between(self, bound: Bound, side: int) -> int:
        try:
            return self._rank(bound, side)
        except OffScaleError:
            assert not isinstance(bound, float)
            within = int(bound * self.factor // 4) * 4 + 2
            return max(2 - FARTHEST, min(within, FARTHEST - 2))


DATES: Final = RankScale(4)
"""That of dates: milliseconds."""


# -- how literals are written -------------------------------------------------------------------


@final
class PlainNumbers(NamedTuple):
    """Numbers in digits, with the sign of the mapping before decimals; the other one, if there is a
    mapping of it, may part thousands. ``whole``: they stand for themselves; ``signed``: what rounds
    to nothing may be below it."""

    sign: str
    grouped: bool
    whole: bool
    signed: bool

    def matches(self) -> str:
        """Whether ``v`` is one, in SQL."""
        return " OR ".join(f"regexp_full_match(v, '{one}')" for one, _ in self._patterns())

    def told(self) -> str:
        """Such a ``v`` with a point, and no other sign, in SQL."""
        cases = [(one, told) for one, told in self._patterns() if told != "v"]
        whens = "".join(f"WHEN regexp_full_match(v, '{one}') THEN {told} " for one, told in cases)
        return f"CASE {whens}ELSE v END" if whens else "v"

    def _patterns(self) -> Iterator[tuple[str, str]]:
        decimals = "" if self.whole else f"([{self.sign}][0-9]{{1,{MOST_DIGITS - 1}}})?"
        with_point = f"replace({{}}, '{self.sign}', '.')" if self.sign != "." else "{}"
        whole = f"-?(0|[1-9][0-9]{{0,{MOST_DIGITS - 1}}})"
        yield whole + decimals, with_point.format("v")
        if self.grouped:
            other = "." if self.sign == "," else ","
            bare = f"replace(v, '{other}', '')"
            yield f"-?[1-9][0-9]{{0,2}}([{other}][0-9]{{3}})+{decimals}", with_point.format(bare)


@final
class Layout(NamedTuple):
    """One way to write a date whose parts have fixed places: a ``pattern``, the ``parts`` in SQL by
    the letters of their directives, and how precise it is."""

    pattern: str
    parts: Mapping[str, str]
    precision: int

    def told(self) -> str:
        """Such a ``v`` as sixteen signs, in SQL: year, month, day, hour, minute, second, the half
        of the day, and how precise it is."""
        parts = {"m": "'01'", "d": "'01'", "H": "'00'", "M": "'00'", "S": "'00'", "p": "'-'"}
        parts |= self.parts
        return " || ".join(parts[one] for one in "YmdHMSp") + f" || '{self.precision}'"


@final
class PlainDates(NamedTuple):
    """Dates in digits, by one of some layouts."""

    layouts: tuple[Layout, ...]

    def matches(self) -> str:
        """Whether ``v`` is one, in SQL; that there is such a day is another question."""
        return " OR ".join(f"regexp_full_match(v, '{one.pattern}')" for one in self.layouts)

    def told(self) -> str:
        """Such a ``v`` as sixteen signs, in SQL."""
        whens = (
            f"WHEN regexp_full_match(v, '{one.pattern}') THEN {one.told()} " for one in self.layouts
        )
        return f"CASE {''.join(whens)}END"


Plainly = PlainNumbers | PlainDates


def plainly(attribute: Attribute, notation: Notation) -> Plainly | None:
    """How plain literals of an attribute are written, if an engine can read such."""
    kind = attribute.kind
    if kind.numeric:
        sign = notation.decimal or "."
        return PlainNumbers(sign, bool(notation.decimal), kind.whole, attribute.measure.signed)
    if not kind.dated or len(notation.formats) > 1:
        return None
    if notation.formats:
        layouts = layouts_of(notation.formats[0].text)
    else:
        layouts = [one for format_ in _OF_FACTS for one in layouts_of(format_, fixed=True)]
    return PlainDates(tuple(layouts)) if layouts else None


_OF_FACTS: Final = (
    "%Y", "%Y-%m", "%Y-%m-%d", "%Y-%m-%dT%H", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S",
)  # fmt: skip
_DIGITS: Final = {
    "Y": ("[0-9]{4}",),
    "y": ("[0-9]{2}",),
    "m": ("(0[1-9]|1[0-2])", "[1-9]"),
    "d": ("(0[1-9]|[12][0-9]|3[01])", "[1-9]"),
    "H": ("([01][0-9]|2[0-3])", "[0-9]"),
    "I": ("(0[1-9]|1[0-2])", "[1-9]"),
    "M": ("[0-5][0-9]",),
    "S": ("[0-5][0-9]",),
    "p": ("[AaPp][Mm]", "[AaPp][.][Mm][.]"),
}
"""What stands for a part: in two digits (a year in four), or in one."""

_WIDTHS: Final = {"Y": (4,), "p": (2, 4)}
_AS: Final = {"y": "Y", "I": "H"}
_ORDER: Final = "YmdHMS"


def layouts_of(format_: str, *, fixed: bool = False) -> list[Layout]:
    """The layouts that a format of a date allows, which has neither names nor zones, else none;
    ``fixed``: only the one in which no number is written in one digit."""
    pieces: list[str] = []
    at = 0
    while at < len(format_):
        long = 2 if format_[at] == "%" else 1
        pieces.append(format_[at : at + long])
        at += long
    if any(len(one) == 2 and one[1] not in _DIGITS for one in pieces):
        return []
    if any(
        len(one) == 1 and (one in "^\\]['" or not " " <= one <= "~" or one.isdigit())
        for one in pieces
    ):
        return []
    # where the end of a number is not seen, it has two digits, as all have then
    joined = any(
        len(one) == len(then) == 2 and then[1] != "p" and len(_DIGITS[one[1]]) > 1
        for one, then in pairwise(pieces)
    )
    choices = [
        range(len(_DIGITS[one[1]]))
        if len(one) == 2 and not (one[1] != "p" and (joined or fixed))
        else range(1)
        for one in pieces
    ]
    return [_layout(pieces, choice) for choice in product(*choices)]


def _layout(pieces: Sequence[str], choice: Sequence[int]) -> Layout:
    pattern, parts, place = "", {}, 1
    for piece, number in zip(pieces, choice, strict=True):
        if len(piece) == 1:
            pattern += f"[{piece.upper()}{piece.lower()}]" if piece.isalpha() else f"[{piece}]"
            place += 1
            continue
        letter = piece[1]
        width = _WIDTHS.get(letter, (2, 1))[number]
        pattern += _DIGITS[letter][number]
        said = f"substr(v, {place}, {width})"
        if letter == "p":
            said = f"CASE WHEN substr(v, {place}, 1) IN ('p', 'P') THEN 'p' ELSE 'a' END"
        elif letter == "y":
            said = f"CASE WHEN {said} >= '{_PIVOT}' THEN '19' ELSE '20' END || {said}"
        elif width == 1:
            said = f"'0' || {said}"
        parts[_AS.get(letter, letter)] = f"({said})"
        place += width
    precision = max(_ORDER.index(one) for one in parts if one != "p") + 1
    return Layout(pattern, parts, precision)


_PIVOT: Final = 69


# -- what they allow ----------------------------------------------------------------------------


@final
class PlainLiterals(NamedTuple):
    """The plain literals of one attribute in one column of a table, in SQL: the ``texts`` in ``c``
    and ``u`` (each pair is one that was tried), how they are written, and on which scale they lie.
    ``attribute``: its number; ``cell``: the only one, if there is one."""

    pairs: tuple[tuple[str, str], ...]
    written: Plainly
    scale: RankScale
    attribute: int
    cell: int | None = None

    def stands(self) -> str:
        """Whether a row is about it, in SQL."""
        of: dict[str, list[str]] = {}
        for c, u in self.pairs:
            of.setdefault(c, []).append(u)
        return " OR ".join(
            f"c = {text(c)} AND u IN ({', '.join(map(text, units))})" for c, units in of.items()
        )


def parted(rows: str, some: Sequence[PlainLiterals], empty: Sequence[str]) -> str:
    """Rows with ``c``, ``v`` and ``u``, with what is told of the plain literals ``some``: ``form``,
    their number; of numbers ``w``, ``digits`` and how many ``d`` are decimals; of dates ``date``.
    ``empty``: texts that say nothing."""
    says = f"v NOT IN ({', '.join(map(text, empty))}) AND " if empty else ""
    forms = "".join(
        f"WHEN {says}({one.stands()}) AND ({one.written.matches()}) THEN {n} "
        for n, one in enumerate(some)
    )
    told = {True: "", False: ""}
    for n, one in enumerate(some):
        is_number = isinstance(one.written, PlainNumbers)
        told[is_number] += f"WHEN form = {n} THEN {one.written.told()} "
    number, date = (f"CASE {told[one]}END" if told[one] else "NULL" for one in (True, False))
    of_form = f"SELECT *, CASE {forms}END AS form FROM ({rows}) x"
    of_text = f"SELECT *, {number} AS w, {date} AS date FROM ({of_form}) x"
    return (
        (
            "SELECT *, replace(w, '.', '') AS digits, CASE WHEN strpos(w, '.') > 0 THEN "
            f"length(w) - strpos(w, '.') ELSE 0 END AS d FROM ({of_text}) x"
        )
        if told[True]
        else f"SELECT *, NULL AS digits, 0 AS d FROM ({of_text}) x"
    )


def with_ranks(rows: str, some: Sequence[PlainLiterals], empty: Sequence[str]) -> str:
    """Rows with ``c``, ``v`` and ``u``, with the ranks of plain literals in ``plo`` and ``phi``,
    the ends themselves in ``pdlo`` and ``pdhi``, in floating point, and the numbers of attribute
    and cell in ``pattr`` and ``pcell``: nothing where a literal is not plain."""
    numbers = [n for n, one in enumerate(some) if isinstance(one.written, PlainNumbers)]
    dates = [n for n in range(len(some)) if n not in numbers]
    found, ends = parted(rows, some, empty), []
    if numbers:
        found = _scaled(found, some, numbers)
        ends.append(_ends_of_numbers(some, numbers))
    if dates:
        found = _counted(found)
        ends.append(_ends_of_dates(dates))
    names = ("plo", "phi", "pdlo", "pdhi")
    listed = ", ".join(
        f"CASE {''.join(one[n] for one in ends)}END AS {name}" for n, name in enumerate(names)
    )
    attributes = _by_form(some, lambda one: one.attribute)
    cells = _by_form(some, lambda one: one.cell)
    found = f"SELECT *, {listed} FROM ({found}) x"
    return (
        f"SELECT *, CASE WHEN plo IS NOT NULL THEN {attributes} END AS pattr, "
        f"CASE WHEN plo IS NOT NULL THEN {cells} END AS pcell FROM ({found}) x"
    )


def _by_form(some: Sequence[PlainLiterals], of: Callable[[PlainLiterals], int | None]) -> str:
    """What is so of each form, in SQL."""
    said = {n: of(one) for n, one in enumerate(some)}
    if len({*said.values()}) == 1:
        return _or_null(said[0])
    return f"CASE {''.join(f'WHEN form = {n} THEN {_or_null(one)} ' for n, one in said.items())}END"


def _or_null(number: int | None) -> str:
    return "CAST(NULL AS INT)" if number is None else str(number)


def _scaled(rows: str, some: Sequence[PlainLiterals], numbers: Sequence[int]) -> str:
    """Of numbers: ``x``, the number itself, and ``h``, one of its last decimal place, both as whole
    numbers on the scale, if that has room for them."""
    cases = {n: some[n].scale.decimals for n in numbers}
    room, power = "", ""
    for decimals in sorted({*cases.values()}):
        among = ", ".join(str(n) for n, one in cases.items() if one == decimals)
        room += f"WHEN form IN ({among}) THEN {MOST_DIGITS - decimals} "
        powers = "".join(f"WHEN d = {d} THEN {10 ** (decimals - d)} " for d in range(decimals + 1))
        power += f"WHEN form IN ({among}) THEN CASE {powers}END "
    fits = "length(replace(digits, '-', '')) - d <= room AND h IS NOT NULL"
    # what may be thousands is read here
    fits += " AND NOT (d = 3 AND regexp_full_match(digits, '.*000'))"
    sized = f"SELECT *, CASE {room}END AS room, CASE {power}END AS h FROM ({rows}) x"
    return f"SELECT *, CAST(CASE WHEN {fits} THEN digits END AS BIGINT) * h AS x FROM ({sized}) x"


def _ends_of_numbers(some: Sequence[PlainLiterals], numbers: Sequence[int]) -> tuple[str, ...]:
    """Ranks and ends of numbers, as parts of a CASE."""
    ends = ["", "", "", ""]
    for n in numbers:
        written, scale = some[n].written, some[n].scale
        assert isinstance(written, PlainNumbers)
        # a number below zero without a size is not plain
        fine = f"form = {n} AND x IS NOT NULL AND NOT (x = 0 AND substr(digits, 1, 1) = '-')"
        nothing = "-1 * h" if written.signed else "0"
        lo, hi = f"CASE WHEN x = 0 THEN {nothing} ELSE 2 * x - h END", "2 * x + h"
        below = "x < 0 OR x = 0" if written.signed else "x < 0"
        open_lo = f"CASE WHEN {below} THEN 1 ELSE 0 END"
        open_hi = "CASE WHEN x < 0 THEN 0 ELSE -1 END"
        if written.whole:
            lo, hi, open_lo, open_hi = "2 * x", "2 * x", "0", "0"
        for place, (end, is_open) in enumerate(((lo, open_lo), (hi, open_hi))):
            ends[place] += f"WHEN {fine} THEN CAST(4 * ({end}) + {is_open} AS BIGINT) "
            size = f"CAST({scale.factor // 4} AS DOUBLE)"
            ends[place + 2] += f"WHEN {fine} THEN CAST({end} AS DOUBLE) / {size} "
    return tuple(ends)


def _counted(rows: str) -> str:
    """Of dates: when they ``begin``, in milliseconds, how precise they are, and how many
    milliseconds they take (``size``), if there are such days."""
    places = {"y1": (1, 2), "y2": (3, 2), "m": (5, 2), "day": (7, 2), "hour": (9, 2)}
    places |= {"minute": (11, 2), "sec": (13, 2), "precise": (16, 1)}
    fields = ", ".join(
        f"CAST(substr(date, {at}, {width}) AS BIGINT) AS {name}"
        for name, (at, width) in places.items()
    )
    leaps = "y2 % 4 = 0 AND (y2 <> 0 OR y1 % 4 = 0)"
    read = f"SELECT *, {fields}, substr(date, 15, 1) AS half FROM ({rows}) x"
    read = f"SELECT *, {leaps} AS leaps, m = 2 AND {leaps} AS longer FROM ({read}) x"
    before, length, total = "", "", 0
    for month, days in enumerate(_MONTHS, 1):
        before += f"WHEN m = {month} THEN {total} "
        length += f"WHEN m = {month} THEN {days} "
        total += days
    length = f"CAST(CASE {length}END + CASE WHEN longer THEN 1 ELSE 0 END AS BIGINT)"
    # of whole numbers nothing is divided: y2 - y2 % 4 is four times as many leap years
    quarter = _DAY // 4
    day_number = f"365 * (100 * y1 + y2 - 1) + 24 * y1 + CASE {before}END + day - 1 - {_FIRST_DAY}"
    day_number += " - CASE WHEN leaps AND m < 3 THEN 1 ELSE 0 END"
    hour = "CASE WHEN half = 'a' THEN hour % 12 WHEN half = 'p' THEN hour % 12 + 12 ELSE hour END"
    begin = (
        f"{_DAY} * ({day_number}) + {quarter} * (y2 - y2 % 4 + y1 - y1 % 4) "
        f"+ {_DAY // 24} * ({hour}) + 60000 * minute + 1000 * sec"
    )
    sizes = "".join(f"WHEN precise = {n} THEN {size} " for n, size in _SIZES.items())
    size = (
        f"CASE WHEN precise = {_YEAR} THEN CASE WHEN leaps THEN {366 * _DAY} ELSE {365 * _DAY} END "
        f"WHEN precise = {_MONTH} THEN {_DAY} * days {sizes}END"
    )
    known = f"SELECT *, {length} AS days FROM ({read}) x"
    return f"SELECT *, {begin} AS begins, {size} AS size FROM ({known}) x"


def _ends_of_dates(dates: Sequence[int]) -> tuple[str, ...]:
    """Ranks and ends of dates, as parts of a CASE."""
    fine = f"WHEN form IN ({', '.join(map(str, dates))}) AND day <= days THEN "
    return tuple(
        f"{fine}CAST({one} AS {type_}) "
        for one, type_ in (
            ("4 * begins", "BIGINT"),
            ("4 * (begins + size) - 1", "BIGINT"),
            ("begins", "DOUBLE"),
            ("begins + size", "DOUBLE"),
        )
    )
