"""A fact-consistency checker: what do the documents claim, and can it all be true?

As a library: ``report = checker.check(checker.load("facts", "rules"))``; see :mod:`checker.api`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.api import FormatName as FormatName
    from checker.api import InputError as InputError
    from checker.api import check as check
    from checker.api import load as load
    from checker.api import render as render
    from checker.model.corpus import Corpus as Corpus
    from checker.model.fact import Fact as Fact
    from checker.model.fact import Source as Source
    from checker.model.finding import Finding as Finding
    from checker.model.place import Place as Place
    from checker.model.place import Problem as Problem
    from checker.model.question import Answer as Answer
    from checker.model.question import Position as Position
    from checker.model.question import Question as Question
    from checker.model.release import __version__ as __version__
    from checker.model.report import Report as Report
    from checker.model.rule import Rule as Rule
    from checker.values.gap import Gap as Gap
    from checker.values.verdict import Verdict as Verdict

_HOMES = {
    "FormatName": "api",
    "InputError": "api",
    "check": "api",
    "load": "api",
    "render": "api",
    "Corpus": "model.corpus",
    "Fact": "model.fact",
    "Source": "model.fact",
    "Answer": "model.question",
    "Finding": "model.finding",
    "Gap": "values.gap",
    "Position": "model.question",
    "Question": "model.question",
    "Place": "model.place",
    "Problem": "model.place",
    "Report": "model.report",
    "Rule": "model.rule",
    "Verdict": "values.verdict",
    "__version__": "model.release",
}
"""All that the library gives, and the room of each; above, the same for type checkers."""

__all__ = list(_HOMES)


if not TYPE_CHECKING:  # type checkers know the names, and no other

    def __getattr__(name: str) -> object:
        """A name of the library, imported when somebody asks for it: the command never does."""
        if name not in _HOMES:
            raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
