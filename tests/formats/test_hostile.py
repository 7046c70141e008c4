"""What other people write comes back from every format for programs as they wrote it.

``hostile`` has in every field what markup, logs, terminals and readers trip over.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from checker.formats import FORMATS

from .conftest import written

WORDS = "<b>bold</b> <!-- no --> `code` *x* _y_ [link](http://evil.example) ![i](j) ${{ secrets }}"
MORE = "100%, a:b ::error::no %0A & ]]> \"q\" 'r' \\ "


def words_of_json(text: str) -> Iterator[str]:
    """Every text in it."""

    def within(node: Any) -> Iterator[str]:
        if isinstance(node, str):
            yield node
        elif isinstance(node, dict | list):
            for below in node.values() if isinstance(node, dict) else node:
                yield from within(below)

    return within(json.loads(text))


def words_of_markup(text: str) -> Iterator[str]:
    for element in ElementTree.fromstring(text).iter():
        yield from element.attrib.values()
        yield element.text or ""


def words_of_commands(text: str) -> Iterator[str]:
    return map(unquote, text.splitlines())


READ: dict[str, Callable[[str], Iterator[str]]] = {
    "json": words_of_json,
    "markup": words_of_markup,
    "commands": words_of_commands,
}
"""By notation."""


@pytest.mark.parametrize(
    "name", [name for name, one in FORMATS.items() if one.notation in READ and not one.to_site]
)
def test_it_comes_back_as_it_was_written(name: str) -> None:
    told = list(READ[FORMATS[name].notation](written("hostile", name)))
    for words in (WORDS, MORE):
        assert any(words in text for text in told), words
