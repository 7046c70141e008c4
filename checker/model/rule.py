"""Declared derivations and checks: one type of parameters for each kind of rule."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple, final

from checker.model.place import Place
from checker.values.interval import INFINITY, Bound, Exact, Interval, interval
from checker.values.kinds import Value, on_a_line

if TYPE_CHECKING:
    from checker.values.tolerance import Tolerance


@final
class Term(NamedTuple):
    """``attribute(subject)`` in a rule. A single capital letter as subject is a variable over
    subjects; without a subject it is the attribute of the claim's own subject; the attribute
    ``published`` is the publication date of the claim's own source."""

    attribute: str
    subject: str | None = None

    @property
    def variable(self) -> str | None:
        """The variable that stands for the subject, if one does."""
        name = self.subject
        return name if name is not None and len(name) == 1 and name.isupper() else None

    def __str__(self) -> str:
        return self.attribute if self.subject is None else f"{self.attribute}({self.subject})"


@final
class Number(NamedTuple):
    """An exact number in a formula, with the text that it was written as."""

    value: Exact
    text: str


@final
class Operation(NamedTuple):
    """``left operator right``; the operator is one of ``+ - * /``."""

    operator: str
    left: "Expression"
    right: "Expression"


Expression = Term | Number | Operation


@final
class Distribute(NamedTuple):
    """A claim about a whole holds for its parts."""

    attribute: str


@final
class Total(NamedTuple):
    """What the outermost parts make together: their sum, the earliest or the latest of them."""

    function: Literal["sum", "earliest", "latest"]
    attribute: str
    whole: str


@final
class CountMembers(NamedTuple):
    """The size of a list is a count of its subject."""

    attribute: str
    gives: str


@final
class CountParts(NamedTuple):
    """The number of parts of which a source states ``having`` is a count of the whole."""

    whole: str
    having: str
    gives: str


@final
class Formula(NamedTuple):
    """Arithmetic over claims. ``factor`` turns the result into the unit of ``gives``."""

    gives: Term
    expression: Expression
    text: str
    factor: Fraction = Fraction(1)


Derive = Distribute | Total | CountMembers | CountParts | Formula


@final
class Agree(NamedTuple):
    """All documents' claims about one thing can be true together.

    ``tolerances``: how far apart they may be, one for each of ``attributes``. With
    ``against_reference`` each document is held against the works of reference instead.
    """

    attributes: tuple[str, ...] = ()
    tolerances: tuple["Tolerance", ...] = ()
    against_reference: bool = False

    def tolerance_of(self, attribute: str) -> "Tolerance | None":
        """How far apart the claims of an attribute may be; ``None`` where nothing is said."""
        if not self.tolerances:
            return None
        return self.tolerances[self.attributes.index(attribute)]


@final
class Order(NamedTuple):
    """``first`` can come before ``then``."""

    first: Term
    then: Term


@final
class Range(NamedTuple):
    """The value lies from ``start`` to ``end``; ``None`` leaves a side unbounded."""

    attribute: str
    start: Value | None
    end: Value | None

    @property
    def span(self) -> Interval:
        """From the first possibility of the one limit to the last of the other.

        A limit is exact: 100 % is the end, not what rounds to it. Raises
        :class:`~checker.values.interval.Empty` where nothing lies between them.
        """
        lo: Bound = -INFINITY
        hi: Bound = INFINITY
        lo_open = hi_open = True
        if self.start:
            span, nominal = on_a_line(self.start.possible), self.start.nominal
            lo, lo_open = (span.lo, span.lo_open) if nominal is None else (nominal, False)
        if self.end:
            span, nominal = on_a_line(self.end.possible), self.end.nominal
            hi, hi_open = (span.hi, span.hi_open) if nominal is None else (nominal, False)
        return interval(lo, hi, lo_open=lo_open, hi_open=hi_open)


@final
class Within(NamedTuple):
    """A part has at most what its whole has."""

    attribute: str


@final
class Subset(NamedTuple):
    """The members of ``attribute`` are among those of ``of``."""

    attribute: str
    of: Term


@final
class Present(NamedTuple):
    """Every entity of a type has the attribute stated."""

    type: str
    attribute: str


@final
class Corroborated(NamedTuple):
    """At least ``origins`` independent origins say so."""

    attribute: str
    origins: int


Check = Agree | Order | Range | Within | Subset | Present | Corroborated


@final
class Rule(NamedTuple):
    """A declared derivation or check. ``why`` is what its findings assume."""

    id: str
    title: str
    does: Derive | Check
    place: Place
    why: str = ""
    severity: str = "error"
    undetermined: str = "note"
    may_match_nothing: bool = False

    @property
    def derives(self) -> bool:
        """Whether it concludes claims, rather than judging them."""
        return isinstance(self.does, Distribute | Total | CountMembers | CountParts | Formula)

    @property
    def gives(self) -> str:
        """The attribute that a derivation concludes; empty for a check."""
        match self.does:
            case Distribute(attribute) | Total(_, attribute, _):
                return attribute
            case CountMembers(_, gives) | CountParts(_, _, gives):
                return gives
            case Formula(gives=term):
                return term.attribute
        return ""

    @property
    def reads(self) -> tuple[str, ...]:
        """The attributes of the claims that it looks at; none named means all."""
        match self.does:
            case Agree(attributes=attributes):
                return attributes
            case Order(first, then):
                return tuple(t.attribute for t in (first, then) if t.attribute != "published")
            case Subset(attribute, of):
                return (attribute, of.attribute)
            case CountParts(having=attribute):
                return (attribute,)
            case Formula(expression=expression):
                return tuple(dict.fromkeys(term.attribute for term in terms(expression)))
            case does:
                return (does.attribute,)


def terms(expression: Expression) -> Iterator[Term]:
    """All terms of an expression, from left to right."""
    if isinstance(expression, Operation):
        yield from terms(expression.left)
        yield from terms(expression.right)
    elif isinstance(expression, Term):
        yield expression
