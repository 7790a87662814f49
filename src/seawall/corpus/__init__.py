"""One frozen state of all lists: entities, index and manifest in a folder that is swapped whole."""

from seawall.corpus.age import Check, age, last_checks, list_notes, span, stands_since
from seawall.corpus.build import build, rebuild
from seawall.corpus.corpus import Corpus
from seawall.corpus.judged import Judged, read_judged
from seawall.corpus.manifest import ENGINE, ListVersion, Manifest, version_of
from seawall.corpus.prune import mark_used, prune
from seawall.corpus.swap import current, folder_for, home_of, swap

__all__ = [
    "ENGINE", "Check", "Corpus", "Judged", "ListVersion", "Manifest", "age", "build", "current", "folder_for", "home_of",
    "last_checks", "list_notes", "mark_used", "prune", "read_judged", "rebuild", "span", "stands_since", "swap", "version_of",
]  # fmt: skip
