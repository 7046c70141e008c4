"""The walk with `checker review`, and with proposals: what a person's keys make of the drafts.

    python tests/benchmarks/walk/reviewed.py [dam] [strait] [--show] [--browser] [--server PYTHON]

A reviewer who knows `truth.yaml` goes through every draft as the page of `checker review` shows
them: a key accepts what is right, another rejects what is wrong; what has one wrong word is mended;
then what is missing is made of the figure that the page underlines, or of words selected with the
mouse, where the page lets one. All keys count, each letter that is typed among them. This is done
after `extract` with the starter's patterns, after the written ones, and with proposals beside
these.

Proposals are those of a stand-in for a careful model: each figure of a sentence, the attribute
whose cue is nearest to it, and the entity that was named last. `--server` names a Python with a
small model, which is asked instead (see `../proposals.py`). With `--browser` the same keys are
pressed in Chromium, and have to leave the same files.
"""

import argparse
import contextlib
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml

HERE = Path(__file__).parent
ROOT = HERE.parent.parent.parent
sys.path[:0] = [str(ROOT), str(HERE.parent)]

from proposals import SERVER  # noqa: E402
from run import (  # noqa: E402
    SUBJECTS,
    Truth,
    begin,
    called,
    found,
    is_same,
    loaded,
    put_written,
    run,
    score,
    truths,
)

from checker.command import main as command  # noqa: E402
from checker.extract.documents import Document, find, read_document  # noqa: E402
from checker.loading.literals import Literals  # noqa: E402
from checker.model.corpus import Corpus  # noqa: E402
from checker.model.fact import Fact  # noqa: E402
from checker.prose.names import Names  # noqa: E402
from checker.prose.tokens import tokens  # noqa: E402
from checker.review.refusals import Nameless, NotDecided  # noqa: E402
from checker.values.unreadable import Unreadable  # noqa: E402
from tests.review.town import open_desk  # noqa: E402

WHO = "A. Reader"
MODEL = "gemma-3-270m"

SHORT = 70
"""How many characters a line has at least that the next one goes on with."""

NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

Said = tuple[str, str, str]
"""Subject, attribute and value, as they stand in the fields of the page."""

_T = TypeVar("_T")


