"""Proposals to drafts: the value is read from the quote, and what does not pass the gate is a note.

The gate is what a claim is verified by: its quote stands in the document once, carries the value in
its place, and nothing speaks against it; and more, since nobody has read it yet: a word of the
attribute and the name of the subject stand beside the value, and what else is proposed (the voice,
qualifiers) is in the text as well.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, final

from checker.extract.draft import Draft
from checker.extract.passages import LONGEST_QUOTE
from checker.model.fact import Fact, Source, claim_id
from checker.model.line import shortened
from checker.model.pattern import Raw
from checker.model.place import Place, Problem, line_starts, place_in
from checker.model.vocabulary import Attribute, Entities
from checker.proposing.proposal import Proposal
from checker.proposing.quotation import is_quoted
from checker.prose.names import Names
from checker.prose.reader import Prose, Setting
from checker.prose.readings import Amount
from checker.prose.tokens import tokens
from checker.spelling.passages import Suggestions
from checker.values.named import NamedTuple
from checker.values.unreadable import Unreadable
from checker.values.value import Value
from checker.verify.admitted import Admitted, admitted
from checker.verify.beside import WordsBeside
from checker.verify.candidates import View
from checker.verify.carries import Carried, ValueReader
from checker.verify.places import InPlace, Readings
from checker.verify.quotes import QuoteState, SearchedText, Standing
from checker.verify.terms import stands
from checker.verify.text import folded

MOST_NOTES: Final = 200
"""How many proposals that came to nothing are told of one document."""

_SHOWN: Final = 60

ReadValue = Callable[[Raw, Attribute, bool], Value]
ReadQualifier = Callable[[str, str, Attribute], str]
"""As :mod:`checker.extract.extractor` has them."""


class NoDraft(Exception):
    """Why a proposal is no draft."""


@final
class Vocabulary(NamedTuple):
    """What proposals are read by. ``types``: of what types the subjects are that an attribute is
    claimed of already, by attribute."""

    attributes: Mapping[str, Attribute]
    entities: Entities
    names: Names
    types: Mapping[str, frozenset[str]]
    read_value: ReadValue
    read_qualifier: ReadQualifier


@final
class Gate:
    """Makes drafts of what is proposed of one document."""

    def __init__(self, by: Vocabulary, text: str, file: str, source: Source) -> None:
        """``file`` is what the document is called in messages; ``source`` says when it was
        published, in what language it is, and what a bare `$` in it is."""
        self._by = by
        self._file = file
        self._source = source
        self._suggestions = Suggestions()
        self._suggested = 0
        self._text = SearchedText(text, self._suggest)
        self._lines = line_starts(text)
        self._reader = ValueReader(by.attributes, by.entities, {source.id: source})
        known = self._reader.values.setting(source.id)
        self._why = known if isinstance(known, str) else ""
        self._setting = known if isinstance(known, Setting) else None
        self._readings = Readings(text, self._setting) if self._setting else None
        self._beside = WordsBeside(by.attributes, by.entities, text, by.types)

    def drafts(self, proposals: Sequence[Proposal]) -> tuple[list[Draft], list[Problem]]:
        """The drafts of what passes, and notes of what does not."""
        if self._why:
            here = Place(self._file, 1, 1)
            return [], [Problem(here, f"{self._why}: nothing is made of what is proposed")]
        passed: list[tuple[Proposal, Draft, int]] = []
        notes: list[Problem] = []
        for one in proposals:
            try:
                passed.append((one, *self._draft(one)))
            except NoDraft as refused:
                notes.append(self._note(one, str(refused)))
        said: dict[int, dict[tuple[str, str], None]] = {}
        for _, draft, at in passed:
            said.setdefault(at, {})[draft.subject, draft.attribute] = None
        drafts: list[Draft] = []
        for one, draft, at in passed:
            others = [pair for pair in said[at] if pair != (draft.subject, draft.attribute)]
            if others:
                also = f"{others[0][1]} of {others[0][0]}"
                notes.append(self._note(one, f"the same words are proposed as {also}"))
            else:
                drafts.append(draft)
        notes = sorted(dict.fromkeys(notes))
        if len(notes) > MOST_NOTES:
            more = f"and {len(notes) - MOST_NOTES} more proposals that came to nothing"
            notes = [*notes[:MOST_NOTES], Problem(notes[MOST_NOTES - 1].place, more)]
        return drafts, notes

    def _suggest(self, quote: str, text: str) -> str:
        """What a missing quote may have become, of as many as are told."""
        self._suggested += 1
        return self._suggestions(quote, text) if self._suggested <= MOST_NOTES else ""

    def _note(self, one: Proposal, why: str) -> Problem:
        standing = self._text.standing(one.quote)
        place = place_in(self._lines, max(standing.start, 0))
        quote = shortened(" … ".join(one.quote), _SHOWN)
        what = f"{one.attribute[:_SHOWN]} of {one.subject[:_SHOWN]}"
        return Problem(
            Place(self._file, *place), f'proposed, and not drafted: {what} from "{quote}": {why}'
        )

    def _draft(self, one: Proposal) -> tuple[Draft, int]:
        """The draft that a proposal is, and where its value stands; raises :class:`NoDraft`."""
        attribute = self._attribute(one.attribute)
        subject = self._entity(one.subject)
        standing, at = self._found(one)
        value = self._value(attribute, subject, one.quote, standing)
        quote, standing = self._shortest(value, one, standing, at)
        complete = self._read(attribute, value.raw)
        fact = Fact(
            claim_id(self._source.id, subject, attribute.id),
            self._source.id,
            subject,
            attribute.id,
            complete,
            Place(self._file, 1, 1),
            frozenset(),
            quote,
            at=at,
        )
        judged = self._reader.judge(fact, self._in_place(quote, standing))
        if judged.carried is not Carried.YES:
            raise NoDraft(judged.why or "the quote does not carry it")
        lacking = self._beside.lacking(fact, value)
        if lacking:
            raise NoDraft(lacking)
        prose = value.prose
        assert prose is not None
        voice = self._voice(one.voice, prose, prose.tokens.starts[value.first])
        qualifiers, held = self._qualifiers(one.qualifiers, attribute, prose)
        options: list[tuple[str, Raw]] = []
        if voice:
            options.append(("said_by", voice))
        if value.inferred:
            options.append(("inferred", value.inferred))
        if at >= 0:
            options.append(("at", at))
        draft = Draft(
            pattern="",
            subject=subject,
            attribute=attribute.id,
            raw=value.raw,
            value=complete,
            quote=quote,
            offset=standing.start,
            end=standing.end,
            line=place_in(self._lines, standing.start)[0],
            passage=standing.passage,
            qualifiers=qualifiers,
            options=tuple(options),
            held=held,
            proposer=one.proposer,
        )
        return draft, prose.tokens.starts[value.first]

    # --- what is named

    def _attribute(self, name: str) -> Attribute:
        known = self._by.attributes.get(name)
        if known is None:
            labelled = [one for one in self._by.attributes.values() if one.label == name]
            if len(labelled) != 1:
                raise NoDraft("no such attribute is declared")
            known = labelled[0]
        return known

    def _entity(self, name: str) -> str:
        known = self._by.entities.names.get(name)
        if known is None:
            raise NoDraft("no such entity is declared")
        return known

    # --- where it stands, and what it says

    def _found(self, one: Proposal) -> tuple[Standing, int]:
        """Where the quote stands, and the offset that tells which place is meant, if one has to."""
        standing = self._text.standing(one.quote)
        if standing.state is QuoteState.AMBIGUOUS and one.at >= 0:
            again = self._text.standing(one.quote, one.at)
            if again.state is QuoteState.FOUND:
                return again, one.at
        if standing.state is QuoteState.AMBIGUOUS:
            raise NoDraft("the quote stands there more than once: quote more words")
        if standing.state is not QuoteState.FOUND:
            missing = "the quote does not stand there word for word"
            raise NoDraft("; ".join(filter(None, (missing, standing.detail))))
        return standing, -1

    def _in_place(self, quote: tuple[str, ...], standing: Standing) -> InPlace:
        assert self._readings is not None
        fragments = self._text.fragments(quote, standing.start, standing.end)
        return InPlace(self._source, self._readings, fragments)

    def _value(
        self, attribute: Attribute, subject: str, quote: tuple[str, ...], standing: Standing
    ) -> Admitted:
        """The one value that the quote admits."""
        assert self._readings is not None
        views: list[View] = []
        for begin, end in self._in_place(quote, standing).fragments:
            prose = self._readings.at(begin)
            if prose is not None:
                views.append(View(prose, begin, end))
        found = admitted(attribute, subject, views, self._by.names, self._source.currency)
        if found.why:
            raise NoDraft(found.why)
        return found

    def _read(self, attribute: Attribute, raw: Raw) -> Value:
        try:
            return self._by.read_value(raw, attribute, True)
        except Unreadable as error:
            raise NoDraft(str(error)) from None

    def _shortest(
        self, value: Admitted, one: Proposal, standing: Standing, at: int
    ) -> tuple[tuple[str, ...], Standing]:
        """The quote, or of a long one a dozen words around its value, where they stand once."""
        prose = value.prose
        assert prose is not None
        if len(one.quote) > 1 or at >= 0 or len(tokens(one.quote[0])) <= LONGEST_QUOTE:
            return one.quote, standing
        said = prose.tokens
        inside = [
            n for n, start in enumerate(said.starts) if standing.start <= start < standing.end
        ]
        begin = said.starts[value.first]
        finish = said.ends[value.end - 1]
        if isinstance(value.reading, Amount):
            finish = max(finish, value.reading.finish)
        first = min((n for n in inside if said.ends[n] > begin), default=value.first)
        end = max((n + 1 for n in inside if said.starts[n] < finish), default=value.end)
        behind = min(end + LONGEST_QUOTE // 2, first + LONGEST_QUOTE, inside[-1] + 1)
        while end < behind and not said.stops[end - 1]:
            end += 1
        before = max(end - LONGEST_QUOTE, inside[0])
        while first > before and not said.stops[first - 1]:
            first -= 1
        short = (said.between(first, end),)
        found = self._text.standing(short)
        if found.state is not QuoteState.FOUND or found.several:
            return one.quote, standing
        return short, found

    # --- what it holds for, and who says so

    def _voice(self, said: str, prose: Prose, at: int) -> str:
        """Whom the document quotes: named in the passage, by a name or in its words. What stands
        in quotation marks, at an offset ``at``, is somebody's."""
        passage = prose.tokens
        if not said:
            if is_quoted(passage.text, passage.starts[0], at):
                raise NoDraft("it stands in quotation marks, and no voice is proposed")
            return ""
        known = self._by.entities.names.get(said)
        if known is not None:
            if known not in {one.entity for one in self._by.names.mentions(passage)}:
                raise NoDraft(f"the passage does not name {self._label(known)}, who would say so")
            return known
        first, last = passage.starts[0], passage.ends[-1]
        if not stands(said, folded(passage.text[first:last])):
            raise NoDraft(f"the passage has no '{shortened(said, _SHOWN)}', who would say so")
        return said

    def _label(self, entity: str) -> str:
        return self._by.entities.label(entity)

    def _qualifiers(
        self, said: Sequence[tuple[str, str]], attribute: Attribute, prose: Prose
    ) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
        """What the claim holds for, as it is written and as it is read."""
        written: list[tuple[str, str]] = []
        held: list[tuple[str, str]] = []
        for name, word in said:
            if name not in attribute.qualifiers:
                raise NoDraft(f"{attribute.id} has no qualifier '{name[:_SHOWN]}'")
            try:
                read = self._by.read_qualifier(name, word, attribute)
            except Unreadable as error:
                raise NoDraft(f"{name}: {error}") from None
            if not any(self._is_said(each, prose) for each in (word, read)):
                raise NoDraft(f"the passage does not say '{shortened(word, _SHOWN)}' ({name})")
            written.append((name, read if read in self._by.entities.by_id else word))
            held.append((name, read))
        return tuple(written), tuple(held)

    def _is_said(self, word: str, prose: Prose) -> bool:
        """Whether a passage says a word, names an entity, or has a date."""
        said = prose.tokens
        if word in self._by.entities.by_id:
            return word in {one.entity for one in self._by.names.mentions(said)}
        if any(word in (*moment.edtf, *moment.plain) for moment in prose.moments):
            return True
        return stands(word, folded(said.text[said.starts[0] : said.ends[-1]]))


def apart(first: Sequence[Draft], then: Sequence[Draft]) -> Iterator[Draft]:
    """Those of ``then`` that no other says of the same passage, or in the same words.

    What two pieces of a document, or two wordings of a proposal, say of one passage is one draft.
    """
    seen: dict[tuple[object, ...], list[Draft]] = {}
    for draft in first:
        seen.setdefault(draft.says, []).append(draft)
    for draft in sorted(then, key=lambda one: (one.offset, one.end)):
        same = seen.setdefault(draft.says, [])
        if not any(
            (draft.offset < one.end and one.offset < draft.end) or draft.quote == one.quote
            for one in same
        ):
            same.append(draft)
            yield draft
