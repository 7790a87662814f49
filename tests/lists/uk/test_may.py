"""The list of May 2026: 6,046 designations written as the list is published and read back, nothing lost in any format."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from seawall.entities import Entity, NameKind, Schema, Source
from seawall.errors import Problem
from seawall.lists.catalog import BY_ID
from seawall.lists.uk import tables, xml
from seawall.lists.version import count
from tests.lists.uk import may
from tests.lists.uk.documents import as_csv, as_ods, table
from tests.lists.uk.may import Subject

LIST = "uk-fcdo-sanctions"


@pytest.fixture(scope="module")
def listed(shared_data: Path) -> dict[str, Subject]:
    return may.subjects(shared_data / "uk" / "2026-05")


@pytest.fixture(scope="module")
def items(listed: dict[str, Subject]) -> list[Entity | Problem]:
    return list(xml.parse(BytesIO(may.as_xml(listed.values())), list_id=LIST, file="UK-Sanctions-List.xml"))


@pytest.fixture(scope="module")
def read(items: list[Entity | Problem]) -> dict[str, Entity]:
    return {item.id.removeprefix("uk-"): item for item in items if isinstance(item, Entity)}


def test_every_designation_is_there_and_no_problem(
    items: list[Entity | Problem], read: dict[str, Entity], listed: dict[str, Subject]
) -> None:
    assert [item for item in items if isinstance(item, Problem)] == []
    assert read.keys() == listed.keys()
    assert len(read) == 6_046
    kinds = Counter(entity.schema for entity in read.values())
    assert kinds == {Schema.PERSON: 3_883, Schema.ORGANIZATION: 1_531, Schema.VESSEL: 632}
    assert not any(entity.unread for entity in read.values())


def test_every_name_is_there_with_its_kind_and_its_strength(
    read: dict[str, Entity], listed: dict[str, Subject]
) -> None:
    for uid, subject in listed.items():
        names = {(name.text, name.kind is NameKind.PRIMARY, name.weak) for name in read[uid].names}
        for said in subject.names:
            text = " ".join(said["full_name"].split())
            # Two organisations have their whole name in two parts; a person's Tango Tango is a name.
            doubled = re.fullmatch(r"(.+) \1", text) if subject.said["subject_type"] == "entity" else None
            weak = said["alias_strength"] == "low_quality_aka"
            assert (doubled[1] if doubled else text, said["name_type"] == "primary", weak) in names
    assert sum(name.weak for entity in read.values() for name in entity.names) == 605


def test_every_date_of_birth_is_there_at_its_own_precision(read: dict[str, Entity], listed: dict[str, Subject]) -> None:
    for uid, subject in listed.items():
        expected = {
            "-".join(part for part in (said["year"], said["month"], said["day"]) if part)
            if said["precision"] == "exact"
            else "-".join(part for part in (said["year"], said["month"] * (said["precision"] == "month_year")) if part)
            for said in subject.births
        }
        assert {born.iso for born in read[uid].birth_dates} == expected


def test_every_number_is_there_once(read: dict[str, Entity], listed: dict[str, Subject]) -> None:
    for uid, subject in listed.items():
        entity = read[uid]
        kept = " ".join((*(row.value for row in entity.identifiers), *(fact.value for fact in entity.facts)))
        for said in subject.numbers:
            for digits in re.findall(r"\d{5,}", said["raw_value"]):
                assert digits in kept, (uid, said)
        assert len(set(entity.identifiers)) == len(entity.identifiers)


def test_days_and_references_are_those_of_the_tables(read: dict[str, Entity], listed: dict[str, Subject]) -> None:
    for uid, subject in listed.items():
        day, month, year = map(int, subject.said["date_designated"].split("/"))
        assert [row.since for row in read[uid].designations] == [date(year, month, day)]
        said = {fact.label: fact.value for fact in read[uid].facts}
        assert said.get("UN Reference Number", "") == subject.said["un_reference_number"]
        assert said.get("OFSI Group ID", "") == subject.said["ofsi_group_id"]


def test_integrity_technology_group_stands_on_it(read: dict[str, Entity]) -> None:
    found = read["CYB0113"]
    assert [name.text for name in found.names] == ["Integrity Technology Group Incorporated", "Integrity Tech"]
    assert found.designations[0].since == date(2025, 12, 9)


def test_the_catalogue_s_least_counts_are_four_fifths_of_it(read: dict[str, Entity]) -> None:
    held, least = count(read.values()), BY_ID[LIST].least
    assert held.shortfalls(least) == ()
    assert (held.entities, held.names) == (6_046, 15_050)
    for have, need in ((held.entities, least.entities), (held.names, least.names)):
        assert 0.75 < need / have < 0.85


@pytest.mark.parametrize("form", ["csv", "ods"])
def test_the_table_says_the_same(form: str, read: dict[str, Entity], listed: dict[str, Subject]) -> None:
    # Every fifth is enough of the spreadsheet, whose test takes long to write it.
    some = list(listed.values())[:: 1 if form == "csv" else 5]
    cells = table(may.as_rows(some), "Report Date: 07-May-2026")
    if form == "csv":
        found = list(tables.parse_csv(BytesIO(as_csv(cells)), list_id=LIST, file="uk.csv"))
    else:
        found = list(tables.parse_ods(BytesIO(as_ods(cells)), list_id=LIST, file="uk.ods"))
    entities = [item for item in found if isinstance(item, Entity)]
    assert [item for item in found if isinstance(item, Problem)] == []
    nowhere = Source("", "", "")
    for entity in entities:
        same = read[entity.id.removeprefix("uk-")]
        assert replace(entity, source=nowhere) == replace(same, source=nowhere)
    assert len(entities) == len(some)


def test_the_archive_of_the_old_list_is_read_whole(shared_data: Path) -> None:
    path = shared_data / "uk" / "format-samples" / "ofsi_conlist_sample_2020-04-27.csv"
    with path.open("rb") as stream:
        found = list(tables.parse_conlist(stream, list_id="uk-ofsi-conlist", file=path.name))
    entities = [item for item in found if isinstance(item, Entity)]
    assert len(entities) == len(found) == 6
    assert [entity.id for entity in entities] == [
        f"ofsi-{number}" for number in (9053, 13063, 13754, 11039, 13017, 9215)
    ]
    assert {entity.source.published for entity in entities} == {date(2020, 4, 27)}
    assert [len(entity.birth_dates) for entity in entities] == [1, 3, 1, 7, 3, 1]
    assert entities[5].identifiers[0].value == "3520025509842-7"
