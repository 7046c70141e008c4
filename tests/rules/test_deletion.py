"""Without any one kind of rule the rest of the house stands; ``tests/deletion.py`` asks more."""

import json
from pathlib import Path

import pytest
from houses import ROOT, house_without, run

from checker.rules import KINDS

WORDS = """
attributes:
  built_on: {kind: date}
  area: {kind: quantity, unit: km2}
  rooms: {kind: set, members: text}
  number: {kind: count, qualifiers: {as_of: date}}
  owner: {kind: text, qualifiers: {during: date}}
entities:
  house: {type: building, parts: complete}
  kitchen: {type: room, part_of: house}
"""
RULES = {
    "distribute": "derive: {distribute: {attribute: built_on}}",
    "sum": "derive: {sum: {attribute: area, parts_of: house}}",
    "earliest": "derive: {earliest: {attribute: built_on, parts_of: house}}",
    "latest": "derive: {latest: {attribute: built_on, parts_of: house}}",
    "count": "derive: {count: {attribute: rooms, gives: number}}",
    "formula": 'derive: {formula: "area(X) = area(X) * 2"}',
    "agree": "check: {agree: {}}",
    "order": "check: {order: {first: built_on, then: published}}",
    "range": "check: {range: {attribute: area, to: 9 km2}}",
    "within": "check: {within: {attribute: area}}",
    "subset": "check: {subset: {attribute: rooms, of: rooms(kitchen)}}",
    "present": "check: {present: {type: room, attribute: area}}",
    "corroborated": "check: {corroborated: {attribute: area, origins: 2}}",
    "trend": "check: {trend: {attribute: number, along: as_of, never: falls}}",
    "disjoint_times": "check: {disjoint_times: {attribute: owner, along: during}}",
    "unique": "check: {unique: {attribute: number}}",
    "jointly": "check: {jointly: {rules: [other]}}",
}
SOURCE = """
source: {id: survey, published: 2001}
facts:
  - {subject: house, attribute: built_on, value: 2000, quote: "2000"}
  - {subject: kitchen, attribute: area, value: 5 km2, quote: 5 km2}
  - {subject: house, attribute: rooms, value: [hall], quote: hall}
  - {subject: house, attribute: number, value: 2, quote: two, qualifiers: {as_of: 1999}}
  - {subject: house, attribute: owner, value: Ann, quote: Ann, qualifiers: {during: 1999}}
"""
CHECK_AND_IMPORT_EVERYTHING = """
import importlib, pkgutil, sys, checker
from checker.command import main
if main(["check", "--fail-on", "never"]):
    sys.exit("could not judge")
for module in pkgutil.walk_packages(checker.__path__, "checker."):
    if module.name != "checker.__main__":
        importlib.import_module(module.name)
from checker.loading.schema import schema_text
print(checker.__file__)
print(schema_text("rules"))
"""


@pytest.mark.parametrize("kind", KINDS)
def test_the_others_work(kind: str, same_folder: Path) -> None:
    house = house_without(kind, same_folder)
    (house / "facts").mkdir()
    (house / "rules").mkdir()
    held_together = "sum" if kind == "within" else "within"
    others = [
        f"  - {{id: {name}, may_match_nothing: true, {rule.replace('other', held_together)}}}\n"
        for name, rule in RULES.items()
        if name != kind
    ]
    (house / "rules" / "all.yaml").write_text("rules:\n" + "".join(others))
    (house / "facts" / "words.yaml").write_text(WORDS)
    (house / "facts" / "survey.yaml").write_text(SOURCE)
    done = run(house, "python", "-c", CHECK_AND_IMPORT_EVERYTHING)
    assert done.returncode == 0, done.stderr
    told, _, schema = done.stdout.partition("\n{\n")
    where = told.splitlines()[-1]
    assert Path(where).is_relative_to(house)
    definitions = json.loads("{" + schema)["$defs"]
    known = {*definitions["derive"]["properties"], *definitions["check"]["properties"]}
    assert known == KINDS.keys() - {kind}
    assert run(house, "ruff", "check", "--no-cache", "checker").returncode == 0


def test_each_has_a_rule_here() -> None:
    assert RULES.keys() == KINDS.keys()


def test_nothing_outside_of_the_room_imports_a_kind() -> None:
    """What they are is asked of the table."""
    room = ROOT / "checker" / "rules"
    elsewhere = (path for path in (ROOT / "checker").rglob("*.py") if room not in path.parents)
    imports = {
        line.strip()
        for path in elsewhere
        for line in path.read_text().splitlines()
        if "import" in line and "checker.rules" in line
    }
    assert imports == {"from checker.rules import KINDS"}
