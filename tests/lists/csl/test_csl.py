"""The Consolidated Screening List to entities: one row a source list, JSON and CSV alike, names cleaned of what is no name."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest

from seawall.entities import Address, Designation, Entity, Fact, IdentifierKind, Link, NameKind, Schema
from seawall.errors import Problem
from seawall.lists.csl import parse_csv, parse_json, publication
from seawall.lists.csl.publisher import told_apart
from seawall.lists.csl.rows import ROWS
from seawall.lists.csl.sources import LIST_IDS, SOURCES, source_list
from seawall.lists.edition import Edition
from seawall.lists.row import Format
from tests.lists.csl import documents as of


def read(data: bytes, list_id: str, parse: Callable[..., Any] = parse_json) -> tuple[list[Entity], list[Problem]]:
    items = list(parse(BytesIO(data), list_id=list_id, file="consolidated"))
    entities = [item for item in items if isinstance(item, Entity)]
    return entities, [item for item in items if isinstance(item, Problem)]


ALL = (of.EL, of.ISN, of.MEU, of.SDN)


def test_an_entry_of_the_entity_list_is_read_whole() -> None:
    (found,), problems = read(of.document(*ALL), "us-bis-el")
    assert problems == []
    assert found.id == "csl-99ed1b052fdb09695fae1ba87516d8a0882b0df04652e07aeb5ce7be"
    assert [(name.text, name.kind) for name in found.names] == [
        ("China Electronics Technology Group Corporation 13th Research Institute (CETC 13)", NameKind.PRIMARY),
        ("Hebei Semiconductor Research Institute", NameKind.AKA),
        ("HSRI", NameKind.AKA),
        ("CETC Research Institute 13", NameKind.AKA),
    ]
    assert found.designations == (
        Designation("US-BIS", "Entity List", (), date(2018, 8, 1), ("83 FR 37423; 87 FR 77505",)),
    )
    assert found.addresses == (Address("113 Hezuo Road", "Shijiazhuang", "Hebei Province", "", "CN", "cn"),)
    assert Fact("License policy", "Policy of denial") in found.facts
    assert found.source.published == date(2026, 9, 12)


@pytest.mark.parametrize("frame_first", [True, False])
def test_each_row_takes_its_own_entries_of_the_one_file(frame_first: bool) -> None:
    data = of.document(*ALL, frame_first=frame_first)
    found = {list_id: [entity.caption for entity in read(data, list_id)[0]] for list_id in LIST_IDS}
    assert {list_id: len(names) for list_id, names in found.items()} == {
        "us-bis-el": 1, "us-bis-dpl": 0, "us-bis-meu": 1, "us-bis-uvl": 0, "us-state-isn": 1, "us-state-dtc": 0, "us-csl-ofac": 1,
    }  # fmt: skip
    assert found["us-state-isn"] == ["Sinobright Import and Export Company"]


def test_whom_a_sanction_reaches_besides_is_no_part_of_a_name() -> None:
    (found,), _ = read(of.document(of.ISN), "us-state-isn")
    assert Fact("Reaches", "and any successor, sub-unit, or subsidiary thereof") in found.facts
    assert found.designations[0].programmes == ("INKSNA",)
    assert found.addresses == (Address(country="CN", country_code="cn"),)


def test_an_entry_of_ofac_s_bears_ofac_s_number_list_and_labels() -> None:
    (found,), problems = read(of.document(*ALL), "us-csl-ofac")
    assert problems == []
    assert found.id == "ofac-906"
    assert found.schema is Schema.LEGAL_ENTITY
    assert found.designations == (Designation("OFAC", "SDN", ("CUBA",)),)
    assert {(row.kind, row.value) for row in found.identifiers} == {
        (IdentifierKind.BIC, "HAVIGB2L"),
        (IdentifierKind.REGISTRATION, "01074897"),
    }
    assert found.source.published == date(2026, 9, 23)


def test_csv_is_read_as_json_is() -> None:
    data = of.table(of.EL_ROW, of.DPL_ROW, of.SSI_ROW)
    (entity,), problems = read(data, "us-bis-el", parse_csv)
    assert problems == []
    assert [address.text for address in entity.addresses] == [
        "Room 1905, 19/F, Nam Wo Hong Bldg., Hong Kong, HK",
        "Room 1119; 17 Ko Fai Road, Kowloon, HK",
    ]
    assert [address.country_code for address in entity.addresses] == ["hk", "hk"]
    (denied,), problems = read(data, "us-bis-dpl", parse_csv)
    assert problems == []
    assert denied.caption == "ADT ANALOG AND DIGITAL TECHNIK"
    assert {(fact.label, fact.value) for fact in denied.facts} >= {("Standard order", "Y"), ("End date", "2056-06-29")}
    (sector,), problems = read(data, "us-csl-ofac", parse_csv)
    assert problems == []
    assert sector.designations[0].list_name == "SSI"
    assert [(row.label, row.value) for row in sector.identifiers] == [("Registration ID", "C122790")]
    assert Fact("Executive Order 13662 Directive Determination -", "Subject to Directive 2") in sector.facts


def test_tab_separated_files_and_those_of_2019_without_ids_are_read() -> None:
    (found,), problems = read(of.table(of.EL_ROW, delimiter="\t"), "us-bis-el", parse_csv)
    assert (found.caption, problems) == ("32 Group China Ltd.", [])
    old = {
        **of.SSI_ROW,
        "ids": "CY, C122790, Registration ID; Subject to Directive 2, Executive Order 13662 Directive Determination -",
    }
    (found,), problems = read(of.table(old, header=of.HEADER.removeprefix("_id,")), "us-csl-ofac", parse_csv)
    assert problems == []
    assert found.id == "ofac-18300"
    assert [(row.label, row.value, row.country) for row in found.identifiers] == [("Registration ID", "C122790", "CY")]
    assert Fact("Executive Order 13662 Directive Determination -", "Subject to Directive 2") in found.facts


NAMES = {
    "OAO Example (f.k.a. Example State Plant)": [("OAO Example", "primary"), ("Example State Plant", "f.k.a.")],
    "Example Institute (EXI)": [("Example Institute (EXI)", "primary")],
    "Example Holding (Example). Affiliated Entity: Example (East) Co.": [("Example (East) Co.", "primary")],
    "and Example Plant; any successor, sub-unit, or subsidiary thereof": [("Example Plant", "primary")],
}


@pytest.mark.parametrize("said", NAMES)
def test_a_field_may_hold_more_than_the_name(said: str) -> None:
    (found,), problems = read(of.document({**of.EL, "name": said, "alt_names": None}), "us-bis-el")
    assert problems == []
    assert [(name.text, str(name.kind)) for name in found.names] == NAMES[said]


def test_whom_an_affiliate_is_affiliated_with_is_a_link() -> None:
    said = "Example Holding (Example). Affiliated Entity: Example (East) Co."
    (found,), _ = read(of.document({**of.EL, "name": said}), "us-bis-el")
    assert found.links == (Link("Affiliated with", "Example Holding (Example)"),)


def test_an_address_without_a_name_is_kept_and_said() -> None:
    (found,), problems = read(of.document({**of.EL, "name": "Address 01", "alt_names": None}), "us-bis-el")
    assert found.names == ()
    assert [(problem.field, problem.said) for problem in problems] == [("name", "Address 01")]
    assert found.addresses


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"type": "Submarine"}, "type"),
        ({"start_date": "soon"}, "start_date"),
        ({"flavour": "vanilla"}, "flavour"),
        ({"dates_of_birth": ["long ago"]}, "dates_of_birth"),
        ({"alt_names": [["nested"]]}, "alt_names"),
        ({"addresses": [{"address": "1 Road", "planet": "Mars"}]}, "addresses/planet"),
        ({"ids": [{"type": "Passport"}]}, "ids"),
        ({"name": ""}, "name"),
        ({"id": ""}, "id"),
    ],
)
def test_what_is_not_understood_is_kept_and_reported(fields: dict[str, Any], field: str) -> None:
    (_,), problems = read(of.document({**of.EL, **fields}), "us-bis-el")
    assert [problem.field for problem in problems] == [field]


def test_a_source_that_is_not_known_is_taken_with_every_list_under_one_id_and_said_once() -> None:
    new = {**of.MEU, "source": "Forced Labor Entity List (UFLPA) - Department of Homeland Security"}
    data = of.document(of.EL, new, {**new, "id": "2"})
    for list_id in LIST_IDS:
        entities, problems = read(data, list_id)
        ours = [entity for entity in entities if entity.designations[0].authority == "US"]
        assert [entity.id for entity in ours] == ["csl-66f6ab3f26234b75a9093fce79ef0ce0", "csl-2"]
        assert ours[0].designations[0].list_name == new["source"]
        (told,) = [problem for problem in problems if problem.record == "source"]
        assert "its 2 entries" in told.why


def test_a_file_that_holds_fewer_entries_than_it_claims_is_not_whole() -> None:
    _, problems = read(of.document(of.EL, total=2), "us-bis-el")
    assert [(problem.record, problem.field) for problem in problems] == [("", "total")]


def test_two_entries_of_one_id_are_said_and_both_are_kept() -> None:
    entities, problems = read(of.document(of.EL, of.EL), "us-bis-el")
    assert len(entities) == 2
    assert [problem.why for problem in problems] == ["this id stands in the file twice"]


def test_the_file_says_when_it_was_made() -> None:
    assert publication(BytesIO(of.document(of.EL)), file="x") == Edition(date(2026, 9, 25))
    assert isinstance(publication(BytesIO(b"{}"), file="x"), Problem)


@pytest.mark.parametrize("data", [of.document(*ALL), of.document(*ALL, frame_first=True)])
def test_the_file_is_told_by_its_content_and_holds_all_lists(data: bytes) -> None:
    found = told_apart(data, "download")
    assert found
    assert (found.format, found.list_id, found.also) == (Format.CSL_JSON, LIST_IDS[0], LIST_IDS[1:])
    assert told_apart(of.table(of.EL_ROW), "x") == told_apart(of.table(of.EL_ROW, delimiter="\t"), "y")


def test_every_source_has_a_row_with_its_authority() -> None:
    assert {row.id: row.authority for row in ROWS} == {source.list_id: source.authority for source in SOURCES}
    said = "Non-SDN Menu-Based Sanctions List (NS-MBS List) - Treasury Department"
    assert [source_list(said), source_list("Non-SDN Menu-Based Sanctions List (MBS) - Treasury Department")] == [
        SOURCES[11]
    ] * 2
    assert source_list("A list of nobody") is None
