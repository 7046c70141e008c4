"""What a check asks, as far as ranks of values decide it: what an engine for tables is told of it.

A kind of check says this of its rules (:attr:`checker.model.rule.CheckKind.ranked`). Whatever ranks
do not decide, such as a value that lies on no line, is asked as ever.
"""

from typing import NamedTuple, final

from checker.values.interval import Interval


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
    """Each claim about an attribute is held against ``span``."""

    attribute: str
    span: Interval


@final
class InOrder(NamedTuple):
    """All claims about ``first`` of a subject are held against all about ``then`` of it: the one is
    at most the other, or (``strict``) less."""

    first: str
    then: str
    strict: bool = False


Ranked = Together | Inside | InOrder
