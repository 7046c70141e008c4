"""Dates in prose, those without a year and those relative to another among them."""

import re
from functools import lru_cache
from typing import Final, NamedTuple, final

from checker.extract.forms.calendar import FORMS, MONTH_NUMBERS, SEASON_CODES, WEEKDAYS, Anchor
from checker.extract.forms.numbers import NumberReader
from checker.extract.forms.numerals import NUMBER, numeral
from checker.extract.forms.window import window
from checker.extract.reading import Reading
from checker.extract.tokens import Tokens
from checker.values.dates import Date, read_date, span_of, write_date
from checker.values.dates.calendar import DAY, GREGORIAN
from checker.values.durations import add_duration, read_duration
from checker.values.unreadable import Unreadable

_B = r"(?![^\W_])"
_UNIT = "day|night|week|fortnight|month|year|decade"
_AFTER = re.compile(
    rf"(?P<n>{NUMBER}|a|an|one) (?P<unit>{_UNIT})s? (?P<way>later|after that|after this|afterwards"
    rf"|earlier|before that){_B}",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"the (?P<way>next|following|same|previous) "
    rf"(?P<unit>day|night|morning|evening|month|year){_B}",
    re.IGNORECASE,
)
_NOW = re.compile(rf"(?P<now>today|yesterday|tomorrow|(?:this|last|next) (?:year|month)){_B}", re.I)
_MONTHS: Final = frozenset(MONTH_NUMBERS) | frozenset(SEASON_CODES)
_STARTS: Final = (
    _MONTHS
    | frozenset(WEEKDAYS)
    | {"the", "early", "mid", "late", "about", "around", "circa", "ca", "c", "approximately"}
    | {"between", "from", "a", "an", "today", "yesterday", "tomorrow", "this", "last", "next"}
    | {"night", "evening", "morning", "afternoon", "dawn", "eve", "beginning", "end", "start"}
    | {"'", "half", "turn", "middle"}
)
_JOINTS: Final = frozenset(
    {",", "-", "/", ".", "of", "the", "and", "to", "st", "nd", "rd", "th", "s"}
)
_COUNTED: Final = "counted"
_ONLY_YEAR = re.compile(r"[0-9]{4}")


@lru_cache(maxsize=1)
def _forms() -> "tuple[tuple[re.Pattern[str], object], ...]":
    return tuple((re.compile(form + _B, re.IGNORECASE), read) for form, read in FORMS)


@lru_cache(maxsize=1)
def _number_words() -> frozenset[str]:
    from checker.values.numbers.written import NUMERALS

    return frozenset(NUMERALS)


@final
class _Mention(NamedTuple):
    start: int
    end: int
    reading: Reading


