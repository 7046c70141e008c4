"""Whether a reading is the value of a claim."""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import final

from checker.model.fact import Fact
from checker.model.vocabulary import Attribute
from checker.prose.literals import Refused
from checker.prose.readings import Moment
from checker.values.dates import read_date
from checker.values.durations import Duration, read_duration
from checker.values.interval import Exact
from checker.values.named import NamedTuple
from checker.values.numbers import Measure, read_count, read_quantity
from checker.values.numbers.count import count_conversion
from checker.values.numbers.form import Bracket, Joint
from checker.values.numbers.hedges import Hedge
from checker.values.numbers.literal import read_literal
from checker.values.numbers.quantity import quantity_conversion
from checker.values.unreadable import Unreadable
from checker.values.value import Value
from checker.verify.candidates import Candidate


@final
class SaidNumber(NamedTuple):
    """A number as it is said, in the unit of the attribute: values, and what a hedge makes of
    them. How precisely it is written plays no part."""

    values: tuple[Exact, ...]
    joint: Joint | None
    bound: Hedge | None
    about: bool


def matches(fact: Fact, attribute: Attribute, one: Candidate) -> bool:
    """Whether a reading gives the value of a claim."""
    if isinstance(one.literal, Refused):
        return False
    if isinstance(one.reading, Moment):
        return _same_date(fact.value, one.literal) or _is_date(fact.value, one.reading)
    if isinstance(fact.value.possible, Duration):
        return _is_length(fact.value, one.literal)
    return _is_number(fact.value, one.literal, attribute)


def says_as_much(value: Value, text: str, attribute: Attribute) -> bool:
    """Whether a literal without a hedge has the same plain number as a value, less precisely."""
    for said in (text, value.text):
        number = _said_number(said, attribute.measure, attribute.kind.counts)
        if number is None or number.bound or number.about or number.joint:
            return False
    try:
        nominal = read_quantity(text, attribute.measure).nominal
        return nominal is not None and nominal == value.nominal
    except Unreadable:
        return False


def _is_number(value: Value, text: str, attribute: Attribute) -> bool:
    exact, measure = attribute.kind.counts, attribute.measure
    try:
        found = read_count(text, measure) if exact else read_quantity(text, measure)
    except Unreadable:
        try:
            signed = Measure(measure.unit, True, measure.approximately)
            found = read_count(text, signed) if exact else read_quantity(text, signed)
        except Unreadable:
            return False
    if found.possible == value.possible:
        return True
    said = _said_number(text, measure, exact)
    return said is not None and said == _said_number(value.text, measure, exact)


@lru_cache(maxsize=4096)
def _said_number(text: str, measure: Measure, exact: bool) -> SaidNumber | None:
    """What a literal says, or ``None`` where it is none."""
    try:
        found = read_literal(text)
        if isinstance(found, Bracket):
            return None
        values: list[Exact] = []
        parts = [found.first] if found.second is None else [found.first, found.second]
        units = [part.unit for part in parts if part.unit]
        for part in parts:
            label = part.unit or (units[0] if units else "")
            convert = count_conversion if exact else quantity_conversion
            values.append(Fraction(convert(label, measure.unit).of(part.number.value)))
    except Unreadable:
        return None
    return SaidNumber(tuple(values), found.joint, found.bound, found.about)


def _is_length(value: Value, text: str) -> bool:
    try:
        return read_duration(text) == value.possible
    except Unreadable:
        return False


def is_one_of(value: Value, moment: Moment) -> bool:
    """Whether a date is one of several of which any may be meant."""
    return len(moment.edtf) > 1 and any(_same_date(value, text) for text in moment.edtf)


def _is_date(value: Value, moment: Moment) -> bool:
    """Whether a date is the claim's, or one that it includes as a plain month or year."""
    for text in (*moment.edtf, *moment.plain):
        if _same_date(value, text):
            return True
        if moment.grain == "century" and _same_date(value, f"{text[:2]}XX"):
            return True
    if len(moment.edtf) > 1 and _same_date(value, f"[{','.join(moment.edtf)}]"):
        return not any("/" in text or "T" in text for text in moment.edtf)
    if moment.hedge not in ("", "since", "until"):
        return False
    for text in moment.plain:
        day = text.partition("T")[0]
        coarser = [day[:length] for length in (10, 7, 4) if length <= len(day)]
        begin, slash, end = text.partition("/")
        if any(_same_date(value, one) for one in coarser if "/" not in day):
            return True
        if slash and any(_same_date(value, one) for one in (begin, end)):
            return True
    return False


@lru_cache(maxsize=4096)
def _possible(text: str) -> object:
    try:
        return read_date(text).possible
    except Unreadable:
        return None


def _same_date(value: Value, text: str) -> bool:
    return _possible(text) == value.possible or _possible(text) == _possible(value.text)


def holds_both_ends(text: str, seen: Sequence[Candidate]) -> bool:
    """Whether both ends of an interval are dates in the quote, whatever words are between them."""
    begin, slash, end = text.partition("/")
    if not slash or not begin or not end or ".." in (begin, end):
        return False
    there = [
        _possible(plain)
        for one in seen
        if isinstance(one.reading, Moment) and not one.reading.denied
        for plain in one.reading.plain
    ]
    return all(_possible(each) in there for each in (begin, end))
