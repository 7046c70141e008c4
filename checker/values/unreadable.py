"""The one error that reading a literal raises."""

from collections.abc import Sequence
from typing import final


@final
class Unreadable(ValueError):
    """A literal that cannot be read; the message says what is wrong and how to mend it.

    It names no file: whoever knows the place adds it. Where it is a name that nothing declares,
    ``unknown`` is that name. ``members``: what is wrong with which members of a list.
    """

    def __init__(
        self, message: str, unknown: str = "", members: Sequence[tuple[int, "Unreadable"]] = ()
    ) -> None:
        """What is wrong, and how to mend it."""
        super().__init__(message)
        self.unknown = unknown
        self.members = members

    @classmethod
    def of_members(cls, members: Sequence[tuple[int, "Unreadable"]]) -> "Unreadable":
        """A list of which some members cannot be read."""
        return cls("; ".join(str(wrong) for _, wrong in members), members=members)

    @property
    def each(self) -> Sequence[tuple[int | None, "Unreadable"]]:
        """It, member by member: what is wrong with which; of no list, it alone."""
        return self.members or [(None, self)]
