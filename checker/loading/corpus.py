"""Folders to a corpus: all files, and all their problems together."""

import os
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, final

from checker.loading.cautions import cautions, near_names
from checker.loading.facts import ClaimsOfFile, FactReader
from checker.loading.files import (
    Content,
    Digest,
    digests_of,
    find,
    folders_in,
    is_input,
    read_bytes,
)
from checker.loading.literals import Literals
from checker.loading.lock import read_locks
from checker.loading.nodes import MappingNode
from checker.loading.rules import RuleReader
from checker.loading.shape import validate
from checker.loading.shape_errors import Path_
from checker.loading.slips import after_first
from checker.loading.sources import File, read_sources
from checker.loading.text import read_yaml
from checker.loading.undeclared import Undeclared
from checker.loading.vocabulary import Declared, read_attributes, read_entities
from checker.model.corpus import Caution, Corpus, Input
from checker.model.fact import Source
from checker.model.lock import Locks, is_lock
from checker.model.origins import with_origins
from checker.model.place import Place, Problem, Unknown
from checker.model.untold import NotPicked, Picking, Untold
from checker.model.vocabulary import Attribute, Entities

if TYPE_CHECKING:
    from checker.loading.cache import ParsedCache
    from checker.loading.portions import PortionReader as Portions
    from checker.model.waiver import Waiver
    from checker.tables.claims import TableReader as Tables
    from checker.tables.declaration import Access
    from checker.tables.picked import Picked

    OpenCache = Callable[[], ParsedCache | None]

LARGE = 3 * 2**20
"""Files of so many bytes together, or more, are parsed side by side, or not at all if they were
before: to parse them takes half a second."""

MOST_DOCUMENTS = 20
"""How many documents of YAML in one file are looked at, where there should be one."""

_MAY_BE_LARGE = re.compile(rb"\b(?:facts|entities)\b").search


Read = tuple[MappingNode | None, list[Problem], set[Path_], str]
"""What came of reading one file: its data, its problems, the broken paths in it, and its text where
that is needed to tell them."""


@final
class ReadFiles:
    """What files were read as, for whoever reads them again: one that is the same is not parsed."""

    def __init__(self) -> None:
        """With nothing yet."""
        self._files: dict[str, tuple[bytes, Read]] = {}
        self._words: object = None
        self._claims: dict[str, ClaimsOfFile] = {}
        self._near: tuple[Entities, tuple[Caution, ...]] | None = None

    def read(self, name: str, data: bytes) -> Read:
        """What a file holds, as it was read before, if its bytes are the same."""
        known = self._files.get(name)
        if known is None or known[0] != data:
            known = self._files[name] = data, _parsed(data, name)
        return known[1]

    def claims(
        self,
        entities: Entities,
        attributes: Mapping[str, Attribute],
        sources: Mapping[str, Source],
    ) -> dict[str, ClaimsOfFile]:
        """What claims were read as, by file, as long as the words that they are read by stay."""
        nowhere = Place("", 1, 1)
        elsewhere = [source._replace(place=nowhere) for source in sources.values()]
        words = entities, dict(attributes), elsewhere
        if self._words != words:
            self._words, self._claims = words, {}
        return self._claims

    def near_names(self, entities: Entities) -> tuple[Caution, ...]:
        """What may be one entity under two names, as it was found before of the same entities."""
        if self._near is None or self._near[0] != entities:
            self._near = entities, tuple(near_names(entities))
        return self._near[1]


def load(
    paths: Sequence[Path],
    root: str,
    *,
    mending: bool = False,
    sql: bool = False,
    kept: ReadFiles | None = None,
    picking: "Picking | None" = None,
    cache: "OpenCache | None" = None,
) -> tuple[Corpus | None, list[Problem]]:
    """The corpus in the files and folders ``paths``, and every problem with it, sorted.

    ``root`` is the folder that file names are relative to. The corpus is ``None`` where there is
    a problem: a part of the claims would give a report that looks whole. ``mending``: records of
    machines that cannot be used are passed over, since they are written anew, or never again.
    ``sql``: what a mapping of a table selects from a database is run. ``kept`` is of an earlier
    call, if there was one, and of use to the next. ``picking``: an engine picks those claims of
    tables that are worth looking at, where it can, and counts the others. ``cache`` gives what many
    files were parsed to in earlier runs, and gets what they are parsed to now.
    """
    found, problems = find(paths, root)
    contents = [(one[0], read_bytes(one)) for one in found]
    access = access_to(paths, root, sql=sql)
    asked = contents, problems, folders_in(paths, root)
    digests = digests_of(contents)
    packed = {} if kept else pack_large(contents, digests, cache)
    loaded = partial(load_contents, *asked, mending=mending, access=access, kept=kept)
    if picking is not None:
        try:
            return loaded(picking=picking, packed=packed, digests=digests)
        except NotPicked:
            pass
    return loaded(packed=packed, digests=digests)


