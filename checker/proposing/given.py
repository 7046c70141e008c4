"""Proposals of any other tool, from a file of JSON Lines.

A line is one proposal, `{"document": ..., "subject": ..., "attribute": ..., "quote": ...}`, or a
document as LangExtract saves it, with its `extractions`: the class of one is the attribute, its
text the quote, and among its attributes stand subject, voice and qualifiers.
"""

from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from typing import Any, Final, final

from checker.extract.documents.document import Document
from checker.loading.json_lines import and_so_on, column_of, lines_in
from checker.model.lock import Proposer
from checker.model.place import Place, Problem
from checker.model.vocabulary import Attribute
from checker.proposing.answers import json_lines
from checker.proposing.proposal import MOST, Proposal, Proposed
from checker.proposing.replies import Unfit, qualifiers_of, text_of
from checker.spelling.nearest import Nearest
from checker.values.named import NamedTuple

LANGEXTRACT: Final = "langextract"
TOOL: Final = "proposals"
"""What is on record as what proposed a claim, where the file does not say."""

_OWN: Final = ("document", "subject", "attribute", "quote", "voice", "qualifiers", "at", "model")
MOST_KEYS: Final = 5
"""How many keys that say nothing here are told one by one."""

_OF_TOOL: Final = frozenset({
    "extraction_class", "extraction_text", "char_interval", "alignment_status",
    "extraction_index", "group_index", "description", "attributes", "token_interval",
})  # fmt: skip
_VOICES: Final = ("voice", "said_by")


@final
class _Saved(NamedTuple):
    """A document as LangExtract saves it, and what each of its extractions proposes."""

    line: int
    text: str
    proposals: list[tuple[int, Proposal]]


