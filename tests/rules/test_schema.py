"""The JSON Schema of rules is put together from the kinds, and published as one file."""

import json
import os

from checker.loading.schema import FOLDER, schema_text
from checker.rules import KINDS

PUBLISHED = FOLDER / "rules.json"


def test_what_is_published_is_what_the_kinds_give() -> None:
    """After a change of a kind: ``WRITE_SCHEMA=1 pytest tests/rules/test_schema.py``."""
    if os.environ.get("WRITE_SCHEMA"):
        PUBLISHED.write_text(schema_text("rules"), encoding="utf-8")
    published = PUBLISHED.read_text(encoding="utf-8")
    definitions = json.loads(published)["$defs"]
    names = {*definitions["derive"]["properties"], *definitions["check"]["properties"]}
    assert names ^ KINDS.keys() == set()
    assert published == schema_text("rules")
