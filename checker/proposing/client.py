"""The one place in the house that speaks HTTP: questions to a model's server, and its answers.

The server is asked at the address that the command line names, and nowhere else: no redirect is
followed, and no proxy is asked. What comes back is bounded in size and in time, however slowly.
"""

import json
import re
import ssl
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from http.client import HTTPException
from socket import SHUT_RDWR, socket
from typing import TYPE_CHECKING, Any, Final, final
from urllib.parse import urlsplit

from checker.loading.json_lines import no_number
from checker.model.line import plain
from checker.model.lock import HOST
from checker.model.release import __version__
from checker.proposing.schema import NAME
from checker.proposing.server import KEY, ModelAnswer, NoReply, estimated
from checker.values.named import NamedTuple

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection

LARGEST: Final = 4 * 1024 * 1024
"""The most bytes of an answer."""

PATIENCE: Final = 300
"""The seconds that an answer may take, if nobody says otherwise."""

CONNECTING: Final = 10
"""The seconds that connecting may take."""

TRIES: Final = 3
LONGEST_PAUSE: Final = 60
"""How often a server is asked that is busy, and the most seconds between two tries."""

MOST_OF_ONE: Final = 4096
"""The most tokens that one answer may have."""

SHORTEST_SECRET: Final = 8
"""How many signs a key has that is cut from answers; what is shorter is a word for servers that
want none, which may well stand in a document."""

_PATH: Final = "/chat/completions"
_LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_BUSY: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_NOT_SO: Final = frozenset({400, 422, 500, 501})
"""What servers answer who do not know the form of answer that is asked for."""

_OPTIONAL: Final[Mapping[str, int]] = {"max_tokens": 0, "temperature": 0, "seed": 0}
"""What some servers do not take. Of tokens, such have another name, `max_completion_tokens`."""

_OF_LIBRARY: Final = re.compile(
    r"<?[\w.]{0,60}HTTPS?Connection(?:\([^)]{0,300}\)| object at 0x[0-9a-f]{1,16}>): "
    r"|Failed to establish a new connection: |\[Errno -?[0-9]+\] "
)

_SHOWN: Final = 200


@final
class Endpoint(NamedTuple):
    """Where a server is asked; ``host`` without brackets, ``target`` is path and query."""

    secure: bool
    host: str
    port: int
    target: str


def endpoint_of(address: str) -> Endpoint:
    """The server at an address such as `https://HOST/v1`; raises ``ValueError``."""
    if not address.isascii() or not address.isprintable() or " " in address:
        raise ValueError("an address has no spaces, and no letters beyond ASCII")
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise ValueError(f"no address: {error}") from None
    if parts.scheme not in ("http", "https") or not re.fullmatch(HOST, host):
        raise ValueError("an address begins with `https://` or `http://`, and a host")
    if parts.username is not None or parts.password is not None:
        raise ValueError(f"no name and no key stands in an address: the key is read from {KEY}")
    if parts.fragment:
        raise ValueError("an address has no `#`")
    path = parts.path.rstrip("/")
    target = path if path.endswith(_PATH) else path + _PATH
    secure = parts.scheme == "https"
    query = f"?{parts.query}" if parts.query else ""
    return Endpoint(secure, host, port or (443 if secure else 80), target + query)


def key_of(environment: Mapping[str, str], endpoint: Endpoint) -> str:
    """The key for a server, empty where there is none; raises ``ValueError``, without the key."""
    key = environment.get(KEY, "").strip()
    if key and not (key.isascii() and key.isprintable()):
        raise ValueError(f"{KEY}: a key has letters, digits and signs of ASCII, on one line")
    if key and not endpoint.secure and endpoint.host not in _LOCAL:
        raise ValueError(f"{KEY}: a key goes over `https://` only, but to this machine itself")
    return key


