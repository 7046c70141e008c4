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
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Final, final

from checker.loading.packed import PackedFile, Portion, packed, portion_of
from checker.loading.schema import compiled
from checker.values.named import NamedTuple

AT_ONCE: Final = 2**17
"""About so many bytes are taken at a time."""

_MOST_TAKEN: Final = 128
"""In at most so many portions: what each has in common is told, and read again, once. Their numbers
wait in a pipe, which holds 16 KiB."""

_MOST_PROCESSES: Final = 8

_TICKET: Final = struct.Struct("=I")
_FRAME: Final = struct.Struct("=I")


@final
class BulkFile(NamedTuple):
    """A file's name in reports, what it holds, and the hash of that."""

    name: str
    data: bytes
    digest: str


def pack_all(files: Sequence[BulkFile]) -> list[Portion]:
    """What the files hold, in portions (see :mod:`checker.loading.packed`), but for those that
    cannot be packed. No two files have the same hash."""
    if not files:
        return []
    compiled()  # once, and not in each process
    portions = list(_portions(files))
    processes = min(_processors(), len(portions), _MOST_PROCESSES)
    if processes < 2 or not hasattr(os, "fork") or threading.active_count() > 1:
        texts: Iterable[bytes] = map(_text, portions)
    else:
        texts = _side_by_side(portions, processes - 1)
    return [Portion(text) for text in texts if text]


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _portions(files: Sequence[BulkFile]) -> Iterator[Sequence[BulkFile]]:
    enough = max(AT_ONCE, sum(len(one.data) for one in files) // _MOST_TAKEN)
    begin = size = 0
    for number, one in enumerate(files, 1):
        size += len(one.data)
        if size > enough:
            yield files[begin:number]
            begin, size = number, 0
    if begin < len(files):
        yield files[begin:]


def _text(files: Sequence[BulkFile]) -> bytes:
    """The portion of those of the files that can be packed, if any can."""
    some: list[tuple[str, PackedFile]] = []
    for name, data, digest in files:
        if (one := packed(data, name)) is not None:
            some.append((digest, one))
    return portion_of(some) if some else b""


def _side_by_side(portions: Sequence[Sequence[BulkFile]], others: int) -> list[bytes]:
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
        found = [_text(portions[number]) for number in _taken(tickets)]
        for answers in children.values():
            with open(answers, "rb", closefd=False) as file:
                found += _unframed(file.read())
        return found
    finally:
        os.close(tickets)
        for pid, answers in children.items():
            os.close(answers)
            with suppress(ProcessLookupError):  # it has ended, as a rule
                os.kill(pid, signal.SIGKILL)
            with suppress(ChildProcessError):  # somebody else waits for all children
                os.waitpid(pid, 0)


def _child(tickets: int, portions: Sequence[Sequence[BulkFile]]) -> tuple[int, int]:
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
        told = [_text(portions[number]) for number in _taken(tickets)]
        with open(written, "wb") as file:
            file.writelines(map(_framed, told))
    finally:
        os._exit(0)  # nothing else of this process may happen twice


def _taken(tickets: int) -> Iterator[int]:
    """The numbers of portions that nobody else has taken."""
    while ticket := os.read(tickets, _TICKET.size):
        yield from _TICKET.unpack(ticket)


def _framed(text: bytes) -> bytes:
    """A text behind its length."""
    return _FRAME.pack(len(text)) + text


def _unframed(told: bytes) -> Iterator[bytes]:
    """The same again; what was cut off is left out."""
    begin = 0
    while begin + _FRAME.size <= len(told):
        (length,) = _FRAME.unpack_from(told, begin)
        begin += _FRAME.size
        text = told[begin : begin + length]
        begin += length
        if len(text) == length:
            yield text
