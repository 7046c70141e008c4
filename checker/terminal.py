"""Colours, where a person looks on: verdicts and severities at the beginning of a line.

Told lines hold no control character of anybody's, so what is added here is all there is.
"""

import re
from collections.abc import Mapping
from typing import TextIO

_RED, _YELLOW, _GREEN, _GREY = "31", "33", "32", "90"

_COLOURS = {
    **dict.fromkeys(("contradiction", "contradicts", "error"), _RED),
    **dict.fromkeys(("undetermined", "indirectly", "warning", "fits either"), _YELLOW),
    **dict.fromkeys(("agreement", "agrees"), _GREEN),
    **dict.fromkeys(("alone", "note", "not checked"), _GREY),
}

_VERDICT = re.compile(
    rf"^(\s*(?:\S+:[0-9]+: )?(?:fits either: )?)({'|'.join(_COLOURS)})(?=: |  )", re.MULTILINE
)


def has_colours(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Whether a person sees what is written to ``stream``, and wants colours.

    ``NO_COLOR`` is honoured: see https://no-color.org.
    """
    return stream.isatty() and not environ.get("NO_COLOR") and environ.get("TERM", "dumb") != "dumb"


def coloured(text: str) -> str:
    """The text, with what matters most in colour."""
    return _VERDICT.sub(
        lambda found: f"{found[1]}\x1b[{_COLOURS[found[2]]}m{found[2]}\x1b[0m", text
    )
