"""Who read what: each reading is an event, beside what was read and not in it, so that to look is not to change."""

from datetime import datetime

from seawall.audit import Actor
from seawall.audit.access_events import CaseRead, StreamRead
from seawall.store import Store


def read_case(store: Store, actor: Actor, case: str, what: str, now: datetime) -> None:
    """Write down that somebody was shown a case; what is the part of it, or the way."""
    store.append([(f"reads:case:{case}", CaseRead(case=case, what=what))], actor, now)


def read_stream(store: Store, actor: Actor, stream: str, what: str, now: datetime) -> None:
    """Write down that somebody was shown an exposure or a document, by its stream; what is the part of it, or the way."""
    store.append([(f"reads:{stream}", StreamRead(of=stream, what=what))], actor, now)
