"""Where things end: read only for a format that asks, so that a run without it pays nothing."""

import os
from collections.abc import Iterable
from typing import Any

from yaml import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    YAMLError,
)
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from checker.loading.files import read_bytes
from checker.loading.nodes import place_at
from checker.model.place import Place, Problem

_BOM = b"\xef\xbb\xbf"


def ends_of(files: Iterable[str], root: str) -> dict[Place, tuple[int, int]]:
    """Line and column, from 1, behind each item of a list and each word in ``files``.

    The names are relative to the folder ``root``. A file that has become unreadable has none.
    """
    ends: dict[Place, tuple[int, int]] = {}
    for file in files:
        data = read_bytes((file, os.path.join(root, file)))
        if isinstance(data, Problem):
            continue
        try:
            _read(data.removeprefix(_BOM).decode(), file, ends)
        except (UnicodeDecodeError, YAMLError):
            continue
    return ends


def _read(text: str, file: str, ends: dict[Place, tuple[int, int]]) -> None:
    next_event = CParser(text).get_event
    opened: list[tuple[Any, bool]] = []  # where each list or mapping begins; whether it is a list
    last: Any = None  # where the last word, or closing bracket, ended
    while True:
        event: Any = next_event()
        if event is None:
            return
        kind = event.__class__
        if kind is ScalarEvent:
            last = event.end_mark
            ends.setdefault(place_at(file, event.start_mark), (last.line + 1, last.column + 1))
        elif kind in (MappingStartEvent, SequenceStartEvent):
            opened.append((event.start_mark, kind is SequenceStartEvent))
        elif kind in (MappingEndEvent, SequenceEndEvent):
            start, _ = opened.pop()
            if event.end_mark.index > event.start_mark.index:  # a bracket, not an indentation
                last = event.end_mark
            if opened and opened[-1][1]:
                ends[place_at(file, start)] = (last.line + 1, last.column + 1)
