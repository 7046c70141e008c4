"""The client against a server that is broken, slow, huge or hostile: bounded, and told in words."""

import json
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from checker.proposing.client import (
    LARGEST,
    Client,
    endpoint_of,
    key_of,
)
from checker.proposing.server import KEY, NoReply

from .conftest import Handler, Model, answer, raw, refusing, said

QUESTION = [{"role": "user", "content": "Where?"}]
SCHEMA = {"type": "object"}


def client(model: Model, key: str = "", patience: float = 20) -> Client:
    waited: list[float] = []
    made = Client(endpoint_of(model.address), "tiny", key, patience=patience, pause=waited.append)
    made.waited = waited  # type: ignore[attr-defined]
    return made


def ask(model: Model, **more: object) -> str:
    """What is answered, or why nothing is."""
    try:
        return client(model, **more).ask(QUESTION, SCHEMA, 500).content  # type: ignore[arg-type]
    except NoReply as error:
        return error.why


def test_a_question_has_schema_model_and_bounds(model: Model) -> None:
    made = client(model, key="k-1")
    assert json.loads(made.ask(QUESTION, SCHEMA, 500).content) == {"proposals": []}
    (asked,) = model.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["Authorization"] == "Bearer k-1"
    assert asked.headers["Accept-Encoding"] == "identity"
    assert asked.body["model"] == "tiny"
    assert asked.body["messages"] == QUESTION
    assert asked.body["max_tokens"] == 500
    assert asked.body["response_format"]["json_schema"]["schema"] == SCHEMA
    assert asked.body["stream"] is False


def test_an_answer_has_its_end_and_its_tokens(model: Model) -> None:
    model.replies = [said("x", "length", 77), said("x", tokens="many"), said("x", tokens=True)]
    made = client(model)
    assert made.ask(QUESTION, SCHEMA, 9)[:3] == ("x", False, 77)
    assert made.ask(QUESTION, SCHEMA, 9).tokens == 2  # a third of its characters
    assert made.ask(QUESTION, SCHEMA, 9).tokens == 2


@pytest.mark.parametrize("status", [400, 422, 501])
def test_a_server_without_schemas_is_asked_without(model: Model, status: int) -> None:
    model.replies = [refusing(status, "unknown response_format"), refusing(status), answer()]
    made = client(model)
    assert made.ask(QUESTION, SCHEMA, 9).content == '{"proposals": []}'
    made.ask(QUESTION, SCHEMA, 9)
    forms = [one.body.get("response_format", {}).get("type") for one in model.asked]
    assert forms == ["json_schema", "json_object", None, None]
    (note,) = made.notes
    assert "does not take the schema of an answer" in note
    assert "unknown response_format" in note


def test_what_a_server_does_not_take_is_left_out(model: Model) -> None:
    wrong = "Unsupported parameter: '{}' is not supported with this model."
    model.replies = [
        refusing(400, wrong.format("max_tokens")),
        refusing(400, wrong.format("temperature")),
        answer(),
    ]
    made = client(model)
    assert made.ask(QUESTION, SCHEMA, 9).whole
    body = model.asked[2].body
    assert body["max_completion_tokens"] == 9
    assert not {"max_tokens", "temperature"} & body.keys()
    assert body["response_format"]["type"] == "json_schema"
    assert made.notes == []


def test_what_is_wrong_with_every_form_is_told_once(model: Model) -> None:
    model.replies = [refusing(400, "too long for the context"), refusing(400, "again")]
    assert ask(model) == "status 400: too long for the context"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(model: Model, status: int) -> None:
    model.replies = [refusing(status, Retry_After="7"), refusing(status), answer()]
    made = client(model)
    assert made.ask(QUESTION, SCHEMA, 9).whole
    assert made.waited == [7, 4]  # type: ignore[attr-defined]


