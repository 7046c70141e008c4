"""Values in their place: what stands around a quote bears on what it says."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from model.corpora import kind_named

from checker.loading.literals import Literals
from checker.model.fact import Fact, Source
from checker.model.place import Place
from checker.model.vocabulary import Attribute, Entities, Entity
from checker.prose.amounts import Amounts
from checker.prose.dates import Dates
from checker.prose.dates import reader as prose_dates
from checker.prose.readings import Amount, Moment
from checker.values.numbers import Measure
from checker.values.value import Value
from checker.verify.carries import Carried, ValueReader
from checker.verify.places import InPlace, Readings

HERE = Place("x.yaml", 1, 1)
TOWNS = {
    name: Entity(name, label, HERE, "town")
    for name, label in (("halvik", "Halvik"), ("norvik", "Norvik"))
} | {"crash": Entity("crash", "the crash", HERE, "event")}
NAMES = {key: name for name, e in TOWNS.items() for key in (name, e.label)}
ENTITIES = Entities.of(TOWNS, NAMES)


def attribute(name: str, kind: str, unit: str = "", **more: Any) -> Attribute:
    return Attribute(name, name, kind_named(kind), HERE, Measure(unit), **more)


PLAIN = {
    one.id: one
    for one in (
        attribute("count", "count"),
        attribute("cost", "quantity", "GBP"),
        attribute("load", "quantity", "t"),
        attribute("share", "quantity", "%"),
        attribute("heat", "quantity", "°C"),
        attribute("length", "quantity", "km"),
        attribute("day", "date"),
        attribute("time", "duration"),
    )
}
CUED = {
    "killed": attribute("killed", "count", cues=("killed", "dead", "died", "death toll")),
    "hurt": attribute("hurt", "count", cues=("injured", "wounded", "hurt")),
}
ATTRIBUTES = PLAIN | CUED
YEARLESS = "The mill burned on 3 May 1986.\n\nIt opened again on 19 July."
SOURCE = Source("a", "A", HERE, published=None)


def judged(
    name: str,
    value: object,
    quote: str,
    text: str = "",
    subject: str = "crash",
    published: str = "",
    language: str = "",
    read_by: str = "",
) -> tuple[Carried, str]:
    literals = Literals(ENTITIES)
    source = SOURCE._replace(language=language)
    if published:
        source = source._replace(published=Value(published, literals.value(
            published, PLAIN["day"]).possible))  # fmt: skip
    read = literals.value(value, ATTRIBUTES[name])
    fact = Fact("a.b.c", "a", subject, name, read, HERE, frozenset(), (quote,), read_by=read_by)
    reader = ValueReader(ATTRIBUTES, ENTITIES, {"a": source})
    place = None
    if text:
        known = reader.values.setting("a")
        if not isinstance(known, str):
            at = text.index(quote)
            place = InPlace(source, Readings(text, known), ((at, at + len(quote)),))
    return reader.judge(fact, place)[:2]


@pytest.mark.parametrize(
    ("name", "value", "quote", "text"),
    [
        ("count", 60, "died: 60", "At least 60 died: 60 in the hall"),
        ("count", 33, "33 died", "More than 33 were hurt, and 33 died, it was said."),
        ("count", 74, "74 drowned", "At least 74 drowned in the strait."),
        ("count", 74, "74 who drowned", "It was not 74 who drowned."),
        ("count", 8, "8 people", "seven or 8 people came"),
        ("count", 4, "4 degrees", "It was minus 4 degrees outside."),
        ("count", 31, "killed 31", "The blast killed 31-year-old Ann Lee."),
        ("count", 45, "some 45", "It ran some 45 km."),
        ("day", "0410", "founded in 410", "The town was founded in 410 BC."),
        ("day", "1961", "opened in 1961", "It was never opened in 1961."),
        ("day", "1961", "1961", "It was lost before 1961."),
        ("cost", "30 GBP", "cost 30", "The roof cost 30 million pounds."),
        ("cost", "30 million GBP", "cost 30 million", "The roof cost 30 million dollars."),
        ("load", "40 t", "load is 40", "Its load is 40 sacks."),
        ("share", "25 %", "rose 25", "It rose 25 basis points."),
        ("heat", "90 °C", "reached 90", "It reached 90 degrees Fahrenheit."),
        ("length", "12 km", "12", "It is 12 miles long."),
    ],
)  # fmt: skip
def test_words_around_the_quote_change_its_value(
    name: str, value: object, quote: str, text: str
) -> None:
    found, why = judged(name, value, quote, text)
    assert found in (Carried.NO, Carried.UNREADABLE, Carried.DOUBTFUL)
    assert why


@pytest.mark.parametrize(
    ("name", "value", "quote", "text"),
    [
        ("count", "at least 74", "74 drowned", "At least 74 drowned in the strait."),
        ("cost", "30 million GBP", "cost 30", "The roof cost 30 million pounds."),
        ("day", "1990-05-03", "3 May", "It was opened on 3 May 1990."),
    ],
)
def test_a_quote_that_leaves_out_what_bears_on_its_value_is_doubtful(
    name: str, value: object, quote: str, text: str
) -> None:
    found, why = judged(name, value, quote, text)
    assert found is Carried.DOUBTFUL
    assert "bears on the value: quote it" in why
    assert judged(name, value, quote, text, read_by="Ann") == (Carried.ACCEPTED, "Ann")


RIGHT = [
    ("count", 309, "three hundred and nine people were hurt"),
    ("share", "40 %", "from 40 % in 2001 to 45 % in 2002"),
    ("share", "45 %", "from 40 % in 2001 to 45 % in 2002"),
    ("day", "1987-05-03T22:40Z", "at 22:40 GMT on 3 May 1987"),
    ("day", "1987-05-03", "at 22:40 GMT on 3 May 1987"),
    ("count", "more than 90", 'claims that "more than 90" people died'),
    ("share", "2/3", "two thirds of members"),
    ("time", "18 months", "a year and a half"),
    ("count", 3500000, "3 million and a half"),
    ("day", "1981-05-04", "May 4 '81"),
    ("day", "-0409", "founded in 410 BC"),
    ("cost", "0.45 GBP", "45 pence"),
    ("cost", "1.2 billion GBP", "£1.2bn"),
    ("length", "3 km", "3 kilometres"),
    ("count", 12500, "12\u00a0500 people"),
    ("count", "300", "300 of the 12 000 members"),
    ("day", "2001/2003", "between 2001 and 2003"),
    ("day", "2001/..", "since 2001"),
    ("day", "../2000", "before 2001"),
]


@pytest.mark.parametrize(("name", "value", "quote"), RIGHT)
def test_right_values_in_ordinary_wordings(name: str, value: object, quote: str) -> None:
    assert judged(name, value, quote) == (Carried.YES, "")
    assert judged(name, value, quote, f"It is said: {quote}.") == (Carried.YES, "")


@pytest.mark.parametrize("quote", ["共有58名", "2½ million", "12,34,567", "٥٨"])
def test_a_person_may_have_read_what_no_tool_does(quote: str) -> None:
    assert judged("count", 58, quote, read_by="Ann") == (Carried.ACCEPTED, "Ann")


def test_days_are_read_from_the_day_of_writing() -> None:
    text = "The rule takes effect Nov. 20, it said. The mayor resigned on Monday."
    day = "1989-11-02"
    assert judged("day", "1989-11-20", "Nov. 20", text, published=day)[0] is Carried.YES
    assert judged("day", "1989-10-30", "on Monday", text, published=day)[0] is Carried.YES
    assert judged("day", "1988-11-20", "Nov. 20", text, published=day)[0] is not Carried.YES


def test_a_language_says_how_its_digits_are_read() -> None:
    assert judged("count", 12000, "12.000 Menschen", language="de")[0] is Carried.YES
    assert judged("count", 12, "12.000 Menschen")[0] is Carried.UNREADABLE
    assert judged("count", 12, "12.000 ember", language="hu") == (
        Carried.UNREADABLE, "`hu` is no language whose numbers and dates are read",
    )  # fmt: skip


# --- which number of a sentence

SENTENCES = [
    ("At least 12 people were killed and 40 injured.", "at least 12", "40"),
    ("The crash killed 12 people and injured 40.", "12", "40"),
    ("12 people died, and 40 were wounded.", "12", "40"),
    ("The death toll rose to 12, while 40 were hurt.", "12", "40"),
    ("Police said 40 people were injured and 12 killed.", "12", "40"),
    ("There were 12 dead and more than 40 injured.", "12", "more than 40"),
    ("The death toll was 12; 40 people were hurt.", "12", "40"),
    ("Some 40 people, including 5 children, were injured and 12 people died.", "12", "some 40"),
    ("The dead included 12 children; 40 people were injured.", "12", "40"),
    ("The quake left 12 people dead in Halvik, and 40 were hurt.", "12", "40"),
    ("In all, 12 people were killed, the agency said, and 40 hurt.", "12", "40"),
]


@pytest.mark.parametrize(("text", "killed", "hurt"), SENTENCES)
def test_the_number_that_goes_with_the_cue(text: str, killed: str, hurt: str) -> None:
    quote = text.rstrip(".")
    for place in ("", text):
        assert judged("killed", killed, quote, place)[0] is Carried.YES, place
        assert judged("hurt", hurt, quote, place)[0] is Carried.YES, place
        assert judged("killed", hurt, quote, place)[0] is Carried.DOUBTFUL, place
        assert judged("hurt", killed, quote, place)[0] is Carried.DOUBTFUL, place


def test_a_name_near_the_quote_is_another_subjects() -> None:
    text = "In Halvik 12 people were killed. In Norvik it was calm."
    assert judged("killed", 12, "12 people were killed", text, "halvik")[0] is Carried.YES
    found, why = judged("killed", 12, "12 people were killed", text, "norvik")
    assert found is Carried.DOUBTFUL
    assert why == "the sentence names Halvik, and not Norvik"
    both = "Halvik counted 12 dead, and Norvik counted 9 dead."
    assert judged("killed", 12, "counted 12 dead", both, "halvik")[0] is Carried.YES
    assert judged("killed", 9, "counted 9 dead", both, "halvik")[0] is Carried.DOUBTFUL


# --- the gate: faults in the reader, put in on purpose


def drops(monkeypatch: pytest.MonkeyPatch, **changed: Any) -> None:
    """A reader of amounts that leaves something out."""
    whole = Amounts.read

    def read(self: Amounts, index: int) -> Amount | None:
        found = whole(self, index)
        return None if found is None else replace(found, **{
            key: value(found, self) if callable(value) else value for key, value in changed.items()
        })  # fmt: skip

    monkeypatch.setattr(Amounts, "read", read)


def test_a_dropped_scale_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    assert judged("count", 40, "40 million people")[0] is Carried.NO

    def without(found: Amount, _: Amounts) -> Any:
        number = found.parts[0].number
        return (replace(found.parts[0], number=replace(
            number, value=number.value / Fraction(10**6), step=Fraction(1))),)  # fmt: skip

    drops(monkeypatch, parts=without)
    assert judged("count", 40, "40 million people")[0] is Carried.DOUBTFUL


def test_a_scale_that_is_not_reached_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.prose.amounts import measures

    whole = measures.numeral

    def read(scan: Any, index: int, *, join: bool = True) -> Any:
        found = whole(scan, index, join=join)
        if found is None or not found.scaled:
            return found
        return replace(found, value=Fraction(40), step=Fraction(1), end=found.first + 1)

    monkeypatch.setattr(measures, "numeral", read)
    assert judged("count", 40, "40 million people")[0] is Carried.DOUBTFUL


def test_a_dropped_sign_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    drops(monkeypatch, negative=False)
    assert judged("heat", "4 °C", "it was minus 4 °C")[0] is Carried.DOUBTFUL
    assert judged("heat", "4 °C", "it was -4 °C")[0] is Carried.DOUBTFUL


def test_a_dropped_hedge_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    drops(monkeypatch, bound=None, about=False)
    for quote in ("at least 60 people", "more than 60 people", "about 60 people", "up to 60"):
        assert judged("count", 60, quote)[0] is Carried.DOUBTFUL, quote


def test_a_dropped_unit_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    drops(
        monkeypatch,
        parts=lambda found, _: (replace(found.parts[0], unit=None),),
        noun=(), beside="",
    )  # fmt: skip
    assert judged("length", "12 km", "it is 12 miles long")[0] is Carried.DOUBTFUL


def test_a_dropped_era_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Dates, "_era", lambda *_: None)
    assert judged("day", "1200", "in 1200 BC")[0] is Carried.DOUBTFUL


def test_a_dropped_denial_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prose_dates, "denial", lambda *_, **__: "")
    assert judged("day", "1950", "it was opened not in 1950")[0] is Carried.DOUBTFUL


def test_a_dropped_bound_of_a_date_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Dates.read

    def read(self: Dates, index: int) -> Moment | None:
        found = whole(self, index)
        if found is None:
            return None
        first = found.at
        return replace(
            found, edtf=("1950",), plain=("1950",), hedge="", first=first,
            begin=self.scan.tokens.starts[first],
        )  # fmt: skip

    monkeypatch.setattr(Dates, "read", read)
    assert judged("day", "1950", "it was lost before 1950")[0] is Carried.DOUBTFUL


@pytest.mark.parametrize(
    ("inferred", "value", "expected"),
    [
        ("", "1986-07-19", Carried.DOUBTFUL),
        ("the year, from the line before", "1986-07-19", Carried.INFERRED),
        ("", "1986-05-03", Carried.YES),
    ],
)
def test_a_year_that_nothing_decides_is_assumed(
    inferred: str, value: str, expected: Carried
) -> None:
    """Of a text of which nobody knows when it was written."""
    known = Literals(ENTITIES).value(value, ATTRIBUTES["day"])
    quote = "opened again on 19 July" if value[5:] == "07-19" else "burned on 3 May 1986"
    fact = Fact("a.b.c", "a", "halvik", "day", known, HERE, frozenset(), (quote,))
    reader = ValueReader(ATTRIBUTES, ENTITIES, {"a": SOURCE})
    setting = reader.values.setting("a")
    assert not isinstance(setting, str)
    at = YEARLESS.index(quote)
    place = InPlace(SOURCE, Readings(YEARLESS, setting), ((at, at + len(quote)),))
    found = reader.judge(fact._replace(inferred=inferred), place)
    assert found.carried is expected
    if expected is Carried.DOUBTFUL:
        assert "the year, from the date before it" in found.why
