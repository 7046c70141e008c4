"""Units and money beside a number."""

from fractions import Fraction

from checker.prose import currencies
from checker.prose.readings import LABEL, MEASURE, MONEY, SHARE, TIME, Unit
from checker.prose.scan import Scan
from checker.prose.symbols import SYMBOLS, WORDS

_SHARES = frozenset({"%", "‰", "pp", "bp"})
_OPENING = {"(": ")", "{": "}", "[": "]", "<": ">"}
_CLOSING = frozenset({".", ",", ";", ")"})
_SPANS = frozenset({"s", "min", "h"})


def unit_behind(scan: Scan, index: int, *, own: str = "") -> Unit | None:
    """The unit that begins at a token behind a number, with what it is per.

    ``own``: a unit that is known although no table has it.
    """
    at = index + scan.hyphen(index)
    feet = _feet(scan, index)
    if feet is not None:
        return feet
    if scan.word(at) in _CLOSING:
        return None
    if scan.word(at) in _OPENING and at == index:
        inner = _one(scan, at + 1, own)
        if inner is not None and scan.word(inner.end) == _OPENING[scan.word(at)]:
            return Unit(inner.said, inner.kind, inner.symbols, inner.end + 1, inner.factor)
        return None
    found = _one(scan, at, own)
    if found is None or found.kind == SHARE:
        return found
    return with_rate(scan, found, own)


def _feet(scan: Scan, at: int) -> Unit | None:
    """The signs of feet and inches: `6'`, `6\u2032`, and `2"` behind feet."""
    word = scan.word(at)
    digits_follow = scan.is_digits(at + 1) and scan.adjoins(at + 1)
    if scan.adjoins(at) and (word == "\u2032" or (word == "'" and digits_follow)):
        return Unit("'", MEASURE, ("ft",), at + 1)
    if word == "\u2033" and scan.adjoins(at):
        return Unit('"', MEASURE, ("inch",), at + 1)
    if scan.word(at - 2) in ("'", "\u2032") and scan.is_digits(at - 3):
        sign = scan.tokens.text[scan.tokens.ends[at - 1] :][:1]
        if sign in ('"', "\u201d"):
            return Unit('"', MEASURE, ("inch",), at)
    return None


def _one(scan: Scan, at: int, own: str) -> Unit | None:
    word = scan.word(at)
    if not word or scan.is_digits(at):
        return None
    best: Unit | None = None
    spelled = _symbol(scan, at)
    if spelled is not None:
        best = spelled
    phrase = scan.ahead("units", at)
    if phrase is not None and (best is None or phrase[1] >= best.end):
        symbols = phrase[0]
        assert isinstance(symbols, tuple)
        kind = SHARE if symbols[0] in _SHARES else TIME if symbols[0] in _SPANS else MEASURE
        best = Unit(scan.said(at, phrase[1]), kind, symbols, phrase[1])
    period = scan.ahead("periods", at)
    if period is not None and (best is None or period[1] >= best.end):
        best = Unit(scan.said(at, period[1]), TIME, (str(period[0]),), period[1])
    money = money_behind(scan, at)
    if money is not None and (best is None or money.end > best.end):
        return money
    if money is not None and best is not None and best.symbols == ("mark",):
        return money
    if best is None and own and _same(scan, at, own):
        many = len(own.split())
        return Unit(scan.said(at, at + many), LABEL, (own,), at + many)
    if best is not None and money is not None and money.end == best.end:
        return Unit(best.said, best.kind, (*best.symbols, *money.symbols), best.end)
    return best


def _symbol(scan: Scan, at: int) -> Unit | None:
    raw = scan.raw(at)
    if raw == "°" and scan.raw(at + 1) in ("C", "F"):
        return Unit(f"°{scan.raw(at + 1)}", MEASURE, (f"°{scan.raw(at + 1)}",), at + 2)
    if raw in ("C", "F", "K") and not scan.adjoins(at):
        return None
    symbol = SYMBOLS.get(raw)
    if symbol is None or (raw in WORDS and not scan.adjoins(at)):
        return None
    if raw == "s" and scan.adjoins(at) and scan.word(at - 2) != scan.language.numbers.decimal:
        return None  # `in his 40s`
    end = at + 1
    if scan.word(end) in ("2", "3") and scan.adjoins(end) and f"{symbol}{scan.word(end)}" in (
        SYMBOLS
    ):  # fmt: skip
        symbol, end = f"{symbol}{scan.word(end)}", end + 1
    elif scan.word(end) == "^" and scan.word(end + 1) in ("2", "3") and scan.adjoins(end):
        symbol, end = f"{symbol}{scan.word(end + 1)}", end + 2
    kind = SHARE if symbol in _SHARES else TIME if symbol in _SPANS else MEASURE
    return Unit(raw, kind, (symbol,), end)


