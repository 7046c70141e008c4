"""How far two claims are apart, and the words for it."""

from fractions import Fraction
from typing import Final, final

from checker.values.digits import told_once
from checker.values.interval import Exact, normal_exact
from checker.values.named import NamedTuple
from checker.values.numbers.telling import tell_scaled

_CLOCK: Final = (
    ("hour", 24),
    ("minute", 24 * 60),
    ("second", 24 * 3600),
    ("millisecond", 24 * 3600 * 1000),
)
"""The units of times, and how many of each a day has."""


LARGE: Final = 10_000
DIGITS: Final = 3
"""From where on a gap that is only a least one is told in so many digits."""


@final
class Gap(NamedTuple):
    """How far two claims are apart; ``unit`` is days, percentage points or the attribute's.

    Of two times of day it is hours, minutes or seconds, and ``days`` is the same in days.
    ``least``: what one of the claims allows is so wide that they may be farther apart.
    ``scale``: the exponent of the scale in which it is told, 6 of claims that speak of millions.
    """

    amount: Exact
    unit: str
    days: Exact | None = None
    least: bool = False
    scale: int = 0

    @property
    def size(self) -> Exact:
        """What gaps of one attribute are ordered by."""
        return self.amount if self.days is None else self.days


def in_days(days: Exact) -> Gap:
    """Days, or a part of one in the coarsest unit of which it is a whole number."""
    if days.denominator == 1:
        return Gap(days.numerator, "days")
    for unit, many in _CLOCK:
        amount = normal_exact(days * many)
        if amount.denominator == 1:
            return Gap(amount, f"{unit}s", days)
    return Gap(normal_exact(days * 24 * 3600), "seconds", days)


def _clock_text(gap: Gap) -> str:
    """The two coarsest units that a time has: `1 hour 33 minutes`, `2 days 2 hours`."""
    parts: list[str] = []
    left = gap.size
    for unit, many in (("day", 1), *_CLOCK):
        amount = left * many // 1
        if unit == "day" and amount < 2:
            continue
        if amount:
            parts.append(f"{amount} {unit}{'' if amount == 1 else 's'}")
            left -= Fraction(amount, many)
        elif parts:
            break
        if len(parts) == 2:
            break
    return " ".join(parts)


@told_once(4096)
def gap_text(gap: Gap) -> str:
    """``204 days``, ``2.9 percentage points``: two significant digits of what is not whole.

    Of times, ``6 minutes``, ``1 hour 33 minutes``. This is where a gap becomes words.
    """
    if gap.days is not None and gap.amount.denominator == 1:
        return _clock_text(gap)
    return tell_scaled(gap.amount, gap.scale, gap.unit)


def measured(gap: Gap) -> str:
    """How far apart, all that is known of it: ``204 days``, ``at least 9 km``, ``about 2.9 km``."""
    if not gap.least:
        return gap_text(gap)
    if gap.days is None and gap.unit != "days" and gap.amount >= LARGE:
        step = 10 ** (len(str(int(gap.amount))) - DIGITS)
        return f"about {gap_text(gap._replace(amount=round(Fraction(gap.amount) / step) * step))}"
    return f"{'at least' if gap.amount.denominator == 1 else 'about'} {gap_text(gap)}"


def span_told(first: str, last: str) -> str:
    """From one value to another, with a unit that both have told once: ``27.2 to 32.9 %``."""
    least, _, unit = first.rpartition(" ")
    same = least and unit == last.rpartition(" ")[2] and not unit[:1].isdigit()
    return f"{least if same else first} to {last}"


@told_once(4096)
def apart(gap: Gap) -> str:
    """How far apart, as a phrase; values that only touch have none."""
    return f"{measured(gap)} apart" if gap.amount else "whose ranges only touch"
