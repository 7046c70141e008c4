"""The files of a revision, read with git and without checking anything out."""

import os
import posixpath
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, final

from checker.loading.files import LARGEST, Content, is_input, name_of
from checker.model.line import odd_name, plain
from checker.model.lock import NAME
from checker.model.place import Place, Problem
from checker.tables.readers import is_table
from checker.values.named import NamedTuple

_LINK: Final = "120000"
_OF_HOOKS: Final = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})
"""What git tells its hooks, and what leads it astray in another folder."""

_FILES: Final = frozenset({"100644", "100755", _LINK})


@final
class NoRevision(Exception):
    """What keeps a revision from being read."""


@final
class _Blob(NamedTuple):
    mode: str
    hash: str
    size: int


def contents_at(revision: str, paths: Sequence[Path], root: str) -> list[Content]:
    """The files that lay in ``paths`` at a revision, under the names that they have now.

    What machines record beside a file is read with it. ``root`` is the folder that names are
    relative to. The same files are left out as from a folder:
    hidden ones, and those with another ending. Raises ``NoRevision``.
    """
    found: dict[str, bytes | Problem] = {}
    beside = [path.parent / NAME for path in paths if path.is_file()]
    for path in (*beside, *paths):
        there = _Tree.at(revision, path)
        for name, data in _contents(there):
            called = there.called(name, root)
            if odd := odd_name(called):
                called, data = plain(called), odd
            if isinstance(data, str):
                found[called] = Problem(Place(called, 1, 1), data)
            else:
                found[called] = data
    return sorted(found.items(), key=lambda item: item[0])


def write_tables(revision: str, paths: Sequence[Path], root: str, folder: str) -> None:
    """Write the tables that lay in ``paths`` at a revision below a ``folder``, as if this were the
    ``root``: as git would check them out. Raises ``NoRevision``.
    """
    for path in paths:
        there = _Tree.at(revision, path)
        for name, blob in _meant(there, is_table):
            called = there.called(name, root)
            if isinstance(blob, str) or odd_name(called):
                continue  # then there is no such file
            written = os.path.join(folder, called)
            os.makedirs(os.path.dirname(written), exist_ok=True)
            with open(written, "wb") as file:
                file.write(_git(there.here, "cat-file", "--filters", f"--path={name}", blob.hash))


@final
class _Tree(NamedTuple):
    """What lay in one path: the ``top``, a folder that is ``here``, the name of the path in the
    repository, and by their names all files with it."""

    top: str
    here: str
    inside: str
    blobs: dict[str, _Blob]

    @classmethod
    def at(cls, revision: str, path: Path) -> "_Tree":
        """At a revision; raises ``NoRevision``."""
        _refuse_options(revision)
        top = os.path.abspath(path)
        here = top
        while not os.path.isdir(here):
            here = os.path.dirname(here)
        way = os.path.relpath(top, here)
        prefix = _git(here, "rev-parse", "--show-prefix").decode(errors="surrogateescape")
        inside = posixpath.normpath(posixpath.join(prefix.rstrip("\n"), way.replace(os.sep, "/")))
        return cls(top, here, inside, _tree(here, _commit(here, revision), inside))

    def called(self, name: str, root: str) -> str:
        """The name that a file has now."""
        below = name if self.inside == "." else posixpath.relpath(name, self.inside)
        path = self.top if name == self.inside else os.path.join(self.top, below)
        return name_of(path, root)


def _refuse_options(revision: str) -> None:
    """What begins with a dash is no revision, and never an option of git."""
    if not revision or revision.startswith("-") or "\0" in revision:
        raise NoRevision(f"'{revision[:80]}' is no revision: name a branch, a tag or a commit")


def _commit(here: str, revision: str) -> str:
    """The hash of a commit."""
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    try:
        return _git(here, *asked).decode().strip()
    except NoRevision:
        raise NoRevision(
            f"git knows no revision '{revision[:80]}' here: fetch it first (a workflow of GitHub "
            "needs `fetch-depth: 0`)"
        ) from None


def _tree(here: str, commit: str, inside: str) -> dict[str, _Blob]:
    """All files under a path, by their names from the top of the repository."""
    only = () if inside == "." else ("--", f":(literal){inside}")
    listed = _git(here, "ls-tree", "-r", "-l", "-z", "--full-tree", commit, *only)
    blobs = {}
    for line in listed.split(b"\0"):
        about, tab, name = line.partition(b"\t")
        mode, _, hash_, size = about.decode().split() if tab else ("", "", "", "")
        if mode in _FILES:
            blobs[name.decode(errors="surrogateescape")] = _Blob(mode, hash_, int(size))
    return blobs


def _meant(there: _Tree, wanted: Callable[[str], bool]) -> Iterator[tuple[str, _Blob | str]]:
    """The files of which nothing but the name is asked, links followed; or why one cannot be."""
    tree, inside = there.blobs, there.inside
    asked = {
        name: blob
        for name, blob in tree.items()
        if name == inside or wanted(name.rsplit("/", 1)[-1])
    }
    links = {name: blob for name, blob in asked.items() if blob.mode == _LINK}
    targets = dict(zip(links, _blobs(there.here, list(links.values())), strict=True))
    for name, blob in asked.items():
        meant: _Blob | None = blob
        if name in targets:
            way = targets[name].decode(errors="surrogateescape")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), way))
            meant = tree.get(target)
            if meant is None or meant.mode == _LINK or (inside != "." and name == inside):
                yield name, "a link out of its folder: put the file itself here"
                continue
        assert meant is not None
        yield name, meant


def _contents(there: _Tree) -> Iterator[tuple[str, bytes | str]]:
    """What each file of YAML holds, or in words why it cannot be used."""
    asked: list[tuple[str, _Blob]] = []
    for name, blob in _meant(there, is_input):
        if isinstance(blob, str):
            yield name, blob
        elif blob.size > LARGEST:
            yield name, f"larger than {LARGEST // 2**20} MiB: split it into several files"
        else:
            asked.append((name, blob))
    read = _blobs(there.here, [blob for _, blob in asked])
    yield from zip((name for name, _ in asked), read, strict=True)


def _blobs(here: str, blobs: Sequence[_Blob]) -> list[bytes]:
    if not blobs:
        return []
    told = _git(here, "cat-file", "--batch", given="".join(f"{b.hash}\n" for b in blobs).encode())
    found: list[bytes] = []
    at = 0
    for blob in blobs:
        begin = told.index(b"\n", at) + 1
        at = begin + blob.size
        found.append(told[begin:at])
        at += 1
    return found


def _git(here: str, *arguments: str, given: bytes = b"") -> bytes:
    """What git prints; raises ``NoRevision`` with what it complains of, and advises."""
    try:
        done = subprocess.run(  # noqa: S603 -- no shell, and no argument that git takes for an option
            ["git", "-C", here, *arguments],  # noqa: S607 -- the git that the user has
            input=given,
            capture_output=True,
            check=False,
            env={**{k: v for k, v in os.environ.items() if k not in _OF_HOOKS}, "LC_ALL": "C"},
        )
    except OSError as error:
        raise NoRevision(f"git cannot be run: {error.strerror}") from None
    if done.returncode:
        said, *more = done.stderr.decode(errors="replace").strip().split("\n")
        advice = next((f"; git advises: {line.strip()}" for line in more if line[:1] == "\t"), "")
        raise NoRevision(f"{said.removeprefix('fatal: ') or 'git failed'}{advice}")
    return done.stdout
