"""What must be reported by when, from the ledger, the rejected transactions and what was filed; and what needs no report, and why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from seawall.audit.events import PropertyTransferred, PropertyUnblocked
from seawall.audit.words import Action, Basis, ReportKind
from seawall.days import Due, annual_due, due_after, years_later
from seawall.ledger.filings import Filing, Stage, name_of
from seawall.ledger.property import Entry, Property
from seawall.ledger.rejected import Rejection

# Within so many days a deadline is near: a week, in which whoever knows the matter is asked once more.
SOON: Final = timedelta(days=7)
# 31 CFR 501.601: ten years; of blocked property from the day that it is unblocked.
YEARS_KEPT: Final = 10


class Urgency(StrEnum):
    """How a duty stands on a day."""

    RETURNED = "returned by OFAC"
    OVERDUE = "overdue"
    SOON = "due soon"
    OPEN = "open"
    LATER = "not yet"
    FILED_LATE = "filed late"
    FILED = "filed"
    NONE = "no report"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self in {Urgency.RETURNED, Urgency.OVERDUE, Urgency.SOON, Urgency.OPEN, Urgency.LATER}


@dataclass(frozen=True, slots=True)
class Duty:
    """One report that is due, was filed, or is not needed.

    report    its name, as seawall report takes it
    about     the items or transactions that it tells
    trigger   the day that its time counts from
    day       its last day; None where no report is due
    due       both calendars' days, of reports that count business days
    why       what triggers it, or why none is due
    cite      the rule
    """

    report: str
    kind: ReportKind
    about: tuple[str, ...]
    trigger: date
    day: date | None
    urgency: Urgency
    why: str
    cite: str
    due: Due | None = None
    filed: str = ""


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """A payment or customer that two people decided to block or reject on a day, and that has no place in the ledger yet."""

    case: str
    key: str
    action: Action
    on: date


def duties(
    items: Iterable[Property],
    rejections: Iterable[Rejection],
    filings: Mapping[str, Filing],
    today: date,
    unrecorded: Iterable[Unrecorded] = (),
) -> list[Duty]:
    """Every report that follows from the ledger and from what it still lacks, the most pressing first."""
    every = [*items]
    found = [
        *(duty for item in every for duty in _of_item(item, filings, today)),
        *(_of_rejection(row, filings, today) for row in rejections if not row.is_struck),
        *_annual(every, filings, today),
        *(_of_unrecorded(row, today) for row in unrecorded),
    ]
    order = list(Urgency)
    return sorted(
        found, key=lambda duty: (not duty.urgency.is_open, duty.day or date.max, order.index(duty.urgency), duty.report)
    )


def exception_of(entry: Entry) -> str:
    """Why an unblocking or a transfer needs no report (501.603(b)(3)); empty where it needs one."""
    match entry.body:
        case PropertyUnblocked(basis=Basis.LICENCE, licence_requires_report=False):
            return "(iii) unblocked under a licence that requires no report"
        case PropertyUnblocked(basis=Basis.DELISTING):
            return "(iv) unblocked because OFAC removed the person from the list"
        case PropertyTransferred(within=True):
            return "(ii) transfer between blocked accounts of the same institution"
        case PropertyTransferred(licence_requires_report=False, authority=authority) if authority:
            return "(iii) transferred under a licence that requires no report"
    return ""


def is_reportable(entry: Entry) -> bool:
    """Whether a posting unblocks or transfers, which 501.603(b)(3) speaks of."""
    return isinstance(entry.body, PropertyUnblocked | PropertyTransferred)


def _of_item(item: Property, filings: Mapping[str, Filing], today: date) -> Iterator[Duty]:
    if item.is_struck:
        return
    due = due_after(item.facts.on)
    name = name_of(ReportKind.BLOCKED, item.id)
    why = f"blocked on {item.facts.on}"
    yield _duty(name, ReportKind.BLOCKED, item.stream, due, why, "31 CFR 501.603(b)(1)", filings, today)
    for entry in item.entries:
        if is_reportable(entry):
            yield _of_entry(item, entry, filings, today)


def _of_entry(item: Property, entry: Entry, filings: Mapping[str, Filing], today: date) -> Duty:
    name, kind = name_of(ReportKind.UNBLOCKED, item.id, entry.seq), ReportKind.UNBLOCKED
    done = "unblocked" if isinstance(entry.body, PropertyUnblocked) else "transferred"
    none = exception_of(entry)
    cite = "31 CFR 501.603(b)(3)"
    if none:
        why = f"{done} on {entry.on}: {none}"
        return Duty(name, kind, (item.stream,), entry.on, None, Urgency.NONE, why, cite)
    return _duty(name, kind, item.stream, due_after(entry.on), f"{done} on {entry.on}", cite, filings, today)


def _of_rejection(row: Rejection, filings: Mapping[str, Filing], today: date) -> Duty:
    name = name_of(ReportKind.REJECTED, row.id)
    due = due_after(row.facts.on)
    return _duty(
        name, ReportKind.REJECTED, row.stream, due, f"rejected on {row.facts.on}", "31 CFR 501.604", filings, today
    )


# What is decided in a case: the report that follows, its rule, and the command that records it.
_DECIDED = {
    Action.BLOCK: (ReportKind.BLOCKED, "31 CFR 501.603(b)(1)", "blocked"),
    Action.REJECT: (ReportKind.REJECTED, "31 CFR 501.604", "rejected"),
}


def _of_unrecorded(row: Unrecorded, today: date) -> Duty:
    """The report of what is not recorded yet: its days count from the decision, whether or not the ledger knows of it."""
    kind, cite, done = _DECIDED[row.action]
    due = due_after(row.on)
    why = f"{row.key} was {done} on {row.on} and is not recorded: seawall ledger {row.action} NAME --case {row.case}"
    urgency = _urgency(None, due.since, due.day, today)
    return Duty(f"case {row.case}", kind, (f"case:{row.case}",), due.since, due.day, urgency, why, cite, due)


def _annual(items: list[Property], filings: Mapping[str, Filing], today: date) -> Iterator[Duty]:
    first = min((item.facts.on.year for item in items), default=today.year)
    for year in range(first, today.year + 1):
        as_of, day = annual_due(year)
        held = tuple(item.stream for item in items if item.is_held_on(min(as_of, today)))
        if not held:
            continue
        name = name_of(ReportKind.ANNUAL, str(year))
        filing = filings.get(name)
        # What was recorded late stands in no report that was filed before: its duty is not done.
        left_out = [stream for stream in held if stream not in filing.told] if filing and filing.filed else []
        done = None if filing and left_out and filing.stage is Stage.FILED else filing
        urgency = _urgency(done, as_of, day, today) if today >= as_of else Urgency.LATER
        count = f"{len(held):,} item{'s' if len(held) > 1 else ''}"
        why = f"{count} held on {as_of}" if today >= as_of else f"{count} held now; told as of {as_of}"
        filed = _number(filing, as_of)
        if filed and left_out:
            without = ", ".join(stream.removeprefix("property:") for stream in left_out)
            why = f"{why}; filed as {filed} without {without}"
        yield Duty(name, ReportKind.ANNUAL, held, as_of, day, urgency, why, "31 CFR 501.603(b)(2)", filed=filed)


def _duty(  # noqa: PLR0913, PLR0917  # the fields of a duty, as they are known by its three callers
    name: str, kind: ReportKind, stream: str, due: Due, why: str, cite: str, filings: Mapping[str, Filing], today: date
) -> Duty:
    filing = filings.get(name)
    urgency = _urgency(filing, due.since, due.day, today)
    return Duty(name, kind, (stream,), due.since, due.day, urgency, why, cite, due, _number(filing, due.since))


def _number(filing: Filing | None, since: date) -> str:
    """Under which number it was filed since the duty began; what was filed before is another duty's."""
    return filing.filed.filing_id if filing and filing.filed and filing.filed.on >= since else ""


def _urgency(filing: Filing | None, since: date, day: date, today: date) -> Urgency:
    if filing and filing.stage is Stage.RETURNED:
        return Urgency.RETURNED
    if filing and filing.first and filing.first >= since:
        return Urgency.FILED if filing.first <= day else Urgency.FILED_LATE
    if today > day:
        return Urgency.OVERDUE
    return Urgency.SOON if day - today <= SOON else Urgency.OPEN


def kept_until(item: Property) -> date | None:
    """The last day on which an item's records must be kept; None while it is blocked (31 CFR 501.601)."""
    return years_later(item.ended.on, YEARS_KEPT) if item.ended else None
