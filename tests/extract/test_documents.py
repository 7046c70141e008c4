"""Documents of all formats to text, and those that cannot be read."""

import os
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from checker.extract.documents import Document, budget, files, find, read_document
from checker.extract.documents.files import DocumentFile
from checker.model.place import Problem


def read(path: Path) -> Document:
    document = read_document(DocumentFile(path.name, str(path)))
    assert isinstance(document, Document), document
    return document


def wrong(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    problem = read_document(DocumentFile(path.name, str(path)))
    assert isinstance(problem, Problem)
    assert problem.place.file.endswith(path.name)
    return problem.message


def pdf(*lines: str) -> bytes:
    """A PDF of one page, written by hand."""
    drawn = "".join(f"({line}) Tj 0 -16 Td " for line in lines)
    stream = f"BT /F1 12 Tf 40 700 Td {drawn}ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(data)
    return data + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (table, start)
    )


NAMESPACE = "http://schemas.openxmlformats.org"


def docx(body: str, prolog: str = "", **more: str) -> bytes:
    """A Word document with the parts that one must have."""
    kind = f"{NAMESPACE}/officeDocument/2006/relationships/officeDocument"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{NAMESPACE}/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{NAMESPACE}/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{kind}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<?xml version="1.0"?>{prolog}<w:document '
        f'xmlns:r="{NAMESPACE}/officeDocument/2006/relationships" '
        f'xmlns:w="{NAMESPACE}/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>',
        **more,
    }
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return data.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeff\n  The  title \n\nIt rose to 5 m.\r\n".encode())
    document = read(path)
    assert document.text == "\n  The  title \n\nIt rose to 5 m.\r\n"
    assert (document.title, document.published, len(document.sha256)) == ("The title", "", 64)


def test_utf_16(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Zürich".encode("utf-16"))
    assert read(path).text == "Zürich"


def test_markdown(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("intro\n\n# The title #\n\ntext\n")
    assert read(path).title == "The title"


def test_html(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<html><head><title>Site</title><style>p {}</style>"
        '<meta property="article:published_time" content="2031-04-02T09:00:00Z"></head><body>'
        "<script>alert('20%')</script><h1>The title</h1><p>It is 2<b>0</b>% \n of it.<br>So.</p>"
        "<ul><li>one</li><li>two &amp; three</li></ul><template>no</template></body></html>"
    )
    document = read(path)
    assert document.text == "The title\n\nIt is 20% of it. So.\n\none\n\ntwo & three"
    assert (document.title, document.published) == ("The title", "2031-04-02")


def test_html_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes('<meta charset="latin-1"><p>Zürich</p>'.encode("latin-1"))
    assert read(path).text == "Zürich"


def test_html_full_of_scripts(tmp_path: Path) -> None:
    scripts = "<script>x</script>" * 20_000
    path = tmp_path / "a.html"
    path.write_text(f"<body>{scripts}<p>text</p>{'<div>' * 2000}deep")
    assert read(path).text == "text\n\ndeep"


def test_html_of_nothing_but_scripts(tmp_path: Path) -> None:
    assert wrong(tmp_path / "a.html", b"<body><script>x</script></body>") == (
        "no text in it: leave it out"
    )


def test_pdf(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf("The title", "It rose to 5 m."))
    assert read(path).text.splitlines() == ["The title", "It rose to 5 m."]


def test_pdf_without_text(tmp_path: Path) -> None:
    assert wrong(tmp_path / "a.pdf", pdf()) == (
        "a PDF without text: run text recognition on it first"
    )


def test_docx(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(paragraph("The title") + paragraph("It rose to 5 m.")))
    assert read(path).text.split("\n\n") == ["The title", "It rose to 5 m."]


def run(text: str, mark: str = "") -> str:
    return f'<w:r><w:rPr>{mark}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_docx_with_notes_exponents_and_what_is_taken_back(tmp_path: Path) -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = (
        run("It has 15") + run("2", raised) + run(" members and 40 km") + run("2", raised)
        + run(" on the 3") + run("rd", raised) + run(" hill, ") + run("no ", "<w:strike/>")
        + run("9 ", "<w:vanish/>") + run("8 ", '<w:vanish w:val="0"/>') + run("of them old.")
        + "<w:del><w:r><w:delText>7 gone</w:delText></w:r></w:del>"
        + f"<w:ins>{run(' New.')}</w:ins>"
    )  # fmt: skip
    path = tmp_path / "a.docx"
    path.write_bytes(docx(f"<w:p>{body}</w:p>"))
    said = "It has 15 members and 40 km\u00b2 on the 3rd hill, 8 of them old. New."
    assert read(path).text == said


def test_docx_with_tables_notes_boxes_and_signs(tmp_path: Path) -> None:
    cell = "<w:tc><w:tcPr/>{}</w:tc>".format
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("North")}</w:tc>'
    row = "<w:tr>{}</w:tr>".format
    table = row(cell(paragraph("Town")) + cell(paragraph("People")) + cell(paragraph("Since")))
    table += row(wide + cell(paragraph("1904")))
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('In a box.')}</w:txbxContent></w:pict></w:r>"
    degrees = '<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>'
    body = (
        f"<w:p>{run('Before ')}{box}{run('and 9')}{degrees}{run('behind.')}</w:p>"
        f"<w:tbl>{table}</w:tbl>"
        '<w:p><w:hyperlink r:id="gone"><w:r><w:t>A link</w:t></w:r></w:hyperlink>'
        '<w:r><w:footnoteReference w:id="2"/></w:r>'
        "<w:r><w:tab/><w:t>and</w:t><w:br/><w:t>more.</w:t></w:r></w:p>"
    )
    kind = f"{NAMESPACE}/officeDocument/2006/relationships/footnotes"
    notes = (
        f'<w:footnote w:id="0" w:type="separator">{paragraph("---")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("A note.")}</w:footnote>'
    )
    more = {
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{NAMESPACE}/package/2006/'
        f'relationships"><Relationship Id="f" Type="{kind}" Target="/word/notes.xml"/>'
        f'<Relationship Id="g" Type="{kind}" Target="gone.xml"/></Relationships>',
        "word/notes.xml": f'<w:footnotes xmlns:w="{NAMESPACE}/wordprocessingml/2006/main">'
        f"{notes}</w:footnotes>",
    }
    path = tmp_path / "a.docx"
    path.write_bytes(docx(body, **more))
    assert read(path).text.split("\n\n") == [
        "Before and 9°behind.",
        "In a box.",
        "Town\tPeople\tSince",
        "North\t\t1904",
        "A link and more.",
        "A note.",
    ]