def test_no_server_makes_the_checker_wait_for_ever(model: Model) -> None:
    model.replies = [refusing(503, Retry_After="999999"), refusing(503, Retry_After="soon")]
    made = client(model)
    with pytest.raises(NoReply, match="status 503") as error:
        made.ask(QUESTION, SCHEMA, 9)
    assert made.waited == [60, 4]  # type: ignore[attr-defined]
    assert error.value.lasting


@pytest.mark.parametrize("status", [401, 403])
def test_a_key_that_is_wrong_is_not_told(model: Model, status: int) -> None:
    model.replies = [refusing(status, "no such key: s3cret-s3cret")]
    told = ask(model, key="s3cret-s3cret")
    assert told == f"status {status}: no such key: … (the key is read from {KEY})"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(model: Model, status: int) -> None:
    other = Model()
    try:
        model.replies = [refusing(status, Location=f"{other.address}/chat/completions")]
        assert f"leads elsewhere (status {status})" in ask(model, key="s3cret")
        assert other.asked == []
    finally:
        other.close()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no JSON"),
        (b"<html>", "no JSON"),
        (b'{"choices": [', "no JSON"),
        (b'{"choices": NaN}', "no JSON"),
        (b'{"a": "\xff\xfe"}', "no text in UTF-8"),
        (b"[" * 200_000, "nests too deeply"),
        (b'{"a":' * 200_000, "nests too deeply"),
        (b"1" * 5000, "no JSON"),
        (b"null", "no answer of a model"),
        (b"[]", "no answer of a model"),
        (b'{"choices": {}}', "no answer of a model"),
        (b'{"choices": []}', "no answer of a model"),
        (b'{"choices": [7]}', "no answer of a model"),
        (b'{"choices": [{"message": {"content": null}}]}', "no answer of a model"),
        (b'{"choices": [{"message": {"content": [1]}}]}', "no answer of a model"),
        (b'{"choices": [{"message": {"refusal": "no"}}]}', "declines"),
    ],
)
def test_what_is_no_answer_is_told(model: Model, data: bytes, why: str) -> None:
    model.replies = [raw(data)]
    assert why in ask(model)


def test_a_packed_answer_is_not_unpacked(model: Model) -> None:
    model.replies = [raw(b"x" * 100, Content_Encoding="gzip")]
    assert "packed" in ask(model)


def test_a_huge_answer_is_not_read_to_its_end(model: Model) -> None:
    sent = []

    def huge(to: Handler) -> None:
        to.send_response(200)
        to.end_headers()
        try:
            for _ in range(1000):
                to.wfile.write(b" " * 2**20)
                sent.append(1)
        except OSError:
            pass

    model.replies = [huge]
    assert ask(model) == f"an answer of more than {LARGEST // 2**20} MiB"
    assert len(sent) < 100


def slowly(data: bytes, head: bytes = b"") -> object:
    """A reply that comes a byte at a time."""

    def reply(to: Handler) -> None:
        try:
            to.wfile.write(head)
            for number in range(2000):
                to.wfile.write(data[number % len(data) : number % len(data) + 1])
                to.wfile.flush()
                time.sleep(0.01)
        except OSError:
            pass

    return reply


