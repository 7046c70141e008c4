"""What machines record of claims, apart from what people write: how a quote stood, what drafted it.

A record is about a claim as it was then. It holds hashes of what it is about, and never a value:
where they no longer match, it counts for nothing but as a hint of where to look.
"""

from collections.abc import Iterable, Mapping
from typing import Final, final

from checker.values.hashes import blake2b
from checker.values.named import NamedTuple

NAME: Final = "checker.lock.jsonl"
"""What the file is called that holds the records of a folder of facts, and of those in it."""

STATES: Final = ("found", "ambiguous", "missing")
"""How a quote stood in its document."""

CARRIED: Final = "carried"
NOT_CARRIED: Final = "not carried"
DOUBTFUL: Final = "doubtful"
INFERRED: Final = "inferred"
NOT_READABLE: Final = "not readable"
ACCEPTED: Final = "read by a person"

READINGS: Final = (CARRIED, NOT_CARRIED, DOUBTFUL, INFERRED, NOT_READABLE, ACCEPTED)
"""Whether a quote carried its claim's value."""

HASH_OF_DOCUMENT: Final = 16
"""How many digits of a document's SHA-256 are kept: enough to tell it from its other states."""

MODEL: Final = "[!-~](?:[ -~]{0,198}[!-~])?"
HOST: Final = "[a-z0-9._:-]{1,255}"
"""What the name of a model, and that of a host, may be made of."""


@final
class Proposer(NamedTuple):
    """What proposed a claim: a ``model`` (or another tool), the ``host`` that answered for it, and
    hashes of the schema and of the words that it was asked by; these are empty of another tool."""

    model: str
    host: str = ""
    schema: str = ""
    prompt: str = ""


@final
class Made(NamedTuple):
    """What drafted a claim: the pattern, and what it made, whatever a person made of it since.

    ``claim`` is ``source.subject.attribute``, ``quote`` a hash; ``offset`` (in characters from 0)
    and ``line`` (from 1) are where the passage began; ``text`` is a hash of the lines that were
    written, by which an edit is seen, empty where they were edited before this was recorded.
    Of what was proposed there is no pattern; the last four are as :class:`Proposer` has them.
    """

    claim: str
    pattern: str
    quote: str
    offset: int = -1
    line: int = 0
    text: str = ""
    model: str = ""
    host: str = ""
    schema: str = ""
    prompt: str = ""

    @property
    def proposer(self) -> Proposer | None:
        """What proposed it; nothing where a pattern made it."""
        if not self.model:
            return None
        return Proposer(self.model, self.host, self.schema, self.prompt)

    @property
    def by(self) -> str:
        """What made it, as it is called in messages."""
        return f"model '{self.model}'" if self.model else f"pattern '{self.pattern}'"

    @property
    def key(self) -> tuple[str, str]:
        """By what a draft is known that a person deleted: what it is about, and its quote."""
        return self.claim, self.quote

    @property
    def rejection(self) -> "Record":
        """What is kept in mind of it once a person deleted it."""
        return Record(self.claim, rejected=self.quote)


@final
class Record(NamedTuple):
    """One line: what is on record of the claim ``id``.

    ``claim`` is a hash of its subject, attribute, value and quote, ``quote`` of the quote alone,
    ``document`` the first digits of its document's SHA-256. ``state`` is one of :data:`STATES` or
    empty, ``read`` one of :data:`READINGS` or empty, with the ``doubt`` behind it. ``offset`` is
    where the quote begins, in characters from 0, or -1; ``passage`` a sketch of the text around it.

    With ``rejected``, the hash of a quote, it is about no claim but remembers a draft that a person
    deleted: ``id`` is then ``source.subject.attribute``, and nothing else is set.
    """

    id: str
    claim: str = ""
    quote: str = ""
    document: str = ""
    state: str = ""
    offset: int = -1
    passage: str = ""
    read: str = ""
    doubt: str = ""
    made: Made | None = None
    rejected: str = ""

    @property
    def order(self) -> tuple[str, str]:
        """What lines are sorted by, and what no two of them have in common."""
        return self.id, self.rejected


@final
class Lock(NamedTuple):
    """The records of one file, by the ids of claims, and by what is rejected.

    ``data`` is what the file holds; ``None`` where there is none.
    """

    file: str
    data: bytes | None
    records: Mapping[str, Record]
    rejected: Mapping[tuple[str, str], Record]

    def by_order(self) -> dict[tuple[str, str], Record]:
        """All its records, by :attr:`Record.order`."""
        return {one.order: one for one in (*self.records.values(), *self.rejected.values())}


@final
class Locks(NamedTuple):
    """The files of records of a run. Folders are relative to the root of file names, ``""`` is it.

    ``there`` has them by their folders. ``folders`` are those that the run was given, and of which
    it knows all claims.
    """

    there: Mapping[str, Lock] = {}
    folders: tuple[str, ...] = ()

    def of(self, file: str) -> Lock:
        """The records of the claims in a file of facts, that are kept nearest to it.

        Where there are none yet, they would stand in the folder that was given.
        """
        folder = _above(file)
        near = folder
        while near not in self.there and near:
            near = _above(near)
        if near in self.there:
            return self.there[near]
        given = [top for top in self.folders if _holds(top, folder)]
        top = max(given, key=len, default=folder)
        return Lock(f"{top}/{NAME}" if top else NAME, None, {}, {})

    def knows_all(self, lock: Lock) -> bool:
        """Whether a claim that the run does not know of is in no file that the records are of."""
        return any(_holds(top, _above(lock.file)) for top in self.folders)


def _above(name: str) -> str:
    return name.rpartition("/")[0]


def _holds(top: str, folder: str) -> bool:
    return not top or folder == top or folder.startswith(f"{top}/")


def is_lock(name: str) -> bool:
    """Whether a file of that name holds records."""
    return name == NAME or name.endswith(f"/{NAME}")


def claim_hash(subject: str, attribute: str, value: str, quote: Iterable[str]) -> str:
    """Twelve hexadecimal digits that stand for what is claimed, and the words that it rests on."""
    words = "\0".join((subject, attribute, value, *quote))
    return blake2b(words.encode(), digest_size=6).hexdigest()
