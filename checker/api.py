"""The checker as a library: load, check, render.

Nothing here prints, exits, writes, or keeps anything between calls but caches, so that several
threads may use it at once. What is loaded and found does not change: it is safe to share.
"""

from collections.abc import Mapping
from datetime import date
from os import PathLike
from pathlib import Path
from typing import cast, final

from checker.engine import run
from checker.formats import FORMATS
from checker.formats import FormatName as FormatName
from checker.loading.corpus import access_to, load_contents
from checker.loading.files import find, folders_in, read_bytes, root_of
from checker.model.corpus import Corpus
from checker.model.line import plain
from checker.model.place import Problem, first_of
from checker.model.report import Report
from checker.terminal import harmless

_BY_NAME = {word: entry for name, entry in FORMATS.items() for word in (entry.module, name)}
"""What :func:`render` writes: a format goes by its name, and by that of its file."""

_FIRST = cast(FormatName, next(iter(_BY_NAME)))


@final
class InputError(ValueError):
    """Input that cannot be judged; ``problems`` are all that is wrong with it, sorted by place.

    Its text has a line for each: ``file:line:column: what is wrong and how to mend it``.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """With at least one problem."""
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return harmless("\n".join(plain(str(p)) for p in first_of(self.problems)))


def load(*paths: str | PathLike[str], texts: Mapping[str, str | bytes] | None = None) -> Corpus:
    """The corpus in files and folders, and in ``texts``: YAML by the name of the file it would be.

    File names, in places and problems, are relative to the folder that the paths lie in. A text
    stands for the file of its name, where there is one, be it a ``checker.lock.jsonl``. Raises
    :class:`InputError` where anything is wrong in any file: a part of the claims would give a
    report that looks whole.
    """
    if not paths and not texts:
        raise TypeError("load() needs a path or a text: load('facts', 'rules')")
    contents: dict[str, bytes | Problem] = {}
    problems: list[Problem] = []
    folders: list[str] = []
    access = None
    if paths:
        tops = [Path(path) for path in paths]
        access = access_to(tops, root_of(tops))
        found, problems = find(tops, root_of(tops))
        folders = folders_in(tops, root_of(tops))
        contents = {one[0]: read_bytes(one) for one in found}
    for name, text in (texts or {}).items():
        contents[name] = text if isinstance(text, bytes) else text.encode(errors="surrogatepass")
    corpus, problems = load_contents(sorted(contents.items()), problems, folders, access=access)
    if corpus is None:
        raise InputError(tuple(problems))
    return corpus


def check(corpus: Corpus, today: date | str | None = None) -> Report:
    """Everything that a corpus says for and against itself.

    ``today``, a date or ``YYYY-MM-DD``, is the day by which waivers expire: by default the present
    day, which is asked for only where there are waivers. Raises ``ValueError`` for what is no day.
    """
    if isinstance(today, str):
        today = date.fromisoformat(today)
    if today is None and corpus.waivers:
        today = date.today()
    return run(corpus, date.isoformat(today) if today else "")


def render(report: Report, format: FormatName = _FIRST, link_base: str = "") -> str:  # noqa: A002 -- its name in `--out FORMAT=`
    """The report as text in one of the formats.

    ``link_base`` is what leads from the text's place to the folder that file names are relative to,
    with a slash at its end (``../``), or an address of it; in the formats that a CI reads
    (``Format.in_repository``), what leads there from the top of the repository. Raises
    ``ValueError`` for another format.
    """
    if format not in _BY_NAME:
        raise ValueError(f"no format '{format}': there are {', '.join(_BY_NAME)}")
    return _BY_NAME[format](report, link_base)
