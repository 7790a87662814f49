"""Canada's XML to entities: the place in the regulations as id, both times' elements, ships, and the real list."""

from collections import Counter
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
    PartRole,
    Schema,
)
from seawall.errors import Problem
from seawall.lists import ca
from seawall.lists.ca.rows import ROWS
from seawall.lists.version import count
from tests.lists.ca.documents import ENTITY, NEW, OLD, PERSON, SHIP, document, record


def read(*records: str) -> tuple[list[Entity], list[Problem]]:
    items = list(ca.parse(BytesIO(document(*records)), list_id="ca-gac-autonomous", file="sema-lmes.xml"))
    entities = [item for item in items if isinstance(item, Entity)]
    return entities, [item for item in items if isinstance(item, Problem)]


def parts(family: str, given: str) -> tuple[NamePart, ...]:
    return (NamePart(PartRole.FAMILY, family), NamePart(PartRole.GIVEN, given))


@pytest.mark.parametrize("form", [OLD, NEW])
def test_a_person_is_read_whole(form: int) -> None:
    (found,), problems = read(record(PERSON, form))
    assert problems == []
    assert found.id == "ca-russia-1-part-1-94"
    assert found.schema is Schema.PERSON
    assert found.names == (
        ListedName("AKIMOV, Andrey Igorevich", NameKind.PRIMARY, False, "Latn", parts("AKIMOV", "Andrey Igorevich")),
        ListedName("AKIMOV, Andrei Igorevich", NameKind.AKA, False, "Latn", parts("AKIMOV", "Andrei Igorevich")),
        ListedName("Andrei", NameKind.AKA, True, "Latn"),
    )
    assert found.designations == (Designation("CA", "Autonomous Sanctions", ("Russia",), date(2019, 3, 15)),)
    assert [born.iso for born in found.birth_dates] == ["1953-09-22"]
    assert found.facts == (Fact("Schedule", "1, Part 1"), Fact("Item", "94"))
    assert found.nationalities == ()


@pytest.mark.parametrize("form", [OLD, NEW])
def test_a_ship_has_its_imo_number_type_and_year(form: int) -> None:
    (found,), problems = read(record(SHIP, form))
    assert problems == []
    assert (found.id, found.schema, found.title) == (
        "ca-russia-1-1-1",
        Schema.VESSEL,
        "General Cargo / Multi Purpose",
    )
    assert found.identifiers == (Identifier(IdentifierKind.IMO, "7612448", "Ship IMO number"),)
    assert found.facts[0] == Fact("Ship build date", "1980")
    assert found.birth_dates == ()


def test_an_entity_has_its_names_of_both_languages_and_its_aliases() -> None:
    (found,), problems = read(record(ENTITY))
    assert problems == []
    assert found.schema is Schema.LEGAL_ENTITY
    assert [name.text for name in found.names] == ["Hara Institute", "Institut Hara", "Hara Co.", "حرا"]
    assert [name.kind for name in found.names] == [NameKind.PRIMARY, NameKind.AKA, NameKind.AKA, NameKind.AKA]


IDS = {
    ("Belarus / Bélarus", "1, Part 1", "1"): "ca-belarus-1-part-1-1",
    ("Myanmar (Burma) / Myanmar (Birmanie)", "Part 2", "34"): "ca-myanmar-burma-part-2-34",
    ("Venezuela ", "", "117"): "ca-venezuela-117",
    ("Justice for Victims of Corrupt Foreign Officials Regulations (JVCFOR) / Règlement (RJVDEC)", "", "54"): "ca-jvcfor-54",
    ("Russia / Russie", "1,Part 3", "2"): "ca-russia-1-part-3-2",
}  # fmt: skip


@pytest.mark.parametrize("place", IDS, ids=str)
def test_the_id_is_the_place_in_the_regulations(place: tuple[str, str, str]) -> None:
    regime, schedule, item = place
    (found,), _ = read(record({**PERSON, "regime": regime, "schedule": schedule, "item": item}))
    assert found.id == IDS[place]


