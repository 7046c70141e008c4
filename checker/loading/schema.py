"""Is a file of the right shape? A compiled validator says yes; jsonschema words what is wrong.

jsonschema is imported only when something is wrong: it takes a hundred times as long a fact.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from checker.kinds import KINDS as KINDS_OF_VALUE
from checker.loading.nodes import MappingNode, SequenceNode, place_at, place_of, text_of
from checker.model.place import Place, Problem
from checker.model.rule import CheckKind, DerivationKind
from checker.rules import KINDS
from checker.spelling.nearest import Nearest, suggestion
from checker.values.texts import CURLY, TRUTHS

FOLDER = Path(__file__).parent.parent / "schemas"
INPUTS = ("facts", "entities", "attributes", "rules", "patterns", "tables", "waivers")
"""The kinds of file; ``corpus`` is any of them."""

Path_ = tuple[str | int, ...]
"""The steps from the top of a file to something in it."""

_OF_CLAIM = 4
"""How many steps lead to a claim of a block: facts, 0, claims, 0."""

_LONGEST_SHOWN = 60


def schema_text(name: str) -> str:
    """The JSON Schema of that name; raises ``FileNotFoundError`` where there is none."""
    if name in ("rules", "attributes"):
        return json.dumps(_read(name), indent=2, ensure_ascii=False) + "\n"
    return (FOLDER / f"{name}.json").read_text(encoding="utf-8")


def _read(name: str) -> Any:
    """A schema; what kinds of rule and of value there are, and their keys, the kinds say."""
    schema = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    if name == "rules":
        for verb, kind_of in (("derive", DerivationKind), ("check", CheckKind)):
            schema["$defs"][verb]["properties"] = {
                kind: said.schema() for kind, said in KINDS.items() if isinstance(said, kind_of)
            }
    if name == "attributes":
        properties = schema["$defs"]["attribute"]["properties"]
        properties["kind"]["enum"] = list(KINDS_OF_VALUE)
        for kind in KINDS_OF_VALUE.values():
            properties.update(kind.keys)
    return schema


def schema_names() -> list[str]:
    """The names of all schemas."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


@cache
def _schemas() -> dict[str, Any]:
    return {name: _read(name) for name in (*INPUTS, "corpus")}


@cache
def _compiled() -> Any:
    schemas = _schemas()
    registry = jsonschema_rs.Registry([(s["$id"], s) for s in schemas.values()])
    return jsonschema_rs.validator_for(schemas["corpus"], registry=registry)


@cache
def _wording() -> Any:
    from jsonschema import Draft202012Validator, validators
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012

    resources = [(s["$id"], DRAFT202012.create_resource(s)) for s in _schemas().values()]
    registry: Registry[Any] = Registry().with_resources(resources)
    extend: Any = validators.extend
    worded = extend(Draft202012Validator, {"pattern": _pattern})
    return worded(_schemas()["corpus"], registry=registry)


def _pattern(_: Any, pattern: str, instance: object, __: Any) -> Iterator[Any]:
    """As the standard has it: ``$`` is the end of the text, and not before a last line end."""
    from jsonschema import ValidationError

    if isinstance(instance, str) and re.search(re.sub(r"\$\Z", r"\\Z", pattern), instance) is None:
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


