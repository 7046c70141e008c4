"""Literals of readings: what an attribute's value says, or why a reading is none for it."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final, NamedTuple, final

from checker.prose.currencies import CODES
from checker.prose.numerals import Numeral
from checker.prose.readings import LABEL, MONEY, TIME, Amount, Moment, Part, Unit
from checker.values.numbers import Measure, read_quantity
from checker.values.numbers.hedges import Hedge
from checker.values.numbers.spelling import singular
from checker.values.numbers.units import Conversion, conversion
from checker.values.numbers.units import unit as unit_of
from checker.values.unreadable import Unreadable

MOST_DECIMALS: Final = 40
CALENDAR: Final = frozenset(
    {"day", "night", "week", "fortnight", "month", "quarter", "year", "decade", "century"}
)
_SCALES: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"),
                  (100, "hundred"))  # fmt: skip
_HEDGED: Final = {
    Hedge.AT_LEAST: "at least ",
    Hedge.AT_MOST: "at most ",
    Hedge.MORE_THAN: "more than ",
    Hedge.LESS_THAN: "less than ",
    Hedge.EXACTLY: "exactly ",
    Hedge.ALMOST: "almost ",
    Hedge.ABOUT: "about ",
}
_BELOW: Final = frozenset({Hedge.AT_MOST, Hedge.LESS_THAN})
_NO_NUMBER: Final = {
    "label": "it names something, and counts nothing",
    "age": "it is an age",
    "date": "it is a year",
    "whole": "it is the whole that the number before it is a part of",
}


@final
class Refused(NamedTuple):
    """Why a reading is no value of an attribute; ``sure``: the words say something else."""

    why: str
    sure: bool = False


def _of_label(amount: Amount, unit: str) -> Amount:
    """The same without a unit that is only another attribute's label of what is counted."""
    if unit or amount.unit is None or amount.unit.kind != LABEL:
        return amount
    to = replace(amount.to, unit=None) if amount.to is not None else None
    return replace(amount, parts=tuple(replace(p, unit=None) for p in amount.parts), to=to)


def _refused(amount: Amount, why: str, *, sure: bool = False) -> Refused:
    return Refused(f"`{amount.said[:60]}`: {why}", sure)


def _general(amount: Amount) -> Refused | None:
    """What is wrong with an amount, whatever it is wanted for."""
    if amount.wrong:
        return Refused(amount.wrong)
    if amount.denied:
        return _refused(amount, f"`{amount.denied}` denies it", sure=True)
    if amount.role in ("label", "whole", "date"):
        return _refused(amount, _NO_NUMBER[amount.role], sure=True)
    return None


def as_count(amount: Amount, unit: str = "") -> str | Refused:
    """The literal of a count; ``unit`` is the attribute's label, which is seldom needed."""
    amount = _of_label(amount, unit)
    trouble = _general(amount)
    if trouble is not None:
        return trouble
    if amount.role in ("age", "article"):
        return _refused(amount, _NO_NUMBER.get(amount.role, "it is no count"), sure=True)
    said = amount.unit
    if said is not None:
        if unit and len(amount.parts) == 1:
            return as_quantity(amount, unit)
        return _refused(amount, f"it is measured in {said.said}, and counts nothing", sure=True)
    numbers = [amount.parts[0].number, *([amount.to.number] if amount.to else [])]
    numbers += [amount.upper[1].number] if amount.upper else []
    if any(number.value.denominator != 1 for number in numbers):
        return _refused(amount, "it is no whole number", sure=True)
    if unit and amount.noun and not _counts_such(amount, unit):
        why = f"`{amount.beside[:40]}` are counted, where the attribute counts {unit}"
        return _refused(amount, why)
    return _literal(amount, "", "")


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
    for said in units:
        one = _chosen(said, unit, currency)
        if isinstance(one, Refused):
            return _refused(amount, one.why)
        chosen.append(one)
    try:
        for symbol in chosen:
            conversion(symbol, unit)
    except Unreadable as error:
        return _refused(amount, str(error), sure=True)
    if len(amount.parts) > 1:
        return _sum(amount, chosen, unit)
    if amount.to is not None and len(set(chosen)) > 1:
        return _literal(amount, chosen[0], chosen[-1])
    return _literal(amount, "" if amount.to is not None else chosen[0], chosen[0])


def _bare(amount: Amount, unit: str) -> str | Refused:
    """The literal of a number without a unit."""
    if not unit:
        return _literal(amount, "", "")
    number = amount.parts[0].number
    fraction = number.step == 0 and number.value <= 1 and not amount.to
    if unit_of(unit) == unit_of("%"):
        if fraction:
            return _literal(amount, "", "")
        if 0 < number.value < 1:
            return _refused(amount, "it may be a share of one, or of a hundred")
    if amount.beside or amount.noun:
        if amount.noun and _counts_such(amount, unit):
            return _literal(amount, "", "")
        return _refused(
            amount, f"`{amount.beside[:40]}` stands behind it, where the attribute is in {unit}"
        )
    if amount.role == "year":
        return _refused(amount, f"it may be a year, where the attribute is in {unit}", sure=True)
    return _literal(amount, "", "")


