"""Judge again whenever a file of facts or rules changes.

What is found is printed first, and then written. Files that are the same are not parsed again, and
quotes that are the same are not read again.
"""

import gc
import os
from argparse import Namespace
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from checker.command.corpus import EarlierRun, paths_of
from checker.command.judging import (
    exit_code,
    report_to_tell,
    texts_of,
    words_for_people,
    written_line,
)
from checker.command.output import CommandError, Told, complain, few, lines, say
from checker.files import NotWritten, write
from checker.model.corpus import Input

_QUIET_FOR = 20
"""The milliseconds without a further change after which it is judged again."""

_AT_MOST = 400
"""The milliseconds that changes may go on before it is judged all the same."""

_UNFINISHED = ("~", ".swp", ".tmp", ".part")
"""What the names of files end with that editors keep for themselves."""

Changes = Iterable[Sequence[str]]
"""The paths of what changed, each time that something did."""


def watch(options: Namespace, outputs: Mapping[str, str], changes: Changes | None = None) -> Told:
    """Judge now, and on each change; it ends with the program, or with ``changes``."""
    paths = paths_of(options)
    if changes is None:
        changes = _changes(paths, outputs)
    kept = EarlierRun()
    told = _judge(options, outputs, kept, None)
    complain(f"Watching {few([str(path) for path in paths])}; Ctrl-C ends it")
    for changed in changes:
        told = _judge(options, outputs, kept, told[1], changed)
    return Told(told[0], "")


def _judge(
    options: Namespace,
    outputs: Mapping[str, str],
    kept: EarlierRun,
    last: tuple[Input, ...] | None,
    changed: Sequence[str] = (),
) -> tuple[int, tuple[Input, ...] | None]:
    """Tell what is found, unless the files are those of the last time; the exit code, and files."""
    inputs: tuple[Input, ...] | None = None
    code = 2
    try:
        reports, root = report_to_tell(options, outputs, kept)
        report = reports[""]
        inputs, code = report.inputs, exit_code(options, report)
        if inputs != last:
            if changed and not options.quiet:
                say(
                    Told(
                        0, lines(["", f"Changed: {few([os.path.relpath(one) for one in changed])}"])
                    )
                )
            say(words_for_people(options, report, root, ""))
            texts = texts_of(options, outputs, reports, root)
            write(texts, below=options.below.get("out", ""))
            say(Told(0, written_line(options, texts)))
    except (CommandError, NotWritten) as failure:
        complain(*failure.args)
        gc.collect()  # a failure holds what it was raised from; nothing else here has circles
    return code, inputs


def _changes(paths: Sequence[Path], outputs: Iterable[str]) -> Changes:
    try:
        from watchfiles import watch as watched  # 40 ms, and not everybody has it
    except ImportError:
        extra = "pip install 'fact-consistency-checker[watch]'"
        raise CommandError(f"--watch: needs watchfiles: {extra}") from None
    written = {os.path.abspath(path) for path in outputs}
    folders = {path if path.is_dir() else path.parent for path in paths}

    def matters(_: object, path: str) -> bool:
        name = os.path.basename(path)  # tables have names of any kind
        return path not in written and not name.startswith(".") and not name.endswith(_UNFINISHED)

    found = watched(
        *folders,
        watch_filter=matters,
        debounce=_AT_MOST,
        step=_QUIET_FOR,
        raise_interrupt=True,
    )
    return (sorted(path for _, path in some) for some in found)
