"""One frozen state of all lists: entities, index and manifest in a folder that is swapped whole."""

from seawall.corpus.build import build
from seawall.corpus.corpus import Corpus
from seawall.corpus.manifest import ENGINE, ListVersion, Manifest, version_of
from seawall.corpus.swap import current, folder_for, swap

__all__ = ["ENGINE", "Corpus", "ListVersion", "Manifest", "build", "current", "folder_for", "swap", "version_of"]
