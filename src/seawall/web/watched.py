"""Every request is counted, timed and logged in one line, and carries its trace on; none of it says who was screened.

A line has the route's pattern, never the path or the query: there stand names. A fault is logged by its kind and the place
in our code, without its message, which may quote a payment.
"""

import sys
import traceback
from time import perf_counter
from typing import BinaryIO, cast

import orjson
import structlog
from fastapi.routing import iter_route_contexts
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from seawall.web import metrics
from seawall.web.refusals import refused
from seawall.web.spans import Served, serving
from seawall.web.trace import here, trace_of

_log = structlog.get_logger("seawall.web")
# A method or path that no route has is one label, not as many as clients think of.
_UNKNOWN = "unmatched"
# nginx's word for a client that went away before its answer.
_GONE = 499
# What says to which trace a request belongs (W3C Trace Context).
_OF_TRACES = frozenset({b"traceparent", b"tracestate"})
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def log_to(stream: BinaryIO | None = None) -> None:
    """Have the service's log written as JSON lines; without a stream to the standard error."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(serializer=lambda value, **_: orjson.dumps(value, default=str)),
        ],
        logger_factory=structlog.BytesLoggerFactory(stream or cast(BinaryIO, sys.stderr.buffer)),
        cache_logger_on_first_use=True,
    )


class Watched:
    """The middleware that watches: outside of all that answers, and inside of the headers alone."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._routes: dict[object, str] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"] if name in _OF_TRACES
        }
        own = trace_of(headers["traceparent"].encode("latin-1") if "traceparent" in headers else None)
        with serving(headers, own) as served:
            token = here.set(served.trace)
            try:
                await self._watch(served, scope, receive, send)
            finally:
                here.reset(token)

    async def _watch(self, served: Served, scope: Scope, receive: Receive, send: Send) -> None:
        begun, trace = perf_counter(), served.trace
        status = 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), *_added(message, trace.header)]
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except ClientDisconnect:
            status = status or _GONE
        except Exception as error:  # noqa: BLE001  # nobody above answers: whatever it is, the client hears one shape
            _log.error("fault", kind=type(error).__name__, place=_place(error), trace=trace.trace)
            if not status:
                fault = refused(500, "Internal server error")
                await fault(scope, receive, sending)
        seconds = perf_counter() - begun
        method = scope["method"] if scope["method"] in _METHODS else _UNKNOWN
        route, status = self._route(scope), status or _GONE
        metrics.answered(method, route, status, seconds)
        served.ended(method, route, status)
        _log.info(
            "request",
            method=method,
            route=route,
            status=status,
            ms=round(seconds * 1000, 2),
            trace=trace.trace,
            span=trace.span,
            **({"parent": trace.parent} if trace.parent else {}),
        )

    def _route(self, scope: Scope) -> str:
        """The pattern of the route that answered."""
        endpoint = scope.get("endpoint")
        if endpoint is None:
            return _UNKNOWN
        if endpoint not in self._routes:
            routes = getattr(scope.get("app"), "routes", ())
            known = [(route.endpoint, route.path) for route in iter_route_contexts(list(routes))]
            # What no route has, a mounted application's own, is looked up once too.
            self._routes = {endpoint: _UNKNOWN} | {asked: path for asked, path in known if path}
        return self._routes.get(endpoint, _UNKNOWN)


def _added(message: Message, trace: bytes) -> list[tuple[bytes, bytes]]:
    """The headers that every answer bears. Answers say who is listed and who asked: no cache keeps them unless told."""
    added = [(b"traceparent", trace), (b"x-content-type-options", b"nosniff")]
    known = {name.lower() for name, _ in message.get("headers", ())}
    if b"cache-control" not in known:
        added.append((b"cache-control", b"no-store"))
    return [(name, value) for name, value in added if name not in known]


def _place(error: Exception) -> str:
    """The last place in our own code, as "web/native/looking.py:41"."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/seawall/" in frame.filename]
    return f"{frames[-1].filename.rpartition('/seawall/')[2]}:{frames[-1].lineno}" if frames else ""
