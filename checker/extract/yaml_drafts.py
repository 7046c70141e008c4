"""Drafts as YAML: the text of a new file, and of one more fact in a file that is there."""

import re
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Final

from checker.editing.blocks import Block, Data, block
from checker.editing.scalars import Quoted, Unquoted
from checker.extract.documents.stated import StatedOfItself, chosen, other
from checker.extract.draft import Draft
from checker.model.pattern import Raw

HEADER: Final = (
    "# Drafts: read each, mend it, and write `status: reviewed`, or delete it. What is edited or\n"
    "# reviewed stays when the document is read again, and what is deleted does not come back.\n"
)
_DATE = re.compile("[0-9]{4}(?:-[0-9]{2}){1,2}")
_RECORDS = re.compile(r"^ +(verified|extracted): .*\n", re.MULTILINE)
_VERIFIED = re.compile(r"^ +verified: .*\n", re.MULTILINE)
MADE = re.compile(r"made: ([0-9a-p]{12})\}")
_LETTERS = str.maketrans("0123456789", "ghijklmnop")
"""Of a hash that could be read as a number, where it stood in YAML."""


def fact(draft: Draft, identity: str) -> Block:
    """One fact; ``identity`` is its id, empty for the default one. It ends in its status."""
    said: dict[str, Data] = {"id": identity} if identity else {}
    said |= {"subject": draft.subject, "attribute": draft.attribute}
    if draft.qualifiers:
        said["qualifiers"] = {key: _text(word) for key, word in draft.qualifiers}
    said["value"] = _literal(draft.raw)
    said |= {key: _text(word) for key, word in draft.options}
    said["quote"] = _text(draft.quote[0] if len(draft.quote) == 1 else draft.quote)
    return Block(said | {"status": "draft"})


def fact_text(draft: Draft, identity: str, indent: str = "  ") -> str:
    """The lines of one fact in a list that is indented so."""
    return "".join(f"{indent}{line}\n" for line in block("", fact(draft, identity)))


def _literal(value: Raw) -> Data:
    """The value of a claim, where a number says what its text does."""
    if isinstance(value, tuple):
        return list(map(_literal, value))
    return Unquoted(value) if isinstance(value, str) else value


def _text(value: Raw) -> Data:
    """What is text, but for a day, even if it could be read as something else."""
    if isinstance(value, tuple):
        return list(map(_text, value))
    day = isinstance(value, str) and _DATE.fullmatch(value)
    return Unquoted(value) if day else value


def _words(text: str) -> Data:
    """What is no number, even if it is written as one."""
    return Quoted(text) if text.isdecimal() and text.isascii() else _text(text)


def source_text(
    source: Mapping[str, str], file: str, sha256: str, stated: Sequence[StatedOfItself] = ()
) -> str:
    """The head of a new file; ``source`` has id, title and whatever the document says of itself.

    With ``published_inferred`` in it, that speaks for its day. What it has from ``stated`` says
    so in a comment, with what else is said there.
    """
    said: dict[str, Data] = {}
    notes: dict[str, str] = {}
    inferred = source.get("published_inferred", "")
    for key, word in source.items():
        if key == "published_inferred":
            continue
        said[key] = _text(word) if key == "published" else _words(word)
        taken = next((one for one in chosen(stated) if one.key == key and one.value == word), None)
        if taken is not None and key != "title":
            also = "".join(f"; {one.value} in {one.origin}" for one in other(stated, taken))
            notes[key] = f"  # {taken.origin}{also}"
            if taken.inferred:
                said[key] = {"value": said[key], "inferred": Quoted(taken.inferred)}
    if inferred:
        said["published"] = {"value": said["published"], "inferred": inferred}
    said["document"] = {"file": _words(file), "sha256": _words(sha256)}
    lines = block("source", Block(said))
    told = (f"{line}{notes.get(line.strip().partition(':')[0], '')}\n" for line in lines)
    return HEADER + "".join(told)


def text_hash(text: str) -> str:
    """Twelve hexadecimal digits that stand for the text of a fact, to the letter, however its lines
    end."""
    return blake2b(text.replace("\r\n", "\n").encode(), digest_size=6).hexdigest()


def untouched_since(text: str) -> bool:
    """Whether a fact that carries a hash of itself, as earlier versions wrote it, is as written."""
    found = MADE.search(text)
    if found is None:
        return False
    blank = MADE.sub(f"made: {'0' * 12}}}", _VERIFIED.sub("", text))
    now = blake2b(blank.encode(), digest_size=6).hexdigest()
    return found[1] in (now.translate(_LETTERS), now)  # files of still earlier ones have digits


def as_made(text: str) -> str:
    """The text of a fact without what earlier versions recorded in it."""
    return _RECORDS.sub("", text)
