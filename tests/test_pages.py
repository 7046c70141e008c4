"""Links between pages lead somewhere, to the heading that they name; the first page is short."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [
    *("README.md", "CHANGELOG.md", "facts/README.md", "rules/README.md", "tests/HACKING.md"),
    *("checker/command/README.md", "checker/plugin/README.md", ".github/actions/checker/README.md"),
    "tests/benchmarks/README.md",
]
MOST_LINES = 260


def anchors(page: Path) -> set[str]:
    """What links may name of a page."""
    titles = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    here = ROOT / page
    for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", here.read_text("utf-8")):
        name, _, anchor = link.partition("#")
        there = (here.parent / name) if name else here
        assert there.exists(), link
        assert not anchor or anchor in anchors(there), link


def test_the_first_page_is_short() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= MOST_LINES
