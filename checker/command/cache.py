"""Where a project keeps what its files were parsed to, and who may have written it.

Only large corpora come here, and only those of a project: with `--facts` or `--rules` nobody asked
for a folder to be written into. The key of its seals is kept where only this user reads, outside
of every repository, so that nothing that is committed is taken for what was parsed.
"""

import os
import stat
from argparse import Namespace
from contextlib import suppress
from typing import Final

from checker.files import NotWritten, is_within, write
from checker.hosting import repository_of
from checker.loading.cache import ParsedCache

FOLDER: Final = ".checker/cache"
_FILE: Final = "parsed.txt"
_KEY: Final = "key"
_LONG: Final = 32
"""The bytes of a key."""


def cache_of(options: Namespace) -> ParsedCache | None:
    """The cache of the project that the options are about, if it has one."""
    if options.no_cache or not {"facts", "rules"} <= options.below.keys():
        return None
    return ParsedCache(f"{options.home}{FOLDER}/{_FILE}", _key(options.home))


def keep(cache: ParsedCache, options: Namespace) -> None:
    """Write the cache, if it changed; where that cannot be, there is none."""
    if not cache.changed:
        return
    cache.key = cache.key or _new_key(options.home)
    if cache.key:
        home = f"{options.home}{FOLDER}"
        texts = {f"{home}/.gitignore": b"*\n", f"{home}/{_FILE}": cache.text()}
        with suppress(NotWritten):
            write(texts, below=os.path.abspath(options.home))


def _place() -> str:
    """The folder of this user's caches that is the checker's; empty where there is none."""
    named = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", "")
    own = named if os.path.isabs(named) else os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(own, "checker") if os.path.isabs(own) else ""


def _key(home: str) -> bytes:
    """The key; empty where there is none that only this user can have written and read."""
    folder = _place()
    if not folder or is_within(folder, repository_of(home)):
        return b""
    try:
        handle = os.open(os.path.join(folder, _KEY), os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with open(handle, "rb") as file:
            status = os.fstat(handle)
            key = file.read(_LONG + 1)
    except OSError:
        return b""
    own = os.name == "nt" or (status.st_uid == os.getuid() and not status.st_mode & 0o077)
    return key if own and stat.S_ISREG(status.st_mode) and len(key) == _LONG else b""


def _new_key(home: str) -> bytes:
    """A key that was just written, by this run or by another meanwhile."""
    folder = _place()
    if not folder or is_within(folder, repository_of(home)):
        return b""
    path = os.path.join(folder, _KEY)
    with suppress(OSError):
        os.makedirs(folder, mode=0o700, exist_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(os.urandom(_LONG))
    return _key(home)