def _chosen(said: Unit, unit: str, currency: str) -> str | Refused:
    """The one symbol that a unit as said means."""
    if not said.symbols:
        return Refused(f"`{said.said}` is no currency that is known")
    if len(said.symbols) == 1:
        return said.symbols[0]
    if not unit:
        return Refused(f"`{said.said}` has several meanings, and the attribute has no unit")
    wanted = unit_of(unit)
    for symbol in said.symbols:
        if unit_of(symbol) == wanted:
            return symbol
    if currency in said.symbols:
        return currency
    measures = (symbol for symbol in said.symbols if symbol not in CODES)
    fitting = {_change(symbol, unit): symbol for symbol in measures}
    fitting.pop(None, None)
    if len(fitting) == 1:
        return next(iter(fitting.values()))
    if singular(said.said.casefold()) == singular(unit.casefold()):
        return unit
    named = ", ".join(said.symbols[:3])
    return Refused(f"`{said.said}` has several meanings ({named}...); the attribute is in {unit}")


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
        return _refused(amount, "it is no length of time", sure=True)
    if amount.upper is not None or amount.negative:
        return _refused(amount, "it bounds no length of time")
    told: list[str] = []
    unit = amount.to.unit if amount.to else None
    for part in [*parts, *([amount.to] if amount.to else [])]:
        text = _length(part, unit or amount.unit)
        if text is None:
            return _refused(amount, "only whole days, weeks, months and years are counted")
        told.append(text)
    hedge = ("about " if amount.about else "") + (_HEDGED[amount.bound] if amount.bound else "")
    if amount.bound and amount.about:
        hedge = _HEDGED[amount.bound] + "about "
    if amount.to is not None:
        return f"{'about ' if amount.about else ''}{told[0]} to {told[1]}"
    return hedge + " and ".join(told)


def _length(part: Part, unit: Unit | None) -> str | None:
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


# --- how numbers are written


def written(value: Fraction, step: Fraction) -> str | None:
    """A number with the precision that ``step`` is; exact where that is 0.

    Nothing where it has no decimals that end soon.
    """
    sign, value = ("-" if value < 0 else ""), abs(value)
    if step >= 100 and value:
        fitting = [(size, name) for size, name in _SCALES if size <= value]
        below = [(size, name) for size, name in reversed(_SCALES) if size > value]
        for size, name in (*fitting, *below[:1]):
            if step <= size and _is_power(size / step):
                decimals = _decimals(value / size, size / step)
                if decimals is not None:
                    return f"{sign}{decimals} {name}"
        exponent = len(str(step.numerator)) - 1
        if step == 10**exponent and value % step == 0:
            return f"{sign}{value / step}e{exponent}"
    if not step:
        return sign + _fraction(value)
    for places in range(MOST_DECIMALS + 1):
        text = _decimals(value, max(1 / step, Fraction(10**places)))
        if text is not None:
            return sign + text
    return None


def _fraction(value: Fraction) -> str:
    """`half`, `2/3`, `7 1/3`; with one decimal where that is all."""
    if value == Fraction(1, 2):
        return "half"
    if (value * 10).denominator == 1 and (value > 1 or value.denominator == 1):
        return _decimals(value, Fraction(10 if value.denominator > 1 else 1)) or ""
    if value.denominator > 1000:
        for places in range(MOST_DECIMALS + 1):
            text = _decimals(value, Fraction(10**places))
            if text is not None:
                return text
    whole, rest = divmod(value, 1)
    return f"{f'{whole} ' if whole else ''}{rest}"


def _is_power(ratio: Fraction) -> bool:
    digits = str(ratio.numerator)
    return ratio.denominator == 1 and digits.rstrip("0") == "1"


def _decimals(value: Fraction, ten: Fraction) -> str | None:
    """A value with as many decimals as ``ten`` is a power of; nothing where it has more."""
    scaled = value * ten
    if scaled.denominator != 1 or ten.denominator != 1:
        return None
    places = len(str(ten.numerator)) - 1
    digits = str(scaled.numerator).rjust(places + 1, "0")
    return digits if not places else f"{digits[:-places]}.{digits[-places:]}"


def _numbers(amount: Amount) -> list[tuple[Fraction, Fraction]]:
    """Value and step of the number, or of both ends of a range, with signs and minor units."""
    found = []
    factor = amount.unit.factor if amount.unit is not None else Fraction(1)
    for part in (amount.parts[0], *((amount.to,) if amount.to else ())):
        size = part.unit.factor if part.unit is not None else factor
        found.append((part.number.value * size, part.number.step * size))
    if amount.negative:
        found[0] = (-found[0][0], found[0][1])
    return found


