"""What can be said on the command line: a parser for each verb, and the table of them."""

import sys
from argparse import (
    Action,
    ArgumentError,
    ArgumentParser,
    ArgumentTypeError,
    HelpFormatter,
    Namespace,
    RawDescriptionHelpFormatter,
)
from collections.abc import Callable, Sequence
from contextlib import suppress
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any, Final, NoReturn

from checker.formats import FORMATS, PAGES, SITE_OF, having, outputs
from checker.model.line import plain
from checker.terminal import harmless

KINDS = ("entity", "attribute", "rule", "source")
"""What can be renamed."""

SHELLS = ("bash", "zsh", "fish", "tcsh", "powershell")
"""What can be told to complete."""

CODES = "exit codes: 0 nothing found, 1 something found, 2 could not judge"


_NO_TERMINAL: Final = partial(HelpFormatter, width=80)
"""While options are added, each makes a formatter of help: this one looks at no terminal."""


class _Parser(ArgumentParser):
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


def parsed(arguments: Sequence[str]) -> Namespace:
    """The options of a command line; ``verb`` is its verb. Exits where there is none to be had.

    Only the parser of the verb is made, where a line begins with one: all of them take
    milliseconds.
    """
    if arguments and arguments[0] in PARSERS:
        name, *rest = arguments
        about, add = PARSERS[name]
        parser = _Parser(
            prog=f"checker {name}",
            description=about,
            epilog=CODES,
            allow_abbrev=False,
            formatter_class=_NO_TERMINAL,
        )
        add(parser)
        if parser.formatter_class is _NO_TERMINAL:
            parser.formatter_class = HelpFormatter
        options, unknown = parser.parse_known_args(rest, Namespace(verb=name))
        if unknown:
            parser.error(f"unrecognized arguments: {' '.join(unknown)}{parser.meant(unknown)}")
        return options
    whole = whole_parser()
    if not arguments:  # somebody who asks what there is
        whole.print_help(sys.stderr)
        whole.exit(2)
    return whole.parse_args(arguments)


def whole_parser() -> ArgumentParser:
    """The parser of all verbs."""
    parser = _Parser(
        prog="checker",
        description="What do the documents claim, and can it all be true?",
        epilog=CODES,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version",
        action=_Version,
        nargs=0,
        help="show the versions of the checker and of what it rests on, and exit",
    )
    verbs = parser.add_subparsers(required=True, metavar="VERB", dest="verb")
    for name, (about, add) in PARSERS.items():
        add(verbs.add_parser(name, help=about, description=about, allow_abbrev=False))
    return parser


class _Version(Action):
    """Prints what is installed, and exits; nobody looks for that before it is asked for."""

    def __call__(self, parser: ArgumentParser, *_: object) -> None:
        from checker.command.versions import lines  # 20 ms

        parser._print_message("".join(f"{line}\n" for line in lines()), sys.stdout)
        parser.exit()


def _day(text: str) -> str:
    """A day as ``YYYY-MM-DD``, as argparse asks for one."""
    from datetime import date

    try:
        if date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise ArgumentTypeError(f"'{text[:40]}' is no day: write one as 2027-06-30")


def _number(text: str) -> int:
    """A number that is not below 0, as argparse asks for one."""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise ArgumentTypeError(f"'{text[:40]}' is no whole number from 0 on: write 1000, say")
    return int(text)


def _address(text: str) -> str:
    """The address of a cluster, as argparse asks for one; it may hold a token: none repeats it."""
    from checker.tables.engines.cluster import refuse_address  # only where there is a cluster

    try:
        refuse_address(text)
    except ValueError as error:
        raise ArgumentTypeError(f"no address of a cluster: {error}") from None
    return text


def _corpus(added: ArgumentParser) -> None:
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


def _part(added: ArgumentParser) -> None:
    """What limits what is shown and counts."""
    part = added.add_argument_group(
        "a part",
        "Only what is asked for is shown, counts for the exit code, and stands in the outputs of "
        "--out; reports that nobody names are not written then.",
    )
    for name, what in (
        ("rule", "what this rule finds"),
        ("source", "what a claim of this source bears on"),
        ("subject", "what is asked of this subject (an id, label or alias)"),
    ):
        part.add_argument(
            f"--{name}", metavar="ID", action="append", default=[], help=f"{what}; may be repeated"
        )
    part.add_argument(
        "--severity",
        choices=("error", "warning", "note"),
        default="",
        help="what has this severity or a worse one; agreements have none",
    )


