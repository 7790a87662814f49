"""A part of the population in two files: the customers' bytes, and arrays by which changed entries find their customers.

A shard is written once and never changed; its name is the hash of what it says. What is screened of its customers stands
ready in arrays – names, identifier keys, texts – so that fifty changed entries can ask ten million customers without
reading them again.
"""

import zipfile
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seawall.customers.row import HASH_BYTES, Row, unpacked
from seawall.customers.whole import Whole
from seawall.errors import InputRefused
from seawall.matching import longer_fields, others_in
from seawall.matching.asked_names import name_type, screened_names
from seawall.matching.attributes import most_added
from seawall.matching.batch import Names
from seawall.matching.identifiers import keys
from seawall.matching.intext import identifiers_in
from seawall.mentions import numbers_said, texts_of
from seawall.names import NameType
from seawall.payments import Customer

# Raised whenever the meaning of a file changes: a population of another format is loaded again.
FORMAT = 5
Array = NDArray[Any]


class Shard:
    """Opened by its name; arrays are read when they are asked for, customers one at a time."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self._arrays_at = folder / f"{name}.npz"
        self._packed_at = folder / f"{name}.bin"

    def __len__(self) -> int:
        return len(self["again"])

    def __getitem__(self, array: str) -> Array:
        """One array, read anew. Raises InputRefused where the shard is missing or damaged."""
        try:
            with np.load(self._arrays_at, allow_pickle=False) as arrays:
                found: Array = arrays[array]
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
            raise InputRefused(
                f"the customers in {self._arrays_at} can't be read ({error}); load them again"
            ) from error
        return found

    def customers(self, rows: Iterable[int]) -> Iterator[Customer]:
        """Some customers, decoded one at a time."""
        for row in rows:
            yield unpacked(self._packed[int(self._bounds[row]) : int(self._bounds[row + 1])].data)

    def row(self, number: int) -> Row:
        """One row as it was loaded, for carrying it into another shard."""
        packed = self._packed[int(self._bounds[number]) : int(self._bounds[number + 1])].tobytes()
        content, party = self._hashes[0][number].tobytes(), self._hashes[1][number].tobytes()
        return Row(self.ids[number][0], self.ids[number][1], content, party, packed)

    @cached_property
    def ids(self) -> "Sequence[tuple[str, int]]":
        """The key of each customer, in order, with the number of its row among those of the same key."""
        return _Ids(self["key_text"], self["key_at"], self["again"])

    def find(self, key: str, again: int = 0) -> int | None:
        """The number of a customer's row; None where there is no such customer."""
        place = bisect_left(self.ids, (key, again))
        return place if place < len(self.ids) and self.ids[place] == (key, again) else None

    @cached_property
    def parties(self) -> Array:
        """The hash of what is screened of each customer, one row of bytes each."""
        return self["party"]

    def names(self) -> tuple[Names, Array, Array]:
        """All names of all parties, what attributes may add to a score of each (log-odds), and whose name it is."""
        return Names(self["name_text"], self["name_at"], self["name_kind"]), self["name_lift"], self["name_row"]

    def texts(self) -> Iterator[tuple[str, Array]]:
        """Each different text with the rows in which it stands."""
        text, bounds, numbers, rows = (self[name] for name in ("text_text", "text_at", "text_number", "text_row"))
        first = np.searchsorted(numbers, np.arange(len(bounds)))
        for number in range(len(bounds) - 1):
            said = text[bounds[number] : bounds[number + 1]].tobytes().decode("utf-8")
            yield said, rows[first[number] : first[number + 1]]

    def with_identifiers(self, hashes: Array) -> Array:
        """Rows of customers that may bear an identifier with one of these hashes (`key_hash`)."""
        known, rows = self["identifier"], self["identifier_row"]
        low, high = np.searchsorted(known, hashes, "left"), np.searchsorted(known, hashes, "right")
        found = [rows[begin:end] for begin, end in zip(low, high, strict=True)]
        return np.unique(np.concatenate(found)) if found else np.zeros(0, np.int32)

    @cached_property
    def _bounds(self) -> Array:
        return self["packed_at"]

    @cached_property
    def _hashes(self) -> tuple[Array, Array]:
        return self["content"], self["party"]

    @cached_property
    def _packed(self) -> Array:
        if not int(self._bounds[-1]):
            return np.zeros(0, np.uint8)
        try:
            data = np.memmap(self._packed_at, np.uint8, "r")
        except (OSError, ValueError) as error:
            raise InputRefused(
                f"the customers in {self._packed_at} can't be read ({error}); load them again"
            ) from error
        if len(data) != int(self._bounds[-1]):
            raise InputRefused(f"the customers in {self._packed_at} are cut short; load them again")
        return data


class _Ids(Sequence[tuple[str, int]]):
    """Keys out of arrays, without a Python string for each of them in memory."""

    def __init__(self, text: Array, bounds: Array, again: Array) -> None:
        self._text, self._bounds, self._again = text, bounds, again

    def __len__(self) -> int:
        return len(self._again)

    def __getitem__(self, number: Any) -> Any:
        begin, end = int(self._bounds[number]), int(self._bounds[number + 1])
        return self._text[begin:end].tobytes().decode("utf-8"), int(self._again[number])


