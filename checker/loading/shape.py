"""Is a file of the right shape? What is not tells its errors, and is left out."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Set
from typing import Any

from checker.loading.nodes import MappingNode, SequenceNode, place_at
from checker.loading.schema import compiled, wording
from checker.loading.shape_errors import (
    Path_,
    explained,
    is_of_key,
    lacking,
    meant,
    parent_of,
    place_in,
    respelt,
    unknown,
)
from checker.model.line import shortened
from checker.model.place import Place, Problem

_OF_CLAIM = 4
"""How many steps lead to a claim of a block: facts, 0, claims, 0."""


def listed(
    data: MappingNode, section: str, file: str, broken: Set[Path_]
) -> Iterator[tuple[MappingNode, Place, bool]]:
    """The items of a section that is a list, each with its place and whether it is whole."""
    items = data.get(section)
    if isinstance(items, SequenceNode):
        for index, (node, mark) in enumerate(zip(items, items.at, strict=True)):
            yield node, place_at(file, mark), (section, index) not in broken


def validate(
    data: MappingNode, file: str, lost: Iterable[int] = ()
) -> tuple[list[Problem], set[Path_]]:
    """What is wrong with the shape of a file, and the paths of the items that are not whole.

    An item is a source, a fact, a claim within a fact, an entity, an attribute or a rule. What is
    wrong is taken out of ``data``, so that the rest of it can be used and one run finds all
    problems; what an item that is not whole lacks is no second problem. ``lost`` are the lines,
    counted from 0, that YAML had to leave out.
    """
    broken = _around(data, lost)
    problems: list[Problem] = []
    respelt_at: set[Path_] = set()
    while not compiled().is_valid(data):
        more, new = _misshapen(data, file, broken, respelt_at)
        problems += more
        respelt_at |= new
        if not new:
            break
    return list(dict.fromkeys(problems)), broken


def _misshapen(
    data: MappingNode, file: str, broken: set[Path_], respelt_at: set[Path_]
) -> tuple[list[Problem], set[Path_]]:
    """What is wrong, which is taken out; and the paths of misspelt keys that were put right, so
    that what they hold is to be looked at. ``broken`` gets the paths of the items that are not
    whole; ``respelt_at`` are such paths of before."""
    errors = list(wording().iter_errors(data))
    if not errors:  # the two validators differ: what one of them refuses is not used
        return [Problem(Place(file, 1, 1), "not of the shape that its schema asks for")], set()
    odd = [error for error in errors if error.validator == "additionalProperties"]
    unknown_at = {tuple(error.absolute_path) for error in odd}
    misspelt = {(tuple(error.absolute_path), key) for error in odd for key in meant(error)}
    problems: list[Problem] = []
    told = set(broken)
    for error in errors:
        another = error.validator == "type" and tuple(error.absolute_path) in respelt_at
        if another:  # it may be no misspelt key, but one that is not known
            told.add(_item_of(error))
        elif not _follows(error, broken, unknown_at, misspelt):
            sentences = explained(error, data, tuple(error.absolute_path), file)
            problems += (Problem(*each) for each in sentences)
            if sentences:
                told.add(_item_of(error))
    for error in errors:
        if _item_of(error) not in told:  # nothing is left out in silence
            path = tuple(error.absolute_path)
            wrong = f"cannot be used as it stands: {shortened(error.message)}"
            problems.append(Problem(place_in(data, path, file), wrong))
    new: set[Path_] = set()
    for error in errors:
        broken.add(_item_of(error))
        if error.validator == "additionalProperties":
            new |= {(*error.absolute_path, name) for name in _put_right(error)}
        _take_out(error, data, tuple(error.absolute_path))
    return problems, new


def _put_right(error: Any) -> list[str]:
    """Give misspelt keys their names, where these are plain; which those are."""
    node: MappingNode = error.instance
    names = respelt(error)
    node.at = {**node.at, **{name: node.at[key] for key, name in names.items()}}
    for key, name in names.items():
        node[name] = node.pop(key)
    return list(names.values())


_LACKS = frozenset({"required", "dependentRequired", "minItems", "minProperties"})
"""What something that was left out may be the cause of."""

_ASK = frozenset({"required", "dependentRequired"})
"""What a misspelt key may be the cause of."""

_HOW_MANY = frozenset({"minProperties", "maxProperties"})
"""What an unknown key, which is a problem of its own, may be the cause of."""


def _follows(
    error: Any, broken: set[Path_], unknown_at: set[Path_], misspelt: set[tuple[Path_, str]]
) -> bool:
    """Whether an error only follows from another, which is told."""
    path: Path_ = tuple(error.absolute_path)
    if (error.validator in _LACKS or error.instance is None) and _item(path) in broken:
        return True
    if error.validator in _ASK and all((path, key) in misspelt for key in lacking(error)):
        return True
    if error.validator in _HOW_MANY and path in unknown_at:
        return True
    if path in broken and isinstance(error.instance, MappingNode) and not error.instance:
        return True
    # claims within the claims of a block, which are refused as such
    return path[0:1] == ("facts",) and path[_OF_CLAIM : _OF_CLAIM + 1] == ("claims",)


def _item_of(error: Any) -> Path_:
    """The path of the item that an error spoils."""
    path = tuple(error.absolute_path)
    return _item((*path, error.instance) if is_of_key(error) else path)


def _item(path: Path_) -> Path_:
    if path[:1] == ("source",):
        return path[:1]
    of_claim = len(path) >= _OF_CLAIM and path[0] == "facts" and path[2] == "claims"
    return path[:_OF_CLAIM] if of_claim else path[:2]


def _around(data: MappingNode, lost: Iterable[int]) -> set[Path_]:
    """The paths of all that stands around the lost lines."""
    paths: set[Path_] = set()
    starts: dict[Path_, list[tuple[int, Any]]] = {}
    for line in lost:
        node: Any = data
        path: Path_ = ()
        paths.add(path)
        while isinstance(node, MappingNode | SequenceNode) and len(path) < _OF_CLAIM:
            if path not in starts:
                starts[path] = sorted(_lines(node), key=lambda start: start[0])
            index = bisect_right(starts[path], line, key=lambda start: start[0]) - 1
            if index < 0:
                break
            step = starts[path][index][1]
            path, node = (*path, step), node[step]
            paths.add(path)
    return paths


def _lines(node: MappingNode | SequenceNode) -> Iterator[tuple[int, Any]]:
    if isinstance(node, MappingNode):
        yield from ((key.line, name) for name, (key, _) in node.at.items())
    else:
        yield from ((mark.line, index) for index, mark in enumerate(node.at))


def _take_out(error: Any, data: MappingNode, path: Path_) -> None:
    """Remove what an error is about; an item in a list is emptied, since others are counted."""
    match error.validator:
        case "additionalProperties":
            for key in unknown(error):
                error.instance.pop(key, None)
        case "not" if "claims" in error.validator_value["required"]:
            error.instance.pop("claims", None)
        case "required" | "dependentRequired":
            pass
        case _ if is_of_key(error):
            parent_of(data, (*path, error.instance)).pop(error.instance, None)
        case _ if path:
            while isinstance(path[-1], int) and path != _item(path):
                path = path[:-1]
            parent: Any = parent_of(data, path)
            last: Any = path[-1]
            if isinstance(parent, MappingNode):
                parent.pop(last, None)
            elif isinstance(parent, SequenceNode) and last < len(parent):
                parent[last] = _nothing()


def _nothing() -> MappingNode:
    nothing = MappingNode()
    nothing.at = {}
    return nothing
