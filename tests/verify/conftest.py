"""A small corpus with its documents, in a folder of its own."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker import command
from checker.model.lock import NAME

WORDS = """\
entities:
  bridge: {label: the old bridge, type: bridge}
  mill: {label: Mill Town, type: town, aliases: [Milltown]}
  port: {label: Port, type: town}
  anna: {label: Anna Weber, type: person}
attributes:
  opened_on: {label: day of opening, kind: date}
  length: {label: length, kind: quantity, unit: m}
  arches: {label: number of arches, kind: count}
  town: {label: town, kind: entity}
  safe: {label: safety, kind: truth}
  guests: {label: guests, kind: set, members: entity}
rules:
  - {id: agree, title: Documents agree, check: {agree: {}}}
"""

TEXT = """\
The old bridge of Mill Town

The old bridge was opened on 2 May 1924, and it is 120 metres long.
It has four arches. Anna Weber and the mayor of Milltown came.
"""

FACTS = """\
source:
  id: gazette    # the town's own paper
  document: {file: gazette.txt}
facts:
  # the opening
  - {subject: bridge, attribute: opened_on, value: 1924-05-02, quote: opened on 2 May 1924}
  - subject: bridge
    attribute: length
    value: 120 m
    quote: it is 120 metres long   # as it stands there
    note: >-
      measured
      by hand

  - quote: It has four arches
    claims:
      - {subject: bridge, attribute: arches, value: 4}
"""


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Writes files into an empty working folder; without any, the corpus above."""
    monkeypatch.chdir(tmp_path)

    def written(**files: str | bytes) -> Path:
        given: dict[str, str | bytes] = {"words": WORDS, "facts": FACTS, "gazette": TEXT} | files
        for name, content in given.items():
            folder, ending = ("facts", ".yaml")
            if name not in ("words", "facts") and not name.startswith("facts_"):
                folder, ending = "documents", ".txt"
            path = tmp_path / folder / f"{name}{ending}"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        (tmp_path / "documents").mkdir(exist_ok=True)
        return tmp_path

    return written


def verify(*arguments: str) -> int:
    """The exit code of `checker verify` on that corpus."""
    return command.main(
        ["verify", "--documents", "documents", "--facts", "facts", "--rules", "facts", *arguments]
    )


def check(*arguments: str) -> int:
    """The exit code of `checker check` on that corpus."""
    return command.main(["check", "--facts", "facts", "--rules", "facts", *arguments])


def records() -> list[dict[str, Any]]:
    """What is on record of that corpus, line by line."""
    text = (Path("facts") / NAME).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]
