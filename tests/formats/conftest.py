"""A corpus of files, run through the command's own path."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from checker.engine import run
from checker.formats import FORMATS
from checker.loading.corpus import load
from checker.loading.ends import ends_of
from checker.model.report import Report
from checker.telling.alert import alerts, files

HERE = Path(__file__).parent
FOLDER = HERE / "wide"
WIDE = {
    path.relative_to(FOLDER).as_posix(): path.read_text() for path in sorted(FOLDER.rglob("*.yaml"))
}
"""A corpus with every verdict, relation, kind of rule and reason not to compare a claim."""

Judge = Callable[[Mapping[str, str]], Report]


@cache
def written(corpus: str, name: str) -> str:
    """What a format tells of the corpus ``golden`` or ``hostile``."""
    root = HERE / corpus
    found, problems = load([root / "facts", root / "rules"], str(root))
    assert found is not None, "\n".join(map(str, problems))
    report = run(found, "2026-12-01")
    return FORMATS[name](report._replace(ends=ends_of(files(alerts(report)), str(root))), "")


@pytest.fixture
def judge_files(tmp_path: Path) -> Judge:
    """The report on files with these names and texts, which must have no problem."""

    def judged(files: Mapping[str, str]) -> Report:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        tops = sorted({tmp_path / name.split("/")[0] for name in files})
        corpus, problems = load(tops, str(tmp_path))
        assert corpus is not None, "\n".join(map(str, problems))
        return run(corpus)

    return judged


@pytest.fixture
def wide(judge_files: Judge) -> Report:
    """The report on a corpus with every verdict, relation and kind of rule."""
    return judge_files(WIDE)
