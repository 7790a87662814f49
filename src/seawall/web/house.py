"""What every route works with: settings, store, the corpus in use, policy, clock, and who is let in."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from starlette.requests import Request

from seawall.access import Right
from seawall.audit import Actor
from seawall.corpus import Corpus
from seawall.decisions import Policy
from seawall.settings import Settings
from seawall.store import Store


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who was let in: the actor whose name goes on the tape, and what they may do here and now.

    by_key says that a program came with a key; False: a person with a session.
    """

    actor: Actor
    name: str
    rights: frozenset[Right]
    by_key: bool = False


# Who stands at the door: from a request to a visitor; None where nobody proved to be anybody.
Admit: TypeAlias = Callable[[Request], Awaitable[Visitor | None]]


@dataclass(frozen=True, slots=True)
class House:
    """What the service serves. corpus and policy are asked once in a request, so that one answer rests on one version."""

    settings: Settings
    store: Store
    corpus: Callable[[], Corpus]
    policy: Callable[[], Policy]
    now: Callable[[], datetime]
    admit: Admit


def house_of(request: Request) -> House:
    """The house that this request came to."""
    house = request.app.state.house
    assert isinstance(house, House)
    return house
