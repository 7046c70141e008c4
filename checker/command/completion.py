"""What a shell completes: verbs, options, formats, and the ids of what the corpus holds.

``checker completion SHELL`` prints what a shell must be told once. From then on it asks the command
itself, with ``_ARGCOMPLETE`` in the environment; in no other run is anything here imported.
"""

import os
from argparse import Action, ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping

import argcomplete
from argcomplete.shell_integration import shellcode

from checker.command.arguments import whole_parser
from checker.command.output import Told
from checker.command.project import configure
from checker.engine import run as judged
from checker.formats import FORMATS, PAGES
from checker.loading.corpus import load
from checker.loading.files import find, root_of
from checker.loading.schema import schema_names
from checker.model.corpus import Corpus
from checker.prose.languages import LANGUAGES
from checker.values.verdict import Verdict

MOST_BYTES = 4 * 2**20
"""How large a corpus is read whenever somebody presses a key; ids of a larger one are typed."""

Names = Mapping[str, str]
"""What may stand there, and what it is, which some shells show."""


def run(options: Namespace) -> Told:
    """The script that makes a shell ask."""
    script: Callable[..., str] = shellcode  # it has types from 3.7.1 on
    return Told(0, f"{script(['checker'], shell=options.shell).rstrip()}\n")


def complete() -> None:
    """Answer a shell, and exit."""
    parser = whole_parser()
    for verb, action in _arguments(parser):
        names = _ASKED.get((verb, action.dest))
        if names is not None:
            action.completer = _completer(names)  # type: ignore[attr-defined]
    argcomplete.autocomplete(parser, always_complete_options="long")


def _arguments(parser: ArgumentParser) -> Iterator[tuple[str, Action]]:
    """Each argument of each verb."""
    for action in parser._actions:
        if isinstance(action.choices, dict):
            for verb, below in action.choices.items():
                yield from ((verb, one) for one in below._actions)


def _completer(names: Callable[[Namespace], Names]) -> Callable[..., Names]:
    """What argcomplete calls; whatever goes wrong, nothing is completed and nothing is said."""

    def completing(*, parsed_args: Namespace, **_: object) -> Names:
        try:
            return names(parsed_args)
        except Exception:
            return {}

    return completing


def _corpus(options: Namespace) -> Corpus | None:
    """The corpus that the words before this one name, unless it has problems or is large."""
    given = Namespace(facts=options.facts, rules=options.rules)
    configure(given)
    paths = [*given.facts, *given.rules]
    found, problems = find(paths, root_of(paths))
    if problems or sum(os.path.getsize(path) for _, path in found) > MOST_BYTES:
        return None
    return load(paths, root_of(paths))[0]


def _findings(corpus: Corpus) -> Names:
    report = judged(corpus, "")
    return {
        finding.id: f"{finding.verdict.value}: {report.asks(finding.question)}"
        for finding in report.findings
        if finding.verdict is not Verdict.AGREEMENT
    }


def _facts(corpus: Corpus) -> Names:
    return {fact.id: corpus.attributes[fact.attribute].told(fact.value) for fact in corpus.facts}


_OF_CORPUS: Mapping[str, Callable[[Corpus], Names]] = {
    "finding": _findings,
    "fact": _facts,
    "rule": lambda corpus: {rule.id: rule.title for rule in corpus.rules},
    "source": lambda corpus: {one.id: one.title for one in corpus.sources.values()},
    "entity": lambda corpus: {one.id: one.label for one in corpus.entities.by_id.values()},
    "attribute": lambda corpus: {one.id: one.label for one in corpus.attributes.values()},
}


def _of_corpus(*kinds: str) -> Callable[[Namespace], Names]:
    def names(options: Namespace) -> Names:
        corpus = _corpus(options)
        if corpus is None:
            return {}
        found: dict[str, str] = {}
        for kind in kinds:
            found |= _OF_CORPUS[kind](corpus)
        return found

    return names


def _old(options: Namespace) -> Names:
    """What can be renamed, of the kind that stands before it."""
    return _of_corpus(options.kind)(options)


_ASKED: Mapping[tuple[str, str], Callable[[Namespace], Names]] = {
    ("check", "rule"): _of_corpus("rule"),
    ("check", "source"): _of_corpus("source"),
    ("check", "subject"): _of_corpus("entity"),
    ("check", "out"): lambda _: {f"{name}=": one.about for name, one in FORMATS.items()},
    ("survey", "out"): lambda _: {f"{name}=": f"a page of {name}" for name in PAGES},
    ("survey", "language"): lambda _: dict.fromkeys(LANGUAGES, "a language that is read"),
    ("explain", "id"): _of_corpus("rule", "source", "attribute", "entity", "finding", "fact"),
    ("waive", "id"): _of_corpus("finding", "fact"),
    ("rename", "old"): _old,
    ("schema", "name"): lambda _: dict.fromkeys(schema_names(), "a JSON Schema"),
}
"""What completes an argument of a verb."""
