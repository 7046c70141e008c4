"""New drafts into a file that is there: what a person wrote, edited or reviewed stays as it is.

The file is changed line by line and never written anew. Of a fact that was drafted here a hash of
its own text is on record, so that an edit of it, be it a comment, is seen; and what was drafted, so
that it does not come back where a person deleted it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, final

from checker.extract.draft import Draft
from checker.extract.yaml_drafts import as_made, fact_text, text_hash, untouched_since
from checker.model.fact import quote_hash
from checker.model.lock import Made

INDENT: Final = "  "


@final
class Existing(NamedTuple):
    """A claim that the file has, and its lines, counted from 0, ``end`` not included.

    ``made`` is what drafted it, if a draft it was; ``inside``: the file itself tells, as earlier
    versions wrote it. ``says`` is as :attr:`Draft.says`, without voice. ``explicit``: the id that
    is written out, if one is. ``last``: nothing of it stands after its lines. ``key`` is as
    :attr:`Made.key`, of what it is now.
    """

    first: int
    end: int
    identity: str
    explicit: str
    made: Made | None
    inside: bool
    raw: object
    key: tuple[str, str]
    says: tuple[object, ...]
    draft: bool
    retracted: bool
    last: bool


@final
class Merged(NamedTuple):
    """The lines of the file as they should be, and what became of its drafts.

    ``made`` has, by their ids, the drafts that are in it to the letter, and their texts.
    ``vanished`` are those of the file's claims that the document no longer gives, and whether each
    stays since somebody edited or reviewed it. ``dropped`` are the ids of drafts that went,
    ``changed`` the lines, from 0, where each began that went or is another. ``withheld`` counts the
    drafts that somebody deleted before.
    """

    lines: list[str]
    added: int
    updated: int
    vanished: list[tuple[Existing, bool]]
    made: Mapping[str, tuple[Draft, str]]
    dropped: frozenset[str]
    changed: frozenset[int]
    withheld: int


def merge(
    lines: Sequence[str],
    existing: Sequence[Existing],
    drafts: Sequence[Draft],
    source: str,
    at: int,
    indent: str = INDENT,
    rejected: Collection[tuple[str, str]] = (),
) -> Merged:
    """Put drafts into the lines of a file, new ones before the line ``at``.

    ``rejected`` has the keys of those that a person deleted.
    """
    no_more = {one.key for one in existing if one.retracted}
    no_more.update(rejected)
    no_more.difference_update(one.made.key for one in existing if one.made)
    wanted = [draft for draft in drafts if _key(draft, source) not in no_more]
    withheld = len(drafts) - len(wanted)
    pairs = _paired(existing, wanted, source)
    used = {one.identity for one in existing}
    stated = {one.says for one in existing if one.made is None}
    changes: dict[int, tuple[int, str]] = {}
    vanished: list[tuple[Existing, bool]] = []
    made: dict[str, tuple[Draft, str]] = {}
    dropped: set[str] = set()
    updated = 0
    for number, one in enumerate(existing):
        if one.made is None:
            continue
        text = "".join(lines[one.first : one.end])
        ours = one.draft and one.last and _is_untouched(one, text)
        draft = pairs.get(number)
        if draft is None:
            vanished.append((one, not ours))
            if ours:
                changes[one.first] = (one.end, "")
                used.discard(one.identity)
                dropped.add(one.identity)
        elif ours:
            identity = one.explicit
            if f"{source}.{draft.subject}.{draft.attribute}" != one.identity and not identity:
                identity = _identity(draft, source, used)
                dropped.add(one.identity)
            now = fact_text(draft, identity, indent)
            moved = one.inside and one.made.offset != draft.offset
            if now != as_made(text) or moved:
                changes[one.first] = (one.end, now)
                updated += 1
            elif one.inside:
                continue
            made[identity or f"{source}.{draft.subject}.{draft.attribute}"] = (draft, now)
    taken = {id(draft) for draft in pairs.values()}
    new: list[str] = []
    for draft in wanted:
        if id(draft) in taken or _without_voice(draft) in stated:
            continue
        if _key(draft, source) in rejected:  # another of that quote is there
            withheld += 1
            continue
        identity = _identity(draft, source, used)
        new.append(fact_text(draft, identity, indent))
        made[identity or f"{source}.{draft.subject}.{draft.attribute}"] = (draft, new[-1])
    merged = list(_applied(lines, changes, new, at))
    gone, changed = frozenset(dropped), frozenset(changes)
    return Merged(merged, len(new), updated, vanished, made, gone, changed, withheld)


def _is_untouched(one: Existing, text: str) -> bool:
    """Whether a draft is, to the letter, what was written."""
    if one.inside:
        return untouched_since(text)
    return one.made is not None and one.made.text == text_hash(as_made(text))


def _key(draft: Draft, source: str) -> tuple[str, str]:
    return f"{source}.{draft.subject}.{draft.attribute}", quote_hash(draft.quote)


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


@final
class _Known(NamedTuple):
    """What a claim in a file and a draft may have in common to be one.

    Of a claim that was edited it is what was drafted; only its value is as it is now.
    """

    pattern: str
    claim: str
    attribute: str
    raw: object
    quote: str
    offset: int


Key = Callable[[_Known], tuple[object, ...]]

_ALIKE: Final[tuple[Key, ...]] = (
    lambda one: (one.pattern, one.claim, one.raw, one.quote, one.offset),
    lambda one: (one.pattern, one.claim, one.raw, one.quote),
    lambda one: (one.pattern, one.claim, one.quote, one.offset),
    lambda one: (one.pattern, one.claim, one.quote),
    lambda one: (one.pattern, one.attribute, one.quote, one.offset),
    lambda one: (one.pattern, one.attribute, one.quote),
    lambda one: (one.claim, one.quote),
    lambda one: (one.pattern, one.claim, one.raw),
    lambda one: (one.pattern, one.claim, one.offset),
    lambda one: (one.pattern, one.attribute, one.offset),
)
"""The same, the surest first."""


def _written(raw: object) -> object:
    if isinstance(raw, tuple):
        return tuple(str(member) for member in raw)
    return str(raw)


def _paired(existing: Sequence[Existing], drafts: Sequence[Draft], source: str) -> dict[int, Draft]:
    """For claims that were drafted before, by number, the draft that is the same claim now."""
    pairs: dict[int, Draft] = {}
    before = {
        number: _Known(
            made.pattern,
            made.claim,
            made.claim.rpartition(".")[2],
            _written(one.raw),
            made.quote,
            made.offset,
        )
        for number, one in enumerate(existing)
        if (made := one.made) is not None
    }
    left = [
        (_Known(d.pattern, claim, d.attribute, _written(d.raw), quote, d.offset), d)
        for d in drafts
        for claim, quote in (_key(d, source),)
    ]
    for key in _ALIKE:
        waiting: dict[tuple[object, ...], list[int]] = {}
        for number in reversed(before):
            waiting.setdefault(key(before[number]), []).append(number)
        unpaired: list[tuple[_Known, Draft]] = []
        for known, draft in left:
            same = waiting.get(key(known))
            if same:
                number = same.pop()
                pairs[number] = draft
                del before[number]
            else:
                unpaired.append((known, draft))
        left = unpaired
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
