"""First bytes: lists pass, error pages don't."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.fetch.looks import Kind, complaint

GOOD = [
    (Kind.XML, b'<?xml version="1.0"?><sdnList/>'),
    (Kind.XML, b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- published --><Sanctions/>"),
    (Kind.XML, "<?xml version='1.0' encoding='utf-16'?><a/>".encode("utf-16")),
    (Kind.XML, b"  <Errors/>"),
    (Kind.CSV, b'36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA"'),
    (Kind.CSV, b"\x1a\r\n"),
    (Kind.JSON, b'\xef\xbb\xbf {"results": ['),
    (Kind.CSV, "50543,'永信至诚'".encode()),
    (Kind.ZIP, b"PK\x03\x04rest"),
]
BAD = [
    (Kind.XML, b"", "the answer is empty"),
    (Kind.CSV, b"", "the answer is empty"),
    (Kind.CSV, b"<html><body>", "an HTML page"),
    (Kind.CSV, b"  \r\n<!doctype HTML>", "an HTML page"),
    (Kind.XML, "<!DOCTYPE html>".encode("utf-16"), "an HTML page"),
    (Kind.XML, b"<?xml version='1.0'?><!-- x --><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML'>", "an HTML page"),
    (Kind.XML, b"<Error><Code>NoSuchKey</Code></Error>", "an error message"),
    (Kind.XML, b"<soap:Fault>", "an error message"),
    (Kind.XML, b"Access denied", "not XML"),
    (Kind.CSV, b'{"error": 1}', "not CSV"),
    (Kind.JSON, b"<html><body>", "an HTML page"),
    (Kind.JSON, b"_id,source,name", "not JSON"),
    (Kind.CSV, b"<?xml version='1.0'?><sdnList/>", "not CSV"),
    (Kind.ZIP, b"<html>", "not a ZIP file"),
    (Kind.ZIP, b"PK\x05\x06", "not a ZIP file"),
]


@pytest.mark.parametrize("kind, head", GOOD)
def test_a_list_looks_like_one(kind: Kind, head: bytes) -> None:
    assert complaint(head, kind) == ""


@pytest.mark.parametrize("kind, head, said", BAD)
def test_what_is_no_list_is_said(kind: Kind, head: bytes, said: str) -> None:
    assert complaint(head, kind).startswith(said)


@given(st.sampled_from(Kind), st.binary(max_size=300))
def test_any_bytes_are_judged(kind: Kind, head: bytes) -> None:
    assert isinstance(complaint(head, kind), str)
