"""The table of mistakes, read from the files in ``mistakes/``.

After ``=== name`` stands the text of a file, and after each ``==>`` one of the problems that it
gives as ``facts/x.yaml``, with ``mistakes/words.yaml`` beside it.
"""

import re
from pathlib import Path

TABLE = Path(__file__).parent / "mistakes"
WORDS = (TABLE / "words.yaml").read_text()


def table(folder: Path = TABLE) -> dict[str, tuple[str, list[str]]]:
    """All cases: the text of a file and the problems that are expected."""
    cases = {}
    for path in sorted(folder.glob("*.txt")):
        for case in re.split("^=== ", path.read_text(), flags=re.MULTILINE)[1:]:
            name, _, rest = case.partition("\n")
            text, *expected = re.split("^==> ", rest, flags=re.MULTILINE)
            cases[f"{path.stem}: {name}"] = (text, [line.strip() for line in expected])
    return cases
