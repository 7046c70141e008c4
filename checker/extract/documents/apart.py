"""Formats that a library reads: in a process apart, with a limit of time and of memory.

A document is not trusted, and a library may be slow, hungry or broken on one that was made to
harm. One process reads one document after the other; what it takes too long for, or what ends it,
is a problem of that document, and a new process reads the next. Where none can be started, the
library is called here.
"""

import atexit
import json
import os
import re
import subprocess
import sys
import threading
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from typing import IO, Any, Final, final

from checker.extract.documents.document import LONGEST, DocumentContent, Unusable, too_long
from checker.extract.documents.stated import StatedOfItself
from checker.values.named import NamedTuple

SECONDS: Final = 60.0
"""How long reading one document may take."""

MEMORY: Final = 2 * 1024 * 1024 * 1024
"""The most bytes of memory that reading may take, on systems that can be told so."""

LIBRARIES: Final = {"html": "selectolax", "pdf": "pypdf", "docx": "lxml"}
"""By the module beside this one that reads a format, the library that it needs."""

_START: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from checker.extract.documents.apart import serve; serve(int(sys.argv[2]))"
)
_LENGTH: Final = 8
"""How many bytes tell the length of what follows."""


@final
class _Worker(NamedTuple):
    """A process that reads, who started it, and the pipes to and from it."""

    process: "subprocess.Popen[bytes]"
    parent: int
    into: IO[bytes]
    out: IO[bytes]


_LOCK = threading.Lock()
_WORKERS: list[_Worker] = []
"""The process that waits for the next document, if there is one."""


def needed(module: str) -> None:
    """Raise ``ImportError`` where the library that a module needs is not there."""
    if find_spec(LIBRARIES[module]) is None:
        raise ImportError(name=LIBRARIES[module])


def read_apart(module: str, data: bytes) -> DocumentContent:
    """What a document holds, as ``read`` of a module in :data:`LIBRARIES` reads it.

    Raises :class:`Unusable`, and ``ImportError`` where the library is not there.
    """
    with _LOCK:
        if _WORKERS and _WORKERS[0].parent != os.getpid():
            _WORKERS.clear()  # this process is a copy of the one that started it
        worker = _WORKERS.pop() if _WORKERS else _started()
        told = _content_or_why(module, data) if worker is None else _asked(worker, module, data)
    if "text" in told:
        stated = tuple(StatedOfItself(*one) for one in told["stated"])
        return DocumentContent(told["text"], stated, tuple(told["notes"]))
    if "missing" in told:
        raise ImportError(name=told["missing"])
    raise Unusable(told["unusable"])


def _started() -> _Worker | None:
    path = json.dumps([entry for entry in sys.path if isinstance(entry, str)])
    command = [sys.executable, "-I", "-X", "utf8", "-c", _START, path, str(MEMORY)]
    try:
        process = subprocess.Popen(  # noqa: S603  # this interpreter, and nothing that was read
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except (OSError, ValueError):  # no interpreter to be found, or no process to be had
        return None
    assert process.stdin is not None
    assert process.stdout is not None
    return _Worker(process, os.getpid(), process.stdin, process.stdout)


def _asked(worker: _Worker, module: str, data: bytes) -> dict[str, Any]:
    """What a process tells of a document; it is kept for the next one if it can be."""
    late = threading.Event()

    def end() -> None:
        late.set()
        worker.process.kill()

    timer = threading.Timer(SECONDS, end)
    timer.daemon = True
    timer.start()
    told: dict[str, Any] | None = None
    try:
        _send(worker.into, module.encode(), data)
        (answer,) = _received(worker.out, 1)
        told = json.loads(answer.decode("utf-8", "surrogatepass"))
    except (OSError, EOFError, ValueError):
        told = None
    finally:
        timer.cancel()
        if told is None or "ended" in told or late.is_set():
            _end(worker)
        else:
            _WORKERS.append(worker)
    if told is not None:
        return told
    if late.is_set():
        return {"unusable": f"takes longer than {SECONDS:g} seconds to read: split it"}
    return {"unusable": "ends the program that reads it: save it again, or as plain text"}


def _end(worker: _Worker) -> None:
    worker.process.kill()
    for pipe in (worker.into, worker.out):
        with suppress(OSError):
            pipe.close()
    worker.process.wait()


@atexit.register
def _end_all() -> None:
    while _WORKERS:
        worker = _WORKERS.pop()
        if worker.parent == os.getpid():
            _end(worker)


def serve(memory: int) -> None:
    """Read the documents that come on standard input, one after the other, until it ends."""
    with suppress(ImportError, OSError, ValueError):  # not every system has such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever a library prints is no answer
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            module, data = _received(sys.stdin.buffer, 2)
            told = _content_or_why(module.decode(), data)
            _send(out, json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass"))
            if "ended" in told:
                break


_HALF = re.compile("[\ud800-\udfff]")
"""Halves of characters, which fonts of a PDF may map to: no file can hold them."""


def _content_or_why(module: str, data: bytes) -> dict[str, Any]:
    """What is found in a document, or why nothing is, as it goes over a pipe."""
    try:
        content: DocumentContent = import_module(f"checker.extract.documents.{module}").read(data)
        if len(content.text) > LONGEST:
            raise Unusable(too_long(LONGEST))
    except Unusable as error:
        return {"unusable": str(error)}
    except ImportError as error:
        return {"missing": error.name or LIBRARIES[module]}
    except MemoryError:
        return {
            "unusable": f"takes more than {MEMORY // 2**30} GiB of memory to read: split it",
            "ended": True,
        }
    return {
        "text": _HALF.sub("\ufffd", content.text),
        "stated": [[_HALF.sub("\ufffd", word) for word in one] for one in content.stated],
        "notes": [_HALF.sub("\ufffd", note) for note in content.notes],
    }


def _send(pipe: IO[bytes], *parts: bytes) -> None:
    for part in parts:
        pipe.write(len(part).to_bytes(_LENGTH, "big"))
        pipe.write(part)
    pipe.flush()


def _received(pipe: IO[bytes], parts: int) -> list[bytes]:
    """Raises ``EOFError`` where the other side has ended."""
    received = []
    for _ in range(parts):
        length = int.from_bytes(_exactly(pipe, _LENGTH), "big")
        received.append(_exactly(pipe, length))
    return received


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return data
