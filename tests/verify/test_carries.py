"""Does a quote carry its value? A table of values and quotes, kind by kind."""

from pathlib import Path

import pytest
from growth import Work, grows_linearly
from model.corpora import kind_named

from checker.loading.literals import Literals
from checker.loading.nodes import SequenceNode
from checker.model.fact import Fact
from checker.model.place import Place
from checker.model.vocabulary import Attribute, Entities, Entity
from checker.values.numbers import Measure
from checker.verify.carries import LONGEST, Carried, ValueReader

HERE = Place("x.yaml", 1, 1)


def entity(name: str, label: str, kind: str, *aliases: str, part_of: str | None = None) -> Entity:
    return Entity(name, label, HERE, kind, aliases, part_of)


BY_ID = {
    each.id: each
    for each in (
        entity("france", "France", "country"),
        entity("russia", "Russia", "country", "Russian Federation"),
        entity("united_states", "the United States", "country", "US"),
        entity("niger", "Niger", "country"),
        entity("valley", "the valley", "region"),
        entity("upper_valley", "the upper valley", "region", part_of="valley"),
        entity("council", "the Security Council", "body"),
        entity("resolutions", "Security Council resolutions", "document"),
        entity("club", "Athletic Club", "team", "AC"),
        entity("rovers", "Rovers", "team"),
        entity("match", "the final", "event"),
    )
}
NAMES = {name: e.id for e in BY_ID.values() for name in (e.id, e.label, *e.aliases)}
ENTITIES = Entities.of(BY_ID, NAMES)


def attribute(kind: str, unit: str = "", members: str = "text", *values: str) -> Attribute:
    return Attribute("it", "it", kind_named(kind), HERE, Measure(unit), members, values)


def judged(
    kind: Attribute,
    value: object,
    *quote: str,
    inferred: str = "",
    read_by: str = "",
    **options: bool,
) -> tuple[Carried, str]:
    if isinstance(value, list):
        raw = SequenceNode(value)
        raw.at = []
        value = raw
    read = Literals(ENTITIES).value(value, kind, **options)
    fact = Fact(
        "a.match.it", "a", "match", "it", read, HERE, frozenset(), quote, inferred=inferred,
        read_by=read_by,
    )  # fmt: skip
    return ValueReader({"it": kind}, ENTITIES).judge(fact)[:2]


def carried(kind: Attribute, value: object, *quote: str, **options: bool) -> Carried:
    return judged(kind, value, *quote, **options)[0]


AREA, MONEY, SHARE, COUNT, DAYS = (
    attribute("quantity", "km2"),
    attribute("quantity", "EUR"),
    attribute("quantity", "%"),
    attribute("count"),
    attribute("count", "days"),
)
DATE, ENTITY, TEXT, TRUTH = map(attribute, ("date", "entity", "text", "truth"))
MEMBERS, WORDS = attribute("set", "", "entity"), attribute("set")
LENGTH, COLOUR = attribute("duration"), attribute("text", "", "text", "red", "green")

