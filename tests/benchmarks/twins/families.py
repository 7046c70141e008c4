"""Families of pairs: a planted contradiction, and its twin that differs by a hair and can be true.

What is right is computed here, by whole numbers, fractions and the standard library's calendar;
nothing of the checker is asked. Definitions are those of facts/README.md and rules/README.md.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from itertools import count
from math import ceil, floor
from random import Random
from typing import Any, Final

from twins.corpus import Corpus, Pair, Range, decimal, rounded

Claim = tuple[str, str, str, Any]
"""Source, subject, attribute and value."""

AGREE: Final = {"id": "agree_all", "check": {"agree": {}}}
PLACES: Final = ("mill", "harbour", "tower", "market", "bridge", "quarry", "chapel", "station")
AUTHORS: Final = ("daily", "weekly", "courier", "herald", "gazette", "monitor")


def kind(name: str, **keys: Any) -> dict[str, Any]:
    """An attribute of a kind."""
    return {"kind": name, **keys}


def sources(random: Random, number: int) -> list[str]:
    """So many names of sources."""
    return random.sample(AUTHORS, number)


def twins(
    random: Random,
    attributes: dict[str, dict[str, Any]],
    claims: list[Claim],
    bad: Claim,
    good: Claim,
    rules: list[dict[str, Any]] | None = None,
    prepare: Callable[[Corpus], None] = lambda _: None,
) -> Pair:
    """Two corpora of the same claims, but that one has the ``bad`` one and one the ``good`` one.

    Claims about another subject, which agree, stand around them; the order is a matter of chance.
    """
    labels = {name: {"label": name.replace("_", " ")} | keys for name, keys in attributes.items()}
    labels["noise"] = {"label": "number of visitors", "kind": "count"}
    shuffled = random.getstate()
    made = []
    for last in (bad, good):
        random.setstate(shuffled)
        own = {rule["id"]: rule for rule in [AGREE, *(rules or [])]}
        corpus = Corpus(labels, list(own.values()))
        prepare(corpus)
        noise = random.randint(2, 90)
        around: list[Claim] = [
            (name, "fair_ground", "noise", noise) for name in random.sample(AUTHORS, 2)
        ]
        planted = [*claims, last]
        told = [(claim, True) for claim in planted] + [(claim, False) for claim in around]
        random.shuffle(told)
        ids = set()
        for claim, matters in told:
            value = claim[3]
            keys = value if isinstance(value, dict) else {"value": value}
            keys = dict(keys)
            name = corpus.claim(*claim[:3], keys.pop("value"), **keys)
            if matters:
                ids.add(name)
        made.append((corpus, frozenset(ids)))
    (impossible, ids), (possible, _) = made
    return Pair(impossible, possible, ids)


# -- numbers ----------------------------------------------------------------------------------


def precision(random: Random) -> Pair:
    """`417 km2` is 416.5 to 417.5: `417.4` fits, `417.6` does not."""
    whole, places = random.randint(12, 9000), random.randint(1, 3)
    unit = Fraction(1, 10**places)
    coarse = rounded(whole)
    up = random.random() < 0.5
    edge = coarse.hi if up else coarse.lo
    near, far = (edge - unit, edge + unit) if up else (edge + unit, edge - unit)
    assert rounded(near, unit).meets(coarse)
    assert rounded(far, unit).clear_of(coarse)
    one, other = sources(random, 2)
    place = random.choice(PLACES)
    return twins(
        random,
        {"area": kind("quantity", unit="km2")},
        [(one, place, "area", f"{whole} km2")],
        (other, place, "area", f"{decimal(far, places)} km2"),
        (other, place, "area", f"{decimal(near, places)} km2"),
    )


def rounding(random: Random) -> Pair:
    """`44e2` is 4350 to 4450: a number to the nearest hundred, as it is stated."""
    power = random.randint(2, 5)
    unit = 10**power
    coarse = rounded(random.randint(11, 99) * unit, unit)
    near, far = (int(coarse.hi), int(coarse.hi) + 1) if random.random() < 0.5 else (0, 0)
    if not far:
        near, far = int(coarse.lo), int(coarse.lo) - 1
    assert rounded(near).meets(coarse)
    assert not rounded(far).meets(coarse)
    mantissa = int((coarse.lo + coarse.hi) / 2 / unit)
    one, other = sources(random, 2)
    place = random.choice(PLACES)
    return twins(
        random,
        {"cost": kind("quantity", unit="EUR")},
        [(one, place, "cost", f"{mantissa}e{power} EUR")],
        (other, place, "cost", f"{far} EUR"),
        (other, place, "cost", f"{near} EUR"),
    )


UNITS: Final = (
    ("ft", "m", Fraction("0.3048")),
    ("mile", "km", Fraction("1.609344")),
    ("inch", "cm", Fraction("2.54")),
    ("acre", "ha", Fraction("0.40468564224")),
    ("lb", "kg", Fraction("0.45359237")),
    ("ha", "km2", Fraction("0.01")),
    ("km/h", "m/s", Fraction(5, 18)),
)


def units(random: Random) -> Pair:
    """`200 ft` is 60.8 to 61.1 m, so that `61 m` fits and `62 m` does not."""
    written, unit, factor = random.choice(UNITS)
    number, places = random.randint(12, 990), random.randint(1, 2)
    step = Fraction(1, 10**places)
    first = rounded(number).times(factor)
    far = next(
        n * step for n in count(floor(first.hi / step)) if rounded(n * step, step).clear_of(first)
    )
    near = far - step
    if rounded(near, step).clear_of(first) or not rounded(near, step).meets(first):
        return units(random)
    if rounded(near, step).lo == first.hi:
        return units(random)
    one, other = sources(random, 2)
    place = random.choice(PLACES)
    return twins(
        random,
        {"size": kind("quantity", unit=unit)},
        [(one, place, "size", f"{number} {written}")],
        (other, place, "size", f"{decimal(far, places)} {unit}"),
        (other, place, "size", f"{decimal(near, places)} {unit}"),
    )


def hedges(random: Random) -> Pair:
    """`at least 20` has 20 in it, `more than 20` has not; a tenth of it is `about`."""
    n, m = random.randint(11, 900), random.randint(1, 9)
    about = rounded(n)
    about = Range(about.lo - Fraction(n, 10), about.hi + Fraction(n, 10), hi_open=False)
    over = ceil(about.hi)
    written, far, near, name = random.choice(
        [
            (f"at least {n}", n - 1, n, "count"),
            (f"more than {n}", n, n + 1, "count"),
            (f"at most {n}", n + 1, n, "count"),
            (f"fewer than {n}", n, n - 1, "count"),
            (f"{n}..{n + m}", n + m + 1, n + m, "count"),
            (f"{n} +- {m} km", n + m + 1, n + m, "quantity"),
            (f"about {n} km", over + 1, over - 1, "quantity"),
        ]
    )
    if name == "quantity":
        limit = about if written.startswith("about") else Range(Fraction(n - m), Fraction(n + m))
        assert rounded(far).clear_of(limit)
        assert rounded(near).meets(limit)
    unit = {"unit": "km"} if name == "quantity" else {}
    end = " km" if name == "quantity" else ""
    one, other = sources(random, 2)
    place = random.choice(PLACES)
    return twins(
        random,
        {"number": kind(name, **unit)},
        [(one, place, "number", written)],
        (other, place, "number", f"{far}{end}"),
        (other, place, "number", f"{near}{end}"),
    )


def bounds(random: Random) -> Pair:
    """`range`: up to 100 %, and a share that has to be more; or at least so much."""
    one, place, top = sources(random, 1)[0], random.choice(PLACES), random.randint(40, 100)
    fits = rounded(Fraction(top) + Fraction(3, 10), Fraction(1, 10))
    if fits.lo <= top:
        raise AssertionError
    return twins(
        random,
        {"share": kind("quantity", unit="%")},
        [],
        (one, place, "share", f"{top}.3 %"),
        (one, place, "share", f"{top} %"),
        [{"id": "possible", "check": {"range": {"attribute": "share", "from": 0, "to": top}}}],
    )


def shares(random: Random) -> Pair:
    """Part over whole, both rounded, against a percentage: the quotient's own interval decides."""
    whole = random.randint(300, 9000)
    part = random.randint(whole // 9, whole - 1)
    over, under = rounded(part), rounded(whole)
    share = Range(over.lo / under.hi * 100, over.hi / under.lo * 100)
    up = random.random() < 0.5
    step = Fraction(1, 10)
    if up:
        far = next(
            n * step for n in count(floor(share.hi * 10)) if rounded(n * step, step).lo > share.hi
        )
        near = far - step
    else:
        far = next(
            n * step
            for n in count(ceil(share.lo * 10), -1)
            if rounded(n * step, step).hi < share.lo
        )
        near = far + step
    found = rounded(near, step)
    if not (found.lo < share.hi and share.lo < found.hi):
        return shares(random)
    one, other = sources(random, 2)
    place = random.choice(PLACES)
    return twins(
        random,
        {
            "part": kind("quantity", unit="ha"),
            "whole": kind("quantity", unit="ha"),
            "share": kind("quantity", unit="%"),
        },
        [(one, place, "part", f"{part} ha"), (one, place, "whole", f"{whole} ha")],
        (other, place, "share", f"{decimal(far, 1)} %"),
        (other, place, "share", f"{decimal(near, 1)} %"),
        [{"id": "share_of_it", "derive": {"formula": "share(X) = part(X) / whole(X)"}}],
    )


def sums(random: Random) -> Pair:
    """Parts that one source lists, each rounded, against the whole that another gives."""
    number = random.randint(3, 6)
    parts = [random.randint(100, 4000) for _ in range(number)]
    total = Range(
        sum((rounded(part).lo for part in parts), Fraction(0)),
        sum((rounded(part).hi for part in parts), Fraction(0)),
    )
    if random.random() < 0.5:
        far = next(n for n in count(floor(total.hi)) if rounded(n).lo >= total.hi)
        near = far - 1
    else:
        far = next(n for n in count(ceil(total.lo), -1) if rounded(n).hi <= total.lo)
        near = far + 1
    assert rounded(near).meets(total)
    assert not rounded(far).meets(total)
    one, other = sources(random, 2)

    def prepare(corpus: Corpus) -> None:
        corpus.entities["county"] = {"label": "the county", "parts": "complete"}
        for place in PLACES[:number]:
            corpus.entities[place] = {"label": place, "part_of": "county"}

    return twins(
        random,
        {"area": kind("quantity", unit="ha")},
        [(one, place, "area", f"{part} ha") for place, part in zip(PLACES, parts, strict=False)],
        (other, "county", "area", f"{far} ha"),
        (other, "county", "area", f"{near} ha"),
        [{"id": "added_up", "derive": {"sum": {"attribute": "area", "parts_of": "county"}}}],
        prepare,
    )


def open_sums(random: Random) -> Pair:
    """Some of the parts are known: what they make is the least that the whole can be."""
    parts = [random.randint(2, 400) for _ in range(random.randint(2, 5))]
    least = sum(parts)
    one, other = sources(random, 2)

    def prepare(corpus: Corpus) -> None:
        corpus.entities["county"] = {"label": "the county"}
        for place in PLACES:
            corpus.entities[place] = {"label": place, "part_of": "county"}

    return twins(
        random,
        {"victims": kind("count")},
        [(one, place, "victims", part) for place, part in zip(PLACES, parts, strict=False)],
        (other, "county", "victims", least - 1),
        (other, "county", "victims", least + random.choice([0, 0, 1, 7])),
        [{"id": "added_up", "derive": {"sum": {"attribute": "victims", "parts_of": "county"}}}],
        prepare,
    )


def parts(random: Random) -> Pair:
    """`within`: a part is at most its whole, as far as both are rounded."""
    whole = random.randint(30, 3000)
    far, near = Fraction(10 * whole + 6, 10), Fraction(10 * whole + 4, 10)
    tenth = Fraction(1, 10)
    assert rounded(far, tenth).lo > rounded(whole).hi
    assert rounded(near, tenth).lo < rounded(whole).hi
    one, other = sources(random, 2)

    def prepare(corpus: Corpus) -> None:
        corpus.entities["county"] = {"label": "the county"}
        corpus.entities["quarry"] = {"label": "the quarry", "part_of": "county"}

    return twins(
        random,
        {"area": kind("quantity", unit="ha")},
        [(one, "county", "area", f"{whole} ha")],
        (other, "quarry", "area", f"{decimal(far, 1)} ha"),
        (other, "quarry", "area", f"{decimal(near, 1)} ha"),
        [{"id": "at_most", "check": {"within": {"attribute": "area"}}}],
        prepare,
    )


def tolerance(random: Random) -> Pair:
    """So much, or this share of the greater of the two, may lie between."""
    n, share = random.randint(50, 5000), random.randint(2, 20)
    far = next(m for m in count(n) if (m - n) * 100 > share * m)
    days, first = random.randint(2, 40), day(random)
    one, other = sources(random, 2)
    place = random.choice(PLACES)
    if random.random() < 0.5:
        return twins(
            random,
            {"number": kind("count")},
            [(one, place, "number", n)],
            (other, place, "number", far),
            (other, place, "number", far - 1),
            [loose("number", f"{share} %")],
        )
    return twins(
        random,
        {"begun": kind("date")},
        [(one, place, "begun", str(first))],
        (other, place, "begun", str(first + timedelta(days + 1))),
        (other, place, "begun", str(first + timedelta(days))),
        [loose("begun", f"{days} days")],
    )


def loose(attribute: str, allowed: str) -> dict[str, Any]:
    """Instead of the rule that allows nothing."""
    return {
        "id": AGREE["id"],
        "check": {"agree": {"attributes": [attribute], "tolerance": allowed}},
    }


# -- time -------------------------------------------------------------------------------------


def day(random: Random, first: int = 1801, last: int = 2019) -> date:
    """Any day of these years."""
    begin = date(first, 1, 1)
    return begin + timedelta(random.randrange((date(last, 12, 31) - begin).days))


def dates(random: Random) -> Pair:
    """A month, a year, a decade, a range, a mark: its first and last days fit, the next do not."""
    of = day(random)
    year, month = of.year, of.month
    last = monthrange(year, month)[1]
    reach = random.randint(1, 400)
    written, begin, end = random.choice(
        [
            (of.strftime("%Y-%m"), date(year, month, 1), date(year, month, last)),
            (f"{year}", date(year, 1, 1), date(year, 12, 31)),
            (f"{year // 10}X", date(year // 10 * 10, 1, 1), date(year // 10 * 10 + 9, 12, 31)),
            (f"{of}/{of + timedelta(reach)}", of, of + timedelta(reach)),
            (f"{year}~", date(year - 1, 1, 1), date(year + 1, 12, 31)),
            (f"{of}?", of - timedelta(1), of + timedelta(1)),
            (f"Q{(month + 2) // 3} {year}", *quarter(year, (month + 2) // 3)),
            (f"{year}/{year + 3}", date(year, 1, 1), date(year + 3, 12, 31)),
        ]
    )
    late = random.random() < 0.5
    near = end if late else begin
    far = near + timedelta(1 if late else -1)
    one, other = sources(random, 2)
    place = random.choice(PLACES)
    return twins(
        random,
        {"built": kind("date")},
        [(one, place, "built", written)],
        (other, place, "built", str(far)),
        (other, place, "built", str(near)),
    )


def quarter(year: int, number: int) -> tuple[date, date]:
    """The first and the last day of a quarter of a year."""
    last = 3 * number
    return date(year, last - 2, 1), date(year, last, monthrange(year, last)[1])


def clocks(random: Random) -> Pair:
    """One instant on two clocks; a minute on, it is another."""
    zones = [timezone(timedelta(minutes=30 * n)) for n in range(-22, 26)]
    here, there = random.sample(zones, 2)
    at = datetime.combine(day(random), datetime.min.time(), here)
    at += timedelta(minutes=random.randrange(1440))
    near, far = at.astimezone(there), (at + timedelta(minutes=1)).astimezone(there)
    one, other = sources(random, 2)
    place = random.choice(PLACES)
    return twins(
        random,
        {"closed": kind("date")},
        [(one, place, "closed", at.isoformat(timespec="minutes"))],
        (other, place, "closed", far.isoformat(timespec="minutes")),
        (other, place, "closed", near.isoformat(timespec="minutes")),
    )


def calendars(random: Random) -> Pair:
    """A day of the Julian calendar, by its day number, against one of ours."""
    year, month, number = random.randint(1583, 1923), random.randint(1, 12), random.randint(1, 28)
    shift = (14 - month) // 12
    years, months = year + 4800 - shift, month + 12 * shift - 3
    # the Julian day number of a date of the Julian calendar: Meeus, Astronomical Algorithms, ch. 7
    julian = number + (153 * months + 2) // 5 + 365 * years + years // 4 - 32083
    near = date.fromordinal(julian - 1721425)
    one, other = sources(random, 2)
    place = random.choice(PLACES)
    return twins(
        random,
        {"signed": kind("date")},
        [(one, place, "signed", f"julian:{year:04}-{month:02}-{number:02}")],
        (other, place, "signed", str(near + timedelta(random.choice([-1, 1])))),
        (other, place, "signed", str(near)),
    )


def lengths(random: Random) -> Pair:
    """Months are the calendar's: so many days at least, and at most."""
    months = random.randint(1, 11)
    spans = [
        (later(date(2000 + year, month, 1), months) - date(2000 + year, month, 1)).days
        for year in range(8)
        for month in range(1, 13)
    ]
    near, far = random.choice([(min(spans), min(spans) - 1), (max(spans), max(spans) + 1)])
    one, other = sources(random, 2)
    place = random.choice(PLACES)
    return twins(
        random,
        {"lasted": kind("duration")},
        [(one, place, "lasted", f"{months} months")],
        (other, place, "lasted", f"{far} days"),
        (other, place, "lasted", f"{near} days"),
    )


def later(of: date, months: int) -> date:
    """The same day so many months on, or the last of that month."""
    number = of.year * 12 + of.month - 1 + months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(of.day, monthrange(year, month + 1)[1]))


def order(random: Random) -> Pair:
    """What comes first is not after what comes then; the same day may be both."""
    first = day(random)
    one, other = sources(random, 2)
    place = random.choice(PLACES)
    return twins(
        random,
        {"built": kind("date"), "opened": kind("date")},
        [(one, place, "opened", str(first))],
        (other, place, "built", str(first + timedelta(1))),
        (other, place, "built", str(first)),
        [{"id": "built_first", "check": {"order": {"first": "built", "then": "opened"}}}],
    )


def ages(random: Random) -> Pair:
    """Born, and so many years on: a formula makes a day of it."""
    born, years = day(random, 1850, 1950), random.randint(5, 80)
    near = later(born, 12 * years)
    one, other = sources(random, 2)
    return twins(
        random,
        {"born": kind("date"), "age": kind("duration"), "turned": kind("date")},
        [(one, "mayor", "born", str(born)), (one, "mayor", "age", f"{years} years")],
        (other, "mayor", "turned", str(near + timedelta(random.choice([-1, 1])))),
        (other, "mayor", "turned", str(near)),
        [{"id": "turned_then", "derive": {"formula": "turned(X) = born(X) + age(X)"}}],
    )


def spans(random: Random) -> Pair:
    """Between two days, as one source gives them, lie as many as another counts, or not."""
    first, days = day(random), random.randint(3, 900)
    one, other = sources(random, 2)
    place = random.choice(PLACES)
    return twins(
        random,
        {"began": kind("date"), "ended": kind("date"), "days": kind("count", unit="days")},
        [
            (one, place, "began", str(first)),
            (one, place, "ended", str(first + timedelta(days))),
        ],
        (other, place, "days", f"{days + random.choice([-1, 1])} days"),
        (other, place, "days", f"{days} days"),
        [{"id": "days_between", "derive": {"formula": "days(X) = ended(X) - began(X)"}}],
    )


def groups(random: Random) -> Pair:
    """What is dated for a group holds for each of its parts."""
    year, late = random.randint(1801, 2019), random.random() < 0.5
    near = date(year, 12, 31) if late else date(year, 1, 1)
    far = near + timedelta(1 if late else -1)
    one, other = sources(random, 2)
    places = random.sample(PLACES, 3)

    def prepare(corpus: Corpus) -> None:
        corpus.entities["county"] = {"label": "the county", "parts": "complete"}
        for place in places:
            corpus.entities[place] = {"label": place, "part_of": "county"}

    return twins(
        random,
        {"flooded": kind("date")},
        [(one, "county", "flooded", f"{year}")],
        (other, places[0], "flooded", str(far)),
        (other, places[0], "flooded", str(near)),
        [{"id": "for_each", "derive": {"distribute": {"attribute": "flooded"}}}],
        prepare,
    )


# -- names, lists, truths -----------------------------------------------------------------------


def hierarchy(random: Random) -> Pair:
    """A town is in its valley, and in no other."""
    one, other = sources(random, 2)

    def prepare(corpus: Corpus) -> None:
        corpus.entities["land"] = {"label": "the land", "type": "region"}
        for valley in ("upper", "lower"):
            corpus.entities[f"{valley}_valley"] = {
                "label": f"the {valley} valley",
                "type": "region",
                "part_of": "land",
            }
        corpus.entities["mill_town"] = {"label": "Mill Town", "part_of": "upper_valley"}

    return twins(
        random,
        {"place": kind("entity")},
        [(one, "flood", "place", "mill_town")],
        (other, "flood", "place", "lower_valley"),
        (other, "flood", "place", random.choice(["upper_valley", "land", "mill_town"])),
        prepare=prepare,
    )


def lists(random: Random) -> Pair:
    """A list that is whole has none but its members; one of some of them may have more."""
    names = random.sample(["Adler", "Brandt", "Corso", "Dumas", "Egger", "Fabre"], 4)
    one, other = sources(random, 2)
    whole = {"value": names[:3]}
    if random.random() < 0.5:
        some = {"value": [names[0], names[3]], "complete": False}
        within = {"value": [names[0], names[2]], "complete": False}
        bad, good = (other, "council", "members", some), (other, "council", "members", within)
        return twins(random, MEMBERS, [(one, "council", "members", whole)], bad, good)
    more = names if random.random() < 0.5 else names[:2]
    return twins(
        random,
        MEMBERS,
        [(one, "council", "members", {"value": names[:2], "complete": False})]
        if more == names
        else [(one, "council", "members", whole)],
        (other, "council", "members", {"value": names[1:4]})
        if more == names
        else (other, "council", "members", {"value": names[:2]}),
        (other, "council", "members", {"value": names[:4]})
        if more == names
        else (other, "council", "members", {"value": names[:2], "complete": False}),
    )


MEMBERS: Final = {"members": kind("set", members="text")}


def counts(random: Random) -> Pair:
    """How many a list has, against the number that another gives."""
    names = random.sample(["Adler", "Brandt", "Corso", "Dumas", "Egger", "Fabre"], 5)
    number = random.randint(2, 5)
    one, other = sources(random, 2)
    whole = random.random() < 0.5
    listed: dict[str, Any] = {"value": names[:number]}
    if not whole:
        listed["complete"] = False
    return twins(
        random,
        {**MEMBERS, "member_count": kind("count")},
        [(one, "council", "members", listed)],
        (other, "council", "member_count", number + (1 if whole and random.random() < 0.5 else -1)),
        (other, "council", "member_count", number if whole else number + random.randint(0, 2)),
        [{"id": "counted", "derive": {"count": {"attribute": "members", "gives": "member_count"}}}],
    )


def subsets(random: Random) -> Pair:
    """Who signed is among those who were there."""
    names = random.sample(["Adler", "Brandt", "Corso", "Dumas", "Egger", "Fabre"], 5)
    one, other = sources(random, 2)
    return twins(
        random,
        {
            "present": kind("set", members="text"),
            "signers": kind("set", members="text"),
        },
        [(one, "council", "present", names[:4])],
        (other, "council", "signers", [names[0], names[4]]),
        (other, "council", "signers", [names[0], names[3]]),
        [{"id": "among", "check": {"subset": {"attribute": "signers", "of": "present"}}}],
    )


def words(random: Random) -> Pair:
    """Of texts that are listed two contradict; of one that is free nothing is known."""
    one, other = sources(random, 2)
    verdict = random.sample(["guilty", "not guilty", "open"], 2)
    return twins(
        random,
        {"verdict": kind("text", values=["guilty", "not guilty", "open"])},
        [(one, "mayor", "verdict", verdict[0])],
        (other, "mayor", "verdict", verdict[1]),
        (other, "mayor", "verdict", verdict[0]),
    )


def truths(random: Random) -> Pair:
    """Yes and no; but not of two things that the qualifier tells apart."""
    one, other = sources(random, 2)
    yes = random.random() < 0.5
    by = [{"qualifiers": {"by": name}} for name in random.sample(["France", "Peru", "Kenya"], 2)]
    return twins(
        random,
        {"recognised": kind("truth", qualifiers=["by"])},
        [(one, "quarry", "recognised", {"value": yes, **by[0]})],
        (other, "quarry", "recognised", {"value": not yes, **by[0]}),
        (other, "quarry", "recognised", {"value": not yes, **by[1]}),
    )


# -- who says it --------------------------------------------------------------------------------


def voices(random: Random) -> Pair:
    """One person, quoted by two documents; what may differ is when it was a bound."""
    one, other = sources(random, 2)
    n = random.randint(12, 900)
    said = {"said_by": "the mayor"}
    return twins(
        random,
        {"victims": kind("count")},
        [(one, "flood", "victims", {"value": f"more than {n}", **said})],
        (other, "flood", "victims", {"value": n, **said}),
        (other, "flood", "victims", {"value": n + 1, **said}),
    )


def copies(random: Random) -> Pair:
    """Three texts, two of them from one: what the third says contradicts both, or fits."""
    one, copy, other = sources(random, 3)
    n = random.randint(12, 900)

    def prepare(corpus: Corpus) -> None:
        corpus.source(one)
        corpus.source(copy, derived_from=one)

    return twins(
        random,
        {"victims": kind("count")},
        [(one, "flood", "victims", n), (copy, "flood", "victims", n)],
        (other, "flood", "victims", f"at most {n - 1}"),
        (other, "flood", "victims", f"at most {n}"),
        prepare=prepare,
    )


def supersession(random: Random) -> Pair:
    """What a newer version has replaced contradicts nobody any more."""
    old, new, other = sources(random, 3)
    n, m = random.sample(range(12, 900), 2)
    claims: list[Claim] = [(old, "flood", "victims", n), (new, "flood", "injured", 3)]
    made = []
    for replaced in (False, True):

        def prepare(corpus: Corpus, replaced: bool = replaced) -> None:
            corpus.source(old)
            corpus.source(new, **({"supersedes": old} if replaced else {}))

        kinds = {"victims": kind("count"), "injured": kind("count")}
        last = (other, "flood", "victims", m)
        made.append(twins(Random(n), kinds, claims, last, last, prepare=prepare))
    bad, good = made
    planted = [name for name in bad.planted if ".victims." in name]
    return Pair(bad.impossible, good.possible, frozenset(planted))


def reference(random: Random) -> Pair:
    """Each document is held against the work of reference."""
    book, one, other = sources(random, 3)
    length = random.randint(20, 900)
    tenth = Fraction(1, 10)
    far, near = length + Fraction(6, 10), length + Fraction(4, 10)
    assert rounded(far, tenth).lo > rounded(length).hi > rounded(near, tenth).lo

    def prepare(corpus: Corpus) -> None:
        corpus.source(book, reference=True)

    pair = twins(
        random,
        {"length": kind("quantity", unit="km")},
        [(book, "river", "length", f"{length} km")],
        (other, "river", "length", f"{decimal(far, 1)} km"),
        (other, "river", "length", f"{decimal(near, 1)} km"),
        [{"id": AGREE["id"], "check": {"agree": {"against": "reference"}}}],
        prepare,
    )
    for corpus in pair[:2]:
        corpus.claim(one, "river", "length", f"about {length} km")
    return pair


# -- claims of several times, and of several kinds at once --------------------------------------


def times(random: Random) -> Pair:
    """What holds at some moment of the years that another claim covers, or behind them."""
    year, years = random.randint(1900, 2015), random.randint(2, 6)
    inside, outside = year + random.randint(1, years - 1), year + years + 1
    one, other = sources(random, 2)
    place = random.choice(PLACES)
    n, m = random.sample(range(100, 9000), 2)
    bad, good = ({"value": m, "qualifiers": {"as_of": f"{when}"}} for when in (inside, outside))
    return twins(
        random,
        {"people": kind("count", qualifiers={"as_of": "date", "during": "date"})},
        [(one, place, "people", {"value": n, "qualifiers": {"during": f"{year}/{year + years}"}})],
        (other, place, "people", bad),
        (other, place, "people", good),
    )


def moments(random: Random) -> Pair:
    """One day in two wordings is one; of a day and its month nobody knows which day was meant."""
    of = day(random)
    one, other = sources(random, 2)
    place = random.choice(PLACES)
    n, m = random.sample(range(100, 9000), 2)
    bad, good = (
        {"value": m, "qualifiers": {"as_of": when}}
        for when in (f"{of.day} {MONTHS[of.month - 1]} {of.year}", f"{of:%Y-%m}")
    )
    return twins(
        random,
        {"people": kind("count", qualifiers={"as_of": "date"})},
        [(one, place, "people", {"value": n, "qualifiers": {"as_of": f"{of}"}})],
        (other, place, "people", bad),
        (other, place, "people", good),
    )


MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def terms(random: Random) -> Pair:
    """One office, two holders: their days share one, or one begins on the day after."""
    begin = day(random)
    end = begin + timedelta(random.randint(30, 900))
    one, other = sources(random, 2)

    def prepare(corpus: Corpus) -> None:
        for name in ("ann", "bob"):
            corpus.entities[name] = {"label": name.title()}

    def held(name: str, first: date, last: date) -> dict[str, Any]:
        return {"value": name, "qualifiers": {"during": f"{first}/{last}"}}

    one_at_a_time = {"attribute": "held_by", "along": "during"}
    after = end + timedelta(random.randint(40, 900))
    overlap = end - timedelta(1)  # of a span the days between its ends are surely in it
    return twins(
        random,
        {"held_by": kind("entity", qualifiers={"during": "date"})},
        [(one, "chapel", "held_by", held("ann", begin, end))],
        (other, "chapel", "held_by", held("bob", overlap - timedelta(1), after)),
        (other, "chapel", "held_by", held("bob", end, after)),
        [
            {
                "id": AGREE["id"],
                "check": {"disjoint_times": one_at_a_time},
            }
        ],
        prepare,
    )


def trends(random: Random) -> Pair:
    """A count that only grows: on a later day it is less, or it is as much."""
    of = day(random)
    after = of + timedelta(random.randint(1, 30))
    n = random.randint(20, 900)
    one, other = sources(random, 2)
    falls = {"attribute": "victims", "along": "as_of", "never": "falls"}

    def said(number: int, when: date) -> dict[str, Any]:
        return {"value": number, "qualifiers": {"as_of": f"{when}"}}

    return twins(
        random,
        {"victims": kind("count", qualifiers={"as_of": "date"})},
        [(one, "flood", "victims", said(n, of))],
        (other, "flood", "victims", said(n - 1, after)),
        (other, "flood", "victims", said(n, after)),
        [{"id": "only_grows", "check": {"trend": falls}}],
    )


def together(random: Random) -> Pair:
    """Three texts, of which every two can be right: begun, so many days later, and the day."""
    begun, days = day(random), random.randint(2, 300)
    end = begun + timedelta(days)
    one, two, three = sources(random, 3)
    formula = {"formula": "ended(X) = began(X) + lasted(X)"}
    return twins(
        random,
        {"began": kind("date"), "ended": kind("date"), "lasted": kind("count", unit="days")},
        [(one, "quarry", "began", f"{begun}"), (two, "quarry", "lasted", f"{days} days")],
        (three, "quarry", "ended", f"{end + timedelta(random.choice([-1, 1]))}"),
        (three, "quarry", "ended", f"{end}"),
        [
            {"id": "ended_then", "derive": formula},
            {"id": "at_once", "check": {"jointly": {"rules": ["ended_then"]}}},
        ],
    )


def people(random: Random) -> Pair:
    """A share of few people: no whole number of them rounds to it, or one does (the GRIM test)."""
    asked = random.randint(5, 45)
    possible = {
        (200 * part + asked) // (2 * asked) for part in range(asked + 1)
    }  # a half is rounded up
    far = random.choice([n for n in range(2, 99) if n not in possible] or [0])
    if not far:
        return people(random)
    near = min((n for n in possible if 0 < n < 100), key=lambda n: abs(n - far))
    one, other = sources(random, 2)
    return twins(
        random,
        {
            "asked": kind("count"),
            "agreed": kind("count"),
            "share": kind("quantity", unit="%"),
        },
        [(one, "market", "asked", asked)],
        (other, "market", "share", f"{far} %"),
        (other, "market", "share", f"{near} %"),
        [
            {"id": "share_of_all", "derive": {"formula": "share(X) = agreed(X) / asked(X)"}},
            {"id": "at_once", "check": {"jointly": {"rules": ["share_of_all"]}}},
        ],
    )


FAMILIES: Final[dict[str, Callable[[Random], Pair]]] = {
    family.__name__: family
    for family in (
        precision,
        rounding,
        units,
        hedges,
        bounds,
        shares,
        sums,
        open_sums,
        parts,
        tolerance,
        dates,
        clocks,
        calendars,
        lengths,
        order,
        ages,
        spans,
        groups,
        hierarchy,
        lists,
        counts,
        subsets,
        words,
        truths,
        voices,
        copies,
        supersession,
        reference,
        times,
        moments,
        terms,
        trends,
        together,
        people,
    )
}
"""All families by name."""
