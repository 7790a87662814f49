"""The EU's files are told apart by what they hold, and no other publisher's file is taken for one of them."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.lists.eu.publisher import PUBLISHER, told_apart
from seawall.lists.publisher import HEAD_BYTES, Apart
from seawall.lists.row import Format, Part
from tests.lists.eu.documents import ANNEX_COLUMNS, INTEGRITY, SEED_LINE, SEED_ROWS, annex, export, table

FSF, ANNEX = "eu-fisma-fsf", "eu-oj-annex"
AMENDING = annex(SEED_LINE, columns=["amendedCelex", "amendmentCelex", *ANNEX_COLUMNS[1:]])
NAMES = b'[{"id":1,"full_name":"A","source":"EU consolidated financial sanctions (DG FISMA / FSF)","aliases":[]}]'


@pytest.mark.parametrize(
    ("head", "list_id", "form"),
    [
        (export(INTEGRITY), FSF, Format.FSF_XML),
        (b"<!-- a note -->\n" + export(INTEGRITY).partition(b"?>")[2], FSF, Format.FSF_XML),
        (export(INTEGRITY).decode().replace("UTF-8", "UTF-16").encode("utf-16"), FSF, Format.FSF_XML),
        (table(*SEED_ROWS), FSF, Format.FSF_CSV),
        (table(*SEED_ROWS).removeprefix(b"\xef\xbb\xbf").replace(b"\n", b"\r\n"), FSF, Format.FSF_CSV),
        (annex(SEED_LINE), ANNEX, Format.ANNEX_CSV),
        (AMENDING, ANNEX, Format.ANNEX_CSV),
        (NAMES, FSF, Format.EU_NAMES),
    ],
)
def test_the_content_tells_the_format(head: bytes, list_id: str, form: Format) -> None:
    assert told_apart(head, "download (3)") == Apart(list_id, form, Part.WHOLE)


@pytest.mark.parametrize(
    "head",
    [
        b"", b"\n\n", b"<html><body>", b'<export xmlns="urn:example">', b"<export/>", b"a;b;c\n1;2;3\n", b"PK\x03\x04", b"[]",
        b'[{"id":1,"full_name":"A","source":"Singapore MAS"}]', b"celex,name\n1,2\n", b'<sdnList xmlns="urn:x">', b'"a',
    ],
)  # fmt: skip
def test_what_is_none_of_them_is_none(head: bytes) -> None:
    assert told_apart(head, "xmlFullSanctionsList_1_1.xml") is None


@given(st.binary(max_size=300), st.text(max_size=20))
def test_any_bytes_are_told_apart(head: bytes, name: str) -> None:
    assert told_apart(head, name) is None


def test_there_is_a_reader_for_each_format_of_the_rows() -> None:
    assert {files.format for row in PUBLISHER.rows for files in row.file_sets} == set(PUBLISHER.readers)


def test_of_all_the_real_files_only_the_eu_s_are_taken(shared_data: Path) -> None:
    taken = {}
    for path in (path for path in shared_data.rglob("*") if path.is_file()):
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
            found = told_apart(stream.read(HEAD_BYTES), path.name)
        if found:
            taken[path.relative_to(shared_data).as_posix()] = found.format
    assert taken == {
        "eu/eu_fin_2026-06.json": Format.EU_NAMES,
        "eu/format-samples/fsf_export_sample_2020-04-15.xml": Format.FSF_XML,
    }
