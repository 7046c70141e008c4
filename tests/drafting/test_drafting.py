"""The command: files of drafts, reading again, and what a person wrote."""

import gc
import json
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any
from weakref import WeakSet

import pytest

from checker import command
from checker.command import extract as extracting
from checker.extract.documents import Document, read_document
from checker.extract.documents.files import DocumentFile
from checker.model.place import Problem

WORDS = """\
entities:
  mill: {label: the mill, type: house}
  tower: {label: the tower, type: house, aliases: [Alkhanli]}
  mayor: {label: Ada Mayor, type: person}
attributes:
  built_on: {label: year of building, kind: date}
  height: {label: height, kind: quantity, unit: m}
  owners: {label: owners, kind: set, members: text}
  open: {label: opening, kind: truth, qualifiers: [as_of]}
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
TEXT = "A walk\n\nThe mill was built in 1900. The mill is 12 m high.\n"
RULES = "rules: [{id: agree, check: {agree: {}}, severity: note}]\n"

Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write("rules/words.yaml", WORDS)
    write("rules/patterns.yaml", PATTERNS)
    write("walk.txt", TEXT)
    return tmp_path


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run(*arguments: str) -> int:
    return command.main(list(arguments))


def drafts() -> str:
    return Path("facts/walk.yaml").read_text(encoding="utf-8")


def recorded() -> list[dict[str, Any]]:
    """What is on record of the drafts, line by line."""
    text = Path("facts/checker.lock.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_a_draft_says_what_made_it(capsys: Printed) -> None:
    assert run("extract", "walk.txt") == 0
    made = drafts()
    assert "  id: walk\n  title: A walk\n  document: {file: walk.txt, sha256: " in made
    assert (
        "  - subject: mill\n    attribute: built_on\n    value: 1900\n"
        "    quote: The mill was built in 1900\n    status: draft\n"
    ) in made
    assert "extracted" not in made
    out, err = capsys.readouterr()
    written = "facts/checker.lock.jsonl, facts/walk.yaml"
    assert out == f"2 drafts in 1 of 1 documents\nWritten: {written}\n"
    assert err == ""
    one, _ = recorded()
    assert [*one] == ["id", "claim", "quote", "document", "offset", "drafted"]
    assert one["id"] == "walk.mill.built_on"
    assert one["offset"] == 8
    assert [*one["drafted"]] == ["claim", "pattern", "quote", "offset", "line", "text"]
    assert one["drafted"]["pattern"] == "built"
    assert one["drafted"]["line"] == 3


@pytest.mark.of_format("json")
def test_drafts_are_loaded_and_set_aside(tmp_path: Path) -> None:
    run("extract", "walk.txt")
    write("rules/rules.yaml", RULES.replace("severity: note", "may_match_nothing: true"))
    assert run("check") == 0
    report = json.loads((tmp_path / "reports/report.json").read_text())
    assert [row["reason"] for row in report["unchecked"]["facts"]] == ["a draft", "a draft"]


def test_reading_again_changes_nothing(capsys: Printed) -> None:
    run("extract", "walk.txt")
    before = drafts()
    capsys.readouterr()
    assert run("extract", "walk.txt", "--check") == 0
    assert run("extract", "walk.txt") == 0
    assert drafts() == before
    assert "Written" not in capsys.readouterr().out


def test_drafts_of_a_file_that_is_refused_are_not_counted(capsys: Printed) -> None:
    write("facts/walk.yaml", "source: {id: other, document: {file: other.pdf}}\nfacts: []\n")
    write("other.txt", "The tower is 30 m high.\n")
    assert run("extract", "walk.txt", "other.txt") == 2
    assert capsys.readouterr().out.startswith("1 draft in 1 of 2 documents\n")
    assert run("extract", "nowhere.txt") == 2
    assert capsys.readouterr().out == "0 drafts in 0 of 0 documents\n"


def test_check_writes_nothing(tmp_path: Path, capsys: Printed) -> None:
    assert run("extract", "walk.txt", "--check") == 1
    assert not (tmp_path / "facts").exists()
    assert "Out of date: facts/checker.lock.jsonl, facts/walk.yaml\n" in capsys.readouterr().out
    run("extract", "walk.txt")
    write("walk.txt", TEXT.replace("12 m", "13 m"))
    before = drafts()
    assert run("extract", "walk.txt", "--check") == 1
    assert drafts() == before


def test_a_changed_document_updates_its_drafts(capsys: Printed) -> None:
    run("extract", "walk.txt")
    before = drafts()
    write("walk.txt", "New first line.\n" + TEXT.replace("12 m", "13 m"))
    assert run("extract", "walk.txt") == 0
    after = drafts()
    assert "value: 13 m" in after
    assert "12 m" not in after
    assert [(one["offset"], one["drafted"]["line"]) for one in recorded()] == [(24, 4), (52, 4)]
    assert after.count("- subject") == before.count("- subject") == 2
    assert "walk.txt has changed since" in capsys.readouterr().err
    assert run("extract", "walk.txt", "--check") == 0


EDITS = {
    "value": ("value: 1900\n", "value: 1901\n"),
    "comment": ("value: 1900\n", "value: 1900  # or 1901?\n"),
    "comment within": ("    value: 1900\n", "    # looked up\n    value: 1900\n"),
    "layout": ("    value: 1900\n", "    value:   1900\n"),
    "reviewed": ("    status: draft\n", "    status: reviewed\n"),
    "no status": ("    status: draft\n", ""),
    "subject": ("- subject: mill\n", "- subject: tower\n"),
    "one more key": ("    status: draft\n", "    status: draft\n    note: seen\n"),
    "id": ("  - subject: mill\n", "  - id: walk.built\n    subject: mill\n"),
}


@pytest.mark.parametrize(("old", "new"), EDITS.values(), ids=EDITS)
def test_what_a_person_edited_stays_to_the_letter(old: str, new: str, capsys: Printed) -> None:
    run("extract", "walk.txt")
    assert old in drafts()
    write("facts/walk.yaml", drafts().replace(old, new, 1))
    edited = drafts()
    assert run("extract", "walk.txt", "--check") == 0
    assert run("extract", "walk.txt") == 0
    assert drafts() == edited
    write("walk.txt", TEXT.replace("1900", "1950"))
    capsys.readouterr()
    assert run("extract", "walk.txt") == 0
    kept = edited[edited.index("facts:") : edited.index("    attribute: height")]
    assert kept in drafts()


def test_what_stands_behind_what_made_a_draft_is_an_edit() -> None:
    run("extract", "walk.txt")
    write("facts/walk.yaml", f"{drafts()}    note: seen\n")
    edited = drafts()
    write("walk.txt", TEXT.replace("12 m", "13 m"))
    run("extract", "walk.txt")
    assert edited[edited.index("    attribute: height") :] in drafts()


def test_what_verify_records_is_no_edit() -> None:
    run("extract", "walk.txt")
    write("facts/walk.yaml", f"{drafts()}    verified: {{state: found, offset: 5}}\n")
    assert run("extract", "walk.txt", "--check") == 0
    write("walk.txt", TEXT.replace("12 m", "13 m"))
    run("extract", "walk.txt")
    assert "verified" not in drafts()
    assert "13 m" in drafts()


def test_what_is_no_longer_there_is_reported(capsys: Printed) -> None:
    run("extract", "walk.txt")
    write("facts/walk.yaml", drafts().replace("status: draft", "status: reviewed", 1))
    write("walk.txt", "A walk\n\nNothing is left.\n")
    capsys.readouterr()
    assert run("extract", "walk.txt") == 0
    err = capsys.readouterr().err
    assert (
        "facts/walk.yaml:8:1: 'walk.mill.built_on' is no longer what pattern 'built' gives: "
        "it stays, since it was edited or reviewed\n"
    ) in err
    assert "'walk.mill.height' is no longer what pattern 'high' gives: the draft is removed" in err
    assert drafts().count("- subject") == 1


def test_the_last_draft_may_go_and_come_back() -> None:
    run("extract", "walk.txt")
    before = drafts()
    write("walk.txt", "Nothing is left.\n")
    run("extract", "walk.txt")
    assert drafts().endswith("facts: []\n")
    write("walk.txt", TEXT)
    run("extract", "walk.txt")
    assert drafts() == before


def test_new_facts_are_appended_and_rename_none() -> None:
    run("extract", "walk.txt")
    before = drafts()
    write("walk.txt", TEXT.replace("A walk\n\n", "A walk\n\nThe mill was built in 1899.\n"))
    run("extract", "walk.txt")
    assert "  - id: walk.mill.built_on.2\n    subject: mill\n" in drafts()
    assert drafts().index("value: 1900") < drafts().index("value: 1899")
    assert before.count("value: 1900") == drafts().count("value: 1900")


HAND = """\
# A file by hand.
source:
  id: by_hand
  published: 1990   # as the paper says
  document: {file: walk.txt}

