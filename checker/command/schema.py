"""Print a JSON Schema."""

from argparse import Namespace

from checker.command.output import CommandError, Told, lines
from checker.loading.schema import schema_names, schema_text


def run(options: Namespace) -> Told:
    """A schema, or the names of all."""
    names = schema_names()
    if options.name is None:
        return Told(0, lines(names))
    if options.name not in names:
        raise CommandError(f"no schema '{options.name}'; there are: {', '.join(names)}")
    return Told(0, schema_text(options.name), "json")
