"""Sets of many arrays are handed to a kernel by one address, not array by array.

numba unpacks a tuple of arrays into seven words for each of them, at every call from Python and from kernel to kernel: for the
hundred arrays of an index and its memory that took longer than most calls, and most of the compiler's time. Here a kernel gets
the address of a table that says where each array lies and how long it is, and reads from it what it needs.
"""

from ctypes import addressof, c_char
from dataclasses import fields
from functools import cache, cached_property
from hashlib import sha256
from typing import Any, cast

import numba
import numpy as np
from numba.core import cgutils, types
from numba.core.imputils import lower_getattr_generic
from numba.core.typing.templates import AttributeTemplate
from numba.extending import NativeValue, infer_getattr, models, register_model, unbox
from numba.np.arrayobj import make_array, populate_array
from numpy.typing import NDArray

# Of each array its address and the lengths of its axes, of which it has two at most.
_ROW = 3
# What numba knows of the sets met so far: to ask it for the type of each array takes half a millisecond a set, and an index of
# one entity is made for every pair that is scored. There are as many as there are classes, times the few ways in which arrays
# come (numpy's flags: those of a file, and those that are cut from others, don't own their memory).
_known: dict[tuple[Any, ...], "Addressed"] = {}


class ByAddress:
    """What a dataclass of arrays, or of tuples of whole numbers, inherits so that kernels get it by the address of its table.

    No tuple: numba asks a tuple for the type of each of its parts at every call.
    """

    @cached_property
    def _parts(self) -> list[Any]:
        # Held here: a kernel only lends the arrays, and a tuple of numbers has none yet.
        return [part if isinstance(part, np.ndarray) else np.array(part) for part in self._values()]

    def _values(self) -> list[Any]:
        return [getattr(self, name) for name in _names(cast("Any", type(self)))]

    @cached_property
    def _table(self) -> NDArray[np.int64]:
        numbers: list[int] = []
        for part, place in zip(self._parts, _places(self._parts), strict=True):
            shape = part.shape
            numbers += (place, shape[0], 0) if len(shape) == 1 else (place, *shape)
        return np.array(numbers, np.int64)

    @cached_property
    def address(self) -> int:
        """Where the table lies."""
        (place,) = _places([self._table])
        return place

    @cached_property
    def _numba_type_(self) -> "Addressed":
        parts = self._parts
        key = (
            type(self),
            *[part.dtype.char for part in parts],
            *[part.ndim for part in parts],
            *[part.flags.num for part in parts],
            *[len(value) for value in self._values() if not isinstance(value, np.ndarray)],
        )
        known = _known.get(key)
        if known is None:
            known = _known[key] = self._type_of_parts()
        return known

    def _type_of_parts(self) -> "Addressed":
        names = _names(cast("Any", type(self)))
        parts = tuple((name, numba.typeof(part)) for name, part in zip(names, self._values(), strict=True))
        for name, part in parts:
            # Of another layout the table would have to say how far apart the numbers lie.
            if isinstance(part, types.Array) and part.layout != "C":
                raise ValueError(f"{name} of {type(self).__name__} doesn't lie in one piece")
        return Addressed(type(self).__name__, parts)

    def __getstate__(self) -> dict[str, Any]:
        """The fields alone: a copy, or the same in another process, has its arrays elsewhere."""
        return {field.name: getattr(self, field.name) for field in fields(cast("Any", self))}


_NOTHING = c_char * 0


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _places(parts: list[Any]) -> list[int]:
    """Where arrays lie. numpy says so too, and takes three times as long: there are a hundred arrays a pair of names."""
    begins = _NOTHING.from_buffer
    try:
        return [addressof(begins(part)) for part in parts]
    except (TypeError, ValueError):  # one may not be written
        return [part.ctypes.data for part in parts]


class Addressed(types.Type):
    """What numba knows of such a set: the names and types of its parts."""

    def __init__(self, name: str, parts: tuple[tuple[str, Any], ...]) -> None:
        self.parts = parts
        self.place = {part: (number, kind) for number, (part, kind) in enumerate(parts)}
        super().__init__(f"{name}_{sha256(repr(parts).encode()).hexdigest()[:8]}")


register_model(Addressed)(models.OpaqueModel)


@infer_getattr
class _Parts(AttributeTemplate):
    key = Addressed

    def generic_resolve(self, kind: Addressed, name: str) -> Any:  # type: ignore[override]
        return kind.place[name][1] if name in kind.place else None


@unbox(Addressed)
def _unboxed(_kind: Addressed, value: Any, c: Any) -> NativeValue:
    number = c.pyapi.object_getattr_string(value, "address")
    address = c.pyapi.long_as_voidptr(number)
    c.pyapi.decref(number)
    return NativeValue(address, is_error=cgutils.is_not_null(c.builder, c.pyapi.err_occurred()))


@lower_getattr_generic(Addressed)
def _part(context: Any, builder: Any, kind: Addressed, value: Any, name: str) -> Any:
    number, part = kind.place[name]
    word = cgutils.intp_t
    table = builder.bitcast(value, word.as_pointer())

    def read(pointer: Any, place: int) -> Any:
        loaded = builder.load(builder.gep(pointer, [word(place)]))
        # The table is written before any kernel is called, and never again.
        loaded.set_metadata("invariant.load", builder.module.add_metadata([]))
        return loaded

    row = number * _ROW
    address = read(table, row)
    if not isinstance(part, types.Array):
        numbers = builder.inttoptr(address, word.as_pointer())
        return context.make_tuple(builder, part, [read(numbers, place) for place in range(len(part))])
    array = make_array(part)(context, builder)
    data = builder.inttoptr(address, array.data.type)
    shape = [read(table, row + 1 + axis) for axis in range(part.ndim)]
    size = context.get_abi_sizeof(context.get_data_type(part.dtype))
    strides = [word(size)]
    for length in reversed(shape[1:]):
        strides.insert(0, builder.mul(strides[0], length))
    populate_array(array, data=data, shape=shape, strides=strides, itemsize=size, meminfo=None)
    return array._getvalue()  # noqa: SLF001 - the only way that numba gives
