"""Legacy XML to entities: names in two halves, features among the ids, a count that must hold."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from seawall.entities import Entity, Fact, IdentifierKind, Link, ListedName, NameKind, NamePart, PartRole, Schema
from seawall.errors import Problem
from seawall.lists.edition import Edition
from seawall.lists.ofac import legacy

HEAD = """<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
<publshInformation><Publish_Date>08/20/2026</Publish_Date><Record_Count>{}</Record_Count></publshInformation>"""
PERSON = """<sdnEntry><uid>7</uid><firstName>Person</firstName><lastName>EXAMPLE</lastName><title>Chief Example</title>
<sdnType>Individual</sdnType><remarks>(Linked To: EXAMPLE BANK (TEHRAN); Linked To: EXAMPLE AIR)</remarks>
<programList><program>SDGT</program><program>IFSR</program></programList>
<idList><id><uid>1</uid><idType>Passport</idType><idNumber>X1</idNumber><idCountry>Iran</idCountry>
<issueDate>18 Jan 1984</issueDate><expirationDate>18 Jan 1994</expirationDate></id>
<id><uid>2</uid><idType>Gender</idType><idNumber>Male</idNumber></id>
<id><uid>3</uid><idType>Secondary sanctions risk:</idType><idNumber>section 1(b)</idNumber></id></idList>
<akaList><aka><uid>4</uid><type>a.k.a.</type><category>weak</category><lastName>EXAMPLO</lastName></aka>
<aka><uid>5</uid><type>f.k.a.</type><category>strong</category><lastName>SAMPLE</lastName><firstName>P.</firstName></aka></akaList>
<addressList><address><uid>6</uid><address1>1 Example St</address1><address2>Flat 2</address2><city>Gaza</city>
<country>Region: Gaza</country></address><address><uid>7</uid></address></addressList>
<nationalityList><nationality><uid>8</uid><country>Iran</country><mainEntry>true</mainEntry></nationality></nationalityList>
<dateOfBirthList><dateOfBirthItem><uid>9</uid><dateOfBirth>circa 1965</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem>
</dateOfBirthList></sdnEntry>"""
SHIP = """<sdnEntry><uid>8</uid><lastName>EXAMPLE STAR</lastName><sdnType>Vessel</sdnType><programList><program>IRAN</program>
</programList><vesselInfo><callSign>ABCD</callSign><vesselType>Crude Oil Tanker</vesselType><vesselFlag>Iran</vesselFlag>
<tonnage>99,144</tonnage></vesselInfo></sdnEntry>"""


def read(*entries: str, count: str | None = None) -> tuple[list[Entity], list[Problem]]:
    data = (HEAD.format(len(entries) if count is None else count) + "".join(entries) + "</sdnList>").encode()
    items = list(legacy.parse(BytesIO(data), list_id="ofac-sdn", file="SDN.XML"))
    entities = [item for item in items if isinstance(item, Entity)]
    return entities, [item for item in items if isinstance(item, Problem)]


def test_an_entry_is_read_whole() -> None:
    (found,), problems = read(PERSON)
    assert problems == []
    assert found.names == (
        ListedName("EXAMPLE, Person", NameKind.PRIMARY, False, "", (NamePart(PartRole.FAMILY, "EXAMPLE"), NamePart(PartRole.GIVEN, "Person"))),
        ListedName("EXAMPLO", NameKind.AKA, True, "", (NamePart(PartRole.FAMILY, "EXAMPLO"),)),
        ListedName("SAMPLE, P.", NameKind.FKA, False, "", (NamePart(PartRole.FAMILY, "SAMPLE"), NamePart(PartRole.GIVEN, "P."))),
    )  # fmt: skip
    (passport,) = found.identifiers
    assert (passport.kind, passport.value, passport.country) == (IdentifierKind.PASSPORT, "X1", "Iran")
    assert passport.issued
    assert passport.expires
    assert (passport.issued.iso, passport.expires.iso) == ("1984-01-18", "1994-01-18")
    assert [(item.list_name, item.programmes) for item in found.designations] == [("SDN", ("SDGT", "IFSR"))]
    assert (found.gender, found.title, found.nationalities) == ("Male", "Chief Example", ("Iran",))
    assert [(born.iso, born.circa) for born in found.birth_dates] == [("1965", True)]
    assert [(place.street, place.city, place.region, place.country) for place in found.addresses] == [
        ("1 Example St, Flat 2", "Gaza", "Gaza", "")
    ]
    assert found.links == (Link("Linked To", "EXAMPLE BANK (TEHRAN)"), Link("Linked To", "EXAMPLE AIR"))
    assert found.facts == (Fact("Secondary sanctions risk:", "section 1(b)"),)
    assert found.source.published == date(2026, 8, 20)


def test_a_ship_has_its_call_sign_type_and_flag() -> None:
    (found,), problems = read(SHIP)
    assert problems == []
    assert found.schema is Schema.VESSEL
    assert [(item.kind, item.value) for item in found.identifiers] == [(IdentifierKind.CALL_SIGN, "ABCD")]
    said = {fact.label: fact.value for fact in found.facts}
    assert said == {"Vessel Type": "Crude Oil Tanker", "Vessel Flag": "Iran", "Vessel Tonnage": "99,144"}


@pytest.mark.parametrize(
    ("count", "why"),
    [
        ("3", "the file claims 3 entries, 2 were found"),
        ("many", "no number of records: a loss would not be seen"),
        ("9" * 5000, "no number of records: a loss would not be seen"),
    ],
)
def test_the_count_of_records_must_hold(count: str, why: str) -> None:
    entities, problems = read(PERSON, SHIP, count=count)
    assert len(entities) == 2
    assert [problem.why for problem in problems] == [why]


def test_a_category_that_is_not_known_is_screened_as_strong() -> None:
    (found,), problems = read(PERSON.replace("<category>weak", "<category>middling"))
    assert found.unread == ("category: middling",)
    assert not any(name.weak for name in found.names)
    assert len(problems) == 1


def test_the_head_of_a_file_gives_its_date_and_count() -> None:
    assert legacy.publication(BytesIO(HEAD.format(9).encode()), file="x") == Edition(date(2026, 8, 20), 9)


def test_the_real_consolidated_list_is_read_without_a_problem(shared_data: Path) -> None:
    with (shared_data / "ofac/cons-2025-03/CONSOLIDATED.XML").open("rb") as stream:
        items = list(legacy.parse(stream, list_id="ofac-cons", file="CONSOLIDATED.XML"))
    entities = [item for item in items if isinstance(item, Entity)]
    assert [item for item in items if isinstance(item, Problem)] == []
    assert [entity.unread for entity in entities if entity.unread] == []
    names = [name for entity in entities for name in entity.names]
    assert (len(entities), len(names), sum(name.weak for name in names)) == (443, 1579, 70)
    assert sum(len(entity.links) for entity in entities) == 283
