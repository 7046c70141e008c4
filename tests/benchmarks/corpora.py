"""Generated corpora of any size, as a person or an extraction would have written them."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

ATTRIBUTES = """\
attributes:
  built_on: {label: date of building, kind: date, qualifiers: [as_of]}
  length: {label: length, kind: quantity, unit: km, qualifiers: [as_of]}
  spans: {label: number of spans, kind: count, qualifiers: [as_of]}
  architect: {label: architect, kind: text, exact: true, qualifiers: [as_of]}
"""

RULES = """\
rules:
  - id: documents_agree
    title: Documents agree
    check: {agree: {}}
  - id: built_before_reported
    title: What is reported was built before
    check: {order: {first: built_on, then: published}}
  - id: length_is_possible
    title: No bridge is longer than 200 km
    check: {range: {attribute: length, to: 200 km}}
"""

SLIPS, HEDGES, LATER, INFERRED = 0.05, 0.1, 0.1, 0.1
"""How often a claim is mistaken, hedged, holds for another year, or is partly inferred."""

ARCHITECTS = ("Marta Ruiz", "Jan de Wit", "Aiko Mori", "Tom Okafor")


def write(folder: Path, facts: int, files: int, seed: int = 1) -> None:
    """Write ``facts`` claims in ``files`` sources; four sources each speak of the same things."""
    (folder / "facts").mkdir(parents=True)
    (folder / "rules").mkdir()
    (folder / "rules" / "attributes.yaml").write_text(ATTRIBUTES)
    (folder / "rules" / "rules.yaml").write_text(RULES)
    random = Random(seed)
    each = facts // files
    subjects = -(-files // 4) * max(1, each // 4)
    (folder / "facts" / "entities.yaml").write_text(
        "entities:\n"
        + "".join(
            f"  bridge_{n}: {{label: Bridge no {n}, type: bridge}}\n" for n in range(subjects)
        )
    )
    for number in range(files):
        first = number // 4 * max(1, each // 4)
        lines = [
            "source:",
            f"  id: source_{number}",
            f'  title: "Bridges of the county, part {number}"',
            f"  published: {random.randint(2001, 2020)}-06",
            "facts:",
            *_claims(random, number, first, each),
        ]
        (folder / "facts" / f"source_{number:05}.yaml").write_text("\n".join(lines) + "\n")


def _claims(random: Random, source: int, first: int, each: int) -> Iterator[str]:
    """Claims with every key that one may have; some have a slip, many are less precise."""
    for number in range(each):
        thing = first + number // 4
        slip = random.random() < SLIPS
        year = 1950 + thing % 50 + slip
        length = f"{1 + thing % 90 + slip}.{thing % 10}"
        hedge = "about " if random.random() < HEDGES else ""
        kinds = (
            ("built_on", year if random.random() < 0.5 else f"{year}-05-{10 + thing % 9}"),
            ("length", f"{hedge}{length} km"),
            ("spans", 3 + thing % 9 + slip),
            ("architect", ARCHITECTS[(thing + slip) % 4]),
        )
        attribute, value = kinds[number % 4]
        yield f"  - id: source_{source}.claim_{number}"
        yield f"    subject: bridge_{thing}"
        yield f"    attribute: {attribute}"
        yield f"    value: {value}"
        yield "    quote:"
        yield f'      - "of this bridge, the {attribute} is given here as {value}"'
        yield '      - "and no more is said of it in the survey"'
        yield "    said_by: the surveyor of the county"
        yield "    said_on: 2000-05"
        yield f"    qualifiers: {{as_of: {2001 if random.random() < LATER else 2000}}}"
        yield f"    origin: survey_{source // 2}"
        if random.random() < INFERRED:
            yield "    inferred: the unit, which stands at the head of the table"
        yield "    status: reviewed"
        yield "    note: read from the table at the end, in its third column"
