"""Bodies and answers of the native API for its description: schemas made of the very types, each body with an example."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

# What the answer bears to a request that had been done before.
REPLAYED = "Idempotent-Replayed"
JSON, LINES = "application/json", "application/x-ndjson"
_REF = "#/components/schemas/{name}"
# What each refusal is, where a route names it; those of every route stand in web/described.py.
_REFUSALS = {
    400: ("What was asked for does not exist", "there is no report 'blocket'; those that there are: blocked, annual"),
    401: ("No key, or one that is not known", "sign in, or send a key"),
    403: ("The visitor lacks a right", "Payments gateway may not work on cases: answer, note, attach, propose"),
    404: ("There is no such thing", "no case has the id 999"),
    409: ("The duties forbid it now", "ana proposed this: a second person approves"),
    412: ("It has changed since you saw it", "somebody acted on case 2 after you saw it: look at it again, then decide"),
    413: ("The body is too large", "the body is larger than 33,554,432 bytes"),
    422: ("The request makes no sense", [{"type": "value_error", "loc": ["body", ""], "msg": "Object missing required field `why`"}]),
    428: ("If-Match is missing", "send If-Match with the ETag under which you saw case 2"),
    429: ("Too many requests; Retry-After says when", "too many requests"),
    502: ("The receiver did not take it", "webhook.example answered 500"),
    503: ("Not now", "Index not ready."),
}  # fmt: skip


class Parts:
    """The schemas that the description keeps beside its routes, by name; gathered while routes are described."""

    def __init__(self) -> None:
        self.known: dict[str, Any] = {}

    def schema(self, kind: Any, more: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The schema of a type, as a reference where it is a structure; more are properties that are told beside its own.

        Two types of one name are told apart by the name of the type that they are parts of.
        """
        (schema,), parts = msgspec.json.schema_components([kind], ref_template=_REF)
        if any(self.known.get(name, part) != part for name, part in parts.items()):
            before = f"{kind.__name__}."
            (schema,), parts = msgspec.json.schema_components([kind], ref_template=_REF.replace("{", before + "{"))
            parts = {before + name: part for name, part in parts.items()}
        self.known |= parts
        if not more:
            return schema
        whole: dict[str, Any] = self.known[schema["$ref"].rpartition("/")[2]]
        return whole | {"properties": whole["properties"] | more}


PARTS = Parts()


def body(kind: Any, example: Any) -> dict[str, Any]:
    """A JSON body of a type, for a route's `openapi_extra`."""
    return {"requestBody": {"required": True, "content": {JSON: {"schema": PARTS.schema(kind), "example": example}}}}


def answers(
    kind: Any,
    *refusals: int,
    status: int = 200,
    told: str = "How it stands now",
    headers: Sequence[str] = (),
    more: Mapping[str, Any] | None = None,
) -> dict[int | str, dict[str, Any]]:
    """What a route answers, for its `responses`: one JSON answer of a type, and the refusals it knows beside every route's.

    Its example is put in by web/described.py, from the answers that a session of the tests got.
    """
    whole: dict[str, Any] = {"description": told, "content": {JSON: {"schema": PARTS.schema(kind, more)}}}
    if headers:
        whole["headers"] = {name: HEADERS[name] for name in headers}
    found: dict[int | str, dict[str, Any]] = {status: whole}
    return found | {code: refusal(code) for code in refusals}


def refusal(status: int, why: str = "") -> dict[str, Any]:
    """A refusal in the one shape, with an example."""
    told, example = _REFUSALS[status]
    schema = {"$ref": _REF.format(name="Refusal")}
    return {"description": why or told, "content": {JSON: {"schema": schema, "example": {"detail": example}}}}


HEADERS: Mapping[str, Any] = {
    "ETag": {"description": "Its version: If-Match of an act takes it", "schema": {"type": "string"}, "example": '"41"'},
    REPLAYED: {
        "description": "The request had been done before, and was not done again", "schema": {"type": "string", "enum": ["true"]},
    },
}  # fmt: skip
ACTED = ("ETag", REPLAYED)
