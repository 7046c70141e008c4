"""Folders for what does not fit into memory: they go with the run that needs them, and where that
was killed, with the next one."""

import os
import sys
import tempfile
from contextlib import suppress
from shutil import rmtree
from typing import Final, final

if sys.platform != "win32":
    import fcntl

_BEGINS: Final = "checker-"
_NEW: Final = "new-checker-"
"""How a folder is called until it is locked: nobody looks for such ones."""
_LOCK: Final = "in-use"
"""A file that is locked as long as the run lives, however it ends."""


@final
class Scratch:
    """A folder of one's own, ``path``."""

    def __init__(self) -> None:
        """Made anew; folders that nobody needs any more are removed."""
        _clear(tempfile.gettempdir())
        self.path = tempfile.mkdtemp(prefix=_NEW)
        self._lock = os.open(os.path.join(self.path, _LOCK), os.O_CREAT | os.O_RDWR)
        if sys.platform != "win32":
            with suppress(OSError):  # not every file system can do that
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            top, name = os.path.split(self.path)
            locked = os.path.join(top, _BEGINS + name.removeprefix(_NEW))
            os.rename(self.path, locked)
            self.path = locked

    def remove(self) -> None:
        """With all that is in it."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1
            rmtree(self.path, ignore_errors=True)


def _clear(top: str) -> None:
    """Remove folders of runs that were killed: those with a lock that nobody has."""
    if sys.platform == "win32":
        return
    with suppress(OSError), os.scandir(top) as found:
        for one in found:
            if one.name.startswith(_BEGINS) and one.is_dir(follow_symlinks=False):
                _remove_unlocked(one.path)


def _remove_unlocked(folder: str) -> None:
    """Remove a folder whose lock can be had; what is not ours cannot be opened."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        lock = os.open(os.path.join(folder, _LOCK), os.O_RDWR | os.O_NOFOLLOW)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            rmtree(folder, ignore_errors=True)
        finally:
            os.close(lock)
