"""What a hint is handed."""

from collections.abc import Iterator
from typing import final

from checker.model.fact import Fact, Facts
from checker.model.line import shortened
from checker.model.vocabulary import Attribute
from checker.values.named import NamedTuple

LONGEST = 60
"""The most characters of a value or name in a hint."""


@final
class TwoClaims(NamedTuple):
    """Two claims that cannot both be true; of lists, the first may have to lie in the second.

    ``facts`` has the sources, the entities, and what else is claimed.
    """

    a: Fact
    b: Fact
    attribute: Attribute
    facts: Facts

    def both_ways(self) -> Iterator[tuple[Fact, Fact]]:
        """Each claim with the other."""
        yield self.a, self.b
        yield self.b, self.a

    @property
    def told(self) -> str:
        """Both values, as people write them."""
        first, second = (brief(self.attribute.told(fact.value)) for fact in (self.a, self.b))
        return f"{first} and {second}"


def brief(text: str) -> str:
    """Somebody's text, short enough for a sentence."""
    return shortened(text, LONGEST)
