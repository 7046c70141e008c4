"""``formula``: arithmetic over claims."""

import pytest
from model.corpora import Judge, Read, derived, found, gap, reasons, rules, source, told, values

from checker.model.report import Report
from checker.model.rule import Term
from checker.rules.formula import Formula
from checker.rules.formula.expression import Number, Operation
from checker.values.interval import interval

TOWN = """
attributes:
  area: {kind: quantity, unit: km2, qualifiers: [as_of]}
  people: {kind: quantity, unit: people, qualifiers: [as_of]}
  density: {kind: quantity, unit: people/km2}
  share: {kind: quantity, unit: "%"}
  change: {kind: quantity, unit: km2, signed: true}
  houses: {kind: count}
  flooded: {kind: count}
  began_on: {kind: date}
  ended_on: {kind: date}
  lasted: {kind: count, unit: days}
entities: {town: {label: the town}, park: {label: the park, part_of: town}, lake: {label: the lake}}
"""


def formula(text: str, name: str = "f") -> str:
    return f'id: {name}, title: Arithmetic, derive: {{formula: "{text}"}}'


def result(judge: Judge, text: str, *claims: str) -> str:
    """The one value that a formula gives of one source's claims."""
    (fact,) = judge(TOWN, rules(formula(text)), source("daily", *claims)).derived
    return fact.value.text


@pytest.mark.parametrize(
    ("text", "claims", "expected"),
    [
        ("area(town) = area(park) + area(lake)", "exactly 3 km2|exactly 4 km2", "7 km2"),
        ("area(town) = area(park) - area(lake)", "exactly 7 km2|exactly 4 km2", "3 km2"),
        ("area(town) = area(park) * 2 + area(lake)", "exactly 3 km2|exactly 4 km2", "10 km2"),
        ("area(town) = 2 * (area(park) + area(lake))", "exactly 3 km2|exactly 4 km2", "14 km2"),
        ("area(town) = area(park) - area(lake) - area(lake)", "exactly 9 km2|exactly 2 km2",
         "5 km2"),
        ("area(town) = area(park) / 2 / area(lake) * area(lake)", "exactly 9 km2|exactly 3 km2",
         "4.5 km2"),
        ("area(town) = area(park) - -area(lake)", "exactly 9 km2|exactly 2 km2", "11 km2"),
        ("share(town) = area(park) / area(lake)", "exactly 1 km2|exactly 4 km2", "25 %"),
        ("change(town) = area(park) - area(lake)", "exactly 1 km2|exactly 4 km2", "-3 km2"),
    ],
)  # fmt: skip
def test_arithmetic(judge: Judge, text: str, claims: str, expected: str) -> None:
    park, lake = claims.split("|")
    assert result(judge, text, f"park area: {park}", f"lake area: {lake}") == expected


@pytest.mark.parametrize(
    ("text", "claimed", "verdict"),
    [
        # park [3, 5], lake (1, 2]
        ("area(town) = area(park) + area(lake)", "exactly 4", "contradiction"),
        ("area(town) = area(park) + area(lake)", "exactly 4.01", "agreement"),
        ("area(town) = area(park) + area(lake)", "exactly 7", "agreement"),
        ("area(town) = area(park) - area(lake)", "exactly 4", "contradiction"),
        ("area(town) = area(park) - area(lake)", "exactly 3.99", "agreement"),
        ("area(town) = area(park) - area(lake)", "exactly 1", "agreement"),
        ("area(town) = area(park) * (area(lake) / area(lake))", "exactly 1.5", "contradiction"),
        ("area(town) = 10 - area(lake)", "exactly 9", "contradiction"),
        ("area(town) = 10 - area(lake)", "exactly 8", "agreement"),
        ("share(town) = area(park) / area(lake)", "exactly 500", "contradiction"),
        ("share(town) = area(park) / area(lake)", "exactly 499", "agreement"),
        ("share(town) = area(park) / area(lake)", "exactly 150", "agreement"),
        ("share(town) = area(park) / area(lake)", "exactly 149", "contradiction"),
    ],
)
def test_an_end_is_open_if_one_that_makes_it_is(
    judge: Judge, text: str, claimed: str, verdict: str
) -> None:
    unit = "%" if text.startswith("share") else "km2"
    report = judge(
        TOWN,
        rules(formula(text), "id: agree, check: {agree: {}}"),
        source(
            "daily", "park area: 4 +- 1 km2", "lake area: more than 1 km2", "lake area: 1 +- 1 km2"
        ),
        source("weekly", f"town {text.split('(')[0]}: {claimed} {unit}"),
    )
    assert found(report, subject="town").verdict.value == verdict


