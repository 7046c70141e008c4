"""What is wrong with the shape of a file, each error as a place and a sentence."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from checker.loading.nodes import MappingNode, SequenceNode, place_of, text_of
from checker.loading.schema import schemas
from checker.model.line import shortened
from checker.model.place import Place
from checker.rules import KINDS
from checker.spelling.nearest import Nearest, likeness, look_alike, suggestion
from checker.values.texts import CURLY, TRUTHS

Path_ = tuple[str | int, ...]
"""The steps from the top of a file to something in it."""


def parent_of(data: MappingNode, path: Path_) -> Any:
    """What holds the last step of a path, or nothing where it was taken out already."""
    node: Any = data
    for step in path[:-1]:
        try:
            node = node[step]
        except (LookupError, TypeError):
            return MappingNode()
    return node if isinstance(node, MappingNode | SequenceNode) else MappingNode()


def place_in(data: MappingNode, path: Path_, file: str, *, key: bool = False) -> Place:
    """Where the last step of a path leads to, or its ``key``."""
    node: Any = data
    for step in path[:-1]:
        node = node[step]
    return place_of(file, node, path[-1], key=key) if path else Place(file, 1, 1)


def explained(error: Any, data: MappingNode, path: Path_, file: str) -> list[tuple[Place, str]]:
    """One schema error as places and sentences."""
    if error.validator == "additionalProperties":
        return list(_unknown_keys(error, data, path, file))
    if is_of_key(error):
        where = place_in(data, (*path, error.instance), file, key=True)
        return [(where, f"'{shortened(error.instance)}' should be{_described(error.schema)[1:]}")]
    name = f"'{path[-1]}'" if path and isinstance(path[-1], str) else "this"
    if error.validator == "not":
        key = next(key for key in _EXCLUDED if key in error.instance)
        where = place_in(data, (*path, key), file, key=True)
    elif error.instance is None:
        last, node = str(path[-1]) if path else "", parent_of(data, path)
        if " " in last and isinstance(node, MappingNode) and _without_colon(node, last):
            where = place_in(data, path, file, key=True)
            return [(where, _no_colon(last, last.partition(" ")[0]))]
        where = place_in(data, path, file, key=bool(path) and isinstance(path[-1], str))
    else:
        where = place_in(data, path, file)
    return [(where, text) for text in _sentences(error, name)]


def _sentences(error: Any, name: str) -> Iterator[str]:
    value, expected, wanted = error.instance, error.validator_value, _described(error.schema)
    match error.validator:
        case "required" | "dependentRequired":
            for key in lacking(error):
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
                said = shortened(text_of(value))
                near = suggestion(said, allowed)
                yield f"{name} cannot be '{said}'; one of: {', '.join(allowed)}{near}"
        case "pattern":
            yield f"'{shortened(value)}' should be{wanted[1:]}"
        case "minItems":
            yield f"{name} is empty: list something, or leave it out"
        case "minLength":
            yield f"{name} is empty: write it, or leave it out"
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


def _lists(known: Any, key: str) -> bool:
    """Whether a mapping has one key alone, which is a list of columns."""
    if len(known) != 1 or key not in known:
        return False
    return bool(known[key].get("items", {}).get("$ref", "").endswith("/column"))


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
        if isinstance(value, str | SequenceNode) and value and _lists(known, first):
            some = value if isinstance(value, SequenceNode) else [value]
            return f"; write {{{first}: [{', '.join(shortened(text_of(one)) for one in some)}]}}"
        plain = isinstance(value, str) and first in ("id", "kind", "label", "attribute", "file")
        if plain and first in known and set(kinds) <= {"object", "null"}:
            return f"; write {{{first}: {shortened(value)}}}"
        if "array" in kinds and isinstance(value, str) and value:
            return f"; write [{shortened(value)}]"
        if isinstance(value, SequenceNode) and {*kinds} <= {"object", "null"}:
            open_ = "properties" not in error.schema
            return "; write `key:` instead of `- `" if open_ else "; write it in {...}"
    elif kinds == ["boolean"] and text_of(word).casefold() in TRUTHS:
        return f"; write {TRUTHS[text_of(word).casefold()]}"
    elif isinstance(value, MappingNode) and list(value.values()) == [None]:
        word = shortened(next(iter(value)))
        return f'; write it in quotation marks, "{{{word}}}", or without braces'
    elif kinds == ["array"]:
        if isinstance(value, MappingNode):
            return "; begin each item with `- `"
        of = error.schema.get("items", {}).get("$ref", "/text")
        scalar = isinstance(value, str | int) and not isinstance(value, bool) and value != ""
        if scalar and of.endswith(("/text", "/id", "/literal", "/column")):
            return f"; write [{shortened(text_of(value))}]"
    return ""


_EXCLUDED = ("claims", "parts_of", "attribute")
"""Keys that cannot stand where they do, or not together."""


def is_of_key(error: Any) -> bool:
    """Whether an error is about the name of a key."""
    return "propertyNames" in error.relative_schema_path


def lacking(error: Any) -> list[str]:
    """The keys that an error of ``required`` or ``dependentRequired`` misses."""
    expected = error.validator_value
    if error.validator == "dependentRequired":
        return [key for when, keys in expected.items() if when in error.instance for key in keys]
    told = [key for key in expected if error.message.startswith(f"'{key}' ")]
    return told or [key for key in expected if key not in error.instance]  # in other words


def unknown(error: Any) -> list[str]:
    """The keys that an error of ``additionalProperties`` is about."""
    known = error.schema["properties"]
    return [key for key in error.instance if key not in known]


def meant(error: Any) -> Iterator[str]:
    """The known keys that the unknown ones look like."""
    for key in unknown(error):
        known = error.schema["properties"]
        near = _begun(key, known) or _near(key, known)
        if near:
            yield near
        elif _elsewhere((), key) and "source" in known:
            yield "source"


def respelt(error: Any) -> dict[str, str]:
    """Of the unknown keys of an error those that are plainly a known one that is not there, written
    otherwise, each with its name."""
    known = error.schema["properties"]
    nearest = Nearest(known)
    found: dict[str, str] = {}
    for key in unknown(error):
        name = nearest.name(key)
        if name is None or name in error.instance or name in found.values():
            continue
        if error.instance[key] is not None and likeness(key.casefold(), name) >= _PLAINLY:
            found[key] = name
    return found


_PLAINLY = 75
"""How alike, in per cent, a misspelt key and a known one are where only that can be meant."""


def _unknown_keys(
    error: Any, data: MappingNode, path: Path_, file: str
) -> Iterator[tuple[Place, str]]:
    node, known = error.instance, error.schema["properties"]
    before, cut = "", False
    for key in node:
        place = place_in(data, (*path, key), file, key=True)
        if key in known:
            before, cut = key, False
        elif not _without_colon(node, key):
            like = _near(key, known)
            meant_as = f"; did you mean '{like}'?{look_alike(key, like)}" if like else ""
            near = meant_as or f"; known: {', '.join(known)}"
            near = _elsewhere(path, key) or near
            yield place, f"unknown key '{shortened(key)}'{near}"
            before, cut = key, False
        elif begun := _begun(key, known):
            yield place, _no_colon(key, begun)
            before, cut = begun, False
        elif not before:
            near = suggestion(key, known) or f"; known: {', '.join(known)}"
            yield place, f"'{shortened(key)}' is no `key: value`: add the colon and the value{near}"
        elif not cut:
            said = text_of(node.get(before))
            if said[:1] in CURLY and said:
                wrong = f"{said[0]} is no quotation mark to YAML, which reads up to the next comma"
                yield place_in(data, (*path, before), file), f"{wrong}: write straight ones"
            else:
                wrong = (
                    f"a comma cuts '{shortened(key)}' off from '{before}': quote the whole value"
                )
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
    known = schemas()
    if not path and key in ("subject", "attribute", "value", "quote"):
        return "; it belongs to a claim: indent it under the `- ` of one, below `facts:`"
    if path[:1] == ("facts",) and key == "unit":
        return "; the unit is part of the value: write `value: 5 km` or the like"
    if not path and key in known["facts"]["$defs"]["source"]["properties"]:
        return f"; it stands under `source:`: write `source: {{{key}: ...}}`"
    if len(path) == 2 and path[0] == "rules":
        for verb in ("check", "derive"):
            if key in known["rules"]["$defs"][verb]["properties"]:
                return f"; it stands under `{verb}:`: write `{verb}: {{{key}: ...}}`"
    return ""


def _no_colon(key: str, begun: str) -> str:
    """What to say of ``subject river``, and of ``subject:river``."""
    rest = key[len(begun) :].lstrip(":= ")
    lacks = "space behind the colon" if key[len(begun)] == ":" else "colon"
    return f"no {lacks} in '{shortened(key)}': write `{begun}: {shortened(rest)}`"


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
    return "a mapping" if isinstance(value, MappingNode) else f"'{shortened(str(value))}'"