@final
class DateReader:
    """Reads the dates of one document, part after part.

    ``published``: its date of publication, or ``None``. A date that was read becomes what a later
    one may be relative to.
    """

    def __init__(self, published: Date | None, numbers: NumberReader) -> None:
        """Ready to read the first part."""
        self._numbers = numbers
        self._published = None if published is None else _last_day(published)
        self._published_on = published
        self._carried: Date | None = None
        self._tokens: Tokens | None = None
        self._mentions: list[_Mention] = []
        self._before: list[int] = []

    def begin(self, tokens: Tokens) -> None:
        """Find the dates of the next part."""
        if self._mentions:
            self._carried = self._date(len(self._mentions) - 1) or self._carried
        self._tokens, self._mentions, self._before = tokens, [], []
        index = 0
        while index < len(tokens):
            reading = self._read(index)
            end = index + 1
            if reading is not None and not reading.wrong:
                end = reading.end
                self._mentions.append(_Mention(index, end, reading))
            done = len(self._mentions) - (reading is not None and not reading.wrong)
            self._before += [done] * (end - index)
            index = end

    def read(self, index: int) -> Reading | None:
        """The date that begins at a token of the part; the rest of a date is none."""
        reading = self._read(index)
        if reading is None or reading.wrong:
            return reading
        inside = self._inside(index)
        if inside is not None and inside.reading.raw != reading.raw:
            return None
        return reading

    def covers(self, index: int) -> bool:
        """Whether a token stands in a date that is more than a number, and no relative one."""
        inside = self._inside(index)
        if inside is None or inside.reading.inferred.startswith(_COUNTED):
            return False
        return not _ONLY_YEAR.fullmatch(str(inside.reading.raw))

    def _inside(self, index: int) -> _Mention | None:
        number = self._before[index]
        if number < len(self._mentions):
            mention = self._mentions[number]
            if mention.start <= index < mention.end:
                return mention
        return None

    def _date(self, number: int) -> Date | None:
        while number >= 0:
            try:
                return read_date(str(self._mentions[number].reading.raw))
            except Unreadable:
                number -= 1
        return self._carried

    def _anchor(self, before: Date | None) -> Anchor:
        return Anchor(
            self._published,
            None if before is None else _last_day(before),
            "" if before is None else before.text,
        )

    def _read(self, index: int) -> Reading | None:
        tokens = self._tokens
        assert tokens is not None
        if not _may_begin(tokens, index):
            return None
        count = self._before[index] if index < len(self._before) else len(self._mentions)
        before = self._date(count - 1)
        here = window(tokens, index)
        best: Reading | None = None
        for form, read in _forms():
            found = form.match(here.text)
            end = None if found is None else here.ends.get(found.end())
            if found is None or end is None or (best is not None and end <= best.end):
                continue
            if self._is_number(tokens, index, end):
                continue
            try:
                edtf, inferred = read(found, self._anchor(before))  # type: ignore[operator]
                read_date(edtf)
                best = Reading(end, edtf, inferred)
            except Unreadable as error:
                best = Reading(end, found[0], wrong=str(error))
        return best or self._relative(here.text, here.ends, before)

    def _is_number(self, tokens: Tokens, index: int, end: int) -> bool:
        """Whether four digits are a number of something, or of a longer one, rather than a year."""
        if end < len(tokens) and tokens.adjoins(end):
            after = tokens.words[end]
            more = end + 1 < len(tokens) and tokens.adjoins(end + 1)
            if after[0].isalnum() or after == "%":
                return True
            if after in ".,:/-" and more and tokens.words[end + 1][0].isdigit():
                return True
        if not _ONLY_YEAR.fullmatch(tokens.words[end - 1]) or end - index > 1:
            return False
        if end < len(tokens) and tokens.folded[end] in ("percent", "per", "people", "persons"):
            return True
        if index and tokens.folded[index - 1] in ("no", "no.", "number", "page"):
            return True
        return end < len(tokens) and self._numbers.followed_by_unit(tokens, end)

    def _relative(self, text: str, ends: dict[int, int], before: Date | None) -> Reading | None:
        """So long after the date before it, or on a day that the document's date decides."""
        found = _AFTER.match(text) or _NEXT.match(text) or _NOW.match(text)
        end = None if found is None else ends.get(found.end())
        if found is None or end is None:
            return None
        said = found.groupdict()
        try:
            if "now" in said:
                return self._now(said["now"].lower(), end)
            if before is None:
                raise Unreadable(f"`{found[0]}`: there is no date before it")
            way, unit = said["way"].lower(), said["unit"].lower()
            unit = "day" if unit in ("night", "morning", "evening") and "n" not in said else unit
            number = "1"
            if "n" in said:
                number = "1" if said["n"].lower() in ("a", "an") else numeral(said["n"])
            elif way == "same":
                number = "0"
            edtf = _moved(before, number, unit, back=way in ("earlier", "before that", "previous"))
            return Reading(end, edtf, f"{_COUNTED} from the date before it, {before.text}")
        except Unreadable as error:
            return Reading(end, found[0], wrong=str(error))

    def _now(self, word: str, end: int) -> Reading:
        if self._published is None or self._published_on is None:
            raise Unreadable(f"`{word}`: the document has no date; give its source `published`")
        inferred = f"{_COUNTED} from the document's date"
        if " " in word:
            which, unit = word.split()
            number = "0" if which == "this" else "1"
            edtf = _moved(self._published_on, number, unit, back=which == "last")
            return Reading(end, edtf, inferred)
        days = {"yesterday": "1", "today": "0", "tomorrow": "1"}[word]
        if not _is_day(self._published_on):
            raise Unreadable(f"`{word}`: the day on which the document was published is not known")
        edtf = _moved(self._published_on, days, "day", back=word == "yesterday")
        return Reading(end, edtf, inferred)


def _moved(date: Date, number: str, unit: str, *, back: bool) -> str:
    """A date so many units from another, as precisely as the unit says."""
    duration = read_duration(f"{number} {unit}s")
    possible = add_duration(date.possible, -duration if back else duration)
    if unit in ("month", "year", "decade"):
        span = span_of(possible)
        if isinstance(span.lo, float) or isinstance(span.hi, float):
            raise Unreadable(f"{date.text} has an open end: nothing can be counted from it")
        first = GREGORIAN.fields(int(span.lo // DAY))
        last = GREGORIAN.fields(int(-(-span.hi // DAY)) - 1)
        if unit == "month":
            low, high = f"{first[0]:04d}-{first[1]:02d}", f"{last[0]:04d}-{last[1]:02d}"
        else:
            low, high = f"{first[0]:04d}", f"{last[0]:04d}"
        return low if low == high else f"{low}/{high}"
    return write_date(possible)


def _is_day(date: Date) -> bool:
    span = span_of(date.possible)
    return not isinstance(span.hi, float) and span.hi - span.lo == DAY


def _last_day(date: Date) -> tuple[int, int, int] | None:
    """Its last day as written, that is without what `about` adds."""
    last = date.written[1]
    if last is None or isinstance(last, float):
        return None
    return GREGORIAN.fields(int(last // DAY))


def _may_begin(tokens: Tokens, index: int) -> bool:
    word = tokens.folded[index]
    if not (word[0].isdigit() or word in _STARTS or word in _number_words()):
        return False
    if not tokens.adjoins(index):
        return True
    before = tokens.words[index - 1]
    if before[0].isalnum() or before in "$\N{EURO SIGN}\N{POUND SIGN}":
        return False
    if before in "-./,:" and tokens.adjoins(index - 1):
        return not tokens.words[index - 2][0].isalnum()
    return True


def may_be_date(word: str) -> bool:
    """Whether a token, without case, may be a part of a date."""
    return word[0].isdigit() or word in _MONTHS


def may_join_date(word: str) -> bool:
    """Whether a token may stand between the parts of a date."""
    return word in _JOINTS
