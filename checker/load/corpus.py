"""Folders to a corpus: all files, and all their problems together."""

import re
from collections.abc import Sequence
from pathlib import Path

from checker.load.facts import FactReader, File, read_sources
from checker.load.files import find, read_bytes
from checker.load.literals import Literals
from checker.load.nodes import read_yaml
from checker.load.rules import RuleReader
from checker.load.schema import validate
from checker.load.vocabulary import Declared, cautions, read_attributes, read_entities
from checker.model.corpus import Corpus
from checker.model.place import Place, Problem


_KEY = re.compile(rb"^\s{0,8}([a-z][a-z0-9_]*)\s*:", re.MULTILINE)
"""What a file that is not YAML may declare: names in it are not called unknown elsewhere."""


def load(paths: Sequence[Path], root: str) -> tuple[Corpus | None, list[Problem]]:
    """The corpus in the files and folders ``paths``, and every problem with it, sorted.

    ``root`` is the folder that file names are relative to. The corpus is ``None`` where there is
    a problem: a part of the claims would give a report that looks whole.
    """
    found, problems = find(paths, root)
    files: list[File] = []
    undeclared: set[str] = set()
    for one in found:
        data = read_bytes(one)
        if isinstance(data, Problem):
            problems.append(data)
            continue
        node, wrong = read_yaml(data, one[0])
        problems += wrong
        if node is None:
            undeclared.update(name.decode() for name in _KEY.findall(data))
        else:
            wrong, broken = validate(node, one[0])
            problems += wrong
            files.append((one[0], node, broken))
            undeclared.update(str(path[1]) for path in broken if len(path) > 1)

    whole = not problems
    entities = read_entities(_declared(files, "entities"), problems)
    attributes = read_attributes(_declared(files, "attributes"), problems)
    literals = Literals(entities)
    sources = read_sources(files, problems)
    claims = FactReader(literals, attributes, sources, undeclared, problems)
    rules = RuleReader(literals, attributes, undeclared, problems)
    for file, node, broken in files:
        claims.read(file, node, broken)
        listed = node.get("rules")
        if isinstance(listed, list):
            for index, (rule, at) in enumerate(zip(listed, listed.at, strict=True)):
                if ("rules", index) not in broken:
                    rules.read(file, rule, Place(file, at[0] + 1, at[1] + 1))
    rules.check_circles()
    nowhere = Place(found[0][0] if found else ".", 1, 1)
    if whole and not any("facts" in node for _, node, _ in files):
        problems.append(Problem(nowhere, "no facts in any file: write `facts:` into one"))
    if whole and not any("rules" in node for _, node, _ in files):
        problems.append(Problem(nowhere, "no rules in any file: write `rules:` into one"))
    if problems:
        return None, sorted(set(problems))
    corpus = Corpus(
        entities,
        attributes,
        sources,
        tuple(claims.facts),
        tuple(claims.set_aside),
        tuple(rules.rules.values()),
        tuple(cautions(entities, attributes, claims.facts)),
    )
    return corpus, []


def _declared(files: Sequence[File], section: str) -> list[Declared]:
    return [
        (file, node[section], key)
        for file, node, broken in files
        if isinstance(node.get(section), dict)
        for key in node[section]
        if (section, key) not in broken
    ]
