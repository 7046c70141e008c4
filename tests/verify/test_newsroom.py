"""A document of our own with true claims, and each claim changed: by another number of its
sentence, another attribute, another subject, another word beside its quote. True ones are carried;
of the changed ones hardly any is."""

from typing import NamedTuple

import pytest
from model.corpora import kind_named

from checker.loading.literals import Literals
from checker.model.fact import Fact, Source
from checker.model.place import Place
from checker.model.vocabulary import Attribute, Entities, Entity
from checker.values.numbers import Measure
from checker.values.value import Value
from checker.verify.carries import Carried, ValueReader
from checker.verify.places import InPlace, Readings

pytestmark = pytest.mark.of_kind("count", "quantity", "date", "duration")  # the claims are of these

HERE = Place("x.yaml", 1, 1)
LABELS = {
    "ferry": ("the Aurora", "event"),
    "quake": ("the Lisk earthquake", "event"),
    "lisk": ("Lisk", "town"),
    "morro": ("Morro", "town"),
    "velden": ("Velden", "town"),
    "bank": ("Nordbank", "company"),
    "mill": ("Ostmill", "company"),
}
ENTITIES = Entities.of(
    {name: Entity(name, label, HERE, kind) for name, (label, kind) in LABELS.items()},
    {key: name for name, (label, _) in LABELS.items() for key in (name, label)},
)


def _attribute(name: str, kind: str, unit: str = "", **more: object) -> Attribute:
    measure = Measure(unit, signed=name == "heat")
    return Attribute(name, name, kind_named(kind), HERE, measure, **more)  # type: ignore[arg-type]


ATTRIBUTES = {
    one.id: one
    for one in (
        _attribute("killed", "count", cues=("killed", "dead", "died", "deaths", "death toll")),
        _attribute("hurt", "count", cues=("injured", "wounded", "hurt")),
        _attribute("missing", "count", cues=("missing", "unaccounted")),
        _attribute("freed", "count", cues=("freed", "released")),
        _attribute("people", "count", cues=("population", "inhabitants")),
        _attribute("jobs", "count", cues=("jobs", "employees", "staff")),
        _attribute("profit", "quantity", "EUR", cues=("profit",)),
        _attribute("sales", "quantity", "EUR", cues=("sales", "revenue")),
        _attribute("share", "quantity", "%", cues=("share", "stake", "owns")),
        _attribute("turnout", "quantity", "%", cues=("turnout",)),
        _attribute("height", "quantity", "m", cues=("high", "height", "tall")),
        _attribute("area", "quantity", "km2", cues=("area", "covers")),
        _attribute("heat", "quantity", "°C", cues=("temperature", "hottest", "coldest")),
        _attribute("founded", "date", cues=("founded",)),
        _attribute("destroyed", "date", cues=("destroyed", "burned")),
        _attribute("opened", "date", cues=("opened", "opens")),
        _attribute("lasted", "duration", cues=("lasted",)),
        _attribute("sentence", "duration", cues=("sentenced", "jail")),
    )
}


class Claim(NamedTuple):
    """A true claim, with other numbers of its sentence, attributes and subjects that it is not."""

    sentence: str
    subject: str
    attribute: str
    value: str
    quote: str
    numbers: str = ""
    attributes: str = ""
    subjects: str = ""


