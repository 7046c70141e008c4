"""A corpus with tables, from the texts of its files."""

import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

from checker.loading.corpus import load
from checker.model.corpus import Corpus
from checker.model.place import Problem

# What Spark is spoken to by, and Sail, a server of its own
CLIENT = ("pyspark", "grpc", "pandas", "pyarrow", "sqlglot")
MISSING = [name for name in (*CLIENT, "pysail") if find_spec(name) is None]
WHY = f"no {', '.join(MISSING)}: pip install -e '.[spark]' pysail"

Files = Mapping[str, str | bytes]
Problems = Callable[..., list[Problem]]
Loaded = Callable[..., Corpus]

WORDS = """\
attributes:
  height: {kind: quantity, unit: m, qualifiers: [as_of]}
  climbed_on: {kind: date, qualifiers: [as_of]}
  huts: {kind: count, qualifiers: [as_of]}
  routes: {kind: set, members: text}
  country: {kind: entity}
  open: {kind: truth}
  lasted: {kind: duration}
  guests: {kind: count, qualifiers: {during: date, by: entity}, holds_at: published}
entities:
  rigi: {label: Rigi, type: mountain, aliases: [Mount Rigi]}
  home: {label: Switzerland, type: country}
rules:
  - {id: agree, title: Claims agree, check: {agree: {}}}
"""


def written(folder: Path, files: Files) -> Path:
    top = folder / "facts"
    for name, content in {"words.yaml": WORDS, **files}.items():
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return top


def committed(folder: Path) -> None:
    """Make a repository of a folder, with one commit."""

    def git(*words: str) -> None:
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *who, *words], check=True, capture_output=True, cwd=folder)

    git("init", "-q")
    git("add", "-A", "-f")
    git("commit", "-qm", "x")


@pytest.fixture
def wrong(tmp_path: Path) -> Callable[..., list[str]]:
    """What is said of a corpus with these files beside :data:`WORDS`."""

    def told(files: Files, *, sql: bool = False) -> list[str]:
        corpus, problems = load([written(tmp_path, files)], str(tmp_path), sql=sql)
        assert (corpus is None) is bool(problems)
        return [str(problem) for problem in problems]

    return told


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    """The corpus of these files, which must have no problem."""

    def corpus(files: Files, *, sql: bool = False) -> Corpus:
        found, problems = load([written(tmp_path, files)], str(tmp_path), sql=sql)
        assert found is not None, "\n".join(map(str, problems))
        return found

    return corpus


def mapping(more: str, name: str = "peaks.csv") -> str:
    """A mapping of one table, of which ``more`` are the keys behind its file."""
    return f"tables:\n  - id: peaks\n    from: {name}\n" + "".join(
        f"    {line}\n" for line in more.splitlines()
    )


WIDE = """\
source: {column: who}
subject: {column: peak, type: mountain}
attributes: {metres: height}
"""


@pytest.fixture(scope="session")
def sail() -> Iterator[str]:
    """The address of a server in this process, or of another one that ``CHECKER_SPARK`` names."""
    if MISSING and MISSING != ["pysail"]:
        pytest.skip(WHY)
    if named := os.environ.get("CHECKER_SPARK"):
        yield named
        return
    if MISSING:
        pytest.skip(WHY)
    os.environ["RUST_LOG"] = "off"
    from pysail.spark import SparkConnectServer

    server = SparkConnectServer()
    server.start(background=True)
    host, port = server.listening_address
    yield f"sc://{host}:{port}"
    server.stop()
