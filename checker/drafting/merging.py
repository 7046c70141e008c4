"""New drafts into a file that is there: what a person wrote, edited or reviewed stays as it is.

Of a fact that was drafted here a hash of its own text is on record, so that an edit of it is seen;
and what was drafted, so that it does not come back where a person deleted it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final, final

from checker.drafting.present import Existing
from checker.editing.blocks import Block
from checker.extract.draft import Draft
from checker.extract.yaml_drafts import as_made, fact, fact_text, text_hash, untouched_since
from checker.model.fact import claim_id, quote_hash
from checker.model.lock import Proposer
from checker.values.named import NamedTuple


@final
class Merged(NamedTuple):
    """What becomes of the facts of a file, and of its drafts.

    ``rewritten`` are facts, by their numbers, that say something else now, or go; ``new`` those
    that come behind the others. ``made`` has, by their ids, the drafts that are in it to the
    letter, and their texts. ``vanished`` are those of the file's claims that the document no longer
    gives, and whether each stays since somebody edited or reviewed it. ``dropped`` are the ids of
    drafts that went. ``withheld`` counts the drafts that somebody deleted before.
    """

    rewritten: Mapping[int, Block | None]
    new: Sequence[Block]
    made: Mapping[str, tuple[Draft, str]]
    vanished: Sequence[tuple[Existing, bool]]
    dropped: frozenset[str]
    withheld: int


def merge(
    existing: Sequence[Existing],
    drafts: Sequence[Draft],
    source: str,
    indent: str,
    rejected: Collection[tuple[str, str]],
    asked: Collection[Proposer] = (),
) -> Merged:
    """Put drafts among the claims of a file, whose facts are indented so.

    ``rejected`` has the keys of those that a person deleted. What was proposed goes only where who
    proposed it was ``asked`` again, and did not.
    """
    no_more = {one.key for one in existing if one.retracted}
    no_more.update(rejected)
    no_more.difference_update(one.made.key for one in existing if one.made)
    wanted = [draft for draft in drafts if _key(draft, source) not in no_more]
    withheld = len(drafts) - len(wanted)
    pairs = _paired(existing, wanted, source)
    ids = _Ids(one.identity for one in existing)
    stays = {
        number
        for number, one in enumerate(existing)
        if one.made is not None and one.made.proposer not in (None, *asked) and number not in pairs
    }
    stated = {one.says for n, one in enumerate(existing) if one.made is None or n in stays}
    rewritten: dict[int, Block | None] = {}
    vanished: list[tuple[Existing, bool]] = []
    made: dict[str, tuple[Draft, str]] = {}
    dropped: set[str] = set()
    for number, one in enumerate(existing):
        if one.made is None or number in stays:
            continue
        ours = one.draft and _is_untouched(one)
        draft = pairs.get(number)
        if draft is None:
            vanished.append((one, not ours))
            if ours:
                rewritten[one.number] = None
                ids.give_back(one.identity)
                dropped.add(one.identity)
        elif ours:
            identity = one.explicit
            default = claim_id(source, draft.subject, draft.attribute)
            if default != one.identity and not identity:
                identity = ids.take(default)
                dropped.add(one.identity)
            now = fact_text(draft, identity, indent)
            moved = one.inside and one.made.offset != draft.offset
            if now != as_made(one.text) or moved:
                rewritten[one.number] = fact(draft, identity)
            elif one.inside:
                continue
            made[identity or default] = (draft, now)
    taken = {id(draft) for draft in pairs.values()}
    new: list[Block] = []
    for draft in wanted:
        if id(draft) in taken or _without_voice(draft) in stated:
            continue
        if _key(draft, source) in rejected:  # another of that quote is there
            withheld += 1
            continue
        default = claim_id(source, draft.subject, draft.attribute)
        identity = ids.take(default)
        new.append(fact(draft, identity))
        made[identity or default] = (draft, fact_text(draft, identity, indent))
    return Merged(rewritten, new, made, vanished, frozenset(dropped), withheld)


def _is_untouched(one: Existing) -> bool:
    """Whether a draft is, to the letter, what was written."""
    if not one.text:
        return False
    if one.inside:
        return untouched_since(one.text)
    return one.made is not None and one.made.text == text_hash(as_made(one.text))


def _key(draft: Draft, source: str) -> tuple[str, str]:
    return claim_id(source, draft.subject, draft.attribute), quote_hash(draft.quote)


def _without_voice(draft: Draft) -> tuple[object, ...]:
    subject, attribute, qualifiers, _, possible = draft.says
    return (subject, attribute, qualifiers, possible)


@final
class _Ids:
    """The ids of the claims of a file."""

    def __init__(self, used: Iterable[str]) -> None:
        self._used = set(used)
        self._next: dict[str, int] = {}

    def give_back(self, identity: str) -> None:
        """Of a claim that goes."""
        self._used.discard(identity)
        self._next.clear()

    def take(self, default: str) -> str:
        """An id to write out, empty where the default one is free; either is then used."""
        if default not in self._used:
            self._used.add(default)
            return ""
        number = self._next.get(default, 2)
        while f"{default}.{number}" in self._used:
            number += 1
        self._next[default] = number + 1
        self._used.add(f"{default}.{number}")
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