CLAIMS = [
    Claim("At least 41 people were killed and 118 injured when the Aurora capsized.",
          "ferry", "killed", "at least 41", "At least 41 people were killed", "118", "hurt"),
    Claim("At least 41 people were killed and 118 injured when the Aurora capsized.",
          "ferry", "hurt", "118", "118 injured", "at least 41", "killed"),
    Claim("Nineteen passengers are still missing, while 23 crew members were freed.",
          "ferry", "missing", "19", "Nineteen passengers are still missing", "23", "freed"),
    Claim("Nineteen passengers are still missing, while 23 crew members were freed.",
          "ferry", "freed", "23", "23 crew members were freed", "19", "missing"),
    Claim("In Lisk 300 of the 12 000 residents were hurt, and two dozen died.",
          "lisk", "hurt", "300", "300 of the 12 000 residents were hurt", "12000;24", "killed",
          "morro"),
    Claim("In Lisk 300 of the 12 000 residents were hurt, and two dozen died.",
          "lisk", "killed", "24", "two dozen died", "300", "hurt", "velden"),
    Claim("Morro counted seven dead and nearly sixty wounded.",
          "morro", "killed", "7", "seven dead", "almost 60", "hurt", "lisk"),
    Claim("Morro counted seven dead and nearly sixty wounded.",
          "morro", "hurt", "almost 60", "nearly sixty wounded", "7", "killed", "lisk;velden"),
    Claim("More than 1,200 soldiers were wounded and over 300 died, the ministry said.",
          "quake", "hurt", "more than 1200", "More than 1,200 soldiers were wounded",
          "more than 300", "killed"),
    Claim("The earthquake left 2,304 people dead and some 5,000 injured.",
          "quake", "killed", "2304", "left 2,304 people dead", "about 5000", "hurt"),
    Claim("The earthquake left 2,304 people dead and some 5,000 injured.",
          "quake", "hurt", "about 5000", "some 5,000 injured", "2304", "killed"),
    Claim("Velden has a population of 84,000 and covers 61 square kilometres.",
          "velden", "people", "84000", "a population of 84,000", "61", "", "lisk"),
    Claim("Velden has a population of 84,000 and covers 61 square kilometres.",
          "velden", "area", "61 km2", "covers 61 square kilometres", "", "", "lisk;morro"),
    Claim("Lisk was founded in 1244 and destroyed by fire in 1689.",
          "lisk", "founded", "1244", "founded in 1244", "1689", "destroyed", "morro"),
    Claim("Lisk was founded in 1244 and destroyed by fire in 1689.",
          "lisk", "destroyed", "1689", "destroyed by fire in 1689", "1244", "founded", "velden"),
    Claim("Morro, founded around 300 BC, was destroyed in AD 79.",
          "morro", "founded", "-0299~", "founded around 300 BC", "0079", "destroyed"),
    Claim("Morro, founded around 300 BC, was destroyed in AD 79.",
          "morro", "destroyed", "0079", "destroyed in AD 79", "-0299", "founded"),
    Claim("Nordbank said profit fell to €1.2bn on revenue of €7.9bn.",
          "bank", "profit", "1.2 billion EUR", "profit fell to €1.2bn", "7.9 billion EUR", "sales",
          "mill"),
    Claim("Nordbank said profit fell to €1.2bn on revenue of €7.9bn.",
          "bank", "sales", "7.9 billion EUR", "revenue of €7.9bn", "1.2 billion EUR", "profit"),
    Claim("Nordbank cut 1,400 jobs and owns a 12.5 per cent stake in Ostmill.",
          "bank", "jobs", "1400", "cut 1,400 jobs", "12", ""),
    Claim("Nordbank cut 1,400 jobs and owns a 12.5 per cent stake in Ostmill.",
          "bank", "share", "12.5 %", "owns a 12.5 per cent stake", "", ""),
    Claim("Ostmill employs between 300 and 350 staff; its profit was 4.5 million euros.",
          "mill", "jobs", "300 to 350", "between 300 and 350 staff", "4500000", ""),
    Claim("Ostmill employs between 300 and 350 staff; its profit was 4.5 million euros.",
          "mill", "profit", "4.5 million EUR", "its profit was 4.5 million euros", "", "sales"),
    Claim("The 62-metre tower, opened on 3 May 1931, burned on 9 June 1977.",
          "velden", "height", "62 m", "62-metre tower", "", ""),
    Claim("The 62-metre tower, opened on 3 May 1931, burned on 9 June 1977.",
          "velden", "opened", "1931-05-03", "opened on 3 May 1931", "1977-06-09", "destroyed"),
    Claim("The 62-metre tower, opened on 3 May 1931, burned on 9 June 1977.",
          "velden", "destroyed", "1977-06-09", "burned on 9 June 1977", "1931-05-03", "opened"),
    Claim("The strike lasted nearly three weeks.",
          "mill", "lasted", "almost 3 weeks", "lasted nearly three weeks"),
    Claim("The captain was sentenced to eight years and six months in jail.",
          "ferry", "sentence", "8 years and 6 months",
          "sentenced to eight years and six months in jail"),
    Claim("Turnout rose from 61 per cent in 2012 to 64.5 per cent in 2016.",
          "velden", "turnout", "64.5 %", "64.5 per cent in 2016", "", ""),
    Claim("The coldest night brought minus 31 degrees Celsius, the hottest day 38 °C.",
          "velden", "heat", "-31 °C", "minus 31 degrees Celsius", "", ""),
    Claim("Two-thirds of the shares are held by the family, whose stake was one in four before.",
          "mill", "share", "2/3", "Two-thirds of the shares", "1/4", ""),
    Claim("No fewer than 90 residents were freed after 14 hours.",
          "lisk", "freed", "at least 90", "No fewer than 90 residents were freed", "14", ""),
    Claim("The death toll stood at fifty-three; 17 were unaccounted for.",
          "quake", "killed", "53", "death toll stood at fifty-three", "17", "missing"),
    Claim("The death toll stood at fifty-three; 17 were unaccounted for.",
          "quake", "missing", "17", "17 were unaccounted for", "53", "killed"),
    Claim("The plant opened in the mid-1990s and was destroyed in 2004-05.",
          "mill", "opened", "mid 1990s", "opened in the mid-1990s", "", "destroyed"),
    Claim("12 wounded Syrian soldiers were flown out, 4 of whom later died.",
          "quake", "hurt", "12", "12 wounded Syrian soldiers", "4", "killed"),
    Claim("Up to 60 miners were killed, and a hundred and five were hurt.",
          "mill", "killed", "at most 60", "Up to 60 miners were killed", "105", "hurt"),
    Claim("Up to 60 miners were killed, and a hundred and five were hurt.",
          "mill", "hurt", "105", "a hundred and five were hurt", "60", "killed"),
    Claim("The valley covers 1,100 sq miles.",
          "morro", "area", "1100 mi2", "covers 1,100 sq miles"),
    Claim("Sales of Rs 500 crore were nothing beside revenue of 2.5 million euros.",
          "mill", "sales", "2.5 million EUR", "revenue of 2.5 million euros"),
    Claim("It rained for a week; 9 people died in Velden and 31 in Morro.",
          "velden", "killed", "9", "9 people died in Velden", "31", "hurt", "morro"),
    Claim("Three quarters of a million inhabitants fled; 36 were killed.",
          "quake", "killed", "36", "36 were killed", "750000", "hurt;missing"),
    Claim("A total of 46 hostages were released on Friday, including 8 children.",
          "ferry", "freed", "46", "A total of 46 hostages were released", "8", ""),
    Claim("The spire is 142.5 metres high and was opened in October 1880.",
          "lisk", "height", "142.5 m", "142.5 metres high"),
    Claim("The spire is 142.5 metres high and was opened in October 1880.",
          "lisk", "opened", "1880-10", "opened in October 1880"),
    Claim("The seat of the bishop since 1102, Morro lost 80 inhabitants to the plague.",
          "morro", "people", "80", "80 inhabitants"),
    Claim("Lisk opened its first school by 1890.",
          "lisk", "opened", "../1890", "opened its first school by 1890"),
    Claim("Dozens were hurt and four killed in the blast.",
          "mill", "killed", "4", "four killed in the blast", "", "hurt"),
    Claim("Dozens were hurt and four killed in the blast.",
          "mill", "hurt", "at least 24", "Dozens were hurt", "4", "killed"),
    Claim("The dead include 6 men and 3 women.",
          "quake", "killed", "6", "dead include 6 men"),
    Claim("Hundreds of residents of Lisk were freed, 31 are missing.",
          "lisk", "missing", "31", "31 are missing", "", "freed", "velden"),
    Claim("Nordbank has 9 100 employees in 14 countries.",
          "bank", "jobs", "9100", "9 100 employees", "14", "", "mill"),
    Claim("Profit came to 31 million euros, up 7 per cent.",
          "mill", "profit", "31 million EUR", "Profit came to 31 million euros", "7", "sales"),
    Claim("The siege lasted 872 days; it began in 1941.",
          "lisk", "lasted", "872 days", "lasted 872 days"),
    Claim("The fire killed one in five of the trees and 3 people died.",
          "velden", "killed", "3", "3 people died"),
    Claim("The new bridge opens on 1 July 2024, two years late.",
          "velden", "opened", "2024-07-01", "opens on 1 July 2024"),
    Claim("In the night of 4 August 1914 the mill burned down.",
          "mill", "destroyed", "1914-08-04", "night of 4 August 1914 the mill burned"),
    Claim("Morro's population is a little over 5,500.",
          "morro", "people", "more than 5500", "population is a little over 5,500"),
    Claim("It was the coldest May on record, with a mean temperature of 3.5 °C.",
          "morro", "heat", "3.5 °C", "temperature of 3.5 °C"),
    Claim("The family owns 51 % of Ostmill and 7 % of Nordbank.",
          "mill", "share", "51 %", "owns 51 % of Ostmill", "7 %", "", "bank"),
    Claim("Turnout was 71.2 per cent, the lowest since 1949.",
          "lisk", "turnout", "71.2 %", "Turnout was 71.2 per cent"),
    Claim("A 19-year-old was among the 5 people killed.",
          "lisk", "killed", "5", "the 5 people killed", "19", "hurt"),
]  # fmt: skip

