"""The report for people: what it tells, in which order.

How it is marked up, a pen knows: see ``checker.telling.pen``.
"""

from checker.telling import first, lists, matrix, overview, since, waivers
from checker.telling.coverage import coverage
from checker.telling.phrases import Phrases
from checker.telling.story import contradictions

MOST_STORIES = 25
"""The most contradictions told at length; the rest are rows of a table."""

SHORTER = (MOST_STORIES, 12, 6, 3, 1, 0)
"""How many are told, one number after the other, until a page is short enough."""


def heading(say: Phrases) -> list[str]:
    """What stands, in a sentence."""
    return [
        *say.pen.title(1, "What the documents claim, and whether it can all be true"),
        *say.pen.paragraph([say.pen.strong(say.report.headline())]),
    ]


def head(say: Phrases) -> list[str]:
    """The first screen: what stands, the worst of it, and what is not told by it."""
    return [
        *heading(say),
        *first.worst(say),
        *first.lines(say),
    ]


def page(say: Phrases, stories: int = MOST_STORIES) -> list[str]:
    """The whole report, of which the worst ``stories`` are told at length."""
    return [
        *head(say),
        *contradictions(say, stories),
        *since.changes(say),
        *lists.undetermined(say),
        *overview.not_checked(say),
        *matrix.overview(say),
        *lists.agreements(say),
        *waivers.section(say),
        *lists.standing_alone(say),
        *coverage(say),
        *lists.rules(say),
        *lists.sources(say),
    ]