def _coloured(added: ArgumentParser) -> None:
    added.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colours (default: on a terminal; NO_COLOR and FORCE_COLOR are heeded)",
    )


def _dated(added: ArgumentParser) -> None:
    added.add_argument(
        "--today",
        metavar="DATE",
        type=_day,
        help="the day by which waivers expire (default: today; without waivers none is asked)",
    )


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


def _check(added: _Parser) -> None:
    added.with_formats = True
    _corpus(added)
    added.add_argument(
        "--out",
        metavar="FORMAT=PATH",
        action="append",
        help=f"an output ({', '.join((*FORMATS, 'site'))}; PATH - is standard output); "
        f"may be repeated (default: {' '.join(outputs())})",
    )
    added.add_argument(
        "--fail-on",
        choices=("error", "warning", "note", "never"),
        help="the mildest finding that makes the exit code 1 (default: error)",
    )
    added.add_argument(
        "--link-base",
        metavar="URL",
        help=f"the address of the repository's files, for links in {having('to_site')} (default: "
        "relative links; in a job summary, the address that the CI tells)",
    )
    added.add_argument(
        "--waived",
        action="store_true",
        help=f"tell in {having('waived')} what is waived, too, as suppressed",
    )
    added.add_argument(
        "--against",
        metavar="FILE|git:REV",
        help="tell what is new, changed, known or resolved since a report.json, or since a "
        "revision, of which the facts are judged by today's rules",
    )
    added.add_argument(
        "--only-new",
        action="store_true",
        help="with --against: only what is new or changed is shown and counts for the exit code; "
        "the rest is counted. What changed only because the checker was upgraded is of the rest",
    )
    added.add_argument(
        "--count-upgrade",
        action="store_true",
        help="with --only-new: what changed only because the checker was upgraded counts, too",
    )
    added.add_argument(
        "--documents",
        metavar="DIR",
        type=Path,
        help="the folder that the sources' document files are in: the report tells what of them no "
        "fact carries, and, where they stand in the repository, the line of each quote; and "
        "--out site=FOLDER shows them",
    )
    _part(added)
    loudness = added.add_mutually_exclusive_group()
    loudness.add_argument(
        "-q", "--quiet", action="store_true", help="print only a line for each thing found"
    )
    loudness.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help="print everything that was found, with both sides and their quotes",
    )
    _coloured(added)
    added.add_argument(
        "--engine",
        choices=("plain", "duckdb", "spark"),
        help="what selects the claims of tables that are looked at one by one: the report is the "
        "same (default: duckdb for tables of megabytes, where it is installed)",
    )
    added.add_argument(
        "--remote",
        metavar="sc://HOST:PORT",
        type=_address,
        help="with --engine spark: the address of your cluster (Spark Connect), which sees the "
        "files of tables by the same paths; at most 2 000 000 rows come from it in one answer, and "
        "1 000 000 names and literals go to it",
    )
    added.add_argument(
        "--told",
        metavar="N",
        type=_number,
        default=1000,
        help="how many contradictions and agreements of each rule, and claims that stand alone, "
        "are listed; the others are counted (default: 1000)",
    )
    added.add_argument(
        "--watch",
        action="store_true",
        help="judge again whenever a file of facts or rules changes, until Ctrl-C "
        "(needs the extra `watch`)",
    )
    added.add_argument(
        "--no-cache",
        action="store_true",
        help="parse all files, and keep nothing of that; of a project of megabytes, what was "
        "parsed is kept in .checker/cache/ otherwise",
    )
    added.add_argument(
        "--frozen",
        action="store_true",
        help="write nothing; the exit code is 1 where the files differ from what would be written, "
        "whatever was found",
    )
    _dated(added)
    added.formatter_class = RawDescriptionHelpFormatter


