"""Known customers: how many, when they were screened, who was found, and who is newly hit."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.customers import Kind, Population, Screened, Standing, open_population, problems_of
from seawall.customers.population import has_population
from seawall.customers.state import last_screened, standings_of
from seawall.decisions import Outcome
from seawall.rescreen import rescreen, runs, told, untold, was_cut_short
from seawall.web.desk.forms import Form
from seawall.web.desk.page import page, see
from seawall.web.desk.page import pages as _pages
from seawall.web.guard import needs
from seawall.web.house import House, Visitor, house_of
from seawall.web.knowing import screened as rescreened
from seawall.web.look.shown import clean

pages = _pages()
_Reader = Annotated[Visitor, needs(Right.READ_CUSTOMERS)]
_Loader = Annotated[Visitor, needs(Right.READ_CUSTOMERS, Right.LOAD_CUSTOMERS)]
_SHOWN, _PROBLEMS = 200, 10


@pages.get("/customers")
def customers(request: Request, visitor: _Reader, find: str = "") -> Response:
    """The known customers in one page: state, hits, problems, and what earlier screenings attested."""
    house = house_of(request)
    home, known = house.settings.home, has_population(house.settings.home)
    population = open_population(home) if known else None
    screened = last_screened(home) if known else None
    text = clean(find).casefold()
    hits = list(_hits(home, screened, text)) if screened else []
    return page(
        request,
        visitor,
        "customers.html.j2",
        title="Customers",
        population=population,
        screened=screened,
        outcomes=[outcome.value for outcome in reversed(Outcome)],
        due=list(_due(home, population, screened, house)) if population else [],
        problems=problems_of(home, population, _PROBLEMS) if population else [],
        hits=hits[:_SHOWN],
        left_out=max(0, len(hits) - _SHOWN),
        find=clean(find),
        runs=runs(home),
        again=untold(home) if known else (),
        most=_SHOWN,
    )


def _hits(home: Path, screened: Screened, text: str) -> Iterator[Standing]:
    """Customers with hits, the strictest outcome first, then the strongest hit."""
    found = (
        row
        for number, _, _ in screened.shards
        for row in standings_of(home, screened, number)
        if row.hits
        and (not text or text in f"{row.key} {row.name} {' '.join(hit.entity for hit in row.hits)}".casefold())
    )
    yield from sorted(found, key=lambda row: (-row.outcome.rank, -max(hit.score for hit in row.hits), row.key))


def _due(home: Path, population: Population, screened: Screened | None, house: House) -> Iterator[str]:
    """What has to be done before the screening is up to date."""
    if screened is None:
        yield "they were never screened: run seawall customers screen"
        return
    if screened.population != population.version:
        yield "customers changed since: run seawall customers rescreen"
    if screened.conditions.corpus != house.corpus().version:
        yield "the lists changed since: run seawall customers rescreen"
    if screened.conditions.policy != house.policy().version:
        yield "the policy changed since: run seawall customers rescreen"
    if was_cut_short(home):
        yield "the last screening ended before it said what it changed: run seawall customers rescreen"


@pages.post("/customers/rescreen")
def again(request: Request, visitor: _Loader, form: Form) -> Response:  # noqa: ARG001  # the form carries the csrf token
    """Screen those concerned by what changed, and show who is newly hit. A large population is screened elsewhere.

    What it shows is shown again until somebody says that it was seen: an answer on its way is not seen.
    """
    done = rescreened(house_of(request), rescreen)
    return page(
        request,
        visitor,
        "rescreened.html.j2",
        title="Newly hit",
        done=done,
        told=done.attestation,
        rows=done.changes,
        again=done.again,
        most=_SHOWN,
        Kind=Kind,
    )


@pages.post("/customers/seen")
def seen(request: Request, _visitor: _Loader, form: Form) -> Response:
    """Take note that somebody saw what these screenings changed."""
    told(house_of(request).settings.home, form.many.get("screening", ()))
    return see("/desk/customers")
