"""What is asked of the service itself: alive, ready, its counts, and its description."""

from typing import Annotated

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.errors import StoreFailed
from seawall.web import metrics
from seawall.web.guard import is_open, needs
from seawall.web.house import Visitor, house_of
from seawall.web.pulse import Pulse
from seawall.web.refusals import Json, again_after

probes = APIRouter(tags=["service"])


@probes.get("/healthz", summary="Whether the service is alive")
@is_open
async def healthz() -> dict[str, str]:
    """The process answers. Whether it has lists says /readyz."""
    return {"status": "ok"}


@probes.get(
    "/readyz",
    summary="Whether the service can screen",
    responses={503: {"description": "No lists are loaded, or the store does not answer"}},
)
@is_open
async def readyz(request: Request) -> dict[str, str]:
    """A corpus is loaded and the store answers; else 503, with the seconds after which to ask again."""
    house_of(request).corpus()
    pulse = request.app.state.pulse
    assert isinstance(pulse, Pulse)
    if not await pulse.beats():
        raise HTTPException(503, "Store not reachable.", headers=again_after(StoreFailed()))
    return {"status": "ok"}


@probes.get("/metrics", summary="Counts for Prometheus", responses={200: {"content": {"text/plain": {
    "schema": {"type": "string"},
    "example": 'seawall_requests_total{method="POST",route="/match/{dataset}",status="200"} 12.0\n',
}}}})  # fmt: skip
async def counts(_visitor: Annotated[Visitor, needs(Right.READ_LISTS)]) -> Response:
    """Prometheus' text format. A key is needed, not an address: behind a proxy everybody comes from the loopback."""
    return Response(metrics.exposition(), media_type="text/plain; version=0.0.4; charset=utf-8")


@probes.get("/openapi.json", include_in_schema=False)
async def description(request: Request, _visitor: Annotated[Visitor, needs()]) -> Response:
    """The whole API, for whoever was let in."""
    return Json(request.app.openapi())
