"""Requests to the desk, and its answers as JSON: nothing is decided here.

A request names claims and documents by their ids, and never a path. One is answered at a time,
whoever sends it.
"""

import json
from collections.abc import Callable, Mapping
from importlib.resources import files
from threading import Lock
from typing import Any, Final, final

from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from checker.review.desk import Desk
from checker.review.guard import HEADERS, Guard
from checker.review.refusals import BrokenFiles, Nameless, NotDecided, Stale

LARGEST: Final = 64 * 1024
"""The most bytes of what a request sends."""

LONGEST: Final = 4000
"""The most characters of one thing that it says."""

_PAGE: Final[Mapping[str, tuple[str, str]]] = {
    "/": ("review.html", "text/html"),
    "/review.js": ("review.js", "text/javascript"),
    "/review.css": ("review.css", "text/css"),
}
"""The files of the page, and what they are."""

_ROUTES: Final = Map(
    [
        *(Rule(path, endpoint="page", methods=["GET"]) for path in _PAGE),
        Rule("/documents", endpoint="documents", methods=["GET"]),
        Rule("/documents/<name>", endpoint="document", methods=["GET"]),
        Rule("/claims/<name>", endpoint="claim", methods=["GET"]),
        Rule("/words/<name>", endpoint="words", methods=["GET"]),
        *(
            Rule(f"/{name}", endpoint=name, methods=["POST"])
            for name in (
                "read propose accept accept_alike reject mend quote add undo".split()  # noqa: SIM905
            )
        ),
    ]
)
"""What can be asked for, and what can be done."""


@final
class BadRequest(NotDecided):
    """What no page of ours sends."""


@final
class Sent:
    """What a request says, looked at one by one."""

    def __init__(self, request: Request) -> None:
        """Of a request with JSON in it, or with a query."""
        self._said: Any = request.args
        if request.method == "POST":
            if request.mimetype != "application/json":
                raise BadRequest("send JSON")
            try:
                self._said = json.loads(request.get_data())
            except (ValueError, RecursionError):
                raise BadRequest("this is no JSON") from None
            if not isinstance(self._said, dict):
                raise BadRequest("send an object")

    def text(self, key: str) -> str:
        """A text, empty where there is none."""
        said = self._said.get(key, "")
        if not isinstance(said, str) or len(said) > LONGEST:
            raise BadRequest(f"`{key}` is no short text")
        if any("\ud800" <= letter <= "\udfff" for letter in said):
            raise BadRequest(f"`{key}` is no text in UTF-8")
        return said

    def number(self, key: str) -> int:
        """A whole number that is not below 0."""
        said = self._said.get(key)
        if said.__class__ is not int or not 0 <= said < 10**9:
            raise BadRequest(f"`{key}` is no place in a text")
        return int(said)

    def flag(self, key: str) -> bool:
        """Whether something is so."""
        return self._said.get(key) is True


