"""Folders to a corpus: all files, and all their problems together."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from checker.loading.cautions import cautions
from checker.loading.facts import FactReader
from checker.loading.files import Content, find, folders_in, read_bytes
from checker.loading.literals import Literals
from checker.loading.lock import read_locks
from checker.loading.rules import RuleReader
from checker.loading.schema import Path_, validate
from checker.loading.sources import File, read_sources
from checker.loading.text import read_yaml
from checker.loading.undeclared import Undeclared
from checker.loading.vocabulary import Declared, read_attributes, read_entities
from checker.model.corpus import Corpus, Input
from checker.model.lock import Locks, is_lock
from checker.model.place import Place, Problem

if TYPE_CHECKING:
    from checker.model.waiver import Waiver

_LINE = re.compile(rb"[^\r\n]+")
_PATTERNS = (b"patterns: ", b"patterns:\t")
_GOES_ON = (b" ", b"\t", b"- ", b"-\t", b"]", b"}")


def load(
    paths: Sequence[Path], root: str, *, mending: bool = False
) -> tuple[Corpus | None, list[Problem]]:
    """The corpus in the files and folders ``paths``, and every problem with it, sorted.

    ``root`` is the folder that file names are relative to. The corpus is ``None`` where there is
    a problem: a part of the claims would give a report that looks whole. ``mending``: records of
    machines that cannot be used are passed over, since they are written anew, or never again.
    """
    found, problems = find(paths, root)
    contents = ((one[0], read_bytes(one)) for one in found)
    return load_contents(contents, problems, folders_in(paths, root), mending=mending)


def load_contents(
    contents: Iterable[Content],
    wrong: Sequence[Problem] = (),
    folders: Sequence[str] = (),
    *,
    mending: bool = False,
) -> tuple[Corpus | None, list[Problem]]:
    """As :func:`load`, of files that were found already, with what went ``wrong`` in finding them.

    ``contents`` are names and bytes, sorted by name; ``folders`` the names of those that were
    given.
    """
    problems = list(wrong)
    undeclared = Undeclared()
    locked: list[tuple[str, bytes]] = []
    digests: dict[str, str] = {}
    contents = _digested(contents, digests)
    files = _read(_without_locks(contents, locked), undeclared, problems)
    misrecorded: list[Problem] = []
    locks = read_locks(locked, folders, misrecorded)
    whole = not problems
    entities = read_entities(declared(files, "entities"), problems)
    attributes = read_attributes(declared(files, "attributes"), problems)
    literals = Literals(entities)
    sources = read_sources(files, problems)
    claims = FactReader(literals, attributes, sources, problems, locks)
    rules = RuleReader(literals, attributes, problems)
    for file in files:
        try:
            claims.read(*file)
            rules.read_all(*file)
        except Exception as error:
            error.add_note(f"reading {file[0]}")
            raise
    rules.check_circles()
    rules.bind()
    if whole:
        nowhere = Place(files[0][0] if files else ".", 1, 1)
        problems += [
            Problem(nowhere, f"no {section} in any file: write `{section}:` into one")
            for section in ("facts", "rules")
            if not any(section in node for _, node, _ in files)
        ]
    waivers: list[Waiver] = []
    if any("waivers" in node for _, node, _ in files):
        from checker.loading.waivers import read_waivers

        waivers = read_waivers(files, claims.facts, attributes, literals, problems)
    if not mending:
        problems += misrecorded
    if problems:
        undeclared.add_names(left_out(files, attributes))
        return None, undeclared.told(problems)
    facts = claims.facts
    if claims.seen != len(facts) + len(claims.set_aside):
        raise RuntimeError("a claim was left out without a problem: a mistake of the checker's own")
    if claims.traced:
        from checker.model.origins import with_origins

        facts = with_origins(facts, sources, claims.declared)
    corpus = Corpus(
        entities,
        attributes,
        {source.id: claims.on_record.with_state(source) for source in sources.values()},
        tuple(facts),
        tuple(claims.set_aside),
        tuple(rules.rules.values()),
        tuple(cautions(entities, attributes, claims.facts, rules.rules.values())),
        tuple(waivers),
        locks,
        _inputs(files, digests),
    )
    return corpus, []


def _digested(contents: Iterable[Content], digests: dict[str, str]) -> Iterator[Content]:
    """The files as they are; ``digests`` gets the SHA-256 of each, by name."""
    for name, data in contents:
        if not isinstance(data, Problem):
            digests[name] = sha256(data.replace(b"\r\n", b"\n")).hexdigest()
        yield name, data


def _inputs(files: Iterable[File], digests: Mapping[str, str]) -> tuple[Input, ...]:
    """The files that bear on verdicts, by name, and what they hold."""
    sections = {name: set(node) for name, node, _ in files}
    told = []
    for name, digest in sorted(digests.items()):
        if is_lock(name):
            told.append(Input(name, digest, "rules"))
        elif name in sections:  # the rest has nothing but patterns
            one = sections[name]
            holds: Literal["claims", "waivers", "rules"] = "rules"
            if one and one <= {"source", "facts"}:
                holds = "claims"
            elif one == {"waivers"}:
                holds = "waivers"
            told.append(Input(name, digest, holds))
    return tuple(told)


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
    *,
    patterns: bool = False,
) -> tuple[list[File], Locks]:
    """What can be used of the files; ``undeclared`` gets the names that may stand in the rest.

    A file of nothing but patterns is left unread unless ``patterns`` are wanted: they bear on no
    verdict.
    """
    found, wrong = find(paths, root)
    problems += wrong
    contents = ((one[0], read_bytes(one)) for one in found)
    locked: list[tuple[str, bytes]] = []
    files = _read(_without_locks(contents, locked), undeclared, problems, patterns=patterns)
    return files, read_locks(locked, folders_in(paths, root), problems)


def _read(
    contents: Iterable[Content],
    undeclared: Undeclared,
    problems: list[Problem],
    *,
    patterns: bool = False,
) -> list[File]:
    """See :func:`read_files`; a problem that is there already hides whole files."""
    if problems:
        undeclared.add_all()
    files: list[File] = []
    for name, data in contents:
        if isinstance(data, Problem):
            problems.append(data)
            undeclared.add_all()
            continue
        if not patterns and _only_patterns(data):
            continue
        broken: set[Path_] = set()
        try:
            node, wrong, lost, text = read_yaml(data, name)
            if node is not None:
                misshapen, broken = validate(node, name, lost)
                wrong += misshapen
                files.append((name, node, broken))
        except Exception as error:
            error.add_note(f"reading {name}")
            raise
        if wrong:
            problems += wrong
            if text:
                undeclared.add_text(text)
            else:
                undeclared.add_all()
    return files


def _only_patterns(data: bytes) -> bool:
    """Whether a file plainly holds patterns and nothing else; what is in doubt is read.

    Each line that is not indented must be a comment, ``patterns:``, an item of its list, or what
    closes it.
    """
    found = False
    for line in _LINE.findall(data) if b"patterns:" in data else ():
        if line.isspace() or line.startswith(b"#"):
            continue
        if (line + b" ").startswith(_PATTERNS):
            found = True
        elif not found or not (line + b" ").startswith(_GOES_ON):
            return False
    return found


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
