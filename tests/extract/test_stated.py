"""What documents say of themselves: read from metadata, with its origin; conflicts are told."""

import json
from pathlib import Path

import pytest

from checker.extract.documents import Document
from checker.extract.documents.stated import day_of
from extract.test_documents import NAMESPACE, docx, paragraph, pdf, read

ARTICLE = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "name": "Not this one", "datePublished": "1990-01-01"},
        {
            "@type": ["NewsArticle"],
            "headline": "The inn is open",
            "datePublished": "2031-04-02T23:30:00+02:00",
            "author": [{"name": "Ada Holm"}, "Ole Berg"],
            "publisher": {"@type": "Organization", "name": "The Gazette"},
            "inLanguage": "en-GB",
            "comment": [{"@type": "Comment", "datePublished": "2033-01-01"}],
        },
    ],
}


def ld(said: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(said)}</script>'


def page(folder: Path, head: str, body: str = "<p>text") -> Document:
    path = folder / "a.html"
    path.write_text(f"<html lang='en'><head>{head}</head><body>{body}</body></html>")
    return read(path)


def test_json_ld(tmp_path: Path) -> None:
    found = page(tmp_path, ld(ARTICLE))
    said = {one.key: (one.value, one.origin) for one in found.stated if one.origin == "JSON-LD"}
    assert said == {
        "published": ("2031-04-02", "JSON-LD"),
        "title": ("The inn is open", "JSON-LD"),
        "author": ("Ada Holm, Ole Berg", "JSON-LD"),
        "publisher": ("The Gazette", "JSON-LD"),
        "language": ("en-GB", "JSON-LD"),
    }
    assert (found.title, found.published) == ("The inn is open", "2031-04-02")
    assert found.notes == ()


@pytest.mark.parametrize(
    ("head", "body", "origin"),
    [
        ('<meta property="article:published_time" content="2031-04-02T01:00Z">', "", "Open Graph"),
        ('<meta name="DC.date.issued" content="2031-04-02">', "", "meta dc.date.issued"),
        ('<meta name="citation_publication_date" content="2031/04/02">', "",
         "meta citation_publication_date"),
        ("", '<time datetime="2031-04-02">Tuesday</time>', "<time>"),
        ("", '<time datetime="1999-01-01">then</time><time itemprop="datePublished" '
         'datetime="2031-04-02T09:00">', "<time>"),
    ],
)  # fmt: skip
def test_where_the_day_may_stand(tmp_path: Path, head: str, body: str, origin: str) -> None:
    found = page(tmp_path, head, body + "<p>text")
    assert found.published == "2031-04-02"
    assert [one.origin for one in found.stated if one.key == "published"] == [origin]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", '<time datetime="1999-01-01">then</time><time datetime="2031-04-02">now</time>'),
        ('<meta name="date" content="next week">', ""),
        ('<meta name="date" content="2031-02-30">', ""),
        ('<script type="application/ld+json">{"@type": "Article", "datePub</script>', ""),
        (ld({"@type": "Event", "startDate": "2031-04-02", "datePublished": "2031-04-02"}), ""),
    ],
)
def test_what_says_no_day(tmp_path: Path, head: str, body: str) -> None:
    assert page(tmp_path, head, body + "<p>text").published == ""


def test_conflicts_are_told_and_not_settled_in_silence(tmp_path: Path) -> None:
    head = ld(ARTICLE) + '<meta property="article:published_time" content="2031-04-09">'
    head += '<meta name="author" content="Ada Holm"><meta name="date" content="2031">'
    found = page(tmp_path, head, '<time itemprop="datePublished" datetime="2031-04-02">2 April')
    assert found.published == "2031-04-02"
    (note,) = found.notes
    assert note == (
        "says different things of `published`: “2031-04-02” (JSON-LD) is taken, and not "
        "“2031-04-09” (Open Graph): see which is right"
    )


@pytest.mark.parametrize(
    "said",
    ["[" * 100_000, "{", '{"a": 1' + "0" * 5000 + "}", "nonsense", '{"@type": NaN'],
)
def test_json_ld_that_cannot_be_read_is_left_out_with_a_note(tmp_path: Path, said: str) -> None:
    head = f'<script type="application/ld+json">{said}</script>' + ld(ARTICLE)
    found = page(tmp_path, head)
    assert found.published == "2031-04-02"
    assert found.notes == ("JSON-LD that cannot be read is left out",)