def pack_large(
    contents: Sequence[Content],
    digests: Mapping[str, Digest],
    cache: "OpenCache | None" = None,
) -> Mapping[str, MappingNode]:
    """What many files hold, by name, parsed side by side, or before; nothing of few files."""
    files = [(name, data) for name, data in contents if isinstance(data, bytes)]
    if sum(len(data) for _, data in files) < LARGE:
        return {}
    from checker.loading.aside import BulkFile, pack_all  # 7 ms with others that few runs need

    large = {
        digests[name].as_it_is: BulkFile(name, data, digests[name].as_it_is)
        for name, data in files
        if _MAY_BE_LARGE(data) and not is_lock(name)
    }
    opened = cache() if cache is not None else None
    parse = pack_all if opened is None else opened.pack_all
    names = {digest: one.name for digest, one in large.items()}
    return {
        name: node for portion in parse([*large.values()]) for name, node in portion.nodes(names)
    }


def access_to(paths: Sequence[Path], root: str, *, sql: bool = False) -> "Callable[[], Access]":
    """Where the tables of a corpus in ``paths`` may lie, for who has any."""

    def access() -> "Access":
        from checker.tables.declaration import Access

        tops = [os.path.abspath(path) for path in paths]
        folders = tuple(top if os.path.isdir(top) else os.path.dirname(top) for top in tops)
        return Access(root, folders, sql)

    return access


def load_contents(
    contents: Iterable[Content],
    wrong: Sequence[Problem] = (),
    folders: Sequence[str] = (),
    *,
    mending: bool = False,
    access: "Callable[[], Access] | None" = None,
    kept: ReadFiles | None = None,
    picking: Picking | None = None,
    packed: Mapping[str, MappingNode] | None = None,
    digests: Mapping[str, Digest] | None = None,
) -> tuple[Corpus | None, list[Problem]]:
    """As :func:`load`, of files that were found already, with what went ``wrong`` in finding them.

    ``contents`` are names and bytes, sorted by name; ``folders`` the names of those that were
    given. Without ``access`` no table can be read. With ``picking`` it raises ``NotPicked`` where
    what was picked is found to bear on more than it. ``packed`` has what some of the files hold
    (see :func:`pack_large`), if that was asked before; ``digests`` likewise.
    """
    contents = list(contents)
    if digests is None:
        digests = digests_of(contents)
    if packed is None:
        packed = pack_large(contents, digests)
    asked = contents, digests, wrong, folders, mending, access, kept, picking
    corpus, problems = _loaded(*asked, packed)
    if problems and packed:  # what is packed has not all places in it
        return _loaded(*asked, {})
    return corpus, problems


