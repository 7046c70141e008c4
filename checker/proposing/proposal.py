"""What is proposed: where a document says something of an attribute of a subject. Never a value."""

from typing import Final, final

from checker.model.lock import Proposer
from checker.model.place import Problem
from checker.values.named import NamedTuple

MOST: Final = 2000
"""The most proposals of one document that are looked at."""

LONGEST: Final = 1000
"""The most characters of any text in a proposal."""


@final
class Proposal(NamedTuple):
    """``subject`` and ``attribute`` are as they were given, ids or names; ``quote`` is one fragment
    of the document, or several; ``voice`` is whom it quotes, empty for its own; ``at`` is where the
    quote begins, in characters from 0, or -1."""

    subject: str
    attribute: str
    quote: tuple[str, ...]
    voice: str = ""
    qualifiers: tuple[tuple[str, str], ...] = ()
    at: int = -1
    proposer: Proposer = Proposer("")


@final
class Proposed(NamedTuple):
    """All that is proposed of one document.

    ``notes`` are what was no proposal, ``problems`` what kept others from being made; ``asked`` are
    those who said all that they had to say.
    """

    proposals: tuple[Proposal, ...] = ()
    notes: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    asked: frozenset[Proposer] = frozenset()