YES = [
    (AREA, "4400 km2", "territory 4400 km2"),
    (AREA, "4400 km2", "4,400 square kilometres of land"),
    (AREA, "4400 km2", "an area (km2) of 4400"),
    (AREA, "4400 km2", "4400 km²"),
    (AREA, "4400 km2", "the land was 4400 km2"),  # no currency, though of three letters
    (MONEY, "2.50 EUR", "for 2.50 euros"),
    (MONEY, "2.50 EUR", "for EUR 2.50"),
    (AREA, "about 4400 km2", "some 4,400 km2"),
    (AREA, "more than 4400 km2", "exceeds 3 and is more than 4400 km2"),
    (AREA, "3..5 km2", "between 3 and 5 km2"),
    (AREA, "1.5 km2", "one and a half square kilometres"),
    (SHARE, "20 %", "20% of the country"),
    (SHARE, "20 %", "20 percent"),
    (SHARE, "20 %", "20 per cent"),
    (SHARE, "about 20 %", "about 20 per cent"),
    (COUNT, "4", "four resolutions"),
    (COUNT, "12", "a dozen people"),
    (COUNT, "about 1000000", "around one million were displaced"),
    (COUNT, "500000", "half a million people"),
    (COUNT, "more than 20000", "More than 20,000 people"),
    (COUNT, "several", "several regions"),
    (COUNT, "tens", "tens of deaths"),
    (COUNT, "at least 2", "two or more"),
    (COUNT, "0", "no deaths"),
    (COUNT, "4", "(822, 853, 874 and 884)"),
    (COUNT, "2", "France and Russia"),
    (DAYS, "4 days", "Four days later"),
    (DAYS, "21 days", "three weeks after"),
    (DAYS, "2 days", "the two-day talks"),
    (LENGTH, "1 year", "it lasted a year"),
    (LENGTH, "2 months", "it took two months"),
    (LENGTH, "about three weeks", "about three weeks"),
    (DATE, "1993-04-02", "april 2, 1993"),
    (DATE, "1993-04-02", "on the 2nd of April 1993"),
    (DATE, "1993-04-02", "Friday, 2 April, 1993"),
    (DATE, "1993-04-02", "02.04.1993"),
    (DATE, "1993-04-02", "1993-04-02T12:00"[:10]),
    (DATE, "1993-04", "in April 1993"),
    (DATE, "1993", "april 2, 1993"),
    (DATE, "1988/1992", "1988–1992"),
    (DATE, "1988/1992", "from 1988 to 1992"),
    (DATE, "1992-05/1993-06", "between May 1992 and June 1993"),
    (DATE, "2016-05-05/2016-05-09", "5-9 May 2016"),
    (DATE, "2016-05-05/2016-05-09", "from May 5 to May 9, 2016"),
    (DATE, "early 1990s", "in the early 1990s"),
    (DATE, "199X", "the 1990s"),
    (DATE, "18XX", "in the 19th century"),
    (DATE, "1994~", "around 1994"),
    (DATE, "1994/..", "since 1994"),
    (DATE, "-0500", "in 501 BC"),
    (DATE, "2001-21", "in spring 2001"),
    (ENTITY, "france", "signed by France"),
    (ENTITY, "russia", "the Russian Federation"),
    (ENTITY, "united_states", "the US envoy"),
    (ENTITY, "valley", "The valley was flooded"),
    (ENTITY, "council", "four Security Council resolutions"),
    (MEMBERS, ["russia", "france", "united_states"], "Russia, France and the US"),
    (MEMBERS, ["russia", "france"], "France-Russia talks in Niger"),
    (WORDS, ["822", "853"], "resolutions (822 and 853)"),
    (WORDS, ["mortars", "guns"], "mortars, rifles and guns"),
    (TEXT, "a comprehensive settlement", "in a Comprehensive settlement"),
    (COLOUR, "red", "it is red"),
]  # fmt: skip

NO = [
    (AREA, "4401 km2", "territory 4400 km2"),
    (AREA, "4400 km2", "more than 4400 km2"),
    (AREA, "about 4400 km2", "4400 km2"),
    (AREA, "4400 km2", "44000 km2"),
    (AREA, "4400 km2", "a large area"),
    (SHARE, "20 %", "more than 20 percent"),
    (SHARE, "20 %", "nearly 20 %"),
    (COUNT, "5", "four resolutions"),
    (COUNT, "20000", "More than 20,000 people"),
    (COUNT, "4", "4 million"),
    (COUNT, "3", "France and Russia"),
    (DAYS, "4 days", "four weeks later"),
    (LENGTH, "2 months", "it took two years"),
    (DATE, "1993-04-03", "april 2, 1993"),
    (DATE, "1991", "in 1992"),
    (DATE, "1994", "around 1994"),
    (DATE, "1994~", "in 1994"),
    (DATE, "1988/1993", "1988-1992"),
    (DATE, "1994", "3054 km2 of land"),
    (DATE, "1994", "of 19945"),
    (ENTITY, "france", "signed by Russia"),
    (ENTITY, "united_states", "France told us"),
    (MEMBERS, ["russia", "niger"], "Russia and France"),
    (MEMBERS, ["russia", "france"], "Russia, France and the US"),
    (WORDS, ["822", "854"], "resolutions (822 and 853)"),
    (WORDS, ["822", "853"], "resolutions (822, 853 and 874)"),
    (TEXT, "21 guns", "20 guns"),
    (COLOUR, "red", "it is green"),
]

