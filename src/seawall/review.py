"""The story of reviewing: stopped subjects become cases, people act on them, and what they did is on the tape."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias

from seawall.audit import Actor
from seawall.audit.events import KINDS, AlertAdded, GoodGuyEnded, GoodGuyRemembered
from seawall.audit.words import Action, Scope
from seawall.cases import (
    PREFIX,
    WORKING_DAYS,
    Case,
    Remembered,
    Said,
    Stopped,
    approve_bulk,
    attach,
    bulks,
    due_on,
    end,
    fold,
    open_cases,
    propose_bulk,
    relationship_of,
    remembered_of,
)
from seawall.days import day_of_duty
from seawall.decisions import Decision, GoodGuy, Outcome, Policy
from seawall.entities import Entity
from seawall.errors import NotAllowed, Overtaken
from seawall.payments import Subject
from seawall.readings import CASES
from seawall.readings import case_of as _case_of
from seawall.store import Document, Store

# What a person does to a case: the case as it stands, and who does it, to the events that follow.
Command: TypeAlias = Callable[[Case, Actor], Said]

# Alerts that are brought to cases in one step: a step that somebody overtook is done again, and must not be long.
_AT_ONCE = 1_000
# Of several processes that open cases at once one is overtaken by each of the others, again and again where all are busy; a
# stopped payment is not refused for that.
_TRIES = 40
_GOOD_GUYS = tuple(kind for kind in KINDS if kind.startswith("good-guy."))
_OF_CASES = (*(kind for kind in KINDS if kind.startswith("case.")), *_GOOD_GUYS)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where somebody sits: the store, who it is, and the moment. days are the business days until an outcome is due."""

    store: Store
    actor: Actor
    now: datetime
    days: Mapping[str, int] = field(default_factory=lambda: WORKING_DAYS)

    def due_on(self, could_be: str) -> date:
        """The day by which what may come to this outcome should be decided, from today on."""
        return due_on(could_be, day_of_duty(self.now), self.days)


def stopped_of(
    decision: Decision, subject: Subject, entities: Mapping[str, Entity], policy: Policy, receipt: str
) -> Stopped | None:
    """What of a decision needs a person; None where it was released."""
    if decision.outcome is Outcome.RELEASE:
        return None
    return Stopped(decision, subject, entities, receipt, _actions(policy))


def _actions(policy: Policy) -> tuple[Action, ...]:
    """The actions that a policy's law knows; to release, every law does."""
    known = {str(outcome) for outcome in policy.outcomes} | {Action.RELEASE.value}
    return tuple(action for action in Action if action.value in known)


class Casebook:
    """All cases and remembered false positives, as a long run knows them: read once, then only what came since."""

    def __init__(self, store: Store) -> None:
        self._store = store
        # Looked up before the cases are read: what comes between is in them already, and is passed over.
        self._seq = store.head().seq
        self._guys = list(store.events(0, _GOOD_GUYS))
        self.cases = all_cases(store)

    def catch_up(self) -> None:
        """Read what others have said since."""
        for event in self._store.events(self._seq, _OF_CASES):
            if isinstance(event.body, GoodGuyRemembered | GoodGuyEnded):
                self._guys += [event] if event.seq > max((row.seq for row in self._guys), default=0) else []
            else:
                before = self.cases.get(event.stream.removeprefix(PREFIX))
                if before is None or before.version < event.seq:
                    case = fold(before, event)
                    self.cases[case.id] = case
            self._seq = event.seq

    @property
    def remembered(self) -> dict[int, Remembered]:
        """All remembered false positives, by number, the ended ones too."""
        return remembered_of(self._guys)

    def near(self, rows: Iterable[Stopped]) -> dict[str, Case]:
        """The cases of the same relationships, by id."""
        wanted = {relationship_of(row.decision, row.subject) for row in rows}
        return {case.id: case for case in self.cases.values() if case.relationship in wanted}


def record(desk: Desk, stopped: Iterable[Stopped], book: Casebook | None = None) -> int:
    """Bring stopped subjects to cases, some thousand in one step; returns how many alerts were new.

    Where somebody acted on the same cases meanwhile, the step is done again on the cases as they are then. A run of many
    steps keeps one book of the cases.
    """
    known = book or Casebook(desk.store)
    return sum(_recorded(desk, rows, known) for rows in _some(stopped))


def _some(stopped: Iterable[Stopped]) -> Iterator[list[Stopped]]:
    rows: list[Stopped] = []
    for row in stopped:
        rows.append(row)
        if len(rows) >= _AT_ONCE:
            yield rows
            rows = []
    if rows:
        yield rows


