"""What is seen of a value in a quote."""

from enum import Enum
from typing import final

from checker.values.named import NamedTuple


class Sighting(Enum):
    """Whether a value is seen: yes; no, since it would have to be; in doubt, since something speaks
    against it; or nobody can say."""

    YES = "yes"
    NO = "no"
    DOUBT = "doubt"
    UNKNOWN = "unknown"


@final
class Evidence(NamedTuple):
    """What is seen, and why; ``firm``: what was inferred does not explain it away."""

    seen: Sighting
    why: str = ""
    firm: bool = False
