"""What is told, marked up as HTML without script, style attribute or anything fetched."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape as with_entities
from typing import final
from urllib.parse import quote

from checker.formats.html.escape import as_quoted, attribute, escape, name
from checker.formats.html.marks import in_text, page_of
from checker.formats.html.picture import drawn, side_mark
from checker.formats.html.tree import forest
from checker.model.fact import Fact
from checker.model.place import Place
from checker.telling.address import address, base
from checker.telling.pen import MOST_ROWS, cut, left_out
from checker.telling.picture import Picture
from checker.telling.tree import Branch

MANY_COLUMNS = 8
"""From so many columns on, a table is moved sideways in a frame of its own."""

_TAG = re.compile("<[^<>]*>")
_TAG_IN_LINKS = re.compile("</?(?!bdi)[a-z][^<>]*>")
"""Of marked text: one that a link may not have in it. The signs of others are escaped."""


@final
class Heading(str):
    """A heading as HTML, which begins a section; ``name`` is what links to it name."""

    __slots__ = ("level", "marked", "name", "story")

    level: int
    marked: str
    name: str
    story: bool


@final
class HtmlPen:
    """Blocks of a page. Who puts them together makes sections of what headings begin."""

    text = staticmethod(escape)
    side = staticmethod(side_mark)

    def __init__(self, link_base: str, quoted: Mapping[str, str] | None = None) -> None:
        """``link_base`` leads from the page to the root of file names: a path, or an address.

        What is an address, but none of the web, is taken for a path: it must not run anything.
        ``quoted`` has, by the ids of claims whose documents are shown beside the page, how their
        quotes are marked.
        """
        web = link_base.lower().startswith(("https://", "http://"))
        self.base = base(link_base) if web else quote(link_base)
        self.quoted = quoted or {}
        self.under = ""
        self.names: Counter[str] = Counter()

    def strong(self, marked: str) -> str:
        return f"<strong>{marked}</strong>"

    def emphasis(self, marked: str) -> str:
        return f"<em>{marked}</em>"

    def code(self, plain: str) -> str:
        return f"<code>{name(plain)}</code>"

    def quote(self, plain: str) -> str:
        """In whatever language it is."""
        return f'<q lang="">“{as_quoted(plain)}”</q>'

    def in_document(self, fact: Fact, marked: str) -> str:
        kind = self.quoted.get(fact.id)
        if kind is None:
            return marked
        where = f"{page_of(fact.source)}#{in_text(fact.id)}"
        return f'<a class="marked {kind}" href="{where}">{marked}</a>'

    def lines(self, marked: Iterable[str]) -> str:
        return "<br>".join(marked)

    def link(self, place: Place, marked: str = "") -> str:
        """With the number of the line, which a file that is opened as text does not go to."""
        shown = marked or f"{name(place.file.rsplit('/', 1)[-1])}:{place.line}"
        leads = with_entities(address(self.base, place))
        about = f"{attribute(place.file)}, line {place.line}"
        return f'<a href="{leads}" rel="noopener noreferrer" title="{about}">{shown}</a>'

    def anchor(self, finding: str) -> str:
        return f'<span id="f-{finding}"></span>'

    def to(self, finding: str, marked: str) -> str:
        return f'<a href="#f-{finding}">{marked}</a>'

    def at(self, title: str, marked: str) -> str:
        return f'<a href="#{_words(title)}">{marked}</a>'

    def title(self, level: int, marked: str, findings: Iterable[str] = ()) -> Iterator[str]:
        first, *others = [*findings] or [""]
        self.under = f"f-{first}" if first else self._name(_words(marked))
        anchors = "".join(map(self.anchor, others))
        heading = Heading(f'<h{level} id="{self.under}">{anchors}{marked}</h{level}>')
        heading.level, heading.name, heading.story = level, self.under, bool(first)
        heading.marked = _TAG_IN_LINKS.sub("", marked)
        yield heading

    def paragraph(self, sentences: Iterable[str]) -> Iterator[str]:
        yield "<p>" + "\n".join(sentences) + "</p>"

    def points(self, marked: Iterable[str]) -> Iterator[str]:
        return self._list("ul", marked)

    def numbered(self, marked: Iterable[str]) -> Iterator[str]:
        return self._list("ol", marked)

    def _list(self, kind: str, marked: Iterable[str]) -> Iterator[str]:
        points = [f"<li>{one}</li>" for one in marked]
        if points:
            yield from [f"<{kind}>", *points[:MOST_ROWS], f"</{kind}>"]
        if points[MOST_ROWS:]:
            yield _left(len(points[MOST_ROWS:]))

    def table(
        self, headers: Sequence[str], rows: Iterable[Sequence[str]], total: int | None = None
    ) -> Iterator[str]:
        """A table that is named by the heading or summary above it.

        Each cell says what its column is, for screens so narrow that a row becomes a list.
        """
        shown, left = cut(rows, total)
        wide = len(headers) >= MANY_COLUMNS
        if wide:
            yield f'<div class="wide" role="group" tabindex="0" aria-labelledby="{self.under}">'
        if shown or not left:
            yield f'<table aria-labelledby="{self.under}">'
            names = (f'<th scope="col">{name}</th>' if name else "<td></td>" for name in headers)
            yield f"<thead><tr>{''.join(names)}</tr></thead>"
            yield "<tbody>"
            counts = list(map(_counts, headers, zip(*shown, strict=True)))
            yield from (f"<tr>{''.join(map(_cell, headers, row, counts))}</tr>" for row in shown)
            yield "</tbody>"
            yield "</table>"
        if wide:
            yield "</div>"
        if left:
            yield _left(left)

    def folded(self, summary: str, lines: Iterable[str], *, opened: bool = False) -> Iterator[str]:
        above, self.under = self.under, self._name("more")
        yield f'<details{" open" if opened else ""}><summary id="{self.under}">{summary}</summary>'
        yield from lines
        yield "</details>"
        self.under = above

    def picture(self, picture: Picture) -> Iterator[str]:
        yield from drawn(picture, self._name("picture"))

    def tree(self, title: str, branches: Sequence[tuple[int, Branch]]) -> Iterator[str]:
        yield from forest(title, branches, self._name("tree"))

    def _name(self, words: str) -> str:
        """A name that nothing else on the page has."""
        self.names[words] += 1
        return words if self.names[words] == 1 else f"{words}-{self.names[words]}"


def _left(rows: int) -> str:
    return f'<p class="left">{left_out(rows)}</p>'


def _cell(header: str, marked: str, count: bool) -> str:
    if not header and marked:
        return f'<th scope="row">{marked}</th>'
    kind = ' class="number"' if count else ""
    label = f' data-label="{_TAG.sub("", header)}"' if header and marked else ""
    return f"<td{kind}{label}>{marked}</td>"


def _counts(header: str, column: Iterable[str]) -> bool:
    """Whether a column counts something: all of it is digits, and what it is of is no id."""
    return not _TAG.search(header) and all(map(str.isdecimal, column))


def _words(marked: str) -> str:
    """A name for a heading, from its words."""
    return re.sub(r"[^a-z0-9]+", "-", re.sub("&[^&;]*;", "", _TAG.sub("", marked)).lower()).strip(
        "-"
    )
