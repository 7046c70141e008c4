"""Many files parsed side by side, on as many processors as there are.

The processes are copies of this one, made where it is safe to copy it: on systems that can, while
no other thread runs. Each takes the next few files, parses them, and writes what they hold to
whoever made it, at the end. What does not arrive, for whatever reason, is not there, and is parsed
like any other file.
"""

import gc
import os
import signal
import struct
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Final

from checker.loading.packed import packed
from checker.loading.schema import compiled

_AT_ONCE: Final = 2**17
"""About so many bytes are taken at a time."""

_MOST_TAKEN: Final = 2048
"""In at most so many portions: their numbers wait in a pipe, which holds 16 KiB."""

_MOST_PROCESSES: Final = 8

_TICKET: Final = struct.Struct("=I")
_FRAME: Final = struct.Struct("=III")

File = tuple[str, bytes]
"""A file's name in reports, and what it holds."""


def pack_all(files: Sequence[File]) -> Mapping[str, bytes]:
    """What the files hold, by name (see :func:`checker.loading.packed.packed`)."""
    compiled()  # once, and not in each process
    portions = list(_portions(files))
    processes = min(_processors(), len(portions), _MOST_PROCESSES)
    if processes < 2 or not hasattr(os, "fork") or threading.active_count() > 1:
        return dict(_packed(files))
    return _side_by_side(portions, processes - 1)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _portions(files: Sequence[File]) -> Iterator[Sequence[File]]:
    enough = max(_AT_ONCE, sum(len(data) for _, data in files) // _MOST_TAKEN)
    begin = size = 0
    for number, (_, data) in enumerate(files, 1):
        size += len(data)
        if size > enough:
            yield files[begin:number]
            begin, size = number, 0
    if begin < len(files):
        yield files[begin:]


def _packed(files: Sequence[File]) -> Iterator[tuple[str, bytes]]:
    """Those of the files that can be packed."""
    for name, data in files:
        if text := packed(data, name):
            yield name, text


def _side_by_side(portions: Sequence[Sequence[File]], others: int) -> Mapping[str, bytes]:
    """The portions are taken by this process and so many ``others``."""
    tickets, numbers = os.pipe()
    os.write(numbers, b"".join(map(_TICKET.pack, range(len(portions)))))
    os.close(numbers)
    children: dict[int, int] = {}
    try:
        with suppress(OSError):  # no more processes: as many as there are
            for _ in range(others):
                pid, answers = _child(tickets, portions)
                children[pid] = answers
        found: dict[str, bytes] = {}
        for number in _taken(tickets):
            found.update(_packed(portions[number]))
        for answers in children.values():
            with open(answers, "rb", closefd=False) as file:
                found.update(_unframed(file.read(), portions))
        return found
    finally:
        os.close(tickets)
        for pid, answers in children.items():
            os.close(answers)
            with suppress(ProcessLookupError):  # it has ended, as a rule
                os.kill(pid, signal.SIGKILL)
            with suppress(ChildProcessError):  # somebody else waits for all children
                os.waitpid(pid, 0)


def _child(tickets: int, portions: Sequence[Sequence[File]]) -> tuple[int, int]:
    """Another process that takes portions; and what it writes, once it is done."""
    answers, written = os.pipe()
    try:
        pid = os.fork()
    except OSError:
        os.close(answers)
        os.close(written)
        raise
    if pid:
        os.close(written)
        return pid, answers
    try:
        gc.disable()
        os.close(answers)
        told = [frame for number in _taken(tickets) for frame in _framed(number, portions[number])]
        with open(written, "wb") as file:
            file.writelines(told)
    finally:
        os._exit(0)  # nothing else of this process may happen twice


def _taken(tickets: int) -> Iterator[int]:
    """The numbers of portions that nobody else has taken."""
    while ticket := os.read(tickets, _TICKET.size):
        yield from _TICKET.unpack(ticket)


def _framed(number: int, files: Sequence[File]) -> Iterator[bytes]:
    """What the files of a portion hold: whose it is, how long it is, and it."""
    for place, (name, data) in enumerate(files):
        if text := packed(data, name):
            yield _FRAME.pack(number, place, len(text))
            yield text


def _unframed(told: bytes, portions: Sequence[Sequence[File]]) -> Iterator[tuple[str, bytes]]:
    """The same again, by name; what was cut off is left out."""
    begin = 0
    while begin + _FRAME.size <= len(told):
        number, place, length = _FRAME.unpack_from(told, begin)
        begin += _FRAME.size
        text = told[begin : begin + length]
        begin += length
        if len(text) == length:
            yield portions[number][place][0], text
