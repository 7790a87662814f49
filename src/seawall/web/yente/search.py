"""GET /search/{dataset}: words to entries, with filters, order and counts, as yente answers."""

from collections import Counter
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Depends, HTTPException, Query
from rigour.territories import get_territory
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.corpus import Corpus
from seawall.entities.ftm import schema_row
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of
from seawall.web.refusals import Json
from seawall.web.yente import told, words
from seawall.web.yente.datasets import Scope, plain, scope_of
from seawall.web.yente.entities import MOST_OFFSET
from seawall.web.yente.params import MatchParams, since
from seawall.web.yente.query import Query as Asked
from seawall.web.yente.query import Term, Without, parse, simple

searching = APIRouter(tags=["yente: matching"])
_Texts = Annotated[list[str], Query()]
# yente tells as many values of a facet.
_FACET_MOST = 300
_MOST_SORTS = 8


class Facet(StrEnum):
    """What can be counted."""

    DATASETS = "datasets"
    SCHEMA = "schema"
    COUNTRIES = "countries"
    IDENTIFIERS = "identifiers"
    TOPICS = "topics"
    GENDERS = "genders"


class Operator(StrEnum):
    """How several filters on one field go together."""

    AND = "AND"
    OR = "OR"


def _filters(  # noqa: PLR0913, PLR0917  # yente's own parameters
    countries: _Texts = [], topics: _Texts = [], datasets: _Texts = [],  # noqa: B006  # FastAPI copies it
    filter: _Texts = [], filter_op: Operator = Operator.OR, target: bool | None = None,  # noqa: A002, B006
) -> tuple[dict[str, list[str]], Operator, bool | None]:  # fmt: skip
    """The filters by field."""
    found = {"countries": countries, "topics": topics, "datasets": [plain(name) for name in datasets]}
    for text in filter:
        field, colon, value = text.partition(":")
        if not colon:
            raise HTTPException(400, f"Invalid filter: {text[:40]}; write it as field:value")
        found.setdefault(field, []).append(value)
    return {field: [value.lower() for value in values] for field, values in found.items() if values}, filter_op, target


_Filters = Annotated[tuple[dict[str, list[str]], Operator, bool | None], Depends(_filters)]
_Searcher = Annotated[Visitor, needs(Right.SEARCH)]


@searching.get("/search/{dataset}", summary="Search entries by words", responses={400: {}, 404: {}})
def search(  # noqa: PLR0913, PLR0917  # yente's own parameters
    request: Request,
    dataset: str,
    filters: _Filters,
    _visitor: _Searcher,
    q: str = "",
    schema: str = "Thing",
    include_dataset: _Texts = [],  # noqa: B006  # FastAPI copies it
    exclude_dataset: _Texts = [],  # noqa: B006
    exclude_schema: _Texts = [],  # noqa: B006
    changed_since: str = "",
    limit: Annotated[int, Query(le=500)] = 10,
    offset: Annotated[int, Query(le=MOST_OFFSET)] = 0,
    sort: _Texts = [],  # noqa: B006
    fuzzy: bool = False,
    simple: bool = False,
    facets: Annotated[list[Facet], Query()] = [Facet.COUNTRIES, Facet.TOPICS, Facet.DATASETS],  # noqa: B006
) -> Response:
    """Entries whose names and texts have all words of q; without q all of the data set."""
    corpus = house_of(request).corpus()
    if schema_row(schema) is None:
        raise HTTPException(400, "Invalid schema")
    scope = scope_of(corpus, dataset, include_dataset, exclude_dataset)
    params = MatchParams(exclude_schema=tuple(exclude_schema), changed_since=since(changed_since))
    found = hits(corpus, _query(q, is_simple=simple, is_fuzzy=fuzzy))
    held = [row for row in found if _holds(corpus, row, scope, schema, params, filters)]
    held = _sorted(corpus, held, sort)
    limit, offset = max(0, limit), max(0, offset)
    return Json({
        "limit": limit,
        "offset": offset,
        "total": {"value": len(held), "relation": "eq"},
        "results": [told.flat(corpus, row.id, scope) for row in held[offset : offset + limit]],
        "facets": {facet: _counted(corpus, held, facet) for facet in facets},
    })  # fmt: skip


