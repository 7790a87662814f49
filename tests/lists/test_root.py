"""The root element is read from a file's first bytes, whatever stands before it; hostile heads are none."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.lists.publisher import HEAD_BYTES
from seawall.lists.root import Root, root, root_of


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'<a b="1"/>', Root("a", {"b": "1"})),
        (b'<?xml version="1.0"?><!-- x --><?y z?>\n<n:a xmlns:n="urn:x" n:b="1"><n:c>', Root("a", {"b": "1"}, ("c",))),
        ('<?xml version="1.0" encoding="utf-16"?><a><b>'.encode("utf-16"), Root("a", {}, ("b",))),
        (b"\xef\xbb\xbf<a><b/><b><c>", Root("a", {}, ("b", "b", "c"))),
        (b'<!DOCTYPE a [<!ENTITY e "x">]><a b="&e;"/>', None),
        (b"", None),
        (b"{}", None),
        (b"36,A,-0- ", None),
        (b"<", None),
    ],
)
def test_the_root_of_a_head(head: bytes, expected: Root | None) -> None:
    assert root(head) == expected


def test_a_stream_is_left_at_its_beginning() -> None:
    stream = BytesIO(b"<a><b/></a>")
    assert root_of(stream) == Root("a", {}, ("b",))
    assert stream.tell() == 0


def test_no_more_than_the_head_is_looked_at() -> None:
    found = root(b"<a>" + b"<b/>" * HEAD_BYTES)
    assert found
    assert len(found.begun) < HEAD_BYTES / 4


@given(st.binary(max_size=200))
def test_any_bytes_have_a_root_or_none(head: bytes) -> None:
    assert isinstance(root(head), Root | None)
