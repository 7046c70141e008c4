"""What is drafted is YAML that says what was drafted, whatever is written in a document."""

from hashlib import blake2b

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract.draft import Draft
from checker.extract.yaml_drafts import MADE, as_made, fact_text, source_text, untouched_since
from checker.loading.nodes import MappingNode, SequenceNode, text_of
from checker.loading.text import read_yaml
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


def read(text: str) -> MappingNode:
    node, problems, _, _ = read_yaml(text.encode(), "x.yaml")
    assert node is not None, problems
    assert not problems
    return node


def before(text: str, letters: bool = True) -> str:
    """A draft as earlier versions wrote it, with what made it and a hash of all that."""
    blank = f"{text}    extracted: {{pattern: tall, offset: 7, line: 1, made: {'0' * 12}}}\n"
    made = blake2b(blank.encode(), digest_size=6).hexdigest()
    if letters:
        made = made.translate(str.maketrans("0123456789", "ghijklmnop"))
    return MADE.sub(f"made: {made}}}", blank)


def test_a_hash_of_an_earlier_version_still_says_that_nothing_was_edited() -> None:
    text = fact_text(draft("tall", 7, "12 m high", "12 m", "by"), "")
    for letters in (True, False):
        old = before(text, letters)
        assert untouched_since(old)
        assert untouched_since(f"{old}    verified: {{state: found}}\n")
        assert not untouched_since(old.replace("12 m high", "12 m long"))
        assert as_made(f"{old}    verified: {{state: found}}\n") == text
    assert not untouched_since(text)


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
    assert isinstance(node["facts"], SequenceNode)
    assert text_of(fact["quote"]) == quote
    assert [*fact][-1] == "status"
    assert [*fact["qualifiers"]] == [key]
    assert str(fact["value"]) == value
