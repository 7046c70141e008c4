"""What a run counts and does not tell: of very many findings the first ones are enough to read."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, final

from checker.values.named import NamedTuple
from checker.values.verdict import Relation, Verdict

if TYPE_CHECKING:
    from checker.model.fact import Fact, Source
    from checker.model.finding import Finding
    from checker.model.place import Place
    from checker.model.rule import Rule
    from checker.model.vocabulary import Entities
    from checker.values.interval import WholeEnds


@final
class NotPicked(Exception):
    """Why no engine can pick: then all rows are read, which says what is wrong with them; ``at``:
    the place that it is about, where nobody could read them here."""

    def __init__(self, why: str, at: "Place | None" = None) -> None:
        """Of no place in particular, where none is named."""
        super().__init__(why)
        self.at = at


@final
class Unanswered(Exception):
    """Why an engine that was asked for gives no answer: then nothing is judged."""


ShowHowFar = Callable[[int, int, str], None]


def _show_nothing(_: int, __: int, ___: str) -> None:
    pass


@final
class Picking(NamedTuple):
    """What an engine must pick of tables: as many findings of each rule as are ``told``, and all
    contradictions if ``every`` one is. ``always``: also of small tables. ``remote``: the address of
    the cluster that is to do it. ``show`` is told how far the work is: the number of a step, of how
    many, and what it does."""

    told: int
    every: bool = False
    always: bool = False
    remote: str = ""
    show: ShowHowFar = _show_nothing


@final
class AlikeFindings(NamedTuple):
    """Findings of one rule that were answered alike."""

    rule: str
    relation: Relation


class JudgeOfAlike(Protocol):
    """How claims are judged that say the same of whichever subject, and those about some of all."""

    @property
    def sources(self) -> "Mapping[str, Source]":
        """All sources."""

    def contradictions(
        self, rules: "Sequence[Rule]", claims: "Sequence[Fact]", entities: "Entities"
    ) -> "Sequence[Finding]":
        """What rules find to be contradicted, in order, of all claims about some subjects."""

    def answer(self, rule: "Rule", claims: "Sequence[Fact]") -> "Finding":
        """What a rule finds of some claims about one subject."""

    def of_two(
        self,
        rule: "Rule",
        attribute: str,
        said: tuple[str, str],
        ends: "tuple[WholeEnds, WholeEnds]",
    ) -> tuple[str, str] | None:
        """The message and the gap of two claims that say ``said``, in plain numbers, of which the
        one ends before the other begins; nothing where they have to be judged as any others."""


Tell = Callable[["Entities", Sequence["Finding"]], Iterable[Sequence[str | int | None]]]
"""Gives the rows of findings, with the entities that are known: of each as many as it has claims.
"""


class ListedFindings(Protocol):
    """Contradictions that an engine lists, without any claim of them being made.

    ``judged_with`` is told how claims that say the same, of whichever subject, are judged. What is
    listed stands among the findings of a report, in their order: with their rows, ``told``, under
    some columns.
    """

    def judged_with(self, judge: JudgeOfAlike) -> None:
        """Say how claims are judged."""

    def rows(
        self,
        columns: Sequence[str],
        entities: "Entities",
        findings: "Sequence[Finding]",
        tell: "Tell",
    ) -> Iterator[Sequence[str | int | None]]:
        """All rows."""

    def packed(
        self,
        columns: Sequence[str],
        entities: "Entities",
        findings: "Sequence[Finding]",
        tell: "Tell",
    ) -> bytes:
        """All rows, as Parquet."""

    def close(self) -> None:
        """Let go of what it is listed from; nothing is listed any more."""


@final
class Untold(NamedTuple):
    """How many findings, and claims that stand alone, are counted and not told.

    ``findings``: by rule and relation, how many there are, and of how many of them more than one
    origin speaks. ``claims``: of each source how many stated claims nobody asks for; ``derived``:
    of each rule how many claims it concludes; ``left``: the rules of which an engine knows all
    that they conclude, so that nothing is to be concluded from the claims that are told;
    ``about``: by rule the subjects that it concludes of, where it knows what is of all others.
    ``compared``: the ids of claims that are told, and compared by what is counted.
    """

    findings: tuple[tuple[AlikeFindings, int, int], ...] = ()
    alone: int = 0
    claims: tuple[tuple[str, int], ...] = ()
    derived: tuple[tuple[str, int], ...] = ()
    left: frozenset[str] = frozenset()
    about: tuple[tuple[str, frozenset[str]], ...] = ()
    compared: frozenset[str] = frozenset()

    def number(self, verdict: Verdict | None = None, rule: str = "") -> int:
        """How many findings of one verdict, or of all, and of one rule, or of all."""
        return sum(
            number
            for group, number, _ in self.findings
            if verdict in (None, group.relation.verdict) and rule in ("", group.rule)
        )

    def of(self, relation: Relation, rules: Iterable[str]) -> tuple[int, int]:
        """How many findings of some rules stand so to each other; of how many of them more than one
        origin speaks."""
        asked = set(rules)
        some = [
            (number, strong)
            for group, number, strong in self.findings
            if group.relation is relation and group.rule in asked
        ]
        return sum(number for number, _ in some), sum(strong for _, strong in some)

    def plus(self, other: "Untold") -> "Untold":
        """The two together."""
        numbers: Counter[AlikeFindings] = Counter()
        strong: Counter[AlikeFindings] = Counter()
        for group, number, many in (*self.findings, *other.findings):
            numbers[group] += number
            strong[group] += many
        claims: Counter[str] = Counter(dict(self.claims))
        claims.update(dict(other.claims))
        return Untold(
            tuple((group, numbers[group], strong[group]) for group in sorted(numbers, key=_order)),
            self.alone + other.alone,
            tuple(sorted(claims.items())),
            self.derived + other.derived,
            self.left | other.left,
            self.about + other.about,
            self.compared | other.compared,
        )


def _order(group: AlikeFindings) -> tuple[str, str]:
    return group.rule, group.relation.value
