"""The file in which machines keep their records: a line of JSON for each, the same bytes always.

It is untrusted as any other file: what is no record is a problem with its place. Nobody has to mend
one by hand, since `verify --write` writes the file anew.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from checker.loading.json_lines import (
    WrongLine,
    and_so_on,
    column_of,
    decoded_line,
    lines_in,
    shown,
)
from checker.model.lock import (
    HASH_OF_DOCUMENT,
    HOST,
    MODEL,
    READINGS,
    STATES,
    Lock,
    Locks,
    Made,
    Record,
)
from checker.model.place import Place, Problem

MEND: Final = "run `checker verify --documents DIR --write`, which writes the file anew"

LARGEST_OFFSET: Final = 10**9
LONGEST_DOUBT: Final = 300

_MARKERS = (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")
_SHOWN = 40

Test = Callable[[Any], bool]


def _like(pattern: str) -> Test:
    matches = re.compile(pattern).fullmatch
    return lambda value: value.__class__ is str and matches(value) is not None


def _from(least: int) -> Test:
    return lambda value: value.__class__ is int and least <= value <= LARGEST_OFFSET


_ID = r"[a-z][a-z0-9_]*+(?:\.[a-z0-9_]++)*+"
_QUOTE = _like("[a-p]{8}")

_OF_CLAIM: Final[Mapping[str, Test]] = {
    "id": _like(_ID),
    "claim": _like("[0-9a-f]{12}"),
    "quote": _QUOTE,
    "document": _like(f"[0-9a-f]{{{HASH_OF_DOCUMENT}}}"),
    "state": STATES.__contains__,
    "offset": _from(0),
    "passage": _like("(?:[a-z]{4}){0,12}+(?:-(?:[a-z]{4}){1,24}+)?+"),
    "read": READINGS.__contains__,
    "doubt": lambda value: (
        value.__class__ is str and value.isprintable() and len(value) <= LONGEST_DOUBT
    ),
    "drafted": lambda value: value.__class__ is dict,
}
_OF_DRAFT: Final[Mapping[str, Test]] = {
    "claim": _like(_ID),
    "pattern": _like("[a-z][a-z0-9_]*+"),
    "quote": _QUOTE,
    "offset": _from(0),
    "line": _from(1),
    "text": _like("[0-9a-f]{12}"),
    "model": _like(MODEL),
    "host": _like(HOST),
    "schema": _like("[0-9a-f]{12}"),
    "prompt": _like("[0-9a-f]{12}"),
}
_OF_REJECTED: Final[Mapping[str, Test]] = {"id": _like(_ID), "rejected": _QUOTE}
"""The keys that a line, what drafted its claim, and one without a claim may have, in order, and
what each may hold."""

_NEEDED: Final = ("claim", "quote")
"""What a line says of what drafted its claim, or nothing; and the pattern, or the model."""


def read_locks(
    contents: Iterable[tuple[str, bytes]], folders: Sequence[str], problems: list[Problem]
) -> Locks:
    """All files of records, by their folders; ``problems`` get what is wrong with any of them.

    ``folders`` are as :class:`Locks` has them.
    """
    there: dict[str, Lock] = {}
    for name, data in contents:
        try:
            lock, wrong = read_lock(name, data)
        except Exception as error:
            error.add_note(f"reading {name}")
            raise
        problems += wrong
        there[name.rpartition("/")[0]] = lock
    return Locks(there, tuple(folders))


def read_lock(file: str, data: bytes) -> tuple[Lock, list[Problem]]:
    """What can be used of a file, and what is wrong with it, in order of its lines.

    What is wrong with several lines is told once, at the first of them, with their number.

    Of lines for one claim that differ nothing is used but what drafted it.
    """
    records: dict[str, Record] = {}
    rejected: dict[tuple[str, str], Record] = {}
    problems: list[Problem] = []
    lines: dict[tuple[str, str], int] = {}
    told: dict[str, list[Place]] = {}
    for number, line in lines_in(data):
        try:
            record = _record(line)
        except WrongLine as wrong:
            place = Place(file, number, wrong.column)
            told.setdefault(wrong.message, []).append(place)
            continue
        first = lines.setdefault(record.order, number)
        if first != number:
            again = f"a second line for '{record.id[:_SHOWN]}' (first on line {first})"
            problems.append(Problem(Place(file, number, 1), f"{again}: {MEND}"))
        if record.rejected:
            rejected[record.order] = record
        elif first == number:
            records[record.id] = record
        elif records[record.id] != record:
            made = records[record.id].made or record.made
            records[record.id] = Record(record.id, made=made)
    problems += (
        Problem(places[0], f"{message}{and_so_on(len(places) - 1)}: {MEND}")
        for message, places in told.items()
    )
    problems.sort(key=lambda one: one.place)
    return Lock(file, data, records, rejected), problems


def lock_text(records: Iterable[Record]) -> str:
    """The file that holds these records, each by an id, or by what is rejected, of its own."""
    return "".join(f"{_line(one)}\n" for one in sorted(records, key=lambda one: one.order))


def _line(record: Record) -> str:
    if record.rejected:
        return _json({"id": record.id, "rejected": record.rejected})
    made = record.made
    told = {
        "id": record.id,
        "claim": record.claim,
        "quote": record.quote,
        "document": record.document,
        "state": record.state,
        "offset": record.offset,
        "passage": record.passage,
        "read": record.read,
        "doubt": record.doubt,
        "drafted": made and _there(made._asdict()),
    }
    return _json(_there(told))


def _json(told: Mapping[str, object]) -> str:
    return json.dumps(told, ensure_ascii=False)


def _there(told: Mapping[str, object]) -> dict[str, object]:
    """The keys that say something."""
    nothing = {"offset": -1, "line": 0}
    return {
        key: value
        for key, value in told.items()
        if value is not None and value not in ("", nothing.get(key, ""))
    }


def _record(line: bytes) -> Record:
    """The record that a line holds; raises :class:`WrongLine`."""
    try:
        told, text = decoded_line(line)
    except WrongLine:
        if line.startswith(_MARKERS):
            raise WrongLine(f"'{line[:7].decode()}' is left of a merge") from None
        raise
    if told.__class__ is not dict:
        raise WrongLine("not a record: a line holds one in `{}`")
    if "rejected" in told:
        _check(told, _OF_REJECTED, ("id",), text)
        return Record(told["id"], rejected=told["rejected"])
    _check(told, _OF_CLAIM, ("id",), text)
    drafted = told.pop("drafted", None)
    if drafted is not None:
        _check(drafted, _OF_DRAFT, _NEEDED, text, within=True)
        if ("pattern" in drafted) == ("model" in drafted):
            raise WrongLine("the record has no 'pattern', or a 'model' as well")
        told["made"] = Made(**{"pattern": "", **drafted})
    return Record(**told)


def _check(
    told: dict[str, Any],
    tests: Mapping[str, Test],
    needed: Sequence[str],
    text: str,
    *,
    within: bool = False,
) -> None:
    """Hold the keys of a line against what each may be; raises :class:`WrongLine`."""
    for key, value in told.items():
        test = tests.get(key)
        if test is None or not test(value):
            unknown, unlike = (
                f"unknown key '{shown(key)}'",
                f"'{key}' is not what is recorded there",
            )
            raise WrongLine(unlike if test else unknown, column_of(text, key, within=within))
    for key in needed:
        if key not in told:
            raise WrongLine(f"the record has no '{key}'")
