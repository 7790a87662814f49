"""Before kernels are compiled the interpreter runs them: the same answers to the last bit, and nobody waits for the compiler."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Timer
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.matching.batch import Names
from seawall.matching.kernels import compiled, plain
from seawall.matching.kernels.compiled import Behind, Kernel, waiting
from seawall.matching.kernels.text import token_hash
from seawall.matching.kernels.types import ByteArray, FloatArray
from seawall.matching.screener import Screener
from seawall.names import NameType, analyse
from tests.matching.names import index_of
from tests.matching.test_freetext import LISTED, screener
from tests.matching.test_reading import names
from tests.matching.test_screener import NAMES

_INDEX = index_of([*NAMES, "عبد الرحمن محمد", "永信至诚科技集团股份有限公司", "Владимир Путин"])
_TEXTS = [
    "invoice 17 for Integrity Technology Group Incorporated, Beijing",
    "per MV Grace Ferrum, Islamic Revolutionary Guard Korps",
    "永信至诚科技集团 and Khoroshev Dimitri",
    "",
]


@contextmanager
def _no_compiler() -> Iterator[list[str]]:
    """The interpreter runs all kernels meanwhile; gives the names of those that were asked, as they are asked."""
    asked: list[str] = []

    def call(kernel: Kernel, *args: Any) -> Any:
        asked.append(kernel.made.py_func.__name__)
        return plain.run(kernel.made.py_func, args)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Kernel, "__call__", call)
        yield asked


def _answers(text: str, kind: NameType) -> list[Any]:
    """Hits with their scores, measures and pairs, read by Python and by the compiled reader."""
    found, name = Screener(_INDEX), analyse(text, kind)
    hits = list(found.hits(name, -4.0))
    aligned = [found.alignment(name, hit.record) for hit in hits]
    many = Screener(_INDEX).screen(Names.of([text], [kind]), np.full(1, -4.0))
    return [
        hits,
        *((one.measures.tolist(), one.pairs) for one in aligned),
        many.record.tolist(),
        many.log_odds.tolist(),
    ]


@settings(max_examples=40)
@given(names() | st.sampled_from(NAMES) | st.text(max_size=40), st.sampled_from(NameType))
def test_the_interpreter_gives_the_answers_of_the_compiled_kernels(text: str, kind: NameType) -> None:
    expected = _answers(text, kind)
    with _no_compiler() as asked:
        assert _answers(text, kind) == expected
    assert "screen" in asked


def test_it_gives_the_mentions_of_texts_too() -> None:
    expected = screener(LISTED).mentions_many(_TEXTS, 0.5, weak=True)
    assert [len(found) > 0 for found in expected] == [True, True, True, False]
    with _no_compiler() as asked:
        assert screener(LISTED).mentions_many(_TEXTS, 0.5, weak=True) == expected
    assert "spans_of_windows" in asked


def _sum(kinds: ByteArray, weights: FloatArray, most: float) -> float:
    """The first part of it is a sum of numbers of 32 bits, the last one of 64."""
    total = weights[0]
    for place in range(1, len(weights)):
        total = total + weights[place]
    return float(min(most, total) * kinds[0] / 3)


def _kernel(folder: Path, patch: pytest.MonkeyPatch) -> Kernel:
    patch.setattr(compiled, "_CACHE", str(folder))
    # A function whose name has an underscore is compiled without a way in from Python.
    patch.setattr(_sum, "__name__", "summed")
    return compiled.compiled(_sum)  # type: ignore[return-value]


_GIVEN = np.array([200, 201], np.uint8), np.array([0.1, 0.7, 1e-7], np.float32), 9.0


def test_the_first_answer_is_the_interpreters_and_the_next_the_compilers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kernel, left = _kernel(tmp_path, monkeypatch), list[Callable[[], None]]()
    monkeypatch.setattr(compiled, "later", left.append)
    first = kernel(*_GIVEN)
    with waiting():
        for work in left:
            work()
    with monkeypatch.context() as patch:
        patch.setattr(plain, "run", None)
        assert kernel(*_GIVEN) == first
    assert kernel.made.signatures


def test_who_builds_an_index_has_its_kernels_compiled_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = _kernel(tmp_path, monkeypatch)
    monkeypatch.setattr(plain, "run", None)
    with waiting():
        first = kernel(*_GIVEN)
    assert kernel.made.signatures
    # What one process has kept the next one need not compile.
    assert _kernel(tmp_path, monkeypatch)(*_GIVEN) == first


def test_a_process_that_ends_soon_compiles_nothing() -> None:
    done: list[str] = []
    behind = Behind(60.0)
    behind.do(lambda: done.append("one"))
    behind.stop()
    assert not done


def test_what_is_being_compiled_when_a_process_ends_is_waited_for_and_the_rest_is_left() -> None:
    done: list[str] = []
    begun, goes_on = Event(), Event()
    behind = Behind(0.0)

    def first() -> None:
        begun.set()
        goes_on.wait(10)
        done.append("one")
        behind.check()
        done.append("one more kernel of it")

    behind.do(first)
    behind.do(lambda: done.append("two"))
    assert begun.wait(10)
    Timer(0.05, goes_on.set).start()
    behind.stop()
    assert done == ["one"]


@given(st.binary(max_size=30), st.integers(0, 1 << 40))
def test_hashes_leave_out_what_is_beyond_64_bits(text: bytes, seed: int) -> None:
    letters = np.frombuffer(bytearray(text), np.uint8)
    assert plain.run(token_hash.made.py_func, (letters, 0, len(text), seed)) == token_hash(letters, 0, len(text), seed)  # type: ignore[attr-defined]
