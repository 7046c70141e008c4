"""Which documents are drafted into which files, and what these should hold."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, final

from checker.drafting.merging import Merged, merge
from checker.drafting.present import Existing, claims_of
from checker.drafting.proposed import ProposedDrafts
from checker.drafting.records import DraftRecords
from checker.editing.editor import Editor, NoPlace
from checker.extract.documents import Document
from checker.extract.documents.stated import AUTHOR, LANGUAGE, PUBLISHED, PUBLISHER
from checker.extract.draft import Drafted
from checker.extract.explained import explained
from checker.extract.extractor import Extractor
from checker.extract.yaml_drafts import source_text
from checker.loading.extraction import Extraction
from checker.loading.files import name_of, read_bytes
from checker.loading.nodes import MappingNode, SequenceNode, text_of
from checker.loading.text import read_yaml
from checker.model.fact import Source, free_id
from checker.model.lock import NAME
from checker.model.pattern import Raw
from checker.model.place import Place, Problem
from checker.model.qualifiers import QualifierReader
from checker.model.vocabulary import Attribute
from checker.proposing.proposal import Proposed
from checker.prose.languages import language_of
from checker.prose.names import Names
from checker.values.dates import Date, read_date
from checker.values.named import NamedTuple
from checker.values.unreadable import Unreadable
from checker.values.value import Value

INDENT: Final = "  "
"""How far the facts of a new file are indented."""

LONGEST_ID = 60
"""How many letters an id made from a file's name has."""


@final
class FileOfDrafts(NamedTuple):
    """What reading one document comes to.

    ``path`` is the file of drafts, ``drafts`` how many it has or gets; ``text`` what it should be,
    ``None`` where it does already; ``before`` what it holds, ``None`` where there is none.
    ``notes`` are what a person should look at, ``problems`` what kept something from being done.
    """

    path: str
    text: str | None
    drafts: int
    added: int
    notes: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    before: bytes | None = None


