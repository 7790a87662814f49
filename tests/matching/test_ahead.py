"""What the memory is asked to bring: it changes nothing, wherever it lies, and the compiled kernel does ask."""

import platform
from typing import Any

import numba
import numpy as np
import pytest
from numpy.typing import NDArray

from seawall.matching.kernels import plain
from seawall.matching.kernels.ahead import ahead
from seawall.matching.kernels.compiled import compiled, waiting

# What processors call it.
_ASKS = {"x86_64": "prefetch", "AMD64": "prefetch", "aarch64": "prfm", "arm64": "prfm"}


@compiled
def summed(numbers: NDArray[Any], rows: NDArray[Any], far: int) -> int:
    total = 0
    for place in range(len(numbers)):
        ahead(numbers, place + far)
        ahead(rows, place + far)
        total += numbers[place] + rows[place, 1]
    return total


def arrays() -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    return np.arange(8, dtype=np.int32), np.arange(24, dtype=np.float32).reshape(8, 3)


@pytest.mark.parametrize("far", [0, 3, 8, 1 << 40, -1, -(1 << 40)])
def test_nothing_is_changed_and_no_place_is_wrong(far: int) -> None:
    numbers, rows = arrays()
    with waiting():
        assert summed(numbers, rows, far) == 28 + sum(range(1, 24, 3))
    assert plain.run(summed.made.py_func, (numbers, rows, far)) == 28 + sum(range(1, 24, 3))  # type: ignore[attr-defined]
    assert [array.tolist() for array in (numbers, rows)] == [array.tolist() for array in arrays()]


def test_the_compiled_kernel_asks_for_an_array_and_for_a_row() -> None:
    asks = _ASKS.get(platform.machine())
    if asks is None:
        pytest.skip(f"not known how {platform.machine()} asks its memory")
    # Compiled anew: what an earlier run kept shows no code.
    made: Any = numba.njit(summed.made.py_func)  # type: ignore[attr-defined]
    kinds = tuple(map(made.typeof_pyval, (*arrays(), 1)))
    made.compile(kinds)
    assert made.inspect_asm(kinds).count(asks) >= 2
