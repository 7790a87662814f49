"""Reports as the tape tells them: prepared, filed under OFAC's number, returned, filed again under the same number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from seawall.audit import Body, Event
from seawall.audit.events import ReportFiled, ReportPrepared, ReportReturned
from seawall.audit.words import ReportKind
from seawall.days import day_of_duty
from seawall.errors import NotAllowed

PREFIX = "report:"
# Words of a report's name: short, and as they are typed in a command line.
SLUGS = {
    ReportKind.BLOCKED: "blocked",
    ReportKind.ANNUAL: "annual",
    ReportKind.UNBLOCKED: "unblocked",
    ReportKind.REJECTED: "rejected",
    ReportKind.COMPLIANCE_RELEASE: "compliance-release",
}


class Stage(StrEnum):
    """How far a report is."""

    PREPARED = "prepared"
    FILED = "filed"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Filing:
    """One report.

    id         "blocked/P-1", "annual/2026", "unblocked/P-1/17": its kind, what it is about, the entry that it tells
    prepared   what was prepared last, with its document's hash and the fields that were empty
    filed      what was filed last; None while nothing was
    returned   OFAC's last return that nothing was filed after
    first      the day on which it was filed first since its duty began
    told       what the report was about that was filed last
    last       the number of the last event of its stream
    """

    id: str
    prepared: ReportPrepared
    last: int
    filed: ReportFiled | None = None
    returned: ReportReturned | None = None
    first: date | None = None
    told: tuple[str, ...] = ()

    @property
    def stage(self) -> Stage:
        """How far it is."""
        if self.returned:
            return Stage.RETURNED
        return Stage.FILED if self.filed else Stage.PREPARED


def name_of(kind: ReportKind, about: str, entry: int | None = None) -> str:
    """The name of a report: of an item or a transaction, of a year, or of one posting of an item."""
    return "/".join((SLUGS[kind], about, *([str(entry)] if entry is not None else [])))


def filings_of(events: Iterable[Event]) -> dict[str, Filing]:
    """All reports, by name, of events of any streams; events of other streams are passed over."""
    found: dict[str, Filing] = {}
    for event in events:
        if event.stream.startswith(PREFIX):
            name = event.stream.removeprefix(PREFIX)
            after = fold_filing(found.get(name), event)
            if after is not None:
                found[name] = after
    return found


def fold_filing(before: Filing | None, event: Event) -> Filing | None:
    """The report after one more event of its stream; None before it was prepared."""
    body = event.body
    if isinstance(body, ReportPrepared):
        if before is None:
            return Filing(event.stream.removeprefix(PREFIX), body, event.seq)
        return replace(before, prepared=body, last=event.seq)
    if before is None:
        return None
    if isinstance(body, ReportFiled):
        first, told = _first(before, body.on), before.prepared.about
        return replace(before, filed=body, returned=None, first=first, told=told, last=event.seq)
    if isinstance(body, ReportReturned):
        return replace(before, returned=body, last=event.seq)
    return before


def _first(before: Filing, on: date) -> date:
    since = before.prepared.since
    return before.first if before.first and (since is None or before.first >= since) else on


@dataclass(frozen=True, slots=True)
class Made:
    """A report as it was made: its name, what it is, the streams it is of, its document's hash, its days, what it lacks.

    since is the day on which its duty began, due its last day.
    """

    id: str
    kind: ReportKind
    about: tuple[str, ...]
    sha256: str
    since: date
    due: date | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What OFAC's system said of a filing: its number, the day, and who filed."""

    filing_id: str
    on: date
    filer: str


def prepare(made: Made) -> tuple[tuple[str, Body], ...]:
    """Note that a report was made; one that lacks something may be prepared, and can't be filed."""
    said = ReportPrepared(
        kind=made.kind, about=made.about, sha256=made.sha256, since=made.since, due=made.due, missing=made.missing
    )  # fmt: skip
    return ((f"{PREFIX}{made.id}", said),)


def file(before: Filing | None, made: Made, receipt: Receipt, now: datetime) -> tuple[tuple[str, Body], ...]:
    """Note that a report was filed. NotAllowed with an empty required field, twice, or under another number than before."""
    if made.missing:
        raise NotAllowed(f"report {made.id} can't be filed, required fields are empty: {'; '.join(made.missing)}")
    if not receipt.filing_id.strip() or not receipt.filer.strip():
        raise NotAllowed("a filing needs OFAC's number and who filed it")
    if receipt.on > day_of_duty(now):
        raise NotAllowed(f"the day of the filing, {receipt.on}, is in the future")
    if receipt.on < made.since:
        raise NotAllowed(
            f"the duty of report {made.id} began on {made.since}: what was filed on {receipt.on} is another's"
        )
    if before and before.first and before.first >= made.since:
        _refuse_again(before, receipt)
    filed = ReportFiled(sha256=made.sha256, filing_id=receipt.filing_id, on=receipt.on, filer=receipt.filer)
    return (*prepare(made), (f"{PREFIX}{made.id}", filed))


def _refuse_again(before: Filing | None, receipt: Receipt) -> None:
    if before is None or before.filed is None:
        return
    if before.returned is None:
        raise NotAllowed(
            f"report {before.id} was filed on {before.filed.on} as {before.filed.filing_id} and not returned"
        )
    if before.filed.filing_id != receipt.filing_id:
        raise NotAllowed(
            f"report {before.id} was returned: it is filed again under the same number, {before.filed.filing_id}"
        )
    if receipt.on < before.returned.on:
        raise NotAllowed(
            f"report {before.id} was returned on {before.returned.on}: it can't be filed again on {receipt.on}"
        )


def returned(before: Filing | None, on: date, reason: str, now: datetime) -> tuple[tuple[str, Body], ...]:
    """Note that OFAC sent a report back."""
    if before is None or before.filed is None:
        raise NotAllowed("only a report that was filed can be returned")
    if before.returned:
        raise NotAllowed(f"report {before.id} was returned on {before.returned.on} already and not filed since")
    if not before.filed.on <= on <= day_of_duty(now):
        raise NotAllowed(f"it was filed on {before.filed.on}: it can't be returned on {on}")
    if not reason.strip():
        raise NotAllowed("say the reason that OFAC gave for the return")
    return ((f"{PREFIX}{before.id}", ReportReturned(on=on, reason=reason)),)


def latest(filings: Sequence[Filing]) -> list[Filing]:
    """Reports, those with the newest event first."""
    return sorted(filings, key=lambda row: -row.last)
