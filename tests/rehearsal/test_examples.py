"""Examples: what each kind of rule finds in them, and what is said of those that go wrong."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from loading.table import WORDS as MISTAKEN_WORDS
from loading.table import table

from checker.loading.corpus import load
from checker.loading.examples import load_examples
from checker.rehearsal.lines import MOST_LINES, example_lines

from .conftest import Rehearsed, rule

MISTAKES = table(Path(__file__).parent / "mistakes")

AREA = "subject: {0}, attribute: area, value: {1}"


def given(*claims: str) -> str:
    return f"given: [{', '.join(f'{{{claim}}}' for claim in claims)}]"


def of(attribute: str, *values: str, subject: str = "river") -> str:
    return given(*(f"subject: {subject}, attribute: {attribute}, value: {v}" for v in values))


AGREE = "check: {agree: {}}"
PRESENT = "check: {present: {type: part, attribute: area}}"
TWICE = "check: {corroborated: {attribute: built_on, origins: 2}}"
SUM = "derive: {sum: {attribute: area, parts_of: valley}}"
SHARE = 'derive: {formula: "share(north) = area(north) / area(valley)"}'
COUNT = "derive: {count: {attribute: crossed_by, gives: bridges}}"
DOWN = "derive: {distribute: {attribute: built_on}}"
SILENT = "one that expects agreement or nothing"
CLAIM = "add one that expects a claim, {subject, value}"
BOTH = given(AREA.format("north", 3), AREA.format("south", 4))


@pytest.mark.parametrize(
    ("does", "example"),
    [
        (AGREE, of("built_on", "1900", "1900-05") + ", expect: agreement"),
        (AGREE, of("built_on", "1900", "1901") + ", expect: contradiction"),
        (AGREE, of("remark", "old", "ancient") + ", expect: undetermined"),
        (AGREE, of("built_on", "1900") + ", expect: nothing"),
        (
            "check: {agree: {against: reference}}",
            given(
                "source: a, subject: river, attribute: people, value: 3",
                "source: b, subject: river, attribute: people, value: 4",
            )
            + ", sources: {a: {reference: true}}, expect: contradiction",
        ),
        (
            "check: {order: {first: built_on, then: published}}",
            given("source: a, subject: river, attribute: built_on, value: 1900")
            + ", sources: {a: {published: 1899}}, expect: contradiction",
        ),
        (
            "check: {range: {attribute: people, to: 5}}",
            of("people", "6") + ", expect: contradiction",
        ),
        ("check: {within: {attribute: area}}", BOTH + ", expect: nothing"),
        (
            "check: {within: {attribute: area}}",
            given(AREA.format("valley", 2), AREA.format("north", 3)) + ", expect: contradiction",
        ),
        (
            "check: {subset: {attribute: crossed_by, of: known}}",
            given(
                "subject: river, attribute: crossed_by, value: [a, b]",
                "subject: river, attribute: known, value: [a], complete: false",
            )
            + ", expect: agreement",
        ),
        (PRESENT, BOTH + ", expect: agreement"),
        (PRESENT, of("area", "3", subject="north") + ", expect: undetermined"),
        (
            PRESENT,
            of("area", "3", subject="north")
            + ", entities: {north: {type: part}}, expect: agreement",
        ),
        (TWICE, of("built_on", "1900", "1900") + ", expect: agreement"),
        (
            TWICE,
            given(
                "source: a, subject: river, attribute: built_on, value: 1900",
                "source: b, subject: river, attribute: built_on, value: 1900",
            )
            + ", sources: {b: {derived_from: a}}, expect: undetermined",
        ),
        (SUM, BOTH + ", expect: {subject: valley, value: 7}"),
        (SUM, BOTH + ", expect: {subject: valley, attribute: area, source: given, value: 7 km2}"),
        (SUM, of("area", "3") + ", expect: nothing"),
        (
            SUM,
            of("area", "exactly 3", subject="hill")
            + ", entities: {valley: {parts: complete}, hill: {part_of: valley}}"
            + ", expect: {subject: valley, value: exactly 3}",
        ),
        (SHARE, BOTH + ", expect: nothing"),
        (COUNT, of("crossed_by", "[a, b]") + ", expect: {subject: river, value: 2}"),
        (
            COUNT,
            given("subject: river, attribute: crossed_by, value: [a], complete: false")
            + ", expect: {subject: river, value: at least 1}",
        ),
        (
            DOWN,
            of("built_on", "1900", subject="valley")
            + ", expect: [{subject: north, value: 1900}, {subject: village, value: 1900}]",
        ),
        (
            DOWN,
            given("subject: valley, attribute: built_on, value: 1900, distributes: false")
            + ", expect: nothing",
        ),
        (
            "derive: {distribute: {attribute: people}}",
            given("subject: valley, attribute: people, value: 3, qualifiers: {as_of: 1900}")
            + ", expect: {subject: north, value: 3, qualifiers: {as_of: 1900}}",
        ),
    ],
)
def test_what_a_rule_finds(does: str, example: str, rehearsed: Rehearsed) -> None:
    (outcome,) = rehearsed(rule(does, example)).outcomes
    assert (outcome.state, outcome.got) == ("as expected", outcome.got)
    silent = any(f"expect: {word}" in example for word in ("nothing", "agreement"))
    if does == AGREE:
        silent = silent or "undetermined" in example
    assert outcome.example.fires is not silent


@pytest.mark.parametrize(
    ("does", "example", "line"),
    [
        (
            AGREE,
            of("built_on", "1900", "1902") + ", expect: agreement, title: Two years",
            "noisy: rule 'r', 'Two years': expected agreement, got contradiction: "
            "1900 against 1902, at least 366 days apart",
        ),
        (
            AGREE,
            of("built_on", "1900", "1900-05") + ", expect: contradiction",
            "missing: rule 'r': expected contradiction, got agreement: May 1900 is consistent with "
            "1900",
        ),
        (
            AGREE,
            of("built_on", "1900") + ", expect: contradiction",
            "missing: rule 'r': expected contradiction, got nothing",
        ),
        (
            AGREE,
            of("built_on", "1900") + ", expect: agreement",
            "rule 'r': expected agreement, got nothing",
        ),
        (
            AGREE,
            of("remark", "old", "ancient") + ", expect: contradiction",
            "missing: rule 'r': expected contradiction, got undetermined: wording differs",
        ),
        (
            PRESENT,
            of("area", "3", subject="north") + ", expect: agreement",
            "noisy: rule 'r': expected agreement, got undetermined: no document states it",
        ),
        (
            COUNT,
            of("crossed_by", "[a, b]") + ", expect: {subject: river, value: 3}",
            "rule 'r': expected 3 of river, got 2 of river: a, b: 2",
        ),
        (
            COUNT,
            of("crossed_by", "[a, b]") + ", expect: {subject: north, value: 2}",
            "rule 'r': expected 2 of north, got 2 of river: a, b: 2",
        ),
        (
            COUNT,
            of("crossed_by", "[a, b]") + ", expect: nothing",
            "noisy: rule 'r': expected nothing, got 2 of river",
        ),
        (
            COUNT,
            of("people", "3") + ", expect: {subject: river, value: 3}",
            "missing: rule 'r': expected 3 of river, got nothing: it matches nothing",
        ),
        (
            SHARE,
            of("area", "3", subject="north") + ", expect: {subject: north, value: 50 %}",
            "missing: rule 'r': expected 50 % of north, got nothing: given does not say, nor does "
            "a reference: area of the valley",
        ),
        (
            DOWN,
            of("built_on", "1900", subject="valley") + ", expect: nothing",
            "noisy: rule 'r': expected nothing, got 1900 of north, 1900 of south, 1900 of village",
        ),
        (
            "derive: {distribute: {attribute: people}}",
            given("subject: valley, attribute: people, value: 3, qualifiers: {as_of: 1900}")
            + ", expect: {subject: north, value: 3}",
            "rule 'r': expected 3 of north, got 3 of north (as_of: 1900)",
        ),
        (
            SUM,
            BOTH + ", expect: {subject: valley, value: 7, source: other}",
            "rule 'r': expected 7 of valley for other, got 7 km2 of valley for given: "
            "3 km² + 4 km² = 7 km²",
        ),
    ],
)
def test_what_is_said_of_one_that_goes_wrong(
    does: str, example: str, line: str, rehearsed: Rehearsed
) -> None:
    found = rehearsed(rule(does, example))
    assert not found.passed
    assert next(example_lines(found, "up/")).removeprefix("up/x.yaml:5:9: ") == (
        line.removesuffix(": ")
    )


def test_other_rules_take_part_only_where_an_example_says_so(rehearsed: Rehearsed) -> None:
    claims = given(
        "subject: valley, attribute: built_on, value: 1900",
        "subject: north, attribute: built_on, value: 1910",
    )
    agree = rule(AGREE, f"{claims}, expect: nothing", f"{claims}, with: [d], expect: contradiction")
    found = rehearsed(agree + rule(DOWN, name="d").removeprefix("rules:\n"))
    assert [outcome.state for outcome in found.outcomes] == ["as expected"] * 2


def test_the_worst_verdict_counts(rehearsed: Rehearsed) -> None:
    claims = [
        f"subject: river, attribute: {a}, value: {v}" for a in ("people", "bridges") for v in (3, 3)
    ]
    worse = "subject: river, attribute: bridges, value: 4"
    found = rehearsed(
        rule(
            AGREE,
            f"{given(*claims)}, expect: agreement",
            f"{given(*claims, worse)}, expect: contradiction",
        )
    )
    assert found.passed


@pytest.mark.parametrize(
    ("does", "examples", "line"),
    [
        (AGREE, [], f"no examples: add one that expects contradiction, and {SILENT}"),
        (DOWN, [], f"no examples: {CLAIM}, and one that expects nothing"),
        (PRESENT, [], f"no examples: add one that expects undetermined, and {SILENT}"),
        (
            AGREE,
            ["given: [], expect: nothing"],
            "no example that fires: add one that expects contradiction",
        ),
        (
            AGREE,
            [of("people", "1", "2") + ", expect: contradiction"],
            f"no example that stays silent: add {SILENT}",
        ),
        (DOWN, ["given: [], expect: nothing"], f"no example that fires: {CLAIM}"),
        (
            TWICE,
            [of("built_on", "1900") + ", expect: undetermined"],
            f"no example that stays silent: add {SILENT}",
        ),
    ],
)
def test_what_a_rule_lacks(does: str, examples: list[str], line: str, rehearsed: Rehearsed) -> None:
    found = rehearsed(rule(does, *examples))
    assert not found.passed
    told, summary = example_lines(found)
    assert told == f"x.yaml:2:5: rule 'r' has {line}"
    count = f"{len(examples)} example{'' if len(examples) == 1 else 's'}"
    assert summary == f"1 rule, {count}: {len(examples)} as expected, 1 rule lacks examples."


def test_a_screenful_and_everything(rehearsed: Rehearsed) -> None:
    lines = [rule(AGREE, name=f"r{n}").removeprefix("rules:\n") for n in range(MOST_LINES + 2)]
    found = rehearsed("rules:\n" + "".join(lines))
    told = list(example_lines(found))
    assert len(told) == MOST_LINES + 2
    assert told[-2] == "... and 2 lines more: --all lists them"
    assert len(list(example_lines(found, everything=True))) == MOST_LINES + 3


def test_the_summary(rehearsed: Rehearsed) -> None:
    years = of("built_on", "1900", "1902")
    found = rehearsed(
        rule(
            AGREE,
            f"{years}, expect: agreement",
            f"{years}, expect: contradiction",
            "given: [], expect: nothing",
            "given: [], expect: agreement",
            "given: [], expect: contradiction",
        )
    )
    assert list(example_lines(found))[-1] == (
        "1 rule, 5 examples: 2 as expected, 1 noisy, 1 missing, 1 otherwise."
    )


@pytest.mark.parametrize(("text", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes(
    text: str,
    expected: list[str],
    tmp_path: Path,
    problems_of: Callable[[Mapping[str, str]], list[object]],
) -> None:
    told = list(map(str, problems_of({"words.yaml": MISTAKEN_WORDS, "x.yaml": text})))
    names_are_known = not any(": unknown " in line for line in expected)
    if told or not names_are_known:  # every verb tells of unknown names, and of the rest with them
        assert told == expected
        return
    corpus, _ = load([tmp_path / "facts"], str(tmp_path))
    assert corpus is not None
    examples, problems = load_examples([tmp_path / "facts"], str(tmp_path), corpus)
    assert [str(problem) for problem in problems] == expected
    assert examples == []
