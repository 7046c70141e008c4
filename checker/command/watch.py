"""Judge again whenever a file of facts or rules changes.

What is found is printed first, and then written. Files that are the same are not parsed again, and
quotes that are the same are not read again.
"""

import gc
import os
from argparse import Namespace
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import final

from checker.command.corpus import EarlierRun, paths_of
from checker.command.judging import (
    exit_code,
    let_go,
    report_to_tell,
    texts_of,
    words_for_people,
    written_line,
)
from checker.command.output import CommandError, Told, complain, few, lines, say
from checker.files import NotWritten, write
from checker.model.corpus import Input
from checker.values.dates import tell_date
from checker.values.named import NamedTuple

_QUIET_FOR = 20
"""The milliseconds without a further change after which it is judged again."""

_AT_MOST = 400
"""The milliseconds that changes may go on before it is judged all the same."""

_AT_LEAST = 60_000
"""The milliseconds without a change after which it is asked whether another day has begun."""

_UNFINISHED = ("~", ".swp", ".tmp", ".part")
"""What the names of files end with that editors keep for themselves."""

Changes = Iterable[Sequence[str]]
"""The paths of what changed, each time that something did; none where only time has passed."""


def watch(options: Namespace, outputs: Mapping[str, str], changes: Changes | None = None) -> Told:
    """Judge now, on each change, and on each day on which waivers may expire; it ends with the
    program, or with ``changes``."""
    paths = paths_of(options)
    if changes is None:
        changes = _changes(paths, outputs)
    kept = EarlierRun()
    code, last = _judge(options, outputs, kept, None)
    complain(f"Watching {few([str(path) for path in paths])}; Ctrl-C ends it")
    for changed in changes:
        if changed or _is_over(options, last):
            code, last = _judge(options, outputs, kept, last, changed)
    return Told(code, "")


@final
class _Judged(NamedTuple):
    """The files that were judged, and the day by which waivers expire, where there are some."""

    inputs: tuple[Input, ...]
    day: str


def _is_over(options: Namespace, last: _Judged | None) -> bool:
    """Whether another day has begun, and waivers may have expired."""
    if last is None or not last.day or options.today:
        return False
    return last.day != date.today().isoformat()


def _judge(
    options: Namespace,
    outputs: Mapping[str, str],
    kept: EarlierRun,
    last: _Judged | None,
    changed: Sequence[str] = (),
) -> tuple[int, _Judged | None]:
    """Tell what is found, unless the files and the day are those of the last time; the exit code,
    and what these are now."""
    found: _Judged | None = None
    code = 2
    options = Namespace(**vars(options))  # it keeps the day of one run
    try:
        reports, root = report_to_tell(options, outputs, kept)
        report = reports[""]
        found, code = _Judged(report.inputs, options.today or ""), exit_code(options, report)
        if found != last:
            if changed and not options.quiet:
                names = [os.path.relpath(one) for one in changed]
                say(Told(0, lines(["", f"Changed: {few(names)}"])))
            elif last is not None and not options.quiet:
                say(Told(0, lines(["", f"Today is {tell_date(found.day)}"])))
            say(words_for_people(options, report, root, ""))
            texts = texts_of(options, outputs, reports, root)
            try:
                write(texts, below=options.below.get("out", ""))
            finally:
                let_go(reports)
            say(Told(0, written_line(options, texts)))
    except (CommandError, NotWritten) as failure:
        complain(*failure.args)
        gc.collect()  # a failure holds what it was raised from; nothing else here has circles
    return code, found


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
        rust_timeout=_AT_LEAST,
        yield_on_timeout=True,
    )
    return (sorted(path for _, path in some) for some in found)
