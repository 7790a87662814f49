"""One document that was read: its readings, and what became of each proposal. The fold of its stream."""

from datetime import datetime
from enum import StrEnum

import msgspec

from seawall.audit import Event
from seawall.audit.events import DocumentRead, ProposalAccepted, ProposalRefused

# The streams of documents that were read.
PREFIX = "document:"


class Verdict(StrEnum):
    """What a person made of a proposal."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


class Decided(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a person made of one proposal: who, when, why; seq is its event's number."""

    verdict: Verdict
    by: str
    at: datetime
    why: str
    seq: int


class Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One reading of the document: by whom and when, and the ids of what it proposes, in the document's order."""

    at: datetime
    by: str
    proposals_sha256: str
    claims: tuple[str, ...]
    refusals: int
    problems: int
    corpus: str


class Paper(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A document that was read. The last reading is what is shown; what was decided of an earlier one stays decided.

    decided is by the id of the claim; version is the number of the stream's last event.
    """

    id: str
    name: str
    kind: str
    said_by: str
    on: str
    sha256: str
    readings: tuple[Reading, ...]
    decided: dict[str, Decided]
    version: int

    @property
    def last(self) -> Reading:
        """The reading that counts."""
        return self.readings[-1]

    @property
    def waiting(self) -> tuple[str, ...]:
        """The proposals that nobody has decided on, in the document's order."""
        return tuple(claim for claim in self.last.claims if claim not in self.decided)

    @property
    def accepted(self) -> tuple[str, ...]:
        """The ids of what is a claim, of all readings."""
        return tuple(claim for claim, row in self.decided.items() if row.verdict is Verdict.ACCEPTED)

    @property
    def refused(self) -> tuple[str, ...]:
        """The ids of what people refused, of all readings."""
        return tuple(claim for claim, row in self.decided.items() if row.verdict is Verdict.REFUSED)


def fold(before: Paper | None, event: Event) -> Paper | None:
    """The document after an event of its stream."""
    body = event.body
    if isinstance(body, DocumentRead):
        return _read(before, event, body)
    verdict = {ProposalAccepted: Verdict.ACCEPTED, ProposalRefused: Verdict.REFUSED}.get(type(body))
    if before is None or verdict is None or not isinstance(body, ProposalAccepted | ProposalRefused):
        return before
    row = Decided(verdict, event.actor, event.at, body.why, event.seq)
    return msgspec.structs.replace(before, decided=before.decided | {body.claim: row}, version=event.seq)


def _read(before: Paper | None, event: Event, body: DocumentRead) -> Paper:
    reading = Reading(
        event.at, event.actor, body.proposals_sha256, body.claims, body.refusals, body.problems, body.corpus
    )
    earlier, decided = (before.readings, before.decided) if before else ((), {})
    id_ = event.stream.removeprefix(PREFIX)
    return Paper(
        id_, body.name, body.kind, body.said_by, body.on, body.sha256, (*earlier, reading), decided, event.seq
    )  # fmt: skip
