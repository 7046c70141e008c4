"""Formulas: what binds tighter, and where one goes wrong."""

import contextlib
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.rule import Term
from checker.rules.formula.expression import Expression, Number, Operation, terms
from checker.rules.formula.parsing import constant, parse_formula
from checker.values.unreadable import Unreadable


def right(text: str) -> Expression:
    gives, expression = parse_formula(f"z(X) = {text}")
    assert gives == Term("z", "X")
    return expression


def shown(expression: Expression) -> str:
    """The expression with a pair of parentheses around every operation."""
    if isinstance(expression, Operation):
        return f"({shown(expression.left)}{expression.operator}{shown(expression.right)})"
    return expression.text if isinstance(expression, Number) else str(expression)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a(X)", "a(X)"),
        ("1 + 2 * 3", "(1+(2*3))"),
        ("1 * 2 + 3", "((1*2)+3)"),
        ("1 - 2 - 3", "((1-2)-3)"),
        ("8 / 4 / 2", "((8/4)/2)"),
        ("8 / (4 / 2)", "(8/(4/2))"),
        ("(1 + 2) * 3", "((1+2)*3)"),
        ("((1))", "1"),
        ("-a(X)", "(-a(X))"),
        ("-1 + 2", "((-1)+2)"),
        ("2 * -1", "(2*(-1))"),
        ("--1", "(-(-1))"),
        ("1--1", "(1-(-1))"),
        ("a ( river )/b(river)", "(a(river)/b(river))"),
        ("1.50*a(X)", "(1.50*a(X))"),
        ("a(X)+\n  b(X)", "(a(X)+b(X))"),
    ],
)
def test_what_binds_tighter(text: str, meant: str) -> None:
    assert shown(right(text)) == meant


def test_numbers_are_exact() -> None:
    assert right("0.1") == Number(Fraction(1, 10), "0.1")
    assert right("2.50") == Number(Fraction(5, 2), "2.50")
    assert right("3.0") == Number(3, "3.0")


def test_a_capital_letter_is_a_variable() -> None:
    used = list(terms(right("a(Y) + b(shusha) - c(XY)")))
    assert [term.variable for term in used] == ["Y", None, None]
    assert [term.subject for term in used] == ["Y", "shusha", "XY"]


@pytest.mark.parametrize("text", ["1 / 0", "a(X) / 0", "a(X) / (2 - 2)", "a(X) / (1 - 0.5 * 2)",
                                  "1 / (0 / 5)", "1 + 2 * (3 / -0)"])  # fmt: skip
def test_a_divisor_that_is_zero_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="divides by zero"):
        constant(right(text))


def test_a_divisor_with_a_term_is_not_judged() -> None:
    assert constant(right("1 / (a(X) - a(X))")) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("z(X) = ", "the formula ends too early: attribute(subject) should follow"),
        ("z(X) = 1 +", "the formula ends too early: attribute(subject) should follow"),
        (
            "z(X) = 1 § 2",
            "the formula does not parse at '§ 2' (character 10): "
            "an operator (+ - * /) should stand there",
        ),
        (
            "z(X) = 1.",
            "the formula does not parse at '.' (character 9): "
            "an operator (+ - * /) should stand there",
        ),
        (
            "z(2) = 1",
            "the formula does not parse at '2) = 1' (character 3): a subject should stand there",
        ),
    ],
)
def test_the_place_of_what_does_not_parse(text: str, message: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_formula(text)
    assert str(caught.value) == message


@given(st.text(alphabet="a(X)=+-*/ 1.0é$", max_size=30))
def test_any_text_parses_or_is_unreadable(text: str) -> None:
    with contextlib.suppress(Unreadable):
        constant(parse_formula(text)[1])


@given(st.recursive(
    st.integers(0, 99).map(str),
    lambda inner: st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda o: f"({' '.join(o)})"),
    max_leaves=8,
))  # fmt: skip
def test_arithmetic_is_that_of_fractions(text: str) -> None:
    assert constant(right(text)) == eval(text)


def test_limits() -> None:
    deep = 49
    assert shown(right("(" * deep + "1" + ")" * deep)) == "1"
    with pytest.raises(Unreadable, match="nested more than 50 deep"):
        right("(" * 51 + "1" + ")" * 51)
    with pytest.raises(Unreadable, match="more than 2000 characters"):
        right("1" + " + 1" * 600)
    assert constant(right("1" + "+1" * 900)) == 901
