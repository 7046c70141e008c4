"""What a decision changes: the text of a file of facts as it is, to the text as it should be.

All of it goes by the one editor of YAML; a claim is known by its place in the file.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import final

from checker.editing.blocks import Block, Data
from checker.editing.editor import Editor, NoPlace
from checker.editing.nodes import Node, items_of
from checker.editing.scalars import Unquoted
from checker.model.place import Place
from checker.values.named import NamedTuple

STATUS = "status"


@final
class ClaimNode(NamedTuple):
    """A claim in a file: its own mapping, the list that it stands in and its ``number`` there, from
    0; of a block also the block, with its list and number."""

    node: Node
    items: Node
    number: int
    block: Node | None = None
    outer: Node | None = None
    outer_number: int = -1


def accepted(text: str, places: Iterable[Place], read_by: Mapping[Place, str]) -> str:
    """The text in which the claims at these places are reviewed; ``read_by`` says who read those
    whose values only a person can read. Raises ``NoPlace``."""
    editor = Editor(text)
    found = [(place, _at(editor, place)) for place in places]
    for place, claim in found:
        if said := read_by.get(place):
            _set(editor, claim, "read_by", said)
    _set_all(editor, [claim for _, claim in found], STATUS, "reviewed")
    return editor.result()


def mended(text: str, place: Place, changes: Mapping[str, Data | None]) -> str:
    """The text in which a claim has other values of these keys, or, for ``None``, none.

    Raises ``NoPlace``, too where its block has a key for all of its claims that one is to lose.
    """
    editor = Editor(text)
    claim = _at(editor, place)
    for key, value in changes.items():
        if value is None:
            if claim.block is not None and key in claim.block.keys:
                at = f"line {claim.block.line}"
                raise NoPlace(f"{at}: `{key}` is said of a whole block: write it with each claim")
            if key in claim.node.keys:
                editor.remove(claim.node, key)
        else:
            _set(editor, claim, key, value)
    return editor.result()


def rejected(text: str, place: Place) -> str:
    """The text without the claim at that place; a block goes with its last one. Raises
    ``NoPlace``."""
    editor = Editor(text)
    claim = _at(editor, place)
    items, index = claim.items, claim.number
    if claim.block is not None and len(items.items) == 1:
        assert claim.outer is not None
        items, index = claim.outer, claim.outer_number
    elif claim.block is not None:
        left = [one for number, one in enumerate(items.items) if number != index]
        _spare(editor, claim.block, left)
    if items.flow:
        editor.remove(items, index)
    else:
        editor.rewrite(items, index, None)
    return editor.result()


def added(text: str, said: Mapping[str, Data]) -> str:
    """The text with one claim more, as the last of its facts. Raises ``NoPlace``."""
    editor = Editor(text)
    facts = editor.root.get("facts")
    claim = Block(said)
    if facts is None:
        editor.add(editor.root, "facts", [claim])
    elif facts.keys or (facts.text and not facts.items):
        raise NoPlace(f"line {facts.line}: `facts` is no list: write each behind a dash")
    else:
        editor.insert(facts, claim)
    return editor.result()


def value_at(text: str, place: Place) -> list[str]:
    """What stands in a file as the value of a claim: its text, or those of the list's members.

    Empty where the file is no plain YAML, in which nothing is changed here.
    """
    try:
        claim = _at(Editor(text), place)
    except NoPlace:
        return []
    for node in (claim.node, claim.block):
        value = None if node is None else node.get("value")
        if value is not None:
            return [one.text for one in value.items] or [value.text]
    return []


def writes(text: str, place: Place, key: str) -> bool:
    """Whether a claim has a key of its own in its file; not where nothing can be changed there."""
    try:
        return key in _at(Editor(text), place).node.keys
    except NoPlace:
        return False


def literal(words: Sequence[str], *, many: bool) -> Data:
    """A value as it is written: a list where its kind has ``many``, else the first of the words."""
    return [Unquoted(word) for word in words] if many else Unquoted(words[0] if words else "")


def _at(editor: Editor, place: Place) -> ClaimNode:
    """The claim that begins at a place."""
    facts = editor.root.get("facts")
    for number, item in enumerate(items_of(facts)):
        assert facts is not None
        inside = item.get("claims")
        if inside is None:
            if (item.line, item.column) == (place.line, place.column):
                return ClaimNode(item, facts, number)
            continue
        for index, claim in enumerate(inside.items):
            if (claim.line, claim.column) == (place.line, place.column):
                return ClaimNode(claim, inside, index, item, facts, number)
    raise NoPlace(f"{place}: no claim begins here: read the file anew")


def _set(editor: Editor, claim: ClaimNode, key: str, value: Data) -> None:
    _set_all(editor, [claim], key, value)


def _set_all(editor: Editor, claims: Sequence[ClaimNode], key: str, value: Data) -> None:
    """Set a key of claims. A key of their block that each then has of its own goes: it would mean
    nothing."""
    for claim in claims:
        _put(editor, claim.node, key, value)
    blocks = {claim.block: claim.items for claim in claims if claim.block is not None}
    for block, items in blocks.items():
        own = {claim.node for claim in claims if claim.block is block}
        if key in block.keys and all(one in own or key in one.keys for one in items.items):
            editor.remove(block, key)


def _spare(editor: Editor, block: Node, left: Sequence[Node]) -> None:
    """Remove the keys of a block that each of the claims that are left has of its own."""
    for key in block.keys:
        if key != "claims" and all(key in one.keys for one in left):
            editor.remove(block, key)


def _put(editor: Editor, node: Node, key: str, value: Data) -> None:
    """Set a key in its place; one whose value has lines of its own is written anew."""
    there = node.get(key)
    if there is None or there.flow:
        editor.put(node, key, value)
        return
    names = list(node.keys)
    at = names.index(key)
    editor.remove(node, key)
    editor.add(node, key, value, after=names[at - 1] if at else "")
