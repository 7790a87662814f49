"""What the store reads off the tape as it is written: each reading is a fold, and new ones are added here."""

from datetime import datetime

import msgspec

from seawall.audit import Event
from seawall.audit.events import DecisionRecorded
from seawall.cases import PREFIX as CASE
from seawall.cases import Case, fold
from seawall.errors import NotAllowed
from seawall.ledger import Property
from seawall.ledger import fold as _property
from seawall.store import Projection, Store

PREFIX = "decision:"


class Recorded(msgspec.Struct, frozen=True):
    """One recorded decision in a line: what it was about, what came out, when it was made."""

    receipt: str
    key: str
    subject: str
    outcome: str
    at: datetime


def _recorded(before: Recorded | None, event: Event) -> Recorded | None:
    body = event.body
    if not isinstance(body, DecisionRecorded):
        return before
    return Recorded(body.receipt, body.key, body.subject, body.outcome, event.at)


def _key(state: Recorded | None) -> str:
    # PostgreSQL's texts hold no NUL.
    return state.key.replace("\0", "\N{REPLACEMENT CHARACTER}") if state else ""


DECISIONS = Projection("decisions", PREFIX, Recorded | None, _recorded, _key)
# Cases that blocked or rejected something are found by this word: the ledger asks for them alone.
STOPPED = "stopped"
CASES = Projection("cases", CASE, Case, fold, lambda case: STOPPED if case and case.stops else "", version=2)
ITEMS = Projection("items", "property:", Property | None, _property)
READINGS = (DECISIONS, CASES, ITEMS)


def case_of(store: Store, asked: str) -> Case:
    """One case by its number, or by the key of a payment or customer in it: the open one, else the youngest.

    NotAllowed where there is none, and where several open ones have the key.
    """
    found: Case | None = store.state(CASES, f"{CASE}{asked}")
    if found:
        return found
    rows: list[Case] = [row.state for row in store.states(CASES)]
    mine = [case for case in rows if any(alert.key == asked for alert in case.alerts)]
    open_ = [case for case in mine if case.closing is None]
    if len(open_) > 1:
        raise NotAllowed(f"{asked} is in several open cases: name one, {', '.join(case.id for case in open_)}")
    if not mine:
        raise NotAllowed(f"there is no case {asked}; seawall review queue shows those that wait")
    return open_[0] if open_ else max(mine, key=lambda case: case.version)
