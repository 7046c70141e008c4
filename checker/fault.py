"""What is said where the checker itself goes wrong: a bug is never told as a finding."""

import os
from collections.abc import Iterator, Mapping
from typing import Final

from checker.model.line import plain, shortened

DEBUG: Final = "CHECKER_DEBUG"
"""The variable of the environment that has the traceback shown."""

_LONGEST: Final = 200
_HOME: Final = os.path.dirname(os.path.abspath(__file__))


def fault_lines(error: BaseException, environ: Mapping[str, str]) -> Iterator[str]:
    """What is told of an error that nobody foresaw, in plain lines; the last says it all.

    Its notes (``BaseException.add_note``) are what was being done. Before it, where ``DEBUG`` is
    set to more than ``0``, stands the traceback. What the system refuses or has too little of, and
    what is not installed, is told as such: no bug.
    """
    if environ.get(DEBUG, "0") not in ("", "0"):
        import traceback  # 7 ms with others that few runs need

        for part in traceback.format_exception(error):
            yield from map(plain, part.rstrip("\n").split("\n"))
    doing = "".join(f", while {note}" for note in getattr(error, "__notes__", ()))
    if isinstance(error, MemoryError):
        yield plain(f"the memory does not suffice{doing}: judge fewer or smaller files at once")
    elif isinstance(error, OSError) and error.strerror:
        named = f"{error.filename}: " if error.filename is not None else ""
        yield plain(f"{named}the system refuses it: {error.strerror}{doing}")
    elif isinstance(error, ModuleNotFoundError) and not f"{error.name}.".startswith("checker."):
        yield plain(f"the checker is not installed whole: {error.name} is missing: install it anew")
    else:
        said = shortened(str(error), _LONGEST)
        what = type(error).__name__ + (f": {said}" if said else "")
        yield plain(
            f"a bug in the checker, not in your files: {what} ({_place(error)}){doing}. Nothing is "
            f"said of the claims. Please report it with this line; {DEBUG}=1 shows the traceback"
        )


def _place(error: BaseException) -> str:
    """The innermost line of the checker that was running: ``checker/judge/stories.py:88``."""
    place = "somewhere"
    at = error.__traceback__
    while at is not None:
        file = os.path.abspath(at.tb_frame.f_code.co_filename)
        if file.startswith(_HOME + os.sep):
            place = f"checker/{os.path.relpath(file, _HOME)}:{at.tb_lineno}".replace(os.sep, "/")
        at = at.tb_next
    return place
