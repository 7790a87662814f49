"""Many names against an index on several threads: names in, flat arrays of hits out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from seawall.matching.kernels.types import ByteArray, FloatArray
from seawall.names import NameType


@dataclass(frozen=True, slots=True)
class Names:
    """Names in Arrow's form: name n is data[offsets[n]:offsets[n + 1]] in UTF-8, of type kinds[n] (NameType)."""

    data: ByteArray
    offsets: NDArray[np.int64]
    kinds: ByteArray

    def __len__(self) -> int:
        return len(self.kinds)

    def text(self, number: int) -> str:
        """One name as text."""
        return bytes(self.data[self.offsets[number] : self.offsets[number + 1]]).decode("utf-8", "surrogatepass")

    def chosen(self, numbers: NDArray[np.int64]) -> "Names":
        """Some of the names, in the order of their numbers."""
        pieces = [self.data[self.offsets[number] : self.offsets[number + 1]] for number in numbers]
        offsets = np.zeros(len(pieces) + 1, np.int64)
        np.cumsum([len(piece) for piece in pieces], out=offsets[1:])
        return Names(_bytes(b"".join(piece.tobytes() for piece in pieces)), offsets, self.kinds[numbers])

    @classmethod
    def of(cls, texts: Sequence[str], kinds: Sequence[NameType]) -> "Names":
        """Names from Python's strings; lone surrogates are kept."""
        packed = [text.encode("utf-8", "surrogatepass") for text in texts]
        offsets = np.zeros(len(packed) + 1, np.int64)
        np.cumsum([len(piece) for piece in packed], out=offsets[1:])
        return cls(_bytes(b"".join(packed)), offsets, np.array(kinds, np.uint8))

    @classmethod
    def of_arrow(cls, column: Any, kinds: ByteArray | NameType) -> "Names":
        """Names from a pyarrow array of strings without copying them; a missing name is an empty one.

        kinds is one type for all or one a name.
        """
        array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
        if array.null_count:
            array = array.fill_null("")
        wide = pa.types.is_large_string(array.type)
        types = np.full(len(array), int(kinds), np.uint8) if isinstance(kinds, NameType) else kinds
        if not len(array):
            return cls.of([], [])
        _, starts, letters = array.buffers()
        offsets = np.frombuffer(starts, np.int64 if wide else np.int32)[array.offset : array.offset + len(array) + 1]
        return cls(np.asarray(_Mapped(letters)) if letters else _bytes(b""), offsets.astype(np.int64), types)


@dataclass(frozen=True, slots=True)
class Hits:
    """All hits of many names, by name and then by record: number of the name, record of the index, log-odds."""

    name: NDArray[np.int64]
    record: NDArray[np.int64]
    log_odds: FloatArray

    def __len__(self) -> int:
        return len(self.name)

    def chosen(self, places: NDArray[np.int64]) -> "Hits":
        """Some of the hits."""
        return Hits(self.name[places], self.record[places], self.log_odds[places])


class _Mapped:
    """An Arrow buffer as numpy sees it. Kernels know one kind of array, which can be written; none writes to names."""

    def __init__(self, letters: Any) -> None:
        self._letters = letters
        place = (letters.address, False)
        self.__array_interface__ = {"data": place, "shape": (letters.size,), "typestr": "|u1", "version": 3}


def joined(parts: Sequence[Hits]) -> Hits:
    """Hits of several runs as one, in order."""
    name = np.concatenate([part.name for part in parts]) if parts else np.zeros(0, np.int64)
    record = np.concatenate([part.record for part in parts]) if parts else np.zeros(0, np.int64)
    scores = np.concatenate([part.log_odds for part in parts]) if parts else np.zeros(0, np.float32)
    order = np.lexsort((record, name))
    return Hits(name[order], record[order], scores[order])


def _bytes(packed: bytes) -> ByteArray:
    """The bytes as an array that kernels take: never empty, and writable, as memory maps are in mode "c"."""
    return np.frombuffer(bytearray(packed or b"\0"), np.uint8)
