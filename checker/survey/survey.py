"""What documents say in figures and names, and what of it seems to be of one thing."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Final, final

from checker.extract.documents import Document
from checker.extract.documents.stated import LANGUAGE, PUBLISHED, StatedOfItself
from checker.mentions.figures import texts_read
from checker.mentions.names import FoundName, NamesFound
from checker.prose.languages import language_of
from checker.prose.reader import Setting, setting
from checker.prose.readings import Moment
from checker.survey.comparable import time_attribute
from checker.survey.groups import AlikeGroup, groups
from checker.survey.mentions import ValueMention, mentions
from checker.values.dates import read_date

MOST_VALUES: Final = 20_000
"""How many values are compared; those of further documents, or further down in one, are counted."""


FIRST_DAY: Final = "the day at the beginning of its text"
THEIR_YEAR: Final = "the year in which the documents beside it were published"
_MOST_HELD: Final = 50_000_000
"""So many characters of documents that say no day wait until the others are read."""
_BEGINNING: Final = 500
"""In so many characters at the beginning of a text its day of writing is looked for."""
_DASHES: Final = frozenset("-\u2013\u2014:")
_DATED: Final = frozenset(
    {"date", "dated", "published", "published on", "posted", "posted on", "updated", "datum"}
)
"""Before a day, they say that it is that of writing."""
_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


@final
@dataclass(frozen=True, slots=True)
class About:
    """What is known of a document beside its values: the name of its file, what it is called, what
    it says of itself, the hash of its bytes; ``language``: the tag by which it was read, where it
    says so itself."""

    file: str
    title: str
    sha256: str
    stated: tuple[StatedOfItself, ...] = ()
    language: str = ""

    @property
    def published(self) -> str:
        """Its day of publication, or what is near to it, in EDTF; or nothing."""
        return next((one.value for one in self.stated if one.key == PUBLISHED), "")


@final
@dataclass(frozen=True, slots=True)
class Survey:
    """The groups, most worth a look first; the names; how many values of each kind were found, and
    in which documents; ``left``: how many values are in no group for being too many."""

    documents: tuple[About, ...]
    groups: tuple[AlikeGroup, ...]
    names: tuple[FoundName, ...]
    kinds: Mapping[str, int]
    left: int = 0

    @property
    def differing(self) -> int:
        """How many groups have values that cannot be one."""
        return sum(group.differs for group in self.groups)


def survey(
    documents: Iterable[Document], known: Setting | None = None, currency: str = ""
) -> Survey:
    """Read documents, each once and one after the other; those that do not say when they were
    written come last, and count from the year of the others, where that is one.

    ``known`` is the setting of all of them; without it each is read in the language that it says
    it is in, where that is one that is read, and else in English. ``currency`` is what a bare `$`
    or `pound` in them is.
    """
    reader = _Reader(currency)
    waiting: list[tuple[int, Document, Setting]] = []
    held = 0
    for number, document in enumerate(documents):
        tag = document.says(LANGUAGE) if known is None else ""
        tag = tag if language_of(tag) is not None else ""
        here = known or setting(tag)
        stated = document.stated
        first = _first_day(document.text, here)
        if first is not None:
            reader.days[number] = first.begin
            if not document.published:
                day = StatedOfItself(PUBLISHED, first.edtf[0], "its text", FIRST_DAY)
                stated = (*stated, day)
        about = About(document.name, document.title, document.sha256, stated, tag)
        reader.about.append(about)
        if not about.published and held < _MOST_HELD:
            waiting.append((number, document, here))
            held += len(document.text)
        else:
            reader.read(number, document, here)
    years = {about.published[:4] for about in reader.about} - {""}
    for number, document, here in waiting:
        if len(years) == 1 and _latest_year(document.text, here) in ("", min(years)):
            year = StatedOfItself(PUBLISHED, min(years), "the others", THEIR_YEAR)
            about = reader.about[number]
            reader.about[number] = replace(about, stated=(*about.stated, year))
        reader.read(number, document, here)
    return reader.survey()


@final
class _Reader:
    """Reads one document after the other; ``about`` has all of them, in their order, ``days`` where
    in some of them the day of writing stands, which is no value of theirs."""

    def __init__(self, currency: str) -> None:
        self.about: list[About] = []
        self.days: dict[int, int] = {}
        self._currency = currency
        self._found: list[tuple[int, ValueMention]] = []
        self._names = NamesFound()
        self._kinds: Counter[str] = Counter()

    def read(self, number: int, document: Document, known: Setting) -> None:
        """One document, by its number."""
        written = self.about[number].published
        known = replace(known, written=read_date(written) if written else None)
        for one in mentions(document, known, self._currency, self._names):
            if one.offset == self.days.get(number):
                continue
            self._kinds[kind_of(one)] += 1
            if len(self._found) < MOST_VALUES:
                self._found.append((number, one))

    def survey(self) -> Survey:
        """What was found in all of them."""
        kinds = sorted(self._kinds.items(), key=lambda one: (-one[1], one[0]))
        left = self._kinds.total() - len(self._found)
        found = [one for _, one in sorted(self._found, key=itemgetter(0))]
        names = tuple(self._names.names())
        return Survey(tuple(self.about), tuple(groups(found)), names, dict(kinds), left)


def _latest_year(text: str, known: Setting) -> str:
    """The last year that a text speaks of; nothing where it names none."""
    return max(
        (
            said[:4]
            for prose in texts_read(text, known)
            for moment in prose.moments
            for said in moment.edtf
            if said[:4].isdecimal()
        ),
        default="",
    )


def _first_day(text: str, known: Setting) -> Moment | None:
    """The day that stands at the beginning of a text, as news has the day of writing, if any."""
    for prose in texts_read(text[:_BEGINNING], known):
        for moment in prose.moments:
            if moment.grain == "day" and len(moment.edtf) == 1 and _DAY.fullmatch(moment.edtf[0]):
                after = text[moment.finish : moment.finish + 3].lstrip(" ")[:1]
                before = text[: moment.begin].rpartition("\n")[2].strip(" :*-").casefold()
                alone = not before and after in ("\n", "\r", "")
                if after in _DASHES or alone or before in _DATED:
                    return moment
    return None


def kind_of(mention: ValueMention) -> str:
    """What kind of value it is, in words for people; of one of them."""
    attribute = mention.attribute
    if attribute is time_attribute():
        return "time of day"
    if attribute.kind.name != "quantity":
        return {"date": "date", "count": "count", "duration": "length of time"}[attribute.kind.name]
    unit = attribute.measure.unit
    if unit == "%":
        return "share"
    return "amount of money" if len(unit) == 3 and unit.isupper() else "measure"
