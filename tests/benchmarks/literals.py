"""How fast plain literals are read, beside the libraries of the field, in the same run: ratios.

    python tests/benchmarks/literals.py

At least 500 times as fast as `edtf` is wanted for a plain date, and 20 times as fast as Pint for a
plain quantity. Each text is new, so that nothing is remembered from an earlier one.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from checker.values.dates import read_date
from checker.values.numbers import Measure, read_quantity


def microseconds(read: Callable[[str], Any], texts: list[str]) -> float:
    """The mean time of one reading."""
    start = perf_counter()
    for text in texts:
        read(text)
    return (perf_counter() - start) / len(texts) * 1e6


def main() -> None:
    """Print one line a kind of value."""
    import pint
    from edtf import parse_edtf

    random = Random(1)
    days = [f"{n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}" for n in range(336_000, 676_000)]
    random.shuffle(days)
    ours, theirs = microseconds(read_date, days[:50_000]), microseconds(parse_edtf, days[-200:])
    print(f"date      {ours:6.2f} us  edtf  {theirs:8.1f} us  ratio {theirs / ours:6.0f}")

    lengths = [f"{n / 10} km" for n in random.sample(range(1, 900_000), 60_000)]
    registry = pint.UnitRegistry()
    measure = Measure("km")
    registry("1 km")
    ours = microseconds(lambda text: read_quantity(text, measure), lengths[:50_000])
    theirs = microseconds(lambda text: registry(text), lengths[-2_000:])
    print(f"quantity  {ours:6.2f} us  Pint  {theirs:8.1f} us  ratio {theirs / ours:6.0f}")


if __name__ == "__main__":
    main()
