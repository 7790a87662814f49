"""Work side by side: in order, at most so many at once, and ended at once."""

import threading
from collections.abc import Callable
from functools import partial
from unittest.mock import patch

import pytest

from seawall.refresh.side_by_side import side_by_side


def test_results_come_in_the_order_of_the_work_whatever_ends_first() -> None:
    first_may_end = threading.Event()

    def slow() -> str:
        assert first_may_end.wait(10)
        return "slow"

    def fast() -> str:
        first_may_end.set()
        return "fast"

    assert side_by_side([slow, fast], threading.Event()) == ["slow", "fast"]
    assert side_by_side([], threading.Event()) == []


def test_no_more_than_so_many_are_at_work_at_once() -> None:
    lock, at_work, most = threading.Lock(), 0, 0
    both = threading.Barrier(2)

    def work(number: int) -> int:
        nonlocal at_work, most
        with lock:
            at_work += 1
            most = max(most, at_work)
        both.wait(10)
        with lock:
            at_work -= 1
        return number

    assert side_by_side([partial(work, n) for n in range(8)], threading.Event(), at_once=2) == list(range(8))
    assert most == 2


def test_a_piece_that_raises_is_raised_after_the_others_are_done() -> None:
    done: list[int] = []
    good: list[Callable[[], None]] = [partial(done.append, 1), partial(done.append, 2)]

    def fails() -> None:
        raise ValueError("a fault")

    with pytest.raises(ValueError, match="a fault"):
        side_by_side([fails, *good], threading.Event(), at_once=1)
    assert done == [1, 2]


def test_an_interrupt_while_waiting_sets_the_event_that_the_pieces_look_at() -> None:
    ended, seen = threading.Event(), threading.Event()

    def works() -> None:
        if ended.wait(10):
            seen.set()

    class Interrupted:
        def put(self, _: None) -> None:
            """Nobody asks."""

        def get(self) -> None:
            raise KeyboardInterrupt

    with (
        patch("seawall.refresh.side_by_side.SimpleQueue", return_value=Interrupted()),
        pytest.raises(KeyboardInterrupt),
    ):
        side_by_side([works, works, works], ended, at_once=1)
    assert ended.is_set()
    assert seen.is_set()