AROUND = [
    ("hurt", "118", "118 injured", "118 injured", "more than 118 injured"),
    ("hurt", "118", "118 injured", "118 injured", "perhaps 118 injured"),
    ("killed", "53", "53 people died", "", "None of the 53 people died."),
    ("killed", "53", "53 people died", "", "It is untrue that 53 people died."),
    ("killed", "53", "53 people died", "", "The mayor denied that 53 people died."),
    ("killed", "53", "53 people died", "", "Nearly 53 people died."),
    ("killed", "53", "53 people died", "", "Up to 53 people died."),
    ("killed", "53", "53 people died", "", "52 or 53 people died."),
    ("killed", "53", "53 people died", "", "Two hundred and 53 people died."),
    ("killed", "53", "53", "", "The blast killed 53 million birds."),
    ("killed", "53", "killed 53", "", "The blast killed 53-year-old Ann Moss."),
    ("killed", "53", "killed 53", "", "The blast killed 53 per cent of the trees."),
    ("jobs", "1400", "1,400 jobs", "", "It did not cut 1,400 jobs."),
    ("jobs", "1400", "1,400 jobs", "", "It cut barely 1,400 jobs."),
    ("profit", "31 million EUR", "of 31 million", "", "It had a profit of 31 million dollars."),
    ("profit", "31 EUR", "profit of 31", "", "It had a profit of 31 million euros."),
    ("profit", "31 million EUR", "31 million euros", "", "It lost minus 31 million euros."),
    ("share", "7 %", "rose 7", "", "The share rose 7 basis points."),
    ("share", "7 %", "rose 7", "", "The share rose 7 percentage points."),
    ("share", "7 %", "7 per cent", "", "Its share is between 5 and 7 per cent."),
    ("share", "7 %", "7 per cent", "", "Its share is less than 7 per cent."),
    ("height", "62 m", "is 62", "", "The tower is 62 feet high."),
    ("height", "62 m", "62 m", "", "The tower is not 62 m high."),
    ("height", "62 m", "62 m", "", "The tower is some 62 m high."),
    ("area", "61 km2", "covers 61", "", "The town covers 61 hectares."),
    ("area", "61 km2", "covers 61", "", "The town covers 61 square miles."),
    ("heat", "31 °C", "31 °C", "", "The coldest night brought minus 31 °C."),
    ("heat", "31 °C", "31", "", "The hottest day brought 31 degrees Fahrenheit."),
    ("founded", "0300", "founded in 300", "", "Morro was founded in 300 BCE."),
    ("founded", "1244", "founded in 1244", "", "Lisk was not founded in 1244."),
    ("founded", "1244", "founded in 1244", "", "Lisk was never founded in 1244."),
    ("founded", "1244", "1244", "", "Lisk was founded before 1244."),
    ("founded", "1244", "1244", "", "Lisk was founded after 1244."),
    ("founded", "1244", "1244", "", "Lisk was founded around 1244."),
    ("founded", "1244", "1244", "", "Lisk was founded in 1243 or 1244."),
    ("founded", "1244", "1244", "", "Lisk was founded between 1230 and 1244."),
    ("founded", "1244", "1244", "", "Lisk was founded by 1244."),
    ("opened", "1931-05-03", "3 May", "", "The hall was opened on 3 May 1932."),
    ("lasted", "3 weeks", "three weeks", "", "The strike lasted more than three weeks."),
    ("lasted", "3 weeks", "three weeks", "", "The strike lasted two to three weeks."),
    ("lasted", "3 years", "three years", "", "The strike lasted three years and two months."),
    ("people", "84000", "84,000", "", "Velden no longer has 84,000 inhabitants."),
    ("people", "84000", "84,000 inhabitants", "", "Velden has 84,000 inhabitants or more."),
    ("people", "84", "84", "", "Velden has 84 000 inhabitants."),
    ("missing", "19", "19", "", "Some 19 of the passengers are missing."),
]  # fmt: skip
"""Claims whose value a word beside the quote changes: the attribute, the value, the quote; what is
replaced in the document, or nothing where the sentence stands alone; the sentence."""


