"""The report for people: Markdown as GitHub and GitLab show it.

It is read as a diff, too: no clock, no absolute path, no padding of columns, a stable order, and
line numbers in one block at the end.
"""

from checker.model.report import Report
from checker.render.markdown import lists, overview
from checker.render.markdown.phrases import Phrases
from checker.render.markdown.story import contradictions
from checker.render.markdown.tables import Rows

MOST_STORIES = 25
"""The most contradictions told at length; the rest are rows of a table."""


def render(report: Report, link_base: str = "", most_bytes: int | None = None) -> str:
    """The whole report; ``link_base`` leads from it to the root that file names are relative to.

    It may be an address, too. Where ``most_bytes`` are too few, the longest tables are shortened,
    then stories become rows; what is left out is counted. Nothing is cut in two.
    """
    say = Phrases(report, link_base)
    if most_bytes is None:
        return _text(say, _page(say, MOST_STORIES))
    for stories in (MOST_STORIES, 12, 6, 3, 1, 0):
        text = _within(say, _page(say, stories), most_bytes)
        if text is not None:
            return text
    text = _text(say, _head(say))
    return text if len(text.encode()) <= most_bytes else ""


def _head(say: Phrases) -> list[str]:
    return [
        "# What the documents say of each other",
        "",
        f"**{say.report.headline()}**",
        "",
        *(_since(say)[0] if say.report.since else ()),
        *overview.counts(say),
    ]


def _page(say: Phrases, stories: int) -> list[str]:
    return [
        *_head(say),
        *(_since(say)[1] if say.report.since else ()),
        *overview.not_checked(say),
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
    from checker.render.markdown.since import changes, headline

    return list(headline(say)), list(changes(say))


def _waivers(say: Phrases) -> list[str]:
    from checker.render.markdown.waivers import section

    return list(section(say))


def _text(say: Phrases, lines: list[str]) -> str:
    text = "\n".join(lines).rstrip() + "\n"
    return "\n".join([text, *say.places.definitions(text), ""]).rstrip() + "\n"


def _within(say: Phrases, lines: list[str], most_bytes: int) -> str | None:
    """The page with no table larger than it must be, or ``None`` where that is not enough."""
    text = _text(say, lines)
    if len(text.encode()) <= most_bytes:
        return text
    found = None
    low, high = 0, most_bytes  # how many bytes one table may have
    while low <= high:
        middle = (low + high) // 2
        text = _text(
            say, [line.within(middle) if isinstance(line, Rows) else line for line in lines]
        )
        if len(text.encode()) <= most_bytes:
            found, low = text, middle + 1
        else:
            high = middle - 1
    return found