def _loaded(
    contents: Iterable[Content],
    digests: Mapping[str, Digest],
    wrong: Sequence[Problem],
    folders: Sequence[str],
    mending: bool,
    access: "Callable[[], Access] | None",
    kept: ReadFiles | None,
    picking: Picking | None,
    packed: Mapping[str, MappingNode],
) -> tuple[Corpus | None, list[Problem]]:
    """See :func:`load_contents`."""
    problems = list(wrong)
    undeclared = Undeclared()
    locked: list[tuple[str, bytes]] = []
    files = _read(_without_locks(contents, locked), undeclared, problems, kept=kept, packed=packed)
    misrecorded: list[Problem] = []
    locks = read_locks(locked, folders, misrecorded)
    whole = not problems
    entities = read_entities(declared(files, "entities"), problems)
    attributes = read_attributes(declared(files, "attributes"), problems)
    sources = read_sources(files, problems)
    tables: Tables | None = None
    everything = entities
    if any("tables" in node for _, node, _ in files):
        from checker.loading.tables import read_tables
        from checker.tables.claims import TableReader

        declared_tables = read_tables(files, attributes, sources, problems)
        where = access and access()
        picked: Picked | None = None
        if picking is not None and where is not None and not problems:
            from checker.loading.picking import pick, refuse_large, unread, without_key

            if picking.remote:
                where = where._replace(cluster=True)
                problems += without_key(declared_tables)
                if problems:
                    return None, undeclared.told(problems)
            asked = picking, declared_tables, where
            try:
                picked = pick(*asked, files, entities, attributes, sources)
            except NotPicked as why:  # all rows are read
                problems += unread(declared_tables, where, why)
                if problems:
                    return None, undeclared.told(problems)
                refuse_large(*asked, why)
        tables = TableReader(declared_tables, where, attributes, problems, picked)
        everything, sources = tables.with_words(entities, sources)
    literals = Literals(everything)
    claims = FactReader(literals, attributes, sources, problems, locks)
    rules = RuleReader(literals, attributes, problems)
    of_files = kept.claims(everything, attributes, sources) if kept else {}
    portions: Portions | None = None
    if packed:
        from checker.loading.portions import PortionReader  # see `pack_large`

        portions = PortionReader(claims)
    for file in files:
        try:
            if portions is not None and file[0] in packed:
                portions.read(*file[:2])
            elif kept:
                claims.read_again(*file, of_files)
            else:
                claims.read(*file)
            rules.read_all(*file)
        except Exception as error:
            error.add_note(f"reading {file[0]}")
            raise
    rules.check_circles()
    rules.bind()
    if any("patterns" in node for _, node, _ in files):
        from checker.loading.patterns import PatternReader

        patterns = PatternReader(literals, attributes, problems)
        for file in files:
            patterns.read_all(*file)
    if tables is not None:
        tables.read(literals, sources)
        add_tables(claims, tables)
    if whole:
        nowhere = Place(files[0][0] if files else ".", 1, 1)
        problems += [
            Problem(nowhere, f"no {section} in any file: write `{section}:` into one")
            for section in ("facts", "rules")
            if not any(section in node for _, node, _ in files)
            and (section == "rules" or tables is None)
        ]
    waivers: list[Waiver] = []
    if any("waivers" in node for _, node, _ in files):
        from checker.loading.waivers import read_waivers

        waivers = read_waivers(files, claims.facts, attributes, literals, problems)
    if not mending:
        problems += misrecorded
    if picking is not None and tables is not None and tables.picked is not None:
        from checker.loading.picking import refuse_to_pick

        try:
            refuse_to_pick(claims, tables, tables.picked, problems)
        except NotPicked as why:
            if there := unread(declared_tables, asked[2], why):
                return None, undeclared.told(problems or there)
            refuse_large(*asked, why)
            raise
    if problems or rules.may_misname(files):
        from checker.loading.examples import mistakes_in_examples  # few runs need them

        known = tuple(rules.rules.values())
        so_far = Corpus(everything, attributes, sources, (), (), known, ())
        wrong = mistakes_in_examples(files, so_far, rules.ids)
        if problems or any(isinstance(one.message, Unknown) for one in wrong):
            problems += wrong
    if problems:
        undeclared.add_names(left_out(files, attributes))
        return None, undeclared.told(problems)
    facts = claims.facts
    if claims.seen != len(facts) + len(claims.set_aside):
        raise RuntimeError("a claim was left out without a problem: a mistake of the checker's own")
    if claims.traced:
        facts = with_origins(facts, sources, claims.declared)
    picked_of = tables.picked if tables is not None else None
    compared = frozenset() if tables is None else frozenset(tables.compared)
    counted = picked_of.numbers if picked_of is not None else {}
    alone_in_use = {name: one for name, one in attributes.items() if counted.get(name, 1) == 1}
    near = kept.near_names(entities) if kept else tuple(near_names(entities))
    of_tables = sorted(tables.cautions, key=lambda one: one.place) if tables is not None else ()
    corpus = Corpus(
        everything,
        attributes,
        {source.id: claims.on_record.with_state(source) for source in sources.values()},
        tuple(facts),
        tuple(claims.set_aside),
        tuple(rules.rules.values()),
        tuple(cautions((*near, *of_tables), alone_in_use, claims.facts, rules.rules.values())),
        tuple(waivers),
        locks,
        _inputs(files, digests, () if tables is None else tables.inputs.values()),
        () if tables is None else tuple(tables.skipped),
        frozenset() if tables is None else frozenset(tables.names),
        Untold() if picked_of is None else picked_of.untold._replace(compared=compared),
        None if picked_of is None else picked_of.listed,
    )
    return corpus, []


