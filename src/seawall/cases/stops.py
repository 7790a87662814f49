"""What a closed case leaves to be recorded: each stop has its place in the ledger, once."""

from collections.abc import Container
from dataclasses import dataclass

from seawall.audit import Actor, Role
from seawall.audit.events import ActionApproved, ActionProposed, StopRecorded
from seawall.audit.words import Action
from seawall.cases.case import Alert, Case, Recorded, Stop
from seawall.cases.commands import Said, of_case, person, worded
from seawall.errors import NotAllowed

# Where in the ledger what was decided is recorded.
_PLACES = {Action.BLOCK: "property:", Action.REJECT: "rejected:"}
_PROPOSED, _APPROVED = (str(body.__struct_config__.tag) for body in (ActionProposed, ActionApproved))


@dataclass(frozen=True, slots=True)
class Owed:
    """A stop of a case: its alert, what was decided, and what of it stands in the ledger."""

    case: str
    title: str
    alert: Alert
    stop: Stop
    recorded: tuple[Recorded, ...]

    @property
    def is_owed(self) -> bool:
        """Whether nobody has recorded it yet, nor said that there is nothing to hold."""
        return not self.recorded


def stops_of(case: Case, struck: Container[str] = ()) -> tuple[Owed, ...]:
    """Every payment and customer of the case that was blocked or rejected.

    struck names streams of the ledger that were recorded in error and count no more.
    """
    alerts = {alert.seq: alert for alert in case.alerts}
    return tuple(
        Owed(
            case.id, case.title, alerts[row.alert], row,
            tuple(told for told in row.recorded if not told.stream or told.stream not in struck),
        )
        for row in case.stops
    )  # fmt: skip


def owed(case: Case, struck: Container[str] = ()) -> tuple[Owed, ...]:
    """The stops of the case that are not in the ledger yet."""
    return tuple(row for row in stops_of(case, struck) if row.is_owed)


def stop_of(case: Case, action: Action, key: str = "", struck: Container[str] = ()) -> Owed:
    """The stop that is to be recorded next: the one with this key, else the only one that is still owed.

    NotAllowed where the case was not closed so, where it is recorded already, and where several wait and none is named.
    A payment is recorded once; of a customer several accounts may be blocked, each an item of its own.
    """
    rows = [row for row in stops_of(case, struck) if row.stop.action is action]
    if not rows:
        raise NotAllowed(f"in case {case.id} two people have not decided to {action} anything")
    named = [row for row in rows if key in {"", row.alert.key}]
    if not named:
        raise NotAllowed(f"case {case.id} has no {key!r} to {action}; there are {_keys(rows)}")
    open_ = [row for row in named if row.is_owed] or [row for row in named if key and _takes_more(row)]
    if not open_:
        there = ", ".join(told.stream or "nothing is held" for row in named for told in row.recorded)
        raise NotAllowed(f"what case {case.id} decided to {action} is recorded already: {there}")
    if len({row.alert.key for row in open_}) > 1:
        raise NotAllowed(f"case {case.id} has several to {action}: name one, {_keys(open_)}")
    return open_[0]


def _takes_more(row: Owed) -> bool:
    return row.alert.subject == "customer" and all(told.stream for told in row.recorded)


def _keys(rows: list[Owed]) -> str:
    return ", ".join(dict.fromkeys(row.alert.key for row in rows))


def record_stop(case: Case, actor: Actor, row: Owed, stream: str) -> Said:
    """Say under which stream of the ledger a stop is recorded."""
    person(actor)
    place = _PLACES[row.stop.action]
    if not stream.startswith(place):
        raise NotAllowed(
            f"case {case.id} was closed to {row.stop.action}: it is recorded under {place}, not as {stream}"
        )
    return of_case(case, StopRecorded(alert=row.alert.seq, stream=stream))


def nothing_held(case: Case, actor: Actor, why: str, key: str = "", struck: Container[str] = ()) -> Said:
    """Say that of what was blocked or rejected nothing is held and nothing is to be reported, and why.

    It ends a duty of law, so that an approver says it, who did not propose to stop it, whether or not the case was opened again
    since. NotAllowed where several wait and none is named.
    """
    person(actor)
    if Role.APPROVER not in actor.roles:
        raise NotAllowed(f"{actor.id} is no approver: that nothing is held ends a duty to report")
    waiting = owed(case, struck)
    if not waiting:
        raise NotAllowed(f"case {case.id} leaves nothing to be recorded in the ledger")
    mine = [row for row in waiting if key in {"", row.alert.key}] or list(waiting)
    if not key and len({row.alert.key for row in mine}) > 1:
        raise NotAllowed(f"case {case.id} leaves several to be recorded: name one, {_keys(mine)}")
    row = stop_of(case, mine[0].stop.action, key, struck)
    if actor.is_by(_proposer(case, row.stop)):
        raise NotAllowed(f"{actor.id} proposed to stop it: a second person says that nothing is held")
    return of_case(case, StopRecorded(alert=row.alert.seq, stream="", why=worded(why, "why nothing is held")))


def _proposer(case: Case, stop: Stop) -> str:
    """Who proposed what was approved at a stop's moment, by the case's history: a case that is open again has no closing."""
    by = ""
    for entry in case.history:
        if entry.kind == _APPROVED and entry.at == stop.at:
            return by
        by = entry.by if entry.kind == _PROPOSED else by
    return by
