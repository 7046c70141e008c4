"""From a survey to drafts: what is proposed, what a person may do wrong, and what becomes of it."""

from pathlib import Path

import pytest

from checker.command import main

pytestmark = pytest.mark.of_kind("date", "quantity")  # the texts hold both

TEXTS = {
    "guide": "The Elm Mill was built in 1871.\n\nThe wheel of the Elm Mill weighs 4 tonnes.",
    "history": "In the valley the Elm Mill was built in 1885.\n\nIts wheel weighs 6.5 tonnes.",
}


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with documents, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "docs" / f"{name}.txt").write_text(text)
    return tmp_path


def edited(there: Path, *changes: tuple[str, str]) -> None:
    path = there / "survey.yaml"
    text = path.read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text)


def test_a_survey_proposes_attributes_of_subjects_with_quotes(there: Path) -> None:
    assert main(["survey", "docs", "--into", "."]) == 0
    text = (there / "survey.yaml").read_text()
    assert text.startswith("# What looks like the same thing")
    assert (
        """\
    subject: elm_mill
    name: "Elm Mill"
"""
        in text
    )
    assert (
        """\
    kind: date
    values:
      - document: "guide.txt"
        line: 1
        value: 1871
        quote: "The Elm Mill was built in 1871."
"""
        in text
    )
    assert main(["survey", "docs", "--into", "."]) == 2  # what somebody edits stays


