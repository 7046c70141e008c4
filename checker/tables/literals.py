"""Different literals of tables."""

from collections.abc import Callable
from typing import Final, final

from checker.values.interval import WholeEnds
from checker.values.value import Possible, Value


@final
class DistinctLiteral:
    """One different literal: of which ``attribute``, and what it says. One of which the ``ends``
    are known already is read when somebody asks for more."""

    __slots__ = ("_read", "attribute", "ends", "text")

    def __init__(
        self,
        attribute: str,
        text: str,
        read: Value | Callable[[], Value],
        ends: WholeEnds | None = None,
    ) -> None:
        """``text`` is that of its value, which ``read`` gives, where it is not known yet."""
        self.attribute: Final = attribute
        self.text: Final = text
        self.ends: Final = ends
        self._read = read

    @property
    def value(self) -> Value:
        """What it says."""
        if not isinstance(self._read, Value):
            self._read = self._read()
        return self._read

    @property
    def possible(self) -> Possible | WholeEnds:
        """What it allows, as far as that is known."""
        return self.ends or self.value.possible
