"""What each pattern reads in a sentence, and, where it reads nothing, how near it comes."""

from collections.abc import Iterator, Sequence
from typing import Final

from checker.extract.automaton import Automaton, Capture, NearestMiss
from checker.extract.draft import Draft
from checker.extract.extractor import Extractor
from checker.extract.naming import Around
from checker.extract.passages import Paragraph, Passage, RowPassage
from checker.extract.reader import SlotReader
from checker.extract.slot_value import SlotValue
from checker.mentions.words import STOPPED
from checker.model.pattern import Slot
from checker.prose.rows import rows
from checker.prose.tokens import parts

_NEXT: Final = 4
"""How many words that would have to stand in a place are told."""


def explained(by: Extractor, text: str, language: str = "", currency: str = "") -> Iterator[str]:
    """The lines that say what the patterns read in a text; ``language`` and ``currency`` are those
    of its source."""
    drafted = by.extract(text, "the sentence", None, language, currency)
    notes = [note.message for note in drafted.notes]
    said: dict[str, list[str]] = {}
    misses: dict[str, tuple[int, str]] = {}
    for passage, reader in _passages(by, text, language):
        for pattern, run in by.runs(passage.tokens, reader):
            if not run.unread:
                slots = list(_slots(passage, run.captures))
                quote = " / ".join(passage.quote(run))
                said.setdefault(pattern.id, []).append(f"  in `{quote}`: {'; '.join(slots)}")
        for pattern, automaton in by.wordings():
            if not (automaton.words - STOPPED).intersection(passage.tokens.folded):
                continue
            if unnamed := _unnamed(automaton, passage, reader):
                misses[pattern.id] = passage.tokens.ends[-1], unnamed
            near = automaton.nearest(passage.tokens, reader.read)
            if near is not None and near.score > misses.get(pattern.id, (0, ""))[0]:
                misses[pattern.id] = near.score, _missed(passage, reader, near)
    silent: list[str] = []
    for name in dict.fromkeys(pattern.id for pattern, _ in by.wordings()):
        claims = [draft for draft in drafted.drafts if draft.pattern == name]
        own = [note for note in notes if note.endswith(f"(pattern '{name}')")]
        if name in said:
            yield f"{name}: {'matches' if claims or not own else 'matches, and drafts nothing'}"
            yield from dict.fromkeys(said[name])
            yield from (f"  {_claim(draft)}" for draft in claims)
            yield from (f"  not drafted: {note}" for note in own)
        elif own:
            yield f"{name}: does not match"
            yield from (f"  {note}" for note in own)
        elif name in misses:
            yield f"{name}: does not match"
            yield f"  {misses[name][1]}"
        else:
            silent.append(name)
    if silent:
        yield f"No word stands here of: {', '.join(silent)}"


def _unnamed(automaton: Automaton, passage: Passage, reader: SlotReader) -> str:
    """What is said where all of a wording stands in a text, and nothing that it could be of."""

    def read(slot: Slot, at: int) -> SlotValue | None:
        return reader.read(slot, at) or (
            SlotValue(at, "", begin=at) if slot.kind == "last" else None
        )

    for run in automaton.runs(passage.tokens, read):
        for capture in run.captures:
            if capture.reading is not None and capture.reading.raw == "":
                words = passage.tokens.between(run.start, run.end)
                return (
                    f"{{{capture.name}:last}} is nothing: no such entity is named before `{words}`"
                )
    return ""


def _passages(by: Extractor, text: str, language: str) -> Iterator[tuple[Passage, SlotReader]]:
    """The passages of a text, each with a reader that has turned to it."""
    reader = by.reader(None, language)
    for start, end in parts(text):
        tokens = reader.split(text, start, end)
        reader.begin(tokens)
        yield Paragraph(tokens), reader
    for row in rows(text):
        passage = RowPassage(text, row, reader)
        reader.begin(passage.tokens, Around.PAIR if row.pair else Around.ROW)
        yield passage, reader


def _slots(passage: Passage, captures: Sequence[Capture]) -> Iterator[str]:
    """What stands in each slot."""
    for capture in captures:
        if not capture.name:
            continue
        if capture.reading is None:
            read = passage.tokens.between(capture.start, capture.end)
        elif isinstance(capture.reading.raw, tuple):
            read = ", ".join(capture.reading.raw)
        else:
            read = str(capture.reading.raw)
        yield f"{{{capture.name}}} is {read}"


def _claim(draft: Draft) -> str:
    inferred = dict(draft.options).get("inferred")
    held = "".join(f", {key} {word}" for key, word in draft.qualifiers)
    said = f"{draft.attribute} of {draft.subject} is {draft.value.text}{held}"
    return f"{said} (inferred: {inferred})" if inferred else said


def _missed(passage: Passage, reader: SlotReader, near: NearestMiss) -> str:
    """What would have to stand where the nearest match ends, and what stands there."""
    tokens = passage.tokens
    wanted = [f"`{word}`" for word in dict.fromkeys(near.words)]
    wanted += [f"{{{slot.name}:{slot.kind}}}" for slot in dict.fromkeys(near.slots)]
    more = " or another word" if len(wanted) > _NEXT else ""
    there = "the end" if near.at == len(tokens) else f"`{tokens.between(near.at, near.at + 1)}`"
    begin = max(0, near.at - 3)
    while tokens.adjoins(begin):
        begin -= 1
    behind = f" behind `{tokens.between(begin, near.at)}`" if near.at else ""
    why = next(filter(None, (_why(slot, reader, near.at) for slot in near.slots)), "")
    return f"{' or '.join(wanted[:_NEXT])}{more} is wanted{behind}, where {there} stands{why}"


def _why(slot: Slot, reader: SlotReader, at: int) -> str:
    """Why nothing was read in a slot."""
    if slot.kind == "last":
        kinds = " or ".join(one for one in slot.types if one[:1] not in "!,") or "name"
        return f": no {kinds} stands before it"
    reading = reader.read(slot, at) if at < len(reader.tokens) else None
    if reading is not None and reading.wrong:
        return f": {reading.wrong}"
    mention = reader.mentions.get(at)
    if mention is not None and slot.types:
        kind = reader.names.types[mention.entity] or "of no type"
        return f": '{mention.entity}' is {kind}, and no {' or '.join(slot.types)}"
    return ""
