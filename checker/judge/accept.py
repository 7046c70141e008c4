"""One more waiver in a file that people keep: its comments and its layout stay."""

import re
from typing import Final, final

from checker.judge.waivers import values_of
from checker.load.nodes import Mapping, Sequence
from checker.load.text import read_yaml
from checker.model.corpus import Corpus
from checker.model.place import Place
from checker.model.report import Report
from checker.model.waiver import Waiver
from checker.values.texts import normal_text
from checker.values.verdict import Verdict

HEAD: Final = "# yaml-language-server: $schema=../.checker/waivers.json\nwaivers:\n"
"""What a new file of waivers begins with."""

_BARE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_NUMBER: Final = re.compile(r"[0-9]+(?:e[0-9]+)?")
_WORDS: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_BOM: Final = b"\xef\xbb\xbf"


@final
class NoPlace(Exception):
    """What keeps a waiver from being added to a file."""


def accepted(
    name: str,
    reason: str,
    owner: str,
    expires: str,
    today: str,
    corpus: Corpus,
    report: Report,
) -> Waiver:
    """The waiver of the finding or stated claim that ``name`` is the id of.

    It is bound to what the claims say now. Raises ``ValueError`` with words for the user.
    """
    shown = name[:80]
    if expires < today:
        raise ValueError(f"--expires {expires}: is past: name a day from {today} on")
    for option, text in (("reason", reason), ("owner", owner)):
        if not normal_text(text):
            raise ValueError(f"--{option}: is empty: say it in words")
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            raise ValueError(f"--{option}: is not text in UTF-8")
    for waiver in corpus.waivers:
        if waiver.of == name:
            raise ValueError(f"'{shown}' has a waiver at {waiver.place}: change or remove that one")
    nowhere = Place("", 1, 1)
    told = Waiver(nowhere, normal_text(reason), normal_text(owner), expires)
    for finding in report.findings:
        if finding.id == name:
            if finding.verdict is Verdict.AGREEMENT:
                raise ValueError(f"the claims of '{shown}' agree: there is nothing to accept")
            return told._replace(finding=name, values=values_of(finding))
    for fact in corpus.facts:
        if fact.id == name:
            return told._replace(fact=name, values=((name, fact.value.text),))
    raise ValueError(f"'{shown}' is no finding and no stated claim here: give the whole id")


def with_waiver(data: bytes, waiver: Waiver) -> str:
    """The text of a waivers file with one waiver more, as the last; raises ``NoPlace``.

    ``data`` is what the file holds, nothing where there is none yet. The result was read again: it
    has the waivers that were there, and this one.
    """
    text = data.removeprefix(_BOM).decode()
    listed: object = []
    if text.strip():
        before = read_yaml(data, "").root
        if before is None:
            raise NoPlace("it is no YAML mapping")
        listed = before.get("waivers", [])
        result = "".join(_with(text.splitlines(keepends=True), before, waiver))
    else:
        result = HEAD + "".join(_entry(waiver, "  "))
    after = read_yaml(result.encode(), "")
    told = after.root or Mapping()
    expected = [*(listed if isinstance(listed, Sequence) else []), _as_read(waiver)]
    if after.problems or told.get("waivers") != expected:
        raise NoPlace("its layout leaves no place for one more: write it by hand")
    return ("\ufeff" if data.startswith(_BOM) else "") + result


def _with(lines: list[str], before: Mapping, waiver: Waiver) -> list[str]:
    """The lines of a file, with those of one waiver in their place."""
    listed = before.get("waivers")
    ending = "\r\n" if lines[0].endswith("\r\n") else "\n"
    if "waivers" not in before:
        _end(lines, ending)
        return [*lines, f"waivers:{ending}", *_entry(waiver, "  ", ending)]
    if isinstance(listed, Sequence) and listed:
        at, indent = _behind(lines, listed)
    else:
        mark = before.at["waivers"][1]
        line = lines[mark.line]
        if not line[mark.column :].startswith("[]"):
            raise NoPlace("write `waivers: []` or a list with a line for each key")
        lines[mark.line] = line[: mark.column].rstrip() + line[mark.column + 2 :]
        at, indent = mark.line + 1, "  "
    if at == len(lines):
        _end(lines, ending)
    return [*lines[:at], *_entry(waiver, indent, ending), *lines[at:]]


def _end(lines: list[str], ending: str) -> None:
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += ending


def _behind(lines: list[str], listed: Sequence) -> tuple[int, str]:
    """The line behind the last item, and what stands before the dash of its items."""
    mark = listed.at[-1]
    before = lines[mark.line][: mark.column]
    if before.strip() != "-":
        raise NoPlace("its waivers do not stand one below the other: write each behind a dash")
    indent = before[: before.index("-")]
    at = last = mark.line + 1
    while at < len(lines):
        line = lines[at]
        if line.strip():
            if len(line) - len(line.lstrip(" ")) <= len(indent):
                break
            last = at + 1
        at += 1
    return last, indent


def _entry(waiver: Waiver, indent: str, ending: str = "\n") -> list[str]:
    """The lines of one waiver."""
    key = "finding" if waiver.finding else "fact"
    lines = [f"- {key}: {_scalar(waiver.of)}"]
    if waiver.values:
        lines.append("  values:")
        lines += [f"    {_scalar(name)}: {quoted(said)}" for name, said in waiver.values]
    elif waiver.finding:
        lines.append("  values: {}")
    lines.append(f"  reason: {quoted(waiver.reason)}")
    lines.append(f"  owner: {_scalar(waiver.owner)}")
    lines.append(f"  expires: {waiver.expires}")
    return [f"{indent}{line}{ending}" for line in lines]


def _as_read(waiver: Waiver) -> dict[str, object]:
    key = "finding" if waiver.finding else "fact"
    values = {"values": dict(waiver.values)} if waiver.values or waiver.finding else {}
    return {
        key: waiver.of,
        **values,
        "reason": waiver.reason,
        "owner": waiver.owner,
        "expires": waiver.expires,
    }


def _scalar(text: str) -> str:
    """Text as it is where YAML takes it for a word, else in quotation marks."""
    hexadecimal = len(text) == 12 and not _NUMBER.fullmatch(text) and text.isalnum()
    bare = _BARE.fullmatch(text) and text.lower() not in _WORDS
    return text if text.isascii() and (bare or hexadecimal) else quoted(text)


def quoted(text: str) -> str:
    """Text in double quotation marks, whatever it holds."""
    letters = []
    for letter in text:
        if letter in '"\\':
            letters.append(f"\\{letter}")
        elif letter.isprintable():
            letters.append(letter)
        else:
            code = ord(letter)
            letters.append(f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")
    return f'"{"".join(letters)}"'
