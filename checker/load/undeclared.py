"""Names that may be declared in what could not be read: nobody may call them unknown."""

import re
from typing import final

from checker.values.texts import normal_text

# Strings, which are compiled when something is wrong: a run without mistakes need not pay for them.
# None looks at a character more than a few times, whatever the text.
_KEY = r"(?<![A-Za-z0-9_])([A-Za-z_][A-Za-z0-9_]*)['\"]?\s*:(?=\s)"
_NAMED = r"\b(?:id|label|type)\s*:\s*[\"']?([^\"',{}\[\]\n#]+)"
_PART_OF = r"\bpart_of\s*:\s*[\"']?(\w+)"
_ITEM = r"(?m)^[ \t]*-[ \t]+[\"']?([^\"'{}\[\]\n#:]+)"
_ALIASES = r"\baliases\s*:\s*\[([^\[\]]*)\]"


@final
class Undeclared:
    """A set of names, or all names that there are."""

    def __init__(self) -> None:
        """No name."""
        self._names: set[str] = set()
        self._wholes: set[str] = set()
        self._any = False

    def __contains__(self, name: object) -> bool:
        """Whether the name may be declared in what is lost."""
        return self._any or name in self._names

    def may_have_parts(self, name: str) -> bool:
        """Whether a part of that entity may be among what is lost."""
        return self._any or name in self._wholes

    def add_all(self) -> None:
        """Nothing is known of what is lost."""
        self._any = True

    def add(self, name: str) -> None:
        """Add one name."""
        self._names.add(name)

    def add_text(self, text: str) -> None:
        """Whatever may be a name in the text of a file of which not all is used."""
        self._names.update(re.findall(_KEY, f"{text}\n"))
        self._wholes.update(re.findall(_PART_OF, text))
        for pattern in (_NAMED, _ITEM):
            self._names.update(normal_text(name) for name in re.findall(pattern, text))
        for aliases in re.findall(_ALIASES, text):
            self._names.update(normal_text(alias.strip(" \"'")) for alias in aliases.split(","))
