"""The catalogue: every row is complete, and its figures say what they must."""

import re

import pytest

from seawall.fetch import Kind
from seawall.lists.catalog import BY_ID, CATALOG, PUBLISHERS, READERS, USUAL
from seawall.lists.row import LACKS, Counts, FileSet, Format, ListRow, Origin, Part
from tests.conftest import ROOT

ROWS = pytest.mark.parametrize("row", CATALOG, ids=[row.id for row in CATALOG])
OF_OFAC = [row for row in CATALOG if row.id in USUAL]
OFAC_ROWS = pytest.mark.parametrize("row", OF_OFAC, ids=[row.id for row in OF_OFAC])


@ROWS
def test_a_row_is_complete(row: ListRow) -> None:
    assert BY_ID[row.id] is row
    assert row.title
    assert row.publisher
    assert row.licence
    assert 0 < row.shrink_limit < 1
    assert row.poll_every <= row.stale_after
    assert row.least.names >= row.least.entities


@ROWS
def test_the_id_of_an_official_list_begins_with_its_jurisdiction_that_of_another_with_its_kind(row: ListRow) -> None:
    if row.origin in (Origin.OFFICIAL, Origin.COLLECTED):
        assert re.fullmatch(r"[a-z]{2}-[a-z]+-[a-z]+", row.id)
        assert row.jurisdiction == row.id[:2]
    else:
        assert re.fullmatch(r"enrichment-[a-z]+", row.id)
        assert row.jurisdiction == ""


@ROWS
def test_every_file_is_fetched_over_https_and_says_how_sure_its_address_is(row: ListRow) -> None:
    for file in (file for file_set in row.file_sets for file in file_set.files):
        assert file.addresses
        for address in file.addresses:
            assert address.url.startswith("https://")
            assert address.confidence in {"A", "B", "C", "M"}
        assert file.wanted.urls == tuple(address.url for address in file.addresses)


@OFAC_ROWS
def test_every_file_of_ofac_has_a_fall_back_that_ends_in_its_name(row: ListRow) -> None:
    for file in (file for file_set in row.file_sets for file in file_set.files):
        assert len(file.addresses) >= 2
        assert all(address.url.endswith(file.name) for address in file.addresses)


@ROWS
def test_the_richest_format_comes_first(row: ListRow) -> None:
    places = [list(Format).index(file_set.format) for file_set in row.file_sets]
    assert places == sorted(places)


@OFAC_ROWS
def test_the_richest_format_comes_first_and_csv_last(row: ListRow) -> None:
    fetched = [file_set for file_set in row.file_sets if file_set.files]
    assert [file_set.format for file_set in fetched] == [Format.ENHANCED_XML, Format.ADVANCED_XML, Format.CSV_SET]
    kinds = {file.kind for file in fetched[-1].files}
    assert kinds == {Kind.CSV}
    assert [file.part for file in fetched[-1].files] == [Part.PRIMARY, Part.ADDRESSES, Part.NAMES, Part.COMMENTS]


@ROWS
def test_every_format_of_a_row_has_a_reader(row: ListRow) -> None:
    assert {file_set.format for file_set in row.file_sets} <= READERS.keys()


def test_a_format_belongs_to_one_publisher() -> None:
    assert sum(len(publisher.readers) for publisher in PUBLISHERS) == len(READERS)
    assert len(BY_ID) == len(CATALOG)


def test_a_names_only_extract_is_the_last_choice_and_never_downloaded() -> None:
    row = BY_ID["us-ofac-sdn"]
    assert row.file_sets[-1] == FileSet(Format.NAMES_EXTRACT, ())
    assert row.least_in(Format.NAMES_EXTRACT) == Counts(row.least.entities, row.least.names, 0)
    assert row.least_in(Format.CSV_SET) == row.least
    assert "no weak aliases, identifiers" in LACKS[Format.NAMES_EXTRACT]


def test_the_preferred_address_is_the_service_s_export() -> None:
    first = BY_ID["us-ofac-sdn"].file_sets[0].files[0].addresses
    base = "https://sanctionslistservice.ofac.treas.gov/api"
    assert [a.url for a in first] == [
        f"{base}/PublicationPreview/exports/SDN_ENHANCED.XML",
        f"{base}/download/SDN_ENHANCED.XML",
    ]


def test_the_uk_list_is_fetched_in_three_formats_and_its_forerunner_never() -> None:
    now, before = BY_ID["uk-fcdo-sanctions"], BY_ID["uk-ofsi-conlist"]
    wanted = [(file_set.format, file.kind) for file_set in now.file_sets for file in file_set.files]
    assert wanted == [(Format.UK_XML, Kind.XML), (Format.UK_ODS, Kind.ZIP), (Format.UK_CSV, Kind.CSV)]
    assert before.file_sets == (FileSet(Format.CONLIST_CSV, ()),)
    assert not set(USUAL) & {now.id, before.id}


def test_shortfalls_are_said_one_by_one() -> None:
    least = Counts(100, 200, 50)
    assert Counts(100, 200, 50).shortfalls(least) == ()
    assert Counts(99, 200, 0).shortfalls(least) == (
        "99 entities where at least 100 are expected",
        "0 identifiers where at least 50 are expected",
    )


def test_the_reference_says_of_each_list_beside_ofac_s_what_its_reader_has_met() -> None:
    told = (ROOT / "docs" / "reference" / "lists.md").read_text("utf-8")
    table = [line for line in told.splitlines() if line.startswith("| `")]
    assert {id_ for line in table for id_ in re.findall(r"`([a-z-]+)`", line.split("|")[1])} == BY_ID.keys() - set(
        USUAL
    )


def test_a_list_that_ended_is_told_by_its_age_as_soon_as_any_other() -> None:
    assert BY_ID["uk-ofsi-conlist"].stale_after == BY_ID["uk-fcdo-sanctions"].stale_after
