"""The compiled loop over addresses: a bitmap of /24 networks lets almost every row go, a search answers for the rest.

One file holds all that is compiled, so that numba's cache notices every change.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias, TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

Bytes: TypeAlias = NDArray[np.uint8]
Words: TypeAlias = NDArray[np.uint32]
Longs: TypeAlias = NDArray[np.uint64]
Numbers: TypeAlias = NDArray[np.int32]
Places: TypeAlias = NDArray[np.int64]


class Segments(NamedTuple):
    """The IPv4 addresses cut into disjoint segments."""

    bits: Bytes  # one bit for each /24 in which a network has an address
    first: Numbers  # the segment in which h.0.0/16 begins, by h; at the end once more the last segment
    starts: Words  # the first address of each segment
    nodes: Numbers  # the narrowest network that holds the segment, -1: none


class Wide(NamedTuple):
    """The same of IPv6, an address being two numbers of 64 bits; the first segment begins at ::."""

    high: Longs
    low: Longs
    nodes: Numbers


class Nets(NamedTuple):
    """For each network the next wider one (-1: none) and its indicators: items[begins[n]:begins[n + 1]]."""

    parents: Numbers
    begins: Places
    items: Numbers


_F = TypeVar("_F", bound=Callable[..., object])


def compiled(function: _F) -> _F:
    """Compile on first use, without the interpreter's lock, and keep it for the next process."""
    return cast(_F, _njit(function))


_njit: Any = numba.njit(cache=True, nogil=True)


@compiled
def node_of_four(address: int, segments: Segments) -> int:
    """The narrowest network that holds an IPv4 address; -1: none."""
    near = address >> 8
    if not segments.bits[near >> 3] >> (near & 7) & 1:
        return -1
    half = address >> 16
    low, high = segments.first[half], segments.first[half + 1]
    while low < high:
        middle = (low + high + 1) >> 1
        if segments.starts[middle] <= address:
            low = middle
        else:
            high = middle - 1
    return int(segments.nodes[low])


@compiled
def rows_of_four(source: Words, target: Words, segments: Segments, out: Places) -> int:
    """Writes the rows of which either address stands in a network; how many they are. out is as long as the table."""
    found, bits = 0, segments.bits
    for row in range(len(source)):
        one, other = source[row], target[row]
        near, far = one >> 8, other >> 8
        # Two loads decide for nearly all rows; the segments are looked at only behind a bit that is set.
        if (bits[near >> 3] >> (near & 7) | bits[far >> 3] >> (far & 7)) & 1 and (
            node_of_four(one, segments) >= 0 or node_of_four(other, segments) >= 0
        ):
            out[found] = row
            found += 1
    return found


@compiled
def nodes_of_four(addresses: Words, segments: Segments, out: Numbers) -> None:
    """Writes for each address the narrowest network that holds it, or -1."""
    for row in range(len(addresses)):
        out[row] = node_of_four(addresses[row], segments)


@compiled
def nodes_of_six(high: Longs, low: Longs, wide: Wide, out: Numbers) -> None:
    """The same for IPv6."""
    for row in range(len(high)):
        left, right = 0, len(wide.nodes) - 1
        while left < right:
            middle = (left + right + 1) >> 1
            if wide.high[middle] < high[row] or (wide.high[middle] == high[row] and wide.low[middle] <= low[row]):
                left = middle
            else:
                right = middle - 1
        out[row] = wide.nodes[left]


@compiled
def count_pairs(found: Numbers, nets: Nets, out: Places) -> None:
    """Writes for each row how many indicators apply: those of its network and of all that hold it."""
    for row in range(len(found)):
        total, node = 0, found[row]
        while node >= 0:
            total += nets.begins[node + 1] - nets.begins[node]
            node = nets.parents[node]
        out[row] = total


@compiled
def write_pairs(found: Numbers, nets: Nets, rows: Places, indicators: Places) -> None:
    """Writes one pair (row, indicator) for each indicator that applies; the arrays have the length that was counted."""
    place = 0
    for row in range(len(found)):
        node = found[row]
        while node >= 0:
            for item in range(nets.begins[node], nets.begins[node + 1]):
                rows[place], indicators[place] = row, nets.items[item]
                place += 1
            node = nets.parents[node]
