"""Problems that are told: as many as somebody reads, each on a line that ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.formats import FORMATS
from checker.model.place import LONGEST_TOLD, MOST_TOLD, Place, Problem, first_of

ROOT = Path(__file__).parent.parent.parent


def some(count: int, message: str = "wrong") -> list[Problem]:
    return [Problem(Place("x.yaml", number, 1), message) for number in range(1, count + 1)]


def test_few_problems_are_all_told_as_they_are() -> None:
    assert first_of(some(MOST_TOLD)) == some(MOST_TOLD)
    assert first_of([]) == []


def test_of_many_the_rest_is_counted_where_it_begins() -> None:
    told = first_of(some(MOST_TOLD + 7))
    assert told[:-1] == some(MOST_TOLD)
    assert str(told[-1]) == (
        f"x.yaml:{MOST_TOLD + 1}:1: 7 more problems from here on, not listed: mend those above "
        "first"
    )


def test_a_long_message_is_cut() -> None:
    (told,) = first_of(some(1, "w" * 10**6))
    assert told.message == "w" * (LONGEST_TOLD - 1) + "…"


@pytest.mark.parametrize("name", [*FORMATS, ""])
def test_no_output_but_one_for_programs_grows_with_the_mistakes(name: str, tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "rules").mkdir()
    claims = "".join(f"  - {{subject: s{n}, atribute: {'a' * 50}}}\n" for n in range(4000))
    (tmp_path / "facts" / "x.yaml").write_text(f"source: {{id: x}}\nfacts:\n{claims}")
    done = subprocess.run(
        [sys.executable, "-m", "checker", "check", *(("--out", f"{name}=-") if name else ())],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == MOST_TOLD + 2
    assert "4001 problems: nothing was judged" in done.stderr
    if name and FORMATS[name].all_problems:
        assert len(json.loads(done.stdout)["problems"]) == 4001
    else:
        assert len(done.stdout) < 600 * MOST_TOLD