def _same(scan: Scan, at: int, own: str) -> bool:
    """Whether the words at a token are a unit of an attribute, or its plural."""
    for n, word in enumerate(own.casefold().split()):
        word_here = scan.word(at + n)
        if word_here != word and word_here.rstrip("s") != word.rstrip("s"):
            return False
    return True


def with_rate(scan: Scan, unit: Unit, own: str = "") -> Unit:
    """What a unit is per: `km/h`, `miles per hour`, `dollars a barrel`."""
    language = scan.language
    at = unit.end
    if scan.hyphen(at) and scan.word(at + 1) in language.change.per_article and scan.hyphen(at + 2):
        over = _one(scan, at + 3, own)  # `$12-million-a-year`
        if over is not None:
            symbols = tuple(f"{a}/{b}" for a in unit.symbols for b in over.symbols)
            return Unit(unit.said, unit.kind, symbols, over.end, unit.factor)
    word = scan.word(at)
    slash = word == "/" and scan.adjoins(at)
    if not (slash or word in language.change.per or (
        word in language.change.per_article and scan.is_word(at + 1)
    )):  # fmt: skip
        return unit
    over = _one(scan, at + 1, own)
    if over is None:
        article = (
            word in language.change.per_article and scan.word(at + 1) not in language.change.rates
        )
        if article or not scan.is_word(at + 1):
            return unit
        name = scan.word(at + 1)
        return Unit(
            scan.said(at - 1, at + 2), unit.kind, tuple(f"{s}/{name}" for s in unit.symbols),
            at + 2, unit.factor,
        )  # fmt: skip
    if over.kind == MONEY and scan.word(at + 1) not in language.measures.units:
        return unit
    symbols = tuple(f"{a}/{b}" for a in unit.symbols for b in over.symbols)
    return Unit(scan.said(at - 1, over.end), unit.kind, symbols, over.end, unit.factor)


# --- money


def money_behind(scan: Scan, at: int) -> Unit | None:
    """Money that is named behind a number: `dollars`, `Swiss francs`, `USD`, `€`, `cents`."""
    raw, word = scan.raw(at), scan.word(at)
    if raw in currencies.SIGNS:
        if scan.is_digits(at + 1) and not _cents_follow(scan, at + 1):
            return None
        return Unit(raw, MONEY, currencies.codes(currencies.SIGNS[raw]), at + 1)
    if word in ("us", "hk", "nz", "au", "ca") and scan.raw(at + 1) == "$":
        return Unit(scan.said(at, at + 2), MONEY, (currencies.DOLLARS[word],), at + 2)
    code = _code(scan, at, behind=True)
    if code is not None:
        return code
    country = scan.ahead("countries", at)
    if country is not None:
        after = country[1]
        if scan.word(after) == "." and scan.adjoins(after):
            after += 1
        named = scan.ahead("money", after)
        if named is not None:
            both = [
                code
                for family in str(named[0]).split()
                for code in currencies.codes(f"{family} {country[0]}")
                if family in currencies.FAMILIES
                and currencies.FAMILIES[family].get(str(country[0])) == code
            ]
            if both:
                return Unit(scan.said(at, named[1]), MONEY, tuple(both[:1]), named[1])
        cent = scan.ahead("minor_money", after)
        if cent is not None:
            names, many = currencies.minor_codes(str(cent[0]))
            fit = [
                code for code in names if code in {
                    family.get(str(country[0])) for family in currencies.FAMILIES.values()
                }
            ]  # fmt: skip
            if fit:
                phrase = scan.said(at, cent[1])
                return Unit(phrase, MONEY, tuple(fit), cent[1], Fraction(1, many))
        return None
    named = scan.ahead("money", at)
    if named is not None:
        end = named[1]
        if end == at + 1 and len(word) <= 2 and scan.word(end) == "." and scan.adjoins(end):
            end = scan.dotted(at)
        codes = currencies.codes(str(named[0]))
        return Unit(scan.said(at, named[1]), MONEY, (*codes, str(named[0])), end)
    cent = scan.ahead("minor_money", at)
    if cent is not None and (len(word) > 1 or scan.adjoins(at)):
        names, many = currencies.minor_codes(str(cent[0]))
        return Unit(
            scan.said(at, cent[1]), MONEY, (*names, str(cent[0])), cent[1], Fraction(1, many)
        )
    return None