@pytest.mark.parametrize(
    "reply",
    [
        slowly(b" ", b"HTTP/1.1 200 OK\r\n\r\n"),
        slowly(b" ", b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"),
        slowly(b"1\r\nx\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
        slowly(b"X-A: b\r\n", b"HTTP/1.1 200 OK\r\n"),
        slowly(b"HTTP/1.1 200 OK"),
        slowly(b"x", b"HTTP/1.1 404 Not Found\r\n\r\n"),
        lambda _: time.sleep(0.5),
    ],
    ids=["body", "length", "chunks", "headers", "status", "error", "silence"],
)
def test_what_trickles_is_cut_off(model: Model, reply: object) -> None:
    model.replies = [reply]
    assert ask(model, patience=0.2) == "no answer within 0.2 seconds: allow more by --timeout"


def test_a_broken_connection_is_told(model: Model) -> None:
    model.replies = [lambda to: to.connection.close()]
    assert "cannot be asked" in ask(model)
    model.replies = [raw_lines(b"what is that\r\n\r\n")]
    assert "cannot be asked" in ask(model)
    model.replies = [raw_lines(b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{}")]
    assert "cannot be asked" in ask(model)


def raw_lines(data: bytes) -> object:
    def reply(to: Handler) -> None:
        to.wfile.write(data)
        to.wfile.flush()
        to.connection.shutdown(socket.SHUT_RDWR)

    return reply


@pytest.fixture
def nobody() -> Iterator[str]:
    """An address that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{one.getsockname()[1]}"


def test_nobody_there_is_told(nobody: str) -> None:
    made = Client(endpoint_of(nobody), "tiny", pause=lambda _: None)
    with pytest.raises(NoReply, match="cannot be asked: ") as error:
        made.ask(QUESTION, SCHEMA, 9)
    assert error.value.lasting
    assert error.value.why.startswith("127.0.0.1 cannot be asked: ")
    assert "HTTP" not in error.value.why
    assert "Errno" not in error.value.why


def test_only_who_has_a_certificate_is_asked(model: Model) -> None:
    made = Client(
        endpoint_of(model.address.replace("http:", "https:")), "tiny", "k", pause=lambda _: None
    )
    with pytest.raises(NoReply, match="cannot be asked"):
        made.ask(QUESTION, SCHEMA, 9)
    assert model.asked == []


def test_nothing_is_left_running(model: Model) -> None:
    ask(model)
    assert not any(isinstance(one, threading.Timer) for one in threading.enumerate())


@pytest.mark.parametrize(
    ("address", "endpoint"),
    [
        ("http://localhost:8080/v1", (False, "localhost", 8080, "/v1/chat/completions")),
        ("https://a.example/v1/", (True, "a.example", 443, "/v1/chat/completions")),
        ("https://A.example", (True, "a.example", 443, "/chat/completions")),
        ("https://a.example/chat/completions", (True, "a.example", 443, "/chat/completions")),
        ("http://[::1]:9/x?v=1", (False, "::1", 9, "/x/chat/completions?v=1")),
    ],
)
def test_an_endpoint(address: str, endpoint: tuple[object, ...]) -> None:
    assert endpoint_of(address) == endpoint


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("localhost:8080", "begins with"),
        ("ftp://a.example", "begins with"),
        ("http://", "begins with"),
        ("http://a b/", "no spaces"),
        ("http://a.example\r\nX: y", "no spaces"),
        ("http://ä.example", "beyond ASCII"),
        ("http://a.example:99999", "no address"),
        ("http://[::1", "no address"),
        ("https://me:s3cret@a.example", "no name and no key"),
        ("https://a.example/#x", "no `#`"),
    ],
)
def test_what_is_no_endpoint(address: str, why: str) -> None:
    with pytest.raises(ValueError, match=why) as error:
        endpoint_of(address)
    assert "s3cret" not in str(error.value)


def test_a_key_comes_from_the_environment_and_is_not_sent_in_the_open() -> None:
    safe, local, wide = map(
        endpoint_of, ("https://a.example", "http://127.0.0.1:1", "http://a.example")
    )
    assert key_of({}, wide) == ""
    assert key_of({KEY: " k-1\n"}, safe) == "k-1"
    assert key_of({KEY: "k-1"}, local) == "k-1"
    with pytest.raises(ValueError, match="https"):
        key_of({KEY: "k-1"}, wide)
    for wrong in ("k\r\nX: y", "schlüssel"):
        with pytest.raises(ValueError, match="ASCII") as error:
            key_of({KEY: wrong}, safe)
        assert wrong not in str(error.value)


def test_the_environment_of_others_is_not_read(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "OPENAI_BASE_URL"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("OPENAI_API_KEY", "s3cret")
    assert key_of({"OPENAI_API_KEY": "s3cret"}, endpoint_of(model.address)) == ""
    assert ask(model) == '{"proposals": []}'
    assert "Authorization" not in model.asked[0].headers
