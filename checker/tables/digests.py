"""What tells that a table is the same as in another run."""

from collections.abc import Iterable
from hashlib import file_digest, sha256
from typing import Final, final

from checker.tables.readers import is_lines
from checker.tables.rows import NotReadable, Row

_AT_ONCE: Final = 2**20


def digest_of_file(path: str) -> str:
    """The SHA-256 of a file, in hexadecimal; raises ``NotReadable``.

    Of a text with each CR LF as LF, since a checkout may write line ends in another way.
    """
    try:
        with open(path, "rb") as file:
            if not is_lines(path):
                return file_digest(file, "sha256").hexdigest()
            found = sha256()
            while some := file.read(_AT_ONCE):
                if some.endswith(b"\r"):
                    some += file.read(1)
                found.update(some.replace(b"\r\n", b"\n"))
            return found.hexdigest()
    except OSError as error:
        raise NotReadable(f"cannot be read: {error.strerror}") from None


@final
class DigestOfRows:
    """The same of what a database gives, in that order."""

    def __init__(self) -> None:
        """Of no rows."""
        self._found = sha256()

    def add(self, row: Row) -> None:
        """One row more."""
        self._found.update(f"{row.cells!r}\n".encode(errors="surrogatepass"))

    def told(self) -> str:
        """The digest, in hexadecimal."""
        return self._found.hexdigest()


def digest_of_rows(rows: Iterable[Row]) -> str:
    """The digest of all rows."""
    found = DigestOfRows()
    for row in rows:
        found.add(row)
    return found.told()
