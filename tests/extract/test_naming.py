"""Which entity a place in a text speaks of."""

import pytest

from checker.extract.naming import SAID
from checker.extract.reader import SlotReader
from checker.model.pattern import Slot
from checker.model.place import Place
from checker.model.vocabulary import Entities, Entity
from checker.prose.names import Names

KNOWN = {
    "acme": ("Acme Tools", "company"),
    "bolt": ("Bolt Works", "company"),
    "marlow": ("Marlow", "town"),
    "bridge": ("Osk Bridge", "bridge"),
    "fire": ("Kettle fire", "fire"),
    "ann": ("Ann Lee", "person"),
}
ENTITIES = Entities.of(
    {name: Entity(name, label, Place("x", 1, 1), kind) for name, (label, kind) in KNOWN.items()},
    {label: name for name, (label, _) in KNOWN.items()},
)

# the text up to the place, and behind it | types | entity, with a `?` where that is inferred
CASES = """
Acme Tools @ opened                                             |               | acme
Acme Tools grew and @ opened                                    |               | acme?
Acme Tools of Marlow @ opened                                   |               | acme?
The mayor of Marlow @ opened                                    |               | marlow?
Acme Tools is old. The mayor of Marlow @ opened                 |               | acme?
Acme Tools is old. It @ opened                                  |               | acme?
Acme Tools is old. Bolt Works said it @ opened                  |               | acme?
Acme Tools is old. According to Bolt Works, it @ opened         |               | acme?
Acme Tools is old. Bolt Works, which @ opened                   |               | bolt?
Acme Tools is in Marlow, which @ opened                         |               | marlow?
Ann Lee knew Acme Tools. She @ opened                           | person        | ann?
Ann Lee knew Acme Tools. Later @ opened                         | !company      | ann?
The Osk Bridge is old. Marlow is older. The bridge @ opened     |               | bridge?
Marlow is old. The bridge @ opened                              |               | bridge?
Marlow is old. A bridge @ opened                                |               |
Marlow is old. A new bridge was built and @ opened              |               |
Marlow is old. Its canteen @ opened                             |               |
Marlow is old. Its canteen @ opened                             | town          | marlow?
Two died in the Kettle fire. Marlow wept. Then @ killed         | event,!person | fire?
Marlow wept. Then @ killed                                      | event,!person | marlow?
Two died in the Kettle fire. Acme Tools wept, and it @ killed   |               | acme?
MARLOW, 3 May - Twelve were hurt and @ killed                   |               |
@ opened                                                        |               |
"""


def rows() -> list[tuple[str, str, str]]:
    found = []
    for line in CASES.strip().splitlines():
        text, types, entity = (part.strip() for part in line.split("|"))
        found.append((text, types, entity))
    return found


@pytest.mark.parametrize(("text", "types", "entity"), rows())
def test_what_is_named_last(text: str, types: str, entity: str) -> None:
    groups = types.replace(",", "|,|").split("|") if types else []
    before, behind = text.split("@")
    reader = SlotReader(Names(ENTITIES), (), None)
    whole = before + behind.lstrip()
    tokens = reader.split(whole, 0, len(whole))
    reader.begin(tokens)
    index = len(reader.split(before, 0, len(before)))
    found = reader.read(Slot("x", "last", tuple(groups)), index)
    said = "" if found is None else f"{found.raw}{'' if found.named == SAID else '?'}"
    assert said == entity


def test_parts_before_count_and_tables_do_not() -> None:
    from checker.extract.naming import Around

    reader = SlotReader(Names(ENTITIES), (), None)

    def begun(text: str, around: Around) -> str:
        tokens = reader.split(text, 0, len(text))
        reader.begin(tokens, around)
        found = reader.read(Slot("x", "last"), 1)
        return "" if found is None else str(found.raw)

    begun("Acme Tools is old.", Around.PROSE)
    assert begun("It opened", Around.PROSE) == "acme"
    assert begun("x Bolt Works 5", Around.TABLE) == "acme"
    assert begun("x: Bolt Works", Around.ROW) == ""
    assert begun("Height: 5 m", Around.PAIR) == "acme"
    assert begun("It opened", Around.PROSE) == "acme"
