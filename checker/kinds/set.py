"""A set: a list of entities or of texts, as ``members`` of the attribute says; order is nothing.

A list is complete unless its claim says ``complete: false``: then it is whatever has at least these
members. Two complete lists that differ contradict each other; an empty one says that there is none.
"""

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Any, Final, final

from checker.model.vocabulary import Attribute, Kind, KnownNames, Others
from checker.values.compare import Comparison, Members, compare_members
from checker.values.gap import Gap
from checker.values.interval import Exact
from checker.values.texts import normal_text, refuse_curly
from checker.values.unreadable import Unreadable
from checker.values.value import Value

ANOTHER: Final = "another"
"""A member that no list has."""


@final
class SetKind(Kind):
    """Several things at once."""

    name = "set"
    keys = MappingProxyType(
        {
            "members": {"enum": ["entity", "text"], "description": "What a set is made of."},
            "ignore_case": {
                "type": "boolean",
                "description": "Texts that differ only in case are the same.",
            },
        }
    )
    slots = frozenset({"entities", "texts", "numbers"})
    unquotable = ""
    many = True

    def read_list(
        self, words: Sequence[str], attribute: Attribute, names: KnownNames, *, complete: bool
    ) -> Value:
        """The members, each named once."""
        members = [normal_text(word) for word in words]
        for word in members:
            refuse_curly(word)
        if attribute.members == "entity":
            ids = _entities(members, names)
            members = [names.entities.label(name) for name in ids]
        else:
            ids = [word.casefold() for word in members] if attribute.ignore_case else members
        if len(set(ids)) < len(ids):
            _refuse_twice(members, ids)
        if not ids and not complete:
            raise Unreadable("an empty list that is not complete says nothing: leave it out")
        spans = names.entities.spans if attribute.members == "entity" else None
        return _value(members, Members(frozenset(ids), complete, spans))

    def judge(self, claims: Sequence[Any], attribute: Attribute) -> Comparison:
        """By their members."""
        return compare_members(claims)

    def single(self, possible: Any) -> object | None:
        """A list that is complete, of members that have no parts."""
        spans = possible.spans
        whole = spans and any(spans[name].lo != spans[name].hi for name in possible.members)
        return possible.members if possible.complete and not whole else None

    def gap(self, amount: Exact, attribute: Attribute) -> Gap:
        """So many members."""
        return Gap(amount, "members")

    def push(self, value: Value, attribute: Attribute, others: Others) -> Iterator[Value]:
        """One member more, one less, and one swapped."""
        given = value.possible
        assert isinstance(given, Members)
        members = sorted(given.members)
        entities = attribute.members == "entity"
        other = others.than(given.members) if entities else ANOTHER
        least = 1 if given.complete else 2  # an open list without a member says nothing
        pushed = []
        if other:
            pushed.append([*members, other])
        if len(members) >= least:
            pushed.append(members[:-1])
        if members and other:
            pushed.append([*members[:-1], other])
        for some in pushed:
            words = [others.entities.label(name) if entities else name for name in some]
            yield _value(words, Members(frozenset(some), given.complete, given.spans))

    def slips(self, attribute: Attribute) -> str:
        """One member in two spellings."""
        return "members"


def _value(words: Sequence[str], possible: Members) -> Value:
    text = ", ".join(words) or "none"
    return Value(text if possible.complete else f"{text}, ...", possible)


def _entities(words: Sequence[str], names: KnownNames) -> list[str]:
    """The ids of a list of entities."""
    ids: list[str] = []
    wrong: list[tuple[int, Unreadable]] = []
    for index, word in enumerate(words):
        try:
            ids.append(names.entity(word))
        except Unreadable as error:
            wrong.append((index, error))
    if wrong:
        raise Unreadable.of_members(wrong)
    return ids


def _refuse_twice(words: Sequence[str], ids: Sequence[str]) -> None:
    seen: set[str] = set()
    wrong: list[tuple[int, Unreadable]] = []
    for index, (word, name) in enumerate(zip(words, ids, strict=True)):
        if name in seen:
            message = f"'{word[:80]}' stands in the list twice: name each member once"
            wrong.append((index, Unreadable(message)))
        seen.add(name)
    raise Unreadable.of_members(wrong)
