"""What is told hangs on nothing that is only counted: neither its order, nor what stands alone."""

from pathlib import Path

from .conftest import written
from .test_engines import picked, same

WORDS = """\
attributes:
  number: {kind: count, qualifiers: {line: text}}
  opened_on: {kind: date, qualifiers: {line: text}}
  stops: {kind: count, qualifiers: {line: text}}
entities:
  network: {type: tram, parts: complete}
  north: {type: tram, part_of: network}
  south: {type: tram, part_of: network}
rules:
"""
MAPPING = "tables: [{id: t, from: t.csv, subject: {column: subject, type: tram}}]\n"


def corpus(folder: Path, rules: list[str], rows: list[str]) -> Path:
    listed = "".join(f"  - {{id: r{n}, title: R, {rule}}}\n" for n, rule in enumerate(rules))
    table = "\n".join(["source,subject,attribute,value,line", *rows, ""])
    return written(folder, {"words.yaml": WORDS + listed, "t.yaml": MAPPING, "t.csv": table})


def test_which_is_held_against_which_hangs_on_what_they_share(tmp_path: Path) -> None:
    rows = ["a,late,number,7,red", "a,early,number,3,blue", "b,late,number,3,blue"]
    rows += [f"a,x{n},number,{n + 20},blue" for n in range(9)]
    top = corpus(tmp_path, ["check: {unique: {attribute: number}}"], rows)
    same(top, 0)
    same(top, 1)
    assert len(picked(top, 0).facts) == 2


def test_a_part_that_is_told_is_compared_by_what_comes_of_it(tmp_path: Path) -> None:
    rules = [
        "derive: {count: {parts_of: network, having: opened_on, gives: stops}}",
        "check: {agree: {}}",
        "check: {corroborated: {attribute: opened_on, origins: 2}}",
    ]
    rows = [f"{who},{part},opened_on,1901,red" for who in "ab" for part in ("north", "south")]
    rows += ["a,north,opened_on,1902,blue", "b,south,opened_on,1903,blue"]
    rows += [f"{who},network,stops,{2 if line == 'red' else 1},{line}" for who in "ab"
             for line in ("red", "blue")]  # fmt: skip
    top = corpus(tmp_path, rules, rows)
    for told in range(4):
        same(top, told)
    some = picked(top, 0)
    assert some.untold.compared
    assert {fact.attribute for fact in some.facts} == {"opened_on"}
