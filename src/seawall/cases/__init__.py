"""Cases: what a stopped payment or a hit customer needs from people, told by events; who proposed never approves."""

from seawall.cases.bulk import approve_bulk, identical, propose_bulk
from seawall.cases.case import Alert, Asked, Case, Closing, Entry, Proposal, Status, Step
from seawall.cases.commands import (
    Said,
    add_alert,
    answer_step,
    approve,
    ask,
    assign,
    attach,
    decline,
    escalate,
    give,
    note,
    open_case,
    propose,
    reopen,
    withdraw,
)
from seawall.cases.fold import cases_of, fold
from seawall.cases.queue import Urgency, queue, urgency
from seawall.cases.relationship import alert_of, relationship_of
from seawall.cases.remembered import Remembered, end, remembered_of
from seawall.cases.sheet import SHEET, SheetStep

__all__ = [
    "SHEET", "Alert", "Asked", "Case", "Closing", "Entry", "Proposal", "Remembered", "Said", "SheetStep", "Status",
    "Step", "Urgency", "add_alert", "alert_of", "answer_step", "approve", "approve_bulk", "ask", "assign", "attach",
    "cases_of", "decline", "end", "escalate", "fold", "give", "identical", "note", "open_case", "propose",
    "propose_bulk", "queue", "relationship_of", "remembered_of", "reopen", "urgency", "withdraw",
]  # fmt: skip
