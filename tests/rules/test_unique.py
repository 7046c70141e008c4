"""``unique``: does no other subject have this value?"""

import pytest
from growth import grows_linearly
from model.corpora import Judge, found, ids, one_each, rules, sides, source, told

from checker.engine import check
from checker.loading.corpus import load_contents
from checker.model.fact import Facts

WORDS = """
attributes:
  number: {kind: count, qualifiers: [as_of]}
  height: {kind: quantity, unit: m}
  lit_on: {kind: date}
  keeper: {kind: entity}
  sign: {kind: text, exact: true}
  lights: {kind: set, members: text}
  watch: {kind: duration}
entities:
  north: {label: the north tower}
  south: {label: the south tower}
  west: {label: the west tower}
  crew: {label: the crew}
  ann: {label: Ann, part_of: crew}
  bob: {label: Bob, part_of: crew}
  towers: {label: the towers}
  old_tower: {label: the old tower, part_of: towers}
  new_tower: {label: the new tower, part_of: towers}
"""


def unique(attribute: str) -> str:
    return rules(f"id: once, check: {{unique: {{attribute: {attribute}}}}}")


@pytest.mark.parametrize(
    ("attribute", "one", "other", "verdict"),
    [
        ("number", "7", "7", "contradiction"),
        ("number", "7", "8", "agreement"),
        ("number", "7", "at least 7", "agreement"),
        ("height", "7 m", "7 m", "agreement"),
        ("height", "exactly 7 m", "exactly 700 cm", "contradiction"),
        ("lit_on", "1994-05-13", "1994-05-13", "contradiction"),
        ("lit_on", "1994-05-13", "13 May 1994", "contradiction"),
        ("lit_on", "1994-05", "1994-05", "agreement"),
        ("lit_on", "1994-05-13T10:00Z", "1994-05-13T12:00+02:00", "contradiction"),
        ("keeper", "ann", "Ann", "contradiction"),
        ("keeper", "ann", "bob", "agreement"),
        ("keeper", "crew", "crew", "agreement"),
        ("sign", "N 1", "N 1", "contradiction"),
        ("sign", "N 1", "N 2", "agreement"),
        ("lights", "[red, green]", "[green, red]", "contradiction"),
        ("lights", "[red]", "[red], complete: false", "agreement"),
        ("watch", "2 weeks", "14 days", "contradiction"),
        ("watch", "1 month", "30 days", "agreement"),
    ],
)
def test_two_subjects(judge: Judge, attribute: str, one: str, other: str, verdict: str) -> None:
    report = judge(
        WORDS,
        unique(attribute),
        source("daily", f"north {attribute}: {one}"),
        source("weekly", f"south {attribute}: {other}"),
    )
    assert report.findings[0].verdict.value == verdict


def test_a_value_that_three_have_is_one_finding(judge: Judge) -> None:
    report = judge(
        WORDS,
        unique("number"),
        source("daily", "north number: 7", "south number: 7"),
        source("weekly", "west number: 7"),
    )
    finding = found(report)
    assert told(finding) == ("contradiction", "disjoint")
    assert str(finding.question) == "number(north)"
    assert finding.answer.message == "7 is that of the south tower and the west tower, too"
    assert finding.self_contradicting == ("daily",)
    assert len(sides(finding)) == 2


def test_two_documents_on_one_subject_are_no_matter(judge: Judge) -> None:
    report = judge(WORDS, unique("number"), *one_each("north number", ["7", "7", "8"]))
    assert told(found(report)) == ("agreement", "refines")


def test_what_holds_at_other_times_is_not_compared(judge: Judge) -> None:
    report = judge(
        WORDS,
        unique("number"),
        source("daily", "north number: 7, qualifiers: {as_of: 1990}"),
        source("weekly", "south number: 7, qualifiers: {as_of: 1991}"),
    )
    assert {finding.verdict.value for finding in report.findings} == {"agreement"}


def test_what_is_handed_on_is_one_value(judge: Judge) -> None:
    report = judge(
        WORDS,
        rules(
            "id: once, check: {unique: {attribute: lit_on}}",
            "id: parts, derive: {distribute: {attribute: lit_on}}",
        ),
        source("daily", "towers lit_on: 1994-05-13"),
    )
    assert {finding.verdict.value for finding in report.findings} == {"agreement"}


def test_each_side_that_is_taken_is_asked(judge: Judge) -> None:
    """Documents disagree on one tower's number; either is that of another one."""
    report = judge(
        WORDS,
        unique("number"),
        source("daily", "north number: 7"),
        source("weekly", "north number: 8"),
        source("herald", "south number: 7", "west number: 8"),
    )
    assert [f.verdict.value for f in report.findings] == ["contradiction"]
    assert ids(found(report).question.others) == {"herald.south.number", "herald.west.number"}


def test_works_of_reference_alone_are_not_asked(judge: Judge) -> None:
    report = judge(
        WORDS,
        unique("number"),
        source("atlas", "north number: 7", "south number: 7", reference="true"),
    )
    assert [f for f in report.findings if f.verdict.value == "contradiction"] == []


@pytest.mark.parametrize(
    ("one", "other", "verdicts"),
    [
        ("during: 2010/2015", "during: 2012", ["contradiction"]),
        ("during: 2012", "during: 2010/2015", ["contradiction"]),
        ("during: 2010/2015", "as_of: 2012-04-01", ["contradiction"]),
        ("as_of: 2012-04", "as_of: April 2012", ["contradiction"]),
        ("during: 2010/2012", "during: 2012/2015", ["undetermined"]),
        ("during: 2010/2012", "during: 2013/2015", ["agreement", "agreement"]),
        ("during: 2012", "", ["agreement", "agreement"]),
    ],
)
def test_claims_meet_as_far_as_their_times_do(
    judge: Judge, one: str, other: str, verdicts: list[str]
) -> None:
    report = judge(
        WORDS.replace("[as_of]", "{as_of: date, during: date}"),
        unique("number"),
        source("gazette", f"north number: 7, qualifiers: {{{one}}}"),
        source("herald", f"south number: 7, qualifiers: {{{other}}}"),
    )
    assert [f.verdict.value for f in report.findings] == verdicts


def test_each_term_is_held_against_those_that_it_meets(judge: Judge) -> None:
    terms = {"north": "2010/2013", "south": "2012/2016", "west": "2014/2018"}
    report = judge(
        WORDS.replace("[as_of]", "{during: date}"),
        unique("number"),
        *(
            source(f"paper_{name}", f"{name} number: 7, qualifiers: {{during: {term}}}")
            for name, term in terms.items()
        ),
    )
    told = {(f.question.subject, f.verdict.value) for f in report.findings}
    assert told == {("south", "contradiction"), ("north", "undetermined")}


def test_the_time_is_linear() -> None:
    def make(size: int) -> object:
        claims = "".join(
            f"\n  - {{subject: e{n}, attribute: number, value: {n % 50 if n < 50 else n}}}"
            for n in range(size)
        )
        entities = "".join(f"\n  e{n}: " for n in range(size))
        text = f"{unique('number')}attributes: {{number: {{kind: count}}}}\nentities:{entities}\n"
        text += f"source: {{id: s}}\nfacts:{claims}\n"
        corpus, problems = load_contents([("a.yaml", text.encode())])
        assert corpus is not None, problems
        facts = Facts.of(corpus.entities, corpus.attributes, corpus.sources, corpus.facts)
        return lambda: check(corpus.rules, facts)

    grows_linearly(make, 50, 1000)  # type: ignore[arg-type]
