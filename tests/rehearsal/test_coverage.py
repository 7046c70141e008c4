"""Whose change is noticed: by definition, and the same whether all claims are judged or a few."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from growth import Work, grows_linearly
from model.corpora import rules, source

from checker.loading.corpus import load
from checker.model.corpus import Corpus
from checker.model.rule import CheckKind, Rule
from checker.rehearsal.coverage import Pushed, findings_of, push_all
from checker.rehearsal.lines import MOST_LINES, coverage_lines

from .conftest import WORDS

ROOT = Path(__file__).parent.parent.parent
NAMES = WORDS[: WORDS.index("source:")]

Loaded = Callable[..., Corpus]


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    def corpus(*texts: str) -> Corpus:
        for number, text in enumerate((NAMES, *texts)):
            (tmp_path / f"{number}.yaml").write_text(text)
        found, problems = load([tmp_path], str(tmp_path))
        assert found is not None, "\n".join(map(str, problems))
        return found

    return corpus


def told(pushed: tuple[Pushed, ...]) -> dict[str, tuple[list[str], list[str]]]:
    """What each claim was pushed to, noticed and unnoticed."""
    return {
        one.fact.id: ([v.text for v in one.noticed], [v.text for v in one.unnoticed])
        for one in pushed
    }


AGREE = "id: agree, check: {agree: {}}"


def test_claims_of_different_times_are_judged_together(loaded: Loaded) -> None:
    corpus = loaded(
        "attributes: {staff: {kind: count, qualifiers: {as_of: date, during: date}}}\n",
        rules(AGREE),
        source("a", "river staff: 5, qualifiers: {during: 2010/2015}"),
        source("b", "river staff: 5, qualifiers: {as_of: 2012}"),
        source("c", "river staff: 5, qualifiers: {as_of: 2019}"),
    )
    assert told(push_all(corpus)) == {
        "a.river.staff": (["6", "4"], []),
        "b.river.staff": (["6", "4"], []),
        "c.river.staff": ([], ["6", "4"]),
    }


def test_a_new_contradiction_is_noticed_and_an_agreement_that_stays_one_is_not(
    loaded: Loaded,
) -> None:
    corpus = loaded(
        rules(AGREE),
        source("a", "river built_on: 1900", "north built_on: 1900"),
        source("b", "river built_on: 1900-05-08"),
    )
    assert told(push_all(corpus)) == {
        "a.river.built_on": (["1901", "1899"], []),
        "a.north.built_on": ([], ["1901", "1899"]),
        "b.river.built_on": ([], ["1900-05-09", "1900-05-07"]),
    }


def test_equal_becoming_narrower_is_no_notice(loaded: Loaded) -> None:
    corpus = loaded(
        rules(AGREE),
        source("a", "river people: at least 3"),
        source("b", "river people: at least 2"),
        source("c", "river people: at most 3"),
    )
    assert told(push_all(corpus)) == {
        "a.river.people": ([], ["2"]),
        "b.river.people": (["1"], []),
        "c.river.people": ([], ["4"]),
    }


def test_another_gap_and_other_sides_are_noticed(loaded: Loaded) -> None:
    corpus = loaded(
        rules(AGREE),
        source("a", "river people: 3", "river open: true", "north open: true"),
        source("b", "river people: 5", "river open: false"),
    )
    assert told(push_all(corpus)) == {
        "a.river.people": (["4", "2"], []),
        "a.river.open": (["false"], []),
        "a.north.open": ([], ["false"]),
        "b.river.people": (["6", "4"], []),
        "b.river.open": (["true"], []),
    }


def test_another_side_of_what_is_undetermined_is_noticed(loaded: Loaded) -> None:
    corpus = loaded(
        rules(AGREE),
        source("a", "river remark: old"),
        source("b", "river remark: old"),
        source("c", "river remark: ancient"),
    )
    noticed = {name: bool(some) for name, (some, _) in told(push_all(corpus)).items()}
    assert noticed == {"a.river.remark": True, "b.river.remark": True, "c.river.remark": False}


def test_what_is_there_is_no_notice(loaded: Loaded) -> None:
    corpus = loaded(
        rules(
            "id: p, check: {present: {type: part, attribute: area}}",
            "id: c, derive: {count: {parts_of: valley, having: area, gives: bridges}}",
            AGREE,
        ),
        source("a", "north area: 3", "valley bridges: 1"),
    )
    assert told(push_all(corpus)) == {
        "a.north.area": ([], ["4 km2", "2 km2"]),
        "a.valley.bridges": (["0"], ["2"]),
    }


def test_a_derivation_that_concludes_something_again_is_noticed(loaded: Loaded) -> None:
    """A source of which two quoted voices contradict each other on a part gives no sum."""
    corpus = loaded(
        rules(
            "id: s, derive: {sum: {attribute: area, parts_of: valley}}, may_match_nothing: true",
            "id: r, check: {range: {attribute: area, to: 5}}",
        ),
        source(
            "a", "north area: 3, said_by: clerk", "north area: 4, said_by: mayor", "south area: 9"
        ),
    )
    noticed = {name: bool(some) for name, (some, _) in told(push_all(corpus)).items()}
    assert noticed == {"a.north.area": True, "a.north.area.2": True, "a.south.area": True}


def whole(corpus: Corpus) -> dict[str, tuple[list[str], list[str]]]:
    """As :func:`told`, with all claims judged anew after each push."""
    before = findings_of(corpus)
    found = {}
    for number, one in enumerate(push_all(corpus)):
        noticed: list[str] = []
        unnoticed: list[str] = []
        for value in (*one.noticed, *one.unnoticed):
            facts = list(corpus.facts)
            facts[number] = one.fact._replace(value=value)
            changed = findings_of(corpus._replace(facts=tuple(facts))) != before
            (noticed if changed else unnoticed).append(value.text)
        found[one.fact.id] = noticed, unnoticed
    return found


EVERY_KIND = (
    AGREE,
    "id: ref, check: {agree: {against: reference}}",
    "id: first, check: {order: {first: built_on, then: closed_on}}",
    "id: hub, check: {order: {first: built_on, then: closed_on(valley)}}",
    "id: fixed, check: {order: {first: built_on(valley), then: closed_on}}",
    "id: after, check: {order: {first: built_on, then: published}}",
    "id: in, check: {within: {attribute: area}}",
    "id: among, check: {subset: {attribute: crossed_by, of: known}}",
    "id: of, check: {subset: {attribute: known, of: known(valley)}}",
    "id: limit, check: {range: {attribute: share, to: 100 %}}",
    "id: there, check: {present: {type: part, attribute: area}}",
    "id: two, check: {corroborated: {attribute: built_on, origins: 2}}",
    "id: down, derive: {distribute: {attribute: built_on}}",
    "id: early, derive: {earliest: {attribute: built_on, parts_of: valley}}",
    "id: late, derive: {latest: {attribute: closed_on, parts_of: south}}",
    "id: all, derive: {sum: {attribute: area, parts_of: valley}}",
    "id: list, derive: {count: {attribute: crossed_by, gives: bridges}}",
    "id: part, derive: {count: {parts_of: valley, having: area, gives: people}}",
    'id: percent, derive: {formula: "share(X) = area(X) / area(valley)"}',
    'id: sum, derive: {formula: "people(river) = bridges(river) + bridges(north)"}',
)

VALUES = {
    "built_on": ["1900", "1900-05", "1901", "1900/1902"],
    "closed_on": ["1900", "1901-02-03", "1899"],
    "area": ["3", "4.5", "at least 2", "9"],
    "share": ["50 %", "110 %"],
    "people": ["3", "4", "at least 3"],
    "bridges": ["1", "2", "several"],
    "crossed_by": ["[a]", "[a, b]", "[a, c], complete: false"],
    "known": ["[a, b]", "[a, b, c]", "[a], complete: false"],
    "owner": ["north", "south", "valley"],
    "remark": ["old", "ancient"],
    "open": ["true", "false"],
}
SUBJECTS = ["valley", "north", "south", "village", "river"]


def reticent(rule: Rule) -> Rule:
    """A rule of a kind that does the same, and does not say what it holds together."""
    if isinstance(rule.kind, CheckKind):
        return rule._replace(kind=rule.kind._replace(held_against=None, judges_values=True))
    return rule._replace(kind=rule.kind._replace(concluded_from=None, concluded_to=None))


OF_ONE_THING = {
    "built_on": ["1900", "1900-05", "1900-05-08", "1901", "1900/1902", "1899-12", "1880", "1930"],
    "area": ["3", "3.4", "3.6", "4", "about 5", "about 9", "at least 8", "30", "300 ha", "2 to 4"],
    "bridges": ["1", "2", "about 12", "several", "at most 3"],
    "remark": ["old", "ancient", "new"],
    "open": ["true", "false"],
    "known": ["[a, b]", "[a, b, c]", "[a], complete: false"],
}


@pytest.mark.parametrize("attribute", OF_ONE_THING)
@pytest.mark.parametrize("seed", range(6))
def test_of_one_question_few_claims_give_what_all_give(
    attribute: str, seed: int, loaded: Loaded
) -> None:
    """Whoever speaks, with other rules beside or none, and with claims that say the same."""
    random = Random(f"{attribute} {seed}")
    texts = []
    for number in range(random.choice([3, 9, 16])):
        value = random.choice(OF_ONE_THING[attribute])
        voice = random.choice(["", "", ", said_by: clerk", ", said_by: mayor"])
        reference = {"reference": "true"} if random.random() < 0.1 else {}
        texts.append(source(f"s{number}", f"river {attribute}: {value}{voice}", **reference))
    more = [f"id: two, check: {{corroborated: {{attribute: {attribute}, origins: 2}}}}"]
    more.append("id: ref, check: {agree: {against: reference}}")
    picked = more[: seed % 3]
    corpus = loaded(rules(AGREE, *(f"{one}, may_match_nothing: true" for one in picked)), *texts)
    assert told(push_all(corpus)) == whole(corpus)


@pytest.mark.parametrize("wide", ["{0} km2", "{0}.5 to {0}.9 km2", "7 km2", "{1} km2"])
def test_pushing_the_claims_of_one_question_grows_with_their_number(
    wide: str, loaded: Loaded
) -> None:
    def make(claims: int) -> Work:
        said = (wide.format(10 + n, 10 + n % 20) for n in range(claims))
        texts = [source(f"s{n}", f"river area: {value}") for n, value in enumerate(said)]
        corpus = loaded(rules(AGREE), *texts)
        return lambda: push_all(corpus)

    grows_linearly(make, 25, 500)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("said", [True, False], ids=["said", "not said"])
def test_judging_a_few_claims_gives_what_judging_all_gives(
    seed: int, said: bool, loaded: Loaded
) -> None:
    """Whether the kinds say what they hold together, or nothing of it."""
    random = Random(seed)
    texts = []
    for name in ("a", "b", "c"):
        claims = []
        for _ in range(10):
            attribute = random.choice(list(VALUES))
            value = random.choice(VALUES[attribute])
            claims.append(f"{random.choice(SUBJECTS)} {attribute}: {value}")
        more = (
            {"reference": "true"} if name == "c" else {"published": random.choice(["1900", "1905"])}
        )
        texts.append(source(name, *claims, **more))
    corpus = loaded(rules(*(f"{one}, may_match_nothing: true" for one in EVERY_KIND)), *texts)
    if not said:
        corpus = corpus._replace(rules=tuple(map(reticent, corpus.rules)))
    found = told(push_all(corpus))
    assert found == whole(corpus)
    assert any(noticed for noticed, _ in found.values())
    assert any(unnoticed for _, unnoticed in found.values())


def test_the_corpus_of_the_project() -> None:
    corpus, _ = load([ROOT / "facts", ROOT / "rules"], str(ROOT))
    assert corpus is not None
    calls = []
    pushed = push_all(corpus, lambda *row: calls.append(row))
    assert [one.fact for one in pushed] == list(corpus.facts)
    assert [number for number, _, _ in calls] == list(range(1, len(corpus.facts) + 1))
    noticed = {one.fact.id for one in pushed if one.noticed}
    areas = {fact.id for fact in corpus.facts if fact.attribute == "area"}
    assert areas <= noticed  # all of them go into the sum


# -- what is printed ----------------------------------------------------------------------------


def test_lines(loaded: Loaded) -> None:
    corpus = loaded(
        rules(AGREE),
        source("a", "river built_on: 1900", "north built_on: 1900", "north crossed_by: [a]"),
        source("b", "river built_on: 1900", "river people: 3, status: draft"),
    )
    assert list(coverage_lines(push_all(corpus), corpus, "up/")) == [
        "up/2.yaml:5:5: unnoticed: date of building of the north could be '1901' or '1899' instead "
        "of '1900' [a.north.built_on]",
        "up/2.yaml:6:5: unnoticed: bridges of the north could be 'a, another' or 'none' or "
        "'another' instead of 'a' [a.north.crossed_by]",
        "Noticed, by attribute:",
        "       2 of 3 (66 %)  built_on",
        "        0 of 1 (0 %)  crossed_by",
        "Noticed, by source:",
        "       1 of 3 (33 %)  a",
        "      1 of 1 (100 %)  b",
        "Coverage: a change of 2 of 4 (50 %) claims would be noticed, and 4 of 9 (44 %) changes "
        "were. 1 claim set aside.",
    ]


def test_a_claim_that_can_say_nothing_else_is_not_counted(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(
        "entities: {land: }\nattributes: {owner: {kind: entity}}\n"
        f"{rules(AGREE)}{source('a', 'land owner: land')}"
    )
    corpus, _ = load([tmp_path], str(tmp_path))
    assert corpus is not None
    assert list(coverage_lines(push_all(corpus), corpus))[-1] == (
        "Coverage: a change of 0 of 0 (100 %) claims would be noticed, and 0 of 0 (100 %) changes "
        "were. 1 claim can say nothing else."
    )


def test_a_screenful_and_everything(loaded: Loaded) -> None:
    corpus = loaded(
        rules("id: r, check: {range: {attribute: area, from: 0}}, may_match_nothing: true"),
        *(source(f"s{n:02}", "river remark: old") for n in range(MOST_LINES + 1)),
    )
    pushed = push_all(corpus)
    told = list(coverage_lines(pushed, corpus))
    assert told[MOST_LINES] == "... and 1 claim more: --all lists them"
    assert f"{'...':>20}  and {MOST_LINES + 1 - 8} sources more" in told
    told = list(coverage_lines(pushed, corpus, everything=True))
    assert sum("unnoticed" in line for line in told) == MOST_LINES + 1
    assert not any("more" in line for line in told)
