"""Sources and their claims."""

from collections.abc import Container, Iterable, Mapping
from typing import Any, final

from checker.load.literals import Literals, normal_text
from checker.load.nearest import suggestion
from checker.load.nodes import Mapping as Node
from checker.load.nodes import place_of, text_of
from checker.load.schema import Path_
from checker.model.corpus import SetAside
from checker.model.fact import Fact, Qualifiers, Source
from checker.model.place import Place, Problem
from checker.model.vocabulary import Attribute
from checker.values.dates import read_date
from checker.values.kinds import Value
from checker.values.unreadable import Unreadable

File = tuple[str, Node, set[Path_]]
"""A file's name, what it holds, and the paths of the items in it that are broken."""


def read_sources(files: Iterable[File], problems: list[Problem]) -> dict[str, Source]:
    """All sources by id. One id in two files is a problem at the second."""
    sources: dict[str, Source] = {}
    nodes: dict[str, tuple[str, Node]] = {}
    for file, data, broken in files:
        if "source" not in data or ("source",) in broken:
            continue
        node: Node = data["source"]
        name = node["id"]
        if name in sources:
            problems.append(
                Problem(
                    place_of(file, node, "id"),
                    f"source '{name}' is in two files (first at {sources[name].place}): "
                    "give one of them another id",
                )
            )
            continue
        nodes[name] = (file, node)
        sources[name] = _source(file, node, place_of(file, data, "source", key=True), problems)
    for name, (file, node) in nodes.items():
        for key in ("derived_from", "supersedes"):
            other = node.get(key)
            if other is not None and (other not in sources or other == name):
                wrong = "the source itself" if other == name else f"unknown source '{other}'"
                near = suggestion(other, sources.keys() - {name})
                problems.append(
                    Problem(place_of(file, node, key), f"{wrong}{near}; name another source's id")
                )
    return sources


def _source(file: str, node: Node, place: Place, problems: list[Problem]) -> Source:
    published, inferred = node.get("published"), ""
    where: tuple[Node, str] = (node, "published")
    if isinstance(published, Node):
        where, inferred, published = (published, "value"), published["inferred"], published["value"]
    document = node.get("document", {})
    return Source(
        id=node["id"],
        title=normal_text(text_of(node.get("title", node["id"]))),
        place=place,
        publisher=text_of(node.get("publisher")),
        author=text_of(node.get("author")),
        url=node.get("url", ""),
        language=node.get("language", ""),
        published=None if published is None else _date(file, *where, problems),
        published_inferred=inferred,
        document=document.get("file", ""),
        sha256=document.get("sha256", ""),
        reference=node.get("reference", False),
        derived_from=node.get("derived_from", ""),
        supersedes=node.get("supersedes", ""),
    )


def _date(file: str, node: Node, key: str, problems: list[Problem]) -> Value | None:
    try:
        date = read_date(text_of(node[key]))
    except Unreadable as error:
        problems.append(Problem(place_of(file, node, key), str(error)))
        return None
    return Value(date.text, date.possible)


