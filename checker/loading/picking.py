"""Of the claims of large tables those that an engine finds worth looking at."""

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from checker.loading.facts import FactReader
from checker.loading.literals import Literals
from checker.loading.nodes import text_of
from checker.loading.rules import RuleReader
from checker.loading.sources import File
from checker.model.fact import Fact, Source
from checker.model.place import Problem
from checker.model.ranked import Reckoned, Spread
from checker.model.untold import NotPicked, Picking, Unanswered
from checker.model.vocabulary import Attribute, Entities
from checker.tables.about import across
from checker.tables.claims import TableReader
from checker.tables.declaration import Access, Table
from checker.tables.engines import EngineOf
from checker.tables.engines.duck import Duck
from checker.tables.find import files_of, is_of_cluster
from checker.tables.judging import Wanted
from checker.tables.picked import Picked
from checker.tables.selecting import HowToSelect, select
from checker.values.texts import normal_text

MOST_READ_HERE: Final = 2**28
"""The most bytes of tables that are read row by row where a cluster was to select."""

SMALLEST: Final = 2**22
"""The bytes of tables from which on an engine picks, where nobody says otherwise."""


def pick(
    picking: Picking,
    tables: Sequence[Table],
    access: Access,
    files: Sequence[File],
    entities: Entities,
    attributes: Mapping[str, Attribute],
    sources: Mapping[str, Source],
) -> Picked:
    """The claims of tables that are worth looking at; raises ``NotPicked``."""

    def asked(known: Entities) -> tuple[Literals, Wanted]:
        literals = Literals(known)
        wanted = _wanted(picking, files, literals, attributes)
        return literals, wanted._replace(
            claims=_held_across(wanted, files, literals, attributes, sources)
        )

    engine: EngineOf = Duck
    if picking.remote:
        from checker.tables.engines.spark import Spark  # 0.1 s, and nobody else has need of it

        engine = partial(Spark, picking.remote)
    how = HowToSelect(engine, 0 if picking.always else SMALLEST, picking.show)
    return select(tables, access, attributes, sources, entities, how, asked)


def _wanted(
    picking: Picking,
    files: Sequence[File],
    literals: Literals,
    attributes: Mapping[str, Attribute],
) -> Wanted:
    """What is asked of tables; raises ``NotPicked`` where something is wrong with the rules."""
    wrong: list[Problem] = []
    rules = RuleReader(literals, attributes, wrong, any_type=True)
    for file in files:
        rules.read_all(*file)
    rules.bind()
    if wrong:
        raise NotPicked(f"{wrong[0]}")
    names = literals.entities.names
    stated: set[str] = set()
    words: set[str] = set()
    for claim in _stated(files):
        subject = text_of(claim.get("subject"))
        stated.add(names.get(subject) or names.get(normal_text(subject), ""))
        said = claim.get("qualifiers")
        of_claim = said.values() if isinstance(said, dict) else ()
        words.update(normal_text(text_of(one)) for one in (claim.get("said_by"), *of_claim))
    return Wanted(
        tuple(rules.rules.values()),
        picking.told,
        picking.every,
        sorted(stated - {""}),
        sorted(words - {""} - names.keys()),
        any("waivers" in node for _, node, _ in files),
        sorted(_waived(files)),
    )


def _held_across(
    wanted: Wanted,
    files: Sequence[File],
    literals: Literals,
    attributes: Mapping[str, Attribute],
    sources: Mapping[str, Source],
) -> Sequence[Fact]:
    """The claims of YAML files that are held against claims about other subjects; raises
    ``NotPicked`` where something is wrong with some."""
    names: set[str] = set()
    for rule in wanted.rules:
        ranked = rule.kind.ranked(rule.does, attributes)
        if isinstance(ranked, Spread):
            names.add(ranked.attribute)
        elif ranked is not None and not isinstance(ranked, Reckoned):
            names.add(across(ranked))
    if not any(text_of(claim.get("attribute")) in names - {""} for claim in _stated(files)):
        return ()
    wrong: list[Problem] = []
    claims = FactReader(literals, attributes, sources, wrong)
    for file in files:
        claims.read(*file)
    if wrong:
        raise NotPicked(f"{wrong[0]}")
    return tuple(fact for fact in claims.facts if fact.attribute in names)


def without_key(tables: Sequence[Table]) -> list[Problem]:
    """What is wrong with tables of which a cluster could not say which row is which."""
    return [
        Problem(
            table.place,
            f"table '{table.id}' does not say what names a row, and Spark numbers none: "
            "write row: {key: [COLUMN]}",
        )
        for table in tables
        if not table.key
    ]


def refuse_large(picking: Picking, tables: Sequence[Table], access: Access, why: NotPicked) -> None:
    """Raise ``Unanswered`` where a cluster cannot pick, and the tables are too large to be read
    here, row by row, instead."""
    if not picking.remote:
        return
    paths = (path for table in tables for _, path, _ in files_of(table, access, []))
    if sum(os.path.getsize(path) for path in paths if os.path.isfile(path)) > MOST_READ_HERE:
        raise Unanswered(
            f"the cluster cannot select ({why}), and tables of more than {MOST_READ_HERE >> 20} "
            "MiB are not read row by row here: mend that, or take --engine duckdb or plain"
        )


def unread(tables: Sequence[Table], access: Access, why: NotPicked) -> list[Problem]:
    """What is wrong where a cluster cannot select of tables that nobody but it sees."""
    there = [
        (name, place)
        for table in tables
        for name, _, place in files_of(table, access, [])
        if is_of_cluster(name)
    ]
    if not there:
        return []
    if why.at is not None:
        return [Problem(why.at, str(why))]
    return [
        Problem(place, f"'{name[:200]}': only a cluster sees it, which cannot select: {why}")
        for name, place in there[:1]
    ]


def _stated(files: Sequence[File]) -> Iterator[Mapping[str, object]]:
    """All claims of YAML files, and the blocks that they stand in."""
    for _, node, _ in files:
        for item in node.get("facts") or ():
            yield item
            yield from item.get("claims") or ()


def _waived(files: Sequence[File]) -> Iterator[str]:
    """The ids of all claims that waivers name."""
    for _, node, _ in files:
        for waiver in node.get("waivers") or ():
            yield from waiver.get("values") or ()
            if "fact" in waiver:
                yield text_of(waiver["fact"])


def refuse_to_pick(
    claims: FactReader, tables: TableReader, picked: Picked, problems: Sequence[Problem]
) -> None:
    """Raise ``NotPicked`` where what was not picked may bear on more than its own group."""
    begins = tuple(f"{one.table.id}." for one in picked.files)
    of_files = claims.facts[: len(claims.facts) - len(tables.facts)]
    own = any(fact.id.startswith(begins) for fact in of_files)
    traced = claims.traced and not claims.derives  # then all that bears on it is built
    if problems or traced or claims.declared or own:
        wrong = f"{problems[0]}" if problems else "what bears on more than one claim"
        raise NotPicked(wrong)
