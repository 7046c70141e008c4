"""The first `extract` behind `init`, in a folder that has documents and nothing else."""

from pathlib import Path

import pytest
import yaml

from checker.command import main

pytestmark = [  # what `init` writes
    pytest.mark.of_rule("agree", "order"),
    pytest.mark.of_kind("date", "duration", "quantity", "count"),
]
PAPER = """\
Fire at Kettle Mill

MARLOW, 4 May 2031 - Twelve people were killed in a fire at Kettle Mill on Monday. The Kettle
Mill fire injured 31 and lasted for nine days. Kettle Mill was founded in 1931 and covers an
area of 4.5 hectares.

| Town | Population | Area (sq mi) |
|------|-----------:|-------------:|
| Marlow | 4,210 | 3.5 |

Marlow lies in Easton County.
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("paper.txt").write_text(PAPER)
    assert main(["init"]) == 0


@pytest.mark.of_format("md")
def test_a_first_extract_gives_drafts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "paper.txt"]) == 0
    drafts = yaml.safe_load(Path("facts/paper.yaml").read_text())["facts"]
    assert [(one["subject"], one["attribute"], str(one["value"])) for one in drafts] == [
        ("kettle_mill", "killed", "12"),
        ("kettle_mill_fire", "injured", "31"),
        ("kettle_mill_fire", "lasted", "9 days"),
        ("kettle_mill", "founded_on", "1931"),
        ("kettle_mill", "area", "4.5 ha"),
        ("marlow", "population", "4210"),
        ("marlow", "area", "3.5 mi2"),
    ]
    names = yaml.safe_load(Path("facts/names.yaml").read_text())["entities"]
    assert {name: said.get("type") for name, said in names.items()} == {
        "marlow": "town",
        "kettle_mill": "mill",
        "kettle_mill_fire": "fire",
        "easton_county": "county",
    }
    assert names["marlow"]["note"] == "named 3 times: paper.txt:3, paper.txt:9, paper.txt:11"
    assert main(["extract", "paper.txt", "--check"]) == 0
    assert main(["check"]) == 1  # the example contradicts itself: drafts take no part
    assert "7 claims" in Path("reports/report.md").read_text()
    assert main(["test"]) == 0
    capsys.readouterr()


def test_a_name_that_was_deleted_does_not_come_back() -> None:
    assert main(["extract", "paper.txt"]) == 0
    path = Path("facts/names.yaml")
    names = yaml.safe_load(path.read_text())["entities"]
    del names["easton_county"]
    path.write_text(yaml.safe_dump({"entities": names}))
    assert main(["extract", "paper.txt"]) == 0
    assert "easton_county" not in path.read_text()


def test_names_that_were_deleted_altogether_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "paper.txt"]) == 0
    for path in Path("facts").glob("*.yaml"):
        path.unlink()
    assert main(["extract", "paper.txt"]) == 0
    told = capsys.readouterr().err
    assert "facts/names.yaml:1:1: 4 names were deleted, and not drafted again; to have " in told
    assert "take their lines out of facts/checker.lock.jsonl\n" in told


def test_new_names_come_behind_those_that_are_there() -> None:
    assert main(["extract", "paper.txt"]) == 0
    path = Path("facts/names.yaml")
    path.write_text(path.read_text().replace("type: mill", "type: factory  # mended"))
    Path("more.txt").write_text("Nobody lives near Upper Farm any more.\n")
    assert main(["extract", "more.txt"]) == 0
    text = path.read_text()
    assert "type: factory  # mended" in text
    assert text.endswith(
        '  upper_farm:\n    label: "Upper Farm"\n    type: farm\n'
        '    note: "named once: more.txt:1"\n'
    )


def test_no_names_are_drafted_where_none_are_wanted() -> None:
    assert main(["extract", "paper.txt", "--no-names"]) == 0
    assert not Path("facts/names.yaml").exists()
    assert Path("facts/paper.yaml").read_text().endswith("facts: []\n")


@pytest.mark.parametrize("broken", ["entities: [a]\n", "entities:\n  a: {labels: A b}\n"])
def test_a_file_of_names_that_cannot_be_changed_stays(
    broken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("facts/names.yaml").write_text(broken)
    assert main(["extract", "paper.txt"]) == 2
    assert Path("facts/names.yaml").read_text() == broken
    assert "facts/names.yaml:" in capsys.readouterr().err
