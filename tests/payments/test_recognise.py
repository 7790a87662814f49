"""Formats are known by their content; the name decides only where the content leaves it open."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from seawall.payments import Format, NotRead, recognise

ISO = "urn:iso:std:iso:20022:tech:xsd:"


def xlsx() -> bytes:
    stream = BytesIO()
    Workbook().save(stream)
    return stream.getvalue()


CONTENT = [
    (b"id,name\n1,A", Format.CSV),
    (b"name", Format.CSV),
    (b"\xef\xbb\xbfid;Kundenname\n", Format.SEMICOLONS),
    (b"id\tname\n", Format.TSV),
    (b"id|name\n", Format.PIPES),
    ("id,name\n".encode("utf-16"), Format.CSV),
    (b'{"id": 1, "name": "A"}\n', Format.JSON_LINES),
    (b"PAR1\x15\x04", Format.PARQUET),
    (xlsx(), Format.EXCEL),
    (f'<Document xmlns="{ISO}pacs.008.001.13"><x/>'.encode(), Format.PACS_008),
    (b"<a:Document><a:FIToFICstmrCdtTrf>", Format.PACS_008),
    (b"<soap:Body><FIToFICstmrCdtTrf><GrpHdr>", Format.PACS_008),
    (f'<?xml version="1.0"?><!-- pacs.009 --><Document xmlns="{ISO}pacs.008.001.08">'.encode(), Format.PACS_008),
    (b"<e><![CDATA[<Document><FIToFICstmrCdtTrf>", Format.PACS_008),
    (b"<e>&lt;Document&gt;&lt;FIToFICstmrCdtTrf&gt;", Format.PACS_008),
    (b"{1500}30User ReqT ", Format.FEDWIRE),
    (b"\n{1100}30P N{1110}05021230A123{1510}1000", Format.FEDWIRE),
    (b"101 121042882 2313801041812180000A094101Bank", Format.ACH),
    (b"101           1TESTER   1812180000A094101Bank", Format.ACH),
    (b"5220Example Trading                     1231380104PPDPAYROLL   ", Format.ACH),
    (b"622231380104" + b"1".ljust(66) + b" 0231380100000001\n", Format.ACH),
    (f'<Document xmlns="{ISO}camt.053.001.08"><BkToCstmrStmt>'.encode(), Format.CAMT_053),
    (b"<Document><FIToFIPmtStsRpt>", Format.PACS_002),
    (b"<e><![CDATA[<Document><PmtRtr>", Format.PACS_004),
    (b"{1:F01AAAABEBBAXXX0000000000}{2:O1030919}{4:", Format.MT),
    (b"\x01{1:F01AAAABEBBAXXX0000000000}", Format.MT),
    (b"\r\n$\r\n{1:F21AAAABEBBAXXX0000000000}{4:{177:2606090919}{451:0}}", Format.MT),
]
KNOWN = [
    (f'<Document xmlns="{ISO}seev.031.002.09"><CorpActnNtfctn>'.encode(), "an ISO 20022 seev.031.002.09 message"),
    (
        b"<Document><AcctRptgAdvc xmlns='urn:iso:std:iso:20022:tech:xsd:admi.004.001.02'>",
        "an ISO 20022 admi.004.001.02 message",
    ),
    (b'{"fileHeader": {"immediateOrigin": "1"}}', "an ACH file rewritten as JSON: give the ACH file itself"),
    (b'{\n "id": "", "fedWireMessage": {', "a Fedwire message rewritten as JSON: give the message itself"),
    (b"%PDF-1.7", "a PDF document"),
    (b"PK\x03\x04\x14\0word/document.xml", "a zip archive: unpack it first"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "an old Excel workbook (.xls): save it as .xlsx or CSV"),
    (b"\x1f\x8b\x08", "a gzip archive: unpack it first"),
    (b'[{"name": "A"}]', "a JSON document: give one object a line (JSON lines)"),
    (b'{\n  "name": "A"\n}', "a JSON document: give one object a line (JSON lines)"),
    (b"<!DOCTYPE html><html>", "an HTML page"),
    (b"<?xml version='1.0'?><!-- x --><xs:schema targetNamespace='urn:pacs.008.001.08'>", "an XML schema"),
    (b"<rss></rss>", "XML without a message that is known"),
]


@pytest.mark.parametrize(("head", "expected"), CONTENT)
def test_content_decides(head: bytes, expected: Format) -> None:
    assert recognise(head, "misleading.xml.zip.pdf") is expected


@pytest.mark.parametrize(("head", "expected"), KNOWN)
def test_what_is_known_and_not_read_is_named(head: bytes, expected: str) -> None:
    assert recognise(head, "payments.csv") == NotRead(expected)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("x.csv", Format.CSV),
        ("x.TSV", Format.TSV),
        ("x.txt", None),
        ("x.jsonl", Format.JSON_LINES),
        ("x.ach", Format.ACH),
    ],
)
def test_the_name_decides_for_text_without_a_sign(name: str, expected: Format | None) -> None:
    assert recognise(b"Bezeichnung,Nr\nA,1\n", name) is expected


@pytest.mark.parametrize("head", [b"", b"Dear all, please see below.\n", b"\0\1\2\3\4", b"12345\n"])
def test_what_is_nothing_is_nothing(head: bytes) -> None:
    assert recognise(head, "x.txt") is None


def test_every_message_in_the_data_is_recognised(shared_data: Path) -> None:
    folder = shared_data / "payments"
    seen = {path.name: recognise(path.read_bytes()[:65536], "x") for path in sorted(folder.rglob("*.xml"))}
    assert {name for name, found in seen.items() if found is None} == set()
    mt = [path for path in sorted((folder / "mt").iterdir()) if path.suffix != ".xml"]
    mt += sorted((folder / "mt-mx-pairs").rglob("*.fin"))
    assert [recognise(path.read_bytes()[:65536], "x") for path in mt] == [Format.MT] * (13 + 71)


def test_every_ach_file_and_fedwire_message_in_the_data_is_recognised(shared_data: Path) -> None:
    folder = shared_data / "payments"
    ach = {path.name: recognise(path.read_bytes()[:65536], "x") for path in sorted(folder.rglob("*.ach"))}
    assert {name for name, found in ach.items() if found is not Format.ACH} == {"ppd-debit-fixedLengthInvalid.ach"}
    faim = {path.name: recognise(path.read_bytes()[:65536], "x") for path in sorted(folder.rglob("fedwire/*.txt"))}
    assert {name for name, found in faim.items() if found is not Format.FEDWIRE} == {"fedWireMessage-NoMessage.txt"}


@given(st.binary(max_size=200), st.text(max_size=10))
def test_any_bytes_have_a_format_or_none(head: bytes, name: str) -> None:
    assert recognise(head, name) is None or isinstance(recognise(head, name), Format | NotRead)
