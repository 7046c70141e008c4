"""Put into a copy of the house by ``tests/deletion.py``: it records which test runs which kind.

Every function of a kind's file, and every look into a table of kinds, writes a line: who is at work
(a test, or the file that is being collected or the fixture that is made for many tests), how, and
the kind. A test ``asks`` for a kind where what it hands to the house names it, or the test itself
looks it up; it ``runs`` a kind where a function of its file is called or the house looks it up.
Processes that tests start say the same, since who is at work stands in the environment; what a
cache gives counts as what filled it.
"""

import functools
import os
import sys
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

RECORD = Path("touched.tsv")
"""A path in the house that is recorded: copies that tests make of it write there, too."""
AT_WORK = "TOUCHED_BY"
"""The environment variable that says who is at work."""

_written: set[str] = set()
_filling: list[set[tuple[str, str]]] = []


@contextmanager
def at_work(who: str) -> Iterator[None]:
    """What is done meanwhile is done by a test, or for all of a file or a folder."""
    before = os.environ.get(AT_WORK)
    os.environ[AT_WORK] = who
    try:
        yield
    finally:
        if before is None:
            del os.environ[AT_WORK]
        else:
            os.environ[AT_WORK] = before


def touch(kind: str, how: str = "runs") -> None:
    """Write down that a kind was touched, once for everybody."""
    for seen in _filling:
        seen.add((kind, how))
    line = f"{os.environ.get(AT_WORK, '')}\t{how}\t{kind}\n"
    if line not in _written:
        _written.add(line)
        with RECORD.open("a", encoding="utf-8") as file:
            file.write(line)


class Table(dict[str, Any]):
    """A table of kinds. Whose entry is looked up, was asked for, if it is the test that looks, or
    what reads the test's files."""

    def __init__(self, room: str, entries: dict[str, Any]) -> None:
        super().__init__(entries)
        self.room = room

    def __reduce__(self) -> tuple[Any, ...]:
        return dict, (dict(self),)

    def _touch(self, name: object) -> None:
        if super().__contains__(name):
            looking = str(sys._getframe(2).f_globals.get("__name__"))
            asks = looking.startswith("checker.loading.") or not looking.startswith("checker.")
            touch(f"{self.room}.{name}", "asks" if asks else "runs")

    def __getitem__(self, name: str) -> Any:
        self._touch(name)
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self._touch(name)
        return super().__contains__(name)

    def get(self, name: str, default: Any = None) -> Any:
        self._touch(name)
        return super().get(name, default)


def _of_house() -> bool:
    """Whether the house or its tests call what calls this."""
    return str(sys._getframe(2).f_globals.get("__file__")).startswith(str(RECORD.parent))


def _caching(usual: Callable[..., Any]) -> Callable[..., Any]:
    """``functools.cache`` or ``lru_cache`` which touches again what was touched to fill it."""

    def remembering(function: Callable[..., Any], real: Callable[..., Any]) -> Callable[..., Any]:
        touched: dict[Hashable, set[tuple[str, str]]] = {}

        @functools.wraps(function)
        def cached(*given: Any, **named: Any) -> Any:
            key = (given, *named.items())
            for kind, how in touched.get(key, ()):
                touch(kind, how)
            seen = set[tuple[str, str]]()
            _filling.append(seen)
            try:
                return real(*given, **named)
            finally:
                _filling.pop()
                if seen:
                    touched.setdefault(key, set()).update(seen)

        for name in ("cache_clear", "cache_info", "cache_parameters"):
            setattr(cached, name, getattr(real, name))
        return cached

    def decorating(*given: Any, **named: Any) -> Any:
        if not _of_house():
            return usual(*given, **named)
        if given and callable(given[0]):
            return remembering(given[0], usual(*given, **named))
        decorator = usual(*given, **named)
        return lambda function: remembering(function, decorator(function))

    return decorating


functools.cache = _caching(functools.cache)  # type: ignore[assignment]
functools.lru_cache = _caching(functools.lru_cache)  # type: ignore[assignment,misc]
