"""What earlier versions recorded in a facts file is taken out of it; every other byte stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.editing.editor import NoPlace
from checker.loading.text import read_yaml
from checker.model.lock import Made
from checker.verify.record import moved

OLD = "{state: found, offset: 7, of: abcdefgh, passage: aaaabbbb}"


def taken_out(text: str, settled: dict[tuple[int, int], int] | None = None) -> str:
    before = read_yaml(text.encode(), "x.yaml")
    assert before.root is not None, text
    after = moved(text, settled or {}).text
    assert read_yaml(after.encode(), "x.yaml").root is not None, after
    return after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"facts:\n  - {{a: 1, quote: x, verified: {OLD}}}\n", "facts:\n  - {a: 1, quote: x}\n"),
        (f"facts:\n  - {{a: 1, verified: {OLD}, quote: x}}\n", "facts:\n  - {a: 1, quote: x}\n"),
        (f"facts:\n  - {{verified: {OLD}, quote: x}}\n", "facts:\n  - {quote: x}\n"),
        (f"facts: [{{quote: x, verified: {OLD}  }}]", "facts: [{quote: x  }]"),
        (f"facts: [{{quote: x, verified: {OLD}, }}]", "facts: [{quote: x, }]"),
        (
            f"facts: [{{verified: {OLD}, extracted: {{pattern: p}}, quote: x}}]",
            "facts: [{quote: x}]",
        ),
        (
            f"facts: [{{quote: x, extracted: {{pattern: p}}, verified: {OLD}}}]",
            "facts: [{quote: x}]",
        ),
        (
            f"facts: [{{quote: x, extracted: {{pattern: p}}, a: 1, verified: {OLD}}}]",
            "facts: [{quote: x, a: 1}]",
        ),
        (
            f"facts:\n  - {{quote: x,  # why\n     a: 1, verified: {OLD}   # not\n    }}\n",
            "facts:\n  - {quote: x,  # why\n     a: 1   # not\n    }\n",
        ),
        (
            f"facts:\n  - {{quote: x,  # why\n     verified: {OLD}}}\n",
            "facts:\n  - {quote: x,  # why\n     }\n",
        ),
        (
            f"facts:\n  - a: 1\n    quote: x  # c\n    verified: {OLD}\n    # d\n    b: 2\n",
            "facts:\n  - a: 1\n    quote: x  # c\n    # d\n    b: 2\n",
        ),
        (
            f"facts:\n  - a: 1\n    quote: x\n    verified: {OLD}  # mine: twice\n    b: 2\n",
            "facts:\n  - a: 1\n    quote: x\n    b: 2\n",
        ),
        (
            f"facts:\n  - verified: {OLD}\n    # d\n    quote: x\n",
            "facts:\n  - quote: x\n",
        ),
        (
            f"facts:\n  - quote: x\n    verified: {OLD}",
            "facts:\n  - quote: x\n",
        ),
        (
            f"facts:\r\n  - quote: x\r\n    verified: {OLD}\r\n    a: 1\r\n",
            "facts:\r\n  - quote: x\r\n    a: 1\r\n",
        ),
        (
            f"facts:\n  - quote: x\n    verified: {OLD}\n    claims:\n"
            f"      - {{a: 1, verified: {OLD}}}\n      - {{a: 2}}\n",
            "facts:\n  - quote: x\n    claims:\n      - {a: 1}\n      - {a: 2}\n",
        ),
        (
            "facts:\n  - quote: x\n    verified:  # c\n      state: missing  # d\n\n    a: 1\n",
            "facts:\n  - quote: x\n\n    a: 1\n",
        ),
        (
            "facts:\n  - quote: x\n    verified: {}\n    extracted:\n      pattern: p\n    a: 1\n",
            "facts:\n  - quote: x\n    a: 1\n",
        ),
        (
            f"facts:\n  - {{quote: é“ü” 😀, a: 1, verified: {OLD}}}\n",
            "facts:\n  - {quote: é“ü” 😀, a: 1}\n",
        ),
        (
            "source:\n  document: {file: a, state: matches}  # c\nfacts: []\n",
            "source:\n  document: {file: a}  # c\nfacts: []\n",
        ),
        (
            "source:\n  document:\n    file: a\n    state: changed\n    sha256: ff\n",
            "source:\n  document:\n    file: a\n    sha256: ff\n",
        ),
        ("facts:\n- quote: it was verified, the state says\n", ""),
        ("entities: {a: {label: b}}\n", ""),
    ],
)
def test_what_is_taken_out(before: str, after: str) -> None:
    assert taken_out(before) == (after or before)
    assert taken_out(after or before) == (after or before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("facts: [{quote: x, verified: {offset: 7}, a: 1}]", "facts: [{quote: x, at: 7, a: 1}]"),
        (
            "facts:\n  - quote: x\n    verified: {offset: 7}  # twice\n",
            "facts:\n  - quote: x\n    at: 7  # twice\n",
        ),
        (
            "facts:\n  - quote: x\n    verified:\n      offset: 7\n    a: 1\n",
            "facts:\n  - quote: x\n    at: 7\n    a: 1\n",
        ),
        ("facts: [{verified: {offset: 7}, quote: x}]", "facts: [{at: 7, quote: x}]"),
        ("facts: [{quote: x, at: 9, verified: {offset: 7}}]", "facts: [{quote: x, at: 9}]"),
    ],
)
def test_what_a_person_wrote_into_a_record_stays(before: str, after: str) -> None:
    assert taken_out(before) == after


def test_which_of_several_places_is_meant_stays() -> None:
    text = f"facts:\n  - {{quote: x, verified: {OLD}}}\n  - {{quote: y, verified: {OLD}}}\n"
    found = taken_out(text, {(3, 5): 12})
    assert found == "facts:\n  - {quote: x}\n  - {quote: y, at: 12}\n"
    block = (
        f"facts:\n  - quote: x\n    verified: {OLD}\n    claims:\n    - {{a: 1}}\n    - {{a: 2}}\n"
    )
    found = taken_out(block, {(5, 7): 12, (6, 7): 12})
    assert found == block.replace(f"verified: {OLD}", "at: 12")


def test_what_drafted_a_claim_is_taken_along() -> None:
    text = "facts:\n- a: 1\n  extracted: {pattern: p, offset: 5, line: 2, made: abcdefghijkl}\n"
    (made,) = moved(text, {}).made.values()
    assert made == Made("", "p", "", 5, 2, "")


@pytest.mark.parametrize("text", ["facts: [&a {verified: {}}]", "facts: [", "a: 1\na: 2\n"])
def test_what_is_no_plain_yaml_is_left_alone(text: str) -> None:
    with pytest.raises(NoPlace):
        moved(text, {})


KEYS = st.sampled_from(["a", "b", "note"])
PLAIN = st.sampled_from(["x", "'it''s'", '"# no"', "[a, b]", "{c: d}", "1993-04-02", "é"])
COMMENTS = st.sampled_from(["", "  # c", "\n    # c", "\n"])


@given(
    st.lists(st.dictionaries(KEYS, st.tuples(PLAIN, COMMENTS), max_size=3), min_size=1, max_size=4)
)
def test_the_rest_of_a_file_says_what_it_said(facts: list[dict[str, tuple[str, str]]]) -> None:
    lines = ["# top", "facts:"]
    for fact in facts:
        lines += ["  - quote: x", f"    verified: {OLD}"]
        lines += [f"    {key}: {value}{comment}" for key, (value, comment) in fact.items()]
        lines.append("    extracted: {pattern: p}")
    text = "\n".join(lines) + "\n"
    found = taken_out(text)
    without = [
        line for line in text.splitlines(True) if "verified:" not in line and "extr" not in line
    ]
    assert found == "".join(without)
