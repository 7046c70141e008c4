"""The languages that are read, one file of tables each. A language without a table is not read."""

from typing import Final

from checker.prose.language import Language
from checker.prose.languages.english import ENGLISH
from checker.prose.languages.german import GERMAN

LANGUAGES: Final[dict[str, Language]] = {"en": ENGLISH, "de": GERMAN}


def language_of(tag: str) -> Language | None:
    """The language of a tag such as `de` or `en-GB`; English where there is none; else none."""
    if not tag:
        return ENGLISH
    return LANGUAGES.get(tag.replace("_", "-").split("-")[0].casefold())