def test_what_documents_say_of_themselves_goes_into_the_drafts(
    there: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (there / "docs" / "guide.txt").unlink()
    (there / "docs" / "guide.html").write_text(
        '<html lang="de"><meta name="author" content="Ada Holm"><meta name="date" '
        'content="2031-04-02"><meta property="article:published_time" content="2031-05-02">'
        "<p>Die Elm Mill wurde im Mai 1871 erbaut (built).</p></html>"
    )
    assert main(["survey", "docs", "--into", "."]) == 0
    assert "guide.html:1:1: says different things of `published`" in capsys.readouterr().err
    assert main(["survey", "--accept", "."]) == 0
    text = (there / "facts" / "guide.yaml").read_text()
    assert "  published: 2031-04-02  # meta date\n  author: Ada Holm\n  language: de\n" in text
    assert "value: 1871-05\n" in text
    assert "language: en\n" in (there / "facts" / "history.yaml").read_text()
    assert main(["verify", "--documents", "docs"]) == 0


@pytest.mark.usefixtures("there")
def test_what_is_left_becomes_drafts_that_load_verify_and_extract(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["survey", "docs", "--into", "."])
    assert main(["survey", "--accept", "."]) == 0
    said = capsys.readouterr().out
    assert "4 drafts of 2 groups" in said
    assert main(["check", "--fail-on", "never"]) == 0
    assert "4 claims are drafts" in capsys.readouterr().out
    assert main(["verify", "--documents", "docs"]) == 0
    assert "4 claims. Quotes: 4 found. Values: 4 carried." in capsys.readouterr().out
    assert main(["test"]) == 0
    assert main(["extract", "docs", "--into", "again"]) == 0
    assert "4 drafts in 2 of 2 documents" in capsys.readouterr().out


def test_reviewed_drafts_are_judged(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["survey", "docs", "--into", "."])
    main(["survey", "--accept", "."])
    for path in (there / "facts").glob("*.yaml"):
        path.write_text(path.read_text().replace("status: draft", "status: reviewed"))
    capsys.readouterr()
    assert main(["check"]) == 1
    assert "2 contradictions" in capsys.readouterr().out


def test_nothing_is_written_over(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["survey", "docs", "--into", "."])
    main(["survey", "--accept", "."])
    before = {path: path.read_text() for path in there.rglob("*.yaml")}
    assert main(["survey", "--accept", "."]) == 2
    assert "is there already" in capsys.readouterr().err
    assert {path: path.read_text() for path in there.rglob("*.yaml")} == before


def test_what_is_declared_already_is_not_declared_again(there: Path) -> None:
    (there / "facts").mkdir()
    (there / "rules").mkdir()
    (there / "facts" / "own.yaml").write_text("entities: {mill: {label: Elm Mill}}\n")
    (there / "rules" / "own.yaml").write_text(
        "rules: [{id: own, title: Own, check: {agree: {}}}]\nattributes: {built: {kind: date}}\n"
    )
    main(["survey", "docs", "--into", "."])
    assert main(["survey", "--accept", "."]) == 0
    assert not (there / "facts" / "survey_entities.yaml").exists()
    assert not (there / "rules" / "survey_rules.yaml").exists()
    assert "subject: mill\n" in (there / "facts" / "guide.yaml").read_text()


def test_an_attribute_that_is_there_with_another_kind(
    there: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (there / "rules").mkdir()
    (there / "rules" / "own.yaml").write_text("attributes: {built: {kind: text}}\n")
    main(["survey", "docs", "--into", "."])
    text = (there / "survey.yaml").read_text()
    name = next(line for line in text.splitlines() if line.startswith("    attribute: "))
    edited(there, (f"{name}\n", "    attribute: built\n"))
    assert main(["survey", "--accept", "."]) == 2
    told = capsys.readouterr().err
    assert "survey.yaml:" in told
    assert "'built' is a text in rules/own.yaml:1:14: rename one" in told


WRONG = [
    ("subject: elm_mill", "subject: Elm Mill", "'Elm Mill' is no id: small letters"),
    ("kind: date", "kind: day", "no kind 'day'"),
    ("kind: date", "kinds: date", "unknown key 'kinds'; did you mean 'kind'?"),
    ("value: 1871", "value: soon", "'soon'"),
    ("value: 1871", "value:", "`value` is missing"),
    ("value: 1871", "value: [1871]", "`value` is one text"),
    ('document: "guide.txt"', "document: guide", "no document 'guide' under `documents`"),
    ('unit: "kg"', "unit: kilofoos", "kilofoos"),
    ("source: history", "source: guide", "a second source 'guide'"),
    ("values:", "values: 3 #", "`values` is a list"),
    ("language: en", "language: en\nlanguage: de", "language"),
    ("groups:", "group:", "unknown key 'group'; did you mean 'groups'?"),
]


@pytest.mark.parametrize(("old", "new", "said"), WRONG)
def test_what_a_person_does_wrong_is_told_with_its_place(
    there: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    main(["survey", "docs", "--into", "."])
    edited(there, (old, new))
    capsys.readouterr()
    assert main(["survey", "--accept", "."]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert all(line.startswith("survey.yaml:") for line in told.splitlines()[:-1])
    assert "nothing was accepted" in told
    assert not (there / "facts").exists()


@pytest.mark.parametrize(
    "text", ["", "groups: []", "- a", "a: [", "groups: 3", "\x00", "groups:\n- 4"]
)
def test_files_that_hold_nothing_of_use(
    there: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    (there / "survey.yaml").write_text(text)
    assert main(["survey", "--accept", "."]) == 2
    assert capsys.readouterr().err.startswith("survey.yaml:")


@pytest.mark.usefixtures("there")
def test_no_proposals_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["survey", "--accept", "."]) == 2
    assert "survey.yaml:1:1: " in capsys.readouterr().err
    assert main(["survey", "--accept", ".", "docs"]) == 2
    assert main(["survey"]) == 2


HOSTILE = {
    "1: {a} #b": "\"Null\" Yes: {The 'Elm' Mill} was built in 1871 | #1 by O'Hara & Söhne.",
    "survey_entities": "The Elm Mill was built in 1885 by the guild: [see](x) `y` <b>.",
    "-": "The Elm Mill was built in 1899 by the guild.\u202e !tag &anchor *alias",
    "é ÿ": "The Elm Mill was built in 1901 by the guild. True, no, null.",
}


def test_hostile_names_and_words_come_back_as_they_were(
    there: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (there / "docs").iterdir():
        path.unlink()
    for name, text in HOSTILE.items():
        (there / "docs" / f"{name}.txt").write_text(text)
    assert main(["survey", "docs", "--into", "new"]) == 0
    assert main(["survey", "--accept", "new"]) == 0
    capsys.readouterr()
    assert (
        main(["verify", "--documents", "docs", "--facts", "new/facts", "--rules", "new/rules"]) == 0
    )
    assert "4 claims. Quotes: 4 found." in capsys.readouterr().out
