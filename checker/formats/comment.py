"""A comment on a pull request: what is new or counts, in full; the rest in a line each, folded.

It begins with a marker, by which whoever posts it finds the one to write anew, and is one block of
HTML: nothing that people wrote is read as Markdown.
"""

from collections.abc import Iterator, Sequence
from html import escape

from checker.model.line import plain
from checker.model.place import Place
from checker.model.report import Report, counted
from checker.telling.address import address, base
from checker.telling.alert import Alert, AlertSide, alerts, line, waiver_line

MARKER = "<!-- fact-consistency-checker -->"
"""The first line; it may say more before its end, such as which of several corpora it is about."""

MOST_CHARACTERS = 65_536
"""The most that GitHub takes, counted as it counts: in units of UTF-16."""

ROOM = 512
"""What is left of that to whoever posts it, for the marker, or a line of their own."""

_FOLDED = 200
"""The most findings that are told in a line each."""


def render(report: Report, link_base: str = "") -> str:
    """The comment; without an address in ``link_base``, places are names of files without links."""
    pen = _Pen(base(link_base) if "://" in link_base else "")
    told = alerts(report)
    counting = [one for one in told if one.outcome == "fails"]
    others = [one for one in told if one.outcome != "fails"]
    lines = [
        MARKER,
        f"<h3>{_heading(report, counting)}</h3>",
        f"<p>{pen.text(report.headline())}</p>",
    ]
    if report.since is not None:
        lines.append(f"<p><b>{pen.text(report.since.headline())}</b></p>")
    left = MOST_CHARACTERS - ROOM - sum(map(_size, lines))
    for section in (
        pen.section("", [pen.in_full(one) for one in counting]),
        pen.section("Resolved", list(_resolved(report, pen))),
        pen.section(
            "Waivers that do not apply",
            [f"<li>{pen.text(waiver_line(one, ''))}</li>" for one in report.void_waivers()],
        ),
        pen.section(_rest(report, others), [pen.in_short(one) for one in others], folded=True),
    ):
        for text in section.within(left):
            lines.append(text)
            left -= _size(text)
    return "\n".join(lines) + "\n"


def _heading(report: Report, counting: Sequence[Alert]) -> str:
    """What is to be looked at, in a few words."""
    if not counting:
        return "The claims fit together, or what does not is known or accepted"
    since = report.since is not None and report.only_new
    what = "new or changed finding" if since else "finding"
    fails = "fails" if len(counting) == 1 else "fail"
    return f"{counted(len(counting), what)} {fails} the check of facts"


def _rest(report: Report, others: Sequence[Alert]) -> str:
    what = "known or milder finding" if report.since is not None else "milder finding"
    return counted(len(others), what)


def _resolved(report: Report, pen: "_Pen") -> Iterator[str]:
    for change in report.since.resolved if report.since is not None else ():
        seen = change.finding
        about = f"{seen.attribute} of {seen.subject}"
        if seen.attribute in report.attributes and seen.subject in report.entities.by_id:
            about = report.about(seen.attribute, seen.subject, seen.qualifiers)
        yield f"<li>{pen.text(f'{about}: {line(seen.message)} ({change.why})')}</li>"


def _size(text: str) -> int:
    """How much of a comment a line takes, with the end of it."""
    return len(text.encode("utf-16-le")) // 2 + 1


class _Section:
    """A list of items under a heading; items that have no room are counted."""

    def __init__(self, head: str, items: Sequence[str], foot: str) -> None:
        self.head, self.items, self.foot = head, items, foot

    def within(self, most: int) -> Iterator[str]:
        """The lines that have room."""
        most -= _size(self.head) + _size(self.foot) + _size(_more(len(self.items)))
        shown = 0
        for item in self.items:
            most -= _size(item)
            if most < 0:
                break
            shown += 1
        if not shown:
            return
        yield self.head
        yield from self.items[:shown]
        if shown < len(self.items):
            yield _more(len(self.items) - shown)
        yield self.foot


def _more(number: int) -> str:
    return f"<li>and {number} more: see the report</li>"


class _Pen:
    """Text and places as HTML on GitHub and GitLab."""

    def __init__(self, base: str) -> None:
        self.base = base

    def text(self, words: str) -> str:
        """Words of others: they call nobody, link no issue, and are no mathematics."""
        shown = escape(plain(words), quote=False).replace("$", "&#36;").replace("`", "&#96;")
        shown = shown.replace("@", "@&#8203;").replace("://", "&#58;//")
        return shown.replace("#", "#&#8203;").replace("&#&#8203;", "&#")

    def place(self, place: Place) -> str:
        """A line of a file."""
        name = self.text(f"{place.file}:{place.line}")
        if not self.base:
            return name
        return f'<a href="{escape(address(self.base, place))}">{name}</a>'

    def in_full(self, one: Alert) -> str:
        """A finding with its sides."""
        sides = "".join(self._side(side) for side in one.sides)
        hint = f"<li>hint: {self.text(one.hint)}</li>" if one.hint else ""
        inner = f"<ul>{sides}{hint}</ul>" if sides or hint else f" ({self.place(one.place)})"
        return f"<li>{self._words(one)}{inner}</li>"

    def in_short(self, one: Alert) -> str:
        """A finding in a line."""
        return f"<li>{self._words(one)} ({self.place(one.place)})</li>"

    def section(self, title: str, items: Sequence[str], *, folded: bool = False) -> _Section:
        """Items under a title, to be unfolded where ``folded``."""
        if folded:
            head = f"<details><summary>{title}</summary><ul>"
            return _Section(head, items[:_FOLDED], "</ul></details>")
        return _Section(f"<p><b>{title}</b></p><ul>" if title else "<ul>", items, "</ul>")

    def _words(self, one: Alert) -> str:
        marks = ", ".join(filter(None, [one.severity, one.since]))
        return (
            f"<b>{self.text(one.about)}</b>: {self.text(one.message)} "
            f"<sub>{marks}, {self.text(one.rule.id)}, <code>{self.text(one.id)}</code></sub>"
        )

    def _side(self, side: AlertSide) -> str:
        at = f" ({self.place(side.facts[0].place)})" if side.facts else ""
        return f"<li>{self.text(side.heading())}{at}</li>"
