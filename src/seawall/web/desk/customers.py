"""Known customers: how many, when they were screened, who was found, and who is newly hit."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.corpus import Corpus
from seawall.customers import Kind, Population, Screened, Standing, open_population, problems_of
from seawall.customers.population import folder_of, has_population
from seawall.customers.state import last_screened, standings_of
from seawall.decisions import Outcome, Policy
from seawall.errors import NotAllowed
from seawall.rescreen import ATTESTATIONS, Rescreening, rescreen
from seawall.web.desk.forms import Form
from seawall.web.desk.page import moment_of, page
from seawall.web.desk.page import pages as _pages
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of
from seawall.web.look.shown import clean

pages = _pages()
_Reader = Annotated[Visitor, needs(Right.READ_CUSTOMERS)]
_Loader = Annotated[Visitor, needs(Right.READ_CUSTOMERS, Right.LOAD_CUSTOMERS)]
_SHOWN, _PROBLEMS, _RUNS = 200, 10, 12
# One attestation has some 300 bytes.
_TAIL = 16 * 2**10
# Screened by one thread in some ten seconds at most; more are a matter for the command line and its processes.
_MOST_HERE = 20_000


class _Run(msgspec.Struct, frozen=True):
    """One whole screening, as it was attested."""

    at: datetime
    customers: int
    corpus: str
    policy: str
    newly_hit: int
    changed: int
    no_longer_hit: int


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
        due=list(_due(population, screened, house.corpus(), house.policy())) if population else [],
        problems=problems_of(home, population, _PROBLEMS) if population else [],
        hits=hits[:_SHOWN],
        left_out=max(0, len(hits) - _SHOWN),
        find=clean(find),
        runs=_runs(home),
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


def _due(population: Population, screened: Screened | None, corpus: Corpus, policy: Policy) -> Iterator[str]:
    """What has to be done before the screening is up to date."""
    if screened is None:
        yield "they were never screened: run seawall customers screen"
        return
    if screened.population != population.version:
        yield "customers changed since: run seawall customers rescreen"
    if screened.conditions.corpus != corpus.version:
        yield "the lists changed since: run seawall customers rescreen"
    if screened.conditions.policy != policy.version:
        yield "the policy changed since: run seawall customers rescreen"


def _runs(home: Path) -> list[_Run]:
    """What the last screenings attested, newest first, of the end of the file of attestations."""
    path = folder_of(home) / ATTESTATIONS
    if not path.exists():
        return []
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - _TAIL))
        lines = stream.read().splitlines()
    found = []
    for line in reversed(lines):
        try:
            found.append(msgspec.json.decode(line, type=_Run))
        except msgspec.MsgspecError:
            break  # the first line of the tail is cut; nothing before it is read
    return found[:_RUNS]


@pages.post("/customers/rescreen")
def again(request: Request, visitor: _Loader, form: Form) -> Response:  # noqa: ARG001  # the form carries the csrf token
    """Screen those concerned by what changed, and show who is newly hit. A large population is screened elsewhere."""
    house = house_of(request)
    home = house.settings.home
    known = open_population(home).customers
    if known > _MOST_HERE:
        raise NotAllowed(
            f"{known:,} customers are too many to be screened while a page waits: run seawall customers rescreen"
        )
    done = rescreen(Rescreening(home, house.corpus(), house.policy(), moment_of(request)))
    return page(
        request,
        visitor,
        "rescreened.html.j2",
        title="Newly hit",
        done=done,
        told=done.attestation,
        rows=done.changes[:_SHOWN],
        left_out=max(0, len(done.changes) - _SHOWN),
        Kind=Kind,
    )
