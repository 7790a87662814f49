"""The lists: which are used, of which day, how old, and what is wrong with them; the versions of one."""

from typing import Annotated

from fastapi import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.corpus import span
from seawall.refresh import ListState, states, versions
from seawall.refresh.register import KEY_SHOWN
from seawall.web.desk.page import moment_of, page
from seawall.web.desk.page import pages as _pages
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of

pages = _pages()
_Reader = Annotated[Visitor, needs(Right.READ_LISTS)]
_VERSIONS = 50


@pages.get("/lists")
def lists(request: Request, visitor: _Reader) -> Response:
    """The state of every list of the catalogue, those in use first."""
    house = house_of(request)
    found = states(house.settings.home, house.settings.used, moment_of(request), house.settings.rows)
    rows = [(row, *state_of(row), "" if row.age is None else span(row.age)) for row in found]
    used = [row for row in rows if row[0].is_enabled or row[0].is_loaded]
    corpus = house.corpus()
    return page(
        request,
        visitor,
        "lists.html.j2",
        title="Lists",
        used=used,
        others=[row for row in rows if row not in used],
        corpus=corpus.version,
        entries=len(corpus),
    )


@pages.get("/lists/{id_}")
def one(request: Request, visitor: _Reader, id_: str) -> Response:
    """One list with its archived versions, newest first, and what the last change was."""
    house = house_of(request)
    home, settings = house.settings.home, house.settings
    row = next((row for row in states(home, settings.used, moment_of(request), settings.rows) if row.id == id_), None)
    if row is None:
        raise HTTPException(404, f"there is no list {id_!r}")
    found = versions(home, id_)
    return page(
        request,
        visitor,
        "list.html.j2",
        title=row.title,
        row=row,
        state=state_of(row),
        age="" if row.age is None else span(row.age),
        limit=span(row.stale_after),
        versions=list(reversed(found))[:_VERSIONS],
        left_out=max(0, len(found) - _VERSIONS),
        key_shown=KEY_SHOWN,
    )


def state_of(row: ListState) -> tuple[str, str]:
    """How a list stands, and how that is coloured: "good", "warn", "bad" or "soft"."""
    if not row.is_loaded:
        return ("not loaded", "bad") if row.is_enabled else ("not used", "soft")
    if not row.is_enabled:
        return "not in the settings", "warn"
    if row.is_stale:
        return (f"past its {span(row.stale_after)}", "warn") if row.age else ("of unknown age", "warn")
    return "fresh", "good"
