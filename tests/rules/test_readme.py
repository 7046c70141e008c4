"""The tables of ``rules/README.md`` name every kind, in the words with which its file begins."""

import re
import sys
from pathlib import Path

import pytest

from checker.model.rule import DerivationKind
from checker.rules import KINDS

README = (Path(__file__).parent.parent.parent / "rules" / "README.md").read_text()


def rows(verb: str) -> dict[str, str]:
    """What the table of a verb says of each kind, all of its rows together."""
    table = README.partition(f"\n| `{verb}` | ")[2].partition("\n\n")[0]
    told: dict[str, str] = {}
    for name, text in re.findall(r"^\| `([a-z_]+): .*?` \| (.*) \|$", table, re.MULTILINE):
        told[name] = f"{told.get(name, '')} {text}"
    return told


ROWS = {"derive": rows("derive"), "check": rows("check")}


def plain(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_has_its_row(name: str) -> None:
    kind = KINDS[name]
    told = ROWS["derive" if isinstance(kind, DerivationKind) else "check"]
    says = sys.modules[f"checker.rules.{name}"].__doc__ or ""
    assert says.startswith(f"``{name}``: ")
    first = re.split(r"[.?,:]", says.partition(": ")[2].replace("\n", " "), maxsplit=1)[0]
    assert " ".join(plain(first)) in " ".join(plain(told[name]))


def test_there_is_no_row_without_a_kind() -> None:
    assert {*ROWS["derive"], *ROWS["check"]} <= KINDS.keys()
