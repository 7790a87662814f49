"""The audit: the tape of events page by page, one event whole, and the proof that nothing on it was changed."""

from collections.abc import Sequence
from typing import Annotated, Any

import msgspec
from fastapi import HTTPException, Query
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.audit import Event, kind_of
from seawall.audit.events import KINDS
from seawall.errors import ChainBroken, InputRefused
from seawall.store import Store
from seawall.web.desk.forms import Form
from seawall.web.desk.page import page
from seawall.web.desk.page import pages as _pages
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of
from seawall.web.look.shown import clean

pages = _pages()
_Auditor = Annotated[Visitor, needs(Right.READ_AUDIT)]
_SHOWN = 100
# Proving so many events takes some seconds; a request is given a minute. The rest is for `seawall verify`.
MOST_PROVED = 100_000
# Looking for a kind that is rare goes back so many events at a time, and so many times, before it says so.
_WINDOW, _WINDOWS = 2_000, 10
# Where a stream's own page is, by what its name begins with.
_PAGES = (
    ("case:", "/desk/cases/"),
    ("reads:case:", "/desk/cases/"),
    ("property:", "/desk/ledger/items/"),
    ("report:", "/desk/reports/"),
    ("exposure:", "/desk/network/exposures/"),
    ("reads:exposure:", "/desk/network/exposures/"),
    ("document:", "/desk/network/documents/"),
    ("reads:document:", "/desk/network/documents/"),
)


@pages.get("/audit")
def tape(
    request: Request,
    visitor: _Auditor,
    kind: str = "",
    stream: str = "",
    before: Annotated[int, Query(ge=0)] = 0,
) -> Response:
    """Events, the newest first; of one kind or of one stream where that is asked."""
    if kind and kind not in KINDS:
        raise InputRefused(f"nothing that happens is called {kind!r}")
    store, chosen = house_of(request).store, clean(stream).strip()
    head = store.head()
    upto = min(before or head.seq + 1, head.seq + 1)
    if chosen:
        found, earlier = _of_stream(store, chosen, upto, kind)
    else:
        found, earlier = _newest(store, upto, (kind,) if kind else ())
    return page(
        request,
        visitor,
        "audit.html.j2",
        title="Audit",
        rows=[(event, kind_of(event.body), where(event.stream)) for event in found],
        earlier=earlier,
        newest=bool(before),
        head=head,
        kinds=KINDS,
        kind=kind,
        stream=chosen,
    )


@pages.get("/audit/{seq}")
def event(request: Request, visitor: _Auditor, seq: int) -> Response:
    """One event whole."""
    store = house_of(request).store
    found = next(store.events(seq - 1, before=seq + 1), None) if seq > 0 else None
    row = next(store.rows(seq - 1, before=seq + 1), None) if found else None
    if found is None or row is None:
        raise HTTPException(404, f"there is no event {seq} on the tape")
    return page(
        request,
        visitor,
        "event.html.j2",
        title=f"Event {seq}",
        event=found,
        kind=kind_of(found.body),
        where=where(found.stream),
        fields=_fields(found),
        hash=row.hash,
        before=row.before,
        last=store.head().seq,
    )


@pages.post("/audit/verify")
def verify(request: Request, visitor: _Auditor, form: Form) -> Response:  # noqa: ARG001  # the form carries the csrf token
    """Prove the tape from its beginning, and say what was found; of a tape that is too long to wait for, its end."""
    store = house_of(request).store
    try:
        proof, broken = store.verify(max(1, store.head().seq - MOST_PROVED + 1)), ""
    except ChainBroken as wrong:
        proof, broken = None, str(wrong)
    return page(request, visitor, "verified.html.j2", title="Verify", proof=proof, broken=broken)


def where(stream: str) -> str:
    """The page of what an event is about; empty where it has none."""
    return next((f"{path}{stream.removeprefix(prefix)}" for prefix, path in _PAGES if stream.startswith(prefix)), "")


def _of_stream(store: Store, stream: str, upto: int, kind: str) -> tuple[list[Event], int]:
    # One more than is shown tells whether there are earlier ones: the stream of the system is as long as the tape.
    rows = list(store.newest_of(stream, upto, _SHOWN + 1, kind))
    return rows[:_SHOWN], rows[_SHOWN - 1].seq if len(rows) > _SHOWN else 0


def _newest(store: Store, upto: int, kinds: Sequence[str]) -> tuple[list[Event], int]:
    """The last events before `upto`, and the number from which to look for earlier ones; 0 where there are none."""
    found: list[Event] = []
    window = _WINDOW if kinds else _SHOWN
    for _ in range(_WINDOWS):
        since = max(0, upto - 1 - window)
        found += reversed(list(store.events(since, kinds, upto)))
        upto = since + 1
        if len(found) >= _SHOWN or not since:
            break
    if len(found) > _SHOWN:
        return found[:_SHOWN], found[_SHOWN - 1].seq
    return found, upto if upto > 1 else 0


def _fields(found: Event) -> list[tuple[str, str]]:
    told: dict[str, Any] = msgspec.to_builtins(found.body)
    return [
        (name.replace("_", " "), _text(value))
        for name, value in told.items()
        if name != "type" and value not in ("", None, [])
    ]


def _text(value: object) -> str:
    if isinstance(value, dict | list):
        return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    return str(value)
