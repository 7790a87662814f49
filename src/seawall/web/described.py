"""The API's description (OpenAPI 3.1): FastAPI's own, with the routes that are written without FastAPI put in by hand."""

from importlib import resources
from typing import Any

import msgspec
from fastapi import FastAPI

from seawall.corpus import ENGINE
from seawall.web.native.described import JSON, LINES, PARTS, refusal
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
# Answers as a session of tests/web/native/test_session.py got them, by method and path; it writes the file anew when asked to.
_EXAMPLES = "examples.json"
_NEEDS_A_RECEIVER = {"POST /v1/webhooks/try": {"told": True}}
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
            app.openapi_schema = _completed(told())
        return app.openapi_schema

    app.openapi = whole  # type: ignore[method-assign]  # FastAPI's own way to extend it


def _completed(schema: dict[str, Any]) -> dict[str, Any]:
    schema["paths"] = PATHS | schema.get("paths", {})
    parts = schema.setdefault("components", {})
    parts["schemas"] = SCHEMAS | PARTS.known | {"Refusal": _REFUSAL} | parts.get("schemas", {})
    parts["securitySchemes"] = _SECURITY
    schema["security"] = [{"key": []}, {"apiKey": []}]
    known = examples() | _NEEDS_A_RECEIVER
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            _refusals(operation, is_open=path in {"/healthz", "/readyz"})
            _answers(operation, known.get(f"{method.upper()} {path}"))
    return schema


def examples() -> dict[str, Any]:
    """The answers of one session, by method and path of what was asked."""
    found: dict[str, Any] = msgspec.json.decode(resources.files("seawall.web").joinpath(_EXAMPLES).read_bytes())
    return found


def _refusals(operation: dict[str, Any], *, is_open: bool) -> None:
    """Every refusal in the one shape with an example, and those that every route has."""
    answers = operation.setdefault("responses", {})
    if is_open:
        operation["security"] = []
    for status, why in {} if is_open else _EVERYWHERE.items():
        answers.setdefault(status, {"description": why})
    for status, answer in answers.items():
        if status[0] in "45":
            is_said = answer.get("description") not in {None, "", "Validation Error"}
            answers[status] = refusal(int(status), answer["description"] if is_said else "")


def _answers(operation: dict[str, Any], example: Any) -> None:
    """An example of what is answered; where no type tells it, its shape as well."""
    good = [answer for status, answer in operation["responses"].items() if status[0] == "2"]
    for answer in good:
        # What has no schema is FastAPI's guess.
        answer["content"] = {
            kind: told
            for kind, told in answer.get("content", {}).items()
            if told.get("schema") or (kind == JSON and isinstance(example, dict))
        }
    if example is None:
        return
    for told in (content for answer in good for kind, content in answer.get("content", {}).items() if kind in _TOLD):
        told["example"] = example
        if not told.get("schema"):
            told["schema"] = _shape(example)


_TOLD = frozenset({JSON, LINES})
_KINDS: dict[type, str] = {
    dict: "object",
    list: "array",
    str: "string",
    bool: "boolean",
    int: "number",
    float: "number",
}


def _shape(example: Any) -> dict[str, Any]:
    """The outer shape of an answer: its fields, all of which are always there."""
    if not isinstance(example, dict):
        return {"type": _KINDS[type(example)]}
    fields = {name: {"type": _KINDS[type(value)]} for name, value in example.items() if value is not None}
    return {"type": "object", "required": sorted(example), "properties": fields}
