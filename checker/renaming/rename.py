"""One id becomes another in all files of a corpus, and everything that was said of it holds on.

Ids stand in the ids of facts and findings, which waivers name; those follow. The new files are
loaded and judged before anybody writes them: but for the id, they must say what the old ones said.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Final, final

from checker.editing.editor import Editor, NoPlace
from checker.editing.nodes import Node, items_of
from checker.editing.scalars import Unquoted, scalar
from checker.engine import identity, run
from checker.extract.yaml_drafts import text_hash
from checker.loading.corpus import load_contents
from checker.loading.lock import lock_text
from checker.model.corpus import Corpus
from checker.model.fact import Fact, reading_hash
from checker.model.finding import Finding
from checker.model.lock import Record, claim_hash, is_lock
from checker.model.report import Report
from checker.renaming.mentions import Mentions, RenamedThing, Renaming
from checker.renaming.proof import prove_examples_and_patterns, prove_findings
from checker.renaming.refusal import NotRenamed, refuse
from checker.tables.declaration import Access
from checker.values.named import NamedTuple
from checker.values.texts import normal_text

_HASH: Final = 8
"""How many letters the hash of a reading has."""


@final
class ChangedLine(NamedTuple):
    """What stood at a line, from 1, of a file, and what stands there now."""

    file: str
    line: int
    old: str
    new: str


@final
class Renamed(NamedTuple):
    """All changes, in the order of the files, and the new text of each file that has some."""

    changes: tuple[ChangedLine, ...]
    texts: Mapping[str, str]


def rename(
    kind: RenamedThing,
    old: str,
    new: str,
    corpus: Corpus,
    contents: Mapping[str, bytes],
    today: str,
    access: Callable[[], Access] | None = None,
) -> Renamed:
    """What renaming comes to; ``corpus`` was loaded from ``contents``, without a problem.

    ``contents`` are all YAML files and files of records, by name. ``today`` is the day by which
    waivers expire; ``access`` says where its tables are. Raises :class:`NotRenamed` where the id is
    unknown, the new one is taken, or anything cannot follow.
    """
    refuse(kind, old, new, corpus)
    return _Rename(Renaming(kind, old, new), corpus, contents, today, access).done()


@final
class _Rename:
    """One renaming on its way."""

    def __init__(
        self,
        what: Renaming,
        corpus: Corpus,
        contents: Mapping[str, bytes],
        today: str,
        access: Callable[[], Access] | None,
    ) -> None:
        self.access = access
        self.what = what
        self.corpus = corpus
        self.contents = contents
        self.today = today
        self.editors = {n: _editor(n, data) for n, data in contents.items() if not is_lock(n)}
        self.locks = {name: data for name, data in contents.items() if is_lock(name)}
        self.mentions = self._mentions(what)
        if self.mentions.problems:
            raise NotRenamed(f"'{what.new}' is taken", self.mentions.problems)
        self.replaced: dict[Node, tuple[str, str]] = {}
        self.told: list[ChangedLine] = []

    def _mentions(self, what: Renaming) -> Mentions:
        found = Mentions(what, self.corpus, labelled=self._has_label())
        for name, editor in self.editors.items():
            found.add_file(name, editor.root)
        return found

    def _has_label(self) -> bool:
        """Whether the label of an entity is written down, rather than made of its id."""
        said = (one.root.get("entities", self.what.old, "label") for one in self.editors.values())
        return any(label is not None for label in said)

    def done(self) -> Renamed:
        """All of it."""
        before = run(self.corpus, self.today)
        unlike = self._unlike_it()
        for mention in self.mentions.found:
            text = mention.node.text if mention.node in unlike else mention.text
            self._replace(mention.file, mention.node, text, mention.within)
        self._follow(before, self._loaded())
        contents = self._contents()
        after = self._loaded()
        prove_findings(before, run(after, self.today), self._identity)
        prove_examples_and_patterns(self.corpus, self.contents, after, contents)
        texts = {
            name: data.decode() for name, data in contents.items() if data != self.contents[name]
        }
        return Renamed(tuple(sorted(self._changes())), texts)

    def _replace(
        self, file: str, node: Node, text: str, within: Callable[[str], str] | None = None
    ) -> None:
        """Write another text in place of one, in the notation that stands there."""
        editor = self.editors[file]
        raw = editor.text[node.start : node.end]
        if text == node.text:
            pass
        elif raw == node.text and within is None:
            raw = scalar(Unquoted(text))
        elif raw[1:-1] == node.text:
            raw = raw[0] + text + raw[0]
        elif within is not None and "\\" not in raw:
            raw = within(raw)
        else:
            raw = scalar(Unquoted(text))
        editor.replace(node, text, raw)
        self.replaced[node] = (file, text)

    def _contents(self) -> dict[str, bytes]:
        """All files as they are by now."""
        found = dict(self.locks)
        for name, editor in self.editors.items():
            try:
                found[name] = editor.result().encode()
            except NoPlace as error:
                raise NotRenamed(f"{name}: cannot be changed: {error}") from None
        return found

    def _loaded(self) -> Corpus:
        """The corpus as it is by now."""
        corpus, problems = load_contents(sorted(self._contents().items()), access=self.access)
        if corpus is None:
            raise NotRenamed("that would follow", problems)
        return corpus

    def _unlike_it(self) -> set[Node]:
        """The parameters of rules that are something else of the same name.

        Those are the ones that the loader does not find under a name that nothing else has.
        """
        if not any(mention.unsure for mention in self.mentions.found):
            return set()
        other = f"{self.what.old}_"
        while any(other.encode() in data for data in self.contents.values()):
            other += "_"
        trial = self._mentions(self.what._replace(new=other)).found
        for mention in trial:
            self._replace(mention.file, mention.node, mention.text, mention.within)
        _, problems = load_contents(sorted(self._contents().items()), access=self.access)
        wrong = {(p.place.file, p.place.line, p.place.column) for p in problems}
        unlike: set[Node] = set()
        grown: dict[tuple[str, int], int] = {}
        for one in sorted(trial, key=lambda one: one.node.column):
            line = one.file, one.node.line
            column = one.node.column + grown.get(line, 0)
            if one.unsure and (*line, column) in wrong:
                unlike.add(one.node)
            grown[line] = grown.get(line, 0) + len(one.text) - len(one.node.text)
        return unlike

    def _changes(self) -> Iterator[ChangedLine]:
        yield from self.told
        for node, (file, text) in self.replaced.items():
            if text != node.text:
                yield ChangedLine(file, node.line, node.text, text)

    # -- what follows ---------------------------------------------------------------------------

    def _follow(self, before: Report, corpus: Corpus) -> None:
        """Rename the findings and facts that waivers name, and what is on record of readings."""
        now = {fact.id: fact for fact in corpus.every_fact}
        ids = self.mentions.ids
        pairs = [(fact, now[ids.get(fact.id, fact.id)]) for fact in self.corpus.every_fact]
        said = {old.id: (old.value.text, new.value.text) for old, new in pairs}
        read = {reading_hash(old): reading_hash(new) for old, new in pairs}
        findings = {finding.id: self._identity(finding) for finding in before.findings}
        for file, editor in self.editors.items():
            for waiver in items_of(editor.root.get("waivers")):
                self._swap(file, waiver.get("finding"), findings)
                self._swap(file, waiver.get("fact"), self.mentions.ids)
                values = waiver.get("values")
                for key, value in values.keys.values() if values else ():
                    self._swap(file, key, self.mentions.ids)
                    old, new = said.get(key.text, ("", ""))
                    if old != new and normal_text(value.text) in (old, self.what.old):
                        self._replace(file, value, new)
            for item in items_of(editor.root.get("facts")):
                for claim in (item, *items_of(item.get("claims"))):
                    self._reread(file, claim.get("verified", "read"), read)
        hashes = {old.id: (_hash_of(old), _hash_of(new)) for old, new in pairs}
        texts = self._drafts()
        for lock in self.corpus.locks.there.values():
            records = [*lock.by_order().values()]
            now_recorded = [self._recorded(record, hashes, texts) for record in records]
            self._tell_records(lock.file, records, now_recorded)
            self.locks[lock.file] = lock_text(now_recorded).encode()

    def _tell_records(self, file: str, before: list[Record], now: list[Record]) -> None:
        """The lines of a file of records that change, by their ids or by what differs in them."""
        lines = self.locks[file].decode().splitlines()
        numbers = {line.rstrip(): number for number, line in enumerate(lines, 1)}
        for old, new in zip(before, now, strict=True):
            if old == new:
                continue
            was, is_ = lock_text([old]).rstrip(), lock_text([new]).rstrip()
            said = _what_differs(json.loads(was), json.loads(is_))
            number = numbers.get(was, 1)
            self.told.append(ChangedLine(file, number, *(_in_short(one) for one in said)))

    def _drafts(self) -> dict[str, str]:
        """By the hash of the text of each draft that may be as it was made, that of it now."""
        texts: dict[str, str] = {}
        for editor in self.editors.values():
            items = [one for one in items_of(editor.root.get("facts")) if "status" in one.keys]
            if items:
                before, now = (
                    text.splitlines(keepends=True) for text in (editor.text, editor.result())
                )
                for item in items:
                    lines = slice(item.line - 1, item.keys["status"][1].line)
                    old, new = ("".join(some[lines]) for some in (before, now))
                    texts[text_hash(old)] = text_hash(new)
        return texts

    def _recorded(
        self, record: Record, hashes: Mapping[str, tuple[str, str]], texts: Mapping[str, str]
    ) -> Record:
        """A record under the id that its claim has afterwards; it holds where it did."""
        if record.rejected:
            return record._replace(id=self._drafted(record.id))
        made = record.made
        if made is not None:
            text = texts.get(made.text, made.text)
            record = record._replace(made=made._replace(claim=self._drafted(made.claim), text=text))
        before, now = hashes.get(record.id, ("", ""))
        claim = now if record.claim == before else record.claim
        return record._replace(id=self.mentions.ids.get(record.id, record.id), claim=claim)

    def _drafted(self, claim: str) -> str:
        """``source.subject.attribute`` of what was drafted, by its names afterwards."""
        kind, old, new = self.what
        parts = claim.split(".")
        at = {"source": 0, "entity": 1, "attribute": 2}.get(kind, len(parts))
        if at < len(parts) and parts[at] == old:
            parts[at] = new
        return ".".join(parts)

    def _swap(self, file: str, node: Node | None, ids: Mapping[str, str]) -> None:
        if node is not None and ids.get(node.text, node.text) != node.text:
            self._replace(file, node, ids[node.text])

    def _reread(self, file: str, node: Node | None, read: Mapping[str, str]) -> None:
        if node is None:
            return
        hashes = [node.text[at : at + _HASH] for at in range(0, len(node.text), _HASH)]
        text = "".join(read.get(one, one) for one in hashes)
        if text != node.text:
            self._replace(file, node, text)

    def _identity(self, finding: Finding) -> str:
        """The id that a finding has afterwards."""
        rule, question = finding.rule, finding.question
        kind, old, new = self.what
        if kind == "rule" and rule.id == old:
            rule = rule._replace(id=new)
        if kind == "attribute" and question.attribute.id == old:
            question = question._replace(attribute=question.attribute._replace(id=new))
        if kind == "entity":
            pairs = [(name, new if word == old else word) for name, word in question.qualifiers]
            subject = new if question.subject == old else question.subject
            question = question._replace(subject=subject, qualifiers=tuple(pairs))
        return identity(rule, question)


def _what_differs(was: object, now: object) -> tuple[object, object]:
    """The first things in two values of JSON that differ, as deep as both are objects."""
    if isinstance(was, dict) and isinstance(now, dict):
        for key, said in was.items():
            if key in now and now[key] != said:
                return _what_differs(said, now[key])
    return was, now


def _in_short(said: object) -> str:
    """What a record says, in a message."""
    return said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)


def _hash_of(fact: Fact) -> str:
    return claim_hash(fact.subject, fact.attribute, fact.value.text, fact.quote)


def _editor(name: str, data: bytes) -> Editor:
    try:
        return Editor(data.decode())
    except NoPlace as error:
        raise NotRenamed(f"{name}: cannot be changed: {error}") from None
