"""The application: routes put together, each guarded; nothing here decides anything."""

from fastapi import APIRouter, FastAPI

from seawall.web import desk
from seawall.web.guard import is_open
from seawall.web.house import House

_health = APIRouter(tags=["health"])


def application(house: House) -> FastAPI:
    """The service over one house."""
    app = FastAPI(title="Seawall", openapi_url=None, docs_url=None, redoc_url=None)
    app.state.house = house
    app.include_router(_health)
    desk.join(app)
    return app


@_health.get("/healthz")
@is_open
async def healthz() -> dict[str, str]:
    """The service is alive."""
    return {"status": "ok"}
