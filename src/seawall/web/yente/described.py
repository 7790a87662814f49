"""The description of the routes that are written without FastAPI, by hand: yente's own words for /match."""

from typing import Any

from seawall.web.yente.params import ALGORITHMS, BEST, MOST_EXCLUDED, MOST_QUERIES, MOST_RESULTS

_EXAMPLE = {
    "queries": {
        "q1": {"schema": "Company", "properties": {"name": ["Integrity Technology Group"], "country": ["cn"]}},
        "q2": {"schema": "Person", "properties": {"name": ["John Example"], "birthDate": ["1975-04-21"]}},
    }
}
_SCORED = {
    "id": "ofac-50543",
    "caption": "INTEGRITY TECHNOLOGY GROUP, INCORPORATED",
    "schema": "LegalEntity",
    "properties": {"name": ["INTEGRITY TECHNOLOGY GROUP, INCORPORATED"], "topics": ["sanction"]},
    "datasets": ["us_ofac_sdn"],
    "referents": [],
    "target": True,
    "first_seen": None,
    "last_seen": "2026-08-20T00:00:00",
    "last_change": None,
    "score": 0.9612,
    "explanations": {
        "rarity": {"detail": "how rare the names are that agree", "score": 1.3, "query": None, "candidate": None}
    },
    "match": True,
}


def _text(name: str, title: str, default: object, **more: object) -> dict[str, Any]:
    return {"in": "query", "name": name, "required": False, "schema": {"title": title, "default": default} | more}


def _texts(name: str, title: str, **more: object) -> dict[str, Any]:
    return _text(name, title, [], type="array", items={"type": "string"}, **more)


def _answer(description: str, schema: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}},
    }


_MATCH = {
    "tags": ["yente: matching"],
    "summary": "Examples to scored entries",
    "operationId": "match_match__dataset__post",
    "description": f"Up to {MOST_QUERIES} queries. Properties that FollowTheMoney lacks are ignored, as yente does; "
    "how much was ignored says the header x-seawall-ignored. Explanations are log-odds; their sum through the logistic "
    "curve is the score.",
    "parameters": [
        {"in": "path", "name": "dataset", "required": True, "schema": {"type": "string"}, "example": "default"},
        _text("limit", "Results of each query", 5, type="integer", maximum=MOST_RESULTS),
        _text("threshold", "Score from which on a result is a match", 0.7, type="number"),
        _text("cutoff", "Results up to this score are left out", 0.7, type="number"),
        _text("algorithm", "Accepted; the score is always Seawall's", BEST, type="string", enum=[BEST, *ALGORITHMS]),
        _texts("include_dataset", "Only these data sets"),
        _texts("exclude_dataset", "Not these data sets"),
        _texts("exclude_schema", "Not these kinds of entities"),
        _texts("topics", "Only entities of any of these topics"),
        _text("changed_since", "Only entities that changed since", None, type="string"),
        _texts("exclude_entity_ids", "Not these entities", maxItems=MOST_EXCLUDED),
    ],
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/EntityMatchQuery"}, "example": _EXAMPLE}
        },
    },
    "responses": {
        "200": _answer("The results of each query", "EntityMatchResponse"),
        "400": _answer("The batch can't be matched", "Refusal"),
        "404": _answer("No such data set", "Refusal"),
        "422": _answer("A parameter or the body makes no sense", "Refusal"),
    },
}

_OBJECT = {"type": "object"}
PATHS: dict[str, Any] = {"/match/{dataset}": {"post": _MATCH}}
SCHEMAS: dict[str, Any] = {
    "EntityExample": {
        "type": "object",
        "required": ["schema", "properties"],
        "properties": {
            "id": {"type": ["string", "null"]},
            "schema": {"type": "string", "example": "Person"},
            "properties": {
                "type": "object",
                "additionalProperties": {"anyOf": [{"type": "string"}, {"type": "array"}]},
            },
        },
    },
    "EntityMatchQuery": {
        "type": "object",
        "required": ["queries"],
        "properties": {
            "queries": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/EntityExample"}},
            "weights": {"type": "object", "additionalProperties": {"type": "number"}},
            "config": _OBJECT,
        },
    },
    "EntityMatchResponse": {
        "type": "object",
        "required": ["responses", "limit"],
        "properties": {
            "limit": {"type": "integer", "example": 5},
            "responses": {
                "type": "object",
                "additionalProperties": {
                    "type": "object",
                    "required": ["status", "results", "total", "query"],
                    "properties": {
                        "status": {"type": "integer", "example": 200},
                        "results": {"type": "array", "items": _OBJECT, "example": [_SCORED]},
                        "total": {"type": "object", "example": {"value": 1, "relation": "eq"}},
                        "query": {"$ref": "#/components/schemas/EntityExample"},
                    },
                },
            },
        },
    },
}
