"""A fact-consistency checker: what do the documents claim, and can it all be true?

As a library: ``report = checker.check(checker.load("facts", "rules"))``; see :mod:`checker.api`.
"""

import sys
from types import ModuleType
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
}
"""All that the library gives, and the room of each; above, the same for type checkers."""

__all__ = list(_HOMES)


class _Package(ModuleType):
    """This package, whose names are imported when somebody asks for one: the command never does.

    One room is called as a function is, ``load``. Importing a room binds no name here that a
    function has, so that ``checker.load`` is always the function; ``from checker.load.files import
    find`` does not look at it.
    """

    def __getattr__(self, name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module '{self.__name__}' has no attribute '{name}'")
        from importlib import import_module

        return getattr(import_module(f"{self.__name__}.{_HOMES[name]}"), name)

    def __setattr__(self, name: str, value: object) -> None:
        if name not in _HOMES or not isinstance(value, ModuleType):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *_HOMES})


sys.modules[__name__].__class__ = _Package
