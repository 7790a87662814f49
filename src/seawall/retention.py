"""The story of retention: what must be kept how long (31 CFR 501.601), what may be redacted, and what is known of a person."""

import base64
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

import msgspec

from seawall.audit import BODIES, Actor, Event, kind_of, private_words
from seawall.audit.events import (
    AlertAdded,
    DecisionRecorded,
    GoodGuyRemembered,
    PropertyBlocked,
    PropertyUnblocked,
    ReportPrepared,
    StopRecorded,
    TransactionRejected,
)
from seawall.days import day_of_duty, years_later
from seawall.errors import InputRefused
from seawall.ledger import Property, fold
from seawall.ledger import kept_until as _ledger_kept_until
from seawall.store import Store

# 31 CFR 501.601 as of 12 March 2025 (89 FR 74832, 90 FR 13286): full records for ten years; of blocked property for as
# long as it is blocked and ten years after.
YEARS = 10
WHY = f"{YEARS} years of retention are over (31 CFR 501.601)"
# Streams that are redacted in one step: their states are folded anew in it.
_AT_ONCE = 500
# What joins streams: a blocked item, its case, the decisions that led to it, the reports on it are one record.
_JOINING = (
    "property.", "transaction.rejected", "case.alert-added", "case.stop-recorded", "good-guy.remembered", "report.prepared",
)  # fmt: skip


def kept_until(last: date) -> date:
    """The last day on which a record must be kept that ended on a day; of 29 February it is a 1 March."""
    return years_later(last, YEARS)


def due(store: Store, today: date) -> tuple[str, ...]:
    """The streams whose private words may be redacted today, each with all that belongs to the same record.

    A record is kept until ten years after its last event; one with blocked property as long as any of it is blocked,
    and ten years after. What is not known to be released is held to be blocked.
    """
    # A day later than it could be, for the exact day is looked at below.
    quiet = dict(store.streams_until(datetime.fromisoformat(f"{_years_before(today)}T23:59:59.999999+00:00")))
    if not quiet:
        return ()
    joined, released = _joined(store)
    records = _records(joined)
    moments = store.last_moments({stream for record in records.values() for stream in record} | set(quiet))
    # What was said of an item after its release belongs to the record too.
    until = {stream: max(kept_until(at.date()), released.get(stream, date.min)) for stream, at in moments.items()}
    return tuple(sorted(stream for stream in quiet if _is_over(records.get(stream, {stream}), until, today)))


def _years_before(today: date) -> date:
    return date(today.year - YEARS, 12, 31) if today.month == 12 else date(today.year - YEARS, today.month + 1, 1)


def _is_over(record: Iterable[str], until: dict[str, date], today: date) -> bool:
    return all(until.get(stream, date.min) < today for stream in record)


def redact_due(store: Store, actor: Actor, now: datetime) -> tuple[int, int, int]:
    """Redact all that is due; returns how many streams, events and documents. Each step says on the tape what it did."""
    streams = due(store, day_of_duty(now))
    events = gone = 0
    for begin in range(0, len(streams), _AT_ONCE):
        words, bytes_ = store.redact(streams[begin : begin + _AT_ONCE], actor, now, WHY)
        events, gone = events + words, gone + bytes_
    return len(streams), events, gone


def _joined(store: Store) -> tuple[list[tuple[str, str]], dict[str, date]]:
    """The pairs of streams that belong together, and until when each item of blocked property is kept."""
    pairs: list[tuple[str, str]] = []
    items: dict[str, Property] = {}
    keyed: dict[str, set[str]] = {}
    for event in store.events(kinds=_kinds()):
        pairs += [(event.stream, other) for other in _others(event)]
        if isinstance(event.body, AlertAdded):
            keyed.setdefault(f"case:{event.body.key}", set()).add(event.stream)
        after = fold(items.get(event.stream), event) if event.stream.startswith("property:") else None
        if after is not None:
            items[event.stream] = after
    # A release once named its case as it was typed, by a payment's key: every case that has it belongs to the record.
    pairs += [(one, case) for one, other in pairs for case in keyed.get(other, ())]
    return pairs, {stream: _blocked_until(item) for stream, item in items.items()}


def _blocked_until(item: Property) -> date:
    """Until when an item is kept as blocked property; what was recorded in error was none."""
    return date.min if item.is_struck else _ledger_kept_until(item) or date.max


def _kinds() -> tuple[str, ...]:
    return tuple(kind for kind in (str(body.__struct_config__.tag) for body in BODIES) if kind.startswith(_JOINING))


def _others(event: Event) -> Iterator[str]:
    body = event.body
    if isinstance(body, PropertyBlocked | PropertyUnblocked | TransactionRejected | GoodGuyRemembered) and body.case:
        yield _named("case", body.case)
    if isinstance(body, PropertyBlocked | TransactionRejected | AlertAdded) and body.receipt:
        yield _named("decision", body.receipt)
    if isinstance(body, StopRecorded) and body.stream:
        yield body.stream
    if isinstance(body, ReportPrepared):
        yield from body.about


def _named(kind: str, id_: str) -> str:
    return id_ if ":" in id_ else f"{kind}:{id_}"


def _records(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Of each stream that is joined to others all that are joined, by whatever way."""
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        merged = found.get(one, {one}) | found.get(other, {other})
        for stream in merged:
            found[stream] = merged
    return found


# What is known of a person ---------------------------------------------------------------------------------------------


def of_person(store: Store, person: str, now: datetime) -> dict[str, Any]:
    """All that the store holds of a person: every stream that names them, with its events and documents.

    person is the key of a customer or payment, or words of a name; case and width of letters make no difference. Every
    private word is looked at, so that it takes a while. What is found may name others too: a person looks at it before
    it is handed out. InputRefused where less than three letters are given.
    """
    wanted = _folded(person)
    if len(wanted) < 3:
        raise InputRefused("give a key, or at least three letters of a name")
    streams = {event.stream for event in store.events() if _speaks_of(event, wanted, person)}
    streams |= {stream for stream, data in store.private_documents() if wanted in _folded(_text(data))}
    return {
        "person": person,
        "made_at": now.isoformat(),
        "streams": [_told(store, stream) for stream in sorted(streams)],
    }


def _speaks_of(event: Event, wanted: str, key: str) -> bool:
    body = event.body
    if isinstance(body, DecisionRecorded | AlertAdded) and body.key == key:
        return True
    return any(wanted in _folded(words) for words in private_words(body))


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _text(data: bytes) -> str:
    """A document as text; JSON's escapes stand for what they mean."""
    try:
        return " ".join(_strings(msgspec.json.decode(data)))
    except (msgspec.DecodeError, RecursionError):
        return data.decode("utf-8", "replace")


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def _told(store: Store, stream: str) -> dict[str, Any]:
    events = [
        {"seq": event.seq, "at": event.at.isoformat(), "actor": event.actor, "kind": kind_of(event.body)}
        | msgspec.to_builtins(event.body)
        for event in store.read(stream)
    ]
    return {"stream": stream, "events": events, "documents": list(_documents(store, stream))}


def _documents(store: Store, stream: str) -> Iterator[dict[str, Any]]:
    for row in store.documents_of(stream):
        told: dict[str, Any] = {"sha256": row.sha256, "size": row.size}
        if row.is_redacted:
            yield told | {"redacted": True}
            continue
        data = store.document(row.sha256)
        try:
            yield told | {"json": msgspec.json.decode(data)}
        except (msgspec.DecodeError, RecursionError):
            yield told | {"base64": base64.b64encode(data).decode("ascii")}
