"""``python -m checker``, and the command ``checker``."""

import os
import sys
from contextlib import suppress


def main() -> None:
    """Run the command with the program's arguments, and exit with its code.

    The process ends without freeing its objects one by one, which takes longer than judging them.
    """
    from checker import cli

    code = cli.main()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # closed by whoever started the program
            with suppress(OSError):  # a full disk: the exit code says it already
                stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
