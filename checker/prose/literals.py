"""Literals of readings: what an attribute's value says, or why a reading is none for it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from checker.model.vocabulary import Kind
from checker.prose.currencies import CODES
from checker.prose.readings import LABEL, MONEY, TIME, Amount, Measured, Moment, Unit
from checker.prose.refused import Refused, refused
from checker.prose.written import HEDGED, written_amount, written_sum
from checker.values.numbers.spelling import singular
from checker.values.numbers.units import Conversion, conversion
from checker.values.numbers.units import unit as unit_of
from checker.values.unreadable import Unreadable

__all__ = [
    "Refused",
    "as_count",
    "as_date",
    "as_duration",
    "as_quantity",
    "as_said",
    "counts",
    "literal",
]

CALENDAR: Final = frozenset(
    {"day", "night", "week", "fortnight", "month", "quarter", "year", "decade", "century"}
)
_NO_NUMBER: Final = {
    "label": "it names something, and counts nothing",
    "age": "it is an age",
    "date": "it is a year",
    "whole": "it is the whole that the number before it is a part of",
}


def _of_label(amount: Amount, unit: str) -> Amount:
    """The same without a unit that is only another attribute's label of what is counted."""
    if unit or amount.unit is None or amount.unit.kind != LABEL:
        return amount
    to = replace(amount.to, unit=None) if amount.to is not None else None
    return replace(amount, parts=tuple(replace(p, unit=None) for p in amount.parts), to=to)


def _general(amount: Amount) -> Refused | None:
    """What is wrong with an amount, whatever it is wanted for."""
    if amount.wrong:
        return Refused(amount.wrong)
    if amount.denied:
        return refused(amount, f"`{amount.denied}` denies it", sure=True)
    if amount.role in ("label", "whole", "date"):
        return refused(amount, _NO_NUMBER[amount.role], sure=True)
    return None


def as_count(amount: Amount, unit: str = "") -> str | Refused:
    """The literal of a count; ``unit`` is the attribute's label, which is seldom needed."""
    amount = _of_label(amount, unit)
    trouble = _general(amount)
    if trouble is not None:
        return trouble
    if amount.role in ("age", "article"):
        return refused(amount, _NO_NUMBER.get(amount.role, "it is no count"), sure=True)
    if amount.role == "year" and amount.noun:
        return refused(amount, "it may be a year")
    unit_said = amount.unit
    if unit_said is not None:
        if unit and len(amount.parts) == 1:
            return as_quantity(amount, unit)
        return refused(amount, f"it is measured in {unit_said.said}, and counts nothing", sure=True)
    numbers = [amount.parts[0].number, *([amount.to.number] if amount.to else [])]
    numbers += [amount.upper[1].number] if amount.upper else []
    if any(number.value.denominator != 1 for number in numbers):
        return refused(amount, "it is no whole number", sure=True)
    if unit and amount.noun and not _counts_such(amount, unit):
        why = f"`{amount.beside[:40]}` are counted, where the attribute counts {unit}"
        return refused(amount, why)
    return written_amount(amount, "", "")


def _counts_such(amount: Amount, unit: str) -> bool:
    """Whether what stands behind a number may be what an attribute counts: the words end in it, or
    it counts people, who go by many names."""
    named = " ".join(amount.noun)
    wanted = singular(unit)
    return singular(named).endswith(wanted) or str(unit_of(unit)) == "person"


def counts(amount: Amount) -> Amount | None:
    """The number of an amount that is measured in one unit behind it, without the unit; nothing
    where there is none, or where the number alone says something else (`19-year-old`, `$5`)."""
    unit = amount.unit
    if unit is None or len(amount.parts) > 1 or amount.wrong or amount.role or unit.kind == MONEY:
        return None
    last = amount.to.number if amount.to else amount.parts[0].number
    if unit.end <= last.end:
        return None
    parts = tuple(replace(part, unit=None) for part in amount.parts)
    to = replace(amount.to, unit=None) if amount.to else None
    return replace(amount, parts=parts, to=to, stop=last.end)


