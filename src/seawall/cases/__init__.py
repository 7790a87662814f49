"""Cases: what a stopped payment or a hit customer needs from people, told by events; who proposed never approves."""

from seawall.cases.agreement import needed, open_steps, refusal
from seawall.cases.bulk import approve_bulk, bulks, identical, propose_bulk
from seawall.cases.case import Alert, Asked, Case, Closing, Document, Entry, Proposal, Recorded, Status, Step, Stop
from seawall.cases.clock import WORKING_DAYS, due_on
from seawall.cases.commands import (
    Said,
    add_alert,
    answer_step,
    ask,
    assign,
    attach,
    escalate,
    give,
    note,
    open_case,
    reopen,
)
from seawall.cases.fold import PREFIX, ahead, cases_of, fold
from seawall.cases.four_eyes import approve, decline, propose, withdraw
from seawall.cases.opening import Stopped, alert_of, open_cases, relationship_of
from seawall.cases.queue import EVERYTHING_OPEN, Urgency, Wanted, queue, urgency
from seawall.cases.remembered import Remembered, end, lapsed, remembered_of
from seawall.cases.sheet import SHEET, STEPS, SheetStep
from seawall.cases.stops import Owed, nothing_held, owed, record_stop, stop_of, stops_of
from seawall.cases.users import read_users, user_of

__all__ = [
    "EVERYTHING_OPEN",
    "PREFIX",
    "SHEET",
    "STEPS",
    "WORKING_DAYS",
    "Alert",
    "Asked",
    "Case",
    "Closing",
    "Document",
    "Entry",
    "Owed",
    "Proposal",
    "Recorded",
    "Remembered",
    "Said",
    "SheetStep",
    "Status",
    "Step",
    "Stop",
    "Stopped",
    "Urgency",
    "Wanted",
    "add_alert",
    "ahead",
    "alert_of",
    "answer_step",
    "approve",
    "approve_bulk",
    "ask",
    "assign",
    "attach",
    "bulks",
    "cases_of",
    "decline",
    "due_on",
    "end",
    "escalate",
    "fold",
    "give",
    "identical",
    "lapsed",
    "needed",
    "note",
    "nothing_held",
    "open_case",
    "open_cases",
    "open_steps",
    "owed",
    "propose",
    "propose_bulk",
    "queue",
    "read_users",
    "record_stop",
    "refusal",
    "relationship_of",
    "remembered_of",
    "reopen",
    "stop_of",
    "stops_of",
    "urgency",
    "user_of",
    "withdraw",
]  # fmt: skip
