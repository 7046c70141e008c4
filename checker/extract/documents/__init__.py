"""Documents to text: which files, of which formats, and what keeps one from being read.

Documents are not trusted: sizes are bounded, nothing is fetched, and no link leads out of a folder.
"""

from checker.extract.documents.document import Document, Unusable
from checker.extract.documents.files import find, read_document
from checker.extract.documents.formats import FORMATS

__all__ = ["FORMATS", "Document", "Unusable", "find", "read_document"]
