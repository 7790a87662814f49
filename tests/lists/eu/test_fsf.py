"""The EU's consolidated list: what each piece of an entry becomes, the same from XML and from CSV."""

import hashlib
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from seawall.entities import (
    Designation,
    Entity,
    Fact,
    Identifier,
    IdentifierKind,
    ListedName,
    NameKind,
    NamePart,
    PartialDate,
    PartRole,
    Schema,
)
from seawall.errors import Problem
from seawall.lists.edition import Edition
from seawall.lists.eu import fsf
from tests.lists.eu.documents import COLUMNS, EXPORT, INTEGRITY, PERSON, SEED_ROW, SEED_ROWS, export, table

PRIMARY, AKA = NameKind.PRIMARY, NameKind.AKA


def parted(items: object) -> tuple[list[Entity], list[Problem]]:
    found = list(items)  # type: ignore[call-overload]
    return [item for item in found if isinstance(item, Entity)], [item for item in found if isinstance(item, Problem)]


def read(data: bytes) -> tuple[list[Entity], list[Problem]]:
    return parted(fsf.parse_xml(BytesIO(data), list_id="eu-fisma-fsf", file="x.xml"))


def read_csv(data: bytes) -> tuple[list[Entity], list[Problem]]:
    return parted(fsf.parse_csv(BytesIO(data), list_id="eu-fisma-fsf", file="x.csv"))


def test_the_seed_company_is_read_whole() -> None:
    (found,), problems = read(export(INTEGRITY))
    assert problems == []
    assert (found.id, found.schema) == ("eu-EU.99999.1", Schema.LEGAL_ENTITY)
    assert found.names == (
        ListedName("Integrity Technology Group", PRIMARY, script="Latn"),
        ListedName("永信至诚科技集团股份有限公司", AKA, script="Hani"),
        ListedName("Beijing Integrity Technology Company Limited", AKA, script="Latn"),
    )
    assert found.designations == (Designation("EU", "FSF", ("CYB",), date(2026, 3, 16), ("2026/600 (OJ L)",)),)
    assert found.identifiers == (
        Identifier(IdentifierKind.WEBSITE, "www.integritytech.com.cn", "WEB"),
        Identifier(IdentifierKind.EMAIL, "a@example.com", "EMAIL"),
        Identifier(IdentifierKind.EMAIL, "b@example.com", "EMAIL"),
        Identifier(IdentifierKind.USCC, "91110108562135265P", "Registration Number", "CHINA"),
    )
    (address,) = found.addresses
    assert (address.city, address.country, address.country_code) == ("Beijing", "CHINA", "cn")
    assert address.note == "as at the time of listing"
    assert found.source.published == date(2026, 8, 5)


def test_a_person_is_read_whole() -> None:
    (found,), problems = read(export(PERSON))
    assert problems == []
    assert (found.schema, found.gender, found.title) == (Schema.PERSON, "Male", "Dr")
    parts = (
        NamePart(PartRole.GIVEN, "Person"),
        NamePart(PartRole.MIDDLE, "Middle"),
        NamePart(PartRole.FAMILY, "EXAMPLE"),
    )
    assert found.names == (
        ListedName("Person Middle EXAMPLE", PRIMARY, script="Latn", parts=parts),
        ListedName("The Sample", AKA, weak=True, script="Latn"),
        ListedName("P. Exempli", AKA, weak=True, script="Latn"),  # its remark says "Low quality"
        ListedName("Sample Bearer", AKA, script="Latn"),  # the name on the passport
    )
    assert [(day.iso, day.circa) for day in found.birth_dates] == [
        ("1965-12-12", False),
        ("1958", True),
        ("1961-07", False),
        ("1950/1952", False),
    ]
    assert found.birth_places == ("ALGERIA", "Deb-Deb, Illizi, ALGERIA")
    assert found.citizenships == ("ALGERIA",)
    (passport,) = found.identifiers
    assert passport == Identifier(
        IdentifierKind.PASSPORT,
        "X1234567",
        "National passport",
        "ALGERIA",
        issued=PartialDate(date(1992, 2, 10), date(1992, 2, 10), text="1992-02-10"),
        expires=PartialDate(date(2000, 2, 9), date(2000, 2, 9), text="2000-02-09"),
        note="diplomatic; known to be expired; issued by Ministry",
    )
    assert found.facts == (
        Fact("Remark on a name", "P. Exempli: Low quality a.k.a."),
        Fact("Title", "Haji"),
        Fact("Function", "Director"),
        Fact("Name on a document", "Sample Bearer"),
        Fact("EU reference number", "EU.27.28"),
        Fact("United Nations reference", "QDi.001"),
        Fact("Designation details", "see remark"),
        Fact("Remark", "A remark on the entry."),
    )