@final
class FactReader:
    """Reads the claims of all files, one after the other.

    ``undeclared`` holds names whose own declaration is broken: claims that use them are left out
    without a second complaint.
    """

    def __init__(
        self,
        literals: Literals,
        attributes: Mapping[str, Attribute],
        sources: Mapping[str, Source],
        undeclared: Container[str],
        problems: list[Problem],
    ) -> None:
        self.literals = literals
        self.attributes = attributes
        self.sources = sources
        self.undeclared = undeclared
        self.problems = problems
        self.facts: list[Fact] = []
        self.set_aside: list[SetAside] = []
        self._ids: dict[str, Place] = {}
        self._superseded = {s.supersedes: s.id for s in sources.values() if s.supersedes}

    def read(self, file: str, data: Node, broken: set[Path_]) -> None:
        """Add the claims of one file."""
        items = data.get("facts")
        if not items or not isinstance(items, list) or ("source",) in broken:
            return
        source = self.sources[data["source"]["id"]]
        for index, (item, at) in enumerate(zip(items, items.at, strict=True)):
            if broken and ("facts", index) in broken:
                continue
            claims = item.get("claims")
            if claims is None:
                self._claim(file, source, Place(file, at[0] + 1, at[1] + 1), item, item)
                continue
            for number, (claim, place) in enumerate(zip(claims, claims.at, strict=True)):
                if broken and ("facts", index, "claims", number) in broken:
                    continue
                both = Node({**item, **claim})
                del both["claims"]
                self._claim(
                    file, source, Place(file, place[0] + 1, place[1] + 1), both, claim, item
                )

    def _claim(
        self, file: str, source: Source, place: Place, said: Node, own: Node, block: Node | None = None
    ) -> None:
        """One claim: ``said`` has its keys and its block's, ``own`` and ``block`` have the places."""

        def wrong(key: str, message: str) -> None:
            node = own if key in own else block
            where = place if node is None or key not in node else place_of(file, node, key)
            self.problems.append(Problem(where, message))

        missing = [key for key in ("subject", "attribute", "value") if said.get(key) is None]
        if missing:
            names = " and no ".join(f"'{key}'" for key in missing)
            self.problems.append(Problem(place, f"the claim has no {names}: add it"))
            return
        before = len(self.problems)
        subject, attribute = self._names(said, wrong)
        if attribute is None or not subject:
            return
        value = None
        try:
            complete = said.get("complete")
            if complete is not None and attribute.kind != "set":
                wrong("complete", f"'complete' is for sets, '{attribute.id}' is a {attribute.kind}: remove it")
            value = self.literals.value(said["value"], attribute, complete=complete is not False)
        except Unreadable as error:
            wrong("value", str(error))
        identity = said.get("id") or f"{source.id}.{subject}.{attribute.id}"
        first = self._ids.setdefault(identity, place)
        if first is not place:
            wrong("id", f"a second claim '{identity}' (first at {first}): give it an `id` of its own")
        qualifiers = said.get("qualifiers")
        voice = said.get("said_by")
        if said.get("said_on") is not None:
            try:
                read_date(text_of(said["said_on"]))
            except Unreadable as error:
                wrong("said_on", str(error))
        fact = Fact(
            id=identity,
            source=source.id,
            subject=subject,
            attribute=attribute.id,
            value=value or _NOTHING,
            place=place,
            origins=frozenset() if source.reference else frozenset((said.get("origin") or source.id,)),
            quote=_quote(said.get("quote")),
            qualifiers=self._qualifiers(qualifiers, attribute, wrong) if qualifiers else (),
            said_by=self._voice(text_of(voice)) if voice is not None else "",
            said_on=text_of(said.get("said_on")),
            inferred=said.get("inferred") or "",
            note=text_of(said.get("note")),
            distributes=said.get("distributes") is not False,
        )
        if len(self.problems) == before:
            self._file(fact, said)

    def _names(self, said: Node, wrong: Any) -> tuple[str, Attribute | None]:
        name, key = said["subject"], said["attribute"]
        known = self.literals.entities.names
        subject = known.get(name) or known.get(normal_text(name)) or ""
        attribute = self.attributes.get(key)
        if not subject and name not in self.undeclared:
            wrong("subject", f"unknown entity '{name[:80]}'{suggestion(name, known)}; declare it under `entities:`")
        if attribute is None and key not in self.undeclared:
            near = suggestion(key, self.attributes)
            wrong("attribute", f"unknown attribute '{key[:80]}'{near}; declare it under `attributes:`")
        return subject, attribute

    def _qualifiers(self, said: Node, attribute: Attribute, wrong: Any) -> Qualifiers:
        for key in said:
            if key not in attribute.qualifiers:
                near = suggestion(key, attribute.qualifiers)
                wrong(
                    "qualifiers",
                    f"unknown qualifier '{key[:80]}'{near}; '{attribute.id}' has "
                    f"{', '.join(attribute.qualifiers) or 'none'}: declare it there",
                )
        return tuple(sorted((key, self._voice(text_of(word))) for key, word in said.items()))

    def _voice(self, name: str) -> str:
        """The id of an entity of that name; else the name itself."""
        word = normal_text(name)
        return self.literals.entities.names.get(word, word)

    def _file(self, fact: Fact, said: Node) -> None:
        retracted = said.get("retracted")
        if said.get("status") == "draft":
            self.set_aside.append(SetAside(fact, "a draft"))
        elif retracted:
            why = f": {retracted}" if isinstance(retracted, str) else ""
            self.set_aside.append(SetAside(fact, f"retracted{why}"))
        elif fact.source in self._superseded:
            by = self._superseded[fact.source]
            self.set_aside.append(SetAside(fact, f"its source is superseded by {by}"))
        else:
            self.facts.append(fact)


_NOTHING = Value("", "")


def _quote(raw: object) -> tuple[str, ...]:
    if raw is None:
        return ()
    if isinstance(raw, list):
        return tuple(text_of(part) for part in raw)
    return (text_of(raw),)