def test_the_result_is_in_the_unit_of_what_it_gives(judge: Judge) -> None:
    given = ("town people: exactly 500 people", "town area: exactly 2 km2")
    assert result(judge, "density(town) = people(town) / area(town)", *given) == "250 people/km2"


def test_a_result_is_never_below_zero_unless_signed(judge: Judge) -> None:
    text = "area(town) = area(park) - area(lake)"
    half = judge(
        TOWN,
        rules(formula(text), "id: agree, check: {agree: {}}"),
        source("daily", "park area: 4 km2", "lake area: 4 km2"),
        source("weekly", "town area: exactly 0 km2"),
    )
    assert told(found(half)) == ("agreement", "refines")
    none = judge(
        TOWN,
        rules(formula(text), "id: agree, check: {agree: {}}"),
        source("daily", "park area: 4 km2", "lake area: 9 km2"),
        source("weekly", "town area: exactly 0 km2"),
    )
    assert none.derived == ()
    assert reasons(none, "f") == [f"daily: `{text}` gives no quantity"]


def test_a_count_is_a_whole_number(judge: Judge) -> None:
    given = ("town houses: 7",)
    assert result(judge, "flooded(town) = houses(town) / 7", *given) == "1"
    report = judge(
        TOWN, rules(formula("flooded(town) = houses(town) / 2")), source("daily", *given)
    )
    assert reasons(report, "f") == ["daily: `flooded(town) = houses(town) / 2` gives no count"]


@pytest.mark.parametrize("divisor", ["0 km2", "at most 4 km2", "exactly 0 km2"])
def test_a_divisor_that_may_be_zero_gives_no_value_with_that_reason(
    judge: Judge, divisor: str
) -> None:
    report = judge(
        TOWN,
        rules(formula("share(town) = area(park) / area(lake)")),
        source("daily", "park area: 4 km2", f"lake area: {divisor}"),
    )
    assert report.derived == ()
    (reason,) = reasons(report, "f")
    assert "the divisor" in reason
    assert "may be zero" in reason


@pytest.mark.parametrize(
    ("began", "days", "ended"),
    [
        ("1994-05-13", "4", "1994-05-17"),
        ("1994-12-30", "4", "1995-01-03"),
        ("1994-05-13/1994-05-14", "2..3", "1994-05-15/1994-05-17"),
        ("1994-02", "1 days", "1994-02-02/1994-03-01"),
        ("1994-05-13", "1 week", "1994-05-20"),
    ],
)
def test_a_date_and_a_count_of_days_are_a_date(
    judge: Judge, began: str, days: str, ended: str
) -> None:
    report = judge(
        TOWN,
        rules(
            formula("ended_on(lake) = began_on(lake) + lasted(lake)"),
            "id: agree, check: {agree: {}}",
        ),
        source("daily", f"lake began_on: {began}", f"lake lasted: {days}"),
        source("weekly", f"lake ended_on: {ended}"),
    )
    assert told(found(report)) == ("agreement", "equal")


def test_days_before_a_date(judge: Judge) -> None:
    given = ("lake ended_on: 1994-05-17", "lake lasted: 4")
    assert result(judge, "began_on(lake) = ended_on(lake) - lasted(lake)", *given) == "1994-05-13"


def test_two_dates_make_a_count_of_days(judge: Judge) -> None:
    text = "lasted(lake) = ended_on(lake) - began_on(lake)"
    assert result(judge, text, "lake began_on: 1994-05-13", "lake ended_on: 1994-05-17") == "4 days"
    report = judge(
        TOWN,
        rules(formula(text), "id: agree, check: {agree: {}}"),
        source("daily", "lake began_on: 1994-05-13/1994-05-14", "lake ended_on: 1994-05-17"),
        source("weekly", "lake lasted: 7"),
    )
    assert gap(found(report)) == "3 days"


def test_the_arithmetic_is_shown_with_its_values(judge: Judge) -> None:
    report = judge(
        TOWN,
        rules(formula("share(town) = (area(park) + area(lake)) / area(town)")),
        source("daily", "park area: 3 km2", "lake area: 4 km2", "town area: exactly 100 km2"),
    )
    (fact,) = report.derived
    assert fact.derivation is not None
    assert fact.derivation.arithmetic == "(3 km² + 4 km²) / exactly 100 km² = 7 %"


