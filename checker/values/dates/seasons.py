"""Seasons and other groupings of months: the codes 21 to 41 that stand in place of a month.

The codes are those of ISO 8601-2:2019, 4.8 (sub-year groupings): 21-24 spring, summer, autumn and
winter "independent of location", 25-28 of the northern hemisphere, 29-32 of the southern, 33-36
quarters, 37-39 quadrimesters, 40-41 semestrals. The last three kinds are exact.

The standard leaves open where a season begins, and which winter is that "of 2001". So a season's
possibilities are whole months, from the first of the meteorological season to the last of the
astronomical one: spring in the north is March (begun on the 1st) to June (ended by the solstice on
the 20th to 22nd). A season over the turn of a year may be the one that begins in its year or the
one that ends there. A season of no hemisphere may be that of either.

The written bounds are the meteorological months, for 21-24 the calendar quarters that the
published vectors have.
"""

from checker.values.named import NamedTuple


class Season(NamedTuple):
    """Months as ``(first, after the last)``, counted from January of the season's year."""

    written: tuple[int, int]
    possible: tuple[tuple[int, int], ...]

    @property
    def months(self) -> int:
        """Its length, the unit in which it is uncertain."""
        return self.written[1] - self.written[0]


_MARCH_TO_JUNE = ((2, 6),)
_JUNE_TO_SEPTEMBER = ((5, 9),)
_SEPTEMBER_TO_DECEMBER = ((8, 12),)
_DECEMBER_TO_MARCH = ((-1, 3), (11, 15))


def _exact(first: int, months: int) -> Season:
    span = (first, first + months)
    return Season(span, (span,))


SEASONS = {
    21: Season((0, 3), _MARCH_TO_JUNE + _SEPTEMBER_TO_DECEMBER),
    22: Season((3, 6), _JUNE_TO_SEPTEMBER + _DECEMBER_TO_MARCH),
    23: Season((6, 9), _SEPTEMBER_TO_DECEMBER + _MARCH_TO_JUNE),
    24: Season((9, 12), _DECEMBER_TO_MARCH + _JUNE_TO_SEPTEMBER),
    25: Season((2, 5), _MARCH_TO_JUNE),
    26: Season((5, 8), _JUNE_TO_SEPTEMBER),
    27: Season((8, 11), _SEPTEMBER_TO_DECEMBER),
    28: Season((11, 14), _DECEMBER_TO_MARCH),
    29: Season((8, 11), _SEPTEMBER_TO_DECEMBER),
    30: Season((11, 14), _DECEMBER_TO_MARCH),
    31: Season((2, 5), _MARCH_TO_JUNE),
    32: Season((5, 8), _JUNE_TO_SEPTEMBER),
    **{33 + n: _exact(3 * n, 3) for n in range(4)},
    **{37 + n: _exact(4 * n, 4) for n in range(3)},
    **{40 + n: _exact(6 * n, 6) for n in range(2)},
}
