"""What extraction drafted and a person deleted or rejected does not come back."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from checker import command
from checker.command import extract as extracting
from checker.model.lock import NAME

WORDS = """\
entities:
  mill: {label: the mill, type: house}
  tower: {label: the tower, type: house}
attributes:
  built_on: {label: year of building, kind: date}
  height: {label: height, kind: quantity, unit: m}
rules: [{id: agree, check: {agree: {}}, severity: note, may_match_nothing: true}]
"""
PATTERNS = """\
patterns:
  - id: built
    match: "{what:entity:house} was built in {when:date}"
    facts:
      - {subject: "{what}", attribute: built_on, value: "{when}"}
  - id: high
    match: "{what:entity} is {size:quantity} high"
    facts:
      - {subject: "{what}", attribute: height, value: "{size}"}
"""
TEXT = "A walk\n\nThe mill was built in 1900. The mill is 12 m high. The tower is 30 m high.\n"
LOCK = Path("facts") / NAME
FACTS = Path("facts/walk.yaml")

Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def drafted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document in an empty folder, and its drafts."""
    monkeypatch.chdir(tmp_path)
    write("rules/words.yaml", WORDS)
    write("rules/patterns.yaml", PATTERNS)
    write("articles/walk.txt", TEXT)
    assert extract() == 0
    assert ids() == ["mill.built_on", "mill.height", "tower.height"]


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def extract(*arguments: str) -> int:
    return command.main(["extract", "articles", *arguments])


def verify(*arguments: str) -> int:
    return command.main(["verify", "--documents", "articles", *arguments])


def facts() -> str:
    return FACTS.read_text(encoding="utf-8")


def ids() -> list[str]:
    """Subject and attribute of each claim of the file."""
    return [".".join(pair) for pair in re.findall(r"subject: (\w+)\n +attribute: (\w+)", facts())]


def records() -> list[dict[str, Any]]:
    return [json.loads(line) for line in LOCK.read_text(encoding="utf-8").splitlines()]


def without(subject: str, attribute: str) -> None:
    """Delete a claim from the file, as a person would."""
    head, *items = re.split(r"(?m)^(?=  - )", facts())
    kept = [one for one in items if f"{subject}\n    attribute: {attribute}\n" not in one]
    assert len(kept) == len(items) - 1
    write("facts/walk.yaml", head + "".join(kept))


def shifted(text: str = TEXT) -> str:
    return f"A line that was not there.\n{text}"


@pytest.mark.parametrize("settled", [False, True])
@pytest.mark.parametrize("moved", [False, True])
def test_what_was_deleted_does_not_come_back(settled: bool, moved: bool) -> None:
    if settled:
        verify("--write")
    without("mill", "height")
    if settled:
        verify("--write")
    now = facts()
    if moved:
        write("articles/walk.txt", shifted())
    else:
        assert extract("--check") == 0
    for _ in range(2):
        assert extract() == 0
        assert ids() == ["mill.built_on", "tower.height"]
    assert moved or facts() == now
    verify("--write")
    assert extract("--check") == 0
    assert {"id": "walk.mill.height", "rejected": records()[1]["rejected"]} == records()[1]


def test_nor_does_what_was_retracted(capsys: Printed) -> None:
    edited = facts().replace("high\n    status: draft\n", "high\n    retracted: true\n", 1)
    write("facts/walk.yaml", edited)
    for text in (TEXT, shifted()):
        write("articles/walk.txt", text)
        assert extract() == 0
        verify("--write")
        assert ids() == ["mill.built_on", "mill.height", "tower.height"]
        assert facts().count("retracted: true") == 1
    without("mill", "height")
    assert extract() == 0
    assert ids() == ["mill.built_on", "tower.height"]
    capsys.readouterr()


def test_a_retracted_claim_of_a_person_rejects_its_quote_whatever_is_read_in_it() -> None:
    write(
        "facts/walk.yaml",
        facts().partition("facts:")[0]
        + "facts:\n  - subject: mill\n    attribute: height\n    value: 11 m\n"
        "    quote: The mill is 12 m high\n    retracted: true\n",
    )
    LOCK.unlink()
    assert extract() == 0
    assert ids() == ["mill.height", "mill.built_on", "tower.height"]
    assert "value: 12 m" not in facts()


def test_another_quote_is_another_draft() -> None:
    without("mill", "height")
    write("articles/walk.txt", TEXT.replace("12 m", "13 m"))
    assert extract() == 0
    assert ids() == ["mill.built_on", "tower.height", "mill.height"]
    assert "value: 13 m" in facts()
    assert [(one["id"], "rejected" in one) for one in records()] == [
        ("walk.mill.built_on", False),
        ("walk.mill.height", False),
        ("walk.mill.height", True),
        ("walk.tower.height", False),
    ]
    write("articles/walk.txt", TEXT)
    assert extract() == 0
    assert ids() == ["mill.built_on", "tower.height"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "subject: mill\n    attribute: height",
            "subject: tower\n    id: walk.other\n    attribute: height",
        ),
        (
            "  - subject: mill\n    attribute: height",
            "  - id: walk.h\n    subject: mill\n    attribute: height",
        ),
        ("value: 12 m\n", "value: 12 m  # a storey more?\n"),
        ("value: 12 m\n", "value: about 12 m\n"),
        ("quote: The mill is 12 m high", "quote: mill is 12 m high"),
    ],
)
def test_what_a_person_made_of_it_takes_its_place(before: str, after: str) -> None:
    assert before in facts()
    edited = facts().replace(before, after)
    write("facts/walk.yaml", edited)
    for text in (TEXT, shifted()):
        write("articles/walk.txt", text)
        assert extract() == 0
        verify("--write")
        assert extract() == 0
        assert len(re.findall("subject:", facts())) == 3
        assert after in facts()


