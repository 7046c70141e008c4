"""Wiring, output, exit codes: the only place that prints, or that has files written.

Exit codes: 0, nothing at or above ``--fail-on``; 1, findings at or above it, or a rule that
matches nothing; 2, could not judge.
"""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib.util import find_spec
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, final

from checker.arguments import parsed
from checker.fault import fault_lines
from checker.files import Changed, NotWritten, append, astray, refusal, write
from checker.formats import FORMATS
from checker.formats import outputs as usual_outputs

if TYPE_CHECKING:
    from checker.loading.corpus import Picking
    from checker.model.corpus import Corpus
    from checker.model.place import Problem
    from checker.model.report import Report
    from checker.verify.verification import Verification

MOST_TRIES = 100
"""How often a change is made anew because others changed the file meanwhile."""


class _CommandError(Exception):
    """What keeps a command from doing its work, a line for each reason: exit code 2."""


@final
class _Told(NamedTuple):
    """What a verb comes to: the exit code, and what is to be printed, and how that is written.

    ``notation`` is one of ``checker.terminal``; ``verdicts``: verdicts in it may have colours.
    """

    code: int
    text: str
    notation: str = "text"
    verdicts: bool = False


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the result is the exit code.

    Nothing but ``SystemExit``, of the parser of arguments, leaves it: an error that nobody foresaw
    is a bug in the checker, which is told as such and is no finding.
    """
    gc.disable()  # a run is short, and what it builds has no circles: collecting costs a third
    try:
        given = sys.argv[1:] if arguments is None else arguments
        options = parsed(given)
        _refuse_what_cannot_be_told(given)
        _configure(options)
        told = VERBS[options.verb](options)
        _say(told)
    except (_CommandError, NotWritten) as failure:
        _complain(*failure.args)
        return 2
    except KeyboardInterrupt:
        _complain("interrupted")
        return 2
    except SystemExit:
        raise
    except BaseException as error:  # a panic of a compiled library is no Exception
        _complain(*fault_lines(error, os.environ))
        return 2
    return told.code


def _refuse_what_cannot_be_told(given: Sequence[str]) -> None:
    """Bytes of the command line that are no text, and a working folder that is gone."""
    from checker.model.line import odd_name

    odd = [
        ascii(before if before.startswith("--") else word.partition("=")[0]).strip("'")
        for before, word in zip(["", *given], given, strict=False)
        if "UTF-8" in odd_name(word)
    ]
    if odd:
        raise _CommandError(
            *(f"{name}: is not text in UTF-8: write it anew, or rename the file" for name in odd)
        )
    try:
        os.getcwd()
    except OSError:
        raise _CommandError(
            "the folder that the command runs in is gone: change to one that is there"
        ) from None


def _configure(options: Namespace) -> None:
    """Fill in what the project has written down, for what no argument says; then the defaults."""
    if not hasattr(options, "facts"):
        return
    from checker.loading.settings import missing, read_settings

    settings, problems = read_settings()
    for key in ("facts", "rules"):
        if not getattr(options, key):
            problems += missing(settings, key)
    if problems:
        raise _CommandError(*map(str, problems))
    # what nobody names on the command line is written below here, or not at all
    unnamed = (key for key in ("facts", "rules", "out") if not getattr(options, key, None))
    options.below = dict.fromkeys(unnamed, os.getcwd())
    options.facts = options.facts or [Path(path) for path in settings.facts]
    options.rules = options.rules or [Path(path) for path in settings.rules]
    if hasattr(options, "out"):
        options.outputs_from = None if options.out or not settings.out else settings
        options.out = options.out or settings.out or usual_outputs()
        options.fail_on = options.fail_on or settings.fail_on or "error"
        options.link_base = options.link_base or settings.link_base


def _load(options: Namespace) -> "tuple[Report, str]":
    """The report of the corpus that the options name, and its root."""
    from checker.engine import run

    corpus, root = _corpus(options)
    return run(corpus, _today(options, corpus)), root


def _today(options: Namespace, corpus: "Corpus") -> str:
    """The day by which waivers expire; no clock is read where there is none."""
    if options.today or not corpus.waivers:
        return options.today or ""
    from datetime import date

    options.today = date.today().isoformat()  # read once: midnight may come
    return str(options.today)


def _picking(options: Namespace, told: int | None, listed: Iterable[str]) -> "Picking | None":
    """What an engine may pick of the claims of tables; nothing where all of them are listed."""
    if options.engine == "duckdb" and not find_spec("duckdb"):
        raise _CommandError(
            "--engine duckdb: not installed: pip install 'fact-consistency-checker[tables]'"
        )
    if options.engine == "plain" or told is None or "everything" in listed:
        return None
    if not options.engine and not find_spec("duckdb"):
        return None
    from checker.loading.corpus import Picking

    return Picking(told, "contradictions" in listed, options.engine == "duckdb")


def _corpus(
    options: Namespace, *, mending: bool = False, picking: "Picking | None" = None
) -> "tuple[Corpus, str]":
    """The corpus that the options name, and its root; ``mending``: records are written anew."""
    from checker.loading.corpus import load
    from checker.loading.files import root_of

    paths = _paths(options)
    root = root_of(paths)
    sql = options.allow_sql
    corpus, problems = load(paths, root, mending=mending, sql=sql, picking=picking)
    if corpus is None:
        for told in _broken(options, problems, root):
            _say(told)
        raise _refused(problems, root, "nothing was judged")
    return corpus, root


def _paths(options: Namespace) -> list[Path]:
    """Where the corpus is."""
    return [*(options.facts or [Path("facts")]), *(options.rules or [Path("rules")])]


def _refused(problems: "Sequence[Problem]", root: str, outcome: str) -> _CommandError:
    """The problems, their number, and what came of them."""
    from checker.model.place import first_of

    base = _base(root, os.curdir)
    count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}: {outcome}"
    return _CommandError(*(f"{base}{problem}" for problem in first_of(problems)), count)


def _broken(options: Namespace, problems: "Sequence[Problem]", root: str) -> Iterator[_Told]:
    """The problems in the format that was asked for on standard output, where no report is lost."""
    from checker.model.place import first_of

    names = [word.removesuffix("=-") for word in getattr(options, "out", ()) if word[-2:] == "=-"]
    for name in names:
        told = problems if FORMATS[name].all_problems else first_of(problems)
        text = FORMATS[name].broken(told, _leads(name, "-", root, ""))
        yield _Told(2, text, FORMATS[name].notation)


def _check(options: Namespace) -> _Told:
    outputs: dict[str, str] = {}
    settings = options.outputs_from
    for word in options.out:
        name, _, path = word.partition("=")
        wrong = ""
        if name not in FORMATS or not path:
            wrong = f"write FORMAT=PATH; the formats are {', '.join(FORMATS)}"
        elif path.isascii() and not path.isprintable():  # such as what ends a line on Windows
            wrong = "has a control character: name a file without"
        elif os.path.abspath(path) in map(os.path.abspath, outputs):
            wrong = "another output goes there already"
        elif FORMATS[name].is_packed(path) and not find_spec("duckdb"):
            wrong = "Parquet needs DuckDB: pip install 'fact-consistency-checker[tables]'"
        elif settings and path != "-" and (why := astray(path)):
            wrong = f"{why}; another place is named with --out"
        if wrong:
            asked = settings.place("out") if settings else "--out"
            raise _CommandError(f"{asked} {word}: {wrong}")
        outputs[path] = name
    _spare_inputs(options, outputs)
    for path in outputs:
        if path != "-" and (wrong := refusal(path, options.below.get("out", ""))):
            raise _CommandError(f"{path}: cannot be written: {wrong}")
    if options.frozen and "-" in outputs:
        raise _CommandError("--frozen: holds files against what would be written: name no `-`")
    if options.only_new and options.against is None:
        raise _CommandError("--only-new: say what is known with --against FILE or git:REV")
    reports, root = _judged(options, list(outputs.values()))
    report = reports[""]._replace(
        fail_on=options.fail_on, only_new=options.only_new, with_waived=options.waived
    )
    if options.against is not None:
        report = _since(options, report, root)
    if any(FORMATS[name].ends for name in outputs.values()):
        report = _with_ends(report, root)
    texts = {
        path: FORMATS[name].written(
            reports[FORMATS[name].lists] if FORMATS[name].lists else report,
            _leads(name, path, root, options.link_base),
            path,
        )
        for path, name in outputs.items()
    }
    _warn_of_outside(report, root, outputs)
    if options.frozen:
        return _frozen(texts)
    code = 1 if report.fails(options.fail_on, only_new=options.only_new) else 0
    if "-" in texts:
        told = _Told(code, str(texts.pop("-")), FORMATS[outputs["-"]].notation)
    else:
        from checker.telling.summary import summary as summary_for_people

        words = summary_for_people(report, _base(root, os.curdir))
        told = _Told(code, words + _lines([f"Written: {', '.join(texts)}"]), verdicts=True)
    of_job = "-" in outputs and FORMATS[outputs["-"]].of_job
    summary = os.environ.get("GITHUB_STEP_SUMMARY", "") if of_job else ""
    summed_up = _summed_up(report, root, summary, options.link_base) if summary else ""
    write(texts, below=options.below.get("out", ""))
    if summed_up:
        append(summary, summed_up)
    elif summary:
        _complain(f"{summary}: the job's summary is full: the report is not in it")
    return told


def _judged(options: Namespace, formats: Collection[str]) -> "tuple[dict[str, Report], str]":
    """The report by what formats list of it, and the root."""
    from checker.engine import judged, report_on

    told = None if options.against is not None else options.told
    listed = {FORMATS[name].lists for name in formats}
    corpus, root = _corpus(options, picking=_picking(options, told, listed))
    today = _today(options, corpus)
    what = judged(corpus)
    reports = {"": report_on(what, today, told)}
    for lists in listed - {""}:
        of_all = None if lists == "everything" else told
        reports[lists] = reports[""] if told is None else report_on(what, today, of_all, every=True)
    return reports, root


def _spare_inputs(options: Namespace, outputs: Iterable[str]) -> None:
    """Refuse outputs that would stand where input is read from."""
    from checker.loading.files import ENDINGS, find, root_of
    from checker.loading.settings import OWN, SHARED
    from checker.model.lock import NAME

    settings = {os.path.realpath(name) for name in (OWN, SHARED)}
    if written := [path for path in outputs if path != "-" and os.path.realpath(path) in settings]:
        raise _CommandError(f"{written[0]}: settings are read from here: name another file")
    paths = _paths(options)
    tops = [os.path.realpath(path) for path in paths]
    for path in outputs:
        real = os.path.realpath(path)
        if path == "-" or not any(f"{real}/".startswith(f"{top.rstrip('/')}/") for top in tops):
            continue
        from checker.tables.readers import READERS as TABLES  # 2 ms: hardly anybody comes here

        read = (os.path.realpath(file) for _, file in find(paths, root_of(paths))[0])
        if real.lower().endswith((*ENDINGS, *TABLES, f"/{NAME}".lower())) or real in read:
            raise _CommandError(
                f"{path}: input is read from here: write the output where no facts or rules are"
            )


def _since(options: Namespace, report: "Report", root: str) -> "Report":
    """The report, with what became of its findings since an earlier one."""
    from checker.earlier import NothingEarlier, past
    from checker.judge.since import since

    facts, rules = options.facts or [Path("facts")], options.rules or [Path("rules")]
    try:
        earlier = past(options.against, facts, rules, root, options.today or "")
    except NothingEarlier as error:
        raise _CommandError(*error.args) from None
    return report._replace(since=since(earlier, report))


def _frozen(texts: Mapping[str, str | bytes]) -> _Told:
    """Whether the files are what would be written, and where they are not."""
    from checker.judge.fresh import difference

    told: list[str] = []
    for path, text in texts.items():
        if os.path.lexists(path) and not os.path.isfile(path):
            raise _CommandError(f"{path}: not a file: nothing to hold against")
        try:
            committed = Path(path).read_bytes() if os.path.lexists(path) else None
        except OSError as error:
            raise _CommandError(f"{path}: cannot be read: {error.strerror}") from None
        told += difference(path, committed, text)
    if not told:
        return _Told(0, _lines([f"Up to date: {', '.join(texts)}"]))
    return _Told(1, _lines([*told, "Out of date: run `checker check` and commit what it writes"]))


def _while_others_write(work: Callable[[Namespace], _Told], options: Namespace) -> _Told:
    """Change files, anew where others changed one of them meanwhile."""
    for _ in range(MOST_TRIES):
        with suppress(Changed):
            return work(options)
    return work(options)


def _waive(options: Namespace) -> _Told:
    """Add a waiver; where somebody else writes the file meanwhile, to what it is by then."""
    return _while_others_write(_waived, options)


def _waived(options: Namespace) -> _Told:
    from datetime import date

    from checker.editing.editor import NoPlace
    from checker.engine import run
    from checker.judge.accept import accepted, with_waiver
    from checker.values.dates import tell_date

    today = options.today or date.today().isoformat()
    folder = next((path for path in options.rules or [Path("rules")] if path.is_dir()), None)
    path = str((folder or Path()) / "waivers.yaml")
    # before the corpus: what others write from now on is not in what is judged
    data = _held(path) if folder else None
    corpus, _ = _corpus(options)
    if folder is None:
        raise _CommandError("--rules: name a folder, in which waivers.yaml is kept")
    if wrong := refusal(path, options.below.get("rules", "")):
        raise _CommandError(f"{path}: cannot be written: {wrong}")
    if isinstance(data, str):
        raise _CommandError(f"{path}: {data}")
    try:
        told = (options.reason, options.owner, options.expires)
        waiver = accepted(options.id, *told, today, corpus, run(corpus, today))
        text = with_waiver(data or b"", waiver)
    except NoPlace as error:
        raise _CommandError(f"{path}: cannot be written: {error}") from None
    except ValueError as error:
        raise _CommandError(str(error)) from None
    write({path: text}, below=options.below.get("rules", ""), instead={path: data})
    until = tell_date(waiver.expires)
    return _Told(0, _lines([f"{path}: {waiver.of} is waived until {until}"]))


def _rename(options: Namespace) -> _Told:
    """Rename an id; where somebody else writes a file meanwhile, in what it is by then."""
    return _while_others_write(_renamed, options)


def _renamed(options: Namespace) -> _Told:
    from checker.loading.corpus import access_to
    from checker.loading.files import find, read_bytes, root_of
    from checker.renaming.rename import NotRenamed, rename

    corpus, root = _corpus(options)
    paths = _paths(options)
    access = access_to(paths, root, sql=options.allow_sql)
    places = dict(find(paths, root_of(paths))[0])
    contents = {name: read_bytes((name, path)) for name, path in places.items()}
    data = {name: held for name, held in contents.items() if isinstance(held, bytes)}
    asked = (options.kind, options.old, options.new)
    try:
        found = rename(*asked, corpus, data, _today(options, corpus), access)
    except NotRenamed as error:
        if error.problems:
            raise _refused(error.problems, root, f"{error}: nothing was renamed") from None
        raise _CommandError(str(error)) from None
    base = _base(root, os.curdir)
    told = [
        f"{base}{one.file}:{one.line}: {_cut(one.old)} -> {_cut(one.new)}" for one in found.changes
    ]
    texts = {os.path.relpath(places[name]): text for name, text in found.texts.items()}
    counted = f"{len(told)} change{'' if len(told) == 1 else 's'} in "
    counted += f"{len(texts)} file{'' if len(texts) == 1 else 's'}"
    if options.dry_run:
        return _Told(0, _lines([*told, f"{counted}: nothing was written"]))
    before = {os.path.relpath(places[name]): data[name] for name in found.texts}
    below = {options.below.get(key, "") for key in ("facts", "rules")}
    write(texts, below=below.pop() if len(below) == 1 else "", instead=before)
    return _Told(0, _lines([*told, f"{counted}: written"]))


def _cut(text: str, most: int = 80) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _held(path: str) -> bytes | str | None:
    """What a file holds, or why it cannot be read; ``None`` where there is none."""
    from checker.loading.files import read_bytes

    if not os.path.lexists(path):
        return None
    data = read_bytes((path, path))
    return data if isinstance(data, bytes) else data.message


def _leads(name: str, path: str, root: str, site: str) -> str:
    """What leads from an output to the root of file names, or from the repository to it.

    ``site`` is the address of the repository's files, or empty: then links of pages are relative.
    """
    to_site = site and FORMATS[name].to_site
    if to_site or FORMATS[name].in_repository:
        from checker.hosting import repository_of

        base = _base(root, repository_of(root))
        return f"{site.rstrip('/')}/{base}" if to_site else base
    return _base(root, os.path.dirname(path) if path != "-" else "")


def _warn_of_outside(report: "Report", root: str, outputs: Mapping[str, str]) -> None:
    """Say which outputs name places that those who read them know nothing of."""
    asked = [f"{name}={path}" for path, name in outputs.items() if FORMATS[name].in_repository]
    if not asked:
        return
    from checker.hosting import outside
    from checker.telling.alert import alerts, files

    leads = _leads(next(iter(asked)).partition("=")[0], "-", root, "")
    found = outside(files(alerts(report, waived=report.with_waived)), leads)
    if found:
        files_have = "1 file has" if len(found) == 1 else f"{len(found)} files have"
        _complain(
            f"--out {', '.join(asked)}: {files_have} no path within the repository, and what is "
            f"found there cannot be shown beside it: {_few(found)}; keep facts and rules in one "
            "repository, and run the command in it"
        )


def _summed_up(report: "Report", root: str, summary: str, site: str) -> str:
    """What is added to the job's summary: as much of the report as it may have, or nothing."""
    from checker.hosting import MOST_BYTES, site_of

    name = next((name for name, entry in FORMATS.items() if entry.in_summary), "")
    if not name:
        return ""
    size = os.path.getsize(summary) if os.path.isfile(summary) else 0
    before = "\n" if size else ""
    base = _leads(name, "-", root, site or site_of(os.environ))
    text = FORMATS[name].summary(report, base, MOST_BYTES - size - len(before))
    return before + text if text else ""


