"""Looking into the lists: search, one entry whole, and which lists are in use and how old they are."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.corpus import ListVersion, home_of, last_checks, list_notes
from seawall.entities import Entity, Party, Role, Schema
from seawall.errors import SettingRefused
from seawall.matching import Match, guesses
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of
from seawall.web.native.described import answers
from seawall.web.refusals import Json
from seawall.web.spans import span

looking = APIRouter(tags=["lists"])


class Alike(msgspec.Struct, frozen=True):
    """An entry that is like what was asked for, with the reasons."""

    entity: str
    match: Match


class Found(msgspec.Struct, frozen=True):
    """What is alike, best first, in the lists of this version."""

    corpus: str
    matches: tuple[Alike, ...]


class Whole(msgspec.Struct, frozen=True):
    """An entry whole, and the other listings of the same party."""

    corpus: str
    entity: Entity
    listings: tuple[dict[str, Any], ...]


class Lists(msgspec.Struct, frozen=True):
    """The corpus in use in one page, and what every decision says of its lists."""

    version: str
    engine: str
    lists: tuple[ListVersion, ...]
    entities: int
    names: int
    list_names: tuple[str, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...]


_Searcher = Annotated[Visitor, needs(Right.SEARCH)]
_Reader = Annotated[Visitor, needs(Right.READ_LISTS)]


@looking.get(
    "/search",
    summary="Search the lists for a name or an identifier",
    responses=answers(Found, 400, 422, 503, told="What is alike"),
)
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
    with span("match", parties=1, corpus=corpus.version):
        matches = corpus.matches(party, threshold)[:top]
    rows = tuple(Alike(corpus.entity(match.entity_id).caption, match) for match in matches)
    return Json(Found(corpus.version, rows))


@looking.get("/entities/{entity_id}", summary="One entry, whole", responses=answers(Whole, 404))
def entity(request: Request, entity_id: str, _visitor: _Searcher) -> Response:
    """The entry as `seawall show --json` tells it, and the other listings of the same party."""
    corpus = house_of(request).corpus()
    found = corpus.entity(entity_id)
    ties = tuple(msgspec.to_builtins(tie) for tie in corpus.clusters.ties(entity_id))
    return Json(Whole(corpus.version, found, ties))


@looking.get("/lists", summary="The lists in use", responses=answers(Lists))
def lists(request: Request, _visitor: _Reader) -> Response:
    """The corpus in one page, and what every decision says of its lists: stale, missing, an extract."""
    house = house_of(request)
    corpus = house.corpus()
    manifest, home = corpus.manifest, home_of(corpus.folder)
    checks = last_checks(home, manifest.lists) if home else {}
    notes = tuple(list_notes(manifest, checks, house.now(), house.settings.used))
    return Json(Lists(
        manifest.version, manifest.engine, manifest.lists, manifest.entities, manifest.names, manifest.list_names,
        manifest.missing, notes,
    ))  # fmt: skip
