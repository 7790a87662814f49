"""What was decided of a case's alerts: decision and subject as they are archived behind the receipt."""

from dataclasses import dataclass

import msgspec

from seawall.audit.events import DecisionRecorded
from seawall.cases import Alert
from seawall.decisions import Decision
from seawall.errors import InputRefused
from seawall.payments import Subject
from seawall.readings import PREFIX
from seawall.receipts.papers import read_inputs
from seawall.store import Store


@dataclass(frozen=True, slots=True)
class Told:
    """One alert with what proves it. missing says why decision and subject are not there."""

    alert: Alert
    decision: Decision | None = None
    subject: Subject | None = None
    missing: str = ""


def told_of(store: Store, alert: Alert) -> Told:
    """What is archived of an alert."""
    body = next((event.body for event in store.read(f"{PREFIX}{alert.receipt}")), None) if alert.receipt else None
    if not isinstance(body, DecisionRecorded):
        return Told(alert, missing=f"no decision was recorded under the receipt {alert.receipt or '(none)'}")
    try:
        decision = read_decision(store.document(body.decision_sha256))
        return Told(alert, decision, read_inputs(store.document(body.inputs_sha256)).subject)
    except InputRefused as refusal:
        return Told(alert, missing=str(refusal))


def read_decision(data: bytes) -> Decision:
    """A decision of its archived line. InputRefused where another version of Seawall wrote it otherwise."""
    try:
        return msgspec.json.decode(data, type=Decision)
    except msgspec.MsgspecError as error:
        raise InputRefused(f"the recorded decision is not one of this version of Seawall: {error}") from error