def _with_ends(report: "Report", root: str) -> "Report":
    """The report with the ends of what machines are told of: another look at the files."""
    from checker.loading.ends import ends_of
    from checker.telling.alert import alerts, files

    return report._replace(ends=ends_of(files(alerts(report, waived=report.with_waived)), root))


def _extract(options: Namespace) -> _Told:
    """Draft; where somebody else writes a file meanwhile, into what it is by then."""
    return _while_others_write(_extracted, options)


def _extracted(options: Namespace) -> _Told:
    from checker.drafting import Drafter, load_paths
    from checker.extract.documents import find, read_document
    from checker.loading.extraction import load_for_extraction
    from checker.loading.files import root_of
    from checker.model.place import Problem

    facts, rules = options.facts or [Path("facts")], options.rules or [Path("rules")]
    into = options.into or (facts[0] if not facts[0].is_file() else facts[0].parent)
    paths = load_paths(facts, rules, into)
    root = root_of(paths)
    corpus, problems = load_for_extraction(paths, root)
    base = _base(root, os.curdir)
    if corpus is None:
        raise _CommandError(*(f"{base}{problem}" for problem in problems), "nothing was drafted")
    drafter = Drafter(corpus, root, str(into))
    found, problems = find(options.documents)
    problems = [
        *(p._replace(place=p.place._replace(file=base + p.place.file)) for p in drafter.problems),
        *problems,
    ]
    notes: list[Problem] = []
    texts: dict[str, str] = {}
    before: dict[str, bytes | None] = {}
    drafts = 0
    if any(one.path == "-" for one in found) and not hasattr(options, "given"):
        options.given = _given()  # it can be read once
    data = getattr(options, "given", b"")
    for number, one in enumerate(found, 1):
        _show_how_far(number, len(found), one.name)
        try:
            document = read_document(one, data)
            if isinstance(document, Problem):
                problems.append(document)
                continue
            outcome = drafter.draft(document)
        except Exception as error:
            error.add_note(f"drafting from {one.name}")
            raise
        notes += outcome.notes
        problems += outcome.problems
        drafts += outcome.drafts
        if outcome.text is not None:
            path = os.path.relpath(outcome.path)
            texts[path], before[path] = outcome.text, outcome.before
    _show_how_far(0, len(found), "")
    for path, text, now in drafter.records():
        texts[os.path.relpath(path)], before[os.path.relpath(path)] = text, now
    if not options.check:
        home = str(into) if options.into else options.below.get("facts", str(into))
        if home:  # what is on record of drafts may stand in a folder of facts around theirs
            around = [os.path.dirname(path) for path, _, _ in drafter.records()]
            home = os.path.commonpath([os.path.abspath(home), *around])
        write(texts, below=home, instead=before)
    _complain(*map(str, [*notes, *problems]))
    read = len(found) - sum(problem.place.file in {f.path for f in found} for problem in problems)
    told = [f"{drafts} draft{'' if drafts == 1 else 's'} in {read} of {len(found)} documents"]
    unmatched = drafter.unmatched()
    if unmatched:
        told.append(f"Patterns that match nothing here: {_few(unmatched)}")
    if texts:
        told.append(f"{'Out of date' if options.check else 'Written'}: {', '.join(sorted(texts))}")
    return _Told(2 if problems else 1 if options.check and texts else 0, _lines(told))


