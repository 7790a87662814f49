"""Claims go out as STIX 2.1 that its own library accepts, and come back row by row; what was changed on the way is told."""

import json
from io import BytesIO
from typing import Any

import pytest
import stix2
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.claims import Claim, NodeKind, Relation, node
from seawall.claims.crosswalk import to_stix
from seawall.claims.readers import stix
from seawall.claims.readers.read import read
from seawall.claims.readers.source import Source
from seawall.errors import Problem
from tests.claims.made import ADDRESS, CLAIMS, COMPANY, EXAMPLE, NETWORK, claim, parted


def back(bundle: dict[str, Any]) -> tuple[list[Claim], list[Problem]]:
    return parted(list(stix.parse(BytesIO(json.dumps(bundle).encode()), Source("back.json"))))


def example() -> list[Claim]:
    with EXAMPLE.open("rb") as stream:
        return parted(list(read(stream, Source("claims.csv"))))[0]


@settings(max_examples=30)
@given(st.lists(CLAIMS, max_size=4))
def test_claims_come_back_as_they_were_and_the_library_of_the_standard_accepts_them(claims: list[Claim]) -> None:
    bundle = to_stix(claims)
    again, problems = back(bundle)
    assert problems == []
    assert {each.id: each for each in again} == {each.id: each for each in claims}
    assert len(again) == len({each.id for each in claims})
    stix2.parse(bundle, allow_custom=True)


def test_the_case_comes_back_whole() -> None:
    claims = example()
    again, problems = back(to_stix(claims))
    assert ({each.id for each in again}, problems) == ({each.id for each in claims}, [])


def test_the_same_claims_give_the_same_bytes_in_any_order() -> None:
    claims = example()
    assert json.dumps(to_stix(claims)) == json.dumps(to_stix(claims[::-1]))


def test_the_standards_own_fields_say_the_window_the_confidence_and_the_owner() -> None:
    bundle = to_stix([claim(first="2023-07-13", last="2024-09-04")])
    of = {each["type"]: each for each in bundle["objects"]}
    assert (of["indicator"]["pattern"], of["indicator"]["valid_from"], of["indicator"]["valid_until"]) == (
        "[ipv4-addr:value = '8.8.4.4']", "2023-07-13T00:00:00.000Z", "2024-09-04T23:59:59.999Z",
    )  # fmt: skip
    assert (of["relationship"]["relationship_type"], of["relationship"]["source_ref"]) == (
        "indicates",
        of["indicator"]["id"],
    )
    assert of["infrastructure"]["name"] == "Example Train"


def test_two_rows_of_one_address_are_two_indicators() -> None:
    bundle = to_stix([claim(first="2023-07-13"), claim(first="2023-10-08", row="2")])
    assert sum(each["type"] == "indicator" for each in bundle["objects"]) == 2


def test_a_listing_is_a_designation_by_our_extension() -> None:
    listing = node(NodeKind.LISTING, "SDN 50543", "ofac-50543")
    bundle = to_stix([claim(COMPANY, Relation.LISTED_AS, listing, first="2025-01-03", by="OFAC")])
    found = next(each for each in bundle["objects"] if each["type"] == "designation")
    assert found["entity_id"] == "ofac-50543"
    assert "new-sdo" in {extension["extension_type"] for extension in found["extensions"].values()}
    assert set(found["extensions"]) <= {each["id"] for each in bundle["objects"]}


@pytest.mark.parametrize(
    "field, value", [("stop_time", "2025-01-01T00:00:00.000Z"), ("confidence", 1), ("description", "x")]
)
def test_what_was_changed_on_the_way_is_told(field: str, value: object) -> None:
    bundle = to_stix([claim(COMPANY, Relation.OWNS, NETWORK, first="2024-01-01", last="2024-02-01")])
    tie = next(each for each in bundle["objects"] if each["type"] == "relationship")
    tie[field] = value
    claims, problems = back(bundle)
    assert f"{field} changed since" in problems[0].why
    assert [each.relation for each in claims] == [Relation.OWNS]


def test_a_claim_whose_extension_was_changed_is_not_taken_from_it() -> None:
    bundle = to_stix([claim(COMPANY, Relation.OWNS, NETWORK)])
    text = json.dumps(bundle).replace('"denied": false', '"denied": true')
    claims, problems = back(json.loads(text))
    assert "was changed" in problems[0].why
    assert not any(each.denied for each in claims)


def test_nodes_read_from_stix_keep_their_ids() -> None:
    key = "intrusion-set--00000000-0000-4000-8000-000000000001"
    actor = node(NodeKind.ACTOR, "Example Typhoon", f"stix/{key}")
    assert key in {each["id"] for each in to_stix([claim(actor, Relation.USES, ADDRESS)])["objects"]}


DENIED = claim(COMPANY, Relation.CONTROLS, NETWORK, by="Example News", denied=True)
SAID = claim(COMPANY, Relation.CONTROLS, NETWORK)


def of_types(bundle: dict[str, Any], *types: str) -> list[dict[str, Any]]:
    return [each for each in bundle["objects"] if each["type"] in types]


def test_a_denial_of_what_another_says_is_a_strong_disagreement_with_that_relationship() -> None:
    bundle = to_stix([SAID, DENIED])
    (tie,), (opinion,) = of_types(bundle, "relationship"), of_types(bundle, "opinion", "note")
    assert (opinion["opinion"], opinion["object_refs"]) == ("strongly-disagree", [tie["id"]])
    assert "Example News: it is denied that" in opinion["explanation"]
    stix2.parse(bundle)
    assert {each.id for each in back(bundle)[0]} == {SAID.id, DENIED.id}


def test_a_denial_alone_is_a_note_on_both_ends_and_no_tie() -> None:
    bundle = to_stix([DENIED])
    (note,) = of_types(bundle, "relationship", "opinion", "note")
    named = {each["id"]: each["name"] for each in bundle["objects"] if "name" in each}
    assert note["type"] == "note"
    assert [named[ref] for ref in note["object_refs"]] == ["Example Trading LLC", "Example Train"]
    assert [each.id for each in back(bundle)[0]] == [DENIED.id]


def test_an_indicator_that_is_denied_is_in_no_bundle_as_something_to_look_for() -> None:
    bundle = to_stix([claim(denied=True)])
    assert of_types(bundle, "indicator", "relationship") == []
    assert "8.8.4.4" in of_types(bundle, "note")[0]["content"]
    assert [each.denied for each in back(bundle)[0]] == [True]


def test_a_denial_whose_opinion_was_softened_on_the_way_is_told_and_denies_nothing() -> None:
    bundle = to_stix([SAID, DENIED])
    of_types(bundle, "opinion")[0]["opinion"] = "neutral"
    claims, problems = back(bundle)
    assert [each.id for each in claims] == [SAID.id]
    assert ["opinion changed since" in problems[0].why, "it denies nothing" in problems[1].why] == [True, True]
