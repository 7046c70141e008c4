#!/usr/bin/env python3
"""Call: ``python tests/benchmarks/jointly.py [CONSTRAINTS [COMPONENT]]``.

How long does `jointly` take over so many constraints (100 000 by default), in components of so many
things (2000)? Regions have parts within parts at random, each with an area and a date, which
documents claim; nothing is impossible in most of them, and in every tenth one claim is. Prints
seconds for areas (`within`), for dates (`earliest`) and for long chains of days (formulas).
"""

import random
import sys
from collections.abc import Iterator
from time import perf_counter

from checker.kinds import KINDS
from checker.model.fact import Fact, Facts, Source
from checker.model.place import Place
from checker.model.rule import Found, Rule, Term
from checker.model.vocabulary import Attribute, Entities, Entity
from checker.rules import KINDS as RULES
from checker.rules.jointly import Jointly, answer, ask_last
from checker.rules.within import Within
from checker.values.numbers import Measure

HERE = Place("benchmark.yaml", 1, 1)
ATTRIBUTES = {
    "area": Attribute("area", "area", KINDS["quantity"], HERE, Measure("km2")),
    "began_on": Attribute("began_on", "beginning", KINDS["date"], HERE),
    "days_later": Attribute("days_later", "days later", KINDS["count"], HERE, Measure("days")),
}
ONE_IN = 10


def forest(many: int, size: int) -> Entities:
    """Regions, each of ``size`` entities, of which each is part of one before it."""
    chance = random.Random(7)
    by_id: dict[str, Entity] = {}
    for region in range(many // size):
        for number in range(size):
            above = f"e{region}_{chance.randrange(max(0, number - 40), number)}" if number else None
            name = f"e{region}_{number}"
            by_id[name] = Entity(name, name, HERE, part_of=above)
    return Entities.of(by_id, {name: name for name in by_id})


def claim(number: int, attribute: str, subject: str, text: str) -> Fact:
    """What one of a hundred documents says."""
    value = ATTRIBUTES[attribute].kind.read(text, ATTRIBUTES[attribute], None)  # type: ignore[arg-type]
    source = f"s{number % 100}"
    return Fact(
        f"{source}.{subject}.{attribute}",
        source,
        subject,
        attribute,
        value,
        HERE,
        frozenset({source}),
    )


def depths(entities: Entities) -> dict[str, int]:
    """How deep each entity lies in its region."""
    found: dict[str, int] = {}
    for name, entity in entities.by_id.items():
        found[name] = found[entity.part_of] + 1 if entity.part_of else 0
    return found


def areas(entities: Entities) -> Iterator[Fact]:
    """One in three is claimed, less the deeper it lies; and one that is too great for its place."""
    for number, (name, depth) in enumerate(depths(entities).items()):
        size = 1_000_000 - 5000 * depth
        if number % 20_000 == 19_999:
            size = 2_000_000
        if number % 3 == 0 or size > 1_000_000:
            yield claim(number, "area", name, f"{size} km2")


def days(entities: Entities) -> Iterator[Fact]:
    """The same of dates, later the deeper it lies."""
    for number, (name, depth) in enumerate(depths(entities).items()):
        year = 1000 + depth
        if number % 20_000 == 19_999:
            year = 900
        if number % 3 == 0 or year < 1000:
            yield claim(number, "began_on", name, f"{year:04}-05-13")


def steps(many: int, size: int) -> tuple[Entities, list[Fact]]:
    """Chains in which each begins some days after the one before, each claimed; few dates are."""
    by_id = {f"e{n}": Entity(f"e{n}", f"e{n}", HERE) for n in range(many)}
    facts = []
    for number in range(many):
        if number % size:
            facts.append(claim(number, "days_later", f"e{number}", f"{number % 5} days"))
        if number % 100 == 0:
            facts.append(claim(number, "began_on", f"e{number}", "1000/1040"))
        if number % 20_000 in (10, 20):
            facts.append(claim(number + 1, "began_on", f"e{number}", "1010-05-13"))
    return Entities.of(by_id, {name: name for name in by_id}), facts


def rule(name: str, kind: str, does: object) -> Rule:
    return Rule(name, name, RULES[kind], does, HERE)


def timed(title: str, entities: Entities, facts: list[Fact], rules: list[Rule]) -> None:
    """Prints how long it takes, and what is found."""
    sources = {f"s{n}": Source(f"s{n}", "", HERE) for n in range(100)}
    index = Facts.of(entities, ATTRIBUTES, sources, facts)
    does = Jointly(tuple(one.id for one in rules), tuple(rules))
    start = perf_counter()
    found: dict[str, int] = {}
    for question in ask_last(does, index, Found(lambda _: frozenset())):
        verdict = answer(does, question).verdict.value
        found[verdict] = found.get(verdict, 0) + 1
    print(f"{title}: {perf_counter() - start:.1f} s, {len(facts)} claims, {found}", flush=True)


def formulas(many: int, size: int) -> Iterator[Rule]:
    """One for each step."""
    from checker.rules.formula import Formula
    from checker.rules.formula.expression import Operation

    for number in range(many):
        if number % size:
            later = Operation(
                "+", Term("began_on", f"e{number - 1}"), Term("days_later", f"e{number}")
            )
            yield rule(f"r{number}", "formula", Formula(Term("began_on", f"e{number}"), later, ""))


def main(arguments: list[str]) -> None:
    """Measure all three."""
    from checker.rules.parts import OfParts

    many, size = (*map(int, arguments), *(100_000, 2000)[len(arguments) :])
    entities = forest(many, size)
    timed("areas", entities, list(areas(entities)), [rule("w", "within", Within("area"))])
    roots = [name for name, entity in entities.by_id.items() if entity.part_of is None]
    earliest = [rule(f"f{n}", "earliest", OfParts("began_on", top)) for n, top in enumerate(roots)]
    timed("dates", entities, list(days(entities)), earliest)
    chained, facts = steps(many, size)
    timed("steps", chained, facts, list(formulas(many, size)))


if __name__ == "__main__":
    main(sys.argv[1:])
