"""Nothing vanishes: each element of a file is loaded, or it has a problem with its place."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.loading.corpus import load
from checker.loading.examples import load_examples
from checker.loading.extraction import load_for_extraction

FLOW = """\
source: {id: gazette, title: The gazette, document: {file: a.txt}}
facts:
  - {subject: canal, attribute: depth, value: 3 m, quote: three metres}
  - {said_by: the clerk, claims: [{subject: lock, attribute: dug_on, value: 1871}]}
  - {id: g.staff, subject: lock, attribute: staff, value: 4, qualifiers: {by: night}, note: n}
entities: {canal: {label: the canal, type: water}, lock: {type: lock, part_of: canal}}
attributes:
  depth: {kind: quantity, unit: m}
  dug_on: {kind: date, label: digging}
  staff: {kind: count, qualifiers: [by]}
rules:
  - {id: agreed, severity: note, check: {agree: {attributes: [depth]}}}
  - {id: bounded, check: {range: {attribute: depth, from: 1 m}}}
  - id: added
    derive: {sum: {attribute: staff, parts_of: canal}}
    examples:
      - {given: [{subject: lock, attribute: staff, value: 2}], expect: {subject: canal, value: 2}}
waivers:
  - {fact: gazette.canal.depth, reason: loose, owner: desk, expires: 2030-01-01}
patterns:
  - {id: dug, match: "dug in {y:date}", facts: [{subject: lock, attribute: dug_on, value: "{y}"}]}
"""

BLOCK = """\
source:
  id: gazette
  title: The gazette
facts:
- subject: canal
  attribute: depth
  value: 3 m
  quote: three metres
- said_by: the clerk
  claims:
  - subject: lock
    attribute: dug_on
    value: 1871
  - subject: lock
    attribute: crew
    value:
    - ann
    - bob
entities:
  canal:
    label: the canal
  lock:
    part_of: canal
attributes:
  depth:
    kind: quantity
    unit: m
  dug_on:
    kind: date
  crew:
    kind: set
rules:
- id: agreed
  check:
    agree:
- id: bounded
  check:
    range:
      attribute: depth
      from: 1 m
  examples:
  - given:
    - subject: canal
      attribute: depth
      value: 2 m
    expect: agreement
waivers:
- fact: gazette.canal.depth
  reason: loose
  owner: desk
  expires: 2030-01-01
patterns:
- id: dug
  match: dug in {y:date}
  facts:
  - subject: lock
    attribute: dug_on
    value: "{y}"
"""


def counted(text: str) -> tuple[int, ...] | None:
    """How many of each element are loaded, or nothing where there is a problem."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.yaml")
        path.write_text(text)
        corpus, problems = load([path], folder)
        if corpus is None:
            assert all(one.message and one.place.file == "x.yaml" for one in problems)
            return None
        examples, wrong = load_examples([path], folder, corpus)
        extraction, misread = load_for_extraction([path], folder)
    if wrong or misread:
        return None
    assert extraction is not None
    of_rules: Any = corpus.rules
    return (
        *(len(corpus.facts) + len(corpus.set_aside), len(corpus.sources), len(of_rules)),
        *(len(corpus.entities.by_id), len(corpus.attributes), len(corpus.waivers)),
        *(len(examples), sum(len(one.corpus.facts) for one in examples)),
        *(len(extraction.patterns), sum(len(one.claims) for one in extraction.patterns)),
    )


def slips(text: str) -> Iterator[tuple[str, str]]:
    """Each sign of YAML left out, or a blank in its place; each word without its first letter."""
    for at, sign in enumerate(text):
        first = sign.isalpha() and not text[at - 1 : at].isalnum() if at else True
        if sign in ':,-{}[]"\n' or first or (sign == " " and text[at - 1] in ":-"):
            where = f"{text.count(chr(10), 0, at) + 1}: {text[max(0, at - 9) : at + 9]!r}"
            yield f"without {sign!r} in line {where}", text[:at] + text[at + 1 :]
            if sign not in " \n" and not sign.isalpha():
                yield f"blank for {sign!r} in line {where}", f"{text[:at]} {text[at + 1 :]}"


@pytest.mark.parametrize("text", [FLOW, BLOCK], ids=["flow", "block"])
def test_a_slip_anywhere_loses_nothing_in_silence(text: str) -> None:
    whole = counted(text)
    assert whole is not None
    lost = {}
    for slip, changed in slips(text):
        left = counted(changed)
        if left is not None and any(a < b for a, b in zip(left, whole, strict=True)):
            lost[slip] = left
    assert not lost
