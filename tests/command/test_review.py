"""`checker review`: it serves until it is asked to stop, and says what keeps it from that."""

import re
import signal
import subprocess
import sys
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from checker.command import main

CORPUS = """\
source: {id: gazette, title: Gazette, document: {file: gazette.txt}}
entities: {hall: {label: the hall}}
attributes: {rooms: {kind: count}}
rules: [{id: agreed, title: Documents agree, check: {agree: {}}}]
facts:
  - {subject: hall, attribute: rooms, value: 40, quote: 40 rooms, status: draft}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts/all.yaml").write_text(CORPUS)
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers/gazette.txt").write_text("The hall has 40 rooms.")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_serves_one_browser_until_it_is_asked_to_stop(here: Path) -> None:
    words = ["review", "--documents", "papers", "--facts", "facts", "--rules", "facts"]
    program = [sys.executable, "-m", "checker", *words, "--no-browser"]
    process = subprocess.Popen(program, cwd=here, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    found = re.search(r"http://127\.0\.0\.1:\d+/\?token=\S{40,}", process.stderr.readline())
    assert found is not None
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(CookieJar())
    )
    with opener.open(found[0]) as page:
        assert b"<title>Review</title>" in page.read()
    with opener.open(f"{found[0].partition('?')[0]}documents") as told:
        assert b'"drafts": 1' in told.read()
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=10) == 0
    assert process.stderr.read() == "Ctrl-C ends it; the address opens once\n"
    process.stderr.close()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--documents", "nowhere"], "--documents nowhere: no such folder\n"),
        (["--documents", "papers", "--facts", "none"], "no such folder"),
    ],
)
def test_what_keeps_it_from_serving(
    here: Path, words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert here
    assert main(["review", "--no-browser", "--rules", "facts", *words]) == 2
    assert told in capsys.readouterr().err


def test_files_with_problems_are_told_before_anything_is_served(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "facts/all.yaml").write_text(CORPUS.replace("value: 40", "value: forty-ish"))
    assert main(["review", "--documents", "papers", "--facts", "facts", "--rules", "facts"]) == 2
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("facts/all.yaml:6:46: ")
    assert told[-1] == "nothing can be reviewed"


def test_without_the_extra_it_says_how_to_get_it(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert here
    monkeypatch.setitem(sys.modules, "waitress.server", None)
    assert main(["review", "--documents", "papers", "--facts", "facts", "--rules", "facts"]) == 2
    assert "pip install 'fact-consistency-checker[review]'" in capsys.readouterr().err
