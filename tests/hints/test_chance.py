"""Of random contradictions hints say nothing, or seldom: the benchmark tells how seldom."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.hints import HINTS

BENCHMARK = Path(__file__).parent.parent / "benchmarks" / "hints.py"


def _benchmark() -> ModuleType:
    """The program, which finds the checker by its own path; here that path stays as it was."""
    spec = spec_from_file_location("hints_benchmark", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [*sys.path])
        spec.loader.exec_module(module)
    return module


benchmark = _benchmark()


def test_random_contradictions_have_no_hint() -> None:
    """With as many again for what a small sample may hold; the examples say what was told."""
    told = list(benchmark.measured(300))
    often = [
        row for row in told if row[2] > 2 * benchmark.EXPECTED.get((row[0], row[1]), benchmark.MOST)
    ]
    assert not often
    assert {row[0] for row in told} == {hint.__name__ for some in HINTS.values() for hint in some}
    assert {row[:2] for row in told} >= set(benchmark.EXPECTED)


@pytest.mark.parametrize("what", ["date", "area", "count", "warmth", "share", "text", "set"])
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_a_hint_does_not_depend_on_which_claim_is_first(what: str, data: st.DataObject) -> None:
    literals = {
        "date": st.dates().map(str) | st.integers(1000, 2100).map(str),
        "set": st.lists(st.sampled_from(benchmark.NAMES), min_size=1, max_size=4, unique=True).map(
            lambda names: benchmark.Value(", ".join(names), benchmark.Members(frozenset(names)))
        ),
        "text": st.text("abcdefgh ", min_size=1, max_size=12).filter(str.strip),
        "share": st.integers(1, 2000).map(lambda n: f"{n / 10} %"),
        "area": st.integers(1, 10**6).map(str) | st.integers(1, 99).map(lambda n: f"{n}e3"),
    }
    literal = literals.get(what, st.integers(0, 10**5).map(str))
    pair = benchmark.pair(what, data.draw(literal), data.draw(literal))
    for hint in HINTS[pair.attribute.kind.slips(pair.attribute)]:
        assert bool(hint(pair)) is bool(hint(pair._replace(a=pair.b, b=pair.a)))
