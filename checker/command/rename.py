"""Rename an id in all files."""

import os
from argparse import Namespace

from checker.command.changes import while_others_write
from checker.command.corpus import base_of, corpus_of, paths_of, refused, today
from checker.command.output import CommandError, Told, lines
from checker.files import write
from checker.loading.corpus import access_to
from checker.loading.files import find, read_bytes, root_of
from checker.model.line import shortened
from checker.renaming.refusal import NotRenamed
from checker.renaming.rename import rename


def run(options: Namespace) -> Told:
    """Rename an id; where somebody else writes a file meanwhile, in what it is by then."""
    return while_others_write(_renamed, options)


def _renamed(options: Namespace) -> Told:
    corpus, root = corpus_of(options)
    paths = paths_of(options)
    places = dict(find(paths, root_of(paths))[0])
    contents = {name: read_bytes((name, path)) for name, path in places.items()}
    data = {name: held for name, held in contents.items() if isinstance(held, bytes)}
    access = access_to(paths, root, sql=options.allow_sql)
    asked = (options.kind, options.old, options.new)
    try:
        found = rename(*asked, corpus, data, today(options, corpus), access)
    except NotRenamed as error:
        if error.problems:
            raise refused(error.problems, root, f"{error}: nothing was renamed") from None
        raise CommandError(str(error)) from None
    base = base_of(root, os.curdir)
    told = [
        f"{base}{one.file}:{one.line}: {shortened(one.old, 80)} -> {shortened(one.new, 80)}"
        for one in found.changes
    ]
    texts = {os.path.relpath(places[name]): text for name, text in found.texts.items()}
    counted = f"{len(told)} change{'' if len(told) == 1 else 's'} in "
    counted += f"{len(texts)} file{'' if len(texts) == 1 else 's'}"
    if options.dry_run:
        return Told(0, lines([*told, f"{counted}: nothing was written"]))
    before = {os.path.relpath(places[name]): data[name] for name in found.texts}
    below = {options.below.get(key, "") for key in ("facts", "rules")}
    write(texts, below=below.pop() if len(below) == 1 else "", instead=before)
    return Told(0, lines([*told, f"{counted}: written"]))