def as_quantity(amount: Amount, unit: str, *, currency: str = "") -> str | Refused:
    """The literal of a quantity in an attribute's ``unit``, with the unit that is said.

    A bare number is in the attribute's unit. ``currency`` is what a bare `$` or `pound` of the
    source is, where the attribute's unit does not say.
    """
    amount = _of_label(amount, unit)
    trouble = _general(amount)
    if trouble is not None:
        return trouble
    parts = [*amount.parts, *([amount.to] if amount.to else [])]
    parts += [amount.upper[1]] if amount.upper else []
    units = [part.unit for part in parts if part.unit is not None]
    if not units:
        return _bare(amount, unit)
    chosen: list[str] = []
    for written_unit in units:
        reading = _chosen(written_unit, unit, currency)
        if isinstance(reading, Refused):
            return refused(amount, reading.why)
        chosen.append(reading)
    try:
        for symbol in chosen:
            conversion(symbol, unit)
    except Unreadable as error:
        return refused(amount, str(error), sure=True)
    if len(amount.parts) > 1:
        return written_sum(amount, chosen, unit)
    if amount.to is not None and len(set(chosen)) > 1:
        return written_amount(amount, chosen[0], chosen[-1])
    return written_amount(amount, "" if amount.to is not None else chosen[0], chosen[0])


def _bare(amount: Amount, unit: str) -> str | Refused:
    """The literal of a number without a unit."""
    if not unit:
        return written_amount(amount, "", "")
    number = amount.parts[0].number
    fraction = number.step == 0 and number.value <= 1 and not amount.to
    if unit_of(unit) == unit_of("%"):
        if fraction:
            return written_amount(amount, "", "")
        if 0 < number.value < 1:
            return refused(amount, "it may be a share of one, or of a hundred")
    if amount.beside or amount.noun:
        if amount.noun and _counts_such(amount, unit):
            return written_amount(amount, "", "")
        return refused(
            amount, f"`{amount.beside[:40]}` stands behind it, where the attribute is in {unit}"
        )
    if amount.role == "year":
        return refused(amount, f"it may be a year, where the attribute is in {unit}", sure=True)
    return written_amount(amount, "", "")


def _chosen(written_unit: Unit, unit: str, currency: str) -> str | Refused:
    """The one symbol that a unit as said means."""
    if not written_unit.symbols:
        return Refused(f"`{written_unit.said}` is no currency that is known")
    if len(written_unit.symbols) == 1:
        return written_unit.symbols[0]
    if not unit:
        return Refused(f"`{written_unit.said}` has several meanings, and the attribute has no unit")
    wanted = unit_of(unit)
    for symbol in written_unit.symbols:
        if unit_of(symbol) == wanted:
            return symbol
    if currency in written_unit.symbols:
        return currency
    measures = (symbol for symbol in written_unit.symbols if symbol not in CODES)
    fitting = {_change(symbol, unit): symbol for symbol in measures}
    fitting.pop(None, None)
    if len(fitting) == 1:
        return next(iter(fitting.values()))
    if singular(written_unit.said.casefold()) == singular(unit.casefold()):
        return unit
    named = ", ".join(written_unit.symbols[:3])
    return Refused(
        f"`{written_unit.said}` has several meanings ({named}...); the attribute is in {unit}"
    )


def _change(symbol: str, unit: str) -> Conversion | None:
    """How one unit is written in another, where it can be."""
    try:
        return conversion(symbol, unit)
    except Unreadable:
        return None


def as_duration(amount: Amount) -> str | Refused:
    """The literal of a duration: days, weeks, months, years."""
    trouble = _general(amount)
    if trouble is not None:
        return trouble
    parts = list(amount.parts)
    if amount.unit is None or amount.unit.kind != TIME:
        return refused(amount, "it is no length of time", sure=True)
    if amount.upper is not None or amount.negative:
        return refused(amount, "it bounds no length of time")
    lengths: list[str] = []
    unit = amount.to.unit if amount.to else None
    for part in [*parts, *([amount.to] if amount.to else [])]:
        text = _length(part, unit or amount.unit)
        if text is None:
            return refused(amount, "only whole days, weeks, months and years are counted")
        lengths.append(text)
    hedge = ("about " if amount.about else "") + (HEDGED[amount.bound] if amount.bound else "")
    if amount.bound and amount.about:
        hedge = HEDGED[amount.bound] + "about "
    if amount.to is not None:
        return f"{'about ' if amount.about else ''}{lengths[0]} to {lengths[1]}"
    return hedge + " and ".join(lengths)