def _given() -> bytes:
    """What stands on standard input, as much of it as a document may have, and a byte more."""
    from checker.extract.documents.document import LARGEST

    try:
        if sys.stdin is not None:
            return sys.stdin.buffer.read(LARGEST + 1)
        why = "it is closed"
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else "") or "it is closed"
    raise _CommandError(f"standard input: cannot be read: {why}")


def _verify(options: Namespace) -> _Told:
    """Verify; where somebody else writes a file meanwhile, what it is by then."""
    return _while_others_write(_verified, options)


def _verified(options: Namespace) -> _Told:
    from checker.verify.documents import Folder
    from checker.verify.lines import lines, problems
    from checker.verify.verification import verify

    if not options.documents.is_dir():
        raise _CommandError(f"--documents {options.documents}: no such folder")
    held = _facts_held(options) if options.write else {}
    corpus, root = _corpus(options, mending=options.write)
    found = verify(corpus, Folder(str(options.documents), _unwrapped).read, _show_how_far)
    base = _base(root, os.curdir)
    told = list(lines(found, base))
    if options.write and found.held:
        texts, before = _records(found, corpus, root, held)
        write(texts, below=options.below.get("facts", ""), instead=before)
        names = ", ".join(texts) or "nothing: all of it is on record"
        told.append(f"Written: {names}")
    _complain(*problems(found, base))
    return _Told(found.exit_code, _lines(told))


