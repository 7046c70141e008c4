"""How much of sentences with known readings is read: the figures hold, and get no worse."""

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent

LEFT_OUT = {
    "- 10  k": "a dash and a space begin an item of a list",
    "more than 2": "of `more than 2 in 5`, which is a share",
    "end of this year": "asks for half a year; `late` has a declared reading",
    "late this year": "asks for half a year; `late` has a declared reading",
    "after the 15th day of next month": "`after` a day that includes the day",
    "after the 15th day of June": "`after` a day that includes the day",
    "2 weeks before Christmas": "asks for the Christmas to come, of what `happened`",
}
"""Forms that ask for a guess, or whose expected reading is itself wrong, with the reason."""


@pytest.fixture(scope="module")
def reading() -> ModuleType:
    path = HERE.parent / "benchmarks" / "reading.py"
    spec = importlib.util.spec_from_file_location("benchmark_reading", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def shares(reading: ModuleType, path: Path, *, relative: bool) -> dict[str, float]:
    results = [
        reading.outcome(row)
        for row in reading.rows(path)
        if row.relative is relative and row.text.strip() not in LEFT_OUT
    ]
    counts = Counter(result.outcome for result in results)
    return {name: 100 * counts[name] / len(results) for name in reading.OUTCOMES}


def test_absolute_forms_of_the_vectors(reading: ModuleType, shared: Path) -> None:
    found = shares(reading, shared / "vectors" / "reading" / "english.tsv", relative=False)
    assert found["right"] >= 85, found
    assert found["wrong"] == 0, found


def test_forms_of_the_vectors_that_need_the_day_of_writing(
    reading: ModuleType, shared: Path
) -> None:
    found = shares(reading, shared / "vectors" / "reading" / "english.tsv", relative=True)
    assert found["right"] >= 60, found
    assert found["wrong"] == 0, found


@pytest.mark.parametrize("relative", [False, True])
def test_our_own_sentences(reading: ModuleType, relative: bool) -> None:
    found = shares(reading, HERE / "sentences.tsv", relative=relative)
    assert found["right"] >= 95, found
    assert found["wrong"] == 0, found
