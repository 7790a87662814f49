"""Exposures: the hunts on the tape, and one of them whole, read back from its archived bytes."""

from importlib.util import find_spec
from typing import Annotated

from fastapi import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.errors import InputRefused
from seawall.readings import HUNT, HUNTS, Hunted
from seawall.store import Store
from seawall.web.desk.case_papers import download
from seawall.web.desk.known_claims import known_claims
from seawall.web.desk.page import page, see
from seawall.web.desk.page import pages as _pages
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of
from seawall.web.look.shown import clean
from seawall.web.reads import reads_exposure

pages = _pages()
_Reader = Annotated[Visitor, needs(Right.READ_HUNTS)]
_Shown = Annotated[Visitor, reads_exposure("page")]
_Taken = Annotated[Visitor, reads_exposure("json")]
_SHOWN = 100
_ANSWERS = ("yes", "unknown", "no")
# What an exposure's values stand on, of the extra "hunt".
_NEEDED = ("polars", "sigma", "zstandard")


@pages.get("/network")
def begin(_visitor: _Reader) -> Response:
    """To the first of these pages."""
    return see("/desk/network/exposures")


@pages.get("/network/exposures")
def exposures(request: Request, visitor: _Reader, answer: str = "", party: str = "") -> Response:
    """The hunts that were recorded, the youngest first, of one answer or one party where that is asked."""
    if answer and answer not in _ANSWERS:
        raise InputRefused(f"answer is one of {', '.join(_ANSWERS)}, not {answer!r}")
    found: list[Hunted] = [row.state for row in house_of(request).store.states(HUNTS)]
    found.sort(key=lambda row: (row.at, row.id), reverse=True)
    asked = clean(party).strip()
    rows = [row for row in found if answer in {"", row.answer} and asked.casefold() in row.party.casefold()]
    return page(
        request,
        visitor,
        "exposures.html.j2",
        title="Exposures",
        rows=rows[:_SHOWN],
        left_out=max(0, len(rows) - _SHOWN),
        any=bool(found),
        counts=[(word, sum(row.answer == word for row in found)) for word in _ANSWERS],
        answers=_ANSWERS,
        answer=answer,
        party=asked,
    )


@pages.get("/network/exposures/{exposure}")
def one(request: Request, visitor: _Shown, exposure: str) -> Response:
    """One exposure: answer, coverage, timeline, hosts, what detectors found, and the claims it rests on."""
    store = house_of(request).store
    hunted = hunted_of(store, exposure)
    require_extra()
    # Only now: without the extra this can't be imported.
    from seawall.web.desk.exposure_told import told  # noqa: PLC0415

    known = known_claims(request).rows
    title = f"Exposure to {hunted.party}" if hunted.party else "Exposure to indicators"
    return page(request, visitor, "exposure.html.j2", title=title, hunted=hunted, known=known, **told(store, hunted))


@pages.get("/network/exposures/{exposure}/exposure.json")
def as_json(request: Request, _visitor: _Taken, exposure: str) -> Response:
    """The exposure as it is archived: its hash stands on the tape."""
    store = house_of(request).store
    hunted = hunted_of(store, exposure)
    return download(store.document(hunted.sha256), f"exposure-{hunted.id}.json", "application/json")


def hunted_of(store: Store, exposure: str) -> Hunted:
    """The line of an exposure; 404 where there is none."""
    found: Hunted | None = store.state(HUNTS, f"{HUNT}{exposure}")
    if found is None:
        raise HTTPException(404, f"no exposure was recorded as {exposure[:80]!r}")
    return found


def require_extra() -> None:
    """InputRefused, naming the extra, where exposures can't be read back."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        why = f"exposures are read with the extra hunt ({', '.join(missing)} missing): pip install 'seawall[hunt]'"
        raise InputRefused(why)
