"""Files that are changed from what they were: anew, where others change them meanwhile."""

import os
from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress

from checker.command.output import Told
from checker.files import Changed
from checker.loading.files import read_bytes

MOST_TRIES = 100
"""How often a change is made anew because others changed the file meanwhile."""


def while_others_write(work: Callable[[Namespace], Told], options: Namespace) -> Told:
    """Change files, anew where others changed one of them meanwhile."""
    for _ in range(MOST_TRIES):
        with suppress(Changed):
            return work(options)
    return work(options)


def held_in(path: str) -> bytes | str | None:
    """What a file holds, or why it cannot be read; ``None`` where there is none."""
    if not os.path.lexists(path):
        return None
    data = read_bytes((path, path))
    return data if isinstance(data, bytes) else data.message
