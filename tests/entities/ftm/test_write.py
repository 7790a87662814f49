"""What is written in FollowTheMoney's words says the same when it is read again, but for what docs/reference/ftm.md lists."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    Source,
)  # fmt: skip
from seawall.entities.ftm import schema_row, to_ftm
from seawall.errors import Problem
from seawall.lists.ftm import parse

SOURCE = Source("us-ofac-sdn", "sdn.xml", "line 1", date(2026, 8, 20))
INTEGRITY = Entity(
    id="ofac-50543",
    schema=Schema.COMPANY,
    names=(
        ListedName("INTEGRITY TECHNOLOGY GROUP, INCORPORATED", NameKind.PRIMARY, script="Latn"),
        ListedName("YONGXIN ZHICHENG TECHNOLOGY GROUP COMPANY, LIMITED", weak=True, script="Latn"),
    ),
    designations=(Designation("OFAC", "SDN", ("CYBER2",), date(2025, 1, 3)),),
    source=SOURCE,
    identifiers=(
        Identifier(IdentifierKind.USCC, "91110108562135265P", "Unified Social Credit Code (USCC)", "China"),
        Identifier(IdentifierKind.TICKER, "688244", "Equity Ticker"),
        Identifier(IdentifierKind.WALLET, "0xabc", "Digital Currency Address - ETH", currency="ETH"),
        Identifier(IdentifierKind.ACCOUNT, "XX000017", "Bank account"),
    ),
    addresses=(Address("Room 103, Building 6", "Beijing", "", "", "China", "cn"),),
    nationalities=("China",),
    links=(Link("Acting for or on behalf of", "Example Ltd", "ofac-1"),),
    facts=(Fact("Organization Established Date", "02 Sep 2010"),),
    unread=("a line that nobody could read",),
)


def again(entity: Entity) -> Entity:
    data = orjson.dumps(to_ftm(entity)) + b"\n"
    (found,) = [
        item for item in parse(BytesIO(data), list_id=entity.source.list_id, file="x.json") if isinstance(item, Entity)
    ]
    return found


def test_an_entry_in_followthemoney_s_words() -> None:
    said = to_ftm(INTEGRITY)
    assert (said["id"], said["caption"], said["schema"], said["target"], said["datasets"]) == (
        "ofac-50543", "INTEGRITY TECHNOLOGY GROUP, INCORPORATED", "Company", True, ["us-ofac-sdn"],
    )  # fmt: skip
    properties = said["properties"]
    assert properties["weakAlias"] == ["YONGXIN ZHICHENG TECHNOLOGY GROUP COMPANY, LIMITED"]
    assert properties["uscCode"] == ["91110108562135265P"]
    assert properties["sanctions"][0]["properties"] == {
        "entity": ["ofac-50543"], "authority": ["OFAC"], "program": ["CYBER2"], "listingDate": ["2025-01-03"],
    }  # fmt: skip
    assert properties["notes"] == ["Organization Established Date: 02 Sep 2010", "a line that nobody could read"]


def test_every_property_is_one_of_its_schema_at_every_depth() -> None:
    for schema in Schema:
        _check(
            to_ftm(replace(INTEGRITY, schema=schema, birth_dates=(PartialDate.year(1971),), gender="male", title="Dr"))
        )


def _check(said: dict[str, Any]) -> None:
    row = schema_row(said["schema"])
    assert row
    assert set(said["properties"]) <= set(row.properties)
    for values in said["properties"].values():
        for value in values:
            if isinstance(value, dict):
                _check(value)
            else:
                assert isinstance(value, str)


def test_what_is_read_again_says_the_same() -> None:
    found = again(INTEGRITY)
    assert found.names == INTEGRITY.names
    assert found.designations == INTEGRITY.designations
    assert found.links == INTEGRITY.links
    assert {(number.kind, number.value) for number in found.identifiers} == {
        (IdentifierKind.USCC, "91110108562135265P"), (IdentifierKind.TICKER, "688244"),
        (IdentifierKind.WALLET, "0xabc"), (IdentifierKind.OTHER, "XX000017"),
    }  # fmt: skip


SPANS = {
    "29 Jun 1960": ("1960-06-29",),
    "Jun 1960": ("1960-06",),
    "1960": ("1960",),
    "circa 1960": ("1960",),
    "1960 to 1962": ("1960", "1961", "1962"),
    "1900 to 1990": ("1900", "1990"),
    "1960-06-03 to 1960-06-09": ("1960-06",),
}


@pytest.mark.parametrize("said", SPANS)
def test_a_span_is_written_as_what_followthemoney_can_say(said: str) -> None:
    found = PartialDate.parse(said)
    assert found
    person = replace(INTEGRITY, schema=Schema.PERSON, birth_dates=(found,))
    assert tuple(to_ftm(person)["properties"]["birthDate"]) == SPANS[said]


TEXT = st.text("abcÄйш中 -'.", min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)
NAME = st.builds(
    ListedName,
    TEXT,
    st.sampled_from(NameKind),
    st.booleans(),
    st.just(""),
    st.lists(st.builds(NamePart, st.sampled_from(PartRole), TEXT), max_size=2).map(tuple),
)
DAY = st.dates(date(1900, 1, 1), date(2025, 1, 1))
BORN = DAY.map(lambda day: PartialDate(day, day, text=day.isoformat())) | st.integers(1900, 2000).map(PartialDate.year)
CODE = st.sampled_from(["", "cn", "ru", "us"])
ENTITY = st.builds(
    Entity,
    id=st.just("x-1"),
    schema=st.sampled_from(Schema),
    names=st.lists(NAME, min_size=1, max_size=4).map(tuple),
    designations=st.lists(
        st.builds(Designation, TEXT, TEXT, st.lists(TEXT, max_size=2, unique=True).map(tuple), st.none() | DAY),
        min_size=1, max_size=3,
    ).map(tuple),
    source=st.just(SOURCE),
    identifiers=st.lists(st.builds(Identifier, st.sampled_from(IdentifierKind), TEXT, TEXT, CODE), max_size=4).map(tuple),
    addresses=st.lists(st.builds(Address, TEXT, TEXT, TEXT, TEXT, CODE), max_size=2).map(tuple),
    birth_dates=st.lists(BORN, max_size=2, unique=True).map(tuple),
    nationalities=st.lists(CODE.filter(bool), max_size=2, unique=True).map(tuple),
    links=st.lists(st.builds(Link, TEXT, TEXT, st.just("")), max_size=2).map(tuple),
    facts=st.lists(st.builds(Fact, TEXT, TEXT), max_size=3).map(tuple),
    unread=st.lists(TEXT, max_size=1).map(tuple),
)  # fmt: skip


@given(ENTITY)
def test_no_name_number_or_listing_is_lost(entity: Entity) -> None:
    said = to_ftm(entity)
    _check(said)
    found = again(entity)
    assert (found.id, found.schema) == (entity.id, entity.schema)
    assert found.designations == entity.designations
    assert {name.text for name in found.names} == {name.text for name in entity.names}
    strong = {name.text for name in entity.names if not name.weak}
    assert {name.text for name in found.names if not name.weak} == strong
    assert {number.value for number in entity.identifiers} <= set(_words_of(found))
    assert {(link.relation, link.target_name) for link in found.links} == {
        (link.relation, link.target_name) for link in entity.links
    }
    if entity.schema is Schema.PERSON:
        assert {(born.earliest, born.latest) for born in found.birth_dates} == {
            (born.earliest, born.latest) for born in entity.birth_dates
        }


def _words_of(entity: Entity) -> set[str]:
    facts = {fact.value.rpartition(": ")[2] for fact in entity.facts}
    return {number.value for number in entity.identifiers} | facts


@given(ENTITY)
def test_what_was_read_again_once_does_not_change_any_more(entity: Entity) -> None:
    once = again(entity)
    twice = again(once)
    assert again(twice) == twice


def test_the_sample_collection_comes_back_as_it_was(shared_data: Path) -> None:
    path = shared_data / "opensanctions-format" / "seawall_sample" / "entities.ftm.json"
    with path.open("rb") as stream:
        entities = [item for item in parse(stream, list_id="s", file="x") if isinstance(item, Entity)]
    data = b"".join(orjson.dumps(to_ftm(entity)) + b"\n" for entity in entities)
    back = list(parse(BytesIO(data), list_id="s", file="x"))
    assert back == entities
    assert not any(isinstance(item, Problem) for item in back)
