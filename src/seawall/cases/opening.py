"""Which case an alert belongs to: one case for one relationship, the customer or account and the listed party, not one for each alert."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from seawall.audit.events import AlertAdded
from seawall.audit.words import Action, Suspect
from seawall.cases.case import Case
from seawall.cases.commands import Said, open_case
from seawall.cases.commands import add_alert as _add_alert
from seawall.cases.remembered import Remembered, lapsed
from seawall.decisions import Decision, Finding, Outcome, entry_hash, party_hash, strictest
from seawall.entities import Entity, IdentifierKind, Party
from seawall.names import fold
from seawall.payments import Payment, Subject

# What an alert is about, where no listed party is suspected, stands in the place of an entity's id.
_UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Stopped:
    """A subject that was not released.

    entities are the suspects' entries by id, as they were decided on; receipt names what proves the decision; may are the
    actions that the policy's law knows.
    """

    decision: Decision
    subject: Subject
    entities: Mapping[str, Entity]
    receipt: str
    may: tuple[Action, ...] = ()


def relationship_of(decision: Decision, subject: Subject) -> str:
    """A short name for whose relationship it is: the customer's, or that of the accounts that are suspected.

    A customer is known by its key; a payment's party by its account, else by its name. Where nothing in the payment has a
    party (an unread field, free text) the payment stands for itself.
    """
    if decision.kind == "customer":
        return _named(f"customer {decision.key}")
    rows = [(row.party, row.place) for row in _suspected(decision)]
    rows += [(row.party, row.place) for row in decision.grounds if row.party]
    who = sorted({_who(_party(name, place, subject), name) for name, place in rows if _party(name, place, subject)})
    return _named(*who) if who else _named(f"payment {decision.source} {decision.key}")


def _named(*who: str) -> str:
    return sha256("\n".join(who).encode()).hexdigest()[:16]


def _suspected(decision: Decision) -> list[Finding]:
    """The findings that are open: what was released, by a remembered decision or a weak alias, needs nobody."""
    return [row for row in decision.findings if row.outcome is not Outcome.RELEASE]


def _who(party: Party | None, name: str) -> str:
    accounts = [row.value for row in party.identifiers if row.kind is IdentifierKind.ACCOUNT] if party else []
    return f"account {''.join(accounts[0].split()).upper()}" if accounts else f"name {fold(name)}"


def _party(name: str, place: str, subject: Subject) -> Party | None:
    """The party of the subject that stood there; several at one place are told apart by what they are called."""
    there = [row for row in subject.parties if row.place == place]
    return next((row for row in there if row.caption == name), there[0] if len(there) == 1 else None)


def alert_of(stopped: Stopped, due: date | None = None) -> AlertAdded:
    """The alert that a stopped decision gives. Names of persons stand in its private words alone."""
    decision, subject = stopped.decision, stopped.subject
    amount = subject.amounts[0] if isinstance(subject, Payment) and subject.amounts else None
    possible = [row.could_be for row in decision.findings] + [row.could_be for row in decision.grounds]
    return AlertAdded(
        receipt=stopped.receipt,
        key=decision.key,
        subject=decision.kind,
        outcome=decision.outcome.value,
        could_be=strictest((decision.outcome, *possible)).value,
        party=decision.party,
        suspects=tuple(_suspect(row, stopped) for row in _suspected(decision)),
        amount=amount.amount if amount else None,
        currency=amount.currency if amount else "",
        policy=decision.versions.policy,
        why=decision.why,
        grounds=tuple(_grounds(decision)),
        may=stopped.may,
        due=due,
    )  # fmt: skip


def _suspect(finding: Finding, stopped: Stopped) -> Suspect:
    party = _party(finding.party, finding.place, stopped.subject)
    entity = stopped.entities.get(finding.match.entity_id)
    return Suspect(
        entity_id=finding.match.entity_id,
        entity=finding.entity,
        party=finding.role,
        score=finding.match.score,
        outcome=finding.outcome.value,
        party_hash=party_hash(party) if party else "",
        entry_hash=entry_hash(entity) if entity else "",
    )


def _grounds(decision: Decision) -> list[str]:
    """What stopped it beside listed parties, each once; owners and earlier payments are told in the private words."""
    told = [f"{row.kind}: {row.about}" if row.kind == "place" else str(row.kind) for row in decision.grounds]
    return list(dict.fromkeys([*told, *([_UNREAD] if decision.problems else [])]))


@dataclass(slots=True)
class _Shelved:
    """What of a case decides whether an alert joins it."""

    case: str
    is_closed: bool
    is_stopped: bool
    about: set[str]
    receipts: set[str] = field(default_factory=set)
    customers: dict[str, AlertAdded] = field(default_factory=dict)

    def add(self, alert: AlertAdded) -> None:
        self.about |= _about(alert)
        self.receipts.add(alert.receipt)
        if alert.subject == "customer":
            self.customers[alert.key] = alert

    def has(self, alert: AlertAdded) -> bool:
        """Whether it is in the case already: the same decision, or a customer about whom nothing is new.

        Customers are screened every day. What is the same as before adds nothing to an open case, nor to one that was
        closed by blocking or rejecting. A payment is always new, unless it is the same decision.
        """
        if alert.receipt in self.receipts:
            return True
        before = self.customers.get(alert.key)
        is_same = before is not None and _question(before) == _question(alert)
        return is_same and (not self.is_closed or self.is_stopped)


def _about(alert: AlertAdded) -> set[str]:
    return {row.entity_id for row in alert.suspects} | set(alert.grounds)


def _question(alert: AlertAdded) -> tuple[object, ...]:
    """All that a person would look at in a customer's alert."""
    rows = sorted((row.entity_id, row.party_hash, row.entry_hash, row.outcome) for row in alert.suspects)
    is_known = all(party and entry for _, party, entry, _ in rows)
    return (alert.key, alert.outcome, alert.policy, alert.grounds, rows, is_known or alert.receipt)


