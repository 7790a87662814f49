"""Transactions that were rejected and blocked nothing: what their report of 501.604 speaks of."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from seawall.audit import Event
from seawall.audit.events import DocumentAttached, EntryStruck, TransactionRejected
from seawall.ledger.property import Paper

PREFIX = "rejected:"


@dataclass(frozen=True, slots=True)
class Rejection:
    """One rejected transaction by its name, with its documents.

    seq is the number of its record on the tape, actor its author, last the number of its stream's last event; is_struck: it
    was recorded in error.
    """

    id: str
    facts: TransactionRejected
    seq: int
    last: int
    papers: tuple[Paper, ...] = ()
    is_struck: bool = False
    actor: str = ""

    @property
    def stream(self) -> str:
        """Where its events stand on the tape."""
        return f"{PREFIX}{self.id}"

    @property
    def all_papers(self) -> tuple[Paper, ...]:
        """Every document, those that the rejection knows by hash alone among them."""
        named = {paper.sha256 for paper in self.papers}
        return (*self.papers, *(Paper("", digest) for digest in self.facts.documents if digest not in named))


def rejections_of(events: Iterable[Event]) -> dict[str, Rejection]:
    """All rejected transactions, by name, of events of any streams; events of other streams are passed over.

    What is said of one again completes it: the last record of a name stands, until it is struck.
    """
    found: dict[str, Rejection] = {}
    for event in events:
        if not event.stream.startswith(PREFIX):
            continue
        name, body = event.stream.removeprefix(PREFIX), event.body
        papers = found[name].papers if name in found else ()
        if isinstance(body, TransactionRejected):
            found[name] = Rejection(name, body, event.seq, event.seq, papers, actor=event.actor)
        elif isinstance(body, DocumentAttached) and name in found:
            paper = Paper(body.name, body.sha256, body.size)
            found[name] = replace(found[name], last=event.seq, papers=(*papers, paper))
        elif isinstance(body, EntryStruck) and name in found:
            before = found[name]
            found[name] = replace(before, last=event.seq, is_struck=before.is_struck or body.entry == before.seq)
    return found
