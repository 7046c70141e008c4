"""Claims are read in columns where many files are: each is what it is read as alone."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from checker.loading import aside, corpus
from checker.loading.claim_columns import ClaimColumns, columns_of, is_plain, rows_of
from checker.loading.claim_row import row_of
from checker.model.corpus import Corpus
from checker.model.place import Problem

WORDS = """\
attributes:
  built: {label: built, kind: date}
  length: {label: length, kind: quantity, unit: m, qualifiers: [side]}
  users: {label: users, kind: count, qualifiers: {as_of: date}, holds_at: published}
  spans: {label: spans, kind: count, qualifiers: {as_of: date, route: entity}}
  open: {label: open, kind: truth}
  makers: {label: makers, kind: set, members: text}
  crosses: {label: crosses, kind: entity}
entities:
  pier: {label: The Pier, type: bridge, aliases: [Old Pier]}
  quay: {label: The Quay, type: bridge}
  ferry: {label: The Ferry}
rules:
  - {id: alike, title: All agree, check: {agree: {}}}
"""

FILES = {
    "words.yaml": WORDS,
    "atlas.yaml": """\
source: {id: atlas, title: Atlas, published: 2011-04}
facts:
  - {subject: pier, attribute: built, value: 1907, quote: built in 1907, said_by: Old Pier}
  - {subject: Old Pier, attribute: length, value: "0123", qualifiers: {side: 2}, note: 12}
  - {subject: The Quay, attribute: length, value: 123, qualifiers: {side: "2"}, note: read twice}
  - {subject: pier, attribute: open, value: true, origin: wire, said_on: 2010-05-06}
  - {id: atlas.many, subject: pier, attribute: users, value: 1, quote: ["1", 2, true]}
  - {subject: quay, attribute: users, value: 9, qualifiers: {as_of: 2009}}
  - {subject: quay, attribute: makers, value: [Moss, 12, yes]}
  - {subject: quay, attribute: crosses, value: The Ferry, inferred: the map}
""",
    "book.yaml": """\
source: {id: book, published: 2015, derived_from: atlas}
facts:
  - {subject: pier, attribute: spans, value: 1, qualifiers: {as_of: "2012/..", route: The Ferry}}
  - {subject: quay, attribute: spans, value: 7, status: draft}
  - {subject: ferry, attribute: built, value: "1850~", status: reviewed, said_by: a crew member}
""",
    "card.yaml": """\
source: {id: card, published: 2001, reference: true}
facts:
  - {subject: pier, attribute: built, value: 1908, origin: stone}
  - {subject: pier, attribute: length, value: 120}
""",
    "deed.yaml": """\
source: {id: deed, supersedes: card}
facts: []
""",
    "extra.yaml": """\
source: {id: extra}
facts:
  - {subject: quay, attribute: makers, value: [Moss], complete: false}
  - {subject: pier, attribute: built, value: 1909, retracted: misread}
  - subject: ferry
    quote: both stand here
    claims:
      - {attribute: built, value: 1851}
      - {attribute: open, value: false}
""",
}


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., tuple[Corpus | None, list[Problem]]]:
    def loaded(files: Mapping[str, str]) -> tuple[Corpus | None, list[Problem]]:
        for name, text in files.items():
            (tmp_path / name).write_text(text)
        return corpus.load([tmp_path], str(tmp_path))

    return loaded


@pytest.mark.parametrize("at_once", [1, 400, 10_000])
def test_every_claim_is_what_it_is_alone(
    at_once: int,
    load: Callable[..., tuple[Corpus | None, list[Problem]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alone, problems = load(FILES)
    assert alone is not None, problems
    assert [len(one) for one in (alone.facts, alone.set_aside)] == [13, 4]
    monkeypatch.setattr(corpus, "LARGE", 0)
    monkeypatch.setattr(aside, "AT_ONCE", at_once)
    together, problems = load(FILES)
    assert together == alone, problems


@pytest.mark.parametrize(
    "claim",
    [
        "{subject: peer, attribute: length, id: it, value: 9}",
        "{subject: pier, attribute: lenght, value: 9}",
        "{subject: length, attribute: pier, value: 9}",
        "{subject: pier, attribute: length, id: it, value: long}",
        "{subject: pier, attribute: length, id: it, value: [9]}",
        "{subject: pier, attribute: makers, id: it, value: [a, '']}",
        "{subject: pier, attribute: built, value: 1908}",
        "{subject: pier, attribute: length, id: it, value: 9, qualifiers: {sides: 2}}",
        "{subject: pier, attribute: users, id: it, value: 9, qualifiers: {as_of: soon}}",
        "{subject: pier, attribute: spans, value: 9, qualifiers: {route: the road}}",
        "{subject: pier, attribute: length, id: it, value: 9, said_by: old_pear}",
        "{subject: pier, attribute: length, id: it, value: 9, said_on: soon}",
    ],
)
def test_what_is_wrong_is_told_as_ever(
    claim: str,
    load: Callable[..., tuple[Corpus | None, list[Problem]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = {**FILES, "atlas.yaml": f"{FILES['atlas.yaml']}  - {claim}\n"}
    _, alone = load(files)
    assert [problem.place.line for problem in alone] == [11]
    monkeypatch.setattr(corpus, "LARGE", 0)
    assert load(files) == (None, alone)


def test_columns_are_rows_again() -> None:
    said = [
        {"subject": "pier", "attribute": "open", "value": True, "quote": ["a", "b"]},
        {"subject": "pier", "attribute": "open", "value": 1, "id": "x", "qualifiers": {"on": 3}},
        {"subject": "quay", "attribute": "makers", "value": [1, None], "note": "n"},
    ]
    placed = [(number, 5, row_of(one)) for number, one in enumerate(said)]
    columns = ClaimColumns(*json.loads(json.dumps(columns_of(placed))))
    assert columns.columns == [[5]]
    assert columns.subjects == [["pier", "quay"], [0, 0, 1]]
    again = list(rows_of(columns))
    assert [(line, column) for line, column, _ in again] == [(0, 5), (1, 5), (2, 5)]
    assert [row[3] for _, _, row in again] == ["true", "1", ["1", ""]]
    assert json.dumps(columns_of(again)) == json.dumps(columns)


def test_what_few_claims_have_stands_in_no_column() -> None:
    said = {"subject": "pier", "attribute": "open", "value": False}
    assert is_plain(row_of(said))
    assert not is_plain(row_of({**said, "complete": True}))
    assert not any(is_plain(row_of({**said, key: None})) for key in said)
