"""From documents to files of drafts: what is read, what is there already, what should be written.

Nothing here writes or prints.
"""

import os
import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, final

from checker.extract.documents import Document
from checker.extract.draft import Draft, Extractor
from checker.extract.merging import INDENT, Existing, Merged, merge
from checker.extract.yaml_drafts import source_text, text_hash
from checker.loading.extraction import Extraction
from checker.loading.files import read_bytes
from checker.loading.lock import lock_text
from checker.loading.nodes import MappingNode, SequenceNode, text_of
from checker.loading.qualifiers import QualifierReader
from checker.loading.text import read_yaml
from checker.model.fact import Source, quote_hash
from checker.model.lock import (
    HASH_OF_DOCUMENT,
    NAME,
    Lock,
    Made,
    Record,
    claim_hash,
)
from checker.model.pattern import Raw
from checker.model.place import Place, Problem
from checker.model.vocabulary import Attribute, UnreadableMembers
from checker.prose.names import Names
from checker.values.dates import Date, read_date
from checker.values.unreadable import Unreadable
from checker.values.value import Value

LONGEST_ID = 60
"""How many letters an id made from a file's name has."""


@final
class Outcome(NamedTuple):
    """What reading one document comes to.

    ``path`` is the file of drafts; ``text`` what it should hold, ``None`` where it does already;
    ``before`` what it holds, ``None`` where there is none. ``notes`` are what a person should look
    at, ``problems`` what kept something from being done.
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

    def __init__(self, found: Extraction, root: str, into: str) -> None:
        """Compile the patterns; ``root`` is what file names in ``found`` are relative to."""
        self._found = found
        self._root = root
        self._into = into
        entities = found.literals.entities
        names = Names(entities)
        self._qualified = QualifierReader(found.literals)
        self._extractor = Extractor(
            found.patterns, names, found.attributes, self._value, self._held
        )
        self.problems = self._extractor.problems
        self._matched: set[str] = set()
        self._ids = {source.id for source in found.sources}
        self._written: dict[str, str] = {}
        self._claimed: dict[str, set[str]] = {}
        for file, claim in self._all_ids():
            self._claimed.setdefault(found.locks.of(file).file, set()).add(claim)
        self._locks: dict[str, tuple[Lock, dict[tuple[str, str], Record]]] = {}

    def _all_ids(self) -> Iterator[tuple[str, str]]:
        """The ids of all claims, each with its file."""
        names = self._found.literals.entities.names
        for file, node, _ in self._found.files.values():
            source, listed = node.get("source"), node.get("facts")
            if not isinstance(source, MappingNode) or not isinstance(listed, SequenceNode):
                continue
            for item in listed:
                block = item.get("claims") if isinstance(item, MappingNode) else None
                for claim in block if isinstance(block, SequenceNode) else [item]:
                    if isinstance(claim, MappingNode):
                        said = {**item, **claim}
                        subject = text_of(said.get("subject"))
                        words = source["id"], names.get(subject, subject), said.get("attribute")
                        yield file, text_of(said.get("id")) or ".".join(map(text_of, words))

    def records(self) -> list[tuple[str, str, bytes | None]]:
        """The files of records that change by what was drafted so far: the path of each, what it
        should hold, and what it holds."""
        changed: list[tuple[str, str, bytes | None]] = []
        for name in sorted(self._locks):
            lock, records = self._locks[name]
            before = {one.order: one for one in (*lock.records.values(), *lock.rejected.values())}
            if records != before:
                path = os.path.abspath(os.path.join(self._root, name))
                changed.append((path, lock_text(records.values()), lock.data))
        return changed

    def _lock(self, path: str) -> tuple[Lock, dict[tuple[str, str], Record]]:
        """What is on record of a facts file: as it is yet, and as it should be."""
        file = os.path.relpath(path, self._root).replace(os.sep, "/")
        lock = self._found.locks.of(file)
        records = [*lock.records.values(), *lock.rejected.values()]
        return self._locks.setdefault(lock.file, (lock, {one.order: one for one in records}))

    def unmatched(self) -> list[str]:
        """The patterns that matched nothing so far."""
        return [p.id for p in self._found.patterns if p.id not in self._matched]

    def draft(self, document: Document) -> Outcome:
        """Read one document, and see what its file should hold."""
        known = self._known(document)
        path = self._path(document, known)
        published = _published(document, known)
        source = known[0].id if known else ""
        language = known[0].language if known else ""
        currency = known[0].currency if known else ""
        drafted = self._extractor.extract(
            document.text, document.name, published, language, currency
        )
        self._matched |= drafted.matched
        notes = list(drafted.notes)
        if path in self._written:
            wrong = f"the drafts of {self._written[path]} go into {path} too: rename one document"
            return Outcome(path, None, 0, 0, (), (Problem(Place(document.name, 1, 1), wrong),))
        self._written[path] = document.name
        about = dict(drafted.about)
        if "published" not in about and document.published:
            about["published"] = document.published
        if not os.path.lexists(path):
            source = source or self._new_id(document)
            head = {"id": source, "title": document.title, **about}
            text = source_text(head, document.name, document.sha256)
            lines = [*text.splitlines(keepends=True), "facts:\n"]
            gone = self._rejected(path, ())
            merged = merge(lines, (), drafted.drafts, source, len(lines), rejected=gone)
            text = "".join(merged.lines) if merged.added else f"{text}facts: []\n"
            if merged.withheld:
                notes.append(self._withheld(path, merged.withheld, document))
            count = len(drafted.drafts)
            if merged.withheld and not merged.added:  # nor does the file come back
                return Outcome(path, None, count, 0, tuple(notes), ())
            self._record(path, merged, (), source, document)
            return Outcome(path, text, count, merged.added, tuple(notes), ())
        return self._update(path, document, drafted.drafts, notes)

    def _rejected(self, path: str, existing: Sequence[Existing]) -> set[tuple[str, str]]:
        """The keys of the drafts that a person deleted, or that are no longer what was drafted."""
        lock, records = self._lock(path)
        there = self._claimed.get(lock.file, set()).union(one.identity for one in existing)
        gone = (one.made for one in records.values() if one.made and one.id not in there)
        return {*lock.rejected, *(made.key for made in gone)}

    def _withheld(self, path: str, many: int, document: Document) -> Problem:
        """What to tell of drafts that do not come back though their file is gone."""
        lock, _ = self._lock(path)
        shown = os.path.relpath(os.path.join(self._root, lock.file)).replace(os.sep, "/")
        drafts = "1 draft was" if many == 1 else f"{many} drafts were"
        said = f"{drafts} deleted, and not made again; to have them back, take their lines out"
        return Problem(Place(document.name, 1, 1), f"{said} of {shown}")

    def _record(
        self,
        path: str,
        merged: Merged,
        existing: Sequence[Existing],
        source: str,
        document: Document,
    ) -> None:
        """Put on record what drafted the claims of a file."""
        lock, records = self._lock(path)
        there = self._claimed.get(lock.file, set()).union(one.identity for one in existing)
        for identity in merged.dropped:
            records.pop((identity, ""), None)
        for identity, (draft, text) in merged.made.items():
            claim = f"{source}.{draft.subject}.{draft.attribute}"
            quote = quote_hash(draft.quote)
            made = Made(claim, draft.pattern, quote, draft.offset, draft.line, text_hash(text))
            record = Record(
                identity,
                claim_hash(draft.subject, draft.attribute, draft.value.text, draft.quote),
                quote,
                document.sha256[:HASH_OF_DOCUMENT],
                offset=draft.offset,
                passage=draft.passage,
                made=made,
            )
            before = records.get(record.order)
            if before is not None and before.made and identity not in there:
                gone = Record(before.made.claim, rejected=before.made.quote)
                records[gone.order] = gone
            elif before is not None and before[:4] == record[:4]:
                record = before._replace(made=made)
            records[record.order] = record

    def _update(
        self, path: str, document: Document, drafts: Sequence[Draft], notes: list[Problem]
    ) -> Outcome:
        """Merge drafts into the file that is there."""
        shown = os.path.relpath(path).replace(os.sep, "/")

        def refused(message: str, line: int = 1) -> Outcome:
            wrong = Problem(Place(shown, line, 1), message)
            return Outcome(path, None, len(drafts), 0, tuple(notes), (wrong,))

        data = read_bytes((shown, path))
        if isinstance(data, Problem):
            return Outcome(path, None, len(drafts), 0, tuple(notes), (data,))
        node, wrong, _, _ = read_yaml(data, shown)
        if node is None or wrong:
            return Outcome(path, None, len(drafts), 0, tuple(notes), tuple(wrong))
        old = data.decode("utf-8-sig")
        source = node.get("source")
        recorded = source.get("document") if isinstance(source, MappingNode) else None
        file = recorded.get("file") if isinstance(recorded, MappingNode) else None
        sha256 = recorded.get("sha256") if isinstance(recorded, MappingNode) else None
        if not isinstance(source, MappingNode) or (
            file != document.name and sha256 != document.sha256
        ):
            return refused(
                f"does not hold the drafts of {document.name}: move it, or name another folder "
                "with --into"
            )
        listed = node.get("facts")
        lines = old.splitlines(keepends=True)
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        if (
            isinstance(recorded, MappingNode)
            and sha256 != document.sha256
            and isinstance(sha256, str)
        ):
            mark = recorded.at["sha256"][1]
            line = lines[mark.line]
            lines[mark.line] = line[: mark.column] + line[mark.column :].replace(
                sha256, document.sha256, 1
            )
            notes.append(
                Problem(Place(shown, mark.line + 1, 1), f"{document.name} has changed since")
            )
        indent, at = INDENT, len(lines)
        if isinstance(listed, SequenceNode) and listed:
            mark = node.at["facts"][1]
            if lines[mark.line][mark.column] == "[":
                return refused(
                    "`facts` stand in brackets: write each on lines of its own", mark.line + 1
                )
            indent = " " * mark.column
            at = _end(node, lines)
        elif drafts or listed is not None:
            if "facts" in node:
                key = node.at["facts"][0].line
                if (
                    re.fullmatch(r"facts:\s*+(?:\[\s*+\])?\s*+(?:#.*)?", lines[key].rstrip("\n"))
                    is None
                ):
                    return refused("`facts` is no list of facts: write them below it", key + 1)
                if drafts:
                    lines[key] = "facts:\n"
                at = key + 1
            else:
                lines += ["\n", "facts:\n"]
                at = len(lines)
        lock, _ = self._lock(path)
        existing = list(self._existing(source, listed, lock))
        name, gone = text_of(source["id"]), self._rejected(path, existing)
        merged = merge(lines, existing, drafts, name, at, indent, gone)
        text = "".join(merged.lines)
        removed = sum(not kept for _, kept in merged.vanished)
        if existing and len(existing) + merged.added == removed:
            text = re.sub(r"^facts:[^\n]*\n", "facts: []\n", text, count=1, flags=re.MULTILINE)
        for one, kept in merged.vanished:
            what = "it stays, since it was edited or reviewed" if kept else "the draft is removed"
            place = Place(shown, one.first + 1, 1)
            pattern = one.made.pattern if one.made else ""
            said = f"'{one.identity}' is no longer what pattern '{pattern}' gives: {what}"
            notes.append(Problem(place, said))
        lost = _lost(node, text, shown, merged.changed)
        if lost:
            return refused(f"adding drafts would change '{lost}': write the file more plainly")
        self._record(path, merged, existing, name, document)
        new = None if text == old else text
        return Outcome(path, new, len(drafts), merged.added, tuple(notes), (), data)

    def _existing(self, source: MappingNode, listed: object, lock: Lock) -> Iterator[Existing]:
        """The claims that a file has, those of blocks one by one."""
        if not isinstance(listed, SequenceNode):
            return
        name = text_of(source["id"])
        for index, item in enumerate(listed):
            if not isinstance(item, MappingNode):
                continue
            block = item.get("claims")
            claims = block if isinstance(block, SequenceNode) else [item]
            for claim in claims:
                if isinstance(claim, MappingNode):
                    both = claim if claim is item else MappingNode({**item, **claim})
                    start = listed.at[index].line
                    yield self._one(name, both, item, start, lock, alone=claim is item)

    def _one(
        self,
        source: str,
        said: MappingNode,
        item: MappingNode,
        start: int,
        lock: Lock,
        *,
        alone: bool,
    ) -> Existing:
        subject, key = text_of(said.get("subject")), text_of(said.get("attribute"))
        known = self._found.literals.entities.names.get(subject, subject)
        attribute = self._found.attributes.get(key)
        raw = said.get("value")
        quote = said.get("quote")
        fragments = quote if isinstance(quote, SequenceNode) else [] if quote is None else [quote]
        explicit = text_of(said.get("id"))
        identity = explicit or f"{source}.{known}.{key}"
        now = f"{source}.{known}.{key}", quote_hash(map(text_of, fragments))
        record = lock.records.get(identity)
        made = record.made if record is not None else None
        drafted = said.get("extracted")
        inside = False
        if made is None and alone and isinstance(drafted, MappingNode):
            inside = True
            offset, line = drafted.get("offset", -1), drafted.get("line", 0)
            made = Made(now[0], text_of(drafted.get("pattern")), now[1], offset, line)
        end, last = start + 1, False
        final = "extracted" if inside else "status"
        if made is not None and alone and final in item:
            end = item.at[final][0].line + 1
            after = [k for k, (mark, _) in item.at.items() if mark.line >= end]
            last = all(k == "verified" for k in after)
            end = max([end, *(item.at[k][1].line + 1 for k in after if last)])
        possible: object = None
        if attribute is not None and raw is not None:
            try:
                complete = said.get("complete") is not False
                possible = self._found.literals.value(raw, attribute, complete=complete).possible
            except (Unreadable, UnreadableMembers):
                possible = None
        qualifiers = said.get("qualifiers")
        pairs = []
        for k, w in qualifiers.items() if isinstance(qualifiers, MappingNode) else ():
            try:
                pairs.append((k, self._held(k, text_of(w), attribute)))
            except Unreadable:
                pairs.append((k, text_of(w)))
        pairs.sort()
        return Existing(
            first=start,
            end=end,
            identity=identity,
            explicit=explicit,
            made=made,
            inside=inside,
            raw=tuple(map(text_of, raw)) if isinstance(raw, SequenceNode) else text_of(raw),
            key=now,
            says=(known, key, tuple(pairs), possible),
            draft=said.get("status") == "draft",
            retracted=said.get("retracted") not in (None, False),
            last=last,
        )

    def _held(self, name: str, word: str, attribute: Attribute | None) -> str:
        """A qualifier as it is read; raises ``Unreadable``."""
        if attribute is None:
            return self._qualified.voice(word)
        return self._qualified.read(name, word, attribute)[0]

    def _value(self, raw: Raw, attribute: Attribute, complete: bool) -> Value:
        try:
            return self._found.literals.value(
                SequenceNode(raw) if isinstance(raw, tuple) else raw, attribute, complete=complete
            )
        except UnreadableMembers as error:
            raise Unreadable("; ".join(str(wrong) for _, wrong in error.members)) from error

    def _known(self, document: Document) -> list[Source]:
        """The sources that name this document, the surest first: by its hash, else by its file."""
        sources = [s for s in self._found.sources if s.document]
        same = [s for s in sources if s.sha256 == document.sha256]
        named = [s for s in sources if s.document == document.name]
        both = [s for s in same if s in named]
        return list(dict.fromkeys([*both, *same, *named]))

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
        number, free = 2, name
        while free in self._ids:
            free, number = f"{name}_{number}", number + 1
        self._ids.add(free)
        return free


def _slug(text: str) -> str:
    words = re.findall("[a-z0-9]+", text.lower())
    return "_".join(words)[:LONGEST_ID].strip("_")


def _published(document: Document, known: Sequence[Source]) -> Date | None:
    """When it was published, if its source says so, or the document's own head."""
    said = next((s.published.text for s in known if s.published), document.published)
    try:
        return read_date(said) if said else None
    except Unreadable:
        return None


