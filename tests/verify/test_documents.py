"""Documents are untrusted: where they are, what they are, how large."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from checker.verify import documents
from checker.verify.documents import Absent, DocumentText, Folder, Unread


def read(folder: Path, name: str) -> DocumentText | Absent | Unread:
    return Folder(str(folder)).read(name)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"plain", "plain"),
        ("ä\r\nö".encode(), "ä\r\nö"),
        (b"\xef\xbb\xbfmarked", "marked"),
        ("wide".encode("utf-16"), "wide"),
        (b"\xfe\xff" + "wide".encode("utf-16-be"), "wide"),
    ],
)
def test_text_and_hash(tmp_path: Path, data: bytes, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert read(tmp_path, "a.txt") == DocumentText(text, sha256(data).hexdigest())


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "the file is empty"),
        (b"a\0b", "it is binary"),
        (b"caf\xe9", "not UTF-8 (byte 0xe9 at 3)"),
        (b"\xff\xfea", "not UTF-16-LE"),
        (b"\x89PNG\r\n\x1a\n\0", "binary"),
    ],
)
def test_what_is_no_text(tmp_path: Path, data: bytes, why: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    found = read(tmp_path, "a.txt")
    assert isinstance(found, Unread)
    assert why in found.why


@pytest.mark.parametrize("name", ["../a.txt", "x/../../a.txt", "/etc/hostname", "", "a\0b"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("secret")
    (tmp_path / "docs").mkdir()
    found = read(tmp_path / "docs", name)
    assert isinstance(found, Unread)
    assert "the folder of documents" in found.why


def test_nor_does_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("secret")
    (tmp_path / "docs" / "sub").mkdir(parents=True)
    (tmp_path / "docs" / "out.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "docs" / "sub" / "b.txt").write_text("b")
    (tmp_path / "docs" / "in.txt").symlink_to("sub/b.txt")
    (tmp_path / "docs" / "loop.txt").symlink_to("loop.txt")
    assert isinstance(read(tmp_path / "docs", "out.txt"), Unread)
    assert isinstance(read(tmp_path / "docs", "loop.txt"), Unread)
    assert isinstance(read(tmp_path / "docs", "in.txt"), DocumentText)
    assert isinstance(read(tmp_path / "docs", "sub/b.txt"), DocumentText)
    assert read(tmp_path / "docs", "none.txt") == Absent()


def test_a_pipe_and_a_folder_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    for name in ("pipe.txt", "folder.txt"):
        found = read(tmp_path, name)
        assert isinstance(found, Unread)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with open(tmp_path / "a.txt", "wb") as file:
        file.truncate(documents.LARGEST + 1)
    assert read(tmp_path, "a.txt") == Unread("cannot be read: larger than 64 MiB: split it")


def test_wrapped_texts_are_unwrapped_by_whoever_can(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<p>text</p>")
    assert read(tmp_path, "a.html") == Unread("cannot be read: .html is no plain text")

    def unwrap(path: str, data: bytes) -> str:
        assert path.endswith("a.html")
        if data == b"<p>text</p>":
            return "text"
        raise ValueError("broken")

    folder = Folder(str(tmp_path), unwrap)
    assert isinstance(folder.read("a.html"), DocumentText)
    (tmp_path / "a.html").write_bytes(b"<")
    assert folder.read("a.html") == Unread("cannot be read: broken")


def test_a_text_that_is_too_long_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "LONGEST", 2**20)
    (tmp_path / "a.txt").write_text("a " * 2**20)
    assert read(tmp_path, "a.txt") == Unread(
        "cannot be read: its text has more than 1 million characters: split it"
    )
