"""What patterns make of one document: draft facts, and what they could not read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, final

from checker.extract.automaton import Automaton, Run, apart
from checker.extract.draft import Draft, Drafted
from checker.extract.filling import as_written, filled, values_in
from checker.extract.head import INFERRED, day_in_head
from checker.extract.naming import ONLY, SAID, Around, single_events
from checker.extract.passages import Paragraph, Passage, RowPassage
from checker.extract.reader import SlotReader
from checker.extract.slot_value import SlotValue
from checker.model.passage import fingerprint
from checker.model.pattern import ClaimTemplate, Pattern, Raw, slots_in
from checker.model.place import Place, Problem, line_starts, place_in
from checker.model.vocabulary import Attribute
from checker.prose.asserted import Sort, sort_of, speaking_of, speaks_so, unasserted
from checker.prose.literals import Refused, literal
from checker.prose.names import Names
from checker.prose.reader import NoTable, setting
from checker.prose.readings import Moment
from checker.prose.rows import TableRow, rows
from checker.prose.tokens import Tokens, parts
from checker.values.dates import Date, read_date
from checker.values.unreadable import Unreadable
from checker.values.value import Value

MOST_NOTES: Final = 200
"""How many things that could not be read are told of one document."""


ReadValue = Callable[[Raw, Attribute, bool], Value]
"""Reads a value as a file of facts has it, of a set that is complete or not; raises
:class:`Unreadable`."""


ReadQualifier = Callable[[str, str, Attribute], str]
"""Reads what a qualifier of that name says, so that what means the same is the same; raises
:class:`Unreadable`."""


@final
class Extractor:
    """Compiled patterns, for one document after the other."""

    def __init__(
        self,
        patterns: Sequence[Pattern],
        names: Names,
        attributes: Mapping[str, Attribute],
        read_value: ReadValue,
        read_qualifier: ReadQualifier = lambda _, word, __: word,
    ) -> None:
        """Compile."""
        self._names = names
        self._attributes = attributes
        self._read_value = read_value
        self._read_qualifier = read_qualifier
        self._patterns = [
            (pattern, Automaton(match)) for pattern in patterns for match in pattern.matches
        ]
        self._words: dict[str, frozenset[str]] = {}
        for pattern, automaton in self._patterns:
            self._words[pattern.id] = self._words.get(pattern.id, frozenset()) | automaton.words

    def extract(
        self,
        text: str,
        file: str,
        published: Date | None,
        language: str = "",
        currency: str = "",
    ) -> Drafted:
        """What the patterns make of a text; ``file`` is its name in messages.

        ``published``: its date, where that is known; else a pattern may find it. ``language`` and
        ``currency`` are what its source says of it; in a language without a table nothing is read.
        """
        try:
            SlotReader(self._names, (), None, language)
        except NoTable as error:
            note = Problem(Place(file, 1, 1), f"{error}: nothing is drafted from it")
            return Drafted((), {}, (note,), frozenset())
        about = self._about(text, language) if any(p.about for p, _ in self._patterns) else {}
        if published is None:
            day = about.get("published") or day_in_head(text, setting(language))
            try:
                published = read_date(day) if day else None
                if day and "published" not in about:
                    about |= {"published": day, "published_inferred": INFERRED}
            except Unreadable:
                about.pop("published", None)
        return _Document(self, text, file, published, language, currency).drafted(about)

    def held(
        self, claim: ClaimTemplate, qualifiers: Sequence[tuple[str, object]]
    ) -> tuple[tuple[str, str], ...]:
        """What a claim holds for, as it is read; raises ``Unreadable``."""
        attribute = self._attributes[claim.attribute]
        return tuple(
            (key, self._read_qualifier(key, str(word), attribute)) for key, word in qualifiers
        )

    def _about(self, text: str, language: str) -> dict[str, str]:
        """What a text says of itself; the first that is said stands."""
        about: dict[str, str] = {}
        reader = SlotReader(self._names, self._units(), None, language)
        for start, end in parts(text):
            part = reader.split(text, start, end)
            reader.begin(part)
            words = set(part.folded)
            for pattern, automaton in self._patterns:
                if not pattern.about or not automaton.may_match(words):
                    continue
                for run in apart(automaton.runs(part, reader.read)):
                    if run.unread:
                        continue
                    said = values_in(run, part, pattern)[0]
                    for key, template in pattern.about.items():
                        word = filled(template, said)
                        if word is not None:
                            about.setdefault(key, str(word))
        return about

    def _units(self) -> list[str]:
        return [a.measure.unit for a in self._attributes.values() if a.measure.unit]

    def runs(self, part: Tokens, reader: SlotReader) -> Iterator[tuple[Pattern, Run]]:
        """The matches of all patterns in one part, pattern after pattern.

        Wordings of one pattern do not match the same words twice.
        """
        here = set(part.folded)
        index = 0
        while index < len(self._patterns):
            pattern = self._patterns[index][0]
            found: list[Run] = []
            while index < len(self._patterns) and self._patterns[index][0] is pattern:
                automaton = self._patterns[index][1]
                if automaton.may_match(here):
                    found += automaton.runs(part, reader.read)
                index += 1
            for run in apart(iter(found)):
                yield pattern, run

    def raw(
        self, claim: ClaimTemplate, raw: Raw, read: Mapping[str, SlotValue], currency: str
    ) -> Raw:
        """What a claim's value is to be written as, where it is all of what was read in one slot:
        the attribute's unit decides what a `$` is. Raises :class:`Unreadable`."""
        slots = list(slots_in(claim.value)) if isinstance(claim.value, str) else []
        if len(slots) != 1 or claim.value != f"{{{slots[0]}}}":
            return raw
        reading = read.get(slots[0])
        attribute = self._attributes[claim.attribute]
        if reading is None or reading.of is None or not attribute.kind.in_prose:
            return raw
        unit = attribute.measure.unit
        made = literal(attribute.kind, reading.of, unit, currency=currency, bare=reading.bare)
        if isinstance(made, Refused):
            raise Unreadable(made.why)
        return as_written(made, attribute)

    def value(self, raw: Raw, claim: ClaimTemplate) -> Value:
        """The value of a claim. Raises :class:`Unreadable`."""
        complete = dict(claim.options).get("complete") is not False
        return self._read_value(raw, self._attributes[claim.attribute], complete)

    def attribute(self, claim: ClaimTemplate) -> Attribute:
        """What a claim is about."""
        return self._attributes[claim.attribute]

    def words(self, pattern: Pattern) -> frozenset[str]:
        """All words of a pattern's wordings, without case."""
        return self._words[pattern.id]

    def wordings(self) -> Iterator[tuple[Pattern, Automaton]]:
        """Each pattern with each of its wordings."""
        yield from self._patterns

    def reader(self, published: Date | None, language: str) -> SlotReader:
        """A reader for one document."""
        return SlotReader(self._names, self._units(), published, language)