facts:

# What is drafted is added behind the last.
- quote: "built in 1900"   # twice in the text
  claims:
  - {subject: mill, attribute: built_on, value: 1900}
  - {subject: mill, attribute: open, value: true, qualifiers: {as_of: "1990"}}

# What follows are entities.
entities:
  barn: {label: the barn}
"""


def test_a_file_by_hand_gets_what_it_does_not_say_yet() -> None:
    write("facts/hand.yaml", HAND)
    assert run("extract", "walk.txt") == 0
    text = Path("facts/hand.yaml").read_text()
    added = text[text.index("- subject: mill\n") : text.index("\n# What follows")]
    assert added.startswith("- subject: mill\n  attribute: height\n  value: 12 m\n")
    assert text.replace(added, "") == HAND
    assert run("extract", "walk.txt", "--check") == 0


@pytest.mark.parametrize(
    ("facts", "before", "behind"),
    [
        ("facts: []  # none yet\n", "facts:  # none yet\n", ""),
        ("facts: []\n# the end\n", "facts:\n", "# the end\n"),
        (
            "facts:\n- {subject: tower, attribute: open, value: true}\n\n# the end",
            None,
            "\n# the end",
        ),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_layout_and_comments_stay(
    facts: str, before: str | None, behind: str, end: str, mark: str
) -> None:
    head = mark + HAND[: HAND.index("facts:")]
    Path("facts").mkdir()
    path = Path("facts/hand.yaml")
    path.write_bytes((head + facts).replace("\n", end).encode())
    assert run("extract", "walk.txt") == 0
    text = path.read_bytes().decode()
    assert text.count("\n") == text.count(end)
    plain = text.replace(end, "\n")
    start = head + (before or facts.removesuffix(behind))
    assert plain.startswith(start)
    assert plain.endswith(f"status: draft\n{behind}")
    assert plain.count("status: draft") == 2
    assert run("extract", "walk.txt", "--check") == 0
    write("walk.txt", "A walk\n")  # nothing of it is there any more
    assert run("extract", "walk.txt") == 0
    assert path.read_bytes().decode().count("status: draft") == 0


def test_a_comment_behind_a_draft_stays_when_the_draft_goes() -> None:
    assert run("extract", "walk.txt") == 0
    noted = drafts().replace("status: draft\n", "status: draft\n    # why 1900?\n", 1)
    write("facts/walk.yaml", noted)
    write("walk.txt", TEXT.replace("The mill was built in 1900. ", ""))
    assert run("extract", "walk.txt") == 0
    assert "1900?" in drafts()
    assert "attribute: built_on" not in drafts()


def test_a_file_by_hand_without_facts() -> None:
    head = HAND[: HAND.index("facts:")]
    write("facts/hand.yaml", head)
    assert run("extract", "walk.txt") == 0
    assert Path("facts/hand.yaml").read_text().startswith(f"{head}\nfacts:\n  - subject: mill\n")


def test_facts_in_brackets_are_left_alone(capsys: Printed) -> None:
    text = HAND[: HAND.index("facts:")] + "facts: [{subject: mill, attribute: open, value: true}]\n"
    write("facts/hand.yaml", text)
    assert run("extract", "walk.txt") == 2
    assert Path("facts/hand.yaml").read_text() == text
    assert "hand.yaml:7:1: `facts` stand in brackets" in capsys.readouterr().err


def test_a_file_of_another_document_is_left_alone(capsys: Printed) -> None:
    other = "source: {id: other, document: {file: other.txt}}\nfacts: []\n"
    write("facts/walk.yaml", other)
    assert run("extract", "walk.txt") == 2
    assert drafts() == other
    assert (
        "facts/walk.yaml:1:1: does not hold the drafts of walk.txt: move it, or name another "
        "folder with --into"
    ) in capsys.readouterr().err


def test_into_another_folder(tmp_path: Path) -> None:
    write("facts/hand.yaml", HAND)
    assert run("extract", "walk.txt", "--into", "drafts") == 0
    assert Path("facts/hand.yaml").read_text() == HAND
    assert "  id: by_hand\n" in (tmp_path / "drafts/walk.yaml").read_text()
    assert run("extract", "walk.txt", "--into", "drafts", "--check") == 0


def test_a_document_that_cannot_be_read_keeps_no_other(capsys: Printed) -> None:
    Path("odd.txt").write_bytes(b"\xff\xfe\0")
    assert run("extract", "odd.txt", "walk.txt", "missing.txt") == 2
    assert "value: 12 m" in drafts()
    err = capsys.readouterr().err
    assert "odd.txt:1:1: not UTF-16" in err
    assert "missing.txt:1:1: no such file" in err


def test_broken_patterns_write_nothing(tmp_path: Path, capsys: Printed) -> None:
    write("rules/patterns.yaml", PATTERNS.replace("{when:date}", "{when:dat}"))
    assert run("extract", "walk.txt") == 2
    assert not (tmp_path / "facts").exists()
    err = capsys.readouterr().err
    assert "rules/patterns.yaml:3:12: character 34 of the wording: unknown kind of slot" in err
    assert err.endswith("nothing was drafted\n")


@pytest.mark.parametrize("verb", ["check", "test"])
def test_a_broken_pattern_is_a_problem_of_every_verb(verb: str, capsys: Printed) -> None:
    write("rules/patterns.yaml", "# mine\npatterns:\n  - {id: high, match: 'is {s:size} high'}\n")
    write(
        "facts/one.yaml",
        "source: {id: one}\nfacts: [{subject: mill, attribute: open, value: true}]",
    )
    write("rules/rules.yaml", RULES)
    assert run(verb) == 2
    told = capsys.readouterr().err
    assert "rules/patterns.yaml:3:23: character 4 of the wording: unknown" in told


def test_unread_values_are_told_with_their_place(capsys: Printed) -> None:
    write("walk.txt", "The mill was built in April 31, 1900. The mil is 12 m high.\n")
    assert run("extract", "walk.txt") == 0
    err = capsys.readouterr().err
    assert err == (
        "walk.txt:1:23: `April 31, 1900`: April has 30 days, there is no day 31 (pattern 'built')\n"
    )


def test_a_name_that_is_nearly_an_alias_is_suggested(capsys: Printed) -> None:
    write("walk.txt", "Alkhani was built in 1900. Alkhani is old. Alkhanlis are not.\n")
    run("extract", "walk.txt")
    err = capsys.readouterr().err
    near = "walk.txt:1:1: 'Alkhani' is nearly 'Alkhanli' (tower): if they are one, make it an alias"
    assert err.splitlines()[0] == near
    assert len(err.splitlines()) == 2


def test_two_patterns_that_claim_the_same_words(capsys: Printed) -> None:
    more = "  - id: rebuilt\n    match: was built in 1900\n    facts: [{subject: mill, "
    write("rules/patterns.yaml", f"{PATTERNS}{more}attribute: built_on, value: 1901}}]\n")
    run("extract", "walk.txt")
    assert (
        "patterns 'built' and 'rebuilt' claim the same words and read built_on of mill as '1900' "
        "and as '1901': make one more narrow"
    ) in capsys.readouterr().err
    assert "value: 1900" in drafts()
    assert "  - id: walk.mill.built_on.2\n" in drafts()


def test_two_patterns_that_say_the_same_give_one_draft(capsys: Printed) -> None:
    more = "  - id: again\n    match: was built in 1900\n    facts: [{subject: mill, "
    write("rules/patterns.yaml", f"{PATTERNS}{more}attribute: built_on, value: 1900}}]\n")
    run("extract", "walk.txt")
    assert capsys.readouterr().err == ""
    assert drafts().count("value: 1900") == 1


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(TEXT.encode())))
    assert run("extract", "-") == 0
    made = Path("facts/a_walk.yaml").read_text()
    assert 'id: a_walk\n  title: A walk\n  document: {file: "-", sha256: ' in made


def test_hostile_names_and_titles_are_quoted(tmp_path: Path) -> None:
    write("docs/a: b #c.txt", '"}]: *x & | > \u2028 \x07\n\nThe mill was built in 1900.\n')
    assert run("extract", "docs") == 0
    assert run("extract", "docs", "--check") == 0
    write("rules/rules.yaml", RULES.replace("severity: note", "may_match_nothing: true"))
    assert run("check") == 0
    names = sorted(path.name for path in (tmp_path / "facts").iterdir())
    assert names == ["a_b_c.yaml", "checker.lock.jsonl"]


def test_two_documents_of_one_name_in_two_folders(capsys: Printed) -> None:
    write("docs/a/x.txt", TEXT)
    write("docs/a_x.txt", TEXT)
    assert run("extract", "docs") == 2
    assert "go into" in capsys.readouterr().err


def test_a_document_dates_itself() -> None:
    more = "  - id: dated\n    match: 'Printed on {day:date}'\n    source: {published: '{day}'}\n"
    write("rules/patterns.yaml", PATTERNS + more)
    write("walk.txt", "A walk\n\nThe mill was built in May 3.\n\nPrinted on 4 March 1999\n")
    run("extract", "walk.txt")
    assert "  published: 1999-03-04\n" in drafts()
    assert 'value: 1998-05-03\n    inferred: "the year, from the document\'s date"\n' in drafts()


def test_progress_is_silent_in_a_pipe(capsys: Printed) -> None:
    write("docs/a.txt", TEXT)
    write("docs/b.txt", TEXT)
    assert run("extract", "docs") == 0
    assert capsys.readouterr().err == ""


def test_a_repeated_headline_is_one_fact_and_a_repeated_statement_two() -> None:
    write("walk.txt", "The mill was built in 1900\n\nThe mill was built in 1900\n")
    run("extract", "walk.txt")
    assert drafts().count("value: 1900") == 1
    write("walk.txt", "The mill was built in 1900.\n\nMILL was built in 1900, they say.\n")
    write(
        "rules/patterns.yaml",
        PATTERNS.replace("{what:entity:house}", "[the] (mill|MILL)").replace(
            '"{what}", attribute: built', "mill, attribute: built"
        ),
    )
    run("extract", "walk.txt")
    assert drafts().count("value: 1900") == 2


def test_progress_on_a_terminal(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    write("docs/a.txt", TEXT)
    write("docs/b.txt", TEXT)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run("extract", "docs") == 0
    err = capsys.readouterr().err
    assert err.startswith("\r1/2 a.txt ")
    assert "\r2/2 b.txt " in err
    assert err.endswith(" \r")


COUNTED = """\
attributes:
  staff: {label: staff, kind: count, qualifiers: {as_of: date, by: entity}}
