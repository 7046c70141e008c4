"""From documents to files of drafts: what is read, what is there already, what should be written.

Nothing here writes or prints.
"""

from checker.drafting.drafter import Drafter, FileOfDrafts, load_paths
from checker.drafting.names_file import DraftedNames
from checker.drafting.records import DraftRecords

__all__ = ["DraftRecords", "DraftedNames", "Drafter", "FileOfDrafts", "load_paths"]
