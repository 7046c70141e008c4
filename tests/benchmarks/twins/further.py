"""More families of pairs: of times, of what is impossible together, and of wordings.

As in ``families.py`` what is right is computed here, and nothing of the checker is asked.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from itertools import count, pairwise
from math import floor
from random import Random
from typing import Any, Final

from twins.corpus import Corpus, Pair, Range, decimal, rounded
from twins.families import AGREE, FAMILIES, MONTHS, PLACES, Claim, day, kind, sources, twins

TIMES: Final = {"as_of": "date", "during": "date"}
DAY: Final = timedelta(1)


def at_once(*rules: dict[str, Any]) -> list[dict[str, Any]]:
    """Rules, and the question whether all of them can hold at once."""
    names = [rule["id"] for rule in rules]
    return [*rules, {"id": "at_once", "check": {"jointly": {"rules": names}}}]


def held(value: Any, **qualifiers: Any) -> dict[str, Any]:
    """A value for a time."""
    return {"value": value, "qualifiers": {name: f"{when}" for name, when in qualifiers.items()}}


def people(*names: str) -> Callable[[Corpus], None]:
    """Entities of these names."""

    def prepare(corpus: Corpus) -> None:
        for name in names:
            corpus.entities[name] = {"label": name.title()}

    return prepare


def whole(*parts: str) -> Callable[[Corpus], None]:
    """A county that has these parts, and no others."""

    def prepare(corpus: Corpus) -> None:
        corpus.entities["county"] = {"label": "the county", "parts": "complete"}
        for part in parts:
            corpus.entities[part] = {"label": part, "part_of": "county"}

    return prepare


# -- times --------------------------------------------------------------------------------------


def gaps(random: Random) -> Pair:
    """A seat is nobody's for a day, or its next holder begins on the day after."""
    begin = day(random)
    end = begin + timedelta(random.randint(30, 900))
    last = end + timedelta(random.randint(30, 900))
    one, other = sources(random, 2)
    rule = {"attribute": "held_by", "along": "during", "gaps": "refused"}
    return twins(
        random,
        {"held_by": kind("entity", qualifiers=TIMES)},
        [(one, "chapel", "held_by", held("ann", during=f"{begin}/{end}"))],
        (other, "chapel", "held_by", held("bob", during=f"{end + 2 * DAY}/{last}")),
        (other, "chapel", "held_by", held("bob", during=f"{end + DAY}/{last}")),
        [{"id": "one_holder", "check": {"disjoint_times": rule}}],
        people("ann", "bob"),
    )


def since(random: Random) -> Pair:
    """What goes on does so up to the day on which it is written, and then perhaps."""
    of = day(random, 1900)
    one, other = sources(random, 2)
    n, m = random.sample(range(100, 9000), 2)

    def prepare(corpus: Corpus) -> None:
        corpus.source(one, published=f"{of}")

    return twins(
        random,
        {"people": kind("count", qualifiers=TIMES)},
        [(one, "mill", "people", held(n, during=f"{of.year - random.randint(2, 40)}/.."))],
        (other, "mill", "people", held(m, as_of=of - DAY)),
        (other, "mill", "people", held(m, as_of=of + DAY)),
        prepare=prepare,
    )


def published(random: Random) -> Pair:
    """A figure without a date is that of the day on which it was published."""
    of = day(random)
    one, other = sources(random, 2)
    n, m = random.sample(range(100, 9000), 2)

    def prepare(corpus: Corpus) -> None:
        corpus.source(one, published=f"{of}")

    return twins(
        random,
        {"ill": kind("count", qualifiers=TIMES, holds_at="published")},
        [(one, "harbour", "ill", n)],
        (other, "harbour", "ill", held(m, as_of=f"{MONTHS[of.month - 1]} {of.day}, {of.year}")),
        (other, "harbour", "ill", held(m, as_of=of + random.choice([-1, 1]) * DAY)),
        prepare=prepare,
    )


