"""The schemas of all files, put together from what the kinds say, and what holds a file to them.

A compiled validator says quickly that nothing is wrong; jsonschema words what is. That is imported
only then: it takes a hundred times as long a fact.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from checker.kinds import KINDS as KINDS_OF_VALUE
from checker.model.rule import CheckKind, DerivationKind
from checker.rules import KINDS

FOLDER = Path(__file__).parent.parent / "schemas"
INPUTS = ("facts", "entities", "attributes", "rules", "patterns", "tables", "waivers")
"""The kinds of file; ``corpus`` is any of them."""


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
def schemas() -> dict[str, Any]:
    """All schemas, by their names."""
    return {name: _read(name) for name in (*INPUTS, "corpus")}


@cache
def compiled() -> Any:
    """Says of a file whether it is of the right shape."""
    registry = jsonschema_rs.Registry([(s["$id"], s) for s in schemas().values()])
    return jsonschema_rs.validator_for(schemas()["corpus"], registry=registry)


@cache
def wording() -> Any:
    """Says what is wrong with the shape of a file."""
    from jsonschema import Draft202012Validator, validators
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012

    resources = [(s["$id"], DRAFT202012.create_resource(s)) for s in schemas().values()]
    registry: Registry[Any] = Registry().with_resources(resources)
    extend: Any = validators.extend
    worded = extend(Draft202012Validator, {"pattern": _pattern})
    return worded(schemas()["corpus"], registry=registry)


def _pattern(_: Any, pattern: str, instance: object, __: Any) -> Iterator[Any]:
    """As the standard has it: ``$`` is the end of the text, and not before a last line end."""
    from jsonschema import ValidationError

    if isinstance(instance, str) and re.search(re.sub(r"\$\Z", r"\\Z", pattern), instance) is None:
        yield ValidationError(f"{instance!r} does not match {pattern!r}")
