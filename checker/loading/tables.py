"""The mappings of tables, as YAML declares them: which column is what."""

from collections.abc import Iterable, Mapping
from typing import Any, final

from checker.loading.nodes import MappingNode, SequenceNode, place_of, text_of
from checker.loading.shape import listed
from checker.loading.sources import File
from checker.model.place import Place, Problem, Unknown
from checker.model.vocabulary import Attribute
from checker.spelling.nearest import Nearest, listing
from checker.tables.dates import DateFormat
from checker.tables.declaration import PLAIN, Cells, Given, Notation, Table
from checker.tables.readers import reader_of, shown
from checker.tables.rows import NotReadable
from checker.values.texts import normal_text
from checker.values.unreadable import Unreadable

VALUE = "value"
"""The column of a long table that has the values: a notation under its name is for all."""


def read_tables(
    files: Iterable[File],
    attributes: Mapping[str, Attribute],
    sources: Mapping[str, object],
    problems: list[Problem],
) -> list[Table]:
    """All tables, as far as their files can be opened."""
    tables: dict[str, Table] = {}
    nearest = Nearest(attributes)
    for file, data, broken in files:
        for node, place, whole in listed(data, "tables", file, broken):
            before = len(problems)
            table = _Mapping(file, node, place, attributes, nearest, problems).table()
            if "id" in node:
                at = place_of(file, node, "id")
                if node["id"] in tables:
                    first = tables[node["id"]].place
                    wrong = f"a second table '{node['id'][:80]}' (first at {first})"
                    problems.append(Problem(at, f"{wrong}: give one of them another id"))
                elif node["id"] in sources:
                    wrong = f"'{node['id'][:80]}' is the id of a source, too: choose another"
                    problems.append(Problem(at, wrong))
            # without what was taken out a wide table may look like a long one, and columns are not
            # those that are there
            known = _BEARS_ON_COLUMNS.isdisjoint(node.at.keys() - node.keys())
            if table is not None and known and (whole or not table.long):
                spoilt = not whole or len(problems) > before
                tables.setdefault(table.id, table._replace(broken=spoilt))
    return list(tables.values())


_BEARS_ON_COLUMNS = frozenset({"delimiter", "header", "encoding", "sheet", "select"})
"""What says which columns a file has."""


