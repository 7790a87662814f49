"""Merkle checkpoints over the tape, by the tree of RFC 6962 (Certificate Transparency), section 2.1.

A checkpoint is one hash that stands for the first N events. Kept somewhere else, or time-stamped, it proves later that none
of them was changed; and that one event was among them can be shown with a handful of hashes, without the others.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The root, in hexadecimal, over the hashes of the first `size` events."""

    size: int
    root: str


def root_of(hashes: Iterable[str]) -> Checkpoint:
    """The checkpoint over events' hashes (hexadecimal) in their order; memory grows with the logarithm of their number."""
    *_, last = _growing(hashes, frozenset())
    return last


def roots(hashes: Iterable[str], sizes: Collection[int]) -> Iterator[Checkpoint]:
    """The checkpoints over the first so many hashes, in one pass; sizes beyond their number have none.

    All hashes are taken, those behind the last size too.
    """
    wanted = frozenset(sizes)
    return (found for found in _growing(hashes, wanted, with_end=False) if found.size in wanted)


def _growing(hashes: Iterable[str], wanted: Collection[int], *, with_end: bool = True) -> Iterator[Checkpoint]:
    peaks: list[tuple[int, bytes]] = []
    size = 0
    last = max(wanted, default=0)
    if 0 in wanted:
        yield Checkpoint(0, _joined([]).hex())
    for leaf in hashes:
        size += 1
        if size > last and not with_end:
            continue
        peaks.append((1, _leaf(leaf)))
        while len(peaks) > 1 and peaks[-1][0] == peaks[-2][0]:
            (width, right), (_, left) = peaks.pop(), peaks.pop()
            peaks.append((2 * width, _node(left, right)))
        if size in wanted:
            yield Checkpoint(size, _joined([node for _, node in peaks]).hex())
    if with_end:
        yield Checkpoint(size, _joined([node for _, node in peaks]).hex())


def _joined(peaks: list[bytes]) -> bytes:
    if not peaks:
        return sha256(b"").digest()
    root = peaks.pop()
    while peaks:
        root = _node(peaks.pop(), root)
    return root


def inclusion(hashes: Sequence[str], index: int) -> tuple[str, ...]:
    """The hashes that show that the event at `index` (from 0) is under the root, nearest first. IndexError where it is not."""
    if not 0 <= index < len(hashes):
        raise IndexError(f"there is no event {index} among {len(hashes)}")
    return tuple(node.hex() for node in _path(index, [_leaf(row) for row in hashes]))


def _path(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    if len(leaves) == 1:
        return []
    split = _split(len(leaves))
    if index < split:
        return [*_path(index, leaves[:split]), _root(leaves[split:])]
    return [*_path(index - split, leaves[split:]), _root(leaves[:split])]


def _root(leaves: Sequence[bytes]) -> bytes:
    if len(leaves) == 1:
        return leaves[0]
    split = _split(len(leaves))
    return _node(_root(leaves[:split]), _root(leaves[split:]))


def consistent(event_hash: str, index: int, path: Sequence[str], checkpoint: Checkpoint) -> bool:
    """Whether a path shows that an event's hash stands at `index` under a checkpoint (RFC 9162, section 2.1.3.2)."""
    if not 0 <= index < checkpoint.size:
        return False
    node, number, last = _leaf(event_hash), index, checkpoint.size - 1
    for step in path:
        if last == 0:
            return False
        other = bytes.fromhex(step)
        if number % 2 or number == last:
            node = _node(other, node)
            while number % 2 == 0 and number:
                number, last = number >> 1, last >> 1
        else:
            node = _node(node, other)
        number, last = number >> 1, last >> 1
    return last == 0 and node.hex() == checkpoint.root


def _split(count: int) -> int:
    """The largest power of two below `count`."""
    return 1 << (count - 1).bit_length() - 1


def _leaf(hash_: str) -> bytes:
    return sha256(b"\x00" + bytes.fromhex(hash_)).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()
