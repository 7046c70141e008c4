"""What the project has written down, for what no argument says; then the defaults."""

import os
from argparse import Namespace
from pathlib import Path

from checker.command.output import CommandError
from checker.formats import outputs as usual_outputs
from checker.loading.files import root_of
from checker.loading.settings import home_of, misplaced, read_settings


def configure(options: Namespace) -> None:
    """Fill in what the command line does not say.

    Settings are those of the nearest folder that has some, from this one upwards. Paths in them,
    and those of the defaults, begin there: ``options.home`` leads to it, with a slash at its end.
    """
    home = home_of(os.getcwd())
    settings, problems = read_settings(home, home)
    for key in ("facts", "rules"):
        if not getattr(options, key):
            problems += misplaced(settings, key, home)
    if problems:
        raise CommandError(*map(str, problems))
    # what nobody names on the command line is written below here, or not at all
    unnamed = (key for key in ("facts", "rules", "out") if not getattr(options, key, None))
    options.home = home
    options.thousands = settings.thousands
    options.below = dict.fromkeys(unnamed, os.path.abspath(home))
    options.facts = options.facts or [Path(home, path) for path in settings.facts or ("facts",)]
    options.rules = options.rules or [Path(home, path) for path in settings.rules or ("rules",)]
    options.thousands = settings.thousands
    try:
        root_of([*options.facts, *options.rules])
    except ValueError:
        raise CommandError(
            "facts and rules lie on different drives: keep them on one, so that one name leads "
            "from each to the other"
        ) from None
    if hasattr(options, "out"):
        options.outputs_from = None if options.out or not settings.out else settings
        options.out_home = "" if options.out else home
        options.out = options.out or settings.out or usual_outputs()
        options.fail_on = options.fail_on or settings.fail_on or "error"
        options.link_base = options.link_base or settings.link_base
