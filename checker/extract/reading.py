"""What was read at a place of a text."""

from typing import NamedTuple, final

from checker.model.pattern import Raw


@final
class Reading(NamedTuple):
    """A value, as it is written in a file of facts, and the token after it.

    ``inferred``: which part of it the words do not say. ``wrong``: why these words, which look
    like a value, cannot be read as one; then ``raw`` is what they say.
    """

    end: int
    raw: Raw
    inferred: str = ""
    wrong: str = ""
