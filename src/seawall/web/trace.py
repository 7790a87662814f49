"""Trace context: which request of which caller this is, as W3C's traceparent header says it (level 1)."""

import re
import secrets
from contextvars import ContextVar
from dataclasses import dataclass

_TRACEPARENT = re.compile(rb"(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?")


@dataclass(frozen=True, slots=True)
class Trace:
    """Where in a trace a request stands. trace and span are hexadecimal; parent is empty where the trace begins here."""

    trace: str
    span: str
    flags: str
    parent: str = ""

    @property
    def header(self) -> bytes:
        """The value of the traceparent header of the answer."""
        return f"00-{self.trace}-{self.span}-{self.flags}".encode()


# The request that is being answered here; None outside of one.
here: ContextVar[Trace | None] = ContextVar("here", default=None)


def trace_of(said: bytes | None) -> Trace:
    """The trace that a header names, with a span of our own in it; a new one without a header, or where it is none."""
    found = _TRACEPARENT.fullmatch(said) if said else None
    span = secrets.token_hex(8)
    if found is None:
        return Trace(secrets.token_hex(16), span, "00")
    return Trace(found[1].decode(), span, found[3].decode(), found[2].decode())
