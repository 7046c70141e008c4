"""The corpus that the formats are tested on."""

from formats.conftest import judge_files as judge_files
from formats.conftest import wide as wide
