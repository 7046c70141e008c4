"""The answers that readers are asked for stand on the first screen."""

import shutil
from pathlib import Path

import pytest

from checker.command import main

HERE = Path(__file__).parent


@pytest.mark.of_format("md")
@pytest.mark.parametrize(
    ("corpus", "answers"),
    [
        (
            "bridge",
            ["last inspection (2 April 2023) is 19 days after the collapse (14 March 2023)",
             "🟧② last inspection **2 April 2023**: Ministry of Transport. ",
             "Rule: A bridge is inspected while it stands.",
             "Ministry of Transport contradicts itself.",
             "**Next:** ask Ministry of Transport which of its dates is right."],
        ),
        (
            "meals",
            ["**When did the school meals programme begin?**", "🟦① **September 2022**",
             "🟧② **January 2023**, **at least 93 days** apart.",
             "🟦① County Audit Office and Plates for Pupils (says 2022), 2 origins; "
             "🟧② Larkfield Courier.",
             "September 2022 may be as late as 30 September 2022",
             "**Next:** compare the quotes in their documents."],
        ),
    ],
)  # fmt: skip
def test_the_first_contradiction_has_the_answers(
    corpus: str, answers: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(HERE / corpus, tmp_path / corpus)
    monkeypatch.chdir(tmp_path / corpus)
    assert main(["check", "--out", "md=report.md"]) == 1
    page = Path("report.md").read_text(encoding="utf-8")
    first = page[page.index("\n1. ") : page.index("\n2. ")]
    assert [answer for answer in answers if answer not in first] == []


@pytest.mark.of_format("html", "md")
def test_numbers_are_written_as_the_project_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(HERE / "meals", tmp_path / "meals")
    monkeypatch.chdir(tmp_path / "meals")
    assert main(["check", "--out", "md=report.md", "--out", "html=report.html"]) == 1
    for name in ("report.md", "report.html"):
        page = Path(name).read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")
        assert "1,240 people / 3,100 people = 40 %" in page
        assert "about 3,710,000 EUR" in page
        assert "\N{NARROW NO-BREAK SPACE}" not in page
