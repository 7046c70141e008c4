"""Which files a mapping means. No path leaves the folders that are checked."""

import glob
import os
from collections.abc import Iterator

from checker.model.line import odd_name
from checker.model.place import Place, Problem
from checker.spelling.nearest import suggestion
from checker.tables.declaration import Access, Table
from checker.tables.readers import is_database, is_stored

_SIGNS = frozenset("*?[")
_OF_CLUSTER = (
    "is what a cluster sees: judge with --engine spark --remote sc://HOST:PORT, or put the file "
    "into the folders that are checked"
)

MOST_NAMES = 10_000
"""In a folder of so many files nobody looks for a nearly alike name."""


def files_of(table: Table, access: Access, problems: list[Problem]) -> list[tuple[str, str, Place]]:
    """The files of a table: the name in reports, the path, and where the mapping names it.

    What is no file but a database has its name for both, as what only a cluster sees.
    """
    found: dict[str, tuple[str, str, Place]] = {}
    home = os.path.abspath(os.path.join(access.root, os.path.dirname(table.file)))
    tops = [os.path.realpath(top) for top in access.tops]
    for text, place in table.files:
        if is_database(text):
            found[text] = (text, text, place)
            continue
        if is_of_cluster(text) and (access.cluster or is_stored(text)):
            wrong = odd_name(text) if access.cluster else f"'{text[:80]}' {_OF_CLUSTER}"
            if wrong:
                problems.append(Problem(place, wrong))
            else:
                found[text] = (text, text, place)
            continue
        paths = list(_matching(home, text))
        wrong = "" if paths else _nothing(home, text)
        if wrong and is_of_cluster(text):
            wrong += "; what only a cluster sees is judged with --engine spark"
        for path in paths:
            real = os.path.realpath(path)
            name = os.path.relpath(path, access.root).replace(os.sep, "/")
            if os.path.isabs(text) or not any(_within(real, top) for top in tops):
                wrong = f"'{text[:80]}' leads out of the folders that are checked: put it into one"
            elif odd := odd_name(name):
                wrong = odd
            elif os.path.isdir(path):
                wrong = f"'{text[:80]}' is a folder: name its files, as in {text.rstrip('/')}/*.csv"
            else:
                found.setdefault(real, (name, path, place))
        if wrong:
            problems.append(Problem(place, wrong))
    return list(found.values())


def is_of_cluster(text: str) -> bool:
    """Whether a mapping means a file as a cluster sees it: an address in a store, or a path from
    the root on, which may lie nowhere here."""
    return is_stored(text) or text.startswith("/")


def _matching(home: str, text: str) -> Iterator[str]:
    """The paths that a text means, sorted; of a pattern not those of folders."""
    if "\0" in text:
        return
    path = os.path.normpath(os.path.join(home, text))
    if os.path.lexists(path):
        yield path
    elif not _SIGNS.isdisjoint(text):
        some = glob.iglob(text, root_dir=home, recursive=True)
        paths = {os.path.normpath(os.path.join(home, name)) for name in some}
        yield from sorted(path for path in paths if not os.path.isdir(path))


def _within(path: str, top: str) -> bool:
    return os.path.commonpath([top, path]) == top


def _nothing(home: str, text: str) -> str:
    if not _SIGNS.isdisjoint(text):
        return f"no file is called so: '{text[:80]}'"
    folder, name = os.path.split(os.path.join(home, text))
    try:
        names = sorted(os.listdir(folder))[:MOST_NAMES]
    except (OSError, ValueError):
        names = []
    return f"no such file: '{text[:80]}'{suggestion(name, names)}"
