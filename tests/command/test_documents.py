"""`check --documents`: what facts carry of them, and the line of each quote, in every format."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from test_cli import Printed, run, write

from checker.loading.schema import schema_text

WORDS = """\
entities:
  inn: {label: the inn}
attributes:
  built_on: {label: year of building, kind: date}
  rooms: {label: number of rooms, kind: count}
rules:
  - {id: agree, title: Documents agree, check: {agree: {}}}
"""
GUIDE = """\
source: {id: guide, title: The guide, publisher: Guide, document: {file: guide.txt}}
facts:
  - {subject: inn, attribute: built_on, value: 1904, quote: built in 1904}
"""
PAPER = """\
source: {id: paper, title: The paper, publisher: Paper, document: {file: old/paper.md}}
facts:
  - {subject: inn, attribute: built_on, value: 1931, quote: dates from 1931}
  - {subject: inn, attribute: rooms, value: 12, quote: has 12 rooms, status: draft}
"""
PAGE = """\
source: {id: page, title: The page, document: {file: page.html}}
facts:
  - {subject: inn, attribute: built_on, value: 1904, quote: built in 1904}
"""
DOCUMENTS = {
    "papers/guide.txt": "The inn\n\nIt stands on a hill, and was built in 1904. It has 9 beds.\n",
    "papers/old/paper.md": "The inn has 12 rooms.\nIt dates from 1931.\n",
    "papers/page.html": "<p>It rained.</p><p>The inn was built in 1904 by 40 masons.</p>",
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    facts = {"guide": GUIDE, "paper": PAPER, "page": PAGE}
    write({f"facts/{name}.yaml": text for name, text in facts.items()})
    write({"rules/words.yaml": WORDS, ".git/HEAD": "", **DOCUMENTS})
    return tmp_path


def told(form: str, *more: str, folder: str = "papers") -> str:
    run("check", "--documents", folder, "--out", f"{form}=out", *more)
    return Path("out").read_text(encoding="utf-8")


@pytest.mark.of_format("sarif")
def test_sarif_names_the_lines_of_quotes(shared: Path) -> None:
    sarif = json.loads(told("sarif"))
    schema = json.loads((shared / "schemas" / "sarif-schema-2.1.0.json").read_text())
    Draft4Validator(schema).validate(sarif)
    (result,) = sarif["runs"][0]["results"]
    (first,) = (one["physicalLocation"] for one in result["locations"])
    assert first["artifactLocation"]["uri"].startswith("facts/")
    found = [one["physicalLocation"] for one in result["relatedLocations"]]
    regions = {one["artifactLocation"]["uri"]: one["region"] for one in found}
    assert regions["papers/guide.txt"] == {
        "startLine": 3, "startColumn": 30, "endLine": 3, "endColumn": 43,
    }  # fmt: skip
    assert regions["papers/old/paper.md"]["startLine"] == 2
    assert "papers/page.html" not in regions  # the lines of its text are not those of the file
    assert [one["id"] for one in result["relatedLocations"]] == [*range(1, len(found) + 1)]


@pytest.mark.of_format("github")
def test_github_names_the_lines_of_quotes() -> None:
    assert "(facts/guide.yaml:3, papers/guide.txt:3)" in told("github")


@pytest.mark.of_format("junit")
def test_junit_names_the_lines_of_quotes() -> None:
    assert "facts/paper.yaml:3, papers/old/paper.md:2: paper: 1931" in told("junit")


@pytest.mark.of_format("md", "html")
def test_pages_link_the_lines_of_quotes() -> None:
    page = told("md")
    assert "[Guide][guide.inn.built_on] ([document][papers-guide.txt " in page
    assert ": papers/guide.txt#L3" in page
    assert 'href="papers/old/paper.md#L2"' in told("html")


@pytest.mark.of_format("json")
def test_json_is_what_its_schema_says() -> None:
    report = json.loads(told("json"))
    Draft202012Validator(json.loads(schema_text("report"))).validate(report)
    guide, paper, page = sorted(report["coverage"], key=lambda one: one["document"])
    assert (guide["source"], guide["total"], guide["carried"]) == ("guide", 2, 1)
    assert guide["kinds"]["date"] == {"total": 1, "carried": 1}
    (left,) = (one for one in guide["mentions"] if not one["facts"])
    assert (left["said"], left["line"], left["column"]) == ("9", 3, 52)
    (page_left,) = (one for one in page["mentions"] if not one["facts"])
    assert page_left["said"] == "40"
    assert [one["drafts"] for one in paper["mentions"]] == [["paper.inn.rooms"], []]
    facts: list[dict[str, Any]] = report["findings"][0]["facts"]
    places = {one["id"]: one.get("in_document") for one in facts}
    assert places["guide.inn.built_on"] == {"file": "papers/guide.txt", "line": 3, "column": 30}
    assert places["page.inn.built_on"] is None


def test_the_page_says_what_no_fact_carries_short_first() -> None:
    page = told("md")
    section = page.partition("## What no fact carries")[2].partition("\n## ")[0]
    first, folded = section.split("<details>")
    assert "dates, numbers, amounts and names in the documents: 3 of 6 carried (50 %)" in first
    assert first.count("\n- ") == 3
    assert "<summary>3 mentions that no fact carries</summary>" in folded
    assert "| number | “12”, in a draft: `paper.inn.rooms` | [paper.md][" in folded
    assert "| number | “40” | page.html:3:30 |" in folded


@pytest.mark.of_format("json", "md")
def test_without_documents_nothing_of_it_is_told() -> None:
    run("check", "--out", "md=out", "--out", "json=kept")
    assert "no fact carries" not in Path("out").read_text()
    assert {"coverage", "in_document"}.isdisjoint(json.loads(Path("kept").read_text()))


def test_documents_outside_of_the_repository_are_not_linked(tmp_path: Path) -> None:
    away = tmp_path.parent / f"{tmp_path.name}-away"
    write({f"{away}/guide.txt": DOCUMENTS["papers/guide.txt"]})
    page = told("md", folder=str(away))
    assert "| number | “9” | guide.txt:3:52 |" in page
    assert str(tmp_path.parent) not in page
    assert "[document]" not in page
    assert "guide.txt" not in told("github", folder=str(away))


def test_a_folder_that_is_not_there(capsys: Printed) -> None:
    assert run("check", "--documents", "nowhere") == 2
    assert "--documents nowhere: no such folder" in capsys.readouterr().err


@pytest.mark.of_format("md")
def test_a_document_that_cannot_be_read_is_told(capsys: Printed) -> None:
    Path("papers/guide.txt").write_bytes(b"\xff\xfe\xfd")
    run("check", "--documents", "papers", "--out", "md=out")
    assert "document guide.txt: cannot be read" in capsys.readouterr().err


def test_a_part_links_documents_too() -> None:
    assert "papers/guide.txt#L3" in told("md", "--rule", "agree")
