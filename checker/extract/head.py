"""The day on which a document says, in its head, that it was written."""

from typing import Final

from checker.prose.reader import Setting, read
from checker.prose.readings import Moment
from checker.prose.tokens import Tokens

LINES: Final = 12
"""How many lines are the head of a document."""
_LONGEST: Final = 6
"""How many words may stand in front of a date that is alone on its line, or leads a text."""
_BEFORE_A_DATE: Final = frozenset(
    {"published", "date", "dated", "on", "updated", "posted", "issued"}
)
_NO_PLACE: Final = frozenset({"in", "on", "at", "by", "from", "since", "until", "before", "after"})
INFERRED: Final = "the day that the head of the document gives"


def day_in_head(text: str, known: Setting) -> str:
    """The first day that is alone on a line of the head, with a place or `Published` before it, or
    that leads a text (`LONDON, 3 May 1990 - ...`); in EDTF, empty where there is none."""
    for line in text[:4000].split("\n")[:LINES]:
        prose = read(line.strip(" *_#|\t\r"), known)
        days = [one for one in prose.moments if one.grain == "day" and not one.inferred]
        if days and _is_alone(days[0], prose.tokens) and len(days[0].edtf) == 1:
            return days[0].edtf[0]
    return ""


def _is_alone(day: Moment, said: Tokens) -> bool:
    """Whether nothing stands before a date but a place and a comma, or a word such as `Published`,
    and nothing behind it, or the text that place and date lead."""
    before = said.words[: day.first]
    if day.first > _LONGEST:
        return False
    placed = (
        before[-1:] == [","]
        and bool(before[:-1])
        and all(word[0].isupper() for word in before[:-1])
    )
    if not said.words[day.end :] or said.words[day.end :] == ["."]:
        return placed or all(_leads(word) for word in said.folded[: day.first])
    joint = said.words[day.end] in ("-", ".", ":")
    return placed and joint and said.folded[0] not in _NO_PLACE


def _leads(word: str) -> bool:
    return word in _BEFORE_A_DATE or not word[0].isalnum()