@final
class _Document:
    """The drafts of one document, as they are made."""

    def __init__(
        self,
        by: Extractor,
        text: str,
        file: str,
        published: Date | None,
        language: str,
        currency: str,
    ) -> None:
        self._by = by
        self._text = text
        self._file = file
        self._lines = line_starts(text)
        self._reader = by.reader(published, language)
        self._currency = currency
        self._drafts: list[Draft] = []
        self._notes: list[Problem] = []
        self._matched: set[str] = set()
        self._near: dict[str, int] = {}
        self._names = by._names

    def drafted(self, about: Mapping[str, str]) -> Drafted:
        waiting = list(rows(self._text))[::-1]
        whole = {
            mention.entity
            for start, end in parts(self._text)
            for mention in self._names.mentions(self._reader.split(self._text, start, end))
        }
        self._reader.events = single_events(sorted(whole), self._names.types)
        for start, end in parts(self._text):
            here: list[TableRow] = []
            while waiting and waiting[-1].start < end:
                here.append(waiting.pop())
            part = self._reader.split(self._text, start, end)
            self._reader.begin(part, Around.TABLE if here else Around.PROSE)
            self._suggest(part)
            self._part(Paragraph(part))
            for row in here:
                passage = RowPassage(self._text, row, self._reader)
                self._reader.begin(passage.tokens, Around.PAIR if row.pair else Around.ROW)
                self._part(passage)
        self._drafts.sort(key=lambda draft: (draft.offset, draft.end))
        drafts = list(self._once())
        self._notes.sort()
        if len(self._notes) > MOST_NOTES:
            more = len(self._notes) - MOST_NOTES
            last = self._notes[MOST_NOTES - 1].place
            self._notes = [*self._notes[:MOST_NOTES], Problem(last, f"and {more} more like these")]
        return Drafted(
            tuple(drafts), dict(about), tuple(dict.fromkeys(self._notes)), frozenset(self._matched)
        )

    def _note(self, offset: int, message: str) -> None:
        self._notes.append(Problem(Place(self._file, *place_in(self._lines, offset)), message))

    def _suggest(self, part: Tokens) -> None:
        for near in self._names.near(part, list(self._reader.mentions.values())):
            if near.said not in self._near:
                self._near[near.said] = 1
                self._note(
                    part.starts[near.start],
                    f"'{near.said}' is nearly '{near.name}' ({near.entity}): if they are one, "
                    "make it an alias",
                )

    def _part(self, passage: Passage) -> None:
        part = passage.tokens
        taken: set[int] = set()
        unread: list[tuple[Pattern, Run]] = []
        for pattern, run in self._by.runs(part, self._reader):
            if run.unread:
                unread.append((pattern, run))
                continue
            self._matched.add(pattern.id)
            if pattern.claims:
                taken.update(range(run.start, run.end))
            self._claims(passage, pattern, run)
        told: set[int] = set()
        for pattern, run in unread:
            wrong = next(c for c in run.captures if c.reading is not None and c.reading.wrong)
            assert wrong.reading is not None
            values = sum(c.end - c.start for c in run.captures)
            readable = any(c.reading is not None and not c.reading.wrong for c in run.captures)
            enough = run.end - run.start - values >= (1 if readable or wrong.reading.refused else 2)
            if (
                enough
                and wrong.start not in told
                and not taken & set(range(wrong.start, wrong.end))
            ):
                told.add(wrong.start)
                self._note(
                    passage.offset(wrong.start), f"{wrong.reading.wrong} (pattern '{pattern.id}')"
                )

    def _claims(self, passage: Passage, pattern: Pattern, run: Run) -> None:
        part = passage.tokens
        values, inferred = values_in(run, part, pattern)
        read = {c.name: c.reading for c in run.captures if c.reading is not None}
        offset, end = passage.span(run)
        for name, reading in read.items():
            if reading.rest > run.end:
                words = part.between(run.start, reading.rest)
                self._note(offset, f"'{words[:80]}': what {{{name}}} is measured in is not read "
                           f"(pattern '{pattern.id}')")  # fmt: skip
                return
        quote, added = passage.quote(run), passage.added(run)
        sketch = fingerprint(self._text, offset, end) if pattern.claims else ""
        for claim in pattern.claims:
            subjects = filled(claim.subject, values)
            raw = filled(claim.value, values)
            qualifiers = [(key, filled(word, values)) for key, word in claim.qualifiers]
            options = [(key, filled(word, values)) for key, word in claim.options]
            if None in (subjects, raw) or any(word is None for _, word in (*qualifiers, *options)):
                continue
            assert raw is not None
            if why := self._unasserted(passage, pattern, run, claim):
                words = part.between(run.start, run.end)
                self._note(offset, f"'{words[:80]}': {why} (pattern '{pattern.id}')")
                continue
            slots = set(claim.slots())
            said = [why for name, why in inferred.items() if name in slots]
            said += [added] if added else []
            said += [
                self._last_named(read[name], subject=claim.subject == f"{{{name}}}")
                for name in sorted(slots)
                if name in read and read[name].named != SAID
            ]
            if said:
                stated = dict(options).get("inferred")
                both = "; ".join([*([str(stated)] if stated else []), *dict.fromkeys(said)])
                options = [(k, w) for k, w in options if k != "inferred"] + [("inferred", both)]
            try:
                raw = self._by.raw(claim, raw, read, self._currency)
                value = self._by.value(raw, claim)
                held = self._by.held(claim, qualifiers)
            except Unreadable as error:
                self._note(offset, f"{error} (pattern '{pattern.id}')")
                continue
            for subject in subjects if isinstance(subjects, tuple) else (str(subjects),):
                self._drafts.append(
                    Draft(
                        pattern=pattern.id,
                        subject=subject,
                        attribute=claim.attribute,
                        raw=raw,
                        value=value,
                        quote=quote,
                        offset=offset,
                        end=end,
                        line=place_in(self._lines, offset)[0],
                        passage=sketch,
                        qualifiers=tuple((key, str(word)) for key, word in qualifiers),
                        options=tuple((k, w) for k, w in options if w is not None),
                        held=held,
                    )
                )

    def _unasserted(
        self, passage: Passage, pattern: Pattern, run: Run, claim: ClaimTemplate
    ) -> str:
        """Why a sentence does not assert a claim. Words of the pattern itself are not asked: who
        looks for `was not led by` means that."""
        if not isinstance(passage, Paragraph):
            return ""
        known = self._reader.known
        attribute = self._by.attribute(claim)
        about = speaking_of(attribute)
        templates = claim.value if isinstance(claim.value, tuple) else (claim.value,)
        named = {name for each in templates if isinstance(each, str) for name in slots_in(each)}
        found = [c for c in run.captures if c.name in named and c.end > c.start]
        if not found or speaks_so(self._by.words(pattern), known):
            return unasserted(passage.tokens, known, run.start, run.end, Sort.WORDS, about)
        for capture in found:
            first, end, of = capture.start, capture.end, capture.reading and capture.reading.of
            if of is None:
                why = unasserted(passage.tokens, known, first, end, sort_of(attribute), about)
            else:
                sort = Sort.DATE if isinstance(of, Moment) else Sort.AMOUNT
                why = unasserted(passage.tokens, known, first, end, sort)
            if why:
                return why
        return ""

    def _last_named(self, reading: SlotValue, *, subject: bool) -> str:
        """What is said of an entity that the words do not name, but an earlier line does."""
        entity = str(reading.raw)
        what = self._names.types[entity] or "name"
        led = "the subject" if subject else f"'{entity}'"
        if reading.named == ONLY:
            return f"{led} is the only {what} that is named"
        return f"{led} is the {what} last named, on line {place_in(self._lines, reading.named)[0]}"

    def _once(self) -> Iterator[Draft]:
        """Each claim once where two patterns read it from one passage, or where the document
        repeats the passage word for word, as a headline; two values from one passage are told."""
        seen: dict[tuple[object, ...], list[Draft]] = {}
        read: dict[tuple[object, ...], list[Draft]] = {}
        for draft in self._drafts:
            same = seen.setdefault(draft.says, [])
            if any(draft.offset < other.end or draft.quote == other.quote for other in same[-3:]):
                continue
            same.append(draft)
            others = read.setdefault(draft.says[:-1], [])
            for other in others[-3:]:
                if draft.offset < other.end and other.pattern != draft.pattern:
                    self._note(
                        draft.offset,
                        f"patterns '{other.pattern}' and '{draft.pattern}' claim the same words "
                        f"and read {draft.attribute} of {draft.subject} as "
                        f"'{other.value.text}' and as '{draft.value.text}': make one more narrow",
                    )
            others.append(draft)
            yield draft