def test_there_is_a_designation_for_each_programme_with_the_entry_s_own_day() -> None:
    """The acts named are the last that changed the entry: their days are not the designation's."""
    (found,), _ = read(export(PERSON))
    assert [(row.programmes, row.since) for row in found.designations] == [
        (("TAQA",), date(2009, 7, 16)),
        (("PRK",), date(2009, 7, 16)),
    ]
    (undated,), _ = read(export(PERSON.replace('designationDate="2009-07-16"', "")))
    assert [row.since for row in undated.designations] == [None, None]


CHANGES = [
    # what, instead of what → problem's field, its text, why
    ('code="person"', 'code="ship"', "subjectType", "ship", "neither person nor enterprise"),
    ('strong="false"', 'strong="perhaps"', "strong", "perhaps", "neither true nor false; screened as strong"),
    ('gender="M" title="Haji"', 'gender="F" title="Haji"', "gender", "F", "not one gender"),
    ('circa="true"', 'circa="maybe"', "circa", "maybe", "neither true nor false"),
    ('calendarType="GREGORIAN" city="Deb-Deb"', 'calendarType="ISLAMIC" city="Deb-Deb"', "birthdate", "1958 (ISLAMIC)", "a date of another calendar"),
    ('birthdate="1965-12-12"', 'birthdate="1965-13-12"', "birthdate", "1965-13-12", "not a date"),
    ('Code="passport"', 'Code="amulet"', "identificationTypeCode", "amulet", "an unknown kind of document"),
    ('number="X1234567"', 'number=""', "identification", "National passport diplomatic", "a document without a number"),
    ('validTo="2000-02-09"', 'validTo="soon"', "validTo", "soon", "not a date"),
    ('designationDate="2009-07-16"', 'designationDate="2009"', "designationDate", "2009", "not a day"),
    ('wholeName="The Sample"', 'wholeName=""', "nameAlias", "", "a name without text"),
    ('euReferenceNumber="EU.27.28"', "", "euReferenceNumber", "13", "no EU reference number"),
    ("</sanctionEntity>", "<wallet>0x1</wallet></sanctionEntity>", "wallet", "0x1", "this part of the record is not known"),
    ('city="Deb-Deb"', 'city="Deb-Deb" planet="Mars"', "birthdate/@planet", "Mars", "this part of the record is not known"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "field", "said", "why"), CHANGES, ids=[row[1] for row in CHANGES])
def test_what_is_not_understood_is_said_and_costs_no_entity(
    before: str, after: str, field: str, said: str, why: str
) -> None:
    assert before in PERSON
    (found,), problems = read(export(PERSON.replace(before, after, 1)))
    named = [(problem.field, problem.said, problem.why) for problem in problems]
    assert any(one == field and two.startswith(said) and three.startswith(why) for one, two, three in named), named
    assert len(found.names) >= 3


def test_an_entry_without_a_reference_is_known_by_its_logical_id() -> None:
    (found,), _ = read(export(PERSON.replace('euReferenceNumber="EU.27.28"', "")))
    assert found.id == "eu-logical-13"


def test_names_that_the_database_keeps_in_one_field_are_parted() -> None:
    joined = INTEGRITY.replace("Integrity Technology Group", "JSC Example; NJSC Example", 1)
    (found,), _ = read(export(joined))
    assert [name.text for name in found.names][:2] == ["JSC Example", "NJSC Example"]


def test_a_first_name_that_is_weak_is_not_the_primary_one() -> None:
    weak = PERSON.replace('strong="true"', 'strong="false"', 1).replace("Low quality", "Good quality")
    (found,), _ = read(export(weak))
    assert (found.caption, found.names[0].weak) == ("P. Exempli", False)


