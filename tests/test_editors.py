"""Editors: what the YAML language server says by the schemas to which the modelines lead.

It is an npm package, ``yaml-language-server``; the tests of it run where it is on the ``PATH``, or
where ``YAML_LANGUAGE_SERVER`` names the command.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker import command
from checker.loading.schema import INPUTS, schema_text

SERVER = os.environ.get("YAML_LANGUAGE_SERVER") or shutil.which("yaml-language-server")
needs_server = pytest.mark.skipif(
    SERVER is None, reason="no yaml-language-server on the PATH or in YAML_LANGUAGE_SERVER"
)


# -- every key explains itself ------------------------------------------------------------------


def undescribed(name: str) -> Iterator[str]:
    """The keys of a schema that an editor would show without a word."""
    schema = json.loads(schema_text(name))

    def said(one: dict[str, Any]) -> str:
        target: Any = schema
        if "description" not in one and one.get("$ref", "").startswith("#/"):
            for step in one["$ref"].split("/")[1:]:
                target = target[step]
            return said(target)
        return str(one.get("description", ""))

    def below(node: Any, way: str) -> Iterator[str]:
        if isinstance(node, list):
            for number, one in enumerate(node):
                yield from below(one, f"{way}/{number}")
        elif isinstance(node, dict):
            for key, one in node.get("properties", {}).items():
                if way.rpartition("/")[2] not in ("if", "then", "else") and not said(one):
                    yield f"{way}/{key}"
            for key, one in node.items():
                yield from below(one, f"{way}/{key}")

    yield from below(schema, name)


@pytest.mark.parametrize("name", [*INPUTS, "corpus"])
def test_every_key_says_what_it_is_for(name: str) -> None:
    assert list(undescribed(name)) == []


# -- the server ---------------------------------------------------------------------------------


class Editor:
    """An editor, as far as the server sees one: the language server protocol over its pipes."""

    def __init__(self, folder: Path) -> None:
        assert SERVER is not None
        self.folder = folder
        self.process = subprocess.Popen(
            [SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.last = 0
        self.told: dict[str, list[str]] = {}
        about = {"completion": {"completionItem": {"documentationFormat": ["markdown"]}}}
        self.ask(
            "initialize",
            processId=os.getpid(),
            rootUri=folder.as_uri(),
            capabilities={"textDocument": about},
        )
        self._send(method="initialized", params={})

    def _send(self, **message: Any) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        """The next answer; what comes before it is kept, or answered with nothing."""
        assert self.process.stdout is not None
        size = 0
        while (line := self.process.stdout.readline().strip()) or not size:
            assert line or self.process.poll() is None, "the server has ended"
            name, _, value = line.partition(b": ")
            size = int(value) if name == b"Content-Length" else size
        message: dict[str, Any] = json.loads(self.process.stdout.read(size))
        if message.get("method") == "textDocument/publishDiagnostics":
            params = message["params"]
            self.told[params["uri"]] = [one["message"] for one in params["diagnostics"]]
        elif "method" in message and "id" in message:
            self._send(id=message["id"], result=None)
        return message

    def ask(self, method: str, **params: Any) -> Any:
        self.last += 1
        self._send(id=self.last, method=method, params=params)
        while True:
            message = self._receive()
            if message.get("id") == self.last and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def _at(self, name: str, line: int, column: int) -> dict[str, Any]:
        return {
            "textDocument": {"uri": (self.folder / name).as_uri()},
            "position": {"line": line, "character": column},
        }

    def open(self, name: str, text: str) -> list[str]:
        """Show a file to the server; what it finds wrong with it."""
        uri = (self.folder / name).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.told.pop(uri, None)
        self._send(method="textDocument/didOpen", params={"textDocument": document})
        while uri not in self.told:
            self._receive()
        return self.told[uri]

    def offers(self, name: str, line: int, column: int) -> dict[str, str]:
        """What completion offers at a place, counted from 0, each with its explanation."""
        found = self.ask("textDocument/completion", **self._at(name, line, column))
        items = found["items"] if isinstance(found, dict) else found
        return {one["label"]: str(one.get("documentation", "")) for one in items}

    def hover(self, name: str, line: int, column: int) -> str:
        found = self.ask("textDocument/hover", **self._at(name, line, column))
        return str(found["contents"]["value"]) if found else ""


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("team")
    assert command.main(["init", str(folder)]) == 0
    editor = Editor(folder)
    yield editor
    editor.process.kill()
    editor.process.communicate()


FACTS = "facts/gazette.yaml"
NAMED_BY_THE_TEAM = ("old_bridge", "opened_on", "closed_for", "cost")


def lines(editor: Editor, name: str) -> list[str]:
    return (editor.folder / name).read_text().splitlines(keepends=True)


@needs_server
def test_nothing_is_wrong_with_what_init_writes(editor: Editor) -> None:
    found = {
        str(path): editor.open(str(path.relative_to(editor.folder)), path.read_text())
        for path in sorted(editor.folder.rglob("*.yaml"))
    }
    assert len(found) == 5
    assert not any(found.values()), found


@needs_server
@pytest.mark.parametrize(
    ("name", "right", "wrong", "said"),
    [
        (
            FACTS,
            "subject: old_bridge\n",
            "subjekt: old_bridge\n",
            "Property subjekt is not allowed",
        ),
        (FACTS, "  id: gazette\n", "", 'Missing property "id"'),
        ("rules/rules.yaml", "agree: {}", "agrees: {}", "Property agrees is not allowed"),
        ("rules/attributes.yaml", "kind: quantity", "kind: amount", "quantity"),
        ("facts/entities.yaml", "type: bridge", "type: [bridge]", "string"),
    ],
)
def test_mistakes_are_shown(editor: Editor, name: str, right: str, wrong: str, said: str) -> None:
    text = (editor.folder / name).read_text()
    assert right in text
    found = editor.open(
        f"{name.removesuffix('.yaml')}-{len(said)}.yaml", text.replace(right, wrong, 1)
    )
    assert said in "\n".join(found)


OFFERED = {
    "facts/x.yaml": (
        "facts:\n  - ",
        ["subject", "attribute", "value", "quote", "claims", "status"],
    ),
    "facts/y.yaml": ("source:\n  ", ["id", "title", "published", "derived_from", "document"]),
    "facts/entities2.yaml": ("entities:\n  x:\n    ", ["label", "type", "aliases", "part_of"]),
    "rules/a.yaml": ("attributes:\n  x:\n    ", ["kind", "unit", "label", "members"]),
    "rules/r.yaml": ("rules:\n  - ", ["id", "title", "check", "derive", "severity"]),
    "rules/c.yaml": (
        "rules:\n  - id: x\n    check:\n      ",
        ["agree", "order", "range", "within"],
    ),
    "rules/d.yaml": ("rules:\n  - id: x\n    derive:\n      ", ["sum", "formula", "count"]),
    "rules/t.yaml": ("rules:\n  - derive:\n      sum:\n        ", ["attribute", "parts_of"]),
    "rules/o.yaml": ("rules:\n  - check:\n      order:\n        ", ["first", "then"]),
    "rules/p.yaml": ("patterns:\n  - ", ["id", "match", "facts", "source"]),
    "rules/w.yaml": ("waivers:\n  - ", ["finding", "fact", "reason", "owner", "expires"]),
}


@needs_server
@pytest.mark.parametrize("name", OFFERED)
def test_completion_offers_the_keys_with_what_they_are_for(editor: Editor, name: str) -> None:
    text, keys = OFFERED[name]
    kind = text.partition(":")[0].replace("source", "facts")
    editor.open(name, f"# yaml-language-server: $schema=../.checker/{kind}.json\n{text}")
    found = editor.offers(name, 1 + text.count("\n"), len(text.rpartition("\n")[2]))
    assert set(keys) <= set(found)
    assert {key for key in keys if not found[key]} == set()


@needs_server
@pytest.mark.parametrize(
    ("name", "text", "offered"),
    [
        ("rules/k.yaml", "attributes:\n  x:\n    kind: ", {"date", "quantity", "truth"}),
        ("rules/s.yaml", "rules:\n  - id: x\n    severity: ", {"error", "warning", "note"}),
        ("facts/s.yaml", "facts:\n  - status: ", {"draft", "reviewed"}),
    ],
)
def test_completion_offers_values(editor: Editor, name: str, text: str, offered: set[str]) -> None:
    kind = text.partition(":")[0]
    editor.open(name, f"# yaml-language-server: $schema=../.checker/{kind}.json\n{text}")
    found = editor.offers(name, 1 + text.count("\n"), len(text.rpartition("\n")[2]))
    assert offered <= set(found)


@needs_server
def test_hover_explains_each_key(editor: Editor) -> None:
    for path in sorted(editor.folder.rglob("*.yaml")):
        name = str(path.relative_to(editor.folder))
        editor.open(name, path.read_text())
        for number, line in enumerate(lines(editor, name)):
            key = line.strip(" -{").partition(":")[0]
            if (
                line[0] != "#"
                and ":" in line
                and key not in ("old_bridge", "opened_on", "closed_for", "cost")
            ):
                told = editor.hover(name, number, line.index(key) + 1)
                assert len(told.split()) > 3, f"{name}:{number + 1}: {key}: {told}"
    assert "fragment that carries the value" in editor.hover(FACTS, 6, 5)