UNREADABLE = [
    (AREA, "4400 km2", "4400 people"),
    (AREA, "4400 km2", "4.400 km2"),
    (AREA, "10 km2", "10² km2"),
    (TRUTH, "true", "it was signed"),
    (TRUTH, "false", "it was not signed"),
    (DATE, "1993-04-02", "last Friday"),
    (DATE, "1993-04-02", "on 2 April"),
    (DATE, "April 2, 1993", "on 2 April"),
    (DATE, "-0043-03-15", "on the Ides of March, 44 BC, and not in 1994"),
    (DATE, "0900", "in the year 900"),
    (DATE, "1990", "נבנה ב-1990"),
    (COUNT, "2", "both towns"),
    (ENTITY, "russia", "the Russian side, and France"),
    (ENTITY, "niger", "in Nigeria, France and Russia"),
    (ENTITY, "valley", "in the upper valley"),
    (ENTITY, "russia", "the two countries"),
    (MEMBERS, ["russia", "france"], "the two countries"),
    (TEXT, "a settlement that holds", "a lasting settlement"),
    (WORDS, ["more efforts"], "redouble the efforts"),
]


@pytest.mark.parametrize(("kind", "value", "quote"), YES)
def test_carried(kind: Attribute, value: object, quote: str) -> None:
    assert judged(kind, value, quote) == (Carried.YES, "")


@pytest.mark.parametrize(("kind", "value", "quote"), NO)
def test_not_carried_and_why(kind: Attribute, value: object, quote: str) -> None:
    found, why = judged(kind, value, quote)
    assert found is Carried.NO
    assert why


@pytest.mark.parametrize(("kind", "value", "quote"), UNREADABLE)
def test_not_readable_unless_a_person_has_read_it(
    kind: Attribute, value: object, quote: str
) -> None:
    found, why = judged(kind, value, quote)
    assert found is Carried.UNREADABLE
    assert why
    assert judged(kind, value, quote, read_by="Ann") == (Carried.ACCEPTED, "Ann")


@pytest.mark.parametrize(
    ("value", "quote"),
    [
        ("May 13, 1994", "on 13 May 1994"),
        ("13.5.1994", "on the 13th of May, 1994"),
        ("17th century", "built in the 17th century"),
        ("16XX", "built in the 17th century"),
        ("second quarter of 1994", "in the second quarter of 1994"),
    ],
)
def test_a_date_that_is_claimed_in_words(value: str, quote: str) -> None:
    assert judged(DATE, value, quote) == (Carried.YES, "")


@pytest.mark.parametrize("letter", ["\u0130", "\u0131", "\u017f", "\u212a"])
@pytest.mark.parametrize(
    "quote",
    ["on 3 Apr@l 1994", "in @pring 1994", "@late 1994", "f@rst quarter of 1994", "3 @ep 1994"],
)
def test_letters_that_fold_to_ascii_ones_are_those_in_dates(quote: str, letter: str) -> None:
    """`Apr\u0131l` is how Turkish capitals come out in small letters: April, or not readable."""
    told = judged(DATE, "1994-04-03", quote.replace("@", letter))
    assert told[0] is not Carried.YES or ("Apr@l" in quote and letter in "\u0130\u0131")


def test_what_a_person_has_read_is_accepted_whatever_the_reader_says() -> None:
    assert judged(COUNT, "5", "four", read_by="Ann") == (Carried.ACCEPTED, "Ann")


def test_what_is_inferred_is_excepted_and_named() -> None:
    assert judged(COUNT, "2", "a few", inferred="that few are two") == (
        Carried.INFERRED,
        "that few are two",
    )
    assert judged(COUNT, "4", "four", inferred="nothing")[0] is Carried.YES


def test_of_an_inferred_year_the_day_must_be_there() -> None:
    year = "the year, from the dateline"
    assert judged(DATE, "2016-05-06", "said on May 6th", inferred=year)[0] is Carried.INFERRED
    found, why = judged(DATE, "2016-05-07", "said on May 6th", inferred=year)
    assert found is Carried.NO
    assert why == 'the quote says "May 6th"'
    other = "the day before"
    assert judged(DATE, "2016-05-05", "before May 6th", inferred=other)[0] is Carried.INFERRED


def test_a_year_and_a_day_may_stand_in_two_fragments() -> None:
    assert carried(DATE, "1994-05-13", "the war of 1994", "ended on 13 May") is Carried.YES
    assert carried(DATE, "1988/1992", "began in 1988", "the war, in 1992") is Carried.YES


def test_nothing_is_read_across_fragments() -> None:
    assert carried(COUNT, "4000000", "there were 4", "million people") is Carried.NO


