"""Documents attached over HTTP, to whatever takes some: the body is the document, and it is archived under its hash."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Query
from starlette.responses import Response

from seawall.store import Store
from seawall.web.house import Visitor
from seawall.web.native.described import ACTED, answers
from seawall.web.native.sent import Sent, sending

# As at the desk: with the rest of its request it fits into what a request may hold.
_MOST_DOCUMENT = 24 * 2**20
_BODY = {"requestBody": {"required": True, "content": {"application/octet-stream": {
    "schema": {"type": "string", "format": "binary"}, "example": "the bytes of the document",
}}}}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taker:
    """What takes documents.

    id_       the name of the path's parameter: case_id, item
    summary   what the route is, its answer and the example of a document's name
    known     404 where there is no such thing
    attach    by which store, what, by whom, under which name, which bytes
    told      how it stands after, with whether it was sent again
    """

    id_: str
    summary: str
    description: str
    kind: Any
    example: str
    known: Callable[[Store, str], object]
    attach: Callable[[Sent, Visitor, Store, str, str], object]
    told: Callable[..., Response]


def takes_documents(router: APIRouter, taker: Taker, may: Any, name: str) -> None:
    """Add the route by which documents are attached; may says who does it."""
    called = Query(min_length=1, max_length=200, examples=[taker.example], description="What it is called")

    def attached(
        id_: Annotated[str, Path(alias=taker.id_)],
        name: Annotated[str, called],
        visitor: Visitor = may,
        sent: Sent = sending,
    ) -> Response:
        taker.known(sent.house.store, id_)
        if not sent.body or len(sent.body) > _MOST_DOCUMENT:
            raise HTTPException(422, f"a document has 1 to {_MOST_DOCUMENT:,} bytes")
        is_again = sent.once(visitor, lambda store: taker.attach(sent, visitor, store, id_, name))
        return taker.told(sent, id_, is_again=is_again)

    router.add_api_route(
        f"/{{{taker.id_}}}/documents", attached, methods=["POST"], summary=taker.summary, description=taker.description,
        responses=answers(taker.kind, 404, 409, 422, headers=ACTED), openapi_extra=_BODY, name=name,
    )  # fmt: skip
