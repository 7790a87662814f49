"""Trace context by the W3C's recommendation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.web.trace import trace_of

TRACE, SPAN = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"


def test_a_trace_goes_on_with_a_span_of_our_own() -> None:
    trace = trace_of(f"00-{TRACE}-{SPAN}-01".encode())
    assert (trace.trace, trace.parent, trace.flags) == (TRACE, SPAN, "01")
    assert trace.span != SPAN
    assert trace.header == f"00-{TRACE}-{trace.span}-01".encode()


@pytest.mark.parametrize(
    "said",
    [None, b"", b"00-x", f"ff-{TRACE}-{SPAN}-01".encode(), f"00-{'0' * 32}-{SPAN}-01".encode(),
     f"00-{TRACE}-{'0' * 16}-01".encode(), f"00-{TRACE.upper()}-{SPAN}-01".encode()],
)  # fmt: skip
def test_what_is_no_trace_begins_one(said: bytes | None) -> None:
    trace = trace_of(said)
    assert (len(trace.trace), len(trace.span), trace.parent) == (32, 16, "")


@given(st.binary(max_size=100))
def test_any_header_gives_one_that_another_reads(said: bytes) -> None:
    told = trace_of(said)
    assert trace_of(told.header).trace == told.trace
