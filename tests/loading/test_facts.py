"""Sources and claims as they are written, and what becomes of each key."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from checker.loading.corpus import load
from checker.model.corpus import Corpus
from checker.model.fact import Fact
from checker.model.place import Place, Problem
from checker.values.dates import read_date

from .table import WORDS

Load = Callable[[str], Corpus]


@pytest.fixture
def corpus_of(tmp_path: Path) -> Load:
    """The corpus of a file beside the words that it is about."""

    def corpus(text: str) -> Corpus:
        folder = tmp_path / "facts"
        folder.mkdir(exist_ok=True)
        (folder / "words.yaml").write_text(WORDS)
        (folder / "x.yaml").write_text(text)
        found, problems = load([folder], str(tmp_path))
        assert found is not None, "\n".join(map(str, problems))
        return found

    return corpus


def facts(corpus: Corpus) -> list[Fact]:
    return [fact for fact in corpus.facts if fact.source == "x"]


def test_a_claim(corpus_of: Load) -> None:
    claim = "{subject: Milltown, attribute: area, value: 5 km2, quote: q}"
    text = f"source: {{id: x}}\nfacts:\n  - {claim}\n"
    [fact] = facts(corpus_of(text))
    assert fact.id == "x.mill_town.area"
    assert (fact.source, fact.subject, fact.attribute) == ("x", "mill_town", "area")
    assert fact.value.text == "5 km2"
    assert fact.place == Place("facts/x.yaml", 3, 5)
    assert fact.quote == ("q",)
    assert fact.origins == {"x"}
    assert (fact.qualifiers, fact.said_by, fact.said_on) == ((), "", "")
    assert (fact.inferred, fact.note, fact.distributes, fact.stated) == ("", "", True, True)


def test_all_keys_of_a_claim(corpus_of: Load) -> None:
    [fact] = facts(
        corpus_of("""\
source: {id: x}
facts:
  - id: x.the_homeless
    subject: flood
    attribute: homeless
    value: more than 300
    quote: [over 300, 5]
    said_by: Milltown
    said_on: 2021-07-03
    qualifiers: {as_of: 2021, among: Milltown}
    origin: the_table
    inferred: the year
    distributes: false
    status: reviewed
    retracted: false
    note: 7
""")
    )
    assert fact.id == "x.the_homeless"
    assert fact.quote == ("over 300", "5")
    assert (fact.said_by, fact.said_on) == ("mill_town", "2021-07-03")
    assert fact.qualifiers == (("among", "mill_town"), ("as_of", "2021"))
    assert fact.origins == {"the_table"}
    assert (fact.inferred, fact.note, fact.distributes) == ("the year", "7", False)


def test_keys_without_a_quote(corpus_of: Load) -> None:
    text = "source: {id: x}\nfacts:\n  - {subject: flood, attribute: area, value: 5, note: n}\n"
    [fact] = facts(corpus_of(text))
    assert (fact.quote, fact.note) == ((), "n")


def test_a_block_shares_its_keys(corpus_of: Load) -> None:
    corpus = corpus_of("""\
source: {id: x}
facts:
  - subject: river
    quote: all of it
    said_by: the mayor
    origin: table
    claims:
      - {attribute: length, value: 5 km}
      - {attribute: area, value: 6, quote: less, said_by: the clerk}
      - {subject: old_ford, attribute: area, value: 7, origin: other}
  - {subject: valley, attribute: area, value: 8}
""")
    rows = [
        (f.subject, f.attribute, f.quote, f.said_by, set(f.origins), f.place.line)
        for f in facts(corpus)
    ]
    assert rows == [
        ("river", "length", ("all of it",), "the mayor", {"table"}, 8),
        ("river", "area", ("less",), "the clerk", {"table"}, 9),
        ("old_ford", "area", ("all of it",), "the mayor", {"other"}, 10),
        ("valley", "area", (), "", {"x"}, 11),
    ]


def test_a_set_that_is_not_complete(corpus_of: Load) -> None:
    text = (
        "source: {id: x}\nfacts:\n"
        "  - {subject: flood, attribute: names, value: [Ann], complete: false}\n"
        "  - {subject: river, attribute: names, value: [Ann], complete: true}\n"
    )
    assert [fact.value.text for fact in facts(corpus_of(text))] == ["Ann, ...", "Ann"]


def test_what_is_set_aside(corpus_of: Load) -> None:
    corpus = corpus_of("""\
source: {id: x}
facts:
  - {subject: flood, attribute: began_on, value: 2021, status: draft}
  - {subject: flood, attribute: ended_on, value: 2021, retracted: true}
  - {subject: flood, attribute: homeless, value: 5, retracted: corrected in 2022}
