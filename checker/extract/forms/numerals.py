"""Numbers in digits and in words, with their hedges, as prose writes them.

In English prose a comma groups thousands (`20,000`) and a point begins decimals. Where a number
can be two things it is not read: `1,5`, or `20 000` with a common space, which may be two numbers.
"""

import re
from typing import Final, NamedTuple, final

from checker.values.numbers.hedges import HEDGES, TRAILING, VAGUE
from checker.values.numbers.written import SCALES, WORDS
from checker.values.unreadable import Unreadable

ONES: Final = {word: number for word, number in WORDS.items() if word not in ("no", "none")}
_SCALE_WORDS = {word: size for word, (size, _) in SCALES.items()}
_LARGE = frozenset({"thousand", "million", "billion", "trillion"})


def _one_of(phrases: "list[str] | dict[str, int]") -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


_WORD = rf"(?:{_one_of([*ONES, *_SCALE_WORDS])})s?"
_HEDGES = _one_of([phrase for phrase in HEDGES if phrase[-1].isalpha() or phrase[-1] == "."])
_SYMBOLS = _one_of([phrase for phrase in HEDGES if not (phrase[-1].isalnum() or phrase == "=")])
_B = "(?![^\\W_])"
DIGITS = (
    "[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?|[0-9]{1,3}(?:\u00a0[0-9]{3})+(?:\\.[0-9]+)?"
    "|[0-9]+(?:\\.[0-9]+)?"
)
IN_WORDS = rf"(?:an? )?{_WORD}(?:(?:-| and | ){_WORD})*"
_SIZES = "dozen|hundred|thousand|million|billion"
HALF = rf"half an? (?:{_SIZES})|{_WORD} and a half(?: (?:{_SIZES}){_B})?"
NUMBER = (
    rf"(?:{HALF}|(?:{DIGITS})(?:[ \u00a0]?(?:hundred|thousand|million|billion|trillion|mln|bn)"
    rf"{_B})?|{IN_WORDS})"
)
IN_DIGITS = rf"(?:{DIGITS})(?:[ \u00a0]?(?:million|billion|mln|bn){_B})?"
FILLER = r"(?:a total of |just |only |well |as little as )?"
HEDGE = rf"(?:(?P<hedge>{_HEDGES}) |(?P<symbol>{_SYMBOLS}) ?)"
TRAILS = _one_of(list(TRAILING))
VAGUE_WORDS = rf"(?P<vague>{_one_of(list(VAGUE))}){_B}"
_TWO = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9,])(?!\.[0-9])")
_COMMA = re.compile(r"[0-9]+,[0-9]+")


@final
class Numeral(NamedTuple):
    """A number as a literal has it, such as `20000`, `1 million`, `half a million`."""

    text: str


def numeral(text: str) -> str:
    """A number of prose as a literal. Raises :class:`Unreadable`."""
    text = " ".join(text.replace("\u00a0", "").split()) if text[0].isdigit() else text.lower()
    if not text[0].isdigit():
        if whole := re.fullmatch("([a-z]+) and a half ?([a-z]*)", text):
            if whole[1] not in ONES:
                raise Unreadable(f"`{text[:60]}` is no one number")
            return f"{ONES[whole[1]]}.5 {whole[2]}".strip()
        return text if "half" in text else _from_words(text)
    digits, _, scale = text.partition(" ")
    if not digits.replace(",", "").replace(".", "").isdigit():  # `5million`
        scale = digits.lstrip("0123456789.,")
        digits = digits[: -len(scale)]
    return f"{digits.replace(',', '')} {scale.lower()}".strip()


def ambiguous(text: str) -> str:
    """Why digits at the beginning of a text cannot be read, or nothing."""
    if found := _TWO.match(text):
        return f"`{found[0]}` may be one number or two"
    found = _COMMA.match(text)
    if found and not re.match(rf"(?:{DIGITS})(?![0-9,]*,[0-9])", found[0]):
        return f"`{found[0]}`: a comma that groups no thousands"
    if (
        found
        and not re.fullmatch("[0-9]{1,3}(?:,[0-9]{3})+", found[0])
        and found[0].count(",") == 1
    ):
        return f"`{found[0]}`: a comma that groups no thousands"
    return ""


def _from_words(text: str) -> str:
    """`four` is 4, `two hundred and five` 205, `one million` stays precise to a million."""
    words = [word for word in re.split(r"[ -]", text) if word != "and"]
    if words[0] in ("a", "an"):
        words[0] = "one"
    words = [_singular(word) for word in words]
    scales = 0
    while scales < len(words) and words[-1 - scales] in _SCALE_WORDS:
        scales += 1
    head = words[: len(words) - scales]
    if not head or any(word in _LARGE for word in head):
        return str(_value(words, text))
    tail = " ".join(words[len(words) - scales :])
    return f"{_value(head, text)} {tail}".strip()


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and word[:-1] in _SCALE_WORDS else word


def _value(words: list[str], text: str) -> int:
    """The number that words make; raises :class:`Unreadable` where they make none."""
    total = group = 0
    last = None
    for word in words:
        number = ONES.get(word)
        if number is not None:
            tens = last is not None and 20 <= last < 100 and last % 10 == 0 and 0 < number < 10
            if last is not None and not tens:
                raise Unreadable(f"`{text[:60]}` is no one number")
            group, last = group + number, number
        elif word not in _SCALE_WORDS:  # `\u017fix`, which folds to a word and is none
            raise Unreadable(f"`{text[:60]}` is no one number")
        elif _SCALE_WORDS[word] < 1000:
            group, last = max(group, 1) * _SCALE_WORDS[word], None
        else:
            if total and total < _SCALE_WORDS[word] * 1000 and total % (_SCALE_WORDS[word] * 1000):
                raise Unreadable(f"`{text[:60]}` is no one number")
            total, group, last = total + max(group, 1) * _SCALE_WORDS[word], 0, None
    return total + group
