"""The reconciliation API of OpenRefine (specification 0.2), as yente serves it: a manifest, queries, suggestions, columns."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Form, HTTPException, Query
from rigour.territories import get_territory
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.corpus import Corpus
from seawall.entities.ftm import schema_row
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of
from seawall.web.refusals import Json, invalid
from seawall.web.yente import told
from seawall.web.yente.asked import MATCHABLE, Asked, party_of
from seawall.web.yente.datasets import Scope, scope_of
from seawall.web.yente.entities import referents
from seawall.web.yente.match import best
from seawall.web.yente.params import MOST_QUERIES, MatchParams, known_algorithm, since
from seawall.web.yente.query import Every, Term
from seawall.web.yente.search import hits
from seawall.web.yente.words import words_of

reconciling = APIRouter(tags=["yente: reconciliation"])
_Matcher = Annotated[Visitor, needs(Right.SCREEN)]
_Searcher = Annotated[Visitor, needs(Right.SEARCH)]
_SPACE = "https://www.opensanctions.org/reference/#schema"
_DOCS = "https://openrefine.org/docs"
_SUGGESTED = 5
_SCORED = 0.7
# What the search for a type or property knows of FollowTheMoney's schemata.
_WIDTH, _HEIGHT, _BATCH = 430, 600, 3


class _Value(msgspec.Struct):
    pid: str
    v: Any = None


class _Asked(msgspec.Struct):
    query: str | None = None
    type: str | list[str] | None = None
    limit: int = 5
    properties: list[_Value] = []


class _Settings(msgspec.Struct):
    limit: int = 0
    render: str = "caption"


class _Column(msgspec.Struct):
    id: str
    settings: _Settings = msgspec.field(default_factory=_Settings)


class _Extend(msgspec.Struct):
    ids: list[str]
    properties: list[_Column]


@reconciling.get("/reconcile/{dataset}", summary="The reconciliation manifest", responses={404: {}})
async def manifest(request: Request, dataset: str, _visitor: _Searcher) -> Response:
    """What OpenRefine reads first. The query string, which may hold a key, goes on with every address."""
    scope = scope_of(house_of(request).corpus(), dataset)
    base = str(request.base_url).rstrip("/")
    here, query = f"{base}/reconcile/{dataset}", f"?{request.url.query}" if request.url.query else ""
    return Json({
        "versions": ["0.2"],
        "name": f"{scope.name} (Seawall)",
        "identifierSpace": _SPACE,
        "schemaSpace": _SPACE,
        "documentation": _DOCS,
        "batchSize": _BATCH,
        "view": {"url": f"{base}/entities/{{{{id}}}}"},
        "preview": {"url": f"{base}/entities/{{{{id}}}}", "width": _WIDTH, "height": _HEIGHT},
        "suggest": {
            what: {"service_url": here, "service_path": f"/suggest/{what}{query}"}
            for what in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {"service_url": here, "service_path": f"/extend/property{query}"},
            "propose_settings": _PROPOSED,
        },
        "defaultTypes": [_type(name) for name in MATCHABLE],
    })  # fmt: skip


_PROPOSED = [
    {"name": "limit", "label": "Limit", "type": "number", "default": 0, "choices": [],
     "help_text": "The most values of a row; 0: all."},
    {"name": "render", "label": "Values", "type": "select", "default": "caption",
     "choices": [{"id": "caption", "name": "For readers"}, {"id": "raw", "name": "For programs"}],
     "help_text": "A country's name (Russia), or its code (ru)."},
]  # fmt: skip


@reconciling.post("/reconcile/{dataset}", summary="Reconciliation queries", responses={400: {}, 404: {}})
def reconcile(  # noqa: PLR0913, PLR0917  # the specification's own parameters
    request: Request,
    dataset: str,
    _visitor: _Matcher,
    queries: Annotated[str, Form()] = "",
    extend: Annotated[str, Form()] = "",
    algorithm: str = "best",
    changed_since: str = "",
) -> Response:
    """Names to entries with scores; or, with extend, entries to more columns."""
    corpus = house_of(request).corpus()
    known_algorithm(algorithm)
    if extend.strip():
        rows = _extended(corpus, _decoded(extend, _Extend))
        return Json(rows, headers={"x-batch-size": str(len(rows["rows"]))})
    scope = scope_of(corpus, dataset)
    asked = _decoded(queries, dict[str, _Asked])
    if len(asked) > MOST_QUERIES:
        raise HTTPException(400, f"Too many queries in one batch (limit: {MOST_QUERIES})")
    answers = _reconciled(corpus, scope, asked, since(changed_since))
    return Json(answers, headers={"x-batch-size": str(len(answers))})


def _decoded(text: str, kind: Any) -> Any:
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.DecodeError, RecursionError):
        raise invalid("body", "queries", "these are no queries of the reconciliation API") from None


def _reconciled(corpus: Corpus, scope: Scope, asked: Mapping[str, _Asked], changed_since: str) -> dict[str, Any]:
    parties = {key: _party(one) for key, one in asked.items()}
    found = corpus.matches_many([one.party for one in parties.values()], _SCORED)
    answers = {}
    for (key, one), matches in zip(parties.items(), found, strict=True):
        params = MatchParams(limit=max(0, min(asked[key].limit, 500)), cutoff=0.0, changed_since=changed_since)
        kept = best(one, matches, corpus, scope, params)[: params.limit]
        answers[key] = {"result": [_row(corpus, match.entity_id, match.score) for match in kept]}
    return answers


def _party(one: _Asked) -> Asked:
    kind = one.type if isinstance(one.type, str) else next(iter(one.type or ()), "LegalEntity")
    said: dict[str, list[Any]] = {"name": [one.query]} if one.query else {}
    for value in one.properties:
        # A property may be named with its schema: "Person:birthDate", "Thing.name".
        name = value.pid.replace(":", ".").rpartition(".")[2]
        values = value.v if isinstance(value.v, list) else [value.v]
        said.setdefault(name, []).extend(each.get("id") if isinstance(each, dict) else each for each in values)
    # yente's base schema; it can't be matched by itself, and means whatever is named.
    schema = "LegalEntity" if kind == "Thing" else kind
    try:
        return party_of(schema, said)
    except ValueError as error:
        raise HTTPException(400, str(error)) from error


def _row(corpus: Corpus, entity_id: str, score: float | None = None) -> dict[str, Any]:
    said = told.whole(corpus, entity_id)
    row = {
        "id": said["id"],
        "name": said["caption"],
        "description": ", ".join(said["datasets"]),
        "type": [_type(said["schema"])],
    }
    # OpenRefine's scores go to 100.
    return row if score is None else row | {"score": round(score * 100, 2), "match": score >= _SCORED}


def _type(schema: str) -> dict[str, Any]:
    return {"id": schema, "name": _words(schema), "description": None}


def _words(name: str) -> str:
    """A schema's or property's name as words: "birthDate" is "Birth date"."""
    spaced = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
    return spaced[:1].upper() + spaced[1:]


def _extended(corpus: Corpus, asked: _Extend) -> dict[str, Any]:
    if len(asked.ids) > MOST_QUERIES:
        raise HTTPException(400, f"Too many queries in one batch (limit: {MOST_QUERIES})")
    meta: dict[str, dict[str, str]] = {}
    rows: dict[str, dict[str, list[dict[str, str]]]] = {entity_id: {} for entity_id in asked.ids}
    for entity_id in asked.ids:
        if not corpus.has(entity_id):
            if entity_id in referents(corpus):
                raise HTTPException(400, "Please specify the canonical entity ID, not a referent")
            continue
        said = told.flat(corpus, entity_id)
        row = schema_row(said["schema"])
        for column in asked.properties:
            known = row.properties.get(column.id) if row else None
            if known is not None:
                meta[column.id] = {"id": column.id, "name": _words(column.id)}
                rows[entity_id][column.id] = _cells(said["properties"].get(column.id, ()), known.type, column.settings)
    return {"meta": list(meta.values()), "rows": rows}


def _cells(values: Iterable[str], kind: str, settings: _Settings) -> list[dict[str, str]]:
    texts = list(values)[: settings.limit or None] if settings.limit >= 0 else []
    if settings.render == "caption" and kind == "country":
        texts = [territory.name if (territory := get_territory(text)) else text for text in texts]
    return [{"str": text} for text in texts]


def _suggested(prefix: str, result: list[Any]) -> Response:
    return Json({"code": "/api/status/ok", "status": "200 OK", "prefix": prefix, "result": result})


@reconciling.get("/reconcile/{dataset}/suggest/entity", summary="Entries whose names begin so")
def suggest_entity(
    request: Request, dataset: str, _visitor: _Searcher, prefix: str = "", limit: Annotated[int, Query(le=500)] = 10
) -> Response:
    """Entries by the beginning of their names."""
    corpus = house_of(request).corpus()
    scope = scope_of(corpus, dataset)
    words = words_of(prefix)[:20]
    if not words:
        return _suggested(prefix, [])
    # What is being typed is the last word; those before it are whole.
    query = Every((*(Term(word) for word in words[:-1]), Term(words[-1], how="prefix")))
    rows = [row for row in hits(corpus, query) if scope.holds(row.datasets)][: max(0, limit)]
    return _suggested(prefix, [_row(corpus, row.id) for row in rows])


@reconciling.get("/reconcile/{dataset}/suggest/type", summary="Kinds of entities whose names begin so")
async def suggest_type(request: Request, dataset: str, _visitor: _Searcher, prefix: str = "") -> Response:
    """Schemata of FollowTheMoney that can be matched."""
    scope_of(house_of(request).corpus(), dataset)
    found = [_type(name) for name in MATCHABLE if prefix and _begins(name, prefix)]
    return _suggested(prefix, found[:_SUGGESTED])


@reconciling.get("/reconcile/{dataset}/suggest/property", summary="Properties whose names begin so")
async def suggest_property(request: Request, dataset: str, _visitor: _Searcher, prefix: str = "") -> Response:
    """Properties of those schemata that hold texts."""
    scope_of(house_of(request).corpus(), dataset)
    names = sorted(name for name in _properties(MATCHABLE) if prefix and _begins(name, prefix))
    return _suggested(prefix, [{"id": name, "name": _words(name)} for name in names[:_SUGGESTED]])


@reconciling.get("/reconcile/{dataset}/extend/property", summary="Properties that a column can be made of")
async def extend_property(
    request: Request,
    dataset: str,
    _visitor: _Searcher,
    type: str = "Thing",  # noqa: A002  # the specification's own word
    limit: Annotated[int, Query(le=500)] = 50,
) -> Response:
    """The properties of a kind of entity."""
    scope_of(house_of(request).corpus(), dataset)
    if schema_row(type) is None:
        raise HTTPException(404, "No such type!")
    names = sorted(_properties([type]))[: max(0, limit)]
    return Json({"type": type, "limit": limit, "properties": [{"id": name, "name": _words(name)} for name in names]})


def _properties(schemata: Iterable[str]) -> set[str]:
    rows = [row for name in schemata if (row := schema_row(name))]
    return {name for row in rows for name, known in row.properties.items() if not known.holds_entities}


def _begins(name: str, prefix: str) -> bool:
    return name.lower().startswith(prefix.lower()) or _words(name).lower().startswith(prefix.lower())
