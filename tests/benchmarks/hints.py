"""How often a hint is told of two values that differ for no reason that it knows.

    python tests/benchmarks/hints.py

Pairs of values are drawn at random, as documents that differ have them: near each other, far from
each other, round and precise. For each hint and each way of drawing: of how many contradictions
among them it is told, as a share. What a reader may think of a hint is the less, the greater that
is; ``tests/hints/test_chance.py`` holds it to ``MOST``.
"""

import sys
from collections.abc import Callable, Iterator
from math import exp
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT)]

from checker.hints import HINTS, Hint  # noqa: E402
from checker.hints.pair import TwoClaims  # noqa: E402
from checker.kinds import KINDS  # noqa: E402
from checker.loading.literals import Literals  # noqa: E402
from checker.model.fact import Derivation, Fact, Facts, Source  # noqa: E402
from checker.model.place import Place  # noqa: E402
from checker.model.vocabulary import Attribute, Entities, Entity, Kind  # noqa: E402
from checker.values.compare import Members  # noqa: E402
from checker.values.dates.calendar import GREGORIAN  # noqa: E402
from checker.values.interval import Interval  # noqa: E402
from checker.values.numbers import Measure  # noqa: E402
from checker.values.value import Value  # noqa: E402
from checker.values.verdict import Relation  # noqa: E402

MOST = 0.01
"""The share of contradictions without a slip of which a hint may be told."""

EXPECTED = {
    ("two_calendars", "days of a month, 1850"): 0.03,
    ("day_of_publication", "events of two months, no day in a quote"): 0.04,
    ("points_or_per_cent", "changes of a share"): 0.015,
    ("weekday", "days, and any day of the week"): 0.15,
}
"""Where more is to be expected: of days of one month many are 12 apart; events are reported on
their day; any day of the week is that of every seventh day; and of shares that are known, one in
eighty is as good as any."""

PAIRS = 2_000

NOWHERE = Place("facts.yaml", 1, 1)

NAMES = (
    "Afghanistan", "Albania", "Algeria", "Andorra", "Angola", "Argentina", "Armenia", "Australia",
    "Austria", "Azerbaijan", "Bahrain", "Bangladesh", "Barbados", "Belarus", "Belgium", "Belize",
    "Benin", "Bhutan", "Bolivia", "Botswana", "Brazil", "Bulgaria", "Burundi", "Cambodia",
    "Cameroon", "Canada", "Chile", "Colombia", "Croatia", "Cyprus", "Denmark", "Djibouti",
    "Dominica", "Ecuador", "Egypt", "Eritrea", "Estonia", "Eswatini", "Ethiopia", "Finland",
    "France", "Gabon", "Gambia", "Georgia", "Germany", "Ghana", "Greece", "Grenada", "Guatemala",
    "Guinea", "Guyana", "Honduras", "Hungary", "Iceland", "India", "Indonesia", "Ireland",
    "Israel", "Italy", "Jamaica", "Japan", "Jordan", "Kazakhstan", "Kenya", "Kiribati", "Kosovo",
    "Kuwait", "Kyrgyzstan", "Laos", "Latvia", "Lebanon", "Lesotho", "Liberia", "Libya",
    "Liechtenstein", "Lithuania", "Luxembourg", "Madagascar", "Malawi", "Malaysia", "Maldives",
    "Malta", "Mauritania", "Mauritius", "Mexico", "Micronesia", "Moldova", "Monaco", "Mongolia",
    "Montenegro", "Morocco", "Mozambique", "Myanmar", "Namibia", "Nauru", "Nepal", "Netherlands",
    "Nicaragua", "Niger", "Nigeria", "Norway", "Pakistan", "Palau", "Palestine", "Panama",
    "Paraguay", "Philippines", "Poland", "Portugal", "Qatar", "Romania", "Russia", "Rwanda",
    "Samoa", "Senegal", "Serbia", "Seychelles", "Singapore", "Slovakia", "Slovenia", "Somalia",
    "Spain", "Sudan", "Suriname", "Sweden", "Switzerland", "Syria", "Tajikistan", "Tanzania",
    "Thailand", "Togo", "Tonga", "Tunisia", "Turkey", "Turkmenistan", "Tuvalu", "Uganda",
    "Ukraine", "Uruguay", "Uzbekistan", "Vanuatu", "Venezuela", "Vietnam", "Yemen", "Zambia",
    "Zimbabwe",
)  # fmt: skip
"""Countries of one word: real names, of which some are near each other."""

ENTITIES = {name.casefold(): Entity(name.casefold(), name, NOWHERE, "country") for name in NAMES}
ENTITIES |= {f"part_{n}": Entity(f"part_{n}", f"part {n}", NOWHERE) for n in range(12)}
WORDS = Entities.of(ENTITIES, {e.label: e.id for e in ENTITIES.values()} | {i: i for i in ENTITIES})


