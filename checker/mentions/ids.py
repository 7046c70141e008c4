"""Ids of what is named in documents: words of people, in snake_case."""

import re
from typing import Final
from unicodedata import normalize

_LONGEST: Final = 50
ID: Final = re.compile("[a-z][a-z0-9_]*")


def identifier(text: str, otherwise: str) -> str:
    """The words of a text as an id; ``otherwise`` leads it where it has no letter to begin with."""
    folded = normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    words = "_".join(re.findall("[a-z0-9]+", folded))[:_LONGEST].strip("_")
    return words if words[:1].isalpha() else f"{otherwise}_{words}".rstrip("_")