@final
class Client:
    """Asks one model of one server."""

    def __init__(
        self,
        endpoint: Endpoint,
        model: str,
        key: str = "",
        *,
        patience: float = PATIENCE,
        pause: Callable[[float], object] = time.sleep,
    ) -> None:
        """``patience``: the seconds that an answer may take; ``pause`` waits for some."""
        self._endpoint = endpoint
        self._model = model
        self._key = key
        self._in_text = _written(key) if key else None
        self._patience = patience
        self._pause = pause
        self._forms: list[str] = ["json_schema", "json_object", ""]
        self._without: set[str] = set()
        self.notes: list[str] = []
        """What is to be told of the server."""

    def ask(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any], most: int
    ) -> ModelAnswer:
        """The answer to one question, of ``most`` tokens at most. Raises :class:`NoReply`.

        A server that refuses the schema is asked for any JSON, and then for anything: what it
        answers is held against the vocabulary all the same.
        """
        first: NoReply | None = None
        while True:
            form = self._forms[0]
            try:
                answer = self._asked(messages, schema, form, min(most, MOST_OF_ONE))
            except _Refused as error:
                if error.status in _NOT_SO and self._is_left_out(error.why):
                    continue
                first = first or NoReply(error.why, lasting=error.status != 400)
                if len(self._forms) == 1 or error.status not in _NOT_SO:
                    raise first from None
                self._forms.pop(0)
                continue
            except NoReply as error:
                raise first or error from None
            if first is not None:
                self.notes.append(
                    f"the server does not take the schema of an answer ({first.why}): it was asked "
                    f"for {'any JSON' if form else 'an answer in words'}"
                )
            return answer

    def _is_left_out(self, why: str) -> bool:
        """Whether a server names something that it does not take, and that it can do without."""
        named = [key for key in _OPTIONAL if key in why and key not in self._without]
        self._without.update(named[:1])
        return bool(named)

    def _asked(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any], form: str, most: int
    ) -> ModelAnswer:
        """One answer, asked for again while the server is busy."""
        question: dict[str, Any] = {
            "model": self._model,
            "messages": list(messages),
            "stream": False,
            **{key: word for key, word in _OPTIONAL.items() if key not in self._without},
        }
        if "max_tokens" in question:
            question["max_tokens"] = most
        else:
            question["max_completion_tokens"] = most
        if form == "json_schema":
            named = {"name": NAME, "strict": True, "schema": schema}
            question["response_format"] = {"type": form, "json_schema": named}
        elif form:
            question["response_format"] = {"type": form}
        body = json.dumps(question, ensure_ascii=False).encode("utf-8", "replace")
        for number in range(1, TRIES + 1):
            try:
                answer = _answer_in(self._sent(body), messages)
                if len(self._key) < SHORTEST_SECRET:
                    return answer
                return answer._replace(content=self._without_key(answer.content))
            except _Refused as error:
                if number == TRIES or error.status not in _BUSY:
                    raise
                self._pause(min(error.after or 2.0**number, LONGEST_PAUSE))
            except _Lost as error:
                if number == TRIES or error.lasting:
                    raise NoReply(error.why, lasting=error.lasting) from None
                self._pause(2.0**number)
        raise AssertionError

    def _sent(self, body: bytes) -> bytes:
        """What comes back for one question; raises ``_Refused``, ``_Lost`` and `NoReply`."""
        connection = self._connection()
        late = threading.Event()
        opened: list[socket] = []  # a connection forgets its own while an answer is still read

        def stop() -> None:
            late.set()
            for one in opened:
                with suppress(OSError):  # it is closed
                    one.shutdown(SHUT_RDWR)

        clock = threading.Timer(self._patience, stop)
        clock.daemon = True
        clock.start()
        try:
            data = self._received(connection, body, opened, late)
            if late.is_set():  # what was cut off may look whole
                raise self._too_late()
            return data
        except (_Refused, NoReply):
            if late.is_set():
                raise self._too_late() from None
            raise
        except Exception as error:
            if late.is_set() or isinstance(error, TimeoutError) or "timed out" in str(error):
                raise self._too_late() from None
            if _is_known(error):
                why = f"{self._endpoint.host} cannot be asked: {self._why(error)}"
                raise _Lost(why, lasting=_is_lasting(error)) from None
            raise
        finally:
            clock.cancel()
            clock.join()
            connection.close()

    def _too_late(self) -> NoReply:
        return NoReply(f"no answer within {self._patience:g} seconds: allow more by --timeout")

    def _connection(self) -> "HTTPConnection":
        from urllib3.connection import HTTPConnection, HTTPSConnection  # 60 ms, and an extra

        host, port = self._endpoint.host, self._endpoint.port
        patience = min(self._patience, CONNECTING)
        if not self._endpoint.secure:
            return HTTPConnection(host, port, timeout=patience)
        trusted = ssl.create_default_context()
        return HTTPSConnection(host, port, timeout=patience, ssl_context=trusted)

    def _received(
        self,
        connection: "HTTPConnection",
        body: bytes,
        opened: list[socket],
        late: threading.Event,
    ) -> bytes:
        """The bytes of an answer that is one; ``opened`` gets what it comes through, which is cut
        off as soon as it is ``late``."""
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "User-Agent": f"fact-consistency-checker/{__version__}",
        }
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        connection.connect()
        assert connection.sock is not None
        opened.append(connection.sock)
        if late.is_set():  # while there was nothing yet to cut off
            raise self._too_late()
        connection.timeout = self._patience
        connection.request("POST", self._endpoint.target, body=body, headers=headers,
                           preload_content=False, decode_content=False)  # fmt: skip
        response = connection.getresponse()
        if 300 <= response.status < 400:
            raise NoReply(
                f"it leads elsewhere (status {response.status}), where nothing is sent: name the "
                "address itself with --endpoint",
                lasting=True,
            )
        data = bytearray()
        while part := response.read(min(65536, LARGEST + 1 - len(data)), decode_content=False):
            data += part
            if len(data) > LARGEST:
                raise NoReply(f"an answer of more than {LARGEST // 2**20} MiB")
        if response.status != 200:
            raise _Refused(response.status, self._said(bytes(data)), _after(response.headers))
        if response.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise NoReply("its answer is packed, which nobody asked for", lasting=True)
        return bytes(data)

    def _said(self, data: bytes) -> str:
        """What a server says of an error, on one short line, and without the key."""
        text = data.decode("utf-8", "replace")
        with suppress(ValueError, RecursionError):
            told = json.loads(text)
            error = told.get("error", told) if isinstance(told, dict) else told
            said = error.get("message") if isinstance(error, dict) else error
            text = said if isinstance(said, str) else text
        return plain(" ".join(self._without_key(text).split()))[:_SHOWN]

    def _why(self, error: Exception) -> str:
        """What went wrong with a connection, without the key, and without the names that a library
        gives it."""
        said = plain(" ".join(self._without_key(str(error)).split()))
        return _OF_LIBRARY.sub("", said)[:_SHOWN] or type(error).__name__

    def _without_key(self, text: str) -> str:
        """What a server says, without the key that it may repeat."""
        return self._in_text.sub("…", text) if self._in_text else text