class Reviewer:
    """Knows the truth, and the keys of the page. ``pressed`` has them in order: keys, words that
    are typed, and selections with the mouse."""

    def __init__(self, claims: list[Truth]) -> None:
        self.desk = open_desk(Path.cwd(), "docs")
        self.left = list(claims)
        corpus = self.desk.held().corpus
        for fact in corpus.facts:
            for truth in [one for one in self.left if is_same(corpus, fact, one)][:1]:
                self.left.remove(truth)
        self.pressed: list[tuple[str, Any]] = []
        self.did: Counter[str] = Counter()
        self.refused: list[str] = []
        self.seconds = 0.0
        self._name = ""

    @property
    def keys(self) -> int:
        """How many keys were pressed."""
        return sum(1 if how == "key" else len(what) for how, what in self.pressed if how != "mouse")

    def whole(self) -> None:
        """Review all drafts, then add what is missing."""
        there = [one["id"] for one in self._timed(self.desk.overview)["documents"]]
        waiting = [one for one in there if self._drafts(one)]
        for source in waiting:
            while drafts := self._drafts(source):
                self._decide(drafts[0])
        at = there.index(waiting[-1]) if waiting else 0
        for source in there[at:] + there[:at]:
            self._add_missing(source)
            self._press("d")

    # -- drafts ---------------------------------------------------------------------------------

    def _drafts(self, source: str) -> list[str]:
        listed = self._timed(self.desk.document, source)["claims"]
        return [one["id"] for one in listed if one["draft"]]

    def _decide(self, name: str) -> None:
        claim = self._timed(self.desk.claim, name)
        held = self.desk.held()
        fact = held.claims[name]
        right = next((one for one in self.left if is_same(held.corpus, fact, one)), None)
        if right is not None:
            self.left.remove(right)
            self._accept(name, claim)
        elif (mended := self._mended(held.corpus, fact)) is not None:
            self._mend(name, claim, *mended)
        else:
            self._press("r")
            self._timed(self.desk.reject, name, claim["seen"])
            self.did["rejected"] += 1

    def _accept(self, name: str, claim: dict[str, Any], key: str = "") -> None:
        firm = claim["firm"]
        self._press(key or ("A" if firm else "a"))
        self._signed(lambda by: self.desk.accept(name, claim["seen"], by, firmly=firm))
        self.did["accepted" if not key else "mended"] += 1

    def _mended(self, corpus: Corpus, fact: Fact) -> tuple[str, str, Truth] | None:
        """The one field that would make a draft right which is wrong, and what belongs there."""
        others = [*corpus.facts, *(row.fact for row in corpus.set_aside)]
        others = [one for one in others if one.id != fact.id]
        for truth in self.left:
            if any(is_same(corpus, one, truth) for one in others):
                continue
            subject = subject_of(corpus, truth)
            if subject and is_same(corpus, fact._replace(subject=subject), truth):
                return "o", subject, truth
            attribute = truth.attribute
            if attribute in corpus.attributes:
                now = fact._replace(attribute=attribute)
                with contextlib.suppress(Exception):  # a value of another kind
                    if is_same(corpus, now, truth):
                        return "t", attribute, truth
        return None

    def _mend(self, name: str, claim: dict[str, Any], field: str, word: str, truth: Truth) -> None:
        said = claim["subject"], claim["attribute"], claim["value"]
        said = (word, *said[1:]) if field == "o" else (said[0], word, said[2])
        self._press(field)
        self._type(word)
        new = self._timed(self.desk.mend, name, claim["seen"], *said)
        self.left.remove(truth)
        self._accept(new, self._timed(self.desk.claim, new) | {"firm": False}, "Control+Enter")

    # -- what is missing ------------------------------------------------------------------------

    def _add_missing(self, source: str) -> None:
        document = self.desk.held().corpus.sources[source].document
        for truth in [one for one in self.left if one.document == document]:
            corpus = self.desk.held().corpus
            subject = subject_of(corpus, truth)
            if truth.attribute not in corpus.attributes or not subject:
                self.did["no word for it"] += 1
                continue
            if self._added(source, truth, subject):
                self.left.remove(truth)
                self.did["added"] += 1
            else:
                self.did["not added"] += 1

    def _added(self, source: str, truth: Truth, subject: str) -> bool:
        """Make a claim of a figure without one, or else of a sentence."""
        shown = self._timed(self.desk.document, source)
        text = "".join(run[1] for run in shown["runs"])
        figures = [(run[0], run[0] + len(run[1])) for run in shown["runs"] if run[3] and not run[2]]
        for number, span in enumerate(figures, 1):
            before = [("key", "f")] * number
            if self._made(source, truth, subject, span, before):
                return True
        for span in sentences(text):
            if self._made(source, truth, subject, span, [("mouse", span)]):
                return True
        for start, end in sentences(text):
            if is_told(truth.value, text[start:end]) and any(
                name.casefold() in text[start:end].casefold() for name in truth.names
            ):
                mouse = [("mouse", (start, end))]
                if self._made(source, truth, subject, (start, end), mouse, typed=truth.value):
                    return True
        return False

    def _made(
        self,
        source: str,
        truth: Truth,
        subject: str,
        span: tuple[int, int],
        before: list[Any],
        typed: str = "",
    ) -> bool:
        """Make a claim of a selection, if the value that is missing is read there, or ``typed``."""
        corpus = self.desk.held().corpus
        attribute = corpus.attributes[truth.attribute]
        suggested = self.desk.proposal(source, *span, attribute.id)["suggested"]
        fits = [one for one in suggested if is_value(corpus, attribute.id, one, truth.value)]
        if not fits and not typed:
            return False
        if fits and fits[0] != suggested[0]:
            typed = fits[0]
        first = self._timed(self.desk.proposal, source, *span, "")
        keys: list[tuple[str, Any]] = [*before, ("key", "n")]
        field = "attribute" if first["subject"] else "subject"
        if field == "subject":
            keys += [("type", subject), ("key", "Tab")]
        if first["attribute"] != attribute.id:
            keys += [("key", "Control+a")] if field == "attribute" else []
            keys += [("type", attribute.id)]
        if field == "attribute" and first["subject"] != subject:
            keys += [("key", "Shift+Tab"), ("type", subject)]
        if typed:
            at = next((word for word in keys[::-1] if word[0] == "type"), None)
            tabs = 2 if at is not None and at[1] == subject and field == "attribute" else 1
            keys += [("key", "Tab")] * tabs + [("type", typed)]
        said = subject, attribute.id, typed or suggested[0]
        count = len(self.pressed)
        self.pressed += [*keys, ("key", "Enter")]
        try:
            self._signed(lambda by: self.desk.add(source, first["seen"], span, said, by))
        except NotDecided as error:
            del self.pressed[count:]
            self.refused.append(f"{truth.document} {subject} {attribute.id} {truth.value}: {error}")
            return False
        self.did["of these with the mouse"] += before[0][0] == "mouse"
        self.did["of these by hand"] += bool(typed)
        return True

    # -- how ------------------------------------------------------------------------------------

    def _signed(self, work: Callable[[str], object]) -> None:
        """Do what may ask for the name of whoever read it."""
        try:
            self._timed(work, self._name)
        except Nameless:
            self._type(WHO)
            self._press("Enter")
            self._name = WHO
            self._timed(work, WHO)

    def _press(self, key: str) -> None:
        self.pressed.append(("key", key))

    def _type(self, words: str) -> None:
        self.pressed.append(("type", words))

    def _timed(self, work: Callable[..., _T], *given: object) -> _T:
        begin = time.perf_counter()
        try:
            return work(*given)
        finally:
            self.seconds += time.perf_counter() - begin


