"""Lists: `Austria, Spain and the US`, `(822, 853, 874 and 884)`, `mortars, guns and rifles`."""

import re
from collections.abc import Mapping
from typing import Final, final

from checker.prose.names import NameInText, Names
from checker.prose.tokens import Tokens
from checker.values.named import NamedTuple

MOST_MEMBERS: Final = 64

_AND = frozenset({"and", "&"})
_SPLIT = re.compile(r",\s++(?:and\s++)?|;\s++|(?<!\s)\s++(?:and|as well as)\s++")


@final
class Listed(NamedTuple):
    """A list up to the token ``end``: its members, or why these words cannot be read as one."""

    end: int
    members: tuple[str, ...] = ()
    said: str = ""
    wrong: str = ""


def read_entities(
    tokens: Tokens, index: int, mentions: Mapping[int, NameInText], names: Names
) -> Listed | None:
    """Entities with commas between them, and `and` before the last; one alone is a list too.

    A list that goes on with a name that nobody knows is not read: it would be cut short.
    """
    members: dict[str, None] = {}
    at, closed = index, False
    end = index
    number = 0
    while (mention := mentions.get(at)) is not None:
        if number == MOST_MEMBERS:
            raw = tokens.between(index, end)
            return Listed(end, said=raw, wrong=f"a list of more than {MOST_MEMBERS} names")
        number += 1
        members[mention.entity] = None
        end = mention.end
        if closed:
            break
        at, closed = _joint(tokens, end)
        if at == end:  # a name right behind another is none of its list
            break
    if not members:
        return None
    if tokens.folded[end : end + 1] == ["or"] or tokens.folded[end : end + 2] == [",", "or"]:
        raw = tokens.between(index, end)
        return Listed(end, said=raw, wrong=f"'{raw} or' leaves open which is meant")
    if (
        at > end
        and at < len(tokens)
        and at not in mentions
        and tokens.words[at][0].isupper()
        and (closed or _goes_on(tokens, at))
    ):
        unknown_end = _capitals(tokens, at)
        unknown = tokens.between(at, unknown_end)
        wrong = f"the list goes on with '{unknown}', which is no known entity"
        raw = tokens.between(index, unknown_end)
        return Listed(unknown_end, said=raw, wrong=f"{wrong}{names.suggestion(unknown)}")
    return Listed(end, tuple(members))


def _joint(tokens: Tokens, at: int) -> tuple[int, bool]:
    """The token after `,`, `and` or `, and`, and whether the last member follows."""
    comma = at < len(tokens) and tokens.words[at] == ","
    at += comma
    if at < len(tokens) and tokens.folded[at] in _AND:
        return at + 1, True
    return at, False


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether a comma or `and` follows a run of capitalised words: it is one more member."""
    end = _capitals(tokens, at)
    return end < len(tokens) and (tokens.words[end] == "," or tokens.folded[end] in _AND)


def _capitals(tokens: Tokens, at: int) -> int:
    end = at
    while end < len(tokens) and end - at < 4 and tokens.words[end][0].isupper():
        end += 1
    return max(end, at + 1)


def read_numbers(tokens: Tokens, index: int) -> Listed | None:
    """Two or more whole numbers, such as those of resolutions, perhaps in brackets.

    A year in brackets behind a number, as in `822 (1993)`, is left out.
    """
    opened = tokens.words[index] == "("
    at = index + opened
    members: list[str] = []
    end, closed = index, False
    while at < len(tokens) and tokens.words[at].isdigit() and len(members) < MOST_MEMBERS:
        if at + 1 < len(tokens) and tokens.adjoins(at + 1) and tokens.words[at + 1][0].isalpha():
            return None
        if members and tokens.adjoins(at):
            return None  # `20,000`
        members.append(tokens.words[at])
        end = at + 1
        if not opened or tokens.words[end : end + 1] == ["("]:
            end = _after_year(tokens, end)
        if closed:
            break
        at, closed = _joint(tokens, end)
    if len(members) < 2 or len(set(members)) < len(members):
        return None
    if opened:
        if tokens.words[end : end + 1] != [")"]:
            return None
        end += 1
    return Listed(end, tuple(members))


def _after_year(tokens: Tokens, at: int) -> int:
    if tokens.words[at : at + 1] == ["("] and tokens.words[at + 2 : at + 3] == [")"]:
        return at + 3 if re.fullmatch("[12][0-9]{3}", tokens.words[at + 1]) else at
    return at


def split_texts(text: str) -> tuple[str, ...]:
    """The members of a list in words; each once."""
    members = (member.strip(" ,;") for member in _SPLIT.split(text))
    return tuple(dict.fromkeys(member for member in members if member))
