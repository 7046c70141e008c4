"""What documents say in figures and names, and what of it seems to be of one thing."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, final

from checker.extract.documents import Document
from checker.extract.documents.stated import LANGUAGE, StatedOfItself
from checker.mentions.names import FoundName, NamesFound
from checker.prose.languages import language_of
from checker.prose.reader import Setting, setting
from checker.survey.groups import AlikeGroup, groups
from checker.survey.mentions import CLOCK, ValueMention, mentions

MOST_VALUES: Final = 20_000
"""How many values are compared; those of further documents, or further down in one, are counted."""


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
    """Read documents, each once and one after the other.

    ``known`` is the setting of all of them; without it each is read in the language that it says
    it is in, where that is one that is read, and else in English. ``currency`` is what a bare `$`
    or `pound` in them is.
    """
    about: list[About] = []
    found: list[ValueMention] = []
    names = NamesFound()
    kinds: Counter[str] = Counter()
    for document in documents:
        tag = document.says(LANGUAGE) if known is None else ""
        tag = tag if language_of(tag) is not None else ""
        about.append(About(document.name, document.title, document.sha256, document.stated, tag))
        for one in mentions(document, known or setting(tag), currency, names):
            kinds[kind_of(one)] += 1
            if len(found) < MOST_VALUES:
                found.append(one)
    told = {kind: kinds[kind] for kind in sorted(kinds, key=lambda kind: (-kinds[kind], kind))}
    left = kinds.total() - len(found)
    return Survey(tuple(about), tuple(groups(found)), tuple(names.names()), told, left)


def kind_of(mention: ValueMention) -> str:
    """What kind of value it is, in words for people; of one of them."""
    attribute = mention.attribute
    if attribute is CLOCK:
        return "time of day"
    if attribute.kind.name != "quantity":
        return {"date": "date", "count": "count", "duration": "length of time"}[attribute.kind.name]
    unit = attribute.measure.unit
    if unit == "%":
        return "share"
    return "amount of money" if len(unit) == 3 and unit.isupper() else "measure"