def judged(
    subject: str, attribute: str, value: object, quote: str, text: str, language: str = ""
) -> tuple[Carried, str]:
    source = Source("a", "A", HERE, published=Value("2020-03-04", None), language=language)
    read = Literals(ENTITIES).value(value, ATTRIBUTES[attribute])
    fact = Fact("a.b.c", "a", subject, attribute, read, HERE, frozenset(), (quote,))
    reader = ValueReader(ATTRIBUTES, ENTITIES, {"a": source})
    known = reader.values.setting("a")
    assert not isinstance(known, str)
    at = text.index(quote)
    place = InPlace(source, Readings(text, known), ((at, at + len(quote)),))
    return reader.judge(fact, place)[:2]


DOCUMENT = "\n\n".join(dict.fromkeys(claim.sentence for claim in CLAIMS))


def accepted(changed: list[tuple[str, str, str, str, str]]) -> list[str]:
    return [
        f"{attribute} of {subject} is {value}: {quote}"
        for subject, attribute, value, quote, text in changed
        if judged(subject, attribute, value, quote, text)[0] is Carried.YES
    ]


def test_true_claims_are_carried() -> None:
    wrong, doubted = [], []
    for claim in CLAIMS:
        found, why = judged(claim.subject, claim.attribute, claim.value, claim.quote, DOCUMENT)
        if found is Carried.NO:
            wrong.append((claim.attribute, claim.value, claim.quote, why))
        elif found is not Carried.YES:
            doubted.append((claim.attribute, claim.value, claim.quote, why))
    assert not wrong
    assert len(doubted) <= len(CLAIMS) // 20, doubted


