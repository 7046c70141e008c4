"""`checker verify` from end to end: what it says, writes, and exits with."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.model.lock import NAME

from .conftest import FACTS, TEXT, check, records, verify

Corpus = Callable[..., Path]
Printed = pytest.CaptureFixture[str]


def test_all_is_found(corpus: Corpus, capsys: Printed) -> None:
    corpus()
    assert verify() == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "gazette: gazette.txt has no hash on record (its SHA-256 is now " in out
    assert out.splitlines()[-1] == "3 claims. Quotes: 3 found. Values: 3 carried."


def test_write_leaves_the_facts_alone_and_is_done_once(corpus: Corpus, capsys: Printed) -> None:
    path = corpus() / "facts" / "facts.yaml"
    path.chmod(0o640)
    assert verify("--write") == 0
    assert capsys.readouterr().out.endswith("Written: facts/checker.lock.jsonl\n")
    assert path.read_text() == FACTS
    lock = path.parent / NAME
    lock.chmod(0o640)
    written = lock.read_bytes()
    assert verify("--write") == 0
    assert lock.read_bytes() == written
    assert "Written: nothing: all of it is on record" in capsys.readouterr().out
    path.write_text(FACTS.replace("it is 120", "that it is 120"))
    verify("--write")
    assert stat.S_IMODE(lock.stat().st_mode) == 0o640
    assert sorted(p.name for p in path.parent.iterdir()) == [NAME, "facts.yaml", "words.yaml"]


def test_without_write_nothing_is_written(corpus: Corpus) -> None:
    root = corpus()
    verify()
    assert (root / "facts" / "facts.yaml").read_text() == FACTS


def test_a_byte_order_mark_and_windows_line_ends_stay(corpus: Corpus) -> None:
    root = corpus(facts=("\ufeff" + FACTS).replace("\n", "\r\n"))
    assert verify("--write") == 0
    data = (root / "facts" / "facts.yaml").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfsource:\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TEXT.replace("120 metres", "130 metres"), 'missing; did the text change to "'),
        (TEXT + TEXT, "ambiguous; it stands there 2 times, at 3:20 (offset 48), "),
    ],
)
def test_what_is_lost_fails_and_has_its_place(
    corpus: Corpus, capsys: Printed, text: str, told: str
) -> None:
    corpus(gazette=text)
    assert verify() == 1
    assert told in capsys.readouterr().out
    assert verify("--write") == 1
    assert f"facts/facts.yaml:{7 if 'missing' in told else 6}:5: {told}" in capsys.readouterr().out


def test_moved_fails_once_and_is_recorded(corpus: Corpus, capsys: Printed) -> None:
    root = corpus()
    assert verify("--write") == 0
    (root / "documents" / "gazette.txt").write_text("A new first line.\n" + TEXT)
    capsys.readouterr()
    assert verify("--write") == 1
    out = capsys.readouterr().out
    assert "moved; from offset 48 to 66, 4:20 [gazette.bridge.opened_on: quote" in out
    assert "gazette: gazette.txt changed (its SHA-256 is now " in out
    assert verify("--write") == 0
    assert "3 found" in capsys.readouterr().out


def test_a_person_settles_what_is_ambiguous(corpus: Corpus) -> None:
    root = corpus(gazette=TEXT + TEXT)
    assert verify("--write") == 1
    assert [one["state"] for one in records()] == ["ambiguous"] * 3
    path = root / "facts" / "facts.yaml"
    path.write_text(FACTS.replace("quote: opened", "at: 48, quote: opened"))
    verify("--write")
    (one,) = [one for one in records() if one["state"] == "found"]
    assert one["offset"] == 48
    (root / "facts" / NAME).unlink()
    verify("--write")
    assert [one["state"] for one in records()].count("found") == 1


def test_a_lost_quote_keeps_its_offset_and_passage(corpus: Corpus) -> None:
    root = corpus()
    verify("--write")
    before = records()
    (root / "documents" / "gazette.txt").write_text("Nothing is left.\n")
    assert verify("--write") == 1
    after = records()
    assert [one["state"] for one in after] == ["missing"] * 3
    for key in ("offset", "passage", "claim", "quote"):
        assert [one.get(key) for one in after] == [one.get(key) for one in before]
    (root / "documents" / "gazette.txt").unlink()
    assert verify("--write") == 2
    assert records() == after


@pytest.mark.of_format("md", "json")
def test_an_extraction_error_is_told_apart_from_a_conflict(corpus: Corpus, capsys: Printed) -> None:
    other = FACTS.replace("gazette", "herald").replace("1924-05-02", "1925-05-02")
    corpus(facts_herald=other, herald=TEXT)
    assert verify() == 1
    out = capsys.readouterr().out
    assert (
        'facts/facts_herald.yaml:6:5: extraction error: the quote does not carry "1925-05-02": '
        'the quote says "2 May 1924" [herald.bridge.opened_on]'
    ) in out
    assert check() == 1
    told = capsys.readouterr().out
    assert "1 contradiction (1 error of extraction)" in told
    assert "extraction error, not a conflict of sources" in told
    report = json.loads(Path("reports/report.json").read_text())
    assert report["summary"]["extraction_errors"] == 1
    (finding,) = [f for f in report["findings"] if f["extraction_errors"]]
    assert finding["extraction_errors"] == [
        {
            "fact": "herald.bridge.opened_on",
            "why": 'the quote says "2 May 1924"',
            "file": "facts/facts_herald.yaml"
            if "/" in finding["facts"][0]["file"]
            else "facts_herald.yaml",
            "line": 6,
        }
    ]
    page = Path("reports/report.md").read_text()
    assert "**Extraction error, not a conflict of sources:** the quote of " in page


def test_a_conflict_of_sources_is_no_extraction_error(corpus: Corpus, capsys: Printed) -> None:
    other = FACTS.replace("gazette", "herald").replace("1924-05-02", "1925-05-02")
    corpus(
        facts_herald=other.replace("2 May 1924", "2 May 1925"),
        herald=TEXT.replace("1924", "1925"),
    )
    assert verify() == 0
    assert check() == 1
    assert "extraction" not in capsys.readouterr().out


def test_what_cannot_be_read_is_accepted_by_a_person(corpus: Corpus, capsys: Printed) -> None:
    fact = "  - {subject: bridge, attribute: safe, value: true, quote: It has four arches}\n"
    root = corpus(facts=FACTS + fact)
    assert verify() == 1
    assert 'facts/facts.yaml:18:5: not readable: "true" from' in capsys.readouterr().out
    path = root / "facts" / "facts.yaml"
    path.write_text(path.read_text().replace("value: true,", "value: true, read_by: Ann,"))
    assert verify() == 0
    assert "1 read by a person" in capsys.readouterr().out


@pytest.mark.of_format("md")
def test_the_first_screen_says_what_was_doubted(corpus: Corpus) -> None:
    fact = "  - {id: b, subject: bridge, attribute: opened_on, value: 1990, quote: four arches}\n"
    corpus(facts=FACTS + fact)
    assert verify("--write") == 1
    assert check("--fail-on", "never") in (0, 1)
    page = Path("reports/report.md").read_text()
    first, _, rest = page.partition("## ")
    assert "1 value was doubted when its quote was read" in first
    assert "1 value was doubted when its quote was read (" in rest


@pytest.mark.of_format("md", "json")
def test_the_report_says_what_is_on_record(corpus: Corpus, capsys: Printed) -> None:
    root = corpus()
    assert check("--fail-on", "never") in (0, 1)
    page = Path("reports/report.md").read_text()
    assert "Quotes were not looked up in the documents in this run." in page
    assert "3 quotes have not been checked yet" in page
    verify("--write")
    check()
    page = Path("reports/report.md").read_text()
    assert "when they last were: 3 found." in page
    assert "quotes: 3 found |" in page
    path = root / "facts" / "facts.yaml"
    path.write_text(path.read_text().replace("quote: it is 120", "quote: that it is 120"))
    check()
    page = Path("reports/report.md").read_text()
    assert "when they last were: 2 found." in page
    assert "1 quote has not been checked yet" in page
    verify("--write")
    check()
    page = Path("reports/report.md").read_text()
    assert "1 quote is missing in the document (" in page
    assert json.loads(Path("reports/report.json").read_text())["sources"][0]["quotes"] == {
        "found": 2,
        "missing": 1,
    }
    capsys.readouterr()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "the file is empty"),
        (b"a\0b", "binary"),
        (b"\xe9", "not UTF-8"),
    ],
)
def test_a_document_that_cannot_be_read_is_a_problem(
    corpus: Corpus, capsys: Printed, data: bytes, told: str
) -> None:
    other = FACTS.replace("gazette", "herald")
    corpus(gazette=data, facts_herald=other, herald=TEXT)
    assert verify() == 2
    out, err = capsys.readouterr()
    assert (
        f"facts/facts.yaml:1:1: document gazette.txt: cannot be read: {told}" in err or told in err
    )
    assert "herald: herald.txt has no hash on record" in out


def test_a_document_that_is_absent(corpus: Corpus, capsys: Printed) -> None:
    other = FACTS.replace("gazette", "herald")
    corpus(facts_herald=other)
    assert verify() == 2
    out, err = capsys.readouterr()
    assert "herald: herald.txt is not in the folder that --documents names" in out
    assert err == ""


def test_sources_that_name_no_document_are_told_how_to(corpus: Corpus, capsys: Printed) -> None:
    corpus(facts=FACTS.replace("  document: {file: gazette.txt}\n", ""))
    assert verify() == 2
    out, err = capsys.readouterr()
    mend = "write `document: {file: NAME}` in the source"
    assert out.splitlines()[-2] == f"gazette: names no document: {mend}"
    assert err == f"no document could be read: nothing was verified: {mend}\n"


def test_nothing_to_judge(corpus: Corpus, capsys: Printed) -> None:
    root = corpus()
    (root / "documents" / "gazette.txt").unlink()
    assert verify() == 2
    said = capsys.readouterr().err
    assert "nothing was verified: name the folder that holds the files with --documents" in said
    os.rmdir("documents")
    assert verify() == 2
    assert "--documents documents: no such folder" in capsys.readouterr().err
    corpus(facts="facts: [{subject: bridg}]")
    assert verify() == 2


def test_no_path_leads_out_of_the_folder(corpus: Corpus, capsys: Printed) -> None:
    corpus(facts=FACTS.replace("gazette.txt", "../facts/facts.yaml"))
    assert verify() == 2
    assert "leads out of the folder of documents" in capsys.readouterr().err


def test_drafts_are_verified_and_what_was_taken_back_is_not(
    corpus: Corpus, capsys: Printed
) -> None:
    draft = (
        "  - {subject: bridge, attribute: town, value: mill, status: draft, quote: of Mill Town}\n"
    )
    gone = "  - {subject: port, attribute: arches, value: 9, retracted: true, quote: nine arches}\n"
    corpus(facts=FACTS + draft + gone)
    assert verify() == 0
    assert "4 claims. Quotes: 4 found." in capsys.readouterr().out


def test_a_document_of_another_format(corpus: Corpus, capsys: Printed) -> None:
    root = corpus(facts=FACTS.replace("gazette.txt", "gazette.rtf"))
    (root / "documents" / "gazette.rtf").write_bytes(b"{\\rtf1}")
    assert verify() == 2
    assert ".rtf is no format that is read here" in capsys.readouterr().err
