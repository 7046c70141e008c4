"""Is a file of the right shape? A compiled validator says yes; jsonschema words what is wrong.

jsonschema is imported only when something is wrong: it takes a hundred times as long a fact.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from checker.load.nearest import suggestion
from checker.load.nodes import Mapping, Sequence, place_of
from checker.model.place import Place, Problem

FOLDER = Path(__file__).parent.parent / "schemas"
INPUTS = ("facts", "entities", "attributes", "rules")
"""The kinds of file; ``corpus`` is any of them."""

Path_ = tuple[str | int, ...]


def schema_text(name: str) -> str:
    """The JSON Schema of that name; raises ``FileNotFoundError`` where there is none."""
    return (FOLDER / f"{name}.json").read_text(encoding="utf-8")


def schema_names() -> list[str]:
    """The names of all schemas."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


@cache
def _schemas() -> dict[str, Any]:
    return {name: json.loads(schema_text(name)) for name in (*INPUTS, "corpus")}


@cache
def _compiled() -> Any:
    schemas = _schemas()
    registry = jsonschema_rs.Registry([(s["$id"], s) for s in schemas.values()])
    return jsonschema_rs.validator_for(schemas["corpus"], registry=registry)


@cache
def _wording() -> Any:
    from jsonschema import Draft202012Validator
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012

    resources = [(s["$id"], DRAFT202012.create_resource(s)) for s in _schemas().values()]
    registry: Registry[Any] = Registry().with_resources(resources)
    return Draft202012Validator(_schemas()["corpus"], registry=registry)


def validate(data: Mapping, file: str) -> tuple[list[Problem], set[Path_]]:
    """What is wrong with the shape of a file, and the paths of the items to leave out.

    An item is a source, a fact, a claim within a fact, an entity, an attribute or a rule: what
    stands beside a broken one is used all the same, so that one run finds all problems.
    """
    if _compiled().is_valid(data):
        return [], set()
    problems: list[Problem] = []
    broken: set[Path_] = set()
    for error in _wording().iter_errors(data):
        path: Path_ = tuple(error.absolute_path)
        broken.add(_item(path))
        problems += [Problem(place, text) for place, text in _explain(error, data, path, file)]
    return problems, broken


def _item(path: Path_) -> Path_:
    within_claims = len(path) >= 4 and path[0] == "facts" and path[2] == "claims"
    return path[:4] if within_claims else path[:2] if path[:1] != ("source",) else path[:1]


def _place(data: Mapping, path: Path_, file: str, *, key: bool = False) -> Place:
    node: Any = data
    for step in path[:-1]:
        node = node[step]
    return place_of(file, node, path[-1], key=key) if path else Place(file, 1, 1)


def _explain(
    error: Any, data: Mapping, path: Path_, file: str
) -> Iterator[tuple[Place, str]]:
    """One schema error as places and sentences."""
    place = _place(data, path, file)
    value, expected, wanted = error.instance, error.validator_value, _described(error.schema)
    name = f"'{path[-1]}'" if path and isinstance(path[-1], str) else "this"
    match error.validator:
        case "additionalProperties":
            known = error.schema["properties"]
            for key in value:
                if key not in known:
                    yield _place(data, (*path, key), file, key=True), _unknown_key(value, key, known)
        case "required" | "dependentRequired":
            for key in expected if isinstance(expected, list) else expected["facts"]:
                if key not in value:
                    yield place, f"{name} has no '{key}': add it"
        case "type" if value is None:
            yield place, f"{name} has no value: write one, or quote it if it begins with `#`"
        case "type":
            yield place, f"{name} is {_kind(value)}, but should be {_kinds(expected)}{wanted}"
        case "enum" | "const":
            allowed = expected if isinstance(expected, list) else [expected]
            near = suggestion(str(value), map(str, allowed))
            yield place, f"{name} cannot be '{value}'{near}; one of: {', '.join(map(str, allowed))}"
        case "pattern":
            where = _place(data, (*path, value), file, key=True) if _names_key(error) else place
            yield where, f"'{value}' does not fit{wanted}"
        case "minItems":
            yield place, f"{name} is empty: list something, or leave it out"
        case "minProperties" | "maxProperties":
            some = ", ".join(f"'{key}'" for key in error.schema["properties"])
            how_many = "one" if error.validator == "maxProperties" else "at least one more"
            yield place, f"{name} needs {how_many} of {some}"
        case "minimum":
            yield place, f"{name} is {value}, but should be at least {expected}"
        case None:
            yield _place(data, path, file, key=True), f"{name} cannot stand here: move it out"
        case _:
            yield place, f"{name}: {error.message}"


def _names_key(error: Any) -> bool:
    return "propertyNames" in error.schema_path


def _unknown_key(node: Mapping, key: str, known: Iterable[str]) -> str:
    if node[key] is None and ("(" in key or ")" in key or " " in key or not key.isidentifier()):
        return f"'{_short(key)}' is cut off by a comma: quote the value that it is part of"
    return f"unknown key '{_short(key)}'{suggestion(key, known)}; known: {', '.join(known)}"


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


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
    if isinstance(value, Sequence):
        return "a list"
    return "a mapping" if isinstance(value, Mapping) else f"'{_short(str(value))}'"
