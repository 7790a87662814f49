"""POST /match/{dataset}: examples to scored entries, as yente answers; the scores are those of every screening.

The route is a plain one of Starlette, and msgspec reads and writes its JSON: pydantic alone would take longer than the match.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import structlog
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from seawall.access import Right
from seawall.corpus import Corpus
from seawall.entities import Schema
from seawall.entities.ftm import schema_row
from seawall.matching import Basis, Match
from seawall.web import metrics
from seawall.web.guard import guarded
from seawall.web.house import Visitor, house_of
from seawall.web.refusals import Json, invalid
from seawall.web.spans import span
from seawall.web.yente.asked import Asked, party_of
from seawall.web.yente.datasets import Scope, scope_of
from seawall.web.yente.params import MOST_QUERIES, MatchParams, match_params
from seawall.web.yente.told import whole, written

# Up to so many queries, in so many bytes, are matched where they are: handing one to a thread costs more than a match of a
# third of a thousandth of a second. More would keep other requests waiting, and one query may have names without end.
_AT_ONCE, _SMALL = 4, 2_048
# The variables of logic-v2's configuration: they are known and change nothing here.
CONFIG = frozenset(
    "nm_name_property nm_number_mismatch nm_extra_query_name nm_extra_result_name nm_family_name_weight "
    "nm_fuzzy_cutoff_factor".split()
)
# Of no score can be asked more surely than this: the curve never reaches 0 or 1.
_LEAST, _MOST = 0.0001, 0.9999
_log = structlog.get_logger("seawall.web")


class _Example(msgspec.Struct):
    schema: str
    properties: dict[str, Any]
    id: str | None = None


class _Body(msgspec.Struct):
    queries: dict[str, _Example]
    weights: dict[str, float] = {}
    config: dict[str, str | int | float | bool | None] = {}


_read = msgspec.json.Decoder(_Body).decode
_encode = msgspec.json.Encoder().encode


@guarded(Right.SCREEN)
async def match(request: Request, _visitor: Visitor) -> Response:
    """Read the request, match, and write the answer."""
    corpus = house_of(request).corpus()
    params = match_params(request.scope["query_string"])
    scope = scope_of(corpus, request.path_params["dataset"], params.include_dataset, params.exclude_dataset)
    data = await request.body()
    is_small = len(data) <= _SMALL
    body, asked = _asked(data) if is_small else await run_in_threadpool(_asked, data)
    if is_small and len(asked) <= _AT_ONCE:
        answer = answered(asked, corpus, scope, params)
    else:
        answer = await run_in_threadpool(answered, asked, corpus, scope, params)
    ignored = _tell_ignored(asked, body)
    headers = {"x-batch-size": str(len(asked))} | ({"x-seawall-ignored": str(ignored)} if ignored else {})
    return Json(answer, headers=headers)


PLAIN = [Route("/match/{dataset}", match, methods=["POST"])]


def _asked(data: bytes) -> tuple[_Body, dict[str, tuple[_Example, Asked]]]:
    """A body and its queries. 422 where it is none, and 400 where yente would refuse the whole batch."""
    try:
        body = _read(data)
    except msgspec.ValidationError as error:
        # What was said is not repeated: it names who was asked about. msgspec's words are of types and places alone.
        raise invalid("body", "queries", str(error)) from None
    except (msgspec.DecodeError, RecursionError):
        raise invalid("body", "queries", "JSON decode error") from None
    if len(body.queries) > MOST_QUERIES:
        raise HTTPException(400, f"Too many queries in one batch (limit: {MOST_QUERIES})")
    if not body.queries:
        raise HTTPException(400, "No queries provided.")
    for name in body.config:
        if name not in CONFIG:
            raise HTTPException(400, f"Invalid configuration parameter: {name}")
    try:
        return body, {key: (one, party_of(one.schema, one.properties)) for key, one in body.queries.items()}
    except ValueError as error:
        raise HTTPException(400, f"Cannot parse example entity: {error}") from error


def _tell_ignored(asked: Mapping[str, tuple[_Example, Asked]], body: _Body) -> int:
    """Count and log what was ignored: names of properties and settings, never values."""
    said = Counter(f"{one.schema}:{name}" for _, one in asked.values() for name in one.ignored)
    kinds = {"property": said.total(), "weight": len(body.weights), "config": len(body.config)}
    for what, count in kinds.items():
        if count:
            metrics.IGNORED.labels(what).inc(count)
    total = sum(kinds.values())
    if total:
        # A property's name is the client's own text: only those that FollowTheMoney could mean are logged as they are.
        known = {name: count for name, count in said.items() if _is_word(name.partition(":")[2])}
        _log.warning("ignored", properties=dict(sorted(known.items())[:20]), **kinds)
    return total


def _is_word(name: str) -> bool:
    return name.isascii() and name.isalpha() and len(name) <= 40


def answered(asked: Mapping[str, tuple[Any, Asked]], corpus: Corpus, scope: Scope, params: MatchParams) -> bytes:
    """The whole answer as JSON."""
    floor = min(max(params.cutoff, _LEAST), _MOST)
    with span("match", parties=len(asked), corpus=corpus.version):
        found = corpus.matches_many([one.party for _, one in asked.values()], floor)
    responses = {
        key: _response(example.id, one, matches, corpus, scope, params)
        for (key, (example, one)), matches in zip(asked.items(), found, strict=True)
    }
    return _encode({"responses": responses, "limit": params.limit})


def _response(  # noqa: PLR0913, PLR0917  # one query's whole answer
    own_id: str | None, asked: Asked, matches: Sequence[Match], corpus: Corpus, scope: Scope, params: MatchParams
) -> dict[str, Any]:
    kept = best(asked, matches, corpus, scope, params)
    return {
        "status": 200,
        "results": [msgspec.Raw(_result(match, corpus, scope, params)) for match in kept[: params.limit]],
        "total": {"value": sum(match.score >= params.threshold for match in kept), "relation": "eq"},
        "query": {"id": own_id, "schema": asked.schema, "properties": asked.properties},
    }


def best(asked: Asked, matches: Sequence[Match], corpus: Corpus, scope: Scope, params: MatchParams) -> list[Match]:
    """The matches above the cutoff that the parameters let through, best first."""
    found = (match for match in matches if match.score > params.cutoff)
    kept = []
    for match in found:
        if _is_asked_for(match, asked, corpus, scope, params):
            kept.append(match)
            if len(kept) == params.candidates:
                break
    return kept


def _is_asked_for(match: Match, asked: Asked, corpus: Corpus, scope: Scope, params: MatchParams) -> bool:
    is_plain = scope.is_all and not (
        params.exclude_schema or params.topics or params.changed_since or params.exclude_entity_ids
    )
    if not _fits(match, asked, corpus):
        return False
    return is_plain or is_held(corpus, match.entity_id, scope, params)


def is_held(corpus: Corpus, entity_id: str, scope: Scope, params: MatchParams) -> bool:
    """Whether an entry is in the scope, and of none of the kinds that were left out.

    An entry of which nobody knows when it changed is never left out for not having changed.
    """
    said = whole(corpus, entity_id)
    row = schema_row(said["schema"])
    changed = said["last_change"]
    return (
        scope.holds(said["datasets"])
        and not (row and any(row.is_a(name) for name in params.exclude_schema))
        and (not params.topics or not set(params.topics).isdisjoint(said["properties"].get("topics", ())))
        and (not params.changed_since or changed is None or changed > params.changed_since)
        and params.exclude_entity_ids.isdisjoint([entity_id, *said["referents"]])
    )


def _fits(match: Match, asked: Asked, corpus: Corpus) -> bool:
    """Whether an entry may be of the schema that was asked for; a shared identifier says more than a schema."""
    mine = asked.party.schema
    if match.basis is Basis.IDENTIFIER or mine is Schema.WALLET:
        return True
    return mine.could_be(corpus.entity(match.entity_id).schema)


def _result(match: Match, corpus: Corpus, scope: Scope, params: MatchParams) -> bytes:
    """An entry with its score: what is known of it beforehand is written once."""
    scored = {
        "score": match.score,
        "explanations": explanations(match),
        "match": match.score >= params.threshold,
    }
    return written(corpus, match.entity_id, scope) + b"," + _encode(scored)[1:]


def explanations(match: Match) -> dict[str, dict[str, Any]]:
    """The reasons by name. Their scores are log-odds: their sum, through the logistic curve, is the match's score."""
    told: dict[str, dict[str, Any]] = {}
    for reason in match.reasons:
        name = feature = reason.feature.replace(" ", "_").replace(".", "")
        number = 1
        while name in told:
            number += 1
            name = f"{feature}_{number}"
        told[name] = {
            "detail": reason.text,
            "score": reason.points,
            "query": reason.screened or None,
            "candidate": reason.listed or None,
        }
    return told
