"""From documents to files of drafts: what is read, what is there already, what should be written.

Nothing here writes or prints.
"""

from checker.drafting.drafter import Drafter, FileOfDrafts, load_paths

__all__ = ["Drafter", "FileOfDrafts", "load_paths"]