def _unwrapped(path: str, data: bytes) -> str:
    """The text of a document that is no plain text; raises ``ValueError``."""
    from checker.extract.documents import FORMATS, Unusable

    ending = os.path.splitext(path)[1].lower()
    if ending not in FORMATS:
        raise ValueError(f"{ending} is no format that is read here; there are {', '.join(FORMATS)}")
    try:
        return FORMATS[ending](data).text
    except Unusable as error:
        raise ValueError(str(error)) from error
    except ImportError as error:
        extra = "pip install 'fact-consistency-checker[documents]'"
        raise ValueError(f"its format needs {error.name}: {extra}") from error


def _facts_held(options: Namespace) -> "dict[str, bytes]":
    """What the files hold before they are judged, by their names: others may write meanwhile."""
    from checker.loading.files import find, read_bytes, root_of

    paths = _paths(options)
    found = ((file[0], read_bytes(file)) for file in find(paths, root_of(paths))[0])
    return {name: data for name, data in found if isinstance(data, bytes)}


def _records(
    found: "Verification", corpus: "Corpus", root: str, held: Mapping[str, bytes]
) -> tuple[dict[str, str], dict[str, bytes | None]]:
    """The files that change, by path, when all is put on record; and what they are yet.

    They are the files of records, and files of facts that still hold some.
    """
    from checker.editing.editor import NoPlace
    from checker.verify.record import (
        Moved,
        holds_records,
        locked,
        made_before,
        moved,
        settled,
    )

    texts: dict[str, str] = {}
    before: dict[str, bytes | None] = {}
    told: dict[str, Moved] = {}
    places = settled(found)
    facts = [*corpus.facts, *(row.fact for row in corpus.set_aside)]
    for file in sorted({fact.place.file for fact in facts} | _named(corpus)):
        path = os.path.relpath(os.path.join(root, file))
        data = held.get(file)
        if data is None or data != _held(path):
            raise Changed(f"{path}: was changed meanwhile: run the command again")
        try:
            if not holds_records(data):
                continue
            told[file] = moved(data.decode(), places.get(file, {}))
        except NoPlace as error:
            raise _CommandError(
                f"{path}: cannot be changed: take `verified` and `extracted` out of it ({error})"
            ) from None
        if told[file].text.encode() != data:
            texts[path], before[path] = told[file].text, data
    for lock, text in locked(found, corpus, made_before(facts, told)):
        if lock.data is None or text.encode() != lock.data:
            path = os.path.relpath(os.path.join(root, lock.file))
            texts[path] = text
            before[path] = lock.data
    return texts, before


