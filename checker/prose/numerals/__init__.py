"""Numbers as they are written: in digits, in words, as fractions and powers.

A number is read to its end, or it is not: what may be two things, such as `1,5` in English, is a
:class:`Numeral` that says what is wrong with it.
"""

from checker.prose.numerals.numeral import ONE, Numeral
from checker.prose.numerals.reader import numeral

__all__ = ["ONE", "Numeral", "numeral"]