def _length(part: Measured, unit: Unit | None) -> str | None:
    unit = part.unit or unit
    if unit is None or unit.symbols[0] not in CALENDAR:
        return None
    name, value = unit.symbols[0], part.number.value
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(name)
    if value.denominator != 1:
        if months is None or (value * months).denominator != 1:
            return None
        name, value = "month", value * months
    plural = "centuries" if name == "century" else f"{name}s"
    return f"{value} {name if value == 1 else plural}"


def as_date(moment: Moment, *, bare: bool = False) -> str | Refused:
    """The literal of a date; one of several is a list in brackets.

    ``bare``: the attribute says when something began or ended, so that `since` adds nothing.
    """
    if moment.wrong:
        return Refused(moment.wrong)
    if moment.denied:
        return Refused(f"`{moment.said[:60]}`: `{moment.denied}` denies it", sure=True)
    found = moment.plain if bare and moment.plain else moment.edtf
    if len(found) == 1:
        return found[0]
    if any("/" in text or "T" in text for text in found):
        items = [text.replace("/", "..") if "/" in text else text for text in found]
        if any("T" in text for text in found) or any("...." in item for item in items):
            return Refused(f"`{moment.said[:60]}` may be {' or '.join(found)}")
        return f"[{','.join(items)}]"
    return f"[{','.join(found)}]"


def as_said(kind: str, reading: Amount | Moment, *, bare: bool = False) -> str | Refused:
    """The literal that a reading is of a kind, whatever the attribute's unit: with the first
    meaning of a unit that has several, which an attribute decides later."""
    if isinstance(reading, Moment):
        return as_date(reading, bare=bare)
    if kind == "count":
        return as_count(reading)
    if kind == "duration":
        return as_duration(reading)
    trouble = _general(reading)
    if trouble is not None:
        return trouble
    units = [part.unit for part in (*reading.parts, reading.to) if part and part.unit]
    if not units:
        return written_amount(reading, "", "")
    if len(reading.parts) > 1:
        return _sum_said(reading, units)
    if not units[-1].symbols:
        return refused(reading, f"`{units[-1].said}` is no currency that is known")
    return written_amount(reading, "", units[-1].symbols[0])


def _sum_said(amount: Amount, units: Sequence[Unit]) -> str | Refused:
    """The literal of several parts (`7 euros and 20 cents`), in the first meaning of the first."""
    if not all(unit.symbols for unit in units) or len(units) < len(amount.parts):
        return refused(amount, "of one of its units it is not known what it is")
    whole = units[0].symbols[0]
    chosen = [
        next((symbol for symbol in unit.symbols if _change(symbol, whole)), unit.symbols[0])
        for unit in units
    ]
    try:
        return written_sum(amount, chosen, whole)
    except Unreadable as error:
        return refused(amount, str(error))


def literal(
    kind: Kind,
    reading: Amount | Moment,
    unit: str = "",
    *,
    currency: str = "",
    bare: bool = False,
) -> str | Refused:
    """The literal of an attribute of a kind, with its unit; the one way from prose to a value."""
    if isinstance(reading, Moment):
        if not kind.dated:
            return Refused(f"`{reading.said[:60]}` is a date")
        return as_date(reading, bare=bare)
    if kind.counts:
        return as_count(reading, unit)
    if kind.numeric:
        return as_quantity(reading, unit, currency=currency)
    if kind.in_prose == "amounts":
        return as_duration(reading)
    return Refused(f"`{reading.said[:60]}` is a number")
