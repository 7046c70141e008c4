"""The page in a browser: it reads what is written, refuses what is not ours, and can be used.

The first tests need Chromium alone. The last ones need node, and ``NODE_PATH`` to lead to the
packages ``puppeteer-core`` and ``axe-core`` of npm.
"""

import json
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from pypdf import PdfReader

from checker.formats.html.page import assembled
from checker.formats.html.pen import HtmlPen

from ..conftest import written
from .webpage import Webpage

HERE = Path(__file__).parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND"

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed")

ESCAPED = """
<script>document.body.id = "ran"</script>
<img src="https://elsewhere.example/x.png" onerror="document.body.id = 'ran'">
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" onload="document.body.id = 'ran'">
<svg onload="document.body.id = 'ran'"></svg>
<iframe src="javascript:parent.document.body.id = 'ran'"></iframe>
<iframe srcdoc="<script>parent.document.body.id = 'ran'</script>"></iframe>
<object data="https://elsewhere.example/x"></object>
<p id="big" style="font-size: 99px">big</p>
<style>body { background: url(https://elsewhere.example/b.png) }</style>
<link rel="stylesheet" href="https://elsewhere.example/c.css">
<base href="https://elsewhere.example/">
<form action="https://elsewhere.example/"><input name="a" value="b"></form>
"""
"""What a page must not do even if something got past the escaping."""


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A page with markup of other people in it."""
    pen = HtmlPen("")
    page = assembled([*pen.title(1, "T"), *pen.title(2, "P"), *pen.paragraph([ESCAPED])])
    path = tmp_path / "broken.html"
    path.write_text(page, encoding="utf-8")
    return path


def page_of(corpus: str, folder: Path) -> Path:
    path = folder / corpus / "report.html"
    path.parent.mkdir()
    path.write_text(written(corpus, "html"), encoding="utf-8")
    return path


def chromium(*arguments: str) -> str:
    """What Chromium prints; it writes into a home of its own."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as home:
        profile = f"--user-data-dir={home}/profile"
        done = subprocess.run(
            [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", OFFLINE, profile, *arguments],
            env={**os.environ, "HOME": home},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=True,
        )
    return done.stdout


@pytest.mark.parametrize("corpus", ["golden", "hostile"])
def test_a_browser_reads_the_elements_that_are_written(corpus: str, tmp_path: Path) -> None:
    path = page_of(corpus, tmp_path)

    def elements(page: Webpage) -> list[tuple[str, dict[str, str]]]:
        return [(element.name, element.attributes) for element in page.elements]

    read = Webpage(chromium("--dump-dom", path.as_uri()))
    meant = Webpage(path.read_text())
    assert elements(read) == elements(meant)
    assert read.text.split() == meant.text.split()


def test_what_gets_past_the_escaping_does_not_run(broken: Path) -> None:
    dumped = chromium("--dump-dom", broken.as_uri())
    assert "document.body.id" in dumped
    assert 'id="ran"' not in dumped


def test_folded_parts_are_open_in_print(tmp_path: Path) -> None:
    pen = HtmlPen("")
    folded = pen.folded("3 claims", pen.points(["behind the summary"]))
    page, pdf = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(assembled([*pen.title(1, "T"), *pen.title(2, "P"), *folded]), encoding="utf-8")
    chromium(f"--print-to-pdf={pdf}", "--no-pdf-header-footer", page.as_uri())
    text = "".join(sheet.extract_text() for sheet in PdfReader(pdf).pages)
    assert "3 claims" in text
    assert "behind the summary" in text


# -- with npm's packages -------------------------------------------------------------------------


@cache
def has_packages() -> bool:
    find = "require.resolve('puppeteer-core'); require.resolve('axe-core/axe.min.js')"
    node = shutil.which("node")
    return bool(node) and subprocess.run([node, "-e", find], capture_output=True).returncode == 0


def looked(folder: Path | None, *paths: Path) -> list[dict[str, Any]]:
    if not has_packages():
        pytest.skip("needs node, and NODE_PATH to lead to puppeteer-core and axe-core")
    script = HERE / "browser" / "look.cjs"
    done = subprocess.run(
        ["node", script, CHROMIUM, folder or "-", *paths],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_it_can_be_used_by_everybody_and_fetches_nothing(tmp_path: Path) -> None:
    """Pictures of it go into the folder that ``HTML_PICTURES`` names, to be looked at."""
    folder = os.environ.get("HTML_PICTURES")
    pages = [page_of(corpus, tmp_path) for corpus in ("golden", "hostile")]
    found = looked(Path(folder) if folder else None, *pages)
    ways = {look["way"] for look in found}
    assert ways == {"desktop", "laptop", "phone", "phone-dark", "print"}
    papers = {look["way"]: look["paper"] for look in found}
    assert papers["phone"] != papers["phone-dark"]  # the style is applied, and follows the scheme
    assert papers["print"] == "rgb(255, 255, 255)"
    for look in found:
        about = f"{look['file']} on {look['way']}"
        assert look["axe"] == [], about
        assert look["said"] == look["refused"] == [], about
        assert [address for address in look["asked"] if not address.endswith("report.html")] == []
        assert len(look["asked"]) == 1, about
        assert look["wider"] <= 0, about
        assert look["hidden"] == [], about
        assert look["roles"]["table"] > 5, about  # rows are shown as lists, and still are rows
        assert look["roles"]["columnheader"] > 20, about


def test_the_policy_refuses_everything_else(broken: Path) -> None:
    found = looked(None, broken)
    for look in found:
        assert {refusal.split(":")[0] for refusal in look["refused"]} >= {
            "script-src-elem",
            "script-src-attr",
            "style-src-attr",
            "style-src-elem",
            "img-src",
            "object-src",
            "base-uri",
        }
        assert [address for address in look["asked"] if "elsewhere" in address] == []
