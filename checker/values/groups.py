"""What belongs together, found pair by pair (disjoint sets, with halved paths)."""

from collections.abc import Iterator
from typing import final


@final
class Groups:
    """Numbers in groups that only grow together; a group is named by its least number."""

    def __init__(self, size: int) -> None:
        """Each number alone."""
        self._leader = list(range(size))

    def of(self, number: int) -> int:
        """The group of a number."""
        leader = self._leader
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    def join(self, a: int, b: int) -> None:
        """Make one group of two."""
        a, b = self.of(a), self.of(b)
        self._leader[max(a, b)] = min(a, b)

    def all(self) -> list[list[int]]:
        """Every group, in the order of their least numbers."""
        groups: dict[int, list[int]] = {}
        for number in range(len(self._leader)):
            groups.setdefault(self.of(number), []).append(number)
        return list(groups.values())

    def several(self) -> Iterator[list[int]]:
        """The groups of two and more."""
        groups: dict[int, list[int]] = {}
        for number, leader in enumerate(self._leader):
            if leader != number:
                groups.setdefault(self.of(leader), []).append(number)
        yield from ([leader, *others] for leader, others in groups.items())
