"""Known customers over HTTP: loaded by key, screened, how they stand, and who is newly hit after a change."""

from collections.abc import Callable, Mapping
from datetime import datetime
from io import BufferedReader
from typing import Annotated, Any

import anyio.to_thread
import msgspec
from fastapi import APIRouter, HTTPException, Query
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from seawall.access import Right
from seawall.audit.events import PopulationScreened
from seawall.corpus import ENGINE
from seawall.customers import Manner, NewlyHit, Standing, open_population, problems_of
from seawall.customers.population import has_population
from seawall.customers.state import last_screened, standings_of
from seawall.decisions import Outcome
from seawall.errors import Problem
from seawall.payments.sources import Reading, read_stream
from seawall.rescreen import Rescreened, Rescreening, changes_of, load_customers, rescreen, runs, screen_all, told
from seawall.web.guard import needs
from seawall.web.house import House, Visitor, house_of
from seawall.web.knowing import screened
from seawall.web.native.asked import SOURCE
from seawall.web.native.body import Pulled
from seawall.web.native.described import LINES, answers, refusal
from seawall.web.native.pages import Limit, Offset
from seawall.web.native.screening import STREAMS, refuse_crowd
from seawall.web.refusals import Json

knowing = APIRouter(tags=["customers"], prefix="/customers")
_Reader = Annotated[Visitor, needs(Right.READ_CUSTOMERS)]
_Loader = Annotated[Visitor, needs(Right.LOAD_CUSTOMERS)]
# Ten million customers of some two hundred bytes each.
_MOST_BYTES = 2 * 2**30
_CSV = "id,name,country\nC-1,Example Trading LLC,US\nC-2,Integrity Technology Group,CN\n"
_ROWS = '{"id": "C-1", "name": "Example Trading LLC", "country": "US"}\n'


class Last(msgspec.Struct, frozen=True):
    """When they were last screened, and with what."""

    at: datetime
    customers: int
    corpus: str
    policy: str
    outcomes: Mapping[str, int]


class Known(msgspec.Struct, frozen=True):
    """The known customers in one page; screened is null where they never were."""

    customers: int
    population: str
    with_problems: int
    screened: Last | None


class Loaded(msgspec.Struct, frozen=True):
    """What a load did: rows read and records that could not be, keys that came, changed and went, and who is known now."""

    rows: int
    unread: int
    added: int
    changed: int
    removed: int
    customers: int
    population: str
    with_problems: int


class Hit(msgspec.Struct, frozen=True):
    """One listed entry that a customer may be; said is what of the customer carries it, listed what of the entry."""

    entity_id: str
    entity: str
    lists: tuple[str, ...]
    programmes: tuple[str, ...]
    score: float
    outcome: Outcome
    said: str
    listed: str
    memory: str


class CustomerHit(msgspec.Struct, frozen=True):
    """A customer who is hit, with the strictest outcome and why."""

    key: str
    name: str
    outcome: Outcome
    why: str
    hits: tuple[Hit, ...]


class Hits(msgspec.Struct, frozen=True):
    """Some customers who are hit, and how many there are."""

    hits: tuple[CustomerHit, ...]
    total: int


class Problems(msgspec.Struct, frozen=True):
    """What of customers' rows could not be read."""

    problems: tuple[Problem, ...]
    with_problems: int


class Changed(msgspec.Struct, frozen=True):
    """What a screening changed: some of it, how much there is, the attestation, and by which id all of it is kept.

    full says why everybody was screened; empty where those concerned were. told_again are earlier screenings whose answer
    may have got lost: their changes come first, each with the id of its own as told_again.
    """

    id: str
    changes: tuple[NewlyHit, ...]
    total: int
    full: str
    attestation: PopulationScreened
    told_again: tuple[str, ...]


class Run(msgspec.Struct, frozen=True):
    """One whole screening, as it was attested; id names its changes, null where they are not kept any more."""

    id: str | None
    at: datetime
    customers: int
    population: str
    corpus: str
    policy: str
    newly_hit: int
    changed: int
    no_longer_hit: int


class Runs(msgspec.Struct, frozen=True):
    """The last screenings, newest first."""

    screenings: tuple[Run, ...]


@knowing.get("", summary="The known customers in one page", responses=answers(Known, 404))
def customers(request: Request, _visitor: _Reader) -> Response:
    """How many there are, and when, with which lists and policy they were last screened."""
    house = _known(request)
    population, last = open_population(house.settings.home), last_screened(house.settings.home)
    then = Last(
        last.at, last.customers, last.conditions.corpus, last.conditions.policy, last.outcomes
    ) if last else None  # fmt: skip
    return Json(Known(population.customers, population.version, population.with_problems, then))


