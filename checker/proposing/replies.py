"""What an answer says, read as what it is: a text that anybody may have written.

Whatever does not fit is left out and told. Of an answer that was cut off, or that is broken behind
some proposals, those before are read.
"""

import re
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any, Final, final

from checker.loading.json_lines import DECODER
from checker.model.line import and_more
from checker.model.lock import Proposer
from checker.proposing.proposal import LONGEST, Proposal
from checker.proposing.schema import KEYS, NAME
from checker.values.named import NamedTuple

MOST_OF_ANSWER: Final = 500
"""The most proposals of one answer."""

MOST_QUALIFIERS: Final = 16

MOST_TRIED: Final = 20
"""How many beginnings of an answer are looked at, the last ones, where it stands among others."""

_OPENS: Final = re.compile(rf'"{NAME}"\s*:\s*(?=\[)|\[(?=\s*\{{\s*"(?:{"|".join(KEYS)})"\s*:)')
"""Where a list of proposals begins, by its name or by its first member."""

_FENCE: Final = re.compile(r"\s*(?:```(?:json)?\s*)?(?=\[)")
_GOES_ON: Final = re.compile(r"\s*[,}]")
_SPACE: Final = re.compile(r"[\s,]*")
_SHOWN: Final = 40


@final
class Reply(NamedTuple):
    """The proposals in an answer, what is to be told of it, and whether all of it was read."""

    proposals: tuple[Proposal, ...]
    notes: tuple[str, ...]
    whole: bool


class Unfit(Exception):
    """Why what was given is no proposal."""


def read_reply(content: str, proposer: Proposer, *, whole: bool = True) -> Reply:
    """The proposals of a model's answer; ``whole``: nothing cut it off."""
    notes: list[str] = []
    proposals: list[Proposal] = []
    unused: dict[str, None] = {}
    several = _listed(content)
    if not several:
        said = " ".join(content.split())[:_SHOWN]
        return Reply((), (f"an answer that is no list of proposals, `{said}`",), whole=False)
    # what a model thought before comes first
    last = next((one for one in reversed(several) if one.members or one.whole), several[-1])
    listed, end = last.members, last is several[-1] and last.whole
    if any(one.members for one in several if one is not last):
        notes.append("an answer with several lists of proposals: only the last is read")
    if len(listed) > MOST_OF_ANSWER:
        notes.append(f"an answer of {len(listed)} proposals: only {MOST_OF_ANSWER} are looked at")
    for one in listed[:MOST_OF_ANSWER]:
        try:
            proposals.append(proposal_of(one, proposer, unused))
        except Unfit as wrong:
            notes.append(f"what is no proposal: {wrong}")
    if unused:
        notes.append(f"proposals have keys that nothing is made of: {named(unused)}")
    if not end or not whole:
        notes.append("an answer was cut off or broken: what stands before that is read")
    return Reply(tuple(proposals), tuple(dict.fromkeys(notes)), whole=end and whole)


def named(keys: Mapping[str, None]) -> str:
    """Some keys of JSON, in a message."""
    return and_more([ascii(key[:_SHOWN]) for key in keys], 5)


@final
class _Listed(NamedTuple):
    """A list in an answer: what it has, and whether it ends."""

    members: list[Any]
    whole: bool


def _listed(content: str) -> list[_Listed]:
    """The lists of proposals in an answer, none of them inside another, in their order.

    One may stand in a fence or among other words: servers that know no schema give such.
    """
    opened: deque[tuple[int, bool]] = deque(maxlen=MOST_TRIED)
    for one in _OPENS.finditer(content):
        is_named = one[0] != "["
        opened.append((one.end() if is_named else one.start(), is_named))
    if fence := _FENCE.match(content):
        opened.appendleft((fence.end(), False))
    found: list[_Listed] = []
    reached = -1
    for begin, is_named in opened:
        if begin < reached:
            continue
        value, end = _decoded(content, begin)
        if end < 0:
            found.append(_Listed(list(_items(content, begin + 1)), whole=False))
        else:
            reached = end
            is_whole = not is_named or _GOES_ON.match(content, end) is not None
            found.append(_Listed(value, is_whole))
    return found


def _items(content: str, at: int) -> Iterator[Any]:
    """The members of a list up to where it breaks off."""
    while True:
        space = _SPACE.match(content, at)
        assert space is not None
        value, end = _decoded(content, space.end())
        if end < 0 or not isinstance(value, dict):
            return
        yield value
        at = end


def _decoded(content: str, at: int) -> tuple[Any, int]:
    """The value of JSON that begins at a place, and where it ends; -1 where none does."""
    try:
        return DECODER.raw_decode(content, at)
    except (ValueError, RecursionError):
        return None, -1


def proposal_of(one: object, proposer: Proposer, unused: dict[str, None]) -> Proposal:
    """The proposal that an object of JSON is; ``unused`` gets its keys that say nothing here.

    Raises :class:`Unfit`.
    """
    if not isinstance(one, dict):
        raise Unfit("it is no object `{...}`")
    unused.update(dict.fromkeys(key for key in one if key not in KEYS))
    return Proposal(
        text_of(one, "subject"),
        text_of(one, "attribute"),
        (text_of(one, "quote"),),
        text_of(one, "voice", needed=False),
        qualifiers_of(one.get("qualifiers")),
        proposer=proposer,
    )


def text_of(one: Mapping[str, object], key: str, *, needed: bool = True) -> str:
    """A text of an object; raises :class:`Unfit`."""
    said = one.get(key)
    if said is None and not needed:
        return ""
    if key not in one:
        raise Unfit(f"it has no '{key}'")
    if not isinstance(said, str):
        raise Unfit(f"its '{key}' is no text")
    if len(said) > LONGEST:
        raise Unfit(f"its '{key}' has more than {LONGEST} characters")
    if not said.strip() and needed:
        raise Unfit(f"its '{key}' is empty")
    if not _is_text(said):
        raise Unfit(f"its '{key}' has letters that are none")
    return said.strip()


def _is_text(said: str) -> bool:
    """Whether a text can be written: JSON may have halves of letters in it, and control signs."""
    return not any("\ud800" <= sign <= "\udfff" or (sign < " " and sign not in "\n\r\t")
                   for sign in said)  # fmt: skip


def qualifiers_of(said: object) -> tuple[tuple[str, str], ...]:
    """What a proposal holds for, by a list of names and values, or an object; raises ``Unfit``."""
    if said is None:
        return ()
    pairs: list[tuple[str, str]]
    if isinstance(said, dict):
        pairs = [(str(key), text_of(said, key)) for key in said]
    elif isinstance(said, list) and all(isinstance(one, dict) for one in said):
        pairs = [(text_of(one, "name"), text_of(one, "value")) for one in said]
    else:
        raise Unfit("its 'qualifiers' are no list of names and values")
    if len(pairs) > MOST_QUALIFIERS or len(dict(pairs)) < len(pairs):
        raise Unfit("its 'qualifiers' are too many, or one stands there twice")
    return tuple(sorted(pairs))
