"""Which rules are collected, from where, and what pytest is told where they cannot be."""

import os
from collections.abc import Collection
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import final

import pytest

from checker.api import InputError, check, load
from checker.fault import fault_lines
from checker.loading.files import ENDINGS, find, root_of, way_to
from checker.loading.settings import misplaced, read_settings
from checker.model.line import plain
from checker.model.lock import NAME as LOCK
from checker.model.report import Report
from checker.model.rule import Rule
from checker.plugin.nodes import Broken, Findings, RuleFile
from checker.terminal import harmless
from checker.values.digits import NARROW_SPACE, grouping


@final
class Rules:
    """The corpus that the flag puts before pytest, and the hooks that collect its rules.

    Paths of settings are relative to pytest's ``rootdir``, those of options to where it was
    started. The corpus is loaded and judged once, when the first of its files is looked at.
    """

    def __init__(self, config: pytest.Config) -> None:
        """Read the settings. Raises ``pytest.UsageError`` with all that is wrong with them."""
        settings, problems = read_settings(str(config.rootpath))
        for key in ("facts", "rules"):
            if not config.getoption(f"checker_{key}"):
                problems += misplaced(settings, key, str(config.rootpath))
        if problems:
            raise pytest.UsageError(*(harmless(plain(str(one))) for one in problems))
        numbers = ExitStack()
        numbers.enter_context(grouping(settings.thousands or NARROW_SPACE))
        config.add_cleanup(numbers.close)
        self.config = config
        self.paths = [
            *self._paths("facts", settings.facts or ("facts",)),
            *self._paths("rules", settings.rules or ("rules",)),
        ]
        self.root = root_of(self.paths)
        self.fail_on = settings.fail_on or "error"
        self.told = False

    def _paths(self, name: str, otherwise: Collection[str]) -> list[Path]:
        asked = self.config.getoption(f"checker_{name}")
        folder = self.config.invocation_params.dir if asked else self.config.rootpath
        return [Path(os.path.abspath(folder / path)) for path in asked or otherwise]

    @cached_property
    def base(self) -> str:
        """What leads from where pytest was started to the root of file names."""
        return way_to(self.root, str(self.config.invocation_params.dir))

    @cached_property
    def report(self) -> Report | Exception:
        """The report on the corpus, or why there is none: its problems, or a bug of the checker."""
        try:
            return check(load(*self.paths))
        except Exception as error:
            return error

    @cached_property
    def by_file(self) -> dict[Path, list[Rule]]:
        """The rules of each file that has some; of broken input, one file that is to blame."""
        files: dict[Path, list[Rule]] = {}
        if not isinstance(self.report, Report):
            for name in self._blamed(self.report):
                path = self._path(name)
                if path.is_file():
                    return {path: []}
            return {}
        for rule in self.report.rules:
            files.setdefault(self._path(rule.place.file), []).append(rule)
        return files

    def _blamed(self, error: Exception) -> list[str]:
        """The files that problems stand in; for a bug, all of them."""
        if isinstance(error, InputError):
            return [problem.place.file for problem in error.problems]
        found, _ = find(self.paths, self.root)
        return [name for name, _ in found]

    def _path(self, name: str) -> Path:
        return Path(os.path.normpath(os.path.join(self.root, name)))

    @cached_property
    def judged(self) -> Findings:
        """What the tests are made of."""
        assert isinstance(self.report, Report)
        return Findings.of(self.report, self.fail_on, self.base)

    def tell(self, asked: bool = True) -> str:
        """All that keeps the corpus from being judged, a line for each; but only once.

        After that, of a file that was ``asked`` for by name, a word; of others nothing.
        """
        assert isinstance(self.report, Exception)
        if self.told:
            return "nothing was judged: see the error above" if asked else ""
        self.told = True
        if not isinstance(self.report, InputError):
            return harmless("\n".join(fault_lines(self.report, os.environ)))
        lines = [f"{self.base}{problem}" for problem in self.report.problems]
        count = f"{len(lines)} problem{'' if len(lines) == 1 else 's'}: nothing was judged"
        return harmless("\n".join(map(plain, [*lines, count])))

    @pytest.hookimpl
    def pytest_report_header(self) -> str:
        """Where facts and rules are, and whether the given paths pass them by."""
        here = self.config.invocation_params.dir
        ways = ", ".join(os.path.relpath(path, here) for path in self.paths)
        ways = harmless(plain(ways))
        if not self._is_selective() or any(
            self._meets(self._place(argument)) for argument in self.config.args
        ):
            return f"checker: {ways}"
        return f"checker: {ways} (none of the given paths leads there: no rule is collected)"

    def _is_selective(self) -> bool:
        """Whether somebody named on the command line what to collect."""
        return self.config.args_source is pytest.Config.ArgsSource.ARGS

    def _place(self, argument: str) -> Path:
        return Path(os.path.abspath(self.config.invocation_params.dir / argument.split("::")[0]))

    def _meets(self, path: Path) -> bool:
        return any(path.is_relative_to(top) or top.is_relative_to(path) for top in self.paths)

    @pytest.hookimpl(tryfirst=True)  # before pytest-xdist hands the paths to its workers
    def pytest_sessionstart(self) -> None:
        """Where no path is given, collect the rules beside the tests."""
        if self._is_selective():
            return
        if not self.by_file:  # no file that could be blamed: the paths themselves are wrong
            raise pytest.UsageError(*self.tell().split("\n"))
        given = [self._place(argument) for argument in self.config.args]
        outside = (file for file in self.by_file if not any(map(file.is_relative_to, given)))
        self.config.args = [*self.config.args, *map(str, outside)]

    @pytest.hookimpl(tryfirst=True)
    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        """Enter folders that pytest passes by, hidden ones for instance, where rules are in them.

        What somebody excludes on the command line stays out.
        """
        if self.config.getoption("ignore") or self.config.getoption("ignore_glob"):
            return None
        if not self._meets(collection_path) or collection_path not in self._on_the_way:
            return None
        return False

    @cached_property
    def _on_the_way(self) -> frozenset[Path]:
        return frozenset(path for file in self.by_file for path in (file, *file.parents))

    @pytest.hookimpl
    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> pytest.File | None:
        """A collector for each file with rules; of broken input, for each file."""
        if file_path.suffix.lower() not in ENDINGS and file_path.name != LOCK:
            return None
        if not any(map(file_path.is_relative_to, self.paths)):
            return None
        if isinstance(self.report, Exception):
            broken: pytest.File = Broken.from_parent(parent, path=file_path, tell=self.tell)
            return broken
        if file_path not in self.by_file:
            return None
        file: pytest.File = RuleFile.from_parent(
            parent, path=file_path, rules=self.by_file[file_path], judged=self.judged
        )
        return file
