"""Generated corpora of any size, as a person or an extraction would have written them."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

ATTRIBUTES = """\
attributes:
  built_on: {label: date of building, kind: date}
  length: {label: length, kind: quantity, unit: km}
  spans: {label: number of spans, kind: count}
  architect: {label: architect, kind: text, exact: true}
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
            *_claims(random, first, each),
        ]
        (folder / "facts" / f"source_{number:05}.yaml").write_text("\n".join(lines) + "\n")


def _claims(random: Random, first: int, each: int) -> Iterator[str]:
    for number in range(each):
        subject = f"bridge_{first + number // 4}"
        year = 1950 + (first + number // 4) % 50 + (random.random() < 0.05)
        length = f"{1 + (first + number // 4) % 90}.{random.randint(4, 5)}"
        kinds = (
            ("built_on", f"{year}-05-{random.randint(10, 11)}" if random.random() < 0.5 else year),
            ("length", f"{length} km"),
            ("spans", 3 + (first + number // 4) % 9),
            ("architect", ARCHITECTS[(first + number // 4) % 4]),
        )
        attribute, value = kinds[number % 4]
        yield f"  - subject: {subject}"
        yield f"    attribute: {attribute}"
        yield f"    value: {value}"
        yield f'    quote: "of the bridge it is said that it was {value} at that time"'