def attribute(kind: str, unit: str = "", **more: object) -> Attribute:
    """An attribute of that kind, or, in a house without it, of one that can do nothing."""
    measure = Measure(unit, signed=unit == "°C")
    return Attribute(kind, kind, KINDS.get(kind, Kind()), NOWHERE, measure, **more)  # type: ignore[arg-type]


ATTRIBUTES = {
    name: attribute(kind, unit)
    for name, kind, unit in (
        ("date", "date", ""), ("count", "count", ""), ("entity", "entity", ""),
        ("text", "text", ""), ("share", "quantity", "%"), ("area", "quantity", "km2"),
        ("length", "quantity", "km"), ("height", "quantity", "m"), ("mass", "quantity", "kg"),
        ("warmth", "quantity", "°C"), ("set", "set", ""),
    )
}  # fmt: skip
ATTRIBUTES["text"] = attribute("text", exact=True)
ATTRIBUTES = {name: one._replace(id=name) for name, one in ATTRIBUTES.items()}
LITERALS = Literals(WORDS)
PUBLISHED = "2016-04-20"
FACTS = Facts.of(
    WORDS,
    ATTRIBUTES,
    {
        name: Source(name, name, NOWHERE, published=LITERALS.value(PUBLISHED, ATTRIBUTES["date"]))
        for name in ("daily", "gazette")
    },
    [],
)


def claim(source: str, what: str, value: Value | object, **more: object) -> Fact:
    """A claim of that source about one thing."""
    read = value if isinstance(value, Value) else LITERALS.value(value, ATTRIBUTES[what])
    name = f"{source}.thing.{what}"
    return Fact(name, source, "thing", what, read, NOWHERE, frozenset((source,)), **more)  # type: ignore[arg-type]


def pair(what: str, one: object, other: object) -> TwoClaims:
    """Two claims of two sources."""
    return TwoClaims(
        claim("daily", what, one), claim("gazette", what, other), ATTRIBUTES[what], FACTS
    )


def written(day: int) -> str:
    """A day number as a date."""
    return "{:04}-{:02}-{:02}".format(*GREGORIAN.fields(day))


def digits(number: float, how_many: int) -> str:
    """A number with so many significant digits, in plain figures."""
    text = f"{float(f'{number:.{how_many - 1}e}'):.6f}"
    return text.rstrip("0").rstrip(".")


class Drawn(NamedTuple):
    """A way of drawing pairs of values."""

    name: str
    pair: Callable[[Random], TwoClaims]


def days(first: int, spread: int) -> Callable[[Random], TwoClaims]:
    """Two days: the one within a century from ``first`` on, the other so near to it."""
    start = GREGORIAN.day_number(first, 1, 1)

    def draw(random: Random) -> TwoClaims:
        day = start + random.randrange(60 * 365)
        return pair("date", written(day), written(day + random.randint(-spread, spread)))

    return draw


def years(spread: float) -> Callable[[Random], TwoClaims]:
    """Two years of the last century, so near to each other on average."""

    def draw(random: Random) -> TwoClaims:
        year = random.randint(1900, 2020)
        return pair("date", str(year), str(year + round(random.gauss(0, spread))))

    return draw


def reported(random: Random) -> TwoClaims:
    """Two days in the two months before both sources were published."""
    last = GREGORIAN.day_number(*map(int, PUBLISHED.split("-")))
    return pair("date", *(written(last - random.randrange(60)) for _ in range(2)))


