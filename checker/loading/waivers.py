"""Waivers: each of one finding or one claim, bound to what the claims say."""

from collections.abc import Iterable, Mapping

from checker.loading.literals import Literals
from checker.loading.nodes import MappingNode, place_of, text_of
from checker.loading.shape import listed
from checker.loading.sources import File
from checker.model.fact import Fact
from checker.model.place import Place, Problem
from checker.model.vocabulary import Attribute
from checker.model.waiver import Waiver
from checker.values.dates import read_literal
from checker.values.texts import normal_text
from checker.values.unreadable import Unreadable


def read_waivers(
    files: Iterable[File],
    facts: Iterable[Fact],
    attributes: Mapping[str, Attribute],
    literals: Literals,
    problems: list[Problem],
) -> list[Waiver]:
    """All waivers, in the order of the files.

    That no finding or claim has the id is no problem: the waiver is unused, and the report says so.
    """
    known = {fact.id: attributes[fact.attribute] for fact in facts}
    waivers: dict[str, Waiver] = {}
    for file, data, broken in files:
        for node, place, whole in listed(data, "waivers", file, broken):
            waiver = _waiver(file, node, place, whole, problems)
            if waiver is None:
                continue
            first = waivers.get(waiver.of)
            if first is not None:
                key = "finding" if waiver.finding else "fact"
                wrong = f"a second waiver of '{waiver.of[:80]}' (first at {first.place})"
                problems.append(Problem(place_of(file, node, key), f"{wrong}: remove one"))
                continue
            waivers[waiver.of] = waiver._replace(
                values=tuple(
                    (id_, _said(text, known.get(id_), literals)) for id_, text in waiver.values
                )
            )
    return list(waivers.values())


def _waiver(
    file: str, node: MappingNode, place: Place, whole: bool, problems: list[Problem]
) -> Waiver | None:
    """One waiver, or the problems with it; one that is not ``whole`` has had its complaint."""
    if whole and ("finding" in node) == ("fact" in node):
        both = "both 'finding' and" if "finding" in node else "neither 'finding' nor"
        wrong = f"the waiver has {both} 'fact': give it one of them"
        problems.append(Problem(place, wrong))
        whole = False
    expires = text_of(node.get("expires"))
    if expires:
        try:
            read_literal(expires)
        except Unreadable as error:
            problems.append(Problem(place_of(file, node, "expires"), str(error)))
            whole = False
    if not whole:
        return None
    return Waiver(
        place,
        normal_text(node["reason"]),
        normal_text(node["owner"]),
        expires,
        finding=text_of(node.get("finding")),
        fact=node.get("fact", ""),
        values=tuple((name, text_of(said)) for name, said in node.get("values", {}).items()),
    )


def _said(text: str, attribute: Attribute | None, literals: Literals) -> str:
    """A value as reports write it: an entity may be given by any of its names."""
    if attribute is not None and not attribute.kind.many:
        try:
            return literals.value(text, attribute).text
        except Unreadable:
            pass
    return normal_text(text)
