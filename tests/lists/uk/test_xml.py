"""The UK Sanctions List as XML: what every element becomes, and that nothing it says is lost."""

import re
from datetime import date
from io import BytesIO

from seawall.entities import (
    Address,
    Designation,
    Entity,
    Fact,
    Identifier,
    IdentifierKind,
    Link,
    ListedName,
    NameKind,
    NamePart,
    PartialDate,
    PartRole,
    Schema,
)
from seawall.errors import Problem
from seawall.lists.edition import Edition
from seawall.lists.uk import xml
from tests.lists.uk.documents import AKHUND, EXCHANGE, INTEGRITY, SHIP
from tests.lists.uk.documents import xml as document


def read(*designations: str) -> tuple[list[Entity], list[Problem]]:
    items = list(xml.parse(BytesIO(document(*designations)), list_id="uk-fcdo-sanctions", file="uk.xml"))
    return [item for item in items if isinstance(item, Entity)], [item for item in items if isinstance(item, Problem)]


def one(designation: str) -> Entity:
    (entity,), problems = read(designation)
    assert problems == []
    return entity


def test_integrity_technology_group_with_the_name_that_no_other_list_has() -> None:
    found = one(INTEGRITY)
    assert (found.id, found.schema, found.caption) == (
        "uk-CYB0113",
        Schema.ORGANIZATION,
        "Integrity Technology Group Incorporated",
    )
    assert found.names[1] == ListedName("Integrity Tech", NameKind.AKA, script="Latn")
    regime = "The Cyber (Sanctions) (EU Exit) Regulations 2020"
    assert found.designations == (Designation("UK", "Sanctions List", (regime,), date(2025, 12, 9)),)
    assert found.addresses == (Address(city="Beijing", country="China"),)
    assert found.source.published == date(2026, 8, 20)
    assert Fact("Sanctions Type", "Asset freeze") in found.facts
    assert Fact("Last Updated", "09/12/2025") in found.facts


def test_a_person_with_all_that_the_list_says_of_persons() -> None:
    found = one(AKHUND)
    parts = ((PartRole.GIVEN, "MOHAMMAD"), (PartRole.MIDDLE, "HASSAN"), (PartRole.FAMILY, "AKHUND"))
    primary = tuple(NamePart(role, text) for role, text in parts)
    assert found.names == (
        ListedName("MOHAMMAD HASSAN AKHUND", NameKind.PRIMARY, script="Latn", parts=primary),
        ListedName("Haji Mohammad Hassan", NameKind.AKA, script="Latn"),
        ListedName("Hassan", NameKind.AKA, weak=True, script="Latn"),
        ListedName("محمد حسن آخوند", NameKind.AKA, script="Arab"),
    )
    assert found.birth_dates == (
        PartialDate.year(1945, text="dd/mm/1945"),
        PartialDate(date(1958, 9, 1), date(1958, 9, 30), text="dd/09/1958"),
        PartialDate(date(1958, 3, 1), date(1958, 3, 1), text="01/03/1958"),
    )
    assert (found.title, found.gender, found.nationalities) == ("Mullah; Haji", "Male", ("Afghanistan",))
    assert found.birth_places == ("Darvishan, Afghanistan",)
    assert found.identifiers == (
        Identifier(IdentifierKind.PASSPORT, "P04581926", "Passport", note="Afghanistan"),
        Identifier(IdentifierKind.NATIONAL_ID, "260012001546", "National Identifier", "Kuwait"),
    )
    assert found.facts == (
        Fact("Passport", "Issued in Kabul"),
        Fact("Last Updated", "14/04/2026"),
        Fact("OFSI Group ID", "7172"),
        Fact("UN Reference Number", "TAi.002"),
        Fact("Designation source", "UN"),
        Fact("Position", "Deputy Minister of Civil Aviation"),
        Fact("Other Information", "A close associate of Mullah Mohammed Omar."),
        Fact("UK Statement of Reasons", "Deputy Minister of Civil Aviation under the Taliban regime."),
        Fact("Sanctions Type", "Asset freeze"),
        Fact("Sanctions Type", "Travel Ban"),
    )