def weekdays(random: Random) -> TwoClaims:
    """Two days of a month, and a quote that names any day of the week."""
    drawn = days(1990, 30)(random)
    name = random.choice(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"))
    return drawn._replace(a=drawn.a._replace(quote=(f"on {name} last",)))


def numbers(what: str, spread: float, most: int) -> Callable[[Random], TwoClaims]:
    """Two numbers with up to ``most`` digits, so far apart (of the logarithm) on average."""

    def draw(random: Random) -> TwoClaims:
        number = exp(random.uniform(1, 13))
        other = number * exp(random.gauss(0, spread))
        texts = [digits(n, random.randint(1, most)) for n in (number, other)]
        if what == "count":
            texts = [str(round(float(text))) for text in texts]
        elif what == "share":
            texts = [f"{float(digits(float(t) % 100 + 0.5, most))} %" for t in texts]
        return pair(what, *texts)

    return draw


def small_counts(random: Random) -> TwoClaims:
    """Two numbers of victims: small ones."""
    return pair("count", *(str(1 + round(random.expovariate(1 / 40))) for _ in range(2)))


def temperatures(random: Random) -> TwoClaims:
    """Two temperatures."""
    return pair("warmth", *(f"{random.gauss(12, 12):.1f}" for _ in range(2)))


def names(what: str) -> Callable[[Random], TwoClaims]:
    """Two countries."""
    return lambda random: pair(what, *random.sample(NAMES, 2))


def lists(size: int) -> Callable[[Random], TwoClaims]:
    """Two lists, each of so many among a few more countries."""

    def draw(random: Random) -> TwoClaims:
        among = random.sample(NAMES, size + 3)
        some = [random.sample(among, random.randint(size - 1, size + 1)) for _ in range(2)]
        return pair("set", *(Value(", ".join(one), Members(frozenset(one))) for one in some))

    return draw


def sums(parts: int, spread: float) -> Callable[[Random], TwoClaims]:
    """A sum of areas, and a number that is near to it."""

    def draw(random: Random) -> TwoClaims:
        terms = [
            claim("daily", "area", str(random.randint(300, 4000)))._replace(subject=f"part_{n}")
            for n in range(parts)
        ]
        number = sum(int(term.value.text) for term in terms)
        reach = Interval(number - parts, number + parts)
        value = Value(str(number), reach, number)
        derivation = Derivation.of("sum", tuple(terms), value)
        added = claim("daily", "area", value, derivation=derivation)
        other = digits(number * exp(random.gauss(0, spread)), random.randint(2, 6))
        drawn = pair("area", other, other)
        return drawn._replace(a=added)

    return draw


def changes(random: Random) -> TwoClaims:
    """A change between two shares, and any number of per cent."""
    shares = [claim("daily", "share", f"{random.randint(5, 60)} %") for _ in range(2)]
    number = int(shares[1].value.text[:-2]) - int(shares[0].value.text[:-2])
    value = Value(f"{number} %", Interval(number, number, False, False), number)
    added = claim("daily", "share", value, derivation=Derivation.of("change", tuple(shares), value))
    drawn = pair("share", "1 %", f"{random.randint(1, 80)} %")
    return drawn._replace(a=added)


DRAWN = (
    Drawn("days of a month, 1850", days(1850, 30)),
    Drawn("days of a month, 1950", days(1950, 30)),
    Drawn("days of a year", days(1950, 365)),
    Drawn("days of a century", days(1900, 36500)),
    Drawn("years, 3 apart", years(3)),
    Drawn("years, 30 apart", years(30)),
    Drawn("events of two months, no day in a quote", reported),
    Drawn("days, and any day of the week", weekdays),
    Drawn("areas, a third apart", numbers("area", 0.3, 4)),
    Drawn("areas, tenfold apart", numbers("area", 2.3, 4)),
    Drawn("round areas", numbers("area", 1, 2)),
    Drawn("lengths, a third apart", numbers("length", 0.3, 4)),
    Drawn("lengths, three times apart", numbers("length", 1.1, 3)),
    Drawn("heights, three times apart", numbers("height", 1.1, 3)),
    Drawn("masses, three times apart", numbers("mass", 1.1, 3)),
    Drawn("counts, a third apart", numbers("count", 0.3, 4)),
    Drawn("counts, tenfold apart", numbers("count", 2.3, 4)),
    Drawn("small counts", small_counts),
    Drawn("temperatures", temperatures),
    Drawn("shares", numbers("share", 1, 3)),
    Drawn("countries", names("entity")),
    Drawn("countries as texts", names("text")),
    Drawn("lists of five", lists(5)),
    Drawn("lists of nine", lists(9)),
    Drawn("sums of three", sums(3, 0.2)),
    Drawn("sums of eight", sums(8, 0.2)),
    Drawn("changes of a share", changes),
)


def measured(pairs: int, seed: int = 1) -> Iterator[tuple[str, str, float, str]]:
    """For each way of drawing and each hint for such values: its share, and an example."""
    for name, draw in DRAWN:
        random = Random(seed)
        told: dict[Hint, list[str]] = {}
        contradictions = 0
        hints: tuple[Hint, ...] = ()
        for _ in range(pairs):
            drawn = draw(random)
            hints = HINTS[drawn.attribute.kind.slips(drawn.attribute)]
            possible = [drawn.a.value.possible, drawn.b.value.possible]
            if drawn.attribute.compare(possible).relation is not Relation.DISJOINT:
                continue
            contradictions += 1
            for hint in hints:
                if sentence := hint(drawn):
                    told.setdefault(hint, []).append(sentence)
        for hint in hints:
            some = told.get(hint, [])
            yield hint.__name__, name, len(some) / contradictions, some[0] if some else ""


def main() -> None:
    """Print what was told at all, the most often first."""
    rows = sorted(measured(PAIRS), key=lambda row: -row[2])
    for hint, name, share, example in rows:
        if share:
            print(f"{share:8.3%}  {hint:<26} {name:<39} {example}")
    silent = sum(not share for _, _, share, _ in rows)
    print(f"silent: {silent} of {len(rows)} hints and ways of drawing, {PAIRS} pairs each")


if __name__ == "__main__":
    main()
