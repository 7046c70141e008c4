"""How the numbers of prose are written as literals, with the precision that they have."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from checker.prose.readings import MONEY, Amount
from checker.prose.refused import Refused, refused
from checker.values.numbers import Measure, read_quantity
from checker.values.numbers.hedges import Hedge
from checker.values.numbers.units import conversion
from checker.values.unreadable import Unreadable

MOST_DECIMALS: Final = 40
_SCALES: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"),
                  (100, "hundred"))  # fmt: skip
HEDGED: Final = {
    Hedge.AT_LEAST: "at least ",
    Hedge.AT_MOST: "at most ",
    Hedge.MORE_THAN: "more than ",
    Hedge.LESS_THAN: "less than ",
    Hedge.EXACTLY: "exactly ",
    Hedge.ALMOST: "almost ",
    Hedge.ABOUT: "about ",
}
_BELOW: Final = frozenset({Hedge.AT_MOST, Hedge.LESS_THAN})


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


def written_amount(amount: Amount, first: str, second: str) -> str:
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
        first_word = f" {first}" if first else ""
        return f"{about}{texts[0]}{first_word} to {texts[1]}{unit}"
    exact = amount.bound is Hedge.EXACTLY and amount.about
    bound = HEDGED[amount.bound] if amount.bound and not exact else ""
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


def written_sum(amount: Amount, chosen: Sequence[str], unit: str) -> str | Refused:
    """The literal of an amount in several parts; of money, in the unit of the attribute."""
    if amount.to is not None or amount.upper is not None:
        return refused(amount, "a range of an amount in several units is not read")
    bound = HEDGED[amount.bound] if amount.bound else ""
    about = "about " if amount.about else ""
    whole = all(part.number.step == 1 and part.number.value.denominator == 1 for part in
                amount.parts)  # fmt: skip
    if whole and not is_money(amount) and not amount.negative:
        parts = " ".join(f"{part.number.value} {symbol}" for part, symbol in zip(
            amount.parts, chosen, strict=True
        ))  # fmt: skip
        try:
            read_quantity(parts, Measure(unit))
        except Unreadable:
            pass
        else:
            return f"{bound}{about}{parts}"
    total = Fraction(0)
    step = Fraction(0)
    for part, symbol in zip(amount.parts, chosen, strict=True):
        change = conversion(symbol, unit)
        if change.offset:
            return refused(amount, "temperatures are not added")
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


def is_money(amount: Amount) -> bool:
    """Whether an amount is of money."""
    return amount.unit is not None and amount.unit.kind == MONEY
