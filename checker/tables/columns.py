"""The columns of tables, and those that a mapping names: what is missing, and what is meant."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final
from unicodedata import category, name, normalize

from checker.model.corpus import Caution
from checker.spelling.nearest import Nearest, listing
from checker.tables.declaration import OF_A_FACT, Table

_SIGNS: Final = (";", "\t", "|", ",", "^", "~", ":", "§", "¬")
"""What may stand between fields where a header is one field."""

_LOOKED_AT: Final = 20
"""In so many rows a header is looked for."""

_ALL_OF_THEM: Final = 2
"""From so many columns on it is said at once that none of them is there."""


def missing(column: str, names: Sequence[str], file: str) -> str:
    """What is said of a column that a file does not have."""
    alike = next((one for one in names if _shown(one) == _shown(column)), None)
    wrong = f"no column '{column[:80]}' in {file}"
    if alike is not None:
        return f"{wrong}; its '{alike[:80]}' {_difference(alike, column)}: rename it there"
    near = Nearest(names).suggestion(column)
    return f"{wrong}{near or _there_are(names)}"


def none_of(
    wanted: Iterable[str],
    names: Sequence[str],
    rows: Callable[[], Iterable[Sequence[str]]] | None,
) -> str:
    """What is said of a file that has none of the columns; nothing where it has some, or such as
    are called alike. ``rows`` gives its first ones, where one of them is to be the header."""
    columns = list(dict.fromkeys(wanted))
    nearest = Nearest(names)
    some = {_shown(one) for one in names}
    if len(columns) < _ALL_OF_THEM or any(
        one in names or _shown(one) in some or nearest.suggestion(one) for one in columns
    ):
        return ""
    told = f"none of its columns is one of {listing(columns)}{_there_are(names)}"
    if rows is None:
        return told
    if sign := _other_delimiter(names):
        return f"{told}; is its delimiter another one? write `delimiter: {sign}`"
    for number, row in zip(range(1, _LOOKED_AT + 1), rows(), strict=False):
        if {*columns} <= {cell.strip() for cell in row}:
            return f"{told}; its header seems to be row {number}: delete what stands above it"
    return f"{told}; the first row of a table is its header, with the names of the columns"


def meant_column(text: str) -> str:
    """What is said of a text for the whole table that is called as a column is."""
    return (
        f"'{text[:80]}' is a column, and no source that is declared: write {{column: {text[:80]}}}"
        ", or declare the source"
    )


def misnamed(table: Table, names: Iterable[str]) -> Iterator[Caution]:
    """Qualifiers for a whole table that are called as a column of it; and columns of a long table
    that are nearly called as one that it may have, and has not: they are not read."""
    known = [*names]
    for name_of_it, given in table.qualifiers:
        if given.text in known:
            told = f"'{given.text[:80]}' is a column of table '{table.id}', and here it is a text"
            mend = f"of each row, write {name_of_it}: {{column: {given.text[:80]}}}"
            yield Caution(given.place, f"{told}; {mend}")
    if not table.long:
        return
    lacking = [one for one in OF_A_FACT if one not in known and one not in table.columns]
    nearest = Nearest(lacking)
    for column in known:
        if column in OF_A_FACT or column in table.columns:
            continue
        near = nearest.name(column)
        if near is not None:
            told = f"column '{column[:80]}' of table '{table.id}' is not read"
            yield Caution(table.place, f"{told}; did you mean '{near}'?")


def _there_are(names: Sequence[str]) -> str:
    some = [one for one in names if one]
    return f"; there are {listing(some)}" if some else "; it has none"


def _other_delimiter(names: Sequence[str]) -> str:
    """The sign that may stand between the fields of a header that is one, as YAML has it."""
    only = names[0] if len(names) == 1 else ""
    sign = next((one for one in _SIGNS if one in only), "")
    return '"\\t"' if sign == "\t" else sign and f"'{sign}'"


def _shown(text: str) -> str:
    """A name as it looks: letters are put together, what does not show is not there, and a line end
    is a blank."""
    words = normalize("NFC", text).split()
    return "".join(one for one in " ".join(words) if category(one) not in ("Cf", "Cc"))


def _difference(there: str, here: str) -> str:
    """Why a name that looks as another does is not the same."""
    for one in there:
        if one not in here and category(one) in ("Cf", "Cc"):
            return f"has a character that does not show, U+{ord(one):04X} {name(one, '').lower()}"
    return "is put together of other characters, which look the same"
