"""What a mapping declares of a table: every part of it knows where it is written."""

from typing import final

from checker.model.place import Place
from checker.model.vocabulary import Attribute
from checker.tables.dates import DateFormat
from checker.values.named import NamedTuple

OF_A_FACT = (
    "source",
    "subject",
    "type",
    "attribute",
    "value",
    "unit",
    "quote",
    "said_by",
    "said_on",
    "origin",
    "inferred",
    "note",
    "status",
    "retracted",
)
"""The columns of a long table, which are called as the keys of a fact."""


@final
class Access(NamedTuple):
    """Where tables may be read: ``root`` is what file names are relative to, ``tops`` the folders
    that no path leaves; ``sql``: whether a SELECT may be run; ``past``: as they were earlier;
    ``cluster``: what only a cluster sees is read by it."""

    root: str
    tops: tuple[str, ...]
    sql: bool = False
    past: bool = False
    cluster: bool = False


@final
class Given(NamedTuple):
    """A ``text`` for the whole table, or the ``column`` that has one row by row."""

    place: Place
    text: str = ""
    column: str = ""


@final
class Notation(NamedTuple):
    """How values are written: dates, the ``unit`` of bare numbers, the sign before decimals, and
    that between the members of a list."""

    formats: tuple[DateFormat, ...] = ()
    unit: Given | None = None
    decimal: str = ""
    separator: str = ""


PLAIN = Notation()


@final
class Cells(NamedTuple):
    """The cells of one column of a wide table: values of an attribute."""

    column: str
    attribute: Attribute
    notation: Notation


@final
class Table(NamedTuple):
    """One entry of ``tables:``.

    ``file`` is the name of the YAML file. ``files`` are paths and patterns, each with its place.
    ``key``: the columns that name a row. ``cells``: of a wide table; a ``long`` one has its
    notation by attribute in ``notations``, under an empty id what holds for all. ``columns``: all
    columns that must be there, and where the mapping names them; ``taken``: those of which it says
    more than that they name a row. ``dates``: how the dates in columns of qualifiers are written.
    ``broken``: something is wrong with it, so that no row is read, but its columns are looked for.
    """

    id: str
    place: Place
    file: str
    files: tuple[tuple[str, Place], ...]
    columns: dict[str, Place]
    taken: frozenset[str] = frozenset()
    select: Given | None = None
    sheet: Given | None = None
    delimiter: str = ""
    header: tuple[str, ...] = ()
    encoding: str = "utf-8"
    key: tuple[str, ...] = ()
    source: Given | None = None
    reference: bool = False
    subject: Given | None = None
    type: str = ""
    part_of: Given | None = None
    whole_type: str = ""
    cells: tuple[Cells, ...] = ()
    long: bool = False
    notations: dict[str, Notation] = {}  # noqa: RUF012 -- nobody changes it
    dates: dict[str, tuple[DateFormat, ...]] = {}  # noqa: RUF012
    empty: frozenset[str] = frozenset()
    qualifiers: tuple[tuple[str, Given], ...] = ()
    quote: Given | None = None
    said_by: Given | None = None
    skip: bool = False
    broken: bool = False
