"""ENHANCED XML to entities: each piece of an entry finds its place, and what is not understood is kept and said."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from seawall.entities import Entity, Fact, IdentifierKind, Link, NameKind, NamePart, PartialDate, PartRole, Schema
from seawall.errors import Problem
from seawall.lists.edition import Edition
from seawall.lists.ofac import enhanced
from tests.lists.ofac.enhanced_documents import INTEGRITY, TAIL, document, feature, person


def read(data: bytes) -> tuple[list[Entity], list[Problem]]:
    items = list(enhanced.parse(BytesIO(data), list_id="ofac-sdn", file="x.xml"))
    entities = [item for item in items if isinstance(item, Entity)]
    return entities, [item for item in items if isinstance(item, Problem)]


def one(entity: str) -> tuple[Entity, list[str]]:
    (found,), problems = read(document(entity))
    return found, [str(problem) for problem in problems]


def test_the_seed_company_is_read_whole_and_without_a_problem() -> None:
    found, problems = one(INTEGRITY)
    assert problems == []
    assert (found.id, found.schema, found.unread) == ("ofac-50543", Schema.LEGAL_ENTITY, ())
    assert [(name.text, name.kind, name.weak, name.script) for name in found.names] == [
        ("INTEGRITY TECHNOLOGY GROUP, INCORPORATED", NameKind.PRIMARY, False, "Latn"),
        ("永信至诚科技集团股份有限公司", NameKind.PRIMARY, False, "Hans"),
        ("YONGXIN ZHICHENG TECHNOLOGY GROUP COMPANY, LIMITED", NameKind.AKA, True, "Latn"),
    ]
    (designation,) = found.designations
    assert (designation.list_name, designation.programmes, designation.since) == ("SDN", ("CYBER2",), date(2025, 1, 3))
    assert designation.legal_authorities == ("Executive Order 13694 (Cyber)",)
    assert [(item.kind, item.value, item.country, item.note) for item in found.identifiers] == [
        (IdentifierKind.WEBSITE, "www.integritytech.com.cn", "", ""),
        (IdentifierKind.TICKER, "688244 CH", "", "(SSE); Reported"),
        (IdentifierKind.USCC, "91110108562135265P", "China", ""),
    ]
    (address,) = found.addresses
    assert address.text == "Room 103, Building 6, Fenghao East Road, Beijing, China"
    assert address.country_code == "cn"
    assert found.facts == (Fact("Sanctions Type", "Block"), Fact("Organization Established Date", "02 Sep 2010"))
    assert found.links == (Link("Owned or Controlled By", "SOMEBODY ELSE", "ofac-1"),)
    assert found.source.published == date(2026, 8, 20)
    assert found.source.record.startswith("/sanctionsData/entities/entity[1] (line ")


BORN = (
    "<valueDate><fromDateBegin>{}</fromDateBegin><toDateEnd>{}</toDateEnd><isApproximate>{}</isApproximate></valueDate>"
)


@pytest.mark.parametrize(
    ("first", "last", "approximate", "text", "iso", "circa"),
    [
        ("1962-01-01", "1962-12-31", "false", "1962", "1962", False),
        ("1962-05-01", "1962-05-31", "false", "May 1962", "1962-05", False),
        ("1962-05-04", "1962-05-04", "false", "04 May 1962", "1962-05-04", False),
        ("1960-01-01", "1962-12-31", "false", "1960 to 1962", "1960/1962", False),
        ("1965-01-01", "1965-12-31", "true", "circa 1965", "1965", True),
    ],
)
def test_a_birth_date_keeps_its_precision(
    first: str, last: str, approximate: str, text: str, iso: str, *, circa: bool
) -> None:
    found, problems = one(person(features=feature("Birthdate", text, BORN.format(first, last, approximate))))
    assert problems == []
    (born,) = found.birth_dates
    assert (born.iso, born.circa, born.text) == (iso, circa, text)


def test_features_of_a_person_go_where_they_belong() -> None:
    said = [
        ("Place of Birth", "Exampletown"),
        ("Nationality Country", "Iran"),
        ("Citizenship Country", "Cuba"),
        ("Gender", "Male"),
    ]
    found, problems = one(person(features="".join(feature(label, value) for label, value in said)))
    assert problems == []
    assert (found.birth_places, found.nationalities, found.citizenships) == (("Exampletown",), ("Iran",), ("Cuba",))
    assert (found.gender, found.schema) == ("Male", Schema.PERSON)
    assert found.names[0].parts == (NamePart(PartRole.FAMILY, "Example"), NamePart(PartRole.GIVEN, "Person"))


def test_a_wallet_keeps_its_letter_case_and_an_imo_number_its_wrong_check_digit() -> None:
    wallet = feature("Digital Currency Address - XBT", "1GqChmWqGtsaLrGbHfgdrV5Nkvahtjjuxr")
    ship = feature("Vessel Registration Identification", "IMO 1234567")
    found, problems = one(person(features=wallet + ship))
    assert problems == []
    assert [(item.kind, item.value, item.currency) for item in found.identifiers] == [
        (IdentifierKind.WALLET, "1GqChmWqGtsaLrGbHfgdrV5Nkvahtjjuxr", "XBT"),
        (IdentifierKind.IMO, "IMO 1234567", ""),
    ]


@pytest.mark.parametrize(
    ("label", "value", "kind"),
    [
        ("Aircraft Manufacturer’s Serial Number (MSN)", "550", IdentifierKind.AIRCRAFT_SERIAL),
        ("RUT #", "12345678-9", IdentifierKind.TAX_ID),
        ("BIC Container Code", "SBAU", IdentifierKind.OTHER),
        ("SWIFT/BIC", "CKLBCNBJ", IdentifierKind.BIC),
    ],
)
def test_labels_become_kinds_and_values_stay_as_published(label: str, value: str, kind: IdentifierKind) -> None:
    found, problems = one(person(features=feature(label, value)))
    assert problems == []
    assert [(item.kind, item.value) for item in found.identifiers] == [(kind, value)]


NAME = """<name><isPrimary>false</isPrimary><aliasType>{}</aliasType><isLowQuality>{}</isLowQuality><translations><translation>
<isPrimary>true</isPrimary><script>{}</script><formattedFullName>SECOND EXAMPLE</formattedFullName></translation></translations></name>"""

UNKNOWN = [
    (feature("Favourite Colour", "blue"), "", "Favourite Colour: blue", "an unknown label"),
    (feature("Birthdate", "long ago"), "", "Birthdate: long ago", "not a date"),
    (feature("Gender", "Male", "<mood>calm</mood>"), "", "features/feature/mood: calm", "this part of the record is not known"),
    ("", NAME.format("D.B.A.", "false", "Latin"), "alias type: D.B.A.", "an unknown kind of alias; screened as a.k.a."),
    ("", NAME.format("A.K.A.", "perhaps", "Latin"), "isLowQuality: perhaps", "neither true nor false; read as false"),
    ("", NAME.format("A.K.A.", "false", "Klingon"), "script: Klingon", "an unknown script"),
]  # fmt: skip


@pytest.mark.parametrize(("features", "names", "unread", "why"), UNKNOWN)
def test_what_is_not_understood_is_kept_and_said_once(features: str, names: str, unread: str, why: str) -> None:
    found, problems = one(person(features=features, names=names))
    assert found.unread == (unread,)
    assert len(problems) == 1
    assert why in problems[0]
    assert len(found.names) == (2 if names else 1), "its names are screened all the same"


def test_an_unknown_type_of_party_is_screened_as_a_legal_entity() -> None:
    found, problems = one(person().replace("Individual", "Submarine"))
    assert (found.schema, found.unread[0]) == (Schema.LEGAL_ENTITY, "type: Submarine")
    assert any("an unknown type of party" in problem for problem in problems)


def test_an_unknown_attribute_is_a_problem_with_its_path() -> None:
    found, problems = one(person().replace("<name>", '<name until="2030-01-01">', 1))
    assert found.unread == ("names/name/@until: 2030-01-01",)
    assert len(problems) == 1


def test_an_id_that_stands_twice_is_said_and_both_entries_are_kept() -> None:
    entities, problems = read(document(person("7"), person("7")))
    assert [entity.id for entity in entities] == ["ofac-7", "ofac-7"]
    assert [problem.why for problem in problems] == ["this id stands in the file twice"]


def test_an_entry_without_id_name_or_programme_is_said_three_times_and_kept() -> None:
    (entity,), problems = read(document("<entity><generalInfo><entityType>Entity</entityType></generalInfo></entity>"))
    assert entity.id == "ofac-unidentified-1"
    assert [problem.field for problem in problems] == ["sanctionsLists", "names", "programmes", "id"]


def test_the_head_of_a_file_gives_its_date_and_lists() -> None:
    stream = BytesIO(document(person()))
    assert enhanced.publication(stream, file="x.xml") == Edition(date(2026, 8, 20), None, ("SDN List",))


def test_a_file_cut_short_gives_what_was_whole_and_says_so() -> None:
    entities, problems = read(document(person("7"), person("8"))[: -len(TAIL) - 40])
    assert [entity.id for entity in entities] == ["ofac-7"]
    assert problems[0].why.startswith("not well-formed XML")


def test_the_real_consolidated_list_is_read_without_a_problem(shared_data: Path) -> None:
    with (shared_data / "ofac/cons-2025-03/CONS_ENHANCED.XML").open("rb") as stream:
        items = list(enhanced.parse(stream, list_id="ofac-cons", file="CONS_ENHANCED.XML"))
    entities = [item for item in items if isinstance(item, Entity)]
    assert [item for item in items if isinstance(item, Problem)] == []
    assert [entity.unread for entity in entities if entity.unread] == []
    latin = [name for entity in entities for name in entity.names if name.script == "Latn"]
    assert (len(entities), len(latin), sum(name.weak for name in latin)) == (443, 1579, 70)
    others = [name.script for entity in entities for name in entity.names if name.script != "Latn"]
    assert {script: others.count(script) for script in others} == {"Cyrl": 39, "Hans": 5, "Hant": 1}
    assert sum(len(entity.links) for entity in entities) == 283
    assert all(isinstance(born, PartialDate) for entity in entities for born in entity.birth_dates)
    assert sum(len(entity.birth_dates) for entity in entities) == 75