@final
class ReviewServer:
    """A WSGI application over one desk."""

    def __init__(self, desk: Desk, guard: Guard, tell: Callable[[BaseException], None]) -> None:
        """Ready to answer; ``tell`` is told of mistakes of the checker's own."""
        self._tell = tell
        self._desk = desk
        self._guard = guard
        self._one_at_a_time = Lock()
        page = files("checker.review").joinpath("page")
        self._files = {path: page.joinpath(name).read_bytes() for path, (name, _) in _PAGE.items()}

    def __call__(self, environ: Any, start_response: Any) -> Any:
        """Answer one request."""
        request = Request(environ)
        request.max_content_length = LARGEST
        response = self._answer(request)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response(environ, start_response)

    def _answer(self, request: Request) -> Response:
        writes = request.method not in ("GET", "HEAD")
        if self._guard.is_foreign(dict(request.headers), writes=writes):
            return _refused(403, "this request does not come from the page")
        known = self._guard.is_known(request.cookies.get(self._guard.cookie, ""))
        if request.method == "GET" and request.path == "/" and "token" in request.args:
            return _to_page() if known else self._opened(request)
        if not known:
            return _refused(403, "open the address that `checker review` printed")
        try:
            endpoint, values = _ROUTES.bind_to_environ(request.environ).match()
            if endpoint == "page":
                return Response(self._files[request.path], mimetype=_PAGE[request.path][1])
            work: Callable[[Sent, str], Any] = getattr(self, f"_{endpoint}")
            sent = Sent(request)
            with self._one_at_a_time:
                return _json(200, work(sent, values.get("name", "")))
        except RequestEntityTooLarge:
            return _refused(413, f"more than {LARGEST} bytes")
        except HTTPException as error:
            return _refused(error.code or 400, error.name)
        except BadRequest as error:
            return _refused(400, str(error))
        except Stale as error:
            return _refused(409, str(error))
        except Nameless as error:
            return _json(422, {"wrong": str(error), "nameless": True})
        except BrokenFiles as error:
            return _json(503, {"wrong": "the files have problems", "problems": list(error.args)})
        except NotDecided as error:
            return _refused(422, str(error))
        except Exception as error:
            self._tell(error)
            return _refused(500, "a mistake of the checker's own: the terminal tells more")

    def _opened(self, request: Request) -> Response:
        cookie = self._guard.opened(request.args["token"])
        if not cookie:
            return _refused(403, "this address was opened before: run `checker review` again")
        response = _to_page()
        response.set_cookie(self._guard.cookie, cookie, httponly=True, samesite="Strict", path="/")
        return response

    # -- what is asked for ----------------------------------------------------------------------

    def _documents(self, _: Sent, __: str) -> Any:
        return self._desk.overview()

    def _document(self, _: Sent, name: str) -> Any:
        return self._desk.document(name)

    def _claim(self, _: Sent, name: str) -> Any:
        return self._desk.claim(name)

    def _words(self, sent: Sent, name: str) -> Any:
        return self._desk.completions(name, sent.text("typed"), sent.text("attribute"))

    def _read(self, sent: Sent, _: str) -> Any:
        return self._desk.reading(sent.text("claim"), *_said(sent))

    def _propose(self, sent: Sent, _: str) -> Any:
        span = sent.number("start"), sent.number("end")
        return self._desk.proposal(sent.text("document"), *span, sent.text("attribute"))

    # -- what is done ---------------------------------------------------------------------------

    def _accept(self, sent: Sent, _: str) -> Any:
        name, seen = sent.text("claim"), sent.text("seen")
        firmly = sent.flag("firmly")
        self._desk.accept(name, seen, sent.text("by").strip(), firmly=firmly)
        return {"claim": name}

    def _accept_alike(self, sent: Sent, _: str) -> Any:
        accepted, left = self._desk.accept_alike(sent.text("claim"), sent.text("seen"))
        return {"accepted": accepted, "left": left}

    def _reject(self, sent: Sent, _: str) -> Any:
        self._desk.reject(sent.text("claim"), sent.text("seen"))
        return {}

    def _mend(self, sent: Sent, _: str) -> Any:
        return {"claim": self._desk.mend(sent.text("claim"), sent.text("seen"), *_said(sent))}

    def _quote(self, sent: Sent, _: str) -> Any:
        span = sent.number("start"), sent.number("end")
        self._desk.quote(sent.text("claim"), sent.text("seen"), *span)
        return {"claim": sent.text("claim")}

    def _add(self, sent: Sent, _: str) -> Any:
        span = sent.number("start"), sent.number("end")
        by = sent.text("by").strip()
        new = self._desk.add(sent.text("document"), sent.text("seen"), span, _said(sent), by)
        return {"claim": new}

    def _undo(self, _: Sent, __: str) -> Any:
        return {"undone": self._desk.undo()}


def _to_page() -> Response:
    return Response(status=303, headers={"Location": "/"})


def _said(sent: Sent) -> tuple[str, str, str]:
    return sent.text("subject"), sent.text("attribute"), sent.text("value")


def _refused(code: int, wrong: str) -> Response:
    return _json(code, {"wrong": wrong})


def _json(code: int, told: Any) -> Response:
    text = json.dumps(told, ensure_ascii=False)
    return Response(text, status=code, mimetype="application/json")
