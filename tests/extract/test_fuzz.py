"""Whatever is written: no text and no wording makes anything but readings and problems."""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.extract.automaton import Automaton, apart
from checker.extract.reader import SlotReader
from checker.loading.notation import Misworded, read_wording
from checker.model.pattern import SLOTS, Slot
from checker.prose.tokens import normal, parts, tokens
from checker.values.dates import read_date
from checker.values.durations import read_duration
from checker.values.numbers import Measure, read_count
from checker.values.numbers.literal import read_literal

from .test_forms import names, table

FEW = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = sorted({word for row in table() for word in row.words.replace("[", "").split()})
SIGNS = [
    ",",
    ".",
    "-",
    "/",
    " ",
    "  ",
    "\n",
    "\n\n",
    "'",
    "\u2019",
    "²",
    "(",
    ")",
    "%",
    "\u00a0",
    "\u00ad",
]
TEXTS = st.lists(
    st.one_of(st.sampled_from(WORDS), st.sampled_from(SIGNS), st.text(max_size=3)), max_size=25
).flatmap(lambda words: st.sampled_from(["", " "]).map(lambda space: space.join(words)))
NAMES = names()


@FEW
@given(TEXTS, st.sampled_from([None, "2020-04-11", "2016~", "../2016", "-0044"]))
def test_any_text_gives_readings_that_are_literals(text: str, published: str | None) -> None:
    reader = SlotReader(NAMES, ["km2", "people"], read_date(published) if published else None)
    for start, end in parts(text):
        part = tokens(text, start, end)
        reader.begin(part)
        list(NAMES.near(part, list(reader.mentions.values())))
        for index in range(len(part)):
            for kind in SLOTS:
                if kind in ("text", "texts"):
                    continue
                reading = reader.read(Slot("x", kind), index)
                if reading is None:
                    continue
                assert index < reading.end + (kind == "last") <= len(part) + (kind == "last")
                if reading.wrong:
                    continue
                if kind == "date":
                    read_date(str(reading.raw))
                elif kind == "duration":
                    read_duration(str(reading.raw))
                elif kind == "count":
                    read_count(str(reading.raw), Measure(signed=True))
                elif kind == "quantity":
                    read_literal(str(reading.raw))


@FEW
@given(st.text(max_size=80))
def test_tokens_stand_where_they_say(text: str) -> None:
    covered = 0
    for start, end in parts(text):
        assert covered <= start < end <= len(text)
        covered = end
        part = tokens(text, start, end)
        for word, first, last in zip(part.words, part.starts, part.ends, strict=True):
            assert start <= first < last <= end
            assert word in (normal(text[first:last]), text[first:last])


@FEW
@given(
    st.lists(
        st.sampled_from([*"{}[]()|\\ :", "a", "b c", "...", "...3", "{x:date}", "{y:count}", "é"]),
        max_size=20,
    ).map("".join),
    TEXTS,
)
def test_any_wording_is_read_or_refused(wording: str, text: str) -> None:
    try:
        automaton = Automaton(read_wording(wording))
    except Misworded:
        return
    part = tokens(text)
    reader = SlotReader(NAMES, [], None)
    reader.begin(part)
    runs = apart(automaton.runs(part, reader.read))
    for before, after in pairwise(runs):
        assert before.end <= after.start