def test_an_entry_without_names_or_programme_is_kept_and_said() -> None:
    bare = '<sanctionEntity euReferenceNumber="EU.1.1" logicalId="1"><subjectType code="person"/></sanctionEntity>'
    (found,), problems = read(export(bare))
    assert found.designations == (Designation("EU", "FSF", ()),)
    assert {problem.field for problem in problems} == {"nameAlias", "programme"}


def test_an_id_that_comes_twice_and_a_missing_day_are_said() -> None:
    data = export(INTEGRITY, INTEGRITY).replace(b'generationDate="2026-08-05T15:29:22.497+02:00" ', b"")
    entities, problems = read(data)
    assert len(entities) == 2
    assert [problem.why for problem in problems] == [
        "no day of generation: the file can't be told from an older one",
        "this id stands in the file twice",
    ]


def test_the_head_says_the_day() -> None:
    assert fsf.publication(BytesIO(export(INTEGRITY)), file="x") == Edition(date(2026, 8, 5))
    assert isinstance(fsf.publication(BytesIO((EXPORT + "</export>").encode()), file="x"), Problem)
    assert fsf.csv_publication(BytesIO(table(*SEED_ROWS)), file="x") == Edition(date(2026, 8, 5))
    assert isinstance(fsf.csv_publication(BytesIO(b"a;b\n1;2\n"), file="x"), Problem)


def test_csv_says_the_same_as_xml() -> None:
    (xml,), _ = read(export(INTEGRITY))
    (csv,), problems = read_csv(table(*SEED_ROWS))
    assert problems == []
    assert replace(csv, source=xml.source) == xml
    assert (csv.source.record, csv.source.published) == ("line 2", date(2026, 8, 5))


def test_the_csv_of_the_tests_has_as_many_columns_as_the_publisher_s() -> None:
    assert len(COLUMNS) == 118


def test_rows_of_another_key_are_another_entry() -> None:
    other = SEED_ROW | {
        "Entity_LogicalId": "2",
        "Entity_EU_ReferenceNumber": "EU.2.2",
        "NameAlias_WholeName": "Example",
    }
    entities, problems = read_csv(table(*SEED_ROWS, other))
    assert [entity.id for entity in entities] == ["eu-EU.99999.1", "eu-EU.2.2"]
    assert problems == []


def test_unknown_columns_and_contacts_and_moved_columns_are_said() -> None:
    rows = table(SEED_ROW | {"NameAlias_WholeName": "Example", "Address_ContactInfo": "PIGEON 1", "Entity_Wallet": "0x1"},
                 columns=[*COLUMNS, "Entity_Wallet"])  # fmt: skip
    (found,), problems = read_csv(rows + b"05/08/2026;170001;EU.99999.1\n")
    assert {(problem.field, problem.why) for problem in problems} == {
        ("contactInfo", "an unknown kind of contact"),
        ("Entity_Wallet", "this part of the record is not known"),
        ("", "expected 119 fields, found 3: columns may have moved"),
    }
    assert "Entity_Wallet: 0x1" in found.unread


SAMPLE = "eu/format-samples/fsf_export_sample_2020-04-15.xml"
SAMPLE_SHA256 = "0284a067ee928a6bb8764f37d4e96bb98e32f5a65176a0b82ec1eb8926ec1f9b"


def test_the_official_excerpt_is_read_without_a_question(shared_data: Path) -> None:
    """Seven entries; one stands twice under one number, for somebody tried it out there."""
    data = (shared_data / SAMPLE).read_bytes()
    assert hashlib.sha256(data).hexdigest() == SAMPLE_SHA256
    entities, problems = read(data)
    assert (len(entities), sum(len(entity.names) for entity in entities)) == (7, 15)
    assert [(problem.field, problem.said) for problem in problems] == [("id", "EU.4009.74")]
    assert [entity for entity in entities if entity.unread] == []
    aouadi = entities[-1]
    assert (aouadi.id, aouadi.birth_dates[0].iso) == ("eu-EU.3343.85", "1974-12-11")
    assert [(item.kind, item.value) for item in aouadi.identifiers] == [
        (IdentifierKind.NATIONAL_ID, "04643632"),
        (IdentifierKind.PASSPORT, "L191609"),
    ]
