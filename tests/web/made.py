"""A house for tests: the example lists, a store of its own, and a visitor with the rights that a test names."""

from datetime import UTC, datetime
from pathlib import Path

from starlette.requests import Request

from seawall.access import rights_of
from seawall.audit import Actor, Role
from seawall.corpus import Corpus
from seawall.decisions import us_policy
from seawall.readings import READINGS
from seawall.settings import load
from seawall.store import Store
from seawall.web import House
from seawall.web.house import Admit, Visitor

NOW = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)


def let_in(*roles: Role, id: str = "ana") -> Admit:  # noqa: A002
    """Whoever comes is this user."""
    visitor = Visitor(Actor(id, frozenset(roles)), id, rights_of(roles))

    async def admit(_request: Request) -> Visitor | None:
        return visitor

    return admit


async def nobody(_request: Request) -> Visitor | None:
    """Nobody is let in."""
    return None


def house(home: Path, corpus: Corpus, admit: Admit, *, url: str = "", now: datetime = NOW) -> House:
    """A house over a corpus, with a SQLite store in home where no URL is given."""
    settings = load({"SEAWALL_HOME": str(home)} | ({"SEAWALL_STORE": url} if url else {}))
    store = Store.open(settings.store_url, READINGS, salts=_salts)
    return House(settings, store, lambda: corpus, us_policy, lambda: now, admit)


def _salts(count: int) -> bytes:
    return bytes(count)