def test_an_organisation_with_its_numbers_its_owners_and_its_contacts() -> None:
    found = one(EXCHANGE)
    assert [(row.kind, row.value) for row in found.identifiers] == [
        (IdentifierKind.REGISTRATION, "1247700291200"),
        (IdentifierKind.TAX_ID, "9707028663"),
        (IdentifierKind.PHONE, "+93-202-103386"),
        (IdentifierKind.PHONE, "+93-202-101714"),
        (IdentifierKind.EMAIL, "office@example.org"),
        (IdentifierKind.WEBSITE, "http://example.org"),
    ]
    assert found.links == (Link("Subsidiary", "Example Branch"), Link("Parent company", "Example Holding"))
    assert found.addresses == (Address("Branch Office 1, i) Chohar Mir Road", "Quetta", "", "87300", "Pakistan"),)
    assert {Fact("KPP", "770701001"), Fact("Type of entity", "Money service provider")} <= set(found.facts)


def test_a_ship_keeps_its_number_and_says_no_asset_freeze() -> None:
    found = one(SHIP)
    assert found.schema is Schema.VESSEL
    assert found.identifiers == (Identifier(IdentifierKind.IMO, "IMO8628597", "IMO number"),)
    assert found.links == (
        Link("Current owner/operator", "Trendy Sunshine Hong Kong Ltd"),
        Link("Previous owner/operator", "Example Shipping"),
    )
    said = {fact.label: fact.value for fact in found.facts}
    assert (said["Vessel Flag"], said["Former Vessel Flag"], said["Vessel Tonnage"]) == (
        "St Kitts and Nevis",
        "Togo",
        "8343",
    )
    measures = [fact.value for fact in found.facts if fact.label == "Sanctions Type"]
    assert measures == ["De-flag", "Prohibition of port entry"]


def test_two_primary_names_both_stay_primary_and_come_first() -> None:
    second = "<Name><Name6>EXAMPLE</Name6><NameType>Primary name</NameType></Name></Names>"
    found = one(INTEGRITY.replace("</Names>", second))
    assert [name.kind for name in found.names] == [NameKind.PRIMARY, NameKind.PRIMARY, NameKind.AKA]


def test_a_whole_name_that_stands_in_two_parts_is_taken_once() -> None:
    doubled = "<Name1>Integrity Tech</Name1><Name6>Integrity Tech</Name6>"
    found = one(INTEGRITY.replace("<Name6>Integrity Tech</Name6>", doubled))
    assert found.names[1].text == "Integrity Tech"


DAMAGE = [
    # what is changed → field and reason of the problem, what stays unread
    ("<NameType>Primary Name Variation", "<NameType>Nickname", "Name type", "unknown type", "Name type: Nickname"),
    ("<NameType>Primary Name Variation", "<NameType>", "Name type", "no type of name", ""),
    ("</Names>", "<Name><NameType>Alias</NameType></Name></Names>", "Name", "a name without text", ""),
    (">Entity<", ">Aircraft<", "type", "an unknown kind", "type: Aircraft"),
    (">Entity<", "><", "type", "an unknown kind", "type"),
    ("<DateDesignated>09/12/2025", "<DateDesignated>31/02/2025", "Date Designated", "not a date", "31/02/2025"),
    ("<RegimeName>The Cyber (Sanctions) (EU Exit) Regulations 2020", "<RegimeName>", "Regime Name", "no regime", ""),
    ("<OFSIGroupID/>", "<OFSIGroupID/><Mood>grim</Mood>", "Mood", "not known", "Mood: grim"),
    ("<Name6>Integrity Tech<", '<Name6 age="9">Integrity Tech<', "Names/Name/Name6/@age", "not known", "9"),
    (">Asset freeze<", ">Asset freeze|Frown<", "Sanctions Imposed", "an unknown measure", ""),
    (">Asset freeze<", "><", "Indicators/AssetFreeze", "the words of the measures lack", ""),
    ("<AssetFreeze>true", "<AssetFreeze>perhaps", "Indicators/AssetFreeze", "not known", "perhaps"),
    ("<AssetFreeze>true", "<AssetFreeze>false", "Indicators/AssetFreeze", "the words of the measures have", ""),
    ("<TravelBan>false", "<Frown>true</Frown><TravelBan>false", "Indicators/Frown", "not known", "true"),
]


