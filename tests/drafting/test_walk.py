"""From an empty folder of documents to contradictions: what the walks of the benchmark came to."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks" / "walk"))

from run import SUBJECTS, walk  # a benchmark is no package


@pytest.mark.parametrize("subject", SUBJECTS)
def test_what_was_planted_is_found(
    subject: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    went = walk(subject, tmp_path)
    assert not went.found.missed
    assert len(went.found.others) <= 1
    assert went.starter.right >= 0.75 * went.starter.claims
    assert went.starter.right >= 0.95 * went.starter.drafts
    assert went.written.right >= 0.8 * went.written.claims
    assert went.reviewed.right == went.reviewed.drafts
