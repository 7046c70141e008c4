"""The one value that a quote admits: of what was only pointed at, nobody has read a value yet.

The readings are those by which claims are judged. A quote that admits two is none; nor is one that
cuts a list, or whose kind of value no words surely say.
"""

from collections.abc import Iterator, Sequence
from typing import final

from checker.extract.filling import as_written
from checker.model.line import and_more
from checker.model.pattern import Raw
from checker.model.vocabulary import Attribute
from checker.prose import lists
from checker.prose.literals import Refused
from checker.prose.names import NameInText, Names
from checker.prose.reader import Prose
from checker.prose.readings import Amount, Moment
from checker.values.named import NamedTuple
from checker.verify.candidates import Candidate, View, candidates_in
from checker.verify.terms import spans
from checker.verify.text import fold

_OPEN = frozenset({"including", "includes", "include", "like", "as", "e", "darunter"})
"""Words before a list that has more members than it names."""

SHOWN = 40


@final
class Admitted(NamedTuple):
    """The value that a quote admits, as a file of facts has it, or why it admits none.

    ``inferred``: which part of it the words do not say. ``reading``: the number or date that it is,
    which stands, with all that bears on it, from the token ``first`` up to ``end`` of ``prose``;
    of names and words these are those that say it. ``entities`` are those that it names.
    """

    raw: Raw = ""
    why: str = ""
    inferred: str = ""
    reading: Amount | Moment | None = None
    prose: Prose | None = None
    first: int = 0
    end: int = 0
    entities: frozenset[str] = frozenset()


def admitted(
    attribute: Attribute, subject: str, views: Sequence[View], names: Names, currency: str
) -> Admitted:
    """What a quote, in its place in a document, says of an attribute of a subject."""
    if not views:
        return Admitted(why="nothing can be read there")
    kind = attribute.kind
    if kind.in_prose:
        return _number(attribute, views, currency)
    if kind.unquotable:
        return Admitted(why=f"{kind.unquotable}: write the claim by hand")
    if kind.names or (kind.many and attribute.members == "entity"):
        return _entities(subject, views, names, many=kind.many)
    if kind.many:
        return _numbers(views)
    return _words(attribute, views)


def _number(attribute: Attribute, views: Sequence[View], currency: str) -> Admitted:
    """The date, number or length that all readings in the quote give."""
    seen = [
        one
        for view in views
        for one in candidates_in(view, attribute, currency)
        if one.end_of is None
    ]
    unclear = [
        one.literal.why for one in seen if isinstance(one.literal, Refused) and not one.literal.sure
    ]
    if unclear:
        return Admitted(why=unclear[0])
    read: dict[str, Candidate] = {}
    for one in seen:
        if not isinstance(one.literal, Refused):
            read.setdefault(one.literal, one)
    if not read:
        sure = [one.literal.why for one in seen if isinstance(one.literal, Refused)]
        return Admitted(why=sure[0] if sure else f"no {attribute.kind} can be read in it")
    if len(read) > 1:
        return _several([one.reading.said for one in read.values()])
    literal, one = next(iter(read.items()))
    inferred = one.reading.inferred if isinstance(one.reading, Moment) else ""
    return Admitted(
        as_written(literal, attribute),
        inferred=inferred,
        reading=one.reading,
        prose=one.view.prose,
        first=one.reading.first,
        end=one.reading.stop if isinstance(one.reading, Amount) else one.reading.end,
    )


def _several(said: Sequence[str]) -> Admitted:
    shown = and_more([f'"{" ".join(each.split())[:SHOWN]}"' for each in said], 3, " and ")
    return Admitted(why=f"the quote admits several values, {shown}: quote only one")


