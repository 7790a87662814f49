"""Looking into the lists: search, one entry whole, and which lists are in use and how old they are."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.corpus import home_of, last_checks, list_notes
from seawall.entities import Party, Role, Schema
from seawall.errors import SettingRefused
from seawall.matching import guesses
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of
from seawall.web.refusals import Json

looking = APIRouter(tags=["lists"])
_Searcher = Annotated[Visitor, needs(Right.SEARCH)]
_Reader = Annotated[Visitor, needs(Right.READ_LISTS)]


@looking.get("/search", summary="Search the lists for a name or an identifier")
def search(  # what can be chosen
    request: Request,
    _visitor: _Searcher,
    q: Annotated[str, Query(min_length=1, max_length=1_000, examples=["Integrity Technology Group"])],
    type: Schema = Schema.LEGAL_ENTITY,  # noqa: A002  # the user's own word for it
    threshold: Annotated[float, Query(gt=0, lt=1)] = 0.5,
    top: Annotated[int, Query(ge=1, le=500)] = 10,
) -> Response:
    """What is like it, best first, with reasons; each match as `seawall search --json` tells it."""
    if not q.strip():
        raise SettingRefused("there is nothing to search for: give a name or an identifier")
    corpus = house_of(request).corpus()
    party = Party(Role.CUSTOMER, (q,), type, tuple(guesses(q)), place="request")
    matches = corpus.matches(party, threshold)[:top]
    rows = [{"entity": corpus.entity(match.entity_id).caption, "match": match} for match in matches]
    return Json({"corpus": corpus.version, "matches": rows})


@looking.get("/entities/{entity_id}", summary="One entry, whole", responses={404: {}})
def entity(request: Request, entity_id: str, _visitor: _Searcher) -> Response:
    """The entry as `seawall show --json` tells it, and the other listings of the same party."""
    corpus = house_of(request).corpus()
    found = corpus.entity(entity_id)
    ties = [msgspec.to_builtins(tie) for tie in corpus.clusters.ties(entity_id)]
    return Json({"corpus": corpus.version, "entity": found, "listings": ties})


@looking.get("/lists", summary="The lists in use")
def lists(request: Request, _visitor: _Reader) -> Response:
    """The corpus in one page, and what every decision says of its lists: stale, missing, an extract."""
    house = house_of(request)
    corpus = house.corpus()
    manifest, home = corpus.manifest, home_of(corpus.folder)
    checks = last_checks(home, manifest.lists) if home else {}
    told: dict[str, Any] = msgspec.to_builtins(manifest)
    told.pop("sizes")
    return Json(told | {"notes": list_notes(manifest, checks, house.now(), house.settings.used)})
