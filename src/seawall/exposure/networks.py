"""Addresses and overlapping networks as one tree: the narrowest network that holds an address, and by its parents all others.

Networks are nested or apart, never crossing, so that a list of disjoint segments with one parent each keeps every overlap in
memory that grows with the networks alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Final, NamedTuple

import numpy as np
import polars as pl

from seawall.exposure import kernel
from seawall.exposure.kernel import Bytes, Nets, Numbers, Places, Segments, Wide, Words
from seawall.hosts import CLOTHED

# So many pairs of row and indicator are made at once: 64 MB with their columns.
MOST_PAIRS: Final = 1_000_000


class Span(NamedTuple):
    """A network, or one address: its version, its first and its last address."""

    version: int
    low: int
    high: int


def span_of(text: str) -> Span:
    """An address or a network in CIDR form; IPv4 in IPv6 form is IPv4, bits beyond the prefix are let go. ValueError else."""
    if "/" in text:
        net = ip_network(text, strict=False)
        found = Span(net.version, int(net.network_address), int(net.broadcast_address))
    else:
        address = ip_address(text)
        found = Span(address.version, int(address), int(address))
    if found.version == 6 and found.low >> 32 == found.high >> 32 and found.low >> 32 in CLOTHED:
        return Span(4, found.low & 0xFFFFFFFF, found.high & 0xFFFFFFFF)
    return found


def inside(side: str, networks: Iterable[str]) -> pl.Expr:
    """Whether the address at a side ("src", "dst") lies in one of these few networks; ValueError for what is none."""
    found = pl.lit(value=False)
    for version, low, high in map(span_of, networks):
        if version == 4:
            found |= pl.col(side).is_between(low, high).fill_null(value=False)
        else:
            wide = pl.col(f"{side}6")
            found |= wide.is_between(pl.lit(low.to_bytes(16)), pl.lit(high.to_bytes(16))).fill_null(value=False)
    return found


def pairs(nets: Nets, found: Numbers) -> Iterator[tuple[Places, Places]]:
    """Pairs of row and indicator for the networks found in each row, some MOST_PAIRS at a time."""
    counts = np.empty(len(found), np.int64)
    kernel.count_pairs(found, nets, counts)
    totals = np.cumsum(counts)
    begin = 0
    while begin < len(found):
        before = int(totals[begin - 1]) if begin else 0
        end = max(begin + 1, int(np.searchsorted(totals, before + MOST_PAIRS, side="right")))
        size = int(totals[end - 1]) - before
        if size:
            rows, indicators = np.empty(size, np.int64), np.empty(size, np.int64)
            kernel.write_pairs(found[begin:end], nets, rows, indicators)
            yield rows + begin, indicators
        begin = end


@dataclass(frozen=True, slots=True)
class Four:
    """IPv4: which segment of the 2³² addresses belongs to which network, behind a bitmap of the /24 that are concerned."""

    segments: Segments
    nets: Nets

    @classmethod
    def of(cls, rows: Sequence[tuple[Span, int]]) -> "Four":
        """From networks and the numbers of the indicators that name them; those of the other version are left out."""
        starts, nodes, nets = _tree([row for row in rows if row[0].version == 4], 2**32)
        begins = np.array(starts, np.uint32)
        halves = np.arange(0, 2**32, 2**16, dtype=np.int64)
        first = np.searchsorted(begins.astype(np.int64), halves, side="right") - 1
        last = np.append(first, len(starts) - 1).astype(np.int32)
        bits = _bitmap([span for span, _ in rows if span.version == 4])
        return cls(Segments(bits, last, begins, np.array(nodes, np.int32)), nets)

    def rows(self, source: Words, target: Words) -> Places:
        """The rows of which either address belongs to a network."""
        out = np.empty(len(source), np.int64)
        found = kernel.rows_of_four(source, target, self.segments, out)
        return out[:found].copy()

    def find(self, addresses: Words) -> Numbers:
        """For each address the narrowest network, or -1."""
        out = np.empty(len(addresses), np.int32)
        kernel.nodes_of_four(addresses, self.segments, out)
        return out


@dataclass(frozen=True, slots=True)
class Six:
    """IPv6, likewise, by bisection."""

    segments: Wide
    nets: Nets

    @classmethod
    def of(cls, rows: Sequence[tuple[Span, int]]) -> "Six":
        """From networks and the numbers of the indicators that name them; those of the other version are left out."""
        starts, nodes, nets = _tree([row for row in rows if row[0].version == 6], 2**128)
        high = np.array([start >> 64 for start in starts], np.uint64)
        low = np.array([start & (2**64 - 1) for start in starts], np.uint64)
        return cls(Wide(high, low, np.array(nodes, np.int32)), nets)

    def find(self, addresses: pl.Series) -> Numbers:
        """For each address of 16 bytes the narrowest network; -1 for none, and for null and other lengths."""
        out = np.full(len(addresses), -1, np.int32)
        whole = (addresses.bin.size() == 16).fill_null(value=False)
        if not self.nets.items.size or not whole.any():
            return out
        kept = addresses.filter(whole)
        halves = [
            kept.bin.slice(begin, 8).bin.reinterpret(dtype=pl.UInt64, endianness="big").to_numpy() for begin in (0, 8)
        ]
        found = np.empty(len(kept), np.int32)
        kernel.nodes_of_six(halves[0], halves[1], self.segments, found)
        out[whole.to_numpy()] = found
        return out


def _bitmap(spans: Sequence[Span]) -> Bytes:
    marked = np.zeros(2**24, np.bool_)
    for _, low, high in spans:
        marked[low >> 8 : (high >> 8) + 1] = True
    return np.packbits(marked, bitorder="little")


def _tree(rows: Sequence[tuple[Span, int]], beyond: int) -> tuple[list[int], list[int], Nets]:
    """Segments by their first address, the network of each (-1: none), and the networks."""
    numbers: dict[Span, list[int]] = {}
    for span, number in rows:
        numbers.setdefault(span, []).append(number)
    spans = sorted(numbers, key=lambda span: (span.low, -span.high))  # the wider before those it holds
    starts, nodes, parents, open_ = [0], [-1], list[int](), list[int]()

    def put(at: int, node: int) -> None:
        if at == starts[-1]:
            nodes[-1] = node
        elif at < beyond:
            starts.append(at)
            nodes.append(node)

    def close() -> None:
        ended = open_.pop()
        put(spans[ended].high + 1, open_[-1] if open_ else -1)

    for node, (_, low, _) in enumerate(spans):
        while open_ and spans[open_[-1]].high < low:
            close()
        parents.append(open_[-1] if open_ else -1)
        put(low, node)
        open_.append(node)
    while open_:
        close()
    begins = np.cumsum([0, *(len(numbers[span]) for span in spans)])
    items = np.array([number for span in spans for number in numbers[span]], np.int32)
    return starts, nodes, Nets(np.array(parents, np.int32), begins.astype(np.int64), items)
