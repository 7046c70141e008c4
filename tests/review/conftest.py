"""A town with forty drafts: drafted once, and copied for each test."""

import shutil
from pathlib import Path

import pytest

from .town import build


@pytest.fixture(scope="session")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town as `extract` leaves it; not to be changed."""
    return build(tmp_path_factory.mktemp("town"))


@pytest.fixture
def town(drafted: Path, tmp_path: Path) -> Path:
    """A town of one's own."""
    return Path(shutil.copytree(drafted, tmp_path / "town"))
