"""A parser of the command line: what its words may be, and what several verbs have."""

import sys
from argparse import Action, ArgumentError, ArgumentParser, ArgumentTypeError, HelpFormatter
from collections.abc import Sequence
from contextlib import suppress
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any, Final, NoReturn

from checker.formats import FORMATS, SITE_OF
from checker.model.line import plain
from checker.terminal import harmless

NO_TERMINAL: Final = partial(HelpFormatter, width=80)
"""While options are added, each makes a formatter of help: this one looks at no terminal."""


class CommandParser(ArgumentParser):
    """A parser whose help and mistakes may go where nobody reads (Python 3.11.2 raises then)."""

    with_formats = False
    """Whether the help says what each format is."""

    def format_help(self) -> str:
        """The help; what only it tells is put together here."""
        if self.with_formats:
            self.add_argument_group("formats", _formats())
        return super().format_help()

    def _check_value(self, action: Action, value: Any) -> None:
        """Refuse what is none of the choices, with the one that may be meant."""
        try:
            super()._check_value(action, value)
        except ArgumentError as error:
            from checker.spelling.nearest import suggestion  # only where something is wrong

            choices = [str(one) for one in action.choices or ()]
            near = suggestion(str(value), choices) or f"; there are: {', '.join(choices)}"
            error.message = f"there is no {value!a}{near}"
            raise

    def _print_message(self, message: str, file: Any = None) -> None:
        with suppress(OSError, ValueError):  # it is full, or closed
            super()._print_message(harmless(message), file)

    def meant(self, unknown: Sequence[str]) -> str:
        """The options that unknown ones may be meant as."""
        from checker.spelling.nearest import suggestion  # only where something is wrong

        known = [name for action in self._actions for name in action.option_strings]
        asked = [word.partition("=")[0] for word in unknown if word.startswith("-")]
        return "".join(dict.fromkeys(suggestion(word, known) for word in asked))

    def error(self, message: str) -> NoReturn:
        """Exit, with what is wrong on one line (a word of the line may hold several), and where
        all options are told."""
        more = f"`{self.prog} --help` tells what there is"
        self.exit(2, f"{self.prog}: error: {plain(message)}\n{more}\n")


class VersionAction(Action):
    """Prints what is installed, and exits; nobody looks for that before it is asked for."""

    def __call__(self, parser: ArgumentParser, *_: object) -> None:
        """Print and exit."""
        from checker.command.versions import lines  # 20 ms

        parser._print_message("".join(f"{line}\n" for line in lines()), sys.stdout)
        parser.exit()


def _formats() -> str:
    """What each format is."""
    from textwrap import fill

    wide = max(map(len, FORMATS)) + 2
    about = {name: entry.about for name, entry in FORMATS.items()}
    if SITE_OF:
        about["site"] = (
            f"a folder of pages: `{SITE_OF}`, and each document with its quotes marked; with "
            "--documents DIR"
        )
    return "\n".join(
        fill(f"{name:<{wide}}{words}", width=78, subsequent_indent=" " * wide)
        for name, words in about.items()
    )


def day(text: str) -> str:
    """A day as ``YYYY-MM-DD``, as argparse asks for one."""
    from datetime import date

    try:
        if date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise ArgumentTypeError(f"'{text[:40]}' is no day: write one as 2027-06-30")


def number_from_zero(text: str) -> int:
    """A number that is not below 0, as argparse asks for one."""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise ArgumentTypeError(
            f"'{text[:40]}' is no whole number from 0 to 999999999: write 1000, say"
        )
    return int(text)


def cluster_address(text: str) -> str:
    """The address of a cluster, as argparse asks for one; it may hold a token: none repeats it."""
    from checker.tables.engines.cluster import refuse_address  # only where there is a cluster

    try:
        refuse_address(text)
    except ValueError as error:
        raise ArgumentTypeError(f"no address of a cluster: {error}") from None
    return text


def share(text: str) -> Fraction:
    """A share in percent, `95 %` or `95`, as argparse asks for one."""
    number = text.strip().removesuffix("%").rstrip()
    whole, point, part = number.partition(".")
    if not number.isascii() or not whole.isdigit() or (point and not part.isdigit()):
        raise ArgumentTypeError(f"'{text[:40]}' is no share: write '95 %', or 95")
    if len(number) > 12 or Fraction(number) > 100:
        raise ArgumentTypeError(f"'{text[:40]}' is more than all of it: write 100 at most")
    return Fraction(number) / 100


def add_corpus(added: ArgumentParser) -> None:
    """Where the corpus is."""
    for name in ("facts", "rules"):
        added.add_argument(
            f"--{name}",
            metavar="PATH",
            type=Path,
            action="append",
            help=f"a folder or file with {name}; may be repeated (default: {name}/)",
        )
    added.add_argument(
        "--allow-sql",
        action="store_true",
        help="run what mappings of tables select from databases: it comes with the files",
    )


def add_color(added: ArgumentParser) -> None:
    """Whether what is printed has colours."""
    added.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colours (default: on a terminal; NO_COLOR and FORCE_COLOR are heeded)",
    )


def add_day(added: ArgumentParser) -> None:
    """The day that waivers are held against."""
    added.add_argument(
        "--today",
        metavar="DATE",
        type=day,
        help="the day by which waivers expire (default: today; without waivers none is asked)",
    )


def add_documents(added: ArgumentParser) -> None:
    """Where documents are, for who does nothing without them."""
    added.add_argument(
        "--documents",
        metavar="DIR",
        type=Path,
        required=True,
        help="the folder that the sources' document files are in",
    )