def test_what_the_document_took_back_may_come_again() -> None:
    before = facts()
    write("articles/walk.txt", "A walk\n\nThe mill was built in 1900.\n")
    assert extract() == 0
    assert [one["id"] for one in records()] == ["walk.mill.built_on"]
    write("articles/walk.txt", TEXT)
    assert extract() == 0
    assert facts() == before


def test_a_deleted_file_does_not_come_back_and_that_is_said(capsys: Printed) -> None:
    FACTS.unlink()
    capsys.readouterr()
    assert extract() == 0
    assert not FACTS.exists()
    told = capsys.readouterr().err
    assert (
        "walk.txt:1:1: 3 drafts were deleted, and not made again; to have them back, take " in told
    )
    assert told.endswith(f"their lines out of {LOCK}\n")
    write("articles/walk.txt", TEXT.replace("12 m", "13 m"))
    assert extract() == 0
    assert ids() == ["mill.height"]
    FACTS.unlink()
    LOCK.unlink()
    FACTS.parent.rmdir()
    write("articles/walk.txt", TEXT)
    assert extract() == 0
    assert ids() == ["mill.built_on", "mill.height", "tower.height"]


def test_drafts_elsewhere_are_remembered_where_they_were(capsys: Printed) -> None:
    assert extract("--into", "facts/more") == 0  # a folder of facts has one file of records
    assert not (Path("facts/more") / NAME).exists()
    shutil.rmtree("facts")
    assert extract("--into", "drafts") == 0
    assert (Path("drafts") / NAME).is_file()
    path = Path("drafts/walk.yaml")
    FACTS.parent.mkdir()
    path.write_text(path.read_text().replace("status: draft", "status: reviewed"))
    path.rename(FACTS)
    assert extract("--into", "drafts") == 0
    assert not path.exists()
    capsys.readouterr()


def test_somebody_else_drafts_meanwhile(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    write("articles/walk.txt", TEXT.replace("12 m", "13 m"))
    theirs = LOCK.read_text() + '{"id": "zoo.mill.height", "rejected": "abcdefgh"}\n'
    really = extracting.write

    def late(*given: object, **named: object) -> None:
        LOCK.write_text(theirs)
        really(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(extracting, "write", late)
    assert extract() == 0
    assert "value: 13 m" in facts()
    assert records()[-1]["id"] == "zoo.mill.height"
    assert "meanwhile" not in capsys.readouterr().err


def test_several_draft_at_once() -> None:
    """Each from a document of its own, into one file of records."""
    for number in range(4):
        write(f"articles/walk{number}.txt", TEXT.replace("12 m", f"4{number} m"))
    command = [sys.executable, "-m", "checker", "extract"]
    running = [subprocess.Popen([*command, f"articles/walk{n}.txt"]) for n in range(4)]
    assert [one.wait() for one in running] == [0] * 4
    assert len(records()) == 3 * 5
    assert extract("--check") == 0


def test_nothing_of_a_person_is_on_record_as_drafted() -> None:
    write("facts/walk.yaml", f"{facts()}  - {{subject: tower, attribute: built_on, value: 1900}}\n")
    verify("--write")
    assert [one["id"] for one in records() if "drafted" in one] == [
        "walk.mill.built_on",
        "walk.mill.height",
        "walk.tower.height",
    ]
    assert extract("--check") == 0


def test_a_name_that_is_changed_leaves_drafts_what_they_were() -> None:
    without("mill", "height")
    verify("--write")
    assert command.main(["rename", "entity", "mill", "old_mill"]) == 0
    assert command.main(["rename", "attribute", "built_on", "built_in"]) == 0
    assert command.main(["rename", "source", "walk", "stroll"]) == 0
    assert ids() == ["old_mill.built_in", "tower.height"]
    assert [(one["id"], "rejected" in one) for one in records()] == [
        ("stroll.old_mill.built_in", False),
        ("stroll.old_mill.height", True),
        ("stroll.tower.height", False),
    ]
    before = records()
    verify("--write")
    assert records() == before
    assert extract("--check") == 0
    write("articles/walk.txt", TEXT.replace("30 m", "31 m"))
    assert extract() == 0
    assert ids() == ["old_mill.built_in", "tower.height"]
    assert "value: 31 m" in facts()
    assert "value: 30 m" not in facts()