def _written(key: str) -> re.Pattern[str]:
    """A key as it may stand in a text, in JSON or in what Python shows of a text, too: signs of it
    with `\\` before them, or by their numbers."""
    signs = [(re.escape(sign), f"u{ord(sign):04x}") for sign in key if sign != "\\"]
    first, *others = signs or [(r"\\", "u005c")]
    behind = "".join(rf"(?:\\(?:(?i:u005c))?)*(?:{sign}|(?i:{number}))" for sign, number in others)
    return re.compile(rf"(?:{first[0]}|\\(?i:{first[1]})){behind}")


class _Refused(Exception):
    """A status that is no success; ``after``: the seconds that the server asks to wait."""

    def __init__(self, status: int, said: str, after: float) -> None:
        self.status = status
        self.after = after
        self.why = f"status {status}" + (f": {said}" if said else "")
        if status in (401, 403):
            self.why += f" (the key is read from {KEY})"
        super().__init__(self.why)


class _Lost(Exception):
    """A connection that failed."""

    def __init__(self, why: str, *, lasting: bool) -> None:
        super().__init__(why)
        self.why = why
        self.lasting = lasting


def _after(headers: Mapping[str, str]) -> float:
    """The seconds that a server asks to wait, 0 where it does not say so in a number."""
    said = headers.get("Retry-After", "")
    return float(said) if re.fullmatch("[0-9]{1,6}", said) else 0.0


def _is_known(error: Exception) -> bool:
    """Whether an error is one of the network, or of what stands in it."""
    from urllib3.exceptions import HTTPError  # with the 60 ms of `_connection`

    return isinstance(error, OSError | HTTPError | HTTPException)


def _is_lasting(error: Exception) -> bool:
    """Whether a server cannot be reached at all."""
    from urllib3.exceptions import NameResolutionError, NewConnectionError  # with those as well

    return isinstance(error, NewConnectionError | NameResolutionError | ssl.SSLError)


def _answer_in(data: bytes, messages: Sequence[Mapping[str, str]]) -> ModelAnswer:
    """The answer that bytes are; raises :class:`NoReply`."""
    try:
        told = json.loads(data.decode(), parse_constant=no_number)
    except UnicodeDecodeError:
        raise NoReply("its answer is no text in UTF-8") from None
    except RecursionError:
        raise NoReply("its answer nests too deeply") from None
    except ValueError:
        raise NoReply("its answer is no JSON") from None
    choice = _first(_in(told, "choices"))
    message = _in(choice, "message")
    content = _in(message, "content")
    if isinstance(_in(message, "refusal"), str) and not content:
        raise NoReply("the model declines to answer")
    if not isinstance(content, str):
        raise NoReply("its answer is no answer of a model: it has no `choices` with a text")
    tokens = _in(_in(told, "usage"), "total_tokens")
    if isinstance(tokens, bool) or not isinstance(tokens, int) or not 0 <= tokens < 10**9:
        tokens = estimated(messages) + len(content) // 3
    return ModelAnswer(content, _in(choice, "finish_reason") != "length", tokens)


def _in(value: object, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _first(value: object) -> object:
    return value[0] if isinstance(value, list) and value else None
