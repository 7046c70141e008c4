"""Whole corpora, changed at random, through loading, checking, every format and every verb.

    python tests/benchmarks/fuzz.py SECONDS [--seed N] [--jobs N] [--only NUMBER [--into FOLDER]]

Every input has a number and comes from the seed and it alone, so that ``--only`` makes it again
(``--into`` writes its files, as they are and as small as was found). Right is: a corpus, or
problems with places. A fault is: an exception, an element that vanishes, a place that is none, an
output that its readers cannot read, another result on a second run, a command that ends in another
code than 0, 1 or 2 or tells of a bug, or more time than ``allowed`` gives. The exit code is 1 where
there are faults.
"""

import argparse
import contextlib
import copy
import faulthandler
import io
import json
import multiprocessing
import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import yaml

TESTS = Path(__file__).parent.parent
sys.path[:0] = [str(TESTS), str(TESTS.parent)]

from loading.mutations import VALID, paths  # noqa: E402 -- from where the tests are
from rehearsal.test_fuzz import EXAMPLES  # noqa: E402

from checker.command import main as command  # noqa: E402
from checker.engine import run  # noqa: E402
from checker.formats import FORMATS  # noqa: E402
from checker.judge.accept import NoPlace, accepted, with_waiver  # noqa: E402
from checker.loading.corpus import load_contents  # noqa: E402
from checker.loading.literals import Literals  # noqa: E402
from checker.loading.nodes import SequenceNode  # noqa: E402
from checker.model.corpus import Corpus  # noqa: E402
from checker.model.place import Problem  # noqa: E402
from checker.model.report import Report  # noqa: E402
from checker.model.vocabulary import Attribute  # noqa: E402
from checker.starter import FILES  # noqa: E402
from checker.telling.explain import explain  # noqa: E402
from checker.terminal import harmless  # noqa: E402

Files = dict[str, bytes]
"""A corpus: names, and what the files hold."""

TODAY = "2026-12-01"
PERHAPS_HUNG = 120
"""The seconds after which an input that cannot be interrupted ends its process."""
MOST_MEMORY = 3 << 30
"""The bytes that a process may have; what needs more is a fault."""
MINIMISING = 6.0
"""The seconds that are spent on making one fault smaller."""


def allowed(files: Files) -> float:
    """The seconds of processor time that an input may take: generous, and in line with its size."""
    return 6 + sum(map(len, files.values())) / 4000


class Fault(Exception):
    """What is not right; ``key`` tells faults apart."""

    def __init__(self, key: str, told: str) -> None:
        super().__init__(told)
        self.key = key


class TooSlow(BaseException):
    """An input took longer than it may."""


# -- what is changed ----------------------------------------------------------------------------

SECOND = {
    "source": {"id": "y", "title": "The lake", "published": "2017", "derived_from": "x"},
    "facts": [
        {"subject": "river", "attribute": "length", "value": "7.5 km", "quote": "7.5 km long"},
        {"subject": "Lago", "attribute": "began_on", "value": "1993-05", "quote": "in May 1993"},
        {"subject": "lake", "attribute": "lasted", "value": "2 to 3 months", "said_by": "mayor"},
        {"subject": "lake", "attribute": "homeless", "value": "more than 20",
         "qualifiers": {"among": "children"}},
        {"subject": "lake", "attribute": "crossed_by", "value": ["sea", "river"]},
        {"subject": "lake", "attribute": "recognised", "value": False},
        {"subject": "sea", "attribute": "seat", "value": "lake"},
        {"subject": "sea", "attribute": "verdict", "value": "guilty"},
    ],
}  # fmt: skip
THIRD = {
    "source": {"id": "z", "reference": True, "published": "2018-02-03/2018-03"},
    "facts": [
        {"subject": "river", "attribute": "length", "value": "between 5 and 6 miles"},
        {"subject": "sea", "attribute": "verdict", "value": "1"},
        {"subject": "lake", "attribute": "homeless", "value": "dozens"},
    ],
}
PATTERNS = {
    "patterns": [
        {"id": "long", "match": "{what:entity} is {size:quantity} long",
         "facts": [{"subject": "{what}", "attribute": "length", "value": "{size}"}]},
        {"id": "began", "match": "{what:entity} began (in|on) {when:date}",
         "facts": [{"subject": "{what}", "attribute": "began_on", "value": "{when}"}]},
    ]
}  # fmt: skip
WAIVERS = {
    "waivers": [
        {"fact": "y.river.length", "reason": "r", "owner": "o", "expires": "2027-01-01",
         "values": {"y.river.length": "7.5 km"}},
    ]
}  # fmt: skip
SETTINGS = {
    "facts": ["facts"], "rules": ["rules"], "out": ["md=out/r.md", "json=out/r.json"],
    "fail_on": "warning", "link_base": "https://example.org/",
}  # fmt: skip
VERBS = [
    "check", "check --out github=- --fail-on note", "check --out junit=-", "check --frozen", "test",
    "test --mutate", "explain river", "extract document.txt", "extract document.txt --check",
    "verify --documents .", "verify --documents . --write",
    "waive y.river.length --reason r --owner o --expires 2099-01-01",
]  # fmt: skip
DOCUMENT = (
    "River\n\nThe river is 5 km long. Blue Lake is between 7 and 8 miles long.\n"
    "Lago began on 2 April 1993, and river began in May 1993.\n"
)


