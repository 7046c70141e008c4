"""What stands on standard input."""

import sys

from checker.command.output import CommandError
from checker.extract.documents.document import LARGEST


def given() -> bytes:
    """What stands on standard input, as much of it as a document may have, and a byte more."""
    try:
        if sys.stdin is not None:
            return sys.stdin.buffer.read(LARGEST + 1)
        why = "it is closed"
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else "") or "it is closed"
    raise CommandError(f"standard input: cannot be read: {why}")