def subject_of(corpus: Corpus, truth: Truth) -> str:
    """The entity that a claim is about, or nothing where none is called so."""
    names = {name.casefold() for name in truth.names}
    return next((one.id for one in corpus.entities.by_id.values() if called(one) & names), "")


def is_value(corpus: Corpus, attribute: str, one: str, other: str) -> bool:
    """Whether two literals of an attribute are equal."""
    known, literals = corpus.attributes[attribute], Literals(corpus.entities)
    try:
        values = [known.kind.read(word, known, literals).possible for word in (one, other)]
    except Unreadable:
        return False
    return known.compare(values).relation.name == "EQUAL"


def is_told(value: str, sentence: str) -> bool:
    """Whether the first number of a value stands in a sentence, in digits or in letters."""
    number = re.search(r"\d+", value)
    if number is None:
        return False
    words = [number[0], *NUMBERS[int(number[0]) :][:1]]
    return any(re.search(rf"\b{word}\b", sentence, re.IGNORECASE) for word in words)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end; only a long line goes on in the next."""
    ends = {match.end() for match in re.finditer(r"[.!?](?=\s)", text)}
    at = 0
    for line in text.splitlines(keepends=True):
        at += len(line)
        if len(line.strip()) < SHORT:
            ends.add(at)
    start = 0
    for end in sorted({*ends, len(text)}):
        blank = len(text[start:end]) - len(text[start:end].lstrip())
        if said := text[start:end].strip():
            yield start + blank, start + blank + len(said)
        start = end


# -- proposals -----------------------------------------------------------------------------------


def stand_in(corpus: Corpus) -> list[dict[str, str]]:
    """What a careful model would point at: each figure, with the nearest cue in its sentence, and
    the entity that is named last before both end, or else first after them in the sentence."""
    names = Names(corpus.entities)
    cues = {
        word.casefold(): attribute.id
        for attribute in corpus.attributes.values()
        for word in (*attribute.cues, attribute.label)
    }
    cue = re.compile(rf"\b(?:{'|'.join(map(re.escape, cues))})\b", re.IGNORECASE)
    proposals = []
    for one in find(["docs"])[0]:
        document = read_document(one)
        assert isinstance(document, Document)
        text = document.text
        said = tokens(text, 0, len(text))
        named = [(said.starts[one.start], one.entity) for one in names.mentions(said)]
        for start, end in sentences(text):
            found = [hit.span() for hit in cue.finditer(text, start, end)]
            for figure in re.finditer(r"\d(?:[\d.,]*\d)?", text[start:end]):
                at = start + figure.start(), start + figure.end()
                near = min(found, key=lambda span: gap(span, at), default=None)
                if near is None:
                    continue
                begins, ends = min(near[0], at[0]), max(near[1], at[1])
                before = [entity for place, entity in named if place < ends]
                here = [entity for place, entity in named if start <= place < ends][-1:]
                here += [entity for place, entity in named if ends <= place < end]
                subjects = here or before[-1:]
                if not subjects:
                    continue
                more = re.match(r"(?:\s[\w%]+){0,2}", text[ends:end])
                assert more is not None
                proposals.append({
                    "document": document.name,
                    "subject": subjects[0],
                    "attribute": cues[text[near[0]:near[1]].casefold()],
                    "quote": " ".join((text[begins:ends] + more[0]).split()),
                })  # fmt: skip
    return proposals


def gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    """How many characters lie between two stretches."""
    return max(one[0] - other[1], other[0] - one[1], 0)


def with_stand_in() -> str:
    """Draft with the stand-in's proposals; how many there are."""
    proposals = stand_in(loaded())
    Path("proposals.jsonl").write_text("".join(json.dumps(one) + "\n" for one in proposals))
    assert run("extract", "docs", "--proposals", "proposals.jsonl") == 0
    return f"{len(proposals)} proposals of a stand-in"


