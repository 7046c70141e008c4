"""Drafts as YAML: the text of a new file, and of one more fact in a file that is there."""

import json
import re
from collections.abc import Mapping
from hashlib import blake2b
from typing import Final

from checker.extract.draft import Draft
from checker.model.pattern import Raw

HEADER: Final = (
    "# Drafts: read each, mend it, and write `status: reviewed`. What is edited or reviewed stays\n"
    "# when the document is read again.\n"
)
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.'/~+%() -]*[A-Za-z0-9_.'/~+%)-]|[A-Za-z0-9]")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_NUMBER = re.compile(r"[-+.]?[0-9][0-9_.,:eExXoO+-]*")
_WHOLE = re.compile("[1-9][0-9]{0,17}")
_DATE = re.compile("[0-9]{4}(?:-[0-9]{2}){1,2}")
_HIDDEN = re.compile("[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_VERIFIED = re.compile(r"^ +verified: .*\n", re.MULTILINE)
MADE = re.compile(r"made: ([0-9a-p]{12})\}")
_LETTERS = str.maketrans("0123456789", "ghijklmnop")
"""Of a hash that could be read as a number."""


def literal(value: Raw) -> str:
    """The value of a claim, where a number says what its text does."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(literal, value))}]"
    return value if isinstance(value, str) and _WHOLE.fullmatch(value) else scalar(value)


def scalar(value: Raw) -> str:
    """One text, in quotation marks where it would be read as something else, or one value."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(scalar, value))}]"
    plain = _PLAIN.fullmatch(value) and value.lower() not in _WORDS and " #" not in value
    if plain and (not _NUMBER.fullmatch(value) or _DATE.fullmatch(value)):
        return value
    written = json.dumps(value, ensure_ascii=False)
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def fact_text(draft: Draft, identity: str, indent: str = "  ") -> str:
    """One fact; ``identity`` is its id, empty for the default one. It ends in what made it."""
    text = [f"id: {scalar(identity)}"] if identity else []
    text += [f"subject: {scalar(draft.subject)}", f"attribute: {scalar(draft.attribute)}"]
    if draft.qualifiers:
        pairs = ", ".join(f"{scalar(key)}: {scalar(word)}" for key, word in draft.qualifiers)
        text.append(f"qualifiers: {{{pairs}}}")
    text.append(f"value: {literal(draft.raw)}")
    text += [f"{key}: {scalar(word)}" for key, word in draft.options]
    quote: Raw = draft.quote[0] if len(draft.quote) == 1 else draft.quote
    text += [f"quote: {scalar(quote)}", "status: draft"]
    made_by = f"pattern: {scalar(draft.pattern)}, offset: {draft.offset}, line: {draft.line}"
    passage = f", passage: {draft.passage}" if draft.passage else ""
    text.append(f"extracted: {{{made_by}{passage}, made: {'0' * 12}}}")
    written = "".join(f"{indent}{'  ' if n else '- '}{line}\n" for n, line in enumerate(text))
    return stamped(written)


def stamped(text: str) -> str:
    """The text of a fact with the hash of it in its place."""
    return MADE.sub(f"made: {_hash(text).translate(_LETTERS)}}}", text)


def untouched(text: str) -> bool:
    """Whether a fact is, to the letter, what was written here."""
    found = MADE.search(text)
    if found is None:
        return False
    now = _hash(text)
    return found[1] in (now.translate(_LETTERS), now)  # files of earlier versions have digits


def as_made(text: str) -> str:
    """The text of a fact without what `checker verify` recorded in it."""
    return _VERIFIED.sub("", text)


def _hash(text: str) -> str:
    blank = MADE.sub(f"made: {'0' * 12}}}", as_made(text))
    return blake2b(blank.encode(), digest_size=6).hexdigest()


def source_text(source: Mapping[str, str], file: str, sha256: str) -> str:
    """The head of a new file; ``source`` has id, title and whatever the document says of itself."""
    text = f"{HEADER}source:\n"
    text += "".join(f"  {key}: {scalar(word)}\n" for key, word in source.items())
    return f"{text}  document: {{file: {scalar(file)}, sha256: {scalar(sha256)}}}\n"
