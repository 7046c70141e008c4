"""Files that are written whole or not at all, whatever else runs, fails or stops meanwhile.

And where nothing is written: through links, and, where files of the repository name the place,
outside the folder that they speak for.
"""

import os
import re
import signal
import stat
import sys
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import BinaryIO, Final, final
from unicodedata import category

from checker.hosting import repository_of

if sys.platform != "win32":
    import fcntl

_BESIDE: Final = ".checker-"
_LEFT: Final = re.compile(rf"{re.escape(_BESIDE)}[0-9a-f]{{16}}")
"""What a file is called until it stands in its place; later it is what a killed run left."""

_SURELY_DEAD: Final = 3600
"""The seconds after which a run no longer writes, where a folder cannot be locked."""

_PATIENCE: Final = 30
"""The seconds that a run waits for others that write into a folder."""


_MOST_HELD: Final = 2**23
"""So many bytes of a text that comes in pieces are held in memory."""

_AT_ONCE: Final = 2**20
"""So many bytes of a longer text are copied at a time."""

_DEEPEST: Final = 255
"""The most folders that a file is written below."""


class NotWritten(Exception):
    """What keeps files from being written."""


@final
class Changed(NotWritten):
    """A file is not what it was when its new text was made."""


def astray(path: str) -> str:
    """Why a path that a committed file names does not stay below its folder, or nothing.

    It holds for every system that a repository is checked out on, not only for this one.
    """
    parts = re.split(r"[/\\]", path)
    if not path.isprintable():
        return "a letter of it cannot be printed: write another name"
    if not parts[0] or ":" in path:
        return "a committed path begins in this folder, and has no drive and no colon"
    if parts[0].startswith("~"):
        return "`~` is no folder here: a committed path begins in this folder"
    if any(part.rstrip(" .") in ("", ".") and part.count(".") > 1 for part in parts):
        return "a committed path stays in this folder: write it without `..`"
    if any(map(_is_of_git, parts)):
        return "nothing is written into .git"
    return ""


def _is_of_git(part: str) -> bool:
    """Whether some file system takes a name for ``.git``."""
    seen = "".join(letter for letter in part if category(letter) != "Cf").casefold().rstrip(" .")
    return seen == ".git" or re.fullmatch(r"git~[0-9]+", seen) is not None


def same_place(one: str, other: str) -> bool:
    """Whether two paths are one place, whatever they are called: by a link, or in other case."""
    if os.path.exists(one) and os.path.exists(other):
        return os.path.samefile(one, other)
    return _written_alike(one) == _written_alike(other)


def is_within(path: str, top: str) -> bool:
    """Whether a path is ``top``, or would lie below it, be it there already or not."""
    here = os.path.realpath(path)
    while True:
        if same_place(here, top):
            return True
        above = os.path.dirname(here)
        if above == here:
            return False
        here = above


def _written_alike(path: str) -> str:
    """A path as its system compares it; of the folders that are there, by their real names."""
    return os.path.normcase(os.path.realpath(path))


def refusal(path: str, below: str = "") -> str:
    """Why nothing is written to a path, or nothing.

    A link at the path is not followed, nor is one on the way to it that lies in the repository
    here, or in the one around the path, or in ``below``: whoever commits it would choose where
    others write. Other links on the way, such as that of a home folder, are somebody's own.
    ``below`` is a folder that the path must lie in, if it is not empty.
    """
    place = os.path.abspath(path)
    home = os.path.abspath(below) if below else ""
    if home and not place.startswith(os.path.join(home, "")):
        return "it lies outside this folder: name it on the command line"
    around = [repository_of(os.getcwd()), repository_of(os.path.dirname(place))]
    link = _link_on_the_way(place, {os.path.realpath(one) for one in (*around, home) if one})
    if link:
        shown = os.path.relpath(link)
        return f"{shown} is a link, which is not followed: name what it leads to, or remove it"
    return ""


def _link_on_the_way(place: str, homes: Collection[str]) -> str:
    """The first link to a place that lies in one of ``homes``, or that is the place itself."""
    drive, way = os.path.splitdrive(place)
    names = [name for name in way.split(os.sep) if name]
    here = drive + os.sep
    for number, name in enumerate(names, 1):
        here = os.path.join(here, name)
        if _is_link(here):
            if number == len(names) or any(here.startswith(os.path.join(h, "")) for h in homes):
                return here
            here = os.path.realpath(here)
    return ""


def _is_link(path: str) -> bool:
    is_junction = getattr(os.path, "isjunction", None)  # a folder's link on Windows; Python 3.12
    return os.path.islink(path) or (is_junction is not None and is_junction(path))


