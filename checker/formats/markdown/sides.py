"""The colours of sides where letters have none: squares, told apart by those who see no red or no
green, each before the number of its side."""

from typing import Final

SQUARES: Final = (
    "\N{LARGE BLUE SQUARE}",
    "\N{LARGE ORANGE SQUARE}",
    "\N{LARGE PURPLE SQUARE}",
    "\N{LARGE GREEN SQUARE}",
)
"""Those of the sides 1, 2, ...; sides beyond them begin again, told apart by their numbers."""

NUMBERS: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

FITS_SEVERAL: Final = "\N{WHITE LARGE SQUARE}"


def square(side: int) -> str:
    """The square of a side; of 0, of what contradicts nothing."""
    return SQUARES[(side - 1) % len(SQUARES)] if side else FITS_SEVERAL


def side_mark(name: str) -> str:
    """The name of a side, behind its square: a number in a circle, or which sides a claim fits."""
    if not name.isdecimal():
        return f"{FITS_SEVERAL}\N{NO-BREAK SPACE}{name}"
    number = int(name)
    return square(number) + (NUMBERS[number - 1] if number <= len(NUMBERS) else f"({number})")