def listed(
    data: MappingNode, section: str, file: str, broken: set[Path_]
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
    if _compiled().is_valid(data):
        return [], broken
    errors = list(_wording().iter_errors(data))
    if not errors:  # the two validators differ: what one of them refuses is not used
        return [Problem(Place(file, 1, 1), "not of the shape that its schema asks for")], broken
    misspelt = {
        (path, meant)
        for error in errors
        if error.validator == "additionalProperties"
        for path in [tuple(error.absolute_path)]
        for meant in _meant(error)
    }
    odd = {tuple(e.absolute_path) for e in errors if e.validator == "additionalProperties"}
    problems: list[Problem] = []
    told = set(broken)
    for error in errors:
        path: Path_ = tuple(error.absolute_path)
        if (error.validator in _LACKS or error.instance is None) and _item(path) in broken:
            continue
        if error.validator in _ASK and all((path, key) in misspelt for key in _lacking(error)):
            continue
        if error.validator in _HOW_MANY and path in odd:
            continue
        if path in broken and isinstance(error.instance, MappingNode) and not error.instance:
            continue  # what was in it has had its complaint
        if path[_OF_CLAIM : _OF_CLAIM + 1] == ("claims",) and path[0] == "facts":
            continue
        explained = [Problem(*each) for each in _explain(error, data, path, file)]
        problems += explained
        if explained:
            told.add(_item_of(error))
    for error in errors:
        if _item_of(error) not in told:  # nothing is left out in silence
            path = tuple(error.absolute_path)
            wrong = f"cannot be used as it stands: {_short(error.message)}"
            problems.append(Problem(_place(data, path, file), wrong))
    for error in errors:
        broken.add(_item_of(error))
        _take_out(error, data, tuple(error.absolute_path))
    return problems, broken


_LACKS = frozenset({"required", "dependentRequired", "minItems", "minProperties"})
"""What something that was left out may be the cause of."""

_HOW_MANY = frozenset({"minProperties", "maxProperties"})
"""What an unknown key, which is a problem of its own, may be the cause of."""


def _item_of(error: Any) -> Path_:
    """The path of the item that an error spoils."""
    path = tuple(error.absolute_path)
    return _item((*path, error.instance) if _names_key(error) else path)


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
            for key in _unknown(error):
                error.instance.pop(key, None)
        case "not" if "claims" in error.validator_value["required"]:
            error.instance.pop("claims", None)
        case "required" | "dependentRequired":
            pass
        case _ if _names_key(error):
            _parent(data, (*path, error.instance)).pop(error.instance, None)
        case _ if path:
            while isinstance(path[-1], int) and path != _item(path):
                path = path[:-1]
            parent: Any = _parent(data, path)
            last: Any = path[-1]
            if isinstance(parent, MappingNode):
                parent.pop(last, None)
            elif isinstance(parent, SequenceNode) and last < len(parent):
                parent[last] = _nothing()


def _nothing() -> MappingNode:
    nothing = MappingNode()
    nothing.at = {}
    return nothing


def _parent(data: MappingNode, path: Path_) -> Any:
    """What holds the last step of a path, or nothing where it was taken out already."""
    node: Any = data
    for step in path[:-1]:
        try:
            node = node[step]
        except (LookupError, TypeError):
            return _nothing()
    return node if isinstance(node, MappingNode | SequenceNode) else _nothing()


def _place(data: MappingNode, path: Path_, file: str, *, key: bool = False) -> Place:
    node: Any = data
    for step in path[:-1]:
        node = node[step]
    return place_of(file, node, path[-1], key=key) if path else Place(file, 1, 1)


def _explain(error: Any, data: MappingNode, path: Path_, file: str) -> list[tuple[Place, str]]:
    """One schema error as places and sentences."""
    if error.validator == "additionalProperties":
        return list(_unknown_keys(error, data, path, file))
    if _names_key(error):
        where = _place(data, (*path, error.instance), file, key=True)
        return [(where, f"'{_short(error.instance)}' should be{_described(error.schema)[1:]}")]
    name = f"'{path[-1]}'" if path and isinstance(path[-1], str) else "this"
    if error.validator == "not":
        key = next(key for key in _EXCLUDED if key in error.instance)
        where = _place(data, (*path, key), file, key=True)
    elif error.instance is None:
        last, node = str(path[-1]) if path else "", _parent(data, path)
        if " " in last and isinstance(node, MappingNode) and _without_colon(node, last):
            where = _place(data, path, file, key=True)
            return [(where, _no_colon(last, last.partition(" ")[0]))]
        where = _place(data, path, file, key=bool(path) and isinstance(path[-1], str))
    else:
        where = _place(data, path, file)
    return [(where, text) for text in _sentences(error, name)]


def _sentences(error: Any, name: str) -> Iterator[str]:
    value, expected, wanted = error.instance, error.validator_value, _described(error.schema)
    match error.validator:
        case "required" | "dependentRequired":
            for key in _lacking(error):
                yield f"{name} has no '{key}': add it" if name != "this" else f"no '{key}': add it"
        case _ if value is None:
            yield f"{name} has no value: write one, or quote it if it begins with '#'"
        case "type":
            instead = _instead(error, name.strip("'"))
            yield f"{name} is {_kind(value)}, but should be {_kinds(expected)}{wanted}{instead}"
        case "enum" | "const":
            allowed = expected if isinstance(expected, list) else [expected]
            if isinstance(value, MappingNode | SequenceNode):
                yield f"{name} is {_kind(value)}, but should be one of: {', '.join(allowed)}"
            else:
                said = _short(text_of(value))
                near = suggestion(said, allowed)
                yield f"{name} cannot be '{said}'{near}; one of: {', '.join(allowed)}"
        case "pattern":
            yield f"'{_short(value)}' should be{wanted[1:]}"
        case "minItems":
            yield f"{name} is empty: list something, or leave it out"
        case "minProperties":
            some = ", ".join(f"'{key}'" for key in error.schema["properties"] if key not in value)
            yield f"{name} needs one of {some}"
        case "maxProperties":
            some = " and ".join(f"'{key}'" for key in value)
            yield f"{name} has {some}: keep one of them"
        case "minimum":
            yield f"{name} is {value}, but should be at least {expected}"
        case "not" if "claims" in expected["required"]:
            yield "'claims' cannot stand within 'claims': move it out"
        case "not":
            yield f"{name} counts a list or parts: remove 'attribute' or 'parts_of'"
        case _:
            yield f"{name}: {error.message}"


def _instead(error: Any, name: str) -> str:
    """What to write where something is of the wrong type, if that is plain."""
    value, expected = error.instance, error.validator_value
    kinds = expected if isinstance(expected, list) else [expected]
    word = value[0] if isinstance(value, SequenceNode) and len(value) == 1 else value
    if "object" in kinds:
        known = error.schema.get("properties", ())
        if isinstance(word, str) and word in known:
            return f"; write `{name}: {{{word}: {{...}}}}`"
        first = [*error.schema.get("required", ()), "label"][0]
        plain = isinstance(value, str) and first in ("id", "kind", "label", "attribute")
        if plain and first in known and set(kinds) <= {"object", "null"}:
            return f"; write {{{first}: {_short(value)}}}"
        if "array" in kinds and isinstance(value, str) and value:
            return f"; write [{_short(value)}]"
        if isinstance(value, SequenceNode) and {*kinds} <= {"object", "null"}:
            open_ = "properties" not in error.schema
            return "; write `key:` instead of `- `" if open_ else "; write it in {...}"
    elif kinds == ["boolean"] and text_of(word).casefold() in TRUTHS:
        return f"; write {TRUTHS[text_of(word).casefold()]}"
    elif isinstance(value, MappingNode) and list(value.values()) == [None]:
        word = _short(next(iter(value)))
        return f'; write it in quotation marks, "{{{word}}}", or without braces'
    elif kinds == ["array"]:
        if isinstance(value, MappingNode):
            return "; begin each item with `- `"
        of = error.schema.get("items", {}).get("$ref", "/text")
        scalar = isinstance(value, str | int) and not isinstance(value, bool) and value != ""
        if scalar and of.endswith(("/text", "/id", "/literal")):
            return f"; write [{_short(text_of(value))}]"
    return ""


_EXCLUDED = ("claims", "parts_of", "attribute")
"""Keys that cannot stand where they do, or not together."""


def _names_key(error: Any) -> bool:
    return "propertyNames" in error.relative_schema_path


def _lacking(error: Any) -> list[str]:
    """The keys that an error of ``required`` or ``dependentRequired`` misses."""
    expected = error.validator_value
    if error.validator == "dependentRequired":
        return [key for when, keys in expected.items() if when in error.instance for key in keys]
    told = [key for key in expected if error.message.startswith(f"'{key}' ")]
    return told or [key for key in expected if key not in error.instance]  # in other words


_ASK = ("required", "dependentRequired")


def _unknown(error: Any) -> list[str]:
    """The keys that an error of ``additionalProperties`` is about."""
    known = error.schema["properties"]
    return [key for key in error.instance if key not in known]


def _meant(error: Any) -> Iterator[str]:
    """The known keys that the unknown ones look like."""
    for key in _unknown(error):
        known = error.schema["properties"]
        near = _begun(key, known) or _near(key, known)
        if near:
            yield near
        elif _elsewhere((), key) and "source" in known:
            yield "source"


def _unknown_keys(
    error: Any, data: MappingNode, path: Path_, file: str
) -> Iterator[tuple[Place, str]]:
    node, known = error.instance, error.schema["properties"]
    before, cut = "", False
    for key in node:
        place = _place(data, (*path, key), file, key=True)
        if key in known:
            before, cut = key, False
        elif not _without_colon(node, key):
            meant = _near(key, known)
            near = f"; did you mean '{meant}'?" if meant else f"; known: {', '.join(known)}"
            near = _elsewhere(path, key) or near
            yield place, f"unknown key '{_short(key)}'{near}"
            before, cut = key, False
        elif begun := _begun(key, known):
            yield place, _no_colon(key, begun)
            before, cut = begun, False
        elif not before:
            near = suggestion(key, known) or f"; known: {', '.join(known)}"
            yield place, f"'{_short(key)}' is no `key: value`: add the colon and the value{near}"
        elif not cut:
            said = text_of(node.get(before))
            if said[:1] in CURLY and said:
                wrong = f"{said[0]} is no quotation mark to YAML, which reads up to the next comma"
                yield _place(data, (*path, before), file), f"{wrong}: write straight ones"
            else:
                wrong = f"a comma cuts '{_short(key)}' off from '{before}': quote the whole value"
                yield place, wrong
            cut = True


_WORDS = {
    "date": "published",
    "name": "title",
    "link": "url",
    "speaker": "said_by",
    "voice": "said_by",
    "as_of": "qualifiers",
    "type": "kind",
    "until": "expires",
    "by": "owner",
    "because": "reason",
    "description": "note",
    "comment": "note",
    "parent": "part_of",
    "in": "part_of",
    "names": "aliases",
    "text": "quote",
    "id": "finding",
    "claims": "facts",
    "pattern": "match",
    **{word: key for kind in KINDS.values() for word, key in kind.words},
}
"""Words that people write for keys which look otherwise."""


def _near(key: str, known: Iterable[str]) -> str | None:
    """The known key that somebody may have meant."""
    word = _WORDS.get(key, "")
    return word if word in known else Nearest(known).name(key)


def _elsewhere(path: Path_, key: str) -> str:
    """Where a key belongs that stands one level too high."""
    schemas = _schemas()
    if not path and key in ("subject", "attribute", "value", "quote"):
        return "; it belongs to a claim: indent it under the `- ` of one, below `facts:`"
    if path[:1] == ("facts",) and key == "unit":
        return "; the unit is part of the value: write `value: 5 km` or the like"
    if not path and key in schemas["facts"]["$defs"]["source"]["properties"]:
        return f"; it stands under `source:`: write `source: {{{key}: ...}}`"
    if len(path) == 2 and path[0] == "rules":
        for verb in ("check", "derive"):
            if key in schemas["rules"]["$defs"][verb]["properties"]:
                return f"; it stands under `{verb}:`: write `{verb}: {{{key}: ...}}`"
    return ""


def _no_colon(key: str, begun: str) -> str:
    """What to say of ``subject river``, and of ``subject:river``."""
    rest = key[len(begun) :].lstrip(":= ")
    lacks = "space behind the colon" if key[len(begun)] == ":" else "colon"
    return f"no {lacks} in '{_short(key)}': write `{begun}: {_short(rest)}`"


def _without_colon(node: MappingNode, key: str) -> bool:
    """Whether a key stands in ``{...}`` without a colon: the rest of a value with a comma, or a
    key of which the colon was forgotten."""
    key_mark, value_mark = node.at[key]
    return node[key] is None and value_mark.index == key_mark.index + len(key)


def _begun(key: str, known: Iterable[str]) -> str:
    """The known key that a key without a colon begins with, as ``subject river`` does."""
    word = _FIRST_WORD(key)
    return word[1] if word and word[1] in known else ""


_FIRST_WORD = re.compile(r"([a-z][a-z0-9_]*)(?: |:)(?=[^ :])").match


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _described(schema: Any) -> str:
    text = schema.get("description") if isinstance(schema, dict) else None
    return f": {text[0].lower()}{text[1:].rstrip('.')}" if text else ""


_KINDS = {
    "object": "a mapping",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "nothing",
}


def _kinds(expected: str | list[str]) -> str:
    names = [expected] if isinstance(expected, str) else list(expected)
    if "number" in names and "integer" in names:
        names.remove("integer")
    return " or ".join(_KINDS[name] for name in names)


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return f"the number {value}"
    if value == "":
        return "empty text"
    if isinstance(value, SequenceNode):
        return "a list"
    return "a mapping" if isinstance(value, MappingNode) else f"'{_short(str(value))}'"
