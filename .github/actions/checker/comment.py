"""Call: ``python comment.py FILE [KEY]``. Posts FILE as a comment on the pull request of this job.

The comment of an earlier run is written anew in place: it begins with the same marker, which is the
first line of FILE, with KEY in it where there are several corpora. Where FILE is not there, since
nothing could be judged, a comment that stands says so. Where the token may only read, as in a pull
request from a fork, a notice says where the report is. The exit code is 0: a comment that cannot be
posted is told, and makes no job fail.
"""

import json
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NOTHING_JUDGED = (
    "<h3>The facts could not be judged</h3>\n"
    "<p>Their files have mistakes: the job's log lists each with its place.</p>\n"
)
MAY_NOT_WRITE = (401, 403, 404)
"""How the host says that a token may only read; a comment cannot be seen with some, either."""

PAGE = 100
SECONDS = 30


class Comments:
    """The comments on one pull request."""

    def __init__(self, environment: "os._Environ[str] | dict[str, str]", number: int) -> None:
        """By what the job's environment says of the host and the repository."""
        self.site = environment["GITHUB_API_URL"].rstrip("/")
        self.home = f"{self.site}/repos/{environment['GITHUB_REPOSITORY']}/issues"
        self.number = number
        self.token = environment["GITHUB_TOKEN"]

    def asked(self, method: str, address: str, body: dict[str, str] | None = None) -> Any:
        """What the host answers; raises ``urllib.error.HTTPError``."""
        request = urllib.request.Request(
            address,
            method=method,
            data=json.dumps(body).encode() if body is not None else None,
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self.token}",
                "Content-Type": "application/json",
                "User-Agent": "fact-consistency-checker",
            },
        )
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            return json.loads(answer.read() or b"null")

    def own(self, marker: str) -> list[int]:
        """The comments of this job's own author that begin with the marker, the oldest first."""
        found = [one for one in self._all() if str(one["body"]).startswith(marker)]
        if not found:
            return []
        try:
            login = self.asked("GET", f"{self.site}/user")["login"]
        except urllib.error.HTTPError:  # the token of a job is no user's
            return [one["id"] for one in found if one["user"]["type"] == "Bot"]
        return [one["id"] for one in found if one["user"]["login"] == login]

    def _all(self) -> Iterator[dict[str, Any]]:
        page = 1
        while True:
            where = f"{self.home}/{self.number}/comments?per_page={PAGE}&page={page}"
            some = self.asked("GET", where)
            yield from some
            if len(some) < PAGE:
                return
            page += 1

    def put(self, text: str, marker: str, *, only_anew: bool = False) -> str:
        """Write the text into the comment that stands, or into a new one; says what was done."""
        own = self.own(marker)
        if not own and only_anew:
            return "no comment stands"
        if own:
            self.asked("PATCH", f"{self.home}/comments/{own[0]}", {"body": text})
        else:
            self.asked("POST", f"{self.home}/{self.number}/comments", {"body": text})
        for more in own[1:]:  # two jobs ran at once
            self.asked("DELETE", f"{self.home}/comments/{more}")
        return "the comment was written anew" if own else "a comment was posted"


def main(arguments: list[str], environment: "os._Environ[str] | dict[str, str]") -> str:
    """Post the comment; the result is what to print."""
    file, key = Path(arguments[0]), "".join(arguments[1:])
    if environment.get("GITHUB_EVENT_NAME") == "pull_request_target":
        return (
            "::warning title=No comment::pull_request_target gives what strangers write a token "
            "that may write: run this job on pull_request"
        )
    event = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    number = (event.get("pull_request") or {}).get("number")
    if number is None:
        return "No pull request: no comment."
    judged = file.is_file()
    text = file.read_text(encoding="utf-8") if judged else f"{BARE}\n{NOTHING_JUDGED}"
    first, _, rest = text.partition("\n")
    marker = first.replace(" -->", f": {key.replace('--', '')} -->") if key else first
    try:
        done = Comments(environment, number).put(f"{marker}\n{rest}", marker, only_anew=not judged)
    except urllib.error.HTTPError as error:
        if error.code in MAY_NOT_WRITE:
            return (
                "::notice title=No comment::The token of this job may not write comments (in a "
                "pull request from a fork it never may; else, give the job `permissions: "
                "{pull-requests: write}`). The report is in the job's summary."
            )
        return f"::warning title=No comment::The host answered {error.code}."
    except OSError as error:
        return f"::warning title=No comment::The host cannot be reached: {error}".split("\n")[0]
    return f"Pull request {number}: {done}."


BARE = "<!-- fact-consistency-checker -->"
"""The marker, as the checker writes it."""

if __name__ == "__main__":
    print(main(sys.argv[1:], os.environ))
