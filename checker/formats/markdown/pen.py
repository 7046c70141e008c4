"""What is told, marked up as GitHub and GitLab show Markdown."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import final

from checker.formats.markdown.drawing import drawing, forest
from checker.formats.markdown.escape import escape
from checker.formats.markdown.links import Links
from checker.formats.markdown.sides import side_mark
from checker.model.fact import Fact
from checker.model.report import Report
from checker.telling.pen import MOST_ROWS, Rows, cut, left_out
from checker.telling.picture import Picture
from checker.telling.tree import Branch

_ANCHOR = re.compile(r'<a id="(f-[0-9a-f]{12})"></a>')
_SECTION = re.compile(r"^## (.*)$", re.MULTILINE)
_TO = re.compile(r"\[((?:[^\[\]\\\n]++|\\.)*+)\]\(#(f-[0-9a-f]{12}|[a-z-]+)\)")


@final
class MarkdownPen:
    """Markdown that is read as a diff, too: tables have no padding, links stand at the end."""

    text = staticmethod(escape)

    def __init__(self, report: Report, link_base: str) -> None:
        """``link_base`` leads from the page to the root of file names: a path, or an address."""
        self.places = Links(report, link_base)
        self.link = self.places.link

    def page(self, lines: Iterable[str]) -> str:
        """The lines as a page, with where its links lead at the end.

        What links to a finding or a section that is left out is no link.
        """
        text = "\n".join(lines).rstrip() + "\n"
        told = {*_ANCHOR.findall(text), *map(_slug, _SECTION.findall(text))}
        text = _TO.sub(lambda link: link[0] if link[2] in told else link[1], text)
        return "\n".join([text, *self.places.definitions(text), ""]).rstrip() + "\n"

    def strong(self, marked: str) -> str:
        return f"**{marked}**"

    def emphasis(self, marked: str) -> str:
        return f"*{marked}*"

    def code(self, plain: str) -> str:
        return f"`{plain}`"

    def quote(self, plain: str) -> str:
        return f"“{escape(plain)}”"

    side = staticmethod(side_mark)

    def in_document(self, _: Fact, marked: str) -> str:
        return marked

    def lines(self, marked: Iterable[str]) -> str:
        return "<br>".join(marked)

    def anchor(self, finding: str) -> str:
        return f'<a id="f-{finding}"></a>'

    def to(self, finding: str, marked: str) -> str:
        return f"[{marked}](#f-{finding})"

    def at(self, title: str, marked: str) -> str:
        return f"[{marked}](#{_slug(title)})"

    def title(self, level: int, marked: str, findings: Iterable[str] = ()) -> Iterator[str]:
        yield from map(self.anchor, findings)
        yield f"{'#' * level} {marked}"
        yield ""

    def paragraph(self, sentences: Iterable[str]) -> Iterator[str]:
        yield from sentences
        yield ""

    def points(self, marked: Iterable[str]) -> Iterator[str]:
        points = [f"- {one}" for one in marked]
        yield Rows.of(points[:MOST_ROWS], len(points[MOST_ROWS:]), _list)
        yield ""

    def numbered(self, marked: Iterable[str]) -> Iterator[str]:
        yield from (f"{number}. {one}" for number, one in enumerate(marked, 1))
        yield ""

    def table(
        self, headers: Sequence[str], rows: Iterable[Sequence[str]], total: int | None = None
    ) -> Iterator[str]:
        """A table without padding, so that a new row changes one line."""
        shown, left = cut(rows, total)
        head = [_row(headers), f"|{' --- |' * len(headers)}"]
        yield Rows.of(
            [*map(_row, shown)],
            left,
            lambda rows, left: _list([*(head if rows or not left else []), *rows], left),
        )
        yield ""

    def folded(self, summary: str, lines: Iterable[str], *, opened: bool = False) -> Iterator[str]:
        yield f"<details{' open' if opened else ''}><summary>{summary}</summary>"
        yield ""
        yield from lines
        yield "</details>"
        yield ""

    def picture(self, picture: Picture) -> Iterator[str]:
        return drawing(self, picture)

    def tree(self, title: str, branches: Sequence[tuple[int, Branch]]) -> Iterator[str]:
        yield from self.paragraph([title])
        yield from forest(branches)


def _slug(title: str) -> str:
    """The name that GitHub and GitLab give to a heading of words."""
    return re.sub("[^a-z0-9]+", "-", title.lower())


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _list(rows: Sequence[str], left: int) -> str:
    more = [*([""] if rows else []), f"*{left_out(left)}*"] if left else []
    return "\n".join([*rows, *more])
