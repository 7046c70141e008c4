"""Requests: whose they are, what they may say, and that one is answered at a time."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from werkzeug.test import Client, TestResponse

from checker.review.guard import HEADERS, Guard
from checker.review.server import LARGEST, ReviewServer

from .town import open_desk

PORT = 5099
HOME = f"http://127.0.0.1:{PORT}"
OPENING = "gazette_1.north_bridge.opened_on"


class Page:
    """A page that was opened, as a browser would send its requests."""

    def __init__(self, town: Path) -> None:
        guard = Guard(PORT)
        self.faults: list[BaseException] = []
        self.token = guard.address.partition("token=")[2]
        self.client = Client(ReviewServer(open_desk(town), guard, self.faults.append))
        self.opened = self.client.get(f"/?token={self.token}", base_url=HOME)

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(path, base_url=HOME, headers=headers)

    def post(self, path: str, said: Any, **headers: str) -> TestResponse:
        sent = {"Origin": HOME, **headers}
        return self.client.post(path, base_url=HOME, json=said, headers=sent)


@pytest.fixture
def page(town: Path) -> Page:
    return Page(town)


@pytest.fixture(scope="module")
def shared(drafted: Path) -> Page:
    """One that nothing is decided on."""
    return Page(drafted)


def test_the_token_opens_the_page_once_and_gives_a_cookie(page: Page) -> None:
    assert page.opened.status_code == 303
    assert page.opened.headers["Location"] == "/"
    cookie = page.opened.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert page.get(f"/?token={page.token}").status_code == 303  # of whoever has the cookie
    again = Client(page.client.application).get(f"/?token={page.token}", base_url=HOME)
    assert again.status_code == 403
    assert again.json is not None
    assert again.json["wrong"].startswith("this address was opened before: ")
    for path, kind in [("/", "html"), ("/review.js", "javascript"), ("/review.css", "css")]:
        told = page.get(path)
        assert told.status_code == 200
        assert kind in told.headers["Content-Type"]


@pytest.mark.parametrize(
    "path", ["/", "/review.js", "/documents", f"/claims/{OPENING}", "/nowhere"]
)
def test_without_the_cookie_nothing_is_told(shared: Page, path: str) -> None:
    stranger = Client(shared.client.application)
    told = stranger.get(path, base_url=HOME)
    assert told.status_code == 403
    assert b"gazette" not in told.data
    stranger.set_cookie(f"checker-{PORT}", "guessed", domain="127.0.0.1")
    assert stranger.get(path, base_url=HOME).status_code == 403
    assert stranger.get("/?token=guessed", base_url=HOME).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": f"localhost:{PORT}"},
        {"Host": "127.0.0.1"},
        {"Host": f"127.0.0.1.evil.example:{PORT}"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:5098"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_what_comes_from_elsewhere_is_refused(shared: Page, headers: dict[str, str]) -> None:
    assert shared.get("/documents", **headers).status_code == 403
    assert shared.post("/undo", {}, **headers).status_code == 403


def test_whoever_writes_says_where_from(shared: Page) -> None:
    told = shared.client.post("/undo", base_url=HOME, json={})
    assert told.status_code == 403


def test_every_answer_forbids_what_the_page_does_not_need(shared: Page) -> None:
    for told in (shared.get("/"), shared.get("/nowhere"), shared.get("/", Host="evil.example")):
        assert {name: told.headers[name] for name in HEADERS} == dict(HEADERS)
        assert "Access-Control-Allow-Origin" not in told.headers
    assert "default-src 'none'" in HEADERS["Content-Security-Policy"]
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


def test_ids_are_no_paths(shared: Page) -> None:
    for kind in ("documents", "claims"):
        for name in ("..%2Ffacts%2Fwords.yaml", "%2Fetc%2Fpasswd", "..", "papers%2Fgazette_1.txt"):
            told = shared.get(f"/{kind}/{name}")
            assert told.status_code in (404, 409, 422), name
            assert b"entities" not in told.data


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ([], 400),
        ({"claim": 7}, 400),
        ({"claim": "x" * 5000}, 400),
        ({"claim": "\ud800"}, 400),
        ({"claim": OPENING, "seen": "", "start": -1, "end": 4}, 400),
        ({"claim": OPENING, "seen": "", "start": True, "end": 4}, 400),
        ({"claim": OPENING, "seen": "", "start": 1e9, "end": 4}, 400),
        ({"claim": OPENING, "seen": "old", "start": 1, "end": 4}, 409),
        ({"claim": "x" * LARGEST}, 413),
    ],
)
def test_what_no_page_of_ours_sends_is_refused(shared: Page, said: Any, code: int) -> None:
    assert shared.post("/quote", said).status_code == code


def test_what_is_no_json_is_refused(shared: Page) -> None:
    def send(data: bytes, kind: str) -> int:
        sent = {"Origin": HOME, "Content-Type": kind}
        return shared.client.post("/undo", base_url=HOME, data=data, headers=sent).status_code

    assert send(b"{}", "text/plain") == 400
    assert send(b"a=b", "application/x-www-form-urlencoded") == 400
    assert send(b"{", "application/json") == 400
    assert send(b"[" * 30000, "application/json") == 400
    assert send(b"{}", "application/json") == 422
    assert shared.get("/undo").status_code == 405
    assert shared.get("/accept/x").status_code == 404


def test_a_whole_decision(page: Page) -> None:
    (first, *_) = page.get("/documents").json["documents"]
    (claim, *_) = page.get(f"/documents/{first['id']}").json["claims"]
    told = page.get(f"/claims/{claim['id']}").json
    said = {"claim": told["id"], "seen": told["seen"]}
    read = page.post("/read", {**said, "subject": "north_bridge", "attribute": "opened_on",
                               "value": "1990-05"})  # fmt: skip
    assert read.json["reads"] == "May 1990"
    assert page.post("/accept", said).json == {"claim": told["id"]}
    assert page.post("/accept", said).status_code == 409
    assert page.post("/undo", {}).json == {"undone": f"accepted {told['id']}"}
    assert page.post("/accept", said).status_code == 200
    words = page.get("/words/subject?typed=mill").json
    assert words == [["mill_bridge", "Mill Bridge"]]


def test_who_has_to_read_it_is_asked_for(page: Page) -> None:
    name = "gazette_1.rail_bridge.takes_lorries"
    said = {"claim": name, "seen": page.get(f"/claims/{name}").json["seen"]}
    told = page.post("/accept", said)
    assert told.status_code == 422
    assert told.json["nameless"]
    assert page.post("/accept", {**said, "by": "A. Reader"}).status_code == 200


def test_broken_files_are_told_with_their_lines(page: Page, town: Path) -> None:
    (town / "facts/more.yaml").write_text("facts: 7\nsource: {id: x, title: X}\n")
    told = page.get("/documents")
    assert told.status_code == 503
    assert told.json["problems"][0].startswith("facts/more.yaml:1:8: ")


def test_a_mistake_of_our_own_is_told_and_ends_nothing(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("checker.review.desk.Desk.overview", fail)
    told = page.get("/documents")
    assert (told.status_code, b"secret" in told.data) == (500, False)
    assert isinstance(page.faults[0], ZeroDivisionError)
    assert page.get("/documents/gazette_1").status_code == 200


def test_two_pages_at_once_lose_nothing(page: Page, town: Path) -> None:
    """Ten requests that all saw the same file: one of them is done, whoever is first."""
    told = page.get("/documents/gazette_1").json["claims"][:9]
    seen = page.get("/documents/gazette_1").json["seen"]
    codes: list[int] = []

    def send(name: str) -> Callable[[], None]:
        other = Client(page.client.application)
        other.set_cookie(*_cookie(page), domain="127.0.0.1")

        def work() -> None:
            sent = {"claim": name, "seen": seen}
            answer = other.post("/accept", base_url=HOME, json=sent, headers={"Origin": HOME})
            codes.append(answer.status_code)

        return work

    threads = [Thread(target=send(one["id"])) for one in told]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [200, *[409] * 8]
    assert (town / "facts/gazette_1.yaml").read_text().count("    status: reviewed") == 1


def _cookie(page: Page) -> tuple[str, str]:
    name, _, value = page.opened.headers["Set-Cookie"].partition(";")[0].partition("=")
    return name, value
