"""Whether the store answers: told in time, however long the store takes, and asked by one thread at most."""

import asyncio
import threading

import pytest

from seawall.errors import StoreFailed
from seawall.web.pulse import Pulse


def test_a_store_that_hangs_is_told_in_time_and_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seawall.web.pulse._PATIENCE", 0.05)
    asked, answers = 0, threading.Event()

    def ask() -> None:
        nonlocal asked
        asked += 1
        assert answers.wait(10)

    async def probed() -> list[bool]:
        pulse = Pulse(ask)
        told = [await pulse.beats() for _ in range(3)]
        told += await asyncio.gather(*(pulse.beats() for _ in range(3)))
        answers.set()
        while not await pulse.beats():
            pass
        return told

    assert asyncio.run(probed()) == [False] * 6
    assert asked == 1


def test_a_store_that_refuses_is_away_and_is_asked_again() -> None:
    refusals = [StoreFailed("away"), StoreFailed("away")]

    def ask() -> None:
        if refusals:
            raise refusals.pop()

    async def probed() -> list[bool]:
        pulse = Pulse(ask)
        return [await pulse.beats() for _ in range(3)]

    assert asyncio.run(probed()) == [False, False, True]


def test_a_fault_of_the_program_is_not_taken_for_a_store_that_is_away() -> None:
    def ask() -> None:
        raise RuntimeError("a fault")

    with pytest.raises(RuntimeError, match="a fault"):
        asyncio.run(Pulse(ask).beats())