# Whose claims.


def test_a_formula_combines_claims_of_one_source(judge: Judge) -> None:
    report = judge(
        TOWN,
        rules(formula("share(town) = area(park) / area(town)")),
        source("daily", "park area: exactly 1 km2"),
        source("weekly", "town area: exactly 4 km2"),
    )
    assert report.derived == ()
    assert sorted(reasons(report, "f")) == [
        "daily does not say, nor does a reference: area of the town",
        "weekly does not say, nor does a reference: area of the park",
    ]
    assert not any(row.blocks for row in report.not_applied)


def with_reference(judge: Judge, *reference: str) -> Report:
    return judge(
        TOWN,
        rules(formula("share(town) = area(park) / area(town)")),
        source("daily", "park area: exactly 1 km2, origin: agency"),
        source("almanac", *reference, reference="true"),
    )


def test_what_a_source_does_not_state_is_taken_from_a_reference(judge: Judge) -> None:
    (fact,) = with_reference(judge, "town area: exactly 4 km2").derived
    assert (fact.source, fact.value.text) == ("daily", "25 %")
    assert fact.origins == {"agency"}
    assert {root.source for root in fact.roots()} == {"daily", "almanac"}


def test_a_source_that_states_it_is_not_held_to_the_reference(judge: Judge) -> None:
    report = judge(
        TOWN,
        rules(formula("share(town) = area(park) / area(town)")),
        source("daily", "park area: exactly 1 km2", "town area: exactly 5 km2"),
        source("almanac", "town area: exactly 4 km2", reference="true"),
    )
    assert values(report.derived) == {("daily", "town"): "20 %"}


def test_a_reference_that_states_all_is_a_source_like_any_other(judge: Judge) -> None:
    report = with_reference(judge, "town area: exactly 4 km2", "park area: exactly 2 km2")
    assert values(report.derived) == {("daily", "town"): "25 %", ("almanac", "town"): "50 %"}
    assert derived(report)[1].origins == frozenset()


def test_references_that_contradict_each_other_are_not_the_sources_contradiction(
    judge: Judge,
) -> None:
    report = judge(
        TOWN,
        rules(formula("share(town) = area(park) / area(town)")),
        source("daily", "park area: exactly 1 km2"),
        source("almanac", "town area: exactly 4 km2", reference="true"),
        source("yearbook", "town area: exactly 5 km2", reference="true"),
    )
    assert report.derived == ()
    (reason,) = reasons(report, "f")
    assert "daily contradicts itself" not in reason


def test_equal_qualifiers_go_together(judge: Judge) -> None:
    report = judge(
        TOWN,
        rules(formula("density(town) = people(town) / area(town)")),
        source(
            "daily",
            "town people: exactly 100 people, qualifiers: {as_of: 1990}",
            "town people: exactly 200 people, qualifiers: {as_of: 1999}",
            "town area: exactly 2 km2, qualifiers: {as_of: 1990}",
            "town area: exactly 5 km2, qualifiers: {as_of: 1999}",
        ),
    )
    assert {fact.qualifiers: fact.value.text for fact in report.derived} == {
        (("as_of", "1990"),): "50 people/km2",
        (("as_of", "1999"),): "40 people/km2",
    }


def test_different_qualifiers_do_not_go_together(judge: Judge) -> None:
    report = judge(
        TOWN,
        rules(formula("density(town) = people(town) / area(town)")),
        source(
            "daily",
            "town people: 100 people, qualifiers: {as_of: 1990}",
            "town area: 2 km2, qualifiers: {as_of: 1999}",
        ),
    )
    assert report.derived == ()
    assert reasons(report, "f") == [
        "daily says area of the town only with other qualifiers (as_of: 1999) than the rest of the "
        "formula (as_of: 1990)",
        "daily says people of the town only with other qualifiers (as_of: 1990) than the rest of "
        "the formula (as_of: 1999)",
    ]


def test_what_is_not_stated_names_the_qualifiers(judge: Judge) -> None:
    report = judge(
        TOWN,
        rules(formula("density(town) = people(town) / area(town)")),
        source(
            "daily",
            "town people: 100 people, qualifiers: {as_of: 1990}",
            "town people: 200 people, qualifiers: {as_of: 1999}",
            "town people: 300 people",
        ),
    )
    assert reasons(report, "f") == [
        "daily does not say, nor does a reference: area of the town (as_of: 1990)",
        "daily does not say, nor does a reference: area of the town (as_of: 1999)",
        "daily does not say, nor does a reference: area of the town",
    ]


