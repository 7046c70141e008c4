"""Documents that were made to harm: each is a problem that names the limit, and soon."""

import os
import signal
import subprocess
import sys
import textwrap
import zlib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from growth import grows_linearly

from checker.extract.documents import apart, budget, document, html
from checker.extract.documents import docx as word
from checker.extract.documents.apart import read_apart
from checker.extract.documents.document import Unusable
from checker.extract.documents.stated import StatedOfItself
from extract.test_documents import NAMESPACE, docx, paragraph, pdf, read, wrong


def shared(pages: int, stream: bytes, *, alike: bool = False) -> bytes:
    """A PDF all of whose pages draw one stream, and are ``alike`` or not."""
    packed = zlib.compress(stream)
    kids = " ".join(["3 0 R"] + [f"{number} 0 R" for number in range(6, 5 + pages)]).encode()
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
        page,
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *[
            page if alike else page.replace(b"595", b"%d" % (600 + number))
            for number in range(pages - 1)
        ],
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table, len(objects) + 1, len(data))
    )


def test_a_docx_of_millions_of_paragraphs_in_a_few_kilobytes(tmp_path: Path) -> None:
    for body in ("<w:p/>" * 3_000_000, paragraph("x") * 300_000, "<w:p\n></w:p>" * 120_000):
        assert wrong(tmp_path / "a.docx", docx(body)) == "more than 100000 paragraphs: split it"
    message = wrong(tmp_path / "b.docx", docx("<w:r/>" * 2_100_000))
    assert message == "more than 2000000 elements: split it"


def test_paragraphs_over_the_ends_of_what_is_read_at_once_count_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "_CHUNK", 7)
    monkeypatch.setattr(budget, "MOST_PARAGRAPHS", 20)
    assert read_docx(tmp_path, paragraph("x") * 20) == 20
    message = wrong(tmp_path / "b.docx", docx(paragraph("x") * 21))
    assert message == "more than 20 paragraphs: split it"


def read_docx(folder: Path, body: str) -> int:
    path = folder / "a.docx"
    path.write_bytes(docx(body))
    return len(read(path).text.split())


def test_pages_of_html_that_lie_deep_or_are_many(tmp_path: Path) -> None:
    deep = b"<section>" * 9_000
    many = b"<p>x" * 600_000
    both = b"<i>" * 4_000 + b"<p>x" * 20_000
    page = tmp_path / "a.html"
    assert wrong(page, deep).startswith("more than 5000 elements within each other")
    assert wrong(page, b"</b></i>".join([b"<div>"] * 9_000)).startswith("more than 5000")
    assert wrong(page, many).startswith("more than 500000 elements: split it")
    assert wrong(page, both).startswith("too many elements deep within others")


def test_elements_of_type_and_attributes_that_a_parser_takes_ever_longer_for(
    tmp_path: Path,
) -> None:
    page = tmp_path / "a.html"
    fonts = b"".join(b"<font size=%d><p>" % number for number in range(1500))
    assert wrong(page, fonts).startswith("too many elements deep within others")
    names = b" ".join(b"a%d" % number for number in range(9000))
    assert wrong(page, b"<p " + names + b">x").startswith("a tag of more than 2000 attributes")


