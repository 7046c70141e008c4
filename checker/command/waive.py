"""Accept one finding, or one claim, until a day."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from checker.command.changes import held_in, while_others_write
from checker.command.corpus import corpus_of
from checker.command.output import CommandError, Told, lines
from checker.editing.editor import NoPlace
from checker.engine import run as judged
from checker.files import refusal, write
from checker.judge.accept import accepted, with_waiver
from checker.values.dates import tell_date


def run(options: Namespace) -> Told:
    """Add a waiver; where somebody else writes the file meanwhile, to what it is by then."""
    return while_others_write(_waived, options)


def _waived(options: Namespace) -> Told:

    today = options.today or date.today().isoformat()
    folder = next((path for path in options.rules if path.is_dir()), None)
    path = str((folder or Path()) / "waivers.yaml")
    # before the corpus: what others write from now on is not in what is judged
    data = held_in(path) if folder else None
    corpus, _ = corpus_of(options)
    if folder is None:
        raise CommandError("--rules: name a folder, in which waivers.yaml is kept")
    if wrong := refusal(path, options.below.get("rules", "")):
        raise CommandError(f"{path}: cannot be written: {wrong}")
    if isinstance(data, str):
        raise CommandError(f"{path}: {data}")
    try:
        told = (options.reason, options.owner, options.expires)
        waiver = accepted(options.id, *told, today, corpus, judged(corpus, today))
        text = with_waiver(data or b"", waiver)
    except NoPlace as error:
        raise CommandError(f"{path}: cannot be written: {error}") from None
    except ValueError as error:
        raise CommandError(str(error)) from None
    write({path: text}, below=options.below.get("rules", ""), instead={path: data})
    until = tell_date(waiver.expires)
    return Told(0, lines([f"{path}: {waiver.of} is waived until {until}"]))
