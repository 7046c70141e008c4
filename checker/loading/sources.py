"""Sources, of which each file of claims has one."""

from collections.abc import Iterable, Mapping
from typing import final

from checker.loading.nodes import MappingNode, place_of, text_of
from checker.loading.shape_errors import Path_
from checker.model.circles import circles, told_circle
from checker.model.fact import Source
from checker.model.place import Place, Problem, Unknown
from checker.spelling.nearest import Nearest
from checker.values.dates import read_literal
from checker.values.texts import normal_text
from checker.values.unreadable import Unreadable
from checker.values.value import Value

File = tuple[str, MappingNode, set[Path_]]
"""A file's name, what it holds, and the paths of the items in it that are not whole."""


def read_sources(files: Iterable[File], problems: list[Problem]) -> dict[str, Source]:
    """All sources by id. One id in two files is a problem at the second."""
    sources: dict[str, Source] = {}
    nodes: dict[str, tuple[str, MappingNode]] = {}
    for file, data, _ in files:
        node: MappingNode = data.get("source") or MappingNode()
        name = node.get("id")
        if name is None:
            continue
        if name in sources:
            problems.append(
                Problem(
                    place_of(file, node, "id"),
                    f"a second source '{name[:80]}' (first at {sources[name].place}): "
                    "give one of them another id",
                )
            )
            continue
        nodes[name] = (file, node)
        sources[name] = _source(file, node, place_of(file, data, "source", key=True), problems)
    nearest = Nearest(sources)
    for name, (file, node) in nodes.items():
        for key in ("derived_from", "supersedes"):
            other = node.get(key)
            if other == name:
                wrong = f"'{key}' names the source itself: name another source's id"
            elif other is not None and other not in sources:
                near = nearest.suggestion(other, besides=name)
                wrong = f"unknown source '{other[:80]}'{near}; name another source's id"
                wrong = Unknown(wrong, other)
            else:
                continue
            problems.append(Problem(place_of(file, node, key), wrong))
    _check_derived(sources, nodes, problems)
    return sources


def _check_derived(
    sources: Mapping[str, Source],
    nodes: Mapping[str, tuple[str, MappingNode]],
    problems: list[Problem],
) -> None:
    """A text that derives from itself, over others, is a problem."""

    def leads(name: str) -> str | None:
        other = sources[name].derived_from
        return other if other in sources else None

    for circle in circles(sources, leads):
        if len(circle) > 2:  # one that names itself has had its complaint
            file, node = nodes[circle[-1]]
            wrong = f"derived_from goes round in a circle: {told_circle(circle)}: remove one"
            problems.append(Problem(place_of(file, node, "derived_from"), wrong))


def _source(file: str, node: MappingNode, place: Place, problems: list[Problem]) -> Source:
    published, inferred = node.get("published"), ""
    where: tuple[MappingNode, str] = (node, "published")
    if isinstance(published, MappingNode):
        where, inferred = (published, "value"), published.get("inferred", "")
        published = published.get("value")
    document = node.get("document", {})
    return Source(
        id=node["id"],
        title=normal_text(text_of(node.get("title", node["id"]))),
        place=place,
        publisher=text_of(node.get("publisher")),
        author=text_of(node.get("author")),
        url=node.get("url", ""),
        language=node.get("language", ""),
        currency=node.get("currency", ""),
        published=None if published is None else _date(file, *where, problems),
        published_inferred=inferred,
        document=document.get("file", ""),
        sha256=document.get("sha256", ""),
        document_state=document.get("state", ""),
        reference=node.get("reference", False),
        derived_from=node.get("derived_from", ""),
        supersedes=node.get("supersedes", ""),
    )


def _date(file: str, node: MappingNode, key: str, problems: list[Problem]) -> Value | None:
    try:
        date = read_literal(text_of(node[key]))
    except Unreadable as error:
        problems.append(Problem(place_of(file, node, key), str(error)))
        return None
    return Value(date.text, date.possible, parsed=date.form)


@final
class Origins:
    """The origins of claims; all that go back to one text or statement share the set."""

    def __init__(self, roots: Mapping[str, str]) -> None:
        """``roots``: of sources that derive from others, the first ones."""
        self._roots = roots
        self._known: dict[str, frozenset[str]] = {}

    def of(self, source: Source, stated: str | None) -> frozenset[str]:
        """Those of a claim: what it states, or else its source's; a reference has none."""
        origin = self._roots.get(source.id, source.id) if stated is None else stated
        known = self._known.get(origin)
        if known is None:
            known = self._known[origin] = frozenset((origin,))
        return _NONE if source.reference else known


_NONE: frozenset[str] = frozenset()
