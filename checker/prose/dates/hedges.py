"""What stands before a date and bears on it: articles, `early`, `from`, `before`, `since`."""

from checker.prose.dates.point import Point
from checker.prose.scan import Scan


def first_token(scan: Scan, index: int, point: Point) -> int:
    """The token at which a date begins: an article, a weekday or an era may stand before."""
    language = scan.language
    first = index
    if scan.word(first - 1) == "'" and scan.adjoins(first):
        first -= 1
    if point.within is not None and point.within.first < first:
        first = point.within.first
    if (
        scan.word(first - 1) in language.numbers.of
        and scan.word(first - 2) in language.relative.day_parts
    ):
        first -= 2
        first -= scan.word(first - 1) in language.dates.parts
    while scan.word(first - 1) in language.numbers.the and not scan.fence(first - 1):
        first -= 1
    if scan.word(first - 1) in language.dates.year_words and not scan.fence(first - 1):
        first -= 1
        if scan.word(first - 1) in language.numbers.the:
            first -= 1
    return first


def part(scan: Scan, first: int) -> tuple[str, int]:
    """`early`, `the end of` before a date, and where it begins."""
    at = first
    if scan.word(at - 1) == "-" and scan.adjoins(at):
        at -= 1
    found = scan.back("part_prefixes", at)
    if found is None:
        return "", first
    start = found[1]
    while scan.word(start - 1) in scan.language.numbers.the:
        start -= 1
    return str(found[0]), start


def skipped(scan: Scan, at: int) -> int:
    """The token before which a hedge may stand: prepositions between change nothing."""
    language = scan.language
    for _ in range(3):
        word = scan.word(at - 1)
        if scan.fence(at - 1) or word not in language.dates.date_prepositions:
            break
        if scan.back("date_hedges", at) is not None:
            break
        at -= 1
    return at


def opening(scan: Scan, first: int) -> str:
    """`between` or `from` before a date that may be the first of a range; else nothing."""
    language = scan.language
    at = first
    found = scan.back("part_prefixes", at)
    if found is not None:
        at = found[1]
    at = _before_articles(scan, at)
    word = scan.word(at)
    if word in language.hedging.between:
        return "between"
    if scan.word(at - 1) in language.dates.origins:
        return ""
    return "from" if word in language.hedging.from_ else ""


def _before_articles(scan: Scan, at: int) -> int:
    """The last token before one that is no article, nor `on` or `in`."""
    while scan.word(at - 1) in scan.language.numbers.the or scan.word(at - 1) in ("on", "in"):
        at -= 1
    return at - 1


def opening_start(scan: Scan, start: int) -> int:
    """The token of `between` or `from` before a date."""
    language = scan.language
    at = _before_articles(scan, start)
    return at if scan.word(at) in language.hedging.between | language.hedging.from_ else start


def hedge(scan: Scan, start: int, opening: str) -> tuple[str, int] | None:
    """The hedge before a date, and the token at which it begins."""
    if opening == "from":
        return "since", opening_start(scan, start)
    at = skipped(scan, start)
    found = scan.back("date_hedges", at)
    if found is None:
        return None
    kind = str(found[0])
    if scan.word(found[1]) == "c" and scan.raw(found[1]) != "c":
        return None
    return kind, found[1]


def is_before_last(scan: Scan, end: int) -> bool:
    """Whether `before last` or `after next` stands behind a date: `the Sunday before last`."""
    language = scan.language
    way = language.dates.date_hedges.get(scan.word(end))
    sides = {"before": language.relative.last, "after": language.relative.next_}.get(
        way or "", frozenset()
    )
    word = scan.word(end + 2)
    return scan.word(end + 1) in sides and not (
        word in language.relative.periods
        or word in language.dates.weekdays
        or word in language.dates.months
        or word in language.dates.seasons
        or scan.is_digits(end + 2)
    )


def unread_lead(scan: Scan, first: int) -> bool:
    """Whether words before a date make another one of it: `the weekend of 3 May`."""
    language = scan.language
    if scan.word(first - 1) == "c" and scan.word(first - 3) == "w":
        return True
    if scan.word(first - 1) in language.dates.other_years:
        return True
    if scan.word(first - 1) not in language.numbers.of:
        return False
    lead = scan.word(first - 2)
    return (
        lead in language.relative.weekend or lead in language.dates.weekdays
        or language.relative.periods.get(lead) in ("week", "fortnight", "quarter")
    )  # fmt: skip
