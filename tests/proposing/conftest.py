"""A server of this machine that answers as it is told, and a small corpus."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from checker import command

WORDS: Final = """\
entities:
  ferry: {label: the Corona, type: ship}
  lugger: {label: the Petrel, type: ship}
  hull: {label: Port Hull, type: town}
  bray: {label: Bray, type: town, aliases: [Bray Head]}
  anna: {label: Anna Reed, type: person}
attributes:
  killed: {label: death toll, kind: count, cues: [killed, dead, died], qualifiers: {among: text}}
  hurt: {label: number of injured, kind: count}
  sank_on: {label: day of sinking, kind: date, cues: [sank]}
  length: {label: length, kind: quantity, unit: m, cues: [long, length]}
  home: {label: home port, kind: entity, cues: [home, port]}
  state: {label: state, kind: text, values: [open, closed]}
  motto: {label: motto, kind: text}
  safe: {label: safety, kind: truth}
  calls: {label: ports of call, kind: set, members: entity, cues: [calls at]}
rules:
  - {id: agree, title: Documents agree, check: {agree: {}}}
"""

TEXT: Final = """\
The Corona is lost

The Corona sank on 4 June 1911, and 63 people were killed, as Anna Reed says. The Corona was 84
metres long. Her home port, the port of the Corona, was Port Hull. The harbour of Bray is closed.
Some 20 were injured on the Corona. Twelve died on the Petrel in 1890, three of them children.
"""

RIGHT: Final[dict[str, Any]] = {
    "subject": "ferry",
    "attribute": "killed",
    "quote": "63 people were killed",
    "voice": "",
    "qualifiers": [],
}


def answer(*proposals: object, **more: object) -> dict[str, Any]:
    """What a server answers that proposes this."""
    content = json.dumps({"proposals": list(proposals)})
    return said(content, **more)


def said(content: object, finish: str = "stop", tokens: object = 100) -> dict[str, Any]:
    """What a server answers that says these words."""
    choice = {"message": {"role": "assistant", "content": content}, "finish_reason": finish}
    return {"choices": [choice], "usage": {"total_tokens": tokens}}


class Asked(NamedTuple):
    """A question that came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


Handler = BaseHTTPRequestHandler
Reply = Callable[[Handler], None]


class Model:
    """A server on this machine; each question takes the next of ``replies``, the last for ever."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.replies: list[object] = [answer()]
        model = self

        class Answers(Handler):
            def do_POST(self) -> None:  # noqa: N802
                length = int(self.headers.get("Content-Length", 0))
                body = json.loads(self.rfile.read(length))
                model.asked.append(Asked(self.path, dict(self.headers), body))
                reply = model.replies[0]
                if len(model.replies) > 1:
                    model.replies.pop(0)
                if callable(reply):
                    reply(self)
                else:
                    respond(self, json.dumps(reply).encode())

            def log_message(self, *_: object) -> None:
                """Nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def respond(to: Handler, data: bytes, status: int = 200, **headers: str) -> None:
    """Send an answer, whatever it is."""
    to.send_response(status)
    for name, word in headers.items():
        to.send_header(name.replace("_", "-"), word)
    to.send_header("Content-Length", str(len(data)))
    to.end_headers()
    to.wfile.write(data)


def refusing(status: int, message: str = "", **headers: str) -> Reply:
    """A reply with another status than 200."""
    told = json.dumps({"error": {"message": message}}).encode()
    return lambda to: respond(to, told, status, **headers)


def raw(data: bytes, **headers: str) -> Reply:
    """A reply of some bytes."""
    return lambda to: respond(to, data, **headers)


@pytest.fixture
def model() -> Iterator[Model]:
    """A model's server."""
    server = Model()
    yield server
    server.close()


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The corpus above, in an empty working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CHECKER_MODEL_KEY", raising=False)
    (tmp_path / "facts").mkdir()
    (tmp_path / "documents").mkdir()
    (tmp_path / "facts" / "words.yaml").write_text(WORDS)
    (tmp_path / "documents" / "loss.txt").write_text(TEXT)
    return tmp_path


def extract(*arguments: str) -> int:
    """The exit code of `checker extract` on that corpus."""
    return command.main(
        ["extract", "documents", "--facts", "facts", "--rules", "facts", *arguments]
    )
