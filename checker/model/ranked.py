"""What rules ask and conclude, as far as an engine for tables can tell on its own.

A kind of rule says this of its rules (:attr:`checker.model.rule.CheckKind.ranked`). Whatever ranks
do not decide, such as a value that lies on no line, is asked as ever.
"""

from enum import StrEnum
from typing import final

from checker.values.interval import Exact, Interval
from checker.values.named import NamedTuple


@final
class Together(NamedTuple):
    """All documents' claims about an attribute of a subject are held against each other.

    ``attributes``: none named means all. Where something is common to them, they agree; where
    nothing is, they contradict each other if ``surely``, and else are asked.
    """

    attributes: tuple[str, ...] = ()
    surely: bool = True


@final
class Inside(NamedTuple):
    """Each claim about an attribute is held against ``span``, which is told in these ``words``."""

    attribute: str
    span: Interval
    words: str


@final
class InOrder(NamedTuple):
    """All claims about ``first`` of a subject are held against all about ``then`` of it: the one is
    at most the other, or (``strict``) less."""

    first: str
    then: str
    strict: bool = False


@final
class AgainstReference(NamedTuple):
    """Each document's claim about an attribute of a subject is held against each of works of
    reference. ``attributes`` and ``surely``: as of :class:`Together`."""

    attributes: tuple[str, ...] = ()
    surely: bool = True


@final
class FromOrigins(NamedTuple):
    """All documents' claims about an attribute of a subject agree, and come from at least so many
    ``origins``; of anything else it is asked."""

    attribute: str
    origins: int


@final
class OfEach(NamedTuple):
    """Each subject of a type has a claim of a document about an attribute; where none has, that is
    asked."""

    type: str
    attribute: str


@final
class NeverGoesBack(NamedTuple):
    """All claims about an attribute of a subject, of one source and across sources, are held
    against those of times that surely are earlier, by a qualifier: none is less (``falls``), or
    none is more."""

    attribute: str
    along: str
    falls: bool


@final
class OneAtATime(NamedTuple):
    """Claims about an attribute of a subject whose times surely meet, by a qualifier, have
    something in common; unless there may be ``gaps``, no time between the first and the last of
    them is surely nobody's."""

    attribute: str
    along: str
    gaps: bool


@final
class OneEach(NamedTuple):
    """No claim about an attribute surely says the one thing that is said of another subject, under
    the same qualifiers; where some do, that is asked."""

    attribute: str


@final
class Among(NamedTuple):
    """All claims about ``first`` of a subject are held against all about ``then`` of it: the
    members of the one are among those of the other."""

    first: str
    then: str


@final
class AmongThose(NamedTuple):
    """All claims about ``attribute`` of any subject are held against all about ``then`` of the one
    subject ``of``: the members of the former are among those of the latter."""

    attribute: str
    then: str
    of: str


@final
class OfNearestWhole(NamedTuple):
    """All claims about an attribute of a part are held against all about it of the nearest whole
    that some are held against, under the same qualifiers: the one is at most the other."""

    attribute: str


@final
class Reckoning(NamedTuple):
    """``left operator right``, of attributes by their ids, and exact numbers; the operator is one
    of ``+ - * /``."""

    operator: str
    left: "Reckoning | str | Exact"
    right: "Reckoning | str | Exact"


@final
class Reckoned(NamedTuple):
    """What each source claims of ``operands`` gives a number of ``gives``, of the same subject: the
    ``result``, times ``factor``, and not below zero unless it is ``signed``. ``counts``: of the one
    operand, a list, its number of members, by each claim about it."""

    gives: str
    operands: tuple[str, ...]
    result: Reckoning | str | Exact
    factor: Exact
    signed: bool
    counts: bool = False


class How(StrEnum):
    """What of the parts is claimed of the whole: their sum, the first or the last of their dates,
    or of how many of them something is claimed."""

    SUM = "sum"
    FIRST = "first"
    LAST = "last"
    NUMBER = "number"


@final
class Spread(NamedTuple):
    """Each claim about an attribute of a whole is one about each of its parts, at any depth, but
    not beyond parts of which its source says the same."""

    attribute: str


@final
class Added(NamedTuple):
    """What each source claims of all ``parts`` gives its sum as a claim about ``whole``, or
    (``at_least``: there may be more parts) that it is no less; or (``how``) something else.

    That is so only of a source that claims nothing of what is ``between``: wholes of some of them.
    ``gives``: the attribute of what is claimed of the whole, where it is another.
    """

    attribute: str
    whole: str
    parts: tuple[str, ...]
    between: tuple[str, ...] = ()
    at_least: bool = False
    how: How = How.SUM
    gives: str = ""

    @property
    def given(self) -> str:
        """The attribute of what is claimed of the whole."""
        return self.gives or self.attribute

    @property
    def cells(self) -> list[tuple[str, str]]:
        """The attributes and subjects of the claims that have a part in it, the whole first."""
        inside = (*self.between, *self.parts)
        return [(self.given, self.whole), *((self.attribute, name) for name in inside)]


@final
class OfEachSubject(NamedTuple):
    """Something between claims about one subject at a time that only the rule itself can tell; of
    dates, it may hang on whether any has a time of day."""


@final
class OfNamed(NamedTuple):
    """Something between claims about the subjects that a rule bears on, and about no others."""


Binding = InOrder | Inside | Reckoned | OfEachSubject | OfNamed
"""What a rule sets between claims about each subject, or only about some that it bears on."""


@final
class Bound(NamedTuple):
    """What the rule of this id sets between claims about ``attributes``, in the order in which it
    speaks of them; without a ``binding`` nobody can tell but the rule itself."""

    rule: str
    attributes: tuple[str, ...]
    binding: Binding | None


@final
class AllAtOnce(NamedTuple):
    """Whether all documents' claims can be true at once that hang together by what is ``bound``;
    where they surely can, they fit; of anything else it is asked."""

    bound: tuple[Bound, ...]


Ranked = (
    Together
    | Inside
    | InOrder
    | AgainstReference
    | FromOrigins
    | OfEach
    | NeverGoesBack
    | OneAtATime
    | OneEach
    | Among
    | AmongThose
    | OfNearestWhole
    | AllAtOnce
)
