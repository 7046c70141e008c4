"""What is printed: no text of others acts on a terminal or on the host of a CI.

All that goes to standard output and standard error passes ``harmless``. Colours are added
afterwards, where a person looks on: verdicts and severities at the beginning of a line. So the
escapes of these are all that there are.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final, TextIO

from checker.model.line import KEPT, plain

_COMMAND: Final = re.compile(
    r"^[^\S\n]*:(?=:)"  # GitHub, Gitea: `::error::`, behind blanks, too
    r"|\#\#(?:(?i:vso)|teamcity)?(?=\[)"  # Azure and GitHub, TeamCity: anywhere in a line
    r"|section_(?:start|end)(?=:[0-9])"  # GitLab
    r"|travis_(?:fold|time)(?=:)",
    re.MULTILINE,
)
"""What begins a command that a host of a CI would obey, up to the sign that is kept from it."""

_ODD: Final = re.compile(r"[^\x20-\x7e\n]")
"""What is looked at: all but the printable letters of ASCII."""


def harmless(text: str, notation: str = "text") -> str:
    """The text without what could move a cursor, turn words round or command a host.

    ``notation`` says how what it means is kept: in ``json`` and ``markup`` as an escape, in
    ``text`` a blank or a replacement character stands instead. ``commands`` are text whose lines
    may begin with ``::``, since the checker has them begin so.
    """
    if not text.replace("\n", "").isprintable():
        text = _ODD.sub(lambda found: _letter(found[0], notation), text)
    if any(begins in text for begins in ("::", "##", "section_", "travis_")):
        return _COMMAND.sub(_DEFUSED[notation], text)
    return text


def _letter(letter: str, notation: str) -> str:
    if letter.isprintable() or letter in KEPT:
        return letter
    if notation == "json":
        code = ord(letter)
        if code > 0xFFFF:
            code -= 0x10000
            return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
        return f"\\u{code:04x}"
    if notation == "markup" and ord(letter) > 0x9F and not "\ud800" <= letter <= "\udfff":
        return f"&#x{ord(letter):x};"
    return plain(letter)


def _defused(sign: Callable[[str], str]) -> Callable[["re.Match[str]"], str]:
    def replaced(found: "re.Match[str]") -> str:
        begins = found[0]
        if begins.endswith(":"):
            return f"{begins[:-1]}{sign(':')}"
        return f"{begins[:-1]}{sign(begins[-1])}"

    return replaced


_DEFUSED: Final[Mapping[str, Callable[["re.Match[str]"], str]]] = {
    "text": _defused(lambda sign: f"{sign} "),
    "json": _defused(lambda sign: f"\\u{ord(sign):04x}"),
    "markup": _defused(lambda sign: f"&#{ord(sign)};"),
    "commands": lambda found: found[0] if found[0].endswith(":") else f"{found[0]} ",
}
"""What stands for the beginning of a command: its last sign is escaped, or a blank follows it."""

_RED, _YELLOW, _GREEN, _GREY = "31", "33", "32", "90"

_COLOURS = {
    **dict.fromkeys(("contradiction", "contradicts", "error"), _RED),
    **dict.fromkeys(("undetermined", "indirectly", "warning", "fits either"), _YELLOW),
    **dict.fromkeys(("agreement", "agrees", "resolved"), _GREEN),
    **dict.fromkeys(("alone", "note", "not checked"), _GREY),
}

_VERDICT = re.compile(
    rf"^(\s*(?:\S+:[0-9]+: )?(?:fits either: )?)({'|'.join(_COLOURS)})(?=: |  )", re.MULTILINE
)


def has_colours(stream: TextIO, environ: Mapping[str, str], asked: str = "auto") -> bool:
    """Whether what is written to ``stream`` has colours.

    ``asked``: ``always``, ``never``, or ``auto``: where a person sees it. ``NO_COLOR`` is honoured
    (https://no-color.org), and after it, since logs of a CI show colours, ``FORCE_COLOR``.
    """
    if asked != "auto":
        return asked == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") not in ("", "0", "false"):
        return True
    return stream.isatty() and environ.get("TERM", "dumb") != "dumb"


def coloured(text: str) -> str:
    """The text, with what matters most in colour."""
    return _VERDICT.sub(
        lambda found: f"{found[1]}\x1b[{_COLOURS[found[2]]}m{found[2]}\x1b[0m", text
    )
