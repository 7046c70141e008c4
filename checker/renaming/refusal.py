"""What keeps an id from being renamed."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, final

from checker.model.corpus import Corpus
from checker.model.place import Problem
from checker.renaming.mentions import RenamedThing
from checker.spelling.nearest import Nearest

_IS_ID: Final = re.compile("[a-z][a-z0-9_]*").fullmatch


@final
class NotRenamed(Exception):
    """What keeps an id from being renamed; ``problems`` are the places at which it does."""

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        """In words for the user."""
        super().__init__(message)
        self.problems = tuple(problems)


def refuse(kind: RenamedThing, old: str, new: str, corpus: Corpus) -> None:
    """Raise :class:`NotRenamed` where one of the ids cannot be meant."""
    ids: dict[str, Iterable[str]] = {
        "entity": corpus.entities.by_id,
        "attribute": corpus.attributes,
        "rule": [rule.id for rule in corpus.rules],
        "source": corpus.sources,
    }
    known = list(ids[kind])
    if old not in known:
        near = Nearest(known).suggestion(old)
        meant = corpus.entities.names.get(old)
        others = [other for other in ids if other != kind and old in ids[other]]
        if others:
            near = f"; there is {_a(others[0])} '{old}'"
        elif kind == "entity" and meant:
            near = f"; it is a name of '{meant}': give the id"
        raise NotRenamed(f"unknown {kind} '{old[:80]}'{near}")
    if not _IS_ID(new):
        raise NotRenamed(
            f"'{new[:80]}' is no id: write it in snake_case, small letters, digits and _, "
            "a letter first"
        )
    if new == old:
        raise NotRenamed(f"'{old}' is what it is called already")
    if kind == "attribute" and new == "published":
        raise NotRenamed("'published' is what `order` calls a source's date: choose another id")
    if new in known:
        raise NotRenamed(f"'{new}' is taken: there is {_a(kind)} of that id")
    if kind == "entity":
        meant = corpus.entities.names.get(new, old)
        if meant != old:
            raise NotRenamed(f"'{new}' is taken: it is a name of '{meant}'")


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
