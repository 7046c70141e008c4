"""Whole outputs in every format, beside the corpora that they are written from.

``golden`` is a small corpus with every verdict and waivers of every kind, ``hostile`` has in every
field what markup, logs, terminals and readers trip over. After looking at what has changed, write
them anew with ``WRITE_GOLDEN=1 pytest tests/formats/test_golden.py``.
"""

import os
import shutil
from pathlib import Path

import pytest

from checker.cli import main
from checker.formats import FORMATS

HERE = Path(__file__).parent


@pytest.mark.parametrize("corpus", ["golden", "hostile"])
def test_every_format_writes_what_stands_beside_the_corpus(
    corpus: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    shutil.copytree(HERE / corpus, tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    outputs = [f"{name}=report.{one.ending}" for name, one in FORMATS.items()]
    asked = [word for out in outputs for word in ("--out", out)]
    assert main(["check", "--today", "2026-12-01", *asked]) == 1
    for one in FORMATS.values():
        written = Path(f"report.{one.ending}").read_bytes()
        golden = HERE / corpus / f"report.{one.ending}"
        if os.environ.get("WRITE_GOLDEN"):
            golden.write_bytes(written)
        assert written.decode() == golden.read_bytes().decode()
