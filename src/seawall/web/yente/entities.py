"""GET /entities/{id} and what is adjacent to an entry, as yente answers."""

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from seawall.access import Right
from seawall.corpus import Corpus
from seawall.entities.ftm import schema_row
from seawall.entities.ftm.write import REFERENT
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of
from seawall.web.kept import kept
from seawall.web.refusals import Json
from seawall.web.yente import told

MOST_OFFSET = 9_499

entities = APIRouter(tags=["yente: data access"])
_Searcher = Annotated[Visitor, needs(Right.SEARCH)]
_Limit = Annotated[int, Query(le=500)]
_Offset = Annotated[int, Query(le=MOST_OFFSET)]


@entities.get("/entities/{entity_id}", summary="One entry, whole", responses={308: {}, 404: {}})
def fetch_entity(request: Request, entity_id: str, _visitor: _Searcher, nested: bool = True) -> Response:
    """An entry by its id; 308 to its own id where another one of a collection's is given."""
    corpus = house_of(request).corpus()
    elsewhere = _elsewhere(request, corpus, entity_id, "")
    return elsewhere or Json(told.whole(corpus, entity_id) if nested else told.flat(corpus, entity_id))


@entities.get("/entities/{entity_id}/adjacent", summary="What belongs to an entry", responses={308: {}, 404: {}})
def fetch_adjacent(  # yente's own parameters
    request: Request,
    entity_id: str,
    _visitor: _Searcher,
    _sort: Annotated[list[str], Query(alias="sort")] = [],  # noqa: B006  # FastAPI copies it
    limit: _Limit = 10,
    offset: _Offset = 0,
) -> Response:
    """Addresses, listings, documents, wallets and ties, by property."""
    corpus = house_of(request).corpus()
    elsewhere = _elsewhere(request, corpus, entity_id, "/adjacent")
    if elsewhere:
        return elsewhere
    rows = {name: _page(values, limit, offset) for name, values in told.adjacent(corpus, entity_id).items()}
    return Json({"entity": told.flat(corpus, entity_id), "adjacent": rows})


@entities.get(
    "/entities/{entity_id}/adjacent/{property_name}", summary="The same of one property", responses={308: {}, 404: {}}
)
def fetch_adjacent_by_property(  # yente's own parameters
    request: Request,
    entity_id: str,
    property_name: str,
    _visitor: _Searcher,
    _sort: Annotated[list[str], Query(alias="sort")] = [],  # noqa: B006  # FastAPI copies it
    limit: _Limit = 10,
    offset: _Offset = 0,
) -> Response:
    """What belongs to an entry under one property."""
    corpus = house_of(request).corpus()
    elsewhere = _elsewhere(request, corpus, entity_id, f"/adjacent/{quote(property_name, safe='')}")
    if elsewhere:
        return elsewhere
    row = schema_row(told.whole(corpus, entity_id)["schema"])
    known = row.properties.get(property_name) if row else None
    if known is None or not known.holds_entities:
        raise HTTPException(404, "No such property!")
    return Json(_page(told.adjacent(corpus, entity_id).get(property_name, []), limit, offset))


def _page(values: list[told.Json], limit: int, offset: int) -> dict[str, Any]:
    limit, offset = max(0, limit), max(0, offset)
    total = {"value": len(values), "relation": "eq"}
    return {"results": values[offset : offset + limit], "total": total, "limit": limit, "offset": offset}


def _elsewhere(request: Request, corpus: Corpus, entity_id: str, below: str) -> Response | None:
    """The way to the entry where its id is another's word for it. 404 where it is nobody's."""
    if corpus.has(entity_id):
        return None
    canonical = referents(corpus).get(entity_id)
    if canonical is None:
        raise HTTPException(404, "No such entity!")
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/entities/{quote(canonical, safe='')}{below}{query}", 308)


@kept(1)
def referents(corpus: Corpus) -> dict[str, str]:
    """The entries of collections by the ids that their sources give them."""
    return {fact.value: entity.id for entity in corpus for fact in entity.facts if fact.label == REFERENT}
