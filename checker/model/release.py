"""Which release this is."""

from typing import Final

__version__: Final = "0.2.0"
"""The version; a report says by which one it was written."""
