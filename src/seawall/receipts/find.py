"""Receipts found: by their name, by its first digits, or by the key of the payment or customer that was decided."""

from seawall.audit.events import DecisionRecorded
from seawall.errors import InputRefused
from seawall.payments import Subject
from seawall.readings import DECISIONS, PREFIX, Recorded
from seawall.receipts.papers import read_inputs
from seawall.store import Store


def receipts_of(store: Store, asked: str) -> tuple[Recorded, ...]:
    """The recorded decisions that a name or a key stands for, oldest first. InputRefused where there is none."""
    named = store.state(DECISIONS, f"{PREFIX}{asked}")
    found = (named,) if named else tuple(row.state for row in store.states(DECISIONS, asked))
    if not found:
        raise InputRefused(f"no decision was recorded under the receipt or key {asked!r}")
    return tuple(sorted(found, key=lambda row: (row.at, row.receipt)))


def subject_of(store: Store, receipt: str) -> Subject:
    """The payment or customer that a recorded decision was made of, as it was read.

    InputRefused where there is no such receipt, or its inputs were redacted after their years.
    """
    body = next((event.body for event in store.read(f"{PREFIX}{receipt}")), None)
    if not isinstance(body, DecisionRecorded):
        raise InputRefused(f"there is no receipt {receipt!r}")
    return read_inputs(store.document(body.inputs_sha256)).subject


def decision_of(store: Store, receipt: str) -> bytes:
    """A recorded decision as it was told, one line of JSON without its end. InputRefused as for its subject."""
    body = next((event.body for event in store.read(f"{PREFIX}{receipt}")), None)
    if not isinstance(body, DecisionRecorded):
        raise InputRefused(f"there is no receipt {receipt!r}")
    return store.document(body.decision_sha256)