def test_an_open_list_may_leave_members_out() -> None:
    assert carried(MEMBERS, ["russia"], "Russia and France", complete=False) is Carried.YES
    assert carried(WORDS, ["822"], "822 and 853", complete=False) is Carried.YES


def test_without_a_quote_nothing_can_be_said() -> None:
    assert carried(COUNT, "4") is Carried.UNREADABLE


@pytest.mark.parametrize(
    "piece", ["1", "1 ", "a dozen ", "may ", "1-", ", and ", "more than ", "France and ", "1,000"]
)
def test_a_hostile_quote_takes_no_time(piece: str) -> None:
    def make(letters: int) -> Work:
        quote = piece * (letters // len(piece))

        def judge() -> None:
            for kind, value in (
                (AREA, "4 km2"),
                (COUNT, "4"),
                (DATE, "1993"),
                (ENTITY, "niger"),
                (MEMBERS, ["niger"]),
                (WORDS, ["822"]),
                (TEXT, "x y"),
                (LENGTH, "2 days"),
            ):
                judged(kind, value, quote)

        return judge

    grows_linearly(make, LONGEST // 16, LONGEST)


def test_a_quote_of_a_page_is_not_read() -> None:
    found, why = judged(COUNT, "4", "nothing " * 1000 + "four")
    assert found is Carried.UNREADABLE
    assert why == f"a quote of more than {LONGEST} characters is not read"


def test_the_corpus_of_this_project() -> None:

    from checker.loading.corpus import load

    root = Path(__file__).parent.parent.parent
    corpus, _ = load([root / "facts", root / "rules"], str(root))
    assert corpus is not None
    reader = ValueReader(corpus.attributes, corpus.entities)
    wrong = [fact.id for fact in corpus.facts if reader.judge(fact).carried is Carried.NO]
    assert wrong == []


def named(*labels: str) -> ValueReader:
    """A reader that knows entities of one type, each by its label: e0, e1, ..."""
    by_id = {f"e{n}": entity(f"e{n}", label, "region") for n, label in enumerate(labels)}
    names = {name: each.id for each in by_id.values() for name in (each.id, each.label)}
    return ValueReader({"it": attribute("entity")}, Entities.of(by_id, names))


@pytest.mark.parametrize(
    ("labels", "quote", "carried_by"),
    [
        (("Old Port", "Old port"), "into the Old Port", {"e0"}),
        (("Old Port", "Old port"), "into the Old port", {"e1"}),
        (("Old Port", "Old port"), "INTO THE OLD PORT", {"e0", "e1"}),
        (("Lake Side", "Lake side", "Lake Side North"), "at Lake side", {"e1"}),
        (("Lake Side", "Lake side", "Lake Side North"), "at Lake Side North", {"e2"}),
        (("Newton", "Newton"), "in Newton", {"e0", "e1"}),
    ],
)
def test_names_that_differ_in_capital_letters_alone(
    labels: tuple[str, ...], quote: str, carried_by: set[str]
) -> None:
    reader = named(*labels)
    kind = attribute("entity")
    literals = Literals(reader.entities)
    found = set()
    for name in reader.entities.by_id:
        value = literals.value(name, kind)
        fact = Fact("x", "s", "thing", "it", value, HERE, frozenset(), (quote,))
        if reader.judge(fact).carried is Carried.YES:
            found.add(name)
    assert found == carried_by


@pytest.mark.parametrize(
    ("kind", "value", "quote"),
    [
        (attribute("date"), "1990-04", "in Apr\u0131l 1990"),
        (attribute("date"), "1991-22", "w\u0130nter or \u017fummer 1991"),
        (attribute("date"), "1992-35", "the th\u0131rd quarter of 1992"),
        (attribute("date"), "1993-05-02", "M\u0130D of 2 May 1993"),
        (attribute("count"), "6", "\u017f\u0131x people"),
        (COUNT, "2000000", "two m\u0131ll\u0130on"),
    ],
)
def test_letters_that_are_like_those_of_ascii_only_where_case_does_not_count(
    kind: Attribute, value: str, quote: str
) -> None:
    assert carried(kind, value, quote) is not Carried.NO


@pytest.mark.parametrize("quote", ["50 ", " 50 ", "50  ", "about 50 ", "50 \n", "50\u00a0"])
def test_a_blank_at_the_end_of_a_quote(quote: str) -> None:
    assert carried(COUNT, "50", quote) is (Carried.NO if "about" in quote else Carried.YES)
