"""The queue: which case comes next, by its deadline and by how strong the suspicion is."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import IntEnum

from seawall.cases.case import Case, Status

_SOON = timedelta(days=2)


class Urgency(IntEnum):
    """How near a case's deadline is."""

    OVERDUE = 0
    SOON = 1
    LATER = 2


def urgency(case: Case, today: date) -> Urgency:
    """How near the deadline is; a case without one is for later."""
    if case.due is None:
        return Urgency.LATER
    if case.due < today:
        return Urgency.OVERDUE
    return Urgency.SOON if case.due - today <= _SOON else Urgency.LATER


def queue(cases: Iterable[Case], today: date) -> list[Case]:
    """The open cases in the order of work: overdue first, then those due soon, each group by the strength of suspicion."""
    waiting = [case for case in cases if case.status is not Status.CLOSED]
    return sorted(waiting, key=lambda case: (urgency(case, today), -case.score, case.due or date.max, case.id))
