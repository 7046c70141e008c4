"""Names that stand in documents and are declared nowhere, as drafts of entities.

Spellings of one name are its aliases where it is plain that they are: in capitals, with or without
an accent, a hyphen or `Ltd`, as the abbreviation in brackets behind it. Whatever is only likely
to be another name of it is told, for a person to decide.
"""

import re
import sys
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, final
from unicodedata import normalize

from checker.extract.documents import Document
from checker.mentions.figures import texts_read
from checker.mentions.ids import identifier
from checker.mentions.names import FoundName, NamesFound, is_heading, runs
from checker.mentions.types import LEGAL, TITLES, TRAILING, kind_of_name
from checker.model.fact import free_id, quote_hash
from checker.model.place import Place, Problem, line_starts, place_in
from checker.model.vocabulary import Entities, Entity
from checker.prose.names import Names
from checker.prose.reader import NoTable, setting
from checker.prose.rows import rows, stretches
from checker.prose.tokens import tokens
from checker.spelling.alike import SHORTEST, stems
from checker.values.named import NamedTuple

_PLACES: Final = 500
"""How many places of a name are looked at."""
TOLD: Final = 5
"""How many places of a name are told."""
_BESIDE: Final = 80
"""How many characters on each side of a name are looked at."""
_BEHIND: Final = re.compile(r"[ \t]+([a-z]{4,12})\b")
_ABBREVIATED: Final = re.compile(r"[ \t]+\(([A-Z][A-Za-z]{1,7})\)")
_ARTICLE: Final = re.compile(r"\b(?:[Tt]he|[Tt]his|[Aa]n?|old|new) $")
_APART: Final = re.compile("[-'\u2019\u2010.]")


@final
class NameDraft(NamedTuple):
    """An entity to be drafted: its id, what people call it, its type (empty where nothing says
    it), how often it is named, in how many documents, and where first."""

    id: str
    label: str
    aliases: tuple[str, ...]
    type: str
    times: int
    documents: int
    places: tuple[Place, ...]

    @property
    def note(self) -> str:
        """Where it is named, for people."""
        times = "once" if self.times == 1 else f"{self.times} times"
        more = ", ..." if self.times > len(self.places) else ""
        where = ", ".join(f"{place.file}:{place.line}" for place in self.places)
        many = f" in {self.documents} documents" if self.documents > 1 else ""
        return f"named {times}{many}: {where}{more}"


@final
class _Said(NamedTuple):
    """A name in one place: the offset where it begins, and the words beside it."""

    place: Place
    offset: int
    before: str
    behind: str
    titled: bool


@final
class _Name:
    """All that is found of one name."""

    def __init__(self) -> None:
        self.spellings: Counter[str] = Counter()
        self.said: list[_Said] = []

    def label(self) -> str:
        """The spelling of most words, else the one that is used most; one in capitals only where
        there is no other."""
        said = self.spellings
        return max(said, key=lambda one: (not _shouted(one), one.count(" "), said[one], one))

    def type(self) -> str:
        """What the words beside it say that it is."""
        beside = [(one.before, one.behind) for one in self.said]
        titled = any(one.titled for one in self.said)
        return kind_of_name(tokens(self.label()).words, beside, titled=titled)


