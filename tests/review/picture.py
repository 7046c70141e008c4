#!/usr/bin/env python3
"""Call: ``python tests/review/picture.py``. Draws the picture of the page of review that the README
has, ``.github/review.png``; needs Chromium and the package ``playwright``."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / ".github/review.png"

TEXTS = {
    "rules/words.yaml": """\
attributes:
  opened_on: {label: day of opening, kind: date}
  cost: {label: cost, kind: quantity, unit: EUR}
  crossings: {label: crossings a day, kind: count}
rules:
  - {id: documents_agree, title: Documents agree, check: {agree: {}}}
patterns:
  - id: opening
    match: "{what:entity:bridge} was opened on {when:date}"
    facts: [{subject: "{what}", attribute: opened_on, value: "{when}"}]
  - id: price
    match: "{what:entity:bridge} has cost {much:quantity}"
    facts: [{subject: "{what}", attribute: cost, value: "{much}"}]
  - id: traffic
    match: "{count:count} drivers cross {what:entity:bridge} each day"
    facts: [{subject: "{what}", attribute: crossings, value: "{count}"}]
""",
    "facts/words.yaml": """\
entities:
  old_bridge: {label: Old Bridge, type: bridge}
  mill_bridge: {label: Mill Bridge, type: bridge}
""",
    "facts/council.yaml": """\
source:
  id: council
  title: Minutes of the council
  publisher: the council
  document: {file: minutes.txt}
facts:
  - {subject: old_bridge, attribute: opened_on, value: 2024-05-02, quote: "opened on 2 May 2024"}
  - {subject: old_bridge, attribute: cost, value: 14.5 million EUR, quote: 14.5 million euros}
""",
    "papers/minutes.txt": "The bridge was opened on 2 May 2024, at a cost of 14.5 million euros.\n",
    "papers/gazette.txt": """\
The bridge is open again

After four years of works the Old Bridge was opened on 2 May 2024. A band played, and the
mayor was the first to walk across.

The Old Bridge has cost about 12 million euros, of which the state paid two thirds.
Over 9,000 drivers cross the Old Bridge each day, and 1,400 people on bicycles.

The Mill Bridge was opened on 11 June 1998. It will be closed for repairs for six weeks, and
the Mill Bridge has cost 3.1 million euros so far.
""",
}


def main() -> None:
    """Draw it."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder:
        for name, text in TEXTS.items():
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "checker"]
        extract = [*command, "extract", "papers/gazette.txt", "--into", "facts"]
        subprocess.run(extract, cwd=folder, check=True)
        review = [*command, "review", "--documents", "papers", "--no-browser"]
        process = subprocess.Popen(review, cwd=folder, stderr=subprocess.PIPE, text=True)
        assert process.stderr is not None
        address = re.search(r"http://\S+", process.stderr.readline())
        assert address is not None
        with sync_playwright() as started:
            chromium = shutil.which("chromium") or shutil.which("chromium-browser")
            browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1080, "height": 640})
            page.goto(address[0])
            page.wait_for_selector("#reads")
            page.keyboard.press("j")
            page.wait_for_selector("body:not([data-busy=true])")
            PICTURE.write_bytes(page.screenshot())
            browser.close()
        process.send_signal(signal.SIGINT)
        process.wait(timeout=10)
    sys.stdout.write(f"{os.path.relpath(PICTURE)}: {PICTURE.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
