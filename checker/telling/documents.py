"""What documents are called where people read of them: by publisher or title, not by id."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final, final

from checker.model.fact import Source
from checker.values.dates import tell_date
from checker.values.named import NamedTuple

LONGEST: Final = 36
"""The most letters of a title that stands for its document."""

UNKNOWN: Final = frozenset(("", "unknown", "anonymous", "n/a"))
"""Publishers that say nothing."""


@final
class DocumentName(NamedTuple):
    """What a document is called; of a ``title``, its beginning, which goes into quotation marks."""

    words: str
    title: bool = False

    def __str__(self) -> str:
        return f"“{self.words}”" if self.title else self.words


def names_of(sources: Iterable[Source]) -> dict[str, DocumentName]:
    """The shortest name of each that no other has: publisher, with the day, title, or id."""
    found: dict[str, DocumentName] = {}
    left = {source.id: source for source in sources}
    for form in _FORMS:
        named = {id_: name for id_, source in left.items() if (name := form(source)) is not None}
        taken = Counter(str(name) for name in (*found.values(), *named.values()))
        for id_, name in named.items():
            if taken[str(name)] == 1:
                found[id_] = name
                del left[id_]
    found.update({id_: DocumentName(id_) for id_ in left})
    return found


def _publisher(source: Source) -> DocumentName | None:
    known = source.publisher.strip().casefold() not in UNKNOWN
    return DocumentName(cut(source.publisher)) if known else None


def _dated(source: Source) -> DocumentName | None:
    publisher = _publisher(source)
    if publisher is None or source.published is None or source.published_inferred:
        return None
    return DocumentName(f"{publisher.words}, {tell_date(source.published.text)}")


def _title(source: Source) -> DocumentName | None:
    named = source.title.strip() not in ("", source.id)
    return DocumentName(cut(source.title), title=True) if named else None


def _whole_title(source: Source) -> DocumentName | None:
    return DocumentName(source.title, title=True) if _title(source) is not None else None


_FORMS: Final[tuple[Callable[[Source], DocumentName | None], ...]] = (
    _publisher,
    _dated,
    _title,
    _whole_title,
)


def cut(title: str) -> str:
    """The beginning of a title, up to the end of a word."""
    text = " ".join(title.split())
    if len(text) <= LONGEST:
        return text
    head = text[: LONGEST - 1]
    words = head.rsplit(" ", 1)[0] if text[LONGEST - 1] != " " else head
    return f"{(words or head).rstrip(' ,;:.-')}…"