def _valid() -> dict[str, Any]:
    """One corpus of every kind of file, each a document."""
    rules = copy.deepcopy(VALID["rules"])
    for rule in rules:
        if rule["id"] in EXAMPLES:
            rule["examples"] = copy.deepcopy(EXAMPLES[rule["id"]])
    return {
        "facts/x.yaml": {key: VALID[key] for key in ("source", "facts")},
        "facts/y.yaml": SECOND,
        "facts/z.yaml": THIRD,
        "facts/entities.yaml": {"entities": VALID["entities"]},
        "rules/attributes.yaml": {"attributes": VALID["attributes"]},
        "rules/rules.yaml": {"rules": rules},
        "rules/patterns.yaml": PATTERNS,
        "rules/waivers.yaml": WAIVERS,
    }


def _read(folder: Path) -> Files:
    """The corpus of a folder, as people wrote it."""
    found = sorted(p for name in ("facts", "rules") for p in (folder / name).rglob("*.yaml"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


OBJECTS = _valid()
TEXTS: list[Files] = [
    {name: text.encode() for name, text in FILES.items() if name.endswith(".yaml")
     and not name.startswith(".")},
    _read(TESTS / "formats" / "golden"),
    _read(TESTS / "formats" / "hostile"),
]  # fmt: skip


CORPUS, _wrong = load_contents(
    [(name, json.dumps(document).encode()) for name, document in sorted(OBJECTS.items())]
)
assert CORPUS is not None, _wrong
LITERALS = Literals(CORPUS.entities)
REFUSED = ("Unreadable",)
"""The errors of values that nobody can read."""

NAMED: dict[str, list[Any]] = {
    "seat": ["lake", "river", "Blue Lake", "land"],
    "crossed_by": [["river"], ["sea", "lake"], [], ["land", "Lago"]],
    "verdict": ["guilty", "1"],
    "recognised": [True, False],
}
"""Values of the attributes that take names or words."""


# -- how it is changed --------------------------------------------------------------------------

SIGNS = [
    "\n", "\r", "\r\n", "\t", " ", "  ", ":", ": ", "- ", "-", "{", "}", "[", "]", ",", "'", '"',
    "|", ">", "&a", "*a", "!!int ", "!x ", "%", "@", "`", "#", " #", "?", "---\n", "...\n", "<<: ",
    "\\", "~", "=", "\0", "\x1b", "\x85", "\u2028", "\ufeff", "\u200b", "\u202e", "\u0130",
    "\u0131", "\ud7ff", "\U0001f600", "e\u0301", "\u0661", "\u00bd", "\u00b2", "\uff11",
]  # fmt: skip
UNITS = [
    "km", "m", "miles", "%", "EUR", "USD", "$", "kg", "t", "h", "days", "°C", "°F", "K", "degC",
    "km/h", "m2", "ha", "gal", "per 1000", "people", "ft", "points", "km^0", "µm",
]  # fmt: skip
SPANS = ["seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "day", "mo"]
MONTHS = ["May", "Sept.", "december", "İanuary", "March", "Febr", "mai", "Dec"]
ODD = [
    "", " ", "\n", "~", "null", "true", "no", "x", "river", "lake", "Blue Lake", "sea", "land",
    "unknown", "..", "/", "../", "/..", "[..]", "[1, 2]", "{1,2}", "nan", "inf", "-inf", "1e999",
    "1e-999", "1e300", "0x1F", "0o17", "1_000", "1,000", "1.000", "1.000.000,5", "1 000", "५", "²",
    "½", "5½", "1/2", "1/0", "2/3", "half", "a dozen", "dozens of", "-0", "+5", "5-", "5~", "about",
    "about about 5", "at least", "more than nothing", "between", "between 1", "5 +- 6", "5 +-",
    "5 ± 50 %", "1e5..", "..1e5", "5..4", "5 to 4", "XXXX", "XXXX-XX-XX", "Y1e9", "Y-170000002",
    "Y9999999999999", "Y9999999999999~", "2004-06-~11", "2004?-06-11", "1985-02-29", "1984-02-29",
    "0000", "-0001", "9999-12-31", "10000-01-01", "2021-13", "2021-00", "2021-06-31", "20XX-1X",
    "1XXX-XX-2X", "2021-W53", "2021-366", "156X-12-25", "2001-34", "2001-21", "2001-41", "79",
    "195", "julian: 1700-02-29", "julian: 1500/1600", "T10:00", "2021-01-01T24:00",
    "2021-01-01T10:00Z",
    "2021-01-01T10:00:60", "2021-01-01T10:00+99:99", "../2020", "2020/..", "/2020", "2020/2019",
    "3 years +- 1 day less 1 month", "1e9 years", "-3 days", "3 days 4", "P3Y6M", "PT36H",
    "10 minutes", "5 % 5", "15 USD 25", "3 km 400", "7x0 km", "1l0", "6'2\"", "6 ft 2 in", "$5m",
    "began_on(river)", "length(X)", "published", "length(X) = length(X) * 2",
    "count(X) = homeless(X) / 0", "length(X) = length(X) + 1 km - 0.5 mile",
    "lasted(X) = began_on(X) - began_on(lake)", "length(X) = ((((length(X))))", "&a", "*a", "<<",
    "::error::x", "##[error]x", "a\x1b[31mb", "x\ny", "id\n", "5 kdegC", "5 kdB",
    "<script>", "]]>", "|", "`", "\ud800",
]  # fmt: skip


class Mutator:
    """Draws what is changed, all of it from one source of chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def number(self) -> str:
        one = self.chance
        return one.choice(
            [
                lambda: str(one.randint(-3, 130)),
                lambda: str(one.randint(0, 10 ** one.randint(1, 30))),
                lambda: f"{one.uniform(0, 100):.{one.randint(0, 6)}f}",
                lambda: f"{one.randint(1, 9)}e{one.randint(-400, 400)}",
                lambda: "9" * one.choice((50, 400, 5000)),
                lambda: f"{one.randint(1, 999)},{one.randint(0, 999):03}",
                lambda: f"{one.randint(0, 9)}/{one.randint(0, 9)}",
                lambda: one.choice(["ten", "two hundred", "a few", "millions of", "3 million"]),
            ]
        )()

    def date(self) -> str:
        one = self.chance
        year = one.choice(
            [str(one.randint(1, 2200)), f"{one.randint(0, 9999):04}", "-0044", "19XX", "2X1X",
             f"Y{one.randint(10**4, 10**9)}", f"Y-{one.randint(10**4, 10**7)}", "XXXX"]
        )  # fmt: skip
        parts = [year, one.choice(["0", "1", "2", "12", "13", "XX", "06", "21", "37", "X2"]), "29"]
        mark = one.choice(["", "", "", "?", "~", "%"])
        text = "-".join(parts[: one.randint(1, 3)]) + mark
        return one.choice(
            [
                lambda: text,
                lambda: f"{text}T{one.randint(0, 25):02}:{one.randint(0, 61):02}",
                lambda: f"{one.randint(0, 33)} {one.choice(MONTHS)} {year}",
                lambda: f"{one.choice(MONTHS)} {year}",
                lambda: f"julian: {text}",
                lambda: one.choice(["before ", "after ", "about ", "early ", "by "]) + text,
            ]
        )()

    def span(self) -> str:
        one = self.chance
        parts = [f"{self.number()} {one.choice(SPANS)}" for _ in range(one.randint(1, 3))]
        return one.choice([" ", " and ", " +- ", ", ", " less "]).join(parts)

    def literal(self, kind: Callable[[], str] | None = None) -> str:
        """What stands where a value is asked for, often made of parts of one kind."""
        one = self.chance
        kind = kind or one.choice([self.number, self.date, self.span, self.quantity])
        text = kind()
        return one.choice(
            [
                lambda: text,
                lambda: text,
                lambda: f"{text}..{kind()}",
                lambda: f"{text}..",
                lambda: f"../{text}",
                lambda: f"{text}/{kind()}",
                lambda: f"{text} to {kind()}",
                lambda: f"between {text} and {kind()}",
                lambda: (
                    one.choice(["about ", "at least ", "more than ", "~", "nearly ", "not "]) + text
                ),
                lambda: f"{text} +- {kind()}",
                lambda: f"[{text}, {kind()}]",
                lambda: f"[{text}..{kind()})",
                lambda: text + one.choice(SIGNS),
                lambda: one.choice(ODD),
                lambda: "".join(one.choice([*SIGNS, "5", "a", ".", "km"]) for _ in range(8)),
            ]
        )()

    def quantity(self) -> str:
        one = self.chance
        order = [self.number(), one.choice(UNITS)]
        return one.choice([" ", "", "\u00a0"]).join(order if one.random() < 0.9 else order[::-1])

    def junk(self) -> Any:
        """Something of any type."""
        one = self.chance
        return one.choice(
            [
                self.literal,
                self.literal,
                self.literal,
                lambda: one.choice(ODD),
                lambda: one.choice([None, True, False, 0, -1, 10**30, 1.5, float("inf")]),
                lambda: [self.literal() for _ in range(one.randint(0, 3))],
                lambda: {one.choice(["id", "value", "", "a b", "from", "claims"]): self.literal()},
                lambda: [[[]]],
                dict,
                lambda: one.choice(["a ", "é", "x\n", "9"]) * one.choice((10, 3000, 40000)),
                lambda: self._nested(one.choice((5, 60))),
                lambda: {"from": self.literal(), "to": self.literal()},
            ]
        )()

    def _nested(self, depth: int) -> Any:
        node: Any = "x"
        for _ in range(depth):
            node = [node]
        return node

    def corpus(self) -> Files:
        """A corpus that somebody might have, or hardly anybody."""
        one = self.chance
        if one.random() < 0.3:
            files = dict(one.choice(TEXTS))
        else:
            documents = copy.deepcopy(OBJECTS)
            whole = one.random() < 0.5
            if whole:
                self._values(documents)
            for _ in range(one.choice((0, 0, 1) if whole else (1, 1, 1, 2, 3, 6))):
                self._change(documents)
            files = {name: self._written(document) for name, document in documents.items()}
            if whole or one.random() < 0.6:
                return files
        for _ in range(one.choice((1, 1, 2, 4))):
            name = one.choice(sorted(files))
            files[name] = self._bytes(files[name])
        return files

    def readable(self, attribute: Attribute) -> Any:
        """A value that an attribute takes, however odd; ``None`` where a few tries find none."""
        one = self.chance
        drawn: list[Any] = []
        kinds = {"date": self.date, "duration": self.span, "count": self.number}
        for _ in range(12):
            text: Any = self.literal(kinds.get(attribute.kind.name, self.quantity))
            if attribute.id in NAMED:
                text = one.choice(NAMED[attribute.id])
            raw = SequenceNode(text) if isinstance(text, list) else text
            fault = tried(lambda raw=raw: LITERALS.value(raw, attribute), {})
            if fault is None:
                drawn.append(text)
            elif not fault[0].startswith(REFUSED):
                return text  # it must be seen
        return one.choice(drawn) if drawn else None

    def _values(self, documents: dict[str, Any]) -> None:
        """Give some claims other values, which can be read."""
        one = self.chance
        claims = []
        for document in documents.values():
            for fact in document.get("facts", ()):
                claims += fact.get("claims", [fact])
        for number, claim in enumerate(one.sample(claims, one.randint(2, len(claims)))):
            if one.random() < 0.3 and "complete" not in claim and "distributes" not in claim:
                claim["attribute"] = one.choice(["length", "began_on", "lasted", "count"])
                claim.pop("qualifiers", None)
                claim["value"] = {"began_on": "1993", "lasted": "3 days", "count": 7}.get(
                    claim["attribute"], "7 km"
                )
            value = self.readable(CORPUS.attributes[claim["attribute"]])
            if value is not None and (value or "complete" not in claim):
                claim["value"] = value
            claim.setdefault("id", f"n{number}")
            if one.random() < 0.2 and isinstance(claim["value"], str):
                claim["quote"] = f"it was {claim['value']}".strip()
        documents.pop("rules/waivers.yaml", None)

    def _change(self, documents: dict[str, Any]) -> None:
        """Change one thing in one document."""
        one = self.chance
        name = one.choice(sorted(documents))
        steps = list(paths(documents[name]))
        if not steps:
            return
        path = one.choice(steps)
        values = [p for p in steps if p[-1] in ("value", "published", "from", "to", "tolerance")]
        if values and one.random() < 0.4:
            path = one.choice(values)
        node: Any = documents[name]
        for step in path[:-1]:
            node = node[step]
        last = path[-1]
        match one.choice(["replace"] * 5 + ["remove", "rename", "wrap", "move", "twice", "many"]):
            case "replace":
                node[last] = self.literal() if path in values else self.junk()
            case "remove":
                del node[last]
            case "rename" if isinstance(node, dict):
                key = str(last)
                at = one.randint(0, len(key))
                near = (
                    key[:at] + one.choice([*SIGNS, "s", "_", "x"]) + key[at + one.randint(0, 1) :]
                )
                node[near] = node.pop(last)
            case "wrap":
                node[last] = one.choice([[node[last]], {"value": node[last]}])
            case "twice" if isinstance(node, list):
                node.append(copy.deepcopy(node[last]))
            case "many" if isinstance(node, list):
                for number in range(one.choice((20, 200))):
                    copied = copy.deepcopy(node[last])
                    if isinstance(copied, dict):
                        if "id" in copied or "subject" in copied:
                            copied["id"] = f"n{number}"
                        if "value" in copied:
                            copied["value"] = self.literal()
                    node.append(copied)
            case _:
                other: Any = OBJECTS[one.choice(sorted(OBJECTS))]
                for step in one.choice(list(paths(other))):
                    other = other[step]
                node[last] = copy.deepcopy(other)

    def _written(self, document: Any) -> bytes:
        """A document as YAML, in one of the ways of writing it."""
        one = self.chance
        try:
            if one.random() < 0.5:
                text = json.dumps(document, ensure_ascii=False, indent=one.choice((None, 1)))
            else:
                text = yaml.safe_dump(
                    document,
                    allow_unicode=True,
                    sort_keys=False,
                    default_flow_style=one.choice((None, False, True)),
                    width=one.choice((20, 80, 100000)),
                )
        except RecursionError:  # of the one that writes
            text = "x: " + "[" * 1500 + "]" * 1500
        if one.random() < 0.1:
            text = text.replace("\n", "\r\n")
        return text.encode("utf-8", "surrogatepass")

    def _bytes(self, data: bytes) -> bytes:
        """The bytes of a file with some of them changed."""
        one = self.chance
        at = one.randint(0, len(data))
        lines = data.splitlines(keepends=True)
        number = one.randrange(len(lines)) if lines else 0
        line = lines[number] if lines else b""
        sign = one.choice(SIGNS).encode("utf-8", "surrogatepass")
        match one.choice(["sign", "sign", "sign", "cut", "line", "double", "colon", "junk", "swap",
                          "value", "value", "repeat", "nest", "indent"]):  # fmt: skip
            case "sign":
                return data[:at] + sign + data[at + one.choice((0, 0, 1, 5)) :]
            case "cut":
                return data[:at] + data[at + one.randint(1, 60) :]
            case "line":
                return b"".join(lines[:number] + lines[number + 1 :])
            case "double":
                return b"".join([*lines[:number], line, *lines[number:]])
            case "colon":
                return data[:at] + data[at:].replace(b":", b"", 1)
            case "junk":
                return data[:at] + one.randbytes(one.randint(1, 6)) + data[at:]
            case "swap" if len(lines) > 1:
                other = one.randrange(len(lines))
                lines[number], lines[other] = lines[other], lines[number]
                return b"".join(lines)
            case "value":
                key, colon, _ = line.partition(b": ")
                if not colon:
                    return data
                ending = b"\n" if line.endswith(b"\n") else b""
                lines[number] = key + colon + self.literal().encode(errors="replace") + ending
                return b"".join(lines)
            case "repeat":
                return data[:at] + sign * one.choice((10, 1000, 20000)) + data[at:]
            case "nest":
                depth = one.choice((30, 900, 1100, 5000))
                opened, closed = one.choice([(b"[", b"]"), (b"{a: ", b"}"), (b"- ", b"")])
                return data[:at] + opened * depth + closed * depth + data[at:]
            case _:
                lines[number : number + 1] = [b" " * one.randint(1, 4) + line]
                return b"".join(lines)


def made(seed: int, number: int) -> Files:
    """The input of that number."""
    return Mutator(random.Random(f"{seed}:{number}")).corpus()


# -- what is looked at --------------------------------------------------------------------------


def judged(files: Files, *, thorough: bool = False) -> bool:
    """Whether a corpus could be judged; raises what is wrong with how it was."""
    contents = sorted(files.items())
    corpus, problems = load_contents(contents)
    _look_at_problems(files, corpus, problems)
    again = load_contents(contents)
    if corpus is None:
        if again != (None, problems):
            raise Fault("other problems", "other problems on a second run")
        for name, one in FORMATS.items():
            _look_at(name, one.broken(problems))
        _look_at_lines([str(problem) for problem in problems])
        return False
    _look_for_what_vanished(files, corpus)
    report = run(corpus, TODAY)
    texts = {name: one(report, "../") for name, one in FORMATS.items()}
    for name, text in texts.items():
        _look_at(name, text)
    assert again[0] is not None
    other = run(again[0], TODAY)
    for name in ("json", "md") if not thorough else tuple(FORMATS):
        if FORMATS[name](other, "../") != texts[name]:
            raise Fault(f"another {name}", f"another {name} on a second run")
    _explain(report)
    _waive(corpus, report, files.get("rules/waivers.yaml", b""))
    return True


def _look_at_problems(files: Files, corpus: Corpus | None, problems: list[Problem]) -> None:
    if (corpus is None) != bool(problems):
        raise Fault("no problem", "neither a corpus nor a problem, or both")
    if problems != sorted(set(problems)):
        raise Fault("order of problems", "problems are not sorted, or one stands there twice")
    for place, message in problems:
        if not message.strip():
            raise Fault("empty message", f"{place}: no message")
        data = files.get(place.file, b"") if place.file != "." else b""
        lines = len(data.decode(errors="replace").splitlines()) + 1
        if place.line < 1 or place.column < 1 or place.line > lines:
            raise Fault(f"no such place: {message[:30]}", f"{place}: {message}")


def _look_for_what_vanished(files: Files, corpus: Corpus) -> None:
    """Hold the corpus against what another reader of YAML finds in its files."""
    stated, rules, waivers = 0, 0, 0
    for name, data in files.items():
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            root = yaml.load(data, type("Bare", (loader,), {"yaml_implicit_resolvers": {}}))
        except (yaml.YAMLError, ValueError, RecursionError, UnicodeError):
            continue
        if not isinstance(root, dict):
            continue
        for fact in _list(root, "facts"):
            claims = fact.get("claims") if isinstance(fact, dict) else None
            stated += len(claims) if isinstance(claims, list) else 1
        rules += len(_list(root, "rules"))
        waivers += len(_list(root, "waivers"))
        for section, known in (
            ("entities", corpus.entities.by_id),
            ("attributes", corpus.attributes),
        ):
            for key in root.get(section) or ():
                if str(key) not in known:
                    raise Fault(f"vanished: {section}", f"{name}: {section}: {key} is not there")
        source = root.get("source")
        if source is not None and source["id"] not in corpus.sources:
            raise Fault("vanished: source", f"{name}: source {source['id']} is not there")
    for what, said, found in (
        ("claims", stated, len(corpus.facts) + len(corpus.set_aside)),
        ("rules", rules, len(corpus.rules)),
        ("waivers", waivers, len(corpus.waivers)),
    ):
        if said != found:
            raise Fault(f"vanished: {what}", f"{said} {what} in the files, {found} in the corpus")


def _list(root: dict[str, Any], section: str) -> list[Any]:
    found = root.get(section)
    return found if isinstance(found, list) else []


class _Tags(HTMLParser):
    """The elements of a page that are open."""

    EMPTY = frozenset({"meta", "link", "br", "hr", "img", "input", "col", "wbr"})
    CLOSED_BY_OTHERS = frozenset({"p", "li", "tr", "td", "th", "dt", "dd", "thead", "tbody"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            raise Fault("html: a script", f"a script: {attrs}")
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open[-1] != tag and self.open[-1] in self.CLOSED_BY_OTHERS:
            self.open.pop()
        if not self.open or self.open.pop() != tag:
            raise Fault("html: not nested", f"</{tag}> closes nothing")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content."""


def _look_at(name: str, text: str) -> None:
    """Read an output as its readers do, and as it would be printed."""
    printed = harmless(text, FORMATS[name].notation)
    if not text:
        return
    for shown in (text, printed):
        try:
            match FORMATS[name].notation, name:
                case "json", _:
                    read = json.loads(shown, parse_constant=_no_constant)
                    if name == "sarif" and read["version"] != "2.1.0":
                        raise Fault("sarif: version", "no SARIF 2.1.0")
                case _, "junit":
                    ET.fromstring(shown)
                case _, "html":
                    tags = _Tags()
                    tags.feed(shown)
                    tags.close()
                    if tags.open and tags.open[-1] not in ("html", "body"):
                        raise Fault("html: not closed", f"<{tags.open[-1]}> stays open")
        except (ValueError, ET.ParseError, KeyError) as error:
            raise Fault(f"{name}: not well-formed", f"{name}: {error}") from error
    _look_at_lines(printed.splitlines() if name == "github" else [], commands=True)
    odd = {letter for letter in printed.replace("\n", "") if not letter.isprintable()}
    if odd - {"\u200c", "\u200d", "\u202f"}:
        raise Fault(f"{name}: odd letters", f"{name}: prints {sorted(odd)}")
    if any(begin in printed for begin in ("##[", "##vso[")):
        raise Fault(f"{name}: a command", f"{name}: prints a command of a host")


def _look_at_lines(lines: list[str], *, commands: bool = False) -> None:
    for number, line in enumerate(lines):
        if commands and number and not line.startswith(("::error ", "::warning ", "::notice ")):
            raise Fault("github: a line that is no command", line[:200])
        line.encode("utf-8", "backslashreplace")


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _explain(report: Report) -> None:
    names = [
        *(one.id for one in report.findings[:3]),
        *(one.id for one in (*report.facts[:2], *report.derived[:2])),
        *(one.id for one in report.rules[:2]),
        *(one.id for one in report.sources[:1]),
        *list(report.entities.by_id)[:2],
    ]
    for name in names:
        if not explain(report, name):
            raise Fault("explain: nothing", f"explain has no word on {name!r}")


def _waive(corpus: Corpus, report: Report, data: bytes) -> None:
    names = [one.id for one in report.findings[:1]] + [one.id for one in corpus.facts[:1]]
    for name in names:
        with contextlib.suppress(ValueError, NoPlace):  # words for the user
            with_waiver(data, accepted(name, "r", "o", TODAY, TODAY, corpus, report))


def commanded(files: Files, chance: random.Random) -> None:
    """Run the command in a folder that holds the corpus; raises what is wrong with that."""
    mutator = Mutator(chance)
    settings = copy.deepcopy(SETTINGS)
    lines = [f"{key} = {json.dumps(value)}" for key, value in settings.items()]
    text = "\n".join(lines).encode()
    if chance.random() < 0.7:
        text = mutator._bytes(text)
    here = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            path = Path(folder, "in", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        Path(folder, "in", "checker.toml").write_bytes(text)
        Path(folder, "in", "document.txt").write_bytes(mutator._bytes(DOCUMENT.encode()))
        os.chdir(Path(folder, "in"))
        try:
            for verb in chance.sample(VERBS, 3):
                _command(verb.split())
        finally:
            os.chdir(here)
        if os.listdir(folder) != ["in"]:
            raise Fault("written outside", f"written outside: {os.listdir(folder)}")


def _command(words: list[str]) -> None:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = command(words)
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 2
    said = err.getvalue()
    if "a bug in the checker" in said or "Traceback" in said or "does not suffice" in said:
        line = said.strip().splitlines()[-1]
        place = line[line.find("(checker/") :].partition(")")[0]
        raise Fault(f"{words[0]}: {place}", line)
    if code not in (0, 1, 2):
        raise Fault(f"{words[0]}: exit code", f"exit code {code}")
    if code == 2 and not said.strip():
        raise Fault(f"{words[0]}: silent", "exit code 2 without a word")


# -- one input after the other ------------------------------------------------------------------


class Found(NamedTuple):
    """A fault: what it is known by, which input showed it, and what was said."""

    key: str
    seed: int
    number: int
    told: str
    smallest: str = ""


def looked_at(seed: int, number: int, files: Files) -> bool:
    """Look at one input, all of it; whether it could be judged."""
    whole = judged(files, thorough=number % 10 == 0)
    if number % 12 == 0:
        commanded(files, random.Random(f"{seed}:{number}:command"))
    return whole


def tried(look: Callable[[], object], files: Files) -> tuple[str, str] | None:
    """The key and the words of a fault, or nothing."""
    before = signal.signal(signal.SIGPROF, _ring)
    signal.setitimer(signal.ITIMER_PROF, allowed(files))
    try:
        look()
    except Fault as fault:
        return fault.key, str(fault)
    except TooSlow:
        return f"slow: {_where()}", f"more than {allowed(files):.0f} s at {_where()}"
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return f"{type(error).__name__} at {_where()}", f"{type(error).__name__}: {error}"[:300]
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return None


def _ring(*_: object) -> None:
    raise TooSlow


def _where() -> str:
    """The innermost line of the checker in the traceback of what is being handled."""
    place = "the fuzzer"
    for frame, line in traceback.walk_tb(sys.exc_info()[2]):
        file = frame.f_code.co_filename
        if f"{os.sep}checker{os.sep}" in file and "site-packages" not in file:
            place = f"checker/{file.rpartition(f'{os.sep}checker{os.sep}')[2]}:{line}"
    return place


def minimised(files: Files, key: str, look: Callable[[Files], object]) -> Files:
    """Fewer lines, and fewer files, that show the same fault; as far as the time goes."""
    until = time.monotonic() + MINIMISING
    if key.startswith("slow"):
        return files  # each try would take as long

    def shows(some: Files) -> bool:
        found = tried(lambda: look(some), some)
        return found is not None and found[0] == key

    for name in sorted(files):
        fewer = {n: data for n, data in files.items() if n != name}
        if fewer and time.monotonic() < until and shows(fewer):
            files = fewer
    for name in sorted(files):
        with contextlib.suppress(yaml.YAMLError, ValueError, RecursionError, UnicodeError):
            document = yaml.safe_load(files[name])
            if not isinstance(document, dict):
                continue
            text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=1000)
            if shows(plainer := files | {name: text.encode()}):
                files = plainer  # a line for each thing, so that lines can be left out
    size = 1 << 12
    while size and time.monotonic() < until:
        for name in sorted(files):
            at = 0
            while time.monotonic() < until:
                lines = files[name].splitlines(keepends=True)
                if at >= len(lines):
                    break
                fewer = files | {name: b"".join(lines[:at] + lines[at + size :])}
                if shows(fewer):
                    files = fewer
                else:
                    at += size
        size //= 2
    return files


def _shown(files: Files) -> str:
    pieces = [f"--- {name}\n{data[:600]!r}" for name, data in sorted(files.items())]
    return "\n".join(pieces)[:2500]


class Outcome(NamedTuple):
    """What some inputs came to; ``slowest`` is seconds and number."""

    tried: int
    judged: int
    faults: tuple[Found, ...]
    slowest: tuple[float, int]


def fuzz(seconds: float, seed: int = 0, first: int = 0, step: int = 1, at: Any = None) -> Outcome:
    """Look at inputs for some seconds: those numbered ``first``, ``first + step`` and so on.

    ``at`` gets the number that is being looked at, for who watches.
    """
    until = time.monotonic() + seconds
    faults: dict[str, Found] = {}
    slowest = 0.0, first
    number, count, whole = first, 0, 0
    while time.monotonic() < until:
        if at is not None:
            at.value = number
            faulthandler.dump_traceback_later(PERHAPS_HUNG, exit=True)
        files = made(seed, number)
        start = time.process_time()
        seen: list[bool] = []
        fault = tried(lambda f=files, n=number, s=seen: s.append(looked_at(seed, n, f)), files)
        slowest = max(slowest, (time.process_time() - start, number))
        count += 1
        whole += seen == [True]
        if fault is not None and fault[0] not in faults:
            key, told = fault
            small = minimised(files, key, lambda some, n=number: looked_at(seed, n, some))
            faults[key] = Found(key, seed, number, told, _shown(small))
        number += step
    faulthandler.cancel_dump_traceback_later()
    return Outcome(count, whole, tuple(faults.values()), slowest)


def _work(seconds: float, seed: int, first: int, step: int, at: Any, results: Any) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    results.put(fuzz(seconds, seed, first, step, at))


def together(seconds: float, seed: int, jobs: int) -> Outcome:
    """As ``fuzz``, in several processes; an input that ends its process is a fault, too."""
    context = multiprocessing.get_context("fork")
    results = context.SimpleQueue()
    until = time.monotonic() + seconds
    running = {}
    outcomes: list[Outcome] = []

    def begin(job: int, first: int) -> None:
        at = context.Value("q", first)
        rest = until - time.monotonic()
        process = context.Process(target=_work, args=(rest, seed, first, jobs, at, results))
        process.start()
        running[job] = process, at

    for job in range(jobs):
        begin(job, job)
    while running:
        time.sleep(0.2)
        while not results.empty():
            outcomes.append(results.get())
        for job, (process, at) in list(running.items()):
            if process.is_alive():
                continue
            process.join()
            del running[job]
            if process.exitcode:
                told = f"the process ended with {process.exitcode}: it hung, or broke down"
                found = Found(f"input {at.value} ended its process", seed, at.value, told)
                outcomes.append(Outcome(1, 0, (found,), (0.0, at.value)))
                if time.monotonic() < until:
                    begin(job, at.value + jobs)
    while not results.empty():
        outcomes.append(results.get())
    faults = {fault.key: fault for one in outcomes for fault in one.faults}
    return Outcome(
        sum(one.tried for one in outcomes),
        sum(one.judged for one in outcomes),
        tuple(sorted(faults.values())),
        max(one.slowest for one in outcomes),
    )


def _lines(outcome: Outcome, seed: int) -> Iterator[str]:
    for fault in outcome.faults:
        yield f"FAULT {fault.key} (--seed {fault.seed} --only {fault.number}): {fault.told}"
        yield fault.smallest
    seconds, number = outcome.slowest
    yield f"{outcome.tried} inputs tried, of which {outcome.judged} could be judged"
    yield f"{len(outcome.faults)} faults"
    yield f"slowest: {seconds:.2f} s (--seed {seed} --only {number})"


def _one(seed: int, number: int, into: str) -> int:
    """Look at one input again, and say all that is known of it."""
    files = made(seed, number)
    fault = tried(lambda: looked_at(seed, number, files), files)
    written = [("", files)]
    if fault is not None:
        print(f"FAULT {fault[0]}: {fault[1]}")
        small = minimised(files, fault[0], lambda some: looked_at(seed, number, some))
        written.append(("smallest", small))
        print(_shown(small))
        with contextlib.suppress(Fault):
            looked_at(seed, number, small)
    for folder, some in written if into else ():
        for name, data in some.items():
            path = Path(into, folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return fault is not None


def main() -> int:
    """Look at inputs for as long as is asked for; the exit code is 1 where there are faults."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("seconds", type=float)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", type=int, metavar="NUMBER")
    parser.add_argument("--into", default="", metavar="FOLDER")
    options = parser.parse_args()
    if options.only is not None:
        return _one(options.seed, options.only, options.into)
    outcome = together(options.seconds, options.seed, max(1, options.jobs))
    print("\n".join(_lines(outcome, options.seed)))
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    sys.exit(main())