def _literal(amount: Amount, first: str, second: str) -> str:
    """The literal of an amount whose units are known."""
    numbers = _numbers(amount)
    if amount.upper is not None:
        return _both_bounds(amount, numbers[0][0], second)
    texts = [written(*number) for number in numbers]
    unit = f" {second}" if second else ""
    if any(text is None for text in texts):
        return _bracket(amount, [value for value, _ in numbers], second)
    about = "about " if amount.about else ""
    if amount.to is not None:
        one = f" {first}" if first else ""
        return f"{about}{texts[0]}{one} to {texts[1]}{unit}"
    exact = amount.bound is Hedge.EXACTLY and amount.about
    bound = _HEDGED[amount.bound] if amount.bound and not exact else ""
    return f"{bound}{about}{texts[0]}{unit}"


def _bracket(amount: Amount, values: Sequence[Fraction], unit: str) -> str:
    """An interval of fractions, which have no decimals that end."""
    low: str | Fraction = values[0]
    high: str | Fraction = values[-1]
    opened, closed = "[", "]"
    if amount.bound in (Hedge.AT_LEAST, Hedge.MORE_THAN):
        high, closed = "inf", ")"
        opened = "(" if amount.bound is Hedge.MORE_THAN else "["
    elif amount.bound in _BELOW:
        low, opened = "-inf" if values[0] < 0 else "0", "["
        closed = ")" if amount.bound is Hedge.LESS_THAN else "]"
    elif amount.about or amount.bound is Hedge.ALMOST:
        tenth = abs(values[0]) / 10
        low = values[0] - tenth
        high = values[-1] if amount.bound is Hedge.ALMOST else values[-1] + tenth
    return f"{opened}{low}, {high}{closed}{f' {unit}' if unit else ''}"


def _both_bounds(amount: Amount, value: Fraction, unit: str) -> str:
    assert amount.upper is not None
    hedge, part = amount.upper
    factor = part.unit.factor if part.unit is not None else Fraction(1)
    other = part.number.value * factor
    ends = [(value, amount.bound), (other, hedge)]
    ends.sort(key=lambda end: end[1] in _BELOW)
    (low, above), (high, below) = ends
    opened = "(" if above is Hedge.MORE_THAN else "["
    closed = ")" if below is Hedge.LESS_THAN else "]"
    return f"{opened}{low}, {high}{closed}{f' {unit}' if unit else ''}"


def _sum(amount: Amount, chosen: Sequence[str], unit: str) -> str | Refused:
    """The literal of an amount in several parts; of money, in the unit of the attribute."""
    if amount.to is not None or amount.upper is not None:
        return _refused(amount, "a range of an amount in several units is not read")
    bound = _HEDGED[amount.bound] if amount.bound else ""
    about = "about " if amount.about else ""
    whole = all(part.number.step == 1 and part.number.value.denominator == 1 for part in
                amount.parts)  # fmt: skip
    if whole and not is_money(amount) and not amount.negative:
        told = " ".join(f"{part.number.value} {symbol}" for part, symbol in zip(
            amount.parts, chosen, strict=True
        ))  # fmt: skip
        try:
            read_quantity(told, Measure(unit))
        except Unreadable:
            pass
        else:
            return f"{bound}{about}{told}"
    total = Fraction(0)
    step = Fraction(0)
    for part, symbol in zip(amount.parts, chosen, strict=True):
        change = conversion(symbol, unit)
        if change.offset:
            return _refused(amount, "temperatures are not added")
        factor = part.unit.factor if part.unit is not None else Fraction(1)
        size = Fraction(change.factor) * factor
        total += part.number.value * size
        step = (part.number.step or Fraction(1)) * size
    if amount.negative:
        total = -total
    text = written(total, step)
    if text is not None and (_is_power(1 / step) or step == 1):
        return f"{bound}{about}{text} {unit}"
    if amount.bound is not None or amount.about:
        return _bracket(amount, [total], unit)
    return f"[{total - step / 2}, {total + step / 2}) {unit}"


def number_of(amount: Amount) -> Numeral:
    """The first number of an amount."""
    return amount.parts[0].number


def is_money(amount: Amount) -> bool:
    """Whether an amount is of money."""
    return amount.unit is not None and amount.unit.kind == MONEY


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
        return _literal(reading, "", "")
    if len(reading.parts) > 1:
        return _sum(reading, [unit.symbols[0] for unit in units if unit.symbols], units[0].said)
    if not units[-1].symbols:
        return _refused(reading, f"`{units[-1].said}` is no currency that is known")
    return _literal(reading, "", units[-1].symbols[0])


def literal(
    kind: str,
    reading: Amount | Moment,
    unit: str = "",
    *,
    currency: str = "",
    bare: bool = False,
) -> str | Refused:
    """The literal of an attribute of a kind, with its unit; the one way from prose to a value."""
    if isinstance(reading, Moment):
        if kind != "date":
            return Refused(f"`{reading.said[:60]}` is a date")
        return as_date(reading, bare=bare)
    if kind == "count":
        return as_count(reading, unit)
    if kind == "duration":
        return as_duration(reading)
    if kind == "quantity":
        return as_quantity(reading, unit, currency=currency)
    return Refused(f"`{reading.said[:60]}` is a number")
