"""What ``checker init`` writes: a small corpus that has an agreement and a contradiction, and
patterns for what texts of any subject say.

With it come a workflow for CI, and the JSON Schemas in ``.checker/``, to which the first line of
each YAML file leads editors. The texts stand beside this file, as they are written.
"""

from pathlib import Path

from checker.loading.schema import INPUTS, schema_text

SCHEMAS = ".checker"
"""The folder of the schemas; ``checker schema NAME`` prints them anew."""

_HERE = Path(__file__).parent
_CORPUS = _HERE / "corpus"


def _with_schema(name: str, text: str) -> str:
    """The text of a file, led by the line that tells editors its schema."""
    kind = next(line for line in text.splitlines() if line[:1].isalpha()).partition(":")[0]
    kind = "facts" if kind == "source" else kind
    way = "../" * name.count("/")
    return f"# yaml-language-server: $schema={way}{SCHEMAS}/{kind}.json\n{text}"


def _corpus() -> dict[str, str]:
    """The files of the corpus, by their names in it."""
    paths = sorted(_CORPUS.rglob("*.yaml"))
    texts = {path.relative_to(_CORPUS).as_posix(): path.read_text("utf-8") for path in paths}
    return {name: _with_schema(name, text) for name, text in texts.items()}


FILES: dict[str, str] = {
    **_corpus(),
    ".github/workflows/checker.yml": (_HERE / "workflow.yml").read_text("utf-8"),
    **{f"{SCHEMAS}/{kind}.json": schema_text(kind) for kind in INPUTS},
}
"""The texts by their names, all of them under the folder that is begun."""
