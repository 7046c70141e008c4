"""Every diagram of the report is drawn by Mermaid itself, where its command is at hand.

    npm install @mermaid-js/mermaid-cli

It is found as ``mmdc`` on the PATH, or named in MMDC; so is a Chromium that it drives, in
PUPPETEER_EXECUTABLE_PATH.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from checker.formats.markdown.gantt import gantt
from checker.telling.picture import Bar, Picture

from ..conftest import written as page_of
from .test_gantt import HOSTILE, bar

ROOT = Path(__file__).parents[3]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def tools() -> tuple[str, str]:
    """The command of Mermaid, and a browser."""
    command = os.environ.get("MMDC") or shutil.which("mmdc")
    if not command:
        pytest.skip("no mmdc on the PATH: install @mermaid-js/mermaid-cli, or name it in MMDC")
    found = filter(None, map(shutil.which, BROWSERS))
    browser = os.environ.get("PUPPETEER_EXECUTABLE_PATH") or next(found, None)
    if not browser:
        pytest.skip("no Chromium on the PATH: install it, or name it in PUPPETEER_EXECUTABLE_PATH")
    return command, browser


def drawn(page: str, folder: Path) -> list[tuple[list[str], list[str], int]]:
    """Of each diagram of a page: the names of its sections, of its tasks, and how many bars."""
    command, browser = tools()
    (folder / "page.md").write_text(page, encoding="utf-8")
    settings = {"executablePath": browser, "args": ["--no-sandbox"]}
    (folder / "browser.json").write_text(json.dumps(settings))
    done = subprocess.run(
        [command, "-p", "browser.json", "-i", "page.md", "-o", "out.md"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    number = len(re.findall("^```mermaid$", page, re.MULTILINE))
    assert not (folder / f"out-{number + 1}.svg").exists()
    return [shown(folder / f"out-{each}.svg") for each in range(1, number + 1)]


def shown(file: Path) -> tuple[list[str], list[str], int]:
    sections, tasks, bars = [], [], 0
    for node in ElementTree.parse(file).iter():
        classes = node.get("class", "").split()
        tag = node.tag.rpartition("}")[2]
        if tag == "text" and any(name.startswith("sectionTitle") for name in classes):
            sections.append("<br>".join("".join(part.itertext()) for part in node))
        elif tag == "text" and any(name.startswith("taskText") for name in classes):
            tasks.append("".join(node.itertext()).strip())
        elif tag == "rect" and "task" in classes:
            bars += 1
    return sections, sorted(tasks), bars


def written(page: str) -> list[tuple[list[str], list[str], int]]:
    """The same, as the text of the diagrams has it."""
    found = []
    for diagram in re.findall("^```mermaid\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        sections = re.findall("^section (.*)$", diagram, re.MULTILINE)
        tasks = re.findall("^(.*?) ?:(?:crit|milestone|[0-9]{4}-)", diagram, re.MULTILINE)
        found.append((sections, sorted(tasks), len(tasks)))
    return found


def page(*bars: Bar) -> str:
    chart = gantt(Picture("", True, "", bars))
    assert chart is not None
    assert chart[1] == len(bars)
    return "\n".join(["```mermaid", *chart[0], "```", ""])


def test_every_diagram_of_a_report_is_drawn(tmp_path: Path) -> None:
    ours = (ROOT / "reports" / "report.md").read_text(encoding="utf-8")
    for text in (ours, *(page_of(corpus, "md") for corpus in ("golden", "hostile"))):
        assert written(text)
        assert drawn(text, tmp_path) == written(text)


def test_what_other_people_write_is_drawn_as_text(tmp_path: Path) -> None:
    pages = [
        page(*(bar(f"a {words}", words, "1990") for words in some), bar("z", "end", "1991", 0))
        for some in (HOSTILE[:10], HOSTILE[10:20], HOSTILE[20:])
    ]
    text = "\n".join(pages)
    assert drawn(text, tmp_path) == written(text)


def test_times_of_every_kind_are_drawn(tmp_path: Path) -> None:
    pages = [
        page(*(bar(f"source_{n}", date, date) for n, date in enumerate(dates)))
        for dates in (
            ["0120", "9980"],
            ["../1992", "1993/.."],
            ["[1990-01-01,1990-03]", "1990-02"],
            ["2017-07-04T20:30:01", "2017-07-04T20:30:02"],
            ["1994-05-12", "1994-05-13"],
            ["1900", "1901-02-03"],
        )
    ]
    text = "\n".join(pages)
    assert drawn(text, tmp_path) == written(text)