@knowing.post(
    "/load", summary="Load customers", responses=answers(Loaded, 409, 422, told="What the load did"),
    openapi_extra={"requestBody": {"required": True, "content": {
        LINES: {"schema": {"type": "string"}, "example": _ROWS}, "text/csv": {"schema": {"type": "string"}, "example": _CSV},
    }}},
)  # fmt: skip
async def load(
    request: Request,
    _visitor: _Loader,
    name: Annotated[str, Query(max_length=200, description="What the rows are called; its ending helps to know the format")] = SOURCE,
    replace: Annotated[bool, Query(description="Forget customers whose keys are not among these")] = False,
) -> Response:  # fmt: skip
    """A row replaces the one of the same key, so that the same rows sent again change nothing. JSON lines, CSV, or any
    customer file that the command line reads, as a stream of up to 2 GB.

    What could not be read is kept and comes out as review. A load that ends early leaves what was known.
    """
    house = house_of(request)
    refuse_crowd()
    body: Any = BufferedReader(Pulled(request.receive, _MOST_BYTES))

    def loaded() -> Loaded:
        subjects = read_stream(body, name, Reading())
        done = load_customers(house.settings.home, subjects, Manner(ENGINE, replace), house.now(), (name,))
        page = done.population
        return Loaded(
            done.rows, done.unread, done.added, done.changed, done.removed, page.customers, page.version, page.with_problems
        )  # fmt: skip

    return Json(await anyio.to_thread.run_sync(loaded, limiter=STREAMS))


@knowing.get("/hits", summary="Customers who are hit", responses=answers(Hits, 404))
def hits(request: Request, _visitor: _Reader, limit: Limit = 100, offset: Offset = 0) -> Response:
    """Each with its outcome and the entries, in the order of the population; total says how many are hit in all."""
    home = _known(request).settings.home
    last = last_screened(home)
    found: list[Standing] = []
    total = 0
    for number, _, _ in last.shards if last else ():
        for row in standings_of(home, last, number) if last else ():
            if row.hits:
                total += 1
                if offset < total <= offset + limit:
                    found.append(row)
    return Json(Hits(tuple(map(_hit, found)), total))


def _hit(row: Standing) -> CustomerHit:
    """The same by the names of its fields: on the disk they are kept without."""
    met = tuple(Hit(*(getattr(one, name) for name in Hit.__struct_fields__)) for one in row.hits)
    return CustomerHit(row.key, row.name, row.outcome, row.why, met)


@knowing.get("/problems", summary="Customers' rows that could not be read", responses=answers(Problems, 404))
def problems(request: Request, _visitor: _Reader, limit: Limit = 100) -> Response:
    """The first of them: each with its file, its row, its field, what was said and why it was not understood."""
    home = _known(request).settings.home
    population = open_population(home)
    return Json(Problems(tuple(problems_of(home, population, limit)), population.with_problems))


@knowing.post("/screen", summary="Screen all known customers", responses=answers(Changed, 404, 409))
def screen(request: Request, _visitor: _Loader, limit: Limit = 100) -> Response:
    """Everybody, and what it changed against the screening before. A large population is screened by the command line."""
    return _changed(_known(request), screen_all, limit)


@knowing.post("/rescreen", summary="Screen those whom a change concerns", responses=answers(Changed, 404, 409))
def again(request: Request, _visitor: _Loader, limit: Limit = 100) -> Response:
    """Who is newly hit, hit otherwise, or no longer hit since they were last screened, and the attestation of it.

    All of it is kept: an answer that got lost is found among /v1/customers/screenings. What was not answered because the
    service ended is answered by the next one.
    """
    return _changed(_known(request), rescreen, limit)


@knowing.get("/screenings", summary="The last screenings, and what they attested", responses=answers(Runs, 404))
def screenings(request: Request, _visitor: _Reader) -> Response:
    """Newest first: how many customers were covered, with which lists and policy, and how many changed."""
    home = _known(request).settings.home
    found = (
        Run(
            run.id if changes_of(home, run.id) else None, run.at, run.customers, run.population, run.corpus, run.policy,
            run.newly_hit, run.changed, run.no_longer_hit,
        )
        for run in runs(home)
    )  # fmt: skip
    return Json(Runs(tuple(found)))


@knowing.get("/screenings/{run}", summary="What a screening changed", responses={
    200: {"description": "A change a line, as `seawall customers rescreen -o changes.jsonl` writes them; the attestation is the last",
          "content": {LINES: {"schema": {"type": "string"}}}},
    404: refusal(404),
})  # fmt: skip
def changes(request: Request, _visitor: _Reader, run: str) -> Response:
    """All of it, however much."""
    path = changes_of(_known(request).settings.home, run)
    if path is None:
        raise HTTPException(404, "no changes are kept of such a screening")
    return FileResponse(path, media_type=LINES)


def _changed(house: House, how: Callable[[Rescreening], Rescreened], limit: int) -> Response:
    done = screened(house, how)
    changes, again = done.to_tell, tuple(one.id for one in done.again)
    answer = Changed(done.id, changes[:limit], len(changes), done.full, done.attestation, again)
    # Behind the answer: whoever ends before it is out has told nobody.
    return Json(answer, background=BackgroundTask(told, house.settings.home, done.ids))


def _known(request: Request) -> House:
    house = house_of(request)
    if not has_population(house.settings.home):
        raise HTTPException(404, "no customers are known: load some")
    return house
