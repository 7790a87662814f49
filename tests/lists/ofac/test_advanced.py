"""ADVANCED XML to entities: ids to words, places and documents to their parties, lists to the parties they follow."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from seawall.entities import Entity, Fact, IdentifierKind, Link, NameKind, NamePart, PartRole, Schema
from seawall.errors import Problem
from seawall.lists.edition import Edition
from seawall.lists.ofac import advanced
from seawall.lists.ofac.advanced.mapper import whole_name
from seawall.lists.ofac.advanced.reader import read_document, read_entry, read_location, read_party, read_relation
from tests.lists.ofac import advanced_documents as made

PERSON_NAME = made.name("1403", "true", "false", "215", ("1", "al-Example"), ("2", "Person"))
COMPANY = made.party("8", "3", made.name("1403", "true", "false", "215", ("3", "Example Trading LLC")))
LISTED = made.entry("7", "1550", made.day(2006, 4, 12), "SDGT")


def read(data: bytes) -> tuple[list[Entity], list[Problem]]:
    items = list(advanced.parse(BytesIO(data), list_id="ofac-sdn", file="x.xml"))
    entities = [item for item in items if isinstance(item, Entity)]
    return entities, [item for item in items if isinstance(item, Problem)]


def one(party: str, **sections: str) -> tuple[Entity, list[str]]:
    (found,), problems = read(made.document(party, **{"entries": LISTED} | sections))
    return found, [str(problem) for problem in problems]


def test_a_person_is_read_whole_and_without_a_problem() -> None:
    names = (
        PERSON_NAME
        + made.name("1403", "true", "false", "160", ("1", "المثال"), ("2", "شخص"))
        + made.name("1400", "false", "true", "215", ("2", "Weakling"))
    )
    features = (
        made.feature(
            "8", made.period(made.day(1985, 1, 1), made.day(1985, 12, 31)) + '<VersionDetail DetailTypeID="1430"/>'
        )
        + made.feature("10", '<VersionDetail DetailTypeID="1433"/><VersionLocation LocationID="202"/>')
        + made.feature("25", '<VersionLocation LocationID="201"/>')
        + made.feature("224", '<VersionDetail DetailTypeID="1431" DetailReferenceID="91526"/>')
        + made.feature("344", '<VersionDetail DetailTypeID="1432">1GqChmWqGtsaLrGbHfgdrV5Nkvahtjjuxr</VersionDetail>')
    )
    found, problems = one(
        made.party("7", "4", names, features, "HAMAS - Hebron"),
        places=made.LOCATION + made.IRAN,
        papers=made.PASSPORT,
    )
    assert problems == []
    assert (found.id, found.schema, found.unread) == ("ofac-7", Schema.PERSON, ())
    assert [(name.text, name.kind, name.weak, name.script) for name in found.names] == [
        ("AL-EXAMPLE, Person", NameKind.PRIMARY, False, "Latn"),
        ("المثال, شخص", NameKind.PRIMARY, False, "Arab"),
        ("Weakling", NameKind.AKA, True, "Latn"),
    ]
    assert found.names[0].parts == (NamePart(PartRole.FAMILY, "al-Example"), NamePart(PartRole.GIVEN, "Person"))
    assert [(born.iso, born.text) for born in found.birth_dates] == [("1985", "1985")]
    assert (found.nationalities, found.gender) == (("Iran",), "Male")
    assert [(place.text, place.country_code) for place in found.addresses] == [("1 Example St, Tokyo, Japan", "jp")]
    wallet, passport = found.identifiers
    assert (wallet.kind, wallet.value, wallet.currency) == (
        IdentifierKind.WALLET,
        "1GqChmWqGtsaLrGbHfgdrV5Nkvahtjjuxr",
        "XBT",
    )
    assert (passport.kind, passport.value, passport.country) == (IdentifierKind.PASSPORT, "484824", "Iran")
    assert passport.issued
    assert (passport.issued.iso, passport.note) == ("1984-01-18", "Fraudulent")
    assert found.facts == (Fact("Remarks", "HAMAS - Hebron"), Fact("Sanctions Type", "Block"))
    assert found.source.published == date(2026, 8, 20)


def test_each_list_has_its_date_and_the_programmes_that_can_be_its_own() -> None:
    entries = "".join(
        made.entry("7", number, made.day(*when), "SDGT", "NS-PLC", measure=measure)
        for number, when, measure in (
            ("91512", (2014, 10, 10), "1706"),
            ("1550", (2019, 5, 1), "1705"),
            ("91243", (2006, 4, 12), "1706"),
        )
    )
    found, problems = one(made.party("7", "4", PERSON_NAME), entries=entries)
    assert problems == []
    assert [(item.list_name, item.programmes, item.since) for item in found.designations] == [
        ("SDN", ("SDGT",), date(2019, 5, 1)),
        ("NS-PLC", ("NS-PLC",), date(2006, 4, 12)),
    ]
    assert {item.legal_authorities for item in found.designations} == {("Executive Order 13224 (Terrorism)",)}


def test_a_tie_names_its_other_end_wherever_it_stands_in_the_file() -> None:
    entries = LISTED + made.entry("8", "1550", made.day(2006, 4, 12), "SDGT")
    ties = made.relation("7", "8") + made.relation("7", "8", former="true") + made.relation("7", "99")
    (person, _), problems = read(made.document(made.party("7", "4", PERSON_NAME) + COMPANY, entries, ties))
    assert problems == []
    assert person.links == (
        Link("Owned or Controlled By", "EXAMPLE TRADING LLC", "ofac-8"),
        Link("Owned or Controlled By (former)", "EXAMPLE TRADING LLC", "ofac-8"),
        Link("Owned or Controlled By", "", "ofac-99"),
    )


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([("Last Name", "Example"), ("First Name", "Person"), ("Middle Name", "M.")], "EXAMPLE, Person M."),
        (
            [("Last Name", "Example"), ("First Name", "Person"), ("Patronymic", "Ivanovich")],
            "EXAMPLE, Person Ivanovich",
        ),
        ([("Last Name", "Ejemplo"), ("Matronymic", "Muestra"), ("First Name", "Ana")], "EJEMPLO MUESTRA, Ana"),
        ([("Nickname", "Sweet Micky")], "Sweet Micky"),
        ([("Entity Name", "Example Trading LLC")], "EXAMPLE TRADING LLC"),
        ([("", "Half Understood")], "HALF UNDERSTOOD"),
        ([], ""),
    ],
)
def test_names_are_composed_as_in_the_other_formats(parts: list[tuple[str, str]], text: str) -> None:
    assert whole_name(parts) == text


UNKNOWN = [
    ({"party": made.party("7", "4", PERSON_NAME, made.feature("999", "<VersionDetail>blue</VersionDetail>"))}, "FeatureType 999"),
    ({"party": made.party("7", "4", PERSON_NAME, made.feature("25", '<VersionLocation LocationID="5"/>'))}, "LocationID 5"),
    ({"party": made.party("7", "9", PERSON_NAME)}, "type"),
    ({"party": made.party("7", "4", PERSON_NAME.replace("<DocumentedName ", '<DocumentedName Mood="calm" '))}, "Mood: calm"),
    ({"party": made.party("7", "4", PERSON_NAME), "entries": LISTED.replace("1550", "4711")}, "List 4711"),
]  # fmt: skip


@pytest.mark.parametrize(("sections", "unread"), UNKNOWN)
def test_an_id_or_part_without_meaning_is_kept_and_said(sections: dict[str, str], unread: str) -> None:
    found, problems = one(**sections)
    assert any(unread in text for text in found.unread), found.unread
    assert problems
    assert found.names[0].text == "AL-EXAMPLE, Person"


def test_what_belongs_to_nobody_is_a_problem() -> None:
    party = made.party("8", "3", PERSON_NAME)
    _, problems = read(made.document(party, LISTED, made.relation("7", "8"), made.LOCATION, made.PASSPORT))
    whys = [problem.why for problem in problems]
    assert whys.count("no party in this file has this profile") == 2
    assert "a document of nobody in this file" in whys
    assert "a place of nobody in this file" in whys


def test_a_file_cut_before_the_lists_says_that_no_programme_is_known() -> None:
    whole = made.document(made.party("7", "4", PERSON_NAME), LISTED)
    (found,), problems = read(whole[: whole.index(b"<SanctionsEntries>")])
    assert found.designations == ()
    assert {problem.field for problem in problems} >= {"", "programmes"}


def test_the_head_of_a_file_gives_its_date() -> None:
    assert advanced.publication(BytesIO(made.document("")), file="x") == Edition(date(2026, 8, 20))


def excerpt(shared_data: Path, name: str) -> etree._Element:
    return etree.parse(shared_data / "ofac/advanced/excerpts" / name).getroot()


def test_real_excerpts_without_a_namespace_are_read_to_the_last_attribute(shared_data: Path) -> None:
    party = read_party(excerpt(shared_data, "DistinctParties.xml"))
    assert [[part for _, part in name.parts] for name in party.profiles[0].names] == [
        ["AEROCARIBBEAN AIRLINES"],
        ["AERO-CARIBBEAN"],
    ]
    (person,) = read_party(excerpt(shared_data, "ReferenceValueSets.xml")).profiles
    assert sum(name.is_low_quality == "true" for name in person.names) == 3
    documents = [read_document(item) for item in excerpt(shared_data, "IDRegistrationNo.xml")]
    assert [item.number for item in documents] == ["1625525", "484824"]
    assert documents[1].dates[0][1]
    assert documents[1].dates[0][1].days[0] == ("1984", "1", "18")
    relations = [read_relation(item) for item in excerpt(shared_data, "ProfileRelationships.xml")]
    assert [(item.from_id, item.to_id, item.type_id) for item in relations] == [
        ("2686", "4697", "15002"),
        ("4632", "4697", "15001"),
    ]
    entries = [read_entry(item) for item in excerpt(shared_data, "SanctionsEntries.xml")]
    assert [(item.profile_id, item.events[0].day, item.measures[1][1]) for item in entries] == [
        ("36", ("1986", "12", "10"), "CUBA")
    ]
    places = [read_location(item) for item in excerpt(shared_data, "locations_full.xml")]
    assert len(places) == 670
    leftovers = [party.leftovers]
    leftovers += [item.leftovers for item in documents] + [item.leftovers for item in relations]
    leftovers += [item.leftovers for item in entries] + [item.leftovers for item in places]
    assert [found for found in leftovers if found] == []


def test_the_real_file_of_2020_has_the_counts_that_were_measured_on_it(shared_data: Path) -> None:
    with (shared_data / "ofac/advanced/cons_advanced_2020-10.xml").open("rb") as stream:
        items = list(advanced.parse(stream, list_id="ofac-cons", file="cons_advanced.xml"))
    entities = [item for item in items if isinstance(item, Entity)]
    assert [item for item in items if isinstance(item, Problem)] == []
    assert [entity.unread for entity in entities if entity.unread] == []
    names = [name for entity in entities for name in entity.names]
    assert (len(entities), len(names), sum(name.weak for name in names)) == (375, 1290, 31)
    ties = [link for entity in entities for link in entity.links if link.target_id]
    assert len(ties) == 276
    # 464 places: 407 addresses, 53 empty ones, 3 countries that many nationalities share, 1 place of issue of a document.
    assert sum(len(entity.addresses) for entity in entities) == 407
    assert sum(len(entity.nationalities) + len(entity.citizenships) for entity in entities) == 14
    # 573 documents, 184 web sites, 147 e-mail addresses, 34 BICs, 3 BIKs.
    assert sum(len(entity.identifiers) for entity in entities) == 941
    assert {entity.source.published for entity in entities} == {date(2020, 3, 17)}