def quarters(random: Random) -> Pair:
    """The last day of a quarter, and the day after."""
    year, quarter = random.randint(1900, 2019), random.randint(1, 4)
    after = date(year + quarter // 4, quarter * 3 % 12 + 1, 1)
    one, other = sources(random, 2)
    n, m = random.sample(range(100, 9000), 2)
    return twins(
        random,
        {"price": kind("count", qualifiers=TIMES)},
        [(one, "market", "price", held(n, during=f"Q{quarter} {year}"))],
        (other, "market", "price", held(m, as_of=after - DAY)),
        (other, "market", "price", held(m, as_of=after)),
    )


def zones(random: Random) -> Pair:
    """One moment by two clocks, or the same hour of two clocks."""
    of, hour, offset = day(random, 1990), random.randint(8, 14), random.randint(1, 8)
    one, other = sources(random, 2)
    n, m = random.sample(range(100, 9000), 2)
    return twins(
        random,
        {"level": kind("count", qualifiers=TIMES)},
        [(one, "harbour", "level", held(n, as_of=f"{of}T{hour:02}:30Z"))],
        (other, "harbour", "level", held(m, as_of=f"{of}T{hour + offset:02}:30+{offset:02}:00")),
        (other, "harbour", "level", held(m, as_of=f"{of}T{hour:02}:30+{offset:02}:00")),
    )


def edges(random: Random) -> Pair:
    """A range surely covers the days between its ends; on these it begins and ends."""
    begin = day(random)
    end = begin + timedelta(random.randint(5, 500))
    one, other = sources(random, 2)
    n, m = random.sample(range(100, 9000), 2)
    near, far = random.choice([(end, end - DAY), (begin, begin + DAY)])
    return twins(
        random,
        {"ill": kind("count", qualifiers=TIMES)},
        [(one, "harbour", "ill", held(n, during=f"{begin}/{end}"))],
        (other, "harbour", "ill", held(m, as_of=far)),
        (other, "harbour", "ill", held(m, as_of=near)),
    )


def hedged_trends(random: Random) -> Pair:
    """What was said with a hedge has fallen where nothing of it is left."""
    of, n = day(random), random.randint(20, 900)
    later = of + timedelta(random.randint(1, 30))
    written, far, near = random.choice(
        [
            (f"at least {n}", n - 1, n),
            (f"more than {n}", n, n + 1),
            (f"{n}..{n + 9}", n - 1, n),
            (n, f"fewer than {n}", f"at most {n}"),
        ]
    )
    one, other = sources(random, 2)
    falls = {"attribute": "victims", "along": "as_of", "never": "falls"}
    return twins(
        random,
        {"victims": kind("count", qualifiers=TIMES)},
        [(one, "flood", "victims", held(written, as_of=of))],
        (other, "flood", "victims", held(far, as_of=later)),
        (other, "flood", "victims", held(near, as_of=later)),
        [{"id": "only_grows", "check": {"trend": falls}}],
    )


def undated(random: Random) -> Pair:
    """Two figures of no time are held against each other, one of a time against neither."""
    n, m = random.sample(range(100, 9000), 2)
    one, other = sources(random, 2)
    return twins(
        random,
        {"people": kind("count", qualifiers=TIMES)},
        [(one, "mill", "people", n)],
        (other, "mill", "people", m),
        (other, "mill", "people", held(m, as_of=random.randint(1900, 2019))),
    )


def seats(random: Random) -> Pair:
    """Two hold one seat at one time, or one after the other."""
    year, years = random.randint(1900, 2010), random.randint(2, 6)
    inside = year + random.randint(1, years - 1)
    one, other = sources(random, 2)
    number = random.randint(1, 400)
    return twins(
        random,
        {"seat": kind("count", qualifiers=TIMES)},
        [(one, "tower", "seat", held(number, during=f"{year}/{year + years}"))],
        (other, "mill", "seat", held(number, during=inside)),
        (other, "mill", "seat", held(number, during=year + years + 1)),
        [{"id": "one_each", "check": {"unique": {"attribute": "seat"}}}],
    )


def parts_in_time(random: Random) -> Pair:
    """A part has no more than its whole, where both speak of one time."""
    year = random.randint(1900, 2019)
    n = random.randint(100, 9000)
    one, other = sources(random, 2)
    return twins(
        random,
        {"people": kind("count", qualifiers=TIMES)},
        [(one, "county", "people", held(n, during=year))],
        (other, "mill", "people", held(n + 1, as_of=f"{year}-{random.randint(1, 12):02}")),
        (other, "mill", "people", held(n + 1, as_of=f"{year + 1}-01")),
        [{"id": "inside", "check": {"within": {"attribute": "people"}}}],
        whole("mill"),
    )


# -- together -----------------------------------------------------------------------------------


def chains(random: Random) -> Pair:
    """Of several days, each before the next, the last is so many days behind the first."""
    names = random.sample(PLACES, random.randint(3, 6))
    steps = [
        {"id": f"step_{n}", "check": {"order": _strict(f"began({a})", f"began({b})")}}
        for n, (a, b) in enumerate(pairwise(names))
    ]
    first = day(random)
    one, other = sources(random, 2)
    return twins(
        random,
        {"began": kind("date")},
        [(one, names[0], "began", f"{first}")],
        (other, names[-1], "began", f"{first + timedelta(len(steps) - 1)}"),
        (other, names[-1], "began", f"{first + timedelta(len(steps))}"),
        at_once(*steps),
        people(*names),
    )


def _strict(first: str, then: str) -> dict[str, Any]:
    return {"first": first, "then": then, "strict": True}


def strictly(random: Random) -> Pair:
    """One day is not before itself; the day after is behind it."""
    of = day(random)
    one, other = sources(random, 2)
    return twins(
        random,
        {"built": kind("date"), "opened": kind("date")},
        [(one, "bridge", "built", f"{of}")],
        (other, "bridge", "opened", f"{of}"),
        (other, "bridge", "opened", f"{of + DAY}"),
        [{"id": "before", "check": {"order": _strict("built", "opened")}}],
    )


def means(random: Random) -> Pair:
    """A mean of few whole numbers: some sum of them comes to it, or none (the GRIM test)."""
    asked, unit = random.randint(7, 45), Fraction(1, 100)
    sums = {floor(Fraction(total * 100, asked) + Fraction(1, 2)) for total in range(asked * 8)}
    far = random.choice([n for n in range(100, 700) if n not in sums])
    near = min((n for n in sums if n), key=lambda n: abs(n - far))
    one, other = sources(random, 2)
    mean = {"id": "mean_of", "derive": {"formula": "mean(X) = marks(X) / asked(X)"}}
    return twins(
        random,
        {"asked": kind("count"), "marks": kind("count"), "mean": kind("quantity", unit="1")},
        [(one, "quarry", "asked", asked)],
        (other, "quarry", "mean", decimal(far * unit, 2)),
        (other, "quarry", "mean", decimal(near * unit, 2)),
        at_once(mean),
    )


def added(random: Random) -> Pair:
    """Parts of which each document knows one come to the whole, or to one more."""
    parts = random.sample(PLACES, 3)
    numbers = [random.randint(1, 900) for _ in parts]
    names = sources(random, 4)
    claims: list[Claim] = [
        (name, part, "seats", n) for name, part, n in zip(names, parts, numbers, strict=False)
    ]
    total = {"id": "added", "derive": {"sum": {"attribute": "seats", "parts_of": "county"}}}
    return twins(
        random,
        {"seats": kind("count")},
        claims,
        (names[3], "county", "seats", sum(numbers) + random.choice([-1, 1])),
        (names[3], "county", "seats", sum(numbers)),
        at_once(total),
        whole(*parts),
    )


def first_of_all(random: Random) -> Pair:
    """Where all parts are listed the whole begins with the first of them, and not a day before."""
    parts = random.sample(PLACES, 3)
    days = [day(random, 1900) for _ in parts]
    names = sources(random, 4)
    early = random.random() < 0.5
    ends, choose = ("earliest", min) if early else ("latest", max)
    right = choose(days)
    claims: list[Claim] = [
        (name, part, "began", f"{n}") for name, part, n in zip(names, parts, days, strict=False)
    ]
    rule = {"id": "of_all", "derive": {ends: {"attribute": "began", "parts_of": "county"}}}
    wrong = right - DAY if early else right + DAY
    return twins(
        random,
        {"began": kind("date")},
        claims,
        (names[3], "county", "began", f"{wrong}"),
        (names[3], "county", "began", f"{right}"),
        at_once(rule),
        whole(*parts),
    )


def limits(random: Random) -> Pair:
    """What is left of a total when one part is known is more than there can be, or as much."""
    most, known = random.randint(20, 400), random.randint(3, 400)
    one, other = sources(random, 2)
    total = {"id": "both", "derive": {"formula": "votes(X) = men(X) + women(X)"}}
    few = {"id": "few", "check": {"range": {"attribute": "women", "to": most}}}
    return twins(
        random,
        {name: kind("count") for name in ("votes", "men", "women")},
        [(one, "market", "men", known)],
        (other, "market", "votes", known + most + 1),
        (other, "market", "votes", known + most),
        at_once(total, few),
    )


def even(random: Random) -> Pair:
    """What comes in twos is even."""
    n, one = random.randint(2, 400), sources(random, 1)[0]
    formula = random.choice(["2 * carts(X)", "carts(X) + carts(X)"])
    twos = {"id": "in_twos", "derive": {"formula": f"wheels(X) = {formula}"}}
    return twins(
        random,
        {"wheels": kind("count"), "carts": kind("count")},
        [],
        (one, "mill", "wheels", 2 * n + 1),
        (one, "mill", "wheels", 2 * n),
        at_once(twos),
    )


def mixed(random: Random) -> Pair:
    """With ``sources: mixed`` a formula combines what two documents say."""
    begun, days = day(random), random.randint(2, 300)
    end = begun + timedelta(days)
    one, two, three = sources(random, 3)
    formula = {"formula": "ended(X) = began(X) + lasted(X)"}
    return twins(
        random,
        {"began": kind("date"), "ended": kind("date"), "lasted": kind("count", unit="days")},
        [(one, "quarry", "began", f"{begun}"), (two, "quarry", "lasted", f"{days} days")],
        (three, "quarry", "ended", f"{end + random.choice([-1, 1]) * DAY}"),
        (three, "quarry", "ended", f"{end}"),
        [{"id": "ended_then", "sources": "mixed", "derive": formula}],
    )


def own_voices(random: Random) -> Pair:
    """Together are held the documents' own voices; nobody whom they quote."""
    begun, days = day(random), random.randint(2, 300)
    end = begun + timedelta(days + 1)
    one, two, three = sources(random, 3)
    formula = {"id": "then", "derive": {"formula": "ended(X) = began(X) + lasted(X)"}}
    aside = random.choice([{"said_by": "the mayor"}, {"retracted": True}, {"status": "draft"}])
    return twins(
        random,
        {"began": kind("date"), "ended": kind("date"), "lasted": kind("count", unit="days")},
        [(one, "quarry", "began", f"{begun}"), (three, "quarry", "ended", f"{end}")],
        (two, "quarry", "lasted", f"{days} days"),
        (two, "quarry", "lasted", {"value": f"{days} days", **aside}),
        at_once(formula),
    )


def copied(random: Random) -> Pair:
    """Of a text and its copy the text is told of."""
    begun, days = day(random), random.randint(2, 60)
    end = begun + timedelta(days)
    one, two, three, copy = sources(random, 4)

    def prepare(corpus: Corpus) -> None:
        corpus.source(one)
        corpus.source(copy, derived_from=one)

    pair = twins(
        random,
        {"began": kind("date"), "ended": kind("date"), "lasted": kind("count", unit="days")},
        [(one, "quarry", "began", f"{begun}"), (two, "quarry", "lasted", f"{days} days")],
        (three, "quarry", "ended", f"{end + random.choice([-1, 1]) * DAY}"),
        (three, "quarry", "ended", f"{end}"),
        at_once({"id": "then", "derive": {"formula": "ended(X) = began(X) + lasted(X)"}}),
        prepare,
    )
    for corpus in pair[:2]:
        corpus.claim(copy, "quarry", "began", f"{begun}")
    return pair


def months(random: Random) -> Pair:
    """So many days behind some day of a month: the first, the last, and those beside them."""
    year, month, days = random.randint(1900, 2019), random.randint(1, 12), random.randint(2, 60)
    first = date(year, month, 1) + timedelta(days)
    last = date(year, month, monthrange(year, month)[1]) + timedelta(days)
    far, near = random.choice([(last + DAY, last), (first - DAY, first)])
    one, two, three = sources(random, 3)
    return twins(
        random,
        {"began": kind("date"), "ended": kind("date"), "lasted": kind("count", unit="days")},
        [
            (one, "quarry", "began", f"{year}-{month:02}"),
            (two, "quarry", "lasted", f"{days} days"),
        ],
        (three, "quarry", "ended", f"{far}"),
        (three, "quarry", "ended", f"{near}"),
        at_once({"id": "then", "derive": {"formula": "ended(X) = began(X) + lasted(X)"}}),
    )


def behind(random: Random) -> Pair:
    """What ends more than so many days after it began ends before what comes behind."""
    begun, days = day(random), random.randint(2, 60)
    one, two, three = sources(random, 3)
    formula = {"id": "then", "derive": {"formula": "ended(X) = began(X) + lasted(X)"}}
    before = {"id": "before", "check": {"order": {"first": "ended", "then": "sold"}}}
    return twins(
        random,
        {name: kind("date") for name in ("began", "ended", "sold")}
        | {"lasted": kind("count", unit="days")},
        [(one, "mill", "began", f"{begun}"), (two, "mill", "lasted", f"more than {days} days")],
        (three, "mill", "sold", f"{begun + timedelta(days)}"),
        (three, "mill", "sold", f"{begun + timedelta(days + 1)}"),
        at_once(formula, before),
    )


# -- wordings -----------------------------------------------------------------------------------


def fractions(random: Random) -> Pair:
    """`two-thirds` is as precise as a tenth."""
    written, share = random.choice(
        [
            ("half", Fraction(1, 2)),
            ("two-thirds", Fraction(2, 3)),
            ("a third", Fraction(1, 3)),
            ("1/4", Fraction(1, 4)),
            ("three-quarters", Fraction(3, 4)),
            ("1 in 5", Fraction(1, 5)),
        ]
    )
    meant = rounded(share * 100, 10)
    far = next(n for n in count(floor(meant.hi)) if rounded(n).clear_of(meant))
    near = next(n for n in range(far, 0, -1) if rounded(n).meets(meant))
    one, other = sources(random, 2)
    return twins(
        random,
        {"share": kind("quantity", unit="%")},
        [(one, "market", "share", written)],
        (other, "market", "share", f"{far} %"),
        (other, "market", "share", f"{near} %"),
    )


def degrees(random: Random) -> Pair:
    """`68 °F` is 19.7 to 20.3 °C."""
    number, step = random.randint(-40, 110), Fraction(1, 10)
    written = rounded(number)
    meant = Range((written.lo - 32) * 5 / 9, (written.hi - 32) * 5 / 9)
    far = next(n * step for n in count(floor(meant.hi * 10)) if _tenth(n).clear_of(meant))
    near = far - 2 * step
    if not rounded(near, step).meets(meant) or abs(near) < 2 or abs(far) < 2:
        return degrees(random)
    one, other = sources(random, 2)
    return twins(
        random,
        {"warmth": kind("quantity", unit="degC", signed=True)},
        [(one, "harbour", "warmth", f"{number} °F")],
        (other, "harbour", "warmth", f"{decimal(far, 1)} °C"),
        (other, "harbour", "warmth", f"{decimal(near, 1)} °C"),
    )


def _tenth(number: int) -> Range:
    return rounded(Fraction(number, 10), Fraction(1, 10))


def ratios(random: Random) -> Pair:
    """People by area, of one text, against the density in another."""
    number, area = random.randint(2000, 90000), random.randint(20, 300)
    lo, hi = Fraction(number) / rounded(area).hi, Fraction(number) / rounded(area).lo
    meant = Range(lo, hi)
    near = next(n for n in count(floor(lo)) if rounded(n).hi > lo)
    far = next(n for n in count(near) if rounded(n).clear_of(meant))
    one, other = sources(random, 2)
    density = {"id": "per_area", "derive": {"formula": "density(X) = people(X) / area(X)"}}
    return twins(
        random,
        {
            "people": kind("count"),
            "area": kind("quantity", unit="km2"),
            "density": kind("quantity", unit="1/km2"),
        },
        [(one, "quarry", "people", number), (one, "quarry", "area", f"{area} km2")],
        (other, "quarry", "density", f"{far} /km2"),
        (other, "quarry", "density", f"{near} /km2"),
        [density],
    )


def eras(random: Random) -> Pair:
    """Parts of decades, years and centuries, in words: their last days, and the day after."""
    decade, year = random.choice([1840, 1890, 1930, 1990]), random.randint(1810, 2010)
    century = random.randint(17, 20)
    written, last = random.choice(
        [
            (f"early {decade}s", date(decade + 3, 12, 31)),
            (f"mid {decade}s", date(decade + 6, 12, 31)),
            (f"late {decade}s", date(decade + 9, 12, 31)),
            (f"early {year}", date(year, 4, 30)),
            (f"mid {year}", date(year, 8, 31)),
            (f"late {year}", date(year, 12, 31)),
            (f"{century}th century", date(century * 100, 12, 31)),
            (f"first half of {year}", date(year, 6, 30)),
            (f"early March {year}", date(year, 3, 10)),
        ]
    )
    one, other = sources(random, 2)
    return twins(
        random,
        {"built": kind("date")},
        [(one, "bridge", "built", written)],
        (other, "bridge", "built", f"{last + DAY}"),
        (other, "bridge", "built", f"{last}"),
    )


def names(random: Random) -> Pair:
    """A person by another name is the same one."""
    one, other = sources(random, 2)

    def prepare(corpus: Corpus) -> None:
        for name in ("ann", "bob"):
            aliases = [f"{name.title()} Miller", f"{name[0].upper()}. Miller"]
            corpus.entities[name] = {"label": name.title(), "aliases": aliases}

    return twins(
        random,
        {"led_by": kind("entity", qualifiers={"by": "entity"})},
        [(one, "chapel", "led_by", {"value": "Ann Miller", "qualifiers": {"by": "bob"}})],
        (other, "chapel", "led_by", {"value": "bob", "qualifiers": {"by": "B. Miller"}}),
        (other, "chapel", "led_by", {"value": "A. Miller", "qualifiers": {"by": "B. Miller"}}),
        [AGREE],
        prepare,
    )


ALL: Final[dict[str, Callable[[Random], Pair]]] = FAMILIES | {
    family.__name__: family
    for family in (
        gaps,
        since,
        published,
        quarters,
        zones,
        edges,
        hedged_trends,
        undated,
        seats,
        parts_in_time,
        chains,
        strictly,
        means,
        added,
        first_of_all,
        limits,
        even,
        mixed,
        own_voices,
        copied,
        months,
        behind,
        fractions,
        degrees,
        ratios,
        eras,
        names,
    )
}
"""All families by name, with those of ``families.py``."""
