"""What was read at a place of a text."""

from typing import final

from checker.extract.naming import SAID
from checker.model.pattern import Raw
from checker.prose.readings import Reading
from checker.values.named import NamedTuple


@final
class SlotValue(NamedTuple):
    """A value, as it is written in a file of facts, and the token after it.

    ``inferred``: which part of it the words do not say. ``wrong``: why these words, which look
    like a value, cannot be read as one; then ``raw`` is what they say. ``of``: the number or date
    that was read, of which each attribute makes its own value; ``bare``: the words of the pattern
    took the hedge before it. ``rest``: the token behind the unit of a count, which the words of
    the pattern have to take. ``refused``: these words are a number or a date, and the reader
    says why it is none here. ``begin``: of what was named last, the token where its name begins if
    it ends where the slot is, else that of the slot; ``named`` is then where in the text, in
    characters from 0, it was named before, and ``inferred`` is not said yet; or ``ONLY``.
    """

    end: int
    raw: Raw
    inferred: str = ""
    wrong: str = ""
    of: Reading | None = None
    bare: bool = False
    rest: int = 0
    refused: bool = False
    begin: int = 0
    named: int = SAID
