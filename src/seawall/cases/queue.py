"""The queue: which case comes next, by its deadline and by how strong the suspicion is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from seawall.audit import Actor
from seawall.cases.case import Case, Status

_SOON = timedelta(days=1)


class Urgency(IntEnum):
    """How near a case's deadline is."""

    OVERDUE = 0
    SOON = 1
    LATER = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases to show; what is empty narrows nothing.

    mine are those assigned or handed up to this person; can_be_approved_by leaves what that person proposed out.
    """

    statuses: frozenset[Status] = frozenset()
    mine: str = ""
    subject: str = ""
    text: str = ""
    least_score: float = 0.0
    can_be_approved_by: str = ""
    with_closed: bool = False

    def fits(self, case: Case) -> bool:
        """Whether a case is one of them."""
        is_open = self.with_closed or Status.CLOSED in self.statuses or case.status is not Status.CLOSED
        checks = (
            not self.statuses or case.status in self.statuses,
            not self.mine or any(map(Actor(self.mine).is_by, (case.assigned_to, case.escalated_to))),
            not self.subject or any(alert.subject == self.subject for alert in case.alerts),
            not self.text or self.text.casefold() in _words(case).casefold(),
            case.score >= self.least_score,
            not self.can_be_approved_by or _awaits(case, self.can_be_approved_by),
        )
        return is_open and all(checks)


EVERYTHING_OPEN = Wanted()


def _words(case: Case) -> str:
    rows = (f"{alert.key} {alert.party} {' '.join(row.entity for row in alert.suspects)}" for alert in case.alerts)
    return "\n".join((case.id, case.title, *rows))


def _awaits(case: Case, person: str) -> bool:
    if case.status is not Status.PROPOSED or case.proposal is None:
        return False
    return not Actor(person).is_by(case.proposal.by)


def urgency(case: Case, today: date) -> Urgency:
    """How near the deadline is: today and tomorrow are soon; a case without one is for later."""
    if case.due is None:
        return Urgency.LATER
    if case.due < today:
        return Urgency.OVERDUE
    return Urgency.SOON if case.due - today <= _SOON else Urgency.LATER


def queue(cases: Iterable[Case], today: date, wanted: Wanted = EVERYTHING_OPEN) -> list[Case]:
    """Cases in the order of work: overdue first, then those due soon, each group by the strength of suspicion.

    Among equals the earlier deadline comes first, then the older case.
    """
    return sorted(
        (case for case in cases if wanted.fits(case)),
        key=lambda case: (urgency(case, today), -case.score, case.due or date.max, case.opened_at, case.id),
    )
