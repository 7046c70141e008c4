"""What drafting facts needs of a corpus: its words, its patterns, and the files that are there."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import final

from checker.loading.corpus import declared, left_out, read_files
from checker.loading.literals import Literals
from checker.loading.patterns import PatternReader
from checker.loading.sources import File, read_sources
from checker.loading.undeclared import Undeclared
from checker.loading.vocabulary import read_attributes, read_entities
from checker.model.fact import Source
from checker.model.lock import Locks
from checker.model.pattern import Pattern
from checker.model.place import Place, Problem, Unknown
from checker.model.vocabulary import Attribute
from checker.values.named import NamedTuple

_NO_PATTERNS = (
    "no patterns in any file: write `patterns:` here; `checker survey DOCUMENT --into FOLDER`, and "
    "then `--accept FOLDER`, draft some from what a document says"
)


@final
class Extraction(NamedTuple):
    """Names, attributes and patterns, and all sources, with the files that they stand in.

    A source may stand in two files here: in one by hand, and in one with its drafts.
    """

    literals: Literals
    attributes: Mapping[str, Attribute]
    patterns: tuple[Pattern, ...]
    sources: tuple[Source, ...]
    files: Mapping[str, File]
    locks: Locks
    cautions: tuple[Problem, ...] = ()
    """What is in patterns and may not be meant."""
    wanted: Mapping[str, Place] = {}
    """The types of entities that slots are for, and where one is first."""


def load_for_extraction(
    paths: Sequence[Path],
    root: str,
    home: str = "rules/patterns.yaml",
    *,
    patterns: bool = True,
) -> tuple[Extraction | None, list[Problem]]:
    """What is in the files and folders, and every problem with words, patterns and sources.

    Claims and rules are not looked at: a mistake in one keeps no document from being read.
    ``home`` is the file that patterns are to be written into where there are none, and some are
    asked for (``patterns``).
    """
    problems: list[Problem] = []
    undeclared = Undeclared()
    files, locks = read_files(paths, root, undeclared, problems)
    whole = not problems
    entities = read_entities(declared(files, "entities"), problems)
    attributes = read_attributes(declared(files, "attributes"), problems)
    literals = Literals(entities)
    elsewhere: list[Problem] = []
    sources = [source for file in files for source in read_sources([file], elsewhere).values()]
    problems += [one for one in elsewhere if not isinstance(one.message, Unknown)]
    reader = PatternReader(literals, attributes, problems)
    for file in files:
        reader.read_all(*file)
    if whole and patterns and not any("patterns" in node for _, node, _ in files):
        problems.append(Problem(Place(home, 1, 1), _NO_PATTERNS))
    if problems:
        undeclared.add_names(left_out(files, attributes))
        return None, undeclared.told(problems)
    found = Extraction(
        literals,
        attributes,
        tuple(reader.patterns),
        tuple(sources),
        {file[0]: file for file in files},
        locks,
        tuple(reader.cautions),
        reader.wanted,
    )
    return found, []
