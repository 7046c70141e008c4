"""A cell to a value: what its column's notation says, and then what its kind reads."""

import re
from collections.abc import MutableMapping, Sequence
from typing import Final

from checker.model.vocabulary import Attribute, KnownNames
from checker.tables.dates import read_date
from checker.tables.declaration import Notation
from checker.tables.numbers import with_point
from checker.tables.rows import Cell
from checker.values.numbers.form import Bracket
from checker.values.numbers.literal import read_literal
from checker.values.texts import normal_text, refuse_curly
from checker.values.unreadable import Unreadable
from checker.values.value import Value

_STAMP: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}) "
    r"([0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{1,9}(?:Z|[+-][0-9]{2}:[0-9]{2})?)"
)
"""A time of day with parts of a second, as databases write one: a blank stands for the ``T``."""

GAP: Final = "a list with nothing in one of its places: take that out"

MOST_KEPT: Final = 1_000_000
"""How many different literals are remembered."""


def text_of_cell(
    cell: Cell, attribute: Attribute, notation: Notation, unit: str
) -> str | tuple[str, ...]:
    """The literal that a cell stands for, or the members of a list; raises ``Unreadable``."""
    if attribute.kind.many:
        if isinstance(cell, str) and notation.separator:
            cell = [*cell.split(notation.separator)]
        members = [cell] if isinstance(cell, str) else cell or []
        if None in members:
            raise Unreadable(GAP)
        return tuple(text for member in members if (text := normal_text(member or "")))
    if not isinstance(cell, str):
        raise Unreadable(f"a list, but '{attribute.id}' is {attribute.kind.called}")
    text = cell.strip()
    if attribute.kind.literals:
        return _literal(text, attribute)
    if notation.formats:
        return read_date(text, notation.formats)
    if attribute.kind.dated and (stamp := _STAMP.fullmatch(text)):
        return f"{stamp[1]}T{stamp[2]}"
    if notation.decimal:
        text = with_point(text, notation.decimal)
    return f"{text} {unit}" if unit and _is_bare(text) else text


def _literal(text: str, attribute: Attribute) -> str:
    """Of a kind that knows a few words: the one that is written in other letters, as ``TRUE`` is,
    or that the attribute's words stand for."""
    called = [word.casefold() for word in attribute.words]
    said = text.casefold()
    if said in called:
        return attribute.kind.literals[called.index(said)]
    return said if said in attribute.kind.literals else text


def _is_bare(text: str) -> bool:
    """Whether a number has no unit of its own; what cannot be read has none either."""
    if text.replace(".", "", 1).isdigit():
        return True
    try:
        said = read_literal(text)
    except Unreadable:
        return True
    if isinstance(said, Bracket):
        return not said.unit
    return not said.first.unit and (said.second is None or not said.second.unit)


def read_cell(
    text: str | tuple[str, ...],
    attribute: Attribute,
    names: KnownNames,
    known: MutableMapping[tuple[str, str | tuple[str, ...]], Value],
) -> Value:
    """The value of a literal, which is read once; raises ``Unreadable``."""
    key = (attribute.id, text)
    value = known.get(key)
    if value is None:
        value = _read(text, attribute, names)
        if len(known) < MOST_KEPT:
            known[key] = value
    return value


def _read(text: str | Sequence[str], attribute: Attribute, names: KnownNames) -> Value:
    if not isinstance(text, str):
        return attribute.kind.read_list(text, attribute, names, complete=True)
    refuse_curly(text)
    return attribute.kind.read(text, attribute, names)
