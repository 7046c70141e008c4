"""Changes in place: what was asked for and nothing else, in any layout, or a refusal."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker.editing.blocks import Block
from checker.editing.editor import Editor, NoPlace
from checker.editing.nodes import Node
from checker.editing.scalars import Quoted

TOWN = """\
# A town.
mill: {label: the mill,  type: house}   # by the river
bridge:

    label: "the bridge"
    aliases:   [Old Bridge,   New Bridge]
    # deeper
    note: |
      # no comment

      two lines

# the list
items:
- a   # first
-   b

  # of b
-
  c: 1
  d: [x]
# the end
"""


def at(editor: Editor, *path: str) -> Node:
    node = editor.root.get(*path)
    assert node is not None
    return node


def changed(before: str, after: str) -> list[str]:
    """The lines of `after` that `before` does not have, and `-` with those that are gone."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in new if line not in old] + [f"-{x}" for x in old if x not in new]


def test_a_value_is_replaced_and_the_comment_behind_it_stays() -> None:
    editor = Editor(TOWN)
    editor.replace(at(editor, "mill", "label"), "the old mill")
    editor.replace(at(editor, "items").items[0], "yes")
    assert changed(TOWN, editor.result()) == [
        "mill: {label: the old mill,  type: house}   # by the river",
        '- "yes"   # first',
        "-mill: {label: the mill,  type: house}   # by the river",
        "-- a   # first",
    ]


def test_a_key_is_replaced() -> None:
    editor = Editor(TOWN)
    editor.replace(editor.root.keys["mill"][0], "watermill")
    editor.replace(at(editor, "bridge").keys["label"][0], "called")
    after = editor.result()
    assert after == TOWN.replace("mill: {", "watermill: {").replace('label: "', 'called: "')


def test_keys_are_added_in_the_layout_that_is_there() -> None:
    editor = Editor(TOWN)
    editor.add(at(editor, "mill"), "built", 1900)
    editor.add(at(editor, "bridge"), "cost", [1, "a, b"], after="label")
    editor.add(at(editor, "bridge"), "last", {"a": True})
    editor.put(at(editor, "bridge"), "label", "b")
    editor.put(at(editor, "items").items[2], "e", Block({"f": Quoted("g")}))
    after = editor.result()
    assert "mill: {label: the mill,  type: house, built: 1900}   # by" in after
    assert '    label: b\n    cost: [1, "a, b"]\n    aliases:' in after
    assert "      two lines\n    last: {a: true}\n\n# the list" in after
    assert '  d: [x]\n  e:\n    f: "g"\n# the end\n' in after


def test_items_are_inserted_and_removed() -> None:
    editor = Editor(TOWN)
    items = at(editor, "items")
    editor.insert(items, "before b", 1)
    editor.insert(items, Block({"c": 2, "d": Block({"e": 3})}))
    editor.remove(items, 1)
    assert editor.result().split("items:\n")[1] == (
        "- a   # first\n- before b\n-\n  c: 1\n  d: [x]\n- c: 2\n  d:\n    e: 3\n# the end\n"
    )
    assert editor.lines_of(items)[1] == "-   b\n"


def test_items_are_rewritten_and_comments_behind_them_stay() -> None:
    editor = Editor("facts:\n  - a: 1\n    b: 2\n    # of a\n\n  - c: 3\n  - d: 4\n# end\n")
    items = at(editor, "facts")
    assert editor.lines_of(items) == ["  - a: 1\n    b: 2\n", "  - c: 3\n", "  - d: 4\n"]
    editor.rewrite(items, 0, Block({"a": 5, "e": [6]}))
    editor.rewrite(items, 1, None)
    editor.insert(items, Block({"f": "7"}))
    assert editor.result() == (
        'facts:\n  - a: 5\n    e: [6]\n    # of a\n\n  - d: 4\n  - f: "7"\n# end\n'
    )
    editor.rewrite(items, 0, None)
    editor.rewrite(items, 2, None)
    assert editor.result() == 'facts:\n    # of a\n\n  - f: "7"\n# end\n'


def test_the_last_one_that_goes_leaves_an_empty_list() -> None:
    editor = Editor("facts:\n\n  # why\n  - a\n  - b: 1\n    c: 2\n# end\n")
    items = at(editor, "facts")
    editor.remove(items, 0)
    editor.remove(items, 1)
    assert editor.result() == "facts: []\n\n  # why\n# end\n"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("a: []  # none\nb: 1", "a:  # none\n  - k: v\nb: 1"),
        ("b: 1\na:", "b: 1\na:\n  - k: v\n"),
        ("c:\n    a: []\n    b: 1\n", "c:\n    a:\n      - k: v\n    b: 1\n"),
        ("{c: {a: []}}", "{c: {a: [{k: v}]}}"),
        ("a: [ 1 ]\r\n", "a: [ 1, {k: v} ]\r\n"),
        ("a:\r\n- 1\r\n", "a:\r\n- 1\r\n- k: v\r\n"),
        ("\ufeffa:\n   -  1", "\ufeffa:\n   -  1\n   - k: v\n"),
    ],
)
def test_an_item_in_any_layout(text: str, after: str) -> None:
    editor = Editor(text)
    node = editor.root.get("a") or at(editor, "c", "a")
    editor.insert(node, Block({"k": "v"}))
    assert editor.result() == after


