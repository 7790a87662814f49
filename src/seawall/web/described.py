"""The API's description (OpenAPI 3.1): FastAPI's own, with the routes that are written without FastAPI put in by hand."""

from typing import Any

from fastapi import FastAPI

from seawall.corpus import ENGINE
from seawall.web.yente.described import PATHS, SCHEMAS

VERSION = ENGINE
ABOUT = (
    "Sanctions screening. `/v1/…` is Seawall's own API; `/match`, `/search`, `/entities`, `/reconcile`, `/catalog` and "
    "`/algorithms` are those of yente 5, `/v2/search` that of watchman 0.66. Scores are Seawall's on all of them. "
    'Every refusal is `{"detail": …}`. A key goes into `Authorization: Bearer KEY` or `ApiKey KEY`, or `X-API-Key`.'
)  # fmt: skip
_SECURITY = {
    "key": {"type": "http", "scheme": "bearer"},
    "apiKey": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
}
_REFUSAL = {
    "type": "object",
    "required": ["detail"],
    "properties": {"detail": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "object"}}]}},
}
_EVERYWHERE = {
    "401": "No key, or one that is not known",
    "403": "The visitor lacks a right",
    "413": "The body is too large",
    "429": "Too many requests; Retry-After says when",
    "503": "No lists are loaded, the store is away, or no answer in time; Retry-After says when to ask again",
}


def describe(app: FastAPI) -> None:
    """Have app.openapi() tell of every route."""
    told = app.openapi

    def whole() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = told()
            schema["paths"] = PATHS | schema.get("paths", {})
            parts = schema.setdefault("components", {})
            parts["schemas"] = SCHEMAS | {"Refusal": _REFUSAL} | parts.get("schemas", {})
            parts["securitySchemes"] = _SECURITY
            schema["security"] = [{"key": []}, {"apiKey": []}]
            for path, methods in schema["paths"].items():
                for operation in methods.values():
                    _refusals(operation, is_open=path in {"/healthz", "/readyz"})
            app.openapi_schema = schema
        return app.openapi_schema

    app.openapi = whole  # type: ignore[method-assign]  # FastAPI's own way to extend it


def _refusals(operation: dict[str, Any], *, is_open: bool) -> None:
    if is_open:
        operation["security"] = []
        return
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}}
    for status, why in _EVERYWHERE.items():
        operation.setdefault("responses", {}).setdefault(status, {"description": why, "content": content})
