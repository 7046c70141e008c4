"""The JSON Schema of attributes is put together from the kinds of value, and published whole."""

import os

from checker.loading.schema import FOLDER, schema_text

PUBLISHED = FOLDER / "attributes.json"


def test_what_is_published_is_what_the_kinds_give() -> None:
    """After a change of a kind: ``WRITE_SCHEMA=1 pytest tests/kinds/test_schema.py``."""
    if os.environ.get("WRITE_SCHEMA"):
        PUBLISHED.write_text(schema_text("attributes"), encoding="utf-8")
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text("attributes")