GROWING = {
    "long text before what is raised": lambda n: "word " * n + "<sup>2</sup>" * n,
    "raised within raised": lambda n: ("<sup>a" * 40 + "</sup>" * 40) * (n // 20),
    "blocks within blocks": lambda n: ("<div>" * 40 + "x" + "</div>" * 40) * (n // 20),
    "tables within tables": lambda n: ("<table><tr><td>" * 9 + "x" + "</table>" * 9) * (n // 5),
    "rows": lambda n: "<table>" + "<tr><td>x<td>y" * n,
    "hidden": lambda n: "<p>x<i style='display:none'>y</i>" * n,
}


@pytest.mark.parametrize("name", GROWING)
def test_the_time_of_a_page_grows_linearly(name: str) -> None:
    def work(size: int) -> Callable[[], object]:
        data = GROWING[name](size).encode()
        return lambda: html.read(data)

    grows_linearly(work, 200, 2000)


CELL = f"<w:tc>{paragraph('x')}</w:tc>"
FAR_LINK = '<w:hyperlink r:id="r{}"><w:r><w:t>x</w:t></w:r></w:hyperlink>'
NOTED = '<w:p><w:r><w:t>x</w:t></w:r><w:r><w:footnoteReference w:id="{}"/></w:r></w:p>'
NESTED = "<w:tbl><w:tr><w:tc>{}<w:p/></w:tc></w:tr></w:tbl>"


def nested(deep: int) -> str:
    body = paragraph("x")
    for _ in range(deep):
        body = NESTED.format(body)
    return body


GROWING_DOCX = {
    "cells of one row": lambda n: f"<w:tbl><w:tr>{CELL * n}</w:tr></w:tbl>",
    "rows": lambda n: f"<w:tbl>{f'<w:tr>{CELL}</w:tr>' * n}</w:tbl>",
    "tables within tables": lambda n: nested(40) * (n // 20),
    "links that lead nowhere": lambda n: f"<w:p>{''.join(map(FAR_LINK.format, range(n)))}</w:p>",
    "notes": lambda n: "".join(map(NOTED.format, range(n))),
    "raised": lambda n: "<w:p>" + ("<w:r><w:t>5 m</w:t></w:r>" + RAISED) * n + "</w:p>",
}
RAISED = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'


@pytest.mark.parametrize("name", GROWING_DOCX)
def test_the_time_of_a_word_document_grows_linearly(name: str) -> None:
    def work(size: int) -> Callable[[], object]:
        data = docx(GROWING_DOCX[name](size), **linked(size))
        return lambda: word.read(data)

    grows_linearly(work, 200, 2000)


def linked(size: int) -> dict[str, str]:
    """Notes, and what leads to them."""
    kind = f"{NAMESPACE}/officeDocument/2006/relationships/footnotes"
    notes = "".join(f'<w:footnote w:id="{n}">{paragraph("y")}</w:footnote>' for n in range(size))
    return {
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{NAMESPACE}/package/2006/'
        f'relationships"><Relationship Id="n" Type="{kind}" Target="footnotes.xml"/>'
        '<Relationship Id="r1" Type="x/hyperlink" Target="gone.xml"/></Relationships>',
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{NAMESPACE}/wordprocessingml/2006/main">'
        f"{notes}</w:footnotes>",
    }


def test_xml_that_lies_too_deep_is_refused(tmp_path: Path) -> None:
    message = wrong(tmp_path / "a.docx", docx(nested(200)))
    assert message.startswith("not a DOCX that can be read")


def test_a_docx_that_packs_a_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "MOST_UNPACKED", 2**20)
    bomb = {"word/media/a.bin": "\0" * 2**21}
    assert wrong(tmp_path / "a.docx", docx(paragraph("x"), **bomb)) == (
        "larger than 1 MiB when unpacked: split it"
    )
    monkeypatch.setattr(budget, "MOST_PARTS", 5)
    many = {f"word/{number}.xml": "<a/>" for number in range(9)}
    assert wrong(tmp_path / "b.docx", docx(paragraph("x"), **many)).startswith("a DOCX of more")


@pytest.mark.parametrize(
    "page",
    [
        "<ul>" + "<li>a" * 9_000 + "</ul>",
        "<p>a" * 9_000,
        "<table>" + "<tr><td>a" * 9_000 + "</table>",
        "a<br>" * 9_000,
        "<b>a</b><I>a</i>" * 9_000,
        "<script>" + "if(a<b)c<d;" * 9_000 + "</SCRIPT>a",
        "<!-- " + "<div>" * 9_000 + " -->a",
        "a<style>" + "<div>" * 9_000,
    ],
)
def test_what_people_write_is_within_the_limits(tmp_path: Path, page: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(page)
    assert read(path).text.startswith("a")


def test_pages_of_a_pdf_that_share_one_stream(tmp_path: Path) -> None:
    stream = b"BT /F1 12 Tf (text) Tj ET\n" * 60_000
    message = wrong(tmp_path / "a.pdf", shared(40, stream))
    assert message == "its pages have more than 32 MiB of content: split it"
    (tmp_path / "c.pdf").write_bytes(shared(40, stream[:200_000], alike=True))
    assert read(tmp_path / "c.pdf").text.count("\n\n") == 39
    (tmp_path / "b.pdf").write_bytes(shared(3, b"BT /F1 12 Tf 40 700 Td (text) Tj ET"))
    assert read(tmp_path / "b.pdf").text == "text\n\ntext\n\ntext"


def test_what_takes_too_long_is_stopped_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0.001)
    assert wrong(tmp_path / "a.docx", docx(paragraph("x") * 900)) == (
        "takes longer than 0.001 seconds to read: split it"
    )
    monkeypatch.undo()
    (tmp_path / "b.pdf").write_bytes(pdf("It rose."))
    assert read(tmp_path / "b.pdf").text == "It rose."


def test_what_ends_its_reader_is_a_problem_and_the_next_is_read(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").write_bytes(pdf("It rose."))
    read(tmp_path / "b.pdf")
    (worker,) = apart._WORKERS
    worker.process.kill()
    worker.process.wait()
    assert wrong(tmp_path / "a.html", b"<p>text").startswith("ends the program that reads it")
    assert read(tmp_path / "b.pdf").text == "It rose."
    assert apart._WORKERS[0] is not worker


@pytest.mark.skipif(sys.platform != "linux", reason="no limit of memory there")
def test_what_needs_too_much_memory_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart._end_all()
    monkeypatch.setattr(apart, "MEMORY", 2**28)
    message = wrong(tmp_path / "a.html", b"<p>x" * 450_000)
    assert message.startswith(("takes more than", "ends the program", "not HTML"))
    apart._end_all()


def test_without_processes_documents_are_read_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart._end_all()
    monkeypatch.setattr(sys, "executable", "")
    (tmp_path / "a.pdf").write_bytes(pdf("It rose."))
    assert read(tmp_path / "a.pdf").text == "It rose."
    assert not apart._WORKERS


def test_a_text_that_is_too_long_is_not_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "LONGEST", 100)
    monkeypatch.setattr(sys, "executable", "")
    apart._end_all()
    with pytest.raises(Unusable, match="more than 0 million characters"):
        read_apart("html", b"<p>" + b"x" * 101)
    assert document.LONGEST == 8 * 2**20


def test_no_process_is_left_behind(tmp_path: Path) -> None:
    script = tmp_path / "a.py"
    script.write_text(
        textwrap.dedent(
            """
            from checker.extract.documents import apart
            apart.read_apart("html", b"<p>x")
            print(apart._WORKERS[0].process.pid)
            """
        )
    )
    ran = subprocess.run([sys.executable, script], capture_output=True, check=True, text=True)
    assert not ran.stderr
    if hasattr(signal, "SIGKILL"):
        with pytest.raises(ProcessLookupError):
            os.kill(int(ran.stdout), 0)


def test_half_a_character_is_told_as_one_that_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    title = StatedOfItself("title", "\ud800", "x")
    content = document.DocumentContent("a\ud83db\udcff", (title,))
    odd = SimpleNamespace(read=lambda _: content)
    monkeypatch.setattr(apart, "import_module", lambda _: odd)
    assert apart._content_or_why("pdf", b"") == {
        "text": "a\ufffdb\ufffd",
        "stated": [["title", "\ufffd", "x", ""]],
        "notes": [],
    }