def test_docx_with_entities(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    prolog = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    message = wrong(tmp_path / "a.docx", docx(paragraph("&e;"), prolog))
    assert message == "its XML declares entities, which are not read"
    bomb = '<!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'
    part = f"{bomb}<w:footnotes xmlns:w='w'>{paragraph('&b;')}</w:footnotes>".encode("utf-16")
    kind = f"{NAMESPACE}/officeDocument/2006/relationships/footnotes"
    more = {
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{NAMESPACE}/package/2006/'
        f'relationships"><Relationship Id="f" Type="{kind}" Target="n.xml"/></Relationships>',
    }
    data = BytesIO(docx(paragraph("x"), **more))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("word/n.xml", part)
    assert wrong(tmp_path / "b.docx", data.getvalue()) == (
        "its XML declares entities, which are not read"
    )


def test_docx_that_unpacks_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "MOST_UNPACKED", 2**21)
    message = wrong(tmp_path / "a.docx", docx(paragraph("a"), big=" " * 2**22))
    assert message == "larger than 2 MiB when unpacked: split it"


UNREADABLE = {
    "empty.txt": (b"", "nothing in the file: leave it out"),
    "blank.txt": (b" \n\t\n", "nothing in the file: leave it out"),
    "binary.txt": (b"a\0b", "binary, not text: give the file the ending of its format"),
    "latin.txt": (b"caf\xe9", "not UTF-8 (byte 0xe9 at 3): save it as UTF-8"),
    "odd.txt": (b"\xff\xfea", "not UTF-16 (byte 0x61 at 2): save it as UTF-8"),
    "wrong.html": (
        b'<meta charset="ascii"><p>\xe9',
        "its bytes are not ascii, as it says: save it as UTF-8",
    ),
    "unknown.html": (
        b'<meta charset="klingon"><p>\xe9',
        "its bytes are not klingon, as it says: save it as UTF-8",
    ),
    "broken.pdf": (b"%PDF-1.4 nothing", "not a PDF that can be read"),
    "text.pdf": (b"only text", "not a PDF that can be read"),
    "broken.docx": (b"PK\x03\x04 nothing", "not a DOCX that can be read"),
    "text.docx": (b"only text", "not a DOCX that can be read"),
}


@pytest.mark.parametrize(("name", "data", "message"), [(n, *r) for n, r in UNREADABLE.items()])
def test_what_cannot_be_read_is_a_problem(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    assert wrong(tmp_path / name, data).startswith(message)


@pytest.mark.parametrize("ending", [".txt", ".html", ".pdf", ".docx"])
def test_bytes_of_any_kind_are_never_more_than_a_problem(tmp_path: Path, ending: str) -> None:
    good = {".txt": b"text", ".html": b"<p>text", ".pdf": pdf("text"), ".docx": docx("<w:p/>")}
    for number in range(40):
        data = bytearray(good[ending] * 3)
        for step in range(1 + number % 5):
            data[(number * 7919 + step * 104729) % len(data)] = (number * 31 + step) % 256
        path = tmp_path / f"{number}{ending}"
        path.write_bytes(data[: len(data) - number])
        read_document(DocumentFile(path.name, str(path)))


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(100 * 2**20)
    problem = read_document(DocumentFile("a.txt", str(path)))
    assert isinstance(problem, Problem)
    assert problem.message == "larger than 64 MiB: split it"


def test_a_long_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LONGEST", 2**20)
    message = wrong(tmp_path / "a.txt", b"a " * 2**20)
    assert message == "its text has more than 1 million characters: split it"


def test_a_format_whose_library_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for ending, library in ((".html", "selectolax"), (".pdf", "pypdf"), (".docx", "lxml")):
        module = ending[1:]
        monkeypatch.delitem(sys.modules, f"checker.extract.documents.{module}", raising=False)
        for name in [n for n in sys.modules if n.partition(".")[0] == library]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, library, None)
        message = wrong(tmp_path / f"a{ending}", b"text")
        assert message.startswith("its format needs ")
        assert message.endswith(": pip install 'fact-consistency-checker[documents]'")


