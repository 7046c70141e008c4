"""The page around what is told: its head, its contents, and a section for each heading."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from checker.formats.html.pen import Heading
from checker.formats.html.picture import PATTERNS
from checker.formats.html.style import STYLE, policy

_SECTIONS = {2: "section", 3: "article"}
"""What a heading of a level begins."""


def before_body(title: str, style: str, kind: str = "") -> list[str]:
    """What stands before the body of a page, and where that begins; ``kind`` is a class of it."""
    return [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy(style)}">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{title}</title>",
        f"<style>{style}</style>",
        "</head>",
        f'<body class="{kind}">' if kind else "<body>",
    ]


def assembled(lines: Sequence[str], style: str = STYLE) -> str:
    """The page of which these are the lines; its first heading is the title."""
    head = list(takewhile(lambda line: not (isinstance(line, Heading) and line.level > 1), lines))
    body = lines[len(head) :]
    title = next((line.marked for line in head if isinstance(line, Heading)), "")
    page = [
        *before_body(title, style),
        '<a class="skip" href="#report">Skip to the report</a>',
        *([PATTERNS] if any("<figure" in line for line in lines) else ()),
        "<header>",
        *head,
        "</header>",
        *_contents([line for line in body if isinstance(line, Heading)]),
        '<main id="report" tabindex="-1">',
        *_sections(body),
        "</main>",
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(page)


def _contents(headings: Sequence[Heading]) -> Iterator[str]:
    """A list of links to all sections, and within it of those to what they consist of."""
    if not headings:
        return
    yield '<nav aria-label="Contents">'
    depth = 1
    for heading in headings:
        while depth > heading.level:
            yield "</li></ul>"
            depth -= 1
        yield "</li>" if depth == heading.level else "<ul>"
        depth = heading.level
        yield f'<li><a href="#{heading.name}">{heading.marked}</a>'
    yield from ["</li></ul>"] * (depth - 1)
    yield "</nav>"


def _sections(lines: Sequence[str]) -> Iterator[str]:
    """The lines, and around each heading with what follows it an element."""
    ends: list[tuple[int, str]] = []
    for line in lines:
        if isinstance(line, Heading):
            while ends and ends[-1][0] >= line.level:
                yield ends.pop()[1]
            element = _SECTIONS.get(line.level, "div")
            kind = ' class="story"' if line.story else ""
            yield f'<{element}{kind} aria-labelledby="{line.name}">'
            ends.append((line.level, f"</{element}>"))
        yield line
    yield from (end for _, end in reversed(ends))
