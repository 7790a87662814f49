"""Waiting for a store that is away: asked again after longer and longer pauses, and told why each time."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import Engine

from seawall.admission import Gate, has_users
from seawall.errors import StoreAway, StoreFailed
from seawall.readings import READINGS
from seawall.settings_signing import ADMIN_PASSWORD
from seawall.store import Store
from seawall.store.schema import brought_up_to_date
from seawall.web.coming import Coming
from tests.web.made import NOW

PASSWORD = "tests only, four words"


@pytest.fixture
def away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store that is away when it is first asked for, then of another version, and at last as it should be."""
    answers = [StoreAway("nobody is there"), StoreAway("nobody is there"), StoreFailed("made by a newer Seawall")]

    def brought(engine: Engine) -> None:
        if answers:
            raise answers.pop(0)
        brought_up_to_date(engine)

    monkeypatch.setattr("seawall.store.store.brought_up_to_date", brought)
    return Store.awaited(f"sqlite:///{tmp_path}/s.db", READINGS, salts=bytes)


def test_a_store_that_is_away_refuses_every_step_until_it_is_there(away: Store) -> None:
    for step in (away.head, lambda: away.together_with(print), lambda: list(away.events())):
        with pytest.raises(StoreAway, match="nobody is there"):
            step()
    assert not away.come()
    with pytest.raises(StoreFailed, match="newer"):
        away.come()
    assert away.away, "what can't be used is not open"
    assert away.come()
    assert away.head().seq == 0
    away.close()


def test_it_is_waited_for_longer_each_time_and_the_first_administrator_is_made_then(
    away: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []

    async def slept(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr("asyncio.sleep", slept)
    monkeypatch.setenv(ADMIN_PASSWORD, PASSWORD)
    asyncio.run(Coming(away, lambda: NOW).run())
    assert waits == [1, 2]
    assert has_users(Gate(away, NOW, bytes))
    away.close()