def _named(corpus: "Corpus") -> set[str]:
    """The files that name a document."""
    return {source.place.file for source in corpus.sources.values() if source.document}


def _few(names: Sequence[str], most: int = 8) -> str:
    rest = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + rest


def _show_how_far(number: int, of: int, name: str) -> None:
    """Say on a terminal how far long work is; ``number`` 0 clears the line."""
    if of < 2 or sys.stderr is None or sys.stderr.closed or not sys.stderr.isatty():
        return
    from checker.model.line import plain

    line = f"{number}/{of} {plain(name)}"[:78] if number else ""
    with suppress(OSError):  # nobody looks on any more
        sys.stderr.write(f"\r{line:<79}" if number else f"\r{'':<79}\r")
        sys.stderr.flush()


def _test(options: Namespace) -> _Told:
    from checker.loading.examples import load_examples
    from checker.rehearsal.examples import rehearse
    from checker.rehearsal.lines import coverage_lines, example_lines

    corpus, root = _corpus(options)
    examples, problems = load_examples(_paths(options), root, corpus)
    if problems:
        raise _refused(problems, root, "nothing was tested")
    found, base = rehearse(corpus.rules, examples), _base(root, os.curdir)
    told = list(example_lines(found, base, everything=options.all))
    if options.mutate:
        from checker.rehearsal.coverage import push_all

        pushed = push_all(corpus, _show_how_far)
        _show_how_far(0, len(pushed), "")
        told = [*coverage_lines(pushed, corpus, base, everything=options.all), *told]
    return _Told(0 if found.passed else 1, _lines(told))