patterns:
  - id: staff
    match: "In {when:date} {who:entity:person} counted {n:count} people in {what:entity:house}"
    facts:
      - subject: "{what}"
        attribute: staff
        value: "{n}"
        qualifiers: {as_of: "{when}", by: "{who}"}
"""
BY_HAND = """\
source: {id: staff, document: {file: staff.txt}}
facts:
- subject: mill
  attribute: staff
  value: 7
  qualifiers: {by: Ada Mayor, as_of: 1990-03-01/1990-03-31}
  quote: counted 7 people
"""


def test_a_qualifier_that_means_the_same_is_not_drafted_again() -> None:
    write("rules/patterns.yaml", COUNTED)
    write("staff.txt", "In March 1990 Ada Mayor counted 7 people in the mill.\n")
    write("facts/staff.yaml", BY_HAND)
    assert run("extract", "staff.txt") == 0
    assert Path("facts/staff.yaml").read_text() == BY_HAND
    write("facts/staff.yaml", BY_HAND.replace("-31}", "-30}"))
    assert run("extract", "staff.txt") == 0
    assert "qualifiers: {as_of: 1990-03, by: mayor}" in Path("facts/staff.yaml").read_text()


@pytest.mark.parametrize("into", [[], ["--into", "facts"], ["--into", "facts/new"]])
def test_drafts_go_into_an_empty_folder(here: Path, into: list[str]) -> None:
    (here / "facts").mkdir()
    assert run("extract", "walk.txt", *into) == 0
    assert [path.name for path in here.glob("facts/**/walk.yaml")] == ["walk.yaml"]


class Text(str):
    """A text that is known to be held or not."""

    __slots__ = ("__weakref__",)


@pytest.fixture
def in_hand(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Whatever is read, with how many documents were held when it was asked for."""
    texts: WeakSet[Text] = WeakSet()
    asked: list[tuple[str, int]] = []

    def read(found: DocumentFile, data: bytes) -> Document | Problem:
        gc.collect()
        asked.append((found.name, len(texts)))
        document = read_document(found, data)
        if isinstance(document, Problem):
            return document
        text = Text(document.text)
        texts.add(text)
        return document._replace(text=text)

    monkeypatch.setattr(extracting, "read_document", read)
    for number in range(4):
        write(f"walks/{number}.txt", TEXT.replace("12 m", f"{number + 20} m"))
    write("walks/3.txt", " ")
    return asked


def test_one_document_is_held_at_a_time(in_hand: list[tuple[str, int]]) -> None:
    run("extract", "--no-names", "walks")
    assert [name for name, _ in in_hand] == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert max(held for _, held in in_hand) <= 1


def test_for_their_names_documents_are_read_once_up_to_some_length(
    in_hand: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("extract", "--into", "all", "walks")
    assert [name for name, _ in in_hand] == ["0.txt", "1.txt", "2.txt", "3.txt"]
    in_hand.clear()
    monkeypatch.setattr(extracting, "_MOST_KEPT", len(TEXT))
    run("extract", "--into", "few", "walks")
    assert [name for name, _ in in_hand] == ["0.txt", "1.txt", "2.txt", "3.txt", "1.txt", "2.txt"]
    for path in Path("all").iterdir():
        assert (Path("few") / path.name).read_bytes() == path.read_bytes()
