"""Who takes a side: what each speaks of, what a document itself says, and whose origin it has."""

import pytest
from model.corpora import Judge, rules

from checker.formats import FORMATS
from telling.test_allowed import AGREE, WORDS
from telling.test_first import ONE, TWO, document, entries


def then(judge: Judge, check: str, *documents: str, words: str = WORDS) -> str:
    ((_, second),) = entries(FORMATS["md"](judge(words, rules(check), *documents), ""))
    return second


@pytest.mark.parametrize(
    ("check", "one", "other", "told"),
    [
        ("order: {first: opened_on, then: closed_on}",
         "fair opened_on: 2012-05-01", "fair closed_on: 2010-05-01",
         [f"{ONE} closing **1 May 2010**: ", f"{TWO} opening **1 May 2012**: "]),
        ("order: {first: opened_on(fair), then: opened_on(market)}",
         "fair opened_on: 2012-05-01", "market opened_on: 2010-05-01",
         [f"{ONE} the market **1 May 2010**: ", f"{TWO} the fair **1 May 2012**: "]),
        ("order: {first: opened_on(fair), then: closed_on(market)}",
         "fair opened_on: 2012-05-01", "market closed_on: 2010-05-01",
         [f"{ONE} closing of the market **1 May 2010**: ",
          f"{TWO} opening of the fair **1 May 2012**: "]),
        ("unique: {attribute: opened_on}",
         "fair opened_on: 2012-05-01", "market opened_on: 2012-05-01",
         ["the fair **1 May 2012**: ", "the market **1 May 2012**: "]),
    ],
)  # fmt: skip
def test_a_rule_of_several_things_names_each_and_itself(
    judge: Judge, check: str, one: str, other: str, told: list[str]
) -> None:
    line = then(
        judge,
        f"id: r, title: First things first, check: {{{check}}}",
        document("a", "A", one, publisher="Post"),
        document("b", "B", other, publisher="Herald"),
    )
    assert [words for words in told if words not in line] == []
    assert line.count("Rule: First things first.") == 1


def test_a_rule_of_one_thing_names_itself_alone(judge: Judge) -> None:
    check = "id: r, title: Is it short?, check: {range: {attribute: length, to: 5 km}}"
    line = then(judge, check, document("a", "A", "fair length: 9 km", publisher="Post"))
    assert line.startswith(f"{ONE} **9 km**: Post. Rule: Is it short? ")


def test_documents_that_agree_need_no_rule(judge: Judge) -> None:
    documents = (document("a", "A", "fair visitors: 5"), document("b", "B", "fair visitors: 7"))
    assert "Rule:" not in then(judge, AGREE, *documents)


def test_what_a_document_says_itself_stands_behind_it(judge: Judge) -> None:
    line = then(
        judge,
        AGREE,
        document("a", "A", "fair opened_on: 2019-05", publisher="Post"),
        document("b", "B", "fair opened_on: 2019", publisher="Herald"),
        document("c", "C", "fair opened_on: 2020-05-06", publisher="Mail"),
    )
    assert line.startswith(f"{ONE} Post and Herald (says 2019), 2 origins; {TWO} Mail. ")


def test_what_is_common_to_documents_is_said_by_none(judge: Judge) -> None:
    line = then(
        judge,
        AGREE,
        document("a", "A", "fair length: 3 to 6 km", publisher="Post"),
        document("b", "B", "fair length: 5 to 9 km", publisher="Herald"),
        document("c", "C", "fair length: 90 km", publisher="Mail"),
    )
    assert line.startswith(
        f"{ONE} Post (says 3 to 6 km) and Herald (says 5 to 9 km), 2 origins; {TWO} Mail. "
    )


def test_what_is_computed_among_what_is_said_says_so(judge: Judge) -> None:
    words = WORDS.replace("the market}", "the market, part_of: fair}").replace(
        "the fair}", "the fair, parts: complete}"
    )
    added = "{id: s, title: S, derive: {sum: {attribute: visitors, parts_of: fair}}"
    line = then(
        judge,
        f"{AGREE}}}\n  - {added}",
        document("a", "A", "fair visitors: 5", publisher="Post"),
        document("b", "B", "market visitors: 5", publisher="Herald"),
        document("c", "C", "fair visitors: 7", publisher="Mail"),
        words=words,
    )
    assert line.startswith(f"{ONE} Post and Herald (computed), 2 origins; {TWO} Mail. ")


A, B = "fair visitors: 5", "fair visitors: 7"


@pytest.mark.parametrize(
    ("documents", "told"),
    [
        ([("a", (A, B)), ("b", (A, B)), ("c", (B,))],
         f"{ONE} “A” and “B” (2 origins); {TWO} the same 2 documents and “C” "
         "(3 origins, 2 of them the same)."),
        ([("a", (A, B)), ("c", (B,))],
         f"{ONE} “A”; {TWO} the same document and “C” (2 origins, 1 of them the same)."),
        ([("a", (A, B)), ("b", (A, B))],
         f"{ONE} “A” and “B” (2 origins); {TWO} the same 2 documents."),
        ([("a", (A + " | origin: wire",)), ("b", (A + " | origin: wire",)),
          ("c", (B + " | origin: wire",)), ("d", (B + " | origin: wire",))],
         f"{ONE} “A” and “B” (one origin); {TWO} “C” and “D” (the same origin)."),
        ([("a", (A + " | origin: wire",)), ("b", (A + " | origin: wire",)),
          ("c", (B + " | origin: wire",))],
         f"{ONE} “A” and “B” (one origin); {TWO} “C” (the same origin)."),
        ([("a", (A + " | origin: wire",)), ("b", (A + " | origin: wire",)),
          ("c", (B + " | origin: post",)), ("d", (B + " | origin: post",))],
         f"{ONE} “A” and “B” (one origin); {TWO} “C” and “D” (another origin)."),
        ([("a", (A,)), ("b", (A,)), ("c", (B,)), ("d", (B,))],
         f"{ONE} “A” and “B” (2 origins); {TWO} “C” and “D” (2 other origins)."),
    ],
)  # fmt: skip
def test_sides_say_whether_their_origins_are_the_same(
    judge: Judge, documents: list[tuple[str, tuple[str, ...]]], told: str
) -> None:
    line = then(judge, AGREE, *(document(name, name.upper(), *some) for name, some in documents))
    assert line.startswith(told)


def test_all_that_a_document_says_of_it_stands_behind_it(judge: Judge) -> None:
    line = then(
        judge,
        AGREE,
        document("a", "A", "fair opened_on: 2019-05-06", publisher="Post"),
        document("b", "B", "fair opened_on: 2019", "fair opened_on: 2019-05", publisher="Herald"),
        document("c", "C", "fair opened_on: 2020-05-06", publisher="Mail"),
    )
    assert line.startswith(f"{ONE} Post and Herald (says 2019, May 2019), 2 origins; {TWO} Mail. ")