def test_a_reference_with_other_qualifiers_is_told(judge: Judge) -> None:
    report = with_reference(judge, "town area: 4 km2, qualifiers: {as_of: 1999}")
    assert reasons(report, "f") == [
        "daily does not say, and a reference says area of the town only with other qualifiers "
        "(as_of: 1999) than the rest of the formula (no qualifier)"
    ]


def test_no_reason_is_told_twice(judge: Judge) -> None:
    report = judge(
        TOWN,
        rules(
            "id: f, may_match_nothing: true, derive: {sum: {attribute: area, parts_of: town}}",
            formula("density(town) = people(town) / area(town)").replace("id: f", "id: g"),
        ),
        source("daily", "town people: 1", "town people: 2", "town area: 1 km2", "town area: 2 km2"),
    )
    told = reasons(report)
    assert len(told) == len(set(told))


@pytest.mark.parametrize(
    ("qualifiers", "expected"), [("", "25 %"), ("{as_of: 1990}", "25 %"), ("{as_of: 1999}", None)]
)
def test_a_reference_with_these_qualifiers_or_none(
    judge: Judge, qualifiers: str, expected: str | None
) -> None:
    report = judge(
        TOWN,
        rules(formula("share(town) = area(park) / area(town)")),
        source("daily", "park area: exactly 1 km2, qualifiers: {as_of: 1990}"),
        source(
            "almanac",
            "town area: exactly 4 km2" + (f", qualifiers: {qualifiers}" if qualifiers else ""),
            reference="true",
        ),
    )
    assert values(report.derived).get(("daily", "town")) == expected


def test_a_result_with_qualifiers_is_not_silently_kept_from_one_without(judge: Judge) -> None:
    report = judge(
        TOWN,
        rules(
            formula("density(town) = people(town) / area(town)"), "id: agree, check: {agree: {}}"
        ),
        source(
            "daily",
            "town people: exactly 100 people, qualifiers: {as_of: 1990}",
            "town area: exactly 2 km2, qualifiers: {as_of: 1990}",
        ),
        source("weekly", "town density: 90 people/km2"),
    )
    told_of = [row.attribute for row in report.kept_apart]
    assert told_of == ["density"] or any(
        f.question.attribute.id == "density" for f in report.findings
    )


def test_of_two_claims_what_both_allow_is_used(judge: Judge) -> None:
    given = ("park area: exactly 3 km2", "park area: 2..5 km2", "lake area: exactly 4 km2")
    assert result(judge, "area(town) = area(park) + area(lake)", *given) == "7 km2"


def test_what_follows_from_a_claim_that_contradicts_itself_is_doubtful(judge: Judge) -> None:
    report = judge(
        TOWN,
        rules(formula("area(town) = area(park) * 2")),
        source("daily", "park area: exactly 3 km2", "park area: exactly 5 km2"),
    )
    [fact] = derived(report, "f")
    assert fact.value.possible == interval(6, 10, hi_open=False)
    [one, other] = [one for one in fact.assumes() if "doubtful" in one.text]
    assert one.text == (
        "a doubtful claim holds: daily says exactly 3 km² and exactly 5 km² of one thing, "
        "area of the park"
    )
    assert (one.place.line, other.place.line) == (4, 5)


def test_what_a_source_says_itself_goes_before_whom_it_quotes(judge: Judge) -> None:
    report = judge(
        TOWN,
        rules(formula("area(town) = area(park) * 2")),
        source("daily", "park area: exactly 4 km2", "park area: exactly 7 km2, said_by: mayor"),
    )
    [fact] = derived(report, "f")
    assert fact.value.possible == interval(8, 8, hi_open=False)
    assert [one.said_by for one in fact.steps()] == ["", ""]


def test_two_voices_that_contradict_each_other_have_no_result(judge: Judge) -> None:
    report = judge(
        TOWN,
        rules(formula("area(town) = area(park) * 2")),
        source("daily", "park area: 3 km2, said_by: the clerk", "park area: 5 km2, said_by: mayor"),
    )
    assert report.derived == ()
    assert reasons(report, "f") == ["voices in daily contradict each other on area of the park"]


# Bounds, variables, chains.

