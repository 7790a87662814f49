"""A file of claims is known by what is in it; what is none is refused before anything is read of it."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.claims.readers.read import Format, read, recognised
from seawall.claims.readers.source import Source
from seawall.errors import InputRefused
from tests.claims.made import EXAMPLE, parted

OPENINGS = [
    (b'{"type": "bundle", "id": "bundle--1", "objects": []}', Format.STIX),
    (b'{"more": false, "objects": [{"type": "malware", "spec_version": "2.1"}]}', Format.STIX),
    (b'\xef\xbb\xbf{"Event": {"info": "x"}}', Format.MISP_EVENT),
    (b'{"response": [{"Event": {}}]}', Format.MISP_EVENT),
    (b'{"authors": [], "category": "actor", "values": [{"value": "x"}]}', Format.MISP_GALAXY),
    (b"IOC\t        Type\tFirst Seen\tLast Seen\tCategory\n", Format.BLACK_LOTUS),
    (b"# Loader C2s\n8.8.4[.]4\n", Format.BLACK_LOTUS),
    (b"key,subject,relation\n", Format.TABLE),
    (b"subject;relation;object\n", Format.TABLE_SEMICOLON),
    (b"value\tkind\n", Format.TABLE_TAB),
]
NONE = [b"", b"  \n", b"{}", b"[1]", b"hello", b"a,b\n1,2\n", b"\x1f\x8b\x08[.]", b"8.8.4.4\n"]


@pytest.mark.parametrize("head, found", OPENINGS, ids=[str(row[0][:24]) for row in OPENINGS])
def test_a_format_is_known_by_its_opening(head: bytes, found: Format) -> None:
    assert recognised(head, "x") is found


@pytest.mark.parametrize("head", NONE)
def test_what_is_in_no_known_format_is_refused(head: bytes) -> None:
    with pytest.raises(InputRefused):
        recognised(head, "x")


@given(st.binary(max_size=100) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_recognised_or_refused(head: bytes) -> None:
    try:
        recognised(head, "x")
    except InputRefused as refusal:
        assert str(refusal)  # noqa: PT017  # either outcome is right


def test_the_example_is_read_by_its_content() -> None:
    claims, problems = parted(list(read(BytesIO(EXAMPLE.read_bytes()), Source("anything"))))
    assert (len(claims), problems) == (168, [])


FILES = [
    ("mitre-attack/enterprise-campaigns.stix.json", Format.STIX), ("misp-galaxy/botnet.json", Format.MISP_GALAXY),
    ("blacklotuslabs/Raptor_Train_IOCs.txt", Format.BLACK_LOTUS), ("blacklotuslabs/NSOCKS_IOCs.txt", Format.BLACK_LOTUS),
    ("blacklotuslabs/SystemBC_IOCs.txt", Format.BLACK_LOTUS), ("blacklotuslabs/ZuoRAT_IoCs.txt", Format.BLACK_LOTUS),
]  # fmt: skip


@pytest.mark.parametrize("file, found", FILES)
def test_published_files_are_recognised(shared_data: Path, file: str, found: Format) -> None:
    assert recognised((shared_data / "cyber" / file).read_bytes()[:65_536], file) is found
