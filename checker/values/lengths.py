"""Lengths of time as people write them: `4 days` for `P4D`, `18 to 24 days` for about 3 weeks."""

import re

from checker.values.durations import Duration, write_duration
from checker.values.numbers.hedges import Hedge, leading_hedge, without_vague_words
from checker.values.numbers.telling import tell_number
from checker.values.texts import joined

_ISO = {"Y": "years", "M": "months", "W": "weeks", "D": "days"}


def tell_length(text: str) -> str:
    """The words for a duration: `4 days` for `P4D`."""
    text = " ".join(text.split())
    if re.fullmatch("P(?:[0-9]+[YMWD])+", text, re.ASCII):
        parts = re.findall("([0-9]+)([YMWD])", text, re.ASCII)
        return joined(tell_number(f"{int(many)} {_ISO[unit]}") for many, unit in parts)
    return tell_number(text)


def tell_lengths(text: str, possible: Duration, *, always: bool = False) -> str:
    """What a duration is read as, where it is hedged or vague."""
    hedge, _ = leading_hedge(text)
    as_written, read = tell_length(text), tell_length(write_duration(possible))
    vague = hedge in (Hedge.ABOUT, Hedge.ALMOST) or _is_vague(text)
    return read if always or (vague and read != as_written) else ""


def _is_vague(text: str) -> bool:
    return without_vague_words(text) != text