@final
class NewNames:
    """The names of documents that are read one after the other, but for those that are known."""

    def __init__(self, entities: Entities, rejected: Collection[str] = ()) -> None:
        """``rejected``: labels, hashed as :func:`hash_of_name` does, that are not drafted again;
        ``withheld`` gets those that are named."""
        self._entities = entities
        self._names = Names(entities)
        self._rejected = rejected
        self.withheld: set[str] = set()
        self._found = NamesFound(_PLACES)
        self._texts: dict[str, str] = {}
        self._cells: list[tuple[str, _Said]] = []
        self._tables: dict[str, list[tuple[int, int]]] = {}

    def add(self, document: Document, language: str) -> None:
        """Those of a document in English; nouns of German have capitals, too."""
        if language not in ("", "en"):
            return
        try:
            known = setting(language)
        except NoTable:
            return
        self._texts[document.name] = document.text
        lines = line_starts(document.text)
        self._cells += _cells(document, lines)
        self._tables[document.name] = list(stretches(document.text))
        for prose in texts_read(document.text, known):
            self._found.add(document.name, prose, lines, heading=is_heading(prose.tokens))

    def drafts(self) -> tuple[list[NameDraft], list[Problem]]:
        """The drafts, what is named in most documents first, and what is doubtful."""
        names = self._grouped()
        notes = list(_without_legal(names))
        types = {key: name.type() for key, name in names.items()}
        notes += [*_short(names, types), *_doubtful(names, types)]
        taken = set(self._entities.by_id)
        made: list[NameDraft] = []
        for key, name in sorted(names.items(), key=_order):
            label = name.label()
            aliases = tuple(sorted(said for said in name.spellings if said != label))
            entity = free_id(identifier(label, types[key] or "name"), taken, "_")
            taken.add(entity)
            places = [one.place for one in name.said]
            made.append(
                NameDraft(
                    entity,
                    label,
                    aliases,
                    types[key],
                    len(places),
                    len({place.file for place in places}),
                    tuple(places[:TOLD]),
                )
            )
        return made, sorted(notes)

    def _grouped(self) -> dict[str, _Name]:
        """All names that nobody declared, those together of which the spelling alone differs."""
        names: dict[str, _Name] = defaultdict(_Name)
        abbreviated: dict[str, str] = {}
        places = [
            one
            for found in self._found.names({label.casefold() for label, _ in self._cells})
            for one in self._places(found)
            if not self._is_in_table(one[1])
        ]
        known: dict[str, bool] = {}
        for label, said in (*self._cells, *places):
            if label not in known:
                known[label] = self._is_known(label)
            if not known[label]:
                key = _core(label)
                names[key].spellings[label] += 1
                names[key].said.append(said)
                brackets = _ABBREVIATED.match(said.behind)
                if brackets is not None and _abbreviates(brackets[1], label):
                    abbreviated.setdefault(brackets[1], key)
        for short, key in abbreviated.items():
            other = names.pop(_core(short), None)
            if key in names:
                names[key].spellings[short] += 1
                names[key].said += other.said if other is not None else []
        for name in names.values():
            name.said.sort()
        return {key: name for key, name in names.items() if self._is_wanted(name)}

    def _places(self, found: FoundName) -> Iterator[tuple[str, _Said]]:
        """What is named in each place: without the title of a person before it, and with a small
        word behind it that belongs to it."""
        words = found.said.split()
        first = 0
        while first < len(words) and words[first].casefold().rstrip(".") in TITLES:
            first += 1
        if first == len(words):
            return
        if first and words[first] in ("of", "for"):
            first = 0
        label = " ".join(words[first:])
        if first:  # `Mayor Ida Marsh of Marlow`
            label = label.partition(" of ")[0]
        for place in found.places:
            text = self._texts[place.document]
            before = text[max(0, place.start - _BESIDE) : place.start]
            behind = text[place.end : place.end + _BESIDE]
            before = before.rpartition("\n")[2] if "\n\n" in before else before
            named = label
            while _is_definite(before, first) and (noun := _BEHIND.match(behind)):
                if noun[1] not in TRAILING or len(named.split()) > len(words) + 1:
                    break
                named, behind = f"{named} {noun[1]}", behind[noun.end() :]
            where = Place(
                place.document, place.line, place.start - text.rfind("\n", 0, place.start)
            )
            behind = behind.partition("\n\n")[0]
            yield named, _Said(where, place.start, before, behind, first > 0)

    def _is_in_table(self, said: _Said) -> bool:
        """Whether a name stands in a table, where only what fills a cell is one."""
        tables = self._tables[said.place.file]
        at = bisect_right(tables, (said.offset, sys.maxsize)) - 1
        return at >= 0 and said.offset <= tables[at][1]

    def _is_known(self, label: str) -> bool:
        """Whether a name is declared, as it is or as a near spelling, or was deleted as a draft."""
        said = tokens(label)
        if any(one.end - one.start == len(said) for one in self._names.mentions(said)):
            return True
        if hash_of_name(label) in self._rejected:
            self.withheld.add(hash_of_name(label))
            return True
        return any(True for _ in self._names.near(said, []))

    @staticmethod
    def _is_wanted(name: _Name) -> bool:
        """Whether it may be a name at all: an adjective in front of other words is none."""
        label = name.label()
        if " " in label or not label.casefold().endswith(("ish", "ese", "ian", "ean", "ench")):
            return True
        return not all(re.match("[ -][a-z]", one.behind) for one in name.said)


def _without_legal(names: dict[str, _Name]) -> Iterator[Problem]:
    """Put companies together with what they are called without `Ltd`; where that is something
    else, too, it is told."""
    for key in [key for key in names if key.rpartition(" ")[2] in LEGAL]:
        bare, _, _ = key.rpartition(" ")
        if bare not in names:
            continue
        whole, other = names[key], names[bare]
        if other.type() not in ("", "company"):
            one, two = whole.label(), other.label()
            yield _told(whole, f"'{one}' may be '{two}': if they are one, make it an alias")
            continue
        whole.spellings += other.spellings
        whole.said = sorted([*whole.said, *other.said])
        names[bare] = names.pop(key)