def _waive(added: ArgumentParser) -> None:
    added.add_argument("id", metavar="ID", help="the id of a finding or of a stated claim")
    added.add_argument("--reason", required=True, metavar="TEXT", help="why it is accepted")
    added.add_argument("--owner", required=True, metavar="NAME", help="who answers for it")
    added.add_argument(
        "--expires", required=True, metavar="DATE", type=_day, help="the last day on which it holds"
    )
    _dated(added)
    _corpus(added)


def _rename(added: ArgumentParser) -> None:
    added.add_argument("kind", metavar="KIND", choices=KINDS, help=", ".join(KINDS))
    added.add_argument("old", metavar="OLD", help="the id that is there")
    added.add_argument("new", metavar="NEW", help="the id to stand there, in snake_case")
    added.add_argument(
        "--dry-run", action="store_true", help="write nothing: only show what would be changed"
    )
    _dated(added)
    _corpus(added)


def _survey(added: ArgumentParser) -> None:
    added.add_argument(
        "documents",
        metavar="DOCUMENT",
        nargs="*",
        help="a document (.txt .md .html .pdf .docx), a folder of them, or - for standard input",
    )
    added.add_argument(
        "--language",
        metavar="TAG",
        default="",
        help="the language that they are in, such as de (default: what each of them says, or en)",
    )
    added.add_argument(
        "--currency",
        metavar="CODE",
        default="",
        help="what a bare $ or pound in them is, such as USD",
    )
    added.add_argument(
        "--most",
        metavar="N",
        type=_number,
        default=20,
        help="how many groups are shown, what is most worth a look first (default: 20)",
    )
    added.add_argument(
        "--out",
        metavar="FORMAT=PATH",
        action="append",
        help=f"a page as well ({', '.join(PAGES)}; PATH - is standard output); may be repeated",
    )
    added.add_argument(
        "--into",
        metavar="FOLDER",
        type=Path,
        help="write survey.yaml there: what might become claims, for you to edit",
    )
    added.add_argument(
        "--accept",
        metavar="FOLDER",
        type=Path,
        help="draft, in facts/ and rules/ there, what you left in its survey.yaml",
    )


def _extract(added: ArgumentParser) -> None:
    added.add_argument(
        "documents",
        metavar="DOCUMENT",
        nargs="*",
        help="a document (.txt .md .html .pdf .docx), a folder of them, or - for standard input",
    )
    added.add_argument(
        "--explain",
        metavar="SENTENCE",
        help="show what each pattern reads in a sentence, and why not; nothing is written",
    )
    added.add_argument(
        "--into",
        metavar="FOLDER",
        type=Path,
        help="where the drafts go (default: the folder of the facts)",
    )
    added.add_argument(
        "--check",
        action="store_true",
        help="write nothing; the exit code is 1 where the files differ from what would be written",
    )
    added.add_argument(
        "--no-names",
        dest="names",
        action="store_false",
        help="draft no entities of names that are declared nowhere",
    )
    _proposals(added)
    _corpus(added)


def _share(text: str) -> Fraction:
    """A share in percent, `95 %` or `95`, as argparse asks for one."""
    number = text.strip().removesuffix("%").rstrip()
    whole, point, part = number.partition(".")
    if not number.isascii() or not whole.isdigit() or (point and not part.isdigit()):
        raise ArgumentTypeError(f"'{text[:40]}' is no share: write '95 %', or 95")
    if len(number) > 12 or Fraction(number) > 100:
        raise ArgumentTypeError(f"'{text[:40]}' is more than all of it: write 100 at most")
    return Fraction(number) / 100


