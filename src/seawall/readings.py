"""What the store reads off the tape as it is written: each reading is a fold, and new ones are added here."""

from datetime import datetime

import msgspec

from seawall.audit import Event
from seawall.audit.events import DecisionRecorded
from seawall.cases import PREFIX as CASE
from seawall.cases import Case, fold
from seawall.ledger import Property
from seawall.ledger import fold as _property
from seawall.store import Projection

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
CASES = Projection("cases", CASE, Case, fold)
ITEMS = Projection("items", "property:", Property | None, _property)
READINGS = (DECISIONS, CASES, ITEMS)