def hits(corpus: Corpus, query: Asked | None) -> list[words.Outline]:
    """What a query finds, the best first; what is of one worth in the order of the lists."""
    numbers, worth = words.found(corpus, query)
    rows = words.words(corpus).rows
    return [rows[number] for number in numbers[np.argsort(-worth, kind="stable")].tolist()]


def _query(text: str, *, is_simple: bool, is_fuzzy: bool) -> Asked | None:
    if is_simple:
        return simple(text)
    try:
        asked = parse(text)
    except ValueError as error:
        raise HTTPException(400, f"Invalid query: {error}") from error
    return _fuzzy(asked) if is_fuzzy and asked else asked


def _fuzzy(query: Asked) -> Asked:
    """The same, each plain word with what is spelt alike."""
    if isinstance(query, Term):
        return query if query.how or query.field else Term(query.text, how="fuzzy")
    if isinstance(query, Without):
        return query
    return type(query)(tuple(_fuzzy(part) for part in query.parts))


def _holds(  # noqa: PLR0913, PLR0917  # all that can be asked of an entry
    corpus: Corpus,
    said: words.Outline,
    scope: Scope,
    schema: str,
    params: MatchParams,
    asked: tuple[dict[str, list[str]], Operator, bool | None],
) -> bool:
    filters, operator, target = asked
    row = schema_row(said.schema)
    if not scope.holds(said.datasets) or (row and not row.is_a(schema)):
        return False
    if row and any(row.is_a(name) for name in params.exclude_schema):
        return False
    # Of whom nobody knows when it changed is never left out for not having changed.
    if params.changed_since and said.changed and said.changed <= params.changed_since:
        return False
    if target is not None and said.target is not target:
        return False
    meets: Callable[[Iterable[bool]], bool] = any if operator is Operator.OR else all
    for field, wanted in filters.items():
        values = {value.lower() for value in _values(corpus, said, field)}
        if not meets(value in values for value in wanted):
            return False
    return True


def _values(corpus: Corpus, said: words.Outline, field: str) -> Iterable[str]:
    known = said.values(field)
    return known if known is not None else words.field_values(told.whole(corpus, said.id), field)


def _sorted(corpus: Corpus, rows: list[words.Outline], sort: list[str]) -> list[words.Outline]:
    """In the order asked for, the first criterion first; what lacks a value stands last either way."""
    for text in reversed(sort[:_MOST_SORTS]):
        field, _, direction = text.partition(":")
        keys = {row.id: _sort_key(corpus, row, field) for row in rows}
        have = [row for row in rows if keys[row.id]]
        have.sort(key=lambda row, keys=keys: keys[row.id], reverse=direction == "desc")  # type: ignore[misc]
        rows = have + [row for row in rows if not keys[row.id]]
    return rows


def _sort_key(corpus: Corpus, row: words.Outline, field: str) -> str:
    if field in {"first_seen", "last_seen", "last_change"}:
        return str(told.whole(corpus, row.id)[field] or "")
    return next(iter(_values(corpus, row, field)), "").lower()


def _counted(corpus: Corpus, rows: Iterable[words.Outline], facet: Facet) -> dict[str, Any]:
    counts = Counter(value for row in rows for value in _values(corpus, row, facet))
    most = sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:_FACET_MOST]
    values = [{"name": name, "label": _label(corpus, facet, name), "count": count} for name, count in most]
    return {
        "label": {Facet.DATASETS: "Data sources", Facet.SCHEMA: "Types"}.get(facet, facet.title()),
        "values": values,
    }


def _label(corpus: Corpus, facet: Facet, name: str) -> str:
    if facet is Facet.COUNTRIES:
        territory = get_territory(name)
        return territory.name if territory else name
    if facet is Facet.DATASETS:
        return next((row.title for row in corpus.manifest.lists if plain(row.id) == name), name)
    return {"sanction": "Sanctioned entity", "male": "Male", "female": "Female"}.get(name, name)