@final
class GivenProposals:
    """What a file proposes, to be asked for document by document."""

    def __init__(
        self,
        file: str,
        data: bytes,
        attributes: Mapping[str, Attribute],
        entities: Mapping[str, str],
    ) -> None:
        """Read it; ``entities`` are the ids of all, by each of their names. ``problems`` are what
        is wrong with its lines."""
        self.problems: list[Problem] = []
        self._file = file
        self._attributes = attributes
        self._entities = entities
        self._named: dict[str, list[tuple[int, Proposal]]] = {}
        self._saved: list[_Saved] = []
        self._by_name: dict[str, list[int]] = {}
        self._by_words: dict[bytes, list[int]] = {}
        self._notes: list[Problem] = []
        self._unused: dict[str, list[tuple[int, bool]]] = {}
        self._lines = dict(lines_in(data))
        self._used: set[str] = set()
        for number, told, wrong in json_lines(data):
            try:
                if wrong:
                    raise Unfit(wrong)
                self._line(number, told)
            except Unfit as error:
                self.problems.append(Problem(Place(file, number, 1), str(error)))
        if not (self._named or self._saved or self.problems):
            self.problems.append(Problem(Place(file, 1, 1), "no proposals: a line each of JSON"))

    def of(self, document: Document) -> Proposed:
        """What is proposed of one document: by its name, or by its text."""
        found: list[tuple[int, Proposal]] = []
        names = tuple(dict.fromkeys((document.name, document.name.rpartition("/")[2])))
        for name in names:
            if name in self._named:
                self._used.add(name)
                found += self._named[name]
        meant = {at for name in names for at in self._by_name.get(name, ())}
        if self._saved:
            meant.update(self._by_words.get(_words(document.text), ()))
        for at in sorted(meant):
            saved = self._saved[at]
            self._used.add(f"{saved.line}")
            same = saved.text == document.text
            found += [(n, one if same else one._replace(at=-1)) for n, one in saved.proposals]
        notes: list[Problem] = []
        if len(found) > MOST:
            wrong = f"{len(found)} proposals: only {MOST} are looked at"
            notes.append(Problem(Place(document.name, 1, 1), wrong))
        found.sort(key=lambda pair: pair[0])
        first = [one for _, one in found[:MOST]]
        return Proposed(tuple(first), tuple(notes), asked=frozenset(one.proposer for one in first))

    def left(self) -> list[Problem]:
        """What is to be told when all documents were asked for."""
        names = [(some[0][0], name) for name, some in self._named.items() if name not in self._used]
        lines = [saved.line for saved in self._saved]
        names += [(n, f"line {n}") for n in lines if f"{n}" not in self._used]
        notes = [
            Problem(
                Place(self._file, number, 1),
                f"'{name[:80]}' is none of the documents that were given: nothing is made of what "
                "is proposed of it",
            )
            for number, name in sorted(names)
        ]
        known = Nearest((*_OWN, "extractions"))
        for key, where in list(self._unused.items())[:MOST_KEYS]:
            wrong = f"nothing is made of the key {key[:80]!a}{known.suggestion(key)}"
            wrong += and_so_on(len(where) - 1)
            number, within = where[0]
            notes.append(Problem(self._place(number, key, within=within), wrong))
        if len(self._unused) > MOST_KEYS:
            wrong = f"nothing is made of {len(self._unused) - MOST_KEYS} more keys"
            notes.append(Problem(Place(self._file, 1, 1), wrong))
        return [*self._notes, *notes]

    def _place(self, number: int, key: str, *, within: bool = False) -> Place:
        """Where a line has a key, or something in it does; or else the line."""
        text = self._lines[number].decode("utf-8", "replace")
        return Place(self._file, number, column_of(text, key, within=within))

    def _nothing_of(self, number: int, keys: Iterable[str], *, within: bool = False) -> None:
        for key in keys:
            self._unused.setdefault(key, []).append((number, within))

    @property
    def nothing(self) -> bool:
        """Whether no document that was asked for is in it."""
        return not self._used

    def _line(self, number: int, told: object) -> None:
        if not isinstance(told, dict):
            raise Unfit("no proposal: a line holds one in `{}`")
        if "extractions" in told:
            self._langextract(number, told)
            return
        said: dict[str, Any] = {}
        unknown = [key for key in told if key not in _OWN]
        nearest = Nearest(unknown)
        for key, read in _READ.items():
            try:
                said[key] = read(told)
            except Unfit as error:
                like = nearest.name(key) if key not in told else None
                wrong = f"unknown key {like[:80]!a}: write '{key}'" if like else str(error)
                unknown = [one for one in unknown if one != like]
                self.problems.append(Problem(self._place(number, like or key), wrong))
        self._nothing_of(number, unknown)
        if len(said) < len(_READ):
            return
        document, model = said.pop("document"), said.pop("model")
        one = Proposal(**said, proposer=Proposer(model))
        self._named.setdefault(document, []).append((number, one))

    def _langextract(self, number: int, told: dict[str, Any]) -> None:
        """A document as LangExtract saves it."""
        listed = told["extractions"]
        text, name = told.get("text"), told.get("document_id")
        if listed is None:
            listed = []
        if not isinstance(listed, list):
            raise Unfit("its 'extractions' are no list")
        found: list[tuple[int, Proposal]] = []
        for at, one in enumerate(listed, 1):
            try:
                found.append((number, self._extraction(number, one)))
            except Unfit as wrong:
                place = Place(self._file, number, 1)
                self._notes.append(Problem(place, f"extraction {at} is no proposal: {wrong}"))
        if isinstance(text, str) and text.strip():
            if isinstance(name, str):
                self._by_name.setdefault(name, []).append(len(self._saved))
            self._by_words.setdefault(_words(text), []).append(len(self._saved))
            self._saved.append(_Saved(number, text, found))
        elif isinstance(name, str) and name:
            self._named.setdefault(name, []).extend(found)
        else:
            raise Unfit("it has neither a 'text' nor a 'document_id': which document is it of?")

    def _extraction(self, number: int, one: object) -> Proposal:
        if not isinstance(one, dict):
            raise Unfit("it is no object `{...}`")
        self._nothing_of(number, (key for key in one if key not in _OF_TOOL), within=True)
        more = one.get("attributes") or {}
        if not isinstance(more, dict):
            raise Unfit("its 'attributes' are no object `{...}`")
        said = {key: text_of(more, key) for key, word in more.items() if isinstance(word, str)}
        known = text_of(one, "extraction_class")
        attribute = said.pop("attribute", known)
        declared = self._attributes.get(attribute)
        voice = next((said.pop(key) for key in _VOICES if key in said), "")
        names = declared.qualifiers if declared is not None else ()
        qualifiers = tuple(sorted((key, said.pop(key)) for key in names if key in said))
        subject = said.pop("subject", "")
        if not subject:
            entities = {key: word for key, word in said.items() if word in self._entities}
            if len({self._entities[word] for word in entities.values()}) != 1:
                raise Unfit("no 'subject' stands among its attributes, nor the name of one entity")
            key, subject = next(iter(entities.items()))
            said.pop(key)
        self._nothing_of(number, said, within=True)
        interval = one.get("char_interval") or {}
        start = interval.get("start_pos") if isinstance(interval, dict) else None
        return Proposal(
            subject,
            attribute,
            (text_of(one, "extraction_text"),),
            voice,
            qualifiers,
            _offset(start, "start_pos"),
            Proposer(LANGEXTRACT),
        )


def _quote(told: Mapping[str, object]) -> tuple[str, ...]:
    """One fragment, or a list of them."""
    said = told.get("quote")
    if isinstance(said, list) and 0 < len(said) <= 16:
        return tuple(text_of({"quote": one}, "quote") for one in said)
    return (text_of(told, "quote"),)


def _offset(said: object, key: str) -> int:
    if said is None:
        return -1
    if isinstance(said, bool) or not isinstance(said, int) or not 0 <= said < 10**9:
        raise Unfit(f"its '{key}' is no offset: a whole number from 0 on")
    return said


_READ: Final[Mapping[str, Callable[[Mapping[str, Any]], object]]] = {
    "document": lambda told: text_of(told, "document"),
    "subject": lambda told: text_of(told, "subject"),
    "attribute": lambda told: text_of(told, "attribute"),
    "quote": lambda told: _quote(told),
    "voice": lambda told: text_of(told, "voice", needed=False),
    "qualifiers": lambda told: qualifiers_of(told.get("qualifiers")),
    "at": lambda told: _offset(told.get("at"), "at"),
    "model": lambda told: _called(text_of(told, "model", needed=False) or TOOL),
}
"""What a line says, by its keys; each raises :class:`Unfit`."""


def _called(model: str) -> str:
    """The name of a model as it is put on record."""
    if not model.isascii() or not model.isprintable() or len(model) > 200:
        raise Unfit("its 'model' is no name of letters and signs of ASCII")
    return model


def _words(text: str) -> bytes:
    """What stands for the words of a text, however they are spaced."""
    said = " ".join(text.split())
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).digest()
