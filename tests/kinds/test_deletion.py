"""Without any one kind of value the rest of the house stands; ``tests/deletion.py`` asks more."""

import json
from pathlib import Path

import pytest
from houses import house_without, run

from checker.kinds import KINDS

ATTRIBUTES = {
    "date": ("{kind: date}", "1994-05"),
    "duration": ("{kind: duration}", "4 days"),
    "quantity": ("{kind: quantity, unit: km2}", "5 km2"),
    "count": ("{kind: count}", "4"),
    "set": ("{kind: set}", "[hall, stairs]"),
    "entity": ("{kind: entity}", "kitchen"),
    "text": ("{kind: text}", "built of stone"),
    "truth": ("{kind: truth}", "true"),
}
SURVEYED = """
The hall opened on 4 May 1994 at 9.30 am. The hall took four days to paint, has 12 windows, covers
310 square metres and cost 5 million euros.
"""
EVERYTHING = """
import importlib, pkgutil, sys, checker
from checker.command import main
if main(["check", "--fail-on", "never"]):
    sys.exit("could not judge")
if main(["test", "--mutate"]) not in (0, 1):
    sys.exit("could not push")
if main(["survey", "papers"]):
    sys.exit("could not survey")
for module in pkgutil.walk_packages(checker.__path__, "checker."):
    if module.name != "checker.__main__":
        importlib.import_module(module.name)
from checker.loading.schema import schema_text
print(checker.__file__)
print(schema_text("attributes"))
"""


@pytest.mark.parametrize("kind", KINDS)
def test_the_others_work(kind: str, same_folder: Path) -> None:
    house = house_without(kind, same_folder, "kinds")
    others = {name: said for name, said in ATTRIBUTES.items() if name != kind}
    words = "".join(f"  the_{name}: {said}\n" for name, (said, _) in others.items())
    claims = "".join(
        f'  - {{subject: house, attribute: the_{name}, value: {value}, quote: "as said"}}\n'
        for name, (_, value) in others.items()
    )
    files = {
        "rules/all.yaml": "rules:\n  - {id: one, may_match_nothing: true, check: {agree: {}}}\n",
        "facts/words.yaml": f"attributes:\n{words}entities:\n  house: {{}}\n  kitchen: {{}}\n",
        "facts/survey.yaml": f"source: {{id: survey}}\nfacts:\n{claims}",
        "facts/register.yaml": f"source: {{id: register}}\nfacts:\n{claims}",
    }
    files |= {f"papers/{name}.txt": SURVEYED for name in ("one", "two")}
    for name, text in files.items():
        (house / name).parent.mkdir(exist_ok=True)
        (house / name).write_text(text)
    done = run(house, "python", "-c", EVERYTHING)
    assert done.returncode == 0, done.stderr
    told, _, schema = done.stdout.partition("\n{\n")
    assert Path(told.splitlines()[-1]).is_relative_to(house)
    known = json.loads("{" + schema)["$defs"]["attribute"]["properties"]["kind"]["enum"]
    assert known == [name for name in KINDS if name != kind]
    assert run(house, "ruff", "check", "--no-cache", "checker").returncode == 0
    assert run(house, "lint-imports", "--no-cache").returncode == 0
