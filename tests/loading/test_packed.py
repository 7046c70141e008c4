"""Large corpora are packed while they are parsed: whatever is said of them stays the same."""

import json
import os
import signal
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from checker.loading import aside, corpus
from checker.loading.aside import BulkFile, pack_all
from checker.loading.claim_row import row_of
from checker.loading.nodes import MappingNode, SequenceNode
from checker.loading.packed import PackedClaims, PackedFile, Portion, packed, portion_of
from checker.loading.text import read_yaml
from checker.model.corpus import Corpus
from checker.model.place import Problem

from .table import WORDS, table

ROOT = Path(__file__).parents[2]

CLAIMS = """\
# a comment
source:
  {id: almanac, title: "The „lake“ \\u00e9", published: {value: 2001-05, inferred: the cover}}
entities:
  brook: {label: Brook of Éze, aliases: [the brook, 12, "no"], part_of: vale}
facts:
  - {subject: brook, attribute: length, value: 12, quote: ["a", 'b: c']}
  - subject: brook
    qualifiers: {as_of: 2001}
    claims:
      - {attribute: width, value: true}
      - attribute: depth
        value: "~"
"""


@pytest.fixture
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "LARGE", 0)


def as_plain(node: Any) -> Any:
    """All that a node is, with the places of what it holds."""
    if isinstance(node, MappingNode):
        return {key: (as_plain(value), *map(numbers, node.at[key])) for key, value in node.items()}
    if isinstance(node, SequenceNode):
        return [(as_plain(one), numbers(mark)) for one, mark in zip(node, node.at, strict=True)]
    return node


def numbers(mark: Any) -> tuple[int, int, int]:
    return mark.line, mark.column, mark.index


def portion(*texts: str) -> Portion:
    """A portion of files that are called 0, 1 and so on."""
    some = [(str(n), packed(text.encode(), "x.yaml")) for n, text in enumerate(texts)]
    return Portion(portion_of([(key, one) for key, one in some if one is not None]))


def nodes(*texts: str) -> list[MappingNode]:
    """What the files of a portion are read as."""
    some = portion(*texts)
    return [node for _, node in some.nodes({key: f"{key}.yaml" for key in some.keys})]


def test_what_is_packed_is_what_was_read_with_all_places_outside_of_claims() -> None:
    root = read_yaml(CLAIMS.encode(), "x.yaml").root
    (again,) = nodes(CLAIMS)
    assert root is not None
    assert list(again) == ["source", "entities", "facts"]
    told, was = as_plain(again), as_plain(root)
    assert [told[key] for key in ("source", "entities")] == [
        was[key] for key in ("source", "entities")
    ]
    assert told["facts"][1:] == was["facts"][1:]


def test_claims_have_their_places_and_what_was_written() -> None:
    claims = nodes(CLAIMS)[0]["facts"]
    assert isinstance(claims, PackedClaims)
    first = {"subject": "brook", "attribute": "length", "value": 12, "quote": ["a", "b: c"]}
    (rows,) = claims.portion.rows()
    assert rows == [
        [7, 5, [*row_of(first)]],
        [
            8,
            5,
            {"subject": "brook", "qualifiers": {"as_of": 2001}},
            [
                [11, 9, {"attribute": "width", "value": True}],
                [12, 9, {"attribute": "depth", "value": "~"}],
            ],
        ],
    ]
    assert [item.get("claims") for item in claims] == [
        None,
        [row[2] for row in rows[1][3]],
    ]


