"""Numbers with all that bears on them: sign, hedge, unit, range, what they count."""

from checker.prose.amounts.reader import Amounts

__all__ = ["Amounts"]