def _explain(options: Namespace) -> _Told:
    from checker.telling.explain import explain

    report, root = _load(options)
    try:
        told = explain(report, options.id, _base(root, os.curdir))
    except Exception as error:
        error.add_note(f"explaining '{options.id}'")
        raise
    if told is None:
        raise _CommandError(f"'{options.id}' is no finding, fact, rule, subject or source here")
    return _Told(0, _lines(told), verdicts=True)


def _schema(options: Namespace) -> _Told:
    from checker.loading.schema import schema_names, schema_text

    names = schema_names()
    if options.name is None:
        return _Told(0, _lines(names))
    if options.name not in names:
        raise _CommandError(f"no schema '{options.name}'; there are: {', '.join(names)}")
    return _Told(0, schema_text(options.name), "json")


def _init(options: Namespace) -> _Told:
    import shlex

    from checker.starter import FILES

    folder: Path = options.folder
    texts = {str(folder / name): text for name, text in FILES.items()}
    for path in texts:
        if os.path.lexists(path):
            raise _CommandError(f"{path}: is there already: start in an empty folder")
    if folder.is_dir():
        held = sorted(name for name in os.listdir(folder) if not name.startswith("."))
        if held:
            raise _CommandError(f"{folder / held[0]}: is there already: start in an empty folder")
    write(texts, below=str(folder))
    there = "" if folder == Path() else f"cd {shlex.quote(str(folder))} && "
    return _Told(0, _lines([*texts, f"Now: {there}checker check"]))


