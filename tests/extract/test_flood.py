"""A second corpus, on another subject: documents of a flood, and the drafts that they give."""

import json
import shutil
from pathlib import Path

import pytest

from checker import command
from checker.model.lock import NAME

HERE = Path(__file__).parent / "flood"
DOCUMENTS = sorted(path.stem for path in (HERE / "documents").iterdir())


@pytest.fixture
def flood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The corpus in a folder of its own, with its drafts."""
    for name in ("documents", "facts", "rules"):
        shutil.copytree(HERE / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    assert command.main(["extract", "documents", "--no-names"]) == 0
    return tmp_path


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_drafts_are_as_they_were(flood: Path, name: str) -> None:
    drafts = (flood / "facts" / f"{name}.yaml").read_text(encoding="utf-8")
    assert drafts == (HERE / "golden" / f"{name}.yaml").read_text(encoding="utf-8")


def test_what_is_on_record_of_them_is_as_it_was(flood: Path) -> None:
    assert (flood / "facts" / NAME).read_bytes() == (HERE / "golden" / NAME).read_bytes()


def test_drafts_of_before_are_read_and_their_records_move(flood: Path) -> None:
    drafts = {name: (flood / "facts" / f"{name}.yaml").read_bytes() for name in DOCUMENTS}
    (flood / "facts" / NAME).unlink()
    for name in DOCUMENTS:
        old = (HERE / "before" / f"{name}.yaml").read_bytes()
        (flood / "facts" / f"{name}.yaml").write_bytes(old)
    assert command.main(["extract", "documents", "--check", "--no-names"]) == 0
    command.main(["verify", "--documents", "documents", "--write"])
    for name in DOCUMENTS:
        now = (flood / "facts" / f"{name}.yaml").read_bytes()
        drafted = drafts[name].replace(b"  # Open Graph", b"")  # where the day is from
        assert now.partition(b"source:")[2] == drafted.partition(b"source:")[2]
    records = [json.loads(line) for line in (flood / "facts" / NAME).read_text().splitlines()]
    golden = [json.loads(line) for line in (HERE / "golden" / NAME).read_text().splitlines()]
    assert [one["drafted"] for one in records] == [one["drafted"] for one in golden]
    assert command.main(["extract", "documents", "--check", "--no-names"]) == 0


@pytest.mark.usefixtures("flood")
def test_what_could_not_be_read_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["extract", "documents", "--check", "--no-names"]) == 0
    out, err = capsys.readouterr()
    assert "Patterns that match nothing here: town_asked_for_help, never_here\n" in out
    near = "gazette.txt:11:53: 'Stedefelt' is nearly 'Stedefeld' (stedefeld)"
    assert f"{near}: if they are one, make it an alias\n" in err
    assert "'Stedefelt' is no known entity; did you mean 'Stedefeld'?" in err
    assert "Nowhere" not in err


@pytest.mark.of_format("json")
def test_drafts_are_set_aside_until_they_are_reviewed(flood: Path) -> None:
    assert command.main(["check", "--fail-on", "never"]) == 0
    report = json.loads((flood / "reports" / "report.json").read_text())
    assert {row["reason"] for row in report["unchecked"]["facts"]} == {"a draft"}
    assert not report["findings"]


@pytest.mark.of_format("json")
def test_from_documents_to_contradictions(flood: Path) -> None:
    for name in DOCUMENTS:
        path = flood / "facts" / f"{name}.yaml"
        path.write_text(path.read_text().replace("status: draft", "status: reviewed"))
    before = {path: path.read_bytes() for path in (flood / "facts").iterdir()}
    assert command.main(["check"]) == 1
    report = json.loads((flood / "reports" / "report.json").read_text())
    verdicts = {
        (finding["attribute"], finding["subject"]): finding["verdict"]
        for finding in report["findings"]
    }
    assert verdicts == {
        ("displaced", "flood"): "contradiction",
        ("killed", "flood"): "contradiction",
        ("places", "flood"): "contradiction",
        ("level", "wittrup"): "agreement",
        ("occurred_on", "dam_break"): "agreement",
    }
    assert command.main(["extract", "documents", "--no-names"]) == 0
    assert before == {path: path.read_bytes() for path in (flood / "facts").iterdir()}
