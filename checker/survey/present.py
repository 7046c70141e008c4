"""What a corpus has already, so that drafts go beside it."""

from collections.abc import Iterable

from checker.loading.corpus import declared
from checker.loading.files import Content
from checker.loading.nodes import MappingNode, text_of
from checker.loading.shape import validate
from checker.loading.sources import File
from checker.loading.text import read_yaml
from checker.loading.vocabulary import read_attributes, read_entities
from checker.model.lock import is_lock
from checker.model.place import Problem
from checker.survey.drafts import AlreadyThere


def present_in(contents: Iterable[Content]) -> AlreadyThere:
    """The ids in the files; what is wrong with them is told when all of it is loaded."""
    files: list[File] = []
    for name, data in contents:
        if isinstance(data, Problem) or is_lock(name):
            continue
        root, _, lost, _ = read_yaml(data, name)
        if root is not None:
            _, broken = validate(root, name, lost)
            files.append((name, root, broken))
    problems: list[Problem] = []
    entities = read_entities(declared(files, "entities"), problems)
    attributes = read_attributes(declared(files, "attributes"), problems)
    nodes = [node for _, node, _ in files]
    return AlreadyThere(
        dict(entities.names) | {one: one for one in entities.by_id},
        attributes,
        frozenset(text_of(one.get("id")) for node in nodes for one in node.get("patterns") or ()),
        any(_agrees(one) for node in nodes for one in node.get("rules") or ()),
    )


def _agrees(rule: MappingNode) -> bool:
    return "agree" in (rule.get("check") or {})
