"""Annexes of the Official Journal: the rows of one entry are one entity, and its measures decide what follows."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from seawall.decisions import Outcome, shipped_policy
from seawall.entities import Designation, Entity, Fact, Identifier, IdentifierKind, ListedName, NameKind, Schema
from seawall.errors import Problem
from seawall.lists.eu import annex
from seawall.lists.eu.annex.mapper import FREEZES, OTHER_MEASURES, parted
from seawall.lists.eu.annex.reader import several
from tests.decisions.made import decided
from tests.lists.eu.documents import ANNEX_COLUMNS, PERSON_LINE, SEED_LINE
from tests.lists.eu.documents import annex as written

PRIMARY, AKA = NameKind.PRIMARY, NameKind.AKA


def read(*data: bytes) -> tuple[list[Entity], list[Problem]]:
    files = [(f"{number}.csv", BytesIO(each)) for number, each in enumerate(data, start=1)]
    items = list(annex.parse_all(files, list_id="eu-oj-annex"))
    return [item for item in items if isinstance(item, Entity)], [item for item in items if isinstance(item, Problem)]


def test_the_seed_company_is_read_whole() -> None:
    (found,), problems = read(written(SEED_LINE))
    assert problems == []
    assert (found.id, found.schema) == ("eu-32019R0796-I.B-5", Schema.LEGAL_ENTITY)
    assert found.names == (
        ListedName("Integrity Technology Group", PRIMARY, script="Latn"),
        ListedName("永信至诚科技集团股份有限公司", AKA, script="Hani"),
        ListedName("Beijing Integrity Technology Company Limited", AKA, script="Latn"),
        ListedName("Yongxin Zhicheng Technology Group Company Limited", AKA, script="Latn"),
    )
    assert found.designations == (
        Designation("EU", "Official Journal", ("EU-CYB",), date(2026, 3, 16), ("32019R0796",)),
    )
    assert found.identifiers == (Identifier(IdentifierKind.USCC, "91110108562135265P", "Registration number"),)
    assert [address.street for address in found.addresses] == [
        "Fenghao East Road, Room 103, Building6, No. 9, Beijing Haidian District, China",
        "Beijing, China",
    ]
    assert Fact("Organization Established Date", "2.9.2010") in found.facts
    assert Fact("Sanctions Type", "Asset freeze") in found.facts


def test_a_person_is_read_whole() -> None:
    (found,), problems = read(written(PERSON_LINE))
    assert problems == []
    assert found.names == (
        ListedName("EXAMPLE Person", PRIMARY, script="Latn"),
        ListedName("sample", AKA, script="Latn"),
        ListedName("Пример ПЕРСОНА", AKA, script="Cyrl"),
    )
    assert (found.schema, found.gender, found.nationalities) == (Schema.PERSON, "Male", ("Chinese",))
    assert [day.iso for day in found.birth_dates] == ["1983-10-04"]


PARTED = [
    # a value of the aliases as printed, of whom → its names
    ("Anzu Team, Holy Souls, Haywire Kitten", Schema.LEGAL_ENTITY, ["Anzu Team", "Holy Souls", "Haywire Kitten"]),
    ("‘Z-Pentest Alliance’, ‘Z-Alliance’", Schema.LEGAL_ENTITY, ["Z-Pentest Alliance", "Z-Alliance"]),
    ("Example Trading Company, Ltd", Schema.LEGAL_ENTITY, ["Example Trading Company, Ltd"]),
    ("Example Trading, Co. Ltd", Schema.LEGAL_ENTITY, ["Example Trading, Co. Ltd"]),
    ("Example Bank, Moscow", Schema.LEGAL_ENTITY, ["Example Bank, Moscow"]),
    ("Завод «Ремонт двигателей, Сервис машин» (АО)", Schema.COMPANY, ["Завод «Ремонт двигателей, Сервис машин» (АО)"]),
    ("EXAMPLE, Person", Schema.PERSON, ["EXAMPLE, Person"]),
    ("Abdurezak, Abdelrazaq, Abdulrazak", Schema.PERSON, ["Abdurezak", "Abdelrazaq", "Abdulrazak"]),
    ("‘YUliYA’", Schema.PERSON, ["YUliYA"]),
]


@pytest.mark.parametrize(("said", "schema", "names"), PARTED, ids=[row[0] for row in PARTED])
def test_names_are_parted_only_where_a_comma_can_be_nothing_else(said: str, schema: Schema, names: list[str]) -> None:
    assert parted(said, schema) == names


def test_the_words_that_were_parted_or_left_out_are_kept() -> None:
    said = "Safia Example, born 1 Jan. 1953 (Oman passport no 00000000, date of issue 4 May 2014.)"
    (found,), _ = read(written(PERSON_LINE | {"alias": said}))
    assert found.names[1].text == "Safia Example"
    assert Fact("Name as printed", said) in found.facts


NUMBERS = [
    # column, value → kind, number, note
    ("taxNumber", "7704730655 (Tax ID/INN)", IdentifierKind.TAX_ID, "7704730655", "Tax ID/INN"),
    ("registrationNumber", "91510105332025597A (Sichuan branch)", IdentifierKind.USCC, "91510105332025597A", "Sichuan branch"),
    ("passportNumber", "782633, issued on 31 May 2005", IdentifierKind.PASSPORT, "782633", "782633, issued on 31 May 2005"),
    ("passportNumber", "Libya B/002210", IdentifierKind.PASSPORT, "Libya B/002210", ""),
    ("imoNumber", "9058713", IdentifierKind.IMO, "9058713", ""),
    ("leiCode", "254900ZZZZZZZZZZZZ00", IdentifierKind.LEI, "254900ZZZZZZZZZZZZ00", ""),
    ("phone", "+ 7 (495) 459-99-05", IdentifierKind.PHONE, "+ 7 (495) 459-99-05", ""),
]  # fmt: skip


@pytest.mark.parametrize(("column", "said", "kind", "number", "note"), NUMBERS)
def test_numbers_are_taken_out_of_what_is_said_of_them(
    column: str, said: str, kind: IdentifierKind, number: str, note: str
) -> None:
    (found,), problems = read(written(PERSON_LINE | {"passportNumber": ""} | {column: said}))
    assert [(item.kind, item.value, item.note) for item in found.identifiers] == [(kind, number, note)]
    assert problems == []


def test_contacts_on_one_line_are_several() -> None:
    (found,), _ = read(written(SEED_LINE | {"email": "a@example.com, b@example.com", "registrationNumber": ""}))
    assert [item.value for item in found.identifiers] == ["a@example.com", "b@example.com"]


def test_rows_of_one_entry_are_one_entity_with_each_listing_once() -> None:
    ban = SEED_LINE | {"measure": "Travel ban", "startDate": "1 Feb. 2026"}
    (found, _), problems = read(written(SEED_LINE, PERSON_LINE | {"recordId": "7"}, ban))
    assert problems == []
    assert [(row.list_name, row.since) for row in found.designations] == [
        (FREEZES, date(2026, 3, 16)),
        (OTHER_MEASURES, date(2026, 2, 1)),
    ]
    assert len(found.names) == 4


def test_an_amending_act_adds_to_the_act_that_it_amends() -> None:
    columns = ["amendedCelex", "amendmentCelex", *ANNEX_COLUMNS[1:]]
    line = SEED_LINE | {"amendedCelex": "32019R0796", "amendmentCelex": "32026R0600", "startDate": "2026-03-16"}
    (found,), problems = read(written(SEED_LINE), written(line | {"alias": "Example alias"}, columns=columns))
    assert problems == []
    assert found.id == "eu-32019R0796-I.B-5"
    assert [row.legal_authorities for row in found.designations] == [("32019R0796",), ("32019R0796", "32026R0600")]
    assert found.names[-1].text == "Example alias"


def test_one_number_for_two_things_is_two_entries() -> None:
    ship = SEED_LINE | {"schema": "Vessel", "name": "EXAMPLE STAR", "alias": "", "imoNumber": "9058713"}
    entities, problems = read(written(SEED_LINE, ship))
    assert len({entity.id for entity in entities}) == 2
    assert problems == []


def test_an_annex_without_numbers_is_told_apart_by_its_names() -> None:
    lines = [PERSON_LINE | {"recordId": "", "name": name} for name in ("EXAMPLE One", "EXAMPLE Two")]
    first, _ = read(written(*lines))
    second, _ = read(written(*reversed(lines)))
    assert {entity.id for entity in first} == {entity.id for entity in second}
    assert len({entity.id for entity in first}) == 2


CHANGES = [
    ({"schema": "Starship"}, "schema", "Starship", "an unknown kind of entry"),
    ({"measure": "Curse"}, "measure", "Curse", "an unknown measure: taken for an asset freeze"),
    ({"startDate": "2026"}, "startDate", "2026", "not a day"),
    ({"birthDate": "Approximately (30-35 years old)"}, "birthDate", "Approximately (30-35 years old)", "not a date"),
    ({"gender": "unknown"}, "gender", "unknown", "not one gender"),
    ({"name": ""}, "name", "", "no name"),
]


@pytest.mark.parametrize(("change", "field", "said", "why"), CHANGES, ids=[row[1] for row in CHANGES])
def test_what_is_not_understood_is_said(change: dict[str, str], field: str, said: str, why: str) -> None:
    entities, problems = read(written(PERSON_LINE | change))
    assert len(entities) == 1
    assert [(one.field, one.said) for one in problems if one.why.startswith(why)] == [(field, said)]


def test_an_unknown_column_and_a_row_of_another_length_are_said() -> None:
    data = written(SEED_LINE | {"aura": "dark"}, columns=[*ANNEX_COLUMNS, "aura"]) + b"32019R0796,6,EU-CYB\n"
    entities, problems = read(data)
    assert entities[0].unread == ("aura: dark",)
    assert {problem.why for problem in problems} >= {
        "this column is not known",
        f"expected {len(ANNEX_COLUMNS) + 1} fields, found 3: columns may have moved",
        "no name",
    }


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("Foo; Bar", ("Foo", "Bar")),
        ('"Foo; Bar"; Baz', ("Foo; Bar", "Baz")),
        ('"Foo; Bar', ('"Foo', "Bar")),
        (" ; ", ()),
    ],
)
def test_a_cell_of_several_values_is_read_by_its_quotes(cell: str, values: tuple[str, ...]) -> None:
    assert several(cell) == values


@pytest.mark.parametrize(
    ("measure", "outcome"),
    [
        ("Asset freeze", Outcome.BLOCK),
        ("Travel ban", Outcome.REVIEW),
        ("Financial restrictions", Outcome.REVIEW),
        ("Export control", Outcome.REVIEW),
        ("Curse", Outcome.BLOCK),
    ],
)
def test_only_a_freeze_freezes(measure: str, outcome: Outcome) -> None:
    (found,), _ = read(written(SEED_LINE | {"measure": measure}))
    decision = decided(
        replace(found, id="ofac-1"), policy=shipped_policy("eu")
    )  # the id that the match of `made` bears
    assert decision.outcome is outcome
