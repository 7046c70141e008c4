"""The command: arguments, settings, what each verb does, and exit codes.

It alone prints, and has files written. A verb is one module here, whose ``run`` takes the options,
with its arguments in ``arguments``. Exit codes, never renumbered: 0, nothing at or above
``--fail-on``; 1, findings at or above it, or a rule that matches nothing; 2, could not judge.
"""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module

from checker.command.arguments import parsed
from checker.command.output import CommandError, Told, complain, say
from checker.fault import fault_lines
from checker.files import NotWritten
from checker.model.line import odd_name
from checker.values.digits import NARROW_SPACE, grouping


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the result is the exit code.

    Nothing but ``SystemExit``, of the parser of arguments, leaves it: an error that nobody foresaw
    is a bug in the checker, which is told as such and is no finding.
    """
    gc.disable()  # a run is short, and what it builds has no circles: collecting costs a third
    try:
        if "_ARGCOMPLETE" in os.environ:
            from checker.command.completion import complete  # 200 ms: only where a shell asks

            complete()
        given = sys.argv[1:] if arguments is None else arguments
        options = parsed(given)
        _refuse_what_cannot_be_told(given)
        if hasattr(options, "facts"):
            from checker.command.project import configure  # 10 ms: not every verb has settings

            configure(options)
        with grouping(getattr(options, "thousands", "") or NARROW_SPACE):
            told = verb(options.verb)(options)
            say(told)
    except (CommandError, NotWritten) as failure:
        complain(*failure.args)
        return 2
    except KeyboardInterrupt:
        complain("interrupted")
        return 2
    except SystemExit:
        raise
    except BaseException as error:  # a panic of a compiled library is no Exception
        complain(*fault_lines(error, os.environ))
        return 2
    return told.code


def verb(name: str) -> Callable[[Namespace], Told]:
    """What a verb does. Only its own module is imported: the others take as long as a run."""
    run: Callable[[Namespace], Told] = import_module(f"{__name__}.{name}").run
    return run


def _refuse_what_cannot_be_told(given: Sequence[str]) -> None:
    """Bytes of the command line that are no text, and a working folder that is gone."""
    odd = [
        ascii(before if before.startswith("--") else word.partition("=")[0]).strip("'")
        for before, word in zip(["", *given], given, strict=False)
        if "UTF-8" in odd_name(word)
    ]
    if odd:
        raise CommandError(
            *(f"{name}: is not text in UTF-8: write it anew, or rename the file" for name in odd)
        )
    try:
        os.getcwd()
    except OSError:
        raise CommandError(
            "the folder that the command runs in is gone: change to one that is there"
        ) from None
