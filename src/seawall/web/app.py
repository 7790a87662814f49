"""The application: routes put together, each guarded; nothing here decides anything."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from typing import Any

import anyio.to_thread
from fastapi import FastAPI

from seawall.web import described, desk, native, watchman, yente
from seawall.web.bounds import Bounded, Bounds
from seawall.web.house import House
from seawall.web.probes import probes
from seawall.web.pulse import Pulse
from seawall.web.rates import Buckets
from seawall.web.refusals import refuse_in_one_shape
from seawall.web.signing import install
from seawall.web.signing.headers import BoundHeaders
from seawall.web.watched import Watched

# What blocks runs in threads, each of which has a matcher of its own of some 26 MB over all of OFAC.
_THREADS = 4
# What runs beside the requests as long as the service does.
Beside = Callable[[], Coroutine[Any, Any, None]]


def application(house: House, bounds: Bounds | None = None, beside: Sequence[Beside] = ()) -> FastAPI:
    """The service over one house. beside are tasks that run until it ends, such as the watch for a new corpus."""
    held = bounds or Bounds()
    app = FastAPI(
        title="Seawall", version=described.VERSION, description=described.ABOUT,
        openapi_url=None, docs_url=None, redoc_url=None, lifespan=_beside(beside),
    )  # fmt: skip
    app.state.house = house
    app.state.pulse = Pulse(house.store.head)
    app.state.buckets = Buckets(held.rate, held.burst)
    refuse_in_one_shape(app)
    app.router.routes[:0] = yente.PLAIN  # first: they are asked most
    for router in (probes, yente.router, native.router, watchman.router):
        app.include_router(router)
    install(app, house)
    desk.join(app)
    described.describe(app)
    # The last one added is the outermost: what is refused for its size, and what fails, bears the headers too.
    app.add_middleware(Bounded, bounds=held)
    app.add_middleware(Watched)
    app.add_middleware(BoundHeaders)
    return app


def _beside(tasks: Sequence[Beside]) -> Callable[[FastAPI], Any]:
    @asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = _THREADS
        running = [asyncio.create_task(task()) for task in tasks]
        try:
            yield
        finally:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    return life
