"""Whole outputs in every format, beside the corpus that they are written from.

It is small, with every verdict and waivers of every kind. After looking at what has changed, write
them anew with ``WRITE_GOLDEN=1 pytest tests/formats/test_golden.py``.
"""

import os
import shutil
from pathlib import Path

import pytest

from checker.command import main
from checker.formats import FORMATS

HERE = Path(__file__).parent


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_what_stands_beside_the_corpus(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    shutil.copytree(HERE / "golden", tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    golden = HERE / "golden" / f"report.{FORMATS[name].ending}"
    assert main(["check", "--today", "2026-12-01", "--out", f"{name}={golden.name}"]) == 1
    written = Path(golden.name).read_bytes()
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_bytes(written)
    assert written.decode() == golden.read_bytes().decode()
