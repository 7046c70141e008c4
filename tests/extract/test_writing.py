"""What is drafted is YAML that says what was drafted, whatever is written in a document."""

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract.draft import Draft
from checker.extract.writing import MADE, fact_text, source_text, stamped, untouched
from checker.load.nodes import Mapping, Sequence
from checker.load.text import read_yaml
from checker.values.value import Value

FEW = settings(max_examples=60, deadline=None)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
WORD = st.sampled_from(["null", "true", "no", "y", "e5", "n1e5", "a"]) | st.from_regex(
    r"[a-z][a-z0-9_]{0,6}", fullmatch=True
)


def draft(pattern: str, offset: int, quote: str, value: str, key: str) -> Draft:
    said = Value(value, value)
    place = offset, offset + 1, 1
    return Draft(pattern, "mill", "height", value, said, (quote,), *place, "", ((key, value),))


def read(text: str) -> Mapping:
    node, problems, _, _ = read_yaml(text.encode(), "x.yaml")
    assert node is not None, problems
    assert not problems
    return node


def test_no_hash_is_a_number() -> None:
    """Of hashes in digits and six letters one in 300 has digits alone."""
    for offset in range(3000):
        text = fact_text(draft("tall", offset, "12 m high", "12 m", "by"), "")
        (fact,) = read(f"facts:\n{text}")["facts"]
        assert isinstance(fact["extracted"]["made"], str)
        assert untouched(text)


def test_a_hash_of_an_earlier_version_still_says_that_nothing_was_edited() -> None:
    letters = str.maketrans("ghijklmnop", "0123456789")
    text = fact_text(draft("tall", 7, "12 m high", "12 m", "by"), "")
    found = MADE.search(text)
    assert found is not None
    before = text.replace(found[1], found[1].translate(letters))
    assert before != text
    assert untouched(before)
    assert not untouched(before.replace("12 m high", "12 m long"))
    assert stamped(before) == text


def test_numbers_are_text_where_text_is_asked_for() -> None:
    head = source_text({"id": "a", "title": "1984"}, "7", "1" * 64)
    fact = read(f"{head}facts:\n{fact_text(draft('tall', 3, '12', '12', 'by'), '')}")
    assert fact["source"]["title"] == "1984"
    assert fact["source"]["document"]["file"] == "7"
    assert fact["facts"][0]["quote"] == "12"
    assert fact["facts"][0]["value"] == 12  # as people write it


@FEW
@given(WORD, TEXT, TEXT, WORD)
def test_whatever_is_drafted_is_read_again(pattern: str, quote: str, value: str, key: str) -> None:
    head = source_text({"id": "a", "title": quote}, value, "1" * 64)
    text = fact_text(draft(pattern, 3, quote, value, key), "")
    node = read(f"{head}facts:\n{text}")
    assert node["source"]["title"] == quote
    assert node["source"]["document"] == {"file": value, "sha256": "1" * 64}
    (fact,) = node["facts"]
    assert isinstance(node["facts"], Sequence)
    assert fact["quote"] == quote
    assert fact["extracted"]["pattern"] == pattern
    assert [*fact["qualifiers"]] == [key]
    assert str(fact["value"]) == value
