"""The patterns of this project on its own documents, which are not in the repository."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def test_most_facts_by_hand_are_found(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Floors under what was measured, so that a change that loses facts is seen."""
    monkeypatch.setattr(sys, "path", [str(ROOT / "tests" / "benchmarks"), *sys.path])
    from extraction import scores  # type: ignore[import-not-found]

    result, _, _, notes = scores(shared / "seeds", ROOT)
    assert len(result) == 5
    for name, score in result.items():
        assert score.recall > 0.85, name
        assert score.precision > 0.9, name
    assert [note for note in notes if "Minks Group" not in note] == []
