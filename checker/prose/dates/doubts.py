"""Whether what looks like a date is one, and no number, name or verb."""

from checker.prose import designations
from checker.prose.dates import hedges
from checker.prose.dates.point import Point
from checker.prose.grammar import is_plural, is_verb
from checker.prose.numbered import in_address
from checker.prose.scan import Scan
from checker.prose.units import unit_behind


def may_be_date(scan: Scan, index: int) -> bool:
    """Whether digits may begin a date: not money, not a piece of a name or of a number."""
    word = scan.word(index)
    if len(word) > 8:
        return False
    if len(word) not in (4, 8) and scan.word(index + 1) not in scan.language.date_next:
        before = scan.word(index - 1)
        if before != "'" and before not in scan.language.dates.date_joints:
            return False
    if scan.adjoins(index):
        before = scan.raw(index - 1)
        if before[-1].isalnum() or before in "$£€¥#":
            return False
        if before in ".,:/-" and scan.adjoins(index - 1) and scan.raw(index - 2)[-1:].isdigit():
            return False
        if before in ".," and scan.adjoins(index - 1):
            return False
        if before == "/" and scan.adjoins(index - 1):  # `3rd/4th of May`
            return False
        if before == "-" and scan.adjoins(index - 1) and scan.is_word(index - 2):
            lead = scan.word(index - 2)
            language = scan.language
            return (
                lead in language.dates.parts or lead in language.dates.months
                or lead in language.dates.weekdays or lead in language.dates.date_joints
            )  # fmt: skip
    elif scan.raw(index - 1) in ("$", "£", "€", "¥", "#"):
        return False
    return True


def counts_as_date(
    scan: Scan,
    index: int,
    point: Point,
    other: Point | None,
    part: str,
    hedge: str,
    ahead: tuple[str, int] | None,
) -> bool:
    """Whether what may be a number, a name or a verb is a date here."""
    language = scan.language
    if point.sure or part or point.within is not None:
        return True
    if other is not None and point.unit == "month":
        return scan.raw(index)[0].isupper()
    first = hedges.first_token(scan, index, point)
    before = scan.word(first - 1)
    lead = (
        before in language.dates.date_prepositions
        or before in language.hedging.from_
        or before in language.hedging.between
        or before in language.relative.this
        or before in language.relative.last
        or (ahead is not None and hedge not in ("about",))
        or before in language.dates.year_words
        or (hedge in ("since", "before", "by") and bool(hedge))
    )
    if point.unit == "month":
        return lead and (scan.raw(index)[0].isupper() or index == 0 or before != "")
    if point.unit == "year":
        if (
            other is None
            and not lead
            and (designations.in_title(scan, first) or _of_unread_day(scan, first))
        ):
            return False
        if other is None and _names_work(scan, first, point.end):
            return False
        if other is None and not lead and _begins_title(scan, first, point.end):
            return False
        return not is_number(scan, index, point.end, ahead)
    return lead


def is_number(scan: Scan, index: int, end: int, ahead: tuple[str, int] | None) -> bool:
    """Whether digits that may be a year are a number; ``ahead``: the hedge of a date before it."""
    language = scan.language
    word = scan.word(end)
    if scan.adjoins(end) and word and (word[0].isalnum() or word == "%"):
        return True
    if word in language.text.plurals or unit_behind(scan, end) is not None:
        return True
    if word in language.numbers.scales or (scan.hyphen(end) and scan.ahead("units", end + 1)):
        return True
    hedged = scan.back("hedges", index)
    if hedged is not None and ahead is None:
        return True
    before = scan.word(index - 1)
    if before in language.numbered.labels and before not in language.dates.year_words:
        return True
    if word in language.numbered.other_eras and scan.raw(end).isupper():
        return True
    if scan.hyphen(end) and scan.is_word(end + 1) and not _may_follow(scan, end + 1):
        return True
    counted = language.text.capital_nouns and scan.raw(end)[:1].isupper() and scan.is_word(end)
    if before in language.numbers.the and (word in language.persons.people or counted):
        return True
    if (
        _is_hour(scan, index, end)
        or in_address(scan, index, end)
        or _counts_behind(scan, index, end)
    ):
        return True
    return scan.is_digits(end) and len(scan.word(end)) == 3 and not scan.adjoins(end)


def _is_hour(scan: Scan, index: int, end: int) -> bool:
    """Whether four digits are a time of day: `at 1950 on 3 May`, `at 1930 on Friday`."""
    language, word = scan.language, scan.word(index)
    if scan.word(index - 1) not in language.numbered.clock_at or end != index + 1:
        return False
    if word[:2] > "23" or word[2:] > "59" or scan.word(end) not in language.relative.before_weekday:
        return False
    day = scan.word(end + 1)
    return scan.is_digits(end + 1) or day in language.dates.weekdays or day in language.dates.months


def _of_unread_day(scan: Scan, first: int) -> bool:
    """Whether a year stands behind a day whose month is not read: `Junc 14, 2021`."""
    day = scan.raw(first - 2)
    return scan.word(first - 1) == "," and len(day) <= 2 and any(map(str.isdigit, day))


def _names_work(scan: Scan, first: int, end: int) -> bool:
    """Whether a year is the title of what somebody made: `Orwell's 1984 sold well`, `"1917"`."""
    if scan.is_quoted(first, end):
        return True
    if scan.word(first - 1) != "s" or scan.word(first - 2) != "'":
        return False
    name = scan.raw(first - 3)[:1].isupper()
    behind = scan.word(end)
    verb = is_verb(scan, end) or behind in scan.language.tense.is_ | scan.language.tense.was
    return name and (verb or not scan.is_word(end))


def _begins_title(scan: Scan, first: int, end: int) -> bool:
    """Whether a year within a sentence begins the title of a work: `saw 2001: A Space Odyssey`."""
    if scan.language.text.capital_nouns or scan.fence(first - 1) or not scan.is_word(first - 1):
        return False
    colon = scan.word(end) == ":" and scan.adjoins(end)
    articles = scan.language.numbers.article | scan.language.numbers.the
    article = scan.word(end + 1) in articles and scan.raw(end + 1)[:1].isupper()
    return colon and article and scan.raw(end + 2)[:1].isupper()


def _may_follow(scan: Scan, at: int) -> bool:
    """Whether a word behind a dash belongs to a year: `1950-May`, `1945-built`."""
    word, language = scan.word(at), scan.language
    return word in language.dates.months or word in language.dates.date_joints or (
        word in language.tense.past_words or word.endswith(language.tense.past_endings)
    )  # fmt: skip


def _counts_behind(scan: Scan, index: int, end: int) -> bool:
    """Whether digits behind a verb count what stands behind them: `made 1950 cars`."""
    language = scan.language
    noun = scan.word(end)
    if not scan.is_word(end) or noun in language.text.function_words:
        return False
    capital = scan.raw(end)[:1].isupper()
    if not is_plural(language, noun) or capital != language.text.capital_nouns:
        return False
    verb = scan.word(index - 1)
    in_past = verb in language.tense.past_words or (
        len(verb) > 3 and verb.endswith(language.tense.past_endings)
    )
    return in_past and scan.word(index - 2) not in language.numbers.the | language.numbers.article
