"""The report that a run is held against: one that was kept, or what a revision would have given."""

import os
from collections.abc import Callable, Sequence
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, final

from checker.engine import run
from checker.judge.since import past_of
from checker.loading.corpus import access_to, load_contents
from checker.loading.files import Content, find, read_bytes
from checker.loading.past import NotAReport, read_past
from checker.loading.revision import NoRevision, contents_at, write_tables
from checker.model.corpus import Corpus
from checker.model.lock import is_lock
from checker.model.place import Problem
from checker.model.since import Past
from checker.tables.declaration import Access
from checker.values.named import NamedTuple

GIT: Final = "git:"
"""What a revision begins with, where else a file is named."""

MOST_PROBLEMS: Final = 20
"""How many problems of a revision are told."""


@final
class NothingEarlier(Exception):
    """Why there is nothing to hold a run against, a line for each reason."""


def past(
    against: str,
    facts: Sequence[Path],
    rules: Sequence[Path],
    root: str,
    today: str,
    *,
    sql: bool = False,
) -> Past:
    """The report that ``against`` names: a file, or ``git:`` and a revision.

    A revision's facts are judged by the rules of today, so that only what the facts say makes a
    difference; where those rules do not fit them (they name an entity that was not there yet), by
    its own. Where a revision comes from before the facts, or before the rules that are needed,
    everything is new since. Tables are read as they were; ``sql``: as with
    :func:`~checker.loading.corpus.load`. Raises ``NothingEarlier``.
    """
    try:
        if against.startswith(GIT):
            with TemporaryDirectory(prefix="checker-") as folder:
                there = _Tables(folder, root, (*facts, *rules), sql)
                return _of_revision(against, facts, rules, root, today, there)
        return _of_file(against)
    except (NoRevision, NotAReport) as error:
        raise NothingEarlier(f"--against {against}: {error}") from None


def _of_file(name: str) -> Past:
    if name and not Path(name).exists():
        raise NotAReport("no such file; a revision is written git:REVISION")
    data = read_bytes((name, name))
    if isinstance(data, Problem):
        raise NotAReport(data.message)
    return read_past(data, name)


@final
class _Tables(NamedTuple):
    """Where tables of a revision are written, once a mapping asks for any."""

    folder: str
    root: str
    paths: tuple[Path, ...]
    sql: bool

    def access(self, revision: str, contents: Sequence[Content]) -> Callable[[], Access]:
        """How they are read; raises ``NoRevision``."""
        if any(isinstance(data, bytes) and b"tables" in data for _, data in contents):
            write_tables(revision, self.paths, self.root, self.folder)
        tops = access_to(self.paths, self.root)().tops
        there = [os.path.join(self.folder, os.path.relpath(top, self.root)) for top in tops]
        access = Access(self.folder, tuple(map(os.path.normpath, there)), self.sql, past=True)
        return lambda: access


def _of_revision(
    against: str,
    facts: Sequence[Path],
    rules: Sequence[Path],
    root: str,
    today: str,
    tables: _Tables,
) -> Past:
    revision = against.removeprefix(GIT)
    stated = contents_at(revision, facts, root)
    if not any(_may_state(data) for name, data in stated if not is_lock(name)):
        return _nothing_yet(against, "facts")
    found, _ = find(rules, root)
    ruled: list[Content] = [(one[0], read_bytes(one)) for one in found if not is_lock(one[0])]

    def loaded(ruled: Sequence[Content]) -> tuple[Corpus | None, list[Problem]]:
        both = sorted({**dict(ruled), **dict(stated)}.items(), key=itemgetter(0))
        access = tables.access(revision, both)
        return load_contents(both, mending=True, access=access)  # nobody mends what is past

    corpus, problems = loaded(ruled)
    note = ""
    if corpus is None:
        ruled = contents_at(revision, rules, root)
        if not ruled:
            return _nothing_yet(against, "rules")
        corpus, of_its_own = loaded(ruled)
        if corpus is None:
            told = [f"{against}: {problem}" for problem in of_its_own[:MOST_PROBLEMS]]
            raise NothingEarlier(*told, f"--against {against}: its facts cannot be judged")
        note = (
            "the rules of today do not fit the facts of then, which are judged by the rules of "
            f"then ({problems[0]})"
        )
    return past_of(run(corpus, today), against, note)


def _may_state(data: bytes | Problem) -> bool:
    """Whether a file may state claims; one with entities alone does not have the word."""
    return isinstance(data, Problem) or b"facts" in data or b"tables" in data


def _nothing_yet(against: str, what: str) -> Past:
    return Past(against, {}, {}, {}, note=f"there are no {what} in it yet: everything is new")
