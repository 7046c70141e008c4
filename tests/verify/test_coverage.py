"""Which mentions of documents facts carry, and what `verify --coverage` says of it."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from growth import grows_linearly

from checker.model.coverage import DocumentCoverage, TextMention, carried_share, percent
from checker.model.fact import Fact
from checker.model.place import Place
from checker.prose.reader import setting
from checker.values.value import Value
from checker.verify.coverage import QuotedFact, covered

from .conftest import FACTS, TEXT, verify

Corpus = Callable[..., Path]
Printed = pytest.CaptureFixture[str]


def quoted(text: str, *quotes: str, draft: bool = False) -> list[QuotedFact]:
    """A claim for each quote, where it stands first."""
    found = []
    for number, quote in enumerate(quotes):
        start = text.index(quote)
        fact = Fact(f"f{number}", "s", "x", "y", Value("", ""), Place("", 1, 1), frozenset())
        found.append(QuotedFact(fact, ((start, start + len(quote)),), draft))
    return found


def left(text: str, *quotes: str) -> list[str]:
    return [one.said for one in covered(text, setting("en"), quoted(text, *quotes)).left]


@pytest.mark.parametrize(
    ("text", "quotes", "expected"),
    [
        ("It has 12 arches and 3 piers.", ["12 arches"], ["3"]),
        ("It has 12 arches and 3 piers.", ["12 arches and 3 piers"], []),
        ("It is 12 metres wide.", ["12"], []),
        ("It is twelve metres wide.", ["twelve"], ["twelve metres"]),
        ("It lasted from 3 May\nto 5 May 1904.", ["3 May", "5 May 1904"], []),
        ("It lasted from 3 May\nto 5 May 1904.", ["3 May"], ["3 May to 5 May 1904"]),
        ("They met Anna Lund. Then Anna Lund left.", ["met Anna Lund"], []),
        ("They met Anna Lund. Then Lund left for Oslo.", ["met Anna Lund"], ["Oslo"]),
        ("Ole Lund met Anna Lund. Then old Lund left.", ["Ole Lund met Anna Lund"], ["Lund"]),
    ],
)  # fmt: skip
def test_what_stands_in_no_quote(text: str, quotes: list[str], expected: list[str]) -> None:
    assert left(text, *quotes) == expected


def test_each_has_its_place_and_the_claims_that_carry_it() -> None:
    text = "The arch.\n\nIt has 12 piers,\n and 3 boats."
    claims = quoted(text, "12 piers", "has 12") + quoted(text, "3 boats", draft=True)
    twelve, three = covered(text, setting("en"), claims).mentions
    assert (twelve.said, twelve.line, twelve.column, twelve.facts) == ("12", 3, 8, ("f0", "f1"))
    assert (three.said, three.line, three.column, three.drafts) == ("3", 4, 6, ("f0",))
    assert not three.carried


def test_german_nouns_are_no_names() -> None:
    text = "Die alte Brücke über die Elz hat 12 Bögen und gehört der Deutschen Bahn."
    found = covered(text, setting("de"), ()).mentions
    assert [one.said for one in found] == ["12", "Deutschen Bahn"]


def test_a_share_is_never_rounded_up() -> None:
    one, other = TextMention("name", "A", 1, 1, 0, 1, ("f",)), TextMention("date", "B", 1, 1, 0, 1)
    assert percent(carried_share([])) == "100 %"
    assert percent(carried_share([DocumentCoverage("s", "d", (one,) * 2 + (other,))])) == "66.6 %"
    assert carried_share([DocumentCoverage("s", "d", (one, other))], "name") == 1
    assert percent(Fraction(99999, 100000)) == "99.9 %"


def test_many_quotes_and_mentions_take_linear_time() -> None:
    def work(size: int) -> Callable[[], object]:
        text = "They met Anna Lund and 12 of 30 men on 3 May 1904.\n\n" * size
        claims = [
            QuotedFact(one.fact, ((at, at + 400),))
            for at in range(0, len(text), 26)
            for one in quoted(text, "Anna")
        ]
        return lambda: covered(text, setting("en"), claims)

    grows_linearly(work, 30, 300)


def test_the_command_lists_what_no_fact_carries(corpus: Corpus, capsys: Printed) -> None:
    corpus(notes="The mill burned for 3 days in 1931.\n")
    assert verify("--coverage") == 0
    told = capsys.readouterr().out.splitlines()[-8:]
    assert told[0] == (
        "documents/gazette.txt: 3 of 6 carried (50 %): "
        "dates 1 of 1, numbers 1 of 1, amounts 1 of 1, names 0 of 3"
    )
    assert told[1:4] == [
        'documents/gazette.txt:1:19: name carried by no fact: "Mill Town"',
        'documents/gazette.txt:4:21: name carried by no fact: "Anna Weber"',
        'documents/gazette.txt:4:49: name carried by no fact: "Milltown"',
    ]
    assert told[4] == (
        "documents/notes.txt: 0 of 2 carried (0 %): dates 0 of 1, amounts 0 of 1 "
        "(no source names it)"
    )
    assert told[5:7] == [
        'documents/notes.txt:1:21: amount in no quote: "3 days"',
        'documents/notes.txt:1:31: date in no quote: "1931"',
    ]
    assert told[7].startswith("Coverage: 3 of 8 carried (37.5 %)")


@pytest.mark.parametrize(
    ("share", "code"), [("50 %", 0), ("50.1%", 1), ("100", 1), ("0", 0), (" 49 % ", 0)]
)
def test_at_least_is_asked_of_each_document(
    corpus: Corpus, capsys: Printed, share: str, code: int
) -> None:
    corpus()
    assert verify("--at-least", share) == code
    assert (" - below " in capsys.readouterr().out) is bool(code)


@pytest.mark.parametrize("share", ["101", "most", "-1", "1.", "9" * 20, "½", ""])
def test_a_share_that_is_none(corpus: Corpus, capsys: Printed, share: str) -> None:
    corpus()
    with pytest.raises(SystemExit) as error:
        verify(f"--at-least={share}")
    assert error.value.code == 2
    assert "at-least" in capsys.readouterr().err


def test_a_value_that_a_person_has_to_read_does_not_fail_a_share(corpus: Corpus) -> None:
    unread = '  - {subject: bridge, attribute: safe, value: true, quote: "It has four arches"}\n'
    corpus(facts=FACTS + unread)
    assert verify() == 1
    assert verify("--at-least", "50") == 0
    wrong = '  - {subject: mill, attribute: arches, value: 9, quote: "It has four arches"}\n'
    corpus(facts=FACTS + wrong)
    assert verify("--at-least", "50") == 1


def test_drafts_carry_nothing_and_are_named(corpus: Corpus, capsys: Printed) -> None:
    corpus(facts=FACTS.replace("value: 1924-05-02", "value: 1924-05-02, status: draft"))
    verify("--coverage")
    out = capsys.readouterr().out
    assert '"2 May 1924"; a draft has it: gazette.bridge.opened_on' in out


def test_two_sources_of_one_document_share_it(corpus: Corpus, capsys: Printed) -> None:
    other = "source: {id: second, document: {file: gazette.txt}}\nfacts:\n  - {subject: mill, "
    other += "attribute: town, value: anna, quote: Anna Weber, read_by: me}\n"
    corpus(facts_two=other)
    assert verify("--at-least", "100") == 0
    assert capsys.readouterr().out.count("gazette.txt: 6 of 6 carried") == 1


def test_the_day_of_publication_and_who_wrote_are_carried_by_the_source(
    corpus: Corpus, capsys: Printed
) -> None:
    said = "  published: 1924-05-03\n  author: Ole Berg\nfacts:"
    corpus(facts=FACTS.replace("facts:", said), gazette="3 May 1924, by Ole Berg\n\n" + TEXT)
    verify("--coverage")
    assert "5 of 8 carried" in capsys.readouterr().out


def test_a_language_that_is_not_read_says_so(corpus: Corpus, capsys: Printed) -> None:
    corpus(facts=FACTS.replace("facts:", "  language: tlh\nfacts:"))
    assert verify("--at-least", "1") == 1
    assert "gazette.txt: coverage unknown: `tlh` is no language" in capsys.readouterr().out