def _end(node: MappingNode, lines: Sequence[str]) -> int:
    """The line, counted from 0, before which a fact is added: after the last of the list."""
    start = node.at["facts"][0].line
    following = [key.line for key, _ in node.at.values() if key.line > start]
    end = min(following, default=len(lines))
    while end > start + 1 and (
        not lines[end - 1].strip() or _is_comment(lines[end - 1], following)
    ):
        end -= 1
    return end


def _is_comment(line: str, following: Sequence[int]) -> bool:
    """Whether a line is the comment of what follows the list."""
    return bool(following) and line.startswith("#")


def _lost(before: MappingNode, text: str, file: str, changed: Collection[int]) -> str:
    """A key of the file that the new text does not have, or a fact, but for those that begin on a
    line that was ``changed``."""
    after, wrong, _, _ = read_yaml(text.encode(), file)
    if after is None or wrong:
        return file
    for key in before:
        if key != "facts" and key != "source" and before[key] != after.get(key):
            return str(key)
    facts: list[object] = list(after.get("facts") or ())
    listed = before.get("facts")
    marks = listed.at if isinstance(listed, SequenceNode) else []
    for item, mark in zip(listed or (), marks, strict=True):
        if mark.line not in changed and item not in facts:
            return (
                text_of(item.get("id") or item.get("subject"))
                if isinstance(item, MappingNode)
                else "?"
            )
    return ""


def load_paths(facts: Sequence[Path], rules: Sequence[Path], into: Path) -> list[Path]:
    """The folders that are read: those that are there, and the one that drafts go into."""
    paths = [path for path in facts if path.exists() or path != Path("facts")]
    inside = [path for path in paths if into.resolve().is_relative_to(path.resolve())]
    holds = into.is_dir() and any((*into.rglob("*.y*ml"), *into.rglob(NAME)))
    if holds and not inside:
        paths.append(into)
    return [*paths, *rules]
