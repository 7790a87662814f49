"""SECO's XML to entities: parts to whole names in every spelling, sets to designations, and who is still listed."""

from datetime import date
from io import BytesIO

import pytest

from seawall.entities import Address, Designation, Entity, Fact, IdentifierKind, Link, NameKind, PartRole, Schema
from seawall.errors import Problem
from seawall.lists import ch
from seawall.lists.edition import Edition
from tests.lists.ch.documents import BANK, HEAD, LISTED, PERSON, PLACE, SHIP, document


def read(*targets: str, places: str = PLACE, head: str = HEAD) -> tuple[list[Entity], list[Problem]]:
    data = document(*targets, places=places, head=head)
    items = list(ch.parse(BytesIO(data), list_id="ch-seco-sanctions", file="consolidated-list.xml"))
    entities = [item for item in items if isinstance(item, Entity)]
    return entities, [item for item in items if isinstance(item, Problem)]


def test_a_person_is_read_whole() -> None:
    (found,), problems = read(PERSON)
    assert problems == []
    assert (found.id, found.schema, found.gender, found.title) == ("ch-5142", Schema.PERSON, "male", "Dr.")
    assert found.designations == (
        Designation(
            "CH", "SECO", ("Belarus",), date(2021, 8, 12), ("Ordinance of 16 March 2022 on measures against Belarus",)
        ),
    )
    assert [(born.iso, born.circa) for born in found.birth_dates] == [("1980-03-23", False), ("1981", True)]
    assert found.birth_places == ("Minsk, Minsk Region, Belarus",)
    assert found.nationalities == ("Belarus",)
    assert found.addresses == (
        Address(
            "c/o Example Club, Example St 4, P.O. Box 12",
            "Minsk",
            "Minsk Region",
            "220029",
            "Belarus",
            "by",
            "office; former; also written Miensk",
        ),
    )
    passport, tax, site = found.identifiers
    assert (passport.kind, passport.value, passport.country) == (IdentifierKind.PASSPORT, "MP1", "Belarus")
    assert passport.expires
    assert passport.expires.iso == "2020-01-02"
    assert passport.note == "issued in Minsk, Minsk Region, Belarus"
    assert (tax.kind, tax.value, site.kind, site.value) == (
        IdentifierKind.TAX_ID,
        "7701",
        IdentifierKind.WEBSITE,
        "www.example.by",
    )
    assert found.links == (Link("related-to", "", "ch-5300"),)
    assert found.facts == (
        Fact("Other information", "Tax number: 7701; Website: www.example.by"),
        Fact("Justification", "Businessman."),
        Fact("Foreign identifier", "140"),
        Fact("Function", "Example"),
        Fact("Sanctions set", "article 12 -- Restrictions on named individuals and entities"),
        Fact("Origin", "EU"),
    )
    assert found.source.published == date(2026, 8, 27)


def test_the_parts_of_a_name_make_whole_names_in_every_spelling() -> None:
    (found,), _ = read(PERSON)
    assert [(name.text, name.kind, name.weak) for name in found.names] == [
        ("Example, Aliaksandr Exampleavich", NameKind.PRIMARY, False),
        ("Пример, Александр Exampleavich", NameKind.AKA, False),
        ("Example, Alexander Exampleavich", NameKind.AKA, False),
        ("Example, Aleksandr Exampleavich", NameKind.AKA, False),
        ("Sasha", NameKind.AKA, True),
        ("A. Sample", NameKind.FKA, False),
        ("Ali Example", NameKind.AKA, False),
    ]
    assert [(part.role, part.text) for part in found.names[0].parts] == [
        (PartRole.FAMILY, "Example"),
        (PartRole.GIVEN, "Aliaksandr"),
        (PartRole.PATRONYMIC, "Exampleavich"),
    ]


def test_an_entity_has_a_designation_for_each_set_and_its_plainly_labelled_identifiers() -> None:
    (found,), problems = read(BANK)
    assert problems == []
    assert found.schema is Schema.LEGAL_ENTITY
    assert [row.programmes for row in found.designations] == [("Belarus",), ("Belarus",)]
    assert Fact("Sanctions set", "article 16 and 17 -- Restrictions on the money and capital market") in found.facts
    # The IMO number is that of a vessel which the bank's text speaks of, not its own.
    assert [(item.kind, item.value) for item in found.identifiers] == [(IdentifierKind.BIC, "BAPBBY2X")]
    assert Fact("Date", "1991") in found.facts
    assert found.birth_dates == ()


def test_a_vessel_has_its_imo_number() -> None:
    (found,), problems = read(SHIP)
    assert problems == []
    assert found.schema is Schema.VESSEL
    assert [(item.kind, item.value) for item in found.identifiers] == [(IdentifierKind.IMO, "8405270")]


def step(kind: str, day: str) -> str:
    return f'<modification modification-type="{kind}" effective-date="{day}"><removed><target ssid="1"/></removed></modification>'


