"""The entities of a corpus folder: decoded when they are asked for, by their number or by their id."""

from functools import cached_property, lru_cache, partial
from pathlib import Path

import msgspec
import numpy as np

from seawall.corpus.files import ENTITIES, IDS, OFFSETS
from seawall.corpus.manifest import Manifest
from seawall.entities import Entity
from seawall.errors import CorpusMissing, UnknownEntity

# Entities that were looked at lately stay decoded, and identifiers stay found; a screening run meets the same few hundred
# entities and banks again and again.
KEPT = 4096


class Entries:
    """The entities of one folder, in the order of their lists; safe to share between threads.

    read decodes the entity of a number; kept does so too, and keeps those that were asked for last.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self._folder = folder
        self._manifest = manifest
        offsets = np.load(folder / OFFSETS, mmap_mode="r")
        packed = np.memmap(folder / ENTITIES, np.uint8, "r") if len(offsets) > 1 else np.zeros(0, np.uint8)
        self.read = partial(_read, folder, offsets, packed, msgspec.msgpack.Decoder(Entity))
        self.kept = lru_cache(KEPT)(self.read)

    def by_id(self, entity_id: str) -> Entity:
        """One entity by its id. Raises UnknownEntity."""
        number = self.numbers.get(entity_id)
        if number is None:
            raise UnknownEntity(f"no entity has the id {entity_id!r} in corpus {self._manifest.version}")
        return self.kept(number)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Id → number, of all entities."""
        ids = (self._folder / IDS).read_text(encoding="utf-8").split("\n")
        return {entity_id: number for number, entity_id in enumerate(ids[: self._manifest.entities])}


def _read(
    folder: Path, offsets: np.ndarray, packed: np.ndarray, decoder: msgspec.msgpack.Decoder[Entity], number: int
) -> Entity:
    begin, end = int(offsets[number]), int(offsets[number + 1])
    try:
        return decoder.decode(packed[begin:end].data)
    except msgspec.MsgspecError as error:
        raise CorpusMissing(f"the corpus in {folder} is damaged ({error}); run seawall refresh") from error
