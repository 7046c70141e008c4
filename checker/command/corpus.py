"""The corpus that a command line names, its report, and what is told where it has problems."""

import os
from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, final

from checker.command.output import CommandError
from checker.engine import KnownAnswers, Readers, run
from checker.loading.corpus import ReadFiles, load
from checker.loading.files import root_of, way_to
from checker.loading.settings import OWN, upwards_to
from checker.model.corpus import Corpus
from checker.model.line import odd_name, plain
from checker.model.place import Problem, first_of
from checker.model.report import Report
from checker.model.untold import Picking, Unanswered

if TYPE_CHECKING:
    from checker.loading.cache import ParsedCache


@final
class BrokenInput(CommandError):
    """Input that has problems, which stand below a root of file names."""

    def __init__(self, words: Sequence[str], problems: Sequence[Problem], root: str) -> None:
        """With a line for each of the problems."""
        super().__init__(*words)
        self.problems = problems
        self.root = root


@final
class EarlierRun:
    """What a run leaves to the next one in the same process."""

    def __init__(self) -> None:
        """With nothing yet."""
        self.files = ReadFiles()
        self.readers = Readers()
        self.answers = KnownAnswers()


def report_of(options: Namespace) -> tuple[Report, str]:
    """The report of the corpus that the options name, and its root."""
    corpus, root = corpus_of(options)
    return run(corpus, today(options, corpus)), root


def today(options: Namespace, corpus: Corpus) -> str:
    """The day by which waivers expire; no clock is read where there is none."""
    if options.today or not corpus.waivers:
        return options.today or ""

    options.today = date.today().isoformat()  # read once in a run: midnight may come
    return str(options.today)


def corpus_of(
    options: Namespace,
    *,
    mending: bool = False,
    kept: EarlierRun | None = None,
    picking: Picking | None = None,
    cached: bool = False,
) -> tuple[Corpus, str]:
    """The corpus that the options name, and its root; ``mending``: records are written anew;
    ``picking``: what an engine may leave out of tables; ``cached``: with what was parsed in
    earlier runs, which is then ``options.cache``, if there is much to parse."""
    options.cache = None

    def cache() -> "ParsedCache | None":
        from checker.command.cache import cache_of  # 7 ms with others that few runs need

        opened = options.cache = cache_of(options)
        return opened

    paths = paths_of(options)
    root = root_of(paths)
    try:
        corpus, problems = load(
            paths,
            root,
            mending=mending,
            sql=options.allow_sql,
            kept=kept.files if kept is not None else None,
            picking=picking,
            cache=cache if cached else None,
        )
    except Unanswered as error:
        raise CommandError(f"--engine {options.engine}: {error}", "nothing was judged") from None
    if corpus is None:
        raise refused(problems, root, "nothing was judged", _elsewhere(options))
    return corpus, root


def paths_of(options: Namespace) -> list[Path]:
    """Where the corpus is."""
    return [*options.facts, *options.rules]


def refused(problems: Sequence[Problem], root: str, outcome: str, *more: str) -> BrokenInput:
    """The problems, their number, what came of them, and ``more``, where that is not empty."""
    base = base_of(root, os.curdir)
    count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}: {outcome}"
    words = (*(f"{base}{problem}" for problem in first_of(problems)), count, *filter(None, more))
    return BrokenInput(words, problems, root)


def _elsewhere(options: Namespace) -> str:
    """Where the folder of facts is, if nobody names one and it is not here but around here."""
    (facts, *_) = options.facts
    if "facts" not in options.below or options.home or facts.exists():
        return ""
    way = upwards_to(facts.name, os.curdir)
    there = f"{facts}/ lies in {way.rstrip('/')}: run the command there, or write a {OWN} there"
    return there if way else ""


def base_of(root: str, folder: str) -> str:
    """What leads from ``folder`` to the root of file names: empty, or with a slash at its end."""
    way = way_to(root, folder)
    if odd_name(way):
        raise CommandError(f"{plain(way)}: a folder with this name: {odd_name(way)}")
    return way
