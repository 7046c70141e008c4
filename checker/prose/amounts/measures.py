"""A number with its unit or money, with the shorter scales, and in several parts: `5 ft 2 in`."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from checker.prose.amounts import nouns
from checker.prose.amounts.before import hedges_before
from checker.prose.denials import denial
from checker.prose.numerals import Numeral, numeral
from checker.prose.readings import MEASURE, MONEY, TIME, Amount, Measured, Unit
from checker.prose.scan import Scan
from checker.prose.units import money_before, unit_behind, with_rate
from checker.values.numbers.hedges import Hedge

_LENGTHS: Final = (
    frozenset({"mi", "yard", "ft", "inch", "in"}),
    frozenset({"km", "m", "cm", "mm"}),
    frozenset({"stone", "lb", "oz", "pound", "ounce"}),
    frozenset({"kg", "g", "mg"}),
    frozenset({"century", "decade", "year", "month", "fortnight", "week", "day", "night"}),
    frozenset({"day", "h", "min", "s"}),
)
"""Units that one amount may be a sum of."""
_HIGHER = frozenset({Hedge.AT_MOST, Hedge.LESS_THAN})


@dataclass(frozen=True, slots=True)
class Measures:
    """Reads numbers with their units; ``own`` are units that attributes have."""

    scan: Scan
    own: tuple[str, ...] = ()

    def _core(self, index: int) -> tuple[int, Measured] | Amount | None:
        """The number at a token with its unit, and the token at which money before it begins."""
        scan = self.scan
        language = scan.language
        word = scan.word(index)
        vague = scan.ahead("vague", index)
        if vague is not None:
            return self._vague(index, str(vague[0]), vague[1])
        if word in language.numbers.article:
            if scan.word(index + 1) in language.numbers.denominators and (
                scan.word(index + 2) in language.numbers.of
            ):  # fmt: skip
                return self._core(index + 1)
            unit = self._unit(index + 1)
            if unit is None:
                return None
            before = scan.word(index - 1)
            length = (
                unit.kind == TIME
                and before not in language.change.per | language.change.frequencies
            )
            if not length and not self._half_more(unit.end):
                return None
            number = Numeral(index, index + 1, Fraction(1))
            return index, Measured(number, unit)
        if word in language.relative.periods and scan.word(index - 1 - scan.hyphen(index - 1)) in (
            language.relative.whole_of
        ):
            return self._all_of(index)
        if word in language.numbers.no and scan.word(index + 1) in language.numbers.nobody:
            return index, Measured(Numeral(index, index + 1, Fraction(0)))
        if word in language.numbers.no:
            if (
                scan.is_word(index + 1)
                and scan.word(index + 1).endswith(language.text.plural)
                and (
                    scan.word(index + 1) not in language.text.function_words
                    and scan.word(index + 1) not in language.numbered.labels
                )
            ) or scan.word(index + 1) in language.text.plurals:
                return index, Measured(Numeral(index, index + 1, Fraction(0)))
            return None
        if word in language.numbers.none:
            return index, Measured(Numeral(index, index + 1, Fraction(0)))
        join = not self._opens_between(index)
        number_ = numeral(scan, index, join=join)
        if number_ is None:
            return None
        if number_.wrong:
            start = number_.first
            return self._made(
                start, number_.end, start, (Measured(number_),), wrong=number_.wrong
            )  # fmt: skip
        start = number_.first
        if not join:
            number_ = self._first_of_between(number_, index)
        money = money_before(scan, start)
        unit_ = None
        if money is not None:
            unit_, start = money
            number_ = self._short_scale(number_, money=True)
            end = number_.end
            named = self._unit(end)
            if named is not None and named.kind == MONEY and named.factor == 1 and set(
                named.symbols
            ) & set(unit_.symbols):  # fmt: skip
                both = tuple(s for s in unit_.symbols if s in named.symbols)
                unit_, end = replace(unit_, symbols=both or unit_.symbols), named.end
            elif named is not None and named.kind == MONEY and named.factor == 1:
                why = "two currencies beside one number"
                return self._made(start, named.end, start, (Measured(number_),), wrong=why)
            if self._of_country(end):
                why = "of which country the money is, is said behind it"
                return self._made(start, end + 1, start, (Measured(number_),), wrong=why)
            unit_ = replace(unit_, end=end)
            unit_ = self._rate(unit_)
        else:
            unit_ = self._unit(number_.end)
            if unit_ is None and scan.word(number_.end - 1) in language.numbers.half and (
                scan.word(number_.end) in language.numbers.article
            ):  # fmt: skip
                unit_ = self._unit(number_.end + 1)
            of = number_.end
            if (
                unit_ is None
                and not number_.step
                and scan.word(of) in language.numbers.of
                and (scan.word(of + 1) in language.numbers.article)
            ):  # `three quarters of an hour`
                unit_ = self._unit(of + 2)
            if unit_ is None or scan.raw(number_.end) in ("m", "M", "K", "T", "t", "mm"):
                scaled = self._short_scale(number_, money=False)
                if scaled.wrong:
                    return self._made(
                        start, scaled.end, start, (Measured(scaled),), wrong=scaled.wrong
                    )
                if scaled.end > number_.end:
                    number_ = scaled
                    unit_ = self._unit(number_.end)
            if unit_ is not None and unit_.kind == MONEY:
                size = language.numbers.scales.get(scan.word(unit_.end))
                if size and size >= 1000 and not number_.scaled:
                    number_ = replace(
                        number_, value=number_.value * size, step=number_.step * size,
                        scaled=True, digits="",
                    )  # fmt: skip
                    unit_ = replace(unit_, end=unit_.end + 1)
        return start, Measured(number_, unit_)

    def _of_country(self, at: int) -> bool:
        """`$18 million Canadian`: whether a country stands behind money, and not before a noun."""
        scan = self.scan
        country = scan.ahead("countries", at)
        if country is None or not scan.raw(at)[:1].isupper():
            return False
        after = country[1]
        return not scan.is_word(after) or scan.word(after) in scan.language.text.function_words

    def _all_of(self, index: int) -> tuple[int, Measured] | None:
        """`all week`, `a full year`, at the word for the period."""
        scan, language = self.scan, self.scan.language
        before = index - 1 - scan.hyphen(index - 1)
        if scan.word(before) not in language.relative.whole_of:
            return None
        unit = self._unit(index)
        if unit is None:
            return None
        return before, Measured(Numeral(before, before + 1, Fraction(1)), unit)

    def _unit(self, at: int) -> Unit | None:
        found = unit_behind(self.scan, at)
        if found is None or (found.kind == MONEY and self.own):
            for own in self.own:
                mine = unit_behind(self.scan, at, own=own)
                if found is None and mine is not None:
                    return mine
        return found

    def _rate(self, unit: Unit) -> Unit:
        return with_rate(self.scan, unit)

    def _short_scale(self, number: Numeral, *, money: bool) -> Numeral:
        """`12m`, `3bn`, `10k`, behind digits; a letter that may be a unit counts beside money."""
        scan = self.scan
        if number.scaled or not scan.word(number.first)[:1].isdigit():
            return number
        at = number.end + (scan.hyphen(number.end) if money else 0)
        word, raw = scan.word(at), scan.raw(at)
        size = scan.language.numbers.short_scales.get(word)
        if size is None:
            return number
        after = at + 1
        if not money and len(word) == 1:
            if raw == "k":
                pass
            elif raw in ("b", "B", "K", "T") and scan.adjoins(at):
                if raw != "b":
                    return number
            elif (raw in ("m", "M") and self._counts_follow(after)) or (
                raw == "M" and number.step < 1
            ):
                pass
            else:
                return number
        elif not money and raw == "mm":
            return number
        if scan.word(after) == "." and scan.adjoins(after) and not scan.tokens.stops[after]:
            after += 1
        return replace(
            number, end=after, value=number.value * size, step=number.step * size or Fraction(
                size, 10
            ), digits="", scaled=True,
        )  # fmt: skip

    def _counts_follow(self, at: int) -> bool:
        scan = self.scan
        word = scan.word(at)
        if not scan.raw(at).islower():  # `62 m`, and a heading in the next line
            return False
        return word in scan.language.text.plurals or (
            scan.is_word(at) and len(word) > 3 and word.endswith(scan.language.text.plural)
            and word not in scan.language.text.function_words
        )  # fmt: skip

    def _half_more(self, at: int) -> int:
        """The token behind `and a half`, behind a unit; 0 where it does not stand there."""
        scan, language = self.scan, self.scan.language
        if scan.word(at) not in language.numbers.joint:
            return 0
        at += 1
        at += scan.word(at) in language.numbers.article
        return at + 1 if scan.word(at) in language.numbers.half else 0

    def _parts(self, part: Measured) -> tuple[tuple[Measured, ...], int]:
        """The number with what is added to it: `2 years and 3 months`, `5 ft 2 in`."""
        scan, language = self.scan, self.scan.language
        end = part.unit.end if part.unit is not None else part.number.end
        if part.unit is None:
            return (part,), end
        half = self._half_more(end)
        if half:
            number = replace(part.number, value=part.number.value + Fraction(1, 2),
                             step=Fraction(0), digits="")  # fmt: skip
            return (replace(part, number=number),), half
        parts = [part]
        while len(parts) < 4:
            at = end
            if scan.word(at) == "," and scan.word(at + 1)[:1].isalnum():
                at += 1
            if scan.word(at) in language.numbers.joint:
                at += 1
            if scan.fence(at):
                break
            number_ = numeral(scan, at)
            if number_ is None or number_.wrong:
                break
            unit = self._unit(number_.end)
            last = parts[-1].unit
            assert last is not None
            if scan.raw(number_.end) == "m" and last.symbols == ("h",):
                unit = Unit("m", TIME, ("min",), number_.end + 1)  # `2h 15m`
            if unit is None and scan.raw(number_.end) == "in" and last.symbols == ("ft",):
                unit = Unit("in", MEASURE, ("inch",), number_.end + 1)
            if unit is None or not self._adds(last, unit, [p.unit for p in parts if p.unit]):
                if len(parts) == 1 and self._adds_unread(last, unit, number_, end):
                    wrong = "how much the second number is, is not said"
                    end = number_.end
                    parts[0] = replace(part, number=replace(part.number, wrong=wrong, end=end))
                break
            parts.append(Measured(number_, unit))
            end = unit.end
            if self._half_more(end):
                break
        return tuple(parts), end

    def _adds_unread(self, last: Unit, unit: Unit | None, number: Numeral, end: int) -> bool:
        """`ten pounds fifty`, `£3 10s`, `eleven stone four`, `12 t 400 kg`: whether a number behind
        a measure is a part of it, in a way that is not read."""
        scan = self.scan
        gap = scan.tokens.text[scan.tokens.ends[end - 1] : scan.tokens.starts[end]]
        direct = number.first == end and gap in (" ", "\u00a0")
        if unit is not None:
            return direct and last.kind == MEASURE == unit.kind
        counted = nouns.noun(scan, number.end, None)[0] and not scan.adjoins(number.end)
        if last.kind not in (MONEY, MEASURE) or counted:
            return False
        joined = direct or scan.word(end) in scan.language.numbers.joint
        small = last.factor == 1 and number.value < 100
        return small and (direct if last.said[:1] in "$£€¥" or last.kind == MEASURE else joined)

    @staticmethod
    def _adds(last: Unit, unit: Unit, before: list[Unit]) -> bool:
        if unit.kind == MONEY:
            return last.factor == 1 and unit.factor < 1 and bool(
                set(last.symbols) & set(unit.symbols)
            )  # fmt: skip
        if any(set(unit.symbols) & set(other.symbols) for other in before):
            return False
        return any(set(last.symbols) & family and set(unit.symbols) & family for family in _LENGTHS)

    def _opens_between(self, index: int) -> bool:
        at = index - 1
        for _ in range(3):
            if self.scan.word(at) in self.scan.language.hedging.between:
                return True
            if not (self.scan.word(at) in ("$", "£", "€", "the", "-") or (
                self.scan.word(at) in self.scan.language.numbers.minus
            )):  # fmt: skip
                return False
            at -= 1
        return False

    def _first_of_between(self, short: Numeral, index: int) -> Numeral:
        """`between one hundred and five and two hundred`: the first number may have an `and`."""
        scan = self.scan
        long = numeral(scan, index)
        if long is None or long.wrong or long.end == short.end:
            return short
        if scan.word(long.end) in scan.language.numbers.joint and (
            numeral(scan, long.end + 1) is not None
        ):  # fmt: skip
            return long
        return short

    def _vague(self, index: int, reading: str, end: int) -> Amount | None:
        """`several`, `dozens of`, `a few hundred`, `hundreds of thousands`."""
        scan, language = self.scan, self.scan.language
        first = index
        before = scan.word(index - 1)
        if before in language.numbers.article:
            first, before = index - 1, scan.word(index - 2)
        elif scan.word(index) in ("few", "couple"):
            return None
        if before in language.numbers.not_vague:
            return None
        if (
            before in language.relative.in_ and scan.word(first - 2) == "("
        ):  # `Sales (in thousands)`
            return None
        value, step = Fraction(int(reading.rsplit(" ", 1)[1])), Fraction(1)
        of = scan.word(end) in language.numbers.of  # `a couple of thousand`
        size = language.numbers.scales.get(scan.word(end + of))
        if size is not None:
            end += of
            value, step, end = value * size, Fraction(size), end + 1
        if scan.word(end) in language.numbers.of:
            end += 1
        number = Numeral(first, end, value, step, scaled=True)
        unit = self._unit(end)
        noun, beside, _ = nouns.noun(self.scan, end, unit)
        start, hedge, _ = hedges_before(self.scan, first)
        wrong = ""
        if hedge in _HIGHER:
            wrong = f"`{scan.said(start, end)}`: a bound of a number that is not said"
        return self._made(
            start, unit.end if unit else end, first, (Measured(number, unit),),
            bound=Hedge.AT_LEAST, noun=noun, beside=beside, wrong=wrong, role="vague",
        )  # fmt: skip

    def _unread(self, start: int, end: int, why: str) -> Amount:
        number = Numeral(start, end, Fraction(0), wrong=why)
        return self._made(start, end, start, (Measured(number),), wrong=why)

    def _label(self, start: int, part: Measured) -> Amount:
        return self._made(start, part.number.end, start, (Measured(part.number),), role="label")

    def _made(
        self,
        first: int,
        end: int,
        core: int,
        parts: tuple[Measured, ...],
        *,
        stop: int = 0,
        to: Measured | None = None,
        bound: Hedge | None = None,
        upper: tuple[Hedge, Measured] | None = None,
        about: bool = False,
        negative: bool = False,
        whole: Numeral | None = None,
        noun: tuple[str, ...] = (),
        beside: str = "",
        role: str = "",
        wrong: str = "",
        ends: tuple[Amount, ...] = (),
    ) -> Amount:
        tokens = self.scan.tokens
        wrong = wrong or next((p.number.wrong for p in parts if p.number.wrong), "")
        phrase = tokens.between(first, end)
        denied = denial(self.scan, first, end, of_number=True)
        if wrong and not wrong.startswith("`"):
            wrong = f"`{phrase[:60]}`: {wrong}"
        return Amount(
            first, end, tokens.starts[first], tokens.ends[end - 1], core, stop or end,
            phrase, parts, to, bound,
            upper, about, negative, denied, whole, noun, beside, role, wrong, ends,
        )  # fmt: skip


def unit_end(part: Measured) -> int:
    """The token behind a number and its unit."""
    return part.number.end if part.unit is None else max(part.unit.end, part.number.end)
