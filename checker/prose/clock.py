"""Times of day, and their zones."""

from typing import final

from checker.prose.scan import Scan
from checker.prose.spans import day_text
from checker.values.named import NamedTuple


@final
class Clock(NamedTuple):
    """A time of day up to the token ``end``; ``zone`` is how far it is from UTC, in EDTF."""

    hour: int
    minute: int | None
    second: int | None
    zone: str
    end: int
    wrong: str = ""


def clock_at(scan: Scan, index: int) -> Clock | None:
    """The time that begins at a token: `21:15 GMT`, `9.15 p.m.`, `3 o'clock`, `noon`."""
    language = scan.language
    word = scan.word(index)
    noon = scan.ahead("noon", index)
    if noon is not None:
        hour = noon[0]
        assert isinstance(hour, int)
        zone, end, wrong = _zone(scan, noon[1])
        if hour == 0:
            wrong = wrong or "midnight belongs to two days"
        return Clock(hour, 0, None, zone, end, wrong)
    if word in language.numbers.ones and 0 < language.numbers.ones[word] <= 12:
        hour, at = language.numbers.ones[word], index + 1
        minute = second = None
    elif scan.is_digits(index) and len(word) <= 2:
        hour, at = int(word), index + 1
        minute, second = None, None
        if scan.word(at) in (":", ".") and scan.adjoins(at) and scan.adjoins(at + 1) and (
            scan.is_digits(at + 1) and len(scan.word(at + 1)) == 2
        ):  # fmt: skip
            minute = int(scan.word(at + 1))
            colon = scan.word(at) == ":"
            at += 2
            if colon and scan.word(at) == ":" and scan.is_digits(at + 1) and (
                len(scan.word(at + 1)) == 2
            ):  # fmt: skip
                second = int(scan.word(at + 1))
                at += 2
        else:
            colon = False
    elif scan.is_digits(index) and len(word) == 4 and _zone(scan, index + 1)[0]:
        hour, minute, second, at = int(word[:2]), int(word[2:]), None, index + 1
        if hour > 23 or minute > 59:
            return None
        zone, end, wrong = _zone(scan, at)
        return Clock(hour, minute, second, zone, end, wrong)
    else:
        return None
    half = scan.ahead("afternoon", at)
    half_is_said = half is not None
    if half is not None:
        shift = half[0]
        assert isinstance(shift, int)
        if not 1 <= hour <= 12:
            return None
        hour, at = hour % 12 + shift, half[1]
        if scan.word(at) == "." and scan.adjoins(at) and not scan.tokens.stops[at]:
            at += 1
    elif (o_clock := scan.ahead("clock", at)) is not None:
        zone, end, _ = _zone(scan, o_clock[1])
        past_noon = language.time.past_noon
        if hour <= 12 and not past_noon.isdisjoint((scan.word(end), scan.word(end + 1))):
            return Clock(hour % 12 + 12, minute, second, zone, end)
        if hour > 12 or past_noon:
            return Clock(hour, minute, second, zone, end)
        return Clock(hour, minute, second, zone, end, "whether before or after noon is not said")
    elif not (scan.is_digits(index) and minute is not None and scan.word(index + 1) == ":"):
        return None
    if hour > 23 or (minute or 0) > 59 or (second or 0) > 59:
        return None
    if not half_is_said and scan.word(at) == ":" and scan.adjoins(at):
        return None
    zone, end, wrong = _zone(scan, at)
    return Clock(hour, minute, second, zone, end, wrong)


def _zone(scan: Scan, at: int) -> tuple[str, int, str]:
    """The zone behind a time; whether it says which is not clear."""
    language = scan.language
    opened = scan.word(at) == "("
    found = scan.ahead("zones", at + opened)
    if found is not None and (scan.raw(at + opened).isupper() or found[1] > at + opened + 1):
        end = found[1]
        zone = str(found[0])
        if opened and scan.word(end) == ")":
            end += 1
        if zone == "Z" and scan.word(end) in ("+", "-") and scan.adjoins(end) and (
            scan.is_digits(end + 1) and scan.adjoins(end + 1) and len(scan.word(end + 1)) <= 2
        ):  # fmt: skip
            zone, end = f"{scan.word(end)}{int(scan.word(end + 1)):02d}:00", end + 2
        return zone, end, ""
    offset = _offset(scan, at)
    if offset is not None:
        return offset
    if scan.word(at + opened) in language.time.unclear_zones and scan.raw(at + opened)[0].isupper():
        return "", at + opened + 1, f"`{scan.raw(at + opened)}` is the name of several time zones"
    return "", at, ""


def _offset(scan: Scan, at: int) -> tuple[str, int, str] | None:
    """An offset right behind a time: `+02:00`, `+0200`; a dash may join a span of hours."""
    sign, hours = scan.word(at), scan.word(at + 1)
    header = scan.word(at - 2) == scan.word(at - 4) == ":" and scan.adjoins(at + 1)
    if (
        header
        and sign in ("+", "-")
        and scan.is_digits(at + 1)
        and len(hours) == 4
        and (not scan.adjoins(at))
    ):  # `09:12:33 +0200`
        return f"{sign}{hours[:2]}:{hours[2:]}", at + 2, ""
    if sign not in ("+", "-") or not (scan.adjoins(at) and scan.adjoins(at + 1)) or not (
        scan.is_digits(at + 1) and scan.is_digits(at - 1)
    ):  # fmt: skip
        return None
    if sign == "-":
        return "", at + 2, "whether the dash is that of an offset or of a span is not clear"
    if len(hours) == 4:
        return f"+{hours[:2]}:{hours[2:]}", at + 2, ""
    minutes = scan.word(at + 3)
    if scan.word(at + 2) == ":" and scan.is_digits(at + 3) and len(hours) == len(minutes) == 2:
        return f"+{hours}:{minutes}", at + 4, ""
    return "", at + 2, "the offset is not read"


def with_clock(day: int, clock: Clock) -> str:
    """A day with a time, in EDTF."""
    text = f"{day_text(day)}T{clock.hour:02d}"
    if clock.minute is not None:
        text += f":{clock.minute:02d}"
    if clock.second is not None:
        text += f":{clock.second:02d}"
    return text + clock.zone