@pytest.mark.parametrize(
    ("steps", "is_listed"),
    [
        ([("listed", "2021-08-12")], True),
        ([("amended", "2022-01-01"), ("listed", "2021-08-12")], True),
        ([("de-listed", "2023-01-01"), ("listed", "2021-08-12")], False),
        ([("listed", "2024-01-01"), ("de-listed", "2023-01-01"), ("listed", "2021-08-12")], True),
        # Five targets of 2025 have an older amendment above their de-listing.
        ([("amended", "2025-06-03"), ("de-listed", "2025-06-20")], False),
        ([("de-listed", "2025-06-20"), ("amended", "2025-06-20")], False),
        # The list is of 2026-08-27.
        ([("de-listed", "2026-09-01"), ("listed", "2021-08-12")], True),
        ([], True),
    ],
)
def test_a_target_whose_last_step_is_a_delisting_is_no_entity(steps: list[tuple[str, str]], *, is_listed: bool) -> None:
    history = "".join(step(kind, day) for kind, day in steps)
    entities, problems = read(BANK, SHIP.replace(LISTED, history))
    assert problems == []
    assert len(entities) == 1 + is_listed


def test_a_target_that_lives_on_after_its_delisting_is_screened_and_said() -> None:
    history = step("amended", "2024-01-01") + step("de-listed", "2023-01-01") + step("listed", "2021-08-12")
    (found,), problems = read(SHIP.replace(LISTED, history))
    assert found.designations[0].since == date(2021, 8, 12)
    assert [problem.why for problem in problems] == ["de-listed, and in force by a later step; it is screened"]


@pytest.mark.parametrize(
    ("said", "instead", "field"),
    [
        ('name-type="primary-name" quality="good"', 'name-type="nickname" quality="good"', "name-type"),
        ('quality="low" lang', 'quality="fair" lang', "quality"),
        ('name-part-type="father-name"', 'name-part-type="mother-name"', "name-part-type"),
        ('calendar="Gregorian" quality="low"', 'calendar="Hijri" quality="low"', "day-month-year"),
        ('year="1981"', 'year="about"', "day-month-year"),
        ('year="1981"', 'year="1981" to-year="1985"', "individual/identity/day-month-year/@to-year"),
        ('document-type="passport"', 'document-type="library-card"', "document-type"),
        ("<expiry-date>2020-01-02<", "<expiry-date>spring<", "expiry-date"),
        ('place-of-birth ssid="7" place-id="29492"', 'place-of-birth ssid="7" place-id="1"', "place-id"),
        (">4387<", ">99<", "sanctions-set-id"),
        ('modification-type="listed"', 'modification-type="moved"', "modification-type"),
        ("<justification", "<height>180</height><justification", "individual/height"),
        ("individual", "group", "object-type"),
    ],
)
def test_what_is_not_known_is_kept_and_reported(said: str, instead: str, field: str) -> None:
    (found,), problems = read(PERSON.replace(said, instead))
    assert field in {problem.field for problem in problems}
    assert found.unread


def test_what_is_not_known_of_a_place_is_reported() -> None:
    entities, problems = read(PERSON, places=PLACE.replace("</place>", "<river>Svislach</river></place>"))
    assert len(entities) == 1
    assert [(problem.field, problem.said) for problem in problems] == [("river", "Svislach")]


def test_a_target_without_a_name_or_a_set_is_said() -> None:
    (found,), problems = read(f'<target ssid="1"><entity/>{LISTED}</target>')
    assert found.names == ()
    assert {problem.field for problem in problems} == {"name", "sanctions-set-id"}


def test_the_day_and_the_kind_of_the_list_are_in_its_root_element() -> None:
    assert ch.publication(BytesIO(document(SHIP)), file="x") == Edition(date(2026, 8, 27))
    entities, problems = read(SHIP, head=HEAD.replace("whole-list", "search-result"))
    assert (len(entities), [problem.field for problem in problems]) == (1, ["list-type"])
    entities, problems = read(SHIP, head=HEAD.replace('date="2026-08-27"', 'date="now"'))
    assert (len(entities), [problem.field for problem in problems]) == (1, ["date"])


def test_an_ordinance_without_an_english_name_has_its_german_one() -> None:
    head = HEAD.replace('<program-name lang="eng">Ordinance', '<program-name lang="ger">Verordnung')
    (found,), _ = read(SHIP, head=head)
    assert found.designations[0].legal_authorities[0].startswith("Verordnung")


def test_spellings_without_end_are_cut_and_said() -> None:
    more = "".join(f'<spelling-variant script="LATN">Hui Chon {n}</spelling-variant>' for n in range(150))
    (found,), problems = read(SHIP.replace("</value></name-part>", f"</value>{more}</name-part>"))
    assert len(found.names) == 101
    assert [problem.field for problem in problems] == ["spelling-variant"]
    assert "Hui Chon 149" in found.unread[0]
