"""Words in prose: what stands there literally, and members of lists that are texts."""

import re

from checker.prose.lists import read_numbers
from checker.prose.tokens import tokens
from checker.values.compare import Members
from checker.values.value import Value
from checker.verify.evidence import Evidence, Sighting
from checker.verify.text import Folded, folded, places

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ARTICLE = re.compile(r"\A(?:the|a|an) ", re.IGNORECASE)


def read(value: Value, values: tuple[str, ...], quote: str) -> Evidence:
    """Whether a folded quote has the words ``value``; ``values`` are the only ones allowed."""
    if stands(value.text, quote):
        return Evidence(Sighting.YES)
    others = [other for other in values if other != value.text and stands(other, quote)]
    if others:
        return Evidence(Sighting.NO, f'the quote says "{others[0]}"')
    return _other_numbers([value.text], quote) or Evidence(
        Sighting.UNKNOWN, "the words of the value do not stand in the quote"
    )


def read_all(value: Value, members: Members, quote: str) -> Evidence:
    """Whether a folded quote has all members of a list, and where it is complete no other."""
    names = value.text.removesuffix(", ...").split(", ") if members.members else []
    lacking = [name for name in sorted(members.members) if not stands(name, quote)]
    more = _more(members, quote)
    if more:
        return Evidence(Sighting.NO, f"the quote lists {more} too")
    if not lacking:
        return Evidence(Sighting.YES) if names else Evidence(Sighting.UNKNOWN, "that it is none")
    return _other_numbers(lacking, quote) or Evidence(
        Sighting.UNKNOWN, "the members of the list do not stand in the quote literally"
    )


def stands(text: str, quote: str) -> bool:
    """Whether the words stand in the quote, an article and capital letters aside."""
    plain = _plain(text)
    return bool(plain) and bool(places(quote.casefold(), plain, 1))


def spans(text: str, quote: Folded) -> list[tuple[int, int]]:
    """Where the words stand in the original of a quote, as :func:`stands` has it: from, up to."""
    plain = _plain(text)
    if not plain:
        return []
    letters = [letter.casefold() for letter in quote.text]  # of one there may come two
    back = [at for at, said in enumerate(letters) for _ in said]
    return [
        (quote.start(back[at]), quote.end(back[at + len(plain) - 1] + 1))
        for at in places("".join(letters), plain, len(back))
    ]


def _plain(text: str) -> str:
    return _ARTICLE.sub("", folded(text)).casefold()


def _more(members: Members, quote: str) -> str:
    """A number that a list of numbers in the quote has, and the complete list has not."""
    if not members.complete or not all(name.isdigit() for name in members.members):
        return ""
    said = tokens(quote)
    index = 0
    while index < len(said):
        listed = read_numbers(said, index) if said.words[index][0] in "(0123456789" else None
        if listed is not None and not members.members.isdisjoint(listed.members):
            return next((item for item in listed.members if item not in members.members), "")
        index = index + 1 if listed is None else listed.end
    return ""


def _other_numbers(texts: list[str], quote: str) -> Evidence | None:
    """A number of the value that the quote has not is an error, however it is worded."""
    there = set(_NUMBER.findall(quote))
    for text in texts:
        for number in _NUMBER.findall(text):
            if number not in there:
                return Evidence(Sighting.NO, f"{number} is not in the quote")
    return None
