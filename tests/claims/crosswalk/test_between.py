"""FollowTheMoney to STIX and back loses nothing; a foreign or changed object is read by its own fields."""

import json
from copy import deepcopy
from typing import Any

import stix2
from hypothesis import given
from hypothesis import strategies as st

from seawall.claims.crosswalk import ftm_to_stix, stix_to_ftm

COMPANY = {
    "id": "ofac-50543", "schema": "Company",
    "properties": {"name": ["Example Trading LLC", "Example Trading"], "uscCode": ["91110108562135265P"], "email": ["a@example.com"]},
}  # fmt: skip
OWNER = {"id": "p1", "schema": "Person", "properties": {"name": ["Jane Roe"], "birthDate": ["1970"]}}
SANCTION = {
    "id": "s1", "schema": "Sanction",
    "properties": {"entity": ["ofac-50543"], "authority": ["OFAC"], "program": ["CYBER2"], "listingDate": ["2025-01-03"]},
}  # fmt: skip
OWNS = {
    "id": "o1", "schema": "Ownership",
    "properties": {"owner": ["p1"], "asset": ["ofac-50543"], "startDate": ["2020-05"], "percentage": ["30"]},
}  # fmt: skip
ALL = [COMPANY, OWNER, SANCTION, OWNS]


def by_id(entities: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in entities}


def test_parties_listings_and_edges_come_back_whole() -> None:
    bundle, problems = ftm_to_stix(ALL)
    assert problems == []
    entities, told = stix_to_ftm(json.loads(json.dumps(bundle)))
    assert (by_id(entities), told) == (by_id(ALL), [])
    stix2.parse(bundle, allow_custom=True)


def test_who_reads_no_extension_sees_the_listing_and_the_tie() -> None:
    objects = ftm_to_stix(ALL)[0]["objects"]
    designation = next(each for each in objects if each["type"] == "designation")
    assert (designation["authority"], designation["programmes"], designation["listed"]) == (
        "OFAC",
        ["CYBER2"],
        "2025-01-03",
    )
    ties = {each["relationship_type"]: each for each in objects if each["type"] == "relationship"}
    assert set(ties) == {"designated-as", "owns"}
    assert ties["owns"]["start_time"] == "2020-05-01T00:00:00.000Z"


def test_an_object_that_was_changed_is_read_by_its_own_fields() -> None:
    bundle = deepcopy(ftm_to_stix(ALL)[0])
    next(each for each in bundle["objects"] if each.get("name") == "Jane Roe")["name"] = "Erika Mustermann"
    entities, told = stix_to_ftm(bundle)
    assert by_id(entities)["p1"]["properties"] == {"name": ["Erika Mustermann"]}
    assert "changed on the way" in told[0].why


def test_foreign_objects_are_read_where_there_is_a_word() -> None:
    keys = [f"identity--00000000-0000-4000-8000-00000000000{at}" for at in (1, 2)]
    objects = [
        {"type": "identity", "id": keys[0], "name": "Example GmbH", "identity_class": "organization"},
        {"type": "identity", "id": keys[1], "name": "Erika Mustermann", "identity_class": "individual"},
        {"type": "relationship", "id": "relationship--1", "relationship_type": "owns", "source_ref": keys[1], "target_ref": keys[0], "start_time": "2024-01-01T00:00:00Z"},
        {"type": "malware", "id": "malware--1", "name": "Example"},
    ]  # fmt: skip
    entities, told = stix_to_ftm({"objects": objects})
    assert [each["schema"] for each in entities] == ["Organization", "Person", "Ownership"]
    assert entities[2]["properties"] == {"owner": [keys[1]], "asset": [keys[0]], "startDate": ["2024-01-01"]}
    assert [each.record for each in told] == ["malware--1"]


def test_what_has_no_counterpart_is_told() -> None:
    _, told = ftm_to_stix(
        [
            {"id": "v1", "schema": "Vessel", "properties": {"name": ["Example Star"]}},
            {"id": "x", "schema": "Spell"},
            SANCTION,
        ]
    )
    assert [each.record for each in told] == ["v1", "x", "s1"]


_NAMES = st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=12), min_size=1, max_size=3)
_PARTIES = st.builds(
    lambda key, schema, names, notes: {"id": key, "schema": schema, "properties": {"name": names, "notes": notes}},
    st.sampled_from("abcde"), st.sampled_from(["Company", "Person", "Organization", "LegalEntity", "PublicBody"]), _NAMES, _NAMES,
)  # fmt: skip
_EDGES = st.builds(
    lambda key, source, target: {"id": key, "schema": "Ownership", "properties": {"owner": [source], "asset": [target]}},
    st.sampled_from("vwxyz"), st.sampled_from("abcde"), st.sampled_from("abcde"),
)  # fmt: skip


@given(st.lists(_PARTIES, max_size=5), st.lists(_EDGES, max_size=4))
def test_every_entity_comes_back_or_is_told(parties: list[dict[str, Any]], edges: list[dict[str, Any]]) -> None:
    entities = by_id([*parties, *edges])
    bundle, told = ftm_to_stix(entities.values())
    again, changed = stix_to_ftm(json.loads(json.dumps(bundle)))
    assert changed == []
    assert by_id(again) | {each.record: entities[each.record] for each in told} == entities


@given(
    st.recursive(
        st.none() | st.text(max_size=5) | st.integers(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["objects", "type", "id", "extensions", "name", "identity_class"]), inner, max_size=4
            )
        ),
        max_leaves=10,
    )
)
def test_any_json_is_entities_or_problems(data: object) -> None:
    if isinstance(data, dict):
        stix_to_ftm(data)
