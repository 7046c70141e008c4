"""``distribute``: a claim about a whole, to its parts."""

from model.corpora import Judge, Read, derived, found, reasons, rules, source, told, values

from checker.rules.distribute import Distribute

FLOOD = """
attributes:
  flooded_on: {kind: date, qualifiers: [by]}
  damaged: {kind: truth}
entities:
  valley: {label: the valley}
  upper_valley: {part_of: valley}
  mill: {part_of: upper_valley}
  ford: {part_of: valley}
  island:
"""
DATES = "id: parts, title: The parts share the date, derive: {distribute: {attribute: flooded_on}}"
AGREE = "id: agree, check: {agree: {}}"


def test_a_claim_reaches_the_parts_at_any_depth(judge: Judge) -> None:
    report = judge(FLOOD, rules(DATES), source("daily", "valley flooded_on: 1994"))
    assert values(report.derived) == {
        ("daily", "upper_valley"): "1994",
        ("daily", "mill"): "1994",
        ("daily", "ford"): "1994",
    }


def test_a_claim_about_a_part_stays_there(judge: Judge) -> None:
    report = judge(FLOOD, rules(DATES), source("daily", "mill flooded_on: 1994"))
    assert report.derived == ()
    assert reasons(report, "parts") == ["it matches nothing"]


def test_other_attributes_are_not_handed_on(judge: Judge) -> None:
    report = judge(
        FLOOD, rules(DATES), source("daily", "valley damaged: true", "valley flooded_on: 1994")
    )
    assert {fact.attribute for fact in report.derived} == {"flooded_on"}


def test_a_claim_may_opt_out(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(DATES),
        source("daily", "valley flooded_on: 1994, distributes: false"),
        source("weekly", "upper_valley flooded_on: 1995"),
    )
    assert values(report.derived) == {("weekly", "mill"): "1995"}


def test_each_source_hands_on_its_own(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(DATES),
        source("daily", "valley flooded_on: 1994, origin: agency, qualifiers: {by: the river}"),
        source("weekly", "valley flooded_on: 1995, said_by: mayor"),
        source("almanac", "valley flooded_on: 1996", reference="true"),
    )
    facts = {fact.source: fact for fact in derived(report, "parts", "ford")}
    assert {name: fact.value.text for name, fact in facts.items()} == {
        "daily": "1994",
        "weekly": "1995",
        "almanac": "1996",
    }
    assert facts["daily"].origins == {"agency"}
    assert facts["daily"].qualifiers == (("by", "the river"),)
    assert facts["weekly"].said_by == "mayor"
    assert facts["almanac"].origins == frozenset()


def test_a_group_claim_contradicts_one_about_a_part(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(DATES, AGREE),
        source("daily", "valley flooded_on: 1994"),
        source("weekly", "mill flooded_on: 1995-03-02", "ford flooded_on: 1994-03-02"),
    )
    assert told(found(report, subject="mill")) == ("contradiction", "disjoint")
    assert told(found(report, subject="ford")) == ("agreement", "refines")


def test_a_source_can_contradict_itself_through_a_group(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(DATES, AGREE),
        source("daily", "valley flooded_on: 1994", "mill flooded_on: 1995"),
    )
    assert found(report).self_contradicting == ("daily",)


def test_a_derived_claim_knows_what_it_rests_on_and_assumes(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(f"{DATES}, why: Water rises everywhere."),
        source("daily", "valley flooded_on: 1994, inferred: the year"),
    )
    (fact,) = derived(report, "parts", "mill")
    assert [root.id for root in fact.roots()] == ["daily.valley.flooded_on"]
    texts = [assumption.text for assumption in fact.assumes()]
    assert "Water rises everywhere." in texts
    assert any("the year" in text for text in texts)


def test_without_a_why_the_title_is_what_is_assumed(judge: Judge) -> None:
    report = judge(FLOOD, rules(DATES), source("daily", "valley flooded_on: 1994"))
    (fact,) = derived(report, "parts", "mill")
    (assumption,) = fact.assumes()
    assert assumption.text == "The parts share the date"
    assert (assumption.place.file, assumption.place.line) == ("facts/001.yaml", 2)


def test_two_claims_about_a_whole_are_two_about_each_part(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(DATES),
        source("daily", "valley flooded_on: 1994", "upper_valley flooded_on: 1994-05"),
    )
    facts = derived(report, "parts", "mill")
    assert [fact.value.text for fact in facts] == ["1994", "1994-05"]
    assert len({fact.id for fact in report.derived}) == len(report.derived)


def test_any_kind_of_value_can_be_handed_on(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules("id: parts, derive: {distribute: {attribute: damaged}}", AGREE),
        source("daily", "valley damaged: true"),
        source("weekly", "mill damaged: false"),
    )
    assert told(found(report)) == ("contradiction", "disjoint")


def test_parameters(read: Read) -> None:
    assert read("derive: {distribute: {attribute: area}}").does == Distribute("area")


def test_what_a_source_says_of_a_part_too_is_handed_on_once(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(DATES, AGREE),
        source("daily", "valley flooded_on: 1994", "upper_valley flooded_on: 1994"),
        source("weekly", "valley flooded_on: 1994", "mill flooded_on: 1996"),
    )
    assert sorted((fact.source, fact.subject, *fact.root_ids) for fact in report.derived) == [
        ("daily", "ford", "daily.valley.flooded_on"),
        ("daily", "mill", "daily.upper_valley.flooded_on"),
        ("daily", "upper_valley", "daily.valley.flooded_on"),
        ("weekly", "ford", "weekly.valley.flooded_on"),
        ("weekly", "mill", "weekly.valley.flooded_on"),
        ("weekly", "upper_valley", "weekly.valley.flooded_on"),
    ]
    assert report.unchecked == ()


def test_only_the_same_statement_is_handed_on_once(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(DATES),
        source("daily", "valley flooded_on: 1994", "upper_valley flooded_on: 1994-05"),
        source("weekly", "valley flooded_on: 1994",
               "upper_valley flooded_on: 1994, said_by: mayor"),
        source("almanac", "valley flooded_on: 1994",
               "upper_valley flooded_on: 1994, distributes: false"),
    )  # fmt: skip
    of_mill = sorted((f.source, f.said_by, f.value.text) for f in derived(report, "parts", "mill"))
    assert of_mill == [
        ("almanac", "", "1994"),
        ("daily", "", "1994"),
        ("daily", "", "1994-05"),
        ("weekly", "", "1994"),
        ("weekly", "mayor", "1994"),
    ]


def test_a_deep_hierarchy_of_which_every_level_is_claimed_is_handed_on_level_by_level(
    judge: Judge,
) -> None:
    def concluded(levels: int) -> int:
        deep = "".join(f"  level_{n}: {{part_of: level_{n - 1}}}\n" for n in range(1, levels))
        claims = [f"level_{n} flooded_on: 1994" for n in range(levels)]
        corpus = f"attributes:\n  flooded_on: {{kind: date}}\nentities:\n  level_0:\n{deep}"
        return len(judge(corpus, rules(DATES), source("daily", *claims)).derived)

    assert concluded(40) == 39
    assert concluded(400) == 399
