"""Times of day in documents, as minutes from midnight: `8.30 in the morning`, `9 a.m.`, `17:05`."""

from collections.abc import Mapping
from typing import Final, final

from checker.prose.tokens import Tokens
from checker.values.named import NamedTuple

_MORNING: Final = frozenset({"am", "morning", "dawn", "vormittag", "morgen", "morgens", "früh"})
_EVENING: Final = frozenset(
    {"pm", "afternoon", "evening", "nachmittag", "nachmittags", "abend", "abends", "dusk"}
)
_NIGHT: Final = frozenset({"night", "nacht", "nachts"})
_HOUR: Final = frozenset({"o", "uhr", "h", "hrs", "hours"})
_BEFORE: Final = frozenset(
    {
        "at", "from", "until", "till", "before", "after", "since", "towards", "um", "ab", "bis",
        "gegen", "von",
    }
)  # fmt: skip
"""What stands before a time, rather than before a number with a decimal point."""
_NAMED: Final = {"noon": 720, "midday": 720, "midnight": 0, "mittag": 720, "mitternacht": 0}
_REACH: Final = 4
"""How many words behind a time say of which half of the day it is."""


@final
class TimeOfDay(NamedTuple):
    """Minutes from midnight, said from one token up to another that is not included."""

    minutes: int
    first: int
    end: int


def time_of_day(tokens: Tokens, core: int, ones: Mapping[str, int]) -> TimeOfDay | None:
    """The time whose hour stands at a token; nothing where it is no time of day, or may as well be
    another number. ``ones``: the words for numbers from one."""
    words = tokens.folded
    if words[core] in _NAMED:
        return TimeOfDay(_NAMED[words[core]], core, core + 1)
    named = ones.get(words[core], 0)
    digits = words[core].isdecimal() and len(words[core]) <= 2 and int(words[core]) < 24
    if not digits and not 0 < named <= 12:
        return None
    hour, at, sign = named if named else int(words[core]), core + 1, ""
    minute = _past(words, core, ones)
    if minute is not None:
        half, end = _half(words, at)
        later = 720 * (half in ("pm", "night") and hour < 12)
        return TimeOfDay((hour * 60 + minute + later) % 1440, core - 2, end)
    minute = 0
    if (
        at + 1 < len(words)
        and words[at] in (":", ".")
        and tokens.adjoins(at)
        and tokens.adjoins(at + 1)
        and len(words[at + 1]) == 2
        and words[at + 1].isdecimal()
        and int(words[at + 1]) < 60
    ):
        minute, sign, at = int(words[at + 1]), words[at], at + 2
    half, end = _half(words, at)
    if not half and not _is_time(words, core, sign, end > at):
        return None
    if half == "night":
        half = "pm" if 6 <= hour < 12 else "am"
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    return TimeOfDay(hour * 60 + minute, core, end)


def _past(words: list[str], core: int, ones: Mapping[str, int]) -> int | None:
    """The minutes of `half past`, `a quarter to`, `ten past` before an hour."""
    if core < 2 or words[core - 1] not in ("past", "to"):
        return None
    said = words[core - 2]
    minutes = {"half": 30, "quarter": 15, "twenty": 20}.get(said) or ones.get(said)
    if minutes is None or (words[core - 1] == "to" and said not in ("quarter", "twenty", "ten")):
        return None
    return minutes if words[core - 1] == "past" else -minutes


def _is_time(words: list[str], core: int, sign: str, named: bool) -> bool:
    """Whether it is one although nothing says of which half of the day."""
    if named or sign == ":":
        return True
    return sign == "." and core > 0 and words[core - 1] in _BEFORE


def _half(words: list[str], at: int) -> tuple[str, int]:
    """`am`, `pm` or `night`, where the words from a token on say so, and the token behind them."""
    if words[at : at + 4] in (["a", ".", "m", "."], ["p", ".", "m", "."]):
        return words[at] + "m", at + 4
    if words[at : at + 3] in (["a", ".", "m"], ["p", ".", "m"]):
        return words[at] + "m", at + 3
    end = at
    if words[at : at + 1] and words[at] in _HOUR:
        end = at + (3 if words[at : at + 3] == ["o", "'", "clock"] else 1)
    for place in range(end, min(end + _REACH, len(words))):
        word = words[place]
        for half, known in (("am", _MORNING), ("pm", _EVENING), ("night", _NIGHT)):
            if word in known:
                return half, place + 1
        if word not in ("in", "the", "at", "on", "am", "der", "early", "late", "'", "same"):
            break
    return "", end
