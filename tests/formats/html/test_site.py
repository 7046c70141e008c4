"""A folder of pages: the report, and each document with its quotes marked."""

import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from checker.command import main

PAPERS = {
    "a.txt": "The hall cost 12 million euros, <b>in all</b>.\nIt has 40 rooms & no lift.\n",
    "b.txt": "They paid 15 million euros for the hall. \u202eE\u202c </main><script>x</script>.\n",
    "c.txt": "Nobody knows the hall.\n",
}
CORPUS = """\
entities: {hall: {label: the hall}}
attributes:
  cost: {kind: quantity, unit: EUR}
  rooms: {kind: count}
rules:
  - {id: agreed, title: Documents agree, check: {agree: {}}}
"""
FACTS = {
    "a": "cost, value: 12 million EUR, quote: cost 12 million euros}\n"
    "  - {subject: hall, attribute: rooms, value: 40, quote: 40 rooms, status: draft",
    "b": "cost, value: 15 million EUR, quote: 15 million euros",
    "c": "cost, value: 9 EUR, quote: nine euros",
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("facts", "rules", "papers"):
        (tmp_path / folder).mkdir()
    (tmp_path / "rules/all.yaml").write_text(CORPUS)
    for name, text in PAPERS.items():
        (tmp_path / "papers" / name).write_text(text, encoding="utf-8")
    for name, said in FACTS.items():
        head = f"source: {{id: paper_{name}, title: '{name} <i>', document: {{file: {name}.txt}}}}"
        text = f"{head}\nfacts:\n  - {{subject: hall, attribute: {said}}}\n"
        (tmp_path / f"facts/{name}.yaml").write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def pages(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.html"))
    }


class Links(HTMLParser):
    """What a page links to, what can be linked to in it, and its elements."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.to: list[str] = []
        self.names: list[str] = []
        self.elements: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.to += [value or "" for name, value in attrs if name == "href"]
        self.names += [value or "" for name, value in attrs if name == "id"]


def test_the_report_and_its_documents_link_to_each_other(here: Path) -> None:
    assert main(["check", "--documents", "papers", "--out", "site=out"]) == 1
    found = pages(here / "out")
    assert list(found) == [
        "documents/paper_a.html",
        "documents/paper_b.html",
        "documents/paper_c.html",
        "index.html",
    ]
    links = {name: Links(text) for name, text in found.items()}
    for name, page in links.items():
        assert len(page.names) == len(set(page.names)), name
        for to in page.to:
            path, _, anchor = to.partition("#")
            there = os.path.normpath(os.path.join(os.path.dirname(name), path)) if path else name
            if there in links:
                assert not anchor or anchor in links[there].names, to
    assert "documents/paper_a.html#t-paper_a.hall.cost" in links["index.html"].to
    (finding,) = set(re.findall(r"\.\./index\.html#(f-\w+)", found["documents/paper_b.html"]))
    assert finding in links["index.html"].names


def test_quotes_are_marked_and_text_is_text(here: Path) -> None:
    assert main(["check", "--documents", "papers", "--out", "site=out", "-q"]) == 1
    found = pages(here / "out")
    first = found["documents/paper_a.html"]
    assert (
        '<a class="marked contradict" href="#c-paper_a.hall.cost">cost 12 million euros</a>'
        in first
    )
    assert '<a class="marked draft" href="#c-paper_a.hall.rooms">40 rooms</a>' in first
    assert "&lt;b&gt;in all&lt;/b&gt;" in first
    second = found["documents/paper_b.html"]
    assert "\u202e" not in second
    assert "&lt;/main&gt;&lt;script&gt;" in second
    assert '<span class="marked doubtful">' in found["documents/paper_c.html"]
    for text in found.values():
        page = Links(text)
        assert page.elements.isdisjoint({"script", "img", "iframe", "object", "link", "form"})
        assert "default-src 'none'; style-src 'sha256-" in text


def test_what_two_documents_say_in_the_same_words_leads_to_both(here: Path) -> None:
    path = here / "facts/a.yaml"
    text = path.read_text().partition("  - {subject: hall, attribute: rooms")[0]
    text = text.replace("quote: cost", "origin: agency, quote: cost")
    path.write_text(text)
    (here / "papers/d.txt").write_text("We read: the hall cost 12 million euros.")
    other = text.replace("paper_a", "paper_d").replace("a.txt", "d.txt")
    (here / "facts/d.yaml").write_text(other.replace("a <i>", "d <i>"))
    assert main(["check", "--documents", "papers", "--out", "site=out", "-q"]) == 1
    index = pages(here / "out")["index.html"]
    links = Links(index).to
    assert "documents/paper_a.html#t-paper_a.hall.cost" in links
    assert "documents/paper_d.html#t-paper_d.hall.cost" in links
    assert "also in <a " in index


def test_the_same_pages_always_and_held_against_what_is_there(here: Path) -> None:
    said = ["check", "--documents", "papers", "--out", "site=out"]
    main(said)
    before = pages(here / "out")
    main(said)
    assert pages(here / "out") == before
    assert main([*said, "--frozen"]) == 0
    (here / "out/documents/paper_b.html").write_text("x")
    assert main([*said, "--frozen"]) == 1


def test_a_document_that_is_not_there_has_no_page(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "papers/b.txt").unlink()
    assert main(["check", "--documents", "papers", "--out", "site=out"]) == 1
    assert "b.txt: is not in the folder of --documents: it has no page\n" in capsys.readouterr().err
    assert "documents/paper_b.html" not in pages(here / "out")
    assert "paper_b.html" not in pages(here / "out")["index.html"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            ["--out", "site=out"],
            "--out site=out: name the folder of the documents, too: --documents",
        ),
        (["--out", "site=out", "--documents", "nowhere"], "--documents nowhere: no such folder"),
        (["--out", "site=-", "--documents", "papers"], "a site is a folder of pages: name one"),
        (["--out", "site=", "--documents", "papers"], "--out site=: "),
        (["--out", "site=rules/all.yaml", "--documents", "papers"], "a file stands there"),
        (["--out", "site=papers/site", "--documents", "papers"], "documents are read from there"),
        (["--out", "site=x", "--out", "site=y", "--documents", "papers"], "one site is written"),
        (["--out", "site=facts/a.yaml/x", "--documents", "papers"], "cannot be written"),
    ],
)
def test_mistakes(
    here: Path, said: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", *said]) == 2
    assert told in capsys.readouterr().err
    assert not (here / "out").exists()