def with_model(server: str) -> str:
    """Draft with what a real model proposes; how much it was."""
    process = subprocess.Popen(
        [server, "-c", SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdin
    assert process.stdout
    told, begin = io.StringIO(), time.monotonic()
    try:
        address = next((line for line in process.stdout if "http" in line), "").strip()
        words = ["extract", "docs", "--model", MODEL, "--endpoint", f"{address}/v1"]
        with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
            code = command([*words, "--record", "answers.jsonl"])
    finally:
        process.stdin.close()
        process.terminate()
    refused = told.getvalue().count("proposed, and not drafted")
    return f"{MODEL}: exit {code}, {refused} refused, {time.monotonic() - begin:.0f} s"


def without_patterns() -> None:
    """Keep words and rules, and no pattern and no draft: only proposals draft then."""
    for path in (*Path("facts").iterdir(), *Path("rules").iterdir()):
        data = yaml.load(path.read_text("utf-8"), yaml.BaseLoader) if is_yaml(path) else {}
        data.pop("patterns", None)
        if is_yaml(path) and "facts" not in data and data:
            path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
        else:
            path.unlink()
    Path("facts/none.yaml").write_text("source: {id: none, title: None}\nfacts: []\n", "utf-8")


def is_yaml(path: Path) -> bool:
    """Whether it is no file of records."""
    return path.suffix == ".yaml"


def of_proposals(corpus: Corpus, claims: list[Truth]) -> str:
    """How many drafts were proposed, and are right."""
    made = [
        row.fact for row in corpus.set_aside
        if (record := corpus.locks.of(row.fact.place.file).records.get(row.fact.id))
        and record.made is not None and record.made.model
    ]  # fmt: skip
    right = sum(any(is_same(corpus, fact, truth) for truth in claims) for fact in made)
    return f"{len(made)} accepted by the gate, {right} right, {len(made) - right} wrong"


# -- the page ------------------------------------------------------------------------------------

SELECT = """([start, end]) => {
    const walker = document.createTreeWalker(document.querySelector("#text"), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let begin = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const letters = [...node.data];
        const at = (place) => letters.slice(0, place - begin).join("").length;
        const last = begin + letters.length;
        if (begin <= start && start < last) range.setStart(node, at(start));
        if (begin < end && end <= last) range.setEnd(node, at(end));
        begin = last;
    }
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""


def in_browser(pressed: list[tuple[str, Any]]) -> str:
    """Press the same keys in Chromium, in the working folder; what it took."""
    from playwright.sync_api import sync_playwright

    program = [sys.executable, "-m", "checker", "review", "--documents", "docs", "--no-browser"]
    process = subprocess.Popen(
        program, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert process.stderr
    address = re.search(r"http\S+token=\S+", process.stderr.readline())
    assert address is not None
    with sync_playwright() as started:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(address[0])
        page.wait_for_selector("#claim .told")
        begin = time.perf_counter()
        for how, what in pressed:
            if how == "mouse":
                page.evaluate(SELECT, list(what))
            elif how == "type":
                page.keyboard.type(what)
                page.wait_for_load_state("networkidle")  # what is typed is read after a moment
            else:
                page.keyboard.press(what)
            page.wait_for_selector("body:not([data-busy=true])")
        seconds = time.perf_counter() - begin
        told = page.inner_text("#progress"), page.inner_text("#message")
        browser.close()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)
    return f"{seconds:.1f} s, {told[0]!r}, {told[1]!r}"


def facts_now() -> dict[str, str]:
    """What the files of facts hold."""
    return {path.name: path.read_text("utf-8") for path in sorted(Path("facts").iterdir())}


WALKS = {
    "starter patterns": ("extract",),
    "written patterns": ("written", "extract"),
    "proposals alone": ("written", "extract", "alone", "propose"),
    "proposals, once the written patterns' drafts are reviewed": (
        "written", "extract", "review", "propose",
    ),
}  # fmt: skip
"""What is done before a review."""

# -- all of it -----------------------------------------------------------------------------------


def unread(corpus: Corpus) -> Corpus:
    """A corpus with all its drafts accepted as they are."""
    drafts = tuple(row.fact for row in corpus.set_aside)
    return corpus._replace(facts=(*corpus.facts, *drafts), set_aside=())


def reviewed(name: str, subject: str, options: argparse.Namespace) -> None:
    """Review what was drafted in the working folder, and print what it comes to."""
    claims, planted = truths(subject)
    before = loaded()
    if options.browser:
        shutil.copytree("facts", "again")
    reviewer = Reviewer(claims)
    reviewer.whole()
    after = loaded()
    print(f"{subject}: {name}")
    for step, corpus in (("before", unread(before)), ("after", after)):
        what, hits = score(corpus, claims), found(corpus, planted)
        told = hits.planted - len(hits.missed)
        print(f"    {step}: {what}; planted {told} of {hits.planted}, others {len(hits.others)}")
        if options.show:
            for line in (*what.wrong, *hits.others):
                print("        not right:", line)
    did = ", ".join(f"{many} {what}" for what, many in reviewer.did.items() if many)
    print(f"    {did}; {reviewer.keys} keys, {reviewer.seconds:.1f} s of the machine")
    if options.show:
        for line in (*reviewer.left, *reviewer.refused):
            print("        left:", line)
    if options.browser:
        wanted = facts_now()
        shutil.rmtree("facts")
        shutil.move("again", "facts")
        told = in_browser(reviewer.pressed)
        same = "the same files" if facts_now() == wanted else "OTHER FILES"
        print(f"    in the browser: {told}, {same}")


def main() -> None:
    """Print all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("subjects", nargs="*", metavar="SUBJECT", default=SUBJECTS)
    parser.add_argument("--show", action="store_true", help="list what is wrong, left and refused")
    parser.add_argument("--browser", action="store_true")
    parser.add_argument("--server", default="", metavar="PYTHON")
    options = parser.parse_args()
    home = os.getcwd()
    for subject in options.subjects:
        for name, steps in WALKS.items():
            if options.server and name != "proposals alone":
                continue
            with tempfile.TemporaryDirectory() as folder:
                begin(subject, Path(folder))
                for step in steps:
                    if step == "written":
                        put_written(subject)
                    elif step == "extract":
                        assert run("extract", "docs") == 0
                    elif step == "alone":
                        without_patterns()
                    elif step == "review":
                        Reviewer(truths(subject)[0]).whole()
                    else:
                        told = with_model(options.server) if options.server else with_stand_in()
                        print(f"{told}, {of_proposals(loaded(), truths(subject)[0])}")
                reviewed(name, subject, options)
                os.chdir(home)


if __name__ == "__main__":
    main()