def _entities(subject: str, views: Sequence[View], names: Names, *, many: bool) -> Admitted:
    """The entity, or the list of them, that the quote names beside its subject."""
    found: list[tuple[View, tuple[str, ...], int, int]] = []
    for view, listed, first in _lists_of(views, names):
        said = view.prose.tokens
        begin, finish = said.starts[first], said.ends[listed.end - 1]
        if finish <= view.begin or begin >= view.end:
            continue
        if listed.wrong:
            return Admitted(why=listed.wrong)
        if listed.members == (subject,):
            continue
        if subject in listed.members:
            return Admitted(why="its subject stands in a list with what may be its value")
        if begin < view.begin or finish > view.end:
            return Admitted(why="the quote cuts a list of names: quote all of it")
        if {said.folded[at] for at in range(max(0, first - 2), first)} & _OPEN:
            return Admitted(why="the list that it names may have more members")
        found.append((view, listed.members, first, listed.end))
    said_by = [" and ".join(members) for _, members, _, _ in found]
    if not found:
        return Admitted(why="it names no entity but its subject")
    if len(set(said_by)) > 1 or (not many and len(found[0][1]) > 1):
        several = [name for _, members, _, _ in found for name in members]
        return _several(list(dict.fromkeys(several)))
    view, members, first, end = found[0]
    raw: Raw = members if many else members[0]
    return Admitted(raw, prose=view.prose, first=first, end=end, entities=frozenset(members))


def _lists_of(views: Sequence[View], names: Names) -> Iterator[tuple[View, lists.Listed, int]]:
    """The lists of names around the fragments of a quote, one alone too, with their beginnings."""
    for view in views:
        said = view.prose.tokens
        mentions: dict[int, NameInText] = {one.start: one for one in names.mentions(said)}
        at = 0
        for start in sorted(mentions):
            if start < at:
                continue
            listed = lists.read_entities(said, start, mentions, names)
            if listed is not None:
                yield view, listed, start
                at = listed.end


def _numbers(views: Sequence[View]) -> Admitted:
    """The list of numbers that name something."""
    found: dict[tuple[str, ...], Admitted] = {}
    for view in views:
        said = view.prose.tokens
        at = 0
        while at < len(said):
            number = said.words[at][0] in "(0123456789"
            listed = lists.read_numbers(said, at) if number else None
            if listed is None:
                at += 1
                continue
            begin, finish = said.starts[at], said.ends[listed.end - 1]
            if finish > view.begin and begin < view.end:
                if begin < view.begin or finish > view.end:
                    return Admitted(why="the quote cuts a list of numbers: quote all of it")
                found[listed.members] = Admitted(
                    listed.members, prose=view.prose, first=at, end=listed.end
                )
            at = listed.end
    if len(found) > 1:
        return _several([", ".join(members) for members in found])
    if not found:
        return Admitted(why="a list of free words is not read: write the claim by hand")
    return next(iter(found.values()))


def _words(attribute: Attribute, views: Sequence[View]) -> Admitted:
    """The one of the words that the attribute allows, where it stands."""
    if not attribute.values:
        return Admitted(why="free words are not read: write the claim by hand")
    found: dict[str, tuple[View, int, int]] = {}
    for view in views:
        quote = fold(view.prose.tokens.text[view.begin : view.end])
        there = [(*span, word) for word in attribute.values for span in spans(word, quote)]
        reached = -1
        for begin, end, word in sorted(there, key=lambda one: (one[0], -one[1])):
            if end > reached:  # else it is a part of a longer one
                reached = end
                found.setdefault(word, (view, view.begin + begin, view.begin + end))
    if not found:
        return Admitted(why=f"none of the words that {attribute.id} may have stands in it")
    if len(found) > 1:
        return _several(list(found))
    word, (view, begin, end) = next(iter(found.items()))
    said = view.prose.tokens
    inside = [at for at in range(len(said)) if said.starts[at] < end and said.ends[at] > begin]
    if not inside:
        return Admitted(why="nothing can be read there")
    return Admitted(word, prose=view.prose, first=inside[0], end=inside[-1] + 1)
