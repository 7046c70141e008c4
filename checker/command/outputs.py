"""Where the outputs of a check go, and whether they are there already."""

import os
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from checker.command.corpus import paths_of
from checker.command.output import CommandError, Told, lines
from checker.files import astray, is_within, refusal, same_place
from checker.formats import FORMATS, SITE_OF, Text
from checker.loading.files import ENDINGS, find, root_of
from checker.loading.settings import OWN, SHARED
from checker.model.lock import NAME
from checker.spelling.nearest import suggestion

_PACKED: Final = (".gz", ".zst", ".bz2", ".xz", ".zip", ".xlsx", ".xls", ".ods")
"""Endings of files that would not be what they say."""

SITE: Final = "site"
"""The output that is a folder of pages."""


def is_part(options: Namespace) -> bool:
    """Whether a part of the findings is asked for."""
    return any((options.rule, options.source, options.subject, options.severity))


def named_outputs(options: Namespace) -> dict[str, str]:
    """The formats that are asked for, by their paths; all of them can be written."""
    outputs: dict[str, str] = {}
    wrongs: list[str] = []
    settings = options.outputs_from
    unnamed = "out" in options.below
    for word in [] if is_part(options) and unnamed else options.out:
        name, _, path = word.partition("=")
        wrong = ""
        if name == SITE and path and SITE_OF:
            wrong = _wrong_site(options, path, outputs)
            path = path if not options.out_home else f"{options.out_home}{path}"
        elif name not in FORMATS:
            near = suggestion(name, FORMATS)
            there = ", ".join((*FORMATS, SITE))
            wrong = f"write FORMAT=PATH{near or f'; the formats are {there}'}"
        elif not path:
            wrong = f"names no file: write one, or {name}=- for standard output"
        elif path.isascii() and not path.isprintable():  # such as what ends a line on Windows
            wrong = "has a control character: name a file without one"
        elif path.startswith("~/") and not settings:  # no shell replaces it behind `=`
            wrong = "`~` is not replaced here: name the folder, as in $HOME/reports"
        elif ending := next((one for one in _PACKED if path.lower().endswith(one)), ""):
            wrong = f"{ending} is not written: name a file of text" + (
                ", .csv, or .parquet" if FORMATS[name].is_packed("x.parquet") else ""
            )
        elif settings and path != "-" and (why := astray(path)):
            wrong = f"{why}; another place is named with --out"
        else:
            path = path if path == "-" or not options.out_home else f"{options.out_home}{path}"
            if any(same_place(path, other) for other in outputs):
                wrong = "another output goes there already"
            elif FORMATS[name].is_packed(path) and not find_spec("duckdb"):
                wrong = "Parquet needs DuckDB: pip install 'fact-consistency-checker[tables]'"
        if wrong:
            asked = settings.place("out") if settings else "--out"
            wrongs.append(f"{asked} {word}: {wrong}")
            continue
        outputs[path] = name
    options.site = next((path for path, name in outputs.items() if name == SITE), None)
    if options.site is not None:
        del outputs[options.site]
    places = [path for path in outputs if path != "-"]
    places += [] if options.site is None else [os.path.join(options.site, "index.html")]
    wrongs += _not_writable(options, places)
    if wrongs:
        raise CommandError(*wrongs)
    return outputs


def _wrong_site(options: Namespace, path: str, outputs: Mapping[str, str]) -> str:
    """Why no site can be written there, or nothing."""
    if path == "-":
        return "a site is a folder of pages: name one"
    if SITE in outputs.values():
        return "one site is written at a time: name one folder"
    if options.documents is None:
        return "name the folder of the documents, too: --documents DIR"
    if not options.documents.is_dir():
        return f"--documents {options.documents}: no such folder"
    if is_within(path, str(options.documents)):
        return "documents are read from there: name another folder"
    if options.outputs_from and (why := astray(path)):
        return f"{why}; another place is named with --out"
    return "a file stands there: name a folder" if os.path.isfile(path) else ""


def _not_writable(options: Namespace, outputs: Iterable[str]) -> Iterator[str]:
    """What keeps outputs from standing where they should: input is read from there, or nothing can
    be written."""
    homes = ("", options.home)
    settings = [f"{home}{name}" for home in homes for name in (OWN, SHARED)]
    paths = paths_of(options)
    below = options.below.get("out", "")
    for path in outputs:
        if any(same_place(path, one) for one in settings):
            yield f"{path}: settings are read from here: name another file"
        elif any(is_within(path, str(top)) for top in paths) and _is_input(path, paths):
            yield (f"{path}: input is read from here: write the output where no facts or rules are")
        elif wrong := refusal(path, below):
            yield f"{path}: cannot be written: {wrong}"


def _is_input(path: str, paths: Sequence[Path]) -> bool:
    """Whether what stands there, in a folder of input, is read as such, or would be."""
    from checker.tables.readers import READERS as TABLES  # 2 ms: hardly anybody comes here

    name = os.path.basename(os.path.realpath(path)).lower()
    return (
        name.endswith((*ENDINGS, *TABLES))
        or name == NAME.lower()
        or any(same_place(path, file) for _, file in find(paths, root_of(paths))[0])
    )


def whole(text: Text) -> str | bytes:
    """All of it at once."""
    return text if isinstance(text, str | bytes) else "".join(text)


def frozen(texts: Mapping[str, Text]) -> Told:
    """Whether the files are what would be written, and where they are not."""
    from checker.judge.fresh import difference  # 7 ms with others that few runs need

    told: list[str] = []
    for path, text in texts.items():
        if os.path.lexists(path) and not os.path.isfile(path):
            raise CommandError(f"{path}: not a file: nothing to hold against")
        try:
            committed = Path(path).read_bytes() if os.path.lexists(path) else None
        except OSError as error:
            raise CommandError(f"{path}: cannot be read: {error.strerror}") from None
        told += difference(path, committed, whole(text))
    if not told:
        return Told(0, lines([f"Up to date: {', '.join(texts)}"]))
    return Told(1, lines([*told, "Out of date: run `checker check` and commit what it writes"]))
