"""Which files a run reads, and their bytes. Nothing outside the given folders is opened."""

import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import final

from checker.model.line import odd_name, plain
from checker.model.lock import NAME
from checker.model.place import Place, Problem
from checker.values.hashes import sha256_of
from checker.values.named import NamedTuple

LARGEST = 64 * 1024 * 1024
"""The most bytes that one file may have; what is larger is bulk data."""

_AT_ONCE = 2**20
"""So many bytes are read at a time of what is longer than it says."""

_TO_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Reading never waits: a pipe that somebody calls x.yaml is no file."""

NO_FOLDER = "no such folder: create it, or name the one that you mean"

ENDINGS = (".yaml", ".yml")


def is_input(name: str) -> bool:
    """Whether a file of that name in a folder is read: YAML, and what machines record of it."""
    return name == NAME or (name.lower().endswith(ENDINGS) and not name.startswith("."))


Found = tuple[str, str]
"""A file's name in reports, relative to the corpus's root and with slashes, and its path."""

Content = tuple[str, bytes | Problem]
"""A file's name in reports, and what it holds, or why that cannot be used."""


@final
class Digest(NamedTuple):
    """SHA-256 of a file: as it is, and with the ends of lines that it has on any system."""

    as_it_is: str
    anywhere: str


def digests_of(contents: Iterable[Content]) -> dict[str, Digest]:
    """Those of the files that could be read, by name."""
    found = [(name, data) for name, data in contents if isinstance(data, bytes)]
    sha256 = sha256_of(sum(len(data) for _, data in found))
    digests: dict[str, Digest] = {}
    for name, data in found:
        anywhere = as_it_is = sha256(data)
        if b"\r" in data:
            anywhere = sha256(data.replace(b"\r\n", b"\n"))
        digests[name] = Digest(as_it_is, anywhere)
    return digests


def root_of(paths: Sequence[Path]) -> str:
    """The folder that file names in reports are relative to: what the given paths lie in.

    It depends on where the input is, not on where the command is run. Raises ``ValueError`` for
    paths on several drives.
    """
    return os.path.commonpath([os.path.dirname(os.path.abspath(path)) for path in paths])


def way_to(root: str, folder: str) -> str:
    """What leads from ``folder`` to the root of file names: empty, or with a slash at its end.

    From one drive to another nothing leads but the whole path.
    """
    try:
        way = os.path.relpath(root, os.path.abspath(folder)).replace(os.sep, "/")
    except ValueError:
        way = root.replace(os.sep, "/").rstrip("/")
    return "" if way == os.curdir else f"{way}/"


def find(paths: Sequence[Path], root: str) -> tuple[list[Found], list[Problem]]:
    """All YAML files in the given folders (or the files given), sorted by name, each once.

    And the files of records in these folders, and beside the files given.
    """
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for path in paths:
        top = os.path.abspath(path)
        if os.path.isfile(top):
            found[name_of(top, root)] = top
            beside = os.path.join(os.path.dirname(top), NAME)
            if os.path.isfile(beside) and not os.path.islink(beside):
                found[name_of(beside, root)] = beside
            continue
        if not os.path.isdir(top):
            there = os.path.exists(top)
            problems.append(_problem(top, root, NOT_REGULAR if there else NO_FOLDER))
            continue
        here: dict[str, str] = {}
        wrong = len(problems)
        _walk(top, root, here, problems)
        found.update(here)
        if not here and len(problems) == wrong:
            problems.append(
                _problem(top, root, "no YAML file in this folder: write one (name.yaml)")
            )
    odd = [name for name in found if odd_name(name)]
    problems += [_problem(found.pop(name), root, odd_name(name)) for name in odd]
    return sorted(found.items()), problems


def _walk(top: str, root: str, found: dict[str, str], problems: list[Problem]) -> None:
    def unreadable(error: OSError) -> None:
        problems.append(_problem(error.filename, root, f"cannot be read: {error.strerror}"))

    home = os.path.realpath(top)
    for folder, folders, files in os.walk(top, onerror=unreadable):
        folders.sort()
        for name in list(folders):
            path = os.path.join(folder, name)
            if name.lower().endswith(ENDINGS) or name == NAME:
                folders.remove(name)
                problems.append(_problem(path, root, "a folder where a file should be: rename it"))
            elif os.path.islink(path) and not name.startswith(".") and not _is_within(home, path):
                wrong = "a link to a folder elsewhere is not followed: put its files here"
                problems.append(_problem(path, root, wrong))
        here = name_of(folder, root)
        before = "" if here == os.curdir else f"{here}/"
        for name in files:
            if not is_input(name):
                continue
            path = os.path.join(folder, name)
            if os.path.islink(path):
                wrong = "" if os.path.exists(path) else "a link that leads to nothing"
                wrong = wrong if _is_within(home, path) else "a link out of its folder"
                if wrong:
                    problems.append(_problem(path, root, f"{wrong}: put the file itself here"))
                    continue
            found[before + name] = path


def _is_within(home: str, path: str) -> bool:
    try:
        return os.path.commonpath([home, os.path.realpath(path)]) == home
    except ValueError:  # another drive
        return False


def folders_in(paths: Sequence[Path], root: str) -> list[str]:
    """The folders among the paths, by their names in reports."""
    tops = [os.path.abspath(path) for path in paths]
    return [name_of(top, root) for top in tops if os.path.isdir(top)]


def read_bytes(found: Found, most: int = 0) -> bytes | Problem:
    """What a file holds, or why it cannot be used; one of more than ``most`` bytes cannot."""
    most = most or LARGEST
    name, path = found
    try:
        handle = os.open(path, _TO_READ)
        try:
            status = os.fstat(handle)
            if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
                return Problem(Place(name, 1, 1), NOT_REGULAR)
            data = _read(handle, status.st_size, most) if status.st_size <= most else b""
        finally:
            os.close(handle)
        if max(status.st_size, len(data)) > most:
            return Problem(
                Place(name, 1, 1), f"larger than {most // 2**20} MiB: split it into several files"
            )
        return data
    except (OSError, ValueError) as error:
        return Problem(Place(name, 1, 1), f"cannot be read: {_reason(error)}")


def _read(handle: int, size: int, most: int) -> bytes:
    """What there is to read, as a rule of ``size`` bytes: what says it is empty, or grows while it
    is read, may still have no end, so that little more than ``most`` is read of it. A folder says
    that it is one."""
    data = os.read(handle, size + 1)
    if len(data) == size > 0:  # it ends there, since more was asked for
        return data
    while len(data) <= most and (more := os.read(handle, _AT_ONCE)):
        data += more
    return data


NOT_REGULAR = "not a regular file: put a file here"


def _reason(error: OSError | ValueError) -> str:
    return error.strerror or "" if isinstance(error, OSError) else str(error)


def name_of(path: str, root: str = os.curdir) -> str:
    """What a file is called in messages: with slashes, from the root of file names on, or else
    from here."""
    return os.path.relpath(path, root).replace(os.sep, "/")


def _problem(path: str, root: str, message: str) -> Problem:
    return Problem(Place(plain(name_of(path, root)), 1, 1), message)
