"""Numbers of what is numbered: several behind one word (`pages 5, 6 and 7`), and those of the
entries of a list (`1. Roof`), of a house, of a law."""

import re
from typing import Final

from checker.prose.grammar import singular, tells
from checker.prose.numerals import Numeral
from checker.prose.scan import Scan

MOST_NUMBERS: Final = 8
"""How many numbers behind one word are looked at."""

FARTHEST_STREET: Final = 4
_LONGEST_ACRONYM: Final = 5
_DEEPEST: Final = 12
"""How many characters may stand before the number of an entry of a list in its line."""
_FARTHEST: Final = 600
"""How many characters before and behind an entry of a list the next ones are looked for."""
_ENTRY = re.compile(r"[-#*> \t(]{0,12}\d{1,3}[.)]\s")
_CLOSING: Final = " \t\r)]\"'\u201c\u201d\u2019\u00ab\u00bb*_"
_ENDS: Final = (".", "!", "?", "\u2026", ";")


def ages_of_many(scan: Scan, start: int) -> bool:
    """Whether a number is one of `aged 9, 12 and 14`, behind the first; not the last of `Anna,
    aged 9, and 12 were hurt`."""
    numbers = _numbers(scan, start)
    if (
        not numbers
        or numbers[0] == start
        or scan.word(numbers[0] - 1) not in scan.language.persons.aged
    ):
        return False
    return scan.word(numbers[-1] + 1) not in scan.language.numbers.of


def numbers_many(scan: Scan, start: int) -> bool:
    """Whether a number is one of `pages 5, 6 and 7`: behind a word for several, with nothing that
    they count, nor of which they are; not `in the wards 40 died`, `in ward 5, 40 died`."""
    numbers, language = _numbers(scan, start), scan.language
    if not numbers:
        return False
    before = numbers[0] - 1
    word, single = scan.word(before), singular(scan.word(before))
    several = word in language.numbered.labels and (single != word or language.text.capital_nouns)
    if not several and (single not in language.numbered.labels or is_determined(scan, before)):
        return False
    behind = numbers[-1] + 1
    if scan.word(behind) in language.numbers.of:
        return False
    if tells(scan, behind):  # `Gates 5, 6 and 7 were shut`, not `on flights 5, 6 and 7 were men`
        return scan.fence(before - 1)
    return not scan.is_word(behind) or scan.word(behind) in language.text.function_words


def is_determined(scan: Scan, at: int) -> bool:
    """Whether a word before it says that a word names, and is not the beginning of a name: `the
    scene`, `all levels`, `its wards`."""
    return scan.word(at - 1) in scan.language.numbered.determiners


def _numbers(scan: Scan, start: int) -> list[int]:
    """The tokens of two numbers or more that commas, and a joint before the last, tie to the one
    at a token: `9, 12 and 14`; nothing where they are no such list."""
    language, first, last = scan.language, start, start
    for _ in range(MOST_NUMBERS):
        at = first - 1
        at -= scan.word(at) in language.numbers.joint
        at -= scan.word(at) == ","
        if at == first - 1 or not scan.is_digits(at) or scan.fence(at):
            break
        first = at
    numbers = [first]
    joined = comma = False
    while len(numbers) < MOST_NUMBERS and not joined:
        at = last = numbers[-1] + 1
        comma = scan.word(at) == ","
        at += comma
        joined = scan.word(at) in language.numbers.joint
        at += joined
        if at == last or not scan.is_digits(at):
            return []
        numbers.append(at)
    if not joined or start not in numbers or (comma and len(numbers) == 2):
        return []
    return numbers


def is_mark(scan: Scan, number: Numeral) -> bool:
    """The number of an entry of a list, at the beginning of a line: `1. Roof`, `2) Walls`. Where
    the sentence goes on from the line before it is none: `the toll was\\n12. The mayor spoke`."""
    at = number.end
    if not number.digits or len(number.digits) > 2 or scan.word(at) not in (".", ")"):
        return False
    apart = scan.adjoins(at) and at + 1 < len(scan) and not scan.adjoins(at + 1)
    return apart and begins_line(scan, number.first) and _begins_entry(scan, number)


def begins_line(scan: Scan, at: int) -> bool:
    """Whether a token is the first of its line, behind marks of lists and quoted lines."""
    start = scan.tokens.starts[at]
    _, line, before = scan.tokens.text[max(0, start - _DEEPEST) : start].rpartition("\n")
    return (bool(line) or len(before) == start) and not before.strip("#*> \t(")


def _begins_entry(scan: Scan, number: Numeral) -> bool:
    """Whether no sentence goes on at the beginning of a line: the line before is empty, or ends
    one, or a heading, or another entry stands before or behind."""
    text, at = scan.tokens.text, scan.tokens.starts[number.first]
    before, _, mark = text[max(0, at - _FARTHEST) : at].rpartition("\n")
    line = before.rpartition("\n")[2].rstrip(_CLOSING)
    if not line.strip("> ") or line.endswith(_ENDS) or line.startswith("#") or mark.strip("> \t"):
        return True
    if line[-1].isdigit() or _ENTRY.match(line):
        return True
    if line.endswith(":") and number.value == 1:
        return True
    near = text[max(0, at - _FARTHEST) : at + _FARTHEST].split("\n")[at > _FARTHEST :]
    sign = scan.word(number.end)
    beside = tuple(f"{number.value + step}{sign} " for step in (-1, 1))
    return any(one.lstrip("#*> \t(").startswith(beside) for one in near)


def in_address(scan: Scan, start: int, end: int) -> bool:
    """Whether a number is that of a house: `10 Downing Street`, `Lindenstraße 5`."""
    language = scan.language
    before = scan.word(start - 1)
    if before.endswith(language.numbered.street_endings) and scan.raw(start - 1)[:1].isupper():
        return True
    for at in range(end, end + FARTHEST_STREET):
        if not scan.raw(at)[:1].isupper():
            return False
        if at > end and scan.word(at) in language.numbered.streets:
            return True
    return False


def in_citation(scan: Scan, number: Numeral) -> bool:
    """`18 U.S.C. 1001`, `45 CFR 46`, `410 U.S. 113`: letters in capitals between two numbers."""
    first, end = number.first, number.end
    if not number.digits:
        return False
    return _acronym(scan, end, 1) or (scan.word(first - 1) != "," and _acronym(scan, first - 1, -1))


def _acronym(scan: Scan, at: int, way: int) -> bool:
    """Whether capitals, with stops between, stand at a token, and a number beyond them."""
    if not scan.raw(at).isupper() and scan.raw(at) not in (".", "\u00a7"):
        return False
    letters = 0
    for _ in range(2 * _LONGEST_ACRONYM):
        raw = scan.raw(at)
        if raw.isalpha() and raw.isupper() and len(raw) <= _LONGEST_ACRONYM:
            letters += 1
        elif raw not in (".", "\u00a7") or (raw == "." and scan.tokens.stops[at] and way < 0):
            break
        at += way
    return letters > 0 and scan.is_digits(at)
