"""Each publisher's file is told from its content, and never taken for another's."""

from pathlib import Path

import pytest

from seawall.lists.catalog import PUBLISHERS, told_apart
from seawall.lists.publisher import HEAD_BYTES
from seawall.lists.row import Format
from tests.lists.ca import documents as of_ca
from tests.lists.ch import documents as of_ch
from tests.lists.csl import documents as of_csl
from tests.lists.un import documents as of_un

HEADS = {
    "Consolidated Screening List, JSON": (of_csl.document(of_csl.EL, of_csl.SDN), Format.CSL_JSON),
    "Consolidated Screening List, CSV": (of_csl.table(of_csl.EL_ROW), Format.CSL_CSV),
    "curated names": (b"entity_id,type,name,what,source,date,curated_by\n", Format.ENRICHMENT_CSV),
    "UN": (of_un.document(of_un.PERSON), Format.UN_XML),
    "Canada until 2026-08-24": (of_ca.document(of_ca.record(of_ca.PERSON)), Format.CA_XML),
    "Canada since": (of_ca.document(of_ca.record(of_ca.SHIP, of_ca.NEW)), Format.CA_XML),
    "Switzerland": (of_ch.document(of_ch.SHIP), Format.SECO_XML),
    "OFAC legacy": (b'<?xml version="1.0"?><sdnList xmlns="urn:x"><publshInformation>', Format.LEGACY_XML),
    "OFAC enhanced": (b"<sanctionsData><publicationInfo>", Format.ENHANCED_XML),
    "OFAC advanced": (b'<Sanctions Version="3">', Format.ADVANCED_XML),
    "OFAC CSV": (b'36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n', Format.CSV_SET),
}  # fmt: skip
NONE = {
    "another table of an office program": b"<data-set><record><Name>Example Trading LLC</Name><Item>1</Item></record></data-set>",
    "a search in SECO's list": of_ch.document(of_ch.SHIP, head=of_ch.HEAD.replace("whole-list", "search-result")),
    "an HTML page": b"<html><body>consolidated.xml</body></html>",
    "a payment": b'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf>',
    "the EU's list": b'<export xmlns="http://eu.europa.ec/fpi/fsd/export"><sanctionEntity>',
    "the UK's list": b"<Designations><Designation>",
    "nothing": b"",
}  # fmt: skip


@pytest.mark.parametrize("what", HEADS)
def test_a_file_is_of_one_publisher_whatever_it_is_called(what: str) -> None:
    head, form = HEADS[what]
    for name in ("consolidated.xml", "sdn.csv", "download"):
        found = told_apart(head, name)
        assert found
        assert found.format is form
    assert sum(publisher.told_apart(head, "download") is not None for publisher in PUBLISHERS) == 1


@pytest.mark.parametrize("what", NONE)
def test_what_is_none_of_them_is_taken_for_none(what: str) -> None:
    names = ("un.xml", "sema-lmes.xml", "consolidated-list.xml")
    own = [publisher for publisher in PUBLISHERS if {row.jurisdiction for row in publisher.rows} & {"un", "ca", "ch"}]
    assert [publisher.told_apart(NONE[what], name) for publisher in own for name in names] == [None] * 9


REAL = {
    "un/un_consolidated_2024-11-30.xml": "un-sc-consolidated",
    "un/un_consolidated_2026-02-27.xml": "un-sc-consolidated",
    "ca/sema_2025-05.xml": "ca-gac-autonomous",
    "ofac/cons-2025-03/CONSOLIDATED.XML": "us-ofac-cons",
}


@pytest.mark.parametrize("file", REAL)
def test_the_real_files_are_told_by_their_first_bytes(file: str, shared_data: Path) -> None:
    with (shared_data / file).open("rb") as stream:
        head = stream.read(HEAD_BYTES)
    found = told_apart(head, "consolidated.xml")
    assert found
    assert found.list_id == REAL[file]
