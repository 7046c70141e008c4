"""The file of drafted entities: what is named in documents and declared nowhere."""

import os
from collections.abc import Iterable
from typing import Final, final

from checker.drafting.drafter import sources_of
from checker.drafting.naming import NameDraft, NewNames, hash_of_name, with_drafts
from checker.drafting.records import DraftRecords
from checker.editing.blocks import Block, Data, block
from checker.editing.editor import Editor, NoPlace
from checker.editing.scalars import Quoted
from checker.extract.documents import Document
from checker.loading.extraction import Extraction
from checker.loading.files import name_of, read_bytes
from checker.loading.literals import Literals
from checker.model.fact import free_id
from checker.model.place import Place, Problem

NAME: Final = "names.yaml"
"""What the file is called in the folder of drafts."""

HEADER: Final = (
    "# Names that documents have and nobody had declared. Mend label, type and aliases. What is\n"
    "# no entity can be deleted, with the claims about it: it does not come back.\n"
)


@final
class DraftedNames:
    """Drafts entities from all documents of a run, before facts are drafted about them."""

    def __init__(self, found: Extraction, records: DraftRecords, into: str) -> None:
        """Of what a corpus has; the file goes into the folder ``into``."""
        self._found = found
        self._records = records
        self._path = os.path.abspath(os.path.join(into, NAME))
        self._new = NewNames(found.literals.entities, records.names())
        self._drafts: list[NameDraft] = []

    def add(self, document: Document) -> None:
        """Read the names of a document."""
        sources = sources_of(document, self._found.sources)
        self._new.add(document, sources[0].language if sources else "")

    def words(self) -> tuple[Extraction, list[Problem]]:
        """The corpus with the entities that are drafted, and what is doubtful about names."""
        self._drafts, notes = self._new.drafts()
        gone = len(self._new.withheld)
        if gone and not os.path.lexists(self._path):
            many = "1 name was" if gone == 1 else f"{gone} names were"
            lock = self._records.file_of(self._path)
            said = f"{many} deleted, and not drafted again; to have them back, take their lines out"
            shown = name_of(self._path)
            notes.append(Problem(Place(shown, 1, 1), f"{said} of {lock}"))
        entities = with_drafts(self._found.literals.entities, self._drafts, NAME)
        return self._found._replace(literals=Literals(entities)), notes

    def file(self, taken: Iterable[str]) -> tuple[str, str, bytes | None] | Problem | None:
        """The path of the file, what it should hold and what it holds; nothing where nothing is
        new. ``taken`` are files that this run writes something else into."""
        if not self._drafts:
            return None
        path = self._free({*taken})
        shown = name_of(path)
        entities: dict[str, Data] = {draft.id: _entity(draft) for draft in self._drafts}
        text = HEADER + "".join(f"{line}\n" for line in block("entities", Block(entities)))
        before: bytes | None = None
        if os.path.lexists(path):
            data = read_bytes((shown, path))
            if isinstance(data, Problem):
                return data
            try:
                text, before = _added(data.decode(), entities), data
            except (NoPlace, UnicodeDecodeError) as error:
                return Problem(Place(shown, 1, 1), f"{error}: no names were added")
        hashes = {draft.id: hash_of_name(draft.label) for draft in self._drafts}
        self._records.put_names(path, hashes)
        return path, text, before

    def _free(self, taken: set[str]) -> str:
        """The path, or another where that is a document's own file of drafts."""
        folder = os.path.dirname(self._path)
        own = {os.path.join(folder, os.path.basename(name))
               for name, node, _ in self._found.files.values() if "source" in node}  # fmt: skip
        stems = {path.removesuffix(".yaml") for path in taken | own}
        return free_id(self._path.removesuffix(".yaml"), stems, "_") + ".yaml"


def _added(text: str, entities: dict[str, Data]) -> str:
    """The text of the file that is there, with more entities behind the others."""
    editor = Editor(text)
    there = editor.root.keys.get("entities")
    if there is None:
        editor.add(editor.root, "entities", Block(entities))
    else:
        for name, said in entities.items():
            editor.add(there[1], name, said)
    return editor.result()


def _entity(draft: NameDraft) -> Block:
    said: dict[str, Data] = {"label": Quoted(draft.label)}
    if draft.type:
        said["type"] = draft.type
    if draft.aliases:
        said["aliases"] = [Quoted(alias) for alias in draft.aliases]
    said["note"] = draft.note
    return Block(said)
