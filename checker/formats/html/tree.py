"""What rests on what, as lists in lists: read by everybody, drawn as a tree by the style."""

from collections.abc import Iterator, Sequence

from checker.formats.html.escape import escape
from checker.formats.html.picture import side_mark
from checker.telling.tree import Branch


def forest(title: str, branches: Sequence[tuple[int, Branch]], name: str) -> Iterator[str]:
    """A figure: a tree for each side."""
    yield f'<figure class="tree" aria-labelledby="{name}">'
    yield f'<figcaption id="{name}">{title}</figcaption>'
    yield "<ul>"
    for side, branch in branches:
        yield f"<li>{side_mark(str(side))} {_inner(branch)}</li>"
    yield "</ul>"
    yield "</figure>"


def _inner(branch: Branch) -> str:
    head, *more = map(escape, branch.lines)
    lines = "".join(f'<br><span class="how">{line}</span>' for line in more)
    below = "".join(f"<li>{_inner(one)}</li>" for one in branch.below)
    return f"<b>{head}</b>{lines}" + (f"<ul>{below}</ul>" if below else "")
