"""The text of a formula to an expression, and the unit that it gives.

formula    = term "=" sum
sum        = product { ("+" | "-") product }
product    = factor { ("*" | "/") factor }
factor     = number | term | "(" sum ")" | "-" factor
term       = attribute "(" subject ")"
"""

import re
from fractions import Fraction
from typing import final

from checker.model.rule import Term
from checker.rules.formula.expression import Expression, Number, Operation
from checker.values.interval import normal_exact
from checker.values.unreadable import Unreadable

LONGEST = 2000
"""The most characters of a formula."""

DEEPEST = 50
"""How deeply parentheses and signs may be nested."""

_TOKEN = re.compile(r"\s*(?:([A-Za-z_][A-Za-z0-9_]*)|([0-9]+(?:\.[0-9]+)?)|(\S))")


def parse_formula(text: str) -> tuple[Term, Expression]:
    """The two sides of a formula; raises ``Unreadable`` with the place in it that is wrong."""
    if len(text) > LONGEST:
        raise Unreadable(
            f"a formula of more than {LONGEST} characters: split it into several rules"
        )
    parser = _Parser(text)
    gives = parser.term()
    parser.expect("=")
    expression = parser.sum()
    parser.end()
    return gives, expression


def constant(expression: Expression) -> Fraction | None:
    """The value of an expression without terms, or ``None``; raises ``Unreadable`` for ``/ 0``."""
    if isinstance(expression, Number):
        return Fraction(expression.value)
    if isinstance(expression, Term):
        return None
    left, right = constant(expression.left), constant(expression.right)
    if expression.operator == "/" and right == 0:
        raise Unreadable("the formula divides by zero: mend the divisor")
    if left is None or right is None:
        return None
    match expression.operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right


@final
class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [
            (match.lastindex, match.group(match.lastindex or 0), match.start(match.lastindex or 0))
            for match in _TOKEN.finditer(text)
            if match.lastindex
        ]
        self.next = 0
        self.depth = 0

    def sum(self) -> Expression:
        left = self.product()
        while self.peek() in ("+", "-"):
            left = Operation(self.take(), left, self.product())
        return left

    def product(self) -> Expression:
        left = self.factor()
        while self.peek() in ("*", "/"):
            left = Operation(self.take(), left, self.factor())
        return left

    def factor(self) -> Expression:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unreadable(
                f"a formula nested more than {DEEPEST} deep: split it into several rules"
            )
        try:
            if self.peek() == "(":
                self.take()
                inside = self.sum()
                self.expect(")")
                return inside
            if self.peek() == "-":
                self.take()
                return Operation("-", Number(0, ""), self.factor())
            if self.next < len(self.tokens) and self.tokens[self.next][0] == 2:
                text = self.take()
                return Number(normal_exact(Fraction(text)), text)
            return self.term()
        finally:
            self.depth -= 1

    def term(self) -> Term:
        attribute = self.name("attribute(subject)")
        self.expect("(")
        subject = self.name("a subject")
        self.expect(")")
        return Term(attribute, subject)

    def name(self, wanted: str) -> str:
        if self.next >= len(self.tokens) or self.tokens[self.next][0] != 1:
            raise self.wrong(wanted)
        return self.take()

    def expect(self, sign: str) -> None:
        if self.peek() != sign:
            raise self.wrong(f"`{sign}`")
        self.take()

    def end(self) -> None:
        if self.next < len(self.tokens):
            raise self.wrong("an operator (+ - * /)")

    def peek(self) -> str | None:
        return self.tokens[self.next][1] if self.next < len(self.tokens) else None

    def take(self) -> str:
        self.next += 1
        return self.tokens[self.next - 1][1]

    def wrong(self, wanted: str) -> Unreadable:
        if self.next < len(self.tokens):
            _, _, start = self.tokens[self.next]
            where = f"at '{self.text[start : start + 20]}' (character {start + 1})"
            hint = self.hint(wanted)
            return Unreadable(
                f"the formula does not parse {where}: {wanted} should stand there{hint}"
            )
        return Unreadable(f"the formula ends too early: {wanted} should follow")

    def hint(self, wanted: str) -> str:
        """What may be meant by the next token, which is not what is ``wanted``."""
        sign = self.tokens[self.next][1]
        before = self.tokens[self.next - 1][1] if self.next else ""
        if wanted == "`(`" and before == "published":
            return (
                "; 'published' is no attribute, and only `order` knows it: state the day as a claim"
            )
        if wanted == "`(`":
            return f"; whose '{before[:40]}'? write {before[:40]}(X)"
        if sign == "(" and wanted == "`)`":
            return "; a formula knows no functions: sums and counts are rules of their own"
        if sign == "*" and before == "*":
            return _SIGNS["^"]
        if sign == "=" and not self.next:
            return ""
        return _SIGNS.get(sign, "")


_SIGNS = {
    **dict.fromkeys(("x", "X", "\xd7", "\xb7", "\u22c5"), "; to multiply, write `*`"),
    **dict.fromkeys(("\xf7", ":"), "; to divide, write `/`"),
    **dict.fromkeys(("\u2212", "\u2013"), "; to subtract, write `-`"),
    "^": "; there are no powers: multiply, as in a(X) * a(X)",
    "%": "; write 50 % as 0.5",
    ",": "; a decimal point is written `.`",
    "=": "; one `=` is enough",
}
"""Signs that a formula does not have, and what to write."""
