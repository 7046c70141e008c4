"""Digits as people write them: in groups of three."""

from typing import Final

NARROW_SPACE: Final = "\N{NARROW NO-BREAK SPACE}"
"""Between groups of three digits: ISO 80000-1 has a thin space there, and no line ends at it."""


def grouped(digits: str) -> str:
    """Digits in groups of three, from five digits on: `4400`, `14 393`."""
    if len(digits) < 5:
        return digits
    head = len(digits) % 3
    groups = [digits[at : at + 3] for at in range(head, len(digits), 3)]
    return NARROW_SPACE.join([digits[:head], *groups] if head else groups)