class _Shelf:
    """All cases by their relationship, the open ones before the closed ones, the youngest first."""

    def __init__(self, cases: Iterable[Case], last: int) -> None:
        self._cases: dict[str, list[_Shelved]] = {}
        self._last = last
        for case in sorted(cases, key=lambda one: (one.closing is None, one.version)):
            self.put(case.relationship, _shelved(case))

    def put(self, relationship: str, row: _Shelved) -> None:
        self._cases.setdefault(relationship, []).insert(0, row)
        self._last = max(self._last, int(row.case) if row.case.isdecimal() else 0)

    def find(self, relationship: str, alert: AlertAdded) -> _Shelved | None:
        """The case that the alert joins: of the same relationship, and about one of the same listed parties or places."""
        rows = self._cases.get(relationship, ())
        return next((row for row in rows if row.about & _about(alert) or not _about(alert)), None)

    def next_id(self) -> str:
        return str(self._last + 1)


def _shelved(case: Case) -> _Shelved:
    row = _Shelved(case.id, case.closing is not None, bool(case.closing and case.closing.action != "release"), set())
    for alert in case.alerts:
        told = AlertAdded(
            receipt=alert.receipt, key=alert.key, subject=alert.subject, outcome=alert.outcome, could_be=alert.could_be,
            party=alert.party, suspects=alert.suspects, policy=alert.policy, grounds=alert.grounds,
        )  # fmt: skip
        row.add(told)
    return row


def open_cases(
    stopped: Iterable[Stopped],
    cases: Mapping[str, Case],
    due_of: Callable[[str], date | None],
    remembered: Iterable[Remembered] = (),
    *,
    last: int = 0,
) -> Said:
    """The events that bring stopped subjects to cases: new ones, further alerts, closed cases opened again.

    cases are all that there are, by id, or those of the same relationships and `last`, the highest number of any;
    due_of gives the day by which an outcome ("block") should be decided. A remembered false positive that does not hold any
    more is ended, and the case that is opened for it says why.
    """
    shelf = _Shelf(cases.values(), last)
    held = {row.seq: row for row in remembered if not row.ended}
    said: list[Said] = []
    for one in stopped:
        alert = alert_of(one)
        alert = alert_of(one, due_of(alert.could_be))
        ended, because = lapsed(held.values(), one.subject, alert, one.decision.decided_at.date())
        for seq in ended:
            held.pop(seq)
        said += [tuple(ended.values()), _joined(shelf, one, alert, cases, because)]
    return tuple(row for rows in said for row in rows)


def _joined(shelf: _Shelf, one: Stopped, alert: AlertAdded, cases: Mapping[str, Case], because: str) -> Said:
    relationship = relationship_of(one.decision, one.subject)
    found = shelf.find(relationship, alert)
    if found is None:
        found = _Shelved(shelf.next_id(), is_closed=False, is_stopped=False, about=set())
        shelf.put(relationship, found)
        found.add(alert)
        return open_case(found.case, relationship, _title(alert), alert)
    if found.has(alert):
        return ()
    found.add(alert)
    if found.is_closed:
        found.is_closed = found.is_stopped = False
        return _add_alert(cases[found.case], alert, because)
    return ((f"case:{found.case}", alert),)


def _title(alert: AlertAdded) -> str:
    first = max(alert.suspects, key=lambda row: row.score, default=None)
    return f"{alert.party} – {first.entity if first else ', '.join(alert.grounds) or alert.why}"
