"""All that was loaded: the input of a run."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, final

from checker.model.fact import Fact, Source
from checker.model.lock import Locks
from checker.model.place import Place
from checker.model.rule import Rule
from checker.model.untold import ListedFindings, Untold
from checker.model.vocabulary import Attribute, Entities
from checker.values.named import NamedTuple

if TYPE_CHECKING:
    from checker.model.waiver import Waiver


DRAFT = "a draft"
"""Why a draft takes no part."""


@final
class SetAside(NamedTuple):
    """A claim that takes no part, and why: a draft, retracted, or of a superseded source."""

    fact: Fact
    reason: str


@final
class Skipped(NamedTuple):
    """So many rows of one file of a table that could not be read, and were left out as the table
    says: the first of them, and why."""

    table: str
    rows: int
    place: Place
    reason: str


@final
class Caution(NamedTuple):
    """Words that may keep claims from meeting, such as two entities of nearly one name.

    ``other`` is the second place, where there are two. ``kind`` and ``about`` (a name) let those of
    one kind be told together.
    """

    place: Place
    message: str
    other: Place | None = None
    kind: str = ""
    about: str = ""


@final
class Input(NamedTuple):
    """One file that bears on verdicts: its name, and the SHA-256 of what it holds, in hexadecimal.

    Line ends of texts do not count: a checkout may write them in another way. Of a database it is
    what its SELECT gave, and is called as its mapping and table. ``holds`` says what kinds of
    things stand in it: ``claims`` alone, with their sources; ``waivers`` alone; or ``rules``, which
    stands for attributes, entities and what machines record, too, and for any mixture.
    """

    file: str
    sha256: str
    holds: Literal["claims", "waivers", "rules"]


@final
class Corpus(NamedTuple):
    """Vocabulary, sources, claims and rules, all of them without a problem.

    ``facts`` take part; ``set_aside`` do not. Both are in the order of the files. ``locks`` are the
    files of records that they come with, ``inputs`` all files; ``tables`` the names of those that
    are tables (or file and line that select one from a database), of which claims may be counted in
    ``untold`` and be in no list; ``listed`` are contradictions among these.
    """

    entities: Entities
    attributes: Mapping[str, Attribute]
    sources: Mapping[str, Source]
    facts: tuple[Fact, ...]
    set_aside: tuple[SetAside, ...]
    rules: tuple[Rule, ...]
    cautions: tuple[Caution, ...]
    waivers: "tuple[Waiver, ...]" = ()
    locks: Locks = Locks()
    inputs: tuple[Input, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    tables: frozenset[str] = frozenset()
    untold: Untold = Untold()
    listed: ListedFindings | None = None

    @property
    def every_fact(self) -> tuple[Fact, ...]:
        """Those that take part, and then those that do not."""
        return self.facts + tuple(row.fact for row in self.set_aside)

    def __repr__(self) -> str:
        counts = (f"{name}={len(getattr(self, name))}" for name in ("sources", "facts", "rules"))
        return f"<Corpus: {', '.join(counts)}>"  # all of it would be pages
