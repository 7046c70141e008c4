"""What can be said on the command line: the arguments of each verb, and the table of them."""

import sys
from argparse import ArgumentParser, HelpFormatter, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from pathlib import Path

from checker.command.parser import (
    NO_TERMINAL,
    CommandParser,
    VersionAction,
    add_color,
    add_corpus,
    add_day,
    add_documents,
    cluster_address,
    day,
    number_from_zero,
    share,
)
from checker.formats import FORMATS, PAGES, having, outputs

KINDS = ("entity", "attribute", "rule", "source")
"""What can be renamed."""

SHELLS = ("bash", "zsh", "fish", "tcsh", "powershell")
"""What can be told to complete."""

CODES = "exit codes: 0 nothing found, 1 something found, 2 could not judge"


def parsed(arguments: Sequence[str]) -> Namespace:
    """The options of a command line; ``verb`` is its verb. Exits where there is none to be had.

    Only the parser of the verb is made, where a line begins with one: all of them take
    milliseconds.
    """
    if arguments and arguments[0] in PARSERS:
        name, *rest = arguments
        about, add = PARSERS[name]
        parser = CommandParser(
            prog=f"checker {name}",
            description=about,
            epilog=CODES,
            allow_abbrev=False,
            formatter_class=NO_TERMINAL,
        )
        add(parser)
        if parser.formatter_class is NO_TERMINAL:
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
    parser = CommandParser(
        prog="checker",
        description="What do the documents claim, and can it all be true?",
        epilog=CODES,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version",
        action=VersionAction,
        nargs=0,
        help="show the versions of the checker and of what it rests on, and exit",
    )
    verbs = parser.add_subparsers(required=True, metavar="VERB", dest="verb")
    for name, (about, add) in PARSERS.items():
        add(verbs.add_parser(name, help=about, description=about, allow_abbrev=False))
    return parser


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


def _check(added: CommandParser) -> None:
    added.with_formats = True
    add_corpus(added)
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
    add_color(added)
    added.add_argument(
        "--engine",
        choices=("plain", "duckdb", "spark"),
        help="what selects the claims of tables that are looked at one by one: the report is the "
        "same (default: duckdb for tables of megabytes, where it is installed)",
    )
    added.add_argument(
        "--remote",
        metavar="sc://HOST:PORT",
        type=cluster_address,
        help="with --engine spark: the address of your cluster (Spark Connect), which sees the "
        "files of tables by the same paths; at most 2 000 000 rows come from it in one answer, and "
        "1 000 000 names and literals go to it",
    )
    added.add_argument(
        "--told",
        metavar="N",
        type=number_from_zero,
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
    add_day(added)
    added.formatter_class = RawDescriptionHelpFormatter


def _waive(added: ArgumentParser) -> None:
    added.add_argument("id", metavar="ID", help="the id of a finding or of a stated claim")
    added.add_argument("--reason", required=True, metavar="TEXT", help="why it is accepted")
    added.add_argument("--owner", required=True, metavar="NAME", help="who answers for it")
    added.add_argument(
        "--expires", required=True, metavar="DATE", type=day, help="the last day on which it holds"
    )
    add_day(added)
    add_corpus(added)


def _rename(added: ArgumentParser) -> None:
    added.add_argument("kind", metavar="KIND", choices=KINDS, help=", ".join(KINDS))
    added.add_argument("old", metavar="OLD", help="the id that is there")
    added.add_argument("new", metavar="NEW", help="the id to stand there, in snake_case")
    added.add_argument(
        "--dry-run", action="store_true", help="write nothing: only show what would be changed"
    )
    add_day(added)
    add_corpus(added)


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
        type=number_from_zero,
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
    add_corpus(added)


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
        type=number_from_zero,
        help="how many tokens questions and answers may take together (default: 1000000)",
    )
    proposals.add_argument(
        "--timeout",
        metavar="SECONDS",
        type=number_from_zero,
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


def _verify(added: ArgumentParser) -> None:
    add_documents(added)
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
        type=share,
        help="with --coverage, which it stands for: the exit code is 1 where facts carry less of "
        "some document, such as '95 %%'",
    )
    add_corpus(added)


def _review(added: ArgumentParser) -> None:
    add_documents(added)
    added.add_argument(
        "--no-browser",
        action="store_true",
        help="open no browser: only print the address of the page, which opens once",
    )
    add_day(added)
    add_corpus(added)


def _test(added: ArgumentParser) -> None:
    added.add_argument(
        "--mutate",
        action="store_true",
        help="then push every stated value just beyond what it allows, one at a time, and list the "
        "claims of which no rule notices it; that does not change the exit code",
    )
    added.add_argument("--all", action="store_true", help="list everything, not only a screenful")
    add_corpus(added)


def _explain(added: ArgumentParser) -> None:
    added.add_argument(
        "id",
        metavar="ID",
        help="the id of a finding (or its first 4 digits or more), fact, rule, source, attribute "
        "or subject; a label or an alias of a subject, too",
    )
    add_color(added)
    add_day(added)
    add_corpus(added)


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


PARSERS: dict[str, tuple[str, Callable[[CommandParser], None]]] = {
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