@pytest.mark.parametrize(
    ("said", "dates"),
    [
        ("1953", ["1953"]),
        ("1965-03", ["1965-03"]),
        ("1963-1964", ["1963/1964"]),
        ("1963 or 1964", ["1963", "1964"]),
        ("1965-07-15 OR 1969-09-28", ["1965-07-15", "1969-09-28"]),
    ],
)
def test_dates_of_birth_of_all_shapes(said: str, dates: list[str]) -> None:
    (found,), problems = read(record({**PERSON, "born_or_built": said}))
    assert problems == []
    assert [born.iso for born in found.birth_dates] == dates


@pytest.mark.parametrize(
    ("fields", "field", "unread"),
    [
        ({**PERSON, "born_or_built": "Sep-99"}, "DateOfBirthOrShipBuildDate", ("DateOfBirthOrShipBuildDate: Sep-99",)),
        ({**PERSON, "listed_on": "soon"}, "DateOfListing", ("DateOfListing: soon",)),
        ({**SHIP, "imo": "Skif V"}, "ShipIMONumber", ("ShipIMONumber: Skif V",)),
        ({**PERSON, "item": ""}, "Item", ()),
        ({**PERSON, "last_name": "", "given_name": ""}, "LastName", ()),
        ({**PERSON, "entity_or_ship": "Example Trading LLC"}, "EntityOrShip", ()),
    ],
)
def test_what_is_not_understood_is_kept_and_reported(
    fields: dict[str, str], field: str, unread: tuple[str, ...]
) -> None:
    (found,), problems = read(record(fields))
    assert [problem.field for problem in problems] == [field]
    assert found.unread == unread


def test_a_name_in_the_field_of_the_imo_number_is_screened_as_a_name() -> None:
    (found,), _ = read(record({**SHIP, "imo": "Skif V"}))
    assert [name.text for name in found.names] == ["Balitiyskiy III", "Skif V"]


def test_an_element_that_is_not_known_is_kept_and_reported() -> None:
    (found,), problems = read(record(PERSON).replace("</record>", "<Gender-Sexe>M</Gender-Sexe></record>"))
    assert [problem.field for problem in problems] == ["Gender-Sexe"]
    assert found.unread == ("Gender-Sexe: M",)


def test_two_entries_of_one_item_are_said_and_both_are_kept() -> None:
    entities, problems = read(record(PERSON), record(PERSON, NEW))
    assert len(entities) == 2
    assert [problem.why for problem in problems] == ["this id stands in the file twice"]


def test_the_real_list_is_read_with_two_true_problems(shared_data: Path) -> None:
    with (shared_data / "ca/sema_2025-05.xml").open("rb") as stream:
        items = list(ca.parse(stream, list_id="ca-gac-autonomous", file="sema-lmes.xml"))
    entities = [item for item in items if isinstance(item, Entity)]
    problems = [item for item in items if isinstance(item, Problem)]
    assert [(problem.record, problem.said) for problem in problems] == [
        ("russia-1-part-1-1114", "Sep-99"),
        ("sudan-part-1-1", "born in the early 1970s"),
    ]
    assert len({entity.id for entity in entities}) == len(entities) == 4_759
    kinds = Counter(entity.schema for entity in entities)
    assert (kinds[Schema.PERSON], kinds[Schema.VESSEL], kinds[Schema.LEGAL_ENTITY]) == (3_334, 109, 1_316)
    assert sum(len(entity.identifiers) for entity in entities) == 109
    assert count(entities).shortfalls(ROWS[0].least) == ()
    by_id = {entity.id: entity for entity in entities}
    guard = next(entity for entity in entities if entity.caption == "Islamic Revolutionary Guard Corps")
    assert {"IRGC", "Corps des Gardiens de la Révolution islamique"} <= {name.text for name in guard.names}
    assert by_id["ca-russia-1-part-1-94"].caption == "AKIMOV, Andrey Igorevich"
