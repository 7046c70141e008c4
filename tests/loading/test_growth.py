"""Twice the input takes about twice the time, whatever kind of file it is and whatever is wrong.

Two sizes are held against each other in one run: the square of four times as much is sixteen.
"""

from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from checker.loading.corpus import load
from checker.loading.extraction import load_for_extraction
from checker.loading.undeclared import Undeclared, a_part_of
from checker.model.place import Place, Problem
from checker.values.unreadable import Unreadable

HEAD = "source: {id: x}\nfacts: []\n"
ENTITIES = "entities:\n  hall: {type: town}\n  rest: {part_of: hall}\n"
ATTRIBUTES = "attributes:\n  size: {kind: count, qualifiers: [by]}\n  built: {kind: date}\n"


def lines(text: str, count: int) -> str:
    return "".join(text.replace("#", str(number)) for number in range(count))


FILES: dict[str, Callable[[int], str]] = {
    "facts": lambda n: ENTITIES + ATTRIBUTES + "source: {id: x}\nfacts:\n" + lines(
        "  - {id: x.f#, subject: hall, attribute: size, value: #, said_by: a b, quote: q}\n", n),
    "blocks": lambda n: ENTITIES + ATTRIBUTES + "source: {id: x}\nfacts:\n" + lines(
        "  - subject: hall\n    claims:\n      - {id: x.f#, attribute: size, value: 5}\n", n),
    "entities": lambda n: HEAD + "entities:\n" + lines("  e#: {label: E #, type: town}\n", n),
    "attributes": lambda n: HEAD + "attributes:\n" + lines("  a#: {kind: quantity, unit: m}\n", n),
    "rules": lambda n: HEAD + ATTRIBUTES + "rules:\n" + lines(
        "  - {id: r#, check: {range: {attribute: size, from: #}}}\n", n),
    "examples": lambda n: HEAD + ATTRIBUTES + "rules:\n  - id: r\n    check: {agree: {}}\n"
        "    examples:\n" + lines("      - {given: [], expect: nothing, title: t #}\n", n),
    "waivers": lambda n: HEAD + "waivers:\n" + lines(
        "  - {fact: x.f#, reason: r, owner: o, expires: 2030-01-01}\n", n),
    "patterns": lambda n: HEAD + ENTITIES + ATTRIBUTES + "patterns:\n" + lines(
        '  - {id: p#, match: "built # in {y:date}", facts: '
        '[{subject: hall, attribute: built, value: "{y}"}]}\n', n),
    "misspelt keys": lambda n: "source: {id: x}\nfacts:\n" + lines("  - {sbject: a#}\n", n),
    "misspelt names": lambda n: ENTITIES + ATTRIBUTES + "source: {id: x}\nfacts:\n" + lines(
        "  - {id: x.f#, subject: hal#, attribute: siz#, value: 1}\n", n),
    "unknown qualifiers": lambda n: "attributes:\n  size: {kind: count, qualifiers: ["
        + lines("q#, ", n) + "by]}\n" + ENTITIES + "source: {id: x}\nfacts:\n" + lines(
        "  - {id: x.f#, subject: hall, attribute: size, value: 1, qualifiers: {z#: 1}}\n", n // 9),
    "unknown values": lambda n: "attributes:\n  kind_of: {kind: text, values: ["
        + lines("value#, ", n // 4) + "x]}\n" + ENTITIES + "source: {id: x}\nfacts:\n" + lines(
        "  - {id: x.f#, subject: hall, attribute: kind_of, value: valu#}\n", n // 4),
    "a long word": lambda n: HEAD + "zzz: " + "a" * 20 * n + "\n",
    "empty lines": lambda n: HEAD + "zzz: 1\n" + "\n" * 20 * n,
    "blank lines": lambda n: HEAD + "zzz: 1\n" + "   \n" * 20 * n,
    "a long comment": lambda n: HEAD + "zzz: 1\n# " + "- a: [b, " * 10 * n + "\n",
    "comments": lambda n: "# a word, or two\r\n" * 10 * n + HEAD + "zzz: 1\n",
    "open aliases": lambda n: HEAD + "zzz: 1\n#" + "aliases: [" * 10 * n + "\n",
    "dashes": lambda n: HEAD + "zzz: @\n# " + "- " * 20 * n + "\n",
    "a broken value behind it": lambda n: HEAD + "note: >\n" + "  word\n" * 10 * n + "z: @x\n",
    "blanks in a term": lambda n: HEAD + ATTRIBUTES
        + 'rules:\n  - {id: r, check: {order: {first: "built' + " " * 9 * n
        + '!", then: built}}}\n',
    "blanks in a formula": lambda n: HEAD + ATTRIBUTES
        + 'rules:\n  - {id: r, derive: {formula: "size(X) = ' + " " * 9 * n + '!"}}\n',
    "control characters": lambda n: "a: " + "\x07" * 10 * n,
}  # fmt: skip


@pytest.mark.parametrize("kind", FILES)
def test_four_times_as_much_takes_no_square(kind: str, tmp_path: Path) -> None:
    text, path = FILES[kind], tmp_path / "x.yaml"
    read = load_for_extraction if kind == "patterns" else load

    def took(count: int) -> float:
        path.write_text(text(count), newline="")
        start = process_time()
        read([path], str(tmp_path))
        return process_time() - start

    took(50)
    for small in (400, 1600):  # noise is over when the larger size has been tried
        short, long = (min(took(count) for _ in range(2)) for count in (small, 4 * small))
        if long < 10 * max(short, 0.004):
            return
    pytest.fail(f"{short:.3f} s, and {long:.3f} s for four times as much")


def test_names_that_may_be_declared_are_found_in_what_is_lost() -> None:
    undeclared = Undeclared()
    undeclared.add_text(
        "lake: {aliases: [Lago, 'See'], part_of: land}\n'pond' : 1\n  -  Reed Bed\nid: x_1\n"
    )
    names = ("lake", "Lago", "See", "pond", "Reed  Bed", "x_1", a_part_of("land"), "ake")
    place = Place("x", 1, 1)
    told = undeclared.told(Problem.of(place, Unreadable(f"no {name}", name)) for name in names)
    assert told == [Problem(place, "no ake")]
    plain = [Problem(place, "lake")] * 2
    assert undeclared.told(plain) == plain[:1]
    undeclared.add_all()
    assert undeclared.told([Problem.of(place, Unreadable("no ake", "ake")), *plain]) == plain[:1]