def test_claims_of_a_portion_are_read_once_for_all_its_files(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [CLAIMS.replace("almanac", f"almanac_{n}") for n in range(9)]
    files = nodes(*texts)
    read: list[bytes] = []
    loads = json.loads
    monkeypatch.setattr(json, "loads", lambda text: read.append(text) or loads(text))
    for _ in range(2):
        assert [len(list(file["facts"])) for file in files] == [2] * 9
    assert len(read) == 2


@pytest.mark.parametrize(
    "text",
    [
        "facts: [",
        "facts: 3\n",
        "facts:\n  - {subject: a, attribute: b}\n",
        "source: {id: x}\nrules: []\n",
        "facts: &a []\n",
        "",
    ],
)
def test_what_is_wrong_or_no_bulk_data_is_not_packed(text: str) -> None:
    assert packed(text.encode(), "x.yaml") is None


@pytest.mark.usefixtures("everything_is_large")
@pytest.mark.parametrize("name", ["claims", "keys", "yaml"])
def test_mistakes_are_told_as_ever(
    name: str, problems_of: Callable[[Mapping[str, str | bytes]], list[Problem]]
) -> None:
    cases = {of: case for of, case in table().items() if of.startswith(f"{name}:")}
    for of, (text, expected) in cases.items():
        said = problems_of({"words.yaml": WORDS, "x.yaml": text})
        assert [str(problem) for problem in said] == expected, of


def loaded() -> Corpus:
    found, problems = corpus.load([ROOT / "facts", ROOT / "rules"], str(ROOT))
    assert found is not None, problems
    return found


def test_the_projects_own_corpus_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    before = loaded()
    monkeypatch.setattr(corpus, "LARGE", 0)
    monkeypatch.setattr(aside, "AT_ONCE", 1000)
    monkeypatch.setattr(aside, "_processors", lambda: 3)
    assert loaded() == before


FILES = [
    BulkFile(f"{n}.yaml", f"source: {{id: s{n}}}\nfacts: []\n".encode(), f"hash{n}")
    for n in range(9)
]


def found(portions: list[Portion]) -> dict[str, PackedFile]:
    return {key: one for some in portions for key, one in some.packed()}


def whole() -> dict[str, PackedFile | None]:
    return {one.digest: packed(one.data, one.name) for one in FILES}


@pytest.fixture
def three_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "AT_ONCE", 1)
    monkeypatch.setattr(aside, "_processors", lambda: 3)


@pytest.mark.usefixtures("three_at_once")
def test_several_processes_give_what_one_gives() -> None:
    assert found(pack_all(FILES)) == whole()


@pytest.mark.usefixtures("three_at_once")
@pytest.mark.parametrize("way", ["killed", "wrong"])
def test_what_a_broken_process_took_is_left_to_others(
    way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, fork = os.getpid(), os.fork
    children: list[int] = []

    def forked() -> int:
        children.append(fork())
        return children[-1]

    def breaks(data: bytes, name: str) -> PackedFile | None:
        if os.getpid() != here:
            if way == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            raise MemoryError
        return packed(data, name)

    monkeypatch.setattr(aside, "packed", breaks)
    monkeypatch.setattr(os, "fork", forked)
    those = found(pack_all(FILES))
    assert all(one == whole()[key] for key, one in those.items())
    assert len(children) == 2
    for child in children:  # what reads documents may be there, and is none of them
        with pytest.raises(ChildProcessError):
            os.waitpid(child, os.WNOHANG)


@pytest.mark.usefixtures("three_at_once", "everything_is_large")
def test_a_corpus_is_whole_where_all_processes_but_the_first_break(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, here = loaded(), os.getpid()
    monkeypatch.setattr(
        aside, "packed", lambda data, name: packed(data, name) if os.getpid() == here else 1 / 0
    )
    assert loaded() == before


@pytest.mark.usefixtures("three_at_once")
@pytest.mark.parametrize("why", ["another thread", "no fork", "no process left"])
def test_one_process_does_it_where_no_other_can_be_had(
    why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused() -> int:
        raise OSError("no more processes") if why == "no process left" else AssertionError

    if why == "no fork":
        monkeypatch.delattr(os, "fork")
    else:
        monkeypatch.setattr(os, "fork", refused)
    if why == "another thread":
        monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert found(pack_all(FILES)) == whole()


def test_answers_that_are_cut_off_are_left_out() -> None:
    texts = [b"one", b"", b"three"]
    frames = b"".join(map(aside._framed, texts))
    assert list(aside._unframed(frames)) == texts
    for length in range(len(frames)):
        some = list(aside._unframed(frames[:length]))
        assert some == texts[: len(some)]
        assert len(some) < len(texts)
