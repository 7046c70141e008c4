"""Values as YAML: on one line, or with a line for each key and item."""

from collections.abc import Mapping, Sequence
from typing import final

from checker.editing.scalars import scalar


@final
class Block(dict[str, "Data"]):
    """A mapping that has a line for each of its keys; a plain one stands in braces."""

    __slots__ = ()


Data = str | int | bool | Sequence["Data"] | Mapping[str, "Data"]
"""What can be written: scalars, lists (in brackets) and mappings."""


def pair(key: str, value: Data) -> str:
    """A key and its value, or an item where the key is empty, within braces or brackets."""
    return f"{scalar(key)}: {flow(value)}" if key else flow(value)


def flow(value: Data) -> str:
    """A value on one line."""
    if isinstance(value, str | int):
        return scalar(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(pair(key, one) for key, one in value.items())}}}"
    return f"[{', '.join(map(flow, value))}]"


def block(key: str, value: Data) -> list[str]:
    """The lines of a key with its value, or, where the key is empty, of an item with its dash."""
    named = f"{scalar(key)}:" if key else "-"
    if isinstance(value, Block) and value:
        inside = [line for name, one in value.items() for line in block(name, one)]
    elif isinstance(value, list) and any(isinstance(one, Block) for one in value):
        inside = [line for one in value for line in block("", one)]
    else:
        return [f"{named} {flow(value)}"]
    if key:
        return [named, *(f"  {line}" for line in inside)]
    return [f"- {inside[0]}", *(f"  {line}" for line in inside[1:])]
