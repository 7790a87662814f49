"""The decorator of every kernel: numba's njit with a cache on disk that notices a change in any of the kernels.

Nobody waits for the compiler who only asks a name: until a kernel is compiled, which is begun behind the first answer, Python calls
it by the interpreter (plain.py). Who builds an index waits anyway, and compiles (`waiting`).

numba keeps compiled code by the source file of one function; a change in a function or constant that it uses from
another file goes unnoticed, and a stale score would be the result. So the cache lies in a folder named after the hash
of all kernels and of the weights: another source, another folder.
"""

import atexit
import os
from collections.abc import Callable
from contextlib import ContextDecorator, suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from queue import SimpleQueue
from shutil import rmtree
from threading import Event, Lock, Thread, current_thread, local
from typing import Any, TypeVar, cast

import numba
import platformdirs
from numba.core import types

from seawall.matching.kernels import plain

_F = TypeVar("_F", bound=Callable[..., object])
_config: Any = numba.config
_njit: Any = numba.njit  # its types lack some of the options that it takes
# Each version leaves some ten megabytes.
_MONTH = 30 * 24 * 3600
_HERE = Path(__file__).resolve().parent


def _fingerprint() -> str:
    sources = [*sorted(_HERE.glob("*.py")), _HERE.parent / "weights.py"]
    return sha256(b"\0".join(path.read_bytes() for path in sources)).hexdigest()[:16]


def _cache_folder() -> str:
    """Beside the kernels where that can be written, else in the user's cache."""
    beside = _HERE / "__pycache__"
    can_write = os.access(beside if beside.is_dir() else _HERE, os.W_OK)
    root = beside if can_write else Path(platformdirs.user_cache_dir("seawall", appauthor=False)) / "kernels"
    return str(root / f"numba-{_fingerprint()}")


_CACHE = _cache_folder()


def is_kept(name: str) -> bool:
    """Whether an earlier process has compiled what goes by this name and kept it beside the kernels."""
    # Asked before each run of a kernel that is not compiled yet: a path of its own would cost more than the answer.
    return os.path.exists(f"{_CACHE}/{name}.kept")  # noqa: PTH110


def keep(name: str) -> None:
    """Say that it is compiled. Where the folder can't be written numba has kept nothing either."""
    with suppress(OSError):
        (Path(_CACHE) / f"{name}.kept").touch()
        _forget_old(Path(_CACHE))


def _forget_old(mine: Path) -> None:
    """Remove what other versions of the kernels were compiled to and nobody has asked for in a month."""
    for other in mine.parent.glob("numba-*"):
        if other != mine and other.stat().st_atime < mine.stat().st_mtime - _MONTH:
            rmtree(other, ignore_errors=True)


# Whether who calls a kernel in this thread waits for the compiler.
class _Here(local):
    waits = 0  # in so many places


_here = _Here()


class _Waiting(ContextDecorator):
    """A class of its own: an index of one entity is built for each pair of names, and a generator would take longer than its kernels."""

    def __enter__(self) -> None:
        _here.waits += 1

    def __exit__(self, *_: object) -> None:
        _here.waits -= 1


def waiting() -> _Waiting:
    """Kernels that this thread calls meanwhile are compiled first where they are not."""
    return _Waiting()


# A process that ends sooner compiles nothing: to end in the middle of it is to be aborted by the compiler.
_PATIENCE = 10.0


class _ProcessEndsError(Exception):
    """Nothing more is to be compiled."""


