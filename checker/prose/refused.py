"""Why a reading is no value."""

from typing import final

from checker.prose.readings import Amount
from checker.values.named import NamedTuple


@final
class Refused(NamedTuple):
    """Why a reading is no value of an attribute; ``sure``: the words say something else."""

    why: str
    sure: bool = False


def refused(amount: Amount, why: str, *, sure: bool = False) -> Refused:
    """Why an amount, which is named as it is said, is no value."""
    return Refused(f"`{amount.said[:60]}`: {why}", sure)
