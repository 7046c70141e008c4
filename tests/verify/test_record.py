"""Records are written at known places; every other byte stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.load.text import read_yaml
from checker.model.fact import Verified
from checker.model.place import Place
from checker.verify.record import Spoilt, read, recorded

FOUND = Verified("found", 7, "abcdefgh", "aaaabbbb")
TOLD = "{state: found, offset: 7, of: abcdefgh, passage: aaaabbbb}"


def places(text: str) -> list[Place]:
    """Where each claim stands, as the loader says."""
    root = read_yaml(text.encode(), "x.yaml").root
    assert root is not None, text
    found = []
    for item, mark in zip(root["facts"], root["facts"].at, strict=True):
        claims = item.get("claims")
        marks = [mark] if claims is None else claims.at
        found += [Place("x.yaml", m.line + 1, m.column + 1) for m in marks]
    return found


def written(text: str, record: Verified = FOUND, **document: str) -> str:
    return recorded(text, [(place, record) for place in places(text)], document)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("facts:\n  - {a: 1, quote: x}\n", f"facts:\n  - {{a: 1, quote: x, verified: {TOLD}}}\n"),
        ("facts: [{quote: x  }]", f"facts: [{{quote: x, verified: {TOLD}  }}]"),
        ("facts: [{quote: x, }]", f"facts: [{{quote: x, verified: {TOLD}, }}]"),
        (
            "facts:\n  - {quote: x,  # why\n     a: 1   # not\n    }\n",
            f"facts:\n  - {{quote: x,  # why\n     a: 1, verified: {TOLD}   # not\n    }}\n",
        ),
        (
            "facts:\n  - a: 1\n    quote: x  # c\n    # d\n    b: 2\n",
            f"facts:\n  - a: 1\n    quote: x  # c\n    verified: {TOLD}\n    # d\n    b: 2\n",
        ),
        (
            "facts:\n- quote:\n  - x\n  - y   # c\n\n  # d\n  a: 1\n",
            f"facts:\n- quote:\n  - x\n  - y   # c\n  verified: {TOLD}\n\n  # d\n  a: 1\n",
        ),
        (
            "facts:\n  -   quote: >-\n        x\n        y\n\n      a: 1\n",
            "facts:\n  -   quote: >-\n        x\n        y\n"
            f"      verified: {TOLD}\n\n      a: 1\n",
        ),
        (
            'facts:\n  - a: 1\n    quote: "x\n      y"',
            f'facts:\n  - a: 1\n    quote: "x\n      y"\n    verified: {TOLD}',
        ),
        (
            "facts:\r\n  - quote: x\r\n    a: 1\r\n",
            f"facts:\r\n  - quote: x\r\n    verified: {TOLD}\r\n    a: 1\r\n",
        ),
        (
            "facts:\n  - quote: x\n    claims:\n      - {a: 1}\n      - {a: 2}\n",
            f"facts:\n  - quote: x\n    verified: {TOLD}\n    claims:\n"
            "      - {a: 1}\n      - {a: 2}\n",
        ),
        (
            "facts:\n  - b: 3\n    claims:\n      - {quote: x}\n      - quote: y\n",
            f"facts:\n  - b: 3\n    claims:\n      - {{quote: x, verified: {TOLD}}}\n"
            f"      - quote: y\n        verified: {TOLD}\n",
        ),
        (
            "facts: [{quote: x, verified: {offset: 5}  , a: 1}]",
            "facts: [{quote: x, verified: {offset: 7, state: found, of: abcdefgh, "
            "passage: aaaabbbb}  , a: 1}]",
        ),
        (
            "facts:\n  - quote: x\n    verified: {}  # mine\n",
            f"facts:\n  - quote: x\n    verified: {TOLD}  # mine\n",
        ),
        (
            "facts:\n  - quote: x\n    verified:  # c\n      state: missing  # d\n\n    a: 1\n",
            "facts:\n  - quote: x\n    verified:  # c\n      state: found  # d\n      offset: 7\n"
            "      of: abcdefgh\n      passage: aaaabbbb\n\n    a: 1\n",
        ),
        (
            "facts:\n  - {quote: é“ü” 😀, a: 1}\n",
            f"facts:\n  - {{quote: é“ü” 😀, a: 1, verified: {TOLD}}}\n",
        ),
    ],
)  # fmt: skip
def test_where_a_record_goes(before: str, after: str) -> None:
    assert written(before) == after
    assert written(after) == after


def test_what_is_known_of_the_past_is_not_forgotten() -> None:
    text = f"facts: [{{quote: x, verified: {TOLD}}}]"
    gone = written(text, Verified("missing", -1, "hgfedcba"))
    assert gone == text.replace("found", "missing").replace("abcdefgh", "hgfedcba")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  document: {file: a}  # c", "  document: {file: a, state: matches, sha256: ff}  # c"),
        (
            "  document:\n    file: a\n    sha256: ee  # mine",
            "  document:\n    file: a\n    sha256: ee  # mine\n    state: matches",
        ),
        (
            "  document: {file: a, state: changed}",
            "  document: {file: a, state: matches, sha256: ff}",
        ),
        ("  title: a", "  title: a"),
    ],
)
def test_a_document_gets_its_state_and_never_another_hash(before: str, after: str) -> None:
    facts = "\nfacts:\n  - {quote: x}\n"
    found = written(f"source:\n  id: s\n{before}{facts}", state="matches", sha256="ff")
    assert found.startswith(f"source:\n  id: s\n{after}\nfacts:")


def test_nothing_is_written_that_would_say_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.verify.record._pairs", lambda _: {"state": "x}, b: {c: d"})
    with pytest.raises(Spoilt):
        written("facts: [{quote: x}]")


KEYS = st.sampled_from(["a", "b", "note"])
PLAIN = st.sampled_from(["x", "'it''s'", '"# no"', "[a, b]", "{c: d}", "1993-04-02", "é"])
COMMENTS = st.sampled_from(["", "  # c", "\n    # c", "\n"])


@given(
    st.lists(st.dictionaries(KEYS, st.tuples(PLAIN, COMMENTS), max_size=3), min_size=1, max_size=4)
)
def test_the_rest_of_a_file_says_what_it_said(facts: list[dict[str, tuple[str, str]]]) -> None:
    lines = ["# top", "facts:"]
    for fact in facts:
        lines.append("  - quote: x")
        lines += [f"    {key}: {value}{comment}" for key, (value, comment) in fact.items()]
    text = "\n".join(lines) + "\n"
    found = written(text)
    without = "".join(line for line in found.splitlines(True) if "verified:" not in line)
    assert without == text
    assert found.count("verified:") == len(facts)
    assert read(found).keys is not None