def _cents_follow(scan: Scan, at: int) -> bool:
    """Whether digits behind a sign are cents, as in `10 $ 30 cents`, and not dollars."""
    return scan.ahead("minor_money", at + 1) is not None


def _code(scan: Scan, at: int, *, behind: bool) -> Unit | None:
    raw = scan.raw(at)
    small = behind and raw in currencies.SMALL_CODES
    code = raw.upper() if small else raw
    size = 1
    if code not in currencies.CODES:
        prefix, rest = raw[:1], raw[1:]
        if prefix not in ("M", "k") or rest not in currencies.CODES or rest in currencies.WORDS:
            return None
        code, size = rest, 10**6 if prefix == "M" else 1000
    if code in currencies.WORDS and behind:
        return None
    return Unit(raw, MONEY, (code,), at + 1, Fraction(size))


def money_before(scan: Scan, index: int) -> tuple[Unit, int] | None:
    """Money that is named before a number, and the token at which it begins: `US$`, `EUR`, `Rs`."""
    at = index - 1
    if at < 0 or scan.tokens.stops[at]:
        return None
    raw = scan.raw(at)
    if raw in currencies.SIGNS:
        if raw == "$":
            prefix, start = scan.word(at - 1), at - 1
            if prefix == "." and scan.word(at - 2) == "s" and scan.word(at - 4) == "u":
                return Unit("U.S.$", MONEY, ("USD",), index), at - 4
            code = currencies.DOLLARS.get(prefix)
            tight = scan.adjoins(at)
            if code and (tight or len(prefix) > 1 or prefix == "c") and (
                len(prefix) > 1 or scan.raw(start).isupper() or prefix == "c"
            ) and not (prefix == "us" and not tight and scan.raw(start) == "Us"):  # fmt: skip
                return Unit(scan.said(start, at + 1), MONEY, (code,), index), start
            if tight and scan.is_word(at - 1):
                return Unit(scan.said(start, at + 1), MONEY, (), index), start
        codes = currencies.codes(currencies.SIGNS[raw])
        family = currencies.SIGNS[raw] if len(codes) > 1 else ""
        return Unit(raw, MONEY, (*codes, *family.split()), index), at
    if raw in currencies.MARKS:
        return Unit(raw, MONEY, currencies.codes(currencies.MARKS[raw]), index), at
    code_ = _code(scan, at, behind=False)
    if code_ is not None and (code_.symbols[0] not in currencies.WORDS):
        return Unit(code_.said, MONEY, code_.symbols, index, code_.factor), at
    if scan.word(at) == "." and scan.adjoins(at) and scan.word(at - 1) == "rs":
        return Unit("Rs.", MONEY, (*currencies.codes("rupee"), "rupee"), index), at - 1
    if scan.word(at) == "rs":
        return Unit("Rs", MONEY, (*currencies.codes("rupee"), "rupee"), index), at
    if scan.word(at) in ("sen",) or (scan.raw(at) in ("kr", "Kr")):
        name = scan.word(at)
        if name == "sen":
            names, many = currencies.minor_codes("sen")
            return Unit("sen", MONEY, (*names, "sen"), index, Fraction(1, many)), at
    return None


def in_brackets(scan: Scan, index: int) -> bool:
    """Whether a number is money in brackets, which is how accounts write a loss: `£(3.2)m`."""
    return scan.word(index - 1) == "(" and scan.adjoins(index) and scan.adjoins(index - 1) and (
        scan.raw(index - 2) in currencies.SIGNS
    )  # fmt: skip