class Behind:
    """One thread that compiles behind the answers; it begins with the first work, once the process has lived for a while.

    patience is in seconds. What it does when the process ends is waited for, one kernel at most; the rest is left undone.
    """

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._ends = Event()
        self._queue: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._begins = Lock()

    def do(self, work: Callable[[], None]) -> None:
        """Do some compiling when there is time."""
        self._queue.put(work)
        with self._begins:
            if self._thread is None:
                self._thread = Thread(target=self._work, name="compiler", daemon=True)
                self._thread.start()
                atexit.register(self.stop)

    def stop(self) -> None:
        """Begin nothing more, and wait for what was begun."""
        self._ends.set()
        self._queue.put(None)
        if self._thread:
            self._thread.join()

    def check(self) -> None:
        """Leave off between two kernels where the process ends; in other threads this does nothing."""
        if self._ends.is_set() and current_thread() is self._thread:
            raise _ProcessEndsError

    def _work(self) -> None:
        if self._ends.wait(self._patience):
            return
        with waiting(), suppress(_ProcessEndsError):
            while work := self._queue.get():
                self.check()
                work()


_behind = Behind(_PATIENCE)


def later(work: Callable[[], None]) -> None:
    """Do some compiling behind the answers."""
    _behind.do(work)


class Kernel:
    """A kernel as Python calls it; kernels call its compiled form."""

    def __init__(self, made: Any) -> None:
        self.made = made
        self._name = f"{made.py_func.__module__.rpartition('.')[2]}.{made.py_func.__name__}"
        self._is_ready = self._is_begun = False

    @property
    def _numba_type_(self) -> Any:
        return self.made._numba_type_

    def __call__(self, *args: Any) -> Any:
        """Run it: compiled where it is or an earlier process has done so, else by the interpreter."""
        if self._is_ready:
            return self.made(*args)
        if _here.waits or is_kept(self._name):
            _behind.check()
            result = self.made(*args)
            self._ends()
            return result
        if not self._is_begun:
            self._is_begun = True
            later(partial(self._compile, tuple(map(self.made.typeof_pyval, args))))
        return plain.run(self.made.py_func, args)

    def _compile(self, kinds: tuple[Any, ...]) -> None:
        self.made.compile(kinds)
        self._ends()

    def _ends(self) -> None:
        if not is_kept(self._name):
            keep(self._name)
        self._is_ready = True


def compiled(function: _F) -> _F:
    """Compile a kernel on first use, without the interpreter's lock, and keep it for the next process.

    One whose name begins with an underscore is called by kernels only.
    """
    inner = function.__name__.startswith("_")
    made = _made(function, inner=inner)
    return made if inner else cast(_F, Kernel(made))


def inlined(function: _F) -> _F:
    """The same for a kernel that other modules' kernels call and that becomes part of them: see `_doors`."""
    return _made(function, inner=True)


def apart(function: _F) -> _F:
    """The same for a large kernel that only kernels call, once a name or a word: it stays a kernel of its own, compiled once."""
    return _made(function, inner=True, inline=False)


def _made(function: _F, *, inner: bool, inline: bool = True) -> _F:
    before = _config.CACHE_DIR
    # numba asks for its folder when a function is decorated; other users of numba in this process keep theirs.
    _config.CACHE_DIR = _CACHE
    try:
        made = _njit(cache=True, nogil=True, error_model="numpy", **_doors(inner=inner, inline=inner and inline))(
            function
        )
    finally:
        _config.CACHE_DIR = before
    made.get_call_template = partial(_template, made.get_call_template)
    return cast(_F, made)


def _template(made: Callable[..., Any], args: tuple[Any, ...], keywords: Any) -> Any:
    """The callee of a call between kernels, for whole numbers of 64 bits whatever the caller has.

    numba would compile it anew for every width and for every literal, and take three times as long.
    """
    return made(tuple(_widened(argument) for argument in args), keywords)


def _widened(argument: Any) -> Any:
    plain = types.unliteral(argument)
    return types.int64 if isinstance(plain, types.Integer) and plain != types.uint64 else plain


def _doors(*, inner: bool, inline: bool) -> dict[str, bool]:
    """Kernels that only kernels call, by their leading underscore or as `inlined`, get no way in from Python, which would take as long
    to compile as the kernel, and become part of their caller: to hand over the arrays costs more than most of them do.

    No kernel allocates, so none counts references: that took half of the time, and the threads waited for one another.
    """
    return {"no_cpython_wrapper": inner, "no_cfunc_wrapper": True, "forceinline": inline, "_nrt": False}
