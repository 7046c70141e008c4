"""Every written form in one table (``forms.txt``), with neighbours that look like it."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from checker.extract.reader import SlotReader
from checker.extract.slot_value import SlotValue
from checker.model.pattern import Slot
from checker.model.place import Place
from checker.model.vocabulary import Entities, Entity
from checker.prose.names import Names
from checker.prose.tokens import tokens
from checker.values.dates import read_date

HERE = Path(__file__).parent


class Row(NamedTuple):
    """A line of the table, and what stands in the document around it."""

    kind: str
    words: str
    value: str
    published: str
    before: str


def table() -> list[Row]:
    rows = []
    published = before = ""
    for line in (HERE / "forms.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            heading = line.removeprefix("== ")
            dated = re.match(r"a document of (\S+)", heading)
            published = dated[1] if dated else ""
            before = heading.removeprefix("after: ") if heading.startswith("after: ") else ""
        elif line and not line.startswith("#"):
            kind, words, value = line.replace("␣", "\u00a0").split(" | ")
            rows.append(Row(kind, words, value, published, before))
    return rows


def names() -> Names:
    said = {
        "russia": ["Russia"],
        "france": ["France"],
        "turkey": ["Turkey"],
        "united_states": ["the United States", "US"],
        "mill_town": ["Mill Town", "Milltown"],
        "mill_bridge": ["the Old Mill Town bridge"],
    }
    place = Place("x.yaml", 1, 1)
    by_id = {
        name: Entity(name, label, place, aliases=tuple(aliases))
        for name, (label, *aliases) in said.items()
    }
    known = {word: name for name, words in said.items() for word in (name, *words)}
    return Names(Entities.of(by_id, known))


def read(row: Row, words: str) -> tuple[SlotValue | None, str]:
    text = f"{row.before} {words}".strip()
    reader = SlotReader(names(), ["km2"], read_date(row.published) if row.published else None)
    part = reader.split(text, 0, len(text))
    reader.begin(part)
    index = len(tokens(row.before))
    reading = reader.read(Slot("x", row.kind), index)
    return reading, "" if reading is None else part.between(index, reading.end)


@pytest.mark.parametrize("row", table(), ids=lambda row: f"{row.kind}: {row.words}")
def test_each_form_is_read_as_it_says(row: Row) -> None:
    marked = re.search(r"\[(.+?)\]", row.words)
    words = re.sub(r"[\[\]]", "", row.words)
    reading, read_words = read(row, words)
    if row.value == "-":
        assert reading is None
    elif row.value.startswith("! "):
        assert reading is not None
        assert row.value.removeprefix("! ") in reading.wrong
    else:
        assert reading is not None
        raw = "; ".join(reading.raw) if isinstance(reading.raw, tuple) else str(reading.raw)
        inferred = f" ({reading.inferred})" if reading.inferred else ""
        assert (reading.wrong, raw + inferred) == ("", row.value)
        assert read_words == (marked[1] if marked else " ".join(words.split()))


def test_the_table_is_long_enough() -> None:
    assert len(table()) > 150


def test_a_form_does_not_depend_on_what_follows_it() -> None:
    for row in table():
        if "[" not in row.words and not row.value.startswith(("!", "-")):
            reading, words = read(row, f"{row.words} ; then")
            assert reading is not None, row
            assert words == " ".join(row.words.split()), row


def test_names_that_differ_in_capital_letters_alone_are_told_apart() -> None:
    place = Place("x.yaml", 1, 1)
    by_id = {"a": Entity("a", "Old Port", place), "b": Entity("b", "Old port", place)}
    known = Names(Entities.of(by_id, {each.label: name for name, each in by_id.items()}))
    said = {"Old Port": "a", "Old port": "b", "the Old port": "b"}
    for words, name in said.items():
        assert [mention.entity for mention in known.mentions(tokens(words))] == [name]


@pytest.mark.parametrize("letter", ["\u0130", "\u0131", "\u017f", "\u212a"])
@pytest.mark.parametrize(
    "text", ["3 Apr@l 1994", "3 @ept 1994", "@pring 1994", "two wee@s", "mid-n@neties", "two year@"]
)
def test_letters_that_fold_to_ascii_ones_are_read_as_none(text: str, letter: str) -> None:
    reader = SlotReader(Names(Entities.of({}, {})), (), None)
    said = tokens(text.replace("@", letter))
    reader.begin(said)
    for kind in ("date", "duration"):
        for index in range(len(said)):
            found = reader.read(Slot("x", kind), index)
            assert found is None or found.wrong or "@" not in str(found.raw)


@pytest.mark.parametrize(
    ("letter", "like"), [("i", "\u0131\u0130"), ("s", "\u017f"), ("k", "\u212a")]
)
def test_letters_that_are_like_those_of_ascii_only_where_case_does_not_count(
    letter: str, like: str
) -> None:
    for row in table():
        words = re.sub(r"[\[\]]", "", row.words)
        for other in like if letter in words else "":
            read(row, words.replace(letter, other))
            read(row, words.replace(letter, other, 1))


def test_offsets_stay_right_beside_letters_that_fold_to_two() -> None:
    row = Row("date", "3 May 1994", "1994-05-03", "", "\u0130\u0130 stra\u00dfe in")
    reading, words = read(row, row.words)
    assert reading is not None
    assert (reading.raw, words) == ("1994-05-03", "3 May 1994")