def test_another_number_of_the_sentence_is_hardly_ever_accepted() -> None:
    changed = [
        (claim.subject, claim.attribute, value, claim.sentence.rstrip("."), DOCUMENT)
        for claim in CLAIMS
        for value in filter(None, claim.numbers.split(";"))
    ]
    assert len(changed) > 30
    assert len(told := accepted(changed)) <= len(changed) * 2 // 23, told


def test_another_attribute_or_subject_is_hardly_ever_accepted() -> None:
    changed = [
        (claim.subject, attribute, claim.value, claim.quote, DOCUMENT)
        for claim in CLAIMS
        for attribute in filter(None, claim.attributes.split(";"))
    ] + [
        (subject, claim.attribute, claim.value, claim.quote, DOCUMENT)
        for claim in CLAIMS
        for subject in filter(None, claim.subjects.split(";"))
    ]
    assert len(changed) > 45
    assert len(told := accepted(changed)) <= len(changed) * 8 // 84, told


@pytest.mark.parametrize(("attribute", "value", "quote", "place", "sentence"), AROUND)
def test_a_word_beside_the_quote_changes_the_value(
    attribute: str, value: str, quote: str, place: str, sentence: str
) -> None:
    text = DOCUMENT.replace(place, sentence) if place else f"It was cold.\n\n{sentence}\n"
    found, why = judged("mill", attribute, value, quote, text)
    assert found is not Carried.YES
    assert why
