"""An earlier report, read from ``report.json``.

Only what is compared is looked at, so that a report of an older program can be read.
"""

import json
import re
from typing import Any, Final, Literal, final

from checker.model.corpus import Input
from checker.model.line import shortened
from checker.model.since import IN_PLAY, Past, Seen

VERSION: Final = 1
"""The version of the format that is read here."""

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_VERDICTS: Final = frozenset({"agreement", "contradiction", "undetermined"})


@final
class NotAReport(Exception):
    """What keeps a file from being read as a report."""


def read_past(data: bytes, name: str) -> Past:
    """The report in ``data``, under the ``name`` that it is called by; raises ``NotAReport``."""
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        raise NotAReport("not JSON: name a report.json that `checker check` wrote") from None
    version = told.get("version") if isinstance(told, dict) else None
    if version != VERSION or isinstance(version, bool):
        said = f"of version {version}" if isinstance(version, int) else "no report"
        raise NotAReport(f"{said}: name a report.json of version {VERSION}")
    if told.get("part"):
        raise NotAReport(
            f"a part of a report, {shortened(str(told['part']), 80)}: name one that has all of it"
        )
    try:
        return _past(told, name)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotAReport(f"not a whole report ({error}): write it again") from None


def _past(told: dict[str, Any], name: str) -> Past:
    findings = {}
    values: dict[str, str | None] = {}
    for row in told["unchecked"]["facts"]:
        reason = _text(row["reason"])
        values[_text(row["id"])] = None if reason in IN_PLAY else f"({reason})"
    for row in told["findings"]:
        one = _seen(row)
        findings[one.id] = one
        values.update((fact, one.values[fact]) for fact in one.stated)
    for row in told.get("rests_on", ()):  # a report of an older program has it in its findings
        if row["derived_by"] is None:
            values[_text(row["id"])] = _text(row["value"])
    blocked = (_text(row["rule"]) for row in told["unchecked"]["rules"] if row["fails"])
    inputs = tuple(
        Input(_text(row["file"]), _text(row["sha256"]), _holding(row["holds"]))
        for row in told.get("inputs", ())
    )
    version = _text(told.get("checker", ""))
    return Past(name, findings, values, {}, frozenset(blocked), "", version, inputs)


def _holding(word: object) -> Literal["claims", "waivers", "rules"]:
    """What a file held; what nobody here knows of may have held anything."""
    if word == "claims":
        return "claims"
    return "waivers" if word == "waivers" else "rules"


def _seen(row: dict[str, Any]) -> Seen:
    verdict = _text(row["verdict"])
    if verdict not in _VERDICTS:
        raise ValueError(f"verdict {verdict[:40]}")
    return Seen(
        _text(row["id"]),
        _text(row["rule"]),
        _text(row["severity"]),
        verdict,
        _text(row["subject"]),
        _text(row["attribute"]),
        tuple((_text(key), _text(word)) for key, word in row["qualifiers"].items()),
        _text(row["message"]),
        row["waiver"] is not None,
        frozenset((_text(p["value"]), frozenset(map(_text, p["facts"]))) for p in row["positions"]),
        {_text(fact["id"]): _text(fact["value"]) for fact in row["facts"]},
        frozenset(_text(fact["id"]) for fact in row["facts"] if fact["derived_by"] is None),
        bool(row.get("rests_on")),
        frozenset(_text(fact["source"]) for fact in row["facts"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.40} where text should be")
    if not value.isascii() and _SURROGATE.search(value):
        raise ValueError(f"{value!a:.40} is no text: half of a character stands in it")
    return value
