"""Arguments, wiring, exit codes: the only place that prints, writes or exits.

Exit codes: 0, nothing at or above ``--fail-on``; 1, findings at or above it, or a rule that
matches nothing; 2, could not judge.
"""

import gc
import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from pathlib import Path

OUTPUTS = ("md=reports/report.md", "json=reports/report.json")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the result is the exit code."""
    gc.disable()  # a run is short, and what it builds has no circles: collecting costs a third
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except KeyboardInterrupt:
        _complain("interrupted")
        return 2
    return code


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="checker",
        description="What do the documents claim, and can it all be true?",
        epilog="exit codes: 0 nothing found, 1 something found, 2 could not judge",
        formatter_class=RawDescriptionHelpFormatter,
    )
    verbs = parser.add_subparsers(required=True, metavar="VERB")

    def verb(name: str, run: object, about: str) -> ArgumentParser:
        added = verbs.add_parser(name, help=about, description=about)
        added.set_defaults(run=run)
        return added

    def corpus(added: ArgumentParser) -> None:
        for name in ("facts", "rules"):
            added.add_argument(
                f"--{name}",
                metavar="PATH",
                type=Path,
                action="append",
                help=f"a folder or file with {name}; may be repeated (default: {name}/)",
            )

    check = verb("check", _check, "judge the claims and write the report")
    corpus(check)
    check.add_argument(
        "--out",
        metavar="FORMAT=PATH",
        action="append",
        help="an output (md, json, text; PATH - is standard output); may be repeated "
        f"(default: {' '.join(OUTPUTS)})",
    )
    check.add_argument(
        "--fail-on",
        choices=("error", "warning", "note", "never"),
        default="error",
        help="the mildest finding that makes the exit code 1 (default: error)",
    )
    explain = verb("explain", _explain, "everything about a finding, fact, rule, subject or source")
    explain.add_argument("id", metavar="ID")
    corpus(explain)
    schema = verb("schema", _schema, "print a JSON Schema; without NAME, list them")
    schema.add_argument("name", metavar="NAME", nargs="?")
    init = verb("init", _init, "write a small working start into an empty folder")
    init.add_argument("folder", metavar="FOLDER", type=Path, nargs="?", default=Path())
    return parser


def _load(options: Namespace) -> tuple[object, str]:
    """The report of the corpus that the options name, and its root; ``None`` after problems."""
    from checker.engine import run
    from checker.load.corpus import load
    from checker.load.files import root_of

    paths = [*(options.facts or [Path("facts")]), *(options.rules or [Path("rules")])]
    root = root_of(paths)
    corpus, problems = load(paths, root)
    if corpus is None:
        base = _base(root, os.curdir)
        lines = [f"{base}{problem}" for problem in problems]
        count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}: nothing was judged"
        _complain(*lines, count)
        return None, root
    return run(corpus), root


def _check(options: Namespace) -> int:
    outputs: list[tuple[str, str]] = []
    from checker.render import FORMATS

    for word in options.out or OUTPUTS:
        name, _, path = word.partition("=")
        if name not in FORMATS or not path:
            _complain(f"--out {word}: write FORMAT=PATH; the formats are {', '.join(FORMATS)}")
            return 2
        outputs.append((name, path))
    report, root = _load(options)
    from checker.model.report import Report

    if not isinstance(report, Report):
        return 2
    texts = [
        (path, FORMATS[name](report, _base(root, os.path.dirname(path) if path != "-" else "")))
        for name, path in outputs
    ]
    try:
        _write([(path, text) for path, text in texts if path != "-"])
    except OSError as error:
        _complain(f"{error.filename}: cannot be written: {error.strerror}")
        return 2
    shown = [text for path, text in texts if path == "-"]
    _say("".join(shown) if shown else FORMATS["text"](report, _base(root, os.curdir)))
    if not shown:
        _say(f"Written: {', '.join(path for path, _ in texts)}\n")
    return 1 if report.fails(options.fail_on) else 0


def _explain(options: Namespace) -> int:
    from checker.model.report import Report
    from checker.render.explain import explain

    report, root = _load(options)
    if not isinstance(report, Report):
        return 2
    told = explain(report, options.id, _base(root, os.curdir))
    if told is None:
        _complain(f"'{options.id}' is no finding, fact, rule, subject or source here")
        return 2
    _say(told)
    return 0


def _schema(options: Namespace) -> int:
    from checker.load.schema import schema_names, schema_text

    names = schema_names()
    if options.name is None:
        _say("\n".join(names) + "\n")
        return 0
    if options.name not in names:
        _complain(f"no schema '{options.name}'; there are: {', '.join(names)}")
        return 2
    _say(schema_text(options.name))
    return 0


def _init(options: Namespace) -> int:
    from checker.starter import FILES

    folder: Path = options.folder
    taken = [name for name in FILES if (folder / name).exists()]
    if taken:
        _complain(f"{folder / taken[0]}: is there already: start in an empty folder")
        return 2
    try:
        _write([(str(folder / name), text) for name, text in FILES.items()])
    except OSError as error:
        _complain(f"{error.filename}: cannot be written: {error.strerror}")
        return 2
    for name in FILES:
        _say(f"{folder / name}\n")
    _say("Now: checker check\n")
    return 0


def _base(root: str, folder: str) -> str:
    """What leads from ``folder`` to the root of file names: empty, or with a slash at its end."""
    way = os.path.relpath(root, os.path.abspath(folder)).replace(os.sep, "/")
    return "" if way == os.curdir else f"{way}/"


def _write(texts: Sequence[tuple[str, str]]) -> None:
    """Write all files, each whole or not at all: first beside its place, then into it."""
    waiting: list[tuple[str, str]] = []
    try:
        for path, text in texts:
            folder, name = os.path.split(os.path.abspath(path))
            os.makedirs(folder, exist_ok=True)
            if os.path.isdir(path):
                raise IsADirectoryError(21, "it is a folder", path)
            beside = os.path.join(folder, f".{name}.{os.getpid()}")
            waiting.append((beside, path))
            with open(beside, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
        for beside, path in waiting:
            os.replace(beside, path)
    except BaseException:
        for beside, _ in waiting:
            if os.path.exists(beside):
                os.unlink(beside)
        raise


def _say(text: str) -> None:
    sys.stdout.write(text)


def _complain(*lines: str) -> None:
    from checker.render.text import plain

    sys.stderr.write("".join(f"{plain(line)}\n" for line in lines))
