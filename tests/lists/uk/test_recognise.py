"""The United Kingdom's files are told from their first bytes; no other publisher's file is taken for one of them."""

from pathlib import Path

import pytest

from seawall.lists.catalog import told_apart as told_by_all
from seawall.lists.publisher import HEAD_BYTES, Apart
from seawall.lists.row import Format, Part
from seawall.lists.uk.recognise import CONLIST_ID, SANCTIONS_LIST_ID, told_apart
from tests.lists.uk.documents import SHIP, as_csv, as_ods, packed, table, xml
from tests.lists.uk.test_table import CONLIST_HEAD, SHIP_ROW

XML = Apart(SANCTIONS_LIST_ID, Format.UK_XML, Part.WHOLE)
ODS = Apart(SANCTIONS_LIST_ID, Format.UK_ODS, Part.WHOLE)
CSV = Apart(SANCTIONS_LIST_ID, Format.UK_CSV, Part.WHOLE)
CONLIST = Apart(CONLIST_ID, Format.CONLIST_CSV, Part.WHOLE)
CONLIST_FILE = f"Last Updated,27/04/2020\r\n{CONLIST_HEAD.format('NI Details')}\r\n".encode()

FILES = [
    (xml(SHIP), "whatever.xml", XML),
    (xml(SHIP).replace(b"<Designations>", b'<!-- a note --><x:Designations xmlns:x="urn:a">'), "a", XML),
    (b"\xef\xbb\xbf" + xml(SHIP), "a.xml", XML),
    (as_csv(table([SHIP_ROW])), "whatever.csv", CSV),
    (b"\xef\xbb\xbf" + as_csv(table([SHIP_ROW])), "a.csv", CSV),
    (as_csv(table([SHIP_ROW])[1:]), "without-its-date.csv", CSV),
    (as_ods(table([SHIP_ROW])), "lists/UK-Sanctions-List.ods", ODS),
    (as_ods(table([SHIP_ROW])), "uk_sanctions_list_2026-05-07.ods", ODS),
    (CONLIST_FILE, "ConList.csv", CONLIST),
    (CONLIST_FILE, "a.txt", CONLIST),
]


@pytest.mark.parametrize("data, name, apart", FILES)
def test_a_file_is_told_by_what_it_holds(data: bytes, name: str, apart: Apart) -> None:
    assert told_apart(data[:HEAD_BYTES], name) == apart
    assert told_by_all(data[:HEAD_BYTES], name) == apart


NO_FILES = [
    (b"", "UK-Sanctions-List.xml"),
    (b"<html><body>Designations</body></html>", "UK-Sanctions-List.xml"),
    (b"<Designations/>", "UK-Sanctions-List.xml"),
    (b"<a><Designations><Designation/></Designations></a>", "a.xml"),
    (as_ods(table([SHIP_ROW])), "another.ods"),
    (packed("<a/>").replace(b".spreadsheet", b".textualtext"), "UK-Sanctions-List.ods"),
    (b"PK\x03\x04", "UK-Sanctions-List.ods"),
    (b"Unique ID,Name\nCYB0113,Integrity Tech\n", "UK-Sanctions-List.csv"),
    (b'36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n', "sdn.csv"),
    (b'"a' + b"x" * 200_000, "a.csv"),
    (b"<!-- -->" * 4_000 + b"<a>", "a.xml"),
    (b" " * HEAD_BYTES, "a.xml"),
]


@pytest.mark.parametrize("data, name", NO_FILES, ids=lambda part: repr(part)[:30])
def test_anything_else_is_none_of_them(data: bytes, name: str) -> None:
    assert told_apart(data[:HEAD_BYTES], name) is None


def test_no_other_publisher_s_file_is_taken_for_the_united_kingdom_s(shared_data: Path) -> None:
    folders = ("ofac", "un", "eu", "ca", "au", "multi", "opensanctions-format", "payments")
    files = [path for folder in folders for path in (shared_data / folder).rglob("*") if path.is_file()]
    assert len(files) > 100
    taken = []
    for path in files:
        with path.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
        if told_apart(head, path.name):
            taken.append(path.name)
    assert taken == []
