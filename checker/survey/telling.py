"""A survey in words: as lines for a terminal, and as a page in any format that has a pen.

Nothing is called a contradiction: what seems to be one thing may be two.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from tabulate import tabulate

from checker.mentions.names import FoundName
from checker.mentions.variants import variants
from checker.model.line import and_more, shortened
from checker.model.report import counted
from checker.survey.groups import AlikeGroup, SaidValue
from checker.survey.survey import Survey
from checker.telling.pen import Pen
from checker.values.verdict import Relation

_MOST_NAMES: Final = 20
_MOST_PLACES: Final = 3
_SAYS: Final = {
    Relation.DISJOINT: "these look like the same thing and differ",
    Relation.EQUAL: "these look like the same thing and say the same",
}
_FITS: Final = "these look like the same thing and fit each other"


def says(group: AlikeGroup) -> str:
    """What a survey says of a group."""
    return _SAYS.get(group.relation, _FITS)


def lines(found: Survey, most: int) -> Iterator[str]:
    """What a terminal shows: the first ``most`` groups, each with its values in columns."""
    yield from _summary(found)
    for number, group in enumerate(found.groups[:most], 1):
        yield ""
        yield f"{number}. {', '.join(group.words)}: {says(group)}"
        yield from _columns(group)
    if found.groups[most:]:
        yield ""
        yield f"{counted(len(found.groups) - most, 'more group')}: --most {len(found.groups)}"
    if found.names:
        yield ""
        names = [_spellings(group) for group in variants(found.names)]
        yield f"Names: {and_more(names, _MOST_NAMES)}"


def _columns(group: AlikeGroup) -> Iterator[str]:
    """The values of a group, a line each, behind the number of their side, if they differ."""
    rows = [
        (str(side or ""), shortened(one.said, 40), _places(one), _clause(one))
        for side, one in zip(group.sides, group.said, strict=True)
    ]
    table = tabulate(
        rows, tablefmt="plain", disable_numparse=True, colalign=("right", "left", "left", "left")
    )
    margin = " " * (4 if any(group.sides) else 5)  # a column of nothing has no width
    yield from (margin + line for line in table.split("\n"))


def page(found: Survey, most: int, pen: Pen) -> list[str]:
    """The whole as a page: the groups, the names, and the documents."""
    told = [*pen.title(1, "What these documents say of the same things")]
    told += pen.paragraph([*map(pen.text, _summary(found))])
    if found.groups:
        told += pen.title(2, "Worth a look")
        note = (
            "Values that seem to be of one thing, by the words around them; what is most worth a "
        )
        note += "look stands first. Those of one number can all be one; those of two cannot."
        told += pen.paragraph([pen.text(note)])
    for number, group in enumerate(found.groups[:most], 1):
        told += pen.title(3, f"{number}. {pen.text(', '.join(group.words))}")
        told += pen.paragraph([pen.text(f"{says(group).capitalize()}.")])
        told += pen.table(["", "Value", "Document", "Words"], _rows(group, pen))
    if found.groups[most:]:
        told += pen.paragraph([pen.text(f"{counted(len(found.groups) - most, 'more group')}.")])
    if found.names:
        told += pen.title(2, "Names")
        grouped = variants(found.names)
        if len(grouped) < len(found.names):
            note = "What seems to be another spelling of a name stands with it; it may be another."
            told += pen.paragraph([pen.text(note)])
        rows = [_name_row(group, pen) for group in grouped]
        told += pen.table(["Name", "Times", "Documents", "Where first"], rows, len(rows))
    told += pen.title(2, "Documents")
    told += pen.table(
        ["File", "Title"], ((pen.text(one.file), pen.text(one.title)) for one in found.documents)
    )
    return told


def _summary(found: Survey) -> Iterator[str]:
    kinds = ", ".join(_of_kind(kind, number) for kind, number in found.kinds.items())
    documents = counted(len(found.documents), "document")
    yield f"{documents}: {kinds or 'no dates, numbers, amounts or shares'}, {_named(found)}."
    if found.groups:
        groups = counted(len(found.groups), "group")
        yield f"{groups} of values that look like the same thing: {_differing(found)}."
    else:
        yield "No two of the values look like the same thing."
    if found.left:
        values = counted(found.left, "value")
        yield f"{values} were not compared, for being too many: survey less at a time."


def _of_kind(kind: str, number: int) -> str:
    """``1 length of time``, ``2 lengths of time``."""
    noun, space, rest = kind.partition(" ")
    return f"{counted(number, noun)}{space}{rest}"


def _differing(found: Survey) -> str:
    """In how many groups the values differ."""
    if not found.differing:
        return "they agree"
    if found.differing == len(found.groups):
        return "they differ"
    return f"they differ in {found.differing}"


def _named(found: Survey) -> str:
    return counted(len(found.names), "name")


def _rows(group: AlikeGroup, pen: Pen) -> Iterator[Sequence[str]]:
    for side, one in zip(group.sides, group.said, strict=True):
        mark = pen.side(str(side)) if side else ""
        places = pen.lines(pen.text(f"{name}:{line}") for name, line in _where(one))
        yield mark, pen.text(one.said), places, pen.quote(one.first.quote)


def _where(said: SaidValue) -> list[tuple[str, int]]:
    """Each document that says it, with the first line there."""
    found: dict[str, int] = {}
    for place in said.places:
        found.setdefault(place.document, place.line)
    return list(found.items())


def _places(said: SaidValue) -> str:
    return and_more([f"{name}:{line}" for name, line in _where(said)], _MOST_PLACES)


def _clause(said: SaidValue) -> str:
    return shortened(said.first.quote, 90)


def _spellings(group: Sequence[FoundName]) -> str:
    """A name with how often it stands there, and what seem to be other spellings of it."""
    first, *others = group
    also = "".join(f", {one.said} {one.count}" for one in others)
    return f"{first.said} ({first.count}{also})"


def _name_row(group: Sequence[FoundName], pen: Pen) -> Sequence[str]:
    documents = {name for one in group for name in one.documents}
    said = pen.lines(pen.text(one.said) for one in group)
    times = pen.lines(str(one.count) for one in group)
    places = pen.lines(pen.text(_first(one)) for one in group)
    return said, times, str(len(documents)), places


def _first(name: FoundName) -> str:
    return f"{name.places[0].document}:{name.places[0].line}"