def test_a_text_without_anything_gets_its_first_key() -> None:
    for text in ("", "# only this\n", "{}\n"):
        editor = Editor(text)
        editor.add(editor.root, "a", [Block({"b": 1})])
        assert yaml.safe_load(editor.result()) == {"a": [{"b": 1}]}
        assert editor.result().startswith(text.replace("{}", ""))


def test_the_first_key_of_an_item_goes_and_the_dash_stays() -> None:
    editor = Editor("- a: 1\n  b: 2\n  c: 3\n")
    editor.remove(editor.root.items[0], "a")
    editor.remove(editor.root.items[0], "c")
    assert editor.result() == "- b: 2\n"


@pytest.mark.parametrize("text", ["a: &x 1\nb: *x\n", "a: 1\na: 2\n", "a: [", "? [a]\n: b\n"])
def test_what_is_no_plain_yaml_is_left_alone(text: str) -> None:
    with pytest.raises(NoPlace):
        Editor(text)


@pytest.mark.parametrize(
    ("text", "item"),
    [("a: |+\n  x\n\nb: 1\n", None), ("- - a\n  - b\n", 0), ("a:\n- 1\n", 0)],
)
def test_a_layout_without_a_place_is_refused(text: str, item: int | None) -> None:
    editor = Editor(text)
    if item is None:
        editor.add(editor.root, "c", 1, after="a")
    elif editor.root.items:
        editor.insert(editor.root.items[0], "x", 0)
    else:
        editor.remove(at(editor, "a"), item)
        editor.replace(at(editor, "a").items[item], "2")
    with pytest.raises(NoPlace):
        editor.result()


# -- any document, any change ---------------------------------------------------------------------

SCALARS = st.text("ab1 :#'\n", max_size=6) | st.integers(0, 99) | st.booleans()
DATA = st.recursive(
    SCALARS,
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(st.text("xyz ", min_size=1, max_size=3), inside, max_size=3)
    ),
    max_leaves=8,
)
FILES = st.dictionaries(st.text("klm", min_size=1, max_size=2), DATA, min_size=1, max_size=4)


def written(data: object, flow: bool | None, indent: int, line_end: str) -> str:
    """As PyYAML writes it; with comments."""
    text = yaml.safe_dump(data, default_flow_style=flow, indent=indent, sort_keys=False, width=40)
    return "".join(f"{line}{line_end}" for line in text.splitlines())


def below(node: Node, said: object) -> list[tuple[Node, object]]:
    """All nodes, each with what it says."""
    inside: list[tuple[Node, object]] = []
    if isinstance(said, dict):
        inside = [(node.keys[str(key)][1], one) for key, one in said.items()]
    elif isinstance(said, list):
        inside = list(zip(node.items, said, strict=True))
    return [(node, said), *(pair for one in inside for pair in below(*one))]


@given(
    FILES,
    st.sampled_from([True, False, None]),
    st.integers(2, 5),
    st.sampled_from(["\n", "\r\n"]),
    st.data(),
)
def test_a_change_does_what_it_says_or_is_refused(
    data: dict[str, object], flow: bool | None, indent: int, line_end: str, draw: st.DataObject
) -> None:
    text = written(data, flow, indent, line_end)
    editor = Editor(text)
    wanted = yaml.safe_load(text)
    node, said = draw.draw(st.sampled_from(below(editor.root, wanted)))
    value = draw.draw(SCALARS)
    remove = draw.draw(st.booleans())
    if isinstance(said, dict) and said:
        name = draw.draw(st.sampled_from(list(said)))
        if remove:
            editor.remove(node, name)
            del said[name]
        else:
            editor.add(node, "new", value, after=name)
            said["new"] = value
    elif isinstance(said, list) and said:
        index = draw.draw(st.integers(0, len(said) - 1))
        if remove:
            editor.remove(node, index)
            del said[index]
        else:
            editor.insert(node, value, index)
            said.insert(index, value)
    else:
        outer = node.outer
        assert outer is not None
        name = next((key for key, (_, one) in outer.keys.items() if one is node), "")
        if not name:
            return
        editor.put(outer, name, value)
        next(one for each, one in below(editor.root, wanted) if each is outer)[name] = value  # type: ignore[index]
    try:
        after = editor.result()
    except NoPlace:
        return
    assert yaml.safe_load(after) == wanted
    first = text.count("\n", 0, node.start) - 1
    assert after.splitlines()[: max(0, first)] == text.splitlines()[: max(0, first)]
    assert after.count("\r\n") == (after.count("\n") if line_end == "\r\n" else 0)
