"""The JSON Schema of an answer: its enums are the attributes and entities that are declared."""

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, Final

from checker.model.vocabulary import Attribute, Entities

NAME: Final = "proposals"
"""What the schema, and the list in an answer, are called."""

KEYS: Final = ("subject", "attribute", "quote", "voice", "qualifiers")
"""What a proposal says."""


def answer_schema(attributes: Mapping[str, Attribute], entities: Entities) -> dict[str, Any]:
    """What an answer has to be, as servers take it: every key is asked for, no other allowed."""
    names = sorted({name for one in attributes.values() for name in one.qualifiers})
    proposal: dict[str, Any] = {
        "subject": {"type": "string", "enum": sorted(entities.by_id)},
        "attribute": {"type": "string", "enum": sorted(attributes)},
        "quote": {"type": "string"},
        "voice": {"type": "string"},
    }
    if names:
        pair = {"name": {"type": "string", "enum": names}, "value": {"type": "string"}}
        proposal["qualifiers"] = {"type": "array", "items": _object(pair)}
    return _object({NAME: {"type": "array", "items": _object(proposal)}})


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def hash_of(said: object) -> str:
    """Twelve hexadecimal digits that stand for what JSON can say."""
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
