"""What an engine picked of tables: rows that are judged one by one, and how many others are."""

from collections.abc import Iterable, Mapping, Sequence
from typing import final

from checker.model.corpus import Caution, Input
from checker.model.untold import ListedFindings, Untold
from checker.tables.declaration import Table
from checker.tables.maker import TableRows
from checker.tables.subjects import Subjects
from checker.values.named import NamedTuple


@final
class Picked(NamedTuple):
    """Rows by file, of which only some claims are ``wanted`` (by file and row the attributes).

    ``sources``: the texts of all sources with the table that names them first, in order.
    ``untold``: what was only counted; ``numbers``: how many claims each attribute has in all.
    ``paths``: those of all files, by their names. ``subjects``: those of rows that say what is part
    of what. ``listed``: the contradictions that are listed and not built. ``inputs``: what tells
    that files that only a cluster sees are the same, by where a mapping names them; ``digests`` of
    other files, as far as these are known. ``cautions``: columns that are nearly called as they
    should be. ``compared``: by file and row the attributes of claims that are compared by what is
    not built.
    """

    files: Sequence[TableRows]
    wanted: Mapping[tuple[str, int], frozenset[str]]
    sources: Sequence[tuple[str, Table]]
    untold: Untold
    numbers: Mapping[str, int]
    paths: Mapping[str, str]
    subjects: Subjects
    listed: ListedFindings | None = None
    compared: Mapping[tuple[str, int], frozenset[str]] = {}
    inputs: Mapping[str, Input] = {}
    digests: Mapping[str, str] = {}
    cautions: Sequence[Caution] = ()

    def of_row(self, file: str, row: int) -> frozenset[str]:
        """The attributes of which the claims of a row are among those."""
        return self.wanted.get((file, row), frozenset())

    def with_all_of(self, some: Iterable[TableRows], attributes: Iterable[str]) -> "Picked":
        """And some rows more, with all of their claims."""
        rows, names = [*some], frozenset(attributes)
        more = {(one.file, row.number): names for one in rows for row in one.rows}
        return self._replace(files=[*self.files, *rows], wanted={**self.wanted, **more})
