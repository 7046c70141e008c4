"""Numbers as people write them: `14 393 km²` for `14393 km2`.

The forms that most literals have are told here; all others by
:mod:`~checker.values.numbers.telling`, whose grammar takes 10 ms. A telling that is told again
stays as it is.
"""

from checker.values.digits import grouped, told_once
from checker.values.numbers.form import AsWritten
from checker.values.numbers.units import COARSE, PLAIN_UNITS


@told_once(65536)
def tell_number(text: str, unit: str = "") -> str:
    """The words for a quantity or a count; a bare number is told with ``unit``."""
    return _plain_number(text, unit) or _by_grammar(text, unit)


def tell_numbers(number: AsWritten, unit: str, *, always: bool = False) -> str:
    """What a number is read as, in the attribute's ``unit``, where its telling leaves that open.

    ``always`` words every number.
    """
    if not always and _is_plain(number, unit):
        return ""
    from checker.values.numbers.telling import tell_numbers

    return tell_numbers(number, unit, always=always)


def _is_plain(number: AsWritten, unit: str) -> bool:
    """Whether a literal surely says what it is read as; most do."""
    digits, _, word = number.text.partition(" ")
    if not (digits.isdecimal() and digits.isascii()) or word not in ("", unit):
        return False
    lo, hi = number.possible.lo, number.possible.hi
    return bool((hi - lo) * COARSE <= hi)


def _plain_number(text: str, unit: str) -> str:
    """A number in digits, alone or before a word; else nothing."""
    digits, _, word = text.partition(" ")
    whole, point, decimals = digits.partition(".")
    if not (whole.isdecimal() and digits.isascii()) or (point and not decimals.isdecimal()):
        return ""
    if not (word or unit):
        return grouped(whole) + point + decimals
    if word and not (word[0].isalpha() or word[0] in "%‰°"):
        return ""
    return f"{grouped(whole)}{point}{decimals} {_behind(word, unit, digits == '1')}"


@told_once(4096)
def _behind(word: str, unit: str, single: bool) -> str:
    """What stands behind a number, as people write it behind one, or behind several."""
    behind = word or unit
    return PLAIN_UNITS.get(behind) or _by_grammar(f"{'1' if single else '2'} {word}", unit)[2:]


def _by_grammar(text: str, unit: str) -> str:
    from checker.values.numbers.telling import tell_number

    return tell_number(text, unit)
