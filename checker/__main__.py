"""``python -m checker``, and the command ``checker``."""

import os
import signal
import sys
from contextlib import suppress


def main() -> None:
    """Run the command with the program's arguments, and exit with its code.

    Ctrl-C ends the process at once, as SIGTERM does, so that no moment is left at which it would
    show where in the code it struck; files are whole all the same (``checker.files``). The
    process ends without freeing its objects one by one, which takes longer than judging them.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # not ignored, as by nohup
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        from checker import command

        code = command.main()
    except SystemExit as end:  # of the parser of arguments: a mistake, or --help
        code = end.code if isinstance(end.code, int) else 2
    except BaseException as error:  # not even the command could be loaded
        code = _could_not_begin(error)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # closed by whoever started the program
            with suppress(OSError, ValueError):  # full, or closed: the exit code says it already
                stream.flush()
    os._exit(code)


def _could_not_begin(error: BaseException) -> int:
    """Say in a line why; the exit code, which is never that of a finding."""
    with suppress(OSError, ValueError, AttributeError):
        said = " ".join(f"{type(error).__name__}: {error}".split())
        sys.stderr.write(f"the checker cannot be loaded: {said}: install it anew\n")
    return 2


if __name__ == "__main__":
    main()
