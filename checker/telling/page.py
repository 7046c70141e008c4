"""The report for people: what it tells, in which order.

How it is marked up, a pen knows: see ``checker.telling.pen``.
"""

from checker.telling import lists, matrix, overview, since, waivers
from checker.telling.phrases import Phrases
from checker.telling.story import contradictions, worst

MOST_STORIES = 25
"""The most contradictions told at length; the rest are rows of a table."""

SHORTER = (MOST_STORIES, 12, 6, 3, 1, 0)
"""How many are told, one number after the other, until a page is short enough."""


def head(say: Phrases) -> list[str]:
    """What stands, in a sentence and a table."""
    return [
        *say.pen.title(1, "What the documents claim, and whether it can all be true"),
        *say.pen.paragraph([say.pen.strong(say.report.headline())]),
        *since.headline(say),
        *overview.counts(say),
    ]


def page(say: Phrases, stories: int = MOST_STORIES) -> list[str]:
    """The whole report, of which the worst ``stories`` are told at length."""
    return [
        *head(say),
        *since.changes(say),
        *worst(say),
        *overview.not_checked(say),
        *matrix.overview(say),
        *contradictions(say, stories),
        *lists.undetermined(say),
        *lists.agreements(say),
        *waivers.section(say),
        *lists.standing_alone(say),
        *lists.rules(say),
        *lists.sources(say),
    ]
