"""The corpus between requests: read anew when a file changes, and changed one decision at a time.

What is written is written by whoever opened the desk. Before that, all files are read as they
would be, so that no decision leaves a corpus that cannot be judged.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final, TypeVar, final

from checker.editing.blocks import Data
from checker.editing.editor import NoPlace
from checker.loading.corpus import ReadFiles, access_to, load_contents
from checker.loading.files import Content, find, folders_in, read_bytes
from checker.loading.literals import Literals
from checker.loading.nodes import SequenceNode
from checker.model.corpus import Corpus
from checker.model.fact import Fact, claim_id, free_id
from checker.model.place import Problem, first_of
from checker.model.vocabulary import Attribute
from checker.review import decisions, shown
from checker.review.held import HeldCorpus, for_a_person, lost, misread, records_after
from checker.review.refusals import BrokenFiles, Nameless, NotDecided, Stale
from checker.review.shelf import Shelf, selected, source_of, stamp
from checker.spelling.nearest import suggestion
from checker.values.compare import Members
from checker.values.unreadable import Unreadable
from checker.verify.documents import Folder
from checker.verify.verification import Checked

Write = Callable[[Mapping[str, str | None], Mapping[str, bytes | None]], None]
"""Has files written by their names, all or none: their new texts, and what they must still hold;
``None`` is no file. Raises ``Stale`` where one holds something else by now."""

MOST_UNDONE: Final = 100
"""How many decisions can be undone, one after the other."""

_T = TypeVar("_T")


@final
class Desk:
    """One corpus and its documents. Not for several threads at once."""

    def __init__(
        self,
        paths: Sequence[Path],
        root: str,
        documents: Folder,
        today: Callable[[], str],
        write: Write,
        *,
        there: Sequence[str] = (),
        sql: bool = False,
    ) -> None:
        """``root`` is the folder that file names are relative to; ``today`` gives the day by which
        waivers expire; ``there`` are the names of the documents in the folder, ``sql`` is as for
        ``checker.loading.corpus.load``."""
        self._paths = paths
        self._root = root
        self._shelf = Shelf(documents)
        self._today = today
        self._there = there
        self._sql = sql
        self._write = write
        self._kept = ReadFiles()
        self._stamp: object = None
        self._has_tables = False
        """Whether a mapping of a table may be written in some file."""
        self._held: HeldCorpus | list[Problem] = []
        self._done: list[tuple[str, dict[str, tuple[bytes | None, str]]]] = []
        """What was decided, and of each file what it held before and holds since."""

    # -- what is shown --------------------------------------------------------------------------

    def held(self) -> HeldCorpus:
        """The corpus as its files are now. Raises ``BrokenFiles``."""
        found, problems = find(self._paths, self._root)
        files = [(name, stamp(path)) for name, path in found]
        day = self._today()
        if (day, files, self._stamps_of_tables()) != self._stamp:
            contents = [(one[0], read_bytes(one)) for one in found]
            whole = {name: data for name, data in contents if isinstance(data, bytes)}
            self._has_tables = any(b"tables" in data for data in whole.values())
            now = day, files, self._stamps_of_tables()  # before any is read
            corpus, problems = self._loaded(contents, problems)
            held: HeldCorpus | list[Problem] = problems
            if corpus is not None:
                held = HeldCorpus.of(whole, corpus, day)
            self._stamp, self._held = now, held  # once nothing failed
        if isinstance(self._held, list):
            raise BrokenFiles(*map(str, first_of(self._held)))
        return self._held

    def overview(self) -> shown.Data:
        """All documents, which of them are known not to be readable, those that no source names,
        and what can be undone. None is read."""
        held = self.held()
        sources = held.corpus.sources.values()
        wrong = {one.id: self._shelf.wrong_so_far(one) for one in sources if one.document}
        named = {os.path.normpath(one.document) for one in sources}
        return {
            "documents": shown.documents(held, wrong),
            "unnamed": [
                shown.line(one) for one in self._there if os.path.normpath(one) not in named
            ],
            "undo": self._done[-1][0] if self._done else "",
        }

    def document(self, source: str) -> shown.Data:
        """One document with its claims."""
        held = self.held()
        reviewed = self._shelf.review(held, source)
        told = reviewed.text, reviewed.claims
        return shown.document(held, source, *told, *self._shelf.figures(held, source))

    def claim(self, name: str) -> shown.Data:
        """A claim at hand, with the values that its quote reads as."""
        held = self.held()
        row = self._row(held, name)
        fact = row.fact
        words = decisions.value_at(_text_of(held, fact.place.file), fact.place)
        pattern = held.pattern(fact)
        alike = held.drafts_of(pattern) if pattern and held.is_draft(fact) else []
        suggested: list[str] = []
        if row.standing.start >= 0:
            span = row.standing.start, row.standing.end
            attribute = held.corpus.attributes[fact.attribute]
            suggested = self._shelf.values(held, fact.source, span, attribute)
        return {**shown.claim(held, row, words, alike), "suggested": suggested}

    def reading(self, name: str, subject: str, attribute: str, value: str) -> shown.Data:
        """How a claim would read with another subject, attribute and value."""
        held = self.held()
        fact = _with(held, self._row(held, name).fact, subject, attribute, value)
        return shown.reading(held, self._shelf.judged(held, fact))

    def proposal(self, source: str, start: int, end: int, attribute: str) -> shown.Data:
        """What a selection may claim: its quote, what it may be about, and the value as it reads.

        Without an attribute it is one that reads a value there, of those of the claims around it
        before all others.
        """
        held = self.held()
        reviewed = self._shelf.review(held, source)
        start, end, quote = selected(reviewed.text, start, end)
        placed = [row for row in reviewed.claims.rows.values() if row.standing.start >= 0]
        nearest = sorted(placed, key=lambda row: abs(row.standing.start - start))
        known = held.corpus.attributes
        names = dict.fromkeys([*(row.fact.attribute for row in nearest), *known])
        tried = [attribute] if attribute in known else names
        values: list[str] = []
        for name in tried:
            surely = name != attribute
            values = self._shelf.values(held, source, (start, end), known[name], surely=surely)
            if values:
                attribute = name
                break
        subjects = [*self._shelf.named(held, source, start, end)]
        subjects += [row.fact.subject for row in nearest[:1]]
        return {
            "start": start,
            "end": end,
            "quote": shown.line(quote),
            "attribute": attribute if attribute in known else "",
            "subject": subjects[0] if subjects else "",
            "suggested": values,
            "seen": held.version([held.corpus.sources[source].place.file]),
        }

    def completions(self, what: str, typed: str, attribute: str) -> list[list[str]]:
        """Words that complete what somebody types: see ``shown.completions``."""
        return shown.completions(self.held().corpus, what, typed, attribute)

    # -- what is decided ------------------------------------------------------------------------

    def accept(self, name: str, seen: str, read_by: str, *, firmly: bool) -> None:
        """Review one claim. What only a person can have read says who did; what its quote does not
        carry is accepted only ``firmly``."""
        held = self.held()
        row = self._row(held, name, seen)
        wrong = lost(row) or misread(row)
        if wrong and not firmly:
            raise NotDecided(f"{shown.line(wrong)}: mend it, or accept it as you read it")
        self._accept(held, [row], read_by, f"accepted {name}")

    def accept_alike(self, name: str, seen: str) -> tuple[int, int]:
        """Review all drafts of a draft's pattern of which nothing is doubtful: how many that were,
        and how many are left."""
        held = self.held()
        fact = _claim(held, name)
        pattern = held.pattern(fact)
        drafts = held.drafts_of(pattern) if pattern else []
        if seen != held.version(one.place.file for one in (fact, *drafts)):
            raise Stale
        sources = held.corpus.sources
        there = [one for one in drafts if not self._shelf.wrong(sources[one.source])]
        sure = [row for one in there if not (row := self._row(held, one.id)).fails]
        if not sure:
            raise NotDecided("each of them is doubtful: read them one by one")
        self._accept(held, sure, "", f"accepted {len(sure)} of {pattern}")
        return len(sure), len(drafts) - len(sure)

    def reject(self, name: str, seen: str) -> None:
        """Take a draft out of its file, and keep in mind that it was rejected."""
        held = self.held()
        fact = _claim(held, name, seen)
        if not held.is_draft(fact):
            raise NotDecided("it was reviewed: write `retracted: true` into its file, or mend it")
        text = _edited(decisions.rejected, _text_of(held, fact.place.file), fact.place)
        self._change(held, {fact.place.file: text}, {name: ""}, f"rejected {name}")

    def mend(self, name: str, seen: str, subject: str, attribute: str, value: str) -> str:
        """Change what a claim says, which nobody has read then; its id, which may be another one
        where its file writes none."""
        held = self.held()
        fact = _claim(held, name, seen)
        text = _text_of(held, fact.place.file)
        now = _with(held, fact, subject, attribute, value)
        many = held.corpus.attributes[now.attribute].kind.many
        words = shown.members(value) if many else [value.strip()]
        changes: dict[str, Data | None] = {}
        if now.subject != fact.subject:
            changes["subject"] = now.subject
        if now.attribute != fact.attribute:
            changes["attribute"] = now.attribute
        if words != decisions.value_at(text, fact.place):
            changes["value"] = decisions.literal(words, many=many)
        if not changes:
            return name
        if fact.read_by != now.read_by:
            changes["read_by"] = None
        new = name
        own = decisions.writes(text, fact.place, "id")
        if name == fact.default_id != now.default_id and not own:
            new = free_id(now.default_id, held.claims)
            if new != now.default_id:
                changes["id"] = new
        text = _edited(decisions.mended, text, fact.place, changes)
        self._change(held, {fact.place.file: text}, {name: new}, f"mended {name}")
        return new

    def quote(self, name: str, seen: str, start: int, end: int) -> None:
        """Give a claim another quote, with which nobody has read it: what is selected in its
        document."""
        held = self.held()
        fact = _claim(held, name, seen)
        quote, at = self._shelf.quoted(held, fact.source, start, end)
        changes: dict[str, Data | None] = {"quote": quote, "at": at}
        if fact.read_by and ((quote,), -1 if at is None else at) != (fact.quote, fact.at):
            changes["read_by"] = None
        text = _edited(decisions.mended, _text_of(held, fact.place.file), fact.place, changes)
        self._change(held, {fact.place.file: text}, {name: name}, f"quoted {name} anew")

    def add(
        self,
        source: str,
        seen: str,
        span: tuple[int, int],
        claim: tuple[str, str, str],
        read_by: str,
    ) -> str:
        """A claim of what is selected, as subject, attribute and value; its id."""
        held = self.held()
        file = source_of(held, source).place.file
        if seen != held.version([file]):
            raise Stale
        quote, at = self._shelf.quoted(held, source, *span)
        subject, attribute, value = claim
        known = _attribute(held, attribute)
        words = shown.members(value) if known.kind.many else [value.strip()]
        entity = _read(Literals(held.corpus.entities).entity, subject.strip())
        default = claim_id(source, entity, known.id)
        new = free_id(default, held.claims)
        said: dict[str, Data] = {} if new == default else {"id": new}
        said |= {"subject": entity, "attribute": known.id}
        said |= {"value": decisions.literal(words, many=known.kind.many), "quote": quote}
        said |= {} if at is None else {"at": at}
        base = _text_of(held, file)
        text = _edited(decisions.added, base, {**said, "status": "reviewed"})
        row = self._shelf.judged(held, self._after(held, {file: text}).claims[new])
        if wrong := misread(row):
            raise NotDecided(f"{shown.line(wrong)}: mend the value, or select more words")
        if _needs_a_person(row):
            if not read_by:
                raise Nameless(shown.line(row.judged.why))
            said["read_by"] = read_by
            text = _edited(decisions.added, base, {**said, "status": "reviewed"})
        self._change(held, {file: text}, {new: new}, f"added {new}")
        return new

    def undo(self) -> str:
        """Undo the last decision; what it was. Raises ``Stale`` where a file changed since."""
        if not self._done:
            raise NotDecided("there is nothing to undo")
        what, files = self._done[-1]
        before = {
            name: None if data is None else data.decode() for name, (data, _) in files.items()
        }
        try:
            self._write(before, {name: text.encode() for name, (_, text) in files.items()})
        except Stale:
            self._done.clear()  # what was decided before it cannot be undone either
            raise
        self._done.pop()
        return what

    # -- how that is done -----------------------------------------------------------------------

    def _accept(self, held: HeldCorpus, rows: Sequence[Checked], read_by: str, what: str) -> None:
        """Review claims, with who read those that only a person can have read."""
        by_file: dict[str, list[Checked]] = {}
        for row in rows:
            by_file.setdefault(row.fact.place.file, []).append(row)
            if _needs_a_person(row) and not read_by:
                raise Nameless(shown.line(row.judged.why))
        texts: dict[str, str] = {}
        for file, some in by_file.items():
            readers = {row.fact.place: read_by for row in some if _needs_a_person(row)}
            places = [row.fact.place for row in some]
            texts[file] = _edited(decisions.accepted, _text_of(held, file), places, readers)
        self._change(held, texts, {row.fact.id: row.fact.id for row in rows}, what)

    def _change(
        self, held: HeldCorpus, texts: Mapping[str, str], became: Mapping[str, str], what: str
    ) -> None:
        """Write new texts of files, and what is on record of the claims that changed."""
        after = self._after(held, texts)
        claims = {**held.claims, **after.claims}
        sources = dict.fromkeys(claims[new or old].source for old, new in became.items())
        there = [name for name in sources if not self._shelf.wrong(after.corpus.sources[name])]
        found = [self._shelf.review(after, source) for source in there]
        rows = {name: row for one in found for name, row in one.claims.rows.items()}
        hashes = {one.document.source.id: one.document.text.sha256 for one in found}
        whole = {**texts, **records_after(held, after.corpus, became, rows, hashes)}
        before = {name: held.contents.get(name) for name in whole}
        changed = [name for name in whole if whole[name].encode() != (before[name] or b"")]
        self._write(
            {name: whole[name] for name in changed}, {name: before[name] for name in changed}
        )
        files = {name: (before[name], whole[name]) for name in changed}
        self._done = [*self._done[1 - MOST_UNDONE :], (what, files)]

    def _after(self, held: HeldCorpus, texts: Mapping[str, str]) -> HeldCorpus:
        """The corpus with other texts of some files. Raises ``NotDecided`` where it has problems
        then."""
        contents = {**held.contents, **{name: text.encode() for name, text in texts.items()}}
        corpus, problems = self._loaded(sorted(contents.items()), [])
        if corpus is None:
            raise NotDecided("; ".join(problem.message for problem in problems[:3]))
        return HeldCorpus.of(contents, corpus, self._today())

    def _stamps_of_tables(self) -> list[object]:
        """What changes when a table does, if there may be any: they have names of any kind, and lie
        in the folders that are checked."""
        if not self._has_tables:
            return []
        tops = dict.fromkeys(top if top.is_dir() else top.parent for top in self._paths)
        folders = (folder for top in tops for folder in os.walk(top))
        paths = sorted(os.path.join(top, name) for top, _, names in folders for name in names)
        return [(path, stamp(path)) for path in paths]

    def _loaded(
        self, contents: Sequence[Content], problems: list[Problem]
    ) -> tuple[Corpus | None, list[Problem]]:
        access = access_to(self._paths, self._root, sql=self._sql)
        folders = folders_in(self._paths, self._root)
        return load_contents(contents, problems, folders, access=access, kept=self._kept)

    def _row(self, held: HeldCorpus, name: str, seen: str | None = None) -> Checked:
        """How a claim stands in its document; ``seen`` is as :func:`_claim` has it."""
        fact = _claim(held, name, seen)
        row = self._shelf.review(held, fact.source).claims.rows.get(name)
        if row is None:
            raise NotDecided(f"'{shown.line(name)}' takes no part: {held.aside.get(name, '')}")
        return row


def _text_of(held: HeldCorpus, file: str) -> str:
    return held.contents[file].decode()


def _claim(held: HeldCorpus, name: str, seen: str | None = None) -> Fact:
    """A claim by its id; ``seen`` is what the page saw of its file, where it wants to change it."""
    fact = held.claims.get(name)
    if fact is None:
        raise Stale(f"there is no claim '{shown.line(name)}' any more: look again")
    if fact.place.file not in held.contents:
        raise NotDecided("it stands in a table: mend it there")
    if seen is not None and seen != held.version([fact.place.file]):
        raise Stale
    return fact


def _with(held: HeldCorpus, fact: Fact, subject: str, attribute: str, value: str) -> Fact:
    """A claim with another subject, attribute and value; whoever read it read no other one.
    Raises ``NotDecided``."""
    literals = Literals(held.corpus.entities)
    entity = _read(literals.entity, subject.strip())
    known = _attribute(held, attribute)
    raw = SequenceNode(shown.members(value)) if known.kind.many else value.strip()
    before = fact.value.possible
    complete = not isinstance(before, Members) or before.complete
    read = _read(partial(literals.value, complete=complete), raw, known)
    now = fact._replace(subject=entity, attribute=known.id, value=read)
    return now if now == fact else now._replace(read_by="")


def _attribute(held: HeldCorpus, name: str) -> Attribute:
    """An attribute, by its id or its label."""
    known = held.corpus.attributes
    word = name.strip()
    if word in known:
        return known[word]
    labelled = [one for one in known.values() if one.label.casefold() == word.casefold()]
    if len(labelled) == 1:
        return labelled[0]
    near = suggestion(word, list(known))
    raise NotDecided(f"there is no attribute '{shown.line(word)}'{near}")


def _needs_a_person(row: Checked) -> bool:
    return bool(for_a_person(row) or misread(row)) and not row.fact.read_by


def _edited(change: Callable[..., str], *given: object) -> str:
    try:
        return change(*given)
    except NoPlace as error:
        raise NotDecided(f"the file cannot be changed here: {error}") from None
    except ValueError as error:
        raise NotDecided(str(error)) from None


def _read(work: Callable[..., _T], *given: object) -> _T:
    try:
        return work(*given)
    except Unreadable as error:
        raise NotDecided(str(error)) from None