def _inputs(
    files: Iterable[File], digests: Mapping[str, Digest], tables: Iterable[Input]
) -> tuple[Input, ...]:
    """What bears on verdicts, by name, and what it holds: files, and ``tables``."""
    sections = {name: set(node) for name, node, _ in files if set(node) != {"patterns"}}
    told = list(tables)
    for name, digest in digests.items():
        if is_lock(name):
            told.append(Input(name, digest.anywhere, "rules"))
        elif name in sections:  # the rest has nothing but patterns, which bear on no verdict
            one = sections[name]
            holds: Literal["claims", "waivers", "rules"] = "rules"
            if one and one <= {"source", "facts"}:
                holds = "claims"
            elif one == {"waivers"}:
                holds = "waivers"
            told.append(Input(name, digest.anywhere, holds))
    return tuple(sorted(told))


def add_tables(claims: FactReader, tables: "Tables") -> None:
    """Add what tables claim to what files do; an id of one that the other has is a problem."""
    known = {fact.id: fact.place for fact in claims.facts}
    for fact in tables.facts if known else ():
        if fact.id in known:
            wrong = f"a second claim '{fact.id[:80]}' (first at {known[fact.id]}): rename the table"
            claims.problems.append(Problem(fact.place, wrong))
    claims.facts += tables.facts
    claims.set_aside += tables.set_aside
    claims.seen += tables.seen


def _without_locks(
    contents: Iterable[Content], locked: list[tuple[str, bytes]]
) -> Iterator[Content]:
    """The files that people write; ``locked`` gets those of machines."""
    for content in contents:
        name, data = content
        if is_lock(name) and not isinstance(data, Problem):
            locked.append((name, data))
        else:
            yield content


def read_files(
    paths: Sequence[Path],
    root: str,
    undeclared: Undeclared,
    problems: list[Problem],
) -> tuple[list[File], Locks]:
    """What can be used of the files; ``undeclared`` gets the names that may stand in the rest."""
    found, wrong = find(paths, root)
    problems += wrong
    contents = ((one[0], read_bytes(one)) for one in found)
    locked: list[tuple[str, bytes]] = []
    files = _read(_without_locks(contents, locked), undeclared, problems)
    return files, read_locks(locked, folders_in(paths, root), problems)


def _read(
    contents: Iterable[Content],
    undeclared: Undeclared,
    problems: list[Problem],
    *,
    kept: ReadFiles | None = None,
    packed: Mapping[str, MappingNode] = MappingProxyType({}),
) -> list[File]:
    """See :func:`read_files`; a problem that is there already hides whole files. ``packed`` has
    what some of them hold."""
    for problem in problems:
        if is_input(problem.place.file):
            undeclared.add_file(problem.place.file)
        else:
            undeclared.add_all()
    files: list[File] = []
    for name, data in contents:
        if isinstance(data, Problem):
            problems.append(data)
            if not is_lock(name):
                undeclared.add_file(name)
            continue
        if name in packed:
            files.append((name, packed[name], set()))
            continue
        try:
            node, wrong, broken, text = _parsed(data, name) if not kept else kept.read(name, data)
            if node is not None:
                files.append((name, node, broken))
        except Exception as error:
            error.add_note(f"reading {name}")
            raise
        if wrong:
            problems += wrong
            if text:
                undeclared.add_text(text)
            else:
                undeclared.add_file(name)
            files += _later_documents(text, name, problems)
    return files


def _later_documents(text: str, name: str, problems: list[Problem]) -> Iterator[File]:
    """What can be used of the documents of YAML behind the first one in a file."""
    for _ in range(MOST_DOCUMENTS):
        text = after_first(text, name)
        node, wrong, broken, _ = _parsed(text.encode(), name)
        if not text or node is None:
            return
        problems += wrong
        yield name, node, broken


def _parsed(data: bytes, name: str) -> Read:
    """What one file holds, and all that is wrong with its shape."""
    node, wrong, lost, text = read_yaml(data, name)
    broken: set[Path_] = set()
    if node is not None:
        misshapen, broken = validate(node, name, lost)
        wrong += misshapen
    return node, wrong, broken, text


def declared(files: Sequence[File], section: str) -> list[Declared]:
    """All entries of one section of all files."""
    return [
        (file, node[section], key, (section, key) not in broken)
        for file, node, broken in files
        if isinstance(node.get(section), dict)
        for key in node[section]
    ]


def left_out(files: Sequence[File], attributes: Container[str]) -> set[str]:
    """The attributes that are declared, but not so that they can be used."""
    return {key for _, _, key, _ in declared(files, "attributes") if key not in attributes}