def write(
    texts: Mapping[str, str | bytes | Iterator[str] | None],
    *,
    below: str = "",
    instead: Mapping[str, bytes | None] | None = None,
) -> None:
    """Write all files, by their paths: first beside their places, then all into them.

    Who reads meanwhile reads the old file or the new one; of several programs that write one file,
    the last one stays. Where the new text was made from the old one, ``instead`` holds what that
    was, by path (``None``: there was none): raises ``Changed`` where it is something else by now.
    ``below`` is as ``refusal`` has it. What a run that was killed left in these folders is removed.
    A text may come in pieces: they are made before the folders are closed to others. A file whose
    text is ``None`` is removed. Raises ``NotWritten``.
    """
    whole: dict[str, bytes | BinaryIO | None] = {}
    waiting: list[tuple[str, str]] = []
    path = ""
    with ExitStack() as until:
        try:
            for path in texts:
                _refuse_what_is_no_file(path)
                if wrong := refusal(path, below):
                    raise NotWritten(f"{path}: cannot be written: {wrong}")
            for path in texts:
                os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
            folders = {os.path.realpath(os.path.dirname(os.path.abspath(path))) for path in texts}
            for path, text in texts.items():
                whole[path] = None
                if text is not None:
                    whole[path] = until.enter_context(_whole(text, os.path.dirname(path)))
            alone = {folder for folder in sorted(folders) if until.enter_context(_lock(folder))}
            until.enter_context(_undisturbed())
            for path, data in whole.items():
                place = os.path.abspath(path)
                if data is None:
                    waiting.append(("", place))
                    continue
                # no number of a process: containers that share a folder have the same ones
                beside = os.path.join(os.path.dirname(place), _BESIDE + os.urandom(8).hex())
                with open(beside, "xb") as file:
                    waiting.append((beside, place))
                    if isinstance(data, bytes):
                        file.write(data)
                    else:
                        while piece := data.read(_AT_ONCE):
                            file.write(piece)
                if os.path.exists(place):
                    os.chmod(beside, stat.S_IMODE(os.stat(place).st_mode))
            _refuse_what_changed(instead or {})
            _put_in_place(waiting)
            for folder in folders:
                _clear(folder, alone=folder in alone)
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


@contextmanager
def _whole(text: str | bytes | Iterator[str], folder: str) -> Iterator[bytes | BinaryIO]:
    """All of a text; of a long one that comes in pieces, a file that has it and no name."""
    if isinstance(text, str | bytes):
        yield text.encode() if isinstance(text, str) else text
        return
    held: list[bytes] = []
    size = 0
    for piece in text:
        held.append(piece.encode())
        size += len(held[-1])
        if size > _MOST_HELD:
            break
    else:
        yield b"".join(held)
        return
    from tempfile import TemporaryFile  # 7 ms with others that few runs need

    with TemporaryFile(dir=folder or os.curdir) as file:
        file.writelines(held)
        held.clear()
        file.writelines(piece.encode() for piece in text)
        file.seek(0)
        yield file


def _put_in_place(waiting: Sequence[tuple[str, str]]) -> None:
    """Rename all files, from beside their places into them, or, where one cannot be, none. Where
    nothing is beside a place, what is in it is removed."""
    kept: list[tuple[str, str]] = []
    try:
        for beside, place in waiting:
            if len(waiting) > 1:
                kept.append((place, _second_name(place)))
            if beside:
                os.replace(beside, place)
            elif os.path.lexists(place):
                os.unlink(place)
    except OSError:
        for place, old in reversed(kept):
            with suppress(OSError):
                if old:
                    os.replace(old, place)
                else:
                    os.unlink(place)
        raise
    finally:
        for _, old in kept:
            with suppress(OSError):  # back in its place, or there was none
                os.unlink(old)


def _second_name(place: str) -> str:
    """Another name for the file at a place, by which it stays; empty where there is none."""
    if not os.path.exists(place):
        return ""
    name = os.path.join(os.path.dirname(place), _BESIDE + os.urandom(8).hex())
    try:
        os.link(place, name)
    except OSError:  # a file system without links
        import shutil  # 7 ms with others that few runs need

        shutil.copy2(place, name)
    return name


def _refuse_what_changed(instead: Mapping[str, bytes | None]) -> None:
    for path, before in instead.items():
        now = None
        with suppress(FileNotFoundError), open(path, "rb") as file:
            now = file.read()
        if now != before:
            raise Changed(f"{path}: was changed meanwhile: run the command again")


@contextmanager
def _lock(folder: str) -> Iterator[bool]:
    """Have a folder to oneself among those that write by this module, where it can be locked.

    The lock ends with the program, however that ends, and leaves no file.
    """
    if sys.platform == "win32":
        yield False
        return
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        yield False
        return
    try:
        yield _locked(folder, handle)
    finally:
        os.close(handle)


def _locked(folder: str, handle: int) -> bool:
    """Whether a folder is locked now; not every file system can do that."""
    if sys.platform == "win32":
        return False
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise NotWritten(f"{folder}: another program keeps writing here") from None
            time.sleep(0.01)
        except OSError:
            return False
        else:
            return True


def _clear(folder: str, *, alone: bool) -> None:
    """Remove what runs that were killed left; ``alone``: no other run writes here now."""
    with suppress(OSError), os.scandir(folder) as found:
        for one in found:
            if not _LEFT.fullmatch(one.name) or not one.is_file(follow_symlinks=False):
                continue
            if alone or time.time() - one.stat().st_mtime > _SURELY_DEAD:
                os.unlink(one.path)


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


def _refuse_what_is_no_file(path: str) -> None:
    if os.path.abspath(path).count(os.sep) > _DEEPEST:
        raise NotWritten(f"{path[:80]}...: cannot be written: too many folders in one another")
    place = os.path.realpath(path)
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
