"""Every kind of rule, from YAML to its parameters."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from checker.load.corpus import load
from checker.model.place import Place
from checker.model.rule import (
    Agree,
    Check,
    Corroborated,
    CountMembers,
    CountParts,
    Derive,
    Distribute,
    Formula,
    Number,
    Operation,
    Order,
    Present,
    Range,
    Rule,
    Subset,
    Term,
    Total,
    Within,
)
from checker.values.tolerance import Tolerance

from .table import WORDS

Read = Callable[[str], Rule]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """The rule that the text of its keys says, beside the words that it is about."""

    def rule(keys: str) -> Rule:
        (tmp_path / "a.yaml").write_text(WORDS)
        (tmp_path / "b.yaml").write_text(f"rules:\n  - {{id: a_rule, {keys}}}\n")
        corpus, problems = load([tmp_path], str(tmp_path))
        assert corpus is not None, problems
        return next(rule for rule in corpus.rules if rule.id == "a_rule")

    return rule


def does(kind: str, parameters: str) -> str:
    return f"{kind}: {{{parameters}}}"


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ("agree: {}", Agree()),
        ("agree: ", Agree()),
        ("agree: {attributes: [area, length]}", Agree(("area", "length"))),
        ("agree: {attributes: [area], tolerance: 5 km2}", Agree(("area",), (Tolerance(5),))),
        (
            "agree: {attributes: [area], tolerance: 0.5}",
            Agree(("area",), (Tolerance(Fraction(1, 2)),)),
        ),
        ("agree: {attributes: [began_on], tolerance: 1}", Agree(("began_on",), (Tolerance(1),))),
        ("agree: {against: reference}", Agree(against_reference=True)),
        (
            "order: {first: began_on, then: ended_on}",
            Order(Term("began_on"), Term("ended_on")),
        ),
        (
            "order: {first: began_on(Milltown), then: published}",
            Order(Term("began_on", "mill_town"), Term("published")),
        ),
        (
            "order: {first: ' area ( river ) ', then: area}",
            Order(Term("area", "river"), Term("area")),
        ),
        ("within: {attribute: area}", Within("area")),
        ("subset: {attribute: names, of: names}", Subset("names", Term("names"))),
        (
            "subset: {attribute: crossed_by, of: crossed_by(river)}",
            Subset("crossed_by", Term("crossed_by", "river")),
        ),
        ("present: {type: town, attribute: area}", Present("town", "area")),
        ("corroborated: {attribute: area, origins: 2}", Corroborated("area", 2)),
    ],
)
def test_checks(parameters: str, expected: Check, read: Read) -> None:
    rule = read(f"check: {{{parameters}}}")
    assert rule.does == expected
    assert not rule.derives


def test_range(read: Read) -> None:
    both = read("check: {range: {attribute: area, from: 1, to: 9 km2}}").does
    assert isinstance(both, Range)
    assert both.start is not None
    assert both.end is not None
    assert (both.attribute, both.start.nominal, both.end.text) == ("area", 1, "9 km2")
    one = read("check: {range: {attribute: began_on, to: 1994}}").does
    assert isinstance(one, Range)
    assert one.start is None
    assert one.end is not None


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ("distribute: {attribute: area}", Distribute("area")),
        ("sum: {attribute: area, parts_of: valley}", Total("sum", "area", "valley")),
        (
            "earliest: {attribute: began_on, parts_of: valley}",
            Total("earliest", "began_on", "valley"),
        ),
        ("latest: {attribute: began_on, parts_of: valley}", Total("latest", "began_on", "valley")),
        ("count: {attribute: names, gives: bridge_count}", CountMembers("names", "bridge_count")),
        (
            "count: {parts_of: valley, having: area, gives: bridge_count}",
            CountParts("valley", "area", "bridge_count"),
        ),
    ],
)
def test_derivations(parameters: str, expected: Derive, read: Read) -> None:
    rule = read(f"derive: {{{parameters}}}")
    assert rule.does == expected
    assert rule.derives


def test_formula(read: Read) -> None:
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


def test_all_keys_of_a_rule(read: Read) -> None:
    rule = read(
        "title: The title, why: because, severity: warning, undetermined: error, "
        "may_match_nothing: true, examples: [{given: [], expect: agreement}], check: {agree: {}}"
    )
    assert rule == Rule(
        "a_rule", "The title", Agree(), Place("b.yaml", 2, 5), "because", "warning", "error", True
    )


def test_what_a_rule_is_without_them(read: Read) -> None:
    rule = read("check: {agree: {}}")
    assert rule == Rule("a_rule", "a rule", Agree(), Place("b.yaml", 2, 5))
    assert (rule.severity, rule.undetermined) == ("error", "note")


@pytest.mark.parametrize(
    "check",
    ["present: {type: town, attribute: area}", "corroborated: {attribute: area, origins: 2}"],
)
def test_what_is_missing_is_as_severe_as_the_rule(check: str, read: Read) -> None:
    assert read(f"check: {{{check}}}").undetermined == "note"
    assert read(f"severity: error, check: {{{check}}}").undetermined == "error"
    rule = read(f"severity: error, undetermined: warning, check: {{{check}}}")
    assert rule.undetermined == "warning"


def test_rules_keep_their_order(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(WORDS)
    for name, ids in (("c", "zx"), ("b", "ya")):
        text = "".join(f"  - {{id: {each}, check: {{agree: {{}}}}}}\n" for each in ids)
        (tmp_path / f"{name}.yaml").write_text("rules:\n" + text)
    corpus, _ = load([tmp_path], str(tmp_path))
    assert corpus is not None
    assert [rule.id for rule in corpus.rules] == ["agree_all", "y", "a", "z", "x"]


def test_rules_that_read_what_they_give_are_no_circle(read: Read) -> None:
    assert read("derive: {formula: 'area(X) = area(X) * 2'}").gives == "area"