def _proposals(added: ArgumentParser) -> None:
    """Where proposals come from."""
    proposals = added.add_argument_group(
        "proposals",
        "What a model or another tool points at: values are read from its quotes, and what does "
        "not pass the gate of `verify` is told, and not drafted.",
    )
    proposals.add_argument(
        "--model",
        metavar="NAME",
        default="",
        help="ask this model for proposals, too: documents and vocabulary go out to --endpoint",
    )
    proposals.add_argument(
        "--endpoint",
        metavar="URL",
        default="",
        help="the server of the model, as http://127.0.0.1:8080/v1: any that has "
        "/chat/completions as OpenAI has it; a key is read from CHECKER_MODEL_KEY (needs the "
        "extra `model`)",
    )
    proposals.add_argument(
        "--most-tokens",
        metavar="N",
        type=_number,
        help="how many tokens questions and answers may take together (default: 1000000)",
    )
    proposals.add_argument(
        "--timeout",
        metavar="SECONDS",
        type=_number,
        help="how long an answer may take (default: 300)",
    )
    proposals.add_argument(
        "--record", metavar="FILE", type=Path, help="keep the answers in this file, too"
    )
    proposals.add_argument(
        "--replay",
        metavar="FILE",
        type=Path,
        help="take the answers that are kept there; others are asked for only with --endpoint",
    )
    proposals.add_argument(
        "--proposals",
        metavar="FILE",
        type=Path,
        help="take the proposals of another tool: JSON Lines, or what LangExtract saves",
    )


def _documents(added: ArgumentParser) -> None:
    """Where documents are, for who does nothing without them."""
    added.add_argument(
        "--documents",
        metavar="DIR",
        type=Path,
        required=True,
        help="the folder that the sources' document files are in",
    )


def _verify(added: ArgumentParser) -> None:
    _documents(added)
    added.add_argument(
        "--write",
        action="store_true",
        help="record how quotes stood, in checker.lock.jsonl beside the facts; where a merge broke "
        "it, it is written anew",
    )
    added.add_argument(
        "--coverage",
        action="store_true",
        help="tell of each document in the folder which of its dates, numbers, amounts and names "
        "facts carry, and list those that none does",
    )
    added.add_argument(
        "--at-least",
        metavar="SHARE",
        type=_share,
        help="with --coverage, which it stands for: the exit code is 1 where facts carry less of "
        "some document, such as '95 %%'",
    )
    _corpus(added)


def _review(added: ArgumentParser) -> None:
    _documents(added)
    added.add_argument(
        "--no-browser",
        action="store_true",
        help="open no browser: only print the address of the page, which opens once",
    )
    _dated(added)
    _corpus(added)


def _test(added: ArgumentParser) -> None:
    added.add_argument(
        "--mutate",
        action="store_true",
        help="then push every stated value just beyond what it allows, one at a time, and list the "
        "claims of which no rule notices it; that does not change the exit code",
    )
    added.add_argument("--all", action="store_true", help="list everything, not only a screenful")
    _corpus(added)


def _explain(added: ArgumentParser) -> None:
    added.add_argument(
        "id",
        metavar="ID",
        help="the id of a finding (or its first 4 digits or more), fact, rule, source, attribute "
        "or subject; a label or an alias of a subject, too",
    )
    _coloured(added)
    _dated(added)
    _corpus(added)


def _schema(added: ArgumentParser) -> None:
    added.add_argument("name", metavar="NAME", nargs="?", help="its name")


def _init(added: ArgumentParser) -> None:
    added.add_argument(
        "folder",
        metavar="FOLDER",
        type=Path,
        nargs="?",
        default=Path(),
        help="an empty folder, or none yet (default: this one)",
    )


def _completion(added: ArgumentParser) -> None:
    added.add_argument(
        "shell",
        metavar="SHELL",
        choices=SHELLS,
        help=f'{", ".join(SHELLS)}; such as, in ~/.bashrc: eval "$(checker completion bash)"',
    )


PARSERS: dict[str, tuple[str, Callable[[_Parser], None]]] = {
    "survey": ("a first look at documents: which of their values look alike and differ", _survey),
    "check": ("judge the claims and write the report", _check),
    "waive": ("accept one finding, or one claim, until a day", _waive),
    "rename": ("rename an entity, attribute, rule or source in all files", _rename),
    "extract": ("draft facts from documents, by the patterns", _extract),
    "verify": ("hold every quote, and every value, against the documents", _verify),
    "review": ("accept, mend or reject drafts on a page beside their documents", _review),
    "test": ("run the examples that rules carry", _test),
    "explain": ("everything about a finding, fact, rule, source, attribute or subject", _explain),
    "schema": ("print a JSON Schema; without NAME, list them", _schema),
    "init": ("write a small working start into an empty folder", _init),
    "completion": ("print what makes a shell complete verbs, options and ids", _completion),
}
"""What each verb is for, and its arguments."""
