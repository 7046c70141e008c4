"""The page in a real browser, by its keys alone.

They need Chromium, and the package `playwright`, which brings no browser here. With `NODE_PATH`
leading to the package `axe-core` of npm, the page is looked through for what keeps people out, too.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from .town import run

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
if not CHROMIUM:
    pytest.skip("no Chromium is installed", allow_module_level=True)
playwright = pytest.importorskip(
    "playwright.sync_api", reason="drives the browser: pip install playwright"
)
AXE = Path(os.environ.get("NODE_PATH", "")) / "axe-core/axe.min.js"

HOSTILE = """\
<script>document.title = "ran"</script><img src=x onerror="document.title='ran'">
</div><style>body { display: none }</style><a href="javascript:alert(1)">x</a> &lt;b&gt;
The Mill Bridge cost 12 million euros\u202e, says \u2066txt.exe\u2069 \u200bunseen\x07.
עלות הגשר: The Stone Bridge was opened on 3 May 1993. \U0001f309 The Rail Bridge takes lorries.
"""


class Review:
    """`checker review` of a town, and a page of it."""

    def __init__(self, town: Path, browser: "playwright.Browser") -> None:
        program = [sys.executable, "-m", "checker", "review", "--documents", "papers"]
        self.process = subprocess.Popen(
            [*program, "--no-browser"], cwd=town, stderr=subprocess.PIPE, text=True
        )
        assert self.process.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/\?token=\S+", self.process.stderr.readline())
        assert found is not None
        self.told: list[str] = []
        self.context = browser.new_context(viewport={"width": 1200, "height": 800})
        self.context.set_default_timeout(10_000)
        self.asked: list[str] = []
        self.context.on("request", lambda request: self.asked.append(request.url))
        self.page = self.new(found[0])

    def new(self, address: str) -> "playwright.Page":
        page = self.context.new_page()
        page.on("console", lambda one: self.told.append(one.text))
        page.on("pageerror", lambda one: self.told.append(str(one)))
        page.goto(address)
        page.wait_for_selector("#claim .told")
        return page

    def end(self) -> int:
        self.context.close()
        self.process.send_signal(signal.SIGINT)
        self.process.communicate(timeout=10)
        return self.process.returncode


@pytest.fixture(scope="module")
def browser() -> "Iterator[playwright.Browser]":
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def review(town: Path, browser: "playwright.Browser") -> Iterator[Review]:
    opened = Review(town, browser)
    yield opened
    assert opened.end() == 0
    own = re.compile(r"http://127\.0\.0\.1:\d+/")
    assert all(own.match(url) for url in opened.asked)
    assert all("Failed to load resource" in line for line in opened.told), opened.told


def press(page: "playwright.Page", *keys: str) -> None:
    """Press keys, one after the other; each is done before the next."""
    page.bring_to_front()
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_selector("body:not([data-busy=true])")


def left(page: "playwright.Page") -> str:
    return page.inner_text("#progress")


def test_forty_drafts_by_keys_alone(review: Review, town: Path) -> None:
    page = review.page
    assert left(page) == "40 to review"
    assert page.inner_text("#claim h2") == "Day of opening of North Bridge"
    press(page, "p")  # 20 days of opening
    assert left(page) == "20 to review"
    press(page, "v")
    page.keyboard.press("Home")
    page.keyboard.type("1")
    page.wait_for_selector("#against .against")
    page.keyboard.press("Backspace")
    page.wait_for_selector("#against .against", state="detached")
    press(page, "Control+Enter")
    assert left(page) == "19 to review"
    press(page, "r")
    assert left(page) == "18 to review"
    press(page, "z")
    assert left(page) == "19 to review"
    press(page, "s")
    for _ in range(3):  # held
        page.keyboard.down("a")
        page.wait_for_selector("body:not([data-busy=true])")
    page.keyboard.up("a")
    assert left(page) == "18 to review"
    pressed = 0
    while left(page) != "Nothing left to review" and pressed < 40:
        pressed += 1
        press(page, "a")
        if page.query_selector("#naming"):
            page.keyboard.type("A. Reader")
            press(page, "Enter")
    assert left(page) == "Nothing left to review"
    assert pressed <= 20
    assert "Nothing is left to review." in page.inner_text("#claim")
    assert run(town, "verify", "--documents", "papers") == 0
    facts = "".join(path.read_text() for path in (town / "facts").glob("gazette_*.yaml"))
    assert facts.count("    status: reviewed\n") == 40
    assert facts.count("    read_by: A. Reader\n") == 4


def test_a_figure_without_a_claim_becomes_one(review: Review, town: Path) -> None:
    page = review.page
    press(page, "Shift+F")
    assert page.evaluate("getSelection().toString()") == "12,000"
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate("getSelection().toString()").strip() == "12,000 times a"
    press(page, "n")
    assert page.input_value("#value") == "12000"
    assert page.input_value("#attribute") == "crossings"
    assert page.evaluate("document.activeElement.id") == "attribute"
    page.fill("#subject", "Rail Bridge")
    press(page, "Enter")
    assert 'quote: "12,000 times a"' in (town / "facts/gazette_1.yaml").read_text()
    assert page.inner_text("#claim h2") == "Crossings a day of Rail Bridge"
    page.evaluate("getSelection().removeAllRanges()")
    press(page, "w")
    assert page.evaluate("getSelection().toString()").strip() == "12,000"
    press(page, "w", "w", "Shift+W")
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate("getSelection().toString()").strip() == "times a"
    press(page, "q")
    assert "quote: times a\n" in (town / "facts/gazette_1.yaml").read_text()
    assert "does not carry" in page.inner_text("#against")


def test_two_pages_and_a_file_that_is_edited_meanwhile(review: Review, town: Path) -> None:
    first = review.page
    second = review.new(first.url)
    press(second, "a")
    press(first, "r")
    assert "changed meanwhile" in first.inner_text("#message")
    assert left(first) == "39 to review"
    assert "reviewed" in first.inner_text(".chip")
    press(first, "s")
    path = town / "facts/gazette_1.yaml"
    path.write_text(path.read_text().replace("1991-05-03", "1991-05"))
    press(first, "a")
    assert "changed meanwhile" in first.inner_text("#message")
    press(first, "a")
    assert left(first) == "38 to review"
    path.write_text(path.read_text().replace("1991-05", "1991-99"))
    press(first, "a")
    assert "facts/gazette_1.yaml:" in first.inner_text("#message")


def test_documents_that_cannot_be_read_keep_nobody_from_the_others(
    town: Path, browser: "playwright.Browser"
) -> None:
    for number in (1, 3, 4):
        (town / f"papers/gazette_{number}.txt").write_bytes(b"\0")
    opened = Review(town, browser)
    page = opened.page
    try:
        assert page.input_value("#documents") == "gazette_2"
        page.select_option("#documents", "gazette_4")
        page.wait_for_selector("#message:not(:empty)")
        assert "it is binary, and no text" in page.inner_text("#message")
        told = page.locator("#documents option").all_inner_texts()
        assert ["binary" in one for one in told] == [True, False, False, True]
        for _ in range(10):
            press(page, "a")
            if page.query_selector("#naming"):
                page.keyboard.type("A. Reader")
                press(page, "Enter")
        assert left(page) == "30 to review"
        assert "gazette_3.txt: cannot be read" in page.inner_text("#message")
        assert page.input_value("#documents") == "gazette_2"
    finally:
        assert opened.end() == 0


def test_documents_are_text_and_nothing_else(town: Path, browser: "playwright.Browser") -> None:
    (town / "papers/gazette_1.txt").write_text(HOSTILE + "word " * 60_000)
    (town / "facts/gazette_1.yaml").unlink()
    (town / "facts/checker.lock.jsonl").unlink()
    assert run(town, "extract", "papers", "--into", "facts") == 0
    opened = Review(town, browser)
    page = opened.page
    try:
        assert page.title() != "ran"
        shown = page.inner_text("#text")
        assert '<script>document.title = "ran"</script>' in shown
        assert "\u202e" not in shown
        assert page.locator("#text :not(div, mark, span)").count() == 0
        assert page.locator("#text mark").count() == 3
        page.evaluate("""() => {
            const marks = document.querySelectorAll('#text mark');
            getSelection().selectAllChildren(marks[2]);
        }""")
        press(page, "n")
        assert page.inner_text("#claim blockquote") == "The Rail Bridge takes lorries"
    finally:
        assert opened.end() == 0


def test_nothing_keeps_people_out(review: Review) -> None:
    page = review.page
    for scheme, width in product(("light", "dark"), (1280, 360)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 760})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        box = page.locator("#accept").bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 760
        if AXE.is_file():
            page.evaluate(AXE.read_text())
            found = page.evaluate("axe.run().then(found => found.violations)")
            assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