def test_a_folder_with_all_that_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.md", "sub/c.html", ".hidden.txt", "image.png"):
        (tmp_path / name).write_text("text")
    found, problems = find([str(tmp_path), str(tmp_path / "b.txt")])
    assert [one.name for one in found] == ["a.md", "b.txt", "sub/c.html"]
    assert not problems


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_no_link_leads_out_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out.txt").write_text("secret")
    (tmp_path / "in" / "a.txt").symlink_to(tmp_path / "out.txt")
    found, problems = find([str(tmp_path / "in")])
    assert not found
    assert "a link out of its folder: put the file itself here" in [p.message for p in problems]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    problem = read_document(DocumentFile("a.txt", str(tmp_path / "a.txt")))
    assert isinstance(problem, Problem)
    assert problem.message == "not a regular file: name a file"


def test_what_is_not_there_or_not_a_document(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"x")
    (tmp_path / "none").mkdir()
    (tmp_path / "x").mkdir()
    for folder in (".", "x"):
        (tmp_path / folder / "same.txt").write_text("text")
    paths = ["missing.txt", "a.png", "none", "same.txt", "x/same.txt"]
    _, problems = find([str(tmp_path / name) for name in paths])
    assert [problem.message.partition(" (")[0].partition(";")[0] for problem in problems] == [
        "no such file or folder: name one that is there",
        "no format that is read here",
        "no document in this folder",
        f"has the name of {(tmp_path / 'same.txt').as_posix()}: rename one",
    ]


def test_standard_input_is_known_by_its_first_bytes() -> None:
    for data in (
        b"It rose",
        b"<!doctype html><p>It rose",
        pdf("It rose"),
        docx(paragraph("It rose")),
    ):
        document = read_document(DocumentFile("-", "-"), data)
        assert isinstance(document, Document)
        assert document.text == "It rose"


def test_rows_of_html_have_tabs_between_their_cells(tmp_path: Path) -> None:
    page = (
        "<html><body><p>Two:</p><table><caption>Towns</caption>"
        "<tr><th>Town</th><th colspan=2>People</th></tr>"
        "<tr><td><p>Mill</p><p>Town</p></td><td></td><td>310<br>souls</td></tr></table>"
        "<table><tr><td>Height</td><td>5 m</td></tr></table>"
        f"<table><tr><td><div>{'Layout. ' * 60}</div><p>More.</p></td></tr></table>"
    )
    (tmp_path / "a.html").write_text(page)
    (found,), _ = find([tmp_path / "a.html"])
    document = read_document(found)
    assert isinstance(document, Document)
    two, caption, head, row, height, layout, more = document.text.split("\n\n")
    assert (two, caption) == ("Two:", "Towns")
    assert (head, row) == ("Town\tPeople\t", "Mill Town\t\t310 souls")
    assert height == "\nHeight\t5 m"  # another table: two empty lines before it
    assert layout.startswith("Layout. Layout.")
    assert more == "More."


@pytest.mark.parametrize(
    ("opening", "closing", "first", "second"),
    [
        ("\ue001", "\ue000", "Seats \ue001 7 \ue000 of", "20 \ue001 rows"),  # as icons are written
        ("\ufdd1", "\ufdd0", "Seats 7 of", "20 rows"),  # what cells are put between here
        ("\u2028", "\u2029", "Seats 7 of", "20 rows"),
    ],
)
@pytest.mark.parametrize("ending", ["html", "docx"])
def test_no_sign_of_a_text_is_the_border_of_a_cell(
    ending: str, opening: str, closing: str, first: str, second: str, tmp_path: Path
) -> None:
    said = f"Seats {opening} 7 {closing} of", f"20 {opening} rows"
    path = tmp_path / f"a.{ending}"
    if ending == "html":
        path.write_bytes(f"<body><p>{said[0]}</p><p>{said[1]}</p>".encode())
    else:
        path.write_bytes(docx(paragraph(said[0]) + paragraph(said[1])))
    assert read(path).text.split("\n\n") == [first, second]
