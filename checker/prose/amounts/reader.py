"""Numbers in a text with all that bears on them: sign, hedge, unit, range, what they count."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import final

from checker.prose import designations
from checker.prose.amounts import nouns
from checker.prose.amounts.before import hedges_before, opening_before, sign_before
from checker.prose.amounts.measures import unit_end
from checker.prose.amounts.ranges import AmountRanges, alike
from checker.prose.currencies import CODES, SIGNS, WORDS
from checker.prose.designations import Named
from checker.prose.grammar import is_plural
from checker.prose.numbered import begins_line
from checker.prose.numerals import Numeral, numeral
from checker.prose.readings import LABEL, MEASURE, MONEY, TIME, Amount, Measured, Unit
from checker.prose.units import in_brackets, money_before, unit_behind
from checker.values.numbers.hedges import Hedge

_CLOSING = frozenset({",", ";", ")"})


@final
@dataclass(frozen=True, slots=True)
class Amounts(AmountRanges):
    """Reads the amounts of one part of a text."""

    def read(self, index: int) -> Amount | None:
        """The amount whose number, or the sign of money before it, begins at a token."""
        scan, language = self.scan, self.scan.language
        if self._is_year(index):  # half of the numbers of a chronicle
            number = Numeral(
                index, index + 1, Fraction(int(scan.word(index))), digits=scan.word(index)
            )
            return self._made(index, index + 1, index, (Measured(number),), role="date")
        found = self._core(index)
        if found is None:
            return None
        if isinstance(found, Amount):
            return found
        start, part = found
        if designations.in_word(scan, part.number):
            return self._label(start, part)
        if in_brackets(scan, start):
            return self._unread(start - 2, unit_end(part), "money in brackets may be a loss")
        parts, end = self._parts(part)
        if (product := self._product(parts[-1], end)) is not None:
            return product
        negative, signed, trouble = sign_before(self.scan, start)
        opening, before = opening_before(self.scan, signed)
        if not opening and not language.change.changes.isdisjoint(
            scan.tokens.folded[max(0, signed - 6) : signed]
        ):
            opening = "change"
        other, end, why = self._range(parts[-1], end, opening)
        trouble = trouble or why
        if other is not None and len(parts) == 1:
            parts = (alike(self.scan, parts[0], other),)
        ends = not scan.is_word(end) and parts[0].unit is None  # `between the two, they won`
        alone = ends or scan.word(end) in language.hedging.between_joint
        if opening == "between" and other is None and not trouble and alone:
            trouble = "the other of the two is not read"
        ranged = other is not None and opening in ("between", "from")
        first, bound, about = hedges_before(self.scan, before if ranged else signed)
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
        noun, beside, noun_end = nouns.noun(self.scan, noun_at, unit)
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
        elif unit is not None and unit.kind == TIME and scan.word(end) in language.relative.ago:
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

    def _product(self, part: Measured, end: int) -> Amount | None:
        """`12 by 5 km`, `30 x 40 metres`: what is as long and as wide is neither."""
        scan = self.scan
        if scan.word(end) not in scan.language.numbers.times:
            return None
        other = self._core_at(end + 1)
        if part.unit is not None and part.unit.kind == MEASURE and isinstance(other, Measured):
            return self._unread(part.number.first, unit_end(other), "it is as long and as wide")
        if not isinstance(other, Measured) or other.unit is None or other.unit.kind != MEASURE:
            return None
        return self._unread(part.number.first, unit_end(other), "a length and a width are not read")

    def _is_year(self, index: int) -> bool:
        """Whether digits can be nothing but a year: `in 1990` before the end of a clause."""
        scan = self.scan
        digits = scan.word(index)
        if len(digits) != 4 or scan.word(index - 1) not in scan.language.dates.before_year:
            return False
        behind = scan.word(index + 1)
        return (
            "1000" <= digits <= "2199" and scan.is_digits(index)
            and (behind in _CLOSING or (behind == "." and scan.tokens.stops[index + 1]))
            and not (scan.adjoins(index + 2) or scan.ahead("behind", index + 2))
        )  # fmt: skip

    def _ends(
        self, start: int, parts: tuple[Measured, ...], other: Measured | None, *, negative: bool
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

    def _whole(self, at: int, end: int) -> tuple[Numeral | None, int]:
        """`of the 12 000` behind a number."""
        scan, language = self.scan, self.scan.language
        if scan.word(at) not in language.numbers.of:
            return None, end
        at += 1
        for _ in range(3):
            if scan.word(at) in language.hedging.fillers or scan.word(at) in (
                "its",
                "their",
                "some",
            ):
                at += 1
        if not (scan.is_digits(at) or scan.word(at) in language.numbers.ones):
            return None, end
        number = numeral(scan, at)
        if number is None or number.wrong or number.ratio or scan.hyphen(number.end):
            return None, end
        return number, max(end, number.end)

    def _age(
        self, start: int, end: int, parts: tuple[Measured, ...]
    ) -> tuple[int, int, tuple[Measured, ...]] | None:
        """Where an age begins and ends: `34 years old`, `34-year-old`, `aged 34`."""
        scan, language = self.scan, self.scan.language
        unit = parts[-1].unit
        if unit is not None and unit.kind == TIME:
            at = end + scan.hyphen(end)
            old = scan.ahead("old", at)
            if old is not None:
                return start, old[1], parts
        if (
            scan.word(start - 1) in language.numbers.of
            and scan.word(start - 2) in language.persons.aged
        ):
            start -= 1  # `the age of 52`
        if scan.word(start - 1) in language.persons.aged and len(parts) == 1:
            if unit is None:
                number = parts[0].number
                if number.value > 150:
                    return None
                year = Unit("years", TIME, ("year",), number.end)
                return start - 1, end, (Measured(number, year),)
            if unit.kind == TIME:
                return start - 1, end, parts
        return None

    def _role(
        self,
        start: int,
        end: int,
        parts: tuple[Measured, ...],
        other: Measured | None,
        noun: tuple[str, ...],
        *,
        hedged: bool,
    ) -> tuple[str, str]:
        """What a number is where it is no plain count, and what is not clear about it."""
        scan, language = self.scan, self.scan.language
        part = parts[0]
        word = scan.word(part.number.first)
        alone = part.number.end == part.number.first + 1
        if alone and (word in language.numbers.article or word in language.relative.whole_of):
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
            noun and (noun[-1] in language.text.plurals or is_plural(language, noun[-1]))
        ):  # fmt: skip
            return ("date" if scan.word(start - 1) in language.dates.before_year else "year"), ""
        return "", ""

    def _unclear(self, first: int, number: Numeral, end: int) -> str:
        """Words and signs beside a number that make another of it, in a way that is not read."""
        scan, language = self.scan, self.scan.language
        if scan.word(first - 1) in language.hedging.unread_before and not scan.fence(first - 1):
            return f"what `{scan.raw(first - 1)}` makes of it is not read"
        if (
            scan.word(first - 1) in language.denial.but
            and scan.word(first - 2) in language.relative.whole_of
        ):
            return "how many all of them are is not said"
        if language.dates.ordinal_stop and scan.word(number.end) == "." and number.digits and (
            len(number.digits) < 3 and scan.adjoins(number.end) and scan.is_word(number.end + 1)
        ):  # fmt: skip
            return "the stop may make an ordinal of it"
        parted = any(scan.word(n) == "," for n in range(number.first, number.end))
        in_words = parted and scan.is_word(number.first)  # `By June two thousand, four hundred`
        if in_words and scan.word(first - 1) in language.dates.months:
            return "whether the comma parts a year from it is not clear"
        at = number.end + scan.hyphen(number.end)
        if at > number.end and scan.word(at) in language.change.frequencies:
            return "it says how often"
        if scan.word(at) in language.hedging.unread_behind:
            return f"what `{scan.raw(at)}` makes of it is not read"
        quotes = scan.word(first) in (">", "<") and not scan.adjoins(first + 1)
        if quotes and begins_line(scan, first):
            return f"whether `{scan.word(first)}` bears on it, or quotes the line, is not clear"
        if scan.word(at) in language.change.per and scan.word(at + 1) in language.numbers.scales:
            return "it is so many of each of so many"
        if scan.word(at) in language.change.frequencies and scan.ahead("multiplied", at + 1):
            return "it is multiplied with what is behind it"
        headed = scan.word(first - 1) == ":" and scan.word(first - 2) == ")"
        if headed and (named := self._in_heading(first - 2)):
            return f"what `{named}` before it makes of it is not read"
        if scan.word(end) == "\u00b1" or scan.word(number.first - 1) == "\u00b1":
            return "how exactly it is known is not read"
        return ""

    def _in_heading(self, close: int) -> str:
        """The unit or the scale that stands alone in the brackets before a colon: `Height (ft):
        203`, `Sales (in thousands): 14`."""
        scan = self.scan
        opens = next((at for at in range(close - 1, close - 8, -1) if scan.word(at) == "("), close)
        at = scan.behind(opens + 1, scan.language.relative.in_ | {"'", "\u2019"})
        money = at
        while (
            scan.raw(at) in SIGNS
            or (scan.raw(at) in CODES and scan.raw(at) not in WORDS)
            or (scan.raw(at).isupper() and scan.raw(at + 1) in SIGNS)
        ):  # `US$ million`
            at += 1
        unit = unit_behind(scan, at)
        word, end = scan.word(at), at + 1 if unit is None else unit.end
        if unit is None and word in scan.language.change.per:  # `per cent`
            end += scan.word(end) not in ("", ")")
        known = unit is not None or word == "000" or (
            word in scan.language.numbers.scales or word in scan.language.numbers.short_scales
            or word in scan.language.numbers.vague
        )  # fmt: skip
        if at == close > money:
            known, end = True, at
        return scan.said(opens + 1, close) if known and end == close else ""