def test_what_is_not_understood_is_kept_and_reported_once() -> None:
    for before, after, field, why, unread in DAMAGE:
        (entity,), problems = read(INTEGRITY.replace(before, after))
        assert [(field in problem.field, why in problem.why) for problem in problems] == [(True, True)], after
        assert unread in " ".join(entity.unread), after
        assert "Integrity Technology Group Incorporated" in {name.text for name in entity.names}


def test_a_strength_that_is_not_known_leaves_the_name_strong() -> None:
    (entity,), problems = read(AKHUND.replace("Low quality a.k.a", "Middling a.k.a"))
    assert entity.names[2] == ListedName("Hassan", NameKind.AKA, script="Latn")
    assert [problem.field for problem in problems] == ["Alias strength"]


def test_a_date_of_birth_without_a_year_is_kept_as_it_stood() -> None:
    (entity,), problems = read(AKHUND.replace("01/03/1958", "15/08/19yy"))
    assert (len(entity.birth_dates), entity.unread) == (2, ("D.O.B: 15/08/19yy",))
    assert [problem.said for problem in problems] == ["15/08/19yy"]


def test_two_genders_are_none() -> None:
    (entity,), problems = read(AKHUND.replace("<Genders>", "<Genders><Gender>Female</Gender>"))
    assert (entity.gender, len(problems)) == ("", 2)


def test_an_indicator_without_its_words_is_a_measure_all_the_same() -> None:
    (entity,), _ = read(INTEGRITY.replace(">Asset freeze<", ">Travel Ban<"))
    assert [fact.value for fact in entity.facts if fact.label == "Sanctions Type"] == ["Travel Ban", "Asset freeze"]


def test_an_entry_without_any_measure_is_said() -> None:
    bare = re.sub("<SanctionsImposedIndicators>.*</SanctionsImposedIndicators>", "", INTEGRITY)
    (entity,), problems = read(bare.replace(">Asset freeze<", "><"))
    assert [fact for fact in entity.facts if fact.label == "Sanctions Type"] == []
    assert [problem.why for problem in problems] == [
        "no measure is stated; the UK policy treats this as an asset freeze"
    ]


def test_an_entry_without_a_name_and_one_without_a_number_are_said_and_kept() -> None:
    nameless = re.sub("<Names>.*</Names>", "", INTEGRITY, flags=re.DOTALL)
    entities, problems = read(nameless, SHIP.replace("DPR0076", ""))
    assert [entity.id for entity in entities] == ["uk-CYB0113", "uk-unidentified-2"]
    assert [problem.why for problem in problems] == ["the entry has no name", "the entity has no id"]


def test_the_same_number_twice_is_said_and_both_entries_are_kept() -> None:
    entities, problems = read(SHIP, SHIP)
    assert len(entities) == 2
    assert [problem.why for problem in problems] == ["this id stands in the file twice"]


def test_the_head_says_the_day() -> None:
    assert xml.publication(BytesIO(document(SHIP)), file="uk.xml") == Edition(date(2026, 8, 20))
    undated = document(SHIP).replace(b"<DateGenerated>20/08/2026</DateGenerated>", b"")
    assert isinstance(xml.publication(BytesIO(undated), file="uk.xml"), Problem)
    assert isinstance(xml.publication(BytesIO(b"<Designations>"), file="uk.xml"), Problem)


def test_a_day_that_is_none_is_said() -> None:
    items = list(xml.parse(BytesIO(document(SHIP, generated="soon")), list_id="x", file="uk.xml"))
    assert [item.why for item in items if isinstance(item, Problem)] == [
        "no day of generation: the file can't be told from an older one"
    ]


def test_another_namespace_changes_nothing() -> None:
    named = document(INTEGRITY).replace(b"<Designations>", b'<Designations xmlns="urn:example">')
    (entity,) = xml.parse(BytesIO(named), list_id="uk-fcdo-sanctions", file="uk.xml")
    assert entity == one(INTEGRITY)