def _short(names: dict[str, _Name], types: dict[str, str]) -> Iterator[Problem]:
    """Family names of people, which become aliases where they can be of one person only; each
    is told."""
    people: dict[str, list[str]] = defaultdict(list)
    for key, kind in types.items():
        words = names[key].label().split()
        if kind in ("", "person") and len(words) > 1:
            people[words[-1]].append(key)
    for family, keys in people.items():
        alone = names.get(_core(family))
        kinds = {types[key] for key in (*keys, _core(family)) if key in types}
        if alone is None or _core(family) in keys or "person" not in kinds:
            continue
        if len(keys) > 1 or types[_core(family)] not in ("", "person"):
            several = " or ".join(f"'{names[key].label()}'" for key in keys)
            yield _told(alone, f"'{family}' may be {several}: if it is, make it an alias")
            continue
        whole = names[keys[0]]
        del names[_core(family)]
        whole.spellings[family] += 1
        whole.said = sorted([*whole.said, *alone.said])
        types[keys[0]] = "person"
        label = whole.label()
        said = f"'{family}' is taken for '{label}': if it is not, take it out of the aliases"
        yield _told(alone, said)


def _cells(document: Document, lines: Sequence[int]) -> Iterator[tuple[str, _Said]]:
    """The cells of tables that hold a name and nothing else; the heading of the column may say what
    it is."""
    for row in rows(document.text):
        for cell in () if row.pair else row.cells:
            said = tokens(document.text, cell.start, cell.end)
            if list(runs(said)) == [(0, len(said))]:
                place = Place(document.name, *place_in(lines, cell.start))
                label = said.between(0, len(said))
                yield label, _Said(place, cell.start, cell.heading, "", titled=False)


def _order(item: tuple[str, _Name]) -> tuple[int, int, str]:
    files = {one.place.file for one in item[1].said}
    return -len(files), -len(item[1].said), item[0]


def _told(name: _Name, message: str) -> Problem:
    return Problem(name.said[0].place, message)


def _is_definite(before: str, titled: int) -> bool:
    return not titled and _ARTICLE.search(before) is not None


def _shouted(said: str) -> bool:
    return said.isupper() and len(said) > 5


def _core(label: str) -> str:
    """What is left of a name without what its spellings differ in."""
    bare = "".join(one for one in normalize("NFKD", label) if not "\u0300" <= one <= "\u036f")
    return " ".join(_APART.sub(" ", bare.casefold()).split())


def _abbreviates(short: str, label: str) -> bool:
    """Whether letters are the first of the words of a name, small ones left out."""
    initials = [word[0] for word in label.split() if word[0].isupper()]
    return len(initials) > 1 and "".join(initials).casefold() == short.casefold()


def _doubtful(names: Mapping[str, _Name], types: Mapping[str, str]) -> Iterator[Problem]:
    """Pairs of names that one edit makes the same, and names with and without `Ltd` of which words
    say that one is something else."""
    left: dict[str, str] = {}
    told: set[tuple[str, str]] = set()
    for key in sorted(names):
        if len(key) < SHORTEST or any(map(str.isdigit, key)):
            continue
        for stem in stems(key):
            other = left.setdefault(stem, key)
            alike = types.get(other) == types.get(key) or not (types.get(other) and types.get(key))
            if other == key or (other, key) in told or not alike or _grown(other, key):
                continue
            told.add((other, key))
            one, two = names[key].label(), names[other].label()
            yield _told(names[key], f"'{one}' is nearly '{two}': if they are one, make it an alias")


def _grown(one: str, other: str) -> bool:
    """Whether a name is another with something behind it, as `Austrian` is."""
    return one.startswith(other) or other.startswith(one)


def hash_of_name(label: str) -> str:
    """What stands for a name on record, so that one that is deleted does not come back."""
    return quote_hash([_core(label)])


def with_drafts(entities: Entities, drafts: Iterable[NameDraft], file: str) -> Entities:
    """The entities with those that are drafted, as if they stood in ``file``."""
    by_id, names = dict(entities.by_id), dict(entities.names)
    for draft in drafts:
        aliases = tuple(one for one in draft.aliases if names.setdefault(one, draft.id) == draft.id)
        by_id[draft.id] = Entity(
            id=draft.id,
            label=draft.label,
            place=Place(file, 1, 1),
            type=draft.type,
            aliases=aliases,
        )
        names.setdefault(draft.id, draft.id)
        names.setdefault(draft.label, draft.id)
    return Entities.of(by_id, names)
