"""The report for people: what it tells, in which order.

How it is marked up, a pen knows: see ``checker.telling.pen``.
"""

from checker.telling import lists, matrix, overview
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
        *(_since(say)[0] if say.report.since else ()),
        *overview.counts(say),
    ]


def page(say: Phrases, stories: int = MOST_STORIES) -> list[str]:
    """The whole report, of which the worst ``stories`` are told at length."""
    return [
        *head(say),
        *(_since(say)[1] if say.report.since else ()),
        *worst(say),
        *overview.not_checked(say),
        *matrix.overview(say),
        *contradictions(say, stories),
        *lists.undetermined(say),
        *lists.agreements(say),
        *(_waivers(say) if say.report.waivers else ()),
        *lists.standing_alone(say),
        *lists.rules(say),
        *lists.sources(say),
    ]


def _since(say: Phrases) -> tuple[list[str], list[str]]:
    """What became of the findings, in a sentence and at length: imported where it is asked for."""
    from checker.telling.since import changes, headline

    return list(headline(say)), list(changes(say))


def _waivers(say: Phrases) -> list[str]:
    from checker.telling.waivers import section

    return list(section(say))