def test_odd_shapes_of_json_ld_say_nothing(tmp_path: Path) -> None:
    wrong = {"author": {"name": ["x"]}, "publisher": 5, "headline": [[]], "datePublished": {}}
    odd = [1, None, "x", [[]], {"@type": 7}, {"@type": "Article", **wrong}]
    found = page(tmp_path, ld(odd))
    assert [one for one in found.stated if one.origin == "JSON-LD"] == []


def test_more_json_ld_than_is_read(tmp_path: Path) -> None:
    found = page(tmp_path, ld({"a": "x" * 2**20}) + ld(ARTICLE))
    assert found.published == ""
    assert found.notes == ("more JSON-LD than is read: what is over is left out",)


def test_what_is_said_is_one_short_line(tmp_path: Path) -> None:
    head = f'<meta name="author" content="a\n\x1b[31m{"b" * 900}">'
    head += '<meta property="article:author" content="https://a.example/b">'
    found = page(tmp_path, head)
    (author,) = (one.value for one in found.stated if one.key == "author")
    assert author.startswith("a [31mb")
    assert len(author) <= 200


def test_front_matter_of_markdown(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        '---\ndate: 2031-04-02\nauthor: "Ada Holm"\nlang: de\n---\n# The inn\n\nIt rose.'
    )
    found = read(path)
    assert (found.title, found.published) == ("The inn", "2031-04-02")
    assert (found.says("author"), found.says("language")) == ("Ada Holm", "de")
    path.write_text("---\n\ndate: 2031-04-02\n")
    assert read(path).published == ""


def test_pdf_properties(tmp_path: Path) -> None:
    info = b"/CreationDate (D:20310402101500+01'00') /Title (The inn) /Author (Ada Holm)"
    path = tmp_path / "a.pdf"
    path.write_bytes(
        pdf("It rose.").replace(b"/Root 1 0 R", b"/Root 1 0 R /Info << " + info + b" >>")
    )
    found = read(path)
    assert (found.title, found.published) == ("The inn", "2031-04-02")
    said = {one.key: (one.origin, one.inferred) for one in found.stated}
    assert said["published"] == ("PDF properties", "the day on which the file was made")
    assert said["author"] == ("PDF properties", "")


def test_docx_properties(tmp_path: Path) -> None:
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    main = f"{NAMESPACE}/officeDocument/2006/relationships/officeDocument"
    core = (
        '<c:coreProperties xmlns:c="c" xmlns:dc="dc" xmlns:t="t"><dc:title>The inn</dc:title>'
        "<dc:creator>Ada Holm</dc:creator><dc:language>de-AT</dc:language>"
        "<t:created>2031-04-02T08:00:00Z</t:created></c:coreProperties>"
    )
    more = {
        "_rels/.rels": f'<Relationships xmlns="{NAMESPACE}/package/2006/relationships">'
        f'<Relationship Id="a" Type="{main}" Target="word/document.xml"/>'
        f'<Relationship Id="b" Type="{kind}" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": core,
    }
    path = tmp_path / "a.docx"
    path.write_bytes(docx(paragraph("It rose."), **more))
    found = read(path)
    assert (found.title, found.published) == ("The inn", "2031-04-02")
    assert (found.says("author"), found.says("language")) == ("Ada Holm", "de-AT")
    path.write_bytes(docx(paragraph("It rose."), **more | {"docProps/core.xml": "<broken"}))
    found = read(path)
    assert found.text == "It rose."
    assert found.notes == ("properties of the document that cannot be read are left out",)


@pytest.mark.parametrize(
    ("text", "day"),
    [("2031-04-02T10:00", "2031-04-02"), ("2031-04", "2031-04"), ("2031", "2031"),
     ("20310402", "2031-04-02"), ("2031/04/02", "2031-04-02"), ("2031-13-01", ""),
     ("2 April 2031", ""), ("203104021", ""), ("", "")],
)  # fmt: skip
def test_days(text: str, day: str) -> None:
    assert day_of(text) == day
