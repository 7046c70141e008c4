"""Ranges of numbers: `5 to 7 per cent`, `between 2 and 3 million`, `more than 10, less than 20`."""

from dataclasses import dataclass, replace

from checker.prose.amounts.measures import Measures, unit_end
from checker.prose.denials import FARTHEST_DENIAL
from checker.prose.numerals import Numeral
from checker.prose.readings import MONEY, Amount, Measured
from checker.prose.scan import Scan
from checker.prose.units import money_before
from checker.values.numbers.hedges import Hedge

_LOWER = frozenset({Hedge.AT_LEAST, Hedge.MORE_THAN})
_HIGHER = frozenset({Hedge.AT_MOST, Hedge.LESS_THAN})


@dataclass(frozen=True, slots=True)
class AmountRanges(Measures):
    """Reads the other end of a range."""

    def _range(self, part: Measured, end: int, opening: str) -> tuple[Measured | None, int, str]:
        """The other end of a range, the token behind it, and what is wrong with it."""
        scan, language = self.scan, self.scan.language
        if (
            scan.hyphen(end)
            and scan.word(end + 1) in language.hedging.to | language.hedging.either
            and (
                scan.hyphen(end + 2)  # `3-to-5`
            )
        ):
            return self._tied(part, end + 3)
        word = scan.word(end)
        dash = word == "-"
        at = end + 1
        if dash:
            tight = scan.adjoins(end) and scan.adjoins(at)
            loose = not scan.adjoins(end) and not scan.adjoins(at)
            if not (tight or loose):
                return None, end, ""
            if loose and scan.tokens.text[scan.tokens.starts[end]] in "\u2014\u2015":
                return None, end, ""
        elif word == "~" and scan.adjoins(end):
            pass
        elif word in language.hedging.to or word in language.hedging.either:
            if opening == "change" and word in language.hedging.either:
                pass
            elif opening == "change":
                return self._changed(part, end)
            elif opening == "between" and word in language.hedging.either:
                return None, end, ""
            if scan.word(at) == "-" and scan.hyphen(at):
                return None, end, ""
        elif word in language.hedging.between_joint and opening == "between":
            pass
        else:
            return None, end, ""
        if word in language.hedging.to and scan.ahead("hedges", at):
            return None, end, ""
        at = scan.behind(at, language.numbers.the)
        at += scan.word(at) in language.numbers.plus or (
            scan.word(at) == "+" and scan.adjoins(at + 1)
        )
        minus = scan.word(at) in language.numbers.minus
        if scan.word(at) == "-" and scan.adjoins(at + 1) and not dash:
            minus = True
        at += minus
        other = self._core_at(at)
        if other is None:
            return None, end, ""
        if isinstance(other, Amount):
            return None, end, other.wrong
        if part.unit is not None and part.unit.kind == MONEY and dash:
            other = self._scaled_money(other)
        number = other.number
        if dash and bool(part.number.digits) != bool(number.digits) and scan.is_word(at):
            return None, unit_end(other), "digits and a word are no range"
        low_digits = part.number.digits
        thousands = number.value >= 1000 and number.value % 1000 == 0 and not number.scaled
        if (dash or not opening) and len(low_digits) in (1, 2) and thousands and (
            part.number.value < number.value / 1000
        ):  # fmt: skip
            return None, unit_end(other), "whether the first is of thousands, too, is not said"
        if minus:
            number = replace(number, value=-number.value)
            other = replace(other, number=number)
        low = part.number
        unit, unit2 = part.unit, other.unit
        if unit is not None and unit2 is not None and unit.kind != unit2.kind:
            return None, end, ""
        loose = word in language.hedging.either or word in language.hedging.to
        if loose and unit is not None and unit2 is None:
            return None, end, ""
        unlike = low.scaled and not number.scaled
        if word in language.hedging.either and (number.value <= low.value or unlike):
            return None, end, ""
        if word in language.hedging.to and not opening and unit is None and unit2 is None and (
            number.value < low.value < 100
        ):  # fmt: skip
            return None, unit_end(other), "two numbers, and no range: a score or a vote"
        low_value = alike(scan, part, other).number.value
        if self._negative(part.number):
            low_value = -low_value
        if number.value <= low_value:
            if dash or opening == "":
                if dash and not opening:
                    return None, unit_end(other), "a range that ends before it begins"
                return None, end, ""
            return None, unit_end(other), "a range that ends before it begins"
        return other, unit_end(other), ""

    def _scaled_money(self, other: Measured) -> Measured:
        """The second end with its scale, which stands behind it as behind money: `$80-100m`."""
        if other.unit is not None and other.unit.kind == MONEY:
            return other
        number = self._short_scale(other.number, money=True)
        return replace(other, number=number, unit=None) if number.end > other.number.end else other

    def _tied(self, part: Measured, at: int) -> tuple[Measured | None, int, str]:
        """The other end of a range whose words dashes join: `a 3-to-5-percent rise`."""
        other = self._core_at(at)
        if other is None or isinstance(other, Amount):
            return None, at, "a range that is not read"
        if part.unit is not None or other.number.value <= part.number.value:
            return None, unit_end(other), "a range that is not read"
        return other, unit_end(other), ""

    def _changed(self, part: Measured, end: int) -> tuple[None, int, str]:
        """`rose 5 to 7 per cent`: a range, or a change by the first to the second; with `from`, or
        a unit behind the first (`fell 2 points to 30`), each stands for itself."""
        scan, language = self.scan, self.scan.language
        opened = any(
            scan.word(part.number.first - back) in language.hedging.from_
            for back in range(1, FARTHEST_DENIAL)
        )
        year = scan.word(part.number.first - 1) in language.dates.before_year
        if opened or year or part.unit is not None:
            return None, end, ""
        other = self._core_at(end + 1)
        if other is None:
            return None, end, ""
        if isinstance(other, Amount):
            return None, other.end, other.wrong
        return None, unit_end(other), "a range, or a change by one and to the other"

    def _negative(self, number: Numeral) -> bool:
        word = self.scan.word(number.first - 1)
        return word in self.scan.language.numbers.minus or (
            word == "-" and self.scan.adjoins(number.first)
            and not self.scan.adjoins(number.first - 1)
        )  # fmt: skip

    def _core_at(self, at: int) -> Measured | Amount | None:
        scan = self.scan
        index = at
        if scan.raw(at) and (scan.raw(at) in "$£€¥₹" or scan.raw(at).isupper()):
            for step in (1, 2):
                if scan.is_digits(at + step) and money_before(scan, at + step) is not None:
                    index = at + step
                    break
        if not (scan.word(index)[:1].isdigit() or scan.word(index) in scan.language.starts):
            return None
        if scan.word(index) in scan.language.numbers.article and (
            scan.word(index + 1) in scan.language.numbers.dozens
        ):  # `eight to a dozen`
            index += 1
        if (
            scan.word(index) in scan.language.numbers.article
            or scan.word(index) in scan.language.numbers.no
        ):
            return None
        found = self._core(index)
        if found is None or isinstance(found, Amount):
            return found if found is None or found.wrong else None
        return found[1]

    def _upper(self, bound: Hedge | None, end: int) -> tuple[tuple[Hedge, Measured] | None, int]:
        """`and less than 20` behind `more than 10`."""
        scan, language = self.scan, self.scan.language
        if bound is None or bound not in _LOWER | _HIGHER:
            return None, end
        at = end
        if scan.word(at) == ",":
            at += 1
        if scan.word(at) in language.numbers.joint or scan.word(at) in language.denial.but:
            at += 1
        if at == end:
            return None, end
        hedge = scan.ahead("hedges", at)
        if hedge is None or not isinstance(hedge[0], Hedge):
            return None, end
        if (bound in _LOWER) == (hedge[0] in _LOWER) or hedge[0] not in _LOWER | _HIGHER:
            return None, end
        other = self._core_at(hedge[1] + (scan.word(hedge[1]) in language.numbers.article and (
            scan.word(hedge[1] + 1) in language.numbers.half
        )))  # fmt: skip
        if other is None or isinstance(other, Amount):
            return None, end
        return (hedge[0], other), unit_end(other)


def alike(scan: Scan, part: Measured, other: Measured) -> Measured:
    """The first end of a range with the scale of the second: `2 to 3 million`."""
    low, high = part.number, other.number
    if low.scaled or not high.scaled or (part.unit is not None and part.unit.kind != MONEY):
        return part
    size = _scale_of(scan, high)
    if size > 1 and 0 <= low.value < high.value / size:
        number = replace(low, value=low.value * size, step=low.step * size, scaled=True, digits="")
        return replace(part, number=number)
    return part


def _scale_of(scan: Scan, number: Numeral) -> int:
    """What the last words of a number multiply it by: `hundred thousand`, `m`."""
    size, at = 1, number.end - 1
    at -= scan.word(at) == "."
    while at > number.first and (factor := scan.language.numbers.scales.get(scan.word(at))):
        size *= factor
        at -= 1
    return size if size > 1 else scan.language.numbers.short_scales.get(scan.word(at), 1)
