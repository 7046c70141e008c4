"""A cluster that speaks Spark Connect: asked with patience, and never waited for in vain.

What it is asked may take as long as it takes; but while an answer is out, the cluster is asked now
and then whether it is still there.
"""

import atexit
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from math import inf
from queue import Empty, SimpleQueue
from socket import create_connection
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, TypeVar, final
from urllib.parse import urlsplit

from checker.model.untold import Unanswered
from checker.tables.rows import Failed

if TYPE_CHECKING:
    from pyspark.sql.connect.session import SparkSession

T = TypeVar("T")

NEEDED: Final = "not installed: pip install 'fact-consistency-checker[spark]'"

QUIET: Final = 20.0
"""After so many seconds without an answer the cluster is asked whether it is there."""

PATIENCE: Final = 30.0
"""The most seconds that it may take to say so."""

_LONGEST: Final = 240
"""How many characters of an error are told."""

_CAUSE: Final = "Caused by: "

_PORT: Final = 15002
_SETTINGS: Final = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.parser.escapedStringLiterals": "false",
    "spark.sql.variable.substitute": "false",
}
"""How texts and numbers are understood, whatever the cluster is used to."""


def refuse_address(remote: str) -> None:
    """Raise ``ValueError`` of what is no address of a cluster; it says what one looks like."""
    try:
        parts = urlsplit(remote)
        port = parts.port or _PORT
    except ValueError:
        parts, port = urlsplit(""), 0
    path, *said = parts.path.split(";")
    fine = parts.scheme == "sc" and parts.hostname and port and path in ("", "/")
    if not fine or parts.query or parts.fragment or not all(map(_is_pair, filter(None, said))):
        raise ValueError("write sc://HOST:PORT, as in sc://localhost:15002")


def _is_pair(said: str) -> bool:
    return said.count("=") == 1 and not said.startswith("=")


@final
class Cluster:
    """A session on a cluster; what it cannot do is ``Failed``, and where it goes away or does not
    answer, that is ``Unanswered``."""

    def __init__(self, remote: str) -> None:
        """Connect; raises ``Unanswered``, also where what it needs is not installed."""
        parts = urlsplit(remote)
        self.host, self.port = parts.hostname or "", parts.port or _PORT
        self.where = f"{self.host}:{self.port}"
        os.environ.setdefault("GRPC_VERBOSITY", "NONE")  # what counts is raised
        try:
            with _of_a_file():
                from pyspark.sql.connect.client.retries import DefaultPolicy  # 1 s
                from pyspark.sql.connect.session import SparkSession
        except ImportError:
            raise Unanswered(NEEDED) from None
        try:
            create_connection((self.host, self.port), PATIENCE).close()
        except OSError:
            raise self._lost(f"nothing answers at {self.where}") from None
        warnings.filterwarnings("ignore", module=r"pyspark\.")  # what counts is raised
        try:
            self._session: SparkSession = SparkSession.builder.remote(remote).create()
        except Exception as error:  # whatever stands behind the port may be wrong in many ways
            wrong = f"Spark's client refuses what stands behind {self.where}"
            raise Unanswered(f"{wrong}: {_first_line(error)}") from None
        client = self._session.client
        client.set_retry_policies([DefaultPolicy(max_retries=3)])  # 1 s
        for name in ("_on_exit", "_cleanup_ml"):  # they would ask a cluster that is gone
            atexit.unregister(getattr(client, name, print))
        self.is_gone = False
        if not self.answers():
            self._forget()
            ciphered = "token=" in parts.path or "use_ssl=true" in parts.path.lower()
            how = " (a token, as use_ssl, has it spoken to by TLS)" if ciphered else ""
            raise self._lost(f"what answers at {self.where} does not speak Spark Connect{how}")
        for name, value in _SETTINGS.items():
            with suppress(Failed):  # a server that knows no such setting knows no other meaning
                self.ask(partial(_set, name, value))

    def ask(self, call: Callable[["SparkSession"], T], most: float = inf) -> T:
        """What a call of its session gives, however long that takes; or ``most`` seconds."""
        end = monotonic() + most
        answer = _begun(lambda: call(self._session))
        while True:
            try:
                found, error = answer.get(timeout=max(0.0, min(QUIET, end - monotonic())))
            except Empty:
                if not self.answers():
                    raise self._gone() from None
                if monotonic() < end:
                    continue
                _begun(self._session.interruptAll)
                raise Failed(f"no answer within {most:g} seconds") from None
            if error is None:
                given: T = found
                return given
            if not isinstance(error, Exception):
                raise error
            if not self.answers():
                raise self._gone() from None
            raise Failed(_first_line(error)) from None

    def answers(self) -> bool:
        """Whether it says within seconds that it is there."""
        try:
            answer = _begun(lambda: self._session.conf.get("spark.sql.session.timeZone", "UTC"))
            _, error = answer.get(timeout=PATIENCE)
        except Empty:
            return False
        return error is None

    def _gone(self) -> Unanswered:
        self._forget()
        return self._lost(f"the cluster at {self.where} went away in the middle")

    def _lost(self, why: str) -> Unanswered:
        return Unanswered(f"{why}: is a Spark Connect server running there?")

    def _forget(self) -> None:
        """Close the channel, without a word to the other side."""
        self.is_gone = True
        with suppress(Exception):
            self._session.client._channel.close()  # ends whatever waits for an answer
        _begun(self._session.client.close)

    def close(self) -> None:
        """Let the cluster forget the session, if it is there to hear it."""
        if not self.is_gone:
            with suppress(Empty):
                _begun(self._session.stop).get(timeout=PATIENCE)


@contextmanager
def _of_a_file() -> Iterator[None]:
    """Let what runs be of a file: else (``python -c``) Spark's client takes it for its own tests,
    and ends the process when it is imported."""
    main = sys.modules["__main__"]
    if hasattr(main, "__file__"):
        yield
        return
    main.__file__ = "-c"
    try:
        yield
    finally:
        del main.__file__


def _set(name: str, value: str, session: "SparkSession") -> None:
    session.conf.set(name, value)


def _begun(call: Callable[[], Any]) -> "SimpleQueue[tuple[Any, BaseException | None]]":
    """Begin a call beside the others; what it gives, or raises, comes into a queue.

    Whoever no longer waits for it leaves it behind: no call of the client's own can be ended.
    """
    answer: SimpleQueue[tuple[Any, BaseException | None]] = SimpleQueue()

    def work() -> None:
        try:
            answer.put((call(), None))
        except BaseException as error:
            answer.put((None, error))

    Thread(target=work, daemon=True).start()
    return answer


def _first_line(error: Exception) -> str:
    """What an error says, in a line: of one that Spark tells with all that it goes back to, the
    last cause; of one of the connection, its details."""
    details = getattr(error, "details", None)
    said = str(details() if callable(details) else error) or str(error)
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    if not lines:
        return type(error).__name__
    causes = [line.removeprefix(_CAUSE) for line in lines if line.startswith(_CAUSE)]
    first = lines[0][:_LONGEST]
    return f"{first}: {causes[-1][:_LONGEST]}" if causes else first
