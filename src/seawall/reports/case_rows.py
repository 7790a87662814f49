"""Cases as rows: all of a case for programs, and what of it is derived beside what the tape says."""

from datetime import date
from enum import StrEnum
from typing import Any

import msgspec

from seawall.audit.words import Action
from seawall.cases import STEPS, Case, Owed, Remembered, needed, open_steps, owed, refusal, stops_of, urgency
from seawall.days import day_of_duty, due_after


def case_row(case: Case, today: date) -> dict[str, Any]:
    """One case whole, with its status, urgency, score, and what each action still lacks."""
    told: dict[str, Any] = msgspec.to_builtins(case)
    lacks = {action.value: [step for step in needed(case, action) if step not in case.answers] for action in case.may}
    return told | {
        "status": case.status.value,
        "urgency": urgency(case, today).name.lower(),
        "score": case.score,
        "is_overtaken": case.is_overtaken,
        "may": [action.value for action in case.may],
        "lacks": {} if case.closing else lacks,
        "stops": [stop_row(row) for row in stops_of(case)],
    }


def stop_row(row: Owed) -> dict[str, Any]:
    """What was blocked or rejected: where in the ledger it stands, and until when its report is due."""
    return {
        "key": row.alert.key,
        "action": row.stop.action.value,
        "on": day_of_duty(row.stop.at).isoformat(),
        "recorded": [told.stream or f"nothing is held: {told.why}" for told in row.recorded],
        "report_due": due_after(day_of_duty(row.stop.at)).day.isoformat(),
    }


def queue_row(case: Case, today: date) -> dict[str, Any]:
    """One case in the queue."""
    last = case.alerts[-1] if case.alerts else None
    return {
        "id": case.id,
        "title": case.title,
        "status": case.status.value,
        "urgency": urgency(case, today).name.lower(),
        "due": case.due.isoformat() if case.due else None,
        "score": case.score,
        "could_be": last.could_be if last else "",
        "alerts": len(case.alerts),
        "keys": [alert.key for alert in case.alerts],
        "assigned_to": case.assigned_to,
        "escalated_to": case.escalated_to,
        "proposed": case.proposal.action.value if case.proposal else "",
        "proposed_by": case.proposal.by if case.proposal else "",
    }


def remembered_row(row: Remembered, today: date) -> dict[str, Any]:
    """One remembered false positive; why_not says why it releases nobody, empty while it may."""
    body = row.body
    return {
        "number": row.seq,
        "case": body.case,
        "entity_id": body.scope.entity_id,
        "customer": body.scope.customer,
        "account": body.scope.account,
        "by": row.by,
        "on": row.on.isoformat(),
        "expires": body.scope.expires.isoformat(),
        "reason": body.reason,
        "why_not": row.why_not(today),
    }


class Door(StrEnum):
    """By which door somebody goes on: it says how a stop is recorded there."""

    COMMAND = "command"
    PAGE = "page"
    REQUEST = "request"


def next_step(case: Case, door: Door = Door.COMMAND) -> str:
    """What a person can do next, in one sentence, with how it is done at this door where that is another's."""
    left = owed(case)
    if not left:
        return "nothing is left to do" if case.closing else _next_decision(case)
    stop, key = left[0].stop.action, left[0].alert.key if len(left) > 1 else ""
    how = {
        Door.PAGE: "",
        Door.COMMAND: f": seawall ledger {stop} NAME --case {case.id}{f' --key {key}' if key else ''}",
        Door.REQUEST: f": POST {_POSTED[stop]} with case {case.id}{f' and key {key}' if key else ''}",
    }
    return f"record it in the ledger{how[door]}"


# Where a program posts what two people decided.
_POSTED = {Action.BLOCK: "/v1/ledger/blocks", Action.REJECT: "/v1/ledger/rejections"}


def _next_decision(case: Case) -> str:
    if case.proposal and not case.is_overtaken:
        return f"a second person approves or declines the proposal of {case.proposal.by}"
    if case.proposal:
        return "something came after the proposal: look again and propose anew"
    # Which licence is named with the proposal; here it is asked only what the work sheet lacks.
    ready = [action for action in case.may if not refusal(case, action, licence="to be named")]
    if ready:
        return f"it can be proposed to {' or '.join(ready)}"
    missing = open_steps(case)
    if missing:
        return f"answer step {missing[0]}: {STEPS[missing[0]].question}"
    return refusal(case, Action.RELEASE, licence="to be named")
