"""``python -m checker``, and the command ``checker``."""

import os
import signal
import sys
from contextlib import suppress


def main() -> None:
    """Run the command with the program's arguments, and exit with its code.

    Ctrl-C ends the process at once, as SIGTERM does, so that no moment is left at which it would
    show where in the code it struck; files are whole all the same (``checker.writing``). The
    process ends without freeing its objects one by one, which takes longer than judging them.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # not ignored, as by nohup
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from checker import cli

    try:
        code = cli.main()
    except SystemExit as end:  # of the parser of arguments: a mistake, or --help
        code = end.code if isinstance(end.code, int) else 2
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # closed by whoever started the program
            with suppress(OSError):  # a full disk: the exit code says it already
                stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
