"""The one error that reading a literal raises."""

from typing import final


@final
class Unreadable(ValueError):
    """A literal that cannot be read; the message says what is wrong and how to mend it.

    It names no file: whoever knows the place adds it. Where it is a name that nothing declares,
    ``unknown`` is that name.
    """

    def __init__(self, message: str, unknown: str = "") -> None:
        """What is wrong, and how to mend it."""
        super().__init__(message)
        self.unknown = unknown
