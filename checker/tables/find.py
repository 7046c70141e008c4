"""Which files a mapping means. No path leaves the folders that are checked."""

import os
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch

from checker.model.line import odd_name
from checker.model.place import Place, Problem
from checker.spelling.nearest import suggestion
from checker.tables.declaration import Access, Table
from checker.tables.readers import is_database, is_stored, shown

_SIGNS = frozenset("*?[")
_OF_CLUSTER = (
    "is what a cluster sees: judge with --engine spark --remote sc://HOST:PORT, or put the file "
    "into the folders that are checked, and name it from the folder of this file on"
)
_NOT_SO = {
    "{": "braces are no pattern: write a list, [a.csv, b.csv]",
    "$": "variables are not replaced: name the file from the folder of this file on",
    "~/": "`~` is not replaced: name the file from the folder of this file on",
    "\\": "write / between folders",
}
"""What is no more than a sign in a name, and what may be meant by it."""

_OUT = "leads out of the folders that are checked: put it into one"

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
        if is_of_cluster(text):
            wrong = odd_name(text) if access.cluster else f"{shown(text)} {_OF_CLUSTER}".lstrip()
            if wrong:
                problems.append(Problem(place, wrong))
            else:
                found[text] = (text, text, place)
            continue
        paths, wrong = _meant(home, text, tops)
        for real, path in paths.items():
            name = os.path.relpath(path, access.root).replace(os.sep, "/")
            if not _within(real, tops):
                wrong = f"'{text[:80]}' {_OUT}"
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


def _meant(home: str, text: str, tops: Sequence[str]) -> tuple[dict[str, str], str]:
    """The paths that a text means, sorted, by the real ones; or what is wrong with it.

    Nobody looks where it leads before it is sure that this is within ``tops``: what is said tells
    nothing of other folders.
    """
    parts = os.path.normpath(text).split(os.sep)
    first = next((i for i, part in enumerate(parts) if not _SIGNS.isdisjoint(part)), len(parts))
    path = os.path.normpath(os.path.join(home, text))
    folder = os.path.normpath(os.path.join(home, *parts[:first]))
    try:
        ways = [os.path.realpath(one) for one in (folder, path)]
        inside = not os.path.isabs(text) and all(_within(way, tops) for way in ways)
    except ValueError:  # a character that no path has
        return {}, f"no such file: '{text[:80]}'"
    if not inside:
        return {}, f"'{text[:80]}' {_OUT}"
    if os.path.lexists(path):
        return {os.path.realpath(path): path}, ""
    if first == len(parts):
        return {}, _nothing(path, text)
    paths: dict[str, str] = {}
    for one in sorted(_matching(folder, parts[first:]), key=lambda one: (len(one), one)):
        paths.setdefault(os.path.realpath(one), one)
    if not paths and "{" in text:
        return {}, _nothing(path, text)
    wrong = "" if paths else f"no file is called so: '{text[:80]}'"
    return dict(sorted(paths.items(), key=lambda pair: pair[1])), wrong


def _matching(top: str, parts: Sequence[str]) -> Iterator[str]:
    """The files below a folder that a pattern fits. No link to a folder is followed, so that each
    folder is looked at once, and only where something in it may fit."""
    parts = [*parts, "*"] if parts[-1] == "**" else parts
    waiting = [(top, _and_deeper(parts, {0}))]
    while waiting:
        folder, places = waiting.pop()
        try:
            entries = [*os.scandir(folder)]
        except OSError:  # as if nothing were there
            continue
        for entry in entries:
            after = _and_deeper(parts, _fitting(parts, places, entry.name))
            if entry.is_dir(follow_symlinks=False):
                if after:
                    waiting.append((entry.path, after))
            elif len(parts) in after and not entry.is_dir():
                yield entry.path


def _fitting(parts: Sequence[str], places: set[int], name: str) -> Iterator[int]:
    """How far a path has come in a pattern with one name more, from these places on."""
    for place in places - {len(parts)}:
        part = parts[place]
        hidden = name.startswith(".") and not part.startswith(".")
        if part == "**":
            yield from () if hidden else (place,)
        elif part == name or (not hidden and not _SIGNS.isdisjoint(part) and fnmatch(name, part)):
            yield place + 1


def _and_deeper(parts: Sequence[str], places: Iterable[int]) -> set[int]:
    """These places in a pattern, and those behind each ``**``, which may mean no folder at all."""
    found = set(places)
    for place, part in enumerate(parts):
        if part == "**" and place in found:
            found.add(place + 1)
    return found


def _within(path: str, tops: Sequence[str]) -> bool:
    return any(os.path.commonpath([top, path]) == top for top in tops)


def _nothing(path: str, text: str) -> str:
    """What is said of a file that is not there."""
    for sign, why in _NOT_SO.items():
        if sign in text:
            return f"no such file: '{text[:80]}'; {why}"
    folder, name = os.path.split(path)
    try:
        names = sorted(os.listdir(folder))[:MOST_NAMES]
    except OSError:
        names = []
    return f"no such file: '{text[:80]}'{suggestion(name, names)}"
