"""What is seen of a value in a quote."""

from enum import Enum
from typing import NamedTuple, final


class Seen(Enum):
    """Whether a value is seen: yes; no, since it would have to be; or nobody can say."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@final
class Reading(NamedTuple):
    """What is seen, and why; ``firm``: what was inferred does not explain it away."""

    seen: Seen
    why: str = ""
    firm: bool = False