def key_hash(key: str) -> int:
    """The 64-bit hash under which an identifier's key stands; two keys that share one are told apart by the matcher."""
    return int.from_bytes(blake2b(key.encode("utf-8"), digest_size=8).digest(), "little")


def write(folder: Path, rows: Sequence[Row], engine: str) -> tuple[str, int, int]:
    """Write a shard of rows, which are in the order of their keys; gives its name, its names and its rows with problems.

    Its arrays depend on the engine that read the names, so its name does too. Both files appear whole or not at all.
    """
    name = shard_name(rows, engine)
    arrays = _Arrays()
    for number, row in enumerate(rows):
        arrays.add(number, unpacked(row.packed))
    told = arrays.packed() | _kept(rows)
    folder.mkdir(parents=True, exist_ok=True)
    with Whole(folder / f"{name}.bin") as stream:
        for row in rows:
            stream.write(row.packed)
    with Whole(folder / f"{name}.npz") as stream:
        np.savez(stream, allow_pickle=False, **told)
    return name, len(arrays.kinds), len(arrays.marked)


def shard_name(rows: Sequence[Row], engine: str) -> str:
    """A name that is the same for the same customers and the same engine."""
    digest = blake2b(f"{FORMAT} {engine}\n".encode(), digest_size=HASH_BYTES)
    for row in rows:
        digest.update(f"{len(row.key)} {row.key} {row.again} ".encode() + row.content)
    return digest.hexdigest()


class _Arrays:
    """What is screened of the customers of one shard, gathered row by row."""

    def __init__(self) -> None:
        self.kinds: list[int] = []
        self.marked: list[int] = []
        self._texts: dict[str, int] = {}
        self._names: list[bytes] = []
        self._lifts: list[float] = []
        self._name_rows: list[int] = []
        self._text_pairs: list[tuple[int, int]] = []
        self._identifiers: list[tuple[int, int]] = []

    def add(self, row: int, customer: Customer) -> None:
        """Take one customer."""
        if customer.problems:
            self.marked.append(row)
        for party in customer.parties:
            kind, lift = int(name_type(party.schema)), most_added(party)
            for text in screened_names(party):
                self._add_name(row, text, kind, lift)
            for field in longer_fields(party):
                self._add_text(row, field)
                for other in others_in(field):
                    self._add_name(row, other.text, int(NameType.UNKNOWN), 0.0)
            for identifier in party.identifiers:
                self._identifiers += [(key_hash(key), row) for key in keys(identifier)]
        for said in dict.fromkeys(text.text for text in texts_of(customer)):
            self._add_text(row, said)
            for identifier, _, _ in identifiers_in(said):
                self._identifiers += [(key_hash(key), row) for key in keys(identifier)]
        for _, (identifier, _, _) in numbers_said(customer):
            self._identifiers += [(key_hash(key), row) for key in keys(identifier)]

    def _add_name(self, row: int, text: str, kind: int, lift: float) -> None:
        self._names.append(text.encode("utf-8"))
        self.kinds.append(kind)
        self._lifts.append(lift)
        self._name_rows.append(row)

    def _add_text(self, row: int, text: str) -> None:
        self._text_pairs.append((self._texts.setdefault(text, len(self._texts)), row))

    def packed(self) -> dict[str, Array]:
        """The arrays."""
        name_text, name_at = _joined(self._names)
        text_text, text_at = _joined([text.encode("utf-8") for text in self._texts])
        pairs = sorted(set(self._text_pairs))
        identifiers = sorted(set(self._identifiers))
        return {
            "name_text": name_text, "name_at": name_at, "name_kind": np.array(self.kinds, np.uint8),
            "name_lift": np.array(self._lifts, np.float64), "name_row": np.array(self._name_rows, np.int32),
            "text_text": text_text, "text_at": text_at,
            "text_number": np.array([number for number, _ in pairs], np.int32),
            "text_row": np.array([row for _, row in pairs], np.int32),
            "identifier": np.array([key for key, _ in identifiers], np.uint64),
            "identifier_row": np.array([row for _, row in identifiers], np.int32),
            "marked": np.array(self.marked, np.int32),
        }  # fmt: skip


def _kept(rows: Sequence[Row]) -> dict[str, Array]:
    key_text, key_at = _joined([row.key.encode("utf-8") for row in rows])
    return {
        "key_text": key_text,
        "key_at": key_at,
        "again": np.array([row.again for row in rows], np.uint32),
        "content": np.frombuffer(b"".join(row.content for row in rows), np.uint8).reshape(-1, HASH_BYTES),
        "party": np.frombuffer(b"".join(row.party for row in rows), np.uint8).reshape(-1, HASH_BYTES),
        "packed_at": np.concatenate([[0], np.cumsum([len(row.packed) for row in rows])]).astype(np.int64),
    }


def _joined(pieces: Sequence[bytes]) -> tuple[Array, Array]:
    """Texts one after the other, and where each begins; never empty, as kernels want their arrays."""
    offsets = np.zeros(len(pieces) + 1, np.int64)
    np.cumsum([len(piece) for piece in pieces], out=offsets[1:])
    return np.frombuffer(b"".join(pieces) or b"\0", np.uint8), offsets
