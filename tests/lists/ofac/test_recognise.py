"""A file's format is told from what it holds; its name is asked only which list it belongs to."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.lists.ofac.programmes import Publication
from seawall.lists.ofac.recognise import Format, Kind, recognise
from seawall.lists.publisher import HEAD_BYTES

SDN, CONS = Publication.SDN, Publication.CONSOLIDATED
PRIMARY = b'36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
ALT = b'36,12,"aka","AERO-CARIBBEAN",-0- \r\n'
ADD = b'36,25,-0- ,"Havana","Cuba",-0- \r\n'
COMMENTS = b'17016,"tive Date (EO 14024 Directive) associated with this name"\r\n'
ENHANCED = b'<?xml version="1.0"?>\n<sanctionsData xmlns="urn:x"><publicationInfo><filters><sanctionsLists>%s'
EXTRACT = b"uid,name,type,programs,alternate_names\n36,A,entity,CUBA,B\n"
EXTRACT_JSON = b'{"name": "%s", "published": "2026-08-20", "counts": {"entries": 1}, "entries": [{"uid": 36, "programs": ["CUBA"]}]}'
METADATA = b'{"name": "OFAC\'s (SDN) List", "published": "2026-08-20", "counts": {"entries": 1}}'
NAMED = b'<sanctionsList refId="1550">%s</sanctionsList>'


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (PRIMARY, "sdn.csv", Format(Kind.CSV_PRIMARY, SDN)),
        (PRIMARY, "/archive/SDN/cons_prim.csv", Format(Kind.CSV_PRIMARY, CONS)),
        (PRIMARY, "download (3).csv", Format(Kind.CSV_PRIMARY, None)),
        (ALT, "alt.csv", Format(Kind.CSV_ALT, SDN)),
        (ALT, "CONS_ALT.CSV", Format(Kind.CSV_ALT, CONS)),
        (ADD, "sdn.csv", Format(Kind.CSV_ADD, SDN)),
        (COMMENTS, "sdn_comments.csv", Format(Kind.CSV_COMMENTS, SDN)),
        (b"\xef\xbb\xbf" + ALT, "alt.csv", Format(Kind.CSV_ALT, SDN)),
        (PRIMARY * 3 + b"36,damaged\r\n", "sdn.csv", Format(Kind.CSV_PRIMARY, SDN)),
        (PRIMARY + b"\x1a", "sdn.csv", Format(Kind.CSV_PRIMARY, SDN)),
        (ENHANCED % NAMED % b"SDN List", "cons.xml", Format(Kind.ENHANCED, SDN)),
        (ENHANCED % NAMED % b"Consolidated List", "x.xml", Format(Kind.ENHANCED, CONS)),
        (ENHANCED % NAMED % b"A new list", "SDN_ENHANCED.XML", Format(Kind.ENHANCED, SDN)),
        (b'<?xml version="1.0" standalone="yes"?>\n<sdnList xmlns="urn:x">', "SDN.XML", Format(Kind.LEGACY, SDN)),
        (b"<!-- a note --><sdnList/>", "consolidated.xml", Format(Kind.LEGACY, CONS)),
        (b'<Sanctions Version="3">', "SDN_ADVANCED.XML", Format(Kind.ADVANCED, SDN)),
        ('<Sanctions Version="3">'.encode("utf-16"), "sdn.csv", Format(Kind.ADVANCED, SDN)),
        (EXTRACT, "ofac-sdn_2026-08-20.csv", Format(Kind.EXTRACT_CSV, SDN)),
        (EXTRACT.replace(b"alternate_names", b"aliases"), "ofac_cyber.csv", Format(Kind.EXTRACT_CSV, SDN)),
        (EXTRACT, "names.csv", Format(Kind.EXTRACT_CSV, None)),
        (EXTRACT, "ofac_consolidated.csv", Format(Kind.EXTRACT_CSV, None)),
        (EXTRACT_JSON % b"OFAC Specially Designated Nationals (SDN) List", "x.json", Format(Kind.EXTRACT_JSON, SDN)),
        (EXTRACT_JSON % b"The Consolidated (non-SDN) list", "x.json", Format(Kind.EXTRACT_JSON, None)),
        (EXTRACT_JSON % b"A list", "x.json", Format(Kind.EXTRACT_JSON, None)),
        (METADATA, "metadata.json", Format(Kind.EXTRACT_METADATA, SDN)),
    ],
)
def test_the_content_tells_the_format(head: bytes, name: str, expected: Format) -> None:
    assert recognise(head, name) == expected


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"", "sdn.csv"),
        (b"\x1a\r\n", "sdn.csv"),
        (b"uid,name,type\n36,A,entity\n", "sdn.csv"),
        (b'{"addresses": {"x": {"entries": [{"entity": "A", "uid": "36"}]}}}', "sdn.json"),
        (b"<!DOCTYPE html><html><body>503 Service Unavailable</body></html>", "SDN.XML"),
        (b"<Document><sdnList/></Document>", "SDN.XML"),
        (b'{"sdn": []}', "sdn.json"),
        (b"PK\x03\x04", "SDN_ENHANCED.ZIP"),
    ],
    ids=["empty", "end mark only", "too few columns", "addresses", "error page", "list inside", "json", "zip"],
)
def test_what_is_none_of_them_is_not_recognised_by_its_name(head: bytes, name: str) -> None:
    assert recognise(head, name) is None


# Files of other makers, OFAC's own specification and schema, and the day on which the publication was empty.
NOT_OFACS = (
    "excerpts/",
    "sdn_advanced.xsd",
    "crypto/",
    "dat_spec.txt",
    "sdn_2024-05-04.csv",
)


def test_every_real_file_is_recognised_with_its_list(shared_data: Path) -> None:
    for path in sorted((shared_data / "ofac").rglob("*.*")):
        with path.open("rb") as stream:
            found = recognise(stream.read(HEAD_BYTES), path.name)
        place = path.relative_to(shared_data / "ofac").as_posix()
        if any(part in place for part in NOT_OFACS):
            assert found is None, place
        else:
            assert found is not None, place
            assert found.publication is (CONS if "cons" in place.lower() else SDN), place


@given(st.binary(max_size=300), st.text(max_size=20))
def test_any_bytes_give_a_format_or_none(head: bytes, name: str) -> None:
    assert isinstance(recognise(head, name), Format | None)
