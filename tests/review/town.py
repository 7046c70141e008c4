"""A small town for tests of reviewing: four documents on five bridges, which give forty drafts."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from checker.command import main
from checker.command.documents import opened_folder, read_folder
from checker.files import Changed, write
from checker.review.desk import Desk
from checker.review.refusals import Stale

BRIDGES = {"north": 340, "south": 95, "mill": 40, "stone": 61, "rail": 820}

WORDS = """\
entities:
{entities}
attributes:
  opened_on: {{label: day of opening, kind: date}}
  cost: {{kind: quantity, unit: EUR}}
  crossings: {{label: crossings a day, kind: count}}
  takes_lorries: {{label: open to lorries, kind: truth}}
  built_of: {{label: materials, kind: set, members: text}}
"""
RULES = """\
rules:
  - {id: documents_agree, title: Documents agree, check: {agree: {}}}
"""
PATTERNS = """\
patterns:
  - id: opening
    match: "{what:entity:bridge} was opened on {when:date}"
    facts: [{subject: "{what}", attribute: opened_on, value: "{when}"}]
  - id: price
    match: "{what:entity:bridge} cost {much:quantity}"
    facts: [{subject: "{what}", attribute: cost, value: "{much}"}]
  - id: lorries
    match: "{what:entity:bridge} takes lorries"
    facts: [{subject: "{what}", attribute: takes_lorries, value: true}]
"""


def document(number: int) -> str:
    """The text of one document, of ten drafts."""
    lines = [f"gazette number {number}", ""]
    for year, name in enumerate(BRIDGES, 1990):
        late = 1 if (number, name) == (3, "mill") else 0
        lines.append(f"The {name.title()} Bridge was opened on 3 May {year + late}.")
        if name != "rail":
            lines.append(f"The {name.title()} Bridge cost {year - 1980} million euros.")
    lines += ["The Rail Bridge takes lorries.", "It is crossed 12,000 times a day.", ""]
    return "\n".join(lines)


def build(folder: Path) -> Path:
    """Write the town: documents, words, rules; and draft."""
    entities = "\n".join(
        f"  {name}_bridge: {{label: {name.title()} Bridge, type: bridge}}" for name in BRIDGES
    )
    texts = {
        "facts/words.yaml": WORDS.format(entities=entities),
        "rules/rules.yaml": RULES,
        "rules/patterns.yaml": PATTERNS,
        **{f"papers/gazette_{number}.txt": document(number) for number in (1, 2, 3, 4)},
    }
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert run(folder, "extract", "papers", "--into", "facts") == 0
    return folder


def run(folder: Path, *arguments: str) -> int:
    """The exit code of a command that is run there."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        return main([*arguments])
    finally:
        os.chdir(before)


def open_desk(
    folder: Path, documents: str = "papers", today: Callable[[], str] = lambda: "2026-12-01"
) -> Desk:
    """A desk over the town, or over another folder with its documents."""

    def written(texts: Mapping[str, str | None], instead: Mapping[str, bytes | None]) -> None:
        try:
            write(
                {str(folder / name): text for name, text in texts.items()},
                instead={str(folder / name): data for name, data in instead.items()},
            )
        except Changed:
            raise Stale from None

    paths = [folder / "facts", folder / "rules"]
    papers, (there, _) = opened_folder(folder / documents), read_folder(folder / documents)
    return Desk(paths, str(folder), papers, today, written, there=there)
