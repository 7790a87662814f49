"""What the store reads off the tape as it is written: each reading is a fold, and new ones are added here."""

from datetime import date, datetime

import msgspec

from seawall.audit import Event
from seawall.audit.events import DecisionRecorded, ExposureFound
from seawall.cases import PREFIX as CASE
from seawall.cases import Case, fold
from seawall.errors import NotAllowed
from seawall.intake import PREFIX as DOCUMENT
from seawall.intake import Paper
from seawall.intake import fold as _paper
from seawall.ledger import Property
from seawall.ledger import fold as _property
from seawall.store import Projection, Store

PREFIX = "decision:"
# The streams of exposures that hunts have recorded.
HUNT = "exposure:"


class Recorded(msgspec.Struct, frozen=True):
    """One recorded decision in a line: what it was about, what came out, when it was made."""

    receipt: str
    key: str
    subject: str
    outcome: str
    at: datetime


class Hunted(msgspec.Struct, frozen=True):
    """One hunt in a line: whom it was about, its answer with the coverage, of which day, when it was recorded and by whom.

    party is empty where nobody was named; hosts are one's own that make it a yes; sha256 names the archived exposure.
    """

    id: str
    party: str
    entities: tuple[str, ...]
    answer: str
    sentence: str
    hosts: tuple[str, ...]
    as_of: date
    indicators: int
    sha256: str
    at: datetime
    by: str


def _recorded(before: Recorded | None, event: Event) -> Recorded | None:
    body = event.body
    if not isinstance(body, DecisionRecorded):
        return before
    return Recorded(body.receipt, body.key, body.subject, body.outcome, event.at)


def _key(state: Recorded | None) -> str:
    # PostgreSQL's texts hold no NUL.
    return state.key.replace("\0", "\N{REPLACEMENT CHARACTER}") if state else ""


def _hunted(before: Hunted | None, event: Event) -> Hunted | None:
    body = event.body
    if not isinstance(body, ExposureFound):
        return before
    return Hunted(
        event.stream.removeprefix(HUNT), body.party, body.entities, body.answer, body.sentence, tuple(body.hosts.split()),
        body.as_of, body.indicators, body.exposure_sha256, event.at, event.actor,
    )  # fmt: skip


def _is_waiting(paper: Paper | None) -> str:
    return WAITING if paper and paper.waiting else ""


DECISIONS = Projection("decisions", PREFIX, Recorded | None, _recorded, _key)
# Cases that blocked or rejected something are found by this word: the ledger asks for them alone.
STOPPED = "stopped"
CASES = Projection("cases", CASE, Case, fold, lambda case: STOPPED if case and case.stops else "", version=2)
ITEMS = Projection("items", "property:", Property | None, _property)
HUNTS = Projection("hunts", HUNT, Hunted | None, _hunted)
# Documents with proposals that nobody has decided on are found by this word.
WAITING = "waiting"
DOCUMENTS = Projection("documents", DOCUMENT, Paper | None, _paper, _is_waiting)
READINGS = (DECISIONS, CASES, ITEMS, HUNTS, DOCUMENTS)


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
