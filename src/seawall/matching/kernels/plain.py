"""A kernel as the interpreter runs it, for as long as it is not compiled: the same steps with the same numbers.

Python's own numbers round otherwise than compiled ones: of two numbers of 32 bits numba makes one of 32 bits, of one of 32 and one of
64 bits one of 64, and numpy's scalars follow other rules still. So a kernel is given views of its arrays, whose numbers keep numba's
rules. A name takes some hundred times as long so as compiled, and still a fraction of what the compiler takes.
"""

import builtins
from collections.abc import Callable
from threading import RLock
from types import FunctionType, SimpleNamespace
from typing import Any

import numpy as np
from numba.core.registry import CPUDispatcher

from seawall.matching.kernels.ahead import ahead
from seawall.matching.kernels.by_address import ByAddress

_made: dict[Callable[..., Any], Callable[..., Any]] = {}
# One kernel is made of many: nobody may call one before all of it is there.
_making = RLock()
_WORD = (1 << 64) - 1


class Single(float):
    """A number of 32 bits: with another of them it makes one of 32 bits, with any other number one of 64."""

    __slots__ = ()


def _rounded(name: str) -> Callable[[float, float], float]:
    plain = getattr(float, name)

    def operation(one: float, other: float) -> float:
        value: float = plain(one, other)
        return Single(np.float32(value)) if type(other) is Single else value

    return operation


for _name in ("add", "sub", "mul", "truediv", "radd", "rsub", "rmul", "rtruediv"):
    setattr(Single, f"__{_name}__", _rounded(f"__{_name}__"))


class _View:
    """An array of whole numbers, or of numbers of 64 bits, as Python's own: no width of an array's is left in a sum."""

    __slots__ = ("array", "item")

    def __init__(self, array: np.ndarray) -> None:
        self.array = array
        self.item = array.item

    def __len__(self) -> int:
        return len(self.array)

    @property
    def shape(self) -> tuple[int, ...]:
        return self.array.shape

    def __getitem__(self, place: Any) -> Any:
        if type(place) is tuple:
            return self._number(*place)
        if type(place) is slice or self.array.ndim > 1:
            return view(self.array[place])
        return self._number(place)

    def __setitem__(self, place: Any, value: Any) -> None:
        self.array[place] = value

    def _number(self, *place: Any) -> Any:
        return self.item(*place)


class _Singles(_View):
    """The same of numbers of 32 bits."""

    __slots__ = ()

    def _number(self, *place: Any) -> Any:
        return Single(self.item(*place))


class _Keys(_View):
    """The same of hashes, whose sums and products leave out what is beyond 64 bits."""

    __slots__ = ()

    def _number(self, *place: Any) -> Any:
        return np.uint64(self.item(*place))


_VIEWS = {np.dtype(np.float32): _Singles, np.dtype(np.uint64): _Keys}


def view(value: Any) -> Any:
    """What a kernel is given for a value: for arrays, alone or in sets, their views."""
    if isinstance(value, np.ndarray):
        return _VIEWS.get(value.dtype, _View)(value)
    if isinstance(value, ByAddress):
        # Beside the set: its arrays are the same for as long as it lives.
        if "_views" not in vars(value):
            parts = {name: getattr(value, name) for name in value.__getstate__()}
            vars(value)["_views"] = SimpleNamespace(**{name: view(part) for name, part in parts.items()})
        return vars(value)["_views"]
    if isinstance(value, tuple):
        shown = tuple(map(view, value))
        return type(value)(*shown) if hasattr(value, "_fields") else shown
    return value


def run(function: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """What a kernel gives for some arguments, of the types that its compiled form gives."""
    with np.errstate(over="ignore"):
        return _told(plain(function)(*map(view, args)))


def _told(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_told, value))
    if isinstance(value, float):
        return float(value)
    return int(value) if isinstance(value, np.uint64) else value


def plain(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function of a kernel with what it names taken for its plain form: other kernels, tables, numpy's numbers."""
    with _making:
        if function not in _made:
            names: dict[str, Any] = {"__builtins__": builtins, "min": _unified(min), "max": _unified(max)}
            known, code = function.__globals__, function.__code__
            _made[function] = FunctionType(code, names, function.__name__, function.__defaults__)
            names |= {name: _named(known[name]) for name in code.co_names if name in known}
        return _made[function]


def _named(value: Any) -> Any:
    if isinstance(inner := getattr(value, "made", value), CPUDispatcher):
        return plain(inner.py_func)
    if value is np:
        return _NUMPY
    if value is ahead:
        return _nothing
    return _unsigned if value is np.uint64 else view(value)


def _unsigned(value: Any) -> np.uint64:
    return np.uint64(int(value) & _WORD)


def _nothing(*_: Any) -> None:
    """What the interpreter makes of what only the processor needs to know."""


def _single(value: float) -> Single:
    return Single(np.float32(value))


# What kernels ask numpy for.
_NUMPY = SimpleNamespace(uint64=_unsigned, float32=_single, uint8=int, inf=np.inf)


def _unified(choose: Callable[..., Any]) -> Callable[..., Any]:
    """As `min` or `max`, which of numbers of several widths give the widest, whichever is chosen."""

    def chosen(*values: Any) -> Any:
        value = choose(*values)
        return float(value) if type(value) is Single and any(type(one) is not Single for one in values) else value

    return chosen
