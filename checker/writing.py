"""Files that are written whole or not at all, whatever else runs, fails or stops meanwhile."""

import os
import signal
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import final


@final
class NotWritten(Exception):
    """What keeps files from being written."""


def write(texts: Mapping[str, str]) -> None:
    """Write all files, by their paths: first beside its place, then into it.

    Who reads meanwhile reads the old file or the new one; of several programs that write one file,
    the last one stays. Raises ``NotWritten``.
    """
    waiting: list[tuple[str, str]] = []
    path = ""
    with _undisturbed():
        try:
            for path, text in texts.items():
                place = os.path.realpath(path)  # a link stays one, and what it leads to is written
                _refuse_what_is_no_file(path, place)
                folder = os.path.dirname(place)
                os.makedirs(folder, exist_ok=True)
                # no number of a process: containers that share a folder have the same ones
                beside = os.path.join(folder, f".checker-{os.urandom(8).hex()}")
                with open(beside, "x", encoding="utf-8", newline="\n") as file:
                    waiting.append((beside, place))
                    file.write(text)
                if os.path.exists(place):
                    os.chmod(beside, stat.S_IMODE(os.stat(place).st_mode))
            for beside, place in waiting:
                os.replace(beside, place)
        except (FileExistsError, NotADirectoryError):
            raise NotWritten(
                f"{path}: cannot be written: a file stands where a folder should be"
            ) from None
        except OSError as error:
            raise _failed(error.filename2 or path, error) from None
        except UnicodeEncodeError as error:
            wrong = ascii(error.object[max(0, error.start - 20) : error.end])
            raise NotWritten(f"{path}: cannot be written: {wrong} is not UTF-8") from None
        finally:
            for beside, _ in waiting:
                with suppress(OSError):  # in its place already
                    os.unlink(beside)


def append(path: str, text: str) -> None:
    """Write at the end of a file, or leave it as it was; raises ``NotWritten``."""
    data = text.encode()
    with _undisturbed():
        try:
            with open(path, "ab", buffering=0) as file:  # what waits in a buffer comes afterwards
                end = file.tell()
                try:
                    while data:
                        data = data[file.write(data) :]
                except OSError:
                    file.truncate(end)
                    raise
        except OSError as error:
            raise _failed(path, error) from None


def _refuse_what_is_no_file(path: str, place: str) -> None:
    if os.path.isdir(place) or not os.path.basename(path):
        raise NotWritten(f"{path}: cannot be written: it is a folder")
    if os.path.exists(place) and not os.path.isfile(place):
        raise NotWritten(f"{path}: cannot be written: not a file; for standard output write -")


def _failed(path: str, error: OSError) -> NotWritten:
    return NotWritten(f"{path}: cannot be written: {error.strerror}")


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Whoever asks the program to stop waits until its files stand in their places: milliseconds.

    A signal that comes meanwhile does at the end what it would have done.
    """
    if sys.platform == "win32":
        yield
        return
    asking = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, asking)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)
