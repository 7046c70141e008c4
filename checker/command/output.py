"""What is printed, and the words of it: nothing else in the house writes to a terminal."""

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import final

from checker.model.line import and_more, plain
from checker.terminal import coloured, harmless, has_colours
from checker.values.named import NamedTuple


class CommandError(Exception):
    """What keeps a command from doing its work, a line for each reason: exit code 2."""


@final
class Told(NamedTuple):
    """What a verb comes to: the exit code, and what is to be printed, and how that is written.

    ``notation`` is one of ``checker.terminal``; ``verdicts``: verdicts in it may have
    colours, and ``colour`` is what was asked for: ``auto``, ``always`` or ``never``.
    """

    code: int
    text: str
    notation: str = "text"
    verdicts: bool = False
    colour: str = "auto"


def say(told: Told) -> None:
    """Print; whoever stops reading early (``| head``), or never starts, has read enough."""
    if sys.stdout is None:
        return

    text = harmless(told.text, told.notation)
    if isinstance(sys.stdout, TextIOWrapper):  # the same bytes in a pipe as in a file
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        if told.verdicts and has_colours(sys.stdout, os.environ, told.colour):
            text = coloured(text)
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError) as error:  # the latter: it is closed
        why = error.strerror if isinstance(error, OSError) else "it is closed"
        raise CommandError(f"standard output: cannot be written: {why}") from None


def complain(*told: str) -> None:
    """Say on standard error what went wrong."""
    if sys.stderr is not None:
        # nobody reads it, or the disk is full: the exit code says enough
        with suppress(OSError, ValueError):
            sys.stderr.write(harmless(lines(told)))
            sys.stderr.flush()


def lines(told: Iterable[str]) -> str:
    """Lines as text, each of them one line."""
    return "".join(f"{plain(line)}\n" for line in told)


def few(names: Sequence[str], most: int = 8) -> str:
    """The first of some names, and how many more there are."""
    return and_more(names, most)


def show_how_far(number: int, of: int, name: str, *, always: bool = False) -> None:
    """Say on a terminal how far long work is; ``number`` 0 clears the line. One thing is soon done,
    unless it is told ``always``."""
    if of < 2 and not always:
        return
    if sys.stderr is None or sys.stderr.closed or not sys.stderr.isatty():
        return

    line = f"{number}/{of} {plain(name)}"[:78] if number else ""
    with suppress(OSError):  # nobody looks on any more
        sys.stderr.write(f"\r{line:<79}" if number else f"\r{'':<79}\r")
        sys.stderr.flush()
