"""Drafts as YAML: the text of a new file, and of one more fact in a file that is there."""

import re
from collections.abc import Mapping
from hashlib import blake2b
from typing import Final

from checker.editing import scalars as editing
from checker.editing.scalars import Unquoted
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


def literal(value: Raw) -> str:
    """The value of a claim, where a number says what its text does."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(literal, value))}]"
    return editing.scalar(Unquoted(value)) if isinstance(value, str) else scalar(value)


def scalar(value: Raw) -> str:
    """One text, in quotation marks where it would be read as something else, or one value."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(scalar, value))}]"
    day = isinstance(value, str) and _DATE.fullmatch(value)
    return editing.scalar(Unquoted(value) if day else value)


def fact_text(draft: Draft, identity: str, indent: str = "  ") -> str:
    """One fact; ``identity`` is its id, empty for the default one. It ends in its status."""
    text = [f"id: {scalar(identity)}"] if identity else []
    text += [f"subject: {scalar(draft.subject)}", f"attribute: {scalar(draft.attribute)}"]
    if draft.qualifiers:
        pairs = ", ".join(f"{scalar(key)}: {scalar(word)}" for key, word in draft.qualifiers)
        text.append(f"qualifiers: {{{pairs}}}")
    text.append(f"value: {literal(draft.raw)}")
    text += [f"{key}: {scalar(word)}" for key, word in draft.options]
    quote: Raw = draft.quote[0] if len(draft.quote) == 1 else draft.quote
    text += [f"quote: {scalar(quote)}", "status: draft"]
    return "".join(f"{indent}{'  ' if n else '- '}{line}\n" for n, line in enumerate(text))


def text_hash(text: str) -> str:
    """Twelve hexadecimal digits that stand for the text of a fact, to the letter."""
    return blake2b(text.encode(), digest_size=6).hexdigest()


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


def source_text(source: Mapping[str, str], file: str, sha256: str) -> str:
    """The head of a new file; ``source`` has id, title and whatever the document says of itself."""
    text = f"{HEADER}source:\n"
    for key, word in source.items():
        text += f"  {key}: {scalar(word) if key == 'published' else _words(word)}\n"
    return f"{text}  document: {{file: {_words(file)}, sha256: {_words(sha256)}}}\n"


def _words(text: str) -> str:
    """What is no number, even if it is written as one."""
    return f'"{text}"' if text.isdecimal() and text.isascii() else scalar(text)
