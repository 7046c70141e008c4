"""How long: `four days`, `about three weeks`, `a year and six months`, `two-year`."""

import re
from typing import Final

from checker.extract.forms.numerals import HEDGE, NUMBER, TRAILS, VAGUE_WORDS, ambiguous, numeral
from checker.extract.forms.window import window
from checker.extract.reading import Reading
from checker.extract.tokens import Tokens
from checker.values.durations import read_duration
from checker.values.unreadable import Unreadable

_B: Final = r"(?![^\W_])"
_UNITS = "day|night|week|fortnight|month|quarter|year|decade|centurie|century"
_ONE = re.compile(
    rf"(?:{HEDGE})?(?:{VAGUE_WORDS}(?: of)?|(?P<n>{NUMBER})|(?P<a>an?)){_B}"
    rf"[ -](?P<unit>{_UNITS})s?{_B}"
    rf"(?: (?P<trail>{TRAILS}){_B})?",
    re.IGNORECASE,
)
_AND = re.compile(r",? and |, ", re.IGNORECASE)


def read(tokens: Tokens, index: int) -> Reading | None:
    """The duration that begins at a token."""
    if tokens.adjoins(index) and tokens.words[index - 1][0].isalnum():
        return None
    here = window(tokens, index)
    found = _ONE.match(here.text)
    if found is None or here.ends.get(found.end()) is None:
        return None
    if why := ambiguous(here.text):
        return Reading(here.ends[found.end()], found[0], wrong=why)
    try:
        text, end = _literal(found), found.end()
        if not found["trail"]:
            joint = _AND.match(here.text, end)
            second = joint and _ONE.match(here.text, joint.end())
            if second and second["hedge"] is None and here.ends.get(second.end()) is not None:
                text, end = f"{text} and {_literal(second)}", second.end()
        read_duration(text)
    except Unreadable as error:
        return Reading(here.ends[found.end()], found[0], wrong=str(error))
    return Reading(here.ends[end], text)


def _literal(found: re.Match[str]) -> str:
    hedge = (found["hedge"] or found["symbol"] or "").lower()
    number = found["vague"].lower() if found["vague"] else "1" if found["a"] else ""
    number = number or numeral(found["n"])
    unit = found["unit"].lower()
    unit = "century" if unit == "centurie" else unit
    plural = unit if number == "1" else "centuries" if unit == "century" else f"{unit}s"
    trail = (found["trail"] or "").lower()
    return " ".join(word for word in (hedge, number, trail, plural) if word)