@final
class Drafter:
    """Drafts facts from one document after the other, into the folder ``into``."""

    def __init__(
        self, found: Extraction, root: str, into: str, records: DraftRecords | None = None
    ) -> None:
        """Compile the patterns; ``root`` is what file names in ``found`` are relative to, and
        ``records`` what is put on record meanwhile."""
        self._found = found
        self._root = root
        self._into = into
        entities = found.literals.entities
        names = Names(entities)
        qualifier = QualifierReader(found.literals).word
        self._extractor = Extractor(found.patterns, names, found.attributes, self._value, qualifier)
        self._proposals = ProposedDrafts(found, names, self._value, qualifier)
        self._matched: set[str] = set()
        self._ids = {source.id for source in found.sources}
        self._written: dict[str, str] = {}
        self._records = records or DraftRecords(found, root)

    def records(self) -> list[tuple[str, str, bytes | None]]:
        """The files of records that change by what was drafted so far: the path of each, what it
        should hold, and what it holds."""
        return self._records.changed()

    def files(self) -> list[str]:
        """The files of drafts so far."""
        return list(self._written)

    def explained(self, sentence: str) -> list[str]:
        """What each pattern reads in a sentence, and why not, in lines for people."""
        return list(explained(self._extractor, sentence))

    def unmatched(self) -> list[str]:
        """The patterns that matched nothing so far."""
        return [p.id for p in self._found.patterns if p.id not in self._matched]

    def draft(self, document: Document, proposed: Proposed | None = None) -> FileOfDrafts:
        """Read one document, and see what its file should hold; ``proposed`` is what a model, or
        another tool, proposes of it."""
        known = sources_of(document, self._found.sources)
        path = self._path(document, known)
        source = known[0] if known else None
        drafted = self._extractor.extract(
            document.text,
            document.name,
            _published(document, known),
            source.language if source else _language(document),
            source.currency if source else "",
        )
        self._matched |= drafted.matched
        if proposed is not None:
            drafted = self._proposals.added(drafted, proposed, document, source)
        if path in self._written:
            wrong = f"the drafts of {self._written[path]} go into {path} too: rename one document"
            return FileOfDrafts(path, None, 0, 0, (), (Problem(Place(document.name, 1, 1), wrong),))
        self._written[path] = document.name
        if os.path.lexists(path):
            return self._updated(path, document, drafted)
        return self._begun(path, document, drafted, source.id if source else self._new_id(document))

    def _begun(self, path: str, document: Document, drafted: Drafted, source: str) -> FileOfDrafts:
        """A new file; one that held drafts which a person deleted does not come back."""
        about = {"title": document.title, **_stated(document), **drafted.about}
        head = {"id": source, **about}
        merged = merge((), drafted.drafts, source, INDENT, self._records.rejected(path, ()))
        notes = list(drafted.notes)
        notes += (Problem(Place(document.name, 1, 1), note) for note in _told(document, about))
        count = len(drafted.drafts)
        if merged.withheld:
            many = "1 draft was" if merged.withheld == 1 else f"{merged.withheld} drafts were"
            said = f"{many} deleted, and not made again; to have them back, take their lines out"
            said = f"{said} of {self._records.file_of(path)}"
            notes.append(Problem(Place(document.name, 1, 1), said))
            if not merged.new:
                return FileOfDrafts(path, None, count, 0, tuple(notes), ())
        self._records.put(path, merged, (), source, document.sha256)
        facts = "".join(text for _, text in merged.made.values())
        text = source_text(head, document.name, document.sha256, document.stated)
        text += f"facts:\n{facts}" if facts else "facts: []\n"
        return FileOfDrafts(path, text, count, len(merged.new), tuple(notes), ())

    def _updated(self, path: str, document: Document, drafted: Drafted) -> FileOfDrafts:
        """The file that is there, with the drafts merged into it."""
        shown = name_of(path)
        notes = list(drafted.notes)

        def refused(*problems: Problem) -> FileOfDrafts:
            return FileOfDrafts(path, None, 0, 0, tuple(notes), problems)

        data = read_bytes((shown, path))
        if isinstance(data, Problem):
            return refused(data)
        root, wrong, _, _ = read_yaml(data, shown)
        if root is None or wrong:
            return refused(*wrong)
        try:
            text, merged, existing = self._merged(path, data, root, document, drafted, notes)
        except _NotMerged as error:
            return refused(Problem(Place(shown, error.line, 1), str(error)))
        except NoPlace as error:
            return refused(Problem(Place(shown, 1, 1), str(error)))
        source = text_of(root["source"]["id"])
        self._records.put(path, merged, existing, source, document.sha256)
        new = None if text == data.decode() else text
        return FileOfDrafts(path, new, len(drafted.drafts), len(merged.new), tuple(notes), (), data)

    def _merged(
        self,
        path: str,
        data: bytes,
        root: MappingNode,
        document: Document,
        drafted: Drafted,
        notes: list[Problem],
    ) -> tuple[str, Merged, Sequence[Existing]]:
        """The text of a file with drafts; raises ``_NotMerged``, and ``NoPlace``."""
        shown = name_of(path)
        source = root.get("source")
        recorded = source.get("document") if isinstance(source, MappingNode) else None
        known = recorded if isinstance(recorded, MappingNode) else MappingNode()
        sha256 = known.get("sha256")
        if not isinstance(source, MappingNode) or (
            known.get("file") != document.name and sha256 != document.sha256
        ):
            raise _NotMerged(
                f"does not hold the drafts of {document.name}: move it, or name another folder "
                "with --into"
            )
        text = data.decode()
        if "facts" not in root and drafted.drafts:
            text += f"{'' if text.endswith(chr(10)) else chr(10)}\nfacts: []\n"
        editor = Editor(text)
        if isinstance(sha256, str) and sha256 != document.sha256:
            node = editor.root.get("source", "document", "sha256")
            assert node is not None
            raw = editor.text[node.start : node.end].replace(sha256, document.sha256)
            editor.replace(node, document.sha256, raw)
            notes.append(Problem(Place(shown, node.line, 1), f"{document.name} has changed since"))
        facts, listed = editor.root.get("facts"), root.get("facts")
        if not isinstance(listed, SequenceNode | None):
            line = editor.root.keys["facts"][0].line
            raise _NotMerged("`facts` is no list of facts: write them below it", line)
        lines: list[str] = []
        indent = INDENT
        if facts is not None and facts.items:
            if facts.flow:
                wrong = "`facts` stand in brackets: write each on lines of its own"
                raise _NotMerged(wrong, facts.line)
            lines = editor.lines_of(facts)
            indent = " " * (facts.column - 1)
        lock, _ = self._records.of(path)
        existing = list(claims_of(root, lines, self._found, lock))
        gone = self._records.rejected(path, existing)
        name = text_of(source["id"])
        merged = merge(existing, drafted.drafts, name, indent, gone, drafted.asked)
        _edit(editor, merged)
        for one, kept in merged.vanished:
            what = "it stays, since it was edited or reviewed" if kept else "the draft is removed"
            by = one.made.by if one.made else ""
            said = f"'{one.identity}' is no longer what {by} gives: {what}"
            notes.append(Problem(Place(shown, one.line, 1), said))
        return editor.result(), merged, existing

    def _value(self, raw: Raw, attribute: Attribute, complete: bool) -> Value:
        return self._found.literals.value(
            SequenceNode(raw) if isinstance(raw, tuple) else raw, attribute, complete=complete
        )

    def _path(self, document: Document, known: Sequence[Source]) -> str:
        """The file for a document's drafts: where its source stands, if that is in the folder."""
        into = os.path.abspath(self._into)
        for source in known:
            path = os.path.abspath(os.path.join(self._root, source.place.file))
            if os.path.commonpath([path, into]) == into:
                return path
        stem = _slug(os.path.splitext(document.name)[0]) or _slug(document.title) or "document"
        return os.path.abspath(os.path.join(self._into, f"{stem}.yaml"))

    def _new_id(self, document: Document) -> str:
        stem = _slug(os.path.splitext(document.name)[0]) or _slug(document.title)
        name = stem if stem[:1].isalpha() else f"document_{stem}".rstrip("_")
        name = free_id(name, self._ids, "_")
        self._ids.add(name)
        return name


