"""Numbers in a text with all that bears on them: sign, hedge, unit, range, what they count."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, final

from checker.prose import designations
from checker.prose.designations import Named, is_plural
from checker.prose.numerals import Numeral, numeral
from checker.prose.readings import LABEL, MEASURE, MONEY, TIME, Amount, Part, Unit
from checker.prose.scan import Scan
from checker.prose.units import money_before, unit_behind, with_rate
from checker.values.numbers.hedges import Hedge

FARTHEST_DENIAL: Final = 8
"""How many tokens before a reading a word that denies it may stand."""

LONGEST_NOUN: Final = 4

_LOWER = frozenset({Hedge.AT_LEAST, Hedge.MORE_THAN})
_HIGHER = frozenset({Hedge.AT_MOST, Hedge.LESS_THAN})
_LENGTHS: Final = (
    frozenset({"mi", "yard", "ft", "inch", "in"}),
    frozenset({"km", "m", "cm", "mm"}),
    frozenset({"stone", "lb", "oz", "pound", "ounce"}),
    frozenset({"kg", "g", "mg"}),
    frozenset({"century", "decade", "year", "month", "fortnight", "week", "day", "night"}),
    frozenset({"day", "h", "min", "s"}),
)
"""Units that one amount may be a sum of."""


@final
@dataclass(frozen=True, slots=True)
class Amounts:
    """Reads the amounts of one part of a text; ``own`` are units that attributes have."""

    scan: Scan
    own: tuple[str, ...] = ()

    def read(self, index: int) -> Amount | None:
        """The amount whose number, or the sign of money before it, begins at a token."""
        scan, language = self.scan, self.scan.language
        found = self._core(index)
        if found is None:
            return None
        if isinstance(found, Amount):
            return found
        start, part = found
        if designations.in_word(scan, part.number):
            return self._label(start, part)
        if designations.in_brackets(scan, start):
            return self._unread(start - 2, unit_end(part), "money in brackets may be a loss")
        parts, end = self._parts(part)
        negative, signed, trouble = self._sign(start)
        opening, before = self._opening(signed)
        if not opening and any(
            scan.word(at) in language.changes for at in range(max(0, signed - 6), signed)
        ):
            opening = "change"
        other, end, why = self._range(parts[-1], end, opening)
        trouble = trouble or why
        if other is not None and len(parts) == 1:
            parts = (_alike(self.scan, parts[0], other),)
        ranged = other is not None and opening in ("between", "from")
        first, bound, about = self._before(before if ranged else signed)
        upper, end = self._upper(bound, end)
        at = end + scan.hyphen(end)
        behind = scan.ahead("behind", at) if upper is None else None
        if behind is None and upper is None and scan.word(end) == "," and (
            scan.ahead("behind", end + 1)
        ):  # fmt: skip
            behind = scan.ahead("behind", end + 1)
        if behind is None and scan.word(end) == "+" and (scan.adjoins(end)):
            behind = (Hedge.AT_LEAST, end + 1)
        noun_at = end
        if behind is not None:
            hedge = behind[0]
            assert isinstance(hedge, Hedge)
            if hedge is Hedge.ABOUT:
                about = True
            elif bound is None or bound is hedge or bound is Hedge.EXACTLY:
                bound = hedge
            else:
                trouble = trouble or "several hedges, one after the other"
            end = noun_at = behind[1]
        unit = parts[0].unit or (other.unit if other else None)
        stop = end
        if unit is not None and unit.kind == LABEL and behind is None:
            stop = (other or parts[-1]).number.end
        noun, beside, noun_end = self._noun(noun_at, unit)
        if unit is None and noun and behind is None:
            later = scan.ahead("behind", noun_end)
            if later is not None and bound is None and isinstance(later[0], Hedge):
                about = about or later[0] is Hedge.ABOUT
                bound = None if later[0] is Hedge.ABOUT else later[0]
                end = later[1]
        role, why = self._role(start, end, parts, other, noun, hedged=bound is not None or about)
        trouble = trouble or why or self._unclear(first, parts[0].number, end)
        whole = None
        if unit is None or unit.kind != MONEY:
            whole, end = self._whole(end if behind else noun_at, end)
        if unit is not None and unit.symbols[:1] in (("°C",), ("°F",), ("degree",)):
            below = scan.ahead("below_zero", end)
            if below is not None:
                negative, end, stop = True, below[1], below[1]
        elif unit is None and (below := scan.ahead("below_zero", end)) and below[1] > end + 1:
            trouble = trouble or "of which degrees they are, is not said"
            end = stop = below[1]
        elif unit is not None and unit.kind == TIME and scan.word(end) in language.ago:
            trouble = trouble or "it says when it was, and not how long"
        core = start
        if (age := self._age(start, end, parts)) is not None:
            first, end = min(first, age[0]), age[1]
            stop = max(stop, end)
            parts, role = age[2], "age"
        return self._made(
            first, end, core, parts, stop=stop,
            to=other, bound=bound, upper=upper, about=about, negative=negative, whole=whole,
            noun=noun, beside=beside, role=role, wrong=trouble,
            ends=self._ends(start, parts, other, negative=negative) if ranged else (),
        )  # fmt: skip

    def _ends(
        self, start: int, parts: tuple[Part, ...], other: Part | None, *, negative: bool
    ) -> tuple[Amount, ...]:
        """Each end of a range alone, for those who ask for `from` and `to` apart."""
        if other is None or len(parts) > 1:
            return ()
        unit = other.unit or parts[0].unit
        low = replace(parts[0], unit=parts[0].unit or unit)
        first = self._made(start, parts[0].number.end, start, (low,), negative=negative)
        money = money_before(self.scan, other.number.first)
        begin = money[1] if money is not None else other.number.first
        second = self._made(begin, unit_end(other), begin, (replace(other, unit=unit),))
        return first, second

    # --- the number and its unit

    def _core(self, index: int) -> tuple[int, Part] | Amount | None:
        """The number at a token with its unit, and the token at which money before it begins."""
        scan = self.scan
        language = scan.language
        word = scan.word(index)
        vague = scan.ahead("vague", index)
        if vague is not None:
            return self._vague(index, str(vague[0]), vague[1])
        if word in language.article:
            if scan.word(index + 1) in language.denominators and (
                scan.word(index + 2) in language.of
            ):  # fmt: skip
                return self._core(index + 1)
            unit = self._unit(index + 1)
            if unit is None:
                return None
            before = scan.word(index - 1)
            length = unit.kind == TIME and before not in language.per | language.frequencies
            if not length and not self._half_more(unit.end):
                return None
            number = Numeral(index, index + 1, Fraction(1))
            return index, Part(number, unit)
        if word in language.periods and scan.word(index - 1 - scan.hyphen(index - 1)) in (
            language.whole_of
        ):
            return self._all_of(index)
        if word in language.no and scan.word(index + 1) in language.nobody:
            return index, Part(Numeral(index, index + 1, Fraction(0)))
        if word in language.no:
            if (scan.is_word(index + 1) and scan.word(index + 1).endswith(language.plural) and (
                scan.word(index + 1) not in language.function_words
                and scan.word(index + 1) not in language.labels
            )) or scan.word(index + 1) in language.plurals:  # fmt: skip
                return index, Part(Numeral(index, index + 1, Fraction(0)))
            return None
        if word in language.none:
            return index, Part(Numeral(index, index + 1, Fraction(0)))
        join = not self._opens_between(index)
        number_ = numeral(scan, index, join=join)
        if number_ is None:
            return None
        if number_.wrong:
            start = number_.first
            return self._made(
                start, number_.end, start, (Part(number_),), wrong=number_.wrong
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
                return self._made(start, named.end, start, (Part(number_),), wrong=why)
            unit_ = replace(unit_, end=end)
            unit_ = self._rate(unit_)
        else:
            unit_ = self._unit(number_.end)
            if unit_ is None and scan.word(number_.end - 1) in language.half and (
                scan.word(number_.end) in language.article
            ):  # fmt: skip
                unit_ = self._unit(number_.end + 1)
            if unit_ is None or scan.raw(number_.end) in ("m", "M", "K", "T", "t", "mm"):
                scaled = self._short_scale(number_, money=False)
                if scaled.wrong:
                    return self._made(start, scaled.end, start, (Part(scaled),), wrong=scaled.wrong)
                if scaled.end > number_.end:
                    number_ = scaled
                    unit_ = self._unit(number_.end)
            if unit_ is not None and unit_.kind == MONEY:
                size = language.scales.get(scan.word(unit_.end))
                if size and size >= 1000 and not number_.scaled:
                    number_ = replace(
                        number_, value=number_.value * size, step=number_.step * size,
                        scaled=True, digits="",
                    )  # fmt: skip
                    unit_ = replace(unit_, end=unit_.end + 1)
        return start, Part(number_, unit_)

    def _all_of(self, index: int) -> tuple[int, Part] | None:
        """`all week`, `a full year`, at the word for the period."""
        scan, language = self.scan, self.scan.language
        before = index - 1 - scan.hyphen(index - 1)
        if scan.word(before) not in language.whole_of:
            return None
        unit = self._unit(index)
        if unit is None:
            return None
        return before, Part(Numeral(before, before + 1, Fraction(1)), unit)

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
        size = scan.language.short_scales.get(word)
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
        return word in scan.language.plurals or (
            scan.is_word(at) and len(word) > 3 and word.endswith(scan.language.plural)
            and word not in scan.language.function_words
        )  # fmt: skip

    def _half_more(self, at: int) -> int:
        """The token behind `and a half`, behind a unit; 0 where it does not stand there."""
        scan, language = self.scan, self.scan.language
        if scan.word(at) not in language.joint:
            return 0
        at += 1
        at += scan.word(at) in language.article
        return at + 1 if scan.word(at) in language.half else 0

    def _parts(self, part: Part) -> tuple[tuple[Part, ...], int]:
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
            if scan.word(at) in language.joint:
                at += 1
            if scan.fence(at):
                break
            number_ = numeral(scan, at)
            if number_ is None or number_.wrong:
                break
            unit = self._unit(number_.end)
            last = parts[-1].unit
            assert last is not None
            if unit is None and scan.raw(number_.end) == "in" and last.symbols == ("ft",):
                unit = Unit("in", MEASURE, ("inch",), number_.end + 1)
            if unit is None:
                joined = scan.word(end) in language.joint or at == end
                if last.kind == MONEY and joined and last.factor == 1 and number_.value < 100 and (
                    not self._noun(number_.end, None)[0] and len(parts) == 1
                    and last.said[:1] not in "$£€¥"
                ):  # fmt: skip
                    wrong = "how much the second number is, is not said"
                    parts[0] = replace(
                        parts[0], number=replace(parts[0].number, wrong=wrong, end=number_.end)
                    )
                    end = number_.end
                break
            if not self._adds(last, unit, [p.unit for p in parts if p.unit]):
                break
            parts.append(Part(number_, unit))
            end = unit.end
            if self._half_more(end):
                break
        return tuple(parts), end

    @staticmethod
    def _adds(last: Unit, unit: Unit, before: list[Unit]) -> bool:
        if unit.kind == MONEY:
            return last.factor == 1 and unit.factor < 1 and bool(
                set(last.symbols) & set(unit.symbols)
            )  # fmt: skip
        if any(set(unit.symbols) & set(one.symbols) for one in before):
            return False
        return any(set(last.symbols) & family and set(unit.symbols) & family for family in _LENGTHS)

    # --- before it

    def _opens_between(self, index: int) -> bool:
        at = index - 1
        for _ in range(3):
            if self.scan.word(at) in self.scan.language.between:
                return True
            if not (self.scan.word(at) in ("$", "£", "€", "the", "-") or (
                self.scan.word(at) in self.scan.language.minus
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
        if scan.word(long.end) in scan.language.joint and (
            numeral(scan, long.end + 1) is not None
        ):  # fmt: skip
            return long
        return short

    def _opening(self, start: int) -> tuple[str, int]:
        """`between` or `from` before a number, and where it stands."""
        scan, language = self.scan, self.scan.language
        at = start - 1
        if scan.word(at) in ("-",) or scan.word(at) in language.minus:
            at -= 1
        while scan.word(at) in language.the or scan.word(at) in ("about", "around"):
            at -= 1
        if scan.word(at) in language.between:
            return "between", at
        if scan.word(at) in language.from_:
            if any(scan.word(n) in language.changes for n in range(max(0, at - 6), at)):
                return "change", start
            return "from", at
        return "", start

    def _sign(self, start: int) -> tuple[bool, int, str]:
        """Whether a number is below zero, where its sign begins, and what is wrong with it."""
        scan, language = self.scan, self.scan.language
        at = start
        word = scan.word(at - 1)
        if word == "-" and scan.adjoins(at) and not (
            scan.adjoins(at - 1) and (scan.raw(at - 2)[-1:].isalnum() or scan.raw(at - 2) in ")%")
        ):  # fmt: skip
            if scan.is_digits(at - 2):
                return False, at - 1, "whether the dash is a sign or joins a range is not clear"
            if scan.tokens.text[scan.tokens.starts[at - 1]] not in "\u2014\u2015":
                return True, at - 1, ""
        elif word in language.minus and not scan.fence(at - 1):
            return True, at - 1, ""
        elif word == "+" and scan.adjoins(at) and not scan.adjoins(at - 1):
            return False, at - 1, ""
        return False, start, ""

    def _before(self, start: int) -> tuple[int, Hedge | None, bool]:
        """Where what bears on a number begins, its bound, and whether it is about."""
        scan, language = self.scan, self.scan.language
        at, first = start, start
        bound: Hedge | None = None
        about = False
        for _ in range(5):
            if at <= 0 or scan.fence(at - 1):
                break
            hedge = scan.back("hedges", at)
            if hedge is not None:
                kind = hedge[0]
                assert isinstance(kind, Hedge)
                verb = scan.word(hedge[1] - 1)
                if scan.word(at - 1) in ("over", "up") and verb in language.verbs_with_over:
                    break
                if kind is Hedge.AT_MOST and verb in language.changes and (
                    scan.word(hedge[1]) == "up"
                ):  # fmt: skip
                    break
                if scan.word(hedge[1]) == "c" and not scan.raw(hedge[1]).islower():
                    break
                if kind is Hedge.ABOUT and bound is not None:
                    break  # `spoke about more than 20`
                if kind is Hedge.ABOUT:
                    about = True
                elif bound is None:
                    bound = kind
                elif bound is not kind and kind is not Hedge.EXACTLY:
                    break
                at = first = hedge[1]
                continue
            if scan.word(at - 1) in language.fillers and self._hedge_within(at - 1):
                at -= 1
                continue
            break
        lead_in = None if at <= 0 or scan.fence(first - 1) else scan.back("lead_ins", first)
        if lead_in is not None:
            first = lead_in[1]
        return first, bound, about

    def _hedge_within(self, at: int) -> bool:
        """Whether a hedge stands before a token, with nothing but fillers between."""
        for _ in range(3):
            if self.scan.fence(at - 1):
                return False
            if self.scan.back("hedges", at):
                return True
            if self.scan.word(at - 1) not in self.scan.language.fillers:
                return False
            at -= 1
        return False

    # --- behind it

    def _range(self, part: Part, end: int, opening: str) -> tuple[Part | None, int, str]:
        """The other end of a range, the token behind it, and what is wrong with it."""
        scan, language = self.scan, self.scan.language
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
        elif word in language.to or word in language.either:
            if opening == "change" and word in language.either:
                pass
            elif opening == "change":
                return self._changed(part, end)
            elif opening == "between" and word in language.either:
                return None, end, ""
            if scan.word(at) == "-" and scan.hyphen(at):
                return None, end, ""
        elif word in language.between_joint and opening == "between":
            pass
        else:
            return None, end, ""
        if word in language.to and scan.ahead("hedges", at):
            return None, end, ""
        while scan.word(at) in language.the:
            at += 1
        minus = scan.word(at) in language.minus
        if scan.word(at) == "-" and scan.adjoins(at + 1) and not dash:
            minus = True
        at += minus
        other = self._core_at(at)
        if other is None:
            return None, end, ""
        if isinstance(other, Amount):
            return None, end, other.wrong
        number = other.number
        if minus:
            number = replace(number, value=-number.value)
            other = replace(other, number=number)
        low = part.number
        unit, unit2 = part.unit, other.unit
        if unit is not None and unit2 is not None and unit.kind != unit2.kind:
            return None, end, ""
        loose = word in language.either or word in language.to
        if loose and unit is not None and unit2 is None:
            return None, end, ""
        unlike = low.scaled and not number.scaled
        if word in language.either and (number.value <= low.value or unlike):
            return None, end, ""
        if word in language.to and not opening and unit is None and unit2 is None and (
            low.digits and number.digits and len(low.digits) <= 2 and len(number.digits) <= 2
            and number.value < low.value
        ):  # fmt: skip
            return None, unit_end(other), "two numbers, and no range: a score or a vote"
        low_value = _alike(scan, part, other).number.value
        if self._negative(part.number):
            low_value = -low_value
        if number.value <= low_value:
            if dash or opening == "":
                if dash and not opening:
                    return None, unit_end(other), "a range that ends before it begins"
                return None, end, ""
            return None, unit_end(other), "a range that ends before it begins"
        return other, unit_end(other), ""

    def _changed(self, part: Part, end: int) -> tuple[None, int, str]:
        """`rose 5 to 7 per cent`: a range, or a change by the first to the second; with `from`, or
        a unit behind the first (`fell 2 points to 30`), each stands for itself."""
        scan, language = self.scan, self.scan.language
        opened = any(
            scan.word(part.number.first - back) in language.from_
            for back in range(1, FARTHEST_DENIAL)
        )
        year = scan.word(part.number.first - 1) in language.before_year
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
        return word in self.scan.language.minus or (
            word == "-" and self.scan.adjoins(number.first)
            and not self.scan.adjoins(number.first - 1)
        )  # fmt: skip

    def _core_at(self, at: int) -> Part | Amount | None:
        scan = self.scan
        index = at
        if scan.raw(at) and (scan.raw(at) in "$£€¥₹" or scan.raw(at).isupper()):
            for step in (1, 2):
                if scan.is_digits(at + step) and money_before(scan, at + step) is not None:
                    index = at + step
                    break
        if not (scan.word(index)[:1].isdigit() or scan.word(index) in scan.language.starts):
            return None
        if scan.word(index) in scan.language.article or scan.word(index) in scan.language.no:
            return None
        found = self._core(index)
        if found is None or isinstance(found, Amount):
            return found if found is None or found.wrong else None
        return found[1]

    def _upper(self, bound: Hedge | None, end: int) -> tuple[tuple[Hedge, Part] | None, int]:
        """`and less than 20` behind `more than 10`."""
        scan, language = self.scan, self.scan.language
        if bound is None or bound not in _LOWER | _HIGHER:
            return None, end
        at = end
        if scan.word(at) == ",":
            at += 1
        if scan.word(at) in language.joint or scan.word(at) == "but":
            at += 1
        if at == end:
            return None, end
        hedge = scan.ahead("hedges", at)
        if hedge is None or not isinstance(hedge[0], Hedge):
            return None, end
        if (bound in _LOWER) == (hedge[0] in _LOWER) or hedge[0] not in _LOWER | _HIGHER:
            return None, end
        other = self._core_at(hedge[1] + (scan.word(hedge[1]) in language.article and (
            scan.word(hedge[1] + 1) in language.half
        )))  # fmt: skip
        if other is None or isinstance(other, Amount):
            return None, end
        return (hedge[0], other), unit_end(other)

    def _noun(self, at: int, unit: Unit | None) -> tuple[tuple[str, ...], str, int]:
        """What is counted, as its words; what may be a unit that is not known; where they end."""
        scan, language = self.scan, self.scan.language
        if unit is not None:
            return (), "", at
        words: list[str] = []
        joined = scan.hyphen(at)
        at += joined
        start = at
        while len(words) < LONGEST_NOUN and scan.is_word(at):
            word = scan.word(at)
            if word in language.function_words or word in language.months:
                break
            if self._is_verb(at):
                break
            words.append(word)
            at += 1
            if joined:
                break
            if self._is_head(at - 1) and not self._is_head(at):
                break
        if not words:
            raw = scan.raw(start)
            if raw and scan.adjoins(start) and not raw[0].isalnum() and raw not in ".,;:!?)]}'-/+":
                return (), raw, start
            return (), "", at
        return tuple(words), scan.said(start, start + len(words)), at

    def _is_head(self, at: int) -> bool:
        """Whether a word may be the head noun of what is counted: a plural."""
        scan, language = self.scan, self.scan.language
        word = scan.word(at)
        if language.capital_nouns and not scan.raw(at)[:1].isupper():
            return False
        if word in language.plurals:
            return True
        if word in language.function_words:
            return False
        return is_plural(language, word)

    def _is_verb(self, at: int) -> bool:
        """Whether a word behind a number tells what was done, and no noun follows it that it may
        go with: `60 wounded were` and not `60 wounded men`."""
        scan, language = self.scan, self.scan.language
        if not designations.is_verb(scan, at):
            return False
        return not any(
            scan.word(at + n) in language.plurals
            or (scan.is_word(at + n) and scan.word(at + n).endswith(language.plural))
            for n in (1, 2)
        )

    def _whole(self, at: int, end: int) -> tuple[Numeral | None, int]:
        """`of the 12 000` behind a number."""
        scan, language = self.scan, self.scan.language
        if scan.word(at) not in language.of:
            return None, end
        at += 1
        for _ in range(3):
            if scan.word(at) in language.fillers or scan.word(at) in ("its", "their", "some"):
                at += 1
        if not (scan.is_digits(at) or scan.word(at) in language.ones):
            return None, end
        number = numeral(scan, at)
        if number is None or number.wrong or number.ratio or scan.hyphen(number.end):
            return None, end
        return number, max(end, number.end)

    def _age(
        self, start: int, end: int, parts: tuple[Part, ...]
    ) -> tuple[int, int, tuple[Part, ...]] | None:
        """Where an age begins and ends: `34 years old`, `34-year-old`, `aged 34`."""
        scan, language = self.scan, self.scan.language
        unit = parts[-1].unit
        if unit is not None and unit.kind == TIME:
            at = end + scan.hyphen(end)
            old = scan.ahead("old", at)
            if old is not None:
                return start, old[1], parts
        if scan.word(start - 1) in language.of and scan.word(start - 2) in language.aged:
            start -= 1  # `the age of 52`
        if scan.word(start - 1) in language.aged and len(parts) == 1:
            if unit is None:
                number = parts[0].number
                if number.value > 150:
                    return None
                year = Unit("years", TIME, ("year",), number.end)
                return start - 1, end, (Part(number, year),)
            if unit.kind == TIME:
                return start - 1, end, parts
        return None

    def _role(
        self,
        start: int,
        end: int,
        parts: tuple[Part, ...],
        other: Part | None,
        noun: tuple[str, ...],
        *,
        hedged: bool,
    ) -> tuple[str, str]:
        """What a number is where it is no plain count, and what is not clear about it."""
        scan, language = self.scan, self.scan.language
        part = parts[0]
        said = scan.word(part.number.first)
        alone = part.number.end == part.number.first + 1
        if alone and (said in language.article or said in language.whole_of):
            return "article", ""
        if part.unit is not None or (other is not None and other.unit is not None):
            return "", ""
        named = Named(start, part.number, end, noun, hedged, other is not None)
        if designations.is_label(scan, named):
            return "label", ""
        if why := designations.unclear(scan, named):
            return "", why
        digits = part.number.digits
        if other is None and len(digits) == 4 and "1000" <= digits <= "2199" and not (
            noun and (noun[-1] in language.plurals or noun[-1].endswith(language.plural))
        ):  # fmt: skip
            return ("date" if scan.word(start - 1) in language.before_year else "year"), ""
        return "", ""

    def _unclear(self, first: int, number: Numeral, end: int) -> str:
        """Words and signs beside a number that make another of it, in a way that is not read."""
        scan, language = self.scan, self.scan.language
        if scan.word(first - 1) in language.unread_before and not scan.fence(first - 1):
            return f"what `{scan.raw(first - 1)}` makes of it is not read"
        if language.ordinal_stop and scan.word(number.end) == "." and number.digits and (
            len(number.digits) < 3 and scan.adjoins(number.end) and scan.is_word(number.end + 1)
        ):  # fmt: skip
            return "the stop may make an ordinal of it"
        at = number.end + scan.hyphen(number.end)
        if scan.word(at) in language.unread_behind:
            return f"what `{scan.raw(at)}` makes of it is not read"
        if scan.word(end) == "\u00b1" or scan.word(number.first - 1) == "\u00b1":
            return "how exactly it is known is not read"
        return ""

    def _unread(self, start: int, end: int, why: str) -> Amount:
        number = Numeral(start, end, Fraction(0), wrong=why)
        return self._made(start, end, start, (Part(number),), wrong=why)

    def _label(self, start: int, part: Part) -> Amount:
        return self._made(start, part.number.end, start, (Part(part.number),), role="label")

    def _vague(self, index: int, reading: str, end: int) -> Amount | None:
        """`several`, `dozens of`, `a few hundred`, `hundreds of thousands`."""
        scan, language = self.scan, self.scan.language
        first = index
        before = scan.word(index - 1)
        if before in language.article:
            first, before = index - 1, scan.word(index - 2)
        elif scan.word(index) in ("few", "couple"):
            return None
        if before in language.not_vague:
            return None
        value, step = Fraction(int(reading.rsplit(" ", 1)[1])), Fraction(1)
        size = language.scales.get(scan.word(end))
        if size is not None:
            value, step, end = value * size, Fraction(size), end + 1
        if scan.word(end) in language.of:
            end += 1
        number = Numeral(first, end, value, step, scaled=True)
        unit = self._unit(end)
        noun, beside, _ = self._noun(end, unit)
        start, hedge, _ = self._before(first)
        wrong = ""
        if hedge in _HIGHER:
            wrong = f"`{scan.said(start, end)}`: a bound of a number that is not said"
        return self._made(
            start, unit.end if unit else end, first, (Part(number, unit),),
            bound=Hedge.AT_LEAST, noun=noun, beside=beside, wrong=wrong, role="vague",
        )  # fmt: skip

    def _made(
        self,
        first: int,
        end: int,
        core: int,
        parts: tuple[Part, ...],
        *,
        stop: int = 0,
        to: Part | None = None,
        bound: Hedge | None = None,
        upper: tuple[Hedge, Part] | None = None,
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
        said = tokens.between(first, end)
        denied = denial(self.scan, first, of_number=True)
        if wrong and not wrong.startswith("`"):
            wrong = f"`{said[:60]}`: {wrong}"
        return Amount(
            first, end, tokens.starts[first], tokens.ends[end - 1], core, stop or end,
            said, parts, to, bound,
            upper, about, negative, denied, whole, noun, beside, role, wrong, ends,
        )  # fmt: skip


def unit_end(part: Part) -> int:
    """The token behind a number and its unit."""
    return part.number.end if part.unit is None else max(part.unit.end, part.number.end)


def _alike(scan: Scan, part: Part, other: Part) -> Part:
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
    while at > number.first and (factor := scan.language.scales.get(scan.word(at))):
        size *= factor
        at -= 1
    return size if size > 1 else scan.language.short_scales.get(scan.word(at), 1)


def denial(scan: Scan, first: int, *, of_number: bool = False) -> str:
    """The word before a reading, in its clause, that denies it; nothing where none does.

    What has not yet been done with four of them leaves them four (``of_number``).
    """
    language = scan.language
    word = scan.word
    denials, clause = language.denials, language.clause
    for at in range(first - 1, first - 1 - FARTHEST_DENIAL, -1):
        here = word(at)
        if here in clause or scan.fence(at):
            return ""
        if here in denials or (here == "t" and word(at - 1) == "'"):
            after = word(at + 1)
            if after in language.not_denials or (of_number and after in language.yet):
                return ""
            return here if here != "t" else "not"
        if here in language.denying_ends and (phrase := scan.back("denying", at + 1)):
            return scan.said(phrase[1], at + 1)
    return ""
