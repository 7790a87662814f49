"""Documents: the text of a story, a release, an advisory, with the place of each sentence; nothing in it is run or obeyed."""

from seawall.documents.document import Document, Kind, Paragraph, Sentence
from seawall.documents.read import read
from seawall.documents.sentences import sentences

__all__ = ["Document", "Kind", "Paragraph", "Sentence", "read", "sentences"]
