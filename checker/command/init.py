"""A small working start."""

import os
import shlex
from argparse import Namespace
from pathlib import Path

from checker.command.output import CommandError, Told, lines
from checker.files import write
from checker.starter import FILES


def run(options: Namespace) -> Told:
    """Write the files of a start, where none of them stands; documents may stand beside them."""
    folder: Path = options.folder
    texts = {str(folder / name): text for name, text in FILES.items()}
    for path in texts:
        if os.path.lexists(path):
            raise CommandError(f"{path}: is there already: start in another folder")
    tops = sorted({Path(name).parts[0] for name in FILES if not name.startswith(".")})
    for top in tops:
        if os.path.lexists(folder / top):
            raise CommandError(f"{folder / top}: is there already: start in another folder")
    write(texts, below=str(folder))
    there = "" if folder == Path() else f"cd {shlex.quote(str(folder))} && "
    return Told(0, lines([*texts, f"Now: {there}checker check"]))
