"""New drafts into a file that is there: what a person wrote, edited or reviewed stays as it is.

The file is changed line by line and never written anew. A fact that was drafted here carries a hash
of its own text, so that an edit of it, be it a comment, is seen.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple, final

from checker.extract.draft import Draft
from checker.extract.writing import as_made, fact_text, untouched

INDENT: Final = "  "


@final
class Existing(NamedTuple):
    """A claim that the file has, and its lines, counted from 0, ``end`` not included.

    ``pattern`` is empty for what a person wrote. ``says`` is as :attr:`Draft.says`, without voice.
    ``explicit``: the id that is written out, if one is. ``last``: nothing of it stands after what
    made it.
    """

    first: int
    end: int
    identity: str
    explicit: str
    pattern: str
    offset: int
    subject: str
    attribute: str
    raw: object
    quote: tuple[str, ...]
    says: tuple[object, ...]
    draft: bool
    last: bool


@final
class Merged(NamedTuple):
    """The lines of the file as they should be, and what became of its drafts.

    ``vanished`` are those of the file's claims that the document no longer gives, and whether each
    stays since somebody edited or reviewed it.
    """

    lines: list[str]
    added: int
    updated: int
    vanished: list[tuple[Existing, bool]]


def merge(
    lines: Sequence[str],
    existing: Sequence[Existing],
    drafts: Sequence[Draft],
    source: str,
    at: int,
    indent: str = INDENT,
) -> Merged:
    """Put drafts into the lines of a file, new ones before the line ``at``."""
    pairs = _paired(existing, drafts)
    used = {one.identity for one in existing}
    stated = {one.says for one in existing if not one.pattern}
    changes: dict[int, tuple[int, str]] = {}
    vanished: list[tuple[Existing, bool]] = []
    updated = 0
    for number, one in enumerate(existing):
        if not one.pattern:
            continue
        ours = one.draft and one.last and untouched("".join(lines[one.first : one.end]))
        draft = pairs.get(number)
        if draft is None:
            vanished.append((one, not ours))
            if ours:
                changes[one.first] = (one.end, "")
                used.discard(one.identity)
        elif ours:
            identity = one.explicit
            if f"{source}.{draft.subject}.{draft.attribute}" != one.identity and not identity:
                identity = _identity(draft, source, used)
            text = fact_text(draft, identity, indent)
            if text != as_made("".join(lines[one.first : one.end])):
                changes[one.first] = (one.end, text)
                updated += 1
    taken = {id(draft) for draft in pairs.values()}
    new: list[str] = []
    for draft in drafts:
        if id(draft) in taken or _without_voice(draft) in stated:
            continue
        new.append(fact_text(draft, _identity(draft, source, used), indent))
    return Merged(list(_applied(lines, changes, new, at)), len(new), updated, vanished)


def _without_voice(draft: Draft) -> tuple[object, ...]:
    subject, attribute, qualifiers, _, possible = draft.says
    return (subject, attribute, qualifiers, possible)


def _identity(draft: Draft, source: str, used: set[str]) -> str:
    """An id to write out, empty where the default one is free; either is then used."""
    default = f"{source}.{draft.subject}.{draft.attribute}"
    if default not in used:
        used.add(default)
        return ""
    number = 2
    while f"{default}.{number}" in used:
        number += 1
    used.add(f"{default}.{number}")
    return f"{default}.{number}"


Key = Callable[[Existing | Draft], tuple[object, ...]]

_ALIKE: Final[tuple[Key, ...]] = (
    lambda one: (*_what(one), _written(one.raw), one.quote, one.offset),
    lambda one: (*_what(one), _written(one.raw), one.quote),
    lambda one: (*_what(one), one.quote, one.offset),
    lambda one: (*_what(one), one.quote),
    lambda one: (one.pattern, one.attribute, one.quote, one.offset),
    lambda one: (one.pattern, one.attribute, one.quote),
    lambda one: (*_what(one), _written(one.raw)),
    lambda one: (*_what(one), one.offset),
    lambda one: (one.pattern, one.attribute, one.offset),
)
"""What a claim in a file and a draft may have in common to be one, the surest first."""


def _what(one: Existing | Draft) -> tuple[str, str, str]:
    return one.pattern, one.attribute, one.subject


def _written(raw: object) -> object:
    if isinstance(raw, tuple):
        return tuple(str(member) for member in raw)
    return str(raw)


def _paired(existing: Sequence[Existing], drafts: Sequence[Draft]) -> dict[int, Draft]:
    """For claims that were drafted before, by number, the draft that is the same claim now."""
    pairs: dict[int, Draft] = {}
    numbers = [number for number, one in enumerate(existing) if one.pattern]
    left = list(drafts)
    for key in _ALIKE:
        waiting: dict[tuple[object, ...], list[int]] = {}
        for number in reversed(numbers):
            waiting.setdefault(key(existing[number]), []).append(number)
        unpaired: list[Draft] = []
        for draft in left:
            same = waiting.get(key(draft))
            if same:
                pairs[same.pop()] = draft
            else:
                unpaired.append(draft)
        left = unpaired
        numbers = [number for number in numbers if number not in pairs]
    return pairs


def _applied(
    lines: Sequence[str], changes: dict[int, tuple[int, str]], new: Sequence[str], at: int
) -> Iterator[str]:
    number = 0
    while number < len(lines):
        if number == at:
            yield from new
        if number in changes:
            number, text = changes[number]
            if text:
                yield text
        else:
            yield lines[number]
            number += 1
    if at >= len(lines):
        yield from new
