"""The action's comment on a pull request: posted once, written anew in place; a host is played."""

import importlib.util
import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import TCPServer
from typing import Any

import pytest
import yaml

from checker.api import check, load
from checker.formats import FORMATS

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / ".github/actions/checker/comment.py"
SPEC = importlib.util.spec_from_file_location("of_action", SCRIPT)
assert SPEC is not None
assert SPEC.loader is not None
of_action = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(of_action)

MARKER = "<!-- fact-consistency-checker -->"
TEXT = f"{MARKER}\n<h3>1 finding fails</h3>\n"
BOT = {"login": "github-actions[bot]", "type": "Bot"}


class Host:
    """A host with one pull request, number 7."""

    def __init__(self) -> None:
        self.comments: list[dict[str, Any]] = []
        self.refusing: dict[str, int] = {}
        self.asked: list[str] = []
        self.tokens: set[str] = set()
        self.user: dict[str, str] | None = None

    def add(self, body: str, user: dict[str, str] = BOT) -> None:
        number = 100 + len(self.comments)
        self.comments.append({"id": number, "body": body, "user": user})

    def answer(self, method: str, path: str, body: Any) -> tuple[int, Any]:
        self.asked.append(f"{method} {path}")
        if method in self.refusing:
            return self.refusing[method], {"message": "Resource not accessible by integration"}
        if path == "/user":
            return (200, self.user) if self.user else (403, {})
        if found := re.fullmatch(r"/repos/o/r/issues/7/comments\?per_page=100&page=(\d+)", path):
            first = 100 * (int(found[1]) - 1)
            return 200, self.comments[first : first + 100]
        if method == "POST" and path == "/repos/o/r/issues/7/comments":
            self.add(body["body"])
            return 201, {}
        if found := re.fullmatch(r"/repos/o/r/issues/comments/(\d+)", path):
            (one,) = (one for one in self.comments if one["id"] == int(found[1]))
            if method == "DELETE":
                self.comments.remove(one)
                return 204, None
            one["body"] = body["body"]
            return 200, {}
        return 404, {}


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    host = Host()

    class Handler(BaseHTTPRequestHandler):
        def do(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            host.tokens.add(self.headers["Authorization"])
            code, told = host.answer(self.command, self.path, body)
            data = b"" if told is None else json.dumps(told).encode()
            self.send_response(code)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PATCH = do_DELETE = do  # noqa: N815 -- their names

        def log_message(self, *_: object) -> None:
            pass

    server = TCPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=[0.01], daemon=True)
    thread.start()
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    (tmp_path / "event.json").write_text(json.dumps({"pull_request": {"number": 7}}))
    host.environment = {  # type: ignore[attr-defined]
        "GITHUB_API_URL": f"http://127.0.0.1:{server.server_address[1]}",
        "GITHUB_REPOSITORY": "o/r",
        "GITHUB_TOKEN": "secret",
        "GITHUB_EVENT_NAME": "pull_request",
        "GITHUB_EVENT_PATH": str(tmp_path / "event.json"),
    }
    yield host
    server.shutdown()
    server.server_close()
    thread.join()


def post(host: Any, folder: Path, text: str | None = TEXT, key: str = "", **more: str) -> str:
    file = folder / "comment.md"
    file.unlink(missing_ok=True)
    if text is not None:
        file.write_text(text, encoding="utf-8")
    return str(of_action.main([str(file), key], {**host.environment, **more}))


def test_it_is_posted_once_and_then_written_anew(host: Host, tmp_path: Path) -> None:
    host.add("a person's words")
    assert post(host, tmp_path) == "Pull request 7: a comment was posted."
    assert post(host, tmp_path, TEXT.replace("1", "2")) == (
        "Pull request 7: the comment was written anew."
    )
    assert [one["body"] for one in host.comments] == [
        "a person's words",
        TEXT.replace("1", "2"),
    ]
    assert host.tokens == {"Bearer secret"}


