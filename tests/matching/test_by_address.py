"""Arrays that a kernel reaches by one address: it reads and writes the very arrays, and a copy has its own."""

import copy
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

from seawall.matching.kernels import plain
from seawall.matching.kernels.by_address import ByAddress
from seawall.matching.kernels.compiled import Kernel, compiled, waiting


class _Numbers(NamedTuple):
    one: int
    two: int


@dataclass(frozen=True, eq=False)
class _Arrays(ByAddress):
    row: NDArray[np.int32]
    table: NDArray[np.float32]
    none: NDArray[np.uint8]
    numbers: _Numbers


@compiled
def sum_of_parts(arrays: _Arrays, place: int) -> float:
    arrays.row[place] += 1
    number = arrays.row[place] + 100 * arrays.table[1, 2] + 1000 * len(arrays.none) + arrays.numbers.two
    return float(number + 10_000 * arrays.table.shape[0])


@pytest.fixture(autouse=True, params=["compiled", "plain"])
def how(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test of the compiled kernel and of the interpreter's."""
    if request.param == "plain":
        monkeypatch.setattr(Kernel, "__call__", lambda kernel, *args: plain.run(kernel.made.py_func, args))
    with waiting():
        yield


def made() -> _Arrays:
    table = np.array([[0, 0, 0], [0, 0, 5]], np.float32)
    return _Arrays(np.arange(4, dtype=np.int32), table, np.zeros(0, np.uint8), _Numbers(0, 7))


def test_a_kernel_reads_and_writes_the_arrays_themselves() -> None:
    arrays = made()
    assert sum_of_parts(arrays, 3) == 20_000 + 500 + 7 + 4
    assert sum_of_parts(arrays, -1) == 20_000 + 500 + 7 + 5
    assert arrays.row.tolist() == [0, 1, 2, 5]


def test_a_copy_has_arrays_and_an_address_of_its_own() -> None:
    arrays = made()
    assert sum_of_parts(arrays, 0) == 20_508
    for other in (pickle.loads(pickle.dumps(arrays)), copy.deepcopy(arrays)):
        assert other.address != arrays.address
        assert sum_of_parts(other, 0) == 20_509
    assert arrays.row[0] == 1