def sources_of(document: Document, sources: Sequence[Source]) -> list[Source]:
    """The sources that name a document, the surest first: by its hash, else by its file."""
    sources = [s for s in sources if s.document]
    same = [s for s in sources if s.sha256 == document.sha256]
    named = [s for s in sources if s.document == document.name]
    both = [s for s in same if s in named]
    return list(dict.fromkeys([*both, *same, *named]))


def _slug(text: str) -> str:
    words = re.findall("[a-z0-9]+", text.lower())
    return "_".join(words)[:LONGEST_ID].strip("_")


def _language(document: Document) -> str:
    """The language that a document says it is in, if it is one that is read."""
    said = document.says(LANGUAGE)
    return said if said and language_of(said) is not None else ""


def _stated(document: Document) -> dict[str, str]:
    """What a document says of itself, as a source has it."""
    said = {key: document.says(key) for key in (PUBLISHED, AUTHOR, PUBLISHER)}
    return {key: word for key, word in (said | {LANGUAGE: _language(document)}).items() if word}


def _told(document: Document, about: Mapping[str, str]) -> Iterator[str]:
    """What a person should know of what a document says of itself."""
    yield from document.notes
    taken = about.get(PUBLISHED, "")
    if document.published and not taken.startswith(document.published[: len(taken)]):
        yield f"a pattern finds that it was published on {taken}, and it says {document.published}"
    language = document.says(LANGUAGE)
    if language and not _language(document):
        yield f"says that its language is `{language}`, of which no numbers and dates are read"


def _published(document: Document, known: Sequence[Source]) -> Date | None:
    """When it was published, if its source says so, or the document's own head."""
    said = next((s.published.text for s in known if s.published), document.published)
    try:
        return read_date(said) if said else None
    except Unreadable:
        return None


@final
class _NotMerged(Exception):
    """Why a file is left as it is, and the line, from 1, that keeps it from being changed."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


def _edit(editor: Editor, merged: Merged) -> None:
    """Change the facts of a file as drafts were merged among them."""
    facts = editor.root.get("facts")
    if facts is None:
        return
    for index, fact in merged.rewritten.items():
        editor.rewrite(facts, index, fact)
    for fact in merged.new:
        editor.insert(facts, fact)


def load_paths(facts: Sequence[Path], rules: Sequence[Path], into: Path) -> list[Path]:
    """The folders that are read: those that are there, and the one that drafts go into."""
    paths = [path for path in facts if path.exists() or path.name != "facts"]
    paths = [path for path in paths if not path.is_dir() or _holds_some(path)]
    inside = [path for path in paths if into.resolve().is_relative_to(path.resolve())]
    if into.is_dir() and _holds_some(into) and not inside:
        paths.append(into)
    return [*paths, *rules]


def _holds_some(folder: Path) -> bool:
    """Whether there is anything to read in a folder: drafts may go into an empty one."""
    return any((*folder.rglob("*.y*ml"), *folder.rglob(NAME)))
