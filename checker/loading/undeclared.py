"""Names that may be declared in what could not be read: nobody is told that they are unknown."""

import re
from collections.abc import Iterable
from typing import final

from checker.model.place import Place, Problem, Unknown
from checker.values.texts import normal_text

# Strings, which are compiled when something is wrong: a run without mistakes need not pay for them.
# None looks at a character more than a few times, whatever the text.
_KEY = r"(?<![A-Za-z0-9_])([A-Za-z_][A-Za-z0-9_]*)['\"]?\s*:(?=\s)"
_NAMED = r"\b(?:id|label|type)\s*:\s*[\"']?([^\"',{}\[\]\n#]+)"
_PART_OF = r"\bpart_of\s*:\s*[\"']?(\w+)"
_ITEM = r"(?m)^[ \t]*-[ \t]+[\"']?([^\"'{}\[\]\n#:]+)"
_ALIASES = r"\baliases\s*:\s*\[([^\[\]]*)\]"

MOST_DOUBTED = 10
"""So many unknown names are told where a file cannot be read; more it may well declare."""


def a_part_of(whole: str) -> str:
    """What stands for any part of an entity, among names."""
    return f"a part of {whole}"


@final
class Undeclared:
    """A set of names, or all names that there are."""

    def __init__(self) -> None:
        """No name."""
        self._names: set[str] = set()
        self._any = False
        self._unread: list[str] = []

    def told(self, problems: Iterable[Problem]) -> list[Problem]:
        """The problems, sorted, each once, without those that may only follow from what is lost.

        What a whole file may declare that cannot be read is doubted, and told as long as it is not
        much.
        """
        left = [one for one in problems if not self._follows(one.message)]
        if self._unread:
            left = self._doubted(left)
        return sorted({Problem(*one) for one in left})

    def _doubted(self, problems: Iterable[Problem]) -> list[Problem]:
        """The problems, with what may be declared in files that cannot be read."""
        sure: list[Problem] = []
        doubted: list[Problem] = []
        names: dict[str, Place] = {}
        for one in sorted(problems):
            if isinstance(one.message, Unknown):
                names.setdefault(one.message.name, one.place)
                doubted.append(one)
            else:
                sure.append(one)
        (file, *more) = self._unread
        if len(names) > MOST_DOUBTED:
            wrong = f"{len(names)} names that other files use are declared nowhere else"
            wrong += f", the first at {min(names.values())}: are they declared here?"
            return [*sure, Problem(Place(file, 1, 1), wrong)]
        unless = f"unless {file} does, which cannot be read"
        if more:
            unless = f"unless one of {len(more) + 1} files does that cannot be read, such as {file}"
        return sure + [one._replace(message=f"{one.message}, {unless}") for one in doubted]

    def _follows(self, said: str) -> bool:
        if not isinstance(said, Unknown):
            return False
        return self._any or not self._names.isdisjoint((said.name, normal_text(said.name)))

    def add_all(self) -> None:
        """Nothing is known of what is lost."""
        self._any = True

    def add_file(self, name: str) -> None:
        """Nothing is known of what a file declares."""
        self._unread.append(name)

    def add_names(self, names: Iterable[str]) -> None:
        """Add names that are declared, in whatever way."""
        self._names.update(names)

    def add_text(self, text: str) -> None:
        """Whatever may be a name in the text of a file of which not all is used."""
        self._names.update(re.findall(_KEY, f"{text}\n"))
        self._names.update(map(a_part_of, re.findall(_PART_OF, text)))
        for pattern in (_NAMED, _ITEM):
            self._names.update(normal_text(name) for name in re.findall(pattern, text))
        for aliases in re.findall(_ALIASES, text):
            self._names.update(normal_text(alias.strip(" \"'")) for alias in aliases.split(","))