def test_it_is_found_behind_many_others_and_one_of_two_stays(host: Host, tmp_path: Path) -> None:
    for number in range(150):
        host.add(f"words {number}")
    host.add(TEXT)
    host.add(TEXT)
    post(host, tmp_path, f"{MARKER}\nnew\n")
    mine = [one["body"] for one in host.comments if one["body"].startswith(MARKER)]
    assert mine == [f"{MARKER}\nnew\n"]
    assert len(host.comments) == 151


def test_words_of_others_with_the_marker_are_left_alone(host: Host, tmp_path: Path) -> None:
    stranger = {"login": "mallory", "type": "User"}
    host.add(TEXT, stranger)
    host.add(f"> {MARKER}", BOT)
    assert post(host, tmp_path) == "Pull request 7: a comment was posted."
    host.user = {"login": "desk"}
    host.add(TEXT, {"login": "desk", "type": "User"})
    assert post(host, tmp_path, TEXT.replace("1", "3")).endswith("written anew.")
    assert [one["body"] for one in host.comments if "3 finding" in one["body"]] == [
        TEXT.replace("1", "3")
    ]
    assert host.comments[0]["body"] == TEXT


def test_corpora_have_a_comment_each(host: Host, tmp_path: Path) -> None:
    for key in ("", "docs/a", "docs/b", "docs/a", ""):
        post(host, tmp_path, key=key)
    assert [one["body"].split("\n")[0] for one in host.comments] == [
        MARKER,
        "<!-- fact-consistency-checker: docs/a -->",
        "<!-- fact-consistency-checker: docs/b -->",
    ]
    post(host, tmp_path, key="x --> <b>")
    assert host.comments[-1]["body"].startswith("<!-- fact-consistency-checker: x > <b> -->\n")


@pytest.mark.parametrize("code", [401, 403, 404])
@pytest.mark.parametrize("method", ["POST", "PATCH", "GET"])
def test_a_token_that_may_only_read(host: Host, tmp_path: Path, method: str, code: int) -> None:
    if method == "PATCH":
        host.add(TEXT)
    host.refusing[method] = code
    told = post(host, tmp_path)
    assert told.startswith("::notice title=No comment::The token of this job may not write")
    assert told.endswith("The report is in the job's summary.")
    assert "\n" not in told


def test_a_host_that_fails_or_is_gone(host: Any, tmp_path: Path) -> None:
    host.refusing["GET"] = 500
    assert post(host, tmp_path) == "::warning title=No comment::The host answered 500."
    gone = {"GITHUB_API_URL": "http://127.0.0.1:9"}
    told = post(host, tmp_path, **gone)
    assert told.startswith("::warning title=No comment::The host cannot be reached: ")


def test_where_there_is_no_pull_request(host: Any, tmp_path: Path) -> None:
    (tmp_path / "event.json").write_text("{}")
    assert post(host, tmp_path) == "No pull request: no comment."
    assert host.asked == []


def test_never_by_pull_request_target(host: Host, tmp_path: Path) -> None:
    told = post(host, tmp_path, GITHUB_EVENT_NAME="pull_request_target")
    assert told.startswith("::warning title=No comment::pull_request_target gives ")
    assert host.asked == []
    for file in (ROOT / ".github").rglob("*.y*ml"):
        triggers = yaml.safe_load(file.read_text()).get(True) or {}
        assert "pull_request_target" not in triggers


def test_where_nothing_was_judged_a_comment_that_stands_says_so(host: Host, tmp_path: Path) -> None:
    assert post(host, tmp_path, None) == "Pull request 7: no comment stands."
    post(host, tmp_path)
    assert post(host, tmp_path, None) == "Pull request 7: the comment was written anew."
    (one,) = host.comments
    assert one["body"].startswith(f"{MARKER}\n<h3>The facts could not be judged</h3>")


@pytest.mark.of_format("comment")
def test_the_marker_is_that_of_the_format() -> None:
    assert FORMATS["comment"](check(load(ROOT / "facts", ROOT / "rules"), "2026-12-01")).startswith(
        f"{of_action.BARE}\n"
    )