def _recorded(desk: Desk, rows: Sequence[Stopped], book: Casebook) -> int:
    with desk.store.turn:
        for left in reversed(range(_TRIES)):
            book.catch_up()
            cases, held = book.near(rows), book.remembered.values()
            said = open_cases(rows, cases, desk.due_on, held, last=_last(book.cases))
            try:
                desk.store.append(said, desk.actor, desk.now, _seen(said, cases, held))
            except Overtaken:
                if not left:
                    raise
            else:
                return sum(isinstance(body, AlertAdded) for _, body in said)
    raise AssertionError


def _last(cases: Iterable[str]) -> int:
    return max((int(id_) for id_ in cases if id_.isdecimal()), default=0)


def _seen(said: Said, cases: Mapping[str, Case], held: Iterable[Remembered] = ()) -> dict[str, int]:
    """For each stream that is written the last event that was seen of it; 0 for a stream that is not there yet."""
    last = {case.stream: case.version for case in cases.values()} | {row.stream: row.last for row in held}
    return {stream: last.get(stream, 0) for stream, _ in said}


def all_cases(store: Store) -> dict[str, Case]:
    """Every case, by id."""
    found: dict[str, Case] = {row.state.id: row.state for row in store.states(CASES)}
    return found


def case_of(store: Store, asked: str) -> Case:
    """One case by its number, or by the key of a payment or customer in it. NotAllowed where there is none, or several."""
    return _case_of(store, asked)


def act(desk: Desk, id_: str, command: Command) -> Case:
    """Do something to a case, and give the case as it is then.

    NotAllowed with the reason where the duties forbid it; Overtaken where somebody acted on the case meanwhile.
    """
    case = case_of(desk.store, id_)
    _append(desk, case, command(case, desk.actor))
    return case_of(desk.store, id_)


def attach_file(desk: Desk, id_: str, name: str, data: bytes) -> Case:
    """Attach a document and archive its bytes, in one step."""
    case = case_of(desk.store, id_)
    document = Document(data, streams=(case.stream,))
    said = attach(case, desk.actor, name, document.sha256, len(data))
    _append(desk, case, said, (document,))
    return case_of(desk.store, id_)


def _append(desk: Desk, case: Case, said: Said, archived: tuple[Document, ...] = ()) -> None:
    """Append what was said of a case as it was seen, and of the good guys that an approval remembers."""
    last = desk.store.last_of({stream for stream, _ in said})
    expected = {stream: last.get(stream, 0) for stream, _ in said} | {case.stream: case.version}
    desk.store.append(said, desk.actor, desk.now, expected, archived)


def propose_many(desk: Desk, ids: Sequence[str], cleared_by: str, reason: str, bulk: str) -> None:
    """Propose to release identical false positives as one, all or none."""
    cases = {id_: case_of(desk.store, id_) for id_ in ids}
    if bulk in bulks(all_cases(desk.store).values()):
        raise NotAllowed(f"a bulk {bulk!r} is waiting for approval already: take another name")
    said = propose_bulk([cases[id_] for id_ in ids], desk.actor, cleared_by, reason, bulk)
    desk.store.append(said, desk.actor, desk.now, _seen(said, cases))


def approve_many(desk: Desk, bulk: str, reason: str = "") -> tuple[str, ...]:
    """Approve all proposals of a bulk in one step; returns the cases' ids. NotAllowed where one of them can't be."""
    cases = all_cases(desk.store)
    mine = bulks(cases.values()).get(bulk, ())
    said = approve_bulk(mine, desk.actor, bulk, reason)
    desk.store.append(said, desk.actor, desk.now, _seen(said, cases))
    return tuple(case.id for case in mine)


def scopes_of(case: Case, until: date, account: str) -> Iterator[Scope]:
    """Whom a false positive is remembered for: the case's customer, or the account named. NotAllowed where it is neither's."""
    customers = dict.fromkeys(alert.key for alert in case.alerts if alert.subject == "customer")
    if not account and not customers:
        raise NotAllowed("a payment's false positive is remembered for an account: name the account")
    for entity_id in dict.fromkeys(row.entity_id for alert in case.alerts for row in alert.suspects):
        if account:
            yield Scope(entity_id, until, account=account)
        else:
            yield from (Scope(entity_id, until, customer=key) for key in customers)


def remembered(store: Store) -> dict[int, Remembered]:
    """All remembered false positives, by number, the ended ones too."""
    return remembered_of(store.events(0, _GOOD_GUYS))


def good_guys(store: Store) -> tuple[GoodGuy, ...]:
    """The remembered false positives that have not ended, as a screening takes them."""
    return tuple(row.good_guy for row in remembered(store).values() if not row.ended)


def revoke(desk: Desk, seq: int, why: str) -> None:
    """End a remembered false positive. NotAllowed where there is none of this number, or it has ended."""
    rows = remembered(desk.store)
    if seq not in rows:
        raise NotAllowed(f"there is no remembered false positive {seq}; seawall review remembered lists them")
    said = end(rows[seq], desk.actor, why)
    desk.store.append(said, desk.actor, desk.now, _seen(said, {}, rows.values()))
