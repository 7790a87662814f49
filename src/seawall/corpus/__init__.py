"""One frozen state of all lists: entities, index and manifest in a folder that is swapped whole."""

from seawall.corpus.age import Check, last_checks, list_notes
from seawall.corpus.build import build
from seawall.corpus.corpus import Corpus
from seawall.corpus.manifest import ENGINE, ListVersion, Manifest, version_of
from seawall.corpus.swap import current, folder_for, home_of, swap

__all__ = [
    "ENGINE", "Check", "Corpus", "ListVersion", "Manifest", "build", "current", "folder_for", "home_of", "last_checks",
    "list_notes", "swap", "version_of",
]  # fmt: skip
