"""What it means that a value is not read in its quote: something else is, or nobody can say."""

from collections.abc import Sequence
from typing import Final

from checker.model.fact import Fact
from checker.model.vocabulary import Attribute
from checker.prose.literals import Refused
from checker.prose.reader import read, setting
from checker.prose.readings import Moment
from checker.prose.spans import span
from checker.prose.tokens import tokens
from checker.values.dates import read_date, span_of
from checker.values.unreadable import Unreadable
from checker.verify.candidates import Candidate, View
from checker.verify.evidence import Evidence, Sighting
from checker.verify.same_value import says_as_much

MOST_TOLD: Final = 4


def absence(
    fact: Fact, attribute: Attribute, seen: Sequence[Candidate], views: Sequence[View]
) -> Evidence:
    """Something else is read there, or nobody can say."""
    alone = [one for one in seen if one.end_of is None]
    unclear = [
        one.literal.why
        for one in alone
        if isinstance(one.literal, Refused) and not one.literal.sure
    ]
    said = [one.reading.said for one in alone]
    if attribute.kind.dated:
        moments = [one.reading for one in alone if isinstance(one.reading, Moment)]
        yearless = _yearless(fact, moments)
        if yearless is not None:
            return yearless
        if unclear:
            firm = bool(fact.inferred.casefold().startswith("the year"))
            day = fact.value.text[5:]
            told = all("without a year" in why for why in unclear) and firm and len(day) == 5
            if told and not any(_says_day(view, day) for view in views):
                return Evidence(Sighting.NO, _says(said), firm=True)
    if unclear:
        return Evidence(Sighting.UNKNOWN, unclear[0])
    if any(_says_less(fact, attribute, one) for one in alone):
        return Evidence(Sighting.UNKNOWN, f"{_says(said)}, which is less than the value")
    if any(map(_has_letters, views)):
        return Evidence(Sighting.UNKNOWN, "the quote has words with letters that are not read")
    if said:
        sure = [one.literal.why for one in alone if isinstance(one.literal, Refused)]
        why = sure[0] if len(sure) == len(alone) else _says(said)
        return Evidence(Sighting.NO, why)
    if any(map(_has_unread, views)):
        return Evidence(Sighting.UNKNOWN, "the value is put in words that are not read")
    if attribute.kind.dated and any(_has_digits(view) for view in views):
        years = [w for w in _digits(fact.value.text) if len(w) == 4]
        there = {w for view in views for w in view.prose.tokens.words}
        if years and all(year in there for year in years):
            return Evidence(Sighting.UNKNOWN, "such a date is not read from prose")
    unit = f" in {attribute.measure.unit}" if attribute.measure.unit else ""
    what = f"number{unit}" if attribute.kind.numeric else str(attribute.kind)
    return Evidence(Sighting.NO, f"no {what} is in the quote")


def _says_less(fact: Fact, attribute: Attribute, one: Candidate) -> bool:
    """Whether what the quote says has the claim within it, and says less: a month of a day, `a
    quarter` of 25 %."""
    if isinstance(one.literal, Refused):
        return False
    if not isinstance(one.reading, Moment):
        return attribute.kind.numeric and says_as_much(fact.value, one.literal, attribute)
    try:
        theirs, mine = span_of(read_date(one.literal).possible), span_of(fact.value.possible)  # type: ignore[arg-type]
    except Unreadable:
        return False
    return theirs.lo <= mine.lo and mine.hi <= theirs.hi and not one.reading.hedge


def _has_letters(view: View) -> bool:
    """Whether a word has letters that look like those of a number word, and are others."""
    said = view.prose.tokens
    return any(
        not word.isascii() and not word.isnumeric() and set(word) & _LIKE_ASCII
        for word, start in zip(said.words, said.starts, strict=True)
        if view.begin <= start < view.end
    )


_LIKE_ASCII: Final = frozenset("\u0130\u0131\u017f\u212a\u0307")


def _says(said: Sequence[str]) -> str:
    shown = ", ".join(f'"{each}"' for each in dict.fromkeys(said[:MOST_TOLD]))
    return f"the quote says {shown}"


def _yearless(fact: Fact, moments: Sequence[Moment]) -> Evidence | None:
    """A day of another year than the tense and the day of writing give, which a claim may know."""
    for moment in moments:
        if "the year" in moment.inferred and any(
            len(text) == len(fact.value.text) == 10 and text[4:] == fact.value.text[4:]
            for text in moment.edtf
        ):
            return Evidence(
                Sighting.UNKNOWN, "the year is not in it: say where it is from, as `inferred`"
            )
    return None


def _says_day(view: View, day: str) -> bool:
    """Whether a month and day, `05-06`, stand in a fragment whose year is not known."""
    text = view.prose.tokens.text[view.begin : view.end]
    found = read(text, setting(), carried=span("2000"))
    return any(plain[5:] == day for moment in found.moments for plain in moment.plain)


_UNREAD: Final = frozenset({
    "half", "halves", "third", "thirds", "quarter", "quarters", "twice", "thrice", "double",
    "doubles", "doubled", "triple", "triples", "tripled", "pair", "pairs", "both", "decade",
    "decades", "century", "centuries", "score", "scores", "first", "second", "fourth", "majority",
    "most", "all", "every", "each", "few", "couple", "yesterday", "today", "tomorrow", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "week", "month", "year",
    "later", "earlier", "ago", "then", "nobody", "nothing",
})  # fmt: skip


def _has_unread(view: View) -> bool:
    """Whether the fragment has words that may say a value and are no reading."""
    said = view.prose.tokens
    for word, start in zip(said.folded, said.starts, strict=True):
        if view.begin <= start < view.end and (
            word in _UNREAD or (word[0].isnumeric() and not word.isascii())
        ):
            return True
    return False


def _has_digits(view: View) -> bool:
    text = view.prose.tokens.text[view.begin : view.end]
    return any(map(str.isdigit, text))


def _digits(text: str) -> list[str]:
    return [word for word in tokens(text).words if word.isdigit()]