""")
    assert facts(corpus) == []
    assert [(row.fact.attribute, row.reason) for row in corpus.set_aside] == [
        ("began_on", "a draft"),
        ("ended_on", "retracted"),
        ("homeless", "retracted: corrected in 2022"),
    ]


def test_a_source_that_is_superseded(corpus_of: Load) -> None:
    corpus = corpus_of("source: {id: x, supersedes: words, derived_from: words}\nfacts: []\n")
    assert corpus.facts == ()
    assert [row.reason for row in corpus.set_aside] == ["its source is superseded by x"]
    assert corpus.sources["x"].derived_from == "words"


def test_a_reference_has_no_origins(corpus_of: Load) -> None:
    claim = "{subject: flood, attribute: area, value: 5}"
    text = f"source: {{id: x, reference: true}}\nfacts:\n  - {claim}\n"
    corpus = corpus_of(text)
    assert corpus.sources["x"].reference
    assert facts(corpus)[0].origins == frozenset()


def test_all_keys_of_a_source(corpus_of: Load) -> None:
    source = corpus_of(f"""\
facts: []
source:
  id: x
  title: "The  river: what we know"
  author: A. Writer
  publisher: 24
  url: https://example.org/x
  language: en
  published: {{value: 2021~, inferred: it calls the flood recent}}
  document: {{file: x.txt, sha256: {"0" * 64}}}
  note: read twice
""").sources["x"]
    assert source.title == "The river: what we know"
    assert (source.author, source.publisher) == ("A. Writer", "24")
    assert (source.url, source.language) == ("https://example.org/x", "en")
    assert source.published is not None
    assert source.published.possible == read_date("2021~").possible
    assert source.published_inferred == "it calls the flood recent"
    assert (source.document, source.sha256) == ("x.txt", "0" * 64)
    assert source.place == Place("facts/x.yaml", 2, 1)


def test_a_source_with_no_more_than_an_id(corpus_of: Load) -> None:
    source = corpus_of("source: {id: x}\nfacts: []\n").sources["x"]
    assert (source.title, source.published, source.document) == ("x", None, "")


def test_a_date_of_publication_by_itself(corpus_of: Load) -> None:
    source = corpus_of("source: {id: x, published: 2016}\nfacts: []\n").sources["x"]
    assert source.published is not None
    assert (source.published.text, source.published_inferred) == ("2016", "")


def test_one_claim_in_two_voices_needs_two_ids(
    problems_of: Callable[[Mapping[str, str]], list[Problem]],
) -> None:
    text = (
        "source: {id: x}\nfacts:\n  - {subject: flood, attribute: area, value: 5}\n"
        "  - {subject: flood, attribute: area, value: 5, said_by: mayor, id: x.mayor}\n"
        "  - {subject: flood, attribute: area, value: 5, said_by: clerk}\n"
    )
    assert [str(problem) for problem in problems_of({"words.yaml": WORDS, "x.yaml": text})] == [
        "facts/x.yaml:5:5: a second claim 'x.flood.area' (first at facts/x.yaml:3:5): "
        "give it an `id` of its own"
    ]


def test_a_file_may_hold_everything_and_order_does_not_matter(corpus_of: Load) -> None:
    corpus = corpus_of("""\
facts:
  - {subject: lake, attribute: depth, value: 5 m}
rules:
  - {id: deep, check: {range: {attribute: depth, from: 1}}}
attributes:
  depth: {kind: quantity, unit: m}
entities:
  lake:
source: {id: x}
""")
    assert [fact.id for fact in facts(corpus)] == ["x.lake.depth"]
    assert [rule.id for rule in corpus.rules] == ["agree_all", "deep"]
    assert corpus.entities.by_id["lake"].label == "lake"


@pytest.mark.parametrize("voice", ["mill town", "Mill_Town", "MILLTOWN", "the Mill-Town"])
def test_a_voice_is_an_entity_whatever_its_capital_letters(
    voice: str, problems_of: Callable[..., list[Problem]]
) -> None:
    claim = f"{{subject: river, attribute: length, value: 5 km, said_by: {voice}}}"
    (told,) = problems_of(
        {"words.yaml": WORDS, "x.yaml": f"source: {{id: x}}\nfacts:\n  - {claim}\n"}
    )
    assert told.message == (
        f"'{voice}' is entity 'mill_town' but for capital letters and signs: write mill_town"
    )


@pytest.mark.parametrize(
    ("voice", "near"),
    [("mill_twon", "mill_town"), ("town_clerk", ""), ("rivr", "river"), ("Mill_Town_2", None),
     ("the mayr", None), ("mayor", None), ("Milltown", None), ("flod", "flood")],
)  # fmt: skip
def test_a_voice_that_is_written_as_an_id_is_an_entity(
    voice: str, near: str | None, problems_of: Callable[..., list[Problem]]
) -> None:
    claim = f"{{subject: river, attribute: length, value: 5 km, said_by: {voice}}}"
    told = problems_of({"words.yaml": WORDS, "x.yaml": f"source: {{id: x}}\nfacts:\n  - {claim}\n"})
    meant = f"; did you mean '{near}'?" if near else ""
    wanted = f"unknown entity '{voice}'{meant}; declare it under `entities:`, or name the voice in"
    assert [one.message.removesuffix(" words, with spaces") for one in told] == (
        [] if near is None else [wanted]
    )
