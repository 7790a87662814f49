"""What yente says of itself: its catalogue, its algorithms, and the order to look for new data."""

from hashlib import sha1
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.corpus import Corpus, ListVersion
from seawall.lists.catalog import BY_ID
from seawall.matching.weights import WEIGHTS
from seawall.web.guard import is_open, needs
from seawall.web.house import Visitor, house_of
from seawall.web.refusals import Json
from seawall.web.yente.datasets import ALL, children_of, plain, version_of
from seawall.web.yente.match import CONFIG
from seawall.web.yente.params import ALGORITHMS

system = APIRouter(tags=["yente: system"])
_Reader = Annotated[Visitor, needs(Right.READ_LISTS)]
_TITLES = {"default": "All lists in use", "sanctions": "All lists in use"}
# What each algorithm's description says: there is one score, under whatever name it is asked for.
_ABOUT = (
    "Seawall's score: the logistic curve of the sum of its reasons, each in log-odds. Other names are accepted so that "
    "clients need no change, and give this score."
)
# yente wants an address here; what a reason is worth stands in our methodology.
_URL = "docs/methodology.md"


@system.get("/catalog", summary="The data sets that can be asked")
@system.get("/manifest", include_in_schema=False)
async def catalog(request: Request, _visitor: _Reader) -> Response:
    """A data set for each list, one for each that a collection holds, and those that mean all of them."""
    corpus = house_of(request).corpus()
    tag = _etag(corpus)
    headers = {"etag": tag, "cache-control": "private, max-age=300"}
    known = {part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")}
    if known & {tag, "*"}:
        return Response(status_code=304, headers=headers)
    datasets = _datasets(corpus)
    current = [row["name"] for row in datasets]
    return Json({"datasets": datasets, "current": current, "outdated": [], "index_stale": False}, headers=headers)


def _etag(corpus: Corpus) -> str:
    rows = sorted(f"{plain(row.id)}:{version_of(row)}:{corpus.version}" for row in corpus.manifest.lists)
    return f'"{sha1("|".join(rows).encode(), usedforsecurity=False).hexdigest()}"'


def _datasets(corpus: Corpus) -> list[dict[str, Any]]:
    children = children_of(corpus)
    lists = [_list(row, sorted(children[plain(row.id)]), corpus) for row in corpus.manifest.lists]
    inside = sorted({name for names in children.values() for name in names} - children.keys())
    known = [row["name"] for row in lists]
    return [
        *(_dataset(name, _TITLES[name], corpus, load=True, children=known, count=len(corpus)) for name in ALL),
        *lists,
        *(_dataset(name, name, corpus) for name in inside),
    ]


def _list(row: ListVersion, children: list[str], corpus: Corpus) -> dict[str, Any]:
    told = _dataset(plain(row.id), row.title, corpus, children=children, count=row.entities)
    known = BY_ID.get(row.id)
    when = row.published.isoformat() if row.published else None
    return told | {
        "version": version_of(row),
        "updated_at": f"{when}T00:00:00" if when else None,
        "last_export": row.fetched_at.strftime("%Y-%m-%dT%H:%M:%S") if row.fetched_at else None,
        "publisher": {"name": known.publisher, "country_label": None} if known else None,
    }


def _dataset(  # noqa: PLR0913  # a row of yente's catalogue
    name: str,
    title: str,
    corpus: Corpus,
    *,
    load: bool = False,
    children: list[str] | None = None,
    count: int | None = None,
) -> dict[str, Any]:
    return {
        "name": name,
        "title": title,
        "version": corpus.version,
        "load": load,
        "children": children or [],
        "entity_count": count,
        "thing_count": count,
        "tags": [],
        "resources": [],
        "deprecated": False,
        "namespace": False,
        "entities_url": None,
        "index_version": corpus.version,
        "index_current": True,
    }


@system.get("/algorithms", summary="The algorithms that are accepted")
async def algorithms(_visitor: _Reader) -> Response:
    """One score under several names; the configuration of logic-v2 is accepted and changes nothing."""
    features = {
        row.name.replace(" ", "_"): {"description": row.meaning, "coefficient": row.worth, "url": _URL}
        for row in WEIGHTS
    }
    config = {
        name: {"type": "float", "description": "accepted, and of no effect", "default": None} for name in sorted(CONFIG)
    }
    rows = [
        {
            "name": name,
            "description": _ABOUT,
            "features": features,
            "docs": {"name": name, "description": _ABOUT, "config": config, "features": features},
        }
        for name in ALGORITHMS
    ]
    return Json({"algorithms": rows, "default": "best", "best": ALGORITHMS[0]})


@system.post("/updatez", summary="Look for a new corpus now", responses={403: {"description": "Invalid token."}})
@is_open
async def updatez(request: Request, token: str = "", sync: bool = False) -> dict[str, str]:  # noqa: ARG001
    """Answer that the service looks for a new corpus, as it does every second; lists are fetched by `seawall refresh`.

    The token is a key that may read lists. It is a route of its own kind: yente's clients expect 403 and these words.
    """
    named = Request({**request.scope, "headers": [(b"authorization", f"ApiKey {token}".encode("latin-1", "replace"))]})
    visitor = await house_of(request).admit(named if token else request)
    if visitor is None or Right.READ_LISTS not in visitor.rights:
        raise HTTPException(403, "Invalid token.")
    return {"status": "ok"}
