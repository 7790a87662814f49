"""A corpus: all lists in one frozen folder, opened in milliseconds and shared between processes by memory map."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache, partial
from pathlib import Path

import msgspec
import numpy as np

from seawall.clusters import Clusters
from seawall.corpus.entries import KEPT, Entries
from seawall.corpus.files import (
    APART,
    IDENTIFIER_ARRAYS,
    INDEX,
    MANIFEST,
    RECORD_NAME,
    RECORD_WEAK,
    damage,
)
from seawall.corpus.held import hold
from seawall.corpus.judged import read_clusters
from seawall.corpus.manifest import Manifest
from seawall.corpus.merge import Apart, parted
from seawall.entities import Entity, Party
from seawall.errors import CorpusMissing
from seawall.matching import Askers, Index, Listed, Match, find_identifier, prepare
from seawall.matching.freetext import Mention


class Corpus:
    """One frozen state of all lists. Safe to share between threads; nothing in it ever changes.

    as_of is the day of a look-back; None for the lists as they stand. Nothing that it holds refers to it: whoever lets go
    of the last corpus of yesterday's lists has its memory back, and its folder free, at once.
    """

    def __init__(self, folder: Path, manifest: Manifest, as_of: date | None = None) -> None:
        self.folder = folder
        self.manifest = manifest
        self.as_of = as_of
        hold(folder, self)
        self._entries = Entries(folder, manifest)
        identifiers = tuple(np.load(folder / name, mmap_mode="c") for name in IDENTIFIER_ARRAYS)
        self._listed = Listed(
            index=Index.open(folder / INDEX),
            record_name=np.load(folder / RECORD_NAME, mmap_mode="r"),
            record_weak=np.load(folder / RECORD_WEAK, mmap_mode="r"),
            entity=self._entries.kept,
            by_identifier=lru_cache(KEPT)(partial(_with_identifier, identifiers)),
        )
        self._askers = Askers(self._listed, self._entries.by_id)

    @classmethod
    def open(cls, folder: Path | str, as_of: date | None = None) -> "Corpus":
        """Open a corpus folder; as_of where it holds the lists as they stood on a day.

        Raises CorpusMissing where there is none, where a file is missing or cut short, or where the index is of
        another version of Seawall.
        """
        place = Path(folder)
        try:
            manifest = msgspec.json.decode((place / MANIFEST).read_bytes(), type=Manifest)
            wrong = damage(place, manifest.sizes)
            if wrong:
                raise CorpusMissing(f"the corpus in {place} is damaged: {wrong}; run seawall refresh")
            return cls(place, manifest, as_of)
        except FileNotFoundError as error:
            raise CorpusMissing(f"there is no corpus in {place}; run seawall refresh first") from error
        except (OSError, ValueError, EOFError, msgspec.MsgspecError) as error:
            raise CorpusMissing(f"the corpus in {place} can't be opened ({error}); run seawall refresh") from error

    def __reduce__(self) -> tuple[Callable[[Path, date | None], "Corpus"], tuple[Path, date | None]]:
        """A corpus goes to another process as its folder, which never changes."""
        return Corpus.open, (self.folder, self.as_of)

    @property
    def version(self) -> str:
        """The version that decisions cite."""
        return self.manifest.version

    def prepare(self) -> None:
        """Compile what screening needs, so that nobody's first question waits for it."""
        prepare(self._listed.index)

    def __len__(self) -> int:
        return self.manifest.entities

    def __iter__(self) -> Iterator[Entity]:
        """All entities in the order of their lists."""
        return map(self._entries.read, range(len(self)))

    def entries_of(self, list_id: str) -> Iterator[Entity]:
        """The entries of one list of the catalogue as that list had them: those merged with another list's are parted."""
        apart = msgspec.msgpack.decode((self.folder / APART).read_bytes(), type=list[Apart])
        return parted(self, apart, list_id)

    def entity(self, entity_id: str) -> Entity:
        """One entity by its id. Raises UnknownEntity."""
        return self._entries.by_id(entity_id)

    def has(self, entity_id: str) -> bool:
        """Whether an entity has this id."""
        return entity_id in self._entries.numbers

    @cached_property
    def clusters(self) -> Clusters:
        """Which entries are one party, and what else is judged of them."""
        try:
            return read_clusters(self.folder)
        except (OSError, msgspec.MsgspecError) as error:
            raise CorpusMissing(f"the corpus in {self.folder} is damaged ({error}); run seawall refresh") from error

    def matches(self, party: Party, threshold: float) -> list[Match]:
        """All entities that the party may be with a score of at least `threshold` (0–1), best first."""
        return self._askers.matcher.matches(party, threshold)

    def matches_many(self, parties: Sequence[Party], threshold: float, threads: int = 1) -> list[list[Match]]:
        """The matches of each party, as `matches` gives them; many parties are screened much faster in one go."""
        return self._askers.matcher.matches_many(parties, threshold, threads)

    def mentions(self, text: str, threshold: float, *, weak: bool = False) -> list[Mention]:
        """Listed names that stand in a running text with a score of at least `threshold` (0–1), in text order."""
        return self._askers.texts.mentions(text, threshold, weak=weak)

    def mentions_many(self, texts: Sequence[str], threshold: float, *, weak: bool = False) -> list[list[Mention]]:
        """The mentions of each text, as `mentions` gives them; many texts are screened much faster in one go."""
        return self._askers.texts.mentions_many(texts, threshold, weak=weak)


def _with_identifier(identifiers: tuple[np.ndarray, ...], key: str) -> tuple[int, ...]:
    return tuple(find_identifier(identifiers, key))