@final
class _Mapping:
    """One entry of ``tables:``, read key by key; each mistake is a problem at its place."""

    def __init__(
        self,
        file: str,
        node: MappingNode,
        place: Place,
        attributes: Mapping[str, Attribute],
        nearest: Nearest,
        problems: list[Problem],
    ) -> None:
        self.file = file
        self.node = node
        self.place = place
        self.attributes = attributes
        self.nearest = nearest
        self.problems = problems
        self.columns: dict[str, Place] = {}
        self.taken: set[str] = set()
        self.long = "attributes" not in node and "part_of" not in node

    def wrong(self, place: Place, message: str) -> None:
        self.problems.append(Problem(place, message))

    def at(self, node: MappingNode, key: str, *, of_key: bool = False) -> Place:
        return place_of(self.file, node, key, key=of_key)

    def table(self) -> Table | None:
        """The table; ``None`` where it lacks what it cannot be without, which is a problem."""
        node = self.node
        files = self._files()
        reader_keys = self._keys_of_readers(files)
        key = self._key()
        source, subject = self._given(node, "source"), self._given(node, "subject")
        if not self.long and source is None and node.get("attributes") and "source" not in node.at:
            self.wrong(self.place, "no 'source': say who makes the claims, as in {column: NAME}")
        if not self.long and subject is None and "subject" not in node.at:
            self.wrong(self.place, "no 'subject': say what the claims are about")
        cells = self._cells()
        notations = self._notations() if self.long else {}
        qualifiers = self._qualifiers(cells)
        asked = node.get("subject")
        type_ = asked.get("type", "") if isinstance(asked, MappingNode) else ""
        whole = node.get("part_of")
        if "id" not in node or not files or not reader_keys:
            return None
        return Table(
            id=node["id"],
            place=self.place,
            file=self.file,
            files=files,
            columns=self.columns,
            taken=frozenset(self.taken),
            select=self._select(),
            sheet=self._given(node, "sheet"),
            delimiter=node.get("delimiter", ""),
            header=self._header(),
            encoding=node.get("encoding", "utf-8"),
            key=key,
            source=source,
            reference=node.get("reference", False),
            subject=subject,
            type=type_,
            part_of=self._given(node, "part_of"),
            whole_type=whole.get("type", type_) if isinstance(whole, MappingNode) else "",
            cells=cells,
            long=self.long,
            notations=notations,
            dates=self._dates(cells),
            empty=frozenset(normal_text(text_of(word)) for word in node.get("empty", ())),
            qualifiers=qualifiers,
            quote=self._given(node, "quote"),
            said_by=self._given(node, "said_by"),
            skip=node.get("on_error") == "skip",
        )

    def _files(self) -> tuple[tuple[str, Place], ...]:
        said = self.node.get("from")
        if isinstance(said, SequenceNode):
            return tuple((one, place_of(self.file, said, i)) for i, one in enumerate(said))
        return ((said, self.at(self.node, "from")),) if isinstance(said, str) else ()

    def _keys_of_readers(self, files: Iterable[tuple[str, Place]]) -> bool:
        """Whether there is a reader for each file, and what is said for one kind fits all."""
        fine = True
        for name, place in files:
            try:
                reader = reader_of(name)
            except NotReadable as error:
                begins = f"{told}: " if (told := shown(name)) else ""
                self.wrong(place, f"{begins}{error.message}")
                fine = False
                continue
            for key in ("delimiter", "header", "encoding", "sheet", "select"):
                if key in self.node and key not in reader.keys:
                    wrong = f"'{key}' is nothing for {shown(name) or 'its file'}: remove it"
                    self.wrong(self.at(self.node, key, of_key=True), wrong)
            for key, mend in reader.needs.items():
                if key not in self.node:
                    self.wrong(place, f"no '{key}': {mend}")
        return fine

    def _header(self) -> tuple[str, ...]:
        """The names of columns that the mapping gives: no two are the same, and none is nothing."""
        said = self.node.get("header", SequenceNode())
        names = [text_of(name).strip() for name in said]
        for index, name in enumerate(names):
            if not name:
                self.wrong(place_of(self.file, said, index), "a column without a name: give it one")
            elif name in names[:index]:
                wrong = f"a second column '{name[:80]}': give one of them another name"
                self.wrong(place_of(self.file, said, index), wrong)
        return tuple(names)

    def _column(self, name: object, place: Place) -> str:
        """A column's name, which must be there."""
        column = text_of(name).strip()
        self.columns.setdefault(column, place)
        self.taken.add(column)
        return column

    def _key(self) -> tuple[str, ...]:
        """The columns that name a row, each once; they may say something else, too."""
        row = self.node.get("row")
        said = row.get("key") if isinstance(row, MappingNode) else None
        said = said if isinstance(said, SequenceNode) else SequenceNode()
        key: list[str] = []
        for index, name in enumerate(said):
            column, place = text_of(name).strip(), place_of(self.file, said, index)
            if column in key:
                self.wrong(place, f"'{column[:80]}' stands in the key already: remove it here")
                continue
            self.columns.setdefault(column, place)
            key.append(column)
        return tuple(key)

    def _given(self, node: MappingNode, key: str) -> Given | None:
        """A text, or ``{column: NAME}``."""
        said = node.get(key)
        if said is None:
            return None
        if isinstance(said, MappingNode):
            if "column" not in said:
                return None
            place = self.at(said, "column")
            return Given(place, column=self._column(said["column"], place))
        return Given(self.at(node, key), text=normal_text(text_of(said)))

    def _select(self) -> Given | None:
        """What is selected, to the letter: in SQL white space and line ends may have a meaning."""
        if "select" not in self.node:
            return None
        return Given(self.at(self.node, "select"), text=text_of(self.node["select"]))

    def _attribute(self, name: str, place: Place, column: str = "") -> Attribute | None:
        known = self.attributes.get(name)
        if known is None:
            near = self.nearest.suggestion(name)
            if column in self.attributes:
                near = f"; write the column first, {name[:40]}: {column}"
            wrong = f"unknown attribute '{name[:80]}'{near}; declare it under `attributes:`"
            self.problems.append(Problem(place, Unknown(wrong, name)))
        return known

    def _cells(self) -> tuple[Cells, ...]:
        said = self.node.get("attributes")
        if not isinstance(said, MappingNode):
            return ()
        cells: list[Cells] = []
        first: dict[str, str] = {}
        for column, name in said.items():
            name_of_column = self._column(column, self.at(said, column, of_key=True))
            place = self.at(said, column)
            attribute = self._attribute(name, place, column)
            if name in first:
                wrong = f"'{name[:80]}' has a column already, '{first[name][:80]}'"
                self.wrong(place, f"{wrong}: write another attribute, or a table of its own")
            first.setdefault(name, column)
            if attribute is not None:
                notation = self._notation(column, attribute)
                cells.append(Cells(name_of_column, attribute, notation))
        names = {str(name): column for column, name in said.items()}
        self._unused(set(said) | self._columns_of_qualifiers(), names)
        return tuple(cells)

    def _columns_of_qualifiers(self) -> set[str]:
        said = self.node.get("qualifiers")
        values = said.values() if isinstance(said, MappingNode) else ()
        return {text_of(one.get("column")) for one in values if isinstance(one, MappingNode)}

    def _notations(self) -> dict[str, Notation]:
        """Of a long table, by attribute; what is said of the column of values is for all."""
        found: dict[str, Notation] = {"": self._notation(VALUE, None)}
        for key in _NOTATIONS:
            where = self.node.get(key)
            if not isinstance(where, MappingNode):
                continue
            for name in where:
                if name in found or name == VALUE or name in self._columns_of_qualifiers():
                    continue
                attribute = self._attribute(name, self.at(where, name, of_key=True))
                if attribute is not None:
                    found[name] = self._notation(name, attribute)
        return found

    def _unused(self, known: set[str], names: Mapping[str, str]) -> None:
        """Notations of columns that the mapping does not read; ``names``: the column of each
        attribute, which may be named in its place."""
        for key in _NOTATIONS:
            said = self.node.get(key)
            if not isinstance(said, MappingNode):
                continue
            for column in said.keys() - known:
                near = Nearest(sorted(known)).suggestion(column)
                some = f"; there are {listing(sorted(known))}" if known and not near else near
                if column in names:
                    some = f": name the column of that attribute, '{names[column][:80]}'"
                wrong = f"'{column[:80]}' is no column of 'attributes'{some}"
                self.wrong(self.at(said, column, of_key=True), wrong)

    def _notation(self, column: str, attribute: Attribute | None) -> Notation:
        """How values in a column are written; ``attribute``: what they are of, if it is one."""
        notation = PLAIN
        for key, wanted, what in _NOTATIONS.values():
            said = self.node.get(key)
            if not isinstance(said, MappingNode) or column not in said:
                continue
            if attribute is not None and not wanted(attribute):
                kind = f"'{attribute.id}' is {attribute.kind.called}"
                wrong = f"'{key}' is for {what}, {kind}: remove it"
                self.wrong(self.at(said, column, of_key=True), wrong)
            elif key == "formats":
                notation = notation._replace(formats=self._formats(said, column))
            elif key == "units":
                notation = notation._replace(unit=self._given(said, column))
            elif key == "lists":
                notation = notation._replace(separator=said[column])
            else:
                notation = notation._replace(decimal=said[column])
        decimal = self.node.get("decimal")
        if isinstance(decimal, str):
            notation = notation._replace(decimal=decimal)
        return notation

    def _formats(self, said: MappingNode, column: str) -> tuple[DateFormat, ...]:
        node: Any = said[column]
        many = isinstance(node, SequenceNode)
        formats: list[DateFormat] = []
        for index, text in enumerate(node if many else [node]):
            place = place_of(self.file, node, index) if many else self.at(said, column)
            try:
                formats.append(DateFormat.of(text))
            except Unreadable as error:
                self.wrong(place, str(error))
        return tuple(formats)

    def _dates(self, cells: Iterable[Cells]) -> dict[str, tuple[DateFormat, ...]]:
        """How dates in the columns of qualifiers are written."""
        said = self.node.get("formats")
        read = {cell.column for cell in cells}
        if not isinstance(said, MappingNode):
            return {}
        return {
            column: self._formats(said, column)
            for column in said
            if column in self._columns_of_qualifiers() and column not in read
        }

    def _qualifiers(self, cells: Iterable[Cells]) -> tuple[tuple[str, Given], ...]:
        said = self.node.get("qualifiers")
        if not isinstance(said, MappingNode):
            return ()
        found: list[tuple[str, Given]] = []
        for name in said:
            without = [cell.attribute for cell in cells if name not in cell.attribute.qualifiers]
            if without:
                near = Nearest({k: 0 for one in without for k in one.qualifiers}).suggestion(name)
                has = "; ".join(
                    f"'{one.id}' has {listing(one.qualifiers) or 'none'}" for one in without
                )
                wrong = f"unknown qualifier '{name[:80]}'{near}; {has}: declare it there"
                self.wrong(self.at(said, name, of_key=True), wrong)
            given = self._given(said, name)
            if given is not None:
                found.append((name, given))
        return tuple(sorted(found))


_NOTATIONS: Mapping[str, Any] = {
    "formats": ("formats", lambda one: one.kind.dated, "dates"),
    "units": ("units", lambda one: one.kind.adds_up, "numbers"),
    "decimal": ("decimal", lambda one: one.kind.adds_up, "numbers"),
    "lists": ("lists", lambda one: one.kind.many, "lists"),
}
"""What may be said of columns: its key, which attributes it is for, and what these are."""