SUM = "id: total, derive: {sum: {attribute: area, parts_of: town}}"


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("share(lake) = area(town) / area(lake)", "at least 25 %"),
        ("share(lake) = area(lake) / area(town)", "0..400 %"),
        ("change(lake) = area(lake) - area(town)", "at most 3 km2"),
    ],
)
def test_what_follows_from_an_incomplete_sum_is_a_bound(
    judge: Judge, text: str, bound: str
) -> None:
    report = judge(
        TOWN,
        rules(SUM, formula(text)),
        source("daily", "park area: exactly 1 km2", "lake area: exactly 4 km2"),
    )
    assert [fact.partial for fact in derived(report, "total")] == [True]
    assert [(f.value.text, f.partial) for f in derived(report, "f")] == [(bound, True)]


def test_a_bound_that_leaves_everything_open_is_no_result(judge: Judge) -> None:
    report = judge(
        TOWN,
        rules(SUM, formula("change(lake) = area(lake) - area(town)")),
        source("daily", "park area: exactly 1 km2", "lake area: at least 0 km2"),
    )
    assert derived(report, "f") == []
    assert reasons(report, "f") == [
        "daily: `change(lake) = area(lake) - area(town)` is left open by area of the town, "
        "of which there is only a bound"
    ]


def test_an_incomplete_sum_does_not_hide_what_the_source_states(judge: Judge) -> None:
    report = judge(
        TOWN,
        rules(SUM, formula("share(lake) = area(town) / area(lake)")),
        source(
            "daily",
            "park area: exactly 1 km2",
            "town area: exactly 3 km2",
            "lake area: exactly 4 km2",
        ),
    )
    assert values(derived(report, "f")) == {("daily", "lake"): "75 %"}


def test_an_incomplete_sum_does_not_hide_what_a_reference_states(judge: Judge) -> None:
    report = judge(
        TOWN,
        rules(SUM, formula("share(lake) = area(town) / area(lake)")),
        source("daily", "park area: exactly 1 km2", "lake area: exactly 4 km2"),
        source("almanac", "town area: exactly 3 km2", reference="true"),
    )
    assert values(derived(report, "f")) == {("daily", "lake"): "75 %"}


def test_a_capital_letter_stands_for_every_subject(judge: Judge) -> None:
    report = judge(
        TOWN,
        rules(formula("density(X) = people(X) / area(X)")),
        source("daily", "town people: exactly 100 people", "town area: exactly 2 km2"),
        source("weekly", "park people: exactly 3 people", "park area: exactly 1 km2"),
        source("evening", "lake people: exactly 3 people"),
    )
    assert values(report.derived) == {
        ("daily", "town"): "50 people/km2",
        ("weekly", "park"): "3 people/km2",
    }
    assert reasons(report, "f") == ["evening does not say, nor does a reference: area of the lake"]


def test_a_letter_and_an_id_go_together(judge: Judge) -> None:
    report = judge(
        TOWN,
        rules(formula("share(X) = area(X) / area(town)")),
        source("daily", "park area: exactly 1 km2", "town area: exactly 4 km2"),
    )
    assert values(report.derived) == {("daily", "park"): "25 %", ("daily", "town"): "100 %"}


def test_a_formula_never_reads_its_own_output(judge: Judge) -> None:
    report = judge(
        TOWN,
        rules(formula("area(X) = area(X) * 2")),
        source("daily", "park area: exactly 1 km2"),
    )
    assert values(report.derived) == {("daily", "park"): "2 km2"}


def test_nothing_to_reckon_with_is_a_rule_that_matches_nothing(judge: Judge) -> None:
    report = judge(
        TOWN,
        rules(formula("share(town) = area(park) / area(town)")),
        source("daily", "lake area: exactly 1 km2"),
        source("almanac", "town area: exactly 4 km2", reference="true"),
    )
    assert reasons(report, "f") == ["it matches nothing"]


@pytest.mark.parametrize(
    ("given", "count"),
    [
        ("more than 20", "at least 21"),
        ("less than 20", "0..19"),
        ("'(2, 5]'", "3..5"),
        ("'[2, 5)'", "2..4"),
        ("'(2, 5)'", "3..4"),
        ("'[2, 5]'", "2..5"),
        ("7", "7"),
        ("'(2.5, 5.5)'", "3..5"),
    ],
)
def test_a_count_has_the_whole_numbers_between_open_ends(
    judge: Judge, given: str, count: str
) -> None:
    report = judge(
        "attributes: {length: {kind: quantity}, number: {kind: count}}\nentities: {wall: }",
        rules(formula("number(X) = length(X)")),
        source("daily", f"wall length: {given}"),
    )
    assert [fact.value.text for fact in report.derived] == [count]


