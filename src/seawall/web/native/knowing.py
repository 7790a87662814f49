"""Known customers, read by programs: how many, how they stand, and who is newly hit after a change."""

from typing import Annotated

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.customers import open_population
from seawall.customers.population import has_population
from seawall.customers.state import last_screened, standings_of
from seawall.errors import NotAllowed
from seawall.rescreen import Rescreening, rescreen
from seawall.web.guard import needs
from seawall.web.house import House, Visitor, house_of
from seawall.web.native.pages import Limit, Offset
from seawall.web.refusals import Json

knowing = APIRouter(tags=["customers"], prefix="/customers")
_Reader = Annotated[Visitor, needs(Right.READ_CUSTOMERS)]
_Loader = Annotated[Visitor, needs(Right.LOAD_CUSTOMERS)]
# Screened by one thread in some ten seconds at most; more are a matter for the command line and its processes.
_MOST_HERE = 20_000


@knowing.get("", summary="The known customers in one page", responses={404: {}})
def customers(request: Request, _visitor: _Reader) -> Response:
    """How many there are, from which files, and when, with which lists and policy they were last screened."""
    house = _known(request)
    population, screened = open_population(house.settings.home), last_screened(house.settings.home)
    return Json({
        "customers": population.customers,
        "population": population.version,
        "with_problems": population.with_problems,
        "screened": {
            "at": screened.at, "customers": screened.customers, "corpus": screened.conditions.corpus,
            "policy": screened.conditions.policy, "outcomes": screened.outcomes,
        } if screened else None,
    })  # fmt: skip


@knowing.get("/hits", summary="Customers who are hit", responses={404: {}})
def hits(request: Request, _visitor: _Reader, limit: Limit = 100, offset: Offset = 0) -> Response:
    """Each with its outcome and the entries, in the order of the population; total says how many are hit in all."""
    home = _known(request).settings.home
    screened = last_screened(home)
    found, total = [], 0
    for number, _, _ in screened.shards if screened else ():
        for row in standings_of(home, screened, number) if screened else ():
            if row.hits:
                total += 1
                if offset < total <= offset + limit:
                    found.append(row)
    return Json({"hits": found, "total": total})


@knowing.post("/rescreen", summary="Screen those whom a change concerns", responses={404: {}})
def again(request: Request, _visitor: _Loader, limit: Limit = 100) -> Response:
    """Who is newly hit, hit otherwise, or no longer hit since they were last screened, and the attestation of it."""
    house = _known(request)
    home = house.settings.home
    known = open_population(home).customers
    if known > _MOST_HERE:
        raise NotAllowed(f"{known:,} customers are too many for one request: run seawall customers rescreen")
    done = rescreen(Rescreening(home, house.corpus(), house.policy(), house.now()))
    return Json({"changes": done.changes[:limit], "total": len(done.changes), "attestation": done.attestation})


def _known(request: Request) -> House:
    house = house_of(request)
    if not has_population(house.settings.home):
        raise HTTPException(404, "no customers are known: seawall customers load")
    return house
