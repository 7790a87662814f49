"""Spans for OpenTelemetry: where the time of a request goes, for whoever has set up a tracer; without one they cost nothing.

Only the API is used. What exports spans is set up outside, by OpenTelemetry's own means (`opentelemetry-instrument seawall serve`).
Attributes are counts, versions and patterns of routes: no name, no key, no address, nothing that a client said.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Self

try:
    from opentelemetry import propagate, trace
    from opentelemetry.trace import SpanKind, Tracer
except ModuleNotFoundError:  # a service that was put together without it is watched by its log and metrics alone
    _HAS_API = False
else:
    _HAS_API = True

from seawall.audit import Event, kind_of
from seawall.store import Store
from seawall.store.requests import Step, keep_trace
from seawall.web.trace import Trace, here

_NAME = "seawall"
# From here on an answer is the service's fault (OpenTelemetry's conventions for HTTP servers).
_FAULT = 500
# What a fault said may quote a payment: its kind stands in the log.
_SILENT: Any = {"record_exception": False, "set_status_on_exception": False}


def tracer() -> "Tracer | None":
    """The tracer that somebody set up; None where nobody did, so that no span is made for nobody."""
    if not _HAS_API or isinstance(trace.get_tracer_provider(), trace.ProxyTracerProvider | trace.NoOpTracerProvider):
        return None
    return trace.get_tracer(_NAME)


@contextmanager
def span(name: str, **told: float | str) -> Iterator[None]:
    """A span around a step, below the request's own; told are its attributes."""
    made = tracer()
    if made is None:
        yield
        return
    attributes = {f"seawall.{key}": value for key, value in told.items()}
    with made.start_as_current_span(name, attributes=attributes, **_SILENT):
        yield


@contextmanager
def serving(headers: Mapping[str, str], own: Trace) -> Iterator["Served"]:
    """The span of a whole request, in the trace of its caller; own is where it stands where no tracer is set up."""
    made = tracer()
    if made is None:
        yield Served(own)
        return
    parent = propagate.extract(headers)
    with made.start_as_current_span("request", parent, SpanKind.SERVER, **_SILENT) as current:
        known = current.get_span_context()
        here = Trace(f"{known.trace_id:032x}", f"{known.span_id:016x}", f"{known.trace_flags:02x}", own.parent)
        yield Served(here if known.is_valid else own, current)


class Served:
    """A request's place in its trace, and its span where there is one."""

    def __init__(self, here: Trace, current: Any = None) -> None:
        self.trace = here
        self._span = current

    def ended(self, method: str, route: str, status: int) -> None:
        """Name the span by what answered."""
        if self._span is not None:
            self._span.update_name(f"{method} {route}")
            self._span.set_attributes(
                {"http.request.method": method, "http.route": route, "http.response.status_code": status}
            )
            if status >= _FAULT:
                self._span.set_status(trace.StatusCode.ERROR)


@contextmanager
def telling(parent: str) -> Iterator[str]:
    """The span of a message that another system is sent, in the trace of the request that caused it.

    Gives the traceparent that the message bears: the request's own where no tracer is set up, empty where none is known.
    """
    made = tracer()
    if made is None or not parent:
        yield parent
        return
    told: dict[str, str] = {}
    before = propagate.extract({"traceparent": parent})
    with made.start_as_current_span("webhook", before, SpanKind.PRODUCER, **_SILENT):
        propagate.inject(told)
        yield told.get("traceparent", parent)


class Traced(Store):
    """A store whose writing is a span: how many events, never what they say.

    carried are the kinds of events of which another system is told later: the trace of who wrote them is kept that long.
    """

    carried: frozenset[str] = frozenset()

    def append(self, *step: Any, **more: Any) -> tuple[Event, ...]:
        """As Store.append."""
        new = step[0] if step else more["new"]
        now = step[2] if len(step) > 2 else more["now"]  # the third of what a step is
        asked = here.get()
        places = [place for place, (_, body) in enumerate(reversed(new)) if kind_of(body) in self.carried]
        kept = keep_trace(asked.header.decode(), places, now) if asked and places else None
        with span("store write", events=len(new)):
            return Store.append(self.together_with(kept) if kept else self, *step, **more)

    def together_with(self, *steps: Step) -> Self:
        """As Store.together_with."""
        made = super().together_with(*steps)
        made.carried = self.carried
        return made
