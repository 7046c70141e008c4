"""The one error that reading a literal raises."""

from typing import final


@final
class Unreadable(ValueError):
    """A literal that cannot be read; the message says what is wrong and how to mend it.

    It names no file: whoever knows the place adds it.
    """
