"""Links to lines, gathered at the end: text names what it links to, and only the end has numbers.

A line that is added to a file of facts moves all below it. In a report that is read as a diff that
must change one block, not every mention.
"""

import re
from collections import Counter
from collections.abc import Collection
from typing import final

from checker.formats.markdown.escape import escape
from checker.model.fact import Fact
from checker.model.place import Place
from checker.model.report import Report
from checker.telling.address import address, base

_MENTIONS = re.compile(r"\]\[([^\[\]\n]+)\]")  # the brackets of other people are escaped


@final
class Links:
    """The links of one report. A label is the id of what stands at a line, where something does."""

    def __init__(self, report: Report, link_base: str) -> None:
        """``link_base`` leads from the report to the root of file names: a path, or an address."""
        self.base = base(link_base)
        self.files: dict[str, str] = {}
        self.unnamed: Counter[str] = Counter()
        self.lines: dict[str, Place] = {}
        tables = report.tables
        labels = {  # at one line, the last one that is put here counts
            fact.place[:2]: _name_of(fact, tables) if tables else fact.id
            for fact in reversed(report.facts)
        }
        for kind, things in (
            ("rule", report.rules),
            ("source", report.sources),
            ("entity", report.entities.by_id.values()),
            ("attribute", report.attributes.values()),
        ):
            for thing in things:
                place = thing.place
                labels.setdefault((place.file, place.line), f"{kind} {thing.id}")
        self.labels = labels

    def link(self, place: Place, text: str = "") -> str:
        """A place, shown as the name of its file or as ``text``, which is escaped already."""
        line = (place.file, place.line)
        label = self.labels.get(line)
        if label is None:
            label = self.labels[line] = self._label(place.file)
        self.lines[label] = place
        return f"[{text or self._name(place.file)}][{label}]"

    def definitions(self, text: str) -> list[str]:
        """Where the links in ``text`` lead, sorted by label."""
        return [
            f"[{label}]: {address(self.base, self.lines[label])}"
            for label in sorted({*_MENTIONS.findall(text)} & self.lines.keys())
        ]

    def _name(self, file: str) -> str:
        if file not in self.files:
            self.files[file] = escape(file.rsplit("/", 1)[-1])
        return self.files[file]

    def _label(self, file: str) -> str:
        """A label for a line at which nothing has an id: those of a file are numbered."""
        name = re.sub(r"[^A-Za-z0-9_.-]", "-", file)
        self.unnamed[name] += 1
        return f"{name} {self.unnamed[name]}"


def _name_of(fact: Fact, tables: Collection[str]) -> str:
    """What stands at the place of a claim, where some places are of tables."""
    place, name = fact.place, fact.id
    if place.file in tables:  # of a row, whichever of its claims is there
        return name.removesuffix(f".{fact.attribute}")
    if place.on_line() in tables:  # of all rows that a database has
        return f"table {name.partition('.')[0]}"
    return name