def _base(root: str, folder: str) -> str:
    """What leads from ``folder`` to the root of file names: empty, or with a slash at its end."""
    from checker.loading.files import way_to
    from checker.model.line import odd_name, plain

    way = way_to(root, folder)
    if odd_name(way):
        raise _CommandError(f"{plain(way)}: a folder with this name: {odd_name(way)}")
    return way


def _lines(lines: Iterable[str]) -> str:
    from checker.model.line import plain

    return "".join(f"{plain(line)}\n" for line in lines)


def _say(told: _Told) -> None:
    """Print; whoever stops reading early (``| head``), or never starts, has read enough."""
    if sys.stdout is None:
        return
    from checker.terminal import coloured, harmless, has_colours

    text = harmless(told.text, told.notation)
    if isinstance(sys.stdout, TextIOWrapper):  # the same bytes in a pipe as in a file
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        if told.verdicts and has_colours(sys.stdout, os.environ):
            text = coloured(text)
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError) as error:  # the latter: it is closed
        why = error.strerror if isinstance(error, OSError) else "it is closed"
        raise _CommandError(f"standard output: cannot be written: {why}") from None


def _complain(*lines: str) -> None:
    if sys.stderr is not None:
        from checker.terminal import harmless

        # nobody reads it, or the disk is full: the exit code says enough
        with suppress(OSError, ValueError):
            sys.stderr.write(harmless(_lines(lines)))
            sys.stderr.flush()


VERBS: dict[str, Callable[[Namespace], _Told]] = {
    "check": _check,
    "waive": _waive,
    "rename": _rename,
    "extract": _extract,
    "verify": _verify,
    "test": _test,
    "explain": _explain,
    "schema": _schema,
    "init": _init,
}
"""What each verb does."""
