"""A gate for tests: a store of its own, a clock that the test moves, hashes that cost nothing, and some users."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pyotp

from seawall.access import User, passwords
from seawall.admission import Entered, Gate, add_user, change_password, enrol, first_administrator, offered, sign_in
from seawall.audit import Actor, Body, Role
from seawall.audit.body import EventBody
from seawall.readings import READINGS
from seawall.store import Store

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
CHEAP = passwords.Cost(1, 8, 1)
# What a name that nobody has is compared with, at the tests' cost.
ABSENT = passwords.hashed("nobody knows this", CHEAP, bytes(16))
INES = Actor("ines", frozenset({Role.ADMINISTRATOR}))
FIRST = "kelp forest in june"
SECOND = "tide table of 1953"
THIRD = "nineteen grey herons"


@dataclass(slots=True)
class House:
    """A store and a clock. gate() is the door at this moment."""

    store: Store
    now: datetime = NOW
    demanded: frozenset[Role] = frozenset()

    def gate(self, address: str = "192.0.2.7") -> Gate:
        return Gate(self.store, self.now, secrets.token_bytes, address, self.demanded, CHEAP, ABSENT)

    def later(self, **by: float) -> None:
        self.now += timedelta(**by)

    def add(self, id_: str, *roles: Role) -> User:
        """A user whose password is FIRST, and must be changed."""
        return add_user(self.gate(), INES, id_, f"{id_.title()} Example", frozenset(roles), FIRST)

    def settled(self, id_: str, *roles: Role) -> Entered:
        """A user who has chosen SECOND, and is in."""
        self.add(id_, *roles)
        return change_password(self.gate(), sign_in(self.gate(), id_, FIRST), FIRST, SECOND)

    def enrolled(self, id_: str, *roles: Role) -> tuple[pyotp.TOTP, tuple[str, ...]]:
        """A user with a second factor: the authenticator and the recovery codes. Half a minute passes."""
        here = self.settled(id_, *roles)
        totp = pyotp.TOTP(offered(here)[0])
        password = "" if here.session.wants else SECOND
        _, codes = enrol(self.gate(), here, totp.at(self.now), password)
        self.later(seconds=30)
        return totp, codes

    def told(self, kind: type[EventBody]) -> list[Body]:
        """The bodies of one kind on the tape."""
        return [event.body for event in self.store.events() if isinstance(event.body, kind)]


@contextmanager
def opened(url: str, *, demanded: frozenset[Role] = frozenset()) -> Iterator[House]:
    """A house with its first administrator, Ines."""
    with Store.open(url, READINGS, salts=secrets.token_bytes) as store:
        made = House(store, demanded=demanded)
        first_administrator(made.gate(), "ines", "Ines Example", SECOND)
        yield made
