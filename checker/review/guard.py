"""Which requests are the page's own; all else on the machine, and in its browser, is foreign.

A page of the web can send requests to 127.0.0.1, and by DNS rebinding even under its own name; so
can what listens on another port. So the address must be the very one that is served, whoever sends
says where the request comes from, and a cookie proves that the address was opened that was printed.
"""

from collections.abc import Mapping
from hmac import compare_digest
from secrets import token_urlsafe
from typing import Final, final

HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What goes with every answer: the page may run its own script and ask its own server, and nothing
else; nobody may frame it, keep it, or use what it gets."""

OWN_SITES: Final = ("same-origin", "none")
"""Whence a browser says that a request comes, if it is the page's own, or somebody's who typed."""


@final
class Guard:
    """Knows the address that is served, the token that opens it once, and the cookie."""

    def __init__(self, port: int) -> None:
        """With secrets that nobody knows yet."""
        self.host = f"127.0.0.1:{port}"
        self.origin = f"http://{self.host}"
        self.cookie = f"checker-{port}"
        self._token = token_urlsafe(32)
        self._secret = token_urlsafe(32)

    @property
    def address(self) -> str:
        """What is opened first, and only once."""
        return f"{self.origin}/?token={self._token}"

    def is_foreign(self, headers: Mapping[str, str], *, writes: bool) -> bool:
        """Whether a request comes from elsewhere, by its headers."""
        if headers.get("Host", "") != self.host:
            return True
        origin = headers.get("Origin", "")
        if origin != self.origin and (writes or origin):
            return True
        return headers.get("Sec-Fetch-Site", "none") not in OWN_SITES

    def is_known(self, cookie: str) -> bool:
        """Whether a cookie is the one that was given."""
        return compare_digest(cookie.encode(), self._secret.encode())

    def opened(self, token: str) -> str:
        """The cookie for whoever has the token, which then opens nothing any more; else nothing."""
        if not self._token or not compare_digest(token.encode(), self._token.encode()):
            return ""
        self._token = ""
        return self._secret
