"""To have the memory bring what will be asked for next: it answers many questions in the time of one.

The tables of an index are larger than what lies near the processor, and to wait for each entry by itself took a tenth of a name's time.
"""

from collections.abc import Callable
from typing import Any, cast

from llvmlite import ir
from numba.core import cgutils, types
from numba.extending import intrinsic
from numba.np.arrayobj import make_array
from numpy.typing import NDArray

# What LLVM's prefetch is told: to be read, to be kept near, and no instructions.
_READ, _NEAR, _DATA = 0, 3, 1
_BYTE, _NUMBER = ir.IntType(8).as_pointer(), ir.IntType(32)


def _ahead(_: Any, array: Any, _place: Any) -> Any:
    def generated(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        kind, _ = signature.args
        made = make_array(kind)(context, builder, values[0])
        place = values[1]
        if kind.ndim > 1:
            place = builder.mul(place, cgutils.unpack_tuple(builder, made.shape)[1])
        told = ir.FunctionType(ir.VoidType(), [_BYTE, _NUMBER, _NUMBER, _NUMBER])
        prefetch = builder.module.declare_intrinsic("llvm.prefetch", [_BYTE], told)
        how = [ir.Constant(_NUMBER, number) for number in (_READ, _NEAR, _DATA)]
        builder.call(prefetch, [builder.bitcast(builder.gep(made.data, [place]), _BYTE), *how])
        return context.get_dummy_value()

    return types.void(array, types.uint64), generated


# Begin to bring array[place], or the first number of that row; nobody waits for it, and to the interpreter it is nothing at all (plain.py).
ahead = cast("Callable[[NDArray[Any], Any], None]", intrinsic(_ahead))
