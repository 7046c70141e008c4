"""Review drafts in a browser, beside the documents that they come from."""

import gc
import os
import signal
import webbrowser
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from signal import SIGINT, SIGTERM
from socket import create_server as create_socket
from threading import Thread, current_thread, main_thread
from typing import Final

from checker.command.corpus import paths_of
from checker.command.documents import opened_folder, read_folder
from checker.command.output import CommandError, Told, complain
from checker.fault import fault_lines
from checker.files import Changed, NotWritten, write
from checker.loading.files import root_of

LARGEST_HEAD: Final = 16 * 1024
"""The most bytes of what stands before a request."""

MOST_CONNECTIONS: Final = 20
"""How many may be open at once: a browser opens six."""


def run(options: Namespace) -> Told:
    """Serve the page until Ctrl-C."""
    documents = opened_folder(options.documents)
    names, _ = read_folder(options.documents)
    try:
        from waitress.server import create_server  # 60 ms with the next: of an extra

        from checker.review.desk import Desk
        from checker.review.guard import Guard
        from checker.review.refusals import BrokenFiles, NotDecided, Stale
        from checker.review.server import LARGEST, ReviewServer
    except ImportError as error:
        extra = "pip install 'fact-consistency-checker[review]'"
        raise CommandError(f"checker review: needs {error.name}: {extra}") from None
    paths = paths_of(options)
    root = root_of(paths)

    def written(texts: Mapping[str, str | None], instead: Mapping[str, bytes | None]) -> None:
        where = {name: os.path.relpath(os.path.join(root, name)) for name in texts}
        before = {where[name]: data for name, data in instead.items()}
        try:
            below = options.below.get("facts", "")
            write({where[name]: text for name, text in texts.items()}, below=below, instead=before)
        except Changed:
            raise Stale from None
        except NotWritten as error:
            raise NotDecided(*error.args) from None

    def today() -> str:
        return options.today or date.today().isoformat()  # asked each time: midnight may come

    desk = Desk(paths, root, documents, today, written, there=names, sql=options.allow_sql)
    try:
        desk.held()
    except BrokenFiles as error:
        raise CommandError(*error.args, "nothing can be reviewed") from None
    with create_socket(("127.0.0.1", 0)) as listening:
        guard = Guard(listening.getsockname()[1])
        server = create_server(
            ReviewServer(desk, guard, lambda error: complain(*fault_lines(error, os.environ))),
            sockets=[listening],
            threads=2,
            max_request_body_size=LARGEST,
            max_request_header_size=LARGEST_HEAD,
            connection_limit=MOST_CONNECTIONS,
            ident=None,
        )
        complain(f"Review at {guard.address}", "Ctrl-C ends it; the address opens once")
        if not options.no_browser:
            # in a thread: where there is no screen, a browser may run in this very terminal
            Thread(target=webbrowser.open, args=[guard.address], daemon=True).start()
        gc.enable()  # it runs for long
        with _ending():
            server.run()
    return Told(0, "")


@contextmanager
def _ending() -> Iterator[None]:
    """Whoever asks the program to stop ends the serving, once what is being written is written."""

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    here = current_thread() is main_thread()
    before = {number: signal.signal(number, end) for number in (SIGINT, SIGTERM) if here}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