WEATHER = """
attributes:
  noon: {kind: quantity, unit: °C, signed: true}
  dawn: {kind: quantity, unit: °C, signed: true}
  rise: {kind: quantity, unit: delta_degC, signed: true}
  warming: {kind: quantity, unit: delta_degC/decade, signed: true}
  lasted: {kind: quantity, unit: decade}
  ill: {kind: count}
  people: {kind: count}
  rate: {kind: quantity, unit: per 10000}
entities: {town: {label: the town}}
"""
RISE = rules(formula("rise(X) = noon(X) - dawn(X)"), "id: agree, title: All, check: {agree: {}}")


@pytest.mark.parametrize(
    ("said", "verdict"),
    [("18 °F", "agreement"), ("10 °C", "agreement"), ("10 K", "agreement"),
     ("27 °F", "contradiction"), ("50 °F", "contradiction"), ("18 °F difference", "agreement")],
)  # fmt: skip
def test_a_difference_of_temperatures(judge: Judge, said: str, verdict: str) -> None:
    report = judge(
        WEATHER,
        RISE,
        source("daily", "town noon: 21 °C", "town dawn: 11 °C"),
        source("weekly", f"town rise: {said}"),
    )
    assert [finding.verdict.value for finding in report.findings] == [verdict]


@pytest.mark.parametrize(
    ("text", "claims", "expected"),
    [
        ("noon(X) = dawn(X) + rise(X)", "town dawn: exactly 11|town rise: exactly 18 °F", "21 °C"),
        ("dawn(X) = noon(X) - rise(X)", "town noon: exactly 11|town rise: exactly 18 °F", "1 °C"),
        ("rise(X) = (noon(X) + noon(X)) / 2 - dawn(X)", "town noon: exactly 9|town dawn: exactly 4",
         "5 delta_degC"),
        ("warming(X) = rise(X) / lasted(X)", "town rise: exactly 3|town lasted: exactly 2 decades",
         "1.5 delta_degC/decade"),
        ("rate(X) = ill(X) / people(X)", "town ill: 6|town people: 12000", "5 per 10000"),
        ("rate(X) = ill(X) / people(X) * 3", "town ill: 6|town people: 12000", "15 per 10000"),
    ],
)  # fmt: skip
def test_units_of_a_scale(judge: Judge, text: str, claims: str, expected: str) -> None:
    (fact,) = judge(WEATHER, rules(formula(text)), source("daily", *claims.split("|"))).derived
    assert fact.value.text == expected


def test_a_result_of_thousands_of_digits(judge: Judge) -> None:
    text = f"area(town) = area(park){' * area(lake) / area(park) * area(lake)' * 20}"
    units = TOWN.replace("unit: km2,", "").replace("unit: km2, signed", "signed")
    claims = source("daily", "park area: exactly 3e-299", "lake area: exactly 9e299")
    report = judge(units, rules(formula(text)), claims)
    assert not report.derived
    assert "a number of thousands of digits" in reasons(report)[0]


def test_parameters(read: Read) -> None:
    text = "area(X) = length(X) * length(X) / 2"
    square = Operation("*", Term("length", "X"), Term("length", "X"))
    assert read(f'derive: {{formula: "{text}"}}').does == Formula(
        Term("area", "X"), Operation("/", square, Number(2, "2")), text
    )


def test_a_formula_knows_the_factor_to_its_unit(read: Read) -> None:
    formula = read('derive: {formula: "share(X) = area(X) / area(river)"}').does
    assert isinstance(formula, Formula)
    assert formula.factor == 100


def test_names_in_a_formula_become_ids(read: Read) -> None:
    formula = read(
        'derive: {formula: "area(Milltown) = area(Milltown) * area(river) / area(river)"}'
    )
    assert isinstance(formula.does, Formula)
    assert formula.does.gives == Term("area", "mill_town")
    assert formula.reads == ("area",)
    assert "Milltown" not in str(formula.does.expression)


def test_rules_that_read_what_they_give_are_no_circle(read: Read) -> None:
    assert read("derive: {formula: 'area(X) = area(X) * 2'}").gives == "area"
